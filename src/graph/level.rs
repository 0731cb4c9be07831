//! The rows of the design table: how strong a kind of study is, by its design alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::evidence::StanceCounts;
use crate::record::{Design, Modifier};

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
