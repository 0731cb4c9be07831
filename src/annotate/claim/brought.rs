//! What is brought about is often told as a change: "leads to better sleep", "contributes to the prevention of falls", "a
//! significant effect on lowering blood pressure". The change is the relation, what changes the object.

use super::argument::{Argument, named, trim};
use super::predicate::{Predicate, Shape};
use crate::annotate::scan::Scan;
use crate::lexicon::cues::CueClass;
use crate::lexicon::words::Set;
use crate::record::Relation;

/// The relation and the object of a predicate as the words between them tell them.
pub(super) fn settle(scan: &Scan, p: &Predicate, relation: Relation, object: Argument, exposure: &Argument) -> (Relation, Argument) {
    let brings = match relation {
        Relation::Causes => matches!(p.shape, Shape::Active | Shape::Noun),
        Relation::Affects => p.shape == Shape::Noun && scan.is(p.to - 1, &["on", "upon", "in", "to"]),
        _ => false,
    };
    let Some(span) = object.span.filter(|_| brings && p.denied.is_none()) else { return (relation, object) };
    let (at, end) = (scan.token_at(span.start), scan.tokens.partition_point(|t| t.start < span.end));
    if at < p.to || at > p.to + 6 {
        return (relation, object);
    }
    let Some((change, found)) = (p.to..(at + 1).min(end)).find_map(|i| Some((i, change(scan, i)?))) else { return (relation, object) };
    // An effect is told of by what it does, never by a comparison: "an effect on lower back pain".
    let acts = scan.word(change).ends_with("ing");
    if !acts && (relation == Relation::Affects || !leads(scan, change, end)) {
        return (relation, object);
    }
    let (from, to) = trim(scan, change + 1, end);
    match named(scan, from, to, exposure) {
        Some(changed) if change >= at => (found, changed),
        Some(_) => (found, object),
        None => (relation, object),
    }
}

/// The relation that a word of change at token `at` tells.
fn change(scan: &Scan, at: usize) -> Option<Relation> {
    static UP: Set = Set::new(&["increased", "higher", "greater", "more", "elevated", "raised", "longer", "larger"]);
    static DOWN: Set = Set::new(&[
        "reduced", "decreased", "lower", "lowered", "less", "fewer", "smaller", "shorter", "diminished", "lessened", "attenuated",
    ]);
    static BETTER: Set =
        Set::new(&["better", "improved", "enhanced", "superior", "improvement", "improvements", "stronger", "healthier", "strengthened"]);
    static WORSE: Set = Set::new(&["worse", "worsened", "impaired", "poorer", "deterioration", "worsening", "weakened"]);
    let w = scan.word(at);
    if UP.contains(w) {
        Some(Relation::Increases)
    } else if DOWN.contains(w) {
        Some(Relation::Decreases)
    } else if BETTER.contains(w) {
        Some(Relation::Improves)
    } else if WORSE.contains(w) {
        Some(Relation::Worsens)
    } else if w == "prevention" && scan.word(at + 1) == "of" {
        Some(Relation::Prevents)
    } else if w.ends_with("ing") {
        let hit = scan.cues_in(scan.span(at, at + 1)).iter().find(|c| c.start == scan.tokens[at].start);
        let entry = hit.map(|c| scan.cue(c)).filter(|c| c.class == CueClass::Verb)?;
        entry.relation.filter(|r| !matches!(r, Relation::Affects | Relation::Causes | Relation::NoEffect | Relation::Inconclusive))
    } else {
        None
    }
}

/// Whether what changes follows the word of change at token `at`: "lower back pain", "greater omentum" are things themselves.
fn leads(scan: &Scan, at: usize, end: usize) -> bool {
    static NAMES: Set = Set::new(&[
        "back", "limb", "limbs", "extremity", "extremities", "leg", "legs", "respiratory", "abdominal", "urinary", "esophageal",
        "gastrointestinal", "bowel", "body", "likelihood", "than", "of", "time", "significant", "serious", "severe", "frequent", "intense",
        "complex", "common", "noticeable", "dangerous", "specific", "general",
    ]);
    at + 1 < end
        && (scan.is(at, &["prevention", "improvement", "improvements", "deterioration", "worsening"]) || !NAMES.contains(scan.word(at + 1)))
}
