//! Every node and every edge in one form, and the places that edges rest on.

use super::{Cell, Column, ID, Table};

pub const NODES: Table = Table {
    name: "nodes",
    about: "Every node of the graph, whatever its kind.",
    key: &["id"],
    columns: &[
        Column::text("id", "Identifier").required(),
        Column::text("kind", "article, claim, concept, dosage, population, proposition or study").required(),
        Column::text("label", "The node in a few words").required(),
    ],
    rows: |view, row| {
        for n in &view.graph.nodes {
            row(&[n.id().into(), n.kind().into(), view.label(n).into()]);
        }
    },
};

pub const EDGES: Table = Table {
    name: "edges",
    about: "Every edge of the graph, whatever its kind.",
    key: &["id"],
    columns: &[
        Column::text("id", "Identifier").required(),
        Column::text("kind", "What the edge says").required(),
        Column::to("subject", "nodes", "The node it starts at").required(),
        Column::to("object", "nodes", "The node it ends at").required(),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            row(&[e.id().into(), e.kind().into(), e.subject().into(), e.object().into()]);
        }
    },
};

pub const EVIDENCE: Table = Table {
    name: "evidence",
    about: "The places in the articles that an edge rests on.",
    key: &["edge", "position"],
    columns: &[
        Column::to("edge", "edges", "The edge").required(),
        Column::integer("position", "Counts the places of the edge, from 1").required(),
        Column::to("span", "spans", "The place"),
        Column::text("fact", "Identifier of the fact in its record"),
        Column::text("rule", "Code of the rule that found it"),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            for (at, p) in e.provenance().iter().enumerate() {
                let span = view.span(p).map(|s| &s.id);
                row(&[e.id().into(), Cell::from(at + 1), span.into(), p.fact.as_ref().into(), p.rule.as_ref().into()]);
            }
        }
    },
};

/// Columns of what one edge says beyond its ends.
pub const EDGE_ID: Column = Column { refers: Some("edges"), about: "Identifier of the edge", ..ID };
