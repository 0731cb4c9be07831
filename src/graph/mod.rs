//! The evidence graph: what all articles say together. Typed nodes and edges, ids made from content, canonical order.
//!
//! [`build`] is a pure function of the records, whatever their order; no file format is known here.

mod build;
mod edge;
mod evidence;
mod layout;
mod node;
mod study;
mod words;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use build::{build, build_with};
pub use edge::*;
pub use evidence::*;
pub use node::*;
pub use words::{design_words, duration_iso, duration_words, range_words, year_words};

/// All articles together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "evigraph graph")]
pub struct Graph {
    /// Version of this format.
    pub schema_version: String,
    /// Nodes, by kind and id.
    pub nodes: Vec<Node>,
    /// Edges, by kind, subject, object and id.
    pub edges: Vec<Edge>,
}

impl Graph {
    /// The studies.
    pub fn studies(&self) -> impl Iterator<Item = &StudyNode> {
        self.nodes.iter().filter_map(|n| if let Node::Study(s) = n { Some(&**s) } else { None })
    }

    /// The propositions.
    pub fn propositions(&self) -> impl Iterator<Item = &PropositionNode> {
        self.nodes.iter().filter_map(|n| if let Node::Proposition(p) = n { Some(p) } else { None })
    }

    /// The claims.
    pub fn claims(&self) -> impl Iterator<Item = &ClaimNode> {
        self.nodes.iter().filter_map(|n| if let Node::Claim(c) = n { Some(c) } else { None })
    }

    /// The concepts.
    pub fn concepts(&self) -> impl Iterator<Item = &ConceptNode> {
        self.nodes.iter().filter_map(|n| if let Node::Concept(c) = n { Some(c) } else { None })
    }

    /// The node with an identifier.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|n| n.id() == id)
    }
}

/// A computed figure as written: four decimals.
pub(crate) fn round(x: f64) -> f64 {
    let r = (x * 10_000.0).round() / 10_000.0;
    if r == 0.0 { 0.0 } else { r }
}
