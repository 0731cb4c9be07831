//! A study that an article tells of: its own, or one that it retells.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{ConceptRef, Duration, Range, Span, YearRange};
use super::vocabulary::{Design, Modifier};

/// One particular study as one article tells of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Identifier made from the content: `EVG:study-mention.` + 32 hex digits.
    #[schemars(regex(pattern = r"^EVG:[a-z-]+\.[0-9a-f]{32}$"))]
    pub id: String,
    /// Whether the article reports it as its own work (an abstract, a review's summary).
    pub own: bool,
    /// Kind of study, or null where it is not said.
    pub design: Option<Design>,
    /// What is said of the design, sorted.
    pub modifiers: Vec<Modifier>,
    /// When it was published or done, or null.
    pub year: Option<YearRange>,
    /// Recruitment, search or follow-up period, or null.
    pub data_period: Option<YearRange>,
    /// Journal, or null.
    pub journal: Option<String>,
    /// First author's family name, or null.
    pub author: Option<String>,
    /// Country, or null.
    pub country: Option<String>,
    /// Registry numbers (`NCT…`, `ISRCTN…`), sorted.
    pub registry_ids: Vec<String>,
    /// DOI in lower case, or null.
    pub doi: Option<String>,
    /// PubMed number, or null.
    pub pmid: Option<String>,
    /// PubMed Central number, or null.
    pub pmcid: Option<String>,
    /// People (animals, samples) studied in all, or null.
    pub size: Option<Range>,
    /// "about", "over" … told with the size, or null.
    pub size_qualifier: Option<String>,
    /// Arms with their sizes.
    pub arms: Vec<Arm>,
    /// Studies in a review, or null.
    pub studies_included: Option<Range>,
    /// Who was studied, as told, or null.
    pub population: Option<String>,
    /// Conditions studied.
    pub conditions: Vec<ConceptRef>,
    /// What was given.
    pub interventions: Vec<ConceptRef>,
    /// Whether several interventions were given together (`true`), compared with one another (`false`), or it is not told (null).
    pub combined: Option<bool>,
    /// What it was compared with.
    pub comparators: Vec<ConceptRef>,
    /// How long, or null.
    pub duration: Option<Duration>,
    /// The phrases that mention the study.
    pub mentions: Vec<Span>,
}

/// An arm of a study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Arm {
    /// What the arm got, as told, or null.
    pub label: Option<String>,
    /// How many were in it, or null.
    pub n: Option<Range>,
}
