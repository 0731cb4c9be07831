//! What is said of each node.

use super::super::view::{View, frequency_words, xsd_durations};
use super::links::Links;
use super::studies::study;
use super::{Sink, Subject};
use crate::graph::{ArticleNode, ClaimNode, ConceptNode, DosageNode, Node, PopulationNode, PropositionNode};

fn article(a: &ArticleNode, links: &Links) -> Subject {
    let mut s = Subject::new(&a.id, &["schema:Article", "prov:Entity"]);
    if a.design.is_some() {
        s.types.push("schema:MedicalScholarlyArticle");
    }
    s.add("schema:identifier", &a.article);
    s.maybe("schema:name", a.title.as_ref());
    s.maybe("schema:url", a.url.as_ref());
    s.maybe("schema:datePublished", a.published.as_ref());
    s.maybe("evgv:design", a.design.map(|d| d.as_str()));
    s.add("evgv:sha256", &a.sha256);
    links.say(&mut s);
    s
}

fn claim(view: &View, c: &ClaimNode, links: &Links) -> Subject {
    let mut s = Subject::new(&c.id, &["evgv:Claim", "rdf:Statement"]);
    // A claim about several things has no one subject: its propositions tell them.
    if let [about] = view.stances(&c.id)
        && let Some(Node::Proposition(p)) = view.node(&about.object)
    {
        s.add("rdf:subject", &p.subject);
        s.add("rdf:predicate", format!("evgv:{}", c.relation.as_str()));
        s.add("rdf:object", &p.object);
    }
    s.add("evgv:quote", &c.quote);
    s.add("evgv:subjectName", &c.subject);
    s.add("evgv:relation", c.relation.as_str());
    s.add("evgv:objectName", &c.object);
    s.maybe("evgv:comparatorName", c.comparator.as_ref());
    s.add("evgv:family", c.family.as_str());
    s.maybe("evgv:direction", c.direction.map(|d| d.as_str()));
    s.maybe("evgv:valence", c.valence.map(|v| v.as_str()));
    s.maybe("evgv:denied", c.denied.map(|d| d.as_str()));
    s.add("evgv:certainty", c.certainty.as_str());
    s.add("evgv:claimKind", c.claim_kind.as_str());
    s.maybe("prov:wasDerivedFrom", view.article(&c.article).map(|a| &a.id));
    s.add("prov:wasGeneratedBy", &links.run);
    links.say(&mut s);
    s
}

fn concept(c: &ConceptNode, links: &Links) -> Subject {
    let mut s = Subject::new(&c.id, &["skos:Concept", "evgv:Concept"]);
    match c.class.as_deref().unwrap_or_default() {
        "drug" | "vaccine" => s.types.push("schema:Drug"),
        "amino_acid" | "bee_product" | "brand" | "compound" | "fatty_acid" | "fiber" | "formula" | "herb" | "mineral" | "mushroom"
        | "oil" | "probiotic" | "protein" | "vitamin" => s.types.push("schema:DietarySupplement"),
        "deficiency" | "disease" | "infection" | "injury" => s.types.push("schema:MedicalCondition"),
        "symptom" => s.types.push("schema:MedicalSignOrSymptom"),
        "procedure" => s.types.push("schema:MedicalProcedure"),
        _ => {}
    }
    s.add("skos:prefLabel", &c.name);
    s.maybe("evgv:class", c.class.as_ref());
    links.say(&mut s);
    s
}

fn dosage(view: &View, d: &DosageNode, links: &Links) -> Subject {
    let mut s = Subject::new(&d.id, &["evgv:Dosage", "schema:ReportedDoseSchedule"]);
    s.add("schema:name", view.label(&Node::Dosage(d.clone())));
    s.maybe("evgv:substance", d.substance.as_ref());
    s.add("evgv:role", d.role.as_str());
    s.range("evgv:amountLow", "evgv:amountHigh", Some(d.amount));
    s.maybe("schema:doseValue", d.amount.point());
    s.add("schema:doseUnit", &d.unit);
    s.add("evgv:unit", &d.unit);
    if let Some(f) = &d.frequency {
        s.add("schema:frequency", frequency_words(f));
        s.range("evgv:timesLow", "evgv:timesHigh", Some(f.times));
    }
    if let Some((low, high)) = d.duration.as_deref().map(xsd_durations) {
        s.add("evgv:durationLow", low);
        s.add("evgv:durationHigh", high);
    }
    s.maybe("evgv:route", d.route.map(|r| r.as_str()));
    s.maybe("evgv:basis", d.basis.map(|b| b.as_str()));
    if let Some(p) = &d.per_day {
        s.maybe("evgv:perDayLow", p.low.map(|n| n.0));
        s.maybe("evgv:perDayHigh", p.high.map(|n| n.0));
        s.add("evgv:perDayUnit", &p.unit);
    }
    links.say(&mut s);
    s
}

fn population(p: &PopulationNode, links: &Links) -> Subject {
    let mut s = Subject::new(&p.id, &["evgv:Population"]);
    s.maybe("evgv:arm", p.arm.as_ref());
    s.range("evgv:sizeLow", "evgv:sizeHigh", p.size);
    s.add("evgv:sizeStatus", super::super::view::word(&p.size_status));
    s.maybe("schema:description", p.description.as_ref());
    links.say(&mut s);
    s
}

fn proposition(p: &PropositionNode, links: &Links, sink: &mut Sink) {
    let mut s = Subject::new(&p.id, &["evgv:Proposition", "rdf:Statement"]);
    s.add("schema:name", &p.name);
    s.add("rdf:predicate", format!("evgv:{}", p.effect.as_str()));
    s.add("evgv:effect", p.effect.as_str());
    s.add("evgv:family", p.family.as_str());
    s.add("evgv:studiesSupport", p.studies.supports);
    s.add("evgv:studiesDispute", p.studies.disputes);
    s.add("evgv:studiesNeutral", p.studies.neutral);
    s.add("evgv:reviewsSupport", p.reviews.supports);
    s.add("evgv:reviewsDispute", p.reviews.disputes);
    s.add("evgv:reviewsNeutral", p.reviews.neutral);
    s.add("evgv:statementsSupport", p.statements.supports);
    s.add("evgv:statementsDispute", p.statements.disputes);
    s.add("evgv:statementsNeutral", p.statements.neutral);
    s.maybe("evgv:belief", p.belief.map(|b| b.value));
    s.maybe("evgv:beliefRefined", p.belief_with_refinements.map(|b| b.value));
    s.add("evgv:verdict", p.verdict.as_str());
    for reason in &p.reasons {
        s.add("evgv:reason", reason);
    }
    let mut sources = Vec::new();
    for (at, source) in p.sources.iter().enumerate() {
        let mut of = Subject::new(format!("{}.source{}", p.id, at + 1), &["evgv:Source"]);
        of.maybe("evgv:study", source.study.as_ref());
        of.add("evgv:stance", source.stance.as_str());
        of.add("evgv:level", super::super::view::word(&source.level));
        of.maybe("evgv:refinement", source.refinement.as_ref());
        of.add("evgv:probability", source.strength.probability);
        for claim in &source.claims {
            of.add("evgv:claim", claim);
        }
        s.add("evgv:source", &of.id);
        sources.push(of);
    }
    links.say(&mut s);
    sink(s);
    sources.into_iter().for_each(sink);
}

/// Every node, with its edges as plain triples.
pub fn describe(view: &View, links: &Links, sink: &mut Sink) {
    for node in &view.graph.nodes {
        match node {
            Node::Article(a) => sink(article(a, links)),
            Node::Claim(c) => sink(claim(view, c, links)),
            Node::Concept(c) => sink(concept(c, links)),
            Node::Dosage(d) => sink(dosage(view, d, links)),
            Node::Population(p) => sink(population(p, links)),
            Node::Proposition(p) => proposition(p, links, sink),
            Node::Study(s) => sink(study(view, s, links)),
        }
    }
}
