//! Articles, studies, concepts and claims as resources.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::view::View;
use super::amounts::activity;
use super::{concept, id, put, reference, term, text};
use crate::graph::{ArticleNode, ClaimNode, ConceptNode, Node, PropositionNode, StudyNode};
use crate::record::ConceptRef;

fn citation(a: &ArticleNode, label: &str) -> Value {
    let mut artifact = json!({});
    put(&mut artifact, "title", text(label).map(|t| json!([{"text": t}])));
    put(&mut artifact, "webLocation", a.url.as_deref().and_then(text).map(|u| json!([{"url": u}])));
    let mut out = json!({
        "resourceType": "Citation",
        "id": id(&a.id),
        "identifier": [{"system": "https://w3id.org/evigraph/vocab/sha256", "value": a.sha256}],
        "status": "active",
    });
    if let Some(list) = out["identifier"].as_array_mut() {
        list.extend(a.identifiers.iter().map(|i| json!({"value": i})));
    }
    put(&mut out, "title", text(label));
    put(&mut out, "citedArtifact", artifact);
    out
}

fn concepts(list: &[ConceptRef]) -> Vec<Value> {
    list.iter().map(|c| concept(c.concept.as_deref(), &c.name)).collect()
}

/// How many were studied, where that is one whole number.
fn participants(s: &StudyNode) -> Option<i64> {
    s.size.and_then(|n| n.point()).filter(|n| n.fract() == 0.0 && (0.0..2e9).contains(n)).map(|n| n as i64)
}

fn designs(s: &StudyNode) -> Vec<Value> {
    let design = s.design.iter().map(|d| term("design", d.as_str()));
    design.chain(s.modifiers.iter().map(|m| term("modifier", m.as_str()))).collect()
}

fn study(view: &View, s: &StudyNode, label: &str) -> Value {
    let mut out = json!({"resourceType": "ResearchStudy", "id": id(&s.id), "status": "unknown"});
    put(&mut out, "title", text(label));
    put(&mut out, "identifier", s.identifiers.iter().filter_map(|i| text(i)).map(|i| json!({"value": i})).collect::<Vec<_>>());
    put(&mut out, "studyDesign", designs(s));
    put(&mut out, "condition", concepts(&s.conditions));
    put(&mut out, "focus", concepts(&s.interventions).into_iter().map(|c| json!({"concept": c})).collect::<Vec<_>>());
    if let Some(period) = s.data_period.filter(|p| p.0.iter().all(|y| (1000..=9999).contains(y))) {
        put(&mut out, "period", json!({"start": period.0[0].to_string(), "end": period.0[1].to_string()}));
    }
    put(&mut out, "recruitment", participants(s).map(|n| json!({"actualNumber": n})));
    put(&mut out, "description", s.population.as_deref().and_then(text));
    let told = s.articles.iter().filter_map(|a| view.article(a));
    let mut related: Vec<Value> =
        told.map(|a| json!({"type": "documentation", "resourceReference": reference("Citation", &a.id)})).collect();
    let doses = view.doses(&s.id).map(|d| &d.id).collect::<BTreeSet<_>>();
    related.extend(doses.into_iter().map(|d| json!({"type": "depends-on", "resourceReference": reference("ActivityDefinition", d)})));
    put(&mut out, "relatedArtifact", related);
    out
}

fn variable(c: &ConceptNode) -> Value {
    let mut out = json!({"resourceType": "EvidenceVariable", "id": id(&c.id), "status": "active"});
    put(&mut out, "title", text(&c.name));
    put(&mut out, "characteristic", json!([{"definitionCodeableConcept": concept(Some(&c.id), &c.name)}]));
    out
}

/// What a claim is about, as a variable in a role.
fn role(role: &str, name: &str, concept: Option<&str>) -> Value {
    let mut out = json!({
        "variableRole": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/variable-role", "code": role}]},
    });
    put(&mut out, "description", text(name));
    put(&mut out, "observed", concept.map(|c| reference("EvidenceVariable", c)));
    out
}

fn variables(view: &View, c: &ClaimNode) -> Vec<Value> {
    let node = |id: &&str| matches!(view.node(id), Some(Node::Concept(_)));
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    let mut add = |as_what: &'static str, name: &str, id: Option<&str>| {
        if seen.insert((as_what, id.map(str::to_string))) {
            out.push(role(as_what, name, id));
        }
    };
    for about in view.stances(&c.id) {
        let Some(Node::Proposition(p)) = view.node(&about.object) else { continue };
        add("exposure", &c.subject, Some(p.subject.as_str()).filter(node));
        add("measuredVariable", &c.object, Some(p.object.as_str()).filter(node));
        if let Some(comparator) = p.comparator.as_deref().filter(node) {
            add("referenceExposure", c.comparator.as_deref().unwrap_or(view.concept_name(comparator)), Some(comparator));
        }
    }
    if out.is_empty() {
        out = vec![role("exposure", &c.subject, None), role("measuredVariable", &c.object, None)];
    }
    out
}

fn claim<'a>(view: &View<'a>, c: &'a ClaimNode, label: &str) -> Value {
    let mut out = json!({"resourceType": "Evidence", "id": id(&c.id), "status": "active"});
    put(&mut out, "description", text(&c.quote));
    put(&mut out, "assertion", text(label));
    put(&mut out, "variableDefinition", variables(view, c));
    let words =
        [Some(("certainty", c.certainty.as_str())), Some(("kind", c.claim_kind.as_str())), c.denied.map(|d| ("denied", d.as_str()))];
    let words: Vec<String> = words.into_iter().flatten().map(|(k, v)| format!("{k}: {v}")).collect();
    put(&mut out, "note", json!([{"text": words.join("; ")}]));
    let mut related = Vec::new();
    if let Some(span) = view.claim_span(c) {
        let place = format!("code points {} to {}", span.start, span.end);
        related.push(json!({"type": "derived-from", "display": place, "resourceReference": reference("Citation", &span.article.id)}));
        put(&mut out, "citeAsReference", reference("Citation", &span.article.id));
    }
    if let Some(Node::Study(s)) = c.study.as_deref().and_then(|s| view.node(s)) {
        related.push(json!({"type": "derived-from", "resourceReference": reference("ResearchStudy", &s.id)}));
        put(&mut out, "studyDesign", designs(s));
        put(&mut out, "statistic", participants(s).map(|n| json!([{"sampleSize": {"numberOfParticipants": n}}])));
    }
    for d in view.doses(&c.id) {
        related.push(json!({"type": "depends-on", "resourceReference": reference("ActivityDefinition", &d.id)}));
    }
    put(&mut out, "relatedArtifact", related);
    out
}

/// A proposition: what its claims amount to, with the verdict and its reasons under `certainty`.
fn proposition(view: &View, p: &PropositionNode) -> Value {
    let mut out = json!({"resourceType": "Evidence", "id": id(&p.id), "status": "active"});
    put(&mut out, "description", text(&p.name));
    put(&mut out, "assertion", text(&format!("{}: {}", p.name, p.verdict.as_str())));
    let mut variables = vec![
        role("exposure", view.concept_name(&p.subject), Some(&p.subject)),
        role("measuredVariable", view.concept_name(&p.object), Some(&p.object)),
    ];
    variables.extend(p.comparator.as_deref().map(|c| role("referenceExposure", view.concept_name(c), Some(c))));
    put(&mut out, "variableDefinition", variables);
    let studies = p.studies.plus(p.refined_studies);
    put(&mut out, "statistic", json!([{"sampleSize": {"numberOfStudies": studies.total()}}]));
    let notes: Vec<Value> = p.reasons.iter().filter_map(|r| text(r)).map(|r| json!({"text": r})).collect();
    let belief = p.belief_with_refinements.map_or("belief not computed".to_string(), |b| format!("belief {}", b.value));
    let mut certainty = json!({ "description": belief });
    put(&mut certainty, "type", term("certainty-type", "verdict"));
    put(&mut certainty, "rating", term("verdict", p.verdict.as_str()));
    put(&mut certainty, "note", notes);
    put(&mut out, "certainty", json!([certainty]));
    let claims: BTreeSet<&String> = p.sources.iter().flat_map(|s| &s.claims).collect();
    let derived = claims.into_iter().map(|c| json!({"type": "derived-from", "resourceReference": reference("Evidence", c)}));
    put(&mut out, "relatedArtifact", derived.collect::<Vec<_>>());
    out
}

/// Every resource.
pub fn resources(view: &View, sink: &mut dyn FnMut(Value)) {
    for node in &view.graph.nodes {
        let label = view.label(node);
        match node {
            Node::Article(a) => sink(citation(a, &label)),
            Node::Claim(c) => sink(claim(view, c, &label)),
            Node::Concept(c) => sink(variable(c)),
            Node::Dosage(d) => sink(activity(view, d)),
            Node::Study(s) => sink(study(view, s, &label)),
            Node::Proposition(p) => sink(proposition(view, p)),
            Node::Population(_) => {}
        }
    }
}
