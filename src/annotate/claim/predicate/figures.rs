//! Outcomes told by figures alone.

use super::super::clause::Clause;
use super::super::evidence;
use super::{Predicate, Shape};
use crate::annotate::scan::{Scan, TokenKind};
use crate::record::Relation;

/// "was 3.6 cm in A versus 2.1 cm in B (p < .05)": two figures of one outcome and a p value that says whether they differ.
pub(super) fn compared_figures(scan: &Scan, clause: &Clause, index: usize) -> Option<Predicate> {
    let verb = (clause.from + 1..clause.to).find(|i| scan.is(*i, &["was", "were", "averaged", "reached"]))?;
    let figures = evidence::figures(scan.text, scan.span(clause.from, clause.to));
    let p_value = figures.iter().find(|f| f.kind == crate::record::EvidenceKind::PValue)?;
    let relation = if evidence::not_significant(&figures) {
        Relation::NoEffect
    } else {
        let number = |from: usize, to: usize| (from..to).find(|i| scan.tokens[*i].kind == TokenKind::Number);
        let first = number(verb + 1, clause.to.min(verb + 4))?;
        let against = (first + 1..clause.to).find(|i| scan.is(*i, &["versus", "vs", "compared", "than", "and", "against"]))?;
        let second = number(against + 1, clause.to.min(against + 9)).filter(|i| scan.tokens[*i].start < p_value.start)?;
        let value = |i: usize| scan.raw(i).replace(',', "").parse::<f64>().ok();
        match (value(first)?, value(second)?) {
            (a, b) if a > b => Relation::Increases,
            (a, b) if a < b => Relation::Decreases,
            _ => Relation::NoEffect,
        }
    };
    Some(Predicate {
        relation,
        denied: None,
        shape: Shape::Figures,
        from: verb,
        to: verb + 1,
        group_from: verb,
        clause: index,
        cues: Vec::new(),
        negations: Vec::new(),
    })
}
