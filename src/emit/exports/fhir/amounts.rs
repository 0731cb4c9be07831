//! Amounts as ActivityDefinitions with a Dosage: UCUM quantities, timing, route.

use serde_json::{Value, json};

use super::super::view::{View, dosage_words};
use super::{concept, id, put, term, text};
use crate::graph::DosageNode;
use crate::record::{Frequency, Range};

/// The system of UCUM codes.
const UCUM: &str = "http://unitsofmeasure.org";

/// A number as JSON has it: whole where it is.
fn number(n: f64) -> Value {
    if n.fract() == 0.0 && n.abs() < 9e15 { json!(n as i64) } else { json!(n) }
}

fn quantity(n: f64, unit: &str) -> Value {
    json!({"value": number(n), "unit": unit, "system": UCUM, "code": unit})
}

fn ends(range: &Range, unit: &str) -> Value {
    let mut out = json!({});
    put(&mut out, "low", range.low().map(|n| quantity(n, unit)));
    put(&mut out, "high", range.high().map(|n| quantity(n, unit)));
    out
}

fn timing(f: &Frequency) -> Option<Value> {
    // FHIR counts whole times of at least one.
    let whole = |n: f64| (n.fract() == 0.0 && n >= 1.0).then_some(n as i64);
    let low = whole(f.times.low()?)?;
    let mut repeat = json!({"frequency": low, "period": f.every, "periodUnit": f.period.as_str()});
    put(&mut repeat, "frequencyMax", f.times.high().and_then(whole).filter(|h| *h > low));
    Some(json!({"repeat": repeat}))
}

/// The resource of an amount.
pub fn activity(view: &View, d: &DosageNode) -> Value {
    let mut dosage = json!({});
    put(&mut dosage, "text", text(&dosage_words(d)));
    put(&mut dosage, "timing", d.frequency.as_ref().and_then(timing));
    put(&mut dosage, "route", d.route.map(|r| term("route", r.as_str())));
    let dose = match d.amount.point() {
        Some(n) => json!({"doseQuantity": quantity(n, &d.unit)}),
        None => json!({"doseRange": ends(&d.amount, &d.unit)}),
    };
    put(&mut dosage, "doseAndRate", json!([dose]));
    let mut out = json!({"resourceType": "ActivityDefinition", "id": id(&d.id), "status": "unknown", "kind": "MedicationRequest"});
    put(&mut out, "title", text(&dosage_words(d)));
    put(&mut out, "topic", json!([term("dosage-role", d.role.as_str())]));
    let name = d.substance.as_deref().or(d.concept.as_deref().map(|c| view.concept_name(c)));
    put(&mut out, "productCodeableConcept", name.map(|n| concept(d.concept.as_deref(), n)));
    put(&mut out, "dosage", json!([dosage]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Period;

    #[test]
    fn times_are_whole() {
        let f = |low: f64, high: f64| Frequency { times: Range::of(low, high), period: Period::Day, every: 1 };
        assert_eq!(timing(&f(2.0, 3.0)).unwrap()["repeat"]["frequencyMax"], 3);
        assert!(timing(&f(0.5, 0.5)).is_none());
        assert_eq!(ends(&Range::of(1.0, 2.5), "mg")["high"]["value"], 2.5);
    }
}
