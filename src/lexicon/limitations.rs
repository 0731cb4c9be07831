//! The wordings of weaknesses: `en/limitations.tsv`, whose `{a|b}` alternatives are written out here, in one trie.

use std::sync::OnceLock;

use super::phrases::{PhraseHit, Phrases};
use super::trie::Run;
use crate::record::Limitation;

/// The table and its phrases.
pub struct LimitationTable {
    kinds: Vec<Limitation>,
    phrases: Phrases,
}

/// Writes out the alternatives of a pattern.
fn expand(pattern: &str) -> Vec<String> {
    let Some((head, rest)) = pattern.split_once('{') else { return vec![pattern.to_string()] };
    let Some((group, tail)) = rest.split_once('}') else { return vec![pattern.to_string()] };
    let tails = expand(tail);
    group.split('|').flat_map(|g| tails.iter().map(move |t| format!("{head}{g}{t}"))).collect()
}

impl LimitationTable {
    /// The embedded table.
    pub fn embedded() -> &'static LimitationTable {
        static TABLE: OnceLock<LimitationTable> = OnceLock::new();
        TABLE.get_or_init(|| LimitationTable::new(include_str!("en/limitations.tsv")))
    }

    fn new(table: &str) -> LimitationTable {
        let (mut words, mut kinds) = (Vec::new(), Vec::new());
        for line in table.lines().skip(1) {
            let Some((pattern, kind)) = line.split_once('\t') else { continue };
            let Ok(kind) = kind.parse::<Limitation>() else { continue };
            for phrase in expand(pattern) {
                let phrase = phrase.trim().to_ascii_lowercase().replace("- ", "-");
                words.push(phrase.trim_end_matches('-').to_string());
                kinds.push(kind);
            }
        }
        let phrases = Phrases::new(words.iter().map(String::as_str));
        LimitationTable { kinds, phrases }
    }

    /// The wordings in `lower`, whose words are `runs`, leftmost and longest, in order.
    pub fn find(&self, lower: &str, runs: &[Run]) -> Vec<PhraseHit> {
        self.phrases.find(lower, runs)
    }

    /// The weakness that a hit's `phrase` names.
    pub fn kind(&self, phrase: usize) -> Limitation {
        self.kinds[phrase]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_are_written_out() {
        assert_eq!(expand("{very |}small {sample|cohort}"), ["very small sample", "very small cohort", "small sample", "small cohort"]);
        for line in include_str!("en/limitations.tsv").lines().skip(1) {
            assert!(line.split_once('\t').is_some_and(|(_, k)| k.parse::<Limitation>().is_ok()), "{line}");
        }
    }
}
