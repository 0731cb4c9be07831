//! Times of the day at which something is taken: "at bedtime", "in the morning and at night", "before meals".

use super::frequency::{Hit, make};
use crate::annotate::scan::Scan;
use crate::record::Period;

/// The time of the day, or the several, that token `at` begins.
pub fn at(scan: &Scan, at: usize) -> Option<Hit> {
    let hit = |times: f64, n: usize| Some(Hit { from: at, to: at + n, frequency: make((times, times), Period::Day, 1), clock: true });
    // "Morning and evening", "morning and night".
    if matches!(scan.word(at), "morning" | "mornings") {
        let both = scan.is(at + 1, &["and", "&"]) && scan.is(at + 2, &["evening", "evenings", "night", "nights", "bedtime"]);
        return if both { hit(2.0, 3) } else { None };
    }
    let mut n = time_of_day(scan, at)?;
    // "In the morning and at bedtime" is twice, "with breakfast, lunch and dinner" thrice.
    let mut times = 1.0;
    while let Some(more) = further_time(scan, at + n) {
        times += 1.0;
        n += more;
    }
    hit(times, n)
}

/// A time of the day at which something is taken: "at bedtime", "in the morning", "30 minutes before sleep".
fn time_of_day(scan: &Scan, at: usize) -> Option<usize> {
    let w = |n: usize| scan.word(at + n);
    let sleep = |s: &str| matches!(s, "bed" | "bedtime" | "sleep" | "sleeping" | "retiring");
    let meal = |s: &str| matches!(s, "breakfast" | "lunch" | "dinner" | "supper");
    match w(0) {
        "at" if matches!(w(1), "bedtime" | "night" | "noon" | "bed" | "nighttime" | "midday" | "night-time") => Some(2),
        "at" if w(1) == "night" => Some(2),
        "in" if w(1) == "the" && matches!(w(2), "morning" | "evening" | "afternoon") => Some(3),
        "before" | "prior" => {
            let mut n = if w(0) == "prior" && w(1) == "to" { 2 } else { 1 };
            while matches!(w(n), "desired" | "your" | "the" | "usual" | "intended" | "going" | "to" | "planned" | "habitual" | "target") {
                n += 1;
            }
            (meal(w(n)) || sleep(w(n)) && w(n + 1) != "onset").then_some(n + 1)
        }
        "with" | "after" | "at" if meal(w(1)) => Some(2),
        "with" if w(1) == "the" && w(2) == "evening" && w(3) == "meal" => Some(4),
        "with" if matches!(w(1), "your" | "the") && meal(w(2)) => Some(3),
        "with" if w(1) == "evening" && w(2) == "meal" => Some(3),
        _ => None,
    }
}

/// A further time of the day behind "," or "and" at token `at`: the tokens that it takes with them.
fn further_time(scan: &Scan, at: usize) -> Option<usize> {
    let comma = usize::from(scan.word(at) == ",");
    let joined = comma + usize::from(scan.is(at + comma, &["and", "&"]));
    let bare = scan.is(at + joined, &["breakfast", "lunch", "dinner", "supper"]).then_some(1);
    let taken = bare.or_else(|| time_of_day(scan, at + joined).filter(|_| joined > comma))?;
    (joined > 0).then_some(joined + taken)
}
