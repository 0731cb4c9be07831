//! RDF: what the graph says as triples, written as Turtle and as JSON-LD with its context inside; both hold the same triples.
//!
//! Places are Web Annotations whose selectors count code points, runs and articles are PROV, claims and propositions are statements that
//! can be talked about. There are no blank nodes, so that two files compare as sets. What articles tell differently of a study
//! (`variants`), and how its mentions came together (`merges`), are left out.

mod jsonld;
mod links;
mod nodes;
mod studies;
mod turtle;
mod vocabulary;

use std::fmt::Display;

pub use jsonld::write as write_jsonld;
pub use turtle::write as write_turtle;

use super::view::View;

/// One thing with what is said of it.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// Its CURIE.
    id: String,
    /// Its types.
    types: Vec<&'static str>,
    /// Properties with their values, values of one property in a row.
    values: Vec<(&'static str, Vec<String>)>,
}

impl Subject {
    fn new(id: impl Into<String>, types: &[&'static str]) -> Self {
        Subject { id: id.into(), types: types.to_vec(), values: Vec::new() }
    }

    /// Says one more thing; what is said already is not said twice.
    fn add(&mut self, property: &'static str, value: impl Display) {
        let value = value.to_string();
        match self.values.iter_mut().find(|(p, _)| *p == property) {
            Some((_, values)) if values.contains(&value) => {}
            Some((_, values)) => values.push(value),
            None => self.values.push((property, vec![value])),
        }
    }

    /// Says it where there is something to say.
    fn maybe(&mut self, property: &'static str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.add(property, value);
        }
    }

    fn range(&mut self, low: &'static str, high: &'static str, range: Option<crate::record::Range>) {
        self.maybe(low, range.and_then(|r| r.low()));
        self.maybe(high, range.and_then(|r| r.high()));
    }
}

/// Where subjects go.
type Sink<'s> = dyn FnMut(Subject) + 's;

/// Everything that the graph says.
fn describe(view: &View, sink: &mut Sink) {
    let links = links::Links::new(view);
    nodes::describe(view, &links, sink);
    links::describe(view, &links, sink);
}
