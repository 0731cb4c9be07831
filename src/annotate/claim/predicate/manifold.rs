//! Risks told as so many times another: "had twice the risk of", "three times the odds of", "half the rate of".

use super::super::clause::Clause;
use super::{Predicate, Shape};
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::record::Relation;

static RISKS: Set =
    Set::new(&["risk", "risks", "odds", "rate", "rates", "likelihood", "chance", "chances", "incidence", "prevalence", "number"]);

/// The words that such a risk can begin with, where it is no number.
pub(super) const TIMES: &[&str] = &[
    "half", "twice", "double", "triple", "quadruple", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several",
    "many",
];

/// Words that say that people had it, where "was linked to twice the risk" only links.
static HAD: Set = Set::new(&["had", "have", "has", "having", "face", "faces", "faced", "carry", "carried", "at", "with", "ran", "run"]);

/// The words of such a risk at token `i`: whether it is a smaller one, and where they end.
fn at(scan: &Scan, i: usize) -> Option<(bool, usize)> {
    let number = scan.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let counted = number || TIMES[5..].contains(&scan.word(i));
    let (less, next) = match scan.word(i) {
        "half" => (true, i + 1),
        "twice" | "double" | "triple" | "quadruple" => (false, i + 1),
        _ if counted && scan.word(i + 1) == "times" => (false, i + 2),
        _ => return None,
    };
    let risk = if scan.is(next, &["the", "a", "their"]) { next + 1 } else { return None };
    (RISKS.contains(scan.word(risk)) && scan.is(risk + 1, &["of", "for"])).then_some((less, risk + 2))
}

/// The risk of a clause that is so many times another.
pub(super) fn manifold(scan: &Scan, clause: &Clause, index: usize) -> Option<Predicate> {
    scan.beginning(class::MANIFOLD | class::NUMBER, clause.from + 1, clause.to).find_map(|i| {
        let (less, to) = at(scan, i)?;
        let had = (i.saturating_sub(5).max(clause.from)..i).any(|k| HAD.contains(scan.word(k)));
        let linked = scan.is(i - 1, &["to", "with"]) || (i > 1 && scan.is(i - 2, &["to", "with"]));
        // "Doubles the risk of" is a verb of its own.
        if to >= clause.to || !had && !linked {
            return None;
        }
        let told = if less { Relation::Decreases } else { Relation::Increases };
        Some(Predicate::told(if had && !linked { told } else { Relation::AssociatedWith }, Shape::Association, (i, to), index))
    })
}
