//! Words that name nothing that is acted on: who was studied, when, how much, of what kind.

use super::argument::{is_population, mentions};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;

/// Whether a phrase only names who was studied or when: "both groups", "baseline", "the elderly patients".
pub(super) fn is_about_people(scan: &Scan, from: usize, to: usize) -> bool {
    static HEADS: Set = Set::new(&[
        "group", "groups", "arm", "arms", "baseline", "patients", "participants", "people", "subjects", "individuals", "women", "men",
        "adults", "children", "volunteers", "studies", "study", "trials", "trial", "results", "analysis", "reviews", "review", "settings",
        "cases", "end", "evidence", "which", "term", "run", "much", "infants", "neonates", "newborns", "babies", "boys", "girls",
        "mothers", "students", "residents", "sufferers", "adolescents", "teenagers", "users", "controls", "responders", "athletes",
        "workers", "assignment",
    ]);
    // "The treated group (+ 3.7 %)": the bracket is no part of the name.
    let mut to = to;
    if scan.word(to - 1) == ")"
        && let Some(open) = (from + 1..to).rev().find(|i| scan.word(*i) == "(")
    {
        to = open;
    }
    let last = scan.word(to - 1);
    if HEADS.contains(last) || to == from + 2 && HEADS.contains(scan.word(from)) && scan.raw(to - 1).len() == 1 {
        return true;
    }
    let head = (from..to)
        .find(|i| {
            scan.is(
                *i,
                &["of", "in", "with", "who", "given", "taking", "receiving", "treated", "randomized", "randomised", "assigned", "on"],
            )
        })
        .unwrap_or(to);
    // "Hundreds of patients", "the majority of women".
    let crowd = scan.word(from + 1) == "of"
        && from + 2 < to
        && scan.is(from, &["hundreds", "thousands", "dozens", "millions", "majority", "half", "scores", "lots", "most", "many", "some"])
        && is_population(scan, from + 2, to);
    crowd || head > from && HEADS.contains(scan.word(head - 1)) && head - from <= 3
}

/// "Were little", "12 months", "four of 29": a verb, a time, a count.
pub(super) fn is_no_thing(scan: &Scan, from: usize, to: usize) -> bool {
    static AUXILIARIES: Set =
        Set::new(&["is", "are", "was", "were", "had", "has", "have", "did", "does", "do", "can", "may", "might", "will", "would"]);
    static TIMES: Set = Set::new(&[
        "months", "month", "weeks", "week", "days", "years", "year", "hours", "minutes", "of", "out", "points", "point", "mins", "min",
        "times", "±",
    ]);
    // "Day 1", "weeks 4 and 8".
    let dated = scan.is(from, &["day", "days", "week", "weeks", "month", "months", "hour", "hours", "year", "years", "visit", "minutes"])
        && (from + 1..to)
            .all(|i| scan.tokens[i].kind != TokenKind::Word || scan.is(i, &["and", "or", "to", "after", "before", "of", "later"]));
    if dated {
        return true;
    }
    let number = scan.tokens[from].kind == TokenKind::Number
        || scan.is(from, &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "none", "half"]);
    // "6 or 12 weeks".
    let span_of_time = number
        && (from..to)
            .all(|i| scan.tokens[i].kind != TokenKind::Word || scan.is(i, &["or", "and", "to", "through"]) || TIMES.contains(scan.word(i)));
    // "25 percent", "1.27 mmHg (P < .001) and"; not "58% drop in".
    static UNITS: Set =
        Set::new(&["percent", "%", "percentage", "kg", "mg", "g", "mmhg", "mmol", "fold", "cm", "mm", "ml", "mcg", "ng", "l"]);
    let ends =
        to <= from + 2 || scan.tokens[from + 2].kind != TokenKind::Word || scan.is(from + 2, &["and", "or", "in", "vs", "versus", "with"]);
    let bare = ends
        && to > from + 1
        && (UNITS.contains(scan.word(from + 1)) || to == from + 2 && scan.concepts_in(scan.span(from, to)).is_empty());
    AUXILIARIES.contains(scan.word(from)) || number && (bare || span_of_time || to == from + 1 || TIMES.contains(scan.word(from + 1)))
}

/// Words that alone name nothing that is acted on.
pub(super) static HOLLOW: Set = Set::new(&[
    "difference", "differences", "mechanism", "mechanisms", "effects", "effect", "occurrence", "approach", "way", "ways", "process",
    "change", "changes", "role", "result", "results", "issue", "millions", "often", "bias", "trials", "studies", "complicated", "rct",
    "more", "less", "others", "case", "time", "down", "up", "later", "bit", "complex", "me", "him", "us", "way", "lot", "things", "thing",
    "you", "said", "suggest", "suggests", "what", "everyone", "someone", "anyone", "anything", "everything", "something", "meta-analysis",
    "meta", "regard", "respect", "terms", "reported", "found", "supporting", "showing",
]);

/// Whether words tell only that things differ, or a quality or a time of something else: "the observed differences",
/// "dose-dependent", "after".
pub(super) fn is_quality(scan: &Scan, from: usize, to: usize) -> bool {
    const QUALITIES: &[&str] = &["ous", "ful", "able", "ible", "ical", "less", "dependent", "related", "atory"];
    static NOTHING: Set = Set::new(&[
        "after", "before", "under", "until", "when", "while", "since", "because", "within", "due", "somewhat", "today", "now", "well",
        "major", "minor", "accidental", "prophylactic", "slightly", "recently", "soon", "similarly", "later", "long", "higher", "lower",
    ]);
    let only = to == from + 1 || to == from + 3 && scan.word(from + 1) == "-";
    if only
        && (NOTHING.contains(scan.word(to - 1)) || QUALITIES.iter().any(|q| scan.word(to - 1).ends_with(q)))
        && mentions(scan, from, to).is_empty()
        || scan.is(from, &["after", "before", "under", "until", "when", "while", "because", "since", "somewhat", "today", "due"])
    {
        return true;
    }
    // "The observed differences" name nothing.
    (from..to)
        .all(|i| scan.is(i, &["observed", "overall", "difference", "differences", "change", "changes", "effect", "effects", "results"]))
}
