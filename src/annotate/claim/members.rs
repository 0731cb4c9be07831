//! Objects told apart by their own figures: "cholesterol (-0.4 mmol/L) and blood pressure (-2 mmHg)" are two.

use super::argument::{Argument, named};
use super::extent::object_end;
use crate::annotate::scan::{Scan, TokenKind};

/// What a predicate acts on, one by one where each member has its figure.
pub fn members(scan: &Scan, object: Argument, exposure: &Argument) -> Vec<Argument> {
    let told = quantified(scan, &object, exposure);
    let told = if told.is_empty() { vec![object] } else { told };
    told.into_iter().flat_map(|m| pressures(scan, m)).collect()
}

/// "Blood pressure (SBP: -3 mmHg; DBP: -2 mmHg)": the two pressures.
fn pressures(scan: &Scan, object: Argument) -> Vec<Argument> {
    let whole = vec![object];
    let Some(span) = whole[0].span else { return whole };
    let name = &scan.lower[span.start..span.end];
    // Most names are told by their length and brackets to hold no such thing.
    let bracket = scan.lower[span.start..].bytes().take(name.len() + 2).any(|b| b == b'(');
    let Some(at) = bracket.then(|| name.rfind("blood pressure")).flatten() else { return whole };
    if name.contains("systolic") || name.contains("diastolic") {
        return whole;
    }
    let open = scan.token_at(span.start + at + "blood pressure".len());
    if scan.word(open) != "(" {
        return whole;
    }
    let close = (open..(open + 60).min(scan.tokens.len())).find(|i| scan.word(*i) == ")" && !scan.is(*i + 1, &[":"])).unwrap_or(open);
    let figures =
        |words: &[&str]| (open..close).any(|i| scan.is(i, words)) && (open..close).any(|i| scan.tokens[i].kind == TokenKind::Number);
    if !figures(&["sbp", "systolic"]) || !figures(&["dbp", "diastolic"]) {
        return whole;
    }
    let one =
        |name: &str| Argument { name: name.to_string(), concept: scan.lexicon.by_name(name).map(|c| c.id.clone()), ..whole[0].clone() };
    vec![one("systolic blood pressure"), one("diastolic blood pressure")]
}

/// "… the risk of cancer by 24% and the risk of death by 35%": what a further figure is told of is an object of its own.
fn further_members(scan: &Scan, object: &Argument, exposure: &Argument) -> Vec<Argument> {
    let Some(span) = object.span else { return Vec::new() };
    let mut members = vec![object.clone()];
    let mut at = scan.tokens.partition_point(|t| t.end <= span.end);
    while let Some(after) = past_figure(scan, at) {
        let and = if scan.word(after) == "," { after + 1 } else { after };
        let start = if scan.word(and) == "and" { and + 1 } else { and };
        let end = object_end(scan, start, (start + 16).min(scan.tokens.len()));
        let Some(next) = named(scan, start, end, exposure).filter(|_| start > after && past_figure(scan, end).is_some()) else { break };
        members.push(next);
        at = end;
    }
    if members.len() > 1 { members } else { Vec::new() }
}

/// The token behind "by 24%" at token `at`, a bracket after it passed over.
fn past_figure(scan: &Scan, at: usize) -> Option<usize> {
    let number = scan.word(at) == "by" && scan.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number) && scan.word(at + 2) == "%";
    let mut after = number.then_some(at + 3)?;
    if scan.word(after) == "(" {
        after = (after..(after + 24).min(scan.tokens.len())).find(|i| scan.word(*i) == ")")? + 1;
    }
    Some(after)
}

/// Members of an object that are quantified one by one, "cholesterol (-0.4 mmol/L) and blood pressure (-2 mmHg)": each is an
/// object of its own.
fn quantified(scan: &Scan, object: &Argument, exposure: &Argument) -> Vec<Argument> {
    let Some(span) = object.span else { return Vec::new() };
    let (from, to) = (scan.token_at(span.start), scan.token_at(span.end));
    let mut members = Vec::new();
    let (mut start, mut depth, mut figures) = (from, 0, false);
    let mut counted = 0;
    for i in from..=to {
        let w = if i == to { "," } else { scan.word(i) };
        match w {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "," | "and" if depth == 0 => {
                if i > start {
                    counted += usize::from(figures);
                    members.push((start, i));
                }
                (start, figures) = (i + 1, false);
            }
            // "A 58% drop in …": told by its own figure, in or out of brackets.
            _ if depth > 0 || scan.word(i + 1) == "%" => figures |= scan.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number),
            _ => {}
        }
    }
    if counted < 2 {
        return further_members(scan, object, exposure);
    }
    members.into_iter().filter_map(|(a, b)| named(scan, a, b, exposure)).collect()
}
