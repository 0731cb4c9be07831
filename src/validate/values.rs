//! Values against their quotes and against one another: amounts, units, years, sample numbers, ranges, daily amounts.

use super::finding::Finding;
use super::numbers::{holds, stated, years};
use super::units;
use crate::record::{Dosage, Num, Range, Record, Sample, SampleKind, SampleValue, Year, YearRange};

/// Adds what is wrong with the values of `record`.
pub fn check(record: &Record, out: &mut Vec<Finding>) {
    for (i, d) in record.dosages.iter().enumerate() {
        dosage(&format!("/dosages/{i}"), d, out);
    }
    for (i, y) in record.years.iter().enumerate() {
        year(&format!("/years/{i}"), y, out);
    }
    for (i, s) in record.samples.iter().enumerate() {
        sample(&format!("/samples/{i}"), s, out);
    }
    for (i, s) in record.studies.iter().enumerate() {
        let at = format!("/studies/{i}");
        let ranges = [("size", s.size), ("studies_included", s.studies_included), ("duration/value", s.duration.map(|d| d.value))];
        ranges.into_iter().for_each(|(name, r)| ordered(format!("{at}/{name}"), r.as_ref(), out));
        s.arms.iter().enumerate().for_each(|(j, a)| ordered(format!("{at}/arms/{j}/n"), a.n.as_ref(), out));
        [("year", s.year), ("data_period", s.data_period)].into_iter().for_each(|(name, y)| years_ordered(format!("{at}/{name}"), y, out));
    }
    for (i, c) in record.claims.iter().enumerate() {
        for (j, e) in c.evidence.iter().enumerate() {
            let at = format!("/claims/{i}/evidence/{j}");
            if e.high.is_some() {
                ordered(at.clone(), Some(&Range([e.value, e.high])), out);
            }
            let numbers = stated(&e.quote);
            for (name, value) in [("value", e.value), ("high", e.high)] {
                let Some(Num(v)) = value else { continue };
                // A minus sign may be written in words ("fell by 3.2"); the figure itself may not be missing.
                if !holds(&numbers, v.abs()) {
                    let message = format!("{v} is not stated in the quote {:?}: take the figure from the quote, or null", e.quote);
                    out.push(Finding::new("evidence-not-stated", format!("{at}/{name}"), message));
                }
            }
        }
    }
}

fn dosage(at: &str, d: &Dosage, out: &mut Vec<Finding>) {
    let numbers = stated(&d.quote);
    for (i, n) in d.amount.0.iter().enumerate() {
        let Some(Num(v)) = *n else { continue };
        if !holds(&numbers, v) {
            let message =
                format!("amount {v} is not stated in the quote {:?}: take the amount from the quote, or null for an open end", d.quote);
            out.push(Finding::new("amount-not-stated", format!("{at}/amount/{i}"), message));
        }
    }
    if let Some(named) = units::mismatch(&d.quote, &d.unit) {
        let message =
            format!("unit {} is not what the quote {:?} names ({}): use the unit of the quote", d.unit, d.quote, named.join(", "));
        out.push(Finding::new("unit-mismatch", format!("{at}/unit"), message));
    }
    ordered(format!("{at}/amount"), Some(&d.amount), out);
    ordered(format!("{at}/frequency/times"), d.frequency.as_ref().map(|f| &f.times), out);
    ordered(format!("{at}/duration/value"), d.duration.as_ref().map(|f| &f.value), out);
    per_day(at, d, out);
}

/// `per_day` is the amount times its frequency over a day, or the amount itself where the unit is by the day already.
fn per_day(at: &str, d: &Dosage, out: &mut Vec<Finding>) {
    let Some(day) = &d.per_day else { return };
    ordered(format!("{at}/per_day"), Some(&Range([day.low, day.high])), out);
    let Some(f) = &d.frequency else { return };
    let days = f64::from(f.every) * f.period.days();
    if days <= 0.0 {
        return;
    }
    let told = [("low", day.low, d.amount.low(), f.times.low()), ("high", day.high, d.amount.high(), f.times.high())];
    for (name, told, amount, times) in told {
        let (Some(Num(told)), Some(amount), Some(times)) = (told, amount, times) else { continue };
        let made = amount * times / days;
        if (told - made).abs() > 0.006 * made.abs().max(told.abs()) + 1e-9 {
            let message = format!(
                "{told} {} a day is expected to be {made}: {amount} {} times {times} in {} {}; correct it, or write null",
                day.unit,
                d.unit,
                f.every,
                f.period.as_str()
            );
            out.push(Finding::new("per-day", format!("{at}/per_day/{name}"), message));
        }
    }
}

fn year(at: &str, y: &Year, out: &mut Vec<Finding>) {
    let told = years(&y.quote);
    for (i, v) in y.year.0.iter().enumerate() {
        if !told.contains(v) {
            let message = format!("year {v} is not stated in the quote {:?}: take the year from the quote", y.quote);
            out.push(Finding::new("year-not-stated", format!("{at}/year/{i}"), message));
        }
    }
    years_ordered(format!("{at}/year"), Some(y.year), out);
}

fn sample(at: &str, s: &Sample, out: &mut Vec<Finding>) {
    let Some(SampleValue::Number(range)) = &s.value else { return };
    let numbers = stated(&s.quote);
    for (i, n) in range.0.iter().enumerate() {
        let Some(Num(v)) = *n else { continue };
        let age = s.kind == SampleKind::Age && age_told(&s.quote, &numbers, v);
        if !holds(&numbers, v) && !age {
            let message = format!("{v} is not stated in the quote {:?}: take the number from the quote, or null for an open end", s.quote);
            out.push(Finding::new("value-not-stated", format!("{at}/value/{i}"), message));
        }
    }
    ordered(format!("{at}/value"), Some(range), out);
}

/// An age in years told in months, weeks or days, or by its decade ("in their 60s", "in her sixties").
fn age_told(quote: &str, numbers: &[f64], years: f64) -> bool {
    let lower = quote.to_lowercase();
    let units: [(&str, &[f64]); 3] = [("month", &[12.0]), ("week", &[52.0, 365.25 / 7.0, 52.18]), ("day", &[365.0, 365.25])];
    let near = |n: f64| (n - years).abs() <= 0.011 * n.max(0.5);
    if units.iter().any(|(word, by)| lower.contains(word) && by.iter().any(|b| numbers.iter().any(|n| near(n / b)))) {
        return true;
    }
    let decade = (years / 10.0).floor() * 10.0;
    let words = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let in_words = (decade >= 20.0).then(|| words.get((decade / 10.0) as usize - 2)).flatten().is_some_and(|w| lower.contains(w));
    in_words || lower.contains(&format!("{decade}s")) || lower.contains(&format!("{decade}'s"))
}

fn ordered(at: String, range: Option<&Range>, out: &mut Vec<Finding>) {
    let Some((low, high)) = range.and_then(|r| Some((r.low()?, r.high()?))) else { return };
    if low > high {
        let message = format!("low end {low} exceeds high end {high}: put the ends in order");
        out.push(Finding::new("range-order", at, message));
    }
}

fn years_ordered(at: String, years: Option<YearRange>, out: &mut Vec<Finding>) {
    let Some(YearRange([first, last])) = years else { return };
    if first > last {
        let message = format!("first year {first} comes after last year {last}: put them in order");
        out.push(Finding::new("range-order", at, message));
    }
}
