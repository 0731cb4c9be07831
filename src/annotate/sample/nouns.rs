//! The nouns of samples: people, animals, units of time, verbs of outcomes; and the walk from a number to its noun.

use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::{self, List};

/// Whether token `i` names people or animals in the plural.
pub fn is_people(scan: &Scan, i: usize) -> bool {
    scan.listed(List::People, i)
}

/// The singular of those that stand in "a 72-patient trial".
pub fn is_person(w: &str) -> bool {
    ["patient", "person", "participant", "subject", "woman", "man", "adult", "child", "member", "volunteer"].contains(&w)
}

/// Whether token `i` names studies in the plural.
pub fn is_studies(scan: &Scan, i: usize) -> bool {
    scan.listed(List::Studies, i)
}

/// Whether token `i` is a unit that makes the number before it an amount or a time.
pub fn is_unit(scan: &Scan, i: usize) -> bool {
    scan.listed(List::Unit, i)
}

/// "BCS" where the text says "breast cancer survivors (BCS)".
fn is_people_abbreviation(scan: &Scan, i: usize) -> bool {
    let raw = scan.raw(i);
    raw.len() >= 2
        && raw.bytes().any(|b| b.is_ascii_uppercase())
        && scan
            .doc
            .abbreviations
            .iter()
            .any(|a| a.short.of(scan.text) == raw && a.long.of(scan.lower).rsplit(' ').next().is_some_and(|w| words::is(List::People, w)))
}

/// The noun of a number whose next token is `at`: the last token of a run of nouns, and whether it names studies.
pub fn noun_after(scan: &Scan, at: usize, to: usize) -> Option<(usize, bool)> {
    let mut i = at;
    let mut steps = 0;
    while i < to && steps < 10 {
        let w = scan.word(i);
        if i > at && is_people_abbreviation(scan, i) {
            return Some((i, false));
        }
        if scan.listed(List::People, i) {
            let mut last = i;
            // "Preterm infants", "children/adolescents".
            while let Some(next) = (last + 1..to.min(last + 3)).find(|j| scan.listed(List::People, *j))
                && (next == last + 1 || scan.is(last + 1, &["/"]))
            {
                last = next;
            }
            return Some((last, false));
        }
        if scan.listed(List::Studies, i) && w != "meta" || w == "meta" && scan.is(i + 2, &["analyses"]) {
            // "studies participants" does not occur; "trial participants" does.
            let end = if w == "meta" { i + 2 } else { i };
            return Some((end, true));
        }
        if i == at && (scan.listed(List::Unit, i) || matches!(w, "and" | "or")) {
            return None;
        }
        // "2,000 U.S. adults".
        if matches!(w, "u") && scan.is(i + 1, &["."]) && scan.is(i + 2, &["s", "k"]) && scan.glued(i) && scan.glued(i + 1) {
            i += 3 + usize::from(scan.is(i + 3, &["."]));
            steps += 1;
            continue;
        }
        let word = scan.tokens[i].kind == TokenKind::Word && !scan.listed(List::EndsCount, i);
        let joins = matches!(w, "-" | "/" | "," | "‐" | "–" | "+")
            || matches!(w, "and" | "or" | "but") && i > at && !matches!(scan.word(i + 1), "the" | "a");
        let bracket = w == "(" && i > at && scan.word(i + 2) == ")";
        if bracket {
            i += 3;
            steps += 1;
            continue;
        }
        let number = scan.tokens[i].kind == TokenKind::Number
            && i > at
            && matches!(scan.word(i - 1), "type" | "phase" | "stage" | "grade" | "-" | "/" | "vitamin");
        if !(word || joins && steps > 0 || number) {
            return None;
        }
        i += 1;
        steps += 1;
    }
    None
}

/// Whether token `i`, after a count, tells an outcome, not a sample.
pub fn is_outcome(scan: &Scan, i: usize) -> bool {
    scan.listed(List::OutcomeVerb, i)
}

/// "Population: 20 adults with asthma", in a list that tells of a study; the label may be part of the sentence that begins at `from`.
pub fn labelled(scan: &Scan, from: usize) -> bool {
    const LABELS: &[&str] = &["population", "populations", "participants", "subjects", "patients", "sample", "cohort"];
    let label = |i: usize| scan.is(i, LABELS) && scan.is(i + 1, &[":"]);
    label(from) || from >= 2 && label(from - 2)
}
