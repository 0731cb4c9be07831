//! What moves a belief: studies do, retellings hardly, copies not at all.

use crate::made_up::{RLS, claim, record, shingles, study};
use evigraph::graph::{Graph, PropositionNode, build};
use evigraph::record::*;
use proptest::prelude::*;

const SUBJECT: &str = "ginger";

/// A made-up study that several articles may tell of.
#[derive(Clone, Debug)]
struct Made {
    design: Design,
    modifiers: Vec<Modifier>,
    size: Option<f64>,
    relation: Relation,
    certainty: Certainty,
}

fn any_made() -> impl Strategy<Value = Made> {
    let design = prop::sample::select(vec![
        Design::RandomizedControlledTrial,
        Design::ClinicalTrial,
        Design::CohortStudy,
        Design::CaseReport,
        Design::AnimalStudy,
        Design::Study,
    ]);
    let modifiers = prop::sample::select(vec![vec![], vec![Modifier::DoubleBlind], vec![Modifier::OpenLabel, Modifier::Pilot]]);
    let relation = prop::sample::select(vec![Relation::Improves, Relation::NoEffect, Relation::Inconclusive]);
    let certainty = prop::sample::select(vec![Certainty::Asserted, Certainty::Hedged]);
    (design, modifiers, prop::sample::select(vec![None, Some(20.0), Some(100.0), Some(900.0)]), relation, certainty)
        .prop_map(|(design, modifiers, size, relation, certainty)| Made { design, modifiers, size, relation, certainty })
}

/// One article's telling of the study with this number.
fn telling(id: &str, number: usize, made: &Made) -> Record {
    let mut r = record(id);
    let mut s = study(&r, 0, made.design, &[SUBJECT], RLS);
    s.registry_ids = vec![format!("NCT{number:08}")];
    s.modifiers = made.modifiers.clone();
    s.size = made.size.map(Range::one);
    let mut c = claim(&r, Some(&s), SUBJECT, made.relation, RLS);
    c.certainty = made.certainty;
    c.denied = (made.relation != Relation::Improves).then_some(Relation::Improves);
    r.claims.push(c);
    r.studies.push(s);
    r
}

fn asked(g: &Graph) -> &PropositionNode {
    g.propositions().find(|p| p.name == format!("{SUBJECT} improves {RLS}")).expect("the proposition")
}

fn belief(records: &[Record]) -> f64 {
    asked(&build(records.to_vec())).belief_with_refinements.map_or(0.0, |b| b.value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn ten_retellings_move_less_than_one_study(
        before in prop::collection::vec(any_made(), 0..6),
        mut told in any_made(),
        stated in 0usize..3,
    ) {
        prop_assume!(told.relation != Relation::Inconclusive);
        told.certainty = Certainty::Asserted;
        let mut base: Vec<Record> = before.iter().enumerate().map(|(i, m)| telling(&format!("b{i}"), i, m)).collect();
        for i in 0..stated {
            let mut r = record(&format!("s{i}"));
            let c = claim(&r, None, SUBJECT, Relation::Improves, RLS);
            r.claims.push(c);
            base.push(r);
        }
        base.push(telling("told", 50, &told));
        let start = belief(&base);
        let mut retold = base.clone();
        retold.extend((0..10).map(|i| telling(&format!("r{i}"), 50, &told)));
        let mut studied = base.clone();
        studied.push(telling("new", 51, &told));
        let (by_retelling, by_study) = ((belief(&retold) - start).abs(), (belief(&studied) - start).abs());
        // Belief cannot move where the other side leaves it nowhere to go, nor more finely than it is written.
        prop_assert!(by_retelling < by_study || by_study < 0.0005 && by_retelling < 0.0005, "{by_retelling} against {by_study} from {start}");
        let counts = asked(&build(retold)).studies;
        prop_assert_eq!(counts, asked(&build(base)).studies);
    }

    #[test]
    fn copies_move_nothing(before in prop::collection::vec(any_made(), 0..4), told in any_made(), of_study in any::<bool>()) {
        prop_assume!(told.relation == Relation::Improves);
        let text: String = (0..160).map(|i| format!("word{} ", i * 7 % 97)).collect();
        let copy = |i: usize| {
            // A press release on another site: a heading more, a word changed, a line at the end.
            let changed = match i {
                0 => text.clone(),
                i => format!("Site{i} news {} Read more on site{i}", text.replacen("word13 ", &format!("other{i} "), 1)),
            };
            let mut r = telling(&format!("copy{i:02}"), 50, &told);
            r.fingerprint = shingles(&changed);
            if !of_study {
                r.studies.clear();
                r.claims[0].study = None;
                r.claims[0].kind = ClaimKind::Background;
            }
            r
        };
        let mut base: Vec<Record> = before.iter().enumerate().map(|(i, m)| telling(&format!("b{i}"), i, m)).collect();
        base.push(copy(0));
        let mut all = base.clone();
        all.extend((1..=10).map(copy));
        let (one, many) = (build(base), build(all));
        prop_assert_eq!(many.edges.iter().filter(|e| e.kind() == "copy_of").count(), 10);
        let (a, b) = (asked(&one), asked(&many));
        prop_assert_eq!(&a.belief_with_refinements, &b.belief_with_refinements);
        prop_assert_eq!((a.studies, a.statements, a.verdict), (b.studies, b.statements, b.verdict));
    }
}
