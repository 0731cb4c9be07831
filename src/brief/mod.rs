//! What the corpus says on a question, on one page: the verdict and why, who was studied, at which doses, what is disputed
//! and what is missing, each line cited to article and quote. As data ([`Brief`]) and as Markdown.

mod amounts;
mod explain;
mod gather;
mod index;
mod lists;
mod markdown;
mod names;
mod safety;
mod studies;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use explain::explain;
pub use gather::{brief, ranked, ranking};
pub use markdown::{markdown, ranking_markdown};
pub use names::{Unknown, unknown};

use crate::graph::{Belief, DesignLevel, StanceCounts, Verdict};

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
    /// How many propositions there are to show.
    pub of: usize,
    /// Where nothing answers: what the corpus says that the subject acts on.
    pub elsewhere: Vec<String>,
    /// Studies behind them, strongest design first.
    pub studies: Vec<StudyLine>,
    /// Studies of the subject for the object of which no claim that was read tells what they found on it, with what they say of other
    /// outcomes.
    pub told_of: Vec<Line>,
    /// What is disputed, and in what the studies differ.
    pub disputes: Vec<Line>,
    /// Articles that tell one study differently.
    pub disagreements: Vec<Line>,
    /// Wordings stronger than their study.
    pub overclaims: Vec<Line>,
    /// Weaknesses that the articles name, and what none tells.
    pub limitations: Vec<Line>,
    /// Calls for research.
    pub gaps: Vec<Line>,
    /// Upper limits, amounts above them, harms that are told.
    pub safety: Vec<Line>,
    /// The articles cited, by id.
    pub articles: Vec<ArticleLine>,
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
    /// Belief with the evidence of refinements, or null where no study takes a side.
    pub belief: Option<Belief>,
    /// Why the verdict, in one sentence.
    pub reason: Line,
    /// Who stands on which side.
    pub why: Vec<Line>,
    /// Studies and reviews by design, with their labels.
    pub designs: Vec<LabelledRow>,
    /// Independent studies by stance, refinements included.
    pub studies: StanceCounts,
    /// Reviews by stance, refinements included.
    pub reviews: StanceCounts,
    /// Articles that state it without a study, by stance.
    pub statements: StanceCounts,
    /// Where it is told.
    pub citations: Vec<Citation>,
}

/// A row of the design table with the labels of the studies counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LabelledRow {
    /// The level.
    pub level: DesignLevel,
    /// Studies by stance.
    pub stances: StanceCounts,
    /// Labels of those that support.
    pub supports: Vec<String>,
    /// Of those that dispute.
    pub disputes: Vec<String>,
    /// Of those that leave it open.
    pub neutral: Vec<String>,
}

/// One study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StudyLine {
    /// What it is called in this brief: `R1` for a review, `S1` for another study.
    pub label: String,
    /// Node of the study.
    pub study: String,
    /// Its row in the design table.
    pub level: DesignLevel,
    /// Kind, year and who tells of it, in words.
    pub text: String,
    /// How it stands to the propositions of the brief.
    pub stance: String,
    /// Where it is told.
    pub citations: Vec<Citation>,
    /// Who, how many, what was given, how long, what it says, its weaknesses.
    pub details: Vec<Line>,
}

/// An article that a brief cites.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleLine {
    /// The record's id.
    pub article: String,
    /// Its title, or null.
    pub title: Option<String>,
    /// The site that its address names, or null.
    pub site: Option<String>,
    /// Its date or year as given or told by the text, or null.
    pub dated: Option<String>,
    /// Its address, or null.
    pub url: Option<String>,
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

/// The propositions of a whole corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// How many propositions there are to show.
    pub of: usize,
    /// Those shown, the most telling first.
    pub propositions: Vec<RankedProposition>,
}

/// A row of a ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankedProposition {
    /// Node of the proposition.
    pub proposition: String,
    /// In words.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Belief with the evidence of refinements, or null where no study takes a side.
    pub belief: Option<Belief>,
    /// Independent studies by stance, refinements included.
    pub studies: StanceCounts,
    /// Reviews by stance, refinements included.
    pub reviews: StanceCounts,
    /// Statements without a study by stance.
    pub statements: StanceCounts,
}
