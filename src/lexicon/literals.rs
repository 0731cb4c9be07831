//! A few literals that are looked for in whole texts and in every sentence, many bytes at a time.

use std::sync::OnceLock;

use aho_corasick::packed::Searcher;

/// Literals of three bytes or more.
pub struct Literals(&'static [&'static str], OnceLock<Option<Searcher>>);

impl Literals {
    /// A handful of `literals`.
    pub const fn new(literals: &'static [&'static str]) -> Self {
        Literals(literals, OnceLock::new())
    }

    /// Whether one of them stands in `text`.
    pub fn stand_in(&self, text: &str) -> bool {
        match self.1.get_or_init(|| Searcher::new(self.0)) {
            Some(searcher) => searcher.find(text).is_some(),
            // A processor that reads byte by byte.
            None => self.0.iter().any(|literal| text.contains(literal)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_enough() {
        static LITERALS: Literals = Literals::new(&["drawback", "limitation", "shortcoming"]);
        let long = "a text that is longer than what is read at once, and tells of its limitations at the end";
        assert!(LITERALS.stand_in(long) && LITERALS.stand_in("a drawback") && !LITERALS.stand_in(&long[..70]) && !LITERALS.stand_in(""));
    }
}
