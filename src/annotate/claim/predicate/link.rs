//! Associations told apart from what they join: "an association was found between A and B", "no correlation exists with C".

use super::super::clause::Clause;
use super::words::is_adverb;
use super::{Predicate, Shape};
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::lexicon::cues::CueClass;
use crate::lexicon::words::Set;
use crate::record::Relation;

/// Nouns that join two things.
pub(super) const LINKS: &[&str] = &[
    "association", "associations", "correlation", "correlations", "relationship", "relationships", "relation", "relations", "link",
    "links", "connection", "connections",
];

/// Words that may stand between such a noun and its preposition.
static TOLD: Set = Set::new(&[
    "was", "were", "is", "are", "has", "have", "had", "been", "be", "found", "observed", "seen", "detected", "identified", "noted",
    "reported", "shown", "established", "demonstrated", "evident", "present", "exists", "existed", "exist", "emerged", "apparent",
    "significant", "revealed", "obtained", "recorded", "documented", "confirmed", "described", "may", "might",
]);

/// The association of a clause that stands apart from its preposition, denied where "no" or "not" governs it.
pub(super) fn link(scan: &Scan, clause: &Clause, index: usize) -> Option<Predicate> {
    for i in scan.beginning(class::LINK, clause.from, clause.to) {
        let told = |k: usize| TOLD.contains(scan.word(k)) || is_adverb(scan.word(k));
        let Some(to) = (i + 1..clause.to.min(i + 8)).find(|k| !told(*k)) else { continue };
        if to < i + 2 || !scan.is(to, &["between", "with", "among"]) {
            continue;
        }
        let denying = |k: usize| scan.is(k, &["no", "not", "neither", "without", "nor"]);
        let denied = (i.saturating_sub(5).max(clause.from)..to).find(|k| denying(*k));
        let span = scan.span(denied.unwrap_or(i).min(i), to + 1);
        let cues: Vec<_> = scan.cues_in(span).to_vec();
        let (denials, cues) = cues.into_iter().partition(|c| matches!(scan.cue(c).class, CueClass::Negation | CueClass::Null));
        return Some(Predicate {
            relation: if denied.is_some() { Relation::NoEffect } else { Relation::AssociatedWith },
            denied: denied.map(|_| Relation::AssociatedWith),
            shape: Shape::Association,
            from: i,
            to: to + 1,
            group_from: denied.unwrap_or(i).min(i),
            clause: index,
            cues,
            negations: denials,
        });
    }
    None
}

/// Verbs of tying one thing to another.
pub(super) const TIES: &[&str] = &["link", "links", "linked", "tie", "ties", "tied", "connect", "connects", "connected", "linking"];

/// Who ties one thing to another.
static SOURCES: Set = Set::new(&[
    "study", "studies", "research", "researchers", "scientists", "evidence", "data", "trial", "trials", "review", "reviews", "analysis",
    "analyses", "experts", "findings", "report", "reports", "authors", "has", "have", "to", "that", "which", "doctors", "surveys",
    "survey",
]);

/// "Research links sugar to tooth decay", "a study tied coffee to a longer life".
pub(super) fn tie(scan: &Scan, clause: &Clause, index: usize) -> Option<Predicate> {
    scan.beginning(class::TIE, clause.from + 1, clause.to).find_map(|i| {
        let before = (clause.from..i).rev().find(|k| !is_adverb(scan.word(*k)))?;
        if !SOURCES.contains(scan.word(before)) {
            return None;
        }
        let to = (i + 2..clause.to.min(i + 10))
            .take_while(|k| !scan.is(*k, &[",", ";", "is", "are", "was", "were", "between", "of", "that"]))
            .find(|k| scan.is(*k, &["to", "with"]))?;
        (to + 1 < clause.to).then(|| Predicate::told(Relation::AssociatedWith, Shape::Association, (to, to + 1), index))
    })
}
