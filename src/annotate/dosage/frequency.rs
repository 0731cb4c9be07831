//! How often: "twice daily", "/day", "b.i.d.", "q8h", "every other day", "at bedtime", "three times per week".

use super::clock;
use super::values::{Value, value_at};
use super::walk::walk;
use super::words::NOT_DOSING;
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::record::{Frequency, Num, Period, Range};

/// A frequency and the tokens `[from, to)` that tell it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// What it says.
    pub frequency: Frequency,
    /// Whether it is told as a time of the day.
    pub clock: bool,
}

/// The words of periods; hours and minutes too.
#[rustfmt::skip]
const PERIODS: &[(Period, &[&str])] = &[
    (Period::Day, &["day", "days", "d", "night", "nights", "morning", "mornings", "evening", "evenings", "bedtime"]),
    (Period::Week, &["week", "weeks", "wk", "wks", "w"]),
    (Period::Month, &["month", "months", "mo", "mos"]),
    (Period::Year, &["year", "years", "yr", "yrs"]),
    (Period::Hour, &["hour", "hours", "hr", "hrs", "h"]),
    (Period::Minute, &["minute", "minutes", "min", "mins"]),
];

/// The period that a word names ("day", "wk", "nights").
fn period(word: &str) -> Option<Period> {
    PERIODS.iter().find(|(_, words)| words.contains(&word)).map(|(period, _)| *period)
}

/// The period that token `i` names.
pub fn period_at(scan: &Scan, i: usize) -> Option<Period> {
    if scan.begins(class::PERIOD, i) { period(scan.word(i)) } else { None }
}

/// How many times in how many periods.
type Times = (f64, Period, u32);

/// Single words that are a frequency.
#[rustfmt::skip]
const WORDS: &[(&[&str], Times)] = &[
    (&["daily", "nightly", "qd", "qday", "qhs", "qpm", "qam", "qn", "qam.", "sid", "everyday"], (1.0, Period::Day, 1)),
    (&["weekly", "qw", "qwk", "qweek", "ow"], (1.0, Period::Week, 1)),
    (&["monthly", "qmonth"], (1.0, Period::Month, 1)),
    (&["yearly", "annually"], (1.0, Period::Year, 1)),
    (&["hourly"], (1.0, Period::Hour, 1)),
    (&["fortnightly", "biweekly"], (1.0, Period::Week, 2)),
    (&["bimonthly"], (1.0, Period::Month, 2)),
    (&["quarterly"], (1.0, Period::Month, 3)),
    (&["bid", "bd", "bds"], (2.0, Period::Day, 1)),
    (&["tid", "tds"], (3.0, Period::Day, 1)),
    (&["qid", "qds"], (4.0, Period::Day, 1)),
    (&["qod", "eod"], (1.0, Period::Day, 2)),
    (&["biw"], (2.0, Period::Week, 1)),
    (&["tiw"], (3.0, Period::Week, 1)),
];

fn word_frequency(word: &str) -> Option<Times> {
    WORDS.iter().find(|(words, _)| words.contains(&word)).map(|(_, times)| *times)
}

/// The frequency that token `i` tells by itself.
fn word_at(scan: &Scan, i: usize) -> Option<Times> {
    if scan.begins(class::TIMES, i) { word_frequency(scan.word(i)) } else { None }
}

/// Words and marks that begin a frequency of several words.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "once", "twice", "thrice", "alternate", "alternating", "every", "each", "/", "∕", "⁄", "per", "a", "an", "in", "over", "within", "-",
    "od", "hs", "at", "before", "prior", "with", "after", "morning", "mornings",
];

/// The words that frequencies and periods can begin with, numbers, single letters and words with q aside.
pub fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    let alone = WORDS.iter().flat_map(|(words, _)| words.iter().map(|w| (*w, class::FREQUENCY | class::TIMES)));
    let periods = PERIODS.iter().flat_map(|(_, words)| words.iter().map(|w| (*w, class::PERIOD)));
    alone.chain(periods).chain(OPENERS.iter().map(|w| (*w, class::FREQUENCY)))
}

pub(super) fn make(times: (f64, f64), period: Period, every: u32) -> Frequency {
    Frequency { times: Range([Some(Num(times.0)), Some(Num(times.1))]), period, every }
}

fn once(period: Period, every: u32) -> Frequency {
    make((1.0, 1.0), period, every)
}

/// Letters with full stops: "b.i.d." at `at`, without the stops, and the tokens taken.
fn dotted(scan: &Scan, at: usize) -> Option<(String, usize)> {
    let single = |i: usize| scan.word(i).len() == 1 && scan.word(i).as_bytes()[0].is_ascii_alphabetic();
    if !single(at) || scan.word(at + 1) != "." || !single(at + 2) || !scan.glued(at) {
        return None;
    }
    let mut letters = String::new();
    let mut i = at;
    while single(i) && letters.len() < 4 {
        letters.push_str(scan.word(i));
        i += 1;
        if scan.word(i) == "." && scan.glued(i - 1) {
            i += 1;
        } else {
            break;
        }
    }
    Some((letters, i - at))
}

/// "q8h", "q 6 hours", "q4-6h", "q3wk".
fn every_q(scan: &Scan, at: usize) -> Option<(Frequency, usize)> {
    let rest = scan.word(at).strip_prefix('q')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (low, tail, mut i) = if digits > 0 {
        (rest[..digits].parse::<f64>().ok()?, &rest[digits..], at + 1)
    } else if rest.is_empty() {
        // "q 8 h", "q. 8 h".
        let i = if scan.word(at + 1) == "." { at + 2 } else { at + 1 };
        let v = value_at(scan, i)?;
        (v.point()?, "", i + v.tokens)
    } else {
        return None;
    };
    let mut high = low;
    if tail.is_empty() && matches!(scan.word(i), "-" | "–") {
        let v = value_at(scan, i + 1)?;
        high = v.point()?;
        i += 1 + v.tokens;
    }
    let unit = if tail.is_empty() {
        let n = if scan.word(i) == "-" { i + 1 } else { i };
        let p = period_at(scan, n)?;
        i = n + 1;
        p
    } else {
        period(tail)?
    };
    Some((interval(low, high, unit), i - at))
}

/// "Every 8 hours" is once in 8 hours; "every 4 to 6 hours" is 4 to 6 times a day.
fn interval(low: f64, high: f64, unit: Period) -> Frequency {
    if low == high && low >= 1.0 && low.fract() == 0.0 {
        return once(unit, low as u32);
    }
    let (per, in_day) = match unit {
        Period::Hour => (24.0, Period::Day),
        Period::Day => (7.0, Period::Week),
        Period::Week => (52.0, Period::Year),
        other => (1.0, other),
    };
    if low <= 0.0 { once(unit, 1) } else { make((per / high, per / low), in_day, 1) }
}

/// "(twelve)" after "12": the tokens to skip.
fn echo(scan: &Scan, at: usize) -> usize {
    if scan.word(at) == "("
        && let Some(v) = value_at(scan, at + 1)
        && scan.word(at + 1 + v.tokens) == ")"
    {
        v.tokens + 2
    } else {
        0
    }
}

/// "every …", "each …", "alternate days".
fn every(scan: &Scan, at: usize) -> Option<(Frequency, usize)> {
    let word = scan.word(at);
    if matches!(word, "alternate" | "alternating") && matches!(scan.word(at + 1), "day" | "days") {
        return Some((once(Period::Day, 2), 2));
    }
    if !matches!(word, "every" | "each") {
        return None;
    }
    let mut i = at + 1;
    while matches!(scan.word(i), "single" | "-") {
        i += 1;
    }
    let next = scan.word(i);
    if let Some(p) = period_at(scan, i).filter(|_| next.len() > 2) {
        if p == Period::Day && next == "day" && scan.word(i + 1) == "of" {
            return None;
        }
        return Some((once(p, 1), i + 1 - at));
    }
    let nth = match next {
        "other" | "second" | "2nd" | "alternate" => 2,
        "third" | "3rd" => 3,
        "fourth" | "4th" => 4,
        _ => 0,
    };
    if nth > 0 {
        return period_at(scan, i + 1).map(|p| (once(p, nth), i + 2 - at));
    }
    if next == "few" || word == "each" {
        return None;
    }
    let v = value_at(scan, i)?;
    i += v.tokens;
    i += echo(scan, i);
    if scan.word(i) == "-" {
        i += 1;
    }
    let unit = period_at(scan, i)?;
    Some((interval(v.low?, v.high?, unit), i + 1 - at))
}

/// "a day", "per week", "/d", "each month", "per 24 h", "in 24 hours": the period and the tokens taken.
pub fn per_period(scan: &Scan, at: usize) -> Option<(Period, usize)> {
    let mut i = at;
    let word = scan.word(i);
    let slash = matches!(word, "/" | "∕" | "⁄");
    if !(slash || matches!(word, "per" | "a" | "an" | "each" | "every" | "in" | "over" | "within" | "-")) {
        return None;
    }
    i += 1;
    // "A 2-cup-a-day habit", "500-mg-per-day".
    if matches!(word, "per" | "a") && scan.word(i) == "-" && at > 0 && scan.word(at - 1) == "-" && scan.glued(at) && scan.glued(i) {
        i += 1;
    }
    if slash && matches!(scan.word(i), "daily") {
        return Some((Period::Day, 2));
    }
    if scan.word(i) == "24" && matches!(period_at(scan, i + 1), Some(Period::Hour)) {
        return Some((Period::Day, i + 2 - at));
    }
    if matches!(word, "in" | "over" | "within") {
        return None;
    }
    if word == "-" {
        // "The 500-mg-per-day group"; "mg-day" is none, "mg day-1" is read by the caller.
        let joined = scan.is(i, &["a", "per"]) && scan.word(i + 1) == "-";
        return period(scan.word(i + 2)).filter(|_| joined).map(|p| (p, i + 3 - at));
    }
    let next = scan.word(i);
    if matches!(word, "a" | "an") && next.len() < 3 {
        return None;
    }
    let p = period_at(scan, i)?;
    if !slash && matches!(next, "bedtime") {
        return None;
    }
    Some((p, i + 1 - at))
}

/// "three times a day", "2 (two) times daily", "once-weekly", "5 days a week", "twice per day".
fn counted(scan: &Scan, at: usize) -> Option<(Frequency, usize)> {
    let (value, mut i) = match scan.word(at) {
        "once" => (Value::one(1.0, 1), at + 1),
        "twice" => (Value::one(2.0, 1), at + 1),
        "thrice" => (Value::one(3.0, 1), at + 1),
        _ => {
            let v = value_at(scan, at)?;
            let mut i = at + v.tokens;
            i += echo(scan, i);
            if scan.word(i) == "-" {
                i += 1;
            }
            let times = matches!(scan.word(i), "times" | "time" | "x" | "×");
            let days = matches!(scan.word(i), "days" | "nights") && scan.is(i + 1, &["a", "per", "each", "every", "/", "weekly"]);
            if times || days {
                i += 1;
            } else {
                return None;
            }
            (v, i)
        }
    };
    let (mut low, mut high) = (value.low?, value.high?);
    // "once or twice a day", "two or three times".
    if scan.word(at) == "once" && matches!(scan.word(i), "or" | "to") && scan.word(i + 1) == "twice" {
        (low, high) = (1.0, 2.0);
        i += 2;
    }
    while matches!(scan.word(i), "-" | "in" | "on" | ",") && i < at + 8 {
        i += 1;
    }
    let word = scan.word(i);
    let (p, every_n, n) = if let Some((p, n)) = per_period(scan, i) {
        (p, 1, n)
    } else if let Some((f, n)) = every(scan, i) {
        (f.period, f.every, n)
    } else if let Some((_, p, e)) = word_at(scan, i).filter(|w| w.0 == 1.0) {
        (p, e, 1)
    } else if word == "at" && matches!(scan.word(i + 1), "bedtime" | "night") {
        (Period::Day, 1, 2)
    } else {
        return None;
    };
    Some((make((low, high), p, every_n), i + n - at))
}

/// The frequency that begins at token `at`.
#[inline]
pub fn at(scan: &Scan, at: usize) -> Option<Hit> {
    if scan.begins(class::FREQUENCY, at) { read(scan, at) } else { None }
}

fn read(scan: &Scan, at: usize) -> Option<Hit> {
    let word = scan.word(at);
    let hit = |(frequency, n): (Frequency, usize)| Hit { from: at, to: at + n, frequency, clock: false };
    if scan.begins(class::VALUE, at) {
        return counted(scan, at).map(hit);
    }
    let in_period = || per_period(scan, at).map(|(p, n)| (once(p, 1), n));
    match word {
        "a" | "an" => article(scan, at).map(hit),
        "-" | "/" | "∕" | "⁄" | "per" | "over" | "within" => in_period().map(hit),
        "in" => in_period().map(hit).or_else(|| clock::at(scan, at)),
        "at" | "before" | "prior" | "with" | "after" | "morning" | "mornings" => clock::at(scan, at),
        "every" | "each" | "alternate" | "alternating" => every(scan, at).or_else(in_period).map(hit),
        "once" | "twice" | "thrice" => counted(scan, at).map(hit),
        _ => abbreviated(scan, at).map(hit),
    }
}

/// "A day", where it is no stretch of time: "for a day".
fn article(scan: &Scan, at: usize) -> Option<(Frequency, usize)> {
    let (period, n) = per_period(scan, at).filter(|(p, _)| !matches!(p, Period::Hour | Period::Minute))?;
    let before = at.checked_sub(1).map_or("", |b| scan.word(b));
    let stretch = matches!(
        before,
        "in" | "on" | "for" | "of" | "within" | "by" | "after" | "until" | "than" | "is" | "was" | "about" | "over" | "such" | "as"
    );
    (!stretch).then(|| (once(period, 1), n))
}

/// "Daily", "q8h", "b.i.d.", "OD": one word, or letters.
fn abbreviated(scan: &Scan, at: usize) -> Option<(Frequency, usize)> {
    let in_full = |(t, p, e): Times| make((t, t), p, e);
    let word = scan.word(at);
    if scan.begins(class::TIMES, at) {
        // "Daily for" and "daily in two doses" are told by the word itself.
        let told = !(NOT_DOSING.contains(scan.word(at + 1)) || word == "ow" && scan.raw(at) != "OW");
        return word_at(scan, at).filter(|_| told).map(|times| (in_full(times), 1));
    }
    if let Some(found) = every_q(scan, at) {
        return Some(found);
    }
    if word.len() == 1
        && let Some((letters, n)) = dotted(scan, at)
    {
        if let Some(times) = word_frequency(&letters) {
            return Some((in_full(times), n));
        }
        if letters == "od" {
            return Some((once(Period::Day, 1), n));
        }
    }
    matches!(scan.raw(at), "OD" | "HS").then(|| (once(Period::Day, 1), 1))
}

/// The frequencies told in tokens `[from, to)`, in order.
pub fn all(scan: &Scan, from: usize, to: usize) -> Vec<Hit> {
    let mut out = walk(scan, class::FREQUENCY, (from, to), |i| read(scan, i).filter(|hit| hit.to <= to + 1).map(|hit| (hit, hit.to)));
    // "Twice daily (morning and evening)": told already.
    out.dedup_by(|hit, last| hit.clock && hit.from <= last.to + 1 && scan.is(hit.from - 1, &["(", ",", "–", "—"]));
    out
}
