//! Runs the literate cases of `tests/annotate/*.md`: a block of `text`, then a block of `facts` that it must give.
//!
//! A line of `facts` is a kind (`dosage`, `design`, `year`, `sample`, `claim`), the quote in double quotes, then
//! `attribute=value` pairs; a value runs to the next `name=`. Attributes may be paths (`per_day.low`). Attributes that are not
//! listed are not looked at. `none` alone, or `none` and a kind, means that the text gives no such fact.

use std::fmt::Write;

use evigraph::article::Article;
use evigraph::extract::{Options, extract};
use serde_json::Value;

/// One case: where it stands, its text and the lines of facts.
struct Case {
    place: String,
    text: String,
    facts: Vec<String>,
}

fn cases(name: &str, source: &str) -> Vec<Case> {
    let mut out = Vec::new();
    let mut fence: Option<(String, usize, String)> = None;
    let mut text: Option<(usize, String)> = None;
    for (n, line) in source.lines().enumerate() {
        match (&mut fence, line.strip_prefix("```")) {
            (None, Some(kind)) => fence = Some((kind.trim().to_string(), n + 1, String::new())),
            (Some((kind, from, body)), Some(_)) => {
                let body = body.trim_end_matches('\n').to_string();
                match kind.as_str() {
                    "text" => text = Some((*from, body)),
                    "facts" => {
                        let (at, text) = text.take().unwrap_or_else(|| panic!("{name}:{from}: facts without a text"));
                        out.push(Case { place: format!("{name}:{at}"), text, facts: body.lines().map(str::to_string).collect() });
                    }
                    _ => {}
                }
                fence = None;
            }
            (Some((_, _, body)), None) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => {}
        }
    }
    out
}

/// The kind, the quote and the attributes of a line.
fn fact(line: &str) -> Option<(String, String, Vec<(String, String)>)> {
    let (kind, rest) = line.split_once(" \"")?;
    let (quote, rest) = rest.split_once('"')?;
    let mut attributes: Vec<(String, String)> = Vec::new();
    for word in rest.split_whitespace() {
        match word.split_once('=').filter(|(k, _)| k.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'.')) {
            Some((k, v)) => attributes.push((k.to_string(), v.to_string())),
            None => {
                let last = attributes.last_mut()?;
                last.1.push(' ');
                last.1.push_str(word);
            }
        }
    }
    Some((kind.trim().to_string(), quote.to_string(), attributes))
}

/// A value as the cases write it: `200..300`, `..300`, `1/1d`, `8..12wk`, words joined by `+`.
fn written(value: &Value) -> String {
    let range = |v: &Value| -> Option<String> {
        let [low, high] = v.as_array()?.as_slice() else { return None };
        let end = |e: &Value| if e.is_null() { String::new() } else { e.to_string() };
        ((low.is_number() || low.is_null()) && (high.is_number() || high.is_null())).then(|| format!("{}..{}", end(low), end(high)))
    };
    match value {
        Value::Null => "null".to_string(),
        Value::String(s) => s.clone(),
        Value::Array(items) => range(value).unwrap_or_else(|| items.iter().map(written).collect::<Vec<_>>().join("+")),
        Value::Object(o) => {
            if let (Some(times), Some(period), Some(every)) = (o.get("times"), o.get("period"), o.get("every")) {
                let times = written(times);
                let times = times.split_once("..").filter(|(a, b)| a == b).map_or(times.clone(), |(a, _)| a.to_string());
                return format!("{times}/{every}{}", written(period));
            }
            if let (Some(value), Some(unit)) = (o.get("value"), o.get("unit")) {
                return format!("{}{}", written(value), written(unit));
            }
            value.to_string()
        }
        other => other.to_string(),
    }
}

fn attribute<'a>(fact: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(fact, |v, key| v.get(key).unwrap_or(&Value::Null))
}

fn check(case: &Case, wrong: &mut String) -> usize {
    let article = Article { id: case.place.clone(), text: case.text.clone(), ..Article::default() };
    let options = Options { any_language: true, ..Options::default() };
    let record = serde_json::to_value(extract(&article, &options)).expect("a record is plain data");
    let empty = Vec::new();
    let mut said = 0;
    for line in case.facts.iter().filter(|l| !l.trim().is_empty()) {
        said += 1;
        if let Some(kind) = line.strip_prefix("none") {
            let kinds = ["dosage", "design", "year", "sample", "claim"];
            let kind = kind.trim();
            let file = case.place.split(':').next().unwrap_or("").trim_end_matches(".md");
            for k in kinds.iter().filter(|k| **k == kind || kind.is_empty() && file.starts_with(**k)) {
                let found = record[format!("{k}s")].as_array().unwrap_or(&empty);
                if let Some(first) = found.first() {
                    let _ = writeln!(wrong, "{}: expected no {k}, got {first}", case.place);
                }
            }
            continue;
        }
        let (kind, quote, attributes) = fact(line).unwrap_or_else(|| panic!("{}: cannot read {line:?}", case.place));
        let found = record[format!("{kind}s")].as_array().unwrap_or(&empty);
        let same: Vec<&Value> = found.iter().filter(|f| f["quote"] == quote).collect();
        let differs = |f: &Value| attributes.iter().find(|(k, v)| written(attribute(f, k)) != *v).cloned();
        if same.is_empty() {
            let quotes: Vec<&Value> = found.iter().map(|f| &f["quote"]).collect();
            let _ = writeln!(wrong, "{}: no {kind} {quote:?}; found {quotes:?}", case.place);
        } else if same.iter().all(|f| differs(f).is_some()) {
            for f in same {
                if let Some((k, v)) = differs(f) {
                    let _ = writeln!(wrong, "{}: {quote:?} {k}: expected {v}, got {}", case.place, written(attribute(f, &k)));
                }
            }
        }
    }
    said
}

#[test]
fn every_literate_case_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/annotate");
    let mut wrong = String::new();
    let mut said = 0;
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the folder of cases").filter_map(Result::ok).map(|e| e.path()).collect();
    files.sort();
    for path in files.iter().filter(|p| p.extension().is_some_and(|e| e == "md")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(path).expect("a readable file");
        for case in cases(&name, &source) {
            said += check(&case, &mut wrong);
        }
    }
    assert!(said > 0, "no case was read");
    assert!(wrong.is_empty(), "\n{wrong}");
}
