//! Doubts that no single phrase holds: "we cannot tell whether", "it was not possible to draw firm conclusions".

use super::super::clause::Clause;
use super::words::is_adverb;
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;

/// Words that say that something cannot be done.
static CANNOT: Set = Set::new(&[
    "cannot", "can't", "impossible", "unable", "difficult", "couldn't", "couldn’t", "can’t", "insufficient", "premature", "hard",
]);

/// What cannot be done where the evidence does not reach.
static JUDGE: Set = Set::new(&[
    "assess", "determine", "draw", "tell", "say", "conclude", "judge", "estimate", "evaluate", "establish", "know", "ascertain", "comment",
    "decide", "rule",
]);

/// What evidence is not, and its names.
static CONCLUSIVE: Set = Set::new(&[
    "conclusive", "definitive", "convincing", "solid", "robust", "reliable", "compelling", "rigorous", "firm", "strong", "scientific",
    "credible",
]);
static PROOF: Set =
    Set::new(&["evidence", "proof", "data", "results", "research", "studies", "trials", "findings", "backing", "support", "consensus"]);

/// The words that a doubt can begin with: every rule of [`doubt`] begins at one of them.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    CANNOT.words().iter().chain(&["not", "no", "don't", "don’t", "is", "are", "was", "were", "remains", "remain", "too"]).copied()
}

/// What evidence that tells little is.
static WEAK: Set = Set::new(&[
    "weak", "thin", "scant", "limited", "mixed", "lacking", "inconclusive", "insufficient", "sparse", "conflicting", "shaky", "patchy",
    "anecdotal", "scarce", "inconsistent", "equivocal", "unconvincing", "meager", "flimsy",
]);

/// The tokens of a doubt in a clause, where there is one.
pub(super) fn doubt(scan: &Scan, clause: &Clause) -> Option<(usize, usize)> {
    for i in scan.beginning(class::DOUBT, clause.from, clause.to) {
        let not = scan.word(i) == "not";
        let denied = CANNOT.contains(scan.word(i))
            || not && i > clause.from && scan.is(i - 1, &["could", "can"])
            || not && scan.is(i + 1, &["possible", "able"]);
        if denied {
            let at = (i + 1..clause.to.min(i + 6)).find(|k| JUDGE.contains(scan.word(*k)));
            if let Some(at) = at
                && (i + 1..at)
                    .all(|k| is_adverb(scan.word(k)) || scan.is(k, &["to", "be", "for", "us", "possible", "able", "we", "therefore"]))
            {
                return Some((i, at + 1));
            }
        }
        // "The studies were too small and too few to show whether it helps".
        if scan.word(i) == "too"
            && scan.is(i + 1, &["small", "few", "short", "limited", "weak", "sparse", "uncertain", "heterogeneous", "little"])
        {
            let to = (i + 2..clause.to.min(i + 7)).find(|k| scan.word(*k) == "to");
            if let Some(judge) = to.map(|to| to + 1).filter(|k| JUDGE.contains(scan.word(*k)) || scan.word(*k) == "show") {
                return Some((i, judge + 1));
            }
        }
        // "There are no conclusive trials supporting it".
        if scan.word(i) == "no" && CONCLUSIVE.contains(scan.word(i + 1)) {
            let proof = (i + 2..clause.to.min(i + 5)).find(|k| PROOF.contains(scan.word(*k)));
            if let Some(proof) = proof {
                return Some((i, proof + 1));
            }
        }
        // "Evidence that garlic prevents colds is weak".
        if scan.is(i, &["is", "are", "was", "were", "remains", "remain"]) {
            let weak = (i + 1..clause.to.min(i + 4)).find(|k| !is_adverb(scan.word(*k))).filter(|k| WEAK.contains(scan.word(*k)));
            let governed = clause.from > 1 && scan.word(clause.from - 1) == "that" && PROOF.contains(scan.word(clause.from - 2));
            if let Some(weak) = weak
                && (governed
                    || (clause.from..i).any(|k| PROOF.contains(scan.word(k)) && scan.is(k + 1, &["for", "on", "of", "in", "to", "about"])))
            {
                return Some((i, weak + 1));
            }
        }
        // "Its effectiveness is not entirely proven".
        if not
            && let Some(at) = (i + 1..clause.to.min(i + 5)).find(|k| !is_adverb(scan.word(*k)) && !scan.is(*k, &["been", "yet", "be"]))
            && scan.is(at, &["proven", "established", "understood", "settled", "clear"])
        {
            return Some((i, at + 1));
        }
        // "We do not know if": doubts; "did not know" tells of people.
        let know = || {
            (i + 1..clause.to.min(i + 4)).find(|k| !is_adverb(scan.word(*k)) && scan.word(*k) != "yet").filter(|k| scan.word(*k) == "know")
        };
        if (not && i > clause.from && scan.word(i - 1) == "do" || scan.is(i, &["don't", "don’t"]))
            && let Some(know) = know()
        {
            return Some((i, know + 1));
        }
    }
    None
}
