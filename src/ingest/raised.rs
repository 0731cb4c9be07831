//! Raised text: a power of ten, a unit's power, an ordinal, or the mark of a reference. Shared by web pages and XML.

use std::sync::LazyLock;

use regex::Regex;

/// Stands for a reference mark until [`strip_marks`]; no text has this character.
pub(super) const MARK: char = '\u{fdd0}';

/// Units that are squared and cubed.
const UNITS: [&str; 9] = ["m", "cm", "mm", "km", "nm", "µm", "μm", "dm", "s"];
/// Units that are words too: only after a number.
const WORDS: [&str; 3] = ["in", "ft", "mi"];
/// Statistics that are squared.
const STATISTICS: [&str; 11] = ["R", "r", "I", "χ", "Χ", "η", "τ", "ω", "σ", "n", "x"];

/// Whether `text` can be nothing but reference marks: "12", "[3]", "1,2", "4–6", "a", "*".
pub(super) fn is_marks(text: &str) -> bool {
    let inner = text.trim();
    if inner.is_empty() {
        return false;
    }
    inner.split([',', ';', '-', '–', '—', '−', '‐', '[', ']', '(', ')', ' ', '\u{a0}', '\u{2009}', MARK]).all(|part| {
        let signs = part.chars().all(|c| "*†‡§¶#∗".contains(c));
        let number = part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        signs || number || part.len() == 1 && part.bytes().all(|b| b.is_ascii_lowercase())
    })
}

/// What raised `text` becomes between `before` and `after`; `linked` where it is, or holds, a link or says it is a reference.
pub(super) fn raised(before: &str, text: &str, after: &str, linked: bool) -> String {
    let text = text.trim();
    let mark = || MARK.to_string();
    if text.is_empty() {
        return String::new();
    }
    if text.starts_with('[') || text.starts_with(MARK) || linked && is_marks(text) {
        return mark();
    }
    let (digit, letter) = (before.ends_with(|c: char| c.is_ascii_digit()), before.ends_with(char::is_alphabetic));
    match text {
        "TM" | "tm" => return "™".into(),
        "st" | "nd" | "rd" | "th" | "er" if digit => return text.into(),
        "o" | "º" | "0" | "°" | "ο" if digit && after.trim_start().starts_with(['C', 'F']) => return "°".into(),
        _ => {}
    }
    let signed = text.strip_prefix(['-', '−', '–', '‐', '⁻']).filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    if let Some(number) = signed {
        return match (digit, letter) {
            (true, _) => format!("^-{number}"),
            (_, true) => format!("-{number}"),
            _ => mark(),
        };
    }
    if is_ten(before) && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return format!("^{text}");
    }
    if let "2" | "3" = text
        && takes_power(before)
    {
        return if text == "2" { "²".into() } else { "³".into() };
    }
    if is_isotope(before, text, after) {
        return text.into();
    }
    if is_marks(text) { mark() } else { text.into() }
}

/// "10" and "×10", not "110" or "2010".
fn is_ten(before: &str) -> bool {
    before.strip_suffix("10").is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ','))
}

fn takes_power(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let rest = before[..before.len() - word.len()].trim_end();
    let number = rest.ends_with(|c: char| c.is_ascii_digit());
    // "vitamin D3" and "group I2" are marked, "R²" alone is squared.
    UNITS.contains(&word) || STATISTICS.contains(&word) || WORDS.contains(&word) && number
}

/// "¹³C": two or three digits before a symbol, nothing before them.
fn is_isotope(before: &str, text: &str, after: &str) -> bool {
    let digits = text.strip_suffix('m').unwrap_or(text);
    let free = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "([-–,/".contains(c));
    let mut symbol = after.chars();
    let upper = symbol.next().is_some_and(|c| c.is_ascii_uppercase());
    let short = symbol.skip_while(char::is_ascii_lowercase).count() + 2 >= after.chars().count();
    free && matches!(digits.len(), 2 | 3) && digits.bytes().all(|b| b.is_ascii_digit()) && upper && short
}

/// Takes the marks out, with the brackets that hold nothing else and the space before them.
pub(super) fn strip_marks(text: &str) -> String {
    static MARKS: LazyLock<Regex> = LazyLock::new(|| {
        let run = "[ \u{a0}\u{fdd0},;–—‐-]*\u{fdd0}(?:[ \u{a0},;–—‐-]*\u{fdd0})*";
        Regex::new(&format!("[ \u{a0}]*(?:\\[{run} *\\]|\\({run} *\\)|\u{fdd0}(?:[ \u{a0},;–—‐-]*\u{fdd0})*)")).expect("a sound pattern")
    });
    if !text.contains(MARK) {
        return text.to_string();
    }
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for found in MARKS.find_iter(text) {
        out.push_str(&text[at..found.start()]);
        let spaced = found.as_str().starts_with([' ', '\u{a0}']);
        let word = text[found.end()..].starts_with(|c: char| c.is_alphanumeric() || "([“‘\"".contains(c));
        if spaced && word && !out.is_empty() {
            out.push(' ');
        }
        at = found.end();
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_stay_and_marks_go() {
        for (before, text, after, want) in [
            ("5 × 10", "9", " CFU", "^9"),
            ("10", "-6", " M", "^-6"),
            ("110", "9", "", "mark"),
            ("in 2019", "3", " they", "mark"),
            ("mg/m", "2", ".", "²"),
            ("kg", "−1", " day", "-1"),
            ("R", "2", " =", "²"),
            ("studies in", "2", " men", "mark"),
            ("12 in", "2", "", "²"),
            ("vitamin D", "3", ",", "mark"),
            ("sleep.", "12", " The", "mark"),
            ("sleep", "1,4–6", "", "mark"),
            ("the 20", "th", " century", "th"),
            ("25 ", "x", "", "mark"),
            ("25", "o", "C", "°"),
            ("Ca", "2+", " ", "2+"),
            ("with ", "13", "C-l", "13"),
            ("", "1", "Depa", "mark"),
            ("Ginkgo", "®", "", "®"),
            ("Dose", "a", "", "mark"),
            ("told", "[citation needed]", "", "mark"),
        ] {
            let got = raised(before, text, after, false);
            assert_eq!(if got == MARK.to_string() { "mark" } else { &got }, want, "{before}^{text}{after}");
        }
        assert_eq!(raised("10", "9", "", true), MARK.to_string());
    }

    #[test]
    fn marks_go_with_their_brackets() {
        let m = MARK;
        for (from, to) in [
            (format!("sleep{m}."), "sleep."),
            (format!("sleep [{m}, {m}–{m}] and"), "sleep and"),
            (format!("sleep ({m}), and"), "sleep, and"),
            (format!("sleep {m} and"), "sleep and"),
            (format!("sleep{m},{m} and"), "sleep and"),
            (format!("(see {m})"), "(see)"),
            (format!("{m} Note"), " Note"),
        ] {
            assert_eq!(strip_marks(&from), to);
        }
    }
}
