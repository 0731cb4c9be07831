//! The group that a sentence names: "in the NGLCD group", "the yoga group", "patients in the placebo arm". Its treatment is the
//! exposure where no listed thing is named; a short form is told by its long one.

use super::argument::{Argument, TRIM_START, mentions, phrase, trim};
use super::arms::comparison_at;
use super::clause::Clause;
use super::predicate::is_adverb;
use super::subject::SUBJECT_ENDS;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};
use crate::record::Span;

/// Words that tell a group apart without naming its treatment.
static PLAIN: Set = Set::new(&[
    "both", "two", "three", "four", "the", "study", "treatment", "treated", "intervention", "experimental", "active", "control",
    "controls", "placebo", "these", "those", "all", "each", "other", "same", "different", "supplementation", "supplemented", "supplement",
    "comparison", "a", "b", "c", "i", "ii", "iii", "1", "2", "3", "test", "age", "patient", "patients", "exercise", "verum", "sham", "no",
    "either", "neither", "any", "between", "within", "among", "sub", "matched", "randomized", "randomised", "research", "working",
    "support", "food", "ethnic", "blood", "risk", "of", "subject",
]);

/// Suffixes that make a treatment into a group's adjective.
static MADE_ADJECTIVE: Set = Set::new(&["supplemented", "treated", "fed", "receiving", "taking", "only", "alone"]);

fn is_group(scan: &Scan, i: usize) -> bool {
    scan.is(i, &["group", "groups", "arm", "arms"])
}

/// Whether tokens `[from, to)` name first of all the group that got nothing active: "in the placebo group", "among controls".
pub(super) fn inactive(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let at = (from..to.min(from + 5)).find(|i| scan.is(*i, &["in", "with", "on", "among", "for"]))? + 1;
    let at = if scan.is(at, &["the", "those", "a"]) { at + 1 } else { at };
    let name = match scan.word(at) {
        "placebo" => "placebo",
        "control" | "controls" => "control",
        "sham" => "sham",
        _ => return None,
    };
    let told = scan.is(at, &["controls"]) || is_group(scan, at + 1) || scan.is(at + 1, &["patients", "participants", "subjects", "arm"]);
    let alone = !(at..to).any(|i| scan.is(i, &["than", "versus", "vs", "compared", "relative"]));
    (told && alone).then(|| Argument { name: name.to_string(), span: Some(scan.span(at, at + 1)), ..Argument::default() })
}

/// The treatment after which the first group in tokens `[from, to)` is called.
pub(super) fn called(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    (from..to).filter(|i| is_group(scan, *i)).find_map(|at| treatment(scan, from, at))
}

fn treatment(scan: &Scan, from: usize, at: usize) -> Option<Argument> {
    let mut end = at;
    while end > from && MADE_ADJECTIVE.contains(scan.word(end - 1)) {
        end -= 1;
        if end > from && scan.word(end - 1) == "-" {
            end -= 1;
        }
    }
    let mut start = end;
    while start > from
        && end - start < 5
        && (scan.tokens[start - 1].kind != TokenKind::Mark || scan.word(start - 1) == "-" && scan.glued(start - 1))
        && !TRIM_START.contains(scan.word(start - 1))
        && !is_adverb(scan.word(start - 1))
        && !scan.is(start - 1, &["is", "are", "was", "were", "showed", "show", "found", "than", "between", "vs", "versus"])
    {
        start -= 1;
    }
    // "Between A and B groups": the first of the two.
    if start > from + 1 && start < end && scan.is(start - 1, &["and", "or", "vs", "versus"]) && !PLAIN.contains(scan.word(start - 2)) {
        (start, end) = (start - 2, start - 1);
        while start > from
            && scan.tokens[start - 1].kind == TokenKind::Word
            && !TRIM_START.contains(scan.word(start - 1))
            && end - start < 4
        {
            start -= 1;
        }
    }
    if start >= end || (start..end).all(|i| PLAIN.contains(scan.word(i)) || scan.tokens[i].kind != TokenKind::Word) {
        return None;
    }
    let span = scan.span(start, end);
    if let Some(long) = long_form(scan, span) {
        let listed = mentions(scan, scan.token_at(long.start), scan.tokens.partition_point(|t| t.end <= long.end));
        return Some(Argument {
            name: long.of(scan.text).replace('\n', " "),
            concept: only(scan, &listed),
            span: Some(span),
            ..Argument::default()
        });
    }
    let listed = mentions(scan, start, end);
    if listed.iter().any(|h| scan.concept(h).side != Side::Intervention) {
        return None;
    }
    Some(Argument { name: phrase(scan, start, end), concept: only(scan, &listed), span: Some(span), ..Argument::default() })
}

fn only(scan: &Scan, listed: &[&Hit]) -> Option<String> {
    match listed {
        [one] if scan.concept(one).side == Side::Intervention => Some(scan.concept(one).id.clone()),
        _ => None,
    }
}

/// The dose after which the group that tokens `[from, to)` tell of is called: "in the 4,000 IU group", with what stands before the
/// group's head. Nothing where several such groups are told of together.
pub(super) fn dosed<'s>(scan: &'s Scan, from: usize, to: usize) -> Option<(&'s str, (usize, usize))> {
    let mut told = None;
    for head in (from..to).filter(|i| is_group(scan, *i)) {
        let Some(at) =
            (head.saturating_sub(7).max(from)..head).rev().find(|i| scan.tokens[*i].kind == TokenKind::Number && is_unit(scan, i + 1))
        else {
            continue;
        };
        let against = (at.saturating_sub(5).max(from)..at).any(|i| comparison_at(scan, i).is_some());
        let together = (at.saturating_sub(4).max(from)..at).any(|i| scan.is(i, &["both", "and", "between", "either", "or"]));
        if against {
            continue;
        }
        if together || told.is_some() || scan.is(head, &["groups", "arms"]) {
            return None;
        }
        let per_day = scan.word(at + 2) == "/" && scan.is(at + 3, &["d", "day", "kg", "week"]);
        let end = if per_day { at + 4 } else { at + 2 };
        told = Some((scan.span(at, end).of(scan.text), (end, head)));
    }
    told
}

fn is_unit(scan: &Scan, i: usize) -> bool {
    scan.is(i, &["mg", "g", "mcg", "µg", "μg", "iu", "ml", "micrograms", "milligrams", "grams", "units"])
}

/// What the article itself writes out for the short form in `span`.
pub(super) fn long_form(scan: &Scan, span: Span) -> Option<Span> {
    let short = span.of(scan.text);
    scan.doc.abbreviations.iter().find(|a| a.short.of(scan.text) == short).map(|a| a.long)
}

/// "was lower in implanted than in other eyes": what the first of the two groups is called.
pub(super) fn compared_with_rest(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let start = (from..to.min(from + 8)).find(|i| scan.is(*i, &["in", "with", "for", "among", "by"]))? + 1;
    let end = (start..to)
        .find(|i| scan.is(*i, &["than", "versus", "vs", "compared", "(", ",", "and", "during", "at", "after", "when"]))
        .unwrap_or(to);
    let (start, end) = trim(scan, start, end);
    if start >= end || end - start > 8 {
        return None;
    }
    let name = phrase(scan, start, end);
    (!name.is_empty()).then(|| Argument { name, span: Some(scan.span(start, end)), ..Argument::default() })
}

/// Where no exposure is named anywhere: the group that the sentence compares, "the treatment group", "groups A and B".
pub(super) fn group_phrase(scan: &Scan, clauses: &[Clause]) -> Option<Argument> {
    let (first, last) = (clauses.first()?.from, clauses.last()?.to);
    let at = (first..last).find(|i| {
        scan.is(
            *i,
            &[
                "group", "groups", "arm", "arms", "intervention", "interventions", "treatment", "treatments", "therapy", "supplementation",
                "surgery", "procedure", "program", "programme", "training", "condition", "conditions", "cohorts", "drugs", "methods",
            ],
        )
    })?;
    let mut from = at;
    while from > first
        && at - from < 4
        && scan.tokens[from - 1].kind != TokenKind::Mark
        && !TRIM_START.contains(scan.word(from - 1))
        && !SUBJECT_ENDS.contains(scan.word(from - 1))
        && !is_adverb(scan.word(from - 1))
    {
        from -= 1;
    }
    // "group A": the letter belongs to it.
    let letter = scan.raw(at + 1).len() == 1 && scan.raw(at + 1).bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let to = if letter { at + 2 } else { at + 1 };
    let name = phrase(scan, from, to);
    (!name.is_empty()).then(|| Argument { name, span: Some(scan.span(from, to)), ..Argument::default() })
}
