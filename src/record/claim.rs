//! A claim: a relation between an exposure and an outcome that the article asserts, denies or doubts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{ConceptRef, Num, Span};
use super::vocabulary::*;
use super::{Fact, fact};

fact! {
    /// A sentence, or a clause of it, that asserts, denies or doubts a relation between an exposure and an outcome.
    Claim {
        /// The exposure as named, "it" and "the supplement" resolved.
        subject: String,
        /// Identifier of the exposure's concept where it is one thing that a vocabulary lists, else null.
        subject_concept: Option<String>,
        /// The members, where the exposure is a list or combination of several things; else empty.
        subject_parts: Vec<ConceptRef>,
        /// Whether the members of the exposure were given together (`true`) or are told of side by side.
        combination: bool,
        /// What it acts on.
        object: String,
        /// Identifier of the object's concept where it is one thing that a vocabulary lists, else null.
        object_concept: Option<String>,
        /// The members, where the object is a list; else empty.
        object_parts: Vec<ConceptRef>,
        /// The relation.
        relation: Relation,
        /// Which relation a `no_effect` or `inconclusive` claim denies or doubts; else null.
        denied: Option<Relation>,
        /// Whether an effect is asserted or denied, or an association.
        family: Family,
        /// Which way the object went.
        direction: Option<Direction>,
        /// Whether that is good for health.
        valence: Option<Valence>,
        /// How sure the text is.
        certainty: Certainty,
        /// What the sentence is doing.
        kind: ClaimKind,
        /// What the exposure is compared with ("placebo"), or null where none is told.
        comparator: Option<String>,
        /// Identifier of the dosage told with the claim, or null.
        #[schemars(regex(pattern = r"^EVG:dosage\.[0-9a-f]{32}$"))]
        dosage: Option<String>,
        /// Who the claim is about, as told in the sentence, or null.
        population: Option<String>,
        /// The words that made it a claim, negated it or hedged it.
        cues: Vec<Cue>,
        /// Figures told with it: p values, intervals, percentages, effect sizes.
        evidence: Vec<Evidence>,
    }
}

/// A word or phrase that gave a claim one of its values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The words.
    pub quote: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it did.
    pub role: CueRole,
}

impl Cue {
    /// Where it stands.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// What a cue did to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CueRole {
    /// Named the relation.
    Relation,
    /// Negated it.
    Negation,
    /// Hedged it.
    Hedge,
    /// Told what kind of claim it is.
    Kind,
}

/// A figure told with a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What the figure is.
    pub kind: EvidenceKind,
    /// The words.
    pub quote: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The value, or the low end of an interval.
    pub value: Option<Num>,
    /// The high end of an interval, else null.
    pub high: Option<Num>,
    /// `<`, `=`, `>`, `<=`, `>=` of a p value, else null.
    #[schemars(regex(pattern = r"^(<|=|>|<=|>=)$"))]
    pub comparison: Option<String>,
}

/// Kinds of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A p value.
    PValue,
    /// A confidence interval.
    ConfidenceInterval,
    /// A percentage.
    Percentage,
    /// A ratio, difference or standardized difference (RR, OR, HR, MD, SMD …).
    EffectSize,
}
