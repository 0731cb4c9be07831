//! Groups that a sentence counts its outcomes in: "six out of the 50 infants …, compared to 15 out of 52 who …", "the drug was taken
//! by 733, the dummy by 127".

use super::count::{Count, Mode};
use super::nouns::is_unit;
use crate::annotate::number::number_at;
use crate::annotate::scan::Scan;

/// Marks as arms what two outcomes of one sentence are counted of, and those by whom treatments were taken; `begun` is where the
/// counts of the sentence begin.
pub(super) fn shares(scan: &Scan, sentence: usize, mode: Mode, begun: usize, out: &mut Vec<Count>) {
    let (from, to) = scan.tokens_of(sentence);
    // A review's events of all its studies are figures of a result.
    let mut arms = if mode == Mode::Retold { out_of(scan, (from, to)) } else { Vec::new() };
    if arms.is_empty() {
        arms = taken_by(scan, (from, to));
    }
    for (at, end, value) in arms {
        match out[begun..].iter_mut().find(|c| c.number == at) {
            Some(c) => (c.arm, c.outcome, c.weak, c.part) = (true, false, false, false),
            None => out.push(Count { arm: true, ..Count::new(sentence, at, end, value) }),
        }
    }
    out[begun..].sort_by_key(|c| c.number);
}

/// The wholes of "six out of the 50 infants … compared to 15 out of 52", if there are two.
fn out_of(scan: &Scan, (from, to): (usize, usize)) -> Vec<(usize, usize, f64)> {
    let mut found = Vec::new();
    for i in from + 1..to {
        if !scan.is(i, &["out"]) || !scan.is(i + 1, &["of"]) {
            continue;
        }
        let at = i + 2 + usize::from(scan.is(i + 2, &["the"]));
        let part = (from.max(i.saturating_sub(3))..i).find_map(|j| number_at(scan, j).filter(|n| j + n.tokens == i));
        let (Some(part), Some(whole)) = (part, number_at(scan, at)) else { continue };
        let end = at + whole.tokens;
        if whole.value.fract() == 0.0 && whole.value >= 8.0 && whole.value > part.value && !is_unit(scan, end) {
            found.push((at, end, whole.value));
        }
    }
    let compared = (from..to).any(|i| scan.is(i, &["against", "compared", "comparison", "than", "versus", "vs", "whereas", "while"]));
    if found.len() != 2 || !compared {
        found.clear();
    }
    found
}

/// "Placebo was taken by 733, ibuprofen by 127 and aspirin by 892".
fn taken_by(scan: &Scan, (from, to): (usize, usize)) -> Vec<(usize, usize, f64)> {
    let mut found = Vec::new();
    let verb = (from + 1..to)
        .find(|i| scan.is(*i, &["chosen", "received", "taken", "used"]) && scan.is(i - 1, &["was", "were"]) && scan.is(i + 1, &["by"]));
    let Some(verb) = verb else { return found };
    for i in verb + 1..to {
        let Some(n) = number_at(scan, i + 1).filter(|n| scan.is(i, &["by"]) && n.value.fract() == 0.0 && n.value >= 3.0) else { continue };
        let end = i + 1 + n.tokens;
        if scan.is(end, &[",", ".", ";", "and", "people", "patients", "participants", "women", "men"]) {
            found.push((i + 1, end, n.value));
        }
    }
    if found.len() < 2 {
        found.clear();
    }
    found
}
