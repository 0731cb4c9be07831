//! Biolink categories and predicates for what the graph says.
//!
//! A study never gives `treats`: Biolink keeps that for established uses. What a study found is `studied_to_treat` with its outcome; what
//! an article states without a study is `treats_or_applied_or_studied_to_treat`.

use crate::graph::{ConceptNode, Effect};
use crate::record::{ClaimKind, Direction, Family, Relation, Valence};

/// The category of a concept.
pub fn category(c: &ConceptNode) -> &'static str {
    match c.class.as_deref().unwrap_or_default() {
        "drug" | "vaccine" => "biolink:Drug",
        "amino_acid" | "compound" | "drug_class" | "enzyme" | "fatty_acid" | "fiber" | "gas" | "hormone" | "mineral"
        | "neurotransmitter" | "protein" | "substance_of_abuse" | "vitamin" => "biolink:ChemicalEntity",
        "bee_product" | "brand" | "formula" | "herb" | "mushroom" | "oil" | "probiotic" => "biolink:ChemicalMixture",
        "food" | "beverage" | "food_component" => "biolink:Food",
        "behavioral" | "care" | "device" | "diet" | "exercise" | "lifestyle" | "mind_body" | "procedure" => "biolink:Treatment",
        "exposure" => "biolink:ExposureEvent",
        "deficiency" | "disease" | "infection" | "injury" => "biolink:Disease",
        "adverse_event" | "biomarker" | "event" | "function" | "measure" | "outcome" | "process" | "risk_state" | "scale" | "state"
        | "symptom" => "biolink:PhenotypicFeature",
        "population" => "biolink:PopulationOfIndividualOrganisms",
        _ => "biolink:NamedThing",
    }
}

/// Whether Biolink takes it for a chemical, drug or treatment.
fn is_treatment(category: &str) -> bool {
    ["Drug", "ChemicalEntity", "ChemicalMixture", "Food", "Treatment"].contains(&category.trim_start_matches("biolink:"))
}

fn is_chemical(category: &str) -> bool {
    is_treatment(category) && category != "biolink:Treatment"
}

fn is_condition(category: &str) -> bool {
    matches!(category, "biolink:Disease" | "biolink:PhenotypicFeature")
}

/// What decides the association of a claim.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// Category of the subject.
    pub subject: &'a str,
    /// Category of the object.
    pub object: &'a str,
    /// The relation.
    pub relation: Relation,
    /// Whether an effect or an association is claimed.
    pub family: Family,
    /// Which way the object went.
    pub direction: Option<Direction>,
    /// Whether that is good.
    pub valence: Option<Valence>,
    /// What is denied or doubted.
    pub denied: Option<Relation>,
    /// What the sentence is doing.
    pub kind: ClaimKind,
    /// The effect of the proposition.
    pub effect: Effect,
    /// Whether it tells of a study.
    pub studied: bool,
}

/// An association as Biolink has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Association {
    /// Its class.
    pub category: &'static str,
    /// Its predicate.
    pub predicate: &'static str,
    /// Whether it is said not to hold.
    pub negated: bool,
    /// `object_direction_qualifier`.
    pub direction: Option<&'static str>,
    /// `treatment_outcome`.
    pub outcome: Option<&'static str>,
}

impl Association {
    fn plain(predicate: &'static str) -> Self {
        Association { category: "biolink:Association", predicate, negated: false, direction: None, outcome: None }
    }
}

/// The association that a claim makes.
pub fn associate(s: &Said) -> Association {
    let direction = match s.direction {
        Some(Direction::Increased) => Some("increased"),
        Some(Direction::Decreased) => Some("decreased"),
        _ => None,
    };
    if s.family == Family::Associational || s.relation == Relation::AssociatedWith {
        return correlation(s);
    }
    let treats = is_treatment(s.subject) && is_condition(s.object);
    let null = matches!(s.relation, Relation::NoEffect | Relation::Inconclusive);
    let harmful = s.valence == Some(Valence::Harmful)
        || s.relation == Relation::Worsens
        || null && (matches!(s.effect, Effect::Worsens | Effect::Causes) || matches!(s.denied, Some(Relation::Worsens | Relation::Causes)));
    if treats && harmful {
        return harm(s, direction);
    }
    let beneficial = s.valence == Some(Valence::Beneficial)
        || null && matches!(s.effect, Effect::Improves | Effect::Prevents)
        || matches!(s.relation, Relation::Improves | Relation::Treats | Relation::Prevents);
    if treats && beneficial {
        let outcome = match s.relation {
            Relation::NoEffect => "unchanged",
            Relation::Inconclusive => "unknown",
            _ => "improved",
        };
        return Association {
            category: "biolink:ChemicalOrDrugOrTreatmentToDiseaseOrPhenotypicFeatureAssociation",
            predicate: if s.studied { "biolink:studied_to_treat" } else { "biolink:treats_or_applied_or_studied_to_treat" },
            negated: false,
            direction,
            outcome: Some(outcome),
        };
    }
    other(s, direction)
}

/// An association, correlation or difference between groups.
fn correlation(s: &Said) -> Association {
    let likelihood = s.object == "biolink:Disease";
    match (s.relation, s.direction) {
        (Relation::NoEffect, _) => Association { negated: true, ..Association::plain("biolink:associated_with") },
        (Relation::Inconclusive, _) => Association::plain("biolink:related_to"),
        (_, Some(Direction::Increased)) if likelihood => Association::plain("biolink:associated_with_increased_likelihood_of"),
        (_, Some(Direction::Decreased)) if likelihood => Association::plain("biolink:associated_with_decreased_likelihood_of"),
        (_, Some(Direction::Increased)) => Association::plain("biolink:positively_correlated_with"),
        (_, Some(Direction::Decreased)) => Association::plain("biolink:negatively_correlated_with"),
        _ => Association::plain("biolink:associated_with"),
    }
}

/// A harm that a treatment does, or is said not to do.
fn harm(s: &Said, direction: Option<&'static str>) -> Association {
    if s.relation == Relation::Inconclusive {
        return Association::plain("biolink:related_to");
    }
    let negated = s.relation == Relation::NoEffect;
    let worsens = s.relation == Relation::Worsens || s.denied == Some(Relation::Worsens);
    if worsens && is_chemical(s.subject) {
        return Association {
            category: "biolink:ChemicalAffectsBiologicalEntityAssociation",
            predicate: "biolink:exacerbates_condition",
            negated,
            direction,
            outcome: None,
        };
    }
    if worsens {
        return Association { negated, ..Association::plain("biolink:exacerbates_condition") };
    }
    Association {
        category: "biolink:ChemicalOrDrugOrTreatmentAdverseEventAssociation",
        predicate: "biolink:has_adverse_event",
        negated,
        direction,
        outcome: None,
    }
}

/// Effects that are neither treatments nor harms.
fn other(s: &Said, direction: Option<&'static str>) -> Association {
    let negated = s.relation == Relation::NoEffect;
    match s.relation {
        Relation::Inconclusive => Association::plain("biolink:related_to"),
        Relation::Causes if s.kind != ClaimKind::Recommendation => Association::plain("biolink:causes"),
        _ if is_chemical(s.subject) && is_condition(s.object) => Association {
            category: "biolink:ChemicalAffectsBiologicalEntityAssociation",
            predicate: "biolink:affects",
            negated,
            direction,
            outcome: None,
        },
        _ => Association { negated, ..Association::plain("biolink:affects") },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: Said = Said {
        subject: "biolink:ChemicalEntity",
        object: "biolink:Disease",
        relation: Relation::Improves,
        family: Family::Causal,
        direction: Some(Direction::Decreased),
        valence: Some(Valence::Beneficial),
        denied: None,
        kind: ClaimKind::Finding,
        effect: Effect::Improves,
        studied: true,
    };

    #[test]
    fn no_study_gives_treats() {
        for relation in Relation::ALL {
            for studied in [true, false] {
                for effect in [Effect::Improves, Effect::Worsens, Effect::Prevents, Effect::Affects] {
                    let made = associate(&Said { relation: *relation, studied, effect, ..SAID });
                    assert!(made.predicate != "biolink:treats", "{relation:?}");
                }
            }
        }
    }

    #[test]
    fn findings_keep_their_sense() {
        let benefit = associate(&SAID);
        assert_eq!(
            (benefit.predicate, benefit.direction, benefit.outcome),
            ("biolink:studied_to_treat", Some("decreased"), Some("improved"))
        );
        let null = Said { relation: Relation::NoEffect, direction: Some(Direction::Unchanged), valence: Some(Valence::Neutral), ..SAID };
        let made = associate(&null);
        assert_eq!((made.predicate, made.negated, made.outcome), ("biolink:studied_to_treat", false, Some("unchanged")));
        let safe = associate(&Said { denied: Some(Relation::Causes), effect: Effect::Causes, ..null });
        assert_eq!((safe.predicate, safe.negated), ("biolink:has_adverse_event", true));
        let stated = associate(&Said { studied: false, ..SAID });
        assert_eq!(stated.predicate, "biolink:treats_or_applied_or_studied_to_treat");
        let linked = associate(&Said { family: Family::Associational, relation: Relation::AssociatedWith, ..SAID });
        assert_eq!(linked.predicate, "biolink:associated_with_decreased_likelihood_of");
    }
}
