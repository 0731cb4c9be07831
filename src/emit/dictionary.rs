//! The data dictionary as Markdown, made from the JSON Schemas and from the tables of the exports.

use std::fmt::Write;

use serde_json::Value;

use super::exports::tables::{Column, Kind, TABLES};

/// `text` inside a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn name_of(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}

/// The type of a member in words.
fn kind(schema: &Value) -> String {
    if let Some(to) = schema["$ref"].as_str() {
        let name = name_of(to);
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(options) = schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array()) {
        return options.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    if let Some(value) = schema.get("const") {
        return format!("`{}`", value.as_str().map_or_else(|| value.to_string(), str::to_string));
    }
    if schema.get("enum").is_some() {
        return "word".into();
    }
    let one = |t: &str| match t {
        "array" => format!("list of {}", schema.get("items").map_or_else(|| "anything".into(), kind)),
        t => t.to_string(),
    };
    match &schema["type"] {
        Value::String(t) => one(t),
        Value::Array(list) => list.iter().filter_map(Value::as_str).map(one).collect::<Vec<_>>().join(" or "),
        _ => "anything".into(),
    }
}

fn members(out: &mut String, schema: &Value) {
    let Some(properties) = schema["properties"].as_object() else { return };
    out.push_str("\n| member | type | what it holds |\n|---|---|---|\n");
    for (name, member) in properties {
        let about = member["description"].as_str().unwrap_or_default();
        let _ = writeln!(out, "| `{name}` | {} | {} |", cell(&kind(member)), cell(about));
    }
}

fn definition(out: &mut String, name: &str, schema: &Value) {
    let _ = writeln!(out, "\n#### {name}\n\n{}", schema["description"].as_str().unwrap_or_default());
    members(out, schema);
    for option in schema["oneOf"].as_array().into_iter().flatten() {
        let Some(kind) = option["properties"]["kind"]["const"].as_str() else { continue };
        let _ = writeln!(out, "\n##### `{kind}`\n\n{}", option["description"].as_str().unwrap_or_default());
        members(out, option);
    }
    let plain = schema.get("properties").is_none() && schema.get("oneOf").is_none() && schema.get("enum").is_none();
    if plain {
        let _ = writeln!(out, "\nType: {}.", kind(schema));
    }
}

fn schema(out: &mut String, title: &str, about: &str, root: &Value, told: &[&Value]) {
    let _ = writeln!(out, "\n## {title}\n\n{about}");
    members(out, root);
    for (name, definition_of) in root["$defs"].as_object().into_iter().flatten() {
        // What an earlier schema tells in the same words is not told twice.
        if told.iter().any(|t| t["$defs"].get(name) == Some(definition_of)) {
            continue;
        }
        definition(out, name, definition_of);
    }
}

fn column(c: &Column) -> String {
    let kind = match c.kind {
        Kind::Text => "text",
        Kind::Integer => "whole number",
        Kind::Number => "number",
        Kind::Boolean => "true or false",
    };
    let to = c.refers.map(|t| format!(", refers to [{t}](#{t})")).unwrap_or_default();
    let may = if c.required { "" } else { ", may be empty" };
    format!("| `{}` | {kind}{to}{may} | {} |\n", c.name, cell(c.about))
}

/// The page `docs/data-dictionary.md`, given the schemas of a record and of a graph.
pub fn markdown(record: &Value, graph: &Value) -> String {
    let mut out = String::from(
        "# Data dictionary\n\nEvery field of what evigraph writes. Printed by `evigraph schema dictionary` from the JSON Schemas in \
         `schema/` and from the\ntables of the exports.\n",
    );
    schema(
        &mut out,
        "Record",
        "One article: a line of `records.jsonl`, a file of `records/`. Schema: `schema/record.schema.json`.",
        record,
        &[],
    );
    let about = "All articles together: `graph.json`; a line of `nodes.jsonl`, `studies.jsonl` and `propositions.jsonl` is a Node, a line of \
                 `edges.jsonl` an Edge. Schema: `schema/graph.schema.json`. What is described under Record is not described again.";
    schema(&mut out, "Graph", about, graph, &[record]);
    out.push_str("\n## Tables\n\nThe CSV files in `exports/csv` and the tables of `exports/evigraph.sqlite`.\n");
    for table in TABLES {
        let key = table.key.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ");
        let _ = writeln!(out, "\n#### {}\n\n{} Key: {key}.\n\n| column | type | what it holds |\n|---|---|---|", table.name, table.about);
        table.columns.iter().for_each(|c| out.push_str(&column(c)));
    }
    out
}
