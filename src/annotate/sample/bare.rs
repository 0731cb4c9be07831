//! Counts of people whose noun is not said beside them: "a total of 165 were randomized", "38 controls".

use super::count::{Count, Mode};
use super::nouns::is_unit;
use super::score::{arm_or_outcome, in_arm, score};
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::List;

/// A number without its noun: "a total of 165 were randomized", "172 received tamoxifen", "30 yoga and 38 controls".
pub(super) fn bare(scan: &Scan, mut c: Count, (from, to): (usize, usize), year: bool, mode: Mode) -> Option<Count> {
    let next = c.to;
    if year && !scan.is(c.number.wrapping_sub(1), &["of"]) || mode == Mode::Retold {
        return None;
    }
    let total = c.number >= from + 2 && scan.is(c.number - 1, &["of"]) && scan.is(c.number - 2, &["total", "sample"]);
    let given =
        scan.is(next, &["were", "was"]) && scan.is(next + 1, &["given", "put"]) && scan.is(c.number.wrapping_sub(1), &["and", ",", ";"]);
    // "3111 participants given aspirin in comparisons with 2632 given placebo".
    let given = given
        || scan.is(next, &["given"])
            && c.low >= 10.0
            && c.number > from + 8
            && scan.is(c.number - 1, &["and", "than", "to", "versus", "vs", "with"]);
    let verb = given
        || scan.is(next, &["received", "underwent", "completed"])
        || scan.is(next, &["were", "was"]) && (next + 1..next + 4).any(|j| scan.listed(List::TookPart, j));
    let arm_word = mode == Mode::Own
        && (scan.is(next, &["controls", "control", "placebo", "intervention", "treatment"])
            && scan.is(next + 1, &[",", ")", "and", ";", "."])
            || (c.number > from
                && scan.is(c.number - 1, &["(", "and"])
                && c.low >= 3.0
                && scan.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word)
                && bracketed_pair(scan, &c, (from, to))));
    // "On days 4 and 7 in the placebo group", "for 8 to 21 days versus placebo": times.
    let time = number_at(scan, next + 1).is_some()
        || c.number >= from + 3
            && scan.is(c.number - 1, &["and", "to"])
            && number_at(scan, c.number - 2).is_some()
            && is_unit(scan, c.number - 3);
    let to_arm = scan.is(next, &["to", "in", "on"])
        && !time
        && in_arm(scan, next, to)
        && c.low >= 3.0
        && !scan.is(c.number.wrapping_sub(1), &["(", "score", "grade", "was", "by", "-"])
        && !measured(scan, c.number, from);
    if total
        && (!is_unit(scan, next) || scan.is(next, &["cases"]))
        && (scan.is(next, &["were", "was", "patients", "completed", "received", "had", "breast", "eligible", "consecutive", "cases"])
            || mode == Mode::Own && scan.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word)
            || verb
            || scan.is(c.number - 2, &["sample"]))
    {
        score(scan, &mut c, (from, to));
        c.score += 3;
        return Some(c);
    }
    if verb {
        arm_or_outcome(scan, &mut c, (from, to));
        c.arm |= given || scan.is(next, &["received", "underwent"]);
        score(scan, &mut c, (from, to));
        return (c.low >= 3.0).then_some(c);
    }
    if arm_word || to_arm {
        c.arm = true;
        if arm_word {
            c.to = next + 1;
        }
        score(scan, &mut c, (from, to));
        return Some(c);
    }
    None
}

/// "127 events in the one group and 220 in the other", "4.5 in the one arm and 5 in the other": the number before counts no people.
fn measured(scan: &Scan, at: usize, from: usize) -> bool {
    let before = (from..at).rev().take(14).find(|i| number_at(scan, *i).is_some());
    before.is_some_and(|i| {
        let n = number_at(scan, i).map_or(1, |n| n.tokens);
        let noun =
            (i + n..(i + n + 3).min(at)).any(|j| is_unit(scan, j) || scan.is(j, &["recurrences", "relapses", "failures", "infections"]));
        noun || number_at(scan, i).is_some_and(|n| n.value.fract() != 0.0)
    })
}

/// "(30 yoga and 38 controls)", "(20 placebo and 21 intervention)".
fn bracketed_pair(scan: &Scan, c: &Count, (from, to): (usize, usize)) -> bool {
    let open = (from..c.number).rev().take(8).find(|j| scan.is(*j, &["(", ")"]));
    let close = (c.to..to).take(8).find(|j| scan.is(*j, &["(", ")"]));
    let (Some(a), Some(b)) = (open, close) else { return false };
    if !scan.is(a, &["("]) || !scan.is(b, &[")"]) {
        return false;
    }
    let numbers: Vec<usize> = (a + 1..b).filter(|j| scan.tokens[*j].kind == TokenKind::Number).collect();
    let unit = (a + 1..b).any(|j| is_unit(scan, j) || scan.is(j, &["%", "ci", "=", "<", "range", "sd", "±"]));
    numbers.len() == 2
        && !unit
        && (a + 1..b).any(|j| scan.is(j, &["and", ","]))
        && scan.tokens.get(c.to).is_some_and(|t| t.kind == TokenKind::Word)
        && !scan.is(c.to, &["and", "to", "vs"])
}
