//! What went wrong, one by one: facts missed, false alarms, and matched facts that differ in an attribute.

use serde::Serialize;
use serde_json::Value;

use super::align::{likeness, overlap};
use super::field::Field;
use super::gold::{GoldArticle, Item};
use super::predicted::Predicted;
use super::score::Scores;

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The gold has it, the record has not.
    Missed,
    /// The record has it, the gold has not.
    FalseAlarm,
    /// Both have it and say something else of it.
    Differs,
}

/// A member on which gold and predicted do not agree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// The member.
    pub member: &'static str,
    /// What the gold says.
    pub gold: Value,
    /// What the record says.
    pub predicted: Value,
}

/// One error with its place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EvalError {
    /// The field.
    pub field: Field,
    /// What went wrong.
    pub kind: ErrorKind,
    /// The article's id.
    pub article: String,
    /// Line of the text, from 1; null without the text.
    pub line: Option<usize>,
    /// Some words before the quote, on its line.
    pub before: String,
    /// The quote: the gold's where there is one.
    pub quote: String,
    /// Some words after it.
    pub after: String,
    /// The rule of the predicted fact; empty where there is none.
    pub rule: String,
    /// The annotated fact; for a false alarm the one that lies nearest, if any shares its words.
    pub gold: Option<Value>,
    /// The predicted fact; for a missed one the one that lies nearest, if any shares its words.
    pub predicted: Option<Value>,
    /// Where the two differ.
    pub differences: Vec<Difference>,
}

/// The first `most` errors of each kind, field by field, in the order of the articles.
pub fn errors(gold: &[GoldArticle], predicted: &Predicted, scores: &Scores, fields: &[Field], most: usize) -> Vec<EvalError> {
    let mut out = Vec::new();
    for (at, field) in Field::ALL.into_iter().enumerate().filter(|(_, f)| fields.contains(f)) {
        let mut found: Vec<EvalError> = Vec::new();
        for ((article, facts), pairs) in gold.iter().zip(predicted).zip(&scores.pairs) {
            let (g, p) = (&article.facts[at][..], facts.as_ref().map_or(&[][..], |f| &f[at][..]));
            let pairs = &pairs[at];
            for item in g.iter().enumerate().filter(|(i, _)| !pairs.iter().any(|m| m.0 == *i)).map(|(_, item)| item) {
                found.push(told(field, ErrorKind::Missed, article, Some(item), nearest(item, p)));
            }
            for item in p.iter().enumerate().filter(|(j, _)| !pairs.iter().any(|m| m.1 == *j)).map(|(_, item)| item) {
                found.push(told(field, ErrorKind::FalseAlarm, article, nearest(item, g), Some(item)));
            }
            let differing = |&&(i, j): &&(usize, usize)| field.attributes().iter().any(|a| !(a.agrees)(&g[i], &p[j]));
            let mut pairs: Vec<_> = pairs.iter().filter(differing).collect();
            pairs.sort();
            found.extend(pairs.into_iter().map(|&(i, j)| told(field, ErrorKind::Differs, article, Some(&g[i]), Some(&p[j]))));
        }
        for kind in [ErrorKind::Missed, ErrorKind::FalseAlarm, ErrorKind::Differs] {
            out.extend(found.iter().filter(|e| e.kind == kind).take(most).cloned());
        }
    }
    out
}

/// The fact that shares most with `item`, if any shares a character.
fn nearest<'a>(item: &Item, others: &'a [Item]) -> Option<&'a Item> {
    let near = others.iter().filter(|o| overlap(item, o) > 0);
    near.max_by(|a, b| likeness(item, a).total_cmp(&likeness(item, b)).then(b.start.cmp(&a.start)))
}

fn told(field: Field, kind: ErrorKind, article: &GoldArticle, gold: Option<&Item>, predicted: Option<&Item>) -> EvalError {
    let shown = if kind == ErrorKind::FalseAlarm { predicted } else { gold };
    let (line, before, after) = match (shown, &article.text) {
        (Some(item), Some(text)) => context(text, item),
        _ => (None, String::new(), String::new()),
    };
    let members = || field.keys().iter().copied().chain(field.attributes().iter().map(|a| a.name));
    let differences = match (gold, predicted) {
        (Some(g), Some(p)) => members()
            .filter(|m| !field.agree(m, g, p))
            .map(|member| Difference { member, gold: g.get(member).clone(), predicted: p.get(member).clone() })
            .collect(),
        _ => Vec::new(),
    };
    let json = |item: Option<&Item>| item.map(|i| Value::Object(i.members.clone()));
    EvalError {
        field,
        kind,
        article: article.id.clone(),
        line,
        before,
        quote: shown.map(|i| i.quote.clone()).unwrap_or_default(),
        after,
        rule: predicted.map(|p| p.words("rule").to_string()).unwrap_or_default(),
        gold: json(gold),
        predicted: json(predicted),
        differences,
    }
}

/// The quote's line, and what stands before and after it there.
fn context(text: &str, item: &Item) -> (Option<usize>, String, String) {
    const AROUND: usize = 50;
    let place = |at: i64| usize::try_from(at).ok().and_then(|at| text.char_indices().map(|(b, _)| b).chain([text.len()]).nth(at));
    let Some((from, to)) = place(item.start).zip(place(item.end)).filter(|(from, to)| from <= to) else { return Default::default() };
    let line = 1 + text[..from].matches('\n').count();
    let before = text[..from].rsplit('\n').next().unwrap_or_default();
    let after = text[to..].split('\n').next().unwrap_or_default();
    let skip = before.chars().count().saturating_sub(AROUND);
    let mark = |cut: bool| if cut { "…" } else { "" };
    let before = format!("{}{}", mark(skip > 0), before.chars().skip(skip).collect::<String>());
    let after = format!("{}{}", after.chars().take(AROUND).collect::<String>(), mark(after.chars().count() > AROUND));
    (Some(line), before, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn context_keeps_to_the_line() {
        let text = "naïve title\nAdults took 5 mg of zinc.\nMore.";
        let item = Item::read(&json!({"quote": "5 mg", "start": 24, "end": 28})).expect("a fact");
        assert_eq!(context(text, &item), (Some(2), "Adults took ".to_string(), " of zinc.".to_string()));
        let beyond = Item::read(&json!({"quote": "5 mg", "start": 240, "end": 280})).expect("a fact");
        assert_eq!(context(text, &beyond), (None, String::new(), String::new()));
    }
}
