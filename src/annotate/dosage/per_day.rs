//! The amount over a day, where it follows from amount and frequency alone.

use super::quantity::{Quantity, Shape};
use super::units::Class;
use crate::record::{Basis, DosageRole, Frequency, Num, PerDay};

/// Rounds away what the division adds behind the sixth figure.
fn tidy(v: f64) -> f64 {
    if v == 0.0 || !v.is_finite() {
        return v;
    }
    let scale = 10f64.powi(6 - v.abs().log10().ceil() as i32);
    (v * scale).round() / scale
}

/// The amount a day, or `None` where it does not follow: rates, strengths in percent, contents, diets.
pub fn per_day(q: &Quantity, frequency: Option<Frequency>, role: DosageRole) -> Option<PerDay> {
    let f = frequency?;
    if q.rate || q.class == Class::Percent || role == DosageRole::Content || q.shape == Shape::Bare {
        return None;
    }
    if matches!(q.basis, Some(Basis::PerKgDiet | Basis::Per100)) {
        return None;
    }
    let over = f64::from(f.every) * f.period.days();
    let daily = |amount: Option<f64>, times: Option<f64>| Some(Num(tidy(amount? * times? / over)));
    let (low, high) = (daily(q.low, f.times.low()), daily(q.high, f.times.high()));
    (low.is_some() || high.is_some()).then(|| PerDay { low, high, unit: q.unit.clone() })
}
