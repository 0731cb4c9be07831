//! Counts of studies: "eight trials", "one randomized trial", and those whose noun is not said beside them ("and four examined black
//! tea", "eleven of these were done in Italy").

use super::count::{Count, Mode};
use super::nouns::{is_people, is_studies, is_unit};
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};

/// Whether the number `value` at token `i` counts the studies named at `noun`; `next` is the token after the number, `first` the
/// count's first with its qualifier.
pub(super) fn studies_told(
    scan: &Scan,
    mode: Mode,
    (i, next, noun): (usize, usize, usize),
    (first, to): (usize, usize),
    value: f64,
) -> bool {
    const PAPERS: &[&str] = &["reports", "papers", "articles", "publications", "experiments", "reviews"];
    let before = scan.word(i.wrapping_sub(1));
    if value > 5000.0
        || before == "phase"
        || scan.is(noun, PAPERS) && mode != Mode::Review
        || mode == Mode::Own && scan.is(noun, &["cohorts"])
    {
        return false;
    }
    let reported = scan.is(noun, &["papers", "articles", "publications", "reports"])
        && scan.is(first.wrapping_sub(1), &["in", "from"])
        && scan.is(first.wrapping_sub(2), &["reported", "published", "described"]);
    if reported || (noun + 1..to.min(noun + 5)).any(|j| scan.is(j, &["ongoing", "pending"])) {
        return false;
    }
    let found = scan.is(noun + 1, &["were", "was"])
        && scan.is(noun + 2, &["identified", "retrieved", "excluded", "screened", "found", "located"])
        || scan.is(noun + 1, &["identified", "retrieved", "screened"]);
    if found && !scan.is(noun, &["studies", "trials", "rcts", "cohorts"])
        || scan.is(noun, &["analyses"]) && matches!(before, "conduct" | "conducted" | "perform" | "performed" | "did" | "ran")
    {
        return false;
    }
    // What is still running is in no review yet.
    !(scan.is(noun + 1, &["awaiting"]) || (next..noun).any(|j| scan.is(j, &["ongoing"])))
}

/// "One weight loss study", "one randomized controlled trial": in a review, or where a review is retold.
pub(super) fn one_study(scan: &Scan, c: &mut Count, next: usize, to: usize, value: f64, mode: Mode) -> Option<Count> {
    let digit = scan.tokens[c.number].kind == TokenKind::Number;
    // "(1 study, 75 participants)" in the figures of a review.
    let figure = mode == Mode::Review && scan.is(c.number.wrapping_sub(1), &["(", ",", ";"]) && scan.is(next, &["study", "trial", "rct"]);
    if value != 1.0 || digit && !figure {
        return None;
    }
    let noun = (next..to.min(next + 7)).find(|j| scan.is(*j, &["study", "trial", "rct"]))?;
    if (next..noun).any(|j| scan.is(j, &["ongoing"])) {
        return None;
    }
    let clean = (next..noun).all(|j| {
        (scan.tokens[j].kind == TokenKind::Word && !scan.is(j, &["of", "in", "the", "a", "to", "was", "is", "were", "for", "that"]))
            || scan.is(j, &["-", ","])
    });
    let told =
        scan.is(c.number.wrapping_sub(1), &["only", "and", "included", "identified", "includes", "including", "just", "("]) || noun > next;
    if !clean || !(mode == Mode::Review || told) {
        return None;
    }
    Some(Count { studies: true, ..Count::new(c.sentence, c.number, noun + 1, 1.0) })
}

/// What a study did, said after a number that stands for studies.
const DID: &[&str] = &[
    "addressed", "assessed", "compared", "concluded", "conducted", "considered", "described", "detected", "enrolled", "evaluated",
    "examined", "explored", "failed", "focused", "found", "included", "investigated", "involved", "lasted", "looked", "measured",
    "assessing", "comparing", "evaluating", "examining", "investigating", "involving", "looking", "measuring", "testing", "using",
    "provided", "randomised", "randomized", "recruited", "reported", "required", "showed", "studied", "targeted", "tested", "used",
];

/// What studies do to people: "two included high-risk travellers".
const TOOK: &[&str] = &["assessed", "compared", "examined", "included", "involved", "randomly", "recruited", "reported", "used"];

/// What was done with a study, or what it was, said after "four were".
const WAS: &[&str] = &[
    "assessed", "at", "carried", "classified", "cluster", "conducted", "considered", "crossover", "done", "double", "eligible", "funded",
    "graded", "included", "judged", "multicenter", "multicentre", "of", "open", "performed", "placebo", "published", "randomised",
    "randomized", "rated", "rcts", "restricted", "single", "small", "sponsored", "supported", "trials", "undertaken",
];

/// Numbers that stand for studies: "Seven trials examined green tea and four examined black tea.", "Nine used the older criteria, but
/// one did not describe any." Studies were counted before, in the sentence or the one before it.
pub(super) fn studies_unsaid(scan: &Scan, sentence: usize, mode: Mode, begun: usize, out: &mut Vec<Count>) {
    let (from, to) = scan.tokens_of(sentence);
    let here = out[begun..].iter().find(|c| c.studies).map(|c| c.to);
    let papers = || (from..to).find(|j| is_studies(scan, *j)).map(|j| j + 1);
    let earlier = mode == Mode::Review && out[..begun].iter().any(|c| c.studies && c.sentence + 1 == sentence);
    let Some(first) = here.or_else(|| if mode == Mode::Review { papers() } else { None }).or(earlier.then_some(from)) else { return };
    let first = if earlier { from } else { first };
    for i in first..to {
        let Some(n) = number_at(scan, i).filter(|n| n.value >= 1.0 && n.value < 500.0 && n.value.fract() == 0.0) else { continue };
        let next = i + n.tokens;
        // "Eleven of these were done in Italy".
        let these = scan.is(next, &["of"]) && scan.is(next + 1, &["these", "them", "those"]);
        let next = if these { next + 2 } else { next };
        let opens = i == from || scan.is(i - 1, &["and", ",", "while", "but", "whereas", ":", ";", "which", "–", "—", "-", "only", "of"]);
        let did = scan.is(next, DID)
            || scan.is(next, &["did", "had"]) && scan.is(next + 1, &["not"])
            || scan.is(next, &["had", "randomly"]) && i > from && scan.is(i - 1, &["which"])
            || scan.is(next, &["were", "was"])
                && (scan.is(next + 1, WAS)
                    || (next + 1..to.min(next + 11)).any(|j| is_studies(scan, j) || scan.is(j, &["study", "trial", "rct"])))
            || scan.is(next, &["of"]) && scan.is(next + 1, &["which"]) && i > from && !is_unit(scan, i - 1);
        let people = scan.is(next, &["enrolled", "randomised", "randomized", "recruited"]) && mode != Mode::Review;
        if !opens || !did || people || n.digits && scan.tokens[i].kind == TokenKind::Number && scan.raw(i).len() == 4 {
            continue;
        }
        match out[begun..].iter_mut().find(|c| c.number == i) {
            Some(c) if c.to == next => c.studies = true,
            // "62 studies, of which 57 randomly allocated people": the people are not counted.
            Some(c) if scan.is(next, TOOK) && !is_people(scan, next + 1) => (c.studies, c.to) = (true, next),
            Some(_) => {}
            None => out.push(Count { studies: true, ..Count::new(sentence, i, i + n.tokens, n.value) }),
        }
    }
}
