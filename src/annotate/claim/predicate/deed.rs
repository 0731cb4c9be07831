//! What people did sooner, longer, more or less, and what that says of them: "fell asleep 11 minutes faster", "lived longer",
//! "lost an average of 3 kg".

use super::super::clause::Clause;
use super::{Predicate, Shape, place};
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::record::Relation;

/// What is done, in which manner, and the outcome that it tells of.
struct Deed {
    verbs: &'static [&'static str],
    /// The word that must follow the verb, if one must.
    next: &'static str,
    manners: &'static [&'static str],
    relation: Relation,
    outcome: &'static str,
}

const SOONER: &[&str] = &["faster", "sooner", "quicker", "earlier", "quickly", "rapidly", "easily"];
const FALL: &[&str] = &["fell", "fall", "falls", "falling", "fallen"];
const SLEEP: &[&str] = &["slept", "sleep", "sleeps", "sleeping"];
const LIVE: &[&str] = &["lived", "live", "lives", "survived", "survive", "survives"];
const RECOVER: &[&str] = &["recovered", "recover", "recovers"];
const WAKE: &[&str] = &["woke", "wake", "wakes", "awoke", "awakened"];
const WALK: &[&str] = &["walked", "walk"];
const WEIGH: &[&str] = &["weighed", "weigh"];

const fn deed(
    verbs: &'static [&'static str],
    next: &'static str,
    manners: &'static [&'static str],
    relation: Relation,
    outcome: &'static str,
) -> Deed {
    Deed { verbs, next, manners, relation, outcome }
}

static DEEDS: &[Deed] = &[
    deed(FALL, "asleep", SOONER, Relation::Decreases, "time to fall asleep"),
    deed(FALL, "asleep", &["slower", "later", "slowly"], Relation::Increases, "time to fall asleep"),
    deed(SLEEP, "", &["longer"], Relation::Increases, "sleep duration"),
    deed(SLEEP, "", &["better", "deeper", "soundly", "deeply"], Relation::Improves, "sleep quality"),
    deed(SLEEP, "", &["worse"], Relation::Worsens, "sleep quality"),
    deed(LIVE, "", &["longer"], Relation::Increases, "survival"),
    deed(RECOVER, "", SOONER, Relation::Improves, "recovery"),
    deed(WAKE, "", &["less", "fewer"], Relation::Decreases, "night-time awakenings"),
    deed(WALK, "", &["farther", "further", "longer"], Relation::Increases, "walking distance"),
    deed(WALK, "", &["faster"], Relation::Increases, "walking speed"),
    deed(WEIGH, "", &["less"], Relation::Decreases, "body weight"),
    deed(WEIGH, "", &["more"], Relation::Increases, "body weight"),
    deed(&["discharged"], "", &["earlier", "sooner"], Relation::Decreases, "hospital stay"),
    deed(&["returned", "return"], "to", &["earlier", "sooner", "faster"], Relation::Decreases, "time to return to work"),
];

static LOST: Set = Set::new(&["lost", "lose", "loses", "losing", "shed", "dropped"]);
static GAINED: Set = Set::new(&["gained", "gain", "gains", "gaining"]);
static WEIGHTS: Set = Set::new(&["kg", "kilogram", "kilograms", "kilos", "kilo", "pounds", "pound", "lb", "lbs"]);

/// Words between losing and how much.
static ABOUT: Set = Set::new(&[
    "about", "an", "a", "average", "mean", "of", "up", "to", "approximately", "around", "nearly", "almost", "over", "more", "than",
    "roughly", "another", "only", "just", "at", "least", "median", "total", "between",
]);

/// Every verb of this kind: most words are none.
pub(super) const VERBS: &[&str] = &[
    "fell", "fall", "falls", "falling", "fallen", "slept", "sleep", "sleeps", "sleeping", "lived", "live", "lives", "survived", "survive",
    "survives", "recovered", "recover", "recovers", "woke", "wake", "wakes", "awoke", "awakened", "ate", "eat", "eats", "eating",
    "consume", "consumed", "consumes", "consuming", "walked", "walk", "weighed", "weigh", "discharged", "returned", "return", "lost",
    "lose", "loses", "losing", "shed", "dropped", "gained", "gain", "gains", "gaining",
];

/// What the verb at token `i` tells, of which outcome, and where its words end.
fn at(scan: &Scan, i: usize, to: usize) -> Option<(Relation, &'static str, usize)> {
    let w = scan.word(i);
    if LOST.contains(w) || GAINED.contains(w) {
        let number = (i + 1..to.min(i + 7)).find(|k| !ABOUT.contains(scan.word(*k)))?;
        let relation = if LOST.contains(w) { Relation::Decreases } else { Relation::Increases };
        // "Lost 4% of their body weight".
        let share = scan.word(number + 1) == "%" && scan.word(number + 2) == "of";
        if share && let Some(weight) = (number + 3..to.min(number + 7)).find(|k| scan.word(*k) == "weight") {
            return Some((relation, "body weight", weight + 1));
        }
        let unit = (number + 1..to.min(number + 4)).find(|k| scan.tokens[*k].kind == TokenKind::Word)?;
        let weighed = scan.tokens[number].kind == TokenKind::Number && WEIGHTS.contains(scan.word(unit));
        // "Lost 3 kg of muscle": of something else.
        return (weighed && !scan.is(unit + 1, &["of"])).then_some((relation, "body weight", unit + 1));
    }
    // "Slept an extra 20 minutes", "slept 20 minutes more".
    if SLEEP.contains(&w) {
        let time = (i + 1..to.min(i + 6)).find(|k| scan.is(*k, &["minutes", "hours", "hour", "min"]));
        let more = |k: usize| scan.is(k, &["extra", "additional", "more"]);
        if let Some(time) = time.filter(|t| (i + 1..*t).any(more) || more(t + 1) && t + 1 < to) {
            return Some((Relation::Increases, "sleep duration", time + 1));
        }
    }
    // "Ate 300 fewer calories".
    if scan.is(i, &["ate", "eat", "eats", "eating", "consume", "consumed", "consumes", "consuming"]) {
        let after = scan.tokens.get(i + 2).filter(|_| i + 2 < to);
        let alone = after.is_none_or(|t| t.kind == TokenKind::Mark) || scan.is(i + 2, &["at", "than", "food", "during", "after", "when"]);
        if alone && scan.is(i + 1, &["less", "more"]) {
            let relation = if scan.word(i + 1) == "less" { Relation::Decreases } else { Relation::Increases };
            return Some((relation, "food intake", i + 2));
        }
        let calories = (i + 1..to.min(i + 6)).find(|k| scan.is(*k, &["calories", "kcal"]))?;
        return match (i + 1..calories).find(|k| scan.is(*k, &["fewer", "less", "more"])) {
            Some(k) if scan.word(k) == "more" => Some((Relation::Increases, "calorie intake", calories + 1)),
            Some(_) => Some((Relation::Decreases, "calorie intake", calories + 1)),
            None => None,
        };
    }
    let ends = |k: usize| {
        k >= to
            || scan.tokens[k].kind == TokenKind::Mark && scan.word(k) != "-"
            || super::words::is_function(scan.word(k))
            || scan.is(k, &["often", "frequently", "times", "once"])
    };
    DEEDS.iter().filter(|d| d.verbs.contains(&w) && (d.next.is_empty() || scan.word(i + 1) == d.next)).find_map(|d| {
        let manner = (i + 1..to.min(i + 9))
            .take_while(|k| !scan.is(*k, &[",", ";", "than", "and", "but", "which"]))
            .find(|k| scan.is(*k, d.manners) && ends(k + 1))?;
        // "Easily", "quickly" compare only behind "more".
        let plain = scan.word(manner).ends_with("ly") && scan.word(manner - 1) != "more";
        (!plain).then_some((d.relation, d.outcome, manner + 1))
    })
}

/// What was done in a clause, in place of what its words alone would tell.
pub(super) fn deeds(scan: &Scan, clause: &Clause, index: usize, found: &mut Vec<Predicate>) {
    for i in scan.beginning(class::DEED, clause.from, clause.to) {
        let Some((relation, _, to)) = at(scan, i, clause.to) else { continue };
        place(found, Predicate::told(relation, Shape::Comparative, (i, to), index), to);
        return;
    }
}

/// The outcome that a predicate of this kind tells of.
pub fn outcome(scan: &Scan, p: &Predicate) -> Option<&'static str> {
    (p.shape == Shape::Comparative && p.to > p.from).then(|| at(scan, p.from, p.to)).flatten().map(|(_, outcome, _)| outcome)
}
