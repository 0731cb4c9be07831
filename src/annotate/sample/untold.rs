//! What the studies of a review left out: "no study measured pain after a year", "none of the trials compared the two", "most trials
//! did not report harms".

use super::limitation::{readable, sample};
use super::nouns::is_studies;
use crate::annotate::number::number_at;
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;
use crate::record::{Limitation, Sample, SectionKind, Span};

/// What a study may leave out; what none of them found is a result.
static TOLD: Set = Set::new(&[
    "address", "addressed", "assess", "assessed", "collect", "collected", "compare", "compared", "consider", "considered", "describe",
    "described", "directly", "evaluate", "evaluated", "examine", "examined", "explore", "explored", "follow", "followed", "investigate",
    "investigated", "look", "looked", "measure", "measured", "monitor", "monitored", "provide", "provided", "record", "recorded", "report",
    "reported", "specify", "specified", "state", "stated", "studied", "study", "test", "tested",
]);
/// Those who leave out.
const AUTHORS: &[&str] = &["authors", "investigators", "researchers", "trialists"];
/// What is no lack where it was not reported: that it did not occur may be meant.
static EVENTS: Set = Set::new(&[
    "adverse", "any", "benefit", "benefits", "complications", "death", "deaths", "difference", "differences", "effect", "effects",
    "events", "harm", "harms", "improvement", "serious", "side", "significant",
]);
/// Where the studies were not done.
const PLACED: &[&str] = &["carried", "conducted", "done", "performed", "undertaken"];

/// Adds what no study of the review told, but for what is among the weaknesses from `first` on.
pub(super) fn untold(scan: &Scan, first: usize, out: &mut Vec<Sample>) {
    for (i, s) in scan.doc.sentences.iter().enumerate().filter(|(_, s)| readable(s)) {
        if matches!(s.section, SectionKind::Methods | SectionKind::Title | SectionKind::Heading) {
            continue;
        }
        let (from, to) = scan.tokens_of(i);
        for t in from..to {
            let found = match scan.word(t) {
                "no" | "none" => none(scan, t, to),
                "did" if scan.is(t + 1, &["not"]) => some(scan, t, from),
                "didn't" | "didn’t" => some(scan, t, from),
                _ => continue,
            };
            let Some((begin, kind)) = found else { continue };
            let end = (t + 2..to).find(|j| {
                scan.is(*j, &[".", ";", ":"])
                    || scan.is(*j, &[","]) && scan.is(j + 1, &["but", "and", "so"])
                    || scan.is(*j, &["and"]) && scan.is(j + 1, &["it", "there", "they", "we"])
            });
            let span: Span = scan.span(begin, end.unwrap_or(to));
            if !out[first..].iter().any(|x| x.start < span.end && span.start < x.end) {
                out.push(sample(scan, span, kind, s.section, "SMP006", 0.7));
            }
        }
    }
}

/// "No studies assessed …", "none of the six trials compared …", "no trials were conducted in …".
fn none(scan: &Scan, t: usize, to: usize) -> Option<(usize, Limitation)> {
    let all = scan.is(t, &["none"]);
    if all && !scan.is(t + 1, &["of"]) {
        return None;
    }
    let begin = t + if all { 2 } else { 1 };
    let noun = (begin..to.min(begin + 5)).find(|j| is_studies(scan.word(*j)) || !all && scan.is(*j, &["study", "trial", "rct"]))?;
    let plain = |j: usize| {
        scan.is(j, &["the", "these", "included", "eligible", "identified", "other", "randomised", "randomized", "controlled"])
            || number_at(scan, j).is_some()
    };
    if !(begin..noun).all(plain) {
        return None;
    }
    let verb = noun + 1 + usize::from(scan.is(noun + 1, &["directly", "adequately", "specifically", "explicitly", "formally"]));
    if scan.is(verb, &["were", "was"])
        && scan.is(verb + 1, PLACED)
        && (verb + 2..verb + 4).any(|j| scan.is(j, &["in", "among", "on", "with"]))
    {
        return Some((t, Limitation::SelectedPopulation));
    }
    let events = scan.is(verb, &["reported", "recorded", "report"]) && (verb + 1..verb + 4).any(|j| EVENTS.contains(scan.word(j)));
    (TOLD.contains(scan.word(verb)) && !events).then_some((t, Limitation::Other))
}

/// "Most studies did not report on …", "investigators reported no harms and did not evaluate …".
fn some(scan: &Scan, t: usize, from: usize) -> Option<(usize, Limitation)> {
    let verb = t + if scan.is(t, &["did"]) { 2 } else { 1 };
    let verb = verb + usize::from(scan.is(verb, &["adequately", "clearly", "directly", "fully", "specifically", "explicitly", "formally"]));
    if !TOLD.contains(scan.word(verb)) {
        return None;
    }
    let who = |j: usize| is_studies(scan.word(j)) || scan.is(j, AUTHORS);
    if t > from && who(t - 1) {
        let begin = (from.max(t.saturating_sub(5))..t - 1)
            .rev()
            .take_while(|j| !scan.is(*j, &[",", ";", "that", "but", "and", "because", "as", "since", "while"]))
            .last();
        return Some((begin.unwrap_or(t - 1), Limitation::Other));
    }
    let joined = t > from && scan.is(t - 1, &["and", "but"]) && (from..(from + 3).min(t)).any(who);
    joined.then_some((t, Limitation::Other))
}
