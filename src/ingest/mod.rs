//! Bytes to articles: finds the inputs, reads them block by block, and turns each into an [`Article`] or a [`Refusal`].
//!
//! Reading ([`Reader`]) is cheap and in order; making an article of a unit ([`Unit::article`]: decoding, JSON, the main
//! content of a page) is the expensive part, is pure, and is done in parallel by [`crate::pipeline`]. Memory holds the units
//! under way, never the corpus.

mod charset;
mod find;
mod format;
mod html;
mod limits;
mod lines;
mod raised;
mod reader;
mod stream;
mod unit;
mod warc;
mod xml;

pub use charset::{Decoded, decode};
pub use find::{Found, Input, Origin, find};
pub use format::{Format, Reading};
pub use html::{Page, main_content};
pub use limits::MAX_ARTICLE_BYTES;
pub use reader::{InputDigest, Reader};
pub(crate) use stream::{plain, without_compression};
pub use unit::{Unit, placeholder};
pub use warc::Capture;

/// Codes of the diagnostics that reading an article can give; extraction adds others.
pub const DIAGNOSTICS: [&str; 6] = ["charset_guessed", "charset_lossy", "whole_page", "empty", "title_only", "capture_date"];

/// An input, or a line of one, that was not read, and what to do about it. Never a reason to stop.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Refusal {
    /// The input's name: the path relative to the given root, `stdin` for standard input.
    pub source: String,
    /// The line, counted from 1, where only what stands there was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// Stable code: `bad_line`, `binary`, `empty`, `unreadable` …
    pub code: &'static str,
    /// What was found, what was expected, and what to do.
    pub message: String,
    /// Whether `extract` writes a record without facts in its place: every line of JSON Lines has its answer.
    #[serde(skip)]
    pub answered: bool,
}

impl Refusal {
    /// A refusal of a whole input.
    pub fn of(source: &str, code: &'static str, message: impl Into<String>) -> Self {
        Refusal { source: source.to_string(), line: None, code, message: message.into(), answered: false }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{}: {}: {}", self.source, line, self.code, self.message),
            None => write!(f, "{}: {}: {}", self.source, self.code, self.message),
        }
    }
}

/// Why the inputs could not be looked up at all; a single bad file is a [`Refusal`] instead.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// An argument names nothing.
    #[error("{0}: no such file or folder; give files, folders, globs in quotes, or - for standard input")]
    NotFound(String),
    /// An argument is not a well-formed glob.
    #[error("{pattern}: not a well-formed glob: {reason}")]
    BadGlob {
        /// The argument.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A glob matches nothing.
    #[error("{0}: the glob matches no file")]
    NoMatch(String),
}

/// A table's row as one line that is told for one: `| cell | cell |`.
fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|c| c.replace('|', "/")).collect();
    format!("| {} |", cells.join(" | "))
}
