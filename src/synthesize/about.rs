//! Claims to places in propositions: what each claim is about, subject by object, and how it stands to it; and which claims
//! are about nothing that can be counted.

use std::collections::BTreeSet;

use super::concepts::{Concepts, Outcome};
use super::effect::{effect, of_measured, opposite};
use super::fit::{Caused, caused, relates_inside_a_name};
use super::proposition::Key;
use crate::graph::{Effect, Stance};
use crate::lexicon::normalize;
use crate::record::{Claim, ConceptRef, CueRole, Family, Relation};

/// Comparators that are no treatment of their own: the proposition is the same without them.
const INACTIVE: &[&str] = &[
    "placebo", "control", "sham", "dummy", "baseline", "no treatment", "no intervention", "no supplement", "no exercise", "usual",
    "habitual", "standard care", "standard of care", "routine care", "waitlist", "wait list", "wait-list", "waiting list", "not", "never",
    "without", "nonsmokers", "non-smokers", "nonusers", "non-users", "nondrinkers", "non-drinkers", "abstainers", "lowest", "highest",
    "quintile", "quartile", "tertile",
];

/// One claim as evidence: who tells it, of which study.
pub struct Telling<'a> {
    /// Claim node.
    pub node: String,
    /// The claim.
    pub claim: &'a Claim,
    /// The record's id of the article, or of its original where it is a copy.
    pub article: String,
    /// Index of the study, where it tells of one.
    pub study: Option<usize>,
    /// The conditions of that study, as this article tells it.
    pub conditions: &'a [ConceptRef],
}

/// A claim's place in a proposition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// The proposition.
    pub key: Key,
    /// Index of the telling.
    pub telling: usize,
    /// How it stands to it.
    pub stance: Stance,
}

/// What an amount is called that another amount of the same is compared with.
const ANOTHER_DOSE: &str = "another dose";

/// Words after the name of what a group got.
const GROUPS: &[&str] = &[" group", " groups", " arm", " arms", " recipients", " users", " condition"];

fn comparator(claim: &Claim, concepts: &mut Concepts) -> Option<String> {
    let told = claim.comparator.as_deref()?;
    let whole = normalize(told);
    if whole.is_empty() || INACTIVE.iter().any(|i| whole.contains(i)) {
        return None;
    }
    if whole.starts_with(|c: char| c.is_ascii_digit()) {
        // "466 vs 464 grams": two results, and no dose.
        let before = claim.quote.split(told).next().unwrap_or("").trim_end();
        let before = [" versus", " vs.", " vs", " v", " and", " against"].iter().find_map(|w| before.strip_suffix(w)).unwrap_or("");
        let result = before.ends_with(|c: char| c.is_ascii_digit() || c == '%' || c == ')');
        return (!result).then(|| concepts.get(ANOTHER_DOSE, None));
    }
    // In the case as told: "NSAIDs" is a short form, and "nsaids" is none.
    let name = told.trim().trim_start_matches("the ").trim_start_matches("The ");
    let name = GROUPS.iter().find_map(|g| name.strip_suffix(g)).unwrap_or(name);
    Some(concepts.get(name, None))
}

/// Words that point back to what was spoken of.
const POINTERS: &[&str] = &[
    "it", "its", "supplement", "supplements", "supplementation", "treatment", "therapy", "drug", "medication", "mineral", "vitamin",
    "herb", "extract", "practice", "intervention", "doing", "taking", "using", "dose", "doses", "dosage", "dosages", "amount", "amounts",
    "intake", "intakes", "capsules", "tablets", "pills", "overdose", "oil", "powder", "tea", "remedy",
];

/// Words after "this" or "they" that make these point back by themselves ("they may help", not "these symptoms worsen").
const VERBS: &[&str] = &[
    "may", "might", "can", "could", "will", "would", "is", "are", "was", "were", "has", "have", "does", "do", "did", "also", "both", "all",
];

/// Words before a relation that say that it is not likely to hold.
const UNLIKELY: &[&str] = &["less likely to ", "unlikely to ", "not likely to ", "less prone to ", "rarely ", "seldom "];

/// Words that say of a harm that something else caused it.
const UNRELATED: &[&str] =
    &["unlikely to be", "not attributable", "not be attributable", "unrelated to", "not related to", "not thought to be", "not considered"];

/// Whether a statement's words speak of its subject before what they say of it: by a name, or by a word that points back. A
/// subject that the whole article lends to a sentence is a guess, which no statement without a study rests on.
fn spoken_of(claim: &Claim, subject: &str, concepts: &Concepts) -> bool {
    let before = before_relation(claim);
    let words: Vec<&str> = before.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let points = words.iter().enumerate().any(|(i, w)| match *w {
        "this" | "that" => words.get(i + 1).is_none_or(|next| VERBS.contains(next) || next.ends_with('s')),
        "these" | "they" | "those" => words.get(i + 1).is_none_or(|next| VERBS.contains(next)),
        w => POINTERS.contains(&w),
    });
    points || concepts.named_in(&claim.quote, subject) || claim.quote.to_lowercase().contains(&claim.subject.to_lowercase())
}

/// Whether no word of a claim's object stands in the claim: the text around lent it.
fn lent(claim: &Claim, object: &str, concepts: &Concepts) -> bool {
    let quote = claim.quote.to_lowercase();
    let said = claim.object.to_lowercase();
    let mut words = said.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3);
    claim.object_parts.is_empty() && !words.any(|w| quote.contains(w)) && !concepts.named_in(&claim.quote, object)
}

/// Whether words tell a result at all, whatever it is of.
fn tells_result(quote: &str) -> bool {
    const RESULT: &[&str] = &[
        "effect", "benefit", "differ", "improv", "reduc", "increas", "decreas", "lower", "higher", "better", "worse", "greater", "fewer",
        "less", "more", "chang", "help", "reliev", "relief", "respon", "prevent", "efficac", "superior", "inferior", "drop", "fell",
        "rose", "harm", "safe", "tolerated", "recover", "success", "fail", "work",
    ];
    let lower = quote.to_lowercase();
    RESULT.iter().any(|r| lower.contains(r))
}

/// A claim's words before those that relate, in lower case.
fn before_relation(claim: &Claim) -> String {
    let relation = claim.cues.iter().find(|c| c.role == CueRole::Relation).map(|c| c.start.saturating_sub(claim.start));
    claim.quote.chars().take(relation.unwrap_or(usize::MAX)).collect::<String>().to_lowercase()
}

/// The propositions that one claim is about: every subject with every object.
fn keys(telling: &Telling, concepts: &mut Concepts) -> Vec<(Key, Stance)> {
    let claim = telling.claim;
    let asserted = !matches!(claim.relation, Relation::NoEffect | Relation::Inconclusive);
    let doubted = || {
        let quote = claim.quote.to_lowercase();
        claim.relation == Relation::Causes && UNRELATED.iter().any(|u| quote.contains(u))
    };
    if asserted && relates_inside_a_name(claim, concepts.lexicon()) {
        return Vec::new();
    }
    if asserted && (UNLIKELY.iter().any(|u| before_relation(claim).ends_with(u)) || doubted()) {
        return Vec::new();
    }
    let one = |name: &str, concept: &Option<String>| vec![ConceptRef { name: name.to_string(), concept: concept.clone() }];
    let subjects = if claim.subject_parts.is_empty() { one(&claim.subject, &claim.subject_concept) } else { claim.subject_parts.clone() };
    let subjects: Vec<String> = if claim.combination {
        vec![concepts.combination(&subjects)]
    } else {
        subjects.iter().filter_map(|s| concepts.exposure(&s.name, s.concept.as_deref())).collect()
    };
    let objects = if claim.object_parts.is_empty() { one(&claim.object, &claim.object_concept) } else { claim.object_parts.clone() };
    let objects: Vec<Outcome> =
        objects.iter().filter_map(|o| concepts.outcome(&o.name, o.concept.as_deref(), telling.conditions.first(), !asserted)).collect();
    let against = comparator(claim, concepts);
    let mut out = BTreeSet::new();
    let studied: Vec<String> = telling.conditions.iter().map(|c| concepts.get(&c.name, c.concept.as_deref())).collect();
    for subject in &subjects {
        let base = concepts.base(subject);
        let comparator = against.clone().filter(|c| concepts.base(c) != base);
        for object in objects.iter().filter(|o| o.id != *subject && o.id != base) {
            let (effect, stance) = effect(claim, object.polarity, concepts.is_harm(&object.id));
            let effect = match (effect, caused(&object.id, concepts.lexicon())) {
                (Effect::Causes, Caused::Never) => continue,
                (Effect::Causes, Caused::Measured) => of_measured(&claim.object, object.polarity),
                (effect, _) => effect,
            };
            if claim.family == Family::Causal && !concepts.makes_sense(subject, effect, object.polarity) {
                continue;
            }
            if telling.study.is_none() && !spoken_of(claim, subject, concepts) {
                // A denial or a doubt that names its object at least may leave its subject to the text around it.
                if stance == Stance::Supports || !concepts.named_in(&claim.quote, &object.id) {
                    continue;
                }
            }
            if stance == Stance::Supports && lent(claim, &object.id, concepts) && !studied.contains(&object.id) {
                continue;
            }
            // "The evidence was judged to be too weak": of which exposure and outcome it does not say.
            let unnamed = || lent(claim, &object.id, concepts) && !concepts.named_in(&claim.quote, subject);
            if (stance == Stance::Neutral || !tells_result(&claim.quote)) && unnamed() {
                continue;
            }
            // "Larger doses of it" is no outcome of it.
            if concepts.holds(&object.id, subject) {
                continue;
            }
            let (subject, object) = (subject.clone(), object.id.clone());
            out.insert((Key { subject, effect, object, comparator: comparator.clone(), family: claim.family }, stance));
        }
    }
    out.into_iter().collect()
}

/// Everything that the claims are about, sorted; a claim that supports an effect disputes the opposite one where that is
/// claimed at all.
pub fn abouts(tellings: &[Telling], concepts: &mut Concepts) -> Vec<About> {
    let mut out: Vec<About> = Vec::new();
    for (telling, t) in tellings.iter().enumerate() {
        out.extend(keys(t, concepts).into_iter().map(|(key, stance)| About { key, telling, stance }));
    }
    // A harm that statements merely leave open, and nobody claims or denies, is a wording and no proposition.
    let harm = |k: &Key| matches!(k.effect, Effect::Causes | Effect::Worsens);
    let told: BTreeSet<Key> =
        out.iter().filter(|a| a.stance != Stance::Neutral || tellings[a.telling].study.is_some()).map(|a| a.key.clone()).collect();
    out.retain(|a| !harm(&a.key) || told.contains(&a.key));
    let known: BTreeSet<Key> = out.iter().map(|a| a.key.clone()).collect();
    let contrary: Vec<About> = out
        .iter()
        .filter(|a| a.stance == Stance::Supports)
        .filter_map(|a| {
            let key = Key { effect: opposite(a.key.effect)?, ..a.key.clone() };
            known.contains(&key).then_some(About { key, telling: a.telling, stance: Stance::Disputes })
        })
        .collect();
    out.extend(contrary);
    out.sort_unstable();
    // One claim may list the same effect twice; told both ways it leaves the effect open.
    let mut merged: Vec<About> = Vec::with_capacity(out.len());
    for a in out {
        match merged.last_mut() {
            Some(last) if last.key == a.key && last.telling == a.telling => {
                if last.stance != a.stance {
                    last.stance = Stance::Neutral;
                }
            }
            _ => merged.push(a),
        }
    }
    merged
}
