//! Calls for research that no single phrase holds: "the need for more rigorous, large-scale trials", "trials of X are still needed".

use super::super::clause::Clause;
use super::words::{BE, is_adverb};
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;

/// What is called for.
static RESEARCH: Set = Set::new(&[
    "research", "study", "studies", "trial", "trials", "rct", "rcts", "investigation", "investigations", "work", "data", "evidence",
    "evaluation", "evaluations", "confirmation", "validation", "replication", "exploration", "assessment", "experiments", "corroboration",
]);

/// Words that say that it is missing.
static CALLED_FOR: Set = Set::new(&[
    "needed", "required", "warranted", "necessary", "lacking", "awaited", "desirable", "essential", "missing", "justified", "advisable",
    "scarce", "sparse", "scant", "indicated", "encouraged",
]);

/// Verbs of what a study does with an outcome.
static MEASURES: Set = Set::new(&[
    "report", "reported", "measure", "measured", "assess", "assessed", "examine", "examined", "investigate", "investigated", "evaluate",
    "evaluated", "address", "addressed", "record", "recorded", "look", "looked", "provide", "provided", "study", "studied", "analysed",
    "analyzed", "describe", "described", "contributed", "tested", "found", "identified",
]);

/// Verbs whose object is research: "deserves closer study".
static DESERVES: Set =
    Set::new(&["deserve", "deserves", "merit", "merits", "require", "requires", "warrant", "warrants", "need", "needs", "await", "awaits"]);

/// Words that make research one more: what is asked for is not there.
static MORE: Set = Set::new(&[
    "further", "more", "additional", "future", "larger", "longer", "larger-scale", "large", "large-scale", "rigorous", "closer", "new",
    "prospective", "randomized", "randomised", "controlled", "confirmatory", "independent", "long", "well", "high", "better", "definitive",
]);

/// The words that a call for research can begin with: every rule of [`gap`] begins at one of them.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    const OTHERS: &[&str] = &[
        "no", "none", "neither", "few", "not", "call", "calls", "calling", "demand", "demands", "has", "have", "remains", "remain",
        "should", "would",
    ];
    OTHERS.iter().chain(DESERVES.words()).chain(BE.words()).copied()
}

/// The tokens of a call for research in a clause, where there is one.
pub(super) fn gap(scan: &Scan, clause: &Clause) -> Option<(usize, usize)> {
    let research = |from: usize, to: usize| (from..to.min(clause.to)).find(|i| RESEARCH.contains(scan.word(*i)));
    for i in scan.beginning(class::GAP, clause.from, clause.to) {
        if let Some(to) = unmeasured(scan, clause, i) {
            return Some((i, to));
        }
        if scan.is(i, &["need", "needs", "call", "calls", "calling", "demand", "demands"])
            && scan.is(i + 1, &["for", "of"])
            && let Some(at) = research(i + 2, i + 12)
        {
            return Some((i, at + 1));
        }
        if BE.contains(scan.word(i)) {
            let to = (i + 1..clause.to)
                .find(|k| !is_adverb(scan.word(*k)) && !scan.is(*k, &["therefore", "thus", "now", "yet", "hence"]))
                .filter(|k| CALLED_FOR.contains(scan.word(*k)));
            if let Some(to) = to
                && (clause.from..i)
                    .any(|k| RESEARCH.contains(scan.word(k)) && !scan.is(k + 1, &["showed", "shows", "suggests", "suggest", "that"]))
            {
                return Some((i, to + 1));
            }
        }
        // "The role of X has to be explored", "remains to be established".
        if scan.is(i, &["has", "have", "needs", "need", "remains", "remain"])
            && scan.word(i + 1) == "to"
            && scan.word(i + 2) == "be"
            && scan.is(
                i + 3,
                &[
                    "explored", "investigated", "determined", "established", "clarified", "assessed", "evaluated", "confirmed",
                    "elucidated", "proven", "studied", "examined", "tested", "verified", "addressed", "further", "demonstrated",
                    "validated", "defined",
                ],
            )
        {
            return Some((i, i + 4));
        }
        // "Trials comparing A with B would be useful."
        if scan.word(i) == "would"
            && scan.word(i + 1) == "be"
            && scan.is(
                i + 2,
                &["useful", "valuable", "helpful", "ideal", "beneficial", "welcome", "informative", "desirable", "needed", "required"],
            )
            && research(clause.from, i).is_some()
        {
            return Some((i, i + 3));
        }
        // "More trials should be done."
        if scan.word(i) == "should"
            && scan.word(i + 1) == "be"
            && scan.is(i + 2, &["done", "conducted", "performed", "undertaken", "carried", "repeated", "planned", "designed", "replicated"])
            && research(clause.from, i).is_some()
        {
            return Some((i, i + 3));
        }
        if DESERVES.contains(scan.word(i))
            && let Some(at) = research(i + 1, i + 8)
            && (i + 1..=at).any(|k| MORE.contains(scan.word(k)))
        {
            return Some((i, at + 1));
        }
    }
    None
}

/// "No trial reported", "none of the studies measured", "was not assessed": where such words begin at token `i`, where they end.
fn unmeasured(scan: &Scan, clause: &Clause, i: usize) -> Option<usize> {
    let verb = |from: usize, to: usize| (from..to.min(clause.to)).find(|k| MEASURES.contains(scan.word(*k)));
    let study = |from: usize, to: usize| {
        (from..to.min(clause.to)).find(|k| scan.is(*k, &["study", "studies", "trial", "trials", "rct", "rcts", "reviews", "authors"]))
    };
    if scan.is(i, &["no", "none", "neither", "few"]) {
        let at = study(i + 1, i + 6)
            .filter(|at| !(i + 1..*at).any(|k| scan.is(k, &["in", "between", "from", "with", "to", "for", "across"])))?;
        let to = verb(at + 1, at + 3)?;
        // "No study found a difference" denies; "no studies were found" leaves open.
        let update = (i + 1..at).any(|k| scan.is(k, &["new", "other", "additional", "further", "more", "ongoing"]));
        if scan.is(to, &["found", "identified"]) && (update || !BE.contains(scan.word(to - 1))) {
            return None;
        }
        // "No study reported harm" denies the harm; "no study reported on harm" leaves it open.
        let open = !scan.is(to, &["reported", "report"])
            || scan.is(to + 1, &["on", "data", "about", "outcomes", "results", "any", "the", "our", "this", "these", "whether", "how"]);
        return open.then_some(to + 1);
    }
    // "Quality of life was not reported", "the studies did not measure pain".
    if scan.word(i) == "not" && i > clause.from {
        if BE.contains(scan.word(i - 1)) {
            return verb(i + 1, i + 2).filter(|to| !scan.is(*to, &["found", "identified"])).map(|to| to + 1);
        }
        // "Has not been adequately addressed".
        if scan.word(i + 1) == "been" && scan.is(i - 1, &["has", "have"]) {
            return verb(i + 2, i + 4)
                .filter(|to| !scan.is(*to, &["found", "identified"]))
                .filter(|to| scan.word(to + 1) != "to")
                .map(|to| to + 1);
        }
        if scan.is(i - 1, &["did", "do", "does"]) && study(clause.from, i).is_some() {
            return verb(i + 1, i + 2)
                .filter(|to| !scan.is(*to, &["report"]) || scan.is(to + 1, &["on", "data", "about", "outcomes"]))
                .map(|to| to + 1);
        }
    }
    None
}
