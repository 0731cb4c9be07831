//! Objects told apart by their own figures: "cholesterol (-0.4 mmol/L) and blood pressure (-2 mmHg)" are two.

use super::argument::{Argument, named};
use super::extent::object_end;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::{CueClass, Form};
use crate::lexicon::words::Set;

/// What a predicate acts on, one by one where each member has its figure.
pub fn members(scan: &Scan, object: Argument, exposure: &Argument) -> Vec<Argument> {
    let told = quantified(scan, &object, exposure);
    let told = if told.is_empty() { respective(scan, &object, exposure) } else { told };
    let told = if told.is_empty() { vec![object] } else { told };
    told.into_iter().flat_map(|m| pressures(scan, m)).collect()
}

/// "A and B were reduced by 40% and 55%, respectively": each has its figure.
fn respective(scan: &Scan, object: &Argument, exposure: &Argument) -> Vec<Argument> {
    let Some(span) = object.span else { return Vec::new() };
    let (from, to) = (scan.token_at(span.start), scan.token_at(span.end));
    // A bracket behind the last holds the figures.
    let to = (from..to).find(|i| scan.word(*i) == "(").unwrap_or(to);
    let Some(at) = (to..scan.tokens.len().min(to + 45)).take_while(|i| scan.word(*i) != ".").find(|i| scan.word(*i) == "respectively")
    else {
        return Vec::new();
    };
    let cuts: Vec<usize> = (from..to).filter(|i| scan.is(*i, &["and", ","])).collect();
    let numbers = (to..at).filter(|i| scan.tokens[*i].kind == TokenKind::Number).count();
    let groups = (to..at).any(|i| scan.is(i, &["groups", "arms", "versus", "vs", "than", "compared"]));
    if cuts.is_empty() || cuts.len() > 4 || groups || !(from..to).all(|i| scan.tokens[i].kind == TokenKind::Word || scan.is(i, &[",", "-"]))
    {
        return Vec::new();
    }
    let mut members = Vec::new();
    let mut start = from;
    for cut in cuts.into_iter().chain([to]) {
        if cut > start {
            members.push((start, cut));
        }
        start = cut + 1;
    }
    if members.len() != numbers {
        return Vec::new();
    }
    // "Systolic and diastolic blood pressure": the head stands behind the last alone.
    if members[..members.len() - 1].iter().any(|(a, b)| b - a == 1 && is_bare_adjective(scan.word(*a))) {
        return Vec::new();
    }
    let told: Vec<Argument> = members.iter().filter_map(|(a, b)| named(scan, *a, *b, exposure)).collect();
    if told.len() == members.len() { told } else { Vec::new() }
}

/// Whether a word needs the head of what it is joined to.
fn is_bare_adjective(word: &str) -> bool {
    ["ic", "al", "ive", "ary", "ous", "ular", "ed"].iter().any(|end| word.ends_with(end))
        || matches!(word, "ldl" | "hdl" | "total" | "free" | "severe")
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
        let told = start > after && past_figure(scan, end).is_some() && !begins_clause(scan, start, end);
        let Some(next) = told.then(|| named(scan, start, end, exposure)).flatten() else { break };
        members.push(next);
        at = end;
    }
    if members.len() > 1 { members } else { Vec::new() }
}

/// Whether tokens `[from, to)` are a clause rather than a further object: "while diet lowered cholesterol".
fn begins_clause(scan: &Scan, from: usize, to: usize) -> bool {
    let verb = |i: usize| {
        scan.cues_in(scan.span(i, i + 1)).first().is_some_and(|hit| {
            let entry = scan.cue(hit);
            matches!(entry.class, CueClass::Verb | CueClass::VerbBoth | CueClass::VerbIntr) && entry.form == Form::Past
        })
    };
    scan.is(from, &["while", "whereas", "but", "although", "though", "which", "with", "compared"]) || (from..to).any(verb)
}

/// Words of a figure: its unit, its approximation.
static UNITS: Set = Set::new(&[
    "%", "percent", "percentage", "points", "point", "mm", "hg", "mmhg", "mg", "/", "dl", "l", "mmol", "kg", "cm", "minutes", "hours",
    "days", "nights", "beats", "bpm", "units", "fold", "pounds", "lb", "g", "ng", "ml", "per", "minute", "a", "week", "day", "night",
    "month",
]);

/// Words before a figure that say how exact it is.
static ABOUT: Set = Set::new(&[
    "approximately", "about", "around", "nearly", "almost", "roughly", "some", "only", "just", "over", "at", "least", "up", "to", "as",
    "much", "more", "than", "an", "a", "average", "mean", "of", "~", "≈", "another", "further", "additional",
]);

/// The token behind "by 24%", "by about 5 mm Hg" at token `at`, a bracket after it passed over.
fn past_figure(scan: &Scan, at: usize) -> Option<usize> {
    if scan.word(at) != "by" {
        return None;
    }
    let is_number = |i: usize| scan.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let number = (at + 1..at + 6).find(|i| !ABOUT.contains(scan.word(*i))).filter(|i| is_number(*i))?;
    let mut after = number + 1;
    if scan.is(after, &["-", "–", "to", "%"]) && (is_number(after + 1) || scan.word(after + 1) == "to" && is_number(after + 2)) {
        after += if is_number(after + 1) { 2 } else { 3 };
    }
    let told = after;
    while after < told + 6 && UNITS.contains(scan.word(after)) {
        after += 1;
    }
    if after == told {
        return None;
    }
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
