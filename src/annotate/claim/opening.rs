//! Where the words before a predicate begin: behind an opening phrase, a bracket, a report; and where those before the next one do.

use super::argument::{TRIM_END, TRIM_START};
use super::predicate::is_adverb;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;

/// Where the words that lead up to the next predicate begin: its auxiliaries and the "and" before them are not the object's.
pub(super) fn subject_start(scan: &Scan, from: usize, to: usize) -> usize {
    let mut i = to;
    while i > from
        && (TRIM_END.contains(scan.word(i - 1))
            || is_adverb(scan.word(i - 1))
            || matches!(scan.word(i - 1), "," | "a" | "an" | "the" | "to" | "help" | "helps"))
    {
        i -= 1;
    }
    i
}

/// Left of a verb, the subject's noun phrase: after an opening phrase's comma and after "found that".
pub(super) fn skip_to_subject(scan: &Scan, from: usize, to: usize) -> usize {
    let mut start = from;
    // "For headache we found severity was reduced": the subject begins behind the report.
    let report = (from..to.min(from + 14)).find(|i| {
        scan.is(*i, &["we", "they", "authors", "researchers"])
            && scan.is(i + 1, &["observed", "found", "saw", "noted", "identified", "detected", "reported"])
    });
    if let Some(report) = report {
        return report + 2;
    }
    // "Compared with placebo, at week 8 pain scores …", "but when taken with food, blood sugar …": one opening after another.
    for _ in 0..3 {
        let first = if scan.is(start, &["but", "and", "although", "while", "yet", "that", "whereas", "though", "even"]) {
            start + 1
        } else {
            start
        };
        let comma = (first..to).find(|i| scan.word(*i) == ",").filter(|comma| comma + 1 < to);
        match comma {
            Some(comma) if OPENINGS.contains(scan.word(first)) => start = comma + 1,
            _ => break,
        }
    }
    start
}

/// Words that open a phrase before the subject.
static OPENINGS: Set = Set::new(&[
    "in", "at", "for", "after", "compared", "with", "however", "among", "during", "by", "furthermore", "moreover", "overall", "on", "when",
    "if", "once", "combined", "together", "along", "unlike", "despite", "given", "based", "according", "within", "over", "under",
    "following", "before", "until", "throughout", "across", "since", "because", "as", "where", "pooling", "using", "taken", "used",
    "relative", "beyond", "besides", "regardless", "through", "via", "additionally", "similarly", "likewise", "consequently", "therefore",
    "thus", "interestingly", "importantly", "notably", "conversely", "meanwhile", "finally", "specifically", "surprisingly",
    "unfortunately", "fortunately",
]);

/// Behind the bracket that opens at token `from`, if one does: "(p = .01) and total nitrite".
pub(super) fn skip_bracket(scan: &Scan, from: usize, to: usize) -> usize {
    let close = || (from..to).find(|i| scan.word(*i) == ")").filter(|close| close + 1 < to);
    if from < to && scan.word(from) == "(" { close().map_or(from, |close| close + 1) } else { from }
}

/// "After two months the weight fell": behind an opening phrase without a comma, the subject begins at its own article.
pub(super) fn skip_opening(scan: &Scan, from: usize, to: usize) -> usize {
    let conjunction = scan.is(
        from,
        &["although", "while", "because", "whereas", "since", "and", "but", "that", "though", "when", "if", "once", "where", "as"],
    );
    let from = if conjunction { from + 1 } else { from };
    if !scan.is(from, &["in", "at", "for", "after", "among", "during", "by", "on", "with", "within", "over"]) {
        return from;
    }
    // "At week 8 pain scores", "after 12 weeks weight": a time without a comma.
    let unit =
        |i: usize| scan.is(i, &["week", "weeks", "day", "days", "month", "months", "year", "years", "hour", "hours", "minutes", "visit"]);
    let number = |i: usize| scan.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    if from + 3 < to
        && (unit(from + 1) && number(from + 2) || number(from + 1) && unit(from + 2))
        && scan.tokens[from + 3].kind == TokenKind::Word
        && !scan.is(from + 3, &["of", "after", "and", "or", "to", "in", "following", "post", "with", "was", "were"])
    {
        return from + 3;
    }
    // "(P < .05) in the krill group and vitamin D rose": behind those in whom something else was told.
    let whom =
        |i: usize| scan.is(i, &["group", "groups", "arm", "arms", "patients", "participants", "women", "men", "children", "controls"]);
    if let Some(and) = (from + 2..to.min(from + 8)).find(|i| scan.word(*i) == "and" && whom(i - 1) && i + 1 < to) {
        return and + 1;
    }
    let start = (from + 2..to).find(|i| {
        scan.is(*i, &["the", "a", "an", "its", "their", "both"])
            && !scan
                .is(i - 1, &["in", "of", "at", "for", "to", "with", "on", "from", "by", "and", "during", "among", "or", "than", "between"])
    });
    start.map_or(from, |i| i + 1)
}

pub(super) fn noun_before(scan: &Scan, from: usize, to: usize) -> usize {
    let mut i = to;
    while i > from
        && to - i < 4
        && scan.tokens[i - 1].kind == TokenKind::Word
        && !is_adverb(scan.word(i - 1))
        && !TRIM_START.contains(scan.word(i - 1))
        && !TRIM_END.contains(scan.word(i - 1))
        && !matches!(scan.word(i - 1), "potential" | "clear" | "showed" | "found" | "led" | "show" | "any")
    {
        i -= 1;
    }
    i
}
