//! Numbers in digits and in words: "1,000", "2.5", "twenty-six", "one hundred twenty nine", "half".

use super::class;
use super::scan::{Scan, TokenKind};

/// A number and how many tokens it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// Tokens taken.
    pub tokens: usize,
    /// Whether it is written in digits.
    pub digits: bool,
}

#[rustfmt::skip]
const UNITS: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];

/// From twenty on.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn unit_word(w: &str) -> Option<f64> {
    UNITS.iter().position(|u| *u == w).map(|n| n as f64)
}

fn tens_word(w: &str) -> Option<f64> {
    TENS.iter().position(|t| *t == w).map(|n| 10.0 * (n + 2) as f64)
}

/// The words and marks that a number can begin with, but for digits, and what else can begin so.
pub(super) fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    let all = class::NUMBER | class::VALUE | class::AMOUNT | class::FREQUENCY;
    UNITS.iter().chain(&TENS).chain(&["half", "½", "¼", "¾"]).map(move |w| (*w, all))
}

/// The number that begins at token `at`, with a multiplier after it ("1.5 million").
#[inline]
pub fn number_at(scan: &Scan, at: usize) -> Option<Number> {
    scan.number(at)
}

/// Reads the number at token `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Number> {
    let token = scan.tokens.get(at)?;
    let base = match token.kind {
        TokenKind::Number => Number { value: digits(scan.raw(at))?, tokens: 1, digits: true },
        TokenKind::Word => words_at(scan, at)?,
        TokenKind::Mark => match scan.raw(at) {
            "½" => Number { value: 0.5, tokens: 1, digits: true },
            "¼" => Number { value: 0.25, tokens: 1, digits: true },
            "¾" => Number { value: 0.75, tokens: 1, digits: true },
            _ => return None,
        },
    };
    let factor = match scan.word(at + base.tokens) {
        "thousand" if base.digits => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return Some(base),
    };
    Some(Number { value: base.value * factor, tokens: base.tokens + 1, digits: base.digits })
}

/// The value of a number in digits, with thousands commas and a decimal point.
fn digits(raw: &str) -> Option<f64> {
    if raw.len() <= 15 && raw.bytes().all(|b| b.is_ascii_digit() || b == b',') {
        let whole = raw.bytes().filter(u8::is_ascii_digit).fold(0u64, |n, b| n * 10 + u64::from(b - b'0'));
        return Some(whole as f64);
    }
    if raw.contains(',') { raw.replace(',', "").parse().ok() } else { raw.parse().ok() }
}

/// Whether the hyphen of "twenty-six" or the "and" of "one hundred and six" stands at token `i`.
fn joins(scan: &Scan, i: usize) -> bool {
    let (before, after) = (scan.word(i - 1), scan.word(i + 1));
    match scan.word(i) {
        "-" | "‐" | "‑" => unit_word(after).is_some() && tens_word(before).is_some(),
        "and" => matches!(before, "hundred" | "thousand") && (unit_word(after).is_some() || tens_word(after).is_some()),
        _ => false,
    }
}

/// Number words: a run of units, tens, "hundred", "thousand", joined by hyphens or "and".
fn words_at(scan: &Scan, at: usize) -> Option<Number> {
    let (mut total, mut group, mut i, mut last) = (0.0, 0.0, at, at);
    let mut ended_in_unit = false;
    if scan.word(at) == "half" {
        return Some(Number { value: 0.5, tokens: 1, digits: false });
    }
    loop {
        let w = scan.word(i);
        if let Some(v) = unit_word(w) {
            if ended_in_unit {
                break;
            }
            group += v;
            ended_in_unit = true;
        } else if let Some(v) = tens_word(w) {
            if ended_in_unit || group % 100.0 != 0.0 {
                break;
            }
            group += v;
        } else if w == "hundred" && last > at {
            group = group.max(1.0) * 100.0;
            ended_in_unit = false;
        } else if w == "thousand" && last > at {
            total += group.max(1.0) * 1000.0;
            group = 0.0;
            ended_in_unit = false;
        } else if i > at && joins(scan, i) {
            i += 1;
            continue;
        } else {
            break;
        }
        i += 1;
        last = i;
    }
    (last > at).then_some(Number { value: total + group, tokens: last - at, digits: false })
}
