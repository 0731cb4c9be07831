//! Subjects and objects that only point back: "it", "the herb", "this practice", "should avoid it". What a sentence happens to name
//! beside them ("combined with insulin it may", "an older remedy, the spice may") is not what it speaks of.

use super::argument::mentions;
use super::predicate::{Predicate, Shape, is_adverb};
use super::subject::SUBJECT_ENDS;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};

/// Nouns for a kind of treatment: behind "the" or "this" they stand for the one that was spoken of.
static KINDS: Set = Set::new(&[
    "therapy", "therapies", "treatment", "treatments", "practice", "practices", "technique", "techniques", "herb", "herbs", "spice",
    "spices", "plant", "plants", "root", "fruit", "berry", "berries", "juice", "oil", "tea", "drink", "beverage", "food", "foods",
    "nutrient", "nutrients", "hormone", "extract", "extracts", "powder", "capsule", "capsules", "tablet", "tablets", "pill", "pills",
    "drug", "drugs", "medicine", "medicines", "medication", "medications", "remedy", "remedies", "supplement", "supplements", "vitamin",
    "vitamins", "mineral", "minerals", "diet", "diets", "regimen", "regime", "protocol", "programme", "program", "intervention",
    "interventions", "procedure", "device", "method", "approach", "mushroom", "mushrooms", "bacterium", "product", "products",
    "preparation", "preparations", "formulation", "formula", "exercise", "exercises", "workout", "workouts", "discipline", "art", "arts",
    "seeds", "leaves", "flower", "flowers", "bark", "gel", "cream", "ointment", "lozenge", "lozenges", "infusion", "injection",
    "injections", "shot", "shots", "supplementation", "class", "classes", "sessions", "routine", "beans", "nuts", "grain", "grains",
    "vegetable", "agent", "agents", "stuff", "brew", "tonic", "concoction", "plan", "app", "machine", "superfood", "broth", "gum", "patch",
    "patches", "spray", "sprays", "habit", "leaf", "soup", "cocktail", "smoothie", "tincture", "probiotic", "probiotics",
]);

/// Words that lead up to what is named beside the subject: "combined with insulin it", "unlike ibuprofen, the herb".
static BESIDE: Set = Set::new(&[
    "combined", "together", "along", "alongside", "unlike", "like", "besides", "compared", "as", "added", "taken", "paired", "mixed",
    "when", "with",
]);

/// Words between a subject and the verb: auxiliaries, "likely to", "known to".
static LEADS_UP: Set = Set::new(&[
    "to", "likely", "unlikely", "able", "thought", "shown", "found", "said", "believed", "also", "more", "less", "been", "proven",
    "claimed", "reported", "suggested", "expected", "reputed",
]);

/// Verbs with which a subject shows an effect.
static SHOWS: Set = Set::new(&[
    "had", "has", "have", "showed", "shows", "show", "produced", "produces", "provides", "provided", "offers", "offered", "exerts",
    "exerted", "gave", "gives", "led", "leads", "brings", "brought",
]);

/// Verbs whose "it" is what is taken or left.
static TAKES: Set = Set::new(&[
    "avoid", "avoiding", "take", "taking", "use", "using", "give", "giving", "stop", "stopping", "start", "starting", "try", "trying",
    "consider", "recommend", "recommends", "prescribe", "consume", "consuming", "drink", "drinking", "eat", "eating", "limit", "buy",
    "skip", "discontinue", "add", "adding", "practise", "practice", "practising", "practicing", "apply", "applying",
]);

/// Whether a name is only a kind behind "the" or "this": "this superfood", "the tea".
pub(in crate::annotate) fn is_kind(scan: &Scan, hit: &Hit) -> bool {
    let at = scan.token_at(hit.start);
    KINDS.contains(&scan.lower[hit.start..hit.end]) && at > 0 && scan.is(at - 1, &["the", "this", "these", "that", "those"])
}

/// How a subject points back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Back {
    /// "It", "they".
    Pronoun,
    /// "The herb", "this practice".
    Kind,
}

/// One past the last word of the subject of a verb that begins at token `to`, not before token `from`.
fn subject_end(scan: &Scan, from: usize, to: usize) -> usize {
    let mut end = to;
    while end > from
        && (SUBJECT_ENDS.contains(scan.word(end - 1)) && !scan.is(end - 1, &["which", "that", "who"])
            || LEADS_UP.contains(scan.word(end - 1))
            || is_adverb(scan.word(end - 1)))
    {
        end -= 1;
    }
    end
}

/// How the subject of predicate `p`, whose words stand in tokens `[from, to)`, points back; nothing where it names a thing.
pub(super) fn subject(scan: &Scan, p: &Predicate, from: usize, to: usize) -> Option<Back> {
    let verb = match p.shape {
        Shape::Active | Shape::Association | Shape::Adjective | Shape::Safe => to,
        // "The habit did not change weight"; "the treatments were not linked to".
        Shape::Null if scan.is(p.from, &["did", "does", "do", "was", "were", "is", "are", "has", "have", "had"]) => p.from,
        Shape::Noun | Shape::Null | Shape::Attributive => (from + 1..to).find(|i| SHOWS.contains(scan.word(*i)))?,
        _ => return None,
    };
    let end = subject_end(scan, from, verb);
    let last = end.checked_sub(1).filter(|i| *i >= from)?;
    let first = (from..=last).find(|i| scan.tokens[*i].kind == TokenKind::Word && !scan.is(*i, &["but", "and", "however", "so", "yet"]))?;
    // "Taking it with food lowers".
    if scan.word(first).ends_with("ing") && TAKES.contains(scan.word(first)) && scan.is(first + 1, &["it", "them", "this"]) {
        return Some(Back::Pronoun);
    }
    if scan.is(last, &["it", "they"]) {
        return (first < last && BESIDE.contains(scan.word(first))).then_some(Back::Pronoun);
    }
    if !KINDS.contains(scan.word(last)) {
        return None;
    }
    let the = (last.saturating_sub(3).max(from)..last).rev().find(|i| scan.is(*i, &["the", "this", "these", "that", "those", "such"]))?;
    let plain = (the + 1..last).all(|i| {
        scan.tokens[i].kind == TokenKind::Word
            && !SUBJECT_ENDS.contains(scan.word(i))
            && !scan.is(i, &["of", "and", "or", "in", "for", "other"])
    });
    let named = mentions(scan, the, end).iter().any(|h| {
        let c = scan.concept(h);
        let head = h.start == scan.tokens[last].start;
        (c.side != Side::Intervention || !head) && c.side != Side::Population
    });
    // "The effects of the drug": not what the drug does.
    let of = the > from && scan.is(the - 1, &["of", "in", "with", "by", "for", "on", "to", "from", "than"]);
    (plain && !named && !of && !scan.is(the + 1, &["placebo", "control", "comparison", "other", "study", "standard", "sham"]))
        .then_some(Back::Kind)
}

/// Whether a sentence that begins at token `from` first tells what goes with its subject: "when taken with zinc, it", "unlike zinc".
pub(super) fn is_beside(scan: &Scan, from: usize) -> bool {
    let at = from + usize::from(scan.is(from, &["when", "if"]));
    static WITH: Set =
        Set::new(&["taken", "used", "combined", "given", "mixed", "paired", "added", "consumed", "together", "along", "eaten"]);
    scan.is(from, &["unlike", "like", "besides", "alongside"])
        || WITH.contains(scan.word(at)) && (scan.is(at + 1, &["with", "to"]) || scan.is(at + 2, &["with", "to"]))
}

/// Whether advice is about "it": "people with epilepsy should avoid it", "ask a doctor before you take it".
pub(super) fn is_advised(scan: &Scan, p: &Predicate, to: usize) -> bool {
    matches!(p.shape, Shape::Avoid | Shape::Advice | Shape::Recommend)
        && (p.from..to).any(|i| {
            scan.is(i, &["it", "them"])
                && i > 0
                && TAKES.contains(scan.word(i - 1))
                && (i + 1 == to || !scan.is(i + 1, &["is", "may", "can"]))
        })
}

/// Whether tokens `[from, to)` end in what a thing spoken of has: "its use in", "their ability to".
pub(super) fn has_its(scan: &Scan, from: usize, to: usize) -> bool {
    static OWN: Set = Set::new(&[
        "use", "uses", "ability", "effect", "effects", "role", "benefits", "benefit", "potential", "properties", "efficacy",
        "effectiveness", "capacity", "power", "powers", "impact", "action", "actions", "content", "reputation", "usefulness", "value",
        "promise", "influence",
    ]);
    (from..to).any(|i| scan.is(i, &["its", "their"]) && (i + 1..to.min(i + 5)).any(|k| OWN.contains(scan.word(k))))
}
