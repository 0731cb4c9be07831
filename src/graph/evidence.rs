//! The parts that nodes and edges are made of: where something is told, stances, beliefs, merges, disagreements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::node::SizeStatus;
use crate::record::{Design, Limitation, Modifier};
use crate::resolve::Field;

/// Where something is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The record's id.
    pub article: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words; empty where the record gives only the place.
    pub quote: String,
    /// Identifier of the fact in its record, or null.
    pub fact: Option<String>,
    /// Code of the rule that found it, or null.
    pub rule: Option<String>,
}

/// How a claim stands to a proposition (words of GA4GH VA-Spec).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Says so.
    Supports,
    /// Says the opposite, or that it is not so.
    Disputes,
    /// Leaves it open.
    Neutral,
    /// Advises or asks for research: takes no stance.
    NoStance,
}

impl Stance {
    /// As written.
    pub fn as_str(self) -> &'static str {
        match self {
            Stance::Supports => "supports",
            Stance::Disputes => "disputes",
            Stance::Neutral => "neutral",
            Stance::NoStance => "no_stance",
        }
    }
}

/// How many take each stance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StanceCounts {
    /// For it.
    pub supports: u32,
    /// Against it.
    pub disputes: u32,
    /// Neither, or both.
    pub neutral: u32,
}

impl StanceCounts {
    /// Counts one more.
    pub fn add(&mut self, stance: Stance) {
        match stance {
            Stance::Supports => self.supports += 1,
            Stance::Disputes => self.disputes += 1,
            Stance::Neutral => self.neutral += 1,
            Stance::NoStance => {}
        }
    }
    /// All together.
    pub fn total(&self) -> u32 {
        self.supports + self.disputes + self.neutral
    }
    /// Both added up.
    pub fn plus(self, o: StanceCounts) -> StanceCounts {
        StanceCounts { supports: self.supports + o.supports, disputes: self.disputes + o.disputes, neutral: self.neutral + o.neutral }
    }
}

/// The rows of the design table, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DesignLevel {
    /// Systematic reviews and meta-analyses.
    SystematicReview,
    /// Other reviews and guidelines.
    Review,
    /// Randomized trials.
    RandomizedTrial,
    /// Trials not said to be randomized.
    Trial,
    /// Cohorts, case-control and cross-sectional studies, surveys.
    Observational,
    /// Case series, case reports, anecdotes.
    Cases,
    /// Animals, cells, models.
    Preclinical,
    /// Kind of study not told.
    NotTold,
    /// No particular study behind it.
    Statement,
}

/// One row of the design table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignRow {
    /// The level.
    pub level: DesignLevel,
    /// Studies by stance.
    pub stances: StanceCounts,
}

/// Something independent that speaks for or against a proposition: a study, or an article that states it without one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Node of the study, or null for an article's own statement.
    pub study: Option<String>,
    /// Its stance, all its claims taken together.
    pub stance: Stance,
    /// Its level.
    pub level: DesignLevel,
    /// Records' ids of the articles that tell it, copies left out.
    pub articles: Vec<String>,
    /// Claim nodes.
    pub claims: Vec<String>,
    /// The proposition that it speaks to directly, where it is a refinement; else null.
    pub refinement: Option<String>,
    /// How it enters the belief.
    pub strength: Strength,
}

/// Why a source counts as much as it does: `probability` is `reliability` x `wording` x `reading`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Strength {
    /// That a study of this design and size is right.
    pub reliability: f64,
    /// How sure the wording is.
    pub wording: f64,
    /// That its articles tell it rightly: grows with their number, to 1.
    pub reading: f64,
    /// The product.
    pub probability: f64,
}

/// How far the evidence supports a proposition. It is only computed where an independent study takes a side: reviews do not enter
/// it, and statements without a study alone would give a figure that reads as disbelief.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Belief {
    /// `support` x (1 - `dispute`) / (1 - `support` x `dispute`).
    pub value: f64,
    /// Belief in the contrary: `dispute` x (1 - `support`) / (1 - `support` x `dispute`).
    pub contrary: f64,
    /// 1 - the product of (1 - probability) over the supporting sources.
    pub support: f64,
    /// The same over the disputing ones.
    pub dispute: f64,
}

/// What the evidence amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Enough independent studies support it and few dispute it.
    Supported,
    /// Evidence on both sides, or reviews that do not follow the studies.
    Contested,
    /// Enough independent studies dispute it and few support it.
    Refuted,
    /// Too little to say.
    Insufficient,
}

impl Verdict {
    /// As written.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Contested => "contested",
            Verdict::Refuted => "refuted",
            Verdict::Insufficient => "insufficient",
        }
    }
}

/// A value of a study's attribute and who tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The value in words.
    pub value: String,
    /// Records' ids, sorted.
    pub articles: Vec<String>,
}

/// Every value that articles tell of one attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The attribute.
    pub field: StudyField,
    /// Its values.
    pub values: Vec<Told>,
}

/// On what the articles about one study disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    /// The attribute.
    pub field: StudyField,
    /// Its values.
    pub values: Vec<Told>,
}

/// The attributes of a study that articles may tell differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StudyField {
    /// Kind of study and what is said of it.
    Design,
    /// Year.
    Year,
    /// Recruitment or search period.
    DataPeriod,
    /// Journal.
    Journal,
    /// First author.
    Author,
    /// Country.
    Country,
    /// Size.
    Size,
    /// Studies in a review.
    StudiesIncluded,
    /// Who was studied.
    Population,
    /// What was given.
    Interventions,
    /// For what.
    Conditions,
    /// Whether it was given together or compared.
    Combination,
    /// Daily dose.
    Dose,
    /// How long.
    Duration,
    /// What was found.
    Finding,
}

/// How two groups of mentions became one study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeEvidence {
    /// Mentions of the one group, by their identifiers in their records.
    pub left: Vec<String>,
    /// Mentions of the other.
    pub right: Vec<String>,
    /// Log odds that they are one, the prior included.
    pub weight: f64,
    /// Probability that they are one, rivals counted.
    pub confidence: f64,
    /// What spoke for it and against it.
    pub evidence: Vec<FieldEvidence>,
}

/// A weakness that articles name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weakness {
    /// The weakness.
    pub limitation: Limitation,
    /// Where it is named.
    pub provenance: Vec<Provenance>,
}

/// What one field said in a merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldEvidence {
    /// The field.
    pub field: Field,
    /// What the one group tells, or null where it is not of one field.
    pub left: Option<String>,
    /// What the other tells.
    pub right: Option<String>,
    /// Log odds: positive speaks for one study.
    pub weight: f64,
}

/// The likely cause of a contradiction: something in which the two studies differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// In what.
    pub field: StudyField,
    /// The supporting study's.
    pub supporting: String,
    /// The disputing study's.
    pub disputing: String,
}

/// Level of a design in the table; a size alone does not raise it.
pub fn level(design: Option<Design>, modifiers: &[Modifier]) -> DesignLevel {
    use Design::*;
    match design {
        Some(MetaAnalysis | SystematicReview | UmbrellaReview) => DesignLevel::SystematicReview,
        Some(ScopingReview | Review | Guideline) => DesignLevel::Review,
        Some(RandomizedControlledTrial) => DesignLevel::RandomizedTrial,
        Some(ClinicalTrial | NonRandomizedTrial) if modifiers.contains(&Modifier::Randomized) => DesignLevel::RandomizedTrial,
        Some(ClinicalTrial | NonRandomizedTrial) => DesignLevel::Trial,
        Some(
            CohortStudy | CaseControlStudy | CrossSectionalStudy | ObservationalStudy | Survey | MendelianRandomization | QualitativeStudy,
        ) => DesignLevel::Observational,
        Some(CaseSeries | CaseReport | AnecdotalReport) => DesignLevel::Cases,
        Some(AnimalStudy | InVitroStudy | ModellingStudy) => DesignLevel::Preclinical,
        Some(Study) | None => DesignLevel::NotTold,
    }
}

impl DesignLevel {
    /// Whether it sums other studies up.
    pub fn is_review(self) -> bool {
        matches!(self, DesignLevel::SystematicReview | DesignLevel::Review)
    }
    /// Whether it is a study of its own, that is neither a review nor a mere statement.
    pub fn is_study(self) -> bool {
        self != DesignLevel::Statement && !self.is_review()
    }
    /// In words, singular.
    pub fn as_str(self) -> &'static str {
        match self {
            DesignLevel::SystematicReview => "systematic review",
            DesignLevel::Review => "review or guideline",
            DesignLevel::RandomizedTrial => "randomized trial",
            DesignLevel::Trial => "trial not said to be randomized",
            DesignLevel::Observational => "observational study",
            DesignLevel::Cases => "case report or series",
            DesignLevel::Preclinical => "animal or laboratory study",
            DesignLevel::NotTold => "study of a kind not told",
            DesignLevel::Statement => "statement without a study",
        }
    }
    /// In words, plural.
    pub fn plural(self) -> &'static str {
        match self {
            DesignLevel::SystematicReview => "systematic reviews",
            DesignLevel::Review => "reviews or guidelines",
            DesignLevel::RandomizedTrial => "randomized trials",
            DesignLevel::Trial => "trials not said to be randomized",
            DesignLevel::Observational => "observational studies",
            DesignLevel::Cases => "case reports or series",
            DesignLevel::Preclinical => "animal or laboratory studies",
            DesignLevel::NotTold => "studies of a kind not told",
            DesignLevel::Statement => "statements without a study",
        }
    }
}

/// Whether a size is known, from the sizes told.
pub fn size_status(sizes: &[(crate::record::Range, bool)]) -> SizeStatus {
    match sizes {
        [] => SizeStatus::NotReported,
        [(first, rounded), rest @ ..] if !rounded && first.point().is_some() && rest.iter().all(|(s, r)| *r || s == first) => {
            SizeStatus::Reported
        }
        _ => SizeStatus::Ambiguous,
    }
}
