//! The table of units, dosage forms and salts: words to UCUM codes. The data is `en/units.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};

/// What a word of the table measures or names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Milligrams and their like.
    Mass,
    /// Millilitres and their like.
    Volume,
    /// International units, units, colony forming units.
    Activity,
    /// Millimoles, milliequivalents.
    Molar,
    /// Percent.
    Percent,
    /// Counted pieces of a medicine; the text is its dosage form.
    Count(&'static str),
    /// Cups, spoons, servings.
    Household,
    /// A dosage form that is not counted: cream, powder.
    DoseForm,
    /// A salt, ester or extract.
    Salt,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// UCUM code, or the preferred name of a form or salt.
    pub code: &'static str,
    /// What it is.
    pub class: Class,
}

impl Unit {
    /// Whether an amount can be told in it.
    pub fn measures(self) -> bool {
        !matches!(self.class, Class::DoseForm | Class::Salt)
    }
}

struct Table {
    words: FxHashMap<&'static str, Unit>,
    /// First words of the names that have several.
    first: FxHashMap<&'static str, usize>,
}

/// The first word of an entry.
fn head(entry: &str) -> &str {
    entry.split([' ', '-', '.']).next().unwrap_or(entry)
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    let mut first = FxHashMap::default();
    for line in include_str!("../../lexicon/en/units.tsv").lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(word), Some(code), Some(class)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let class = match class {
            "mass" => Class::Mass,
            "volume" => Class::Volume,
            "activity" => Class::Activity,
            "molar" => Class::Molar,
            "percent" => Class::Percent,
            "household" => Class::Household,
            "dose_form" => Class::DoseForm,
            "salt" => Class::Salt,
            other => match other.strip_prefix("count:") {
                Some(form) => Class::Count(form),
                None => continue,
            },
        };
        words.entry(word).or_insert(Unit { code, class });
        let head = head(word);
        if head.len() < word.len() {
            let longest = first.entry(head).or_insert(0);
            *longest = word.len().max(*longest);
        }
    }
    Table { words, first }
});

/// The entry for one word (lower case but for single letters).
pub fn lookup(word: &str) -> Option<Unit> {
    TABLE.words.get(word).copied()
}

/// The entry that begins at token `at`, longest first, and the number of tokens it takes.
#[inline]
pub fn at(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    if scan.begins(class::UNIT, at) { read(scan, at) } else { None }
}

/// Every word that an entry can begin with, glued words aside, and whether it is one to tell amounts in.
pub fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    let class = |unit: &Unit| if unit.measures() { class::UNIT | class::MEASURE } else { class::UNIT };
    let lower = |word: &'static str| match word {
        "L" => "l",
        "U" => "u",
        _ => word,
    };
    TABLE.words.iter().flat_map(move |(word, unit)| [(lower(word), class(unit)), (head(word), class(unit))])
}

fn read(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let token = scan.tokens.get(at)?;
    let raw = scan.raw(at);
    if token.kind == TokenKind::Number {
        return None;
    }
    // A name of several words stands in the text as listed, spaces and all.
    if let Some(longest) = TABLE.first.get(scan.word(at)) {
        let limit = (token.start + longest).min(scan.lower.len());
        let mut best = None;
        for n in 2..=4 {
            let Some(last) = scan.tokens.get(at + n - 1).filter(|t| t.end <= limit) else { break };
            if let Some(unit) = lookup(&scan.lower[token.start..last.end]) {
                best = Some((unit, n));
            }
        }
        if best.is_some() {
            return best;
        }
    }
    let single = raw.chars().nth(1).is_none();
    if let Some(unit) = lookup(if single { raw } else { scan.word(at) }) {
        return Some((unit, 1));
    }
    // Letters that lost their space: "0.5 mgmost effective range".
    let word = scan.word(at);
    let glued = ["mg", "mcg", "µg", "μg"].into_iter().find(|u| word.len() >= u.len() + 3 && word.starts_with(*u))?;
    let rest = &word[glued.len()..];
    rest.bytes().all(|b| b.is_ascii_alphabetic()).then(|| lookup(glued).map(|u| (u, 1))).flatten()
}

/// The end in bytes of the unit at token `at` that takes `n` tokens: glued words are cut behind the unit.
pub fn end(scan: &Scan, at: usize, n: usize) -> usize {
    let word = scan.word(at);
    if n == 1
        && lookup(word).is_none()
        && let Some(unit) = ["mg", "mcg", "µg", "μg"].into_iter().find(|u| word.len() > u.len() && word.starts_with(*u))
    {
        return scan.tokens[at].start + unit.len();
    }
    scan.tokens[at + n - 1].end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_whole() {
        let lines = include_str!("../../lexicon/en/units.tsv").lines().count() - 1;
        assert_eq!(TABLE.words.len(), lines);
        assert_eq!(lookup("mcg").map(|u| u.code), Some("ug"));
        assert_eq!(lookup("international units").map(|u| u.code), Some("[IU]"));
        assert!(lookup("mcg").is_some_and(Unit::measures));
    }
}
