//! Values of a study in words, for evidence, variants and briefs.

use super::evidence::StudyField;
use super::node::StudyNode;
use crate::record::{ConceptRef, Design, Dosage, DosageRole, Duration, DurationUnit, Modifier, Range, Record, Relation, Study, YearRange};
use crate::resolve::{Field, amount};

fn number(n: f64) -> String {
    let rounded = (n * 10_000.0).round() / 10_000.0;
    format!("{rounded}")
}

/// A range in words: `8`, `8 to 12`, `up to 8`, `at least 8`.
pub fn range_words(r: &Range) -> String {
    match (r.low(), r.high()) {
        (Some(l), Some(h)) if l == h => number(l),
        (Some(l), Some(h)) => format!("{} to {}", number(l), number(h)),
        (Some(l), None) => format!("at least {}", number(l)),
        (None, Some(h)) => format!("up to {}", number(h)),
        (None, None) => "not told".into(),
    }
}

/// A duration in words.
pub fn duration_words(d: &Duration) -> String {
    let unit = match d.unit {
        DurationUnit::Minute => "minute",
        DurationUnit::Hour => "hour",
        DurationUnit::Day => "day",
        DurationUnit::Week => "week",
        DurationUnit::Month => "month",
        DurationUnit::Year => "year",
    };
    let plural = if d.value.point() == Some(1.0) { "" } else { "s" };
    format!("{} {unit}{plural}", range_words(&d.value))
}

/// A duration as ISO 8601; an interval of two for a range.
pub fn duration_iso(d: &Duration) -> Option<String> {
    let one = |n: f64| match d.unit {
        DurationUnit::Minute => format!("PT{}M", number(n)),
        DurationUnit::Hour => format!("PT{}H", number(n)),
        DurationUnit::Day => format!("P{}D", number(n)),
        DurationUnit::Week => format!("P{}W", number(n)),
        DurationUnit::Month => format!("P{}M", number(n)),
        DurationUnit::Year => format!("P{}Y", number(n)),
    };
    match (d.value.low(), d.value.high()) {
        (Some(l), Some(h)) if l == h => Some(one(l)),
        (Some(l), Some(h)) => Some(format!("{}/{}", one(l), one(h))),
        (Some(x), None) | (None, Some(x)) => Some(one(x)),
        (None, None) => None,
    }
}

/// A year, or the first and last of several.
pub fn year_words(y: &YearRange) -> String {
    if y.0[0] == y.0[1] { y.0[0].to_string() } else { format!("{} to {}", y.0[0], y.0[1]) }
}

fn names(list: &[ConceptRef]) -> Option<String> {
    let mut names: Vec<String> = list.iter().map(|c| crate::lexicon::normalize(&c.name)).collect();
    names.sort_unstable();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

fn design(design: Option<Design>, modifiers: &[Modifier]) -> Option<String> {
    let words = |s: &str| match s {
        "open_label"
        | "single_blind"
        | "double_blind"
        | "triple_blind"
        | "placebo_controlled"
        | "active_controlled"
        | "parallel_group"
        | "population_based"
        | "post_hoc"
        | "long_term"
        | "meta_analysis"
        | "cross_sectional_study"
        | "case_control_study" => s.replacen('_', "-", 1).replace('_', " "),
        _ => s.replace('_', " "),
    };
    let design = design?;
    // What the design's own name says already is not said twice.
    let said = |m: &Modifier| design == Design::RandomizedControlledTrial && matches!(m, Modifier::Randomized | Modifier::Controlled);
    let mut parts: Vec<String> = modifiers.iter().filter(|m| !said(m)).map(|m| words(m.as_str())).collect();
    parts.push(words(design.as_str()));
    Some(parts.join(" "))
}

/// A study's design in words.
pub fn design_words(s: &StudyNode) -> String {
    design(s.design, &s.modifiers).unwrap_or_else(|| "study".into())
}

/// A dosage in words, over a day where that follows from the text.
pub fn dose_words(d: &Dosage) -> Option<String> {
    let a = amount(d)?;
    // From a gram on in grams.
    let (scale, unit) = if a.unit == "mg" && a.value.low >= 1000.0 { (1000.0, "g") } else { (1.0, a.unit.trim_matches(['[', ']'])) };
    let (low, high) = (a.value.low / scale, a.value.high / scale);
    let value = if a.value.is_point() { number(low) } else { format!("{} to {}", number(low), number(high)) };
    let substance = d.substance.as_deref().map(|s| format!(" of {s}")).unwrap_or_default();
    Some(format!("{value} {unit}{substance}{}", if a.daily { " a day" } else { "" }))
}

/// The dosages that a study gave.
pub fn doses_of<'a>(record: &'a Record, study: &'a Study) -> impl Iterator<Item = &'a Dosage> {
    let given = |d: &&Dosage| matches!(d.role, DosageRole::Administered | DosageRole::Typical);
    record.dosages.iter().filter(move |d| d.study.as_deref() == Some(&study.id)).filter(given)
}

fn finding(record: &Record, study: &Study) -> Option<String> {
    let relations = record.claims.iter().filter(|c| c.study.as_deref() == Some(&study.id)).map(|c| match c.relation {
        Relation::NoEffect => "no effect",
        Relation::Inconclusive => "inconclusive",
        Relation::Worsens | Relation::Causes => "harm",
        Relation::Improves | Relation::Treats | Relation::Prevents => "benefit",
        _ => "effect",
    });
    let mut out: Vec<&str> = relations.collect();
    out.sort_unstable();
    out.dedup();
    (!out.is_empty()).then(|| out.join(", "))
}

/// What one mention tells of a study's attribute, or `None`.
pub fn told(field: StudyField, record: &Record, study: &Study) -> Option<String> {
    match field {
        StudyField::Design => design(study.design, &study.modifiers),
        StudyField::Year => study.year.as_ref().map(year_words),
        StudyField::DataPeriod => study.data_period.as_ref().map(year_words),
        StudyField::Journal => study.journal.clone(),
        StudyField::Author => study.author.clone(),
        StudyField::Country => study.country.clone(),
        StudyField::Size => {
            let qualifier = study.size_qualifier.as_deref().map(|q| format!("{q} ")).unwrap_or_default();
            study.size.as_ref().map(|s| format!("{qualifier}{}", range_words(s)))
        }
        StudyField::StudiesIncluded => study.studies_included.as_ref().map(range_words),
        StudyField::Population => study.population.clone(),
        StudyField::Interventions => names(&study.interventions),
        StudyField::Conditions => names(&study.conditions),
        StudyField::Combination => study.combined.map(|c| if c { "given together" } else { "compared with one another" }.to_string()),
        StudyField::Dose => {
            let mut doses: Vec<String> = doses_of(record, study).filter_map(dose_words).collect();
            doses.sort_unstable();
            doses.dedup();
            (!doses.is_empty()).then(|| doses.join(", "))
        }
        StudyField::Duration => study.duration.as_ref().map(duration_words),
        StudyField::Finding => finding(record, study),
    }
}

/// What one mention tells of a field of comparison, or `None`.
pub fn compared(field: Field, record: &Record, study: &Study) -> Option<String> {
    let field = match field {
        Field::Identifier => {
            let all = study.registry_ids.iter().chain(&study.doi).chain(&study.pmid).chain(&study.pmcid);
            let all: Vec<&str> = all.map(String::as_str).collect();
            return (!all.is_empty()).then(|| all.join(", "));
        }
        Field::Article | Field::Words | Field::Figures => return None,
        Field::Topic => {
            let parts = [names(&study.interventions), names(&study.conditions)];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            return (!parts.is_empty()).then(|| parts.join(" for "));
        }
        Field::Form => StudyField::Interventions,
        Field::Design => StudyField::Design,
        Field::Dose => StudyField::Dose,
        Field::Duration => StudyField::Duration,
        Field::Size => StudyField::Size,
        Field::Year => StudyField::Year,
        Field::Journal => StudyField::Journal,
        Field::Author => StudyField::Author,
        Field::Country => StudyField::Country,
        Field::Population => StudyField::Population,
        Field::DataPeriod => StudyField::DataPeriod,
        Field::StudiesIncluded => StudyField::StudiesIncluded,
        Field::Finding => StudyField::Finding,
    };
    told(field, record, study)
}
