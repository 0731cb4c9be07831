//! Subjects that are something done: "avoiding alcohol lowers blood pressure", "adding zinc to the syrup", "massage given by a parent".
//! What is done with a thing may be the opposite of taking it.

use super::argument::{Argument, phrase};
use super::clause::Clause;
use super::predicate::is_adverb;
use super::subject::SUBJECT_ENDS;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::{CueClass, Form};
use crate::lexicon::phrases::PhraseHit;
use crate::lexicon::words::Set;

/// Acts by which the thing named is not taken: the thing itself then does nothing.
static UNDOES: Set = Set::new(&[
    "avoiding", "reducing", "cutting", "limiting", "stopping", "quitting", "skipping", "restricting", "lowering", "decreasing",
    "eliminating", "removing", "withdrawing", "discontinuing", "blocking", "inhibiting", "addressing", "correcting", "treating",
    "managing", "reviewing", "replacing", "swapping", "substituting", "missing", "lacking", "depleting", "minimizing", "minimising",
    "controlling", "curbing", "dropping", "halving", "forgoing", "omitting", "ditching", "excluding", "tapering", "overcoming",
    "reversing", "preventing", "fixing", "easing", "relieving", "tackling", "suppressing", "neutralizing", "neutralising", "abstaining",
    "refraining", "delaying", "abandoning", "banning", "banishing", "moderating", "trimming", "slashing", "breaking", "combating",
    "fighting", "banishing",
]);

/// Participles and phrases that tell how a treatment is given, or with what.
static GIVEN: Set = Set::new(&[
    "delivered", "given", "administered", "provided", "added", "mixed", "paired", "taken", "applied", "performed", "started", "initiated",
    "offered", "injected", "dissolved", "infused", "combined", "led", "consumed", "eaten",
]);

/// Words behind such a participle.
static HOW: Set = Set::new(&[
    "by", "to", "at", "via", "in", "as", "for", "with", "through", "over", "before", "after", "during", "on", "early", "into", "under",
    "alone", "together", "alongside", "without",
]);

/// Where the act begins of which the first thing named in tokens `[from, to)` is part: the "-ing" at the start of the subject.
pub(super) fn undone(scan: &Scan, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    while at < to && (scan.is(at, &["and", "but", "or", "that", "while", "so", "because", ","]) || is_adverb(scan.word(at))) {
        at += 1;
    }
    (at + 1 < to && UNDOES.contains(scan.word(at))).then_some(at)
}

/// Whether the "-ing" at token `at` is the subject of its clause and no advice: "avoiding alcohol lowered blood pressure".
pub(super) fn is_subject(scan: &Scan, clause: &Clause, at: usize) -> bool {
    let verb = |c: &PhraseHit| {
        let cue = scan.cue(c);
        matches!(cue.class, CueClass::Verb | CueClass::VerbBoth) && matches!(cue.form, Form::Finite | Form::Past)
    };
    undone(scan, clause.from, clause.to) == Some(at) && scan.cues_in(scan.span(at + 1, clause.to)).iter().any(verb)
}

/// The act in tokens `[from, to)`, up to its verb: in its own words, and no listed thing.
pub(super) fn act(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let end = stop(scan, from + 1, to);
    // "Reducing stress, magnesium helps": the subject comes after.
    if scan.word(end) == "," && end < to {
        return None;
    }
    let name = phrase(scan, from, end);
    (end > from + 1 && end - from <= 14).then(|| Argument { name, span: Some(scan.span(from, end)), ..Argument::default() })
}

/// Verbs with which a subject shows something.
static VERBS: Set = Set::new(&[
    "brought", "brings", "showed", "shows", "show", "produced", "produces", "led", "leads", "provided", "provides", "resulted", "results",
    "offered", "offers", "made", "makes", "yielded", "achieved", "conferred", "gave", "gives", "failed", "fails", "proved",
]);

/// Where the words behind token `from` come to an auxiliary, an adverb, a comma or `to`.
fn stop(scan: &Scan, from: usize, to: usize) -> usize {
    let ends = |i: &usize| {
        SUBJECT_ENDS.contains(scan.word(*i)) && scan.word(*i) != "as"
            || VERBS.contains(scan.word(*i))
            || is_adverb(scan.word(*i)) && !scan.is(*i, &["early", "daily", "remotely", "orally", "intravenously", "topically"])
            || scan.tokens[*i].kind == TokenKind::Mark && !matches!(scan.word(*i), "-" | "/" | "&" | "ß" | "α" | "(" | ")")
    };
    (from..to).find(ends).unwrap_or(to)
}

/// A treatment with the words behind it that tell how it is given or what with, and with "the addition of" before it; `to` is where
/// its verb begins.
pub(super) fn as_given(scan: &Scan, found: Argument, from: usize, to: usize) -> Argument {
    let Some(span) = found.span.filter(|_| found.parts.is_empty()) else { return found };
    let (first, next) = (scan.token_at(span.start), scan.tokens.partition_point(|t| t.end <= span.end));
    let adds = first >= from + 2 && scan.word(first - 1) == "of" && scan.word(first - 2) == "addition";
    let adding = first > from && scan.word(first - 1) == "adding";
    let start = if adds { first - 2 } else { first - usize::from(adding && scan.word(next) == "to") };
    let with = scan.word(next) == "with" && scan.word(next + 1) == "or" && scan.word(next + 2) == "without"
        || scan.word(next) == "in" && scan.word(next + 1) == "combination"
        || scan.word(next) == "as" && (next + 1..next + 3).any(|i| scan.is(i, &["add", "added", "adjunct", "adjunctive", "adjuvant"]));
    let given = GIVEN.contains(scan.word(next)) && (HOW.contains(scan.word(next + 1)) || scan.word(next + 1).ends_with("ly"));
    let joined = given || with || (adds || adding) && scan.word(next) == "to";
    let end = if joined && next + 1 < to { stop(scan, next + 1, to) } else { next };
    // A comma behind: the words are an aside. An amount is told apart.
    let dosed = (next..end).any(|i| scan.tokens[i].kind == TokenKind::Number);
    if dosed || end < to && scan.word(end) == "," || end > next + 9 || end == next && !adds {
        return if adds { Argument { name: phrase(scan, start, next), span: Some(scan.span(start, next)), ..found } } else { found };
    }
    Argument { name: phrase(scan, start, end), span: Some(scan.span(start, end)), ..found }
}
