//! For how long: "for eight weeks", "a 12-week trial", "over the course of a week", and the study's length told nearby.

use super::frequency::period_at;
use super::values::value_at;
use super::walk::walk;
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::record::{Duration, DurationUnit, Num, Period, Range};

/// How a duration is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// As the length of taking: "for 12 weeks".
    Course,
    /// As the length of the study: "a 12-week trial", "the study lasted 6 weeks".
    Study,
    /// As the time of a result: "after two months", "at 8 weeks".
    Later,
}

/// A duration and the tokens `[from, to)` that tell it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// First token of the number.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// What it says.
    pub duration: Duration,
    /// How it is told.
    pub told: Told,
    /// Whether it stands alone in a bracket or between commas.
    pub bracketed: bool,
}

impl Hit {
    /// Whether it is told in hours or minutes: the length of an infusion, not of a treatment.
    pub fn is_short(&self) -> bool {
        matches!(self.duration.unit, DurationUnit::Hour | DurationUnit::Minute)
    }
}

/// The unit of time at token `i`; `digits` tells whether its number is written so.
fn unit(scan: &Scan, i: usize, digits: bool) -> Option<DurationUnit> {
    let period = period_at(scan, i)?;
    let word = scan.word(i);
    if word.len() == 1 && !digits {
        return None;
    }
    Some(match period {
        Period::Minute => DurationUnit::Minute,
        Period::Hour => DurationUnit::Hour,
        Period::Day if word.starts_with('d') || word.starts_with("night") => DurationUnit::Day,
        Period::Week => DurationUnit::Week,
        Period::Month => DurationUnit::Month,
        Period::Year => DurationUnit::Year,
        Period::Day => return None,
    })
}

/// What opens the value and where the cue before it stands: "for up to", "for at least", "over about".
struct Before {
    cue: usize,
    low_open: bool,
    high_open: bool,
}

fn before(scan: &Scan, at: usize, start: usize) -> Before {
    let mut i = at;
    let (mut low_open, mut high_open) = (false, false);
    while i > start {
        let w = scan.word(i - 1);
        match w {
            "about" | "approximately" | "around" | "nearly" | "almost" | "roughly" | "some" | "~" | "≈" | "a" | "the" | "an" | "approx"
            | "on" | "consecutive" | "further" | "additional" | "total" | "of" | "to" | "mean" | "median" | "average" | "only"
            | "period" | "course" | "duration" | "treatment" | "time" => {
                if w == "to" && scan.word(i.saturating_sub(2)) == "up" {
                    low_open = true;
                    i -= 2;
                    continue;
                }
                if w == "to" {
                    break;
                }
                i -= 1;
            }
            "least" if scan.word(i.saturating_sub(2)) == "at" => {
                high_open = true;
                i -= 2;
            }
            "than" if matches!(scan.word(i.saturating_sub(2)), "more" | "longer" | "greater") => {
                high_open = true;
                i -= 2;
            }
            ">" | "≥" => {
                high_open = true;
                i -= 1;
            }
            _ => break,
        }
    }
    Before { cue: i, low_open, high_open }
}

/// Words behind a stretch of time that make it no length of taking.
fn spoiled(scan: &Scan, to: usize) -> bool {
    let a = scan.word(to);
    let b = scan.word(to + 1);
    matches!(
        a,
        "ago"
            | "old"
            | "before"
            | "prior"
            | "earlier"
            | "later"
            | "apart"
            | "postpartum"
            | "gestation"
            | "pregnant"
            | "follow"
            | "followup"
            | "previously"
            | "half"
            | "after"
            | "away"
            | "preceding"
            | "postoperatively"
            | "postoperative"
            | "survival"
            | "mortality"
    ) || matches!((a, b), ("of", "age" | "gestation" | "life" | "pregnancy" | "follow" | "followup" | "experience" | "age)"))
        || matches!((a, b), ("-", "old" | "follow") | ("'" | "’", "follow" | "gestation"))
        || a == "post" && b == "-"
}

/// Nouns that a stretch of time makes a study or a course of treatment.
fn lasts(word: &str) -> bool {
    matches!(
        word,
        "trial"
            | "trials"
            | "study"
            | "studies"
            | "period"
            | "course"
            | "treatment"
            | "intervention"
            | "supplementation"
            | "therapy"
            | "rct"
            | "rcts"
            | "regimen"
            | "program"
            | "programme"
            | "phase"
            | "administration"
            | "protocol"
            | "experiment"
    )
}

fn at(scan: &Scan, at: usize, start: usize, end: usize) -> Option<Hit> {
    let (value, digits, mut i) = match scan.word(at) {
        "a" | "an" => (Range::one(1.0), false, at + 1),
        _ => {
            let v = value_at(scan, at)?;
            (Range([v.low.map(Num), v.high.map(Num)]), v.digits, at + v.tokens)
        }
    };
    let article = matches!(scan.word(at), "a" | "an");
    if scan.word(i) == "(" && scan.word(i + 2) == ")" {
        i += 3;
    }
    let hyphen = matches!(scan.word(i), "-" | "‑" | "‐");
    if hyphen {
        i += 1;
    }
    if scan.word(i) == "consecutive" || scan.word(i) == "full" {
        i += 1;
    }
    let unit_word = scan.word(i);
    let unit = unit(scan, i, digits)?;
    let most = match unit {
        DurationUnit::Year => 20.0,
        DurationUnit::Month => 120.0,
        DurationUnit::Week => 260.0,
        _ => 1100.0,
    };
    if value.high().is_none_or(|h| h > most) || value.low() == Some(0.0) {
        return None;
    }
    let mut to = i + 1;
    if scan.word(to) == "(" && scan.word(to + 1) == "s" && scan.word(to + 2) == ")" {
        to += 3;
    }
    if matches!(scan.word(to), "'" | "’") {
        to += 1;
    }
    if to > end || spoiled(scan, to) {
        return None;
    }
    let b = before(scan, at, start);
    let cue = if b.cue > start { scan.word(b.cue - 1) } else { "" };
    let skipped = b.cue < at;
    let course_of = (b.cue..at).any(|k| matches!(scan.word(k), "course" | "period" | "duration"));
    let small = matches!(unit, DurationUnit::Hour | DurationUnit::Minute);
    let next = scan.word(to);
    let told = if matches!(
        cue,
        "first"
            | "last"
            | "next"
            | "past"
            | "previous"
            | "prior"
            | "preceding"
            | "every"
            | "each"
            | "within"
            | "aged"
            | "second"
            | "final"
            | "following"
    ) {
        return None;
    } else if matches!(cue, "for" | "over" | "during" | "throughout" | "lasting" | "lasted" | "x" | "×" | "lasts" | "last" | "continued") {
        let followed = cue == "for"
            && (start.max(b.cue.saturating_sub(3))..b.cue).any(|k| scan.word(k).starts_with("follow") && !scan.is(k + 1, &["by"]));
        if followed {
            return None;
        }
        if cue.starts_with("last") { Told::Study } else { Told::Course }
    } else if next == "on" && cue == "after" && !small {
        // "After a month on 5 g a day".
        Told::Course
    } else if small || article && !course_of {
        return None;
    } else if course_of && !article {
        Told::Course
    } else if hyphen || !unit_word.ends_with('s') && !matches!(unit_word, "wk" | "mo" | "yr" | "d") && value.low() != Some(1.0) {
        // "a 12-week, randomized trial", "90-day trials".
        let noun = (to..(to + 9).min(end)).any(|k| lasts(scan.word(k)));
        if !noun {
            return None;
        }
        Told::Study
    } else if next == "of" && !matches!(scan.word(to + 1), "the" | "hospitalization" | "symptoms" | "onset") && !skipped
        || next == "of" && matches!(cue, "after" | "with" | "completed")
    {
        Told::Study
    } else if cue == "after" || cue == "at" || cue == "until" && next == "of" {
        if lasts(next) { Told::Study } else { Told::Later }
    } else if to >= end || matches!(cue, "," | "(" | ";" | "·" | "|") && matches!(next, ")" | "," | ";" | "") {
        Told::Course
    } else if lasts(next) {
        Told::Study
    } else {
        return None;
    };
    let mut value = value;
    if let Some(v) = value.point() {
        if b.low_open {
            value = Range([None, Some(Num(v))]);
        } else if b.high_open {
            value = Range([Some(Num(v)), None]);
        }
    }
    let bracketed = told == Told::Course && matches!(cue, "(" | "," | ";" | "·" | "|");
    Some(Hit { from: at, to, duration: Duration { value, unit }, told, bracketed })
}

/// The durations told in tokens `[from, to)`, in order.
pub fn all(scan: &Scan, from: usize, to: usize) -> Vec<Hit> {
    if scan.next_of(class::PERIOD, from, to).is_none() {
        return Vec::new();
    }
    walk(scan, class::AMOUNT, (from, to), |i| at(scan, i, from, to).map(|hit| (hit, hit.to)))
}
