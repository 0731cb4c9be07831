//! Studies on both sides of a proposition, and in what they differ: the likely cause.

use std::collections::BTreeSet;

use super::{Concepts, Key};
use crate::graph::{Cause, PropositionNode, Stance, StudyField, StudyNode, level};
use crate::record::Modifier;

/// Pairs listed for one proposition at most, in the order of their studies.
pub(super) const LISTED: usize = 100;

/// Years apart from which the time is named as a difference.
pub(super) const YEARS: i32 = 5;

/// Relative difference from which a duration or dose is named.
pub(super) const DIFFERS: f64 = 0.25;

/// A study with what contradictions are explained by.
pub struct Compared<'a> {
    /// The study.
    pub study: &'a StudyNode,
    /// Its doses by substance.
    pub doses: Vec<Dose>,
}

/// A dose as compared.
pub struct Dose {
    /// Concept of the substance, forms aside.
    pub substance: Option<String>,
    /// Amount, on the scale of the unit.
    pub amount: f64,
    /// Unit; amounts in two units cannot be compared.
    pub unit: String,
    /// In words.
    pub words: String,
}

fn differ(a: f64, b: f64) -> bool {
    (a - b).abs() > DIFFERS * a.max(b)
}

/// Whether two descriptions are of other people: neither says all that the other says.
fn other_people(a: &str, b: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let text = crate::lexicon::normalize(text);
        let plain = |w: &str| match w {
            "over" | "elderly" | "aged" | "seniors" | "senior" => Some("older".to_string()),
            "of" | "the" | "a" | "an" | "and" | "or" | "with" | "in" | "years" | "year" | "who" | "were" | "had" | "old" => None,
            "people" | "participants" | "patients" | "persons" | "individuals" | "subjects" | "volunteers" => None,
            w if w.starts_with(|c: char| c.is_ascii_digit()) => None,
            w => Some(w.trim_end_matches('s').to_string()),
        };
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).filter_map(plain).collect()
    };
    let (a, b) = (words(a), words(b));
    !a.is_subset(&b) && !b.is_subset(&a)
}

fn names(list: &[crate::record::ConceptRef]) -> String {
    list.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// In what the supporting study `a` and the disputing study `b` differ.
pub fn causes(a: &Compared, b: &Compared) -> Vec<Cause> {
    let mut out = Vec::new();
    let mut add = |field: StudyField, supporting: String, disputing: String| out.push(Cause { field, supporting, disputing });
    let (x, y) = (a.study, b.study);
    let blinded = |s: &StudyNode| s.modifiers.contains(&Modifier::DoubleBlind) || s.modifiers.contains(&Modifier::PlaceboControlled);
    let (lx, ly) = (level(x.design, &x.modifiers), level(y.design, &y.modifiers));
    if x.design.is_some() && y.design.is_some() && (lx != ly || blinded(x) != blinded(y)) {
        add(StudyField::Design, crate::graph::design_words(x), crate::graph::design_words(y));
    }
    let exact =
        |s: &StudyNode| s.interventions.iter().filter_map(|c| c.concept.clone().or_else(|| Some(c.name.clone()))).collect::<Vec<_>>();
    let (given_x, given_y) = (exact(x), exact(y));
    let inside = |a: &[String], b: &[String]| a.iter().all(|i| b.contains(i));
    if !inside(&given_x, &given_y) && !inside(&given_y, &given_x) {
        add(StudyField::Interventions, names(&x.interventions), names(&y.interventions));
    }
    let beside = |p: &Dose, q: &&Dose| p.substance == q.substance && p.unit == q.unit;
    // A dose that both gave tells nothing apart, whatever else one of them gave.
    let shared = |p: &Dose| {
        let one = |p: &Dose, list: &[Dose]| list.iter().any(|q| beside(p, &q) && !differ(p.amount, q.amount));
        a.doses.iter().any(|x| beside(p, &x) && one(x, &b.doses))
    };
    let apart = a.doses.iter().filter(|p| !shared(p));
    let dose = apart.filter_map(|p| b.doses.iter().find(|q| beside(p, q)).map(|q| (p.words.clone(), q.words.clone()))).next();
    if let Some((p, q)) = dose {
        add(StudyField::Dose, p, q);
    }
    let days = |s: &StudyNode| s.duration.and_then(|d| d.days()[1].map(|n| (n, crate::graph::duration_words(&d))));
    if let (Some(p), Some(q)) = (days(x), days(y))
        && differ(p.0, q.0)
    {
        add(StudyField::Duration, p.1, q.1);
    }
    if let (Some(p), Some(q)) = (&x.population, &y.population)
        && other_people(p, q)
    {
        add(StudyField::Population, p.clone(), q.clone());
    }
    if let (Some(p), Some(q)) = (x.year, y.year)
        && (p.0[0] - q.0[0]).abs() >= YEARS
    {
        add(StudyField::Year, p.0[0].to_string(), q.0[0].to_string());
    }
    out
}

/// Whether two studies may be one that a single article tells twice: nothing but the kind of study and what was given
/// tells them apart.
pub fn perhaps_one(a: &StudyNode, b: &StudyNode, causes: &[Cause]) -> bool {
    let apart = |c: &Cause| !matches!(c.field, StudyField::Design | StudyField::Interventions);
    a.articles == b.articles && a.articles.len() == 1 && a.size == b.size && !causes.iter().any(apart)
}

/// Whether two studies of a class of treatments (surgery, vaccines) may have been of two of its kinds: nothing says that they
/// were for the same condition.
pub fn other_kinds(a: &StudyNode, b: &StudyNode, subject: &str, concepts: &Concepts) -> bool {
    let one = |x: &str, y: &str| x == y || concepts.above(x).iter().any(|c| c == y) || concepts.above(y).iter().any(|c| c == x);
    let of = |s: &StudyNode| s.conditions.iter().map(|c| c.concept.clone().unwrap_or_else(|| c.name.clone())).collect::<Vec<_>>();
    let (a, b) = (of(a), of(b));
    concepts.is_class(subject) && !a.iter().any(|x| b.iter().any(|y| one(x, y)))
}

/// Whether evidence on `a` can contradict evidence on `b`: the same substance, forms aside, on the same thing or one under
/// the other, against the same comparator. Two drugs of one class that differ do not contradict each other.
pub fn comparable(a: &Key, b: &Key, concepts: &mut Concepts) -> bool {
    let one_substance = concepts.base(&a.subject) == concepts.base(&b.subject);
    let one_object = a.object == b.object || concepts.above(&a.object).contains(&b.object) || concepts.above(&b.object).contains(&a.object);
    one_substance && one_object && a.comparator == b.comparator
}

/// The pairs of studies (supporting, disputing) that contradict each other on a proposition, as far as they are listed;
/// `fits` says of two propositions (the identifiers of refinements, or this one's) whether they can be compared.
pub fn pairs(proposition: &PropositionNode, mut fits: impl FnMut(&str, &str) -> bool) -> Vec<(&str, &str)> {
    let side = |stance: Stance| proposition.sources.iter().filter(move |s| s.stance == stance && !s.level.is_review() && s.study.is_some());
    let mut out = Vec::new();
    for a in side(Stance::Supports) {
        for b in side(Stance::Disputes) {
            let (via_a, via_b) = (a.refinement.as_deref(), b.refinement.as_deref());
            // A pair inside one refinement is listed there.
            let listed_there = via_a.is_some() && via_a == via_b;
            if a.study != b.study
                && !listed_there
                && fits(via_a.unwrap_or(&proposition.id), via_b.unwrap_or(&proposition.id))
                && let (Some(x), Some(y)) = (&a.study, &b.study)
            {
                out.push((x.as_str(), y.as_str()));
            }
        }
    }
    out.sort_unstable();
    out.truncate(LISTED);
    out
}
