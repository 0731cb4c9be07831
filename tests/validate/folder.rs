//! Each way of damaging a run's folder is found, once, at its place; the sample output fits together.

use std::path::Path;

use evigraph::validate::{CODES, Finding, validate_paths};
use serde_json::{Value, json};

/// A copy of the sample output, without exports.
fn sample() -> tempfile::TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("output");
    let to = tempfile::tempdir().unwrap();
    for part in ["", "records"] {
        std::fs::create_dir_all(to.path().join(part)).unwrap();
        for entry in std::fs::read_dir(from.join(part)).unwrap().map(Result::unwrap).filter(|e| e.path().is_file()) {
            std::fs::copy(entry.path(), to.path().join(part).join(entry.file_name())).unwrap();
        }
    }
    to
}

/// What is found after the lines of a file of the sample output were changed.
fn damaged(file: &str, change: impl FnOnce(&mut Vec<String>)) -> Vec<Finding> {
    let folder = sample();
    let path = folder.path().join(file);
    let mut lines: Vec<String> = std::fs::read_to_string(&path).unwrap().lines().map(String::from).collect();
    change(&mut lines);
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    let found = validate_paths(&[folder.path().to_path_buf()], &[]).unwrap().findings;
    assert!(found.iter().all(|f| CODES.iter().any(|(c, _)| *c == f.code) && f.line.is_some()), "{found:#?}");
    found
}

/// One finding only, in `file` on `line`.
#[track_caller]
fn one(found: &[Finding], code: &str, file: &str, line: usize, pointer: &str) {
    let told: Vec<_> = found.iter().map(|f| (f.code, f.file.file_name().unwrap().to_str().unwrap(), f.line, f.pointer.as_str())).collect();
    assert_eq!(told, [(code, file, Some(line), pointer)], "{found:#?}");
}

/// Changes a member of the JSON on a line.
fn set(line: &mut String, pointer: &str, to: Value) {
    let mut v: Value = serde_json::from_str(line).unwrap();
    let member = v.pointer_mut(pointer).unwrap();
    assert_ne!(*member, to);
    *member = to;
    *line = v.to_string();
}

#[test]
fn the_sample_output_fits_together() {
    assert_eq!(damaged("run.json", |_| {}), []);
}

#[test]
fn a_line_of_a_table_is_gone() {
    for file in ["studies.jsonl", "propositions.jsonl", "edges.jsonl"] {
        one(&damaged(file, |l| drop(l.remove(2))), "table-mismatch", file, 3, "");
    }
    let renamed = damaged("edges.jsonl", |l| set(&mut l[4], "/id", json!("EVG:edge.other")));
    one(&renamed, "table-mismatch", "edges.jsonl", 5, "/id");
    let unknown = damaged("studies.jsonl", |l| set(&mut l[4], "/id", json!("EVG:study.other")));
    one(&unknown, "unknown-node", "studies.jsonl", 5, "/id");
    let found = damaged("nodes.jsonl", |l| drop(l.pop()));
    assert!(found.iter().any(|f| f.code == "table-mismatch" && f.file.ends_with("nodes.jsonl")), "{found:#?}");
    let twice = damaged("studies.jsonl", |l| l.push(l[0].clone()));
    one(&twice, "duplicate-id", "studies.jsonl", 1, "/id");
}

#[test]
fn a_value_of_a_table_is_changed() {
    let propositions = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("output/propositions.jsonl")).unwrap();
    let mut lines = propositions.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()).enumerate();
    // A belief is null where no study takes a side.
    let (at, believed) = lines.find(|(_, p)| p.pointer("/belief/value").is_some_and(Value::is_number)).unwrap();
    let other = |pointer: &str| match believed.pointer(pointer).unwrap() {
        Value::String(_) => json!("other"),
        _ => json!(977),
    };
    for pointer in ["/belief/value", "/verdict", "/studies/supports", "/effect"] {
        let found = damaged("propositions.jsonl", |l| set(&mut l[at], pointer, other(pointer)));
        one(&found, "table-mismatch", "propositions.jsonl", at + 1, pointer);
        assert!(found[0].message.contains("stands here") && found[0].message.contains("graph.json"), "{found:#?}");
    }
    let found = damaged("nodes.jsonl", |l| {
        let at = l.iter().position(|l| l.contains("\"kind\":\"proposition\"")).unwrap();
        set(&mut l[at], "/name", json!("another name"));
    });
    assert_eq!((found.len(), found[0].code, found[0].pointer.as_str()), (1, "table-mismatch", "/name"), "{found:#?}");
    let all = damaged("propositions.jsonl", |l| l.iter_mut().for_each(|l| set(l, "/studies/supports", json!(977))));
    assert!(all.len() < 10, "one cause, {} findings", all.len());
}

#[test]
fn a_manifest_does_not_fit() {
    let empty = damaged("run.json", |l| *l = vec!["{}".into()]);
    one(&empty, "manifest", "run.json", 1, "");
    assert!(empty[0].message.contains("articles") && empty[0].message.contains("facts"));
    let count = damaged("run.json", |l| {
        let at = l.iter().position(|l| l.contains("\"claims\":")).unwrap();
        l[at] = "\"claims\": 9999,".into();
    });
    assert_eq!((count.len(), count[0].code, count[0].pointer.as_str()), (1, "manifest", "/facts/claims"), "{count:#?}");
    let listed = damaged("run.json", |l| {
        let at = l.iter().position(|l| l.contains("\"count\":")).unwrap();
        l[at] = "\"count\": 9999,".into();
    });
    assert_eq!((listed.len(), listed[0].pointer.as_str()), (1, "/inputs/count"), "{listed:#?}");
    let record = damaged("records.jsonl", |l| drop(l.pop()));
    assert_eq!((record.len(), record[0].pointer.as_str()), (1, "/articles"), "{record:#?}");
}

#[test]
fn a_file_of_a_run_is_gone() {
    for name in ["texts.jsonl", "studies.jsonl", "propositions.jsonl", "nodes.jsonl", "edges.jsonl", "graph.json", "records.jsonl"] {
        let folder = sample();
        std::fs::remove_file(folder.path().join(name)).unwrap();
        let found = validate_paths(&[folder.path().to_path_buf()], &[]).unwrap().findings;
        one(&found, "missing-file", "run.json", 1, "");
        assert!(found[0].message.contains(name), "{found:#?}");
    }
}
