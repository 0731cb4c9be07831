//! JSON-LD 1.1 with its context inside: a context elsewhere could not be read offline.

use std::io;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::super::view::{View, without_controls};
use super::vocabulary::{Kind, PROPERTIES, VOCABULARIES, iri, kind};
use super::{Subject, describe};
use crate::emit::graph::file;

fn context() -> Value {
    let mut out = Map::new();
    for (prefix, base) in VOCABULARIES {
        out.insert((*prefix).into(), (*base).into());
    }
    for (property, kind) in PROPERTIES {
        let of = if *kind == Kind::Iri { Some("@id") } else { kind.datatype() };
        if let Some(of) = of {
            out.insert((*property).into(), json!({"@id": property, "@type": of}));
        }
    }
    out.into()
}

/// A thing by its prefix where the context has it, else in full.
fn name(id: &str) -> String {
    let known = id.split_once(':').is_some_and(|(p, _)| VOCABULARIES.iter().any(|(q, _)| *q == p));
    let full = iri(id);
    // What was encoded must not be written as it was given.
    if known && full.ends_with(id.split_once(':').map_or("", |(_, local)| local)) { id.to_string() } else { full }
}

fn object(s: &Subject) -> Value {
    let mut out = Map::new();
    out.insert("@id".into(), name(&s.id).into());
    out.insert("@type".into(), s.types.clone().into());
    for (property, values) in &s.values {
        let kind = kind(property);
        let one = |v: &String| match kind {
            Kind::Iri => Value::from(name(v)),
            Kind::Text => Value::from(without_controls(v)),
            _ => Value::from(v.as_str()),
        };
        let value = if let [only] = values.as_slice() { one(only) } else { values.iter().map(one).collect() };
        out.insert((*property).into(), value);
    }
    out.into()
}

/// Writes `graph.jsonld` into `dir`, one thing a line.
pub fn write(view: &View, dir: &Path) -> io::Result<()> {
    file(dir, "graph.jsonld", |out| {
        write!(out, "{{\"@context\":{},\n\"@graph\":[", context())?;
        let mut done = Ok(());
        let mut between = "\n";
        describe(view, &mut |s| {
            if done.is_ok() {
                done = write!(out, "{between}{}", object(&s));
                between = ",\n";
            }
        });
        done?;
        writeln!(out, "\n]}}")
    })
}
