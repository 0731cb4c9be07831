//! Which nodes a name that was asked for stands for, and which names are near one that stands for none.

use std::collections::BTreeSet;

use crate::graph::{Graph, PropositionNode};
use crate::lexicon::{Lexicon, near, normalize};
use crate::synthesize::bare;

/// Names offered for an unknown one, at most.
const OFFERED: usize = 5;

/// The concepts that a name stands for.
pub struct Asked {
    /// The concept itself.
    pub exact: BTreeSet<String>,
    /// It, its forms, its narrower kinds, and combinations with them.
    pub all: BTreeSet<String>,
}

/// The nodes that a name asked for stands for: first the concept itself, then its forms and narrower kinds.
pub fn asked(graph: &Graph, name: &str) -> Asked {
    let lexicon = Lexicon::embedded();
    let plain = normalize(name);
    let wanted = lexicon.by_name(name).or_else(|| bare(&plain, lexicon)).map(|c| c.id.clone());
    let mut out = Asked { exact: BTreeSet::new(), all: BTreeSet::new() };
    for c in graph.concepts() {
        let under = || lexicon.by_id(&c.id).is_some_and(|k| lexicon.ancestors(k).iter().any(|a| Some(&a.id) == wanted.as_ref()));
        if Some(&c.id) == wanted.as_ref() || normalize(&c.name) == plain {
            out.exact.insert(c.id.clone());
            out.all.insert(c.id.clone());
        } else if wanted.is_some() && under() {
            out.all.insert(c.id.clone());
        }
    }
    let combinations: Vec<String> =
        graph.concepts().filter(|c| c.members.iter().any(|m| out.all.contains(m))).map(|c| c.id.clone()).collect();
    out.all.extend(combinations);
    out
}

/// A name that neither the corpus nor the vocabulary has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The name.
    pub name: String,
    /// Names near it that the corpus speaks of, else that the vocabulary has.
    pub near: Vec<String>,
}

impl std::fmt::Display for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: neither these articles nor the vocabulary have this name", self.name)?;
        if self.near.is_empty() { Ok(()) } else { write!(f, "; near it: {}", self.near.join(", ")) }
    }
}

/// The first of the names asked for that is unknown.
pub fn unknown(graph: &Graph, subject: &str, object: Option<&str>) -> Option<Unknown> {
    let lexicon = Lexicon::embedded();
    let lacks = |name: &str| asked(graph, name).all.is_empty() && lexicon.by_name(name).is_none();
    let offer = |name: &str, end: fn(&PropositionNode) -> &str| {
        let spoken: BTreeSet<&str> = graph.propositions().map(end).collect();
        let here = graph.concepts().filter(|c| spoken.contains(c.id.as_str())).map(|c| c.name.as_str());
        let found = near(name, here, OFFERED);
        let found = if found.is_empty() { near(name, lexicon.names(), OFFERED) } else { found };
        Unknown { name: name.to_string(), near: found.into_iter().map(str::to_string).collect() }
    };
    if lacks(subject) {
        return Some(offer(subject, |p| &p.subject));
    }
    object.filter(|o| lacks(o)).map(|o| offer(o, |p| &p.object))
}
