//! What the corpus says on a question, on one page: the verdict and why, who was studied, at which doses, what is disputed
//! and what is missing, each line cited to article and quote. As data ([`Brief`]) and as Markdown.

mod explain;
mod gather;
mod markdown;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use explain::explain;
pub use gather::{brief, ranked};
pub use markdown::{markdown, ranking};

use crate::graph::{DesignRow, StanceCounts, Verdict};

/// The answer to a question: one substance or treatment, and what it does to something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// What was asked about.
    pub subject: String,
    /// What it may do something to, or null for everything.
    pub object: Option<String>,
    /// The propositions that answer, the most telling first.
    pub answers: Vec<Answer>,
    /// Studies behind them, strongest design first.
    pub studies: Vec<StudyLine>,
    /// What is disputed, and in what the studies differ.
    pub disputes: Vec<Line>,
    /// Articles that tell one study differently.
    pub disagreements: Vec<Line>,
    /// Wordings stronger than their study.
    pub overclaims: Vec<Line>,
    /// Weaknesses that the articles name.
    pub limitations: Vec<Line>,
    /// Calls for research.
    pub gaps: Vec<Line>,
    /// Upper limits, and amounts above them.
    pub safety: Vec<Line>,
}

/// One proposition's verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Node of the proposition.
    pub proposition: String,
    /// In words.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Belief with the evidence of refinements.
    pub belief: f64,
    /// Why.
    pub reasons: Vec<String>,
    /// Studies and reviews by design.
    pub designs: Vec<DesignRow>,
    /// Independent studies by stance, refinements included.
    pub studies: StanceCounts,
    /// Where it is told.
    pub citations: Vec<Citation>,
}

/// One study in a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StudyLine {
    /// Node of the study.
    pub study: String,
    /// Kind, year, size, who, dose, how long, in words.
    pub text: String,
    /// What it says on the question.
    pub stance: String,
    /// Where it is told.
    pub citations: Vec<Citation>,
}

/// A cited line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Where it is told.
    pub citations: Vec<Citation>,
}

/// An article and its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The record's id.
    pub article: String,
    /// First code point of the quote.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words.
    pub quote: String,
}
