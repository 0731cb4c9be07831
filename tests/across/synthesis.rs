//! What is listed as an overclaim, a contradiction, an amount over a limit, a proposition; and what is not.

use crate::made_up::{claim, dose, record, study};
use evigraph::graph::{Edge, Effect, Graph, StudyField, build};
use evigraph::record::*;

/// A record whose one study makes one claim in these words.
fn told(id: &str, design: Design, substance: &str, relation: Relation, cue: &str, object: &str) -> Record {
    let mut r = record(id);
    let mut s = study(&r, 0, design, &[substance], object);
    s.registry_ids = vec![format!("NCT{id}")];
    let mut c = claim(&r, Some(&s), substance, relation, object);
    c.quote = format!("{substance} {cue} {object}");
    let start = substance.chars().count() + 1;
    c.cues = vec![Cue { quote: cue.into(), start, end: start + cue.chars().count(), role: CueRole::Relation }];
    r.claims.push(c);
    r.studies.push(s);
    r
}

fn count(g: &Graph, kind: &str) -> usize {
    g.edges.iter().filter(|e| e.kind() == kind).count()
}

#[test]
fn asserting_in_general_overclaims_and_telling_what_was_seen_does_not() {
    for (design, relation, cue, expected) in [
        (Design::CohortStudy, Relation::Prevents, "prevents", 1),
        (Design::CohortStudy, Relation::Prevents, "prevented", 0),
        (Design::CaseReport, Relation::Treats, "cures", 1),
        (Design::CaseReport, Relation::Improves, "led to an improvement in", 0),
        (Design::RandomizedControlledTrial, Relation::Improves, "improves", 0),
        (Design::RandomizedControlledTrial, Relation::Improves, "is proven to improve", 1),
        (Design::RandomizedControlledTrial, Relation::Improves, "is not proven to improve", 0),
        (Design::SystematicReview, Relation::Improves, "is proven to improve", 0),
        (Design::AnimalStudy, Relation::Prevents, "prevents", 1),
    ] {
        let g = build(vec![told("00000001", design, "ginger", relation, cue, "migraine")]);
        assert_eq!(count(&g, "overclaims"), expected, "{design:?} {cue}");
    }
    let mut pilot = told("00000002", Design::ClinicalTrial, "ginger", Relation::Treats, "treats", "migraine");
    pilot.studies[0].modifiers = vec![Modifier::OpenLabel];
    assert_eq!(count(&build(vec![pilot.clone()]), "overclaims"), 1);
    pilot.claims[0].kind = ClaimKind::Safety;
    assert_eq!(count(&build(vec![pilot]), "overclaims"), 0);
    let mut mice = told("00000003", Design::AnimalStudy, "ginger", Relation::Prevents, "prevents", "migraine");
    mice.claims[0].quote.push_str(" in mice");
    assert_eq!(count(&build(vec![mice]), "overclaims"), 0);
}

fn trial(id: &str, substance: &str, works: bool, object: &str) -> Record {
    let (relation, cue) = if works { (Relation::Improves, "improved") } else { (Relation::NoEffect, "did not improve") };
    let mut r = told(id, Design::RandomizedControlledTrial, substance, relation, cue, object);
    r.claims[0].denied = (!works).then_some(Relation::Improves);
    r.studies[0].size = Some(Range::one(if works { 80.0 } else { 30.0 }));
    r
}

#[test]
fn studies_of_one_substance_contradict_each_other_with_their_cause() {
    let mut a = trial("00000001", "magnesium citrate", true, "insomnia");
    let mut b = trial("00000002", "magnesium oxide", false, "insomnia");
    let (x, y) = (a.studies[0].clone(), b.studies[0].clone());
    a.dosages.push(dose(&a, &x, "magnesium citrate", 400.0, DosageRole::Administered, true));
    b.dosages.push(dose(&b, &y, "magnesium oxide", 100.0, DosageRole::Administered, true));
    // Somebody speaks of magnesium itself, so that there is a proposition over both.
    let mut c = record("c");
    c.claims.push(claim(&c, None, "magnesium", Relation::Improves, "insomnia"));
    let g = build(vec![a, b, c]);
    let found: Vec<_> = g.edges.iter().filter_map(|e| if let Edge::Contradicts(x) = e { Some(x) } else { None }).collect();
    assert_eq!(found.len(), 1);
    let causes: Vec<String> = found[0].causes.iter().map(|c| format!("{:?}", c.field)).collect();
    assert_eq!(causes, ["Interventions", "Dose"]);
}

#[test]
fn two_drugs_of_a_class_do_not_contradict_each_other() {
    let mut c = record("c");
    c.claims.push(claim(&c, None, "opioid", Relation::Improves, "pain"));
    let g = build(vec![trial("00000001", "fentanyl", true, "pain"), trial("00000002", "morphine", false, "pain"), c]);
    assert_eq!(count(&g, "contradicts"), 0);
    let general = g.propositions().find(|p| p.name == "opioid reduces pain").expect("the class");
    assert_eq!((general.refined_studies.supports, general.refined_studies.disputes), (1, 1));
}

#[test]
fn no_better_than_another_treatment_is_not_no_better_than_nothing() {
    let mut a = trial("00000001", "ginger", false, "nausea");
    a.claims[0].comparator = Some("metoclopramide".into());
    let b = trial("00000002", "ginger", true, "nausea");
    let g = build(vec![a, b]);
    let plain = g.propositions().find(|p| p.name == "ginger reduces nausea").expect("the proposition");
    assert_eq!((plain.studies.supports, plain.refined_studies.disputes), (1, 0));
    assert_eq!(count(&g, "contradicts"), 0);
}

#[test]
fn limits_are_of_one_substance_and_told_on_their_basis() {
    let limit = |basis: Option<Basis>| {
        let mut r = record("limit");
        let mut d = dose(&r, &Study::default(), "magnesium", 350.0, DosageRole::UpperLimit, true);
        d.basis = basis;
        r.dosages.push(d);
        r
    };
    let given = |substance: &str, mg: f64, role: DosageRole| {
        let mut r = record("given");
        r.dosages.push(dose(&r, &Study::default(), substance, mg, role, true));
        r
    };
    let over =
        |g: &Graph| g.edges.iter().filter_map(|e| if let Edge::Exceeds(x) = e { Some(x.same_basis) } else { None }).collect::<Vec<_>>();
    assert_eq!(over(&build(vec![limit(None), given("magnesium citrate", 400.0, DosageRole::Recommended)])), [true]);
    assert_eq!(over(&build(vec![limit(Some(Basis::Elemental)), given("magnesium citrate", 400.0, DosageRole::Administered)])), [false]);
    assert!(over(&build(vec![limit(None), given("zinc", 400.0, DosageRole::Recommended)])).is_empty());
    assert!(over(&build(vec![limit(None), given("magnesium", 300.0, DosageRole::Recommended)])).is_empty());
    assert!(over(&build(vec![limit(None), given("magnesium", 400.0, DosageRole::Content)])).is_empty());
}

#[test]
fn pieces_of_sentences_make_no_proposition() {
    for object in ["out in the town", "24 lesions", "improved", "placebo", "disease", "groups for major bleeding, minor bleeding, or death"]
    {
        let mut r = record("a");
        r.claims.push(claim(&r, None, "ginger", Relation::Improves, object));
        assert_eq!(build(vec![r]).propositions().count(), 0, "{object}");
    }
    for (object, listed) in [("mild nausea", "nausea"), ("severity of migraine", "migraine"), ("occurrence of headache", "headache")] {
        let mut r = record("a");
        r.claims.push(claim(&r, None, "ginger", Relation::Improves, object));
        let g = build(vec![r]);
        assert!(g.propositions().all(|p| p.name.ends_with(listed)) && g.propositions().count() == 1, "{object}");
    }
}

#[test]
fn a_study_too_small_to_tell_disputes_nothing() {
    let denied = |words: &str| {
        let mut r = trial("00000001", "ginger", false, "migraine");
        r.claims[0].quote.push_str(words);
        r
    };
    let sides = |r: Record| {
        let g = build(vec![r]);
        let p = g.propositions().find(|p| p.name == "ginger improves migraine").expect("a proposition");
        (p.studies.disputes, p.studies.neutral, p.belief.is_some())
    };
    assert_eq!(sides(denied("")), (1, 0, true));
    assert_eq!(sides(denied(", but the trial was too small to detect a difference")), (0, 1, false));
    assert_eq!(sides(denied(", although a modest benefit cannot be ruled out")), (0, 1, false));
    assert_eq!(sides(denied(", a difference too small to matter")), (1, 0, true));
    let mut elsewhere = denied("");
    let study = elsewhere.studies[0].id.clone();
    let weakness = |quote: &str| Sample {
        id: "EVG:sample.00000000000000000000000000000001".into(),
        quote: quote.into(),
        start: 0,
        end: 1,
        rule: "SMP001".into(),
        confidence: 0.9,
        section: SectionKind::Body,
        study: Some(study.clone()),
        kind: SampleKind::Limitation,
        value: None,
        population: None,
        limitation: Some(Limitation::SmallSample),
        qualifier: None,
    };
    elsewhere.samples.push(weakness("underpowered"));
    assert_eq!(sides(elsewhere.clone()), (0, 1, false));
    elsewhere.samples[0] = weakness("not powered for fractures");
    assert_eq!(sides(elsewhere), (1, 0, true));
}

#[test]
fn what_nobody_has_shown_is_not_denied() {
    let stated = |quote: &str, of_study: bool| {
        let mut r = trial("00000001", "ginger", false, "migraine");
        let shown = quote.find(" to ").map_or(0, |i| i + 4);
        r.claims[0].cues[0].start = shown;
        r.claims[0].cues[0].end = shown + 7;
        r.claims[0].quote = quote.into();
        if !of_study {
            r.studies.clear();
            r.claims[0].study = None;
        }
        let g = build(vec![r]);
        let p = g.propositions().next().expect("a proposition").clone();
        let counts = if of_study { p.studies } else { p.statements };
        (counts.disputes, counts.neutral)
    };
    assert_eq!(stated("Ginger has not been shown to prevent migraine.", true), (0, 1));
    assert_eq!(stated("There is no evidence for ginger to prevent migraine.", false), (0, 1));
    assert_eq!(stated("The trial found no evidence for ginger to prevent migraine.", true), (1, 0));
    assert_eq!(stated("Ginger failed to prevent migraine.", true), (1, 0));
}

#[test]
fn reviews_alone_give_no_belief_and_the_sentence_says_so() {
    let mut a = told("00000001", Design::SystematicReview, "ginger", Relation::Improves, "improved", "migraine");
    let mut b = told("00000002", Design::MetaAnalysis, "ginger", Relation::Improves, "improved", "migraine");
    for r in [&mut a, &mut b] {
        r.studies[0].registry_ids.clear();
        r.studies[0].doi = Some(format!("10.1/{}", r.id));
    }
    let g = build(vec![a, b]);
    let p = g.propositions().next().expect("a proposition");
    assert_eq!((p.reviews.supports, p.belief, p.belief_with_refinements), (2, None, None));
    assert!(p.reasons[0].starts_with("no independent study speaks to it; of 2 reviews, 2 support it: "), "{:?}", p.reasons);
}

#[test]
fn what_is_measured_is_not_caused() {
    let effect = |object: &str, said: &str| {
        let mut r = told("00000001", Design::CohortStudy, "ginger", Relation::Causes, "caused", object);
        r.claims[0].object = said.into();
        r.claims[0].object_parts = vec![crate::made_up::named(object)];
        r.claims[0].quote = format!("ginger caused {said}");
        let g = build(vec![r]);
        g.propositions().next().map(|p| p.effect)
    };
    assert_eq!(effect("nausea", "nausea"), Some(Effect::Causes));
    assert_eq!(effect("calcium", "high calcium"), Some(Effect::Increases));
    assert_eq!(effect("calcium", "a change of calcium"), Some(Effect::Affects));
    assert_eq!(effect("warfarin", "warfarin"), None);
}

#[test]
fn doses_in_units_that_do_not_convert_explain_nothing() {
    let causes = |unit: &str| {
        let mut a = trial("00000001", "creatine", true, "memory");
        let mut b = trial("00000002", "creatine", false, "memory");
        let (x, y) = (a.studies[0].clone(), b.studies[0].clone());
        a.dosages.push(dose(&a, &x, "creatine", 5000.0, DosageRole::Administered, true));
        let mut other = dose(&b, &y, "creatine", 200.0, DosageRole::Administered, true);
        other.unit = unit.into();
        other.per_day.as_mut().expect("over a day").unit = unit.into();
        b.dosages.push(other);
        let g = build(vec![a, b]);
        let found: Vec<_> =
            g.edges.iter().filter_map(|e| if let Edge::Contradicts(x) = e { Some(x.causes.clone()) } else { None }).collect();
        assert_eq!(found.len(), 1);
        found[0].iter().any(|c| c.field == StudyField::Dose)
    };
    assert!(causes("mg") && !causes("mg/kg"));
}

#[test]
fn two_treatments_that_do_not_differ_may_both_work() {
    let sides = |modifiers: &[Modifier], quote: &str| {
        let mut r = trial("00000001", "ginger", false, "nausea");
        r.studies[0].modifiers = modifiers.to_vec();
        r.claims[0].quote = quote.into();
        r.claims[0].cues.clear();
        let g = build(vec![r]);
        let p = g.propositions().next().expect("a proposition");
        (p.studies.disputes, p.studies.neutral)
    };
    let between = "Nausea did not differ between ginger and vitamin B6.";
    assert_eq!(sides(&[Modifier::ActiveControlled], between), (0, 1));
    assert_eq!(sides(&[Modifier::ActiveControlled], "Nausea did not change with ginger."), (1, 0));
    assert_eq!(sides(&[Modifier::ActiveControlled, Modifier::PlaceboControlled], between), (1, 0));
    assert_eq!(sides(&[], "Nausea did not differ between ginger and placebo."), (1, 0));
}

#[test]
fn a_scale_measures_the_condition_in_its_name() {
    for (scale, condition) in [("Perceived Stress Scale", "stress"), ("Insomnia Severity Index", "insomnia")] {
        let g = build(vec![trial("00000001", "ginger", true, scale), trial("00000002", "ginger", true, condition)]);
        assert_eq!(g.propositions().map(|p| (p.studies.supports, p.sources.len())).collect::<Vec<_>>(), [(2, 2)], "{scale}");
    }
}
