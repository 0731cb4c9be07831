//! Edges as plain triples; as statements of their own where they say more than their ends or rest on places; and the places.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::super::view::{View, word};
use super::{Sink, Subject};
use crate::graph::{Edge, Node, Stance};
use crate::ids::content_id;

/// What hangs together.
pub struct Links<'a> {
    /// The run that made everything.
    pub run: String,
    of: FxHashMap<&'a str, Vec<(&'static str, &'a str)>>,
    bodies: BTreeMap<&'a str, Vec<&'a str>>,
}

/// The property of an edge.
fn property(edge: &Edge) -> &'static str {
    match edge {
        Edge::About(e) => match e.stance {
            Stance::Supports => "evgv:supports",
            Stance::Disputes => "evgv:disputes",
            Stance::Neutral => "evgv:leavesOpen",
            Stance::NoStance => "evgv:mentions",
        },
        Edge::Broader(_) => "skos:broader",
        Edge::Combines(_) => "evgv:combines",
        Edge::Comparator(_) => "evgv:comparator",
        Edge::Contradicts(_) => "evgv:contradicts",
        Edge::CopyOf(_) => "evgv:copyOf",
        Edge::Exceeds(_) => "evgv:exceeds",
        Edge::FormOf(_) => "evgv:formOf",
        Edge::From(_) => "evgv:from",
        Edge::Gives(_) => "evgv:gives",
        Edge::Object(_) => "rdf:object",
        Edge::Of(_) => "evgv:of",
        Edge::Overclaims(_) => "evgv:overclaims",
        Edge::Refines(_) => "evgv:refines",
        Edge::Reports(_) => "evgv:reports",
        Edge::Retells(_) => "evgv:retells",
        Edge::Sample(_) => "evgv:sample",
        Edge::States(_) => "evgv:states",
        Edge::Subject(_) => "rdf:subject",
    }
}

/// Whether the place of an edge is that of its claim, so that it says nothing more.
fn is_told_by_claim(edge: &Edge) -> bool {
    matches!(edge, Edge::About(_) | Edge::From(_) | Edge::States(_))
}

fn is_statement(edge: &Edge) -> bool {
    !is_told_by_claim(edge) && (!edge.provenance().is_empty() || matches!(edge, Edge::Contradicts(_) | Edge::Exceeds(_) | Edge::CopyOf(_)))
}

impl<'a> Links<'a> {
    /// Looks at the edges of `view`.
    pub fn new(view: &'a View) -> Self {
        let mut of: FxHashMap<&str, Vec<_>> = FxHashMap::default();
        let mut bodies: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for c in view.graph.claims() {
            if let Some(span) = view.claim_span(c) {
                bodies.entry(&span.id).or_default().push(&c.id);
            }
        }
        for edge in &view.graph.edges {
            of.entry(edge.subject()).or_default().push((property(edge), edge.object()));
            if is_statement(edge) {
                for span in edge.provenance().iter().filter_map(|p| view.span(p)) {
                    bodies.entry(&span.id).or_default().push(edge.id());
                }
            }
        }
        #[derive(Serialize)]
        struct Run<'r> {
            articles: Vec<&'r str>,
        }
        let articles = view.graph.nodes.iter().filter(|n| matches!(n, Node::Article(_))).map(Node::id).collect();
        Links { run: content_id("run", &Run { articles }), of, bodies }
    }

    /// Says of a thing what its edges say.
    pub fn say(&self, s: &mut Subject) {
        let links = self.of.get(s.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        for (property, object) in links {
            s.add(property, object);
        }
    }
}

fn statement(edge: &Edge, sink: &mut Sink) {
    let mut s = Subject::new(edge.id(), &["evgv:Link", "rdf:Statement"]);
    s.add("rdf:subject", edge.subject());
    s.add("rdf:predicate", property(edge));
    s.add("rdf:object", edge.object());
    for rule in edge.provenance().iter().filter_map(|p| p.rule.as_ref()) {
        s.add("evgv:rule", rule);
    }
    match edge {
        Edge::Contradicts(e) => {
            s.add("evgv:proposition", &e.proposition);
            for (at, c) in e.causes.iter().enumerate() {
                let mut cause = Subject::new(format!("{}.cause{}", e.id, at + 1), &["evgv:Cause"]);
                cause.add("evgv:field", word(&c.field));
                cause.add("evgv:supporting", &c.supporting);
                cause.add("evgv:disputing", &c.disputing);
                s.add("evgv:cause", &cause.id);
                sink(cause);
            }
        }
        Edge::Exceeds(e) => {
            s.add("evgv:amount", e.amount);
            s.add("evgv:limit", e.limit);
            s.add("evgv:unit", &e.unit);
            s.add("evgv:sameBasis", e.same_basis);
        }
        Edge::Overclaims(e) => s.add("evgv:reason", &e.reason),
        Edge::CopyOf(e) => s.add("evgv:likeness", e.likeness),
        _ => {}
    }
    sink(s);
}

/// Statements, places, and the run.
pub fn describe(view: &View, links: &Links, sink: &mut Sink) {
    view.graph.edges.iter().filter(|e| is_statement(e)).for_each(|e| statement(e, sink));
    for span in view.spans() {
        let part = |name: &str| format!("{}.{name}", span.id);
        let mut s = Subject::new(&span.id, &["oa:Annotation"]);
        s.add("oa:motivatedBy", "oa:identifying");
        for body in links.bodies.get(span.id.as_str()).into_iter().flatten() {
            s.add("oa:hasBody", body);
        }
        s.add("oa:hasTarget", part("target"));
        s.add("prov:wasDerivedFrom", &span.article.id);
        s.add("prov:wasGeneratedBy", &links.run);
        let mut target = Subject::new(part("target"), &["oa:SpecificResource"]);
        target.add("oa:hasSource", &span.article.id);
        target.add("oa:hasSelector", part("position"));
        let mut position = Subject::new(part("position"), &["oa:TextPositionSelector"]);
        position.add("oa:start", span.start);
        position.add("oa:end", span.end);
        let mut quote = Subject::new(part("quote"), &["oa:TextQuoteSelector"]);
        if !span.quote.is_empty() {
            target.add("oa:hasSelector", &quote.id);
            quote.add("oa:exact", span.quote);
        }
        let quoted = !span.quote.is_empty();
        [s, target, position].into_iter().chain(quoted.then_some(quote)).for_each(&mut *sink);
    }
    let mut run = Subject::new(&links.run, &["prov:Activity"]);
    run.add("prov:wasAssociatedWith", "EVG:evigraph");
    for node in &view.graph.nodes {
        if let Node::Article(a) = node {
            run.add("prov:used", &a.id);
        }
    }
    sink(run);
    let mut program = Subject::new("EVG:evigraph", &["prov:SoftwareAgent"]);
    program.add("schema:name", "evigraph");
    program.add("schema:softwareVersion", env!("CARGO_PKG_VERSION"));
    sink(program);
}
