//! Counts of people and of studies: which is the whole sample, which an arm or a part of it, which a review's studies.

use super::nouns::{is_outcome, is_people, is_person, is_studies, is_unit, noun_after};
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::record::{Design, Range, Sample, SampleKind, SampleValue, SectionKind, Sex};

/// A count with its noun.
struct Count {
    sentence: usize,
    /// First token, qualifier included, and one past the last.
    from: usize,
    number: usize,
    to: usize,
    low: f64,
    high: f64,
    studies: bool,
    /// "(n = 30)".
    n: bool,
    /// "fifty of the patients", "all 50 patients".
    part: bool,
    /// Looks like an arm: "in the placebo group", "received".
    arm: bool,
    outcome: bool,
    /// An arm by "received" alone, which a single sample may do as well.
    weak: bool,
    score: i32,
    qualifier: Option<&'static str>,
}

/// How the article speaks of its samples.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Own,
    Review,
    Retold,
}

const QUALIFIERS: &[(&[&str], &str)] = &[
    (&["more", "than"], "more than"),
    (&["less", "than"], "less than"),
    (&["fewer", "than"], "fewer than"),
    (&["at", "least"], "at least"),
    (&["up", "to"], "up to"),
    (&["as", "many", "as"], "as many as"),
    (&["close", "to"], "close to"),
    (&["almost"], "almost"),
    (&["nearly"], "nearly"),
    (&["about"], "about"),
    (&["around"], "around"),
    (&["approximately"], "approximately"),
    (&["roughly"], "roughly"),
    (&["over"], "over"),
    (&["some"], "some"),
    (&["under"], "under"),
    (&["~"], "about"),
];

/// The qualifier that ends before token `at`, and its first token.
pub(super) fn qualifier(scan: &Scan, at: usize) -> Option<(&'static str, usize)> {
    QUALIFIERS.iter().find_map(|(words, name)| {
        let from = at.checked_sub(words.len())?;
        let said = words.iter().enumerate().all(|(k, w)| scan.word(from + k) == *w);
        said.then(|| {
            let name = if *name == "more than" { "over" } else { name };
            (name, from)
        })
    })
}

/// Adds sizes, groups and numbers of studies, and the sex of a sample that its noun names.
pub fn counts(scan: &Scan, own: Option<Design>, out: &mut Vec<Sample>) {
    let mode = match own {
        Some(Design::MetaAnalysis | Design::SystematicReview | Design::Review | Design::UmbrellaReview | Design::ScopingReview) => Mode::Review,
        Some(_) => Mode::Own,
        None => Mode::Retold,
    };
    let mut found: Vec<Count> = Vec::new();
    for (i, s) in scan.doc.sentences.iter().enumerate() {
        if matches!(s.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer | SectionKind::Glossary) {
            continue;
        }
        in_sentence(scan, i, mode, &mut found);
    }
    settle_weak(scan, &mut found);
    let people: Vec<usize> = (0..found.len()).filter(|i| !found[*i].studies).collect();
    let mut kinds = kinds(scan, &found, &people, mode);
    for i in people.iter().copied() {
        let c = &found[i];
        let named = scan.is(c.from.wrapping_sub(1), &["the"]);
        let again = || people.iter().any(|o| found[*o].low == c.low && kinds[*o] == Some(SampleKind::GroupSize));
        if kinds[i].is_none() && named && mode == Mode::Own && again() {
            kinds[i] = Some(SampleKind::GroupSize);
        }
    }
    if mode == Mode::Own {
        let size = (0..found.len()).filter(|i| kinds[*i] == Some(SampleKind::Size)).map(|i| found[i].low).next();
        for (i, kind) in kinds.iter_mut().enumerate() {
            // A handful beside a large sample is an outcome, whatever group it stands in.
            if *kind == Some(SampleKind::GroupSize) && size.is_some_and(|s| found[i].low < s / 8.0) {
                *kind = None;
            }
        }
        let mut wholes: Vec<(usize, f64)> = people
            .iter()
            .filter(|i| !found[**i].outcome && !found[**i].arm && found[**i].low >= 16.0 && size.is_some_and(|s| found[**i].low <= s && found[**i].low >= s / 2.0))
            .map(|i| (found[*i].sentence, found[*i].low))
            .collect();
        wholes.dedup_by_key(|w| w.1);
        for (sentence, whole) in wholes.into_iter().take(4) {
            arms_by_sum(scan, sentence, whole, size == Some(whole), &mut found, &mut kinds);
        }
    }
    for (i, c) in found.iter().enumerate() {
        let Some(kind) = kinds[i] else { continue };
        let span = scan.span(c.from, c.to);
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
        let _ = span;
        let confidence = match kind {
            SampleKind::StudiesIncluded => 0.9,
            SampleKind::Size if c.score >= 6 => 0.92,
            SampleKind::Size => 0.8,
            _ if c.arm || c.n => 0.8,
            _ => 0.65,
        };
        out.push(make(kind, SampleValue::Number(Range::of(c.low, c.high)), rule, c.from, c.to, confidence));
        if kind == SampleKind::Size && !c.n {
            let sex = match scan.word(c.to - 1) {
                "women" | "females" | "girls" | "mothers" => Some(Sex::Female),
                "men" | "males" | "boys" | "fathers" => Some(Sex::Male),
                _ => None,
            };
            let told_apart = scan.is(c.to, &["and", "or"]) && (c.to + 1..c.to + 4).any(|j| scan.is(j, &["men", "women", "males", "females"]));
            if let Some(sex) = sex.filter(|_| !told_apart) {
                out.push(make(SampleKind::Sex, SampleValue::Sex(sex), "SMP005", c.to - 1, c.to, 0.85));
            }
        }
    }
}

/// "75 patients receiving X" is an arm only where another arm stands near.
fn settle_weak(scan: &Scan, found: &mut [Count]) {
    for i in 0..found.len() {
        if found[i].n {
            // The whole sample's "(N = 228)" towers over the arms' in the same sentence.
            let towers = found.iter().enumerate().all(|(j, o)| j == i || !o.n || o.sentence != found[i].sentence || o.low * 1.4 < found[i].low);
            let (from, _) = scan.tokens_of(found[i].sentence);
            let named = (from.max(found[i].from.saturating_sub(4))..found[i].from).any(|j| scan.is(j, &["group", "arm", "placebo", "control", "controls"]));
            found[i].arm = !found[i].outcome && pair_of_n(scan, &found[i]) && (!towers || named);
            if towers && !named && !found[i].outcome {
                found[i].score += 4;
            }
        }
    }
    let arms: Vec<(usize, usize)> = found.iter().filter(|c| c.arm).map(|c| (c.sentence, c.number)).collect();
    for c in found.iter_mut().filter(|c| c.weak && c.arm) {
        if !arms.iter().any(|(s, n)| s.abs_diff(c.sentence) <= 1 && *n != c.number) {
            c.arm = false;
            c.score += 6;
        }
    }
}

/// The counts of one sentence.
fn in_sentence(scan: &Scan, sentence: usize, mode: Mode, out: &mut Vec<Count>) {
    let (from, to) = scan.tokens_of(sentence);
    let begun = out.len();
    let mut i = from;
    while i < to {
        let Some(c) = count_at(scan, sentence, i, (from, to), mode) else {
            i += 1;
            continue;
        };
        i = (c.number + number_at(scan, c.number).map_or(1, |n| n.tokens)).max(i + 1);
        if c.low >= 1000.0 && scan.tokens[i - 1].kind == TokenKind::Number && scan.raw(i - 1).len() == 3 && i < to && scan.tokens[i].kind == TokenKind::Number {
            i += 1;
        }
        if c.low < c.high {
            i = c.to;
        }
        out.push(c);
    }
    // "Seven trials examined green tea and four examined black tea."
    if out[begun..].iter().any(|c| c.studies) {
        let first = out[begun..].iter().find(|c| c.studies).map_or(from, |c| c.to);
        for i in first..to {
            let Some(n) = number_at(scan, i).filter(|n| n.value >= 1.0 && n.value < 500.0 && n.value.fract() == 0.0) else { continue };
            let verb = scan.is(i + n.tokens, &["examined", "compared", "used", "tested", "evaluated", "assessed", "investigated", "studied", "looked", "included"]);
            if verb && scan.is(i.wrapping_sub(1), &["and", ",", "while"]) {
                out.push(Count { sentence, from: i, number: i, to: i + n.tokens, low: n.value, high: n.value, studies: true, n: false, part: false, arm: false, outcome: false, weak: false, score: 0, qualifier: None });
            }
        }
    }
}

/// The count that begins at token `i`.
fn count_at(scan: &Scan, sentence: usize, i: usize, (from, to): (usize, usize), mode: Mode) -> Option<Count> {
    let mut n = number_at(scan, i)?;
    // "13 388 women": a thin or plain space between thousands.
    let spaced = |a: usize| {
        scan.tokens.get(a).is_some_and(|t| t.kind == TokenKind::Number && scan.raw(a).len() <= 3)
            && scan.tokens.get(a + 1).is_some_and(|t| t.kind == TokenKind::Number && scan.raw(a + 1).len() == 3 && t.start - scan.tokens[a].end <= 3)
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
    let before = if i > from { scan.word(i - 1) } else { "" };
    if i > from && scan.glued(i - 1) && !matches!(before, "(" | "=" | "-" | "–" | "~" | "[" | "\"" | "“" | ">" | ":" | "/") {
        return None;
    }
    if matches!(before, "per" | "every" | "phase" | "type" | "stage" | "grade" | "vitamin" | "±" | "$" | "£" | "/" | "day" | "week" | "weeks" | "month" | "figure" | "table" | "omega" | "age" | "aged" | "level" | "group" | "no") {
        return None;
    }
    let mut c = Count {
        sentence,
        from: i,
        number: i,
        to: i + n.tokens,
        low: n.value,
        high: n.value,
        studies: false,
        n: false,
        part: false,
        arm: false,
        outcome: false,
        weak: false,
        score: 0,
        qualifier: None,
    };
    // "(n = 30)".
    if before == "=" && scan.is(i.wrapping_sub(2), &["n", "ns"]) {
        if scan.is(i + n.tokens, &["%"]) || n.value > 5e6 {
            return None;
        }
        c.n = true;
        c.from = i - 2;
        let of = scan.is(i + n.tokens, &["patients", "participants", "subjects", "women", "men"]);
        c.to += usize::from(of);
        arm_or_outcome(scan, &mut c, (from, to));
        score(scan, &mut c, (from, to));
        return Some(c);
    }
    if let Some((name, first)) = qualifier(scan, i).filter(|(_, f)| *f >= from) {
        c.qualifier = Some(name);
        c.from = first;
    }
    let mut next = i + n.tokens;
    // "54 to 74 participants", "20–30 patients".
    if scan.is(next, &["to", "-", "–", "or"]) && let Some(m) = number_at(scan, next + 1).filter(|m| m.value > n.value) {
        let noun = noun_after(scan, next + 1 + m.tokens, to);
        if noun.is_some_and(|(_, studies)| !studies) && !is_unit(scan.word(next + 1 + m.tokens)) {
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
    let total_cases = scan.is(next, &["cases"]) && scan.is(i.wrapping_sub(2), &["total"]);
    if is_unit(scan.word(next)) && !total_cases && !(scan.is(next, &["out"]) && scan.is(next + 1, &["of"])) {
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
            if year || n.value > 5000.0 || before == "phase" || scan.is(noun, &["reports", "papers", "articles", "publications", "experiments", "reviews"]) && mode != Mode::Review {
                return None;
            }
            // What is still running is in no review yet.
            if scan.is(noun + 1, &["awaiting"]) || (next..noun).any(|j| scan.is(j, &["ongoing"])) {
                return None;
            }
            c.studies = true;
            c.to = noun + 1;
            Some(c)
        }
        Some((noun, false)) => {
            if year && !scan.is(next, &["patients", "participants", "subjects", "women", "men", "people", "children", "adults"])
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
        None => one_study(scan, &mut c, next, to, n.value, mode).or_else(|| bare(scan, c_again(scan, sentence, i, n.value, n.tokens), (from, to), year, mode)),
    }
}

fn c_again(_scan: &Scan, sentence: usize, i: usize, value: f64, tokens: usize) -> Count {
    Count { sentence, from: i, number: i, to: i + tokens, low: value, high: value, studies: false, n: false, part: false, arm: false, outcome: false, weak: false, score: 0, qualifier: None }
}

/// "One weight loss study", "one randomized controlled trial": in a review, or where a review is retold.
fn one_study(scan: &Scan, c: &mut Count, next: usize, to: usize, value: f64, mode: Mode) -> Option<Count> {
    if value != 1.0 || scan.tokens[c.number].kind == TokenKind::Number {
        return None;
    }
    let noun = (next..to.min(next + 7)).find(|j| scan.is(*j, &["study", "trial", "rct"]))?;
    if (next..noun).any(|j| scan.is(j, &["ongoing"])) {
        return None;
    }
    let clean = (next..noun).all(|j| (scan.tokens[j].kind == TokenKind::Word && !scan.is(j, &["of", "in", "the", "a", "to", "was", "is", "were", "for", "that"])) || scan.is(j, &["-", ","]));
    let told = scan.is(c.number.wrapping_sub(1), &["only", "and", "included", "identified", "includes", "including", "just", "("]) || noun > next;
    if !clean || !(mode == Mode::Review || told) {
        return None;
    }
    let took = std::mem::replace(&mut c.to, noun + 1);
    let _ = took;
    Some(Count { sentence: c.sentence, from: c.number, number: c.number, to: noun + 1, low: 1.0, high: 1.0, studies: true, n: false, part: false, arm: false, outcome: false, weak: false, score: 0, qualifier: None })
}

/// A number without its noun: "a total of 165 were randomized", "172 received tamoxifen", "30 yoga and 38 controls".
fn bare(scan: &Scan, mut c: Count, (from, to): (usize, usize), year: bool, mode: Mode) -> Option<Count> {
    let next = c.to;
    if year && !scan.is(c.number.wrapping_sub(1), &["of"]) || mode == Mode::Retold {
        return None;
    }
    let total = c.number >= from + 2 && scan.is(c.number - 1, &["of"]) && scan.is(c.number - 2, &["total", "sample"]);
    let verb = scan.is(next, &["received", "underwent", "completed"])
        || scan.is(next, &["were", "was"]) && (next + 1..next + 4).any(|j| scan.is(j, &["randomized", "randomised", "randomly", "assigned", "allocated", "enrolled", "recruited", "evaluable", "eligible", "included", "treated", "analyzed", "analysed"]));
    let arm_word = scan.is(next, &["controls", "control", "placebo", "intervention", "treatment"]) && scan.is(next + 1, &[",", ")", "and", ";", "."])
        || (c.number > from && scan.is(c.number - 1, &["(", "and"]) && c.low >= 3.0 && scan.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word) && bracketed_pair(scan, &c, (from, to)));
    let to_arm = scan.is(next, &["to", "in", "on"]) && in_arm(scan, next, to) && c.low >= 3.0 && !scan.is(c.number.wrapping_sub(1), &["(", "score", "grade", "was", "by"]);
    if total && (!is_unit(scan.word(next)) || scan.is(next, &["cases"])) && (scan.is(next, &["were", "was", "patients", "completed", "received", "had", "breast", "eligible", "consecutive", "cases"]) || scan.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word) || verb || scan.is(c.number - 2, &["sample"])) {
        score(scan, &mut c, (from, to));
        c.score += 3;
        return Some(c);
    }
    if verb {
        arm_or_outcome(scan, &mut c, (from, to));
        c.arm |= scan.is(next, &["received", "underwent"]);
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

/// "(30 yoga and 38 controls)", "(20 placebo and 21 intervention)".
fn bracketed_pair(scan: &Scan, c: &Count, (from, to): (usize, usize)) -> bool {
    let open = (from..c.number).rev().take(8).find(|j| scan.is(*j, &["(", ")"]));
    let close = (c.to..to).take(8).find(|j| scan.is(*j, &["(", ")"]));
    let (Some(a), Some(b)) = (open, close) else { return false };
    if !scan.is(a, &["("]) || !scan.is(b, &[")"]) {
        return false;
    }
    let numbers: Vec<usize> = (a + 1..b).filter(|j| scan.tokens[*j].kind == TokenKind::Number).collect();
    let unit = (a + 1..b).any(|j| is_unit(scan.word(j)) || scan.is(j, &["%", "ci", "=", "<", "range", "sd", "±"]));
    numbers.len() == 2 && !unit && (a + 1..b).any(|j| scan.is(j, &["and", ","])) && scan.tokens.get(c.to).is_some_and(|t| t.kind == TokenKind::Word) && !scan.is(c.to, &["and", "to", "vs"])
}

/// Whether "to/in/on …" names an arm.
fn in_arm(scan: &Scan, at: usize, to: usize) -> bool {
    let end = to.min(at + 9);
    (at + 1..end)
        .take_while(|j| !scan.is(*j, &[".", ";", ",", "were", "was", "and", "(", "who", "had"]))
        .any(|j| scan.is(j, &["group", "groups", "arm", "arms", "placebo", "control", "controls", "cohort"]))
}

/// Shares of a people, not samples: "1 in 10 adults", "affects 10 million people", "150 people need to be treated".
fn prevalence(scan: &Scan, at: usize, noun: usize, (from, to): (usize, usize), value: f64) -> bool {
    let needed = scan.is(noun + 1, &["need", "needed", "must", "would", "worldwide", "globally"]);
    let rate = at >= from + 2 && scan.is(at - 1, &["in", "of", "per", "every"]) && number_at(scan, at - 2).is_some();
    let words = (from..to).any(|j| scan.is(j, &["affects", "affecting", "affect", "suffer", "prevalence", "worldwide", "annually", "globally", "estimated", "live", "living", "nationwide"]));
    let study = (from..to).any(|j| {
        scan.is(j, &["study", "studies", "trial", "trials", "randomized", "randomised", "participants", "cohort", "analysis", "enrolled", "recruited", "followed", "data", "surveyed", "included", "women", "survey"])
    });
    needed || rate || value >= 1e6 && !study || words && !study
}

/// Marks arms and outcomes by what follows and what stands before.
fn arm_or_outcome(scan: &Scan, c: &mut Count, (from, to): (usize, usize)) {
    let next = if scan.is(c.to, &[")"]) { c.to + 1 } else { c.to };
    let after = next..to.min(next + 12);
    let clause = after.clone().take_while(|j| !scan.is(*j, &[".", ";", "who"]));
    let group_after = scan.is(next, &["in", "to", "on", "into"]) && in_arm(scan, next, to) && !(next..to.min(next + 8)).any(|j| scan.is(j, &["two", "three", "four", "one", "either", "both", "groups"]));
    let takes = scan.is(next, &["received", "receiving", "took", "given", "treated", "assigned", "allocated", "randomized", "randomised"]) && !scan.is(next, &["treated", "randomized", "randomised"])
        || scan.is(next, &["were", "was"]) && scan.is(next + 1, &["given", "treated", "put", "administered"]);
    let before_group = (from.max(c.from.saturating_sub(9))..c.from).rev().take_while(|j| !scan.is(*j, &[".", ";"])).any(|j| scan.is(j, &["group", "arm", "controls", "cohort"]))
        && (from.max(c.from.saturating_sub(4))..c.from).any(|j| scan.is(j, &["of", "included", "comprised", "consisted", "(", "contained", ":"]));
    let whole = from.max(c.from.saturating_sub(2))..c.from;
    let total = whole.clone().any(|j| scan.is(j, &["total", "sample", "altogether"])) || scan.is(c.from.wrapping_sub(1), &["all"]) && c.from >= from + 2 && scan.is(c.from - 2, &["in"]);
    c.arm = (group_after || takes || before_group) && !total && !c.n;
    c.weak = takes && !group_after && !before_group;
    let percent = scan.is(next, &["("]) && (next + 1..to.min(next + 6)).any(|j| scan.is(j, &["%"])) || scan.is(next, &["%"]);
    let verb = is_outcome(scan.word(next)) || scan.is(next, &["who"]) && is_outcome(scan.word(next + 1)) || scan.is(next, &["were", "was"]) && scan.is(next + 1, &["excluded", "withdrawn", "lost", "found", "cured", "discharged", "hospitalized", "unable", "diagnosed"]);
    let denominators = c.from > from && scan.is(c.from - 1, &["only", "just"]);
    let share = c.n && (c.from.saturating_sub(5)..c.from).any(|j| j >= from && scan.is(j, &["%"]));
    c.outcome = share || percent && !c.arm || verb || denominators;
    let _ = clause;
}

/// How much a count speaks for the whole sample.
fn score(scan: &Scan, c: &mut Count, (from, to): (usize, usize)) {
    let before = |n: usize| from.max(c.from.saturating_sub(n))..c.from;
    let after = |n: usize| c.to..to.min(c.to + n);
    let has = |mut r: std::ops::Range<usize>, words: &[&str]| r.any(|j| scan.is(j, words));
    let mut s = 2;
    if has(before(4), &["total", "overall", "altogether"]) {
        s += 6;
    }
    let randomized = ["randomized", "randomised", "randomly", "assigned", "allocated", "enrolled", "recruited", "accrued", "entered", "stratified", "enrolling", "registered", "recruiting"];
    if has(after(10), &randomized) || has(before(6), &randomized) {
        s += 5;
    } else if has(after(9), &["included", "studied", "participated", "evaluated", "treated", "analyzed", "analysed", "underwent", "investigated", "examined", "monitored", "followed", "eligible", "undergoing", "completed", "took"])
        || has(before(6), &["included", "studied", "tested", "involving", "involved", "evaluated", "monitored", "followed", "including", "trial", "study", "among", "in", "analysis", "of", "examined", "compared", "treated"])
    {
        s += 3;
    }
    let section = scan.doc.sentences[c.sentence].section;
    s += match section {
        SectionKind::Methods => 2,
        SectionKind::Title => 1,
        SectionKind::Conclusions => -2,
        _ => 0,
    };
    if c.arm {
        s -= 6;
    }
    if c.part {
        s -= 5;
    }
    if c.outcome {
        s -= 5;
    }
    if has(after(6), &["screened", "approached", "invited", "planned", "required"]) || has(before(5), &["screened", "approached", "invited", "planned", "required", "expected"]) {
        s -= 4;
    }
    if has(after(3), &["each", "per"]) || has(before(3), &["each", "remaining", "additional", "other", "first"]) {
        s -= 5;
    }
    if c.n {
        let others = (from..to).filter(|j| scan.is(*j, &["="]) && scan.is(j.wrapping_sub(1), &["n"])).count();
        s += if others >= 2 { -5 } else { 1 };
    }
    if c.low < 8.0 {
        s -= 2;
    }
    c.score = s;
}

/// The kind of every count, or `None` where it tells nothing about a sample.
fn kinds(scan: &Scan, found: &[Count], people: &[usize], mode: Mode) -> Vec<Option<SampleKind>> {
    let mut kinds: Vec<Option<SampleKind>> = found.iter().map(|c| c.studies.then_some(SampleKind::StudiesIncluded)).collect();
    // A whole that two arms add up to.
    let sum = |whole: usize| {
        let w = &found[whole];
        people.iter().enumerate().any(|(k, a)| {
            let a = &found[*a];
            people[k + 1..].iter().any(|b| {
                let b = &found[*b];
                a.low + b.low == w.low && a.low >= 2.0 && b.low >= 2.0 && a.number != w.number && b.number != w.number && b.sentence - a.sentence <= 3
            })
        })
    };
    let whole: Vec<bool> = (0..found.len()).map(|i| !found[i].studies && sum(i)).collect();
    let in_sum = |i: usize| {
        people.iter().any(|w| whole[*w] && people.iter().any(|o| *o != i && o != w && found[i].low + found[*o].low == found[*w].low && found[i].sentence.abs_diff(found[*o].sentence) <= 3))
    };
    match mode {
        Mode::Own => {
            let value = |i: usize| found[i].score + if whole[i] { 4 } else { 0 };
            let mut best: Option<usize> = None;
            for i in people.iter().copied() {
                if !found[i].arm && best.is_none_or(|b| value(i) > value(b)) && value(i) >= 1 {
                    best = Some(i);
                }
            }
            let best = best.or_else(|| {
                let usable = |i: &usize| !found[*i].outcome && !found[*i].arm && !found[*i].part && found[*i].low >= 5.0;
                people.iter().copied().filter(usable).max_by(|a, b| found[*a].score.cmp(&found[*b].score).then(found[*a].low.total_cmp(&found[*b].low)))
            });
            let size = best.map(|b| found[b].low);
            for i in people.iter().copied() {
                let c = &found[i];
                kinds[i] = if Some(c.low) == size && !c.arm {
                    (!c.outcome || Some(i) == best).then_some(SampleKind::Size)
                } else if size.is_some_and(|s| c.low > s) {
                    None
                } else if c.arm && !c.outcome || c.n && !c.outcome && pair_of_n(scan, c) || in_sum(i) && !c.outcome {
                    Some(SampleKind::GroupSize)
                } else if c.part && !c.outcome && !scan.is(c.number.wrapping_sub(1), &["all"]) {
                    Some(SampleKind::GroupSize)
                } else if c.n && best.is_none() {
                    Some(SampleKind::Size)
                } else {
                    None
                };
            }
        }
        Mode::Review => {
            let largest = people.iter().copied().filter(|i| !found[*i].part && !found[*i].outcome && found[*i].low == found[*i].high).max_by(|a, b| found[*a].low.total_cmp(&found[*b].low).then(b.cmp(a)));
            let split = largest.is_some_and(|l| {
                // "14 studies with 2537 participants and four studies with 1603": neither is the whole.
                people.iter().any(|o| *o != l && found[*o].sentence == found[l].sentence && found[*o].low != found[l].low)
                    && found.iter().filter(|c| c.studies && c.sentence == found[l].sentence).count() >= 2
            });
            for i in people.iter().copied() {
                let c = &found[i];
                let whole = largest.is_some_and(|l| found[l].low == c.low) && !split;
                kinds[i] = if whole {
                    Some(SampleKind::Size)
                } else if c.outcome || c.n {
                    None
                } else {
                    Some(SampleKind::GroupSize)
                };
            }
        }
        Mode::Retold => {
            let totals: Vec<f64> = people.iter().filter(|i| whole[**i]).map(|i| found[*i].low).collect();
            for i in people.iter().copied() {
                let c = &found[i];
                kinds[i] = if c.outcome {
                    None
                } else if c.arm || c.part || in_sum(i) && !totals.contains(&c.low) || c.n && pair_of_n(scan, c) {
                    Some(SampleKind::GroupSize)
                } else if c.score >= 4 || is_person(scan.word(c.to - 1)) || named_study(scan, c) {
                    Some(SampleKind::Size)
                } else {
                    None
                };
            }
        }
    }
    kinds
}

/// Two or three plain numbers of one sentence that add up to the sample are its arms: "84 to letrozole and 81 to placebo".
fn arms_by_sum(scan: &Scan, sized: usize, size: f64, anywhere: bool, found: &mut Vec<Count>, kinds: &mut Vec<Option<SampleKind>>) {
    for (sentence, s) in scan.doc.sentences.iter().enumerate().skip(sized.saturating_sub(1)) {
        if matches!(s.section, SectionKind::References | SectionKind::Boilerplate) {
            continue;
        }
        if !anywhere && sentence > sized + 1 {
            return;
        }
        let (from, to) = scan.tokens_of(sentence);
        let plain: Vec<(usize, usize, f64)> = (from..to)
            .filter_map(|i| {
                let n = number_at(scan, i)?;
                let glued = i > from && scan.glued(i - 1) && !matches!(scan.word(i - 1), "(" | "=" | "[");
                let next = scan.word(i + n.tokens);
                let ok = n.value.fract() == 0.0 && n.value >= 4.0 && n.value < size && !glued && !is_unit(next) && !matches!(next, "%" | "/" | "-" | "–" | "." | "±" | "×");
                let ok = ok || n.value.fract() == 0.0 && n.value >= 4.0 && n.value < size && !glued && next == ".";
                let ranged = scan.is(i + n.tokens, &["to", "and"]) && scan.is(i.wrapping_sub(1), &["for", "between", "from"]) && number_at(scan, i + n.tokens + 1).is_some();
                let ok = ok && !ranged && !(i > from && scan.is(i - 1, &["to", "-"]) && i >= from + 2 && scan.tokens[i - 2].kind == TokenKind::Number);
                let inner = i > from && !n.digits && number_at(scan, i - 1).is_some_and(|m| m.tokens > 1);
                (ok && !inner).then_some((i, n.tokens, n.value))
            })
            .collect();
        let mut chosen: Option<Vec<usize>> = None;
        for a in 0..plain.len() {
            for b in a + 1..plain.len() {
                if plain[a].2 + plain[b].2 == size && chosen.is_none() {
                    chosen = Some(vec![a, b]);
                }
                for c in b + 1..plain.len().min(b + 6) {
                    if plain[a].2 + plain[b].2 + plain[c].2 == size && chosen.is_none() && plain[a].2 > size / 8.0 && plain[b].2 > size / 8.0 && plain[c].2 > size / 8.0 {
                        chosen = Some(vec![a, b, c]);
                    }
                }
            }
        }
        let Some(chosen) = chosen else { continue };
        for k in chosen {
            let (at, tokens, value) = plain[k];
            if let Some(i) = found.iter().position(|c| c.number == at) {
                if kinds[i].is_none() {
                    kinds[i] = Some(SampleKind::GroupSize);
                }
                continue;
            }
            found.push(Count { sentence, from: at, number: at, to: at + tokens, low: value, high: value, studies: false, n: false, part: false, arm: true, outcome: false, weak: false, score: 0, qualifier: None });
            kinds.push(Some(SampleKind::GroupSize));
        }
        return;
    }
}

/// Whether the sentence of a count names a study.
fn named_study(scan: &Scan, c: &Count) -> bool {
    let (from, to) = scan.tokens_of(c.sentence);
    (from..to).any(|j| is_studies(scan.word(j)) || scan.is(j, &["study", "trial", "rct", "analysis", "cohort", "researchers", "researcher", "scientists"])) && is_people(scan.word(c.to - 1))
}

/// Whether another "(n = …)" stands in the sentence, or the bracket follows an arm's name.
fn pair_of_n(scan: &Scan, c: &Count) -> bool {
    let (from, to) = scan.tokens_of(c.sentence);
    let others = (from..to).filter(|j| scan.is(*j, &["="]) && scan.is(j.wrapping_sub(1), &["n"])).count();
    others >= 2 || (from.max(c.from.saturating_sub(4))..c.from).any(|j| scan.is(j, &["group", "arm", "placebo", "control", "controls"]))
}
