//! The object of a predicate: what it acts on.

use super::argument::{Argument, is_linked, is_population, named, phrase, told_of_whom, trim};
use super::clause::Clause;
use super::elsewhere::{
    circumstance, compares_next, condition_in, effect_on, favours, follows_report, for_fear_of, harm_in, in_comparison,
    right_after_preposition, same_thing, set_first, spoken_of, undergone,
};
use super::extent::object_end;
use super::lead::illness_of;
use super::manner::past_share;
use super::opening::{noun_before, skip_bracket, skip_opening, skip_to_subject, subject_start};
use super::predicate::{Predicate, Shape, object_limit, outcome};
use super::sought::sought;
use crate::annotate::scan::{Scan, TokenKind};
use crate::annotate::topic::Topics;
use crate::lexicon::Side;
use crate::lexicon::words::Set;
use crate::record::Relation;

/// The tokens before a predicate that may hold its exposure.
pub(super) fn left_region(clauses: &[Clause], predicates: &[Predicate], at: usize) -> (usize, usize) {
    let p = &predicates[at];
    let clause = clauses[p.clause];
    let mut from = clause.from;
    if at > 0 && predicates[at - 1].clause == p.clause {
        from = from.max(predicates[at - 1].to);
    }
    (from, p.group_from)
}

/// Whether a predicate names both of its things after it: "a link between A and B".
pub(super) fn between(scan: &Scan, p: &Predicate) -> bool {
    p.shape == Shape::Association && scan.word(p.to - 1) == "between"
}

/// The two things of "between A and B".
pub(super) fn pair_between(scan: &Scan, from: usize, to: usize) -> Option<(Argument, Argument)> {
    let mut depth = 0;
    let and = (from..to).find(|i| {
        match scan.word(*i) {
            "(" => depth += 1,
            ")" => depth -= 1,
            "and" => return depth == 0,
            _ => {}
        }
        false
    })?;
    let nothing = Argument::default();
    let first = named(scan, from, and, &nothing)?;
    let end = object_end(scan, and + 1, to);
    let second = named(scan, and + 1, end, &nothing)?;
    // "Between symptom severity and magnesium deficiency": what acts is told second.
    let turned = acts(scan, &second) && !acts(scan, &first);
    Some(if turned { (second, first) } else { (first, second) })
}

/// Whether a thing can act: it is given or taken, or it is a lack, a use or a level of something.
fn acts(scan: &Scan, a: &Argument) -> bool {
    const USED: &[&str] = &["deficien", "insufficien", "intake", "consumption", "exposure", " use", "supplement", "lack of", "smoking"];
    let given = a.concept.as_deref().and_then(|id| scan.lexicon.by_id(id)).is_some_and(|c| c.side == Side::Intervention);
    let name = a.name.to_ascii_lowercase();
    given || USED.iter().any(|w| name.contains(w))
}

pub(super) fn sentence_start(clauses: &[Clause]) -> usize {
    clauses.first().map_or(0, |c| c.from)
}

/// Finds what predicate `at` acts on.
pub fn object(
    scan: &Scan,
    clauses: &[Clause],
    predicates: &[Predicate],
    at: usize,
    exposure: &Argument,
    previous: Option<&Argument>,
    topics: &Topics,
) -> (Argument, bool) {
    let p = &predicates[at];
    let clause = clauses[p.clause];
    let next_from = predicates.get(at + 1).filter(|n| n.clause == p.clause).map_or(clause.to, |n| subject_start(scan, p.to, n.group_from));
    if let Some(name) = outcome(scan, p) {
        let concept = scan.lexicon.by_name(name).map(|c| c.id.clone());
        return (Argument { name: name.to_string(), concept, ..Argument::default() }, true);
    }
    let next_from = object_limit(scan, p, clause.to).map_or(next_from, |limit| limit.min(next_from));
    let right = |from: usize| -> Option<Argument> {
        let (from, limit) = (from, next_from.max(from));
        let (start, _) = trim(scan, from, limit);
        let start = past_share(scan, start, limit);
        let mut end = object_end(scan, start, limit);
        // "Reduced soreness, and lower inflammatory markers": a change of its own.
        if matches!(p.shape, Shape::Active | Shape::Attributive | Shape::Noun) && p.relation != Relation::Causes {
            end = further_change(scan, start, end).unwrap_or(end);
        }
        let start = if p.relation == Relation::Treats { illness_of(scan, start, end) } else { start };
        named(scan, start, end, exposure)
    };
    let left = || -> Option<Argument> {
        let (from, to) = left_region(clauses, predicates, at);
        // "The trial did not find a benefit": what stands before is who found it.
        if matches!(p.shape, Shape::Noun | Shape::Null) && follows_report(scan, clause, p) {
            return None;
        }
        let from = skip_to_subject(scan, skip_bracket(scan, from, to), to);
        let from = skip_opening(scan, from, to);
        // "Those who had a relapse": behind "who" begins what befell them.
        let befell = from > 0
            && scan.word(from - 1) == "who"
            && (scan.is(from, &["developed", "experienced", "suffered"])
                || scan.is(from, &["had", "have", "reported"]) && scan.is(from + 1, &["a", "an", "any", "the"]));
        let from = if befell { from + 1 } else { from };
        // "The number of respondents who had a disorder rose": the clause tells who is counted.
        let counted = counts_people(scan, from, to) || counts_people(scan, from + 1, to);
        let to = (from + 1..to)
            .find(|i| {
                let who = counted && (scan.word(*i) == "who" || scan.word(i - 1) == "who");
                !who && scan.is(
                    *i,
                    &[
                        "is", "are", "was", "were", "has", "have", "had", "may", "can", "could", "might", "will", "did", "does", "do",
                        "showed", "between", "who", "which",
                    ],
                )
            })
            .unwrap_or(to);
        let to = told_of_whom(scan, from, to).unwrap_or(to);
        let from = if p.relation == Relation::Treats { illness_of(scan, from, to) } else { from };
        // "Recent studies showing", "the most rigorously conducted trial": who found it.
        let tells = (from..to).any(|i| scan.is(i, &["studies", "trials", "showing", "reviews"]) || scan.word(i) == "conducted");
        named(scan, from, to, exposure).filter(|_| !tells)
    };
    if between(scan, p)
        && let Some((_, second)) = pair_between(scan, p.to, next_from)
    {
        return (second, true);
    }
    // "The reduction in pressure after 8 weeks was equivalent": what the predicate before it acted on.
    let before = || previous.filter(|_| at > 0 && predicates[at - 1].clause == p.clause).cloned();
    let found = match p.shape {
        // "rose in one group and fell in the other": the second verb has the first's object.
        Shape::Passive | Shape::Intransitive => {
            // "Whereas it fell with placebo": what the clause before told of.
            let it = || {
                scan.is(clause.from, &["it", "they", "these", "this", "both"]) && p.group_from <= clause.from + 3
                    || p.group_from <= clause.from + 1 && clause.from > 0 && scan.is(clause.from - 1, &["but", "while", "whereas"])
            };
            left()
                .or_else(|| previous.filter(|_| at > 0 && (predicates[at - 1].clause == p.clause || it())).cloned())
                // "The results favoured massage for anxiety".
                .or_else(|| scan.word(p.from).starts_with("favo").then(|| right_after_preposition(scan, p, clause, exposure))?)
        }
        Shape::Comparative | Shape::Figures => left().or_else(before).or_else(|| right(p.to)),
        Shape::Noun => {
            if matches!(scan.word(p.to), "in" | "of" | "on" | "to" | "for" | "from" | "against" | "with")
                || matches!(scan.word(p.to - 1), "on" | "in" | "of" | "to")
            {
                // "improvements in both groups": the object stands before.
                right(p.to)
                    .filter(|a| !(favours(a) || given(scan, exposure) && same_thing(a, exposure)))
                    .or_else(|| left().filter(is_linked))
                    .or_else(|| right_after_preposition(scan, p, clause, exposure))
            } else {
                // "symptom improvement": the noun before it, if it names a known thing.
                let start = noun_before(scan, clause.from, p.from);
                named(scan, start, p.from, exposure).filter(is_linked).or_else(|| right(p.to).filter(is_linked))
            }
        }
        // "Mortality did not differ with treatment": what differs stands before.
        Shape::Null if scan.is(p.to, &["between", "among", "with", "across", "by"]) => in_comparison(scan, p, clause, exposure)
            .or_else(|| effect_on(scan, clauses, p, exposure))
            .or_else(left)
            .or_else(|| right_after_preposition(scan, p, clause, exposure))
            .or_else(|| condition_in(scan, clauses, exposure)),
        // "Does nothing for nasal congestion": the preposition is the cue's.
        Shape::Null => (p.to > p.from + 1 && scan.is(p.to - 1, &["for", "to", "on", "in", "against"]))
            .then(|| right(p.to))
            .flatten()
            .or_else(|| right_after_preposition(scan, p, clause, exposure))
            .or_else(|| effect_on(scan, clauses, p, exposure))
            .or_else(left)
            .or_else(|| condition_in(scan, clauses, exposure)),
        Shape::Unsure => sought(scan, clauses, exposure)
            .or_else(|| right_after_preposition(scan, p, clause, exposure).filter(is_linked))
            .or_else(|| set_first(scan, clauses, exposure))
            .or_else(|| condition_in(scan, clauses, exposure)),
        Shape::Gap => {
            sought(scan, clauses, exposure).or_else(|| set_first(scan, clauses, exposure)).or_else(|| condition_in(scan, clauses, exposure))
        }
        Shape::Adjective if p.relation == Relation::NoEffect && p.denied.is_none() => {
            // "Ibuprofen worked no better than placebo for colic": what stands before is who did it.
            let apart = |a: &Argument| !exposure.span.zip(a.span).is_some_and(|(e, s)| s.start <= e.start && e.end <= s.end);
            left().filter(apart).or_else(|| right_after_preposition(scan, p, clause, exposure)).or_else(left)
        }
        // "Survival times were better with X": what stands before is better.
        Shape::Adjective if scan.is(p.to - 1, &["better", "worse", "superior", "inferior", "poorer"]) || compares_next(scan, p.to) => {
            left()
                .filter(|a| !given(scan, a))
                .or_else(|| right_after_preposition(scan, p, clause, exposure))
                .or_else(|| condition_in(scan, clauses, exposure))
        }
        Shape::Adjective => right_after_preposition(scan, p, clause, exposure)
            .or_else(|| right(p.to).filter(|a| a.concept.is_some() && !compares_next(scan, p.to)))
            .or_else(|| condition_in(scan, clauses, exposure)),
        Shape::Advice => {
            for_fear_of(scan, clauses, exposure).or_else(|| circumstance(scan, clauses)).or_else(|| condition_in(scan, clauses, exposure))
        }
        Shape::Avoid => harm_in(scan, clauses, p, exposure),
        Shape::Recommend => condition_in(scan, clauses, exposure),
        Shape::Safe => {
            // "no side effects", "no harmful effects were seen": in the text's own words.
            let told = scan.span(p.from, p.to).of(scan.text);
            let own = told.strip_prefix("No ").or_else(|| told.strip_prefix("no ")).map(str::to_string);
            let name = own.or_else(|| harm_ruled_out(scan, clauses)).unwrap_or_else(|| "adverse effects".to_string());
            let concept = scan.lexicon.by_name(&name).or_else(|| scan.lexicon.by_name("adverse effects")).map(|c| c.id.clone());
            return (Argument { name, concept, ..Argument::default() }, true);
        }
        Shape::Side => {
            // "adverse effects to X such as Y": what is listed.
            let last = clauses.last().map_or(clause.to, |c| c.to);
            let listed = (p.to..last).find(|i| {
                scan.is(*i, &["including", "include", "included", "like"]) || scan.word(*i) == "as" && scan.word(*i - 1) == "such"
            });
            let told = |i: usize| named(scan, trim(scan, i + 1, last).0, object_end(scan, trim(scan, i + 1, last).0, last), exposure);
            // "The most common side effects of metformin are nausea and diarrhea".
            let be = (scan.word(p.to) == "of" || scan.word(p.to - 1) == "of")
                .then(|| (p.to..clause.to.min(p.to + 8)).find(|i| scan.is(*i, &["are", "is", "were", "was"])))
                .flatten();
            listed
                .or_else(|| told_as(scan, p.to, clause.to))
                .and_then(told)
                .or_else(|| right(be? + 1))
                .or_else(|| right(p.to))
                .or_else(left)
        }
        // "A greater proportion of patients had diarrhea": what they had.
        Shape::Attributive if counts_people(scan, p.to, clause.to) => undergone(scan, p, clause, exposure).or_else(|| right(p.to)),
        Shape::Attributive => right(p.to).or_else(|| undergone(scan, p, clause, exposure)),
        Shape::Active | Shape::Association => {
            // "Favoured the treatment for pain"; "slowed the decline in mass" is told by its noun.
            let right = right(p.to);
            let passed = right.as_ref().map_or(p.shape == Shape::Association, favours);
            if passed { right_after_preposition(scan, p, clause, exposure) } else { right }
        }
    };
    let fits = p.shape.speaks_without_object() && !matches!(p.shape, Shape::Advice | Shape::Recommend | Shape::Avoid);
    // "Ginger showed no benefit": what acts is not what it acts on.
    let found = found.filter(|f| !f.name.eq_ignore_ascii_case(&exposure.name));
    match found.or_else(|| if fits { set_first(scan, clauses, exposure) } else { None }) {
        Some(found) => {
            let listed =
                |a: &Argument| a.concept.as_deref().and_then(|id| scan.lexicon.by_id(id)).is_some_and(|c| c.side == Side::Condition);
            let told = || condition_in(scan, clauses, exposure).filter(|a| listed(a) && !is_bare(&a.name));
            // An unlisted name that the text says people have is a condition too.
            let topic = Some(topics.object_at(scan.tokens[p.from].start).0).filter(|a| a.concept.is_none() || listed(a));
            (of_condition(found, topic, told), true)
        }
        None => (spoken_of(scan, p, topics), false),
    }
}

/// "Proportion of patients", "number of obese individuals" at token `at`: people are counted.
fn counts_people(scan: &Scan, at: usize, to: usize) -> bool {
    scan.is(at, &["proportion", "proportions", "number", "numbers", "percentage", "share", "fraction"])
        && (scan.word(at + 1) != "of" || is_population(scan, at + 2, to))
}

/// Where "were" stands in "the main side effects of X were A and B", not in "the side effects of X were mild".
fn told_as(scan: &Scan, from: usize, to: usize) -> Option<usize> {
    static HOW: Set = Set::new(&[
        "mild", "rare", "minor", "common", "uncommon", "few", "more", "less", "not", "no", "similar", "reported", "observed", "seen",
        "noted", "usually", "generally", "mostly", "typically", "often", "rarely", "moderate", "transient", "minimal", "comparable",
        "higher", "lower", "possible", "unlikely", "likely", "well", "due", "dose", "related", "significantly", "infrequent", "frequent",
        "the", "also", "very", "temporary", "severe", "serious", "associated", "known", "unknown", "unclear", "found", "recorded",
        "experienced", "limited",
    ]);
    (from.saturating_sub(1)..to.min(from + 9))
        .find(|i| scan.is(*i, &["is", "are", "was", "were"]))
        .filter(|i| i + 1 < to && scan.tokens[i + 1].kind == TokenKind::Word && !HOW.contains(scan.word(i + 1)))
}

/// "Safe, without any serious side effects", "safe and non-toxic": what a sentence that calls a thing safe rules out.
fn harm_ruled_out(scan: &Scan, clauses: &[Clause]) -> Option<String> {
    static HARMS: Set = Set::new(&["effects", "effect", "events", "reactions", "toxicity", "harm", "harms", "complications", "discomfort"]);
    let (from, to) = (clauses.first()?.from, clauses.last()?.to);
    for i in from..to {
        if scan.is(i, &["without", "no", "any", "not", "few"]) {
            let start = if scan.is(i + 1, &["any", "significant", "causing", "cause"]) { i + 2 } else { i + 1 };
            let end = (start..to.min(start + 4)).find(|k| HARMS.contains(scan.word(*k)));
            let bad = |k: usize| {
                scan.is(
                    k,
                    &["side", "adverse", "harmful", "serious", "severe", "ill", "negative", "unwanted", "untoward", "major", "toxic"],
                )
            };
            if let Some(end) = end.filter(|e| (start..*e).any(bad) || scan.is(*e, &["toxicity", "harm", "harms", "complications"])) {
                return Some(phrase(scan, start, end + 1));
            }
        }
        let toxic = scan.is(i, &["nontoxic"]) || scan.word(i) == "non" && scan.is(i + 2, &["toxic"]) || scan.word(i) == "non-toxic";
        if toxic {
            return Some("toxicity".to_string());
        }
    }
    None
}

/// Whether a thing names what was given.
fn given(scan: &Scan, a: &Argument) -> bool {
    let side = |s: Side| a.span.is_some_and(|span| scan.concepts_in(span).iter().any(|h| scan.concept(h).side == s));
    side(Side::Intervention) || !side(Side::Outcome) && !side(Side::Condition) && a.name.split(' ').count() < 2
}

/// Where another change of its own is told in tokens `[from, to)`: ", and lower markers", "and better sleep".
fn further_change(scan: &Scan, from: usize, to: usize) -> Option<usize> {
    static CHANGED: Set = Set::new(&[
        "lower", "higher", "better", "improved", "reduced", "increased", "decreased", "fewer", "faster", "enhanced", "greater", "shorter",
        "longer", "less", "more", "worse",
    ]);
    (from + 1..to.saturating_sub(2)).find(|i| {
        let and = scan.word(*i) == "," && scan.word(i + 1) == "and";
        let next = if and { i + 2 } else { i + 1 };
        scan.is(*i, &[",", "and"])
            && CHANGED.contains(scan.word(next))
            && next + 1 < to
            && !scan.is(
                next + 1,
                &["back", "limb", "limbs", "extremity", "extremities", "leg", "respiratory", "body", "urinary", "than", "and"],
            )
    })
}

/// Whether a name tells only that there is an illness: "symptoms", "severity".
fn is_bare(name: &str) -> bool {
    static BARE: Set = Set::new(&[
        "symptom", "symptoms", "severity", "disease", "condition", "illness", "disorder", "relief", "improvement", "improvements",
    ]);
    !name.is_empty() && name.split(' ').all(|w| BARE.contains(w.to_ascii_lowercase().as_str()))
}

/// "Symptoms", "severity" alone are those of the condition that the sentence names, else of what the article is about.
fn of_condition(told: Argument, topic: Option<&Argument>, named: impl Fn() -> Option<Argument>) -> Argument {
    if !is_bare(&told.name) {
        return told;
    }
    let named = named().filter(|a| a.span != told.span && a.name != told.name);
    let Some(condition) = named.or_else(|| topic.cloned()) else { return told };
    if condition.name.is_empty() || condition.name.eq_ignore_ascii_case(&told.name) {
        return told;
    }
    Argument { name: format!("{} {}", condition.name, told.name), concept: condition.concept.clone(), ..told }
}
