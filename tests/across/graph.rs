//! The graph of made-up records: one study is one node, whatever the order; what conflicts stays apart.

use crate::made_up::{RLS, claim, dose, record, shingles, study};
use evigraph::graph::{Edge, Graph, Stance, StudyField, StudyNode, Verdict, build};
use evigraph::record::*;
use proptest::prelude::*;

/// Two magazine articles in the manner of the genre: a pilot, a randomized trial and a review told by both, a second review
/// by one of them; a limit; claims.
fn two_articles() -> Vec<Record> {
    let mut a = record("a");
    let mut pilot = study(&a, 0, Design::ClinicalTrial, &["magnesium citrate"], RLS);
    pilot.modifiers = vec![Modifier::OpenLabel, Modifier::Pilot];
    pilot.year = Some(YearRange([2024, 2024]));
    pilot.duration = Some(Duration { value: Range::one(8.0), unit: DurationUnit::Week });
    let mut review = study(&a, 1, Design::SystematicReview, &["magnesium"], RLS);
    review.studies_included = Some(Range::one(8.0));
    let mut trial = study(&a, 2, Design::RandomizedControlledTrial, &["magnesium oxide", "vitamin B6"], RLS);
    trial.year = Some(YearRange([2022, 2022]));
    trial.modifiers = vec![Modifier::Controlled, Modifier::Randomized];
    trial.combined = Some(true);
    a.dosages.push(dose(&a, &pilot, "magnesium citrate", 200.0, DosageRole::Administered, true));
    a.dosages.push(dose(&a, &Study::default(), "magnesium", 350.0, DosageRole::UpperLimit, true));
    for (s, subject, relation, object) in [
        (&pilot, "magnesium citrate", Relation::Decreases, "symptoms of restless legs syndrome"),
        (&review, "magnesium", Relation::Inconclusive, RLS),
        (&trial, "magnesium oxide", Relation::Improves, RLS),
    ] {
        let c = claim(&a, Some(s), subject, relation, object);
        a.claims.push(c);
    }
    a.studies = vec![pilot, review, trial];

    let mut b = record("b");
    let mut review = study(&b, 0, Design::SystematicReview, &["magnesium"], RLS);
    review.studies_included = Some(Range::one(1.0));
    let mut pilot = study(&b, 1, Design::ClinicalTrial, &["magnesium citrate"], RLS);
    pilot.modifiers = vec![Modifier::OpenLabel, Modifier::Pilot];
    pilot.population = Some("treatment-naïve adults".into());
    pilot.duration = Some(Duration { value: Range::one(8.0), unit: DurationUnit::Week });
    let mut trial = study(&b, 2, Design::RandomizedControlledTrial, &["magnesium oxide", "vitamin B6"], RLS);
    trial.modifiers = vec![Modifier::Controlled, Modifier::Randomized];
    trial.combined = Some(false);
    trial.duration = Some(Duration { value: Range::one(2.0), unit: DurationUnit::Month });
    let other = study(&b, 3, Design::SystematicReview, &["magnesium oxide", "vitamin B6"], RLS);
    b.dosages.push(dose(&b, &pilot, "magnesium citrate", 200.0, DosageRole::Administered, true));
    b.dosages.push(dose(&b, &trial, "magnesium oxide", 250.0, DosageRole::Administered, false));
    b.dosages.push(dose(&b, &Study::default(), "magnesium", 500.0, DosageRole::Recommended, true));
    for (s, subject, relation, object) in [
        (&review, "magnesium", Relation::Inconclusive, RLS),
        (&pilot, "magnesium citrate", Relation::Improves, "restless legs syndrome severity"),
        (&trial, "magnesium oxide", Relation::Improves, RLS),
        (&other, "magnesium oxide", Relation::Improves, RLS),
    ] {
        let c = claim(&b, Some(s), subject, relation, object);
        b.claims.push(c);
    }
    b.studies = vec![review, pilot, trial, other];
    vec![a, b]
}

fn told_by(g: &Graph, n: usize) -> Vec<&StudyNode> {
    g.studies().filter(|s| s.articles.len() == n).collect()
}

#[test]
fn one_node_for_each_study() {
    let g = build(two_articles());
    assert_eq!(g.studies().count(), 4, "{:#?}", g.studies().collect::<Vec<_>>());
    assert_eq!(told_by(&g, 2).len(), 3);
    let alone = told_by(&g, 1);
    assert_eq!(alone[0].design, Some(Design::SystematicReview));
    assert!(alone[0].interventions.len() == 2);
    let trial = g.studies().find(|s| s.design == Some(Design::RandomizedControlledTrial)).expect("the trial");
    assert_eq!(trial.year, Some(YearRange([2022, 2022])));
    assert!(trial.disagreements.iter().any(|d| d.field == StudyField::Combination), "{:?}", trial.disagreements);
    assert_eq!(trial.combined, None);
    assert!(trial.merges[0].confidence > 0.7 && !trial.merges[0].evidence.is_empty());
}

#[test]
fn both_ways_of_saying_it_meet() {
    let g = build(two_articles());
    let p = g.propositions().find(|p| p.name == "magnesium citrate improves restless legs syndrome").expect("brought to one form");
    assert_eq!((p.studies.supports, p.studies.disputes), (1, 0));
    assert_eq!(p.sources[0].articles, ["a", "b"]);
    assert_eq!(p.verdict, Verdict::Insufficient);
    let general = g.propositions().find(|p| p.name == "magnesium improves restless legs syndrome").expect("general");
    assert_eq!(general.reviews.neutral, 1);
    assert_eq!(general.refined_studies.supports, 2);
    assert_eq!(general.refined_reviews.supports, 1);
    assert_eq!(general.verdict, Verdict::Contested);
}

#[test]
fn amounts_over_a_limit() {
    let g = build(two_articles());
    let over: Vec<_> = g.edges.iter().filter_map(|e| if let Edge::Exceeds(x) = e { Some(x) } else { None }).collect();
    assert_eq!(over.len(), 1);
    assert_eq!((over[0].amount, over[0].limit), (500.0, 350.0));
}

#[test]
fn a_denied_cause_is_disputed() {
    let mut r = record("c");
    let mut c = claim(&r, None, "glutamine", Relation::NoEffect, RLS);
    c.kind = ClaimKind::Safety;
    r.claims.push(c);
    let g = build(vec![r]);
    let p = g.propositions().next().expect("one");
    assert_eq!(p.name, "glutamine causes restless legs syndrome");
    assert_eq!((p.statements.supports, p.statements.disputes), (0, 1));
    assert!(g.edges.iter().any(|e| matches!(e, Edge::About(a) if a.stance == Stance::Disputes)));
}

#[test]
fn copies_count_once() {
    let text: String = (0..120).map(|i| format!("word{} ", i * 7 % 97)).collect();
    let make = |id: &str, text: &str| {
        let mut r = record(id);
        r.fingerprint = shingles(text);
        let c = claim(&r, None, "ginger", Relation::Improves, "nausea");
        r.claims.push(c);
        r
    };
    let g = build((0..10).map(|i| make(&format!("copy{i}"), &text.replacen("word7 ", &format!("other{i} "), 1))).collect());
    let p = g.propositions().next().expect("one");
    assert_eq!(p.statements.supports, 1);
    assert_eq!(g.edges.iter().filter(|e| e.kind() == "copy_of").count(), 9);
}

#[test]
fn every_edge_ends_at_a_node() {
    let g = build(two_articles());
    for e in &g.edges {
        assert!(g.node(e.subject()).is_some() && g.node(e.object()).is_some(), "{e:?}");
    }
    let json = serde_json::to_string(&g).expect("serializes");
    assert_eq!(serde_json::from_str::<Graph>(&json).expect("reads back"), g);
}

/// Records about few substances and conditions, so that many fit and many conflict.
fn any_records() -> impl Strategy<Value = Vec<Record>> {
    let one = (
        0..3usize,
        0..2usize,
        prop::option::of(0..3u32),
        prop::option::of(0..3i32),
        prop::option::of(0..2usize),
        prop::option::of(0..2usize),
    );
    prop::collection::vec(one, 1..25).prop_map(|list| {
        list.into_iter()
            .enumerate()
            .map(|(i, (substance, condition, size, year, author, key))| {
                let mut r = record(&format!("r{i:02}"));
                let mut s = study(
                    &r,
                    0,
                    Design::RandomizedControlledTrial,
                    &[["zinc gluconate", "melatonin", "saffron"][substance]],
                    [RLS, "insomnia"][condition],
                );
                s.size = size.map(|n| Range::one(f64::from(40 + 17 * n)));
                s.year = year.map(|y| YearRange([2000 + 4 * y; 2]));
                s.author = author.map(|a| ["Moreno", "Sato"][a].to_string());
                s.registry_ids = key.filter(|_| i % 4 == 0).map(|k| format!("NCT0000000{k}")).into_iter().collect();
                r.studies.push(s);
                r
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_records_never_matters(records in any_records(), seed in any::<u64>()) {
        let mut shuffled = records.clone();
        shuffled.sort_by_key(|r| evigraph::ids::sha256_hex(format!("{seed}{}", r.id).as_bytes()));
        prop_assert_eq!(build(records), build(shuffled));
    }

    #[test]
    fn no_study_holds_a_conflict(records in any_records()) {
        let all: std::collections::BTreeMap<String, Study> =
            records.iter().flat_map(|r| &r.studies).map(|s| (s.id.clone(), s.clone())).collect();
        for s in build(records).studies() {
            for (i, a) in s.mentions.iter().enumerate() {
                for b in &s.mentions[i + 1..] {
                    let (a, b) = (&all[a], &all[b]);
                    if a.registry_ids.iter().any(|k| b.registry_ids.contains(k)) {
                        continue;
                    }
                    fn differ<T: PartialEq>(x: &Option<T>, y: &Option<T>) -> bool {
                        x.is_some() && y.is_some() && x != y
                    }
                    prop_assert!(!differ(&a.size, &b.size) && !differ(&a.year, &b.year) && !differ(&a.author, &b.author));
                    prop_assert!(a.interventions == b.interventions && a.conditions == b.conditions);
                    prop_assert!(a.registry_ids.is_empty() || b.registry_ids.is_empty());
                }
            }
        }
    }
}
