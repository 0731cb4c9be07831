//! What stands for an exposure named elsewhere: "it", "which", "higher doses", "0.3 mg".

use super::anaphor::is_kind;
use super::argument::{Argument, from_mentions, mentions};
use super::clause::{Clause, Opener};
use super::given::{exposure_in, is_exposure, whole};
use super::object::sentence_start;
use super::predicate::is_adverb;
use super::subject::{NOT_EXPOSURES, SUBJECT_ENDS, noun_phrase};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};

/// "Higher doses", "low, physiologic doses": a level of what the text speaks of, where no substance is named.
pub(super) fn dose_degree<'a>(scan: &'a Scan, from: usize, to: usize) -> Option<&'a str> {
    let head = (from..to).find(|i| scan.is(*i, &["dose", "doses", "dosages", "amounts"]))?;
    if scan.word(head + 1) == "of" {
        return None;
    }
    (from..head)
        .rev()
        .take(4)
        .map(|i| scan.word(i))
        .find(|w| matches!(*w, "high" | "higher" | "low" | "lower" | "larger" | "large" | "small" | "smaller"))
}

/// "0.3 mg" standing for a dose of what the text speaks of.
pub(super) fn dose_phrase(scan: &Scan, from: usize, to: usize) -> Option<String> {
    let at = (from..to.min(from + 4)).find(|i| {
        scan.tokens[*i].kind == TokenKind::Number
            && scan.is(i + 1, &["mg", "g", "mcg", "µg", "iu", "ml", "micrograms", "milligrams", "grams"])
    })?;
    Some(scan.span(at, at + 2).of(scan.text).to_string())
}

/// "Long-term use", "a higher intake" where no substance is named: how it is taken, in the words before the head, and the head.
pub(super) fn bare_use(scan: &Scan, from: usize, to: usize) -> Option<(usize, usize)> {
    static USES: Set = Set::new(&["use", "intake", "consumption", "supplementation", "ingestion", "overuse", "overdose"]);
    static HOW: Set = Set::new(&[
        "long-term", "short-term", "regular", "daily", "heavy", "chronic", "excessive", "prolonged", "frequent", "habitual", "occasional",
        "high", "higher", "low", "lower", "greater", "moderate", "topical", "oral", "acute", "nightly", "weekly", "long", "short", "term",
        "-", "high-dose", "low-dose", "repeated", "continued", "adequate",
    ]);
    let end = (from..to.min(from + 7)).find(|i| USES.contains(scan.word(*i)))?;
    let mut start = from;
    while start < end && (scan.is(start, &["the", "a", "an", "and", "but", "however", ","]) || is_adverb(scan.word(start))) {
        start += 1;
    }
    let plain = start < end && (start..end).all(|i| HOW.contains(scan.word(i)));
    (plain && !scan.is(end + 1, &["of", "for", "in", "as", "by", "with"])).then_some((start, end))
}

/// Whether a sentence that begins at token `from` opens with a word for what the one before opened with: "it", "higher doses".
pub(super) fn points_back(scan: &Scan, from: usize) -> bool {
    scan.is(from, &["it", "they"]) || scan.is(from + 1, &["dose", "doses"]) && scan.word(from + 2) != "of"
}

/// What a sentence is about: the listed thing before its first auxiliary, which "it" at the next sentence's start stands for.
pub fn opening(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let verb = (from + 1..to.min(from + 12)).find(|i| SUBJECT_ENDS.contains(scan.word(*i)))?;
    let told = |h: &&Hit| scan.concept(h).side != Side::Population && !is_kind(scan, h);
    let named: Vec<&Hit> = mentions(scan, from, verb).into_iter().filter(told).collect();
    (!named.is_empty()).then(|| from_mentions(scan, &named))
}

/// What "which" and "that" stand for: in "X is a Y that …" it is X, else the name before the word, else the noun phrase there.
pub(super) fn antecedent(scan: &Scan, clauses: &[Clause], at: usize, previous: Option<&Argument>) -> Option<Argument> {
    let clause = clauses[at];
    let head = clauses.get(at.checked_sub(1)?)?;
    // "X is popular — a supplement that …": what stands between is no clause of its own.
    if at >= 2
        && head.opener == Opener::Main
        && scan.is(head.from, &["a", "an", "the"])
        && !(head.from..head.to).any(|i| SUBJECT_ENDS.contains(scan.word(i)))
        && let Some(found) = opening(scan, clauses[at - 2].from, clauses[at - 2].to)
    {
        return Some(found);
    }
    let be = (head.from + 1..head.to).find(|i| scan.is(*i, &["is", "are", "was", "were", "became", "become", "remains"]));
    if let Some(be) = be
        && scan.is(be + 1, &["a", "an", "the", "one", "another"])
        && scan.word(clause.from.saturating_sub(2)) != ","
    {
        if be == head.from + 1 && scan.is(head.from, &["it", "this", "they", "these"]) {
            return previous.cloned();
        }
        if let Some(subject) = exposure_in(scan, head.from, be).or_else(|| noun_phrase(scan, head.from, be)) {
            return Some(subject);
        }
    }
    // "NSAIDs, such as ibuprofen and diclofenac, which": the examples stand for what they are examples of.
    let examples = (head.from..clause.from).find(|i| scan.word(*i) == "such" && scan.word(i + 1) == "as");
    let end = examples.unwrap_or(clause.from);
    last_exposure(scan, sentence_start(clauses), end).or_else(|| last_exposure(scan, sentence_start(clauses), clause.from)).or_else(|| {
        // "the cartilage that protects the bones": the noun phrase right before.
        let end = clause.from.checked_sub(1)?;
        let end = if end > head.from && scan.word(end - 1) == "," { end - 1 } else { end };
        let mut start = end;
        while start > head.from
            && end - start < 6
            && scan.tokens[start - 1].kind == TokenKind::Word
            && !scan.is(start - 1, &["the", "a", "an", "called", "by", "to", "in", "for", "with", "from", "on", "and", "that", "is", "are"])
        {
            start -= 1;
        }
        noun_phrase(scan, start, end).or_else(|| {
            // "A chemical called bradykinin, which": a name that no vocabulary lists.
            let one = start + 1 == end && scan.word(start).len() >= 5 && !NOT_EXPOSURES.contains(scan.word(start));
            one.then(|| Argument { name: scan.raw(start).to_string(), span: Some(scan.span(start, end)), ..Argument::default() })
        })
    })
}

pub(super) fn last_exposure(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    mentions(scan, from, to).into_iter().rev().find(|h| is_exposure(scan, h)).map(|h| whole(scan, &[h], from, to))
}
