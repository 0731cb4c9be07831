//! Checks of a graph at the level of JSON values: unique ids, endpoints, tables against nodes, quotes, the graph's schema.

use rustc_hash::FxHashSet;
use serde_json::Value;

use super::compiled::Compiled;
use super::finding::{Error, Finding};
use super::quotes::{Text, differs};
use super::texts::Texts;

/// The compiled parts of a graph's schema: the whole, one node, one edge.
pub struct GraphSchema {
    /// `graph.json`.
    pub graph: Compiled,
    /// A line of `nodes.jsonl`.
    pub node: Compiled,
    /// A line of `edges.jsonl`.
    pub edge: Compiled,
}

impl GraphSchema {
    /// Compiles the schema of a graph, whose definitions hold `Node` and `Edge`.
    pub fn new(schema: &Value) -> Result<Self, Error> {
        Ok(GraphSchema {
            graph: Compiled::new(schema)?,
            node: Compiled::definition(schema, "Node")?,
            edge: Compiled::definition(schema, "Edge")?,
        })
    }
}

/// What is known of a graph while it is read: nodes first, then edges and tables.
#[derive(Default)]
pub struct GraphCheck {
    nodes: FxHashSet<String>,
    edges: FxHashSet<String>,
    /// Whether the nodes were read; without them endpoints cannot be checked.
    pub has_nodes: bool,
}

impl GraphCheck {
    /// Takes a node in and tells what is wrong with it; `at` is its pointer.
    pub fn node(&mut self, at: &str, node: &Value, out: &mut Vec<Finding>) {
        self.has_nodes = true;
        if let Some(id) = own_id(at, node, out)
            && !self.nodes.insert(id.to_string())
        {
            out.push(Finding::new("duplicate-id", format!("{at}/id"), format!("node {id} stands twice: keep one")));
        }
    }

    /// Checks an edge against the nodes.
    pub fn edge(&mut self, at: &str, edge: &Value, out: &mut Vec<Finding>) {
        if let Some(id) = own_id(at, edge, out)
            && !self.edges.insert(id.to_string())
        {
            out.push(Finding::new("duplicate-id", format!("{at}/id"), format!("edge {id} stands twice: keep one")));
        }
        for end in ["subject", "object"] {
            let pointer = format!("{at}/{end}");
            match edge.get(end).and_then(Value::as_str) {
                None => out.push(Finding::new("edge-endpoint", pointer, format!("an edge names the id of a node as its {end}: write it"))),
                Some(id) if self.has_nodes && !self.nodes.contains(id) => {
                    let message = format!("{end} {id} is none of the nodes: add the node or remove the edge");
                    out.push(Finding::new("edge-endpoint", pointer, message));
                }
                Some(_) => {}
            }
        }
        if let Some(id) = edge.get("proposition").and_then(Value::as_str).filter(|id| self.has_nodes && !self.nodes.contains(*id)) {
            let message = format!("proposition {id} is none of the nodes: add the node or correct the id");
            out.push(Finding::new("unknown-node", format!("{at}/proposition"), message));
        }
    }

    /// Checks that a row of `studies.jsonl` or `propositions.jsonl` is a node.
    pub fn row(&mut self, row: &Value, out: &mut Vec<Finding>) {
        if let Some(id) = own_id("", row, out)
            && self.has_nodes
            && !self.nodes.contains(id)
        {
            let message = format!("{id} is none of the graph's nodes: write tables and graph from one run");
            out.push(Finding::new("unknown-node", "/id", message));
        }
    }

    /// Checks a whole `graph.json`.
    pub fn graph(&mut self, graph: &Value, out: &mut Vec<Finding>) {
        let list = |name: &str| graph.get(name).and_then(Value::as_array).into_iter().flatten().enumerate();
        self.has_nodes = graph.get("nodes").is_some_and(Value::is_array);
        list("nodes").for_each(|(i, n)| self.node(&format!("/nodes/{i}"), n, out));
        list("edges").for_each(|(i, e)| self.edge(&format!("/edges/{i}"), e, out));
    }
}

fn own_id<'a>(at: &str, thing: &'a Value, out: &mut Vec<Finding>) -> Option<&'a str> {
    let id = thing.get("id").and_then(Value::as_str);
    if id.is_none() {
        out.push(Finding::new("schema", at, "an object with a member \"id\", a string, is expected here: write it"));
    }
    id
}

/// Checks every place told in `value` (an object with `article`, `start`, `end` and `quote`) against the article's text,
/// where the text is known.
pub fn places(at: &str, value: &Value, texts: &mut Texts, out: &mut Vec<Finding>) {
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(i, x)| places(&format!("{at}/{i}"), x, texts, out)),
        Value::Object(members) => {
            let text = |name: &str| members.get(name).and_then(Value::as_str);
            let number = |name: &str| members.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
            if let (Some(article), Some(quote), Some(start), Some(end)) = (text("article"), text("quote"), number("start"), number("end")) {
                place(at, article, quote, start, end, texts, out);
            }
            for (name, x) in members.iter().filter(|(_, x)| x.is_array() || x.is_object()) {
                places(&format!("{at}/{}", super::compiled::escape(name)), x, texts, out);
            }
        }
        _ => {}
    }
}

fn place(at: &str, article: &str, quote: &str, start: usize, end: usize, texts: &mut Texts, out: &mut Vec<Finding>) {
    if start > end {
        let message = format!("span {start}..{end} ends before it begins: start <= end must hold");
        out.push(Finding::new("span-order", at, message));
        return;
    }
    if quote.is_empty() {
        return;
    }
    let candidates = texts.of_id(article);
    let mut told = None;
    for text in &candidates {
        match differs(&Text::new(text), start, end, quote) {
            None => return,
            Some(message) => told = told.or(Some(message)),
        }
    }
    if let Some(message) = told {
        out.push(Finding::new("quote-mismatch", format!("{at}/quote"), message));
    }
}
