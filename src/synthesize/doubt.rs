//! Denials that are doubts: of a study too small to find anything, and of effects that nobody has shown yet. Absence of
//! evidence is no evidence of absence, so that they leave a proposition open.

use crate::graph::StudyNode;
use crate::record::{Claim, CueRole, Modifier};

/// Words that say of a result that the study could not have found another, or that another is not ruled out.
const NO_POWER: &[&str] = &[
    "underpowered", "under-powered", "under powered", "not powered", "not adequately powered", "not sufficiently powered",
    "not statistically powered", "inadequately powered", "insufficiently powered", "poorly powered", "lacked power",
    "lacked statistical power", "lacked the power", "lacked the statistical power", "lacked sufficient power", "lack of power",
    "lack of statistical power", "low power", "low statistical power", "limited power", "limited statistical power", "insufficient power",
    "insufficient statistical power", "inadequate power", "inadequate statistical power", "insufficient sample size",
    "sample size was insufficient", "sample size was inadequate", "sample was too small", "sample size was too small",
    "sample sizes were too small", "samples were too small", "numbers were too small", "number of events was too small",
    "not large enough", "not big enough", "not long enough", "type ii error", "type 2 error", "false negative", "false-negative",
    "rule out", "ruled out", "cannot exclude", "can't exclude", "can’t exclude", "could not exclude", "does not exclude", "do not exclude",
    "cannot be excluded", "could not be excluded", "may have missed", "might have missed", "could have missed", "too imprecise",
];

/// Words that say that something is short of what a result takes: "too small to detect", "too few patients to tell".
const TOO_LITTLE: &[&str] = &["too small", "too few", "too short", "too little data", "too brief", "too limited", "too little"];

/// Verbs of knowing after "to": without one, an effect is "too small to matter".
const KNOWING: &[&str] = &[
    "allow", "answer", "assess", "be certain", "be conclusive", "be sure", "capture", "clarify", "conclude", "confirm", "demonstrate",
    "detect", "determine", "discern", "distinguish", "draw", "establish", "evaluate", "find", "give", "identify", "judge", "know",
    "make any firm", "measure", "permit", "pick up", "provide", "prove", "reach", "reveal", "rule", "say", "see", "settle", "show", "spot",
    "support", "tell", "uncover", "yield",
];

/// Words that say that nobody has shown an effect, and not that there is none.
const UNSHOWN: &[&str] = &[
    "not been shown", "not been proven", "not been proved", "not been demonstrated", "not been established", "not been confirmed",
    "not been tested", "not been studied", "not been investigated", "not been evaluated", "not been examined", "not been determined",
    "never been shown", "never been proven", "never been demonstrated", "never been tested", "never been studied", "not yet been",
    "n't been shown", "n’t been shown", "n't been proven", "n’t been proven", "n't been proved", "n’t been proved",
    "n't been demonstrated", "n’t been demonstrated", "n't been established", "n’t been established", "n't been tested", "n’t been tested",
    "n't been studied", "n’t been studied", "n't yet been", "n’t yet been", "not proven", "not yet proven", "not established",
    "not yet established", "isn't proven", "isn’t proven", "unproven", "remains to be shown", "remains to be proven", "remains to be seen",
    "nobody has shown", "no one has shown", "nobody has proven", "no study has shown", "no studies have shown", "no trial has shown",
    "no trials have shown", "no proof", "not shown to", "nobody knows", "no one knows",
];

/// The same where no study of the claim's own is told: of a study they are its result.
const NO_EVIDENCE: &[&str] = &[
    "no evidence", "no good evidence", "no clear evidence", "no strong evidence", "no convincing evidence", "no solid evidence",
    "no scientific evidence", "no clinical evidence", "no reliable evidence", "no research", "no data", "little evidence",
    "lack of evidence", "not enough evidence", "n't enough evidence", "n’t enough evidence", "insufficient evidence",
    "evidence is lacking",
];

/// Whether words say that a study was too small, too short or too imprecise to find an effect.
pub fn lacks_power(words: &str) -> bool {
    let lower = words.to_lowercase();
    let short_of = |phrase: &&str| {
        lower.match_indices(*phrase).any(|(at, _)| {
            // The verb may follow what is few: "too few events to draw conclusions".
            let rest: String = lower[at + phrase.len()..].chars().take(60).collect();
            rest.match_indices(" to ").any(|(i, to)| KNOWING.iter().any(|v| rest[i + to.len()..].starts_with(v)))
        })
    };
    NO_POWER.iter().any(|p| lower.contains(p)) || TOO_LITTLE.iter().any(short_of)
}

/// Characters around the words that relate within which it is said that nobody has shown it: a sentence may deny one effect and
/// go on to what is not known.
const NEAR: usize = 48;

/// The words around those that relate; all words where none do.
fn around(claim: &Claim) -> String {
    let relation = claim.cues.iter().filter(|c| c.role == CueRole::Relation);
    let ends = relation.map(|c| (c.start.saturating_sub(claim.start), c.end.saturating_sub(claim.start)));
    let Some((from, to)) = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else { return claim.quote.to_lowercase() };
    let from = from.saturating_sub(NEAR);
    claim.quote.chars().skip(from).take(to + NEAR / 2 - from).collect::<String>().to_lowercase()
}

/// Whether a denial only doubts.
pub fn only_doubts(claim: &Claim) -> bool {
    let near = around(claim);
    let says = |list: &[&str]| list.iter().any(|p| near.contains(p));
    says(UNSHOWN) || claim.study.is_none() && says(NO_EVIDENCE) || lacks_power(&claim.quote)
}

/// Whether a weakness that is named of a study doubts all of its null results; one that is named of some outcomes does not.
pub fn of_whole_study(weakness: &str) -> bool {
    let lower = weakness.to_lowercase();
    lacks_power(weakness) && !lower.contains("powered for") && !lower.contains("powered to")
}

/// Words of a comparison of two groups.
const BETWEEN: &[&str] = &[
    "differ", "equivalen", "similar", "comparable", "than ", "as effective", "as well as", "inferior", "superior", "between", "versus",
    " vs", "compared",
];

/// Words that say that one of the groups got nothing that acts.
const UNTREATED: &[&str] = &["placebo", "control", "sham", "untreated", "no treatment", "usual care", "baseline"];

/// Whether a denial is of a difference between two groups of which neither is said to have got nothing.
pub fn between(quote: &str) -> bool {
    let lower = quote.to_lowercase();
    BETWEEN.iter().any(|b| lower.contains(b)) && !UNTREATED.iter().any(|u| lower.contains(u))
}

/// Whether a study compared two treatments with each other and with nothing else.
pub fn of_two_treatments(study: &StudyNode) -> bool {
    let has = |m: Modifier| study.modifiers.contains(&m);
    let compared = has(Modifier::ActiveControlled) || study.combined == Some(false) && study.comparators.is_empty();
    compared && !has(Modifier::PlaceboControlled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubts_of_power() {
        for words in [
            "the study may have been too small to detect a difference", "with too few strokes to draw any conclusion",
            "the trial was underpowered", "a modest benefit cannot be ruled out", "four weeks was too short to show an effect",
            "it was not large enough",
        ] {
            assert!(lacks_power(words), "{words}");
        }
        for words in ["the difference was too small to matter", "a small trial", "too few to mention", "the powder was small"] {
            assert!(!lacks_power(words), "{words}");
        }
        assert!(!of_whole_study("not powered for birth weight") && of_whole_study("too small to tell"));
    }
}
