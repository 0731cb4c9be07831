//! Merges the predicates of one clause, so that one relation is told once.

use super::super::arms::opposite;
use super::super::clause::Clause;
use super::negate::negate;
use super::{Predicate, Shape};
use crate::annotate::scan::{Scan, TokenKind};
use crate::record::Relation;

/// Rank of a shape when two predicates tell one relation: the lower wins.
fn rank(shape: Shape) -> u8 {
    match shape {
        Shape::Gap | Shape::Unsure => 0,
        Shape::Null | Shape::Safe => 1,
        Shape::Advice | Shape::Avoid => 2,
        Shape::Association => 3,
        Shape::Side => 4,
        _ => 5,
    }
}

/// Merges the predicates of one clause: the doubt, denial or association takes in what it speaks of; a verb of causing takes the
/// effect it causes; "effective in reducing" and "helps reduce" are told by the last verb.
pub(super) fn merge(scan: &Scan, clause: &Clause, found: Vec<Predicate>) -> Vec<Predicate> {
    let mut out: Vec<Predicate> = Vec::new();
    let mut found = settle_comparatives(scan, found);
    let best = found.iter().map(|p| rank(p.shape)).min().unwrap_or(9);
    if best <= 1 {
        // "Safe and effective for": both are told.
        let safe = found.iter().all(|p| rank(p.shape) > 1 || p.shape == Shape::Safe);
        let effective =
            |p: &Predicate| p.shape == Shape::Adjective && scan.is(p.from, &["effective", "efficacious", "beneficial", "helpful"]);
        let works = match found.iter().position(|p| safe && effective(p)) {
            Some(at) if !found[at + 1..].iter().any(|p| p.shape == Shape::Safe) => found.split_off(at),
            _ => Vec::new(),
        };
        // A clause that doubts or denies speaks once, of everything in it; what it denies is the first relation beside it.
        let mut whole: Option<Predicate> = None;
        for p in found {
            if rank(p.shape) == best && whole.as_ref().is_none_or(|w| rank(w.shape) > best) {
                let denied = whole.as_ref().map(|w| w.relation).filter(|r| !matches!(r, Relation::NoEffect | Relation::Inconclusive));
                whole = Some(Predicate { denied: p.denied.or(denied), ..p });
            } else if let Some(w) = &mut whole {
                if w.denied.is_none() && rank(p.shape) > 2 && !matches!(p.relation, Relation::NoEffect | Relation::Inconclusive) {
                    w.denied = Some(p.relation);
                }
            } else {
                whole = Some(p);
            }
        }
        out.extend(whole);
        out.extend(merge(scan, clause, works));
        return out;
    }
    for p in found {
        if let Some(last) = out.last_mut() {
            // "Induction of labor reduces stillbirths": the noun is what acts.
            let acts = last.shape == Shape::Noun
                && last.from <= clause.from + 1
                && scan.is(last.to, &["of", "in"])
                && p.shape == Shape::Active
                && !scan.word(p.from).ends_with("ing")
                && !(last.to..p.from).any(|i| {
                    scan.is(i, &["was", "were", "is", "are", "and", "to", ";", "has", "have", "had", "that", "which", "who", "by", "or"])
                });
            if acts {
                *last = p;
                continue;
            }
            let gap = p.from.saturating_sub(last.to);
            let joined = gap <= 5 && !(last.to..p.from).any(|i| matches!(scan.word(i), "and" | "," | "or" | ";"));
            let takes_next = match (last.shape, p.shape) {
                // "correlated with hypertension, obesity, … and increased levels": all of it is the object.
                (Shape::Association, Shape::Attributive | Shape::Noun | Shape::Comparative) => {
                    gap <= 40 && !starts_new(scan, last.to, p.from)
                }
                (Shape::Association, Shape::Active) if scan.word(p.from).ends_with("ed") => gap <= 40 && !starts_new(scan, last.to, p.from),
                // "Increases the effects of sedatives": the effects are what it increases.
                (Shape::Active, Shape::Noun) => {
                    joined
                        && gap <= 2
                        && p.relation == Relation::Affects
                        && matches!(last.relation, Relation::Increases | Relation::Decreases)
                        && scan.word(p.to - 1) == "of"
                }
                // "Raises the odds of": the odds are what it raises.
                (Shape::Active, Shape::Association) => gap <= 2 && joined && scan.is(p.from, &["odds", "risk", "likelihood"]),
                (Shape::Association | Shape::Avoid | Shape::Advice, _) => gap <= 12 && !starts_new(scan, last.to, p.from),
                (Shape::Side, _) => true,
                (_, Shape::Association) if matches!(last.shape, Shape::Noun) => false,
                (Shape::Noun | Shape::Attributive, Shape::Noun) => joined && gap <= 2,
                (Shape::Noun, _) => false,
                _ => false,
            };
            // "Associated with a lower rate of A (…), and lower rates of B": both only go along with it.
            let linked = last.shape == Shape::Association
                && last.relation == Relation::AssociatedWith
                && p.shape == Shape::Attributive
                && matches!(p.relation, Relation::Increases | Relation::Decreases)
                && !(last.to..p.from).any(|i| scan.is(i, &["had", "was", "were", "is", "are", "showed", "has", "have", ";"]));
            if linked && !takes_next {
                out.push(Predicate { relation: Relation::AssociatedWith, shape: Shape::Association, ..p });
                continue;
            }
            if takes_next {
                if last.shape == Shape::Side && p.shape == Shape::Side {
                    last.to = p.to;
                }
                continue;
            }
            // "More effective than B at reducing C": the reducing is A's.
            let outdoes = last.shape == Shape::Adjective
                && matches!(last.relation, Relation::Improves | Relation::Treats)
                && p.shape == Shape::Active
                && gap <= 16
                && scan.is(p.from - 1, &["at", "in", "for"])
                && scan.word(p.from).ends_with("ing")
                && (last.to - 1..p.from).any(|i| scan.is(i, &["than", "to", "as"]));
            let yields = outdoes
                || joined
                    && match (last.shape, p.shape) {
                        (Shape::Active, Shape::Noun | Shape::Attributive) => matches!(
                            last.relation,
                            Relation::Causes | Relation::Increases | Relation::Affects | Relation::Improves | Relation::Treats
                        ),
                        (Shape::Active, Shape::Active | Shape::Passive) => {
                            matches!(last.relation, Relation::Treats | Relation::Affects)
                                || scan.is(last.from, &["work", "works", "help", "helps", "act", "acts"])
                        }
                        (Shape::Active, Shape::Adjective) if p.relation == Relation::NoEffect => last.relation == Relation::Causes,
                        (Shape::Adjective | Shape::Recommend, Shape::Active | Shape::Noun) => true,
                        // "Helped adults eat fewer calories": the eating is told.
                        (Shape::Active, Shape::Comparative) => scan.word(last.from).starts_with("help"),
                        // "Its efficacy in relieving pain".
                        (Shape::Noun, Shape::Active) => {
                            gap <= 1
                                && scan.is(p.from - 1, &["in", "at", "for"])
                                && scan.word(p.from).ends_with("ing")
                                && scan.is(last.from, &["efficacy", "effectiveness", "usefulness", "benefit", "benefits", "superiority"])
                        }
                        (Shape::Passive, Shape::Noun | Shape::Active) => gap <= 2,
                        _ => false,
                    };
            // "Resulted in a lower incidence of infection": it lowers it.
            if joined && last.shape == Shape::Active && last.relation == Relation::Causes && p.shape == Shape::Association {
                let changed = match scan.word(p.from) {
                    "lower" | "reduced" | "decreased" | "lowest" => Some(Relation::Decreases),
                    "higher" | "increased" | "greater" | "elevated" | "highest" => Some(Relation::Increases),
                    _ => None,
                };
                if let Some(relation) = changed {
                    let (group_from, mut cues) = (last.group_from, std::mem::take(&mut last.cues));
                    cues.extend(p.cues.iter().copied());
                    *last = Predicate { relation, shape: Shape::Active, group_from, cues, ..p };
                    continue;
                }
            }
            // "Less likely to cause": it causes less.
            let less_likely = last.relation == Relation::Decreases
                && scan.word(last.to - 1) == "to"
                && p.shape == Shape::Active
                && matches!(p.relation, Relation::Causes | Relation::Increases);
            if less_likely && gap <= 2 {
                last.to = p.to;
                last.cues.extend(p.cues.iter().copied());
                continue;
            }
            if yields {
                let (group_from, mut cues) = (last.group_from, std::mem::take(&mut last.cues));
                cues.extend(p.cues.iter().copied());
                // "No better than placebo at reducing pain": what is told of it is denied.
                let alike = last.shape == Shape::Adjective && last.relation == Relation::NoEffect;
                let (relation, denied) = if alike { (Relation::NoEffect, Some(p.relation)) } else { (p.relation, p.denied) };
                *last = Predicate { relation, denied, group_from, cues, ..p };
                continue;
            }
        }
        // "The reduction of A was associated with B": the change is one of the two things.
        if p.shape == Shape::Association {
            while out.last().is_some_and(|last| is_part_of(scan, last, &p)) {
                out.pop();
            }
        }
        out.push(p);
    }
    out.retain(|p| p.shape != Shape::Side || side_is_told(scan, clause, p));
    negate(scan, clause, &mut out);
    out
}

/// Whether a noun or a comparative before an association only names one of the two things.
fn is_part_of(scan: &Scan, last: &Predicate, association: &Predicate) -> bool {
    matches!(last.shape, Shape::Noun | Shape::Attributive | Shape::Comparative)
        && !(last.to..association.from).any(|i| {
            scan.is(i, &["and", ";", "but", ","])
                && (i..association.from).any(|k| scan.is(k, &["was", "were", "is", "are"]))
                && scan.is(i, &["but", ";"])
        })
        && !(last.from.saturating_sub(4)..last.from).any(|i| scan.is(i, &["showed", "had", "was", "were", "found", "observed"]))
}

/// "greater reductions in pain" tells the reduction; "led to less pain" tells the less.
fn settle_comparatives(scan: &Scan, found: Vec<Predicate>) -> Vec<Predicate> {
    let mut out: Vec<Predicate> = Vec::with_capacity(found.len());
    for p in found {
        if let Some(last) = out.last_mut() {
            let gap = p.from.saturating_sub(last.to);
            let plain = gap <= 3 && !(last.to..p.from).any(|i| scan.tokens[i].kind == TokenKind::Mark || scan.is(i, &["and", "or"]));
            if plain && last.shape == Shape::Attributive && last.relation == Relation::Increases && matches!(p.shape, Shape::Noun) {
                let group_from = last.group_from;
                *last = Predicate { group_from, ..p };
                continue;
            }
            // "Three times more likely than placebo to reduce attacks": it reduces them.
            let likely = last.relation == Relation::Increases && scan.is(last.to, &["likely", "apt"]) || scan.word(last.to - 1) == "likely";
            if likely && p.shape == Shape::Active && gap <= 8 && scan.word(p.from - 1) == "to" && scan.is(last.to, &["than", "likely"]) {
                let group_from = last.group_from;
                *last = Predicate { group_from, ..p };
                continue;
            }
            // "a smaller reduction", "similar improvements".
            if plain && last.shape == Shape::Attributive && matches!(p.shape, Shape::Noun) && scan.span(last.from, last.to).len() > 3 {
                let group_from = last.group_from;
                if last.relation == Relation::NoEffect {
                    *last = Predicate { group_from, denied: Some(p.relation), relation: Relation::NoEffect, ..p };
                    continue;
                }
                // "Faster recovery": sooner, not less.
                let sooner = scan.is(last.from, &["faster", "earlier", "quicker", "sooner"]) && p.relation == Relation::Improves;
                if sooner {
                    *last = Predicate { group_from, ..p };
                    continue;
                }
                if last.relation == Relation::Decreases {
                    *last = Predicate { group_from, relation: opposite(p.relation), ..p };
                    continue;
                }
            }
            // "The decrease in pain was greater in A": the decrease is told, and how it compares.
            if last.shape == Shape::Noun
                && p.shape == Shape::Comparative
                && matches!(p.relation, Relation::Increases | Relation::Decreases)
                && !(last.to..p.from).any(|i| scan.is(i, &[";", "but", "whereas"]))
            {
                if p.relation == Relation::Decreases {
                    last.relation = opposite(last.relation);
                }
                last.cues.extend(p.cues);
                continue;
            }
        }
        out.push(p);
    }
    out
}

/// Between tokens: does a new verb group begin ("…, and improved")?
fn starts_new(scan: &Scan, from: usize, to: usize) -> bool {
    (from..to).any(|i| matches!(scan.word(i), ";" | "but" | "while"))
}

/// "include" tells side effects only beside such words.
fn side_is_told(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    let words = scan.span(p.from, p.to).of(scan.lower);
    if words.contains("effect") || words.contains("event") || words.contains("complication") {
        return true;
    }
    let left = scan.span(clause.from, p.to).of(scan.lower);
    ["side effect", "side-effect", "adverse", "complication", "reactions", "symptoms of toxicity", "unwanted", "harms"]
        .iter()
        .any(|w| left.contains(w))
}
