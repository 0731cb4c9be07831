//! Cytoscape.js JSON for drawing: members that hold a single value, with a label; lists and objects are left out.

use std::io;
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::view::View;
use crate::emit::graph::file;

/// The members of a thing that hold one value.
fn flat(thing: &impl Serialize) -> io::Result<Map<String, Value>> {
    let Value::Object(map) = serde_json::to_value(thing)? else { return Ok(Map::new()) };
    Ok(map.into_iter().filter(|(_, v)| !matches!(v, Value::Null | Value::Array(_) | Value::Object(_))).collect())
}

/// Writes `cytoscape.json` into `dir`, one element a line.
pub fn write(view: &View, dir: &Path) -> io::Result<()> {
    file(dir, "cytoscape.json", |out| {
        write!(out, "{{\"elements\":{{\"nodes\":[")?;
        let mut between = "\n";
        for node in &view.graph.nodes {
            let mut data = flat(node)?;
            data.insert("label".into(), view.label(node).into());
            write!(out, "{between}{}", json!({"data": data, "classes": node.kind()}))?;
            between = ",\n";
        }
        write!(out, "\n],\"edges\":[")?;
        between = "\n";
        for edge in &view.graph.edges {
            let mut data = flat(edge)?;
            for (ours, theirs) in [("subject", "source"), ("object", "target")] {
                let end = data.remove(ours).unwrap_or_default();
                data.insert(theirs.into(), end);
            }
            data.insert("label".into(), edge.kind().into());
            data.insert("places".into(), edge.provenance().len().into());
            write!(out, "{between}{}", json!({"data": data, "classes": edge.kind()}))?;
            between = ",\n";
        }
        writeln!(out, "\n]}}}}")
    })
}
