//! The exposure of a predicate: what is named before it, behind it, in its clause, or spoken of all along.

use super::argument::{Argument, TRIM_START, from_mentions, mentions, phrase, trim};
use super::clause::{Clause, Opener, closes_aside};
use super::group::{self, compared_with_rest, group_phrase};
use super::object::{between, left_region, object_end, pair_between, sentence_start};
use super::predicate::{Predicate, Shape, is_adverb};
use super::reference::{antecedent, dose_degree, dose_phrase};
use super::subject::{NOT_EXPOSURES, begins_with_verb, is_anaphoric, noun_phrase};
use crate::annotate::scan::{Scan, TokenKind};
use crate::annotate::topic::Topics;
use crate::lexicon::{Hit, Side};
use crate::record::Relation;

/// The exposure of a predicate whose words before it are tokens `[from, to)`.
pub(super) fn exposure_in(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    // An opening phrase ("For adults with RLS, …") ends at its comma.
    let found = mentions(scan, from, to);
    let interventions: Vec<&Hit> = found.iter().copied().filter(|h| is_exposure(scan, h)).collect();
    if !interventions.is_empty() {
        let mut found = from_mentions(scan, &interventions);
        widen(scan, &mut found, from, to);
        return Some(found);
    }
    None
}

/// Names the whole noun phrase around the names found.
fn widen(scan: &Scan, found: &mut Argument, from: usize, to: usize) {
    let Some(span) = found.span else { return };
    let wide = super::phrase::around(scan, span, from, to);
    if wide != span {
        let told = phrase(scan, scan.token_at(wide.start), scan.tokens.partition_point(|t| t.end <= wide.end));
        found.name = told.replace(['“', '”', '"'], "");
        found.span = Some(wide);
    }
}

pub(super) fn is_exposure(scan: &Scan, hit: &Hit) -> bool {
    let c = scan.concept(hit);
    c.side == Side::Intervention && c.name != "placebo" && c.kind != "care" && !is_anaphoric(scan, hit)
}

/// Finds the exposure of predicate `at`, and whether the sentence names it.
pub fn exposure(
    scan: &Scan,
    clauses: &[Clause],
    predicates: &[Predicate],
    at: usize,
    previous: Option<&Argument>,
    topics: &Topics,
) -> (Argument, bool) {
    let (found, named) = told(scan, clauses, predicates, at, previous, topics);
    if named && topics.stands_for_topic(&found) { (topics.exposure().clone(), true) } else { (found, named) }
}

/// The exposure as the sentence tells it.
fn told(
    scan: &Scan,
    clauses: &[Clause],
    predicates: &[Predicate],
    at: usize,
    previous: Option<&Argument>,
    topics: &Topics,
) -> (Argument, bool) {
    let p = &predicates[at];
    let clause = clauses[p.clause];
    let (from, to) = left_region(clauses, predicates, at);
    let same_clause_before = at > 0 && predicates[at - 1].clause == p.clause;
    if between(scan, p)
        && let Some((first, _)) = pair_between(scan, p.to, clause.to)
    {
        return (first, true);
    }
    let fallback = |previous: Option<&Argument>| {
        let topic = previous.cloned().unwrap_or_else(|| topics.exposure_at(scan, scan.tokens[p.from].start));
        if topic.name.is_empty() { group_phrase(scan, clauses).unwrap_or_default() } else { topic }
    };
    let right_from = p.to;
    if matches!(p.shape, Shape::Passive | Shape::Intransitive | Shape::Noun)
        && let Some(found) = group::inactive(scan, right_from, clause.to)
    {
        return (found, true);
    }
    match p.shape {
        Shape::Passive | Shape::Intransitive | Shape::Comparative | Shape::Figures => {
            // The exposure stands after "by", "with", "in the … group"; else it is the topic.
            if let Some(found) = exposure_in(scan, right_from, clause.to) {
                return (found, true);
            }
            if p.shape != Shape::Passive
                && let Some(found) = exposure_in(scan, clause.from, to)
                && !same_clause_before
                && p.shape == Shape::Comparative
            {
                return (found, true);
            }
            // "is caused by bacteria": no listed exposure, in plain words.
            if p.shape == Shape::Passive
                && scan.word(p.to) == "by"
                && let Some(found) = noun_phrase(scan, p.to + 1, clause.to)
            {
                return (found, true);
            }
            if let Some(found) = group::called(scan, clause.from, clause.to) {
                return (found, true);
            }
            let topic = fallback(previous);
            if topic.name.is_empty()
                && let Some(found) = compared_with_rest(scan, p.to, clause.to)
            {
                return (found, true);
            }
            (topic, false)
        }
        _ => {
            // "…, and reduced anxiety": the verb has no subject of its own.
            let own = (from..to).any(|i| {
                scan.tokens[i].kind == TokenKind::Word
                    && !matches!(
                        scan.word(i),
                        "and"
                            | "or"
                            | "also"
                            | "to"
                            | "not"
                            | "significantly"
                            | "then"
                            | "by"
                            | "may"
                            | "can"
                            | "could"
                            | "might"
                            | "will"
                            | "did"
                            | "does"
                            | "do"
                            | "thereby"
                    )
                    && !is_adverb(scan.word(i))
            });
            if same_clause_before
                && matches!(p.shape, Shape::Active | Shape::Adjective)
                && let Some(prev) = previous
                && (!own || mentions(scan, from, to).is_empty() || follows_and(scan, p) || begins_with_verb(scan, from))
            {
                return (prev.clone(), true);
            }
            // "Side effects reported in the budesonide studies include": named among the words of the predicate.
            if p.shape == Shape::Side
                && let Some(found) = exposure_in(scan, p.group_from, p.to)
            {
                return (found, true);
            }
            if let Some(found) = exposure_in(
                scan,
                clause.from.max(if same_clause_before && !matches!(p.shape, Shape::Noun | Shape::Attributive) {
                    from
                } else {
                    clause.from
                }),
                to,
            ) {
                return (found, true);
            }
            // "…, which promises to reduce stress": the words before the verb are verbs too.
            let verbs_only = from == clause.from
                && clause.from > 0
                && scan.is(clause.from - 1, &["which", "that"])
                && mentions(scan, from, to).is_empty()
                && !scan.is(from, TRIM_START)
                && !scan.is(from, NOT_EXPOSURES);
            if clause.opener == Opener::Relative && (!own || verbs_only || begins_with_verb(scan, from)) {
                if let Some(prev) = previous.filter(|_| same_clause_before) {
                    return (prev.clone(), true);
                }
                if let Some(found) = antecedent(scan, clauses, p.clause, previous) {
                    return (found, true);
                }
            }
            if matches!(
                p.shape,
                Shape::Noun
                    | Shape::Null
                    | Shape::Unsure
                    | Shape::Gap
                    | Shape::Safe
                    | Shape::Side
                    | Shape::Advice
                    | Shape::Avoid
                    | Shape::Recommend
            ) {
                // "Iron deficiency is a cause of …"
                if p.relation == Relation::Causes
                    && (1..=6).any(|k| p.from >= from + k && scan.is(p.from - k, &["is", "are", "was", "were", "be"]))
                    && let Some(found) = noun_phrase(scan, from, to)
                {
                    return (found, true);
                }
                // "an increase in ferritin": what stands behind "in" is the object, not the exposure.
                let (first, last) = (sentence_start(clauses), clauses[clauses.len() - 1].to);
                let skipped = if scan.word(p.to) == "in" || scan.word(p.to - 1) == "in" {
                    object_end(scan, trim(scan, p.to, clause.to).0, clause.to)
                } else {
                    p.to
                };
                let outside = exposure_in(scan, skipped.min(clause.to), clause.to)
                    .or_else(|| exposure_in(scan, first, p.group_from))
                    .or_else(|| exposure_in(scan, skipped.min(last), last));
                if let Some(found) = outside {
                    return (found, true);
                }
                if !matches!(p.shape, Shape::Gap | Shape::Unsure)
                    && let Some(found) = group::called(scan, first, last)
                {
                    return (found, true);
                }
                return (fallback(previous), false);
            }
            let pronoun = to > from && scan.is(from, &["it", "they", "this"]) && to <= from + 4;
            if (!own || pronoun || begins_with_verb(scan, from))
                && matches!(p.shape, Shape::Active | Shape::Association | Shape::Adjective)
                && clause.from > sentence_start(clauses)
            {
                // What the sentence began with comes before what was spoken of earlier.
                let start = sentence_start(clauses);
                let opened = || {
                    exposure_in(scan, start, clause.from)
                        .or_else(|| (at == 0 && !pronoun).then(|| noun_phrase(scan, start, clause.from))?)
                };
                let found = if at == 0 || closes_aside(scan, clause.from) {
                    opened().or_else(|| previous.cloned())
                } else {
                    previous.cloned().or_else(opened)
                };
                if let Some(found) = found {
                    return (found, true);
                }
            }
            if let Some(degree) = dose_degree(scan, from, to) {
                let mut found = fallback(previous);
                if !found.name.is_empty() {
                    let bare = found.name.split_once("-dose ").map_or(found.name.as_str(), |(_, rest)| rest);
                    let bare = ["plasma ", "serum ", "blood ", "endogenous "].iter().find_map(|w| bare.strip_prefix(w)).unwrap_or(bare);
                    found.name = format!("{degree}-dose {bare}");
                    return (found, true);
                }
            }
            if let Some(dose) = dose_phrase(scan, from, to) {
                let mut found = fallback(previous);
                if !found.name.is_empty() && !found.name.bytes().any(|b| b.is_ascii_digit()) {
                    found.name = format!("{} {dose}", found.name);
                    return (found, true);
                }
            }
            if matches!(p.shape, Shape::Active | Shape::Association | Shape::Adjective)
                && !(p.shape == Shape::Adjective && p.relation == Relation::NoEffect)
                && own
                && !begins_with_verb(scan, from)
                && let Some(found) = noun_phrase(scan, from, to)
            {
                return (found, true);
            }
            (fallback(previous), false)
        }
    }
}

fn follows_and(scan: &Scan, p: &Predicate) -> bool {
    let mut i = p.group_from;
    while i > 0
        && (is_adverb(scan.word(i - 1))
            || scan.is(i - 1, &["to", "also", "may", "might", "could", "would", "will", "can", "helps", "help"]))
    {
        i -= 1;
    }
    i > 0 && matches!(scan.word(i - 1), "and" | "or" | "," | "but")
}
