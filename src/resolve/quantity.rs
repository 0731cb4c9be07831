//! Amounts, times and counts brought to one scale, and when two of them say the same thing.

use crate::record::{Dosage, Duration, DurationUnit, Range};

/// Two cross-unit durations this close (relative) are one: eight weeks and two months, 24 weeks and six months.
const DURATION_TOLERANCE: f64 = 0.09;

/// Two daily doses this close (relative) are one.
const DOSE_TOLERANCE: f64 = 0.02;

/// How near two values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closeness {
    /// One side does not tell.
    Missing,
    /// The same.
    Same,
    /// Compatible, but less telling than the same ("magnesium" and "magnesium citrate").
    Near,
    /// Different, which one study could still be told with.
    Far,
    /// Different, which one study cannot be told with.
    Conflict,
}

/// A closed interval of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lowest.
    pub low: f64,
    /// Highest.
    pub high: f64,
}

impl Interval {
    /// Whether the two share a number.
    pub fn meets(self, other: Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }
    /// Whether it is one number.
    pub fn is_point(self) -> bool {
        self.low == self.high
    }
}

/// The sizes that a told size stands for: itself, or the numbers that round to it where it is "about" or "over" it.
pub fn size(range: &Range, qualifier: Option<&str>) -> Option<Interval> {
    let (low, high) = match (range.low(), range.high()) {
        (Some(l), Some(h)) => (l, h),
        (Some(l), None) => return Some(Interval { low: l, high: l * 1.2 }),
        (None, Some(h)) => return Some(Interval { low: h * 0.8, high: h }),
        (None, None) => return None,
    };
    let told = Interval { low, high };
    let Some(qualifier) = qualifier else { return Some(told) };
    let q = qualifier.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| q.contains(w));
    Some(if has(&["over", "more than", "at least", "exceed", ">", "≥"]) {
        Interval { low, high: high * 1.2 }
    } else if has(&["almost", "nearly", "up to", "under", "fewer", "less", "<", "≤"]) {
        Interval { low: low * 0.8, high }
    } else {
        // A rounded number: half its last place that is not zero, never more than a twentieth (but at least that of ten).
        let place = (0..9).map(|p| 10f64.powi(p)).take_while(|p| low % p == 0.0).last().unwrap_or(1.0);
        let half = (place / 2.0).min((low / 20.0).max(5.0)).max(1.0);
        Interval { low: low - half, high: high + half }
    })
}

/// A length of time in days with the unit it was told in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    /// Shortest and longest.
    pub days: Interval,
    /// The unit told.
    pub unit: DurationUnit,
}

/// A duration in days; `None` where an end is open.
pub fn days(duration: &Duration) -> Option<Days> {
    let [low, high] = duration.days();
    Some(Days { days: Interval { low: low?, high: high? }, unit: duration.unit })
}

/// Whether two durations are one: equal, or told in two units and within a few days of each other.
pub fn same_days(a: Days, b: Days) -> bool {
    let slack = if a.unit == b.unit { 1e-6 } else { DURATION_TOLERANCE };
    let widen = |i: Interval| Interval { low: i.low * (1.0 - slack / 2.0), high: i.high * (1.0 + slack / 2.0) };
    widen(a.days).meets(widen(b.days))
}

/// The scale of an amount: milligrams for masses, else the unit as told.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Lowest and highest, in `unit`.
    pub value: Interval,
    /// `mg` for any mass, else the unit told.
    pub unit: String,
    /// Whether it is over a day (else over one administration, or not told).
    pub daily: bool,
}

/// How many of the canonical unit one `unit` is, and that unit.
pub fn canonical_unit(unit: &str) -> (f64, &str) {
    match unit {
        "kg" => (1e6, "mg"),
        "g" => (1e3, "mg"),
        "mg" => (1.0, "mg"),
        "ug" => (1e-3, "mg"),
        "ng" => (1e-6, "mg"),
        "L" => (1e3, "mL"),
        "g/kg" => (1e3, "mg/kg"),
        "ug/kg" => (1e-3, "mg/kg"),
        other => (1.0, other),
    }
}

/// The amount of a dosage on its canonical scale, over a day where that follows from the text.
pub fn amount(dosage: &Dosage) -> Option<Amount> {
    let (low, high, unit, daily) = match &dosage.per_day {
        Some(d) => (d.low.map(|n| n.0), d.high.map(|n| n.0), d.unit.as_str(), true),
        None => (dosage.amount.low(), dosage.amount.high(), dosage.unit.as_str(), false),
    };
    let (factor, unit) = canonical_unit(unit);
    let (low, high) = (low.or(high)? * factor, high.or(low)? * factor);
    Some(Amount { value: Interval { low, high }, unit: unit.to_string(), daily })
}

/// How near two amounts of one substance are.
pub fn amounts(a: &Amount, b: &Amount) -> Closeness {
    if a.unit != b.unit {
        return Closeness::Missing;
    }
    let widen = |i: Interval| Interval { low: i.low * (1.0 - DOSE_TOLERANCE / 2.0), high: i.high * (1.0 + DOSE_TOLERANCE / 2.0) };
    if widen(a.value).meets(widen(b.value)) {
        return if a.value.is_point() && b.value.is_point() { Closeness::Same } else { Closeness::Near };
    }
    if a.daily == b.daily {
        return Closeness::Conflict;
    }
    // One side does not say how often: a small multiple is no disagreement.
    let (day, once) = if a.daily { (a.value, b.value) } else { (b.value, a.value) };
    let times = day.high / once.high.max(f64::MIN_POSITIVE);
    if (times - times.round()).abs() < 0.05 && (2.0..=4.05).contains(&times) { Closeness::Missing } else { Closeness::Far }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DurationUnit::{Month, Week, Year};

    fn time(v: f64, unit: DurationUnit) -> Days {
        days(&Duration { value: Range::one(v), unit }).expect("closed")
    }

    #[test]
    fn one_time_in_two_units() {
        for (weeks, n, unit) in [(8.0, 2.0, Month), (12.0, 3.0, Month), (24.0, 6.0, Month), (52.0, 1.0, Year), (4.0, 1.0, Month)] {
            assert!(same_days(time(weeks, Week), time(n, unit)), "{weeks} weeks");
        }
        assert!(!same_days(time(8.0, Week), time(10.0, Week)));
        assert!(!same_days(time(10.0, Week), time(2.0, Month)));
        assert!(!same_days(time(16.0, Week), time(3.0, Month)));
    }

    #[test]
    fn about_a_size() {
        let about = size(&Range::one(120.0), Some("about")).expect("closed");
        assert!(about.meets(Interval { low: 118.0, high: 118.0 }) && about.meets(Interval { low: 124.0, high: 124.0 }));
        assert!(!about.meets(Interval { low: 131.0, high: 131.0 }));
        assert!(size(&Range::one(120.0), None).is_some_and(Interval::is_point));
    }

    #[test]
    fn daily_and_single_amounts() {
        let of = |low: f64, unit: &str, daily| Amount { value: Interval { low, high: low }, unit: unit.into(), daily };
        assert_eq!(amounts(&of(900.0, "mg", true), &of(900.0, "mg", true)), Closeness::Same);
        assert_eq!(amounts(&of(900.0, "mg", true), &of(450.0, "mg", false)), Closeness::Missing);
        assert_eq!(amounts(&of(900.0, "mg", true), &of(450.0, "mg", true)), Closeness::Conflict);
        assert_eq!(amounts(&of(900.0, "mg", true), &of(900.0, "[IU]", true)), Closeness::Missing);
    }
}
