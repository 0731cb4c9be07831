//! The one view of a graph that all exports share: lookups, evidence spans with identifiers of their own, labels, durations in days.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;

use crate::graph::{AboutEdge, ArticleNode, ClaimNode, DosageNode, Edge, Graph, Node, Provenance, design_words, range_words};
use crate::ids::content_id;
use crate::record::Frequency;

/// A place in an article that something rests on.
#[derive(Clone, Debug)]
pub struct Span<'a> {
    /// `EVG:span.` and the hash of article, start and end.
    pub id: String,
    /// The article.
    pub article: &'a ArticleNode,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words; empty where the record gives only the place.
    pub quote: &'a str,
}

/// Lookups over a graph.
pub struct View<'a> {
    /// The graph.
    pub graph: &'a Graph,
    nodes: FxHashMap<&'a str, &'a Node>,
    articles: FxHashMap<&'a str, &'a ArticleNode>,
    spans: BTreeMap<(&'a str, usize, usize), Span<'a>>,
    stances: FxHashMap<&'a str, Vec<&'a AboutEdge>>,
    gives: FxHashMap<&'a str, Vec<&'a str>>,
}

impl<'a> View<'a> {
    /// Looks at `graph`.
    pub fn new(graph: &'a Graph) -> Self {
        let mut nodes = FxHashMap::default();
        let mut articles = FxHashMap::default();
        for node in &graph.nodes {
            nodes.insert(node.id(), node);
            if let Node::Article(a) = node {
                articles.entry(a.article.as_str()).or_insert(a);
            }
        }
        let mut spans = BTreeMap::new();
        let mut stances: FxHashMap<&str, Vec<&AboutEdge>> = FxHashMap::default();
        let mut gives: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        let mut place = |article: &'a str, start: usize, end: usize, quote: &'a str| {
            let Some(node) = articles.get(article) else { return };
            let made = || Span { id: span_id(&node.id, start, end), article: node, start, end, quote };
            let span: &mut Span = spans.entry((article, start, end)).or_insert_with(made);
            if span.quote.is_empty() {
                span.quote = quote;
            }
        };
        for c in graph.claims() {
            place(&c.article, c.start, c.end, &c.quote);
        }
        for edge in &graph.edges {
            for p in edge.provenance() {
                place(&p.article, p.start, p.end, &p.quote);
            }
            match edge {
                Edge::About(e) => stances.entry(&e.subject).or_default().push(e),
                Edge::Gives(e) => gives.entry(&e.subject).or_default().push(&e.object),
                _ => {}
            }
        }
        View { graph, nodes, articles, spans, stances, gives }
    }

    /// The node with an identifier.
    pub fn node(&self, id: &str) -> Option<&'a Node> {
        self.nodes.get(id).copied()
    }

    /// The article of a record.
    pub fn article(&self, record: &str) -> Option<&'a ArticleNode> {
        self.articles.get(record).copied()
    }

    /// Every place that something rests on, by article and offset.
    pub fn spans(&self) -> impl Iterator<Item = &Span<'a>> {
        self.spans.values()
    }

    /// The place where something is told.
    pub fn span(&self, p: &'a Provenance) -> Option<&Span<'a>> {
        self.spans.get(&(p.article.as_str(), p.start, p.end))
    }

    /// The place of a claim.
    pub fn claim_span(&self, c: &'a ClaimNode) -> Option<&Span<'a>> {
        self.spans.get(&(c.article.as_str(), c.start, c.end))
    }

    /// How a claim stands to propositions.
    pub fn stances(&self, claim: &str) -> &[&'a AboutEdge] {
        self.stances.get(claim).map_or(&[], Vec::as_slice)
    }

    /// The amounts that a study or a claim gives.
    pub fn doses(&self, of: &str) -> impl Iterator<Item = &'a DosageNode> {
        let ids = self.gives.get(of).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| if let Some(Node::Dosage(d)) = self.node(id) { Some(d) } else { None })
    }

    /// The name of a concept, or its identifier where the graph has no node for it.
    pub fn concept_name<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        if let Some(Node::Concept(c)) = self.node(id) { &c.name } else { id }
    }

    /// A node in a few words.
    pub fn label(&self, node: &Node) -> String {
        match node {
            Node::Article(a) => a.title.clone().unwrap_or_else(|| a.article.clone()),
            Node::Claim(c) => format!("{} {} {}", c.subject, c.relation.as_str().replace('_', " "), c.object),
            Node::Concept(c) => c.name.clone(),
            Node::Dosage(d) => dosage_words(d),
            Node::Population(p) => {
                let who = p.description.as_deref().or(p.arm.as_deref()).unwrap_or("participants");
                p.size.map_or_else(|| who.to_string(), |n| format!("{} {who}", range_words(&n)))
            }
            Node::Proposition(p) => p.name.clone(),
            Node::Study(s) => {
                let year = s.year.map(|y| if y.0[0] == y.0[1] { format!(" {}", y.0[0]) } else { format!(" {}-{}", y.0[0], y.0[1]) });
                let of: Vec<&str> = s.interventions.iter().map(|c| c.name.as_str()).collect();
                let of = if of.is_empty() { String::new() } else { format!(", {}", of.join(" and ")) };
                format!("{}{}{of}", design_words(s), year.unwrap_or_default())
            }
        }
    }
}

/// The identifier of a place in an article.
fn span_id(article: &str, start: usize, end: usize) -> String {
    #[derive(Serialize)]
    struct Identity<'a> {
        article: &'a str,
        start: usize,
        end: usize,
    }
    content_id("span", &Identity { article, start, end })
}

/// An amount in words: `magnesium citrate 200 mg, 1 per d`.
pub fn dosage_words(d: &DosageNode) -> String {
    let substance = d.substance.as_deref().map(|s| format!("{s} ")).unwrap_or_default();
    let often = d.frequency.as_ref().map(|f| format!(", {}", frequency_words(f))).unwrap_or_default();
    let long = d.duration.as_deref().map(|l| format!(", {l}")).unwrap_or_default();
    format!("{substance}{} {}{often}{long}", range_words(&d.amount), d.unit)
}

/// A frequency in words: `2 per d`, `1 per 8 h`.
pub fn frequency_words(f: &Frequency) -> String {
    let every = if f.every == 1 { String::new() } else { format!("{} ", f.every) };
    format!("{} per {every}{}", range_words(&f.times), f.period.as_str())
}

/// The word by which a value of a closed vocabulary is written.
pub fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(s)) => s,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// The ends of an ISO 8601 duration or interval of two, weeks turned to days: RDF knows no weeks.
pub fn xsd_durations(iso: &str) -> (String, String) {
    let one = |d: &str| match d.strip_prefix('P').and_then(|d| d.strip_suffix('W')).map(str::parse::<f64>) {
        Some(Ok(weeks)) => whole_days(weeks * 7.0),
        _ => whole_units(d),
    };
    let (low, high) = iso.split_once('/').unwrap_or((iso, iso));
    (one(low), one(high))
}

/// Only seconds may have a fraction in xsd:duration.
fn whole_days(days: f64) -> String {
    if days.fract() == 0.0 { format!("P{days}D") } else { seconds(days * 86_400.0) }
}

fn seconds(n: f64) -> String {
    format!("PT{}S", (n * 1000.0).round() / 1000.0)
}

/// Brings a fraction of a unit to the next one that holds it.
fn whole_units(d: &str) -> String {
    let time = d.starts_with("PT");
    let number = d.trim_start_matches(['P', 'T']);
    let Some((number, unit)) = number.char_indices().next_back().map(|(i, unit)| (&number[..i], unit)) else { return d.to_string() };
    let Ok(n) = number.parse::<f64>() else { return d.to_string() };
    if n.fract() == 0.0 {
        return d.to_string();
    }
    match (time, unit) {
        (false, 'Y') if (n * 12.0).fract() == 0.0 => format!("P{}M", n * 12.0),
        (false, 'Y') => whole_days((n * 365.25).round()),
        (false, 'M') => whole_days((n * 30.4375).round()),
        (false, _) => whole_days(n),
        (true, 'H') => seconds(n * 3600.0),
        (true, _) => seconds(n * 60.0),
    }
}

/// `text` without the characters that XML 1.0 cannot hold.
pub fn without_controls(text: &str) -> std::borrow::Cow<'_, str> {
    let odd = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(odd) { text.chars().filter(|c| !odd(*c)).collect::<String>().into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_fit_rdf() {
        let one = |d: &str| xsd_durations(d).0;
        assert_eq!(one("P8W"), "P56D");
        assert_eq!(one("P1.5W"), "PT907200S");
        assert_eq!(one("P1.5Y"), "P18M");
        assert_eq!(one("P0.5M"), "P15D");
        assert_eq!(one("P3M"), "P3M");
        assert_eq!(one("PT1.5H"), "PT5400S");
        assert_eq!(one("PT30M"), "PT30M");
        assert_eq!(xsd_durations("P1W/P2W"), ("P7D".to_string(), "P14D".to_string()));
    }

    #[test]
    fn controls_go() {
        assert_eq!(without_controls("a\u{0}b\u{1b}\tc\nd\u{85}é"), "ab\tc\ndé");
    }
}
