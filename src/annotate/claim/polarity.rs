//! Whether more of an object is better or worse: its concept's polarity or its words', turned by words of lack, loss or relief.

use super::argument::Argument;
use super::predicate::{Predicate, Shape};
use crate::lexicon::words::Cues;
use crate::lexicon::{Concept, Lexicon, Polarity};
use crate::record::Relation;

/// Words of which more is worse.
static WORSE: Cues = Cues::new(&[
    "risk", "severity", "symptom", "pain", "mortality", "morbidity", "death", "side effect", "adverse", "disease", "infection",
    "inflammation", "damage", "loss", "decline", "deficiency", "deficit", "disorder", "failure", "toxicity", "injury", "injuries",
    "relapse", "complication", "stress", "anxiety", "depressi", "fatigue", "cancer", "tumor", "tumour", "discomfort", "bleeding",
    "swelling", "fracture", "hospitali", "overdose", "impairment", "dysfunction", "addiction", "obesity", "headache", "nausea", "vomiting",
    "rash", "cramp", "insomnia", "hypertension", "stroke", "ulcer", "burden", "problem", "difficult", "disturbance", "abnormal",
    "malformation", "defect", "poisoning", "craving", "irritab", "soreness", "stiffness", "itch", "dizziness", "constipation", "diarrh",
    "wrinkle", "acne",
]);

/// Words of which more is better.
static BETTER: Cues = Cues::new(&[
    "quality", "function", "health", "performance", "survival", "recovery", "well-being", "wellbeing", "wellness", "efficiency",
    "tolerance", "strength", "capacity", "satisfaction", "adherence", "immunity", "endurance", "flexibility", "mobility", "memory",
    "cognition", "mood", "alertness", "fertility", "vitality", "healing", "repair", "hydration", "resilience", "relaxation",
    "productivity", "fitness", "remission",
]);

/// Beginnings that turn a polarity: less of a good thing, relief from a bad one.
const LEADS: &[&str] = &[
    "loss of ", "losses of ", "losses in ", "lack of ", "absence of ", "deterioration in ", "deterioration of ", "impairment of ",
    "impairment in ", "impairments in ", "deficit in ", "deficits in ", "disappearance of ", "resolution of ", "remission of ",
    "relief of ", "relief from ", "recovery from ", "prevention of ", "protection against ", "protection from ", "freedom from ",
    "clearance of ", "resistance to ",
];

/// Beginnings that turn one, but tell the direction where things only go together.
const FALLS: &[&str] = &[
    "decline in ", "declines in ", "decline of ", "reduction in ", "reductions in ", "reduction of ", "decrease in ", "decreases in ",
    "decrease of ", "drop in ", "fall in ", "falls in ",
];

/// Adjectives that turn a good thing.
const LESS: &[&str] = &[
    "poor ", "poorer ", "low ", "lower ", "reduced ", "decreased ", "impaired ", "diminished ", "inadequate ", "insufficient ",
    "disturbed ", "disrupted ", "deficient ", "worse ", "weak ", "weakened ", "declining ", "less ", "slow ", "slower ", "delayed ",
    "unhealthy ", "limited ",
];

/// Beginnings that turn a bad thing.
const AGAINST: &[&str] = &["anti-"];

/// Endings that turn a bad thing.
const ENDS: &[&str] = &[
    " relief", " prevention", " protection", " reduction", " remission", " resolution", " management", " resilience", " tolerance",
    " recovery", " survival", " healing",
];

/// Words of a loss of weight that nobody wants.
const UNWANTED: &[&str] = &["unintention", "unintended", "unexplained", "involuntary", "severe", "excessive"];

/// Where a name turns to those who have the thing.
static OF_PEOPLE: Cues = Cues::new(&[
    " among ", " in patients", " in people", " in adults", " in older", " in women", " in men", " in children", " in individuals",
    " in those", " in participants", " in subjects", " in mice", " in rats", " in infants", " of patients", " of people", " of adults",
    " of older", " of women", " of children", " of individuals", " for patients", " for people",
]);

/// Words of what is known or done about a thing, which say nothing of how much of it there is.
const ABOUT: &[&str] = &[
    "knowledge of ", "awareness of ", "diagnosis of ", "detection of ", "screening for ", "prediction of ", "understanding of ",
    "treatment of ", "management of ", "control of ",
];

/// The polarity of the object of a predicate: of a list, that on which most members agree; and whether they contradict.
pub fn polarity(lexicon: &Lexicon, object: &Argument, p: &Predicate) -> (Option<Polarity>, bool) {
    let concept = object.concept.as_deref().and_then(|id| lexicon.by_id(id));
    if concept.is_none() && object.parts.len() > 1 {
        let parts = object.parts.iter().map(|m| of(m.concept.as_deref().and_then(|id| lexicon.by_id(id)), &m.name, p));
        let known: Vec<Polarity> = parts.flatten().collect();
        let agreed = known.first().copied().filter(|first| known.iter().all(|k| k == first));
        return (agreed.filter(|_| known.len() * 2 >= object.parts.len()), agreed.is_none() && !known.is_empty());
    }
    // What is told as a side effect is none that one wants.
    (of(concept, &object.name, p).or((p.shape == Shape::Side).then_some(Polarity::HigherWorse)), false)
}

/// The polarity of one thing.
fn of(concept: Option<&Concept>, name: &str, p: &Predicate) -> Option<Polarity> {
    let name = name.to_lowercase();
    if name.contains("risk of") || name.ends_with(" risk") {
        return Some(Polarity::HigherWorse);
    }
    // Whether losing weight is good depends on who does.
    if ABOUT.iter().any(|w| name.starts_with(w)) || name.contains("weight loss") && !UNWANTED.iter().any(|w| name.contains(w)) {
        return None;
    }
    let own = concept.and_then(|c| c.polarity).or_else(|| {
        // Who has it is no part of the thing.
        let end = OF_PEOPLE.first_start(&name).unwrap_or(name.len());
        if WORSE.stand_in(&name[..end]) {
            Some(Polarity::HigherWorse)
        } else if BETTER.stand_in(&name[..end]) {
            Some(Polarity::HigherBetter)
        } else {
            None
        }
    })?;
    Some(if turned(concept, &name, own, p) { opposite(own) } else { own })
}

/// Whether the words around a thing turn its polarity: "the decline in muscle mass", "poor sleep", "pain relief". A concept that
/// is a loss itself ("loss of smell") has the polarity of the loss; "a lower risk" under "associated with" is told as lower.
fn turned(concept: Option<&Concept>, name: &str, own: Polarity, p: &Predicate) -> bool {
    let linked = p.shape == Shape::Association;
    // The words must stand first, or behind three others at most.
    let spaces = || name.bytes().enumerate().filter(|(_, b)| *b == b' ').map(|(at, _)| at + 1);
    let mut starts = [0; 4];
    spaces().take(3).zip(&mut starts[1..]).for_each(|(at, start)| *start = at);
    let first_here = |w: &str, at: usize| name.as_bytes().get(at) == w.as_bytes().first() && name[at..].starts_with(w);
    let early = |w: &str| starts.iter().any(|at| first_here(w, *at) && name.find(w) == Some(*at));
    // "Improved reduction of LDL" lowers it; "improves poor sleep" makes sleep better.
    let improved = p.relation == Relation::Improves;
    let falls = !(linked || improved && own == Polarity::HigherWorse);
    let lead = LEADS.iter().find(|w| early(w)).or(FALLS.iter().find(|w| falls && early(w)));
    let less = LESS.iter().find(|w| name.starts_with(**w) && own == Polarity::HigherBetter && !linked && !improved);
    let end = ENDS.iter().find(|w| name.ends_with(**w) && own == Polarity::HigherWorse);
    let anti = AGAINST.iter().find(|w| early(w) && own == Polarity::HigherWorse);
    let Some(word) = lead.or(less).or(end).or(anti).map(|w| w.trim()) else { return false };
    let word = word.split(' ').next().unwrap_or(word);
    let names = concept.into_iter().flat_map(|c| std::iter::once(&c.name).chain(&c.synonyms));
    // Without a concept, the words of the list are the name's own: "loss", "decline" are bad already.
    let listed = concept.is_none() && lead.is_some() && WORSE.stand_in(word) && own == Polarity::HigherWorse;
    !listed && !names.into_iter().any(|n| n.to_lowercase().contains(word))
}

fn opposite(polarity: Polarity) -> Polarity {
    match polarity {
        Polarity::HigherBetter => Polarity::HigherWorse,
        Polarity::HigherWorse => Polarity::HigherBetter,
    }
}
