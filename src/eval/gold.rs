//! Gold lines: one annotated article a line, as the annotation contract says. A bad line is told with its place and set aside.

use std::fmt;
use std::path::Path;

use serde_json::{Map, Value};

use super::field::Field;
use crate::record::{Certainty, ClaimKind, Design, DesignStatus, DosageRole, Limitation, Modifier, Relation, SampleKind, YearRole};
use crate::validate::locate::byte_of;

/// One fact, annotated or predicted: its place, and its members as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// First code point.
    pub start: i64,
    /// One past the last.
    pub end: i64,
    /// The words.
    pub quote: String,
    /// All members.
    pub members: Map<String, Value>,
}

impl Item {
    /// The fact of a JSON object, where it tells its place.
    pub fn read(value: &Value) -> Option<Item> {
        let members = value.as_object()?;
        let quote = members.get("quote").and_then(Value::as_str).unwrap_or_default().to_string();
        Some(Item { start: members.get("start")?.as_i64()?, end: members.get("end")?.as_i64()?, quote, members: members.clone() })
    }

    /// A member; null where it is not there.
    pub fn get(&self, member: &str) -> &Value {
        self.members.get(member).unwrap_or(&Value::Null)
    }

    /// A member's words; empty where it has none.
    pub fn words(&self, member: &str) -> &str {
        self.get(member).as_str().unwrap_or_default()
    }
}

/// The facts of one article, by field.
pub type Facts = [Vec<Item>; Field::ALL.len()];

/// One annotated article.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    /// Its id.
    pub id: String,
    /// The name of the file that its text is read from, else its id: records may be matched by it.
    pub name: String,
    /// Its text, from the line or from the file that the line names.
    pub text: Option<String>,
    /// Its facts.
    pub facts: Facts,
}

/// Something wrong with a line of gold or of records.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// The file as given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in code points.
    pub column: usize,
    /// What was expected, what is there, what becomes of it.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

/// The annotated articles of a file, and what was wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// What can be scored, in the order of the file.
    pub articles: Vec<GoldArticle>,
    /// What cannot, and quotes that are not what the text says.
    pub problems: Vec<Problem>,
}

impl Gold {
    /// Reads gold lines. `file` names them in messages; `folders` are where a `text_path` is looked for.
    pub fn parse(source: &str, file: &str, folders: &[&Path]) -> Gold {
        let mut gold = Gold::default();
        for (at, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let problem = |(byte, message): (usize, String)| {
                let column = 1 + line.get(..byte).unwrap_or(line).chars().count();
                Problem { file: file.to_string(), line: at + 1, column, message }
            };
            match article(line, folders) {
                Ok((article, doubts)) => {
                    gold.articles.push(article);
                    gold.problems.extend(doubts.into_iter().map(problem));
                }
                Err(faults) => {
                    gold.problems.extend(faults.into_iter().map(|(byte, said)| problem((byte, format!("{said}; the line is left out")))))
                }
            }
        }
        gold
    }
}

/// A place in the line, and what is wrong there.
type Fault = (usize, String);

fn article(line: &str, folders: &[&Path]) -> Result<(GoldArticle, Vec<Fault>), Vec<Fault>> {
    let value: Value = serde_json::from_str(line).map_err(|e| vec![(e.column().saturating_sub(1), syntax(&e))])?;
    let Some(record) = value.as_object() else { return Err(vec![(0, format!("expected an object with id, got {}", kind(&value)))]) };
    let mut faults = Vec::new();
    let mut fault = |pointer: &str, message: String| faults.push((byte_of(line, pointer), message));
    let id = record.get("id").and_then(Value::as_str).unwrap_or_else(|| {
        fault("/id", format!("expected a string as id, got {}", kind(&value["id"])));
        ""
    });
    for member in ["text", "text_path"] {
        if !(value[member].is_null() || value[member].is_string()) {
            fault(&format!("/{member}"), format!("expected a string as {member}, got {}", kind(&value[member])));
        }
    }
    let mut facts = Facts::default();
    for (field, facts) in Field::ALL.into_iter().zip(&mut facts) {
        let name = field.as_str();
        match &value[name] {
            Value::Null => {}
            Value::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    check(field, item, &mut |member, message| fault(&format!("/{name}/{i}{member}"), format!("{name}[{i}]: {message}")));
                    facts.extend(Item::read(item));
                }
            }
            other => fault(&format!("/{name}"), format!("expected a list of {name}, got {}", kind(other))),
        }
    }
    let path = value["text_path"].as_str();
    let mut text = value["text"].as_str().map(str::to_string);
    if let (None, Some(path)) = (&text, path) {
        text = folders.iter().find_map(|f| std::fs::read(f.join(path)).ok()).and_then(|bytes| String::from_utf8(bytes).ok());
        if text.is_none() {
            let looked: Vec<_> = folders.iter().map(|f| f.display().to_string()).collect();
            fault("/text_path", format!("expected a UTF-8 file {path} in {}; say with --texts where it is", looked.join(" or ")));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let doubts = text.as_deref().map(|text| quotes(line, text, &facts)).unwrap_or_default();
    let name = path.unwrap_or(id).rsplit('/').next().unwrap_or_default().to_string();
    Ok((GoldArticle { id: id.to_string(), name, text, facts }, doubts))
}

/// Quotes that are not what the text says at their place. They are scored all the same: the place counts, not the words.
fn quotes(line: &str, text: &str, facts: &Facts) -> Vec<Fault> {
    let starts: Vec<usize> = text.char_indices().map(|(b, _)| b).chain([text.len()]).collect();
    let mut doubts = Vec::new();
    for (field, items) in Field::ALL.into_iter().zip(facts) {
        for (i, item) in items.iter().enumerate() {
            let byte = |at: i64| usize::try_from(at).ok().and_then(|at| starts.get(at).copied());
            let there = byte(item.start).zip(byte(item.end)).and_then(|(from, to)| text.get(from..to));
            if there != Some(item.quote.as_str()) {
                let said = there.map_or_else(|| "beyond the end".to_string(), |t| format!("{t:?}"));
                let message = format!(
                    "{field}[{i}]: expected the quote {:?} at {}..{}, the text there is {said}; scored as it is",
                    item.quote,
                    item.start,
                    item.end,
                    field = field.as_str()
                );
                doubts.push((byte_of(line, &format!("/{}/{i}/quote", field.as_str())), message));
            }
        }
    }
    doubts
}

fn syntax(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or(&said);
    format!("expected one JSON object on the line: {said}")
}

fn kind(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_string(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(s) => format!("{:?}", s.chars().take(40).collect::<String>()),
        Value::Array(_) => "a list".to_string(),
        Value::Object(_) => "an object".to_string(),
    }
}

/// Says by pointer what the contract expects of a fact that it does not have.
fn check(field: Field, item: &Value, say: &mut dyn FnMut(&str, String)) {
    let Some(members) = item.as_object() else { return say("", format!("expected an object, got {}", kind(item))) };
    let mut must = |member: &str, holds: bool, expected: &str| {
        if !holds {
            let got = members.get(member).map_or_else(|| "nothing".to_string(), kind);
            say(&format!("/{member}"), format!("expected {expected} as {member}, got {got}"));
        }
    };
    let value = |member: &str| members.get(member).unwrap_or(&Value::Null);
    for end in ["start", "end"] {
        must(end, value(end).as_u64().is_some_and(|n| n <= i64::MAX as u64), "a whole number of code points");
    }
    must("quote", value("quote").is_string(), "a string");
    let words = |m: &str| value(m).is_string() || value(m).is_null();
    let one_of = |m: &str, known: bool| value(m).is_string() && known;
    match field {
        Field::Dosages => {
            must("amount", pair(value("amount")), "[low, high] with at least one number");
            must("unit", value("unit").is_string(), "a UCUM code");
            for member in ["substance", "route", "basis"] {
                must(member, words(member), "a string or null");
            }
            let timed = |v: &Value| v.is_null() || pair(&v["times"]) && v["period"].is_string();
            must("frequency", timed(value("frequency")), r#"{"times": [low, high], "period": "d", "every": n} or null"#);
            let lasting = |v: &Value| v.is_null() || pair(&v["value"]) && v["unit"].is_string();
            must("duration", lasting(value("duration")), r#"{"value": [low, high], "unit": "wk"} or null"#);
            must(
                "role",
                value("role").is_null() || one_of("role", known::<DosageRole>(value("role"))),
                &list(DosageRole::ALL, DosageRole::as_str),
            );
        }
        Field::Designs => {
            must("design", one_of("design", known::<Design>(value("design"))), &list(Design::ALL, Design::as_str));
            let modifiers = value("modifiers").as_array().is_some_and(|all| all.iter().all(known::<Modifier>));
            must("modifiers", modifiers, &format!("a list of {}", list(Modifier::ALL, Modifier::as_str)));
            must("status", one_of("status", known::<DesignStatus>(value("status"))), &list(DesignStatus::ALL, DesignStatus::as_str));
        }
        Field::Years => {
            must("year", pair(value("year")), "[from, to]");
            must("role", one_of("role", known::<YearRole>(value("role"))), &list(YearRole::ALL, YearRole::as_str));
        }
        Field::Samples => {
            must("kind", one_of("kind", known::<SampleKind>(value("kind"))), &list(SampleKind::ALL, SampleKind::as_str));
            match value("kind").as_str() {
                Some("size" | "group_size" | "studies_included" | "age") => {
                    must("value", value("value").is_number() || pair(value("value")), "[low, high]");
                }
                Some("sex") => must("value", matches!(value("value").as_str(), Some("male" | "female")), "male or female"),
                Some("limitation") => {
                    must("limitation", known::<Limitation>(value("limitation")), &list(Limitation::ALL, Limitation::as_str));
                }
                _ => {}
            }
        }
        Field::Claims => {
            for member in ["subject", "object"] {
                must(member, words(member), "a string or null");
            }
            must("relation", one_of("relation", known::<Relation>(value("relation"))), &list(Relation::ALL, Relation::as_str));
            must("certainty", one_of("certainty", known::<Certainty>(value("certainty"))), &list(Certainty::ALL, Certainty::as_str));
            must("kind", one_of("kind", known::<ClaimKind>(value("kind"))), &list(ClaimKind::ALL, ClaimKind::as_str));
        }
    }
}

/// Whether a value is `[low, high]` with at least one number.
fn pair(value: &Value) -> bool {
    let ends = value.as_array().filter(|ends| ends.len() == 2 && ends.iter().all(|e| e.is_number() || e.is_null()));
    ends.is_some_and(|ends| ends.iter().any(Value::is_number))
}

fn known<T: std::str::FromStr>(value: &Value) -> bool {
    value.as_str().is_some_and(|s| s.parse::<T>().is_ok())
}

fn list<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> String {
    let names: Vec<_> = all.iter().map(|v| name(*v)).collect();
    format!("one of {}", names.join(", "))
}
