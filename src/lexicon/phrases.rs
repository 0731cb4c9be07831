//! Finds phrases of a fixed table in lower-cased text, at word boundaries, the longest at the leftmost place.

use daachorse::DoubleArrayAhoCorasick;

use super::matcher::{is_boundary, keep_leftmost_longest};

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

/// The automaton over a table of phrases.
pub struct Phrases(DoubleArrayAhoCorasick<u32>);

impl Phrases {
    /// Compiles `phrases` (lower case); of a phrase listed twice the first counts.
    ///
    /// # Panics
    /// Where the table is empty, which the embedded tables are not.
    pub fn new<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let mut seen = rustc_hash::FxHashSet::default();
        let table: Vec<(&str, u32)> = phrases.enumerate().filter(|(_, p)| seen.insert(*p)).map(|(i, p)| (p, i as u32)).collect();
        Phrases(DoubleArrayAhoCorasick::with_values(table).expect("a table of distinct phrases that are not empty"))
    }

    /// The phrases in `lower`, leftmost and longest, in order.
    pub fn find(&self, lower: &str) -> Vec<PhraseHit> {
        let mut all: Vec<PhraseHit> = self
            .0
            .find_overlapping_iter(lower)
            .filter(|m| is_boundary(lower, m.start(), m.end()))
            .map(|m| PhraseHit { start: m.start(), end: m.end(), phrase: m.value() as usize })
            .collect();
        keep_leftmost_longest(&mut all, |h| (h.start, h.end));
        all
    }
}
