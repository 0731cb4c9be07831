//! Words around a cue that turn what it tells: "lost more weight", "adversely affects", "as effective as placebo".

use super::super::arms::opposite;
use super::super::clause::Clause;
use super::words::is_adverb;
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;
use crate::record::Relation;

/// Adverbs that say that an influence is a good one, a bad one.
static WELL: Set = Set::new(&["positively", "favorably", "favourably", "beneficially"]);
static ILL: Set = Set::new(&["negatively", "adversely", "detrimentally", "unfavorably", "unfavourably", "badly", "severely"]);

/// What something is held against where nothing is expected of it.
static NOTHING: Set = Set::new(&["placebo", "sham", "nothing", "dummy", "inactive", "water", "no"]);

/// The relation that the cue at tokens `[from, to)` tells in its clause.
pub(super) fn turned(scan: &Scan, clause: &Clause, from: usize, to: usize, relation: Relation) -> Relation {
    let mut at = from;
    while at > clause.from && is_adverb(scan.word(at - 1)) {
        at -= 1;
    }
    // "Lost more weight": the weight goes down.
    if scan.is(from, &["more", "less", "greater", "fewer"]) && at > clause.from {
        let lost = scan.is(at - 1, &["lost", "lose", "loses", "losing", "shed"]);
        return if lost { opposite(relation) } else { relation };
    }
    if scan.word(from) == "avoid" && helped(scan, clause, from) {
        return Relation::Prevents;
    }
    // "Contributes to the prevention of hypertension".
    if relation == Relation::Causes && scan.word(to - 1) == "to" {
        let noun = if scan.word(to) == "the" { to + 1 } else { to };
        if scan.word(noun) == "prevention" && scan.word(noun + 1) == "of" {
            return Relation::Prevents;
        }
    }
    // "Interferes with absorption": there is less of it.
    if relation == Relation::Worsens
        && (to..clause.to.min(to + 3)).any(|i| scan.is(i, &["absorption", "uptake", "production", "synthesis", "secretion", "formation"]))
    {
        return Relation::Decreases;
    }
    if relation == Relation::Affects && at < from {
        return match (at..from).map(|i| scan.word(i)).find(|w| WELL.contains(w) || ILL.contains(w)) {
            Some(w) if WELL.contains(w) => Relation::Improves,
            Some(_) => Relation::Worsens,
            None => relation,
        };
    }
    // "As effective as placebo", "as good as a sham treatment".
    let as_nothing = relation == Relation::Treats
        && from > clause.from
        && (scan.word(from - 1) == "as" && scan.word(to) == "as" || scan.word(to - 1) == "as")
        && (to..clause.to.min(to + 4)).any(|i| NOTHING.contains(scan.word(i)));
    if as_nothing { Relation::NoEffect } else { relation }
}

/// Whether a word of help stands shortly before token `at`: "helps newborns avoid".
pub(super) fn helped(scan: &Scan, clause: &Clause, at: usize) -> bool {
    scan.word(at) == "avoid" && (at.saturating_sub(4).max(clause.from)..at).any(|i| scan.is(i, &["help", "helps", "helped", "helping"]))
}
