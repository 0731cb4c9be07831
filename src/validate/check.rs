//! One record against itself: references, spans, identifiers, confidences. Quotes and values are in their own files.

use rustc_hash::FxHashSet;

use super::finding::Finding;
use super::{quotes, values};
use crate::record::{Fact, Record, Span};

/// Everything that is wrong with `record`, made on `text`: what `run` asks before it writes a record.
pub fn validate_record(record: &Record, text: &str) -> Vec<Finding> {
    let mut findings = validate_without_text(record);
    quotes::check(record, text, &mut findings);
    findings
}

/// The checks that need no text.
pub fn validate_without_text(record: &Record) -> Vec<Finding> {
    let mut findings = Vec::new();
    references(record, &mut findings);
    each_fact(record, &mut |at, fact| {
        if !(0.0..=1.0).contains(&fact.confidence()) {
            let message = format!("confidence {} is no probability: give a number from 0 to 1", fact.confidence());
            findings.push(Finding::new("confidence-range", format!("{at}/confidence"), message));
        }
    });
    each_span(record, &mut |at, span, _| {
        let length = record.article.length;
        if span.start > span.end || span.end > length {
            let message = format!(
                "span {}..{} does not lie inside the text of {length} code points: start <= end <= article.length must hold",
                span.start, span.end
            );
            findings.push(Finding::new("span-order", at, message));
        }
    });
    values::check(record, &mut findings);
    findings
}

/// Calls `f` with the JSON pointer of each fact and the fact.
pub fn each_fact<'a>(record: &'a Record, f: &mut impl FnMut(String, &'a dyn Fact)) {
    record.dosages.iter().enumerate().for_each(|(i, x)| f(format!("/dosages/{i}"), x));
    record.designs.iter().enumerate().for_each(|(i, x)| f(format!("/designs/{i}"), x));
    record.years.iter().enumerate().for_each(|(i, x)| f(format!("/years/{i}"), x));
    record.samples.iter().enumerate().for_each(|(i, x)| f(format!("/samples/{i}"), x));
    record.claims.iter().enumerate().for_each(|(i, x)| f(format!("/claims/{i}"), x));
}

/// Calls `f` with the JSON pointer of each thing that has a span, its span, and its quote where it has one.
pub fn each_span<'a>(record: &'a Record, f: &mut impl FnMut(String, Span, Option<&'a str>)) {
    each_fact(record, &mut |at, fact| f(at, fact.span(), Some(fact.quote())));
    for (i, c) in record.claims.iter().enumerate() {
        for (j, q) in c.cues.iter().enumerate() {
            f(format!("/claims/{i}/cues/{j}"), q.span(), Some(&q.quote));
        }
        for (j, e) in c.evidence.iter().enumerate() {
            f(format!("/claims/{i}/evidence/{j}"), Span { start: e.start, end: e.end }, Some(&e.quote));
        }
    }
    for (i, m) in record.mentions.iter().enumerate() {
        f(format!("/mentions/{i}"), Span { start: m.start, end: m.end }, Some(&m.quote));
    }
    for (i, s) in record.sections.iter().enumerate() {
        f(format!("/sections/{i}"), Span { start: s.start, end: s.end }, None);
    }
    for (i, s) in record.studies.iter().enumerate() {
        for (j, m) in s.mentions.iter().enumerate() {
            f(format!("/studies/{i}/mentions/{j}"), *m, None);
        }
    }
    for (i, s) in record.sentences.iter().flatten().enumerate() {
        f(format!("/sentences/{i}"), Span { start: s[0], end: s[1] }, None);
    }
}

fn references(record: &Record, out: &mut Vec<Finding>) {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let mut unique = |at: String, id: &'_ str, new: bool| {
        if !new {
            let message = format!(
                "identifier {id} stands twice in this record: a fact's id is a hash of its content, make the facts differ or remove one"
            );
            out.push(Finding::new("duplicate-id", format!("{at}/id"), message));
        }
    };
    for (i, s) in record.studies.iter().enumerate() {
        unique(format!("/studies/{i}"), &s.id, seen.insert(&s.id));
    }
    each_fact(record, &mut |at, fact| unique(at, fact.id(), seen.insert(fact.id())));
    let studies: FxHashSet<&str> = record.studies.iter().map(|s| s.id.as_str()).collect();
    each_fact(record, &mut |at, fact| {
        if let Some(id) = fact.study().filter(|id| !studies.contains(id)) {
            let message = format!("{id} is none of this record's studies: name the id of one of them, or null");
            out.push(Finding::new("unknown-study", format!("{at}/study"), message));
        }
    });
    let dosages: FxHashSet<&str> = record.dosages.iter().map(|d| d.id.as_str()).collect();
    for (i, c) in record.claims.iter().enumerate() {
        if let Some(id) = c.dosage.as_deref().filter(|id| !dosages.contains(id)) {
            let message = format!("{id} is none of this record's dosages: name the id of one of them, or null");
            out.push(Finding::new("unknown-dosage", format!("/claims/{i}/dosage"), message));
        }
    }
}
