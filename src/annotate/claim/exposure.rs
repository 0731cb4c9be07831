//! The exposure of a predicate: what is named before it, behind it, in its clause, or spoken of all along.

use super::argument::{ANAPHORA, Argument, TRIM_START, from_mentions, mentions, phrase, trim};
use super::clause::{Clause, Opener};
use super::group;
use super::object::{between, left_region, list_goes_on, object_end, pair_between, sentence_start};
use super::predicate::{Predicate, Shape, is_adverb};
use crate::annotate::scan::{Scan, TokenKind};
use crate::annotate::topic::Topics;
use crate::lexicon::{Hit, Side};
use crate::record::Relation;

/// The exposure of a predicate whose words before it are tokens `[from, to)`.
fn exposure_in(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
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

fn is_exposure(scan: &Scan, hit: &Hit) -> bool {
    let c = scan.concept(hit);
    c.side == Side::Intervention && c.name != "placebo" && c.kind != "care"
}

/// Verbs and auxiliaries that end a subject's noun phrase.
const SUBJECT_ENDS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "may", "might", "can", "could", "will", "would", "should", "does", "do", "did", "has",
    "have", "had", "doesn't", "don't", "didn't", "doesn’t", "don’t", "didn’t", "isn't", "isn’t", "cannot", "can't", "which", "that", "who",
    "known", "helping", "help", "helps", "seems", "appears", "appear", "seem", "seemed", "appeared", "tends", "tend", "involved", "used",
    "such", "like", "including", "when", "if", "not", "never", "also", "while", "since", "because", "as", "whether", "how",
];

/// A noun phrase before the predicate, where no exposure is named: a condition, a process, or plain words.
fn noun_phrase(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let mut from = from;
    while from < to
        && matches!(
            scan.word(from),
            "while"
                | "although"
                | "as"
                | "since"
                | "because"
                | "that"
                | "given"
                | "when"
                | "if"
                | "though"
                | "whereas"
                | ","
                | "and"
                | "but"
                | "so"
                | "how"
                | "whether"
                | "to"
                | "by"
        )
    {
        from += 1;
    }
    let end = (from + 1..to)
        .find(|i| {
            SUBJECT_ENDS.contains(&scan.word(*i))
                || is_adverb(scan.word(*i)) && scan.word(*i) != "both"
                || matches!(scan.word(*i), "(" | ";" | "—")
                || scan.word(*i) == "," && !list_goes_on(scan, *i, to)
        })
        .unwrap_or(to);
    let (from, to) = trim(scan, from, end);
    if from >= to {
        return None;
    }
    let words: Vec<usize> = (from..to).filter(|i| scan.tokens[*i].kind == TokenKind::Word).collect();
    if words.is_empty() || words.len() > 9 {
        return None;
    }
    if words.iter().any(|i| NOT_EXPOSURES.contains(&scan.word(*i))) || words.len() == 1 && ANAPHORA.contains(&scan.word(words[0])) {
        return None;
    }
    let found: Vec<&Hit> = mentions(scan, from, to).into_iter().filter(|h| scan.concept(h).side != Side::Population).collect();
    let name = phrase(scan, from, to);
    if name.is_empty() {
        return None;
    }
    // A single plain word is seldom an exposure: a verb or adjective taken for one.
    if found.is_empty() && (words.len() < 2 || scan.word(words[0]).ends_with("ly") || scan.word(words[0]).ends_with('s') && words.len() < 3)
    {
        return None;
    }
    let whole = found.len() == 1;
    Some(Argument {
        name,
        concept: whole.then(|| scan.concept(found[0]).id.clone()),
        parts: Vec::new(),
        combination: false,
        span: Some(scan.span(from, to)),
    })
}

/// Words that make a noun phrase before a verb something else than an exposure: who studied, what was found, a pronoun.
const NOT_EXPOSURES: &[&str] = &[
    "it", "they", "we", "you", "he", "she", "i", "participants", "patients", "study", "studies", "trial", "trials", "researchers",
    "authors", "scientists", "experts", "results", "findings", "evidence", "research", "review", "reviews", "group", "groups", "there",
    "people", "individuals", "this", "these", "those", "data", "analysis", "meta", "rct", "rcts", "literature", "women", "men", "children",
    "adults", "subjects", "condition", "team", "article", "others", "doctors", "some", "many", "most", "ratio", "effect", "effects",
    "treatment", "supplementation", "supplement", "supplements", "therapy", "intervention", "interventions", "investigators", "action",
    "conclusion", "conclusions", "doses", "dose", "dosage", "amount", "difference", "differences", "experiment", "approach", "volunteers",
    "users", "your", "our", "body", "mechanism", "benefits", "benefit", "pattern", "question", "reason",
];

/// "was lower in implanted than in other eyes": what the first of the two groups is called.
fn compared_with_rest(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let start = (from..to.min(from + 8)).find(|i| scan.is(*i, &["in", "with", "for", "among", "by"]))? + 1;
    let end = (start..to)
        .find(|i| scan.is(*i, &["than", "versus", "vs", "compared", "(", ",", "and", "during", "at", "after", "when"]))
        .unwrap_or(to);
    let (start, end) = trim(scan, start, end);
    if start >= end || end - start > 8 {
        return None;
    }
    let name = phrase(scan, start, end);
    (!name.is_empty()).then(|| Argument { name, span: Some(scan.span(start, end)), ..Argument::default() })
}

/// Where no exposure is named anywhere: the group that the sentence compares, "the treatment group", "groups A and B".
fn group_phrase(scan: &Scan, clauses: &[Clause]) -> Option<Argument> {
    let (first, last) = (clauses.first()?.from, clauses.last()?.to);
    let at = (first..last).find(|i| {
        scan.is(
            *i,
            &[
                "group", "groups", "arm", "arms", "intervention", "interventions", "treatment", "treatments", "therapy", "supplementation",
                "surgery", "procedure", "program", "programme", "training",
            ],
        )
    })?;
    let mut from = at;
    while from > first
        && at - from < 4
        && scan.tokens[from - 1].kind != TokenKind::Mark
        && !TRIM_START.contains(&scan.word(from - 1))
        && !SUBJECT_ENDS.contains(&scan.word(from - 1))
        && !is_adverb(scan.word(from - 1))
    {
        from -= 1;
    }
    // "group A": the letter belongs to it.
    let letter = scan.raw(at + 1).len() == 1 && scan.raw(at + 1).bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let to = if letter { at + 2 } else { at + 1 };
    let name = phrase(scan, from, to);
    (!name.is_empty()).then(|| Argument { name, span: Some(scan.span(from, to)), ..Argument::default() })
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
            if clause.opener == Opener::Relative && (!own || begins_with_verb(scan, from)) {
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
            if !own
                && matches!(p.shape, Shape::Active | Shape::Association | Shape::Adjective)
                && clause.from > sentence_start(clauses)
                && let Some(found) = previous.cloned().or_else(|| exposure_in(scan, sentence_start(clauses), clause.from))
            {
                return (found, true);
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

/// "0.3 mg" standing for a dose of what the text speaks of.
fn dose_phrase(scan: &Scan, from: usize, to: usize) -> Option<String> {
    let at = (from..to).find(|i| {
        scan.tokens[*i].kind == TokenKind::Number
            && scan.is(i + 1, &["mg", "g", "mcg", "µg", "iu", "ml", "micrograms", "milligrams", "grams"])
    })?;
    Some(scan.span(at, at + 2).of(scan.text).to_string())
}

/// What a sentence is about: the listed thing before its first auxiliary, which "it" at the next sentence's start stands for.
pub fn opening(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let verb = (from + 1..to.min(from + 12)).find(|i| SUBJECT_ENDS.contains(&scan.word(*i)))?;
    let named: Vec<&Hit> = mentions(scan, from, verb).into_iter().filter(|h| scan.concept(h).side != Side::Population).collect();
    (!named.is_empty()).then(|| from_mentions(scan, &named))
}

/// Whether words before a predicate begin with a verb of their own: "…, blunting output and causing fatigue".
fn begins_with_verb(scan: &Scan, from: usize) -> bool {
    let mut i = from;
    while scan.is(i, &["and", "or", "also", "then", ","]) || is_adverb(scan.word(i)) {
        i += 1;
    }
    let w = scan.word(i);
    let participle = w.ends_with("ing") && i > 0 && scan.word(i - 1) == ",";
    participle
        || matches!(
            w,
            "is" | "are"
                | "was"
                | "were"
                | "can"
                | "could"
                | "may"
                | "might"
                | "will"
                | "would"
                | "should"
                | "does"
                | "do"
                | "did"
                | "has"
                | "have"
                | "had"
                | "makes"
                | "make"
                | "made"
                | "drives"
                | "drive"
                | "gives"
                | "give"
                | "keeps"
                | "keep"
                | "helps"
        )
}

/// What "which" and "that" stand for: in "X is a Y that …" it is X, else the name before the word, else the noun phrase there.
fn antecedent(scan: &Scan, clauses: &[Clause], at: usize, previous: Option<&Argument>) -> Option<Argument> {
    let clause = clauses[at];
    let head = clauses.get(at.checked_sub(1)?)?;
    let be = (head.from + 1..head.to).find(|i| scan.is(*i, &["is", "are", "was", "were"]));
    if let Some(be) = be
        && scan.is(be + 1, &["a", "an", "the", "one", "another"])
        && scan.word(clause.from.saturating_sub(2)) != ","
    {
        if be == head.from + 1 && scan.is(head.from, &["it", "this", "they", "these"]) {
            return previous.cloned();
        }
        if let Some(subject) = exposure_in(scan, head.from, be).or_else(|| noun_phrase(scan, head.from, be)) {
            return Some(subject);
        }
    }
    last_exposure(scan, sentence_start(clauses), clause.from).or_else(|| {
        // "the cartilage that protects the bones": the noun phrase right before.
        let end = clause.from.checked_sub(1)?;
        let end = if end > head.from && scan.word(end - 1) == "," { end - 1 } else { end };
        let mut start = end;
        while start > head.from
            && end - start < 6
            && scan.tokens[start - 1].kind == TokenKind::Word
            && !scan.is(start - 1, &["the", "a", "an", "called", "by", "to", "in", "for", "with", "from", "on", "and", "that", "is", "are"])
        {
            start -= 1;
        }
        noun_phrase(scan, start, end)
    })
}

fn follows_and(scan: &Scan, p: &Predicate) -> bool {
    let mut i = p.group_from;
    while i > 0 && (is_adverb(scan.word(i - 1)) || scan.is(i - 1, &["to", "also", "may", "can", "helps", "help"])) {
        i -= 1;
    }
    i > 0 && matches!(scan.word(i - 1), "and" | "or" | "," | "but")
}

fn last_exposure(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    mentions(scan, from, to).into_iter().rev().find(|h| is_exposure(scan, h)).map(|h| from_mentions(scan, &[h]))
}
