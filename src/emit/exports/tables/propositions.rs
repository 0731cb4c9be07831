//! Propositions, who stands how to them, and where studies contradict one another.

use super::edges::EDGE_ID;
use super::{Cell, Column, ID, Table, term};
use crate::graph::{Belief, Edge, StanceCounts};

fn counts<'a>(c: StanceCounts) -> [Cell<'a>; 3] {
    [c.supports.into(), c.disputes.into(), c.neutral.into()]
}

pub const PROPOSITIONS: Table = Table {
    name: "propositions",
    about: "What claims are about: subject, effect, object and comparator brought to one form, with what the evidence amounts to.",
    key: &["id"],
    columns: &[
        ID,
        Column::text("name", "In words").required(),
        Column::to("subject", "concepts", "The subject").required(),
        Column::text("effect", "The effect").required(),
        Column::to("object", "concepts", "The object").required(),
        Column::to("comparator", "concepts", "An active comparator"),
        Column::text("family", "Effects asserted or denied, or associations").required(),
        Column::integer("studies_support", "Independent primary studies for it").required(),
        Column::integer("studies_dispute", "Against it").required(),
        Column::integer("studies_neutral", "Neither, or both").required(),
        Column::integer("reviews_support", "Reviews for it").required(),
        Column::integer("reviews_dispute", "Against it").required(),
        Column::integer("reviews_neutral", "Neither, or both").required(),
        Column::integer("statements_support", "Articles that state it without a study").required(),
        Column::integer("statements_dispute", "That deny it").required(),
        Column::integer("statements_neutral", "That leave it open").required(),
        Column::number("belief", "How far the evidence of its own supports it; empty where no study takes a side"),
        Column::number("belief_refined", "The same with the evidence of its refinements"),
        Column::text("verdict", "The verdict over all of it").required(),
        Column::text("reasons", "Why, in words, one a line"),
    ],
    rows: |view, row| {
        for p in view.graph.propositions() {
            let mut cells: Vec<Cell> = vec![
                (&p.id).into(),
                (&p.name).into(),
                (&p.subject).into(),
                p.effect.as_str().into(),
                (&p.object).into(),
                p.comparator.as_ref().into(),
                p.family.as_str().into(),
            ];
            cells.extend([p.studies, p.reviews, p.statements].into_iter().flat_map(counts));
            let value = |b: Option<Belief>| b.map(|b| b.value).into();
            cells.extend([value(p.belief), value(p.belief_with_refinements), p.verdict.as_str().into()]);
            cells.push((!p.reasons.is_empty()).then(|| p.reasons.join("\n")).into());
            row(&cells);
        }
    },
};

const PROPOSITION: Column = Column::to("proposition", "propositions", "The proposition").required();

pub const STANCES: Table = Table {
    name: "stances",
    about: "How claims stand to propositions.",
    key: &["id"],
    columns: &[
        EDGE_ID,
        Column::to("claim", "claims", "The claim").required(),
        PROPOSITION,
        Column::text("stance", "supports, disputes, neutral or no_stance").required(),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            let Edge::About(e) = e else { continue };
            row(&[(&e.id).into(), (&e.subject).into(), (&e.object).into(), e.stance.as_str().into()]);
        }
    },
};

pub const SOURCES: Table = Table {
    name: "sources",
    about: "What speaks independently for or against a proposition: a study, or an article that states it without one.",
    key: &["proposition", "position"],
    columns: &[
        PROPOSITION,
        Column::integer("position", "Counts the sources of the proposition, from 1").required(),
        Column::to("study", "studies", "The study; empty for an article's own statement"),
        Column::text("stance", "Its stance, all its claims taken together").required(),
        Column::text("level", "Its row of the design table").required(),
        Column::to("refinement", "propositions", "The proposition that it speaks to directly, where that is a refinement"),
        Column::number("reliability", "That a study of this design and size is right").required(),
        Column::number("wording", "How sure the wording is").required(),
        Column::number("reading", "That its articles tell it rightly").required(),
        Column::number("probability", "The product of the three").required(),
    ],
    rows: |view, row| {
        for p in view.graph.propositions() {
            for (at, s) in p.sources.iter().enumerate() {
                row(&[
                    (&p.id).into(),
                    (at + 1).into(),
                    s.study.as_ref().into(),
                    s.stance.as_str().into(),
                    term(&s.level),
                    s.refinement.as_ref().into(),
                    s.strength.reliability.into(),
                    s.strength.wording.into(),
                    s.strength.reading.into(),
                    s.strength.probability.into(),
                ]);
            }
        }
    },
};

pub const SOURCE_CLAIMS: Table = Table {
    name: "source_claims",
    about: "The claims of each source.",
    key: &["proposition", "position", "claim"],
    columns: &[PROPOSITION, Column::integer("position", "Of the source").required(), Column::to("claim", "claims", "The claim").required()],
    rows: |view, row| {
        for p in view.graph.propositions() {
            for (at, s) in p.sources.iter().enumerate() {
                for claim in &s.claims {
                    row(&[(&p.id).into(), (at + 1).into(), claim.into()]);
                }
            }
        }
    },
};

pub const REFINEMENTS: Table = Table {
    name: "refinements",
    about: "Narrower propositions and the more general ones.",
    key: &["id"],
    columns: &[
        EDGE_ID,
        Column::to("narrower", "propositions", "The narrower proposition").required(),
        Column::to("general", "propositions", "The more general one").required(),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            let Edge::Refines(e) = e else { continue };
            row(&[(&e.id).into(), (&e.subject).into(), (&e.object).into()]);
        }
    },
};

pub const CONTRADICTIONS: Table = Table {
    name: "contradictions",
    about: "Two studies on opposite sides of a proposition.",
    key: &["id"],
    columns: &[
        EDGE_ID,
        PROPOSITION,
        Column::to("supporting", "studies", "The study that supports it").required(),
        Column::to("disputing", "studies", "The study that disputes it").required(),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            let Edge::Contradicts(e) = e else { continue };
            row(&[(&e.id).into(), (&e.proposition).into(), (&e.subject).into(), (&e.object).into()]);
        }
    },
};

pub const CONTRADICTION_CAUSES: Table = Table {
    name: "contradiction_causes",
    about: "In what two contradicting studies differ.",
    key: &["contradiction", "position"],
    columns: &[
        Column::to("contradiction", "contradictions", "The contradiction").required(),
        Column::integer("position", "Counts the causes of the contradiction, from 1").required(),
        Column::text("field", "In what").required(),
        Column::text("supporting", "The supporting study's").required(),
        Column::text("disputing", "The disputing study's").required(),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            let Edge::Contradicts(e) = e else { continue };
            for (at, c) in e.causes.iter().enumerate() {
                row(&[(&e.id).into(), (at + 1).into(), term(&c.field), (&c.supporting).into(), (&c.disputing).into()]);
            }
        }
    },
};
