//! Studies on both sides of a proposition, and in what they differ: the likely cause.

use crate::graph::{Cause, PropositionNode, Stance, StudyField, StudyNode, level};
use crate::record::Modifier;

/// Pairs listed for one proposition at most, in the order of their studies.
const LISTED: usize = 100;

/// Years apart from which the time is named as a difference.
const YEARS: i32 = 5;

/// Relative difference from which a duration or dose is named.
const DIFFERS: f64 = 0.25;

/// A study with what contradictions are explained by.
pub struct Compared<'a> {
    /// The study.
    pub study: &'a StudyNode,
    /// Its daily doses by substance: (substance, milligrams or other unit, in words).
    pub doses: Vec<(Option<String>, f64, String)>,
}

fn differ(a: f64, b: f64) -> bool {
    (a - b).abs() > DIFFERS * a.max(b)
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
    if !x.interventions.is_empty() && !y.interventions.is_empty() && exact(x) != exact(y) {
        add(StudyField::Interventions, names(&x.interventions), names(&y.interventions));
    }
    let dose = a.doses.iter().find_map(|p| b.doses.iter().find(|q| p.0 == q.0 && differ(p.1, q.1)).map(|q| (p.2.clone(), q.2.clone())));
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
        && crate::lexicon::normalize(p) != crate::lexicon::normalize(q)
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

/// The pairs of studies (supporting, disputing) that contradict each other on a proposition, as far as they are listed.
pub fn pairs(proposition: &PropositionNode) -> Vec<(&str, &str)> {
    let side = |stance: Stance| {
        let of_side = proposition.sources.iter().filter(move |s| s.stance == stance && !s.level.is_review());
        of_side.filter_map(|s| s.study.as_deref().map(|id| (id, s.refinement.as_deref())))
    };
    let mut out = Vec::new();
    for (a, via_a) in side(Stance::Supports) {
        for (b, via_b) in side(Stance::Disputes) {
            // A pair inside one refinement is listed there.
            if a != b && (via_a.is_none() || via_a != via_b) {
                out.push((a, b));
            }
        }
    }
    out.sort_unstable();
    out.truncate(LISTED);
    out
}
