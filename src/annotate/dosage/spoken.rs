//! The substance that a sentence or a topic speaks of, where none stands beside the amount.

use super::name::told_name;
use super::quantity::Quantity;
use super::substance::{Substance, Via, dosable, from_hit, is_substance};
use super::words::NO_NAME;
use crate::annotate::claim::Argument;
use crate::annotate::scan::Scan;
use crate::annotate::topic::Topics;
use crate::lexicon::{Concept, Hit};
use crate::record::Span;

/// What a topic names that can be dosed: "denosumab" of "denosumab efficacy and safety".
fn topic_name(scan: &Scan, argument: &Argument) -> Option<String> {
    let lower = argument.name.to_lowercase();
    if lower.is_empty() || scan.lexicon.by_name(&lower).is_some() {
        return (!lower.is_empty()).then(|| told_name(&lower));
    }
    let ascii = argument.name.to_ascii_lowercase();
    let named = scan.lexicon.find(&argument.name, &ascii);
    let same = |h: &&Hit| argument.concept.as_ref().is_none_or(|id| *id == scan.concept(h).id);
    if let Some(hit) = named.iter().filter(|h| is_substance(scan, h)).find(same) {
        return Some(told_name(&argument.name[hit.start..hit.end]));
    }
    let abstract_noun = |w: &str| NO_NAME.contains(w);
    (argument.concept.is_some() || !lower.split([' ', '-']).any(abstract_noun)).then(|| told_name(&lower))
}

/// The same from a topic.
pub fn from_argument(scan: &Scan, argument: &Argument, via: Via) -> Option<Substance> {
    let listed = argument.concept.as_deref().and_then(|id| scan.lexicon.by_id(id));
    let name = topic_name(scan, argument).filter(|_| listed.is_none_or(dosable))?;
    Some(Substance { name, concept: argument.concept.clone(), form: None, span: None, via })
}

/// Whether an amount in this unit can be one of a listed thing: minerals have no international units, and only germs are counted
/// in colonies.
fn counted_in(concept: &Concept, unit: &str) -> bool {
    let kind = concept.kind.as_str();
    let plain = matches!(kind, "mineral" | "amino_acid" | "fatty_acid" | "fiber");
    match unit {
        u if u.contains("[IU]") => !plain,
        u if u.contains("[CFU]") => !plain && !matches!(kind, "vitamin" | "drug"),
        _ => true,
    }
}

/// The same of a substance told elsewhere.
pub fn counts(scan: &Scan, s: &Substance, q: &Quantity) -> bool {
    s.concept.as_deref().and_then(|id| scan.lexicon.by_id(id)).is_none_or(|c| counted_in(c, &q.unit))
}

/// What the paragraph or section of an amount speaks of, else the article.
pub fn of_topic(scan: &Scan, topics: &Topics, q: &Quantity) -> Option<Substance> {
    let near = topics.exposure_at(scan, q.span.start);
    let of = |argument: &Argument| from_argument(scan, argument, Via::Topic).filter(|s| counts(scan, s, q));
    let misfit = || near.concept.as_deref().and_then(|id| scan.lexicon.by_id(id)).is_some_and(|c| !counted_in(c, &q.unit));
    of(&near).or_else(|| misfit().then(|| of(topics.exposure())).flatten())
}

/// Whether a name is that of what goes with the dose and not what it is of: "given together with calcium".
fn accompanies(scan: &Scan, hit: &Hit) -> bool {
    let i = scan.token_at(hit.start);
    match scan.word(i.wrapping_sub(1)) {
        "with" => scan.is(
            i.wrapping_sub(2),
            &["together", "along", "combined", "combination", "conjunction", "concomitantly", "concurrently", "simultaneously"],
        ),
        "to" => scan.word(i.wrapping_sub(2)) == "addition",
        "of" => scan.word(i.wrapping_sub(2)) == "top",
        word => word == "alongside",
    }
}

/// The substance named nearest before the amount in the sentence, else the first behind it.
pub fn in_sentence(scan: &Scan, topic: &Argument, sentence: Span, q: &Quantity) -> Option<Substance> {
    let hits = scan.concepts_in(sentence);
    let split = hits.partition_point(|h| h.start < q.span.start);
    let fits = |h: &&Hit| {
        is_substance(scan, h) && scan.concept(h).kind != "drug_class" && counted_in(scan.concept(h), &q.unit) && !accompanies(scan, h)
    };
    let about = hits[..split].iter().rev().filter(fits).find(|h| topic.concept.as_ref().is_some_and(|c| *c == scan.concept(h).id));
    let near = about.or_else(|| hits[..split].iter().rev().find(fits));
    let found = near.or_else(|| hits[split..].iter().find(fits)).map(|h| from_hit(scan, h, Via::Sentence))?;
    // The article's own word for it.
    let own = if about.is_some() && found.form.is_none() { topic_name(scan, topic) } else { None };
    Some(match own {
        Some(name) => Substance { name, ..found },
        None => found,
    })
}

/// The substance that a sentence is about: the article's where it is named, else the first.
pub fn first_in(scan: &Scan, topic: &Argument, sentence: Span) -> Option<Substance> {
    let hits = scan.concepts_in(sentence);
    let fits = |h: &&Hit| is_substance(scan, h) && scan.concept(h).kind != "drug_class";
    let first = hits.iter().find(fits)?;
    let about = topic.concept.as_ref().and_then(|c| hits.iter().filter(fits).find(|h| *c == scan.concept(h).id));
    // The narrower of the two: "calcifediol, a type of vitamin D".
    let narrower = scan.lexicon.ancestors(scan.concept(first)).iter().any(|a| about.is_some_and(|t| a.id == scan.concept(t).id));
    Some(if narrower { first } else { about.unwrap_or(first) }).map(|h| from_hit(scan, h, Via::Carried))
}

/// Whether a name that the amount could be of stands in bytes `[from, to)`: no food where milligrams are told.
pub fn between(scan: &Scan, from: usize, to: usize, q: &Quantity) -> bool {
    let small = matches!(q.unit.as_str(), "mg" | "ug" | "[IU]");
    let food = |h: &Hit| matches!(scan.concept(h).kind.as_str(), "food" | "beverage" | "drug_class");
    scan.concepts_in(Span { start: from, end: to }).iter().any(|h| is_substance(scan, h) && !(small && food(h)))
}
