//! Amounts with their units: single values, ranges, lists that share a unit, counts of strengths. Grammar alone; whether an
//! amount is a dosage is decided in [`super::reject`].

use super::counted::{article, or_more, strength};
use super::frequency;
use super::per::{self, Per};
use super::units::{self, Class, Unit};
use super::values::{Value, is_dash, single_at, value_at};
use super::walk::walk;
use super::words::ADJECTIVES;
use crate::annotate::class;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::record::{Basis, Frequency, Span};

/// An amount in the text.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// First token of the quote.
    pub from: usize,
    /// The token after the quote.
    pub to: usize,
    /// The token after the denominators too.
    pub next: usize,
    /// The quote in bytes.
    pub span: Span,
    /// Lowest amount.
    pub low: Option<f64>,
    /// Highest amount.
    pub high: Option<f64>,
    /// UCUM code, denominators included.
    pub unit: String,
    /// What the unit measures.
    pub class: Class,
    /// What it is counted on, where the unit says so.
    pub basis: Option<Basis>,
    /// Whether the unit is one of an infusion rate.
    pub rate: bool,
    /// Whether the unit is one of a concentration.
    pub concentration: bool,
    /// The dosage form that holds the amount ("500 mg per capsule"), empty where it is a serving.
    pub pack: Option<&'static str>,
    /// How many of it are taken at once ("nine 262 mg tablets", "3 x 250 mg").
    pub count: Option<f64>,
    /// A frequency inside the unit ("mg kg-1 day-1").
    pub frequency: Option<Frequency>,
    /// What shape it has.
    pub shape: Shape,
}

impl Quantity {
    /// The amount in tokens `[from, to)`, without denominators.
    pub(super) fn new(scan: &Scan, (from, to): (usize, usize), value: Value, unit: Unit, shape: Shape) -> Self {
        Quantity {
            from,
            to,
            next: to,
            span: scan.span(from, to),
            low: value.low,
            high: value.high,
            unit: unit.code.to_string(),
            class: unit.class,
            basis: None,
            rate: false,
            concentration: false,
            pack: None,
            count: None,
            frequency: None,
            shape,
        }
    }
}

/// The shape of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A value or range with its unit.
    Plain,
    /// A member of a list whose unit stands at the end.
    Shared,
    /// The count before a strength: "nine" of "nine 262 mg tablets".
    CountOfStrength,
    /// The strength behind a count.
    Strength,
    /// A count told with "a" or "an".
    Article,
    /// A count without a unit in a prescription direction: "take one by mouth".
    Bare,
}

/// A unit at token `at`, an optional hyphen before it; the token behind it.
pub(super) fn unit_after(scan: &Scan, at: usize) -> Option<(Unit, usize, usize)> {
    let mut i = at;
    let word = scan.word(i);
    if matches!(word, "-" | "‑" | "‐") && i > 0 && scan.glued(i - 1) && scan.glued(i) {
        i += 1;
    } else if word == "." && i > 0 && scan.glued(i - 1) && !scan.glued(i) {
        // A slip of the scanner: "2.4. g/day".
        let (unit, n) = units::at(scan, i + 1).filter(|u| u.0.class == Class::Mass && scan.is(i + 2, &["/"]))?;
        return Some((unit, i + 1, i + 1 + n));
    }
    let (unit, n) = units::at(scan, i)?;
    unit.measures().then_some((unit, i, i + n))
}

/// The same, an adjective allowed before a counted form.
pub(super) fn counted_after(scan: &Scan, at: usize) -> Option<(Unit, usize, usize)> {
    if let Some(found) = unit_after(scan, at) {
        return Some(found);
    }
    if !ADJECTIVES.contains(scan.word(at)) {
        return None;
    }
    unit_after(scan, at + 1).filter(|u| matches!(u.0.class, Class::Count(_) | Class::Household))
}

/// The amount of a value and its unit, denominators read.
pub(super) fn quantity(scan: &Scan, from: usize, value: Value, unit: (Unit, usize, usize), shape: Shape) -> Quantity {
    let (u, unit_at, to) = unit;
    let end = units::end(scan, unit_at, to - unit_at);
    let mut q = Quantity::new(scan, (from, to), value, u, shape);
    q.span.end = end;
    // "A daily handful".
    if unit_at > from + 1 && scan.is(unit_at - 1, &["daily", "nightly", "weekly"]) {
        q.frequency = frequency::at(scan, unit_at - 1).map(|h| h.frequency);
    }
    for Per { code, basis, rate, concentration, pack, frequency, to, quoted } in per::denominators(scan, q.to, u.class) {
        if let Some(code) = code {
            q.unit.push('/');
            q.unit.push_str(code);
        }
        q.basis = basis.or(q.basis);
        q.rate |= rate;
        q.concentration |= concentration;
        q.pack = pack.or(q.pack);
        q.frequency = frequency.or(q.frequency);
        q.next = to;
        if quoted {
            q.to = to;
            q.span.end = scan.tokens[to - 1].end;
        }
    }
    q
}

/// "Three milligrams of caffeine per kilogram": the denominator behind the substance.
pub fn weighed(scan: &Scan, q: &mut Quantity, substance: Option<Span>) {
    let Some(at) = substance.map(|s| scan.token_at(s.end)) else { return };
    if q.basis.is_some() || !matches!(q.class, Class::Mass | Class::Activity) || !matches!(scan.word(at), "per" | "/") {
        return;
    }
    if let Some(per) = per::denominators(scan, at, q.class).first().filter(|p| p.basis == Some(Basis::PerKg)) {
        q.unit.push_str("/kg");
        q.basis = per.basis;
    }
}

/// Verbs that move a dose from one amount to another, which makes two amounts of "from 10 mg to 20 mg".
fn moves(scan: &Scan, at: usize) -> bool {
    if scan.word(at.wrapping_sub(1)) != "from" {
        return false;
    }
    (at.saturating_sub(8)..at).any(|i| {
        let w = scan.word(i);
        [
            "increas", "decreas", "reduc", "taper", "titrat", "escalat", "rais", "lower", "going", "go", "went", "switch", "convert",
            "cut", "mov", "uptitrat", "rose", "rise", "rising", "fell", "dropp", "climb", "grew",
        ]
        .iter()
        .any(|s| if s.len() < 4 { *s == w } else { w.starts_with(s) })
    })
}

/// The next value of a list: the token where it begins.
fn list_separator(scan: &Scan, at: usize) -> Option<usize> {
    let mut i = at;
    if scan.word(i) == "," {
        i += 1;
    }
    if matches!(scan.word(i), "or" | "and" | "&" | "vs" | "versus") {
        i += 1;
        if scan.word(i) == "." {
            i += 1;
        }
    }
    if i == at && scan.word(i) == "/" && scan.glued(i) && scan.glued(i - 1) {
        i += 1;
    }
    (i > at).then_some(i)
}

/// Two number tokens that are one number with a space for thousands: "10 000 IU".
fn spaced_thousands(scan: &Scan, at: usize) -> Option<Value> {
    let digits = |i: usize| scan.tokens.get(i).filter(|t| t.kind == TokenKind::Number && scan.raw(i).bytes().all(|b| b.is_ascii_digit()));
    let (a, b) = (digits(at)?, digits(at + 1)?);
    if a.end - a.start > 3 || b.end - b.start != 3 {
        return None;
    }
    let gap = scan.text[a.end..b.start].chars().count() == 1;
    let mut text = format!("{}{}", scan.raw(at), scan.raw(at + 1));
    let mut n = 2;
    while let Some(c) = digits(at + n).filter(|c| c.end - c.start == 3) {
        text.push_str(&scan.text[c.start..c.end]);
        n += 1;
    }
    gap.then(|| text.parse().ok().map(|v| Value::one(v, n))).flatten()
}

/// Whether a number stands at token `at` and a word behind it with which no amount goes on: "45 patients".
fn ends_in_words(scan: &Scan, at: usize) -> bool {
    let Some(next) = number_at(scan, at).map(|n| at + n.tokens) else { return false };
    scan.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word)
        && !scan.begins(class::UNIT, next)
        && !matches!(scan.word(next), "x" | "times" | "half" | "and" | "or" | "to" | "vs" | "versus")
        && !ADJECTIVES.contains(scan.word(next))
}

/// The amounts that begin at token `at`, and the token behind them.
fn parse(scan: &Scan, at: usize, end: usize) -> Option<(Vec<Quantity>, usize)> {
    if let Some(found) = article(scan, at) {
        return Some(found);
    }
    if scan.word(at) == "between" || ends_in_words(scan, at) {
        return None;
    }
    let value = spaced_thousands(scan, at)
        .filter(|v| unit_after(scan, at + v.tokens).is_some_and(|u| u.0.class != Class::Percent && strength(scan, at).is_none()))
        .or_else(|| value_at(scan, at))?;
    if let Some(found) = strength(scan, at) {
        return Some(found);
    }
    if let Some(found) = or_more(scan, at, value) {
        return Some(found);
    }
    let after = at + value.tokens;
    if after > end {
        return None;
    }
    let between = scan.word(at.wrapping_sub(1)) == "between";
    let moved = moves(scan, at);
    if let Some(unit) = counted_after(scan, after) {
        if value.low != value.high && moved {
            let first = single_at(scan, at)?;
            let second_at = at + first.tokens + 1;
            let a = quantity(scan, at, first, unit, Shape::Shared);
            let b = quantity(scan, second_at, single_at(scan, second_at)?, unit, Shape::Plain);
            let next = b.next;
            return Some((vec![a, b], next));
        }
        let q = quantity(scan, at, value, unit, Shape::Plain);
        return Some(joined(scan, q, between, moved));
    }
    // "10 (ten) mg".
    if scan.word(after) == "("
        && let Some(v) = value_at(scan, after + 1).filter(|v| v.low == value.low)
        && scan.word(after + 1 + v.tokens) == ")"
        && let Some(unit) = counted_after(scan, after + v.tokens + 2)
    {
        let q = quantity(scan, at, value, unit, Shape::Plain);
        let next = q.next;
        return Some((vec![q], next));
    }
    list(scan, at, value, between)
}

/// "600 mg to 800 mg", "between 100 mg and 200 mg": the second half of a range whose first half has a unit of its own.
fn joined(scan: &Scan, mut q: Quantity, between: bool, moved: bool) -> (Vec<Quantity>, usize) {
    let word = scan.word(q.next);
    let joins = is_dash(word) || word == "to" || between && word == "and";
    if joins
        && !moved
        && q.low == q.high
        && q.next == q.to
        && let Some(v) = single_at(scan, q.next + 1)
        && let Some(unit) = unit_after(scan, q.next + 1 + v.tokens)
        && unit.0.class == q.class
    {
        let second = quantity(scan, q.next + 1, v, unit, Shape::Plain);
        let rises = matches!((q.low, v.point()), (Some(a), Some(b)) if a < b);
        if second.unit == q.unit && rises {
            let next = second.next;
            q = Quantity { from: q.from, low: q.low, span: Span { start: q.span.start, end: second.span.end }, ..second };
            return (vec![q], next);
        }
    }
    let next = q.next;
    (vec![q], next)
}

/// Values that share the unit at the end: "20 and 40 mg/kg", "5, 10 or 20 mg", "100/25 mg".
fn list(scan: &Scan, at: usize, first: Value, between: bool) -> Option<(Vec<Quantity>, usize)> {
    let mut i = at + first.tokens;
    list_separator(scan, i)?;
    let mut values = vec![(at, first)];
    for _ in 0..6 {
        let next = list_separator(scan, i)?;
        let comma_only = next == i + 1 && scan.word(i) == ",";
        let v = value_at(scan, next).filter(|v| v.digits == first.digits)?;
        values.push((next, v));
        i = next + v.tokens;
        if let Some(unit) = unit_after(scan, i) {
            if comma_only && values.len() == 2 || matches!(unit.0.class, Class::Percent) && values.len() == 2 && comma_only {
                return None;
            }
            let counted = matches!(unit.0.class, Class::Count(_) | Class::Household);
            if before_a_list(scan, at) {
                return None;
            }
            if between || counted {
                let (low, high) = (first.low, v.high);
                let q = quantity(scan, at, Value { low, high, tokens: i - at, digits: first.digits }, unit, Shape::Plain);
                let next = q.next;
                return Some((vec![q], next));
            }
            let last = values.len() - 1;
            let out: Vec<Quantity> = values
                .into_iter()
                .enumerate()
                .map(|(n, (from, v))| quantity(scan, from, v, unit, if n == last { Shape::Plain } else { Shape::Shared }))
                .collect();
            let next = out.last().map_or(i, |q| q.next);
            return Some((out, next));
        }
    }
    None
}

/// Words that make the number behind them a label, not the first of a list: "day 3 and 20 mg".
fn before_a_list(scan: &Scan, at: usize) -> bool {
    let before = scan.word(at.wrapping_sub(1));
    matches!(
        before,
        "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "table"
            | "figure"
            | "fig"
            | "grade"
            | "stage"
            | "phase"
            | "type"
            | "vitamin"
            | "aged"
            | "age"
            | "omega"
            | "="
            | "["
            | "±"
    )
}

/// Every amount in tokens `[from, to)`, in order.
pub fn all(scan: &Scan, from: usize, to: usize) -> Vec<Quantity> {
    let read = |i| parse(scan, i, to).filter(|(_, next)| *next <= to);
    walk(scan, class::AMOUNT, (from, to), read).into_iter().flatten().collect()
}
