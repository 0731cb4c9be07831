//! GraphML: every member of every node and edge that holds a single value is an attribute; lists and objects are JSON in a string,
//! nulls are left out, control characters that XML cannot hold are dropped.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Map, Value};

use super::view::{View, without_controls};
use crate::emit::graph::file;

/// Attribute names with the types that their values need.
type Keys = BTreeMap<String, &'static str>;

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "double",
        Value::Number(_) => "long",
        _ => "string",
    }
}

fn learn(keys: &mut Keys, members: &Map<String, Value>) {
    for (name, value) in members.iter().filter(|(_, v)| !v.is_null()) {
        let found = type_of(value);
        let known = keys.entry(name.clone()).or_insert(found);
        if *known != found {
            *known = if matches!((*known, found), ("long", "double") | ("double", "long")) { "double" } else { "string" };
        }
    }
}

/// `text` as XML character data.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in without_controls(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
    out
}

fn shown(value: &Value) -> String {
    if let Value::String(s) = value { escaped(s) } else { escaped(&value.to_string()) }
}

fn data(out: &mut dyn Write, scope: char, members: &Map<String, Value>) -> io::Result<()> {
    for (name, value) in members.iter().filter(|(_, v)| !v.is_null()) {
        writeln!(out, "      <data key=\"{scope}_{}\">{}</data>", escaped(name), shown(value))?;
    }
    Ok(())
}

fn members(thing: &impl serde::Serialize) -> io::Result<Map<String, Value>> {
    match serde_json::to_value(thing)? {
        Value::Object(map) => Ok(map),
        _ => Ok(Map::new()),
    }
}

fn node(view: &View, node: &crate::graph::Node) -> io::Result<Map<String, Value>> {
    let mut map = members(node)?;
    map.remove("id");
    map.insert("label".into(), view.label(node).into());
    Ok(map)
}

fn edge(edge: &crate::graph::Edge) -> io::Result<Map<String, Value>> {
    let mut map = members(edge)?;
    for name in ["id", "subject", "object"] {
        map.remove(name);
    }
    Ok(map)
}

/// Writes `graph.graphml` into `dir`.
pub fn write(view: &View, dir: &Path) -> io::Result<()> {
    let (mut of_nodes, mut of_edges) = (Keys::new(), Keys::new());
    for n in &view.graph.nodes {
        learn(&mut of_nodes, &node(view, n)?);
    }
    for e in &view.graph.edges {
        learn(&mut of_edges, &edge(e)?);
    }
    file(dir, "graph.graphml", |out| {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
        for (scope, what, keys) in [('n', "node", &of_nodes), ('e', "edge", &of_edges)] {
            for (name, kind) in keys {
                let name = escaped(name);
                writeln!(out, "  <key id=\"{scope}_{name}\" for=\"{what}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
            }
        }
        writeln!(out, "  <graph id=\"evigraph\" edgedefault=\"directed\">")?;
        for n in &view.graph.nodes {
            writeln!(out, "    <node id=\"{}\">", escaped(n.id()))?;
            data(out, 'n', &node(view, n)?)?;
            writeln!(out, "    </node>")?;
        }
        for e in &view.graph.edges {
            writeln!(out, "    <edge id=\"{}\" source=\"{}\" target=\"{}\">", escaped(e.id()), escaped(e.subject()), escaped(e.object()))?;
            data(out, 'e', &edge(e)?)?;
            writeln!(out, "    </edge>")?;
        }
        writeln!(out, "  </graph>\n</graphml>")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn types_widen_and_text_is_escaped() {
        let mut keys = Keys::new();
        for value in [json!({"a": 1, "b": true, "c": [1], "d": null}), json!({"a": 1.5, "b": "x"})] {
            learn(&mut keys, value.as_object().unwrap());
        }
        assert_eq!(keys, Keys::from([("a".into(), "double"), ("b".into(), "string"), ("c".into(), "string")]));
        assert_eq!(escaped("<a & \"b\">\u{0}\r"), "&lt;a &amp; &quot;b&quot;&gt;&#13;");
    }
}
