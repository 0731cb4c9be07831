//! Where the thing acted on begins behind words that lead up to it: "melatonin against osteoporosis", "the number of patients
//! developing sepsis", "individuals with gout".

use super::argument::{Argument, is_population, mentions};
use crate::annotate::scan::Scan;
use crate::lexicon::Side;
use crate::lexicon::cues::CueClass;
use crate::lexicon::words::Set;

/// Where the illness of those who are treated begins: "individuals with adult ADHD", "patients suffering from gout".
pub(super) fn illness_of(scan: &Scan, from: usize, to: usize) -> usize {
    static PEOPLE: Set =
        Set::new(&["patients", "people", "individuals", "adults", "women", "men", "children", "those", "subjects", "patient"]);
    let ill = (from..to.min(from + 5)).find(|i| PEOPLE.contains(scan.word(*i))).filter(|i| i + 2 < to);
    match ill {
        Some(i) if scan.word(i + 1) == "with" => i + 2,
        Some(i) if scan.is(i + 1, &["suffering", "affected", "diagnosed"]) && i + 3 < to => i + 3,
        _ => from,
    }
}

/// Where the thing acted on begins behind words that lead up to it: "melatonin against osteoporosis", "preventing falls",
/// "improvement of diarrhea", "a trend towards better sleep".
pub(super) fn past_lead(scan: &Scan, from: usize, to: usize, exposure: &Argument) -> usize {
    static VERBS: Set =
        Set::new(&["experience", "have", "develop", "get", "suffer", "undergo", "report", "need", "require", "show", "support", "provide"]);
    static EFFECTS: Set =
        Set::new(&["effect", "effects", "impact", "influence", "role", "efficacy", "effectiveness", "benefit", "benefits"]);
    static CHANGES: Set = Set::new(&["improvement", "improvements", "change", "changes", "difference", "differences", "trend", "trends"]);
    let mut at = from;
    // "The outcomes of depression and anxiety", "the number of patients developing ARDS".
    if at + 2 < to
        && scan.is(at, &["outcome", "outcomes", "measure", "measures", "endpoint", "endpoints", "domains"])
        && scan.word(at + 1) == "of"
    {
        at += 2;
    }
    static COUNTED: Set = Set::new(&["number", "numbers", "proportion", "proportions", "percentage", "share", "rate", "rates"]);
    if at + 4 < to && COUNTED.contains(scan.word(at)) && scan.word(at + 1) == "of" {
        let of = (at + 2..to.min(at + 10)).find(|i| {
            scan.is(*i, &["developing", "with", "having", "experiencing", "reporting", "suffering"])
                || scan.word(i - 1) == "who" && scan.is(*i, &["had", "have", "has", "developed", "experienced", "reported", "suffered"])
        });
        if let Some(of) = of.filter(|of| of + 1 < to && is_population(scan, at + 2, *of)) {
            return if scan.is(of + 1, &["a", "an", "the", "from"]) { of + 2 } else { of + 1 };
        }
    }
    // "With respect to pressure", "in favour of".
    if at + 2 < to && scan.is(at, &["respect", "regard", "regards", "terms", "relation"]) && scan.is(at + 1, &["to", "of"]) {
        at += 2;
    }
    // "Mean change from baseline in weight".
    if at + 3 < to
        && scan.is(at, &["mean", "median", "average", "absolute", "relative", "percent", "percentage"])
        && CHANGES.contains(scan.word(at + 1))
    {
        at += 1;
    }
    if at + 4 < to
        && CHANGES.contains(scan.word(at))
        && scan.word(at + 1) == "from"
        && scan.word(at + 2) == "baseline"
        && scan.is(at + 3, &["in", "of", "to"])
    {
        at += 4;
    }
    // "Specific drugs in the treatment of tardive dyskinesia".
    let treated = (from..to.saturating_sub(1)).find(|i| {
        scan.is(*i, &["treatment", "management", "prevention"])
            && scan.is(i + 1, &["of", "for"])
            && scan.is(i.wrapping_sub(1), &["the", "for", "in"])
    });
    if let Some(treated) = treated.filter(|t| t + 2 < to) {
        return treated + 2;
    }
    // "The effect of slow waves on the removal of stones".
    let of_effect = from >= 2
        && (scan.word(from - 1) == "of" && EFFECTS.contains(scan.word(from - 2))
            || from >= 3 && scan.word(from - 2) == "of" && EFFECTS.contains(scan.word(from - 3)));
    if of_effect && let Some(on) = (from..to.min(from + 8)).find(|i| scan.word(*i) == "on").filter(|on| on + 1 < to) {
        return on + 1;
    }
    if VERBS.contains(scan.word(at)) && at + 1 < to {
        at += 1;
    }
    // "Diagnosed with dementia", "the body cope with stress".
    let with = (at..to.min(at + 4)).find(|i| {
        scan.is(*i, &["diagnosed", "afflicted", "cope", "deal", "coping", "dealing", "affected"]) && scan.is(i + 1, &["with", "by"])
    });
    if let Some(with) = with.filter(|w| w + 2 < to && (at..*w).all(|i| !scan.is(i, &["and", "or", ",", "of", "in"]))) {
        return with + 2;
    }
    if let Some(first) = mentions(scan, from, to).first()
        && scan.tokens[from].start == first.start
        && scan.concept(first).side == Side::Intervention
        && (exposure.concept.as_ref() == Some(&scan.concept(first).id)
            || exposure.span.is_some_and(|s| s.start <= first.start && first.end <= s.end))
    {
        let next = scan.tokens.partition_point(|t| t.end <= first.end);
        if next + 1 < to && scan.is(next, &["on", "against", "in", "for", "to"]) {
            at = next + 1;
        }
    }
    if at + 2 < to && CHANGES.contains(scan.word(at)) && scan.is(at + 1, &["in", "of", "to", "toward", "towards"]) {
        at += 2;
    }
    let gerund = scan.word(at).ends_with("ing")
        && at + 1 < to
        && scan.cues_in(scan.span(at, at + 1)).iter().any(|c| scan.cue(c).class == CueClass::Verb && c.start == scan.tokens[at].start);
    if gerund { at + 1 } else { at }
}
