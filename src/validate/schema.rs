//! JSON Schemas (draft 2020-12) made from the types: what `schema/*.schema.json` holds and what validation compiles.

use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value};

use crate::graph::Graph;
use crate::record::Record;

/// The schema of a record, as in `schema/record.schema.json`.
pub fn record_schema() -> Value {
    schema_of::<Record>("evigraph record")
}

/// The schema of a graph, as in `schema/graph.schema.json`; its definitions hold `Node` and `Edge`.
pub fn graph_schema() -> Value {
    schema_of::<Graph>("evigraph graph")
}

/// The schema of what `T` is written as: every member that is always written is required, closed vocabularies are enums.
pub fn schema_of<T: JsonSchema>(title: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<T>();
    RecursiveTransform(tidy).transform(&mut schema);
    schema.insert("title".into(), title.into());
    schema.to_value()
}

/// A schema as committed: indented, with a newline at the end.
pub fn pretty(schema: &Value) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Drops formats that only Rust knows, joins wrapped comment lines, and brings vocabularies to one `enum` each.
fn tidy(schema: &mut Schema) {
    schema.remove("format");
    vocabulary(schema);
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}

/// `oneOf` of described constants becomes `enum`, the meanings told in the description: one short message for a wrong value.
fn vocabulary(schema: &mut Schema) {
    let Some(Value::Array(options)) = schema.get("oneOf") else { return };
    let mut values = Vec::new();
    let mut meanings = Vec::new();
    for option in options {
        let Some(option) = option.as_object() else { return };
        match (option.get("const"), option.get("enum").and_then(Value::as_array)) {
            (Some(v), _) => push(v, option, &mut values, &mut meanings),
            (None, Some(several)) => several.iter().for_each(|v| push(v, option, &mut values, &mut meanings)),
            (None, None) => return,
        }
    }
    let lead = schema.get("description").and_then(Value::as_str).unwrap_or_default().trim().to_string();
    let told = format!("{lead} {}", meanings.join("; "));
    schema.remove("oneOf");
    schema.insert("type".into(), "string".into());
    schema.insert("description".into(), told.trim().into());
    schema.insert("enum".into(), Value::Array(values));
}

fn push(value: &Value, option: &Map<String, Value>, values: &mut Vec<Value>, meanings: &mut Vec<String>) {
    let name = value.as_str().unwrap_or_default();
    match option.get("description").and_then(Value::as_str) {
        Some(m) => meanings.push(format!("`{name}`: {}", m.trim_end_matches('.'))),
        None => meanings.push(format!("`{name}`")),
    }
    values.push(value.clone());
}
