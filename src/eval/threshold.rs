//! Bars that figures must reach: `claims=0.78` (F1), `claims.relation=0.85` (an attribute's accuracy), `samples.precision=0.9`.

use std::str::FromStr;

use serde::Serialize;

use super::field::Field;
use super::score::{self, FieldCounts};

/// The least that a figure may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// Which field.
    pub field: Field,
    /// Which figure of it: `f1`, `precision`, `recall`, `strict_f1` or an attribute.
    pub figure: String,
    /// The least.
    pub least: f64,
}

/// A threshold that was not reached.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Below {
    /// The figure's name: `claims.f1`.
    pub figure: String,
    /// What it is.
    pub is: f64,
    /// What it must be at least.
    pub least: f64,
}

impl FromStr for Threshold {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        let (name, least) =
            s.split_once('=').ok_or_else(|| format!("expected FIELD=F1 or FIELD.FIGURE=VALUE, as in claims=0.78, got {s:?}"))?;
        let (field, figure) = name.split_once('.').unwrap_or((name, "f1"));
        let fields = Field::ALL.map(Field::as_str).join(", ");
        let field = Field::named(field).ok_or_else(|| format!("{field:?} is no field: give one of {fields}"))?;
        let mut figures = vec!["f1", "precision", "recall", "strict_f1"];
        figures.extend(field.attributes().iter().map(|a| a.name));
        if !figures.contains(&figure) {
            return Err(format!("{} have no figure {figure:?}: give one of {}", field.as_str(), figures.join(", ")));
        }
        let least = least
            .parse()
            .ok()
            .filter(|l| (0.0..=1.0).contains(l))
            .ok_or_else(|| format!("expected a number from 0 to 1, got {least:?}"))?;
        Ok(Threshold { field, figure: figure.to_string(), least })
    }
}

/// The thresholds that are not reached.
pub fn below(thresholds: &[Threshold], fields: &[FieldCounts]) -> Vec<Below> {
    let mut out = Vec::new();
    for t in thresholds {
        let is = fields.iter().find(|f| f.field == t.field).and_then(|f| f.named(&t.figure)).map(score::figure).unwrap_or_default();
        // As printed: a bar copied from a report is reached by the same figure.
        if is < t.least {
            out.push(Below { figure: format!("{}.{}", t.field.as_str(), t.figure), is, least: t.least });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_names_a_figure() {
        let t: Threshold = "claims=0.78".parse().expect("a threshold");
        assert_eq!((t.field, t.figure.as_str(), t.least), (Field::Claims, "f1", 0.78));
        assert_eq!("dosages.substance=1".parse::<Threshold>().expect("a threshold").figure, "substance");
        for (wrong, why) in [("claims", "FIELD=F1"), ("claim=1", "no field"), ("years.relation=1", "no figure"), ("claims=2", "0 to 1")] {
            let said = wrong.parse::<Threshold>().expect_err("no threshold");
            assert!(said.contains(why), "{wrong}: {said}");
        }
    }
}
