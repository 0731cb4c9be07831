//! Edges for KGX: claims as associations between concepts, and how articles, studies, amounts and concepts hang together.

use std::collections::BTreeSet;

use serde_json::json;

use super::super::view::View;
use super::biolink::{Said, associate, category};
use super::{Row, SOURCE, put};
use crate::graph::{AboutEdge, ClaimNode, Edge, Node, PropositionNode};

fn row(id: &str, category: &str, subject: &str, predicate: &str, object: &str) -> Row {
    let mut row = Row::new();
    put(&mut row, "id", id);
    put(&mut row, "category", json!([category]));
    put(&mut row, "subject", subject);
    put(&mut row, "predicate", predicate);
    put(&mut row, "object", object);
    put(&mut row, "knowledge_level", "not_provided");
    put(&mut row, "agent_type", "text_mining_agent");
    put(&mut row, "primary_knowledge_source", SOURCE);
    row
}

fn category_of(view: &View, id: &str) -> &'static str {
    if let Some(Node::Concept(c)) = view.node(id) { category(c) } else { "biolink:NamedThing" }
}

/// What a claim says of one proposition.
fn association<'a>(view: &View<'a>, about: &AboutEdge, c: &'a ClaimNode, p: &PropositionNode) -> Row {
    let made = associate(&Said {
        subject: category_of(view, &p.subject),
        object: category_of(view, &p.object),
        relation: c.relation,
        family: c.family,
        direction: c.direction,
        valence: c.valence,
        denied: c.denied,
        kind: c.claim_kind,
        effect: p.effect,
        studied: c.study.is_some(),
    });
    let mut row = row(&about.id, made.category, &p.subject, made.predicate, &p.object);
    if made.negated {
        put(&mut row, "negated", true);
    }
    put(&mut row, "object_direction_qualifier", made.direction);
    put(&mut row, "treatment_outcome", made.outcome.iter().map(|o| json!(o)).collect::<Vec<_>>());
    put(&mut row, "original_subject", c.subject.as_str());
    put(&mut row, "original_predicate", c.relation.as_str());
    put(&mut row, "original_object", c.object.as_str());
    put(&mut row, "supporting_text", json!([c.quote]));
    put(&mut row, "publications", view.article(&c.article).map(|a| json!([a.id])).unwrap_or_default());
    put(&mut row, "has_evidence", view.claim_span(c).map(|s| json!([s.id])).unwrap_or_default());
    row
}

/// The node that stands for an end of an edge: for a claim its place, for a proposition none.
fn end<'v>(view: &'v View, id: &'v str) -> Option<&'v str> {
    match view.node(id)? {
        Node::Claim(c) => view.claim_span(c).map(|s| s.id.as_str()),
        Node::Proposition(_) => None,
        _ => Some(id),
    }
}

fn predicate(edge: &Edge) -> &'static str {
    match edge {
        Edge::Broader(_) => "biolink:subclass_of",
        Edge::Combines(_) => "biolink:has_part",
        Edge::Reports(_) | Edge::Retells(_) => "biolink:mentions",
        Edge::Sample(_) => "biolink:has_participant",
        _ => "biolink:related_to",
    }
}

/// An edge that is no claim, with the places that it rests on.
fn plain(view: &View, edge: &Edge) -> Option<Row> {
    let (subject, object) = (end(view, edge.subject())?, end(view, edge.object())?);
    let mut row = row(edge.id(), "biolink:Association", subject, predicate(edge), object);
    if matches!(edge, Edge::Broader(_) | Edge::FormOf(_)) {
        // From the vocabulary, which is kept by hand.
        put(&mut row, "knowledge_level", "knowledge_assertion");
        put(&mut row, "agent_type", "manual_agent");
    }
    put(&mut row, "original_predicate", edge.kind());
    let spans: BTreeSet<_> = edge.provenance().iter().filter_map(|p| view.span(p)).map(|s| (&s.article.id, &s.id)).collect();
    let articles: BTreeSet<_> = spans.iter().map(|s| s.0).collect();
    put(&mut row, "publications", json!(articles));
    put(&mut row, "has_evidence", json!(spans.iter().map(|s| s.1).collect::<Vec<_>>()));
    Some(row)
}

/// Every edge.
pub fn rows(view: &View, sink: &mut dyn FnMut(Row)) {
    for edge in &view.graph.edges {
        if let Edge::About(e) = edge {
            if let (Some(Node::Claim(c)), Some(Node::Proposition(p))) = (view.node(&e.subject), view.node(&e.object)) {
                sink(association(view, e, c, p));
            }
        } else if matches!(edge, Edge::States(_)) {
            // Said by `publications` already.
        } else if let Some(row) = plain(view, edge) {
            sink(row);
        }
    }
}
