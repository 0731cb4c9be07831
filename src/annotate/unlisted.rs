//! Names that no vocabulary lists, found by what stands around them: "600 mg of X", "X extract", "patients with Y", "X®", a brand before
//! its dose, and by their endings ("…itis", "…mab"). They are mentions without a concept, counted in the run's summary so that a user
//! sees what to add.

use super::claim::phrase_start;
use super::scan::{Scan, TokenKind};
use crate::lexicon::import::common_word;
use crate::lexicon::words::{self, List};
use crate::lexicon::{Hit, Side};
use crate::record::{SectionKind, Span};

/// A name without a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unlisted {
    /// Where it stands, words of preparation with it: "aqueous zuldra root extract".
    pub span: Span,
    /// The name alone, as a vocabulary would list it: "zuldra".
    pub name: Span,
    /// `substance` or `condition`.
    pub kind: &'static str,
}

const SUBSTANCE: &str = "substance";
const CONDITION: &str = "condition";

/// Units of a dose as they are written after its number.
const DOSES: &[&str] =
    &["mg", "g", "mcg", "µg", "μg", "iu", "ml", "milligrams", "grams", "micrograms", "units", "capsules", "tablets", "drops", "sachets"];

/// The names in a text that its vocabulary lacks, in order, without overlaps.
pub fn unlisted(scan: &Scan) -> Vec<Unlisted> {
    let mut out: Vec<Unlisted> = Vec::new();
    for (i, sentence) in scan.doc.sentences.iter().enumerate() {
        if matches!(sentence.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer) {
            continue;
        }
        let (from, to) = scan.tokens_of(i);
        for at in from..to {
            let found = match scan.tokens[at].kind {
                TokenKind::Word => by_word(scan, from, at, to),
                TokenKind::Number if scan.is(at + 1, DOSES) => by_amount(scan, at, to).or_else(|| by_brand(scan, from, at, to)),
                TokenKind::Mark if matches!(scan.word(at), "®" | "™" | "(") => by_brand(scan, from, at, to),
                _ => None,
            };
            let Some(found) = found else { continue };
            if out.last().is_none_or(|last| last.span.end <= found.span.start) && !is_listed(scan, &found, from) {
                out.push(found);
            }
        }
    }
    out
}

/// The name that the word at token `at` tells of.
#[inline]
fn by_word(scan: &Scan, from: usize, at: usize, to: usize) -> Option<Unlisted> {
    if scan.listed(List::Preparation, at)
        && let Some(found) = by_preparation(scan, from, at)
    {
        return Some(found);
    }
    match scan.word(at) {
        "of" => by_giving(scan, at, to),
        "with" => by_giving(scan, at, to).or_else(|| by_people(scan, at, to)),
        "from" => by_people(scan, at, to),
        word if word.len() >= 6 => by_ending(scan, from, at),
        _ => None,
    }
}

/// The first listed name that reaches into `span`.
fn listed<'s>(scan: &'s Scan, span: Span) -> Option<&'s Hit> {
    let first = scan.concepts.partition_point(|h| h.end <= span.start);
    scan.concepts.get(first).filter(|h| h.start < span.end)
}

/// Whether a listed name reaches into it. "Zorbek disease" holds one and is more than that: only its noun is listed.
fn is_listed(scan: &Scan, found: &Unlisted, from: usize) -> bool {
    let Some(hit) = listed(scan, found.name) else { return false };
    let (first, noun) = (scan.token_at(found.name.start), scan.token_at(hit.start));
    let whole = hit.end == found.name.end && scan.tokens[noun].end == hit.end && scan.listed(List::ConditionNoun, noun);
    !(whole && first > from && is_capital(scan, first))
}

fn is_word(scan: &Scan, i: usize) -> bool {
    scan.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
}

/// Whether token `i` is a word of every day; one with two capitals is an abbreviation.
fn is_common(scan: &Scan, i: usize) -> bool {
    common_word(scan.word(i)) && scan.raw(i).bytes().filter(u8::is_ascii_uppercase).count() < 2
}

/// Whether token `i` has a capital and is no common word.
fn is_capital(scan: &Scan, i: usize) -> bool {
    is_word(scan, i) && scan.raw(i).starts_with(|c: char| c.is_ascii_uppercase()) && !is_common(scan, i)
}

/// Whether token `i` can be part of a noun phrase.
fn is_noun(scan: &Scan, i: usize) -> bool {
    is_word(scan, i) && phrase_start(scan, i + 1, i) == i
}

/// The end of the noun phrase that begins at token `start`, three words at most.
fn phrase_end(scan: &Scan, start: usize, to: usize) -> Option<usize> {
    (start..to.min(start + 3)).take_while(|i| is_noun(scan, *i)).last().map(|i| i + 1)
}

/// Tokens `[from, to)` as a name, words of preparation left out of it and kept in the mention.
fn name(scan: &Scan, from: usize, to: usize, kind: &'static str) -> Option<Unlisted> {
    let (mut first, mut last) = (from, to);
    // "Freeze-dried zuldra": the hyphen goes with its words.
    let prepared = |i: usize| scan.listed(List::Prepared, i) || scan.listed(List::Preparation, i) || scan.word(i) == "-";
    while first < last && prepared(first) {
        first += 1;
    }
    while last > first && prepared(last - 1) {
        last -= 1;
    }
    let named = |i: usize| is_word(scan, i) && scan.word(i).len() >= 3 && !is_common(scan, i);
    if !(first..last).any(named) || scan.tokens[last - 1].kind == TokenKind::Mark {
        return None;
    }
    let (span, name) = (scan.span(from, to), scan.span(first, last));
    if scan.listed(List::NoName, last - 1) || is_defined(scan, name) {
        return None;
    }
    // The mention may not reach into a listed name.
    Some(Unlisted { span: if listed(scan, span).is_none() { span } else { name }, name, kind })
}

/// Whether the text says what an abbreviation stands for, and a vocabulary lists that.
fn is_defined(scan: &Scan, name: Span) -> bool {
    let short = name.of(scan.text);
    let defined = scan.doc.abbreviations.iter().find(|a| a.short.of(scan.text) == short);
    defined.is_some_and(|a| scan.concepts_in(a.long).iter().any(|h| h.end == a.long.end))
}

/// "X extract", "X supplementation".
fn by_preparation(scan: &Scan, from: usize, at: usize) -> Option<Unlisted> {
    let start = phrase_start(scan, at, from);
    let found = (start < at).then(|| name(scan, start, at + 1, SUBSTANCE))??;
    let (first, last) = (scan.token_at(found.name.start), scan.token_at(found.name.end));
    // "Complex botanical extract", "the whole kidney extracts" name nothing that is taken.
    (is_capital(scan, first) && first > from || proper(scan, first, last)).then_some(found)
}

/// "Extract of X", "supplementation with X".
fn by_giving(scan: &Scan, at: usize, to: usize) -> Option<Unlisted> {
    let gives = at > 0 && (scan.listed(List::Preparation, at - 1) || scan.is(at - 1, &["supplemented", "supplementing"]));
    let start = gives.then(|| at + 1)?;
    let end = phrase_end(scan, start, to)?;
    proper(scan, start, end).then(|| name(scan, start, end, SUBSTANCE))?
}

/// Whether no word of tokens `[start, end)` is an adjective or one that a sentence may have anywhere.
fn proper(scan: &Scan, start: usize, end: usize) -> bool {
    let ordinary = |i: usize| common_word(scan.word(i)) || scan.listed(List::NoName, i);
    !(start..end).any(|i| ordinary(i) || words::ends(List::AdjectiveEnding, scan.word(i)))
}

/// "600 mg of X", "300 mg Zorbomax", where the number of a dose stands at token `at`.
fn by_amount(scan: &Scan, at: usize, to: usize) -> Option<Unlisted> {
    if scan.word(at + 2) == "of" {
        let start = at + 3;
        return name(scan, start, phrase_end(scan, start, to)?, SUBSTANCE);
    }
    let end = (at + 2..to.min(at + 5)).take_while(|i| is_capital(scan, *i)).last()? + 1;
    name(scan, at + 2, end, SUBSTANCE)
}

/// "Zorbomax®", "Zorbomax 500 mg", "Zorbomax (500 mg": words with capitals before a mark of ownership or a dose.
fn by_brand(scan: &Scan, from: usize, at: usize, to: usize) -> Option<Unlisted> {
    let capital = |i: usize| is_word(scan, i) && scan.raw(i).starts_with(|c: char| c.is_ascii_uppercase());
    if at == from || !capital(at - 1) {
        return None;
    }
    // "ZOOM® strips" are no substance.
    let thing = ["strip", "strips", "gel", "gels", "kit", "kits", "system", "software", "device", "balloon", "site", "web", "assay"];
    let marked = matches!(scan.word(at), "®" | "™") && !scan.is(at + 1, &thing);
    let number = if scan.word(at) == "(" { at + 1 } else { at };
    let dosed = number < to && scan.tokens[number].kind == TokenKind::Number && scan.is(number + 1, DOSES);
    if !marked && !dosed {
        return None;
    }
    // "The Velquin Forte 400 mg" names Velquin Forte.
    let run = (from.max(at.saturating_sub(3))..at).rev().take_while(|i| capital(*i)).last()?;
    let start = (run..at).find(|i| is_capital(scan, *i))?;
    name(scan, start, at, SUBSTANCE)
}

/// "Patients with Y", "women diagnosed with Y": a name with a capital, or one that is no word of every day and ends its phrase.
fn by_people(scan: &Scan, at: usize, to: usize) -> Option<Unlisted> {
    let told = scan.word(at) == "with" || scan.word(at) == "from" && at > 0 && scan.is(at - 1, &["suffering", "suffer", "suffered"]);
    let people = |i: usize| scan.concepts_in(scan.span(i, i + 1)).iter().any(|h| scan.concept(h).side == Side::Population);
    let before = at.checked_sub(1).filter(|_| told)?;
    let said = scan.is(before, &["diagnosed", "suffering", "suffer", "suffered", "living", "presenting"]);
    let person = if said { before.checked_sub(1)? } else { before };
    let reached =
        people(person) || said && scan.is(person, &["newly", "were", "been", "was", "recently"]) || said && scan.word(at) == "from";
    let start = reached.then_some(at + 1)?;
    let capitals = scan.raw(start).bytes().filter(u8::is_ascii_uppercase).count();
    // What follows an abbreviation may be a verb.
    let end = if capitals > 1 { is_word(scan, start).then_some(start + 1) } else { phrase_end(scan, start, to) }?;
    // "HER2-positive" tells of a kind of another condition, "Abc2/+" of a gene.
    if scan.is(end, &["-", "/"]) && scan.glued(end - 1) {
        return None;
    }
    // "With dark skin", "with active lesions" tell no condition.
    let plural = scan.word(end - 1).strip_suffix('s').is_some_and(|w| !w.ends_with(['s', 'i', 'u']));
    let plain = end - start < 3 && !plural && proper(scan, start, end);
    (capitals > 0 && !is_common(scan, start) || plain).then(|| name(scan, start, end, CONDITION))?
}

/// A word that ends as the names of conditions or of drugs do.
fn by_ending(scan: &Scan, from: usize, at: usize) -> Option<Unlisted> {
    let word = scan.word(at);
    let nameless = || scan.listed(List::NoName, at) || words::ends(List::NoName, word);
    if scan.listed(List::ConditionNoun, at) {
        let start = phrase_start(scan, at, from);
        return (start < at && !common_word(scan.word(at - 1)) && !nameless()).then(|| name(scan, start, at + 1, CONDITION))?;
    }
    if words::ends(List::ConditionEnding, word) {
        return (!nameless()).then(|| name(scan, at, at + 1, CONDITION))?;
    }
    let drug = !scan.raw(at).starts_with(char::is_uppercase) && words::ends(List::DrugEnding, word) && !nameless();
    drug.then(|| name(scan, at, at + 1, SUBSTANCE))?
}
