//! Edges for KGX: claims as associations between concepts, and how articles, studies, amounts and concepts hang together.

use std::collections::BTreeSet;

use serde_json::json;

use super::super::view::View;
use super::biolink::{Said, associate, category};
use super::{Row, SOURCE, put};
use crate::graph::{AboutEdge, ClaimNode, Edge, Effect, Node, PropositionNode, Verdict};
use crate::record::{ClaimKind, Direction, Family, Relation, Valence};

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

/// The relation that a proposition amounts to: its effect where that is supported, none where it is refuted, else unclear.
fn concluded(p: &PropositionNode) -> (Relation, Relation) {
    let effect = match p.effect {
        Effect::Improves => Relation::Improves,
        Effect::Worsens => Relation::Worsens,
        Effect::Increases => Relation::Increases,
        Effect::Decreases => Relation::Decreases,
        Effect::Prevents => Relation::Prevents,
        Effect::Causes => Relation::Causes,
        Effect::Affects => Relation::Affects,
    };
    let told = match p.verdict {
        Verdict::Supported if p.family == Family::Associational => Relation::AssociatedWith,
        Verdict::Supported => effect,
        Verdict::Refuted => Relation::NoEffect,
        Verdict::Contested | Verdict::Insufficient => Relation::Inconclusive,
    };
    (told, effect)
}

/// A proposition with the evidence of all its claims.
fn proposition(view: &View, p: &PropositionNode) -> Row {
    let (relation, effect) = concluded(p);
    let direction = match p.effect {
        Effect::Increases => Some(Direction::Increased),
        Effect::Decreases => Some(Direction::Decreased),
        _ => None,
    };
    let valence = match p.effect {
        Effect::Improves | Effect::Prevents => Some(Valence::Beneficial),
        Effect::Worsens | Effect::Causes => Some(Valence::Harmful),
        _ => None,
    };
    let studies = p.studies.plus(p.refined_studies);
    let made = associate(&Said {
        subject: category_of(view, &p.subject),
        object: category_of(view, &p.object),
        relation,
        family: p.family,
        direction: direction.filter(|_| p.verdict == Verdict::Supported),
        valence: valence.filter(|_| p.verdict == Verdict::Supported),
        denied: Some(effect),
        kind: ClaimKind::Synthesis,
        effect: p.effect,
        studied: p.sources.iter().any(|s| s.study.is_some()),
    });
    let mut row = row(&p.id, made.category, &p.subject, made.predicate, &p.object);
    put(&mut row, "agent_type", "data_analysis_pipeline");
    put(&mut row, "name", p.name.as_str());
    put(&mut row, "description", format!("{}: {}", p.verdict.as_str(), p.reasons.join("; ")));
    if made.negated {
        put(&mut row, "negated", true);
    }
    put(&mut row, "object_direction_qualifier", made.direction);
    put(&mut row, "treatment_outcome", made.outcome.iter().map(|o| json!(o)).collect::<Vec<_>>());
    put(&mut row, "has_confidence_score", p.belief_with_refinements.map(|b| b.value));
    put(&mut row, "evidence_count", studies.total());
    let claims = p.sources.iter().flat_map(|s| &s.claims).filter_map(|c| view.node(c));
    let spans: BTreeSet<_> =
        claims.filter_map(|n| if let Node::Claim(c) = n { view.claim_span(c) } else { None }).map(|s| (&s.article.id, &s.id)).collect();
    let articles: BTreeSet<_> = spans.iter().map(|s| s.0).collect();
    put(&mut row, "publications", json!(articles));
    put(&mut row, "has_evidence", json!(spans.iter().map(|s| s.1).collect::<Vec<_>>()));
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

/// Every edge: the propositions, then the graph's own.
pub fn rows(view: &View, sink: &mut dyn FnMut(Row)) {
    view.graph.propositions().for_each(|p| sink(proposition(view, p)));
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
