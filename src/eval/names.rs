//! Whether two names mean the same thing: their words in common, and no mark of one against a mark of the other.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{NoExpand, Regex};
use unicode_normalization::UnicodeNormalization;

/// Words that do not tell one name from another.
const STOP: &[&str] = &[
    "the", "a", "an", "of", "in", "on", "for", "to", "and", "or", "with", "s", "symptoms", "symptom", "supplement", "supplements",
    "supplementation", "therapy", "treatment", "levels", "level",
];

/// Short forms and variants, each with what it stands for; put in place one after the other.
const SAME: &[(&str, &str)] = &[
    ("rls", "restless legs syndrome"),
    ("restless leg syndrome", "restless legs syndrome"),
    ("plmd", "periodic limb movement disorder"),
    ("plms", "periodic limb movements during sleep"),
    ("msg", "monosodium glutamate"),
    ("glutaminergic", "glutamatergic"),
    ("mcg", "ug"),
];

/// Words that tell a thing from its sibling though they are long.
const TELLING: &[&str] = &["hdl", "ldl", "vldl", "systolic", "diastolic"];

/// A name as compared: compatibility forms folded, lower case, short forms written out.
pub fn plain(name: &str) -> String {
    static PATTERNS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        SAME.iter().map(|(short, long)| (Regex::new(&format!(r"\b{short}\b")).expect("a fixed pattern"), *long)).collect()
    });
    let mut name = name.nfkc().collect::<String>().to_lowercase().replace('’', "'");
    for (short, long) in PATTERNS.iter() {
        if short.is_match(&name) {
            name = short.replace_all(&name, NoExpand(long)).into_owned();
        }
    }
    name
}

/// A word without the ending of its plural.
fn stem(word: &str) -> String {
    for ending in ["ies", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 3
            && !word.ends_with("ss")
        {
            return format!("{stem}{}", if ending == "ies" { "y" } else { "" });
        }
    }
    word.to_string()
}

/// Runs of ASCII letters and digits of a plain name.
fn tokens(plain: &str) -> impl Iterator<Item = &str> {
    plain.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit())).filter(|t| !t.is_empty())
}

/// The telling words of a plain name, stemmed.
fn words(plain: &str) -> BTreeSet<String> {
    static STEMMED: LazyLock<BTreeSet<String>> = LazyLock::new(|| STOP.iter().map(|w| stem(w)).collect());
    tokens(plain).map(stem).filter(|w| !STEMMED.contains(w)).collect()
}

/// The short words that tell one thing from its sibling: B6, D3, type 2, HDL, systolic.
fn marks(plain: &str) -> BTreeSet<&str> {
    let tells = |t: &&str| t.len() == 1 || t.bytes().any(|b| b.is_ascii_digit()) || TELLING.contains(t);
    tokens(plain).filter(tells).filter(|t| !matches!(*t, "s" | "a")).collect()
}

/// Whether two names mean the same: more than half of their words in common, and no mark of one against a mark of the other.
pub fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    let (x, y) = (words(&a), words(&b));
    if x.is_empty() || y.is_empty() {
        return a == b;
    }
    let (m, n) = (marks(&a), marks(&b));
    let common = x.intersection(&y).count();
    (m.is_subset(&n) || n.is_subset(&m)) && 4 * common > x.len() + y.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_lose_their_ending() {
        for (word, wanted) in
            [("studies", "study"), ("doses", "dos"), ("legs", "leg"), ("stress", "stress"), ("gas", "gas"), ("dies", "die")]
        {
            assert_eq!(stem(word), wanted, "{word}");
        }
    }

    #[test]
    fn names_are_alike_by_their_telling_words() {
        assert!(alike("magnesium", "Magnesium supplements"));
        assert!(alike("RLS", "symptoms of restless legs syndrome"));
        assert!(alike("µg", "μg"), "two code points of one letter");
        assert!(!alike("the supplement", "supplement"), "without telling words only the same letters are");
        assert!(alike("", ""));
    }

    #[test]
    fn a_mark_tells_siblings_apart() {
        assert!(!alike("vitamin b6", "vitamin b12"));
        assert!(!alike("systolic blood pressure", "diastolic blood pressure"));
        assert!(alike("blood pressure", "systolic blood pressure"), "a mark against none is no contradiction");
        assert!(alike("vitamin d", "vitamin d supplements"));
    }

    #[test]
    fn half_of_the_words_is_not_enough() {
        assert!(!alike("sleep quality", "sleep latency"));
        assert!(alike("sleep quality score", "sleep quality"));
    }
}
