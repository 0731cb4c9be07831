//! Denials of harm that no single phrase holds: "no drug-related adverse events", "without serious side effects".

use super::super::clause::Clause;
use super::{Predicate, Shape};
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;
use crate::record::Relation;

/// Words that may stand between the denial and the harm.
static BETWEEN: Set = Set::new(&[
    "significant", "serious", "severe", "major", "relevant", "clinically", "drug", "treatment", "-", "related", "emergent", "notable",
    "important", "reported", "other", "unexpected", "apparent", "obvious", "known", "harmful", "unwanted", "any", "such", "long", "term",
    "short", "gastrointestinal", "local", "systemic", "meaningful", "additional", "further", "life", "threatening", "attributable",
    "intervention", "study", "vaccine", "device", "procedure", "supplement", "new", "considerable", "substantial", "unpleasant",
    "bothersome", "troublesome", "noticeable", "the", "usual", "worrying", "dangerous",
]);

/// One past a harm that begins at token `i`: "adverse events", "side effects", "toxicity".
fn harm(scan: &Scan, i: usize) -> Option<usize> {
    match scan.word(i) {
        "adverse" => scan.is(i + 1, &["effects", "effect", "events", "event", "reactions", "reaction"]).then_some(i + 2),
        "side" => {
            let next = if scan.word(i + 1) == "-" { i + 2 } else { i + 1 };
            scan.is(next, &["effects", "effect"]).then_some(next + 1)
        }
        "toxicity" | "toxicities" | "complications" | "harms" => Some(i + 1),
        _ => None,
    }
}

/// The denial of harm in a clause, and whether it only accompanies what else is told: "without side effects".
pub(super) fn harmless(scan: &Scan, clause: &Clause, index: usize) -> Option<(Predicate, bool)> {
    scan.beginning(class::DENIAL, clause.from, clause.to).find_map(|i| {
        if !scan.is(i, &["no", "without"]) || scan.raw(i) == "NO" {
            return None;
        }
        let at = (i + 1..clause.to.min(i + 8)).find(|k| !BETWEEN.contains(scan.word(*k)))?;
        let to = harm(scan, at).filter(|to| *to <= clause.to)?;
        let told = Predicate::told(Relation::NoEffect, Shape::Safe, (i, to), index);
        Some((told, scan.word(i) == "without"))
    })
}
