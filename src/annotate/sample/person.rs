//! Ages and sexes of those studied.

use super::nouns::{is_people, is_studies};
use crate::annotate::class;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::List;
use crate::record::{Num, Range, Sample, SampleKind, SampleValue, SectionKind, Sex, Span};

fn sample(
    scan: &Scan,
    span: Span,
    kind: SampleKind,
    value: SampleValue,
    qualifier: Option<&str>,
    section: SectionKind,
    confidence: f64,
) -> Sample {
    Sample {
        id: String::new(),
        quote: span.of(scan.text).to_string(),
        start: span.start,
        end: span.end,
        rule: if kind == SampleKind::Age { "SMP004" } else { "SMP005" }.to_string(),
        confidence,
        section,
        study: None,
        kind,
        value: Some(value),
        population: None,
        limitation: None,
        qualifier: qualifier.map(str::to_string),
    }
}

fn is_dash(w: &str) -> bool {
    matches!(w, "-" | "–" | "—" | "to" | "and" | "‐" | "‑" | "through")
}

/// Adds the ages and sexes told of in the article.
pub fn ages(scan: &Scan, out: &mut Vec<Sample>) {
    let taken: Vec<Span> = out.iter().filter(|s| s.kind == SampleKind::Sex).map(|s| Span { start: s.start, end: s.end }).collect();
    for (i, s) in scan.doc.sentences.iter().enumerate() {
        if matches!(s.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer | SectionKind::Glossary) {
            continue;
        }
        let (from, to) = scan.tokens_of(i);
        let words = scan.in_sentence(i);
        // The words of an age may stand around the sentence where the text lacks its stops.
        let around = (from.saturating_sub(2), (to + 24).min(scan.tokens.len()));
        if words.begins(class::NUMBER) && scan.next_of(class::AGE, around.0, around.1).is_some() {
            let mut t = from;
            while t < to {
                let begins = scan.begins(class::NUMBER, t);
                t = begins.then(|| age(scan, t, (from, to), s.section, out)).flatten().unwrap_or(t + 1);
            }
        }
        if words.begins(class::SEX) {
            sexes(scan, (from, to), s.section, &taken, out);
        }
    }
}

/// Words that ages are told with.
pub(super) const AGED: &[&str] =
    &["age", "aged", "ageing", "ages", "mo", "month", "months", "mos", "older", "y", "year", "years", "younger", "yr", "yrs"];

/// The age that begins at token `t`; one past its last token.
fn age(scan: &Scan, t: usize, (from, to): (usize, usize), section: SectionKind, out: &mut Vec<Sample>) -> Option<usize> {
    let n = number_at(scan, t).filter(|n| n.value > 0.0 && n.value <= 120.0)?;
    if t > from && scan.glued(t - 1) && !matches!(scan.word(t - 1), "(" | "<" | ">" | "≥" | "≤" | "=" | "-" | "–" | "[" | "~") {
        return None;
    }
    let mut end = t + n.tokens;
    let (mut low, mut high) = (Some(n.value), Some(n.value));
    // "18 to 107", "between five and 18", "42 ± 15".
    if scan.is(end, &["±"]) || scan.is(end, &["+"]) && scan.is(end + 1, &["/"]) {
        let skip = if scan.is(end, &["±"]) { 1 } else { 3 };
        if let Some(sd) = number_at(scan, end + skip) {
            end += skip + sd.tokens;
        }
    } else if is_dash(scan.word(end))
        && let Some(m) = number_at(scan, end + 1).filter(|m| m.value > n.value && m.value <= 120.0)
    {
        let and = scan.is(end, &["and"]);
        let between = (from.max(t.saturating_sub(2))..t).any(|j| scan.is(j, &["between", "from", "aged", "ages"]));
        if !and || between {
            high = Some(m.value);
            end += 1 + m.tokens;
        }
    }
    if scan.is(end, &["(", "["])
        && scan.word(end + 1) != "range"
        && (end + 1..end + 5).any(|j| scan.is(j, &[")", "]"]))
        && number_at(scan, end + 1).is_some()
    {
        // "45.2 (8.1) years".
        let close = (end + 1..end + 5).find(|j| scan.is(*j, &[")", "]"])).unwrap_or(end);
        if scan.is(close + 1, &["years", "year"]) {
            end = close + 1;
        }
    }
    let unit = end + usize::from(scan.is(end, &["-"]));
    // "6-12 months old", "aged 9 months": parts of a year.
    let months = scan.is(unit, &["months", "month", "mo", "mos"]);
    let years = months || scan.is(unit, &["years", "year", "yrs", "yr", "y"]);
    if months {
        (low, high) = (low.map(|v| v / 12.0), high.map(|v| v / 12.0));
    }
    let begin = from.max(t.saturating_sub(9));
    let aged = (begin..t).rev().take_while(|j| !scan.is(*j, &[";", "."])).any(|j| scan.is(j, &["age", "aged", "ages", "ageing"]));
    let direct = direct(scan, t);
    let old_after = if years { unit + 1 + usize::from(scan.is(unit + 1, &["-"])) } else { unit };
    let old = scan.is(old_after, &["old", "olds"]) || scan.is(old_after, &["of"]) && scan.is(old_after + 1, &["age"]);
    let younger = scan.is(old_after, &["or", "and"])
        && (scan.is(old_after + 1, &["older", "over", "above", "younger", "under", "up", "below"])
            || aged && scan.is(old_after + 1, &["less", "more"]) && !scan.is(old_after + 2, &["than"]));
    if !(years || aged || direct || younger) {
        return None;
    }
    // "Two of the studies were 11 and 28 years old".
    let told = (from.max(t.saturating_sub(4))..t).find(|j| scan.is(*j, &["was", "were", "is", "are"]));
    if told.is_some_and(|j| {
        (from.max(j.saturating_sub(2))..j).any(|k| scan.listed(List::Studies, k) || scan.is(k, &["study", "trial", "data"]))
    }) {
        return None;
    }
    let people = t > from && (from.max(t.saturating_sub(4))..t).any(|j| is_people(scan, j) && !scan.is(j + 1, &["'", "’"]));
    let before = if t > from { scan.word(t - 1) } else { "" };
    // "Two of the trials were 28 years old".
    if !aged
        && !people
        && (from.max(t.saturating_sub(6))..t).any(|j| is_studies(scan, j) || scan.is(j, &["study", "trial", "guideline"]))
        && scan.is(old_after, &["old"])
    {
        return None;
    }
    let amount =
        !years && scan.is(end, &["pack", "packs", "kg", "%", "points", "cm", "mm", "mg", "minutes", "hours", "cigarettes", "drinks"]);
    if amount {
        return None;
    }
    let bound = ["over", "under", "<", ">", "≥", "≤", "above", "below", "than"].contains(&before)
        || before == "=" && t > from + 2 && scan.is(sign(scan, t), &["<", ">"]);
    // "At 18 months of age" is when something was measured.
    let when = months && scan.is(t.wrapping_sub(1), &["at", "to", "until", "by"]);
    if when || months && !(old || aged && (direct || bound)) {
        return None;
    }
    // "The average age was 63", "with a median age of 56".
    let mean = (begin..t).rev().take(4).find(|j| scan.is(*j, &["age", "ages"])).is_some_and(|j| {
        (j + 1..t).all(|k| scan.is(k, &["of", "was", "is", "were", "being", ":", ",", "at"]))
            && (begin.max(j.saturating_sub(3))..j).any(|k| scan.is(k, &["average", "mean", "median", "typical"]))
    });
    // "One in three adults aged 65 or older": a prevalence.
    let rate = (begin..t).any(|j| {
        j >= from + 2 && scan.is(j - 1, &["in"]) && number_at(scan, j).is_some() && number_at(scan, j - 2).is_some_and(|m| m.tokens == 1)
    });
    if rate {
        return None;
    }
    let sure = younger && scan.is(old_after + 1, &["older", "younger"]) && t > from
        || mean && !scan.is(end, &["%"])
        || years && (old || aged || younger || bound && people)
        || aged && bound
        || old && years;
    if !sure {
        // "aged 35-49", "ages 18 to 65".
        if !direct || scan.is(end, &["%", "weeks", "months", "days", "week", "month"]) {
            return None;
        }
    }
    // Durations near ages: "over 10 years", "for five years", "more than 2 years previously".
    if years && !old && scan.is(old_after, &["previously", "ago", "before", "earlier", "after", "later", "prior"]) {
        return None;
    }
    if years
        && !old
        && !younger
        && scan.is(t.wrapping_sub(1), &["for", "after", "within", "past", "last", "every", "over"])
        && !people
        && !aged
    {
        return None;
    }
    let long = |k: usize| scan.is(t.wrapping_sub(k), &["for", "after", "within", "during", "lasting", "lasted"]) && t > from + k;
    let lasts = years && !old && !younger && (bound && long(2) || before == "than" && long(3));
    if lasts
        || scan.is(t.wrapping_sub(1), &["for", "after", "within", "past", "last", "every", "during"])
        || (begin..t).any(|j| scan.is(j, &["gestational", "bone", "follow", "survival", "duration", "followup"])) && !old
    {
        return None;
    }
    let mut first = t;
    let mut qualifier = None;
    match before {
        "over" | "above" | ">" | "≥" => {
            (low, high) = (low, None);
            qualifier = Some(if matches!(before, "over" | "above") { before } else { "" });
            first = t - 1;
        }
        "under" | "below" | "<" | "≤" => {
            (low, high) = (None, high);
            qualifier = Some(if matches!(before, "under" | "below") { before } else { "" });
            first = t - 1;
        }
        "than" => {
            let w = scan.word(t - 2);
            if matches!(w, "younger" | "less") {
                (low, high) = (None, high);
                first = t - 2;
            } else if matches!(w, "older" | "more" | "greater") {
                (low, high) = (low, None);
                first = t - 2;
            }
        }
        "of" if scan.is(t - 4, &["over", "above"]) && scan.is(t - 2, &["age"]) => {
            (low, high) = (low, None);
            first = t - 4;
        }
        "of" if scan.is(t - 4, &["under", "below"]) && scan.is(t - 2, &["age"]) => {
            (low, high) = (None, high);
            first = t - 4;
        }
        "least" => {
            (low, high) = (low, None);
            first = t - 2;
        }
        "=" if scan.is(sign(scan, t), &[">"]) => {
            (low, high) = (low, None);
            first = sign(scan, t);
        }
        "=" if scan.is(sign(scan, t), &["<"]) => {
            (low, high) = (None, high);
            first = sign(scan, t);
        }
        _ => {}
    }
    let mut last = if years { unit + 1 } else { end };
    if scan.is(old_after, &["old", "olds"]) {
        last = old_after + 1;
    }
    if younger {
        if scan.is(old_after + 1, &["older", "over", "above", "up", "more"]) {
            (low, high) = (low, None);
        } else {
            (low, high) = (None, high);
        }
        last = old_after + 2;
    }
    let span = scan.span(first, last.min(to));
    let value = Range([low.map(Num), high.map(Num)]);
    out.push(sample(
        scan,
        span,
        SampleKind::Age,
        SampleValue::Number(value),
        qualifier.filter(|q| !q.is_empty()),
        section,
        if aged || old { 0.88 } else { 0.75 },
    ));
    one_person(scan, (first, last, to), section, out);
    Some(last)
}

/// The sign of "> = 60", "> or = 60", ">/= 60" before the number at `t`.
fn sign(scan: &Scan, t: usize) -> usize {
    let at = t.saturating_sub(2);
    at.saturating_sub(usize::from(scan.is(at, &["or", "/"])))
}

/// "Aged 35", "aged between 18".
fn direct(scan: &Scan, t: usize) -> bool {
    let under = scan.is(t.wrapping_sub(1), &["over", "under", "above", "below"]) && scan.is(t.wrapping_sub(2), &["age", "ages"]);
    let of = scan.is(t.wrapping_sub(1), &["of"])
        && scan.is(t.wrapping_sub(2), &["age", "ages"])
        && scan.is(t.wrapping_sub(3), &["the"])
        && scan.is(t.wrapping_sub(4), &["over", "under", "above", "below", "between", "from"]);
    under
        || of
        || scan.is(t.wrapping_sub(1), &["aged", "ages"])
        || scan.is(t.wrapping_sub(1), &["between", "from"]) && scan.is(t.wrapping_sub(2), &["aged", "ages"])
}

/// "A 43-year-old man": the person of a case, and the sex.
fn one_person(scan: &Scan, (first, last, to): (usize, usize, usize), section: SectionKind, out: &mut Vec<Sample>) {
    const PERSONS: &[&str] = &["man", "woman", "boy", "girl", "male", "female", "patient", "lady", "gentleman"];
    let at = last + usize::from(scan.is(last, &["-"]));
    let end = to.min(at + 4);
    let Some(noun) = (at..end).take_while(|j| scan.tokens[*j].kind == TokenKind::Word).find(|j| scan.is(*j, PERSONS)) else { return };
    let span = scan.span(first, noun + 1);
    let mut person = sample(scan, span, SampleKind::Population, SampleValue::Number(Range([None, None])), None, section, 0.7);
    (person.rule, person.value, person.population) = ("SMP008".to_string(), None, Some(person.quote.clone()));
    out.push(person);
    if let Some(sex) = sex_of(scan, noun) {
        out.push(sample(scan, scan.span(noun, noun + 1), SampleKind::Sex, SampleValue::Sex(sex), None, section, 0.85));
    }
}

/// Words that tell a sex.
const SEXES: &[(Sex, &[&str])] =
    &[(Sex::Female, &["female", "females", "girls", "woman", "women"]), (Sex::Male, &["boys", "male", "males", "man", "men"])];

/// The words that tell a sex.
pub(super) fn sexed() -> impl Iterator<Item = &'static str> {
    SEXES.iter().flat_map(|(_, words)| *words).copied()
}

/// The sex that token `i` tells.
fn sex_of(scan: &Scan, i: usize) -> Option<Sex> {
    if !scan.begins(class::SEX, i) {
        return None;
    }
    SEXES.iter().find(|(_, words)| scan.is(i, words)).map(|(sex, _)| *sex)
}

/// "77% women", "only women", "primarily men", "(12 men, five women)", "a study of infertile men".
fn sexes(scan: &Scan, (from, to): (usize, usize), section: SectionKind, taken: &[Span], out: &mut Vec<Sample>) {
    let mut seen: Option<Sex> = None;
    for t in from..to {
        let Some(sex) = sex_of(scan, t) else { continue };
        if taken.iter().any(|s| s.start <= scan.tokens[t].start && scan.tokens[t].start < s.end) {
            seen = Some(sex);
            continue;
        }
        let before = |k: usize, words: &[&str]| t >= from + k && scan.is(t - k, words);
        let only = before(1, &["only", "primarily", "mostly", "mainly", "predominantly", "exclusively", "entirely", "solely"]);
        let percent_before = before(1, &["%"])
            || before(2, &["%", "half", "percent", "thirds", "quarters"]) && before(1, &["were", "are"])
            || before(3, &["%"]) && before(2, &["were"]);
        // "One in 20 women (5%)" is a prevalence.
        let rate = t >= from + 2 && number_at(scan, t - 1).is_some() && before(2, &["in"]);
        // "About 60 percent of the 400 volunteers were men".
        let of = |j: usize| scan.is(j, &["%", "percent"]) && scan.is(j + 1, &["of"]);
        let percent_before = percent_before || before(1, &["were", "are"]) && (from.max(t.saturating_sub(9))..t).any(of);
        let percent_after = !rate
            && scan.is(t + 1, &["was", "were", ",", "=", ":", "("])
            && number_at(scan, t + 2).is_some_and(|n| scan.is(t + 2 + n.tokens, &["%"]));
        let proportion = before(1, &["of"]) && before(2, &["proportion", "percentage"]) && (t..to.min(t + 6)).any(|j| scan.is(j, &["%"]));
        let told_apart = apart(scan, t, (from, to));
        let studied = (from..t).rev().take(4).any(|j| scan.is(j, &["study", "trial"]))
            && (before(2, &["of", "in"]) || before(1, &["of", "in"]))
            && !scan.is(t + 1, &["and", "or"]);
        if !(only || percent_before || percent_after || proportion || told_apart || studied) || seen == Some(sex) && !told_apart {
            continue;
        }
        if studied && !only && scan.tokens.get(t + 1).is_some_and(|n| n.kind == TokenKind::Word) && scan.is(t + 1, &["smokers"]) {
            continue;
        }
        let (mut first, mut last) = (t, t + 1);
        if proportion {
            first = t - 2;
            last = (t..to.min(t + 6)).find(|j| scan.is(*j, &["%"])).map_or(last, |j| j + 1);
        } else if only {
            first = t - 1;
        }
        seen = Some(sex);
        let span = scan.span(first, last);
        out.push(sample(scan, span, SampleKind::Sex, SampleValue::Sex(sex), None, section, 0.8));
    }
}

/// "12 men and five women", "(8 male, 4 female)": each sex with its own number.
fn apart(scan: &Scan, t: usize, (from, to): (usize, usize)) -> bool {
    let counted = |j: usize| j > from && number_at(scan, j - 1).is_some() && !scan.is(j - 1, &["one"]) && sex_of(scan, j).is_some();
    if !counted(t) {
        return false;
    }
    let sex = sex_of(scan, t);
    (from.max(t.saturating_sub(8))..to.min(t + 8)).any(|j| j != t && counted(j) && sex_of(scan, j) != sex)
}
