//! How sure a claim is, whether it tells of an effect, and whether it is advice.

use super::clause::{Clause, Opener};
use super::kind::has;
use super::predicate::{Predicate, Shape};
use super::said::{Said, Setting};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::phrases::PhraseHit;
use crate::lexicon::words::Set;
use crate::lexicon::{Concept, Side};
use crate::record::{Certainty, Design, Family, Relation, Span};

/// The certainty of predicate `at`, and the cue that gave it.
pub fn certainty(scan: &Scan, clauses: &[Clause], p: &Predicate, sentence: Span) -> (Certainty, Option<PhraseHit>) {
    if matches!(p.shape, Shape::Gap | Shape::Unsure) {
        return (Certainty::Asserted, None);
    }
    let clause = clauses[p.clause];
    let end = scan.tokens[p.to - 1].end;
    // A hedge governs its own clause up to the predicate, and a content clause after "suggests that".
    let mut from = scan.tokens[clause.from].start;
    let mut index = p.clause;
    while clauses[index].opener == Opener::Content && index > 0 {
        index -= 1;
        from = scan.tokens[clauses[index].from].start;
    }
    // An opening phrase before the clause's comma ("In theory, …") governs it too.
    if index > 0 && index == p.clause && clauses[index].opener == Opener::Main && clauses[index - 1].to - clauses[index - 1].from <= 5 {
        from = sentence.start.max(scan.tokens[clauses[index - 1].from].start);
    }
    let mut hedge = None;
    for cue in scan.cues_in(Span { start: from, end }) {
        match scan.cue(cue).class {
            CueClass::Speculation => return (Certainty::Speculative, Some(*cue)),
            CueClass::Hedge if hedge.is_none() => hedge = Some(*cue),
            _ => {}
        }
    }
    match hedge {
        Some(cue) => (Certainty::Hedged, Some(cue)),
        None => (Certainty::Asserted, None),
    }
}

/// Whether a claim is about an effect or only about things that go together: a comparison of people who were given nothing, and
/// what rose or fell, are associations.
pub fn family(scan: &Scan, p: &Predicate, denied: Option<Relation>, subject: Option<&Concept>, setting: &Setting) -> Family {
    // Groups of a trial were given what they were given: what they differ in is its effect.
    let trial = matches!(setting.own, Some(Design::RandomizedControlledTrial | Design::ClinicalTrial | Design::NonRandomizedTrial))
        || setting.says(Said::Tried);
    // An article of some length tells elsewhere what was studied; a sentence alone is taken at its word.
    let treated = (trial || scan.doc.sentences.len() >= 4) && subject.is_some_and(|c| c.side == Side::Intervention);
    let told = scan.span(p.from, p.to).of(scan.lower);
    let compared = match p.shape {
        Shape::Comparative | Shape::Attributive | Shape::Intransitive | Shape::Figures => true,
        Shape::Passive => scan.word(p.to) != "by" && !matches!(p.relation, Relation::Affects | Relation::Treats | Relation::Causes),
        Shape::Null => {
            !has(told, &["effect", "benefit", "improve", "impact", "influence", "evidence", "advantage", "better"]) && !acts(scan, p, told)
        }
        Shape::Noun => {
            p.cues.len() == 1
                && matches!(p.relation, Relation::Increases | Relation::Decreases | Relation::Worsens)
                && !has(told, &["effect", "impact", "influence"])
        }
        Shape::Active => told.contains("likely"),
        // "Was similar" compares; "was not effective" judges.
        Shape::Adjective => p.relation == Relation::NoEffect && p.denied.is_none(),
        _ => false,
    } && !resulted(scan, p);
    let linked = p.shape == Shape::Association
        || denied == Some(Relation::AssociatedWith)
        || has(told, &["associat", "correlat", "relation", "link"]);
    if linked || compared && !treated { Family::Associational } else { Family::Causal }
}

/// Whether a finding of nothing has an object of its own: "did not change the ratio"; "scores did not change" compares.
fn acts(scan: &Scan, p: &Predicate, told: &str) -> bool {
    has(told, &["not alter", "not change", "not significantly change"])
        && scan.tokens.get(p.to).is_some_and(|t| t.kind == TokenKind::Word)
        && !scan.is(
            p.to,
            &[
                "in", "over", "during", "from", "after", "between", "with", "at", "significantly", "and", "or", "by", "for", "among",
                "within",
            ],
        )
}

/// Whether what was given is said to have resulted in what is told.
fn resulted(scan: &Scan, p: &Predicate) -> bool {
    static RESULTS: Set = Set::new(&[
        "resulted", "result", "results", "resulting", "led", "leads", "lead", "leading", "produced", "produces", "produce", "yielded",
        "caused", "contributed", "contribute", "contributes", "contributing", "translated", "translates", "translate",
    ]);
    let from = p.group_from.min(p.from).saturating_sub(6);
    (from..p.from).any(|i| {
        RESULTS.contains(scan.word(i))
            && (scan.is(i + 1, &["in", "to", "into"]) || scan.is(i, &["produced", "produces", "produce", "yielded", "caused"]))
    })
}

/// Whether the clause of a predicate asks for what it tells: "should be used to reduce", "is recommended to prevent".
pub fn advised(scan: &Scan, clauses: &[Clause], p: &Predicate) -> bool {
    let clause = clauses[p.clause];
    // "Interventions to reduce it should …": what is asked for stands behind.
    let purpose = p.from > clause.from && scan.is(p.from - 1, &["to", "for"]) || scan.word(p.from).ends_with("ing");
    // "The association of A with B should be studied": told of only in passing.
    let in_subject = matches!(p.shape, Shape::Association | Shape::Noun)
        && !(clause.from..p.from).any(|i| scan.is(i, &["is", "are", "was", "were", "has", "have", "had", "show", "showed", "that"]))
        && !(p.to..clause.to).any(|i| scan.is(i, &["is", "are", "was", "were", "has", "have", "had"]));
    let purpose = purpose || in_subject;
    // "The necessary building blocks" asks for nothing.
    let asks = |i: usize| {
        scan.is(i, &["should", "must", "ought", "recommended", "recommend", "advisable", "mandatory"])
            || scan.is(i, &["needed", "necessary"]) && i > clause.from && !scan.is(i - 1, &["the", "a", "any", "all"])
    };
    (clause.from..if purpose { clause.to } else { p.group_from }).any(|i| {
        asks(i)
            // "There is a need for"; but "the need for analgesics was less".
            || scan.is(i, &["need", "needs"])
                && scan.is(i + 1, &["to", "for"])
                && !matches!(p.shape, Shape::Comparative | Shape::Intransitive | Shape::Null)
                && !scan.is(i.saturating_sub(1), &["less", "lower", "reduced", "more", "greater", "higher"])
    })
}
