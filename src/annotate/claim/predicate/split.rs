//! Verbs told in two parts: "keeps blood pressure in check", "brought it down", "makes bones stronger", "robs the body of zinc".

use super::super::clause::Clause;
use super::words::is_function;
use super::{Predicate, Shape, place};
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::record::Relation;

/// A verb that was found in two parts.
pub(super) struct Split {
    /// What it tells.
    pub relation: Relation,
    /// First token of its first part.
    pub from: usize,
    /// Where its object begins.
    pub object: usize,
    /// Where its object ends and its second part begins, where that stands behind the object.
    pub tail: Option<usize>,
    /// One past its last token.
    pub to: usize,
}

static KEEP: Set = Set::new(&["keep", "keeps", "kept", "keeping"]);
static BRING: Set = Set::new(&["bring", "brings", "brought", "bringing"]);
static MAKE: Set = Set::new(&["make", "makes", "made", "making", "leave", "leaves", "render", "renders", "rendered", "rendering"]);
static SHAVE: Set = Set::new(&["shave", "shaves", "shaved", "knock", "knocks", "knocked", "take", "takes", "took", "trim", "trimmed"]);
static ROB: Set = Set::new(&["rob", "robs", "robbed", "deprive", "deprives", "deprived", "rid", "rids", "strip", "strips", "stripped"]);

static PROTECT: Set = Set::new(&[
    "protect", "protects", "protected", "protecting", "shield", "shields", "shielded", "shielding", "safeguard", "safeguards", "defend",
    "defends", "guard", "guards",
]);

/// Every first word of such a verb: most words are none.
pub(super) const VERBS: &[&str] = &[
    "keep", "keeps", "kept", "keeping", "bring", "brings", "brought", "bringing", "make", "makes", "made", "making", "leave", "leaves",
    "render", "renders", "rendered", "rendering", "shave", "shaves", "shaved", "knock", "knocks", "knocked", "take", "takes", "took",
    "trim", "trimmed", "rob", "robs", "robbed", "deprive", "deprives", "deprived", "rid", "rids", "strip", "strips", "stripped", "protect",
    "protects", "protected", "protecting", "shield", "shields", "shielded", "shielding", "safeguard", "safeguards", "defend", "defends",
    "guard", "guards",
];

/// What something is made to be, and what that tells of it.
static BETTER: Set = Set::new(&[
    "better", "stronger", "healthier", "easier", "quicker", "sharper", "smoother", "softer", "thicker", "fitter", "firmer", "calmer",
    "stable", "steady", "healthy", "strong", "flexible", "sharp", "open", "supple", "intact", "regular", "bearable", "manageable",
]);
static WORSE: Set = Set::new(&["worse", "weaker", "harder", "poorer", "stiffer", "drier", "sicker", "brittle", "leaky"]);
static MORE: Set = Set::new(&["bigger", "larger", "longer", "higher", "faster", "high", "up"]);
static LESS: Set = Set::new(&[
    "smaller", "shorter", "lower", "milder", "lighter", "thinner", "slower", "rarer", "ineffective", "useless", "inactive", "down", "low",
]);

/// How people are made to feel.
static ILL: Set = Set::new(&[
    "drowsy", "sleepy", "dizzy", "groggy", "jittery", "nauseous", "nauseated", "tired", "constipated", "bloated", "anxious", "irritable",
    "sick", "lightheaded", "restless", "hungry", "thirsty", "gassy", "queasy", "foggy", "shaky", "itchy",
]);

/// What the complement at token `i` tells of what it is said of, and how many tokens it has.
fn complement(scan: &Scan, i: usize, to: usize) -> Option<(Relation, usize)> {
    let ends = |k: usize| k >= to || scan.tokens[k].kind == TokenKind::Mark && scan.word(k) != "-" || is_function(scan.word(k));
    let w = scan.word(i);
    let told = if BETTER.contains(w) {
        Relation::Improves
    } else if WORSE.contains(w) {
        Relation::Worsens
    } else if MORE.contains(w) {
        Relation::Increases
    } else if LESS.contains(w) {
        Relation::Decreases
    } else if matches!(w, "more" | "less") && scan.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word) && ends(i + 2) {
        let better = scan.is(i + 1, &["comfortable", "flexible", "tolerable", "regular", "resilient", "manageable", "supple", "stable"]);
        return Some(match (w, better) {
            ("more", true) => (Relation::Improves, 2),
            (_, true) => (Relation::Worsens, 2),
            ("more", false) => (Relation::Increases, 2),
            _ => (Relation::Decreases, 2),
        });
    } else {
        return None;
    };
    ends(i + 1).then_some((told, 1))
}

/// The second part of the verb at token `from`, what it tells and where it begins and ends.
fn second_part(scan: &Scan, from: usize, to: usize) -> Option<(Relation, usize, usize)> {
    let verb = scan.word(from);
    for i in from + 2..to.min(from + 11) {
        if scan.is(i, &[",", ";", "(", "that", "which", "than"]) {
            return None;
        }
        let pair = |words: [&str; 2]| scan.word(i) == words[0] && scan.word(i + 1) == words[1] && i + 1 < to;
        if KEEP.contains(verb) || BRING.contains(verb) {
            if pair(["in", "check"]) || pair(["in", "line"]) {
                return Some((Relation::Decreases, i, i + 2));
            }
            if pair(["at", "bay"]) {
                return Some((Relation::Prevents, i, i + 2));
            }
            if pair(["under", "control"]) || pair(["in", "balance"]) {
                return Some((Relation::Improves, i, i + 2));
            }
        }
        let takes = match verb {
            v if KEEP.contains(v) => !scan.is(i, &["up", "better", "more", "faster", "longer"]),
            v if BRING.contains(v) => scan.is(i, &["down", "up"]),
            _ => MAKE.contains(verb) && !scan.is(i, &["up", "down", "open", "strong", "regular"]),
        };
        if takes && let Some((relation, length)) = complement(scan, i, to) {
            return Some((relation, i, i + length));
        }
    }
    None
}

/// The verb in two parts that begins at token `from` and ends before `to`.
pub(super) fn at(scan: &Scan, from: usize, to: usize) -> Option<Split> {
    let verb = scan.word(from);
    if !scan.begins(class::SPLIT, from) {
        return None;
    }
    let word = |i: usize| scan.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
    if SHAVE.contains(verb) {
        // "Shaved two days off colds".
        let counted = scan.tokens.get(from + 1).is_some_and(|t| t.kind == TokenKind::Number)
            || scan.is(from + 1, &["a", "an", "one", "two", "three", "four", "five", "about", "nearly", "almost", "several", "some"]);
        let off = (from + 2..to.min(from + 8)).find(|i| scan.word(*i) == "off").filter(|off| counted && off + 1 < to)?;
        return Some(Split { relation: Relation::Decreases, from, object: off + 1, tail: None, to: off + 1 });
    }
    if ROB.contains(verb) {
        let of = (from + 2..to.min(from + 7)).find(|i| scan.word(*i) == "of").filter(|of| of + 1 < to)?;
        return Some(Split { relation: Relation::Decreases, from, object: of + 1, tail: None, to: of + 1 });
    }
    if PROTECT.contains(verb) {
        // "Protects the skin from cancer".
        let from_what = (from + 2..to.min(from + 9))
            .take_while(|i| !scan.is(*i, &[",", ";", "and", "that", "which", "by", "in"]))
            .find(|i| scan.is(*i, &["from", "against"]))
            .filter(|i| i + 1 < to)?;
        return Some(Split { relation: Relation::Prevents, from, object: from_what + 1, tail: None, to: from_what + 1 });
    }
    let split = KEEP.contains(verb) || BRING.contains(verb) || MAKE.contains(verb);
    // "Can make you drowsy": causes it.
    let whom = scan.is(from + 1, &["you", "people", "users", "patients", "them"])
        || scan.is(from + 1, &["some", "many", "most"]) && scan.word(from + 2) == "people";
    if MAKE.contains(verb) && whom {
        let feel = (from + 2..to.min(from + 6)).find(|i| ILL.contains(scan.word(*i)))?;
        return Some(Split { relation: Relation::Causes, from, object: feel, tail: None, to: feel });
    }
    // "Made it easier to": what is made easier stands behind.
    if !split || !word(from + 1) || scan.is(from + 1, &["it", "of", "by", "up", "down", "to", "you", "me", "us"]) {
        return None;
    }
    let (relation, tail, end) = second_part(scan, from, to)?;
    Some(Split { relation, from, object: from + 1, tail: Some(tail), to: end })
}

/// The verbs in two parts of a clause.
pub(super) fn split(scan: &Scan, clause: &Clause, index: usize, found: &mut Vec<Predicate>) {
    let mut i = clause.from + 1;
    while i + 1 < clause.to {
        let Some(split) = at(scan, i, clause.to).filter(|_| !scan.is(i - 1, &["is", "are", "was", "were", "been", "a", "the"])) else {
            i += 1;
            continue;
        };
        place(found, Predicate::told(split.relation, Shape::Active, (split.from, split.object), index), split.to);
        i = split.to;
    }
}

/// Where the object of a predicate that is told in two parts ends.
pub fn object_limit(scan: &Scan, p: &Predicate, to: usize) -> Option<usize> {
    (p.shape == Shape::Active).then(|| at(scan, p.from, to)).flatten().and_then(|s| s.tail)
}
