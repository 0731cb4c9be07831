//! Cues of what an amount is in the words that lead up to it: advice, limits, contents and their like, all looked for in one pass.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// What a cue speaks for.
#[derive(Clone, Copy)]
pub enum Cue {
    /// What a product holds.
    Content,
    /// The same by a verb, where the amount follows at once.
    Holding,
    /// An upper limit.
    Upper,
    /// The same, where the amount follows at once.
    UpperNear,
    /// A lower limit.
    Lower,
    /// Advice.
    Advice,
    /// What is usual.
    Typical,
    /// Advice that an amount below a bound turns into a limit: "WHO advises less than 5 g".
    AdviceBelow,
    /// Amounts named as advice, however far before.
    AdviceByName,
    /// Doses named by what they do or do not do to the body.
    Harmless,
    /// Doses that are said to work: "the effective dose is".
    Effective,
    /// Doses named as advice.
    Suggested,
    /// What was done.
    Given,
}

/// The cues.
#[rustfmt::skip]
const CUES: &[(Cue, &[&str])] = &[
    (Cue::Content, &[
        "contain", "standardized to", "standardised to", "standardized for", "each capsule", "each tablet", "each serving", "each softgel",
        "each gummy", "per capsule", "per tablet", "per serving", "fortified with", "enriched with", "tablet is", "capsule is", "pill is",
        "label claim", "rich in", "available in", "available as", "supplement facts",
    ]),
    (Cue::Holding, &[
        "boasts", "deliver ", "delivering", "delivers", "holds", "packs", "provide ", "provided", "provides", "providing", "supplies", "supply ",
        "yields",
    ]),
    (Cue::Upper, &[
        "upper limit", "upper intake", "upper level", "tolerable upper", "no more than", "not more than", "not exceed", "not to exceed",
        "never exceed", "don't exceed", "don’t exceed", "avoid exceeding", "not take more than", "never take more than",
        "not consume more than", "safe limit", "maximum dose", "maximum daily", "maximum recommended", "maximum amount", "maximum intake",
        "maximum safe", "maximum limit", "maximum is", "max dose", "limit is", "limit for", "capped at", "ceiling", "should not go over", "not go above", "stay below", "stay under", "safe upper", "highest safe",
        "limit yourself to", "limit your intake to",
    ]),
    (Cue::UpperNear, &["maximum of", "limit of", "limited to", "limiting"]),
    (Cue::Lower, &["minimum", "at the very least", "no less than", "not less than"]),
    (Cue::Advice, &[
        "recommend", "should", "advis", "starting dose", "start with", "start at", "start by", "begin with", "aim for", "aim to",
        "appropriate", "dietary allowance", " rda", "adequate intake", "reference intake", "daily value", "ideal", "optimal", "dosage range",
        "suggested dos", "suggested intake", "suggested amount", "suggested daily", "suggested use", "suggested serving", "suggested range",
        "is suggested", "are suggested", "reasonable", "you can", "you could", "you may", "you might", " try ", "need to take", "stick to", "better starting",
        "goal is", "indicated dose", "requirement", "guideline", "stick with", "target dose", "look for", "consider", "your doctor",
        " needs ", " need ", "experts suggest", "advocates suggest", "proponents suggest", "doctors suggest", "dietitians suggest", "suggest starting", "suggest taking", "starting with",
    ]),
    (Cue::Typical, &[
        "typical", "usual", "common", "average", "mean intake", "most supplements", "most people", "habitual", "traditional", "ranges from",
        "range from", "generally", "often", "normally", "conventional",
    ]),
    (Cue::AdviceBelow, &["advis", "recommend", "should", "aim for", "aim to", "call for", "calls for", "guideline"]),
    (Cue::AdviceByName, &["recommended", "dietary allowance", "adequate intake", " rda "]),
    (Cue::Harmless, &["noael", "loael", "adverse effect level", "adverse-effect level", "toxic dose", "lethal dose", "ld50"]),
    (Cue::Effective, &["effective dose", "effective oral dose", "effective daily dose", "effective dosage"]),
    (Cue::Suggested, &["starting dose", "recommended dose", "reasonable", "recommended dosage", "suggested dose", "optimal dose", "ideal dose"]),
    (Cue::Given, &["received", "were given", "was given", "took", "randomized", "randomised", "assigned", "administered", "treated with"]),
];

/// The cues that stand before an amount.
pub struct Cued {
    /// For each cue how far from the amount its last begins, in bytes.
    nearest: [usize; CUES.len()],
}

/// What finds the cues, and what each phrase of it speaks for.
fn finder() -> &'static (AhoCorasick, Vec<Cue>) {
    static FINDER: OnceLock<(AhoCorasick, Vec<Cue>)> = OnceLock::new();
    FINDER.get_or_init(|| {
        let phrases = CUES.iter().flat_map(|(_, phrases)| *phrases);
        let table = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).prefilter(false).build(phrases);
        let cues = CUES.iter().flat_map(|(cue, phrases)| phrases.iter().map(|_| *cue));
        (table.expect("fixed lists of phrases"), cues.collect())
    })
}

impl Cued {
    /// The cues in `before`, which ends where the amount begins.
    pub fn new(before: &str) -> Self {
        let (finder, cues) = finder();
        let mut nearest = [usize::MAX; CUES.len()];
        for m in finder.find_overlapping_iter(before) {
            let least = &mut nearest[cues[m.pattern().as_usize()] as usize];
            *least = (*least).min(before.len() - m.start());
        }
        Cued { nearest }
    }

    /// Whether a cue stands in `words`, which end where the amount begins.
    pub fn stands_in(&self, cue: Cue, words: &str) -> bool {
        self.nearest[cue as usize] <= words.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_where_they_stand() {
        let before = "the maximum dose is not known; people should take ";
        let cued = Cued::new(before);
        assert!(cued.stands_in(Cue::Upper, before) && !cued.stands_in(Cue::Upper, &before[10..]));
        assert!(cued.stands_in(Cue::Advice, &before[30..]) && !cued.stands_in(Cue::Given, before));
        assert!(CUES.iter().enumerate().all(|(i, (cue, _))| *cue as usize == i));
    }
}
