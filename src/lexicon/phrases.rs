//! Finds phrases of a fixed table in lower-cased text, at word boundaries, the longest at the leftmost place.

use super::trie::{Run, Trie};

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhraseHit {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Index of the phrase in the table.
    pub phrase: usize,
}

/// A table of phrases.
pub struct Phrases(Trie);

impl Phrases {
    /// Compiles `phrases` (lower case); of a phrase listed twice the first counts.
    pub fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        Phrases(Trie::new(phrases))
    }

    /// The phrases in `lower`, leftmost and longest, in order; `runs` are the text's words.
    pub fn find(&self, lower: &str, runs: &[Run]) -> Vec<PhraseHit> {
        self.0.find(lower, runs, |start, end, phrase| Some(PhraseHit { start, end, phrase }))
    }
}
