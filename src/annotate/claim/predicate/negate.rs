//! Negations and what they govern.

use super::super::clause::Clause;
use super::{Predicate, Shape, inside_bracket};
use crate::annotate::scan::Scan;
use crate::lexicon::cues::CueClass;
use crate::lexicon::phrases::PhraseHit;
use crate::record::Relation;

/// Turns what a negation governs into `no_effect`: a negation before the predicate, with no other predicate in between.
pub(super) fn negate(scan: &Scan, clause: &Clause, out: &mut [Predicate]) {
    let span = scan.span(clause.from, clause.to);
    let negations: Vec<PhraseHit> = scan
        .cues_in(span)
        .iter()
        .copied()
        // "NO" is nitric oxide.
        .filter(|h| scan.cue(h).class == CueClass::Negation && !inside_bracket(scan, clause, h.start))
        .filter(|h| !is_aside(scan, clause, h) && !is_prefix(scan, h) && !is_subject(scan, clause, h) && &scan.text[h.start..h.end] != "NO")
        .collect();
    if negations.is_empty() {
        return;
    }
    for i in 0..out.len() {
        let start = scan.tokens[out[i].group_from].start;
        let first = scan.tokens[out[i].from].start;
        let end = scan.tokens[out[i].to - 1].end;
        let previous_end = if i > 0 { scan.tokens[out[i - 1].to - 1].end } else { span.start };
        let governs = negations.iter().copied().find(|n| {
            let near = n.start >= previous_end && n.end <= first || n.start >= start && n.end <= end;
            let carried = i > 0
                && out[i - 1].relation == Relation::NoEffect
                && n.end <= first
                && !out[i - 1].negations.is_empty()
                && joined_by_or(scan, &out[i - 1], &out[i]);
            (near && first.saturating_sub(n.end) < 60) || carried
        });
        if let Some(n) = governs
            && !matches!(out[i].relation, Relation::NoEffect | Relation::Inconclusive)
            && !matches!(out[i].shape, Shape::Advice | Shape::Avoid)
        {
            out[i].denied = Some(out[i].relation);
            out[i].relation = Relation::NoEffect;
            out[i].negations.push(n);
        }
    }
}

/// "X, but not Y, reduced pain": the denial between commas is of Y alone.
fn is_aside(scan: &Scan, clause: &Clause, negation: &PhraseHit) -> bool {
    let at = scan.token_at(negation.start);
    at == clause.from
        && scan.word(at) == "not"
        && at > 1
        && scan.word(at - 1) == "but"
        && scan.word(at - 2) == ","
        && (at + 1..clause.to.min(at + 10)).any(|i| scan.word(i) == ",")
}

/// "Not getting enough sleep weakens immunity": the denial is what acts.
fn is_subject(scan: &Scan, clause: &Clause, negation: &PhraseHit) -> bool {
    let at = scan.token_at(negation.start);
    let next = scan.word(at + 1);
    at == clause.from && scan.word(at) == "not" && next.len() > 5 && next.ends_with("ing")
}

/// "No-sugar diets": part of a name.
fn is_prefix(scan: &Scan, negation: &PhraseHit) -> bool {
    let next = scan.token_at(negation.end);
    scan.is(next, &["-", "‐", "–"]) && scan.glued(next.saturating_sub(1)) && scan.glued(next)
}

fn joined_by_or(scan: &Scan, a: &Predicate, b: &Predicate) -> bool {
    (a.to..b.from).any(|i| matches!(scan.word(i), "or" | "nor"))
}
