//! Objects that do not stand right beside their predicate: behind a preposition, in what was compared, in what befell those who are
//! counted, in the condition that the sentence names, in what the section or the article is about.

use super::argument::{Argument, from_mentions, mentions, named, phrase, trim};
use super::arms::comparison_at;
use super::clause::Clause;
use super::extent::object_end;
use super::given::is_circumstance;
use super::object::sentence_start;
use super::predicate::{Predicate, Shape, is_adverb};
use crate::annotate::scan::{Scan, TokenKind};
use crate::annotate::topic::Topics;
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};
use crate::record::Relation;

/// After "no difference between A and B": what they were compared in, "in immune parameters", "for weight".
pub(super) fn in_comparison(scan: &Scan, p: &Predicate, clause: Clause, exposure: &Argument) -> Option<Argument> {
    (p.to + 1..clause.to.min(p.to + 22))
        .filter(|k| {
            scan.is(*k, &["in", "for", "on", "regarding", "concerning"]) || scan.word(*k) == "to" && scan.is(*k - 1, &["regard", "respect"])
        })
        .map(|k| if scan.word(k + 1) == ":" { k + 1 } else { k })
        .find_map(|k| named(scan, k + 1, object_end(scan, k + 1, clause.to), exposure).filter(|a| !same_thing(a, exposure)))
}

/// "Fewer infants in the treated group developed sepsis": what befell those who are counted.
pub(super) fn undergone(scan: &Scan, p: &Predicate, clause: Clause, exposure: &Argument) -> Option<Argument> {
    static BEFELL: Set = Set::new(&[
        "had", "have", "developed", "develop", "experienced", "experience", "reported", "report", "required", "require", "needed", "need",
        "received", "underwent", "achieved", "achieve", "suffered", "suffer", "showed", "show", "got", "contracted", "completed",
        "discontinued", "with",
    ]);
    // "More children given zinc recovered": the verb is the outcome.
    const BEFALLEN: &[(&str, &str)] = &[
        ("recovered", "recovery"),
        ("responded", "response"),
        ("relapsed", "relapse"),
        ("died", "mortality"),
        ("survived", "survival"),
        ("improved", "improvement"),
        ("vomited", "vomiting"),
        ("conceived", "conception"),
        ("fell", "falls"),
        ("quit", "smoking cessation"),
        ("progressed", "progression"),
        ("healed", "healing"),
        ("miscarried", "miscarriage"),
        ("ovulated", "ovulation"),
        ("withdrew", "withdrawal"),
        ("stopped", "discontinuation"),
        ("dropped", "dropouts"),
    ];
    let counted = scan.is(p.from, &["fewer", "more"]);
    let befallen = (p.to + 1..clause.to.min(p.to + 12))
        .find_map(|i| BEFALLEN.iter().find(|(verb, _)| counted && *verb == scan.word(i)))
        .map(|(_, name)| name);
    if let Some(name) = befallen {
        let concept = scan.lexicon.by_name(name).map(|c| c.id.clone());
        return Some(Argument { name: (*name).to_string(), concept, ..Argument::default() });
    }
    let counts = scan.is(p.from, &["fewer", "more", "less"])
        || scan.word(p.from + 1) == "of"
        || scan.is(p.to - 1, &["fewer", "more", "less"])
        || scan.is(p.to, &["proportion", "proportions", "number", "numbers", "percentage", "share", "fraction"]);
    let at = (p.to + 1..clause.to.min(p.to + 20)).find(|i| {
        BEFELL.contains(scan.word(*i))
            && (scan.word(*i) != "with" || scan.is(i - 1, &["treated", "diagnosed", "patients", "people", "infants"]))
            && !(scan.word(*i) == "with" && scan.is(i - 1, &["compared"]))
    })?;
    if !counts {
        return None;
    }
    let (start, _) = trim(scan, at + 1, clause.to);
    named(scan, start, object_end(scan, start, clause.to), exposure).filter(|a| !same_thing(a, exposure))
}

/// Whether a word of finding stands right before the predicate.
pub(super) fn follows_report(scan: &Scan, clause: Clause, p: &Predicate) -> bool {
    let before = (clause.from..p.group_from).rev().find(|i| !is_adverb(scan.word(*i)));
    before.is_some_and(|i| {
        scan.is(i, &["found", "find", "finds", "reported", "report", "observed", "saw", "noted", "detected", "identified", "revealed"])
    })
}

/// "Evaluated the effect of X on sleep and found no improvement": what the effect was looked for in.
pub(super) fn effect_on(scan: &Scan, clauses: &[Clause], p: &Predicate, exposure: &Argument) -> Option<Argument> {
    let first = sentence_start(clauses);
    let effect =
        (first..p.group_from).rev().find(|i| scan.is(*i, &["effect", "effects", "impact", "influence"]) && scan.word(i + 1) == "of")?;
    let on = (effect + 2..p.group_from.min(effect + 12)).find(|i| scan.word(*i) == "on")?;
    named(scan, on + 1, object_end(scan, on + 1, p.group_from), exposure).filter(|a| !same_thing(a, exposure))
}

/// Whether token `to` leads up to what something is compared with: "more effective than", "superior to".
pub(super) fn compares_next(scan: &Scan, to: usize) -> bool {
    let comparative = scan.is(to - 1, &["superior", "inferior", "preferable", "comparable", "similar", "equivalent"]);
    let told = scan.word(to - 1) == "to" && to > 1 && scan.is(to - 2, &["superior", "inferior", "preferable"]);
    // "As harmful as smoking".
    let as_much = scan.word(to) == "as" && (to.saturating_sub(4)..to).any(|i| scan.word(i) == "as");
    as_much || scan.word(to) == "than" || scan.word(to - 1) == "than" || comparative && scan.word(to) == "to" || told
}

/// After "no difference in", "effective for", "unclear whether": the object behind the preposition; behind "between A and B" only
/// where no other preposition has one.
pub(super) fn right_after_preposition(scan: &Scan, p: &Predicate, clause: Clause, exposure: &Argument) -> Option<Argument> {
    let mut i = p.to;
    if scan.is(i, &["between", "among"])
        && let Some(found) = in_comparison(scan, p, clause, exposure)
    {
        return Some(found);
    }
    let mut held_against = false;
    while i < clause.to && i < p.to + 14 {
        // "An effective programme that decreases use": another thing is told.
        if scan.is(i, &["that", "which", "who", ";", "because", "but", "although"]) {
            break;
        }
        // "Useful compared to no treatment", "superior to massage": what follows is what it is held against.
        if let Some(after) = comparison_at(scan, i).or_else(|| (i == p.to && compares_next(scan, i)).then_some(i + 1)) {
            (i, held_against) = (after, true);
            continue;
        }
        // "Than midazolam with meperidine for colonoscopy": still what it is held against.
        if held_against && scan.is(i, &["with", "of", "to", "about", "between"]) {
            i += 1;
            continue;
        }
        if matches!(scan.word(i), "in" | "on" | "for" | "of" | "against" | "regarding" | "about" | "with" | "to" | "at" | "between") {
            let start = i + 1;
            let end = object_end(scan, start, clause.to);
            let placebo = |a: &Argument| a.name.to_ascii_lowercase().ends_with("placebo");
            if let Some(found) = named(scan, start, end, exposure).filter(|a| !same_thing(a, exposure) && !placebo(a) && !favours(a)) {
                return Some(found);
            }
        }
        i += 1;
    }
    None
}

pub(super) fn same_thing(a: &Argument, b: &Argument) -> bool {
    a.concept.is_some() && a.concept == b.concept || a.span.is_some() && a.span == b.span || a.name.eq_ignore_ascii_case(&b.name)
}

/// "In favour of the new treatment": which arm did better, no object.
pub(super) fn favours(a: &Argument) -> bool {
    ["favor", "favour"].iter().any(|w| a.name.to_ascii_lowercase().starts_with(w))
}

/// What advice is to keep from: "to avoid stomach upset", "to lower the risk of bleeding".
pub(super) fn for_fear_of(scan: &Scan, clauses: &[Clause], exposure: &Argument) -> Option<Argument> {
    let (from, to) = (clauses.first()?.from, clauses.last()?.to);
    let at = (from + 1..to).find(|i| {
        scan.word(i - 1) == "to" && scan.is(*i, &["avoid", "prevent", "minimize", "minimise", "reduce", "lower", "limit"])
            || scan.is(i - 1, &["without", "than", "of"]) && scan.word(*i) == "risking"
    })?;
    let start = trim(scan, at + 1, to).0;
    // "To avoid doing harm": the things that befall, not what is done.
    let acts = scan.word(start).ends_with("ing")
        || mentions(scan, start, to).first().is_some_and(|h| scan.token_at(h.start) == start && scan.concept(h).side == Side::Intervention);
    named(scan, start, object_end(scan, start, to), exposure).filter(|a| !acts && !same_thing(a, exposure))
}

/// What advice is given for: "if you take blood thinners", "before surgery".
pub(super) fn circumstance(scan: &Scan, clauses: &[Clause]) -> Option<Argument> {
    let (from, to) = (clauses.first()?.from, clauses.last()?.to);
    let named: Vec<&Hit> = mentions(scan, from, to)
        .into_iter()
        .filter(|h| scan.concept(h).side == Side::Intervention && is_circumstance(scan, from, h))
        .collect();
    (!named.is_empty()).then(|| from_mentions(scan, &named))
}

/// What a sentence that names nothing acted on speaks of. A doubt or a call for research is of what the section or the article is
/// about; so is an effect of worth ("showed a benefit"). What rose or fell is a thing of its own, told in another sentence; harm
/// without a name is none of a condition; advice is for what a title or heading names.
pub(super) fn spoken_of(scan: &Scan, p: &Predicate, topics: &Topics) -> Argument {
    let (object, titled) = topics.object_at(scan.tokens[p.from].start);
    let told = p.denied.unwrap_or(p.relation);
    let of_worth = matches!(told, Relation::Improves | Relation::Worsens | Relation::Treats | Relation::NoEffect | Relation::Inconclusive);
    let clear = match p.shape {
        Shape::Gap | Shape::Unsure => true,
        Shape::Noun | Shape::Adjective | Shape::Null => of_worth,
        Shape::Recommend => of_worth && titled,
        _ => false,
    };
    if clear { object.clone() } else { Argument::default() }
}

/// Whether such an object is a guess: an effect, and no title or heading names the thing.
pub(super) fn is_far(scan: &Scan, p: &Predicate, topics: &Topics) -> bool {
    !matches!(p.shape, Shape::Gap | Shape::Unsure) && !topics.object_at(scan.tokens[p.from].start).1
}

/// What a thing is to be avoided for: the illness that the sentence names, behind the advice rather than before it ("people with
/// reflux should avoid").
pub(super) fn harm_in(scan: &Scan, clauses: &[Clause], p: &Predicate, exposure: &Argument) -> Option<Argument> {
    let (first, last) = (clauses.first()?.from, clauses.last()?.to);
    let illness = |from: usize, to: usize| {
        let listed = mentions(scan, from, to).into_iter();
        let apart = |h: &&Hit| exposure.span.is_none_or(|s| h.end <= s.start || h.start >= s.end);
        let named: Vec<&Hit> = listed.filter(|h| scan.concept(h).side == Side::Condition).filter(apart).collect();
        (!named.is_empty()).then(|| from_mentions(scan, &named))
    };
    illness(p.to, last.max(p.to)).or_else(|| illness(first, p.from))
}

/// "For the remaining outcomes there was no effect", "Regarding sleep, the evidence is mixed": what the sentence is about stands
/// first.
pub(super) fn set_first(scan: &Scan, clauses: &[Clause], exposure: &Argument) -> Option<Argument> {
    let (from, to) = (clauses.first()?.from, clauses.last()?.to);
    let from = if scan.is(from, &["however", "but", "similarly", "also", "overall", "and"]) { from + 1 } else { from };
    let from = if scan.word(from) == "," { from + 1 } else { from };
    let start = match scan.word(from) {
        "for" | "regarding" | "concerning" => from + 1,
        "as" if scan.is(from + 1, &["for", "regards"]) => from + 2,
        "in" if scan.is(from + 1, &["terms", "respect"]) => from + 3,
        "with" if scan.is(from + 1, &["regard", "respect"]) => from + 3,
        _ => return None,
    };
    let end = (start + 1..to.min(start + 14)).find(|i| scan.is(*i, &[",", "there", "we", "they", "no"]))?;
    if (start..end).any(|i| {
        scan.is(i, &["is", "are", "was", "were", "comparison", "comparisons", "example", "instance", "reason", "reasons", "first", "years"])
    }) {
        return None;
    }
    let acts = mentions(scan, start, end).first().is_some_and(|h| scan.concept(h).side == Side::Intervention);
    named(scan, start, end, exposure).filter(|a| !acts && !same_thing(a, exposure))
}

/// The condition or outcome named in the sentence.
pub(super) fn condition_in(scan: &Scan, clauses: &[Clause], exposure: &Argument) -> Option<Argument> {
    let (from, to) = (clauses.first()?.from, clauses.last()?.to);
    let found: Vec<&Hit> = mentions(scan, from, to)
        .into_iter()
        .filter(|h| {
            matches!(scan.concept(h).side, Side::Condition | Side::Outcome)
                && exposure.span.is_none_or(|s| h.end <= s.start || h.start >= s.end)
        })
        .collect();
    // "During pregnancy", "in diabetes": a setting, unless nothing else is named.
    let setting = |h: &&Hit| scan.token_at(h.start).checked_sub(1).is_some_and(|i| scan.is(i, &["during", "in", "among"]));
    let first = found.iter().position(|h| !setting(h)).unwrap_or(0);
    let mut named = from_mentions(scan, found.get(first..).filter(|f| !f.is_empty())?);
    if let Some(span) = named.span.filter(|_| named.parts.is_empty()) {
        let start = measure_of(scan, scan.token_at(span.start), from);
        let after = scan.tokens.partition_point(|t| t.end <= span.end);
        let goes_on = scan.is(after, &["from", "of", "caused", "induced", "factors", "symptoms"]);
        let end = if goes_on { object_end(scan, scan.token_at(span.start), to).max(after) } else { after };
        let whole = trim(scan, start, end);
        if whole.0 < whole.1 && whole.1 - whole.0 <= 12 {
            named.name = phrase(scan, whole.0, whole.1);
            named.span = Some(scan.span(whole.0, whole.1));
        }
    }
    Some(named)
}

/// Where "risk of", "severity of", "symptoms of" before token `at` begin.
fn measure_of(scan: &Scan, at: usize, from: usize) -> usize {
    static MEASURES: Set = Set::new(&[
        "risk", "rate", "rates", "severity", "symptoms", "symptom", "incidence", "prevalence", "progression", "prevention", "onset",
        "frequency", "duration", "development", "levels", "number", "quality", "intensity", "recurrence", "course", "odds", "likelihood",
        "occurrence", "relief", "treatment", "healing", "resolution", "signs", "episodes", "rate", "cases", "chance", "chances",
    ]);
    // "The number of healed ulcers": a word between.
    let at = match at.checked_sub(2) {
        Some(of)
            if of > from
                && scan.word(of) == "of"
                && scan.tokens[at - 1].kind == TokenKind::Word
                && !scan.is(at - 1, &["the", "a", "an"]) =>
        {
            at - 1
        }
        _ => at,
    };
    let of = at.checked_sub(1).filter(|i| *i > from && scan.word(*i) == "of");
    match of {
        Some(of) if MEASURES.contains(scan.word(of - 1)) => of - 1,
        Some(of) if of > from + 1 && scan.is(of - 1, &["developing", "getting"]) => measure_of(scan, of - 1, from),
        _ => at,
    }
}
