//! How a noun, an adjective or a word of association stands in its clause.

use super::super::clause::Clause;
use super::Shape;
use super::words::{BE, before, is_be_near, prev_is_report};
use crate::annotate::scan::{Scan, TokenKind};
use crate::record::Relation;

pub(super) fn noun_shape(scan: &Scan, clause: &Clause, from: usize, to: usize) -> Option<Shape> {
    let phrase_has_preposition = matches!(scan.word(to.saturating_sub(1)), "on" | "of" | "in" | "to" | "for" | "upon");
    if phrase_has_preposition {
        return Some(Shape::Noun);
    }
    let next = scan.word(to);
    if matches!(next, "in" | "of" | "on" | "to" | "for" | "from" | "against" | "with" | "(") && to < clause.to {
        return Some(Shape::Noun);
    }
    // "symptom improvement", "a clear benefit": what stands before is the object.
    (from > clause.from).then_some(Shape::Noun)
}

pub(super) fn adjective_shape(scan: &Scan, clause: &Clause, from: usize, to: usize, relation: Option<Relation>) -> Option<Shape> {
    let prev = before(scan, from, clause.from);
    let next = scan.word(to);
    match relation {
        Some(Relation::Increases | Relation::Decreases) => {
            // "higher in", "lower than", "was greater": a predicate; "higher doses": none.
            let verbless = matches!(next, "in" | "than" | "for" | "with" | "among" | "on" | "(" | "by" | "at" | "during" | "after" | ",")
                || to >= clause.to;
            let bracketed = from > clause.from && scan.word(from - 1) == ")" && prev_is_report(scan, from, clause.from);
            let after_report = bracketed
                || matches!(
                    prev,
                    "had"
                        | "have"
                        | "has"
                        | "showed"
                        | "show"
                        | "shows"
                        | "reported"
                        | "experienced"
                        | "found"
                        | "find"
                        | "higher"
                        | "to"
                        | "in"
                        | "a"
                        | "an"
                        | "significantly"
                );
            if verbless && (BE.contains(&prev) || is_be_near(scan, clause, from)) {
                Some(Shape::Comparative)
            } else if (after_report && !matches!(prev, "a" | "an" | "to" | "in"))
                || (matches!(prev, "in" | "to") && caused_before(scan, from, clause.from))
                || (matches!(prev, "a" | "an") && prev_is_report(scan, from.saturating_sub(1), clause.from))
            {
                Some(Shape::Attributive)
            } else {
                None
            }
        }
        Some(Relation::Treats) if matches!(scan.word(from), "help" | "helps" | "helped" | "helping") => Some(Shape::Active),
        Some(Relation::NoEffect) => Some(Shape::Adjective),
        _ => {
            // "is effective", "effective for": a judgement; "effective management": none.
            let judged = matches!(next, "in" | "for" | "against" | "at" | "to" | "when" | "with")
                || is_be_near(scan, clause, from)
                || to >= clause.to
                || scan.tokens[to].kind == TokenKind::Mark;
            judged.then_some(Shape::Adjective)
        }
    }
}

/// Whether "resulted in" or "led to" stands right before the adjective at token `at`.
fn caused_before(scan: &Scan, at: usize, from: usize) -> bool {
    (1..=4).any(|k| at >= from + k && scan.is(at - k, &["resulted", "results", "result", "resulting", "led", "leads", "lead", "leading"]))
}

/// "symptoms related to stress" only describes the symptoms; "is related to", "correlated with" and ", linked to" claim.
pub(super) fn association_shape(scan: &Scan, clause: &Clause, from: usize) -> Option<Shape> {
    let participle = scan.is(from, &["associated", "linked", "related", "tied", "connected", "implicated", "accompanied"]);
    let prev = before(scan, from, clause.from);
    let claims = !participle || BE.contains(&prev) || matches!(prev, "" | "," | "not") || is_be_near(scan, clause, from);
    claims.then_some(Shape::Association)
}
