//! One form for the many ways of saying an effect: "reduces the severity of it" is "improves it".

use super::doubt;
use crate::graph::{Effect, Stance};
use crate::lexicon::Polarity;
use crate::record::{Claim, ClaimKind, Direction, Family, Relation};

/// The effect that raising or lowering an outcome comes to.
fn moved(up: bool, polarity: Option<Polarity>) -> Effect {
    match (up, polarity) {
        (true, Some(Polarity::HigherBetter)) | (false, Some(Polarity::HigherWorse)) => Effect::Improves,
        (true, Some(Polarity::HigherWorse)) | (false, Some(Polarity::HigherBetter)) => Effect::Worsens,
        (true, None) => Effect::Increases,
        (false, None) => Effect::Decreases,
    }
}

/// What causing something measured comes to: "causes high calcium levels" raises them, "a change of mood" affects it.
pub fn of_measured(said: &str, polarity: Option<Polarity>) -> Effect {
    const UP: &[&str] = &["high", "higher", "elevated", "raised", "increased", "excess", "excessive", "increase", "rise", "elevation"];
    const DOWN: &[&str] = &[
        "low", "lower", "lowered", "reduced", "decreased", "decreases", "decrease", "drop", "reduction", "poor", "impaired", "loss",
        "worse",
    ];
    let lower = said.to_lowercase();
    let says = |list: &[&str]| lower.split(|c: char| !c.is_alphanumeric()).any(|w| list.contains(&w));
    match (says(UP), says(DOWN)) {
        (true, false) => moved(true, polarity),
        (false, true) => moved(false, polarity),
        _ => Effect::Affects,
    }
}

/// The effect of a relation that asserts one; `None` for `no_effect` and `inconclusive`.
fn of(relation: Relation, direction: Option<Direction>, polarity: Option<Polarity>) -> Option<Effect> {
    Some(match relation {
        Relation::Improves | Relation::Treats => Effect::Improves,
        Relation::Worsens => Effect::Worsens,
        Relation::Increases => moved(true, polarity),
        Relation::Decreases => moved(false, polarity),
        Relation::Prevents => Effect::Prevents,
        Relation::Causes => Effect::Causes,
        Relation::Affects => Effect::Affects,
        Relation::AssociatedWith => match direction {
            Some(Direction::Increased) => moved(true, polarity),
            Some(Direction::Decreased) => moved(false, polarity),
            _ => Effect::Affects,
        },
        Relation::NoEffect | Relation::Inconclusive => return None,
    })
}

/// The effect that is denied or doubted where the claim does not name it: harm where harm is the topic, benefit where more
/// of the object is known to be good or bad, else any effect.
fn presumed(claim: &Claim, polarity: Option<Polarity>, harm: bool) -> Effect {
    match (claim.kind, polarity) {
        _ if harm && claim.family == Family::Causal => Effect::Causes,
        _ if claim.family == Family::Associational => Effect::Affects,
        (ClaimKind::Safety, Some(Polarity::HigherWorse) | None) => Effect::Causes,
        (_, Some(_)) => Effect::Improves,
        (_, None) => Effect::Affects,
    }
}

/// Whether a claim denies a difference between arms without saying against what: of two active treatments both may harm.
fn between_arms(claim: &Claim) -> bool {
    let quote = claim.quote.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| quote.contains(w));
    claim.comparator.is_none()
        && has(&["between ", "among ", "across "])
        && has(&["groups", "arms", "treatments", "interventions", "regimens", "drugs", "the two", "therapies"])
        && !has(&["placebo", "control", "no treatment", "untreated", "usual care", "sham"])
}

/// Whether a denial is of harms themselves ("no adverse effects were seen") and not of their reduction.
fn says_safe(quote: &str) -> bool {
    const SAFE: &[&str] = &[
        "no adverse", "no serious", "no severe", "no side", "no harm", "no significant adverse", "no major adverse", "any adverse",
        "any serious", "any side", "without adverse", "without serious", "without side", "safe", "well tolerated", "well-tolerated",
    ];
    let lower = quote.to_lowercase();
    SAFE.iter().any(|s| lower.contains(s))
}

/// What a claim says of an object with this polarity: the effect it is about, and its stance. More of an adverse event
/// (`harm`) is a harm caused, and no difference in it is a harm denied.
pub fn effect(claim: &Claim, polarity: Option<Polarity>, harm: bool) -> (Effect, Stance) {
    let (effect, stance) = match of(claim.relation, claim.direction, polarity) {
        Some(effect) => (effect, Stance::Supports),
        None => {
            let denied = claim.denied.and_then(|d| of(d, claim.direction, polarity)).filter(|_| !(harm && says_safe(&claim.quote)));
            let denied_plainly = claim.relation == Relation::NoEffect && !(harm && between_arms(claim)) && !doubt::only_doubts(claim);
            let stance = if denied_plainly { Stance::Disputes } else { Stance::Neutral };
            (denied.unwrap_or_else(|| presumed(claim, polarity, harm)), stance)
        }
    };
    let effect = if harm && effect == Effect::Worsens && claim.family == Family::Causal { Effect::Causes } else { effect };
    match claim.kind {
        ClaimKind::Recommendation | ClaimKind::Gap => (effect, Stance::NoStance),
        _ => (effect, stance),
    }
}

/// The effect that cannot be so where this one is.
pub fn opposite(effect: Effect) -> Option<Effect> {
    Some(match effect {
        Effect::Improves => Effect::Worsens,
        Effect::Worsens => Effect::Improves,
        Effect::Increases => Effect::Decreases,
        Effect::Decreases => Effect::Increases,
        Effect::Prevents => Effect::Causes,
        Effect::Causes => Effect::Prevents,
        Effect::Affects => return None,
    })
}
