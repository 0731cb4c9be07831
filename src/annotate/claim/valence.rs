//! Which way the object went, and whether that is good: relation and the object's polarity taken together.

use super::predicate::{Predicate, Shape};
use crate::annotate::scan::Scan;
use crate::lexicon::words::Cues;
use crate::lexicon::{Concept, Polarity};
use crate::record::{Direction, Relation, Span, Valence};

/// Direction of the object's value under a relation; improving something of which less is better lowers it.
pub fn direction(relation: Relation, polarity: Option<Polarity>, association: Option<Direction>) -> Option<Direction> {
    Some(match relation {
        Relation::Increases | Relation::Causes => Direction::Increased,
        Relation::Decreases | Relation::Prevents => Direction::Decreased,
        Relation::Improves | Relation::Treats => match polarity {
            Some(Polarity::HigherWorse) => Direction::Decreased,
            Some(Polarity::HigherBetter) => Direction::Increased,
            // Improving what has no known polarity is most often raising it: function, quality, ability.
            None => Direction::Increased,
        },
        Relation::Worsens => match polarity {
            Some(Polarity::HigherWorse) => Direction::Increased,
            Some(Polarity::HigherBetter) => Direction::Decreased,
            None => return None,
        },
        Relation::NoEffect => Direction::Unchanged,
        Relation::Inconclusive => Direction::Unclear,
        Relation::AssociatedWith => return association,
        Relation::Affects => return None,
    })
}

/// The direction an association gives: "higher risk", "a reduction in".
pub fn association_direction(scan: &Scan, span: Span, p: &Predicate) -> Option<Direction> {
    if p.shape != Shape::Association {
        return None;
    }
    let after = &scan.lower[scan.tokens[p.from].start..span.end];
    let first = |words: &[&str]| words.iter().filter_map(|w| after.find(w)).min();
    let up = first(&[
        "more common", "more prevalent", "more frequent", "increase", "higher", "greater", "more likely", "elevated", "rise", "positively",
    ]);
    let down = first(&[
        "less common", "less prevalent", "less frequent", "reduc", "decreas", "lower", "less likely", "fewer", "drop", "decline",
        "inversely", "negatively",
    ]);
    match (up, down) {
        (Some(u), Some(d)) => Some(if u < d { Direction::Increased } else { Direction::Decreased }),
        (Some(_), None) => Some(Direction::Increased),
        (None, Some(_)) => Some(Direction::Decreased),
        (None, None) => None,
    }
}

/// Whether a claim is good news for health; `None` where the object's polarity is not known.
pub fn valence(relation: Relation, direction: Option<Direction>, polarity: Option<Polarity>) -> Option<Valence> {
    match relation {
        Relation::Improves | Relation::Treats | Relation::Prevents => Some(Valence::Beneficial),
        Relation::Worsens => Some(Valence::Harmful),
        Relation::NoEffect | Relation::Inconclusive => Some(Valence::Neutral),
        _ => match (direction, polarity) {
            (Some(Direction::Increased), Some(Polarity::HigherBetter)) | (Some(Direction::Decreased), Some(Polarity::HigherWorse)) => {
                Some(Valence::Beneficial)
            }
            (Some(Direction::Increased), Some(Polarity::HigherWorse)) | (Some(Direction::Decreased), Some(Polarity::HigherBetter)) => {
                Some(Valence::Harmful)
            }
            (Some(Direction::Unchanged), _) => Some(Valence::Neutral),
            _ => None,
        },
    }
}

/// The polarity of an object: its concept's, turned by words of lack or loss before it.
pub fn polarity(concept: Option<&Concept>, name: &str) -> Option<Polarity> {
    let lower = name.to_lowercase();
    static WORSE: Cues = Cues::new(&[
        "risk", "severity", "symptom", "pain", "mortality", "death", "side effect", "adverse", "disease", "infection", "inflammation",
        "damage", "loss", "decline", "deficiency", "disorder", "failure", "toxicity", "injury", "relapse", "complication", "stress",
        "anxiety", "fatigue", "cancer",
    ]);
    static BETTER: Cues = Cues::new(&[
        "quality", "function", "health", "performance", "survival", "recovery", "well-being", "wellbeing", "efficiency", "tolerance",
        "strength", "capacity", "satisfaction", "adherence", "immunity",
    ]);
    if lower.contains("risk of") || lower.ends_with(" risk") {
        return Some(Polarity::HigherWorse);
    }
    if let Some((c, p)) = concept.and_then(|c| c.polarity.map(|p| (c, p))) {
        return Some(if turned(c, &lower) { opposite(p) } else { p });
    }
    if WORSE.stand_in(&lower) {
        Some(Polarity::HigherWorse)
    } else if BETTER.stand_in(&lower) {
        Some(Polarity::HigherBetter)
    } else {
        None
    }
}

/// Whether a word of lack or loss before a concept turns its polarity: "the decline in muscle mass". A concept that is a loss
/// itself ("loss of smell") has the polarity of the loss.
fn turned(concept: &Concept, name: &str) -> bool {
    const LOSS: &[&str] = &[
        "loss of ", "losses of ", "losses in ", "lack of ", "absence of ", "decline in ", "declines in ", "decline of ", "reduction in ",
        "reductions in ", "decrease in ", "decreases in ", "drop in ", "fall in ", "deterioration in ", "deterioration of ",
        "impairment of ", "impairment in ", "impairments in ", "deficit in ", "deficits in ",
    ];
    let Some(loss) = LOSS.iter().find(|w| name.starts_with(**w)) else { return false };
    let listed = std::iter::once(&concept.name).chain(&concept.synonyms);
    let word = loss.split(' ').next().unwrap_or(loss);
    !listed.into_iter().any(|n| n.to_lowercase().contains(word))
}

fn opposite(polarity: Polarity) -> Polarity {
    match polarity {
        Polarity::HigherBetter => Polarity::HigherWorse,
        Polarity::HigherWorse => Polarity::HigherBetter,
    }
}
