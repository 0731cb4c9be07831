//! Studies of what was written down before, told without a design's name: "the charts of 40 patients were reviewed", "we searched
//! the hospital's records", "we reviewed our experience", "an audit of medical records", "the study was retrospective".

use crate::annotate::class;
use crate::annotate::number::number_at;
use crate::annotate::scan::Scan;
use crate::lexicon::words::{List, Set};

/// What is kept of patients.
static RECORDS: Set = Set::new(&["chart", "charts", "files", "histories", "notes", "record", "records"]);
/// Verbs of looking through, of which some say so by themselves.
const LOOKED_THROUGH: &[&str] = &["abstracted", "audited", "reviewed"];
static LOOKED_AT: Set =
    Set::new(&["analysed", "analyzed", "assessed", "evaluated", "examined", "inspected", "screened", "searched", "studied", "surveyed"]);
/// The same as nouns.
static LOOKS: Set = Set::new(&["abstraction", "analysis", "audit", "review", "search", "survey"]);
/// Whose or what records are kept in the course of care.
const OF_CARE: &[&str] = &[
    "admission", "anaesthesia", "anaesthetic", "anesthesia", "anesthetic", "autopsy", "birth", "case", "clinic", "clinical", "death",
    "delivery", "dental", "discharge", "emergency", "health", "hospital", "hospitalization", "inpatient", "medical", "nursing",
    "obstetric", "office", "operative", "outpatient", "patient", "patients", "pharmacy", "surgical", "treatment",
];
/// What may stand between a determiner and records whose owners are named after them.
const WHOLE: &[&str] = &["all", "available", "complete", "consecutive", "full", "our", "the", "their", "these"];

/// The words that tell of a look back.
pub fn openers() -> impl Iterator<Item = &'static str> {
    LOOKED_THROUGH.iter().chain(LOOKED_AT.words()).chain(LOOKS.words()).chain(&["retrospective"]).copied()
}

/// The tokens that tell of a look back, in the sentence of tokens `[from, to)`.
pub fn looked_back(scan: &Scan, from: usize, to: usize) -> Option<(usize, usize)> {
    scan.beginning(class::LOOKED_BACK, from, to).find_map(|t| {
        let w = scan.word(t);
        if LOOKED_THROUGH.contains(&w) || LOOKED_AT.contains(w) {
            return passive(scan, t, from).or_else(|| active(scan, t, from, to));
        }
        if LOOKS.contains(w) {
            return review_of(scan, t, from, to);
        }
        (w == "retrospective").then(|| predicate(scan, t, from)).flatten()
    })
}

/// "The records of 40 patients (22 women, 18 men) were then reviewed".
fn passive(scan: &Scan, verb: usize, from: usize) -> Option<(usize, usize)> {
    let told = (1..=3).any(|k| verb >= from + k && scan.is(verb - k, &["were", "was"]) && !scan.is(verb - k + 1, &["not"]));
    if !told {
        return None;
    }
    let mut depth = 0;
    for i in (from..verb).rev().take(24) {
        match scan.word(i) {
            ")" | "]" => depth += 1,
            "(" | "[" => depth -= 1,
            "," | ";" | ":" | "." if depth == 0 => return None,
            w if depth == 0 && RECORDS.contains(w) && of_patients(scan, i, from, verb) => return Some((i, verb + 1)),
            _ => {}
        }
    }
    None
}

/// "We reviewed the charts of …", "we have reviewed our experience", "we reviewed 37 cases".
fn active(scan: &Scan, verb: usize, from: usize, to: usize) -> Option<(usize, usize)> {
    let we = (1..=3).any(|k| verb >= from + k && scan.is(verb - k, &["we", "authors"]));
    let end = to.min(verb + 8);
    if !we {
        return None;
    }
    let through = LOOKED_THROUGH.contains(&scan.word(verb));
    for i in verb + 1..end {
        let w = scan.word(i);
        if matches!(w, "," | ";" | "." | "that" | "whether" | "in" | "with") {
            return None;
        }
        if RECORDS.contains(w) && of_patients(scan, i, verb, to) || through && w == "experience" && scan.is(i - 1, &["our"]) {
            return Some((verb, i + 1));
        }
        let counted = || (verb + 1..i).any(|j| number_at(scan, j).is_some_and(|n| n.value >= 2.0) || scan.is(j, &["all", "consecutive"]));
        if through && matches!(w, "cases" | "admissions" | "deliveries" | "hospitalizations") && counted() {
            return Some((verb, i + 1));
        }
    }
    None
}

/// "A review of 358 medical charts", "an audit of hospital records".
fn review_of(scan: &Scan, noun: usize, from: usize, to: usize) -> Option<(usize, usize)> {
    let compared = noun > from && scan.is(noun - 1, &["with", "than", "to", "versus"]);
    if !scan.is(noun + 1, &["of"]) || compared {
        return None;
    }
    let i = (noun + 2..to.min(noun + 8))
        .take_while(|i| !scan.is(*i, &[",", ";", ".", "in", "from"]))
        .find(|i| RECORDS.contains(scan.word(*i)))?;
    of_patients(scan, i, noun, to).then_some((noun, i + 1))
}

/// "This study was retrospective", "our analysis is both retrospective and small".
fn predicate(scan: &Scan, at: usize, from: usize) -> Option<(usize, usize)> {
    let verb = (1..=2).find(|k| at >= from + k && scan.is(at - k, &["is", "was"]))?;
    let subject = at.checked_sub(verb + 1).filter(|i| *i >= from)?;
    let of_its_own = matches!(scan.word(at + 1), "," | "." | ";" | "and" | "in" | "(" | "or" | "");
    (of_its_own && scan.is(subject, &["analysis", "design", "evaluation", "investigation", "review", "study", "survey"]))
        .then_some((at, at + 1))
}

/// Whether the records at token `i` are those of patients and no diaries or tables of a search.
fn of_patients(scan: &Scan, i: usize, from: usize, to: usize) -> bool {
    if scan.is(i, &["chart", "record"]) {
        return false;
    }
    let before = if i > from { scan.word(i - 1) } else { "" };
    if scan.is(i, &["charts"]) && !matches!(before, "growth" | "flow" | "diary" | "pain" | "daily") || OF_CARE.contains(&before) {
        return true;
    }
    if before == "s" || before == "'" || before == "’" {
        return (from..i).rev().take(3).any(|j| scan.is(j, &["patients", "patient", "women", "children", "hospital"]));
    }
    let whole =
        !before.starts_with(char::is_alphanumeric) || WHOLE.contains(&before) || !scan.glued(i - 1) && number_at(scan, i - 1).is_some();
    whole && scan.is(i + 1, &["of", "from", "on"]) && (i + 2..to.min(i + 9)).any(|j| scan.listed(List::People, j))
}
