//! Whether the parts of a claim fit together: what can be caused and what is only measured, names that merely tie something to
//! a concept, and words that seem to relate but end a condition's name.

use crate::lexicon::{Concept, Lexicon, Polarity, Side, normalize};
use crate::record::{Claim, CueRole};

/// What it is to cause something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caused {
    /// It comes about: a disease, an event.
    Happens,
    /// It is there anyhow, and more or less of it: a level, a score.
    Measured,
    /// Nothing causes it: a drug, people.
    Never,
}

/// Words that say nothing of their own after a tie: "sleep-related measures" are measures of sleep.
const OF_IT: &[&str] = &[
    "measures", "measure", "outcomes", "outcome", "symptoms", "symptom", "parameters", "variables", "problems", "complaints", "issues",
    "scores", "endpoints", "events", "difficulties", "disturbances",
];

/// Whether a name only ties something to a concept: "osteoarthritis-associated enzyme activity".
pub fn tied(name: &str, concept: &Concept) -> bool {
    const TIES: &[&str] = &["-associated ", "-related ", "-induced ", "-linked ", "-dependent ", "-specific ", "-like "];
    let name = normalize(name);
    if !TIES.iter().any(|t| name.contains(t)) {
        return false;
    }
    let after = |known: &String| name.split_once(known.to_lowercase().as_str()).map(|(_, rest)| rest.to_string());
    std::iter::once(&concept.name)
        .chain(&concept.synonyms)
        .filter_map(after)
        .any(|rest| TIES.iter().filter_map(|t| rest.strip_prefix(t)).any(|what| !OF_IT.contains(&what)))
}

/// What it is to cause a concept.
pub fn caused(id: &str, lexicon: &Lexicon) -> Caused {
    let Some(c) = lexicon.by_id(id) else { return Caused::Happens };
    match (c.side, c.kind.as_str()) {
        (Side::Outcome, "measure" | "scale" | "biomarker" | "function") => Caused::Measured,
        (Side::Outcome, "outcome") if c.polarity == Some(Polarity::HigherBetter) => Caused::Measured,
        (
            Side::Intervention,
            "mineral" | "vitamin" | "hormone" | "compound" | "amino_acid" | "fatty_acid" | "protein" | "enzyme" | "neurotransmitter",
        ) => Caused::Measured,
        (Side::Intervention | Side::Population, _) => Caused::Never,
        _ => Caused::Happens,
    }
}

/// Words of getting worse that end the names of conditions.
const LOSSES: &[&str] = &[
    "aggravation", "atrophy", "damage", "decline", "deficit", "degeneration", "deterioration", "dysfunction", "exacerbation", "failure",
    "impairment", "impairments", "inhibition", "injury", "insufficiency", "loss", "reduction", "suppression", "weakness",
];

/// Whether the word that relates is the last one of a condition's name, and no relation: "adults with cognitive impairment".
pub fn relates_inside_a_name(claim: &Claim, lexicon: &Lexicon) -> bool {
    let mut relations = claim.cues.iter().filter(|c| c.role == CueRole::Relation);
    let (Some(cue), None) = (relations.next(), relations.next()) else { return false };
    if cue.quote.contains(' ') || !LOSSES.contains(&cue.quote.to_lowercase().as_str()) {
        return false;
    }
    let Some((end, _)) = claim.quote.char_indices().nth(cue.end.saturating_sub(claim.start)) else { return false };
    let of_this = |c: &Concept| claim.object_concept.as_deref() == Some(&c.id);
    let hits = lexicon.find(&claim.quote, &claim.quote.to_ascii_lowercase());
    hits.iter().filter(|h| h.end == end && h.start + cue.quote.len() < end).any(|h| {
        let c = &lexicon.concepts()[h.concept];
        c.side == Side::Condition && !of_this(c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_and_measures() {
        let lexicon = Lexicon::embedded();
        let of = |name: &str, concept: &str| tied(name, lexicon.by_name(concept).expect("a concept"));
        assert!(of("Osteoarthritis-associated enzyme activity", "osteoarthritis") && of("cancer-related fatigue", "cancer"));
        assert!(!of("sleep-related measures", "sleep") && !of("knee osteoarthritis", "osteoarthritis"));
    }
}
