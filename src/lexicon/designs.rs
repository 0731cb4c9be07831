//! The words that name kinds of study: `en/designs.tsv` (names and head nouns) and `en/design_modifiers.tsv` (what stands
//! before them), in one trie. Plurals and spellings without the hyphen are made here.

use std::sync::OnceLock;

use super::phrases::{PhraseHit, Phrases};
use super::trie::Run;
use crate::record::{Design, Modifier};

/// How a phrase behaves in a design's noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DesignClass {
    /// Names the kind by itself: "systematic review".
    Name,
    /// A head noun that names a kind, but is often a mere anaphor: "trial".
    Head,
    /// A head noun that needs a modifier or an introduction: "study".
    Weak,
    /// A noun that carries a modifier where no better noun does: "design", "fashion".
    Carrier,
    /// A modifier: "double-blind".
    Modifier,
    /// Says nothing of the design, may begin the phrase: "stratified".
    Inner,
    /// Says nothing of the design and stays outside the phrase: "recent".
    Outer,
}

/// One spelling of one row of the tables.
#[derive(Clone, Debug)]
pub struct DesignEntry {
    /// The words, lower case.
    pub phrase: String,
    /// Its behaviour.
    pub class: DesignClass,
    /// The design that the noun names; for a modifier, what it makes of "study".
    pub design: Option<Design>,
    /// What it adds.
    pub modifiers: Vec<Modifier>,
    /// Whether it is the plural spelling.
    pub plural: bool,
}

/// The tables and their phrases.
pub struct DesignTable {
    entries: Vec<DesignEntry>,
    phrases: Phrases,
}

fn class(name: &str) -> Option<DesignClass> {
    Some(match name {
        "name" => DesignClass::Name,
        "head" => DesignClass::Head,
        "weak" => DesignClass::Weak,
        "cue" => DesignClass::Carrier,
        "mod" => DesignClass::Modifier,
        "inner" => DesignClass::Inner,
        "outer" => DesignClass::Outer,
        _ => return None,
    })
}

/// The plural of a noun phrase, made on its last word, or on the noun before "in", "of", "on", "with".
fn plural(phrase: &str) -> Option<String> {
    let cut = [" in ", " of ", " on ", " with "].iter().filter_map(|p| phrase.find(p)).min().unwrap_or(phrase.len());
    let (noun, rest) = phrase.split_at(cut);
    if ["data", "evidence", "research", "work", "series", "vitro", "vivo", "information", "testing", "opinion", "culture"]
        .iter()
        .any(|w| noun.ends_with(w))
    {
        return None;
    }
    let made = if let Some(stem) = noun.strip_suffix("sis") {
        format!("{stem}ses")
    } else if let Some(stem) = noun.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u'])) {
        format!("{stem}ies")
    } else {
        format!("{noun}s")
    };
    Some(format!("{made}{rest}"))
}

impl DesignTable {
    /// The embedded tables.
    pub fn embedded() -> &'static DesignTable {
        static TABLE: OnceLock<DesignTable> = OnceLock::new();
        TABLE.get_or_init(|| DesignTable::new(include_str!("en/designs.tsv"), include_str!("en/design_modifiers.tsv")))
    }

    fn new(designs: &str, modifiers: &str) -> DesignTable {
        let mut entries: Vec<DesignEntry> = Vec::new();
        let rows = designs.lines().skip(1).map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [phrase, design, class, modifiers, _id] = cells[..] else { return None };
            Some((phrase, class, modifiers, design))
        });
        let more = modifiers.lines().skip(1).map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [phrase, class, modifiers, makes] = cells[..] else { return None };
            Some((phrase, class, modifiers, makes))
        });
        for (phrase, class_name, modifiers, design) in rows.chain(more).flatten() {
            let Some(class) = class(class_name) else { continue };
            let phrase = phrase.to_ascii_lowercase();
            let noun = matches!(class, DesignClass::Name | DesignClass::Head | DesignClass::Weak | DesignClass::Carrier);
            let entry = DesignEntry {
                phrase: phrase.clone(),
                class,
                design: design.parse().ok(),
                modifiers: modifiers.split(',').filter_map(|m| m.parse().ok()).collect(),
                plural: false,
            };
            let mut forms = vec![entry.clone()];
            if noun && let Some(phrase) = plural(&phrase) {
                forms.push(DesignEntry { phrase, plural: true, ..entry });
            }
            for form in forms {
                for hyphen in ["-", " ", "‐", "‑", "–", "- "] {
                    if hyphen == "-" || form.phrase.contains('-') {
                        entries.push(DesignEntry { phrase: form.phrase.replace('-', hyphen).trim_end().to_string(), ..form.clone() });
                    }
                }
            }
        }
        let phrases = Phrases::new(entries.iter().map(|e| e.phrase.as_str()));
        DesignTable { entries, phrases }
    }

    /// The phrases in `lower`, whose words are `runs`, leftmost and longest, in order.
    pub fn find(&self, lower: &str, runs: &[Run]) -> Vec<PhraseHit> {
        self.phrases.find(lower, runs)
    }

    /// The entry that a hit's `phrase` names.
    pub fn entry(&self, phrase: usize) -> &DesignEntry {
        &self.entries[phrase]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for (text, width) in [(include_str!("en/designs.tsv"), 5), (include_str!("en/design_modifiers.tsv"), 4)] {
            for line in text.lines().skip(1) {
                assert_eq!(line.split('\t').count(), width, "{line}");
            }
        }
        for line in include_str!("en/designs.tsv").lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(cells[1].parse::<Design>().is_ok() && class(cells[2]).is_some(), "{line}");
            assert!(cells[3].split(',').all(|m| m.is_empty() || m.parse::<Modifier>().is_ok()), "{line}");
        }
        for line in include_str!("en/design_modifiers.tsv").lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(class(cells[1]).is_some() && (cells[3].is_empty() || cells[3].parse::<Design>().is_ok()), "{line}");
            assert!(cells[2].split(',').all(|m| m.is_empty() || m.parse::<Modifier>().is_ok()), "{line}");
        }
    }

    #[test]
    fn plurals() {
        assert_eq!(plural("study in rats").as_deref(), Some("studies in rats"));
        assert_eq!(plural("meta-analysis").as_deref(), Some("meta-analyses"));
        assert_eq!(plural("case series"), None);
    }
}
