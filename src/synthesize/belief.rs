//! How far evidence supports a proposition: INDRA's noisy-or over independent sources on either side, then Dempster's rule
//! between the sides. The source of independence is the study; articles that retell it only make its reading surer.
//!
//! A source's probability is `reliability` x `wording` x `reading`. Ten more articles about one study raise `reading` from
//! .9 to nearly 1 and nothing else; one more study of the same kind multiplies what is left open. Constants are orders of
//! magnitude, chosen by design and size alone; they rank evidence and do not measure it.

use crate::graph::{Belief, DesignLevel, Source, Stance, Strength};
use crate::record::{Certainty, Design, Modifier};

/// That one article tells a study's result wrongly, or was read wrongly.
pub(super) const MISREAD: f64 = 0.1;

/// What a hedged wording leaves of a claim ("may", "suggests").
pub(super) const HEDGED: f64 = 0.8;

/// What a speculative wording leaves of a statement ("in theory").
pub(super) const SPECULATIVE: f64 = 0.5;

/// A statement without a study.
pub(super) const STATEMENT: f64 = 0.05;

/// All statements without a study together are never worth more: repetition is no evidence.
pub(super) const STATEMENTS_AT_MOST: f64 = 0.2;

/// Studies this large are surer, and this small less sure.
pub(super) const LARGE: f64 = 200.0;
pub(super) const SMALL: f64 = 40.0;
/// By how much.
pub(super) const BY_SIZE: f64 = 0.1;

/// What blinding adds to a trial, and what being a pilot and being open-label each take away.
pub(super) const BLINDED: f64 = 0.05;
pub(super) const PILOT: f64 = 0.05;
pub(super) const OPEN_LABEL: f64 = 0.05;

/// No study is worth less or more.
pub(super) const BOUNDS: [f64; 2] = [0.05, 0.8];

/// What a study of this design is worth before size and blinding: randomized before not, controlled before not, people
/// before animals. Reviews are shown beside and never enter a belief.
pub(super) fn by_design(level: DesignLevel, design: Option<Design>) -> f64 {
    match (level, design) {
        (_, Some(Design::MendelianRandomization)) => 0.40,
        (_, Some(Design::CrossSectionalStudy)) => 0.25,
        (_, Some(Design::Survey | Design::QualitativeStudy)) => 0.20,
        (DesignLevel::SystematicReview, _) => 0.70,
        (DesignLevel::Review, _) => 0.40,
        (DesignLevel::RandomizedTrial, _) => 0.60,
        (DesignLevel::Trial, _) => 0.40,
        (DesignLevel::Observational, _) => 0.35,
        (DesignLevel::Cases, _) => 0.15,
        (DesignLevel::Preclinical, _) => 0.10,
        (DesignLevel::NotTold, _) => 0.30,
        (DesignLevel::Statement, _) => STATEMENT,
    }
}

/// How reliable a study is by design, modifiers and size.
pub fn reliability(level: DesignLevel, design: Option<Design>, modifiers: &[Modifier], size: Option<f64>) -> f64 {
    let has = |m: Modifier| modifiers.contains(&m);
    let mut p = by_design(level, design);
    if matches!(level, DesignLevel::RandomizedTrial | DesignLevel::Trial) {
        p += if has(Modifier::DoubleBlind) || has(Modifier::TripleBlind) { BLINDED } else { 0.0 };
        p -= if has(Modifier::Pilot) || has(Modifier::Preliminary) { PILOT } else { 0.0 };
        p -= if has(Modifier::OpenLabel) { OPEN_LABEL } else { 0.0 };
    }
    match size {
        Some(n) if n >= LARGE => p += BY_SIZE,
        Some(n) if n < SMALL => p -= BY_SIZE,
        _ => {}
    }
    p.clamp(BOUNDS[0], BOUNDS[1])
}

/// What a claim's wording leaves of it. A study's finding told speculatively is still a finding.
pub fn wording(certainty: Certainty, of_study: bool) -> f64 {
    match (certainty, of_study) {
        (Certainty::Asserted, _) => 1.0,
        (Certainty::Hedged, _) | (Certainty::Speculative, true) => HEDGED,
        (Certainty::Speculative, false) => SPECULATIVE,
    }
}

/// A source's strength from its parts and the number of articles that tell it.
pub fn strength(reliability: f64, wording: f64, articles: usize) -> Strength {
    let reading = 1.0 - MISREAD.powi(articles.clamp(1, 16) as i32);
    Strength { reliability, wording, reading, probability: reliability * wording * reading }
}

fn side(sources: &[&Source], stance: Stance) -> f64 {
    // Sorted, so that the sum does not depend on the order in which sources came.
    let open = |statement: bool| {
        let of_side =
            sources.iter().filter(|s| s.stance == stance && !s.level.is_review() && (s.level == DesignLevel::Statement) == statement);
        let mut p: Vec<f64> = of_side.map(|s| s.strength.probability).collect();
        p.sort_unstable_by(f64::total_cmp);
        p.iter().map(|p| 1.0 - p).product::<f64>()
    };
    1.0 - open(false) * open(true).max(1.0 - STATEMENTS_AT_MOST)
}

/// The belief that two sides amount to.
pub fn of_sides(support: f64, dispute: f64) -> Belief {
    let against = |a: f64, b: f64| a * (1.0 - b) / (1.0 - a * b).max(f64::MIN_POSITIVE);
    Belief { value: against(support, dispute), contrary: against(dispute, support), support, dispute }
}

/// The belief that sources amount to; `None` where no study takes a side.
pub fn belief<'a>(sources: impl IntoIterator<Item = &'a Source>) -> Option<Belief> {
    let sources: Vec<&Source> = sources.into_iter().collect();
    let takes_side = |s: &&Source| matches!(s.stance, Stance::Supports | Stance::Disputes);
    let studied = sources.iter().any(|s| takes_side(s) && s.level.is_study());
    studied.then(|| of_sides(side(&sources, Stance::Supports), side(&sources, Stance::Disputes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn source(stance: Stance, level: DesignLevel, articles: usize) -> Source {
        let strength = strength(reliability(level, None, &[], None), 1.0, articles);
        Source { study: None, stance, level, articles: Vec::new(), claims: Vec::new(), refinement: None, strength }
    }

    const LEVELS: [DesignLevel; 5] =
        [DesignLevel::RandomizedTrial, DesignLevel::Trial, DesignLevel::Observational, DesignLevel::Cases, DesignLevel::Preclinical];

    fn any_source() -> impl Strategy<Value = Source> {
        (0..LEVELS.len(), prop::bool::ANY, 1usize..5)
            .prop_map(|(l, for_it, n)| source(if for_it { Stance::Supports } else { Stance::Disputes }, LEVELS[l], n))
    }

    #[test]
    fn only_a_study_that_takes_a_side_gives_a_belief() {
        let of = |level: DesignLevel, stance: Stance| belief(&[source(stance, level, 1)]);
        for level in [DesignLevel::SystematicReview, DesignLevel::Review, DesignLevel::Statement] {
            assert_eq!(of(level, Stance::Supports), None);
        }
        assert_eq!(of(DesignLevel::RandomizedTrial, Stance::Neutral), None);
        let against = of(DesignLevel::RandomizedTrial, Stance::Disputes).expect("a belief");
        assert!(against.value == 0.0 && against.contrary > 0.5);
    }

    proptest! {
        #[test]
        fn support_raises_and_dispute_lowers(mut all in prop::collection::vec(any_source(), 0..8), one in any_source()) {
            let value = |all: &[Source]| belief(all).map_or(0.0, |b| b.value);
            let before = value(&all);
            let stance = one.stance;
            all.push(one);
            let after = value(&all);
            let follows = if stance == Stance::Supports { after >= before } else { after <= before };
            prop_assert!(follows);
            prop_assert!((0.0..=1.0).contains(&after));
        }

        #[test]
        fn ten_retellings_move_less_than_one_study(all in prop::collection::vec(any_source(), 0..8), l in 0..LEVELS.len(), n in 1usize..5) {
            let value = |all: &[Source]| belief(all).map_or(0.0, |b| b.value);
            let with = |articles: usize, studies: usize| {
                let mut sources = all.clone();
                sources.extend((0..studies).map(|_| source(Stance::Supports, LEVELS[l], articles)));
                value(&sources)
            };
            let retold = with(n + 10, 1) - with(n, 1);
            let mut two = all.clone();
            two.push(source(Stance::Supports, LEVELS[l], n));
            two.push(source(Stance::Supports, LEVELS[l], 1));
            prop_assert!(retold < value(&two) - with(n, 1));
        }
    }
}
