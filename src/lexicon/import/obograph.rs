//! OBO Graph JSON: nodes of type CLASS are terms, `is_a` edges lead to their parents.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Problem, Scope, Term};

#[derive(Deserialize)]
struct File {
    graphs: Vec<Graph>,
}

#[derive(Deserialize)]
struct Graph {
    #[serde(default)]
    nodes: Vec<Node>,
    #[serde(default)]
    edges: Vec<Edge>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    #[serde(default)]
    lbl: Option<String>,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    meta: Option<Meta>,
}

#[derive(Deserialize)]
struct Meta {
    #[serde(default)]
    deprecated: bool,
    #[serde(default)]
    synonyms: Vec<Synonym>,
}

#[derive(Deserialize)]
struct Synonym {
    pred: String,
    val: String,
}

#[derive(Deserialize)]
struct Edge {
    sub: String,
    pred: String,
    obj: String,
}

/// `http://purl.obolibrary.org/obo/DOID_4` to `DOID:4`; any other identifier as it is.
fn curie(iri: &str) -> String {
    match iri.strip_prefix("http://purl.obolibrary.org/obo/").and_then(|local| local.split_once('_')) {
        Some((prefix, local)) => format!("{prefix}:{local}"),
        None => iri.to_string(),
    }
}

/// The terms of an OBO Graph file.
pub fn read(text: &str) -> Result<Vec<Term>, Problem> {
    let wrong = |e: serde_json::Error| Problem::new(e.line(), e.column(), without_place(&e.to_string()).to_string());
    let file: File = serde_json::from_str(text).map_err(wrong)?;
    let mut terms = Vec::new();
    for graph in file.graphs {
        let mut parents: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for edge in graph.edges.into_iter().filter(|e| e.pred == "is_a") {
            parents.entry(edge.sub).or_default().push(curie(&edge.obj));
        }
        for node in graph.nodes.into_iter().filter(|n| n.kind.as_deref() == Some("CLASS")) {
            let meta = node.meta.unwrap_or(Meta { deprecated: false, synonyms: Vec::new() });
            terms.push(Term {
                id: curie(&node.id),
                name: node.lbl.unwrap_or_default(),
                synonyms: meta.synonyms.into_iter().map(|s| (scope(&s.pred), s.val)).collect(),
                parents: parents.remove(&node.id).unwrap_or_default(),
                kinds: Vec::new(),
                obsolete: meta.deprecated,
            });
        }
    }
    Ok(terms)
}

fn scope(pred: &str) -> Scope {
    match pred {
        "hasExactSynonym" => Scope::Exact,
        "hasNarrowSynonym" => Scope::Narrow,
        "hasBroadSynonym" => Scope::Broad,
        _ => Scope::Related,
    }
}

/// What serde_json says, without the place, which is told in front.
fn without_place(message: &str) -> &str {
    message.rfind(" at line ").map_or(message, |at| &message[..at])
}
