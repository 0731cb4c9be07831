//! Amounts recommended or given above an upper limit stated anywhere in the corpus.

use crate::graph::DosageNode;
use crate::record::{Basis, DosageRole};
use crate::resolve::canonical_unit;

/// An amount over its limit.
pub struct Excess {
    /// The amount over a day.
    pub amount: f64,
    /// The limit over a day.
    pub limit: f64,
    /// UCUM code of both.
    pub unit: String,
    /// Whether both are said to be counted on the same basis.
    pub same_basis: bool,
}

fn per_day(d: &DosageNode) -> Option<(f64, &str)> {
    let day = d.per_day.as_ref()?;
    let (factor, unit) = canonical_unit(&day.unit);
    Some((day.high.or(day.low)?.0 * factor, unit))
}

/// Bases on which amounts cannot be compared with a plain one.
fn relative(basis: Option<Basis>) -> bool {
    matches!(basis, Some(Basis::PerKg | Basis::PerSquareMetre | Basis::PerKgDiet | Basis::Per100))
}

/// Whether a limit is one for taking it longer than `given` is told to have been taken. An amount of which no duration is told
/// is not said to go on so long.
fn shorter(given: &DosageNode, limit: &DosageNode) -> bool {
    let from = limit.lasting.and_then(|d| match d.days() {
        [Some(low), None] => Some(low),
        _ => None,
    });
    let given = given.lasting.and_then(|d| d.days()[1].or(d.days()[0]));
    from.is_some_and(|from| given.is_none_or(|given| given < from))
}

/// Whether `given` exceeds `limit`; both must be of one substance, which the caller sees to. A limit that does not say
/// "a day" is taken as one where its per-day amount follows from the text.
pub fn excess(given: &DosageNode, limit: &DosageNode) -> Option<Excess> {
    if !matches!(given.role, DosageRole::Administered | DosageRole::Recommended) || limit.role != DosageRole::UpperLimit {
        return None;
    }
    if (relative(given.basis) || relative(limit.basis)) && given.basis != limit.basis {
        return None;
    }
    let ((amount, unit), (most, limit_unit)) = (per_day(given)?, per_day(limit)?);
    if unit != limit_unit || amount <= most || shorter(given, limit) {
        return None;
    }
    Some(Excess { amount, limit: most, unit: unit.to_string(), same_basis: given.basis == limit.basis })
}
