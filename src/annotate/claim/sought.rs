//! What research is called for on, or has left open: "trials should assess long-term safety", "the effect of X on the number of
//! falls was not measured", "no data on hospital stay".

use super::argument::{Argument, named, trim};
use super::clause::Clause;
use super::extent::object_end;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};

/// Words of an effect that is looked for.
static EFFECTS: Set = Set::new(&[
    "effect", "effects", "impact", "influence", "role", "efficacy", "effectiveness", "benefit", "benefits", "harm", "harms", "use",
    "value", "usefulness", "potential", "action", "actions",
]);

/// Verbs of research whose object is looked for.
static LOOKS: Set = Set::new(&[
    "assess", "assessing", "assessed", "evaluate", "evaluating", "evaluated", "examine", "examining", "examined", "investigate",
    "investigating", "investigated", "measure", "measuring", "measured", "address", "addressing", "addressed", "explore", "exploring",
    "studying", "understand", "clarify", "determine", "establish", "report", "reported", "reporting", "on", "regarding", "concerning",
    "about", "for", "test", "testing", "quantify", "monitor", "monitoring", "confirm",
]);

/// Words of research before a preposition.
static ABOUT: Set = Set::new(&[
    "data", "information", "evidence", "research", "studies", "study", "trials", "report", "reported", "known", "little", "work", "effect",
    "effects", "impact", "knowledge", "findings", "results", "available", "outcomes", "reports", "focus", "focused", "focusing",
    "conclusions", "permit", "aggregation", "treatments", "treatment", "clarification", "uncertainty", "clarity",
]);

/// Words that name what is looked for only from outside: a thing that stands elsewhere, a study, a question.
static OUTSIDE: Set = Set::new(&[
    "findings", "finding", "results", "result", "whether", "how", "which", "what", "if", "that", "this", "these", "link", "association",
    "relationship", "mechanism", "mechanisms", "dose", "doses", "dosage", "dosing", "regimen", "regimens", "strategies", "interventions",
    "intervention", "treatment", "treatments", "use", "people", "patients", "women", "men", "children", "adults", "question", "questions",
    "evidence", "data", "claims", "claim", "topic", "area", "issue", "conclusions", "conclusion", "observations", "hypothesis", "studies",
    "trials", "optimal", "best", "ideal", "appropriate", "confidence", "observation", "efficacy", "effectiveness", "benefit", "benefits",
    "types", "type", "firm", "larger", "more", "further", "it", "them", "role", "potential", "needed", "long-term", "true", "groups",
]);

/// What is looked for in a sentence, where words of research lead up to it.
pub(super) fn sought(scan: &Scan, clauses: &[Clause], exposure: &Argument) -> Option<Argument> {
    let (from, to) = (clauses.first()?.from, clauses.last()?.to);
    on_what(scan, from, to, exposure).or_else(|| looked_at(scan, from, to, exposure)).or_else(|| safety(scan, from, to))
}

/// "The effects of X on Y", "the impact on Y": Y.
fn on_what(scan: &Scan, from: usize, to: usize, exposure: &Argument) -> Option<Argument> {
    let effect = (from..to).find(|i| EFFECTS.contains(scan.word(*i)) && scan.is(i + 1, &["of", "on"]))?;
    let on = (effect + 1..to.min(effect + 14)).find(|i| scan.word(*i) == "on")?;
    // "The effects of X were studied; data on Y": another sentence part.
    if (effect + 1..on).any(|i| scan.is(i, &[";", "is", "are", "was", "were", "has", "have", "based", "depends", "depend"])) {
        return None;
    }
    thing(scan, on + 1, to, exposure)
}

/// "Trials that assess fatigue and quality of life", "did not report on hospital stay": what is looked at.
fn looked_at(scan: &Scan, from: usize, to: usize, exposure: &Argument) -> Option<Argument> {
    (from..to).filter(|i| LOOKS.contains(scan.word(*i))).find_map(|i| {
        let start = if scan.is(i + 1, &["on", "the", "about"]) { i + 2 } else { i + 1 };
        let led = matches!(scan.word(i), "on" | "for" | "about" | "regarding" | "concerning");
        // "Data on hospital stay", "reported on falls": a preposition leads up to it behind words of research.
        if led && !(i > from && ABOUT.contains(scan.word(i - 1))) {
            return None;
        }
        let plain = led || matches!(scan.word(i), "confirm" | "report" | "reported");
        let found = thing(scan, start, to, exposure)?;
        let told = found.span.map(|s| scan.token_at(s.start))?;
        // Whether it works is asked of what it is for.
        let works =
            ["benefit", "efficac", "effective"].iter().any(|w| found.name.contains(w)) && !scan.is(told, &["safety", "harm", "harms"]);
        if works {
            return None;
        }
        (told <= start + 2 && (!plain || outcome(scan, &found))).then_some(found)
    })
}

/// The thing that begins at token `from`, unless it stands elsewhere or is what was given.
fn thing(scan: &Scan, from: usize, to: usize, exposure: &Argument) -> Option<Argument> {
    let (start, _) = trim(scan, from, to);
    if start >= to || OUTSIDE.contains(scan.word(start)) {
        return None;
    }
    let end = object_end(scan, start, to);
    let end = (start + 1..end).find(|i| scan.is(*i, &["with", "associated"]) || scan.is(*i, &["is", "are"])).unwrap_or(end);
    let found = named(scan, start, end, exposure)?;
    let given = |h: &&Hit| scan.concept(h).side == Side::Intervention;
    let first = found.span.map(|s| scan.concepts_in(s))?.first();
    (!first.is_some_and(|h| given(&h)) && found.name.split(' ').count() <= 14).then_some(found)
}

/// Whether a thing names something that is measured.
fn outcome(scan: &Scan, a: &Argument) -> bool {
    let Some(span) = a.span else { return false };
    scan.concepts_in(span).iter().any(|h| matches!(scan.concept(h).side, Side::Condition | Side::Outcome))
        || ["outcome", "quality", "safety", "mortality", "stay", "event", "admission", "rate"].iter().any(|w| a.name.contains(w))
}

/// "The long-term safety of X", with the words beside it; where X is told to be for something, that is what is looked for.
fn safety(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let at = (from..to).find(|i| scan.word(*i) == "safety")?;
    let purpose = (at + 1..to)
        .any(|i| scan.is(i, &["for", "in"]) && scan.concepts_in(scan.span(i, to)).iter().any(|h| scan.concept(h).side == Side::Condition));
    if purpose || (from..at).any(|i| EFFECTS.contains(scan.word(i))) {
        return None;
    }
    let mut start = at;
    while start > from
        && scan.tokens[start - 1].kind != TokenKind::Number
        && scan.is(start - 1, &["-", "long", "term", "long-term", "overall", "relative", "short", "short-term", "and", "tolerability"])
        && !(scan.word(start - 1) == "and" && scan.word(start.saturating_sub(2)) != "tolerability")
    {
        start -= 1;
    }
    let (start, end) = trim(scan, start, at + 1);
    named(scan, start, end, &Argument::default())
}
