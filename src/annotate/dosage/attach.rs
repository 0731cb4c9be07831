//! Which frequency, duration and route of a sentence belongs to which of its amounts.

use super::duration::{self, Told};
use super::frequency;
use super::quantity::{Quantity, Shape};
use super::route;
use super::substance::{Substance, Via};
use super::units::Class;
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::record::{Duration, Frequency, Route};

/// Whether two neighbouring amounts are members of one list: nothing but names, commas and "and" between them.
pub fn chained(scan: &Scan, a: &Quantity, b: &Quantity) -> bool {
    if a.next >= b.from {
        return true;
    }
    // "15 mL of 0.12% chlorhexidine".
    if b.from == a.next + 1 && scan.word(a.next) == "of" {
        return true;
    }
    // "1 tablet (80 mg)": the same dose told twice.
    let told_again =
        |i: usize| matches!(scan.word(i), "each" | "containing" | "of" | "=" | "total" | "with" | "equivalent" | "to" | "about");
    if scan.word(a.next) == "(" && b.from <= a.next + 4 && (a.next + 1..b.from).all(told_again) {
        return true;
    }
    // "325 mg of ferrous sulfate (65 mg elemental iron)": what it holds.
    if b.from <= a.next + 8
        && (b.from - 1).checked_sub(a.next).is_some_and(|n| n > 0)
        && scan.word(b.from - 1) == "("
        && (a.next..b.from - 1).all(|i| scan.tokens[i].kind == TokenKind::Word && !scan.is(i, &["was", "were", "and", "or", "then", "is"]))
        && b.unit == a.unit
    {
        return true;
    }
    let mut joined = false;
    for i in a.next..b.from {
        match scan.word(i) {
            "and" | "or" | "," | "+" | "/" | "plus" | "versus" | "vs" | "&" => joined = true,
            "to" if b.from - a.next <= 1 => joined = true,
            "then" | "followed" | "was" | "were" | "is" | "received" | ";" | "." | "while" | "whereas" | "but" | "increased" | "after"
            | "than" | "to" | "in" => {
                return false;
            }
            _ => {}
        }
    }
    joined && b.from - a.next <= 10
}

/// Whether `b` tells the amount `a` again in another unit: "8 oz / 240 mL", "1 cup (240 mL)".
pub fn told_again(scan: &Scan, a: &Quantity, b: &Quantity) -> bool {
    let bulk =
        |q: &Quantity| matches!(q.class, Class::Household | Class::Volume) || matches!(q.unit.as_str(), "[oz_av]" | "[foz_us]" | "g");
    let between = a.next.min(b.from)..b.from;
    bulk(a)
        && bulk(b)
        && a.unit != b.unit
        && (1..=3).contains(&between.len())
        && matches!(scan.word(between.start), "(" | "/" | "or" | "=" | "[")
        && between.clone().skip(1).all(|i| matches!(scan.word(i), "about" | "approximately" | "~" | "≈" | "or" | "around" | "roughly"))
}

/// Whether one statement goes on from amount `a` to amount `b`: "it is 270 mg for women and, for men, 300 mg".
pub fn goes_on(scan: &Scan, a: &Quantity, b: &Quantity) -> bool {
    let between = a.next.min(b.from)..b.from;
    between.len() <= 14
        && between.clone().any(|i| matches!(scan.word(i), "and" | "or" | "," | "to" | "versus"))
        && !between.clone().any(|i| scan.begins(class::TAKING, i) || matches!(scan.word(i), "but" | ";" | "although" | "however"))
}

/// Whether a mark that ends a clause stands in tokens `[from, to)`.
fn broken(scan: &Scan, from: usize, to: usize) -> bool {
    (from..to).any(|i| scan.word(i) == ";")
}

/// Whether the stretch `[from, to)` only leads up to the amount at `to`: "daily dose of", "daily (".
fn leads(scan: &Scan, from: usize, to: usize) -> bool {
    from < to
        && to - from <= 5
        && (from..to).all(|i| {
            matches!(scan.word(i), "dose" | "doses" | "dosage" | "of" | "intake" | "a" | "total" | "at" | "(" | "about" | "oral" | "with")
        })
}

/// Whether what stands behind `b` reaches back to `a` too: not where `b` and its frequency stand in a bracket of their own, or
/// the frequency is glued to a unit of another substance's amount.
fn reaches_back(scan: &Scan, a: &Quantity, b: &Quantity, hits: &[frequency::Hit]) -> bool {
    if !chained(scan, a, b) {
        return false;
    }
    let Some(hit) = hits.iter().find(|h| h.from >= b.next) else { return false };
    let gap = b.from.saturating_sub(a.next);
    let glued = hit.from == b.next && scan.word(hit.from) == "/";
    let opened = gap > 1 && (a.next..b.from).any(|i| scan.word(i) == "(");
    let inside = opened && !(b.next..hit.from).any(|i| scan.word(i) == ")");
    !(inside || glued && gap > 3)
}

/// Whether a verb that no longer tells how it is taken stands between an amount and a frequency.
fn told_off(scan: &Scan, q: &Quantity, hit: &frequency::Hit) -> bool {
    if hit.clock && hit.from - q.next > 9 {
        return true;
    }
    (q.next..hit.from).any(|i| {
        matches!(
            scan.word(i),
            "is" | "than" | "what" | "exceeds" | "exceed" | "showed" | "improved" | "which" | "because" | "while" | "led"
        )
    })
}

/// The frequency of each amount of a sentence.
pub fn frequencies(scan: &Scan, qs: &[Quantity], hits: &[frequency::Hit], tokens: (usize, usize)) -> Vec<Option<Frequency>> {
    let mut out: Vec<Option<Frequency>> = qs.iter().map(|q| q.frequency).collect();
    let mut from_after = vec![false; qs.len()];
    let mut used = vec![false; hits.len()];
    for (k, q) in qs.iter().enumerate() {
        if out[k].is_some() || q.rate {
            continue;
        }
        let limit = qs[k + 1..].iter().find(|n| n.from >= q.next).map_or(tokens.1, |n| n.from);
        let Some(h) = hits.iter().position(|h| h.from >= q.next && h.from < limit) else { continue };
        let hit = &hits[h];
        let far = hit.from - q.next;
        if far > 22 || broken(scan, q.next, hit.from) || told_off(scan, q, hit) || limit < tokens.1 && leads(scan, hit.to, limit) {
            continue;
        }
        // Another frequency stands right before the amount: "a daily dose of 75 mg … weekly visits".
        if far > 6 && hits.iter().any(|b| b.to <= q.from && leads(scan, b.to, q.from)) {
            continue;
        }
        out[k] = Some(hit.frequency);
        from_after[k] = true;
        used[h] = true;
    }
    for k in (0..qs.len().saturating_sub(1)).rev() {
        if out[k].is_none() && !qs[k].rate && from_after[k + 1] && reaches_back(scan, &qs[k], &qs[k + 1], hits) {
            out[k] = out[k + 1];
            from_after[k] = true;
        }
    }
    for k in 0..qs.len() {
        if out[k].is_some() || qs[k].rate {
            continue;
        }
        let q = &qs[k];
        let floor = if k == 0 { tokens.0 } else { qs[k - 1].next };
        let hit = hits.iter().enumerate().rev().find(|(h, hit)| hit.to <= q.from && hit.from >= floor && !used[*h]);
        if let Some((_, hit)) = hit.filter(|(_, h)| q.from - h.to <= 14 && !broken(scan, h.to, q.from)) {
            out[k] = Some(hit.frequency);
        } else if k > 0 && !from_after[k - 1] && chained(scan, &qs[k - 1], q) {
            out[k] = out[k - 1];
        }
    }
    for (k, q) in qs.iter().enumerate() {
        // "3 x 250 mg/day", "nine 262 mg tablets daily": the count multiplies the times.
        if let (Some(count), Some(f)) = (q.count, out[k].as_mut()) {
            for t in f.times.0.iter_mut().flatten() {
                t.0 *= count;
            }
        } else if q.shape == Shape::Strength && q.count.is_none() {
            out[k] = None;
        }
    }
    out
}

/// The duration of each amount of a sentence.
pub fn durations(scan: &Scan, qs: &[Quantity], hits: &[duration::Hit], tokens: (usize, usize)) -> Vec<Option<Duration>> {
    let mut out: Vec<Option<Duration>> = vec![None; qs.len()];
    let mut used = vec![false; hits.len()];
    for (k, q) in qs.iter().enumerate() {
        let limit = qs[k + 1..].iter().find(|n| n.from >= q.next).map_or(tokens.1, |n| n.from);
        let near = |h: &duration::Hit| !h.is_short() || h.from - q.next <= 8;
        let hit = hits.iter().position(|h| h.from >= q.next && h.from < limit && h.told != Told::Later && near(h));
        if let Some(h) = hit
            .filter(|h| !hits[*h].bracketed || hits[*h].from - q.next <= 5 || hits[*h].to >= tokens.1)
            .filter(|h| !broken(scan, q.next, hits[*h].from))
        {
            out[k] = Some(hits[h].duration);
            used[h] = true;
        }
    }
    let last = qs.last().map_or(0, |q| q.next);
    let hits: Vec<&duration::Hit> =
        hits.iter().filter(|h| (h.told != Told::Later && !h.bracketed || h.to <= last) && !h.is_short()).collect();
    let only_last = hits.iter().filter(|h| h.to > qs.first().map_or(0, |q| q.from)).count() == 1;
    for k in (0..qs.len().saturating_sub(1)).rev() {
        let shared = only_last && hits.iter().any(|h| h.from >= last && h.told != Told::Later) && !broken(scan, qs[k].next, last);
        if out[k].is_none() && (chained(scan, &qs[k], &qs[k + 1]) || shared) {
            out[k] = out[k + 1];
        }
    }
    // "For 12 weeks, …": a length told before all amounts is that of all.
    // The rate of an infusion is no course of treatment.
    if let Some(first) = qs.first().filter(|q| !q.unit.ends_with("/min"))
        && let Some((_, lead)) =
            hits.iter().enumerate().rev().find(|(h, hit)| hit.to <= first.from && !used[*h] && !hit.bracketed && !hit.is_short())
    {
        for d in out.iter_mut().filter(|d| d.is_none()) {
            *d = Some(lead.duration);
        }
    }
    out
}

/// The route of each amount of a sentence; `named` are the amounts' substances. What is told of a name ("oral iron, 65 mg,
/// and copper, 2 mg") is not told of another.
pub fn routes(scan: &Scan, qs: &[Quantity], named: &[Option<Substance>], all: &[route::Hit], tokens: (usize, usize)) -> Vec<Option<Route>> {
    let mut out: Vec<Option<Route>> = Vec::with_capacity(qs.len());
    let name = |s: &Substance| s.span.map(|s| scan.token_at(s.start));
    let owner = |h: &route::Hit| {
        named.iter().flatten().find(|s| {
            matches!(s.via, Via::After | Via::Before)
                && name(s)
                    .is_some_and(|n| (h.from..=h.to).contains(&n) || n == h.to + 1 && !scan.is(h.to, &["with", "of", "and", ",", "plus"]))
        })
    };
    let owners: Vec<Option<&Substance>> = all.iter().map(owner).collect();
    for k in 0..qs.len() {
        let free = |o: &Option<&Substance>| match (o, &named[k]) {
            (Some(o), Some(s)) => o.concept == s.concept && (o.concept.is_some() || o.name == s.name),
            _ => true,
        };
        let hits: Vec<route::Hit> = all.iter().zip(&owners).filter(|(_, o)| free(o)).map(|(h, _)| *h).collect();
        let same = k > 0
            && (all.len() == hits.len()
                || named[k - 1].as_ref().map(|s| &s.name) == named[k].as_ref().map(|s| &s.name)
                || members(scan, &qs[k - 1], &qs[k]));
        let before = same.then(|| out[k - 1]).flatten();
        let found = route_of(scan, qs, k, &hits, (before, all.len() == hits.len()), tokens);
        out.push(found);
    }
    out
}

/// Whether two amounts are of the members of one list: "intravenous A 600 mg, B 60 mg and C 600 mg".
fn members(scan: &Scan, a: &Quantity, b: &Quantity) -> bool {
    let between = a.next.min(b.from)..b.from;
    between.len() <= 8
        && between.clone().any(|i| matches!(scan.word(i), "," | "and" | "plus" | "+"))
        && !between.clone().any(|i| matches!(scan.word(i), "with" | "combined" | "versus" | "vs" | "or" | "compared" | "to" | "then" | ";"))
}

/// The route of amount `k`, of those that can be its own; `shared` is that of the amount before it where both can share one,
/// and whether the sentence tells of no other name's.
fn route_of(
    scan: &Scan,
    qs: &[Quantity],
    k: usize,
    hits: &[route::Hit],
    (shared, unowned): (Option<Route>, bool),
    tokens: (usize, usize),
) -> Option<Route> {
    let one = hits.first().filter(|first| unowned && hits.iter().all(|h| h.route == first.route)).map(|h| h.route);
    let q = &qs[k];
    let floor = if k == 0 { tokens.0 } else { qs[k - 1].next };
    let limit = qs[k + 1..].iter().find(|n| n.from >= q.next).map_or(tokens.1, |n| n.from);
    let unit = match q.unit.as_str() {
        "{puff}" | "{inhalation}" | "{actuation}" => Some(Route::Inhaled),
        "{suppository}" => Some(Route::Rectal),
        "{lozenge}" => Some(Route::Oral),
        _ => None,
    };
    let after = hits.iter().find(|h| h.from >= q.next && h.from < limit && !broken(scan, q.next, h.from));
    // A route right before the next amount's name is that one's.
    let own = after.filter(|h| {
        let next_name =
            limit < tokens.1 && limit - h.to <= 4 && h.from - q.next > 1 && (h.to..limit).any(|i| scan.tokens[i].kind == TokenKind::Word);
        h.from - q.next <= 12 && !next_name
    });
    let close = own.filter(|h| h.from - q.next <= 6);
    let before = hits.iter().rev().find(|h| h.to <= q.from && h.from >= floor && !broken(scan, h.to, q.from));
    let shared = || shared.filter(|_| chained(scan, &qs[k - 1], q));
    let near = before.filter(|h| q.from - h.to <= 12);
    unit.or_else(|| near.filter(|h| q.from - h.to <= 4).or(close).or(near).or(own).map(|h| h.route)).or_else(shared).or(one)
}
