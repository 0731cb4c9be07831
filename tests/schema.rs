//! The committed schemas equal those that the types give. `UPDATE_SCHEMA=1 cargo test --test schema` rewrites them.

use std::path::Path;

use evigraph::validate::schema::{graph_schema, pretty, record_schema};
use serde_json::Value;

fn held(name: &str, schema: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(name);
    let made = pretty(schema);
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "{name} is not what the types give: run UPDATE_SCHEMA=1 cargo test --test schema");
}

#[test]
fn record_schema_is_committed() {
    held("record.schema.json", &record_schema());
}

#[test]
fn graph_schema_is_committed() {
    held("graph.schema.json", &graph_schema());
}

#[test]
fn the_data_dictionary_is_committed() {
    let made = evigraph::emit::dictionary::markdown(&record_schema(), &graph_schema());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/data-dictionary.md");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "docs/data-dictionary.md is not what the types give: run UPDATE_SCHEMA=1 cargo test --test schema");
    for table in evigraph::emit::exports::tables::TABLES {
        assert!(made.contains(&format!("\n#### {}\n", table.name)), "{} is not in the dictionary", table.name);
    }
}

/// Calls `f` with each schema inside and where it stands.
fn each(v: &Value, at: &str, f: &mut impl FnMut(&str, &Value)) {
    f(at, v);
    match v {
        Value::Object(o) => o.iter().for_each(|(k, x)| each(x, &format!("{at}/{k}"), f)),
        Value::Array(a) => a.iter().enumerate().for_each(|(i, x)| each(x, &format!("{at}/{i}"), f)),
        _ => {}
    }
}

#[test]
fn every_member_is_described_and_every_object_closed() {
    each(&record_schema(), "", &mut |at, v| {
        let Some(properties) = v.get("properties").and_then(Value::as_object) else { return };
        assert_eq!(v["additionalProperties"], Value::Bool(false), "{at} takes unknown members");
        for (name, p) in properties {
            let told = p.get("description").and_then(Value::as_str).is_some_and(|d| !d.is_empty());
            assert!(told, "{at}/properties/{name} has no description");
        }
    });
}

#[test]
fn offsets_ids_and_ranges_are_tight() {
    let s = record_schema();
    let defs = &s["$defs"];
    assert_eq!(defs["Dosage"]["properties"]["start"]["minimum"], 0);
    assert_eq!(defs["Dosage"]["properties"]["confidence"]["maximum"].as_f64(), Some(1.0));
    assert_eq!(defs["Range"]["minItems"], 2);
    assert_eq!(defs["Range"]["maxItems"], 2);
    assert_eq!(defs["YearRange"]["items"]["type"], "integer");
    assert_eq!(defs["ArticleInfo"]["properties"]["sha256"]["pattern"], "^[0-9a-f]{64}$");
    assert!(defs["Claim"]["properties"]["study"]["pattern"].as_str().unwrap().starts_with("^EVG:"));
    assert!(defs["Relation"]["enum"].as_array().unwrap().len() > 5);
}

/// Something tagged as a graph's nodes are.
#[derive(serde::Serialize, schemars::JsonSchema)]
#[serde(tag = "kind")]
enum Node {
    /// A study.
    #[serde(rename = "study")]
    Study(StudyNode),
    /// A concept.
    #[serde(rename = "concept")]
    Concept(ConceptNode),
}

/// A study.
#[derive(serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct StudyNode {
    /// Its id.
    id: String,
    /// People in it.
    size: Option<u32>,
}

/// A concept.
#[derive(serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct ConceptNode {
    /// Its id.
    id: String,
}

/// Nodes.
#[derive(serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct Nodes {
    /// All of them.
    nodes: Vec<Node>,
}

#[test]
fn tagged_unions_take_their_own_members_alone() {
    let schema = evigraph::validate::schema::schema_of::<Nodes>("nodes");
    let node = evigraph::validate::Compiled::definition(&schema, "Node").unwrap();
    let good = [Node::Study(StudyNode { id: "a".into(), size: None }), Node::Concept(ConceptNode { id: "b".into() })];
    for n in good {
        assert_eq!(node.check(&serde_json::to_value(n).unwrap()), [], "{schema:#}");
    }
    let bad = node.check(&serde_json::json!({ "kind": "study", "id": "a", "size": "many" }));
    assert_eq!(bad.iter().map(|f| f.pointer.as_str()).collect::<Vec<_>>(), ["/size"], "{bad:?}");
    let bad = node.check(&serde_json::json!({ "kind": "concept", "id": "a", "size": 3 }));
    assert_eq!(bad.iter().map(|f| f.pointer.as_str()).collect::<Vec<_>>(), ["/size"], "{bad:?}");
    let bad = node.check(&serde_json::json!({ "kind": "tree", "id": "a" }));
    assert!(bad.len() == 1 && bad[0].message.contains("concept"), "{bad:?}");
}
