//! Counts of people and of studies: reading them, and writing out what `kinds` makes of them.

use super::bare::bare;
use super::kinds::settle;
use super::nouns::{is_people, is_person, is_studies, is_unit, noun_after};
use super::score::{arm_or_outcome, prevalence, qualifier, score};
use super::shares::shares;
use super::studies::{one_study, studies_told, studies_unsaid};
use crate::annotate::class;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::List;
use crate::record::{Design, Range, Sample, SampleKind, SampleValue, SectionKind, Sex};

/// A count with its noun.
pub(super) struct Count {
    pub(super) sentence: usize,
    /// First token, qualifier included, and one past the last.
    pub(super) from: usize,
    pub(super) number: usize,
    pub(super) to: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) studies: bool,
    /// "(n = 30)".
    pub(super) n: bool,
    /// "fifty of the patients", "all 50 patients".
    pub(super) part: bool,
    /// Looks like an arm: "in the placebo group", "received".
    pub(super) arm: bool,
    pub(super) outcome: bool,
    /// An arm by "received" alone, which a single sample may do as well.
    pub(super) weak: bool,
    pub(super) score: i32,
    pub(super) qualifier: Option<&'static str>,
}

impl Count {
    /// A count at token `at` of which nothing but the number is known.
    pub(super) fn new(sentence: usize, at: usize, to: usize, value: f64) -> Self {
        Count {
            sentence,
            from: at,
            number: at,
            to,
            low: value,
            high: value,
            studies: false,
            n: false,
            part: false,
            arm: false,
            outcome: false,
            weak: false,
            score: 0,
            qualifier: None,
        }
    }
}

/// How the article speaks of its samples.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Own,
    Review,
    Retold,
}

impl Mode {
    /// The way of an article whose own study has this design.
    pub(super) fn of(own: Option<Design>) -> Mode {
        match own {
            Some(design) if design.is_review() => Mode::Review,
            Some(_) => Mode::Own,
            None => Mode::Retold,
        }
    }
}

/// Adds sizes, groups and numbers of studies, and the sex of a sample that its noun names.
pub fn counts(scan: &Scan, own: Option<Design>, out: &mut Vec<Sample>) {
    let mode = Mode::of(own);
    let mut found: Vec<Count> = Vec::new();
    for (i, s) in scan.doc.sentences.iter().enumerate() {
        if matches!(s.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer | SectionKind::Glossary) {
            continue;
        }
        if scan.in_sentence(i).begins(class::NUMBER) {
            in_sentence(scan, i, mode, &mut found);
        }
    }
    let kinds = settle(scan, &mut found, mode);
    for (i, c) in found.iter().enumerate() {
        let Some(kind) = kinds[i] else { continue };
        let section = scan.doc.sentences[c.sentence].section;
        let rule = match kind {
            SampleKind::Size => "SMP001",
            SampleKind::GroupSize => "SMP002",
            _ => "SMP003",
        };
        let make = |kind: SampleKind, value: SampleValue, rule: &str, from: usize, to: usize, confidence: f64| {
            let span = scan.span(from, to);
            Sample {
                id: String::new(),
                quote: span.of(scan.text).to_string(),
                start: span.start,
                end: span.end,
                rule: rule.to_string(),
                confidence,
                section,
                study: None,
                kind,
                value: Some(value),
                population: None,
                limitation: None,
                qualifier: c.qualifier.map(str::to_string).filter(|_| kind != SampleKind::Sex),
            }
        };
        let confidence = match kind {
            SampleKind::StudiesIncluded => 0.9,
            SampleKind::Size if c.score >= 6 => 0.92,
            SampleKind::Size => 0.8,
            _ if c.arm || c.n => 0.8,
            _ => 0.65,
        };
        out.push(make(kind, SampleValue::Number(Range::of(c.low, c.high)), rule, c.from, c.to, confidence));
        if (kind == SampleKind::Size || mode == Mode::Retold && kind == SampleKind::GroupSize && !c.part) && !c.n {
            let sex = match scan.word(c.to - 1) {
                "women" | "females" | "girls" | "mothers" => Some(Sex::Female),
                "men" | "males" | "boys" | "fathers" => Some(Sex::Male),
                _ => None,
            };
            let told_apart =
                scan.is(c.to, &["and", "or"]) && (c.to + 1..c.to + 4).any(|j| scan.is(j, &["men", "women", "males", "females"]));
            if let Some(sex) = sex.filter(|_| !told_apart) {
                out.push(make(SampleKind::Sex, SampleValue::Sex(sex), "SMP005", c.to - 1, c.to, 0.85));
            }
        }
    }
}

/// The counts of one sentence.
fn in_sentence(scan: &Scan, sentence: usize, mode: Mode, out: &mut Vec<Count>) {
    let (from, to) = scan.tokens_of(sentence);
    let begun = out.len();
    let mut i = from;
    while i < to {
        let begins = scan.begins(class::NUMBER, i);
        let Some(c) = begins.then(|| count_at(scan, sentence, i, (from, to), mode)).flatten() else {
            i += 1;
            continue;
        };
        i = (c.number + number_at(scan, c.number).map_or(1, |n| n.tokens)).max(i + 1);
        if c.low >= 1000.0
            && scan.tokens[i - 1].kind == TokenKind::Number
            && scan.raw(i - 1).len() == 3
            && i < to
            && scan.tokens[i].kind == TokenKind::Number
        {
            i += 1;
        }
        if c.low < c.high {
            i = c.to;
        }
        out.push(c);
    }
    studies_unsaid(scan, sentence, mode, begun, out);
    if mode != Mode::Own {
        shares(scan, sentence, mode, begun, out);
    }
}

/// The count that begins at token `i`.
fn count_at(scan: &Scan, sentence: usize, i: usize, (from, to): (usize, usize), mode: Mode) -> Option<Count> {
    let mut n = number_at(scan, i)?;
    // "13 388 women": a thin or plain space between thousands.
    let spaced = |a: usize| {
        scan.tokens.get(a).is_some_and(|t| t.kind == TokenKind::Number && scan.raw(a).len() <= 3)
            && scan
                .tokens
                .get(a + 1)
                .is_some_and(|t| t.kind == TokenKind::Number && scan.raw(a + 1).len() == 3 && t.start - scan.tokens[a].end <= 3)
    };
    if i > from && spaced(i - 1) {
        return None;
    }
    if n.digits && n.tokens == 1 && spaced(i) {
        n.value = n.value * 1000.0 + scan.raw(i + 1).parse::<f64>().unwrap_or(0.0);
        n.tokens = 2;
    }
    if n.value.fract() != 0.0 || n.value < 1.0 {
        return None;
    }
    // "The 16:8 diet".
    if i >= from + 2 && scan.is(i - 1, &[":"]) && scan.glued(i - 1) && scan.glued(i - 2) && scan.tokens[i - 2].kind == TokenKind::Number {
        return None;
    }
    let before = if i > from { scan.word(i - 1) } else { "" };
    if i > from && scan.glued(i - 1) && !matches!(before, "(" | "=" | "-" | "–" | "~" | "[" | "\"" | "“" | ">" | ":" | "/") {
        return None;
    }
    let total_cases = |next: usize| scan.is(next, &["cases"]) && scan.is(i.wrapping_sub(2), &["total"]);
    let measures = |next: usize| is_unit(scan, next) && !total_cases(next) && !(scan.is(next, &["out"]) && scan.is(next + 1, &["of"]));
    if before != "=" && measures(i + n.tokens) {
        return None;
    }
    let qualified = qualifier(scan, i).filter(|(_, f)| *f >= from);
    let aimed_at = mode == Mode::Review && (from.max(i.saturating_sub(4))..i).any(|j| scan.is(j, &["accrual", "target"]));
    if aimed_at || i > from && scan.listed(List::BeforeNoCount, i - 1) && qualified.is_none_or(|(_, f)| i - f < 2) {
        return None;
    }
    let mut c = Count::new(sentence, i, i + n.tokens, n.value);
    // "(n = 30)".
    if before == "=" && scan.is(i.wrapping_sub(2), &["n", "ns"]) {
        if scan.is(i + n.tokens, &["%"]) || n.value > 5e6 {
            return None;
        }
        c.n = true;
        c.from = i - 2;
        // "Most studies (n = 14)".
        let counted = (from.max(i.saturating_sub(9))..i.saturating_sub(3)).any(|j| number_at(scan, j).is_some());
        if i >= from + 4 && scan.is(i - 3, &["("]) && is_studies(scan, i - 4) && n.value < 500.0 && !counted {
            c.studies = true;
            return Some(c);
        }
        let of = scan.is(i + n.tokens, &["patients", "participants", "subjects", "women", "men"]);
        c.to += usize::from(of);
        arm_or_outcome(scan, &mut c, (from, to));
        score(scan, &mut c, (from, to));
        return Some(c);
    }
    // "Participants = 383; studies = 4".
    if before == "=" && i >= from + 2 {
        c.studies = is_studies(scan, i - 2);
        c.part = true;
        c.from = i - 2;
        return (c.studies && n.value < 500.0 || is_people(scan, i - 2) && !scan.is(i + n.tokens, &["%"])).then_some(c);
    }
    let person_years = |j: usize| {
        scan.is(j, &["person", "patient", "woman", "participant"]) && (j + 1..j + 3).any(|k| scan.is(k, &["years", "months", "days"]))
    };
    if person_years(i + n.tokens) {
        return None;
    }
    if let Some((name, first)) = qualified {
        c.qualifier = Some(name);
        c.from = first;
    }
    let mut next = i + n.tokens;
    // "54 to 74 participants", "20–30 patients".
    if scan.is(next, &["to", "-", "–", "or"])
        && let Some(m) = number_at(scan, next + 1).filter(|m| m.value > n.value)
    {
        let noun = noun_after(scan, next + 1 + m.tokens, to);
        // "One or two trials".
        if let Some((noun, true)) = noun
            && m.value == n.value + 1.0
            && studies_told(scan, mode, (i, next + 1 + m.tokens, noun), (c.from, to), m.value)
        {
            return Some(Count { studies: true, to: noun + 1, high: m.value, ..c });
        }
        if noun.is_some_and(|(_, studies)| !studies) && !is_unit(scan, next + 1 + m.tokens) {
            c.high = m.value;
            next += 1 + m.tokens;
        }
    }
    // "a 72-patient trial".
    if scan.is(next, &["-"]) && scan.glued(next) && is_person(scan.word(next + 1)) {
        c.to = next + 2;
        score(scan, &mut c, (from, to));
        return Some(c);
    }
    if scan.is(next, &["-", "%", "/", "×", "^"]) && scan.glued(next - 1) {
        return None;
    }
    if measures(next) {
        return None;
    }
    if scan.is(next, &["of"]) && scan.is(next + 1, &["the", "these", "our", "all", "those"]) {
        c.part = true;
        next += 2;
        if let Some(m) = number_at(scan, next) {
            next += m.tokens;
        }
    } else if scan.is(next, &["of"]) && number_at(scan, next + 1).is_some() {
        return None;
    }
    let year = n.digits && scan.raw(i).len() == 4 && (1900.0..2100.0).contains(&n.value) && !scan.raw(i).contains(',');
    match noun_after(scan, next, to) {
        Some((noun, true)) => {
            (!year && studies_told(scan, mode, (i, next, noun), (c.from, to), n.value)).then(|| Count { studies: true, to: noun + 1, ..c })
        }
        Some((noun, false)) => {
            if year
                && c.qualifier.is_none()
                && !scan.is(next, &["patients", "participants", "subjects", "women", "men", "people", "children", "adults"])
                || !n.digits && n.value == 1.0
                || prevalence(scan, c.from, noun, (from, to), n.value)
                || scan.word(noun) == "americans"
            {
                return None;
            }
            c.to = noun + 1;
            c.part |= before == "all" || before == "these" || before == "remaining" || before == "other";
            arm_or_outcome(scan, &mut c, (from, to));
            score(scan, &mut c, (from, to));
            Some(c)
        }
        None => one_study(scan, &mut c, next, to, n.value, mode)
            .or_else(|| bare(scan, Count::new(sentence, i, i + n.tokens, n.value), (from, to), year, mode)),
    }
}
