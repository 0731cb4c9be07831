//! Amounts in words: "400 mg of magnesium citrate, twice a day, for 8 weeks".

use crate::graph::{DosageNode, duration_words};
use crate::lexicon::normalize;
use crate::record::{Basis, DosageRole, Duration, Frequency, Period, Range};

/// A number as people write it: thousands apart, billions in words.
fn figure(n: f64) -> String {
    if n >= 1e9 {
        return format!("{} billion", figure((n / 1e8).round() / 10.0));
    }
    let plain = format!("{}", (n * 10_000.0).round() / 10_000.0);
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), ""), |(w, _)| (w, &plain[w.len()..]));
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && whole.len() > 4 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out + rest
}

fn range(r: &Range) -> String {
    match (r.low(), r.high()) {
        (Some(l), Some(h)) if l == h => figure(l),
        (Some(l), Some(h)) => format!("{} to {}", figure(l), figure(h)),
        (Some(l), None) => format!("at least {}", figure(l)),
        (None, Some(h)) => format!("up to {}", figure(h)),
        (None, None) => "not told".into(),
    }
}

/// A UCUM code as people write it, in the plural where it is counted and not one.
fn unit(code: &str, one: bool) -> String {
    match code {
        "ug" => "µg".into(),
        "[foz_us]" => "fl oz".into(),
        "{tablespoon}" => "tbsp".into(),
        counted if counted.starts_with('{') => {
            let name = counted.trim_matches(['{', '}']);
            if one || name.ends_with('s') { name.to_string() } else { format!("{name}s") }
        }
        other => {
            let plain = other.replace(['[', ']', '{', '}'], "");
            plain.split_once('_').map_or(plain.clone(), |(name, _)| name.to_string())
        }
    }
}

fn often(f: &Frequency) -> String {
    let period = match f.period {
        Period::Minute => "minute",
        Period::Hour => "hour",
        Period::Day => "day",
        Period::Week => "week",
        Period::Month => "month",
        Period::Year => "year",
    };
    let each = if f.every == 1 { format!("a {period}").replace("a hour", "an hour") } else { format!("every {} {period}s", f.every) };
    match f.times.point() {
        Some(1.0) if f.every != 1 => format!(" {each}"),
        Some(1.0) => format!(" {each}"),
        Some(2.0) => format!(", twice {each}"),
        _ => format!(", {} times {each}", range(&f.times)),
    }
}

/// For how long, open ends told.
pub fn lasting(d: &Duration) -> String {
    match (d.value.low(), d.value.high()) {
        (Some(_), None) => {
            let words = duration_words(&Duration { value: Range::one(d.value.low().unwrap_or_default()), unit: d.unit });
            format!("for {words} or more")
        }
        _ => format!("for {}", duration_words(d)),
    }
}

/// An amount in words; `concept` is the name of its substance in the vocabulary.
pub fn dosage(d: &DosageNode, concept: Option<&str>) -> String {
    let name = d.substance.as_deref().map(|s| concept.filter(|c| normalize(c) == normalize(s)).unwrap_or(s));
    let substance = name.map(|s| format!(" of {s}")).unwrap_or_default();
    // An upper limit is told by its highest end alone.
    let amount = match (d.role, d.amount.high()) {
        (DosageRole::UpperLimit, Some(most)) => Range::one(most),
        _ => d.amount,
    };
    let basis = d.basis.filter(|b| !(*b == Basis::PerKg && d.unit.contains("/kg")));
    let basis = basis.map(|b| format!(" ({})", b.as_str().replace('_', " "))).unwrap_or_default();
    let often = d.frequency.as_ref().map(often).unwrap_or_default();
    let long = d.lasting.as_ref().map(|l| format!(", {}", lasting(l))).unwrap_or_default();
    format!("{} {}{substance}{basis}{often}{long}", range(&amount), unit(&d.unit, amount.point() == Some(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::DurationUnit;

    #[test]
    fn figures_and_units_as_people_write_them() {
        assert_eq!(figure(50_000.0), "50,000");
        assert_eq!(figure(0.25), "0.25");
        assert_eq!(figure(1e10), "10 billion");
        assert_eq!((unit("[oz_av]", false), unit("{capsule}", false), unit("[IU]", true)), ("oz".into(), "capsules".into(), "IU".into()));
        let long =
            |low, high| Duration { value: Range([low, high].map(|n: Option<f64>| n.map(crate::record::Num))), unit: DurationUnit::Month };
        assert_eq!(lasting(&long(Some(6.0), None)), "for 6 months or more");
        assert_eq!(lasting(&long(None, Some(2.0))), "for up to 2 months");
    }
}
