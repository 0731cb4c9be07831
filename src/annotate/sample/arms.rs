//! The arms of an article's own trial as their words tell them: "98 to tamoxifen and 96 to placebo", "10 and 12 patients,
//! respectively", "82 patients (34 in one arm, 48 in the other)".

use super::count::Count;
use super::nouns::{is_people, is_unit};
use crate::annotate::class;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::List;
use crate::record::SectionKind;

/// Verbs that put people into arms.
const PUT: &[&str] = &[
    "allocated", "allotted", "assigned", "given", "randomised", "randomized", "ramdomised", "ramdomized", "received", "receiving", "took",
    "treated", "underwent",
];

/// A whole number at token `at` with "13 388" read as one, and the token after it.
pub(super) fn whole_at(scan: &Scan, at: usize) -> Option<(f64, usize)> {
    let n = number_at(scan, at).filter(|n| n.value.fract() == 0.0 && n.value >= 1.0)?;
    let next = at + n.tokens;
    let thousands = n.digits
        && n.tokens == 1
        && scan.raw(at).len() <= 3
        && scan.tokens.get(next).is_some_and(|t| {
            t.kind == TokenKind::Number && scan.raw(next).len() == 3 && t.start - scan.tokens[at].end <= 3 && t.start > scan.tokens[at].end
        });
    if thousands {
        let low = scan.raw(next).parse::<f64>().ok()?;
        return Some((n.value * 1000.0 + low, next + 1));
    }
    Some((n.value, next))
}

/// Marks as arms what the words say is one, and adds those whose number stands alone; keeps the counts in order of place.
pub(super) fn told_by_words(scan: &Scan, found: &mut Vec<Count>) {
    let mut arms: Vec<(usize, usize, usize, f64)> = Vec::new();
    for (sentence, s) in scan.doc.sentences.iter().enumerate() {
        let counts = scan.in_sentence(sentence).begins(class::NUMBER);
        if !counts || matches!(s.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Title) {
            continue;
        }
        let range = scan.tokens_of(sentence);
        let mut here = allotted(scan, range);
        if here.is_empty() {
            here = respectively(scan, range);
        }
        here.extend(cases_and_controls(scan, range));
        here.extend(bracketed(scan, range));
        here.extend(each(scan, range));
        here.extend(groups_of(scan, range));
        arms.extend(here.into_iter().map(|(at, to, value)| (sentence, at, to, value)));
    }
    for (sentence, at, to, value) in arms {
        match found.iter_mut().find(|c| c.number == at) {
            Some(c) if c.studies => {}
            Some(c) => (c.arm, c.outcome, c.weak) = (true, false, false),
            None => found.push(Count { arm: true, ..Count::new(sentence, at, to, value) }),
        }
    }
    found.sort_by_key(|c| (c.sentence, c.number));
}

/// "98 patients were randomized to tamoxifen and 96 to placebo": two or more numbers of a sentence, each with its own "to", "in" or
/// "received"; the first has the verb.
fn allotted(scan: &Scan, (from, to): (usize, usize)) -> Vec<(usize, usize, f64)> {
    let mut out: Vec<(usize, usize, f64)> = Vec::new();
    let mut verb = false;
    let mut i = from;
    while i < to {
        if scan.is(i, PUT) || scan.is(i, &["randomly"]) {
            verb = true;
        }
        let Some((value, after)) = whole_at(scan, i).filter(|(v, _)| *v >= 3.0 && !preceded(scan, i, from)) else {
            i += 1;
            continue;
        };
        let at = i;
        i = after;
        let Some(Put { next, put, share, passive }) = after_number(scan, after, to) else { continue };
        let year = (1900.0..2100.0).contains(&value) && scan.raw(at).len() == 4;
        // "Six (16 %) patients receiving the drug" tells an outcome, "77 (51 %) were randomized to the drug" an arm.
        let percent = share || !passive && (next..to.min(next + 6)).any(|j| scan.is(j, &["%"]));
        if year || percent && !scan.is(next, &["to", "into"]) {
            continue;
        }
        let arm = scan.is(next, &["to", "into"]) && !scan.is(next + 1, &["be", "have"])
            || put && !scan.is(next, &[",", ".", ";", "and", "or", "in", "at", "with", "after", "between", "from", "("])
            || scan.is(next, &["in", "on"]) && super::score::in_arm(scan, next, to);
        let several = (next..to.min(next + 14))
            .take_while(|j| !scan.is(*j, &[";", "."]) && number_at(scan, *j).is_none())
            .any(|j| scan.is(j, &["or", "either", "each", "both"]));
        let ranged = scan.is(next, &["to"]) && (number_at(scan, next + 1).is_some() || scan.listed(List::Month, next + 1));
        if arm && !ranged && !(several && put) {
            verb |= put;
            out.push((at, after, value));
        }
    }
    // "200 were assigned to a drug, 100 to one and 100 to another": the whole is none of the arms.
    let sum: f64 = out.iter().map(|o| o.2).sum();
    if out.len() > 2 {
        out.retain(|o| o.2 * 2.0 != sum);
    }
    if out.len() < 2 || !verb {
        out.clear();
    }
    out
}

/// What follows a number of people.
struct Put {
    /// The first token after a share in brackets, a noun and "were randomly assigned".
    next: usize,
    /// Whether a verb that puts into arms stood there.
    put: bool,
    /// Whether a share stood in brackets.
    share: bool,
    /// Whether "were" stood before the verb.
    passive: bool,
}

/// Reads on from the token after a number.
fn after_number(scan: &Scan, at: usize, to: usize) -> Option<Put> {
    let mut i = at;
    let mut share = false;
    if is_unit(scan, i) && !scan.is(i, &["cases"]) || scan.is(i, &["%", "-", "/", "±", "–", "."]) {
        return None;
    }
    if scan.is(i, &["(", "["]) {
        let close = (i..to.min(i + 7)).find(|j| scan.is(*j, &[")", "]"]))?;
        if !(i..close).any(|j| scan.is(j, &["%", "percent"])) {
            return None;
        }
        (i, share) = (close + 1, true);
    }
    if let Some(noun) = (i..to.min(i + 4)).find(|j| is_people(scan, *j) || scan.is(*j, &["cases"])) {
        if (i..noun).any(|j| scan.tokens[j].kind != TokenKind::Word || scan.is(j, &["to", "in", "of", "and"])) {
            return None;
        }
        i = noun + 1;
    }
    let passive = scan.is(i, &["were", "was", "had", "been"]);
    i += usize::from(passive);
    if scan.is(i, &["randomly", "then", "subsequently", "evaluable"]) {
        i += 1;
    }
    let put = scan.is(i, PUT);
    Some(Put { next: i + usize::from(put), put, share, passive })
}

/// Whether what stands before a number makes it no count of people.
fn preceded(scan: &Scan, at: usize, from: usize) -> bool {
    if at == from {
        return false;
    }
    let before = scan.word(at - 1);
    let glued = scan.glued(at - 1) && !matches!(before, "(" | "[" | ":" | ";" | ",");
    glued
        || matches!(
            before,
            "to" | "-"
                | "/"
                | "grade"
                | "stage"
                | "phase"
                | "week"
                | "weeks"
                | "cycle"
                | "day"
                | "month"
                | "of"
                | "than"
                | "p"
                | "="
                | "age"
                | "aged"
                | "score"
                | "was"
                | "by"
                | "group"
                | "arm"
        )
        || scan.tokens[at - 1].kind == TokenKind::Number
}

/// "271 and 278 patients received the tablet and the dummy, respectively".
fn respectively(scan: &Scan, (from, to): (usize, usize)) -> Vec<(usize, usize, f64)> {
    for i in from..to {
        let Some((a, after)) = whole_at(scan, i).filter(|(v, _)| *v >= 3.0 && !preceded(scan, i, from)) else { continue };
        if !scan.is(after, &["and"]) {
            continue;
        }
        let Some((b, end)) = whole_at(scan, after + 1).filter(|(v, _)| *v >= 3.0) else { continue };
        let people = (end..to.min(end + 3)).any(|j| is_people(scan, j));
        let spread = (end..to).any(|j| scan.is(j, &["respectively"])) || (end..to).any(|j| scan.is(j, &["groups", "arms"]));
        let put = (end..to.min(end + 6)).any(|j| scan.is(j, PUT));
        let grouped = (i.saturating_sub(6).max(from)..i).any(|j| scan.is(j, &["group", "groups", "arm", "arms"]));
        if people && spread && (put || grouped) {
            return vec![(i, after, a), (after + 1, end, b)];
        }
    }
    Vec::new()
}

/// "Seventeen patients with gout and 10 healthy controls were studied".
fn cases_and_controls(scan: &Scan, (from, to): (usize, usize)) -> Vec<(usize, usize, f64)> {
    let counts: Vec<(usize, usize, f64)> = (from..to)
        .filter_map(|i| whole_at(scan, i).filter(|(v, _)| *v >= 3.0 && !preceded(scan, i, from)).map(|(v, after)| (i, after, v)))
        .collect();
    let names = |after: usize, words: &[&str]| {
        let noun = (after..to.min(after + 6))
            .take_while(|j| scan.tokens[*j].kind == TokenKind::Word || scan.is(*j, &["-", "/"]))
            .find(|j| scan.is(*j, words));
        noun.is_some_and(|n| !(after..n).any(|j| scan.is(j, &["and", "of", "in", "with", "to"])))
    };
    for pair in counts.windows(2) {
        let ((a, after_a, first), (b, after_b, second)) = (pair[0], pair[1]);
        let joined = scan.is(b - 1, &["and"]);
        if joined
            && names(after_b, &["control", "controls"])
            && names(after_a, &["patients", "cases", "women", "men", "subjects", "children", "people", "individuals", "adults"])
        {
            return vec![(a, after_a, first), (b, after_b, second)];
        }
    }
    Vec::new()
}

/// "82 patients were included (34 in STIM, 48 controls)": numbers in a bracket that add up to the one before it.
fn bracketed(scan: &Scan, (from, to): (usize, usize)) -> Vec<(usize, usize, f64)> {
    let mut out = Vec::new();
    let mut last: Vec<f64> = Vec::new();
    let mut i = from;
    while i < to {
        if scan.is(i, &["("])
            && let Some(close) = (i + 1..to.min(i + 40)).find(|j| scan.is(*j, &[")"]))
        {
            let inside = |words: &[&str]| (i + 1..close).any(|j| scan.is(j, words));
            let mut parts = Vec::new();
            let mut j = i + 1;
            while j < close {
                match whole_at(scan, j) {
                    Some((v, after)) => {
                        parts.push((j, after, v));
                        j = after;
                    }
                    None => j += 1,
                }
            }
            let sum: f64 = parts.iter().map(|p| p.2).sum();
            let sexes = inside(&["men", "women", "male", "female", "males", "females", "boys", "girls", "m", "f"]);
            let other = inside(&["%", "=", "±", "ci", "years", "y", "range", "versus", "vs", "died", "deaths"]);
            if (2..=4).contains(&parts.len()) && !sexes && !other && last.contains(&sum) && parts.iter().all(|p| p.2 >= 3.0) {
                out.extend(parts);
            }
            i = close;
        } else if let Some((v, after)) = whole_at(scan, i) {
            let people = (after..to.min(after + 6)).any(|j| is_people(scan, j)) || scan.is(after, &["were", "("]);
            if people && !is_unit(scan, after) {
                last.push(v);
            }
            i = after;
            continue;
        }
        i += 1;
    }
    out
}

/// "Two groups of 12", "three groups of 30 people each".
fn groups_of(scan: &Scan, (from, to): (usize, usize)) -> Vec<(usize, usize, f64)> {
    (from + 2..to)
        .filter_map(|i| {
            let of = scan.is(i - 1, &["of"]) && scan.is(i - 2, &["groups", "arms"]);
            let (value, after) = of.then(|| whole_at(scan, i).filter(|(v, _)| *v >= 3.0)).flatten()?;
            let people = (after..to.min(after + 3)).any(|j| is_people(scan, j));
            let ends = after >= to || scan.is(after, &[".", ",", ";", "each", "and", "–", "—"]);
            let split = (after..to.min(after + 5)).any(|j| scan.is(j, &["("]));
            ((people || ends) && !split).then_some((i, after, value))
        })
        .collect()
}

/// "Twenty women were assigned to each arm", "(32 women per group)".
fn each(scan: &Scan, (from, to): (usize, usize)) -> Vec<(usize, usize, f64)> {
    // What was planned for an arm is no arm.
    if (from..to).any(|i| scan.is(i, &["needed", "required", "power", "assumption", "assuming", "planned"])) {
        return Vec::new();
    }
    let named = |j: usize| (j + 1..to.min(j + 4)).any(|k| scan.is(k, &["arm", "group"]));
    (from..to)
        .filter_map(|i| {
            let (value, after) = whole_at(scan, i).filter(|(v, _)| *v >= 3.0 && !preceded(scan, i, from))?;
            let Put { next, put, .. } = after_number(scan, after, to)?;
            let split = scan.is(next, &["each", "per"]) && named(next)
                || put && scan.is(next, &["to", "into", "in"]) && scan.is(next + 1, &["each"]) && named(next + 1)
                || scan.is(next, &["in"]) && scan.is(next + 1, &["each"]) && named(next + 1);
            split.then_some((i, after, value))
        })
        .collect()
}
