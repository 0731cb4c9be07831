//! Numbers as doses are written with them: decimals with a comma, slips of the scanner, fractions, powers of ten, ranges.

use crate::annotate::class;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};

/// A number or a range of numbers and how many tokens it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// Lowest.
    pub low: Option<f64>,
    /// Highest.
    pub high: Option<f64>,
    /// Tokens taken.
    pub tokens: usize,
    /// Whether it is told in digits.
    pub digits: bool,
}

impl Value {
    /// One number.
    pub fn one(v: f64, tokens: usize) -> Self {
        Value { low: Some(v), high: Some(v), tokens, digits: true }
    }
    /// The number, where it is one.
    pub fn point(&self) -> Option<f64> {
        if self.low == self.high { self.low } else { None }
    }
}

/// Whether a mark can join the two ends of a range.
pub fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "‑" | "‐" | "−" | "~" | "∼")
}

/// One number at token `at`.
pub fn single_at(scan: &Scan, at: usize) -> Option<Value> {
    if !scan.begins(class::VALUE, at) {
        return None;
    }
    let token = scan.tokens.get(at)?;
    match token.kind {
        TokenKind::Number => {}
        TokenKind::Word => {
            let first = token.end - token.start >= 3 && scan.text.as_bytes()[token.start].is_ascii_alphabetic();
            if !first {
                return None;
            }
        }
        TokenKind::Mark => {
            // ".5 mg"
            if scan.word(at) == "." && scan.glued(at) && scan.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number) {
                // "containing.9 mg": a lost space, where no sentence can end.
                let runs_on = ["containing", "contains", "of", "with", "to", "at", "than", "was", "and", "or", "receive", "received"];
                let before = at == 0 || scan.tokens[at - 1].end < token.start || scan.is(at - 1, &runs_on);
                let v: f64 = scan.text[token.start..scan.tokens[at + 1].end].parse().ok()?;
                return before.then_some(Value::one(v, 2));
            }
        }
    }
    let n = number_at(scan, at)?;
    let mut value = Value { low: Some(n.value), high: Some(n.value), tokens: n.tokens, digits: n.digits };
    if !n.digits {
        // "one half", "one and a half".
        if scan.word(at) == "one" && scan.word(at + 1) == "half" {
            value = Value::one(0.5, 2);
        } else if scan.word(at) == "one" && scan.word(at + 1) == "-" && scan.word(at + 2) == "half" {
            value = Value::one(0.5, 3);
        } else if n.tokens == 1 && scan.word(at + 1) == "and" && scan.is(at + 2, &["a", "one"]) && scan.word(at + 3) == "half" {
            value = Value::one(n.value + 0.5, 4);
        }
        value.digits = false;
        return Some(value);
    }
    let next = |k: usize| scan.tokens.get(at + k).map(|t| (t.kind, scan.word(at + k)));
    // Most numbers stand before a word.
    if next(1).is_some_and(|(kind, word)| kind == TokenKind::Word && word != "x") {
        return Some(value);
    }
    if n.tokens == 1 && token.kind == TokenKind::Number {
        let whole = scan.raw(at);
        match next(1) {
            // "0,6 ml": a comma for the decimal point.
            Some((_, ",")) if scan.glued(at) && scan.glued(at + 1) => {
                if let Some((TokenKind::Number, fraction)) = next(2)
                    && fraction.bytes().all(|b| b.is_ascii_digit())
                    && (fraction.len() < 3 || whole == "0")
                    && !whole.contains('.')
                {
                    let v: f64 = format!("{whole}.{fraction}").parse().ok()?;
                    return Some(Value::one(v, 3));
                }
            }
            // "1/2 tablet", "1 1/2 tablets".
            Some((_, "/")) if scan.glued(at) && scan.glued(at + 1) && whole.len() == 1 => {
                if let Some((TokenKind::Number, d)) = next(2)
                    && let (Ok(a), Ok(b)) = (whole.parse::<f64>(), d.parse::<f64>())
                    && (2.0..=4.0).contains(&b)
                    && a < b
                    && d.len() == 1
                {
                    return Some(Value::one(a / b, 3));
                }
            }
            Some((TokenKind::Number, a)) if a.len() == 1 && whole.len() == 1 && next(2).is_some_and(|t| t.1 == "/") => {
                if let Some(half) = single_at(scan, at + 1).filter(|v| v.tokens == 3) {
                    return Some(Value::one(n.value + half.low?, 4));
                }
            }
            Some((_, fraction @ ("½" | "¼" | "¾"))) => {
                let f = match fraction {
                    "½" => 0.5,
                    "¼" => 0.25,
                    _ => 0.75,
                };
                return Some(Value::one(n.value + f, 2));
            }
            _ => {}
        }
        if let Some(v) = power(scan, at, n.value) {
            return Some(v);
        }
        // "1.000.000": dots for thousands are not read; "2.4. g": the stop is a slip where a unit follows.
    }
    Some(value)
}

/// "1 × 10^9", "2 x 10⁹", "10^10", and "5 × 109" where the raised digits fell down.
fn power(scan: &Scan, at: usize, base: f64) -> Option<Value> {
    let superscript = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|d| d == c);
    let exponent_at = |i: usize| -> Option<(u32, usize)> {
        if scan.word(i) == "^" {
            return scan.raw(i + 1).parse().ok().map(|e| (e, 2));
        }
        let mut e = 0u32;
        let mut n = 0;
        while let Some(d) = scan.raw(i + n).chars().next().and_then(superscript).filter(|_| n < 2) {
            e = e * 10 + d as u32;
            n += 1;
        }
        (n > 0).then_some((e, n))
    };
    let scale = |e: u32| (1..=14).contains(&e).then(|| 10f64.powi(e as i32));
    if base == 10.0 && scan.glued(at) {
        let (e, n) = exponent_at(at + 1)?;
        return Some(Value::one(scale(e)?, 1 + n));
    }
    if !matches!(scan.word(at + 1), "x" | "×" | "*" | "·" | "⋅") {
        return None;
    }
    let ten = scan.raw(at + 2);
    if ten == "10"
        && let Some((e, n)) = exponent_at(at + 3)
    {
        return Some(Value::one(base * scale(e)?, 3 + n));
    }
    let fallen = ten.strip_prefix("10").filter(|e| (1..=2).contains(&e.len()) && scan.raw(at + 3).eq_ignore_ascii_case("cfu"))?;
    Some(Value::one(base * scale(fallen.parse().ok()?)?, 3))
}

/// A number, or a range of two, at token `at`: "4–6", "two to three", "between 2 and 4".
pub fn value_at(scan: &Scan, at: usize) -> Option<Value> {
    if !scan.begins(class::VALUE, at) {
        return None;
    }
    let between = scan.word(at) == "between";
    let at0 = at + usize::from(between);
    let first = single_at(scan, at0)?;
    let mut i = at0 + first.tokens;
    let word = scan.word(i);
    let joins = is_dash(word) || word == "to" || between && word == "and" || word == "or" && !first.digits;
    if joins {
        i += 1;
        // "8- to 12-ounce".
        if is_dash(word) && scan.is(i, &["to", "or"]) {
            i += 1;
        }
        if let Some(second) = single_at(scan, i)
            && let (Some(a), Some(b)) = (first.point(), second.point())
            && a < b
        {
            return Some(Value { low: Some(a), high: Some(b), tokens: i + second.tokens - at, digits: first.digits });
        }
    }
    (!between).then_some(first)
}
