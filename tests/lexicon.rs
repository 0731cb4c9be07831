//! The vocabulary's files: sorted, unique, whole, and linked only to what exists. A new word is one line; this says where it goes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use evigraph::lexicon::Lexicon;
use evigraph::lexicon::cues::Cues;
use evigraph::record::Relation;
use regex::Regex;

const HEADER: &str = "id\tname\tkind\tpolarity\tsynonyms\tparent\tnote";

/// The classes of cues, as `src/lexicon/cues.rs` reads them.
const CLASSES: &[&str] = &[
    "adj", "advice", "advise", "aim", "assoc", "comp", "gap", "hedge", "neg", "noun", "null", "pseudo", "recommend", "report", "safe",
    "seldom", "seldom_both", "side", "spec", "unsure", "verb", "verb_both", "verb_intr",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/en")
}

/// Name and text of every file whose header is that of concepts.
fn concept_files() -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = std::fs::read_dir(folder())
        .expect("the folder of words")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        .map(|p| (p.file_name().and_then(|n| n.to_str()).unwrap_or("").to_string(), std::fs::read_to_string(&p).expect("UTF-8")))
        .filter(|(_, text)| text.lines().next() == Some(HEADER))
        .collect();
    out.sort();
    assert!(out.len() >= 8, "{} concept files", out.len());
    out
}

/// Every row of every file: file, line number, cells.
fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    text.lines().enumerate().skip(1).map(|(i, l)| (i + 1, l.split('\t').collect()))
}

/// Fails with all that was found, at most forty lines of it.
fn none_wrong(what: &str, wrong: &[String]) {
    let shown = wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{what}: {} wrong\n{shown}", wrong.len());
}

#[test]
fn rows_are_whole() {
    static CURIE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[A-Za-z][A-Za-z0-9.]*:[A-Za-z0-9_.\-]+$").expect("a fixed pattern"));
    let mut wrong = Vec::new();
    for (file, text) in concept_files() {
        if !text.ends_with('\n') || text.contains('\r') {
            wrong.push(format!("{file}: lines end with one line feed, the last one too"));
        }
        for (line, cells) in rows(&text) {
            let [id, name, kind, polarity, synonyms, parent, _note] = cells[..] else {
                wrong.push(format!("{file}:{line}: {} cells, 7 expected", cells.len()));
                continue;
            };
            let mut say = |what: &str| wrong.push(format!("{file}:{line}: {name:?} {what}"));
            if !id.is_empty() && !CURIE.is_match(id) {
                say(&format!("has the id {id:?}, which is no CURIE"));
            }
            if name.is_empty() || name.trim() != name || name.contains("  ") {
                say("is empty or has odd spaces");
            }
            if kind.is_empty() || !kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
                say(&format!("has the kind {kind:?}"));
            }
            if !matches!(polarity, "+" | "-" | "") {
                say(&format!("has the polarity {polarity:?}"));
            }
            if synonyms.split('|').any(|s| s.trim() != s) || (!synonyms.is_empty() && synonyms.split('|').any(str::is_empty)) {
                say("has an empty synonym or one with odd spaces");
            }
            for link in parent.split('|').filter(|p| !p.is_empty()) {
                if !link.starts_with("form_of:") && !link.starts_with("is_a:") {
                    say(&format!("hangs under {link:?}: form_of: or is_a: expected"));
                }
            }
        }
    }
    none_wrong("rows", &wrong);
}

#[test]
fn rows_are_sorted_and_names_unique() {
    let mut wrong = Vec::new();
    for (file, text) in concept_files() {
        let mut seen = BTreeSet::new();
        let mut above = String::new();
        for (line, cells) in rows(&text) {
            let name = cells.get(1).unwrap_or(&"").to_lowercase();
            if name < above {
                wrong.push(format!("{file}:{line}: {name:?} stands after {above:?}"));
            }
            if !seen.insert(name.clone()) {
                wrong.push(format!("{file}:{line}: {name:?} stands twice"));
            }
            above = name;
        }
    }
    none_wrong("order", &wrong);
}

#[test]
fn an_identifier_stands_for_one_entry() {
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (file, text) in concept_files() {
        for (line, cells) in rows(&text).filter(|(_, cells)| !cells[0].is_empty()) {
            let (id, name) = (cells[0], cells.get(1).copied().unwrap_or(""));
            if let Some(other) = seen.insert(id.to_string(), format!("{name:?} of {file}")) {
                wrong.push(format!("{file}:{line}: {name:?} has the id {id} of {other}"));
            }
        }
    }
    none_wrong("ids", &wrong);
}

#[test]
fn parents_exist() {
    let lexicon = Lexicon::embedded();
    let mut wrong = Vec::new();
    for (file, text) in concept_files() {
        for (line, cells) in rows(&text) {
            let name = cells.get(1).copied().unwrap_or("");
            for (_, parent) in cells.get(5).unwrap_or(&"").split('|').filter_map(|p| p.split_once(':')) {
                match lexicon.by_name(parent) {
                    None => wrong.push(format!("{file}:{line}: {name:?} hangs under {parent:?}, which is in no file")),
                    Some(_) if parent.eq_ignore_ascii_case(name) => wrong.push(format!("{file}:{line}: {name:?} hangs under itself")),
                    Some(_) => {}
                }
            }
        }
    }
    none_wrong("parents", &wrong);
}

#[test]
fn every_row_is_loaded() {
    let listed: usize = concept_files().iter().map(|(_, text)| rows(text).count()).sum();
    assert_eq!(Lexicon::embedded().concepts().len(), listed);
}

#[test]
fn nothing_hangs_under_itself_by_way_of_others() {
    let lexicon = Lexicon::embedded();
    let mut wrong = Vec::new();
    for concept in lexicon.concepts() {
        let above: Vec<_> = concept.parents.iter().flat_map(|(_, p)| lexicon.ancestors(&lexicon.concepts()[*p])).collect();
        if above.iter().any(|a| a.name == concept.name && a.kind == concept.kind) {
            wrong.push(format!("{:?} ({})", concept.name, concept.kind));
        }
    }
    none_wrong("circles", &wrong);
}

#[test]
fn cues_are_sorted_unique_and_of_known_classes() {
    let text = std::fs::read_to_string(folder().join("cues.tsv")).expect("the cue table");
    assert_eq!(text.lines().next(), Some("phrase\tclass\tvalue\tforms"));
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let mut above = "";
    for (line, cells) in rows(&text) {
        let [phrase, class, value, forms] = cells[..] else {
            wrong.push(format!("{line}: {} cells, 4 expected", cells.len()));
            continue;
        };
        if phrase < above {
            wrong.push(format!("{line}: {phrase:?} stands after {above:?}"));
        }
        if !seen.insert(phrase) {
            wrong.push(format!("{line}: {phrase:?} stands twice"));
        }
        if phrase.is_empty() || phrase.trim() != phrase || phrase.chars().any(char::is_uppercase) {
            wrong.push(format!("{line}: {phrase:?} is not in lower case without spaces around it"));
        }
        if !CLASSES.contains(&class) {
            wrong.push(format!("{line}: {phrase:?} has the class {class:?}"));
        }
        let names_relation =
            matches!(class, "adj" | "advice" | "advise" | "assoc" | "gap" | "noun" | "null" | "recommend" | "side" | "unsure")
                || class.starts_with("verb")
                || class.starts_with("seldom");
        if names_relation && value.parse::<Relation>().is_err() {
            wrong.push(format!("{line}: {phrase:?} names no relation: {value:?}"));
        }
        if !forms.is_empty() && !class.starts_with("verb") && !class.starts_with("seldom") {
            wrong.push(format!("{line}: {phrase:?} has forms and is no verb"));
        }
        above = phrase;
    }
    none_wrong("cues", &wrong);
    assert!(Cues::embedded().entries().len() >= seen.len());
}
