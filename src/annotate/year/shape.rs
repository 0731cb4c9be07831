//! The shapes of numbers that may be years: four digits, dates, codes that hold four digits.

use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::List;

/// The four digits at token `i`, where a year may be written so.
pub(super) fn four_digits(scan: &Scan, i: usize) -> Option<i32> {
    let raw = scan.tokens.get(i).filter(|t| t.kind == TokenKind::Number).map(|_| scan.raw(i))?;
    if raw.len() != 4 {
        return None;
    }
    raw.parse().ok().filter(|y| (1700..=2100).contains(y))
}

/// Whether a token is a dash.
pub(super) fn is_dash(w: &str) -> bool {
    matches!(w, "-" | "–" | "—" | "‐" | "‑" | "−")
}

/// "2016-03-01".
pub(super) fn iso_date(scan: &Scan, i: usize) -> bool {
    scan.raw(i + 2).len() == 2 && is_dash(scan.word(i + 3)) && scan.raw(i + 4).len() == 2
}

/// "03/2016", "12/03/2016".
pub(super) fn short_date(scan: &Scan, i: usize) -> bool {
    scan.tokens[i].kind == TokenKind::Number
        && scan.raw(i).parse::<u32>().is_ok_and(|n| (1..=31).contains(&n))
        && (i < 2 || !scan.glued(i - 1) || scan.word(i - 1) == "/")
}

/// "AB-1960-ID", "1-800-1950": whether the number at token `i`, glued to a dash before it, is part of a code.
pub(super) fn coded(scan: &Scan, i: usize) -> bool {
    if i < 2 || !scan.glued(i - 2) || four_digits(scan, i - 2).is_some() {
        return false;
    }
    let written = scan.raw(i - 2);
    let letters = written.len() >= 2 && written.bytes().all(|b| b.is_ascii_uppercase()) && !scan.listed(List::Month, i - 2);
    let next = scan.tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Word);
    let more = is_dash(scan.word(i + 1)) && scan.glued(i) && scan.glued(i + 1) && next;
    letters && more || written.len() == 3 && written.bytes().all(|b| b.is_ascii_digit())
}
