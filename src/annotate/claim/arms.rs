//! The arms that a sentence compares: the one that something is told of, and the one that it is held against. A result told of
//! the placebo arm is turned, so that it speaks of the treatment.

use super::argument::{Argument, from_mentions, is_linked, mentions, phrase, trim};
use super::predicate::{Predicate, Shape};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};
use crate::record::Relation;

/// An arm as told.
#[derive(Clone, Debug)]
pub struct Arm {
    /// First token and one past the last.
    range: (usize, usize),
    /// How surely it is the arm held against: 0 a treatment, 3 placebo.
    control: u8,
}

/// The arms of a comparison, as far as they are told.
#[derive(Clone, Debug, Default)]
pub struct Arms {
    /// The arm that something is told of.
    told: Option<Arm>,
    /// The arm after "than", "versus", "compared with".
    against: Option<Arm>,
    /// Whether the words of comparison stand right behind the predicate.
    close: bool,
}

/// One past the words of comparison that begin at token `i`.
pub(super) fn comparison_at(scan: &Scan, i: usize) -> Option<usize> {
    match scan.word(i) {
        "than" | "versus" => Some(i + 1),
        "vs" | "v" => Some(if scan.word(i + 1) == "." { i + 2 } else { i + 1 }),
        "compared" | "comparison" | "comparing" if scan.is(i + 1, &["with", "to"]) => Some(i + 2),
        "relative" if scan.word(i + 1) == "to" => Some(i + 2),
        _ => None,
    }
}

/// Words that end the name of an arm.
static ENDS: Set = Set::new(&[
    "is", "are", "was", "were", "had", "has", "have", "did", "at", "during", "after", "than", "versus", "vs", "compared", "relative",
    "when", "while", "but", "showed", "experienced", "reported", "which", "that", "who", "as", "over", "throughout", "within", "from",
    "respectively", "on", "by", "following",
]);

/// Words passed over before the name of an arm.
static LEADS: Set = Set::new(&[
    "the", "a", "an", "that", "those", "of", "in", "with", "for", "on", "to", "among", "patients", "participants", "subjects", "women",
    "men", "children", "people", "taking", "receiving", "given", "their", "both", "after", "following", "under", "who", "received",
    "treated", "by", "from", "during", "values", "levels",
]);

/// The arm whose name begins at token `from` or after words that lead up to it, before `to`.
fn arm_at(scan: &Scan, from: usize, to: usize) -> Option<Arm> {
    let mut start = from;
    while start < to && LEADS.contains(scan.word(start)) {
        start += 1;
    }
    let mut end = start;
    while end < to
        && end - start < 9
        && !ENDS.contains(scan.word(end))
        && (scan.tokens[end].kind != TokenKind::Mark || matches!(scan.word(end), "-" | "/" | "+" | "&" | "®" | "‐" | "–"))
        && !(end > start && matches!(scan.word(end), "in" | "with" | "for" | "and" | "to" | "among"))
    {
        end += 1;
    }
    // "Control" at the end of what was passed over is the name itself.
    let (start, end) = if start >= end { (from, end) } else { (start, end) };
    (start < end && scan.tokens[start].kind != TokenKind::Number).then(|| Arm { range: (start, end), control: control(scan, from, end) })
}

/// How surely tokens `[from, to)` name the arm that a treatment is held against.
fn control(scan: &Scan, from: usize, to: usize) -> u8 {
    let has = |words: &[&str]| (from..to).any(|i| scan.is(i, words));
    // "glucose control" is no arm.
    let control = (from..to).any(|i| {
        scan.word(i) == "control"
            && (HEADS.contains(scan.word(i + 1)) || i == from && i + 1 == to || i > 0 && i + 1 == to && LEADS.contains(scan.word(i - 1)))
    });
    let saline = (from..to).any(|i| scan.word(i) == "saline" && !(i > 0 && scan.word(i - 1) == "hypertonic"));
    if control || has(&["placebo", "controls", "sham", "untreated", "waitlist", "waiting", "nontreated", "untrained", "cg"]) {
        return 3;
    }
    // "As measured by standard tools": how it was measured.
    let tools = has(&[
        "tools", "tool", "scales", "scale", "instruments", "questionnaire", "questionnaires", "measures", "methods", "method", "criteria",
        "tests", "test", "deviation", "deviations", "range", "error", "errors", "values", "techniques",
    ]);
    if tools {
        return 0;
    }
    if saline
        || has(&["usual", "standard", "conventional", "routine", "normal", "vehicle", "dummy", "baseline", "no", "non", "traditional"])
    {
        return 2;
    }
    u8::from(has(&["without", "alone", "only"]))
}

/// Heads of an arm's name.
static HEADS: Set = Set::new(&[
    "group", "groups", "arm", "arms", "cohort", "controls", "recipients", "patients", "participants", "subjects", "animals", "condition",
    "eyes", "households", "children", "women", "rats", "mice", "diet", "schools", "practices", "blocks",
]);

/// Whether token `i` is an arm's head: "group", "arm".
fn is_head(scan: &Scan, i: usize) -> bool {
    scan.is(i, &["group", "groups", "arm", "arms", "cohort", "controls", "recipients"])
}

/// Behind a preposition in tokens `[from, to)`: the arm with a head if there is one, else the first named.
fn behind_preposition(scan: &Scan, from: usize, to: usize) -> Option<Arm> {
    let mut first = None;
    let mut depth = 0;
    for i in from..to {
        match scan.word(i) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            // "When comparing methadone with placebo": what follows is held against, not told of.
            "with" | "to" if (i.saturating_sub(8).max(from)..i).any(|k| scan.is(k, &["comparing", "compares", "compared"])) => break,
            "but" | "whereas" | "while" => break,
            "in" | "with" | "for" | "among" | "of" | "after" | "following" | "under" | "by" | "on" | "during" | "using" if depth == 0 => {
                let Some(arm) = arm_at(scan, i + 1, to) else { continue };
                let headed = (i + 1..(arm.range.1 + 1).min(to)).any(|k| is_head(scan, k));
                // "improved after creatine but not after placebo": the first is the one told of.
                if headed && (arm.control < 2 || first.is_none()) || arm.control >= 3 && first.is_none() {
                    return Some(arm);
                }
                if first.is_none() && scan.is(i, &["in", "with", "for", "among", "after", "following", "under", "by", "using", "during"]) {
                    first = Some(arm);
                }
            }
            _ => {}
        }
    }
    first
}

/// The arms that a sentence's tokens `[from, to)` tell for the predicate `p`.
pub fn arms(scan: &Scan, p: &Predicate, from: usize, to: usize) -> Arms {
    let mut depth = 0;
    let mut cue = None;
    for i in p.from.min(to)..to {
        match scan.word(i) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            ";" => break,
            _ => {}
        }
        if depth <= 0
            && let Some(after) = comparison_at(scan, i)
        {
            cue = Some((i, after));
            break;
        }
    }
    // "Compared with placebo, …"
    let opening = (from..p.from.min(from + 4)).find_map(|i| comparison_at(scan, i).map(|after| (i, after)));
    let end = cue.map_or_else(|| (p.to..to).find(|i| matches!(scan.word(*i), ";")).unwrap_or(to), |(at, _)| at);
    let told = behind_preposition(scan, p.to.min(end), end)
        .filter(|a| cue.is_some() || a.control > 0 || (a.range.0..(a.range.1 + 1).min(to)).any(|k| is_head(scan, k)));
    let told = told.or_else(|| before_predicate(scan, p, from));
    let against = cue.or(opening).and_then(|(_, after)| arm_at(scan, after, to));
    let close = cue.is_some_and(|(at, _)| at <= p.to + 3);
    Arms { told, against, close }
}

/// The arm before a predicate: "the placebo group had higher", "levels in the placebo group were higher".
fn before_predicate(scan: &Scan, p: &Predicate, from: usize) -> Option<Arm> {
    let to = p.group_from;
    let head = (from..to).rev().find(|i| is_head(scan, *i))?;
    let mut start = head;
    while start > from
        && head - start < 6
        && scan.tokens[start - 1].kind == TokenKind::Word
        && !matches!(scan.word(start - 1), "in" | "of" | "with" | "for" | "the" | "among" | "and" | "between" | "than" | "vs" | "versus")
    {
        start -= 1;
    }
    // "group A": the letter belongs to it.
    let letter = scan.raw(head + 1).len() <= 2 && scan.raw(head + 1).bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let end = if letter && head + 1 < to { head + 2 } else { head + 1 };
    (start < head || end > head + 1 || scan.is(head, &["controls"]))
        .then(|| Arm { range: (start, end), control: control(scan, start, end) })
        .filter(|_| !(from..start).any(|i| comparison_at(scan, i).is_some()))
}

/// The name of an arm as an argument, linked where it names a listed thing.
fn argument(scan: &Scan, arm: &Arm) -> Option<Argument> {
    let (from, to) = arm.range;
    let listed: Vec<&Hit> = mentions(scan, from, to).into_iter().filter(|h| scan.concept(h).side == Side::Intervention).collect();
    if !listed.is_empty() {
        return Some(from_mentions(scan, &listed));
    }
    let (from, to) = trim(scan, from, to);
    if from >= to {
        return None;
    }
    let name = phrase(scan, from, to);
    (!name.is_empty()).then(|| Argument { name, span: Some(scan.span(from, to)), ..Argument::default() })
}

/// The arm whose result is told, as a subject where the sentence names no exposure.
pub fn told(scan: &Scan, arms: &Arms) -> Option<Argument> {
    let told = arms.told.as_ref().filter(|a| a.control < 2);
    told.or(arms.against.as_ref().filter(|a| a.control < 2)).or(arms.told.as_ref()).and_then(|a| argument(scan, a))
}

/// The other way of a relation.
pub fn opposite(relation: Relation) -> Relation {
    match relation {
        Relation::Increases | Relation::Causes => Relation::Decreases,
        Relation::Decreases | Relation::Prevents => Relation::Increases,
        Relation::Improves | Relation::Treats => Relation::Worsens,
        Relation::Worsens => Relation::Improves,
        other => other,
    }
}

/// Whether a predicate tells how arms compare, rather than what an exposure did.
fn compares(p: &Predicate) -> bool {
    matches!(p.shape, Shape::Comparative | Shape::Attributive | Shape::Passive | Shape::Intransitive | Shape::Noun | Shape::Figures)
        || p.shape == Shape::Adjective && matches!(p.relation, Relation::Improves | Relation::Worsens)
}

/// The subject of a comparison and whether its relation must be turned: what is told of the control arm is turned and speaks of
/// the other arm; a subject that is the arm held against is exchanged for the arm that the result is told of.
pub fn settle(scan: &Scan, p: &Predicate, start: usize, arms: &Arms, subject: Argument) -> (Argument, bool) {
    // "In the yoga group 7% … versus 6% in the walking group": the first named.
    if p.shape == Shape::Figures
        && let Some(first) = before_predicate(scan, p, start).filter(|a| a.control < 2).and_then(|a| argument(scan, &a))
    {
        return (first, false);
    }
    if !compares(p) || matches!(p.relation, Relation::NoEffect | Relation::Inconclusive) {
        return (subject, false);
    }
    let within = |arm: &Arm| {
        let span = scan.span(arm.range.0, arm.range.1);
        subject.span.is_some_and(|s| s.start >= span.start && s.end <= span.end)
            || subject.span.is_none() && span.of(scan.lower) == subject.name.to_lowercase()
    };
    match (&arms.told, &arms.against) {
        (Some(told), against) if told.control >= 2 && against.as_ref().is_none_or(|a| a.control < told.control) => {
            let other = against.as_ref().and_then(|a| argument(scan, a));
            match other {
                Some(other) if within(told) || !is_linked(&subject) => (other, true),
                Some(_) => (subject, true),
                None if within(told) => (subject, false),
                None => (subject, true),
            }
        }
        (Some(told), Some(against)) if within(against) && !within(told) => match argument(scan, told) {
            Some(told) => (told, false),
            None => (subject, false),
        },
        (None, Some(against)) if within(against) && against.control < 2 && p.shape != Shape::Figures => {
            // "OLP for the i-gel was higher than for the Supreme": told before the predicate; a fragment may not tell it at all.
            match behind_preposition(scan, start, p.group_from).filter(|a| a.control < 2).and_then(|a| argument(scan, &a)) {
                Some(told) => (told, false),
                // "A was better than B": things of one kind.
                None if p.shape == Shape::Adjective => {
                    let end =
                        (start..p.group_from).find(|i| scan.is(*i, &["was", "were", "is", "are", "performed"])).unwrap_or(p.group_from);
                    let range = (start, end);
                    (argument(scan, &Arm { range, control: 0 }).unwrap_or(subject), false)
                }
                None if p.shape == Shape::Attributive || p.shape == Shape::Noun => (subject, false),
                None => (subject, arms.close),
            }
        }
        _ => (subject, false),
    }
}
