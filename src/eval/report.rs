//! The evaluation as one document, and that document as text for people.

use std::fmt::Write;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::calibration::{Calibration, calibration};
use super::errors::{ErrorKind, EvalError, errors};
use super::field::Field;
use super::gold::{GoldArticle, Problem};
use super::predicted::Predicted;
use super::score::{FieldCounts, RuleCounts, score};
use super::threshold::{Below, Threshold, below};

/// What a report is to hold.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The fields; all where empty.
    pub fields: Vec<Field>,
    /// The most errors of each kind a field.
    pub errors: usize,
    /// Whether to compare confidence with what was right.
    pub calibration: bool,
    /// Figures that must be reached.
    pub thresholds: Vec<Threshold>,
}

/// Everything that an evaluation tells.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Articles scored.
    pub articles: usize,
    /// Ids of those for which no record was there.
    pub without_record: Vec<String>,
    /// By field.
    #[serde(serialize_with = "by_field")]
    pub fields: Vec<FieldCounts>,
    /// By rule of the predicted fact.
    pub rules: Vec<RuleCounts>,
    /// By field; left out where it was not asked for.
    #[serde(serialize_with = "pairs_by_field", skip_serializing_if = "Vec::is_empty")]
    pub calibration: Vec<(Field, Calibration)>,
    /// The errors asked for.
    pub errors: Vec<EvalError>,
    /// Thresholds that were not reached.
    pub below: Vec<Below>,
    /// What was wrong with the lines of gold and records.
    pub problems: Vec<Problem>,
}

fn by_field<S: Serializer>(fields: &[FieldCounts], s: S) -> Result<S::Ok, S::Error> {
    s.collect_map(fields.iter().map(|f| (f.field.as_str(), f)))
}

fn pairs_by_field<S: Serializer>(fields: &[(Field, Calibration)], s: S) -> Result<S::Ok, S::Error> {
    s.collect_map(fields.iter().map(|(field, c)| (field.as_str(), c)))
}

impl Report {
    /// Scores `predicted` against `gold`.
    pub fn new(gold: &[GoldArticle], predicted: &Predicted, problems: Vec<Problem>, wanted: &Wanted) -> Report {
        let scores = score(gold, predicted);
        let shown = if wanted.fields.is_empty() { Field::ALL.to_vec() } else { wanted.fields.clone() };
        let errors = if wanted.errors == 0 { Vec::new() } else { errors(gold, predicted, &scores, &shown, wanted.errors) };
        let below = below(&wanted.thresholds, &scores.fields);
        let judged = Field::ALL.into_iter().zip(&scores.judged).filter(|(field, _)| wanted.calibration && shown.contains(field));
        Report {
            articles: gold.len(),
            without_record: gold.iter().zip(predicted).filter(|(_, p)| p.is_none()).map(|(g, _)| g.id.clone()).collect(),
            calibration: judged.map(|(field, judged)| (field, calibration(judged))).collect(),
            fields: scores.fields.into_iter().filter(|f| shown.contains(&f.field)).collect(),
            rules: scores.rules.into_iter().filter(|r| shown.contains(&r.field)).collect(),
            errors,
            below,
            problems,
        }
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        self.write_fields(out)?;
        self.write_rules(out)?;
        self.write_calibration(out)?;
        self.write_errors(out)?;
        for b in &self.below {
            writeln!(out, "\nbelow the threshold: {} is {:.4}, at least {} was asked for", b.figure, b.is, b.least)?;
        }
        Ok(())
    }

    fn write_fields(&self, out: &mut String) -> std::fmt::Result {
        write!(out, "{} articles", self.articles)?;
        if !self.without_record.is_empty() {
            write!(out, ", {} of them without a record ({})", self.without_record.len(), self.without_record.join(", "))?;
        }
        writeln!(out, "\n\nfield      gold  pred match      P      R     F1 strict  right among the matched")?;
        for f in &self.fields {
            let attributes: Vec<_> = f.attributes().map(|(name, value)| format!("{name} {value:.2}")).collect();
            let row = format!(
                "{:9} {:5} {:5} {:5} {:6.3} {:6.3} {:6.3} {:6.3}  {}",
                f.field.as_str(),
                f.gold,
                f.predicted,
                f.matched,
                f.precision(),
                f.recall(),
                f.f1(),
                f.strict_f1(),
                attributes.join(" ")
            );
            writeln!(out, "{}", row.trim_end())?;
        }
        Ok(())
    }

    fn write_rules(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "\nrule      field     matched strict  false  precision")?;
        for r in &self.rules {
            let precision = r.matched as f64 / (r.matched + r.false_alarms).max(1) as f64;
            let code = if r.rule.is_empty() { "(none)" } else { &r.rule };
            writeln!(out, "{code:9} {:9} {:7} {:6} {:6} {precision:10.2}", r.field.as_str(), r.matched, r.strict, r.false_alarms)?;
        }
        Ok(())
    }

    fn write_calibration(&self, out: &mut String) -> std::fmt::Result {
        if self.calibration.is_empty() {
            return Ok(());
        }
        let some = |v: Option<f64>| v.map_or_else(|| "-".to_string(), |v| format!("{v:.3}"));
        writeln!(out, "\nconfidence: a fact is right where it is matched; sure is {} and more", super::calibration::SURE)?;
        writeln!(out, "field         n  right  mean confidence  accuracy    ECE  AUROC  Brier   sure  sure and right")?;
        for (field, c) in &self.calibration {
            writeln!(
                out,
                "{:9} {:5} {:6} {:16.3} {:9.3} {:6.3} {:>6} {:6.3} {:6} {:>15}",
                field.as_str(),
                c.n,
                c.right,
                c.confidence,
                c.accuracy,
                c.ece,
                some(c.auroc),
                c.brier,
                c.sure,
                some(c.sure_accuracy)
            )?;
        }
        for (field, c) in &self.calibration {
            writeln!(out, "\n{:9} confidence       n   mean  right", field.as_str())?;
            for b in c.bins.iter().filter(|b| b.n > 0) {
                writeln!(out, "          {:.1} to {:.1} {:8} {:>6} {:>6}", b.from, b.to, b.n, some(b.confidence), some(b.accuracy))?;
            }
        }
        Ok(())
    }

    fn write_errors(&self, out: &mut String) -> std::fmt::Result {
        for e in &self.errors {
            let kind = match e.kind {
                ErrorKind::Missed => "missed",
                ErrorKind::FalseAlarm => "false alarm",
                ErrorKind::Differs => "differs",
            };
            let line = e.line.map(|l| format!(":{l}")).unwrap_or_default();
            let rule = if e.rule.is_empty() { String::new() } else { format!(" {}", e.rule) };
            writeln!(out, "\n{} {kind}{rule} {}{line}\n  {}«{}»{}", e.field.as_str(), e.article, e.before, e.quote, e.after)?;
            let near = match e.kind {
                ErrorKind::Missed => e.predicted.as_ref(),
                ErrorKind::FalseAlarm => e.gold.as_ref(),
                ErrorKind::Differs => None,
            };
            if let Some(near) = near {
                let side = if e.kind == ErrorKind::Missed { "predicted" } else { "gold" };
                writeln!(out, "  nearest {side} {}", near["quote"])?;
            } else if e.kind != ErrorKind::Differs {
                writeln!(out, "  {}", brief(e.field, e.gold.as_ref().or(e.predicted.as_ref())))?;
            }
            for d in &e.differences {
                writeln!(out, "  {}: gold {}, predicted {}", d.member, d.gold, d.predicted)?;
            }
        }
        Ok(())
    }
}

/// What a fact says, on one line.
fn brief(field: Field, fact: Option<&Value>) -> String {
    let members = field.keys().iter().copied().chain(field.attributes().iter().map(|a| a.name));
    let told = members.filter_map(|m| fact.map(|f| (m, &f[m]))).filter(|(_, v)| !v.is_null());
    told.map(|(m, v)| format!("{m} {v}")).collect::<Vec<_>>().join(", ")
}
