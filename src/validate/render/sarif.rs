//! Findings as SARIF 2.1.0.

use serde_json::{Value, json};

use super::{Outcome, file};
use crate::validate::finding::{CODES, Finding};

pub fn render(outcome: &Outcome) -> String {
    let rule = |(id, meaning): &(&str, &str)| json!({ "id": id, "shortDescription": { "text": meaning }, "defaultConfiguration": { "level": "error" } });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": CODES.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": outcome.findings.iter().map(result).collect::<Vec<_>>(),
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications(outcome) }],
        }],
    });
    format!("{log:#}\n")
}

fn result(f: &Finding) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&file(f)) } });
    if let Some(line) = f.line {
        physical["region"] = json!({ "startLine": line });
    }
    let mut location = json!({ "physicalLocation": physical });
    if !f.pointer.is_empty() {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": f.pointer, "kind": "member" }]);
    }
    let mut result = json!({ "ruleId": f.code, "level": "error", "message": { "text": f.message }, "locations": [location] });
    if let Some(at) = CODES.iter().position(|(code, _)| *code == f.code) {
        result["ruleIndex"] = json!(at);
    }
    result
}

fn notifications(outcome: &Outcome) -> Vec<Value> {
    let note = |id: &String| json!({ "level": "note", "message": { "text": format!("the text of {id} is missing: its quotes were not checked") } });
    outcome.missing_texts.iter().map(note).collect()
}

/// A path as a URI reference: everything but unreserved characters and `/` percent-encoded; absolute paths as `file:`.
fn uri(path: &str) -> String {
    let mut out = String::new();
    if path.starts_with('/') {
        out.push_str("file://");
    } else if path.as_bytes().get(1) == Some(&b':') {
        out.push_str("file:///");
    }
    for b in path.bytes() {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(b)),
            _ => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}
