//! The words of a clause that assert, deny or doubt a relation, merged so that each claim is told once.

use super::clause::{Clause, Opener};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::{CueClass, Form};
use crate::lexicon::phrases::PhraseHit;
use crate::record::Relation;

/// How a predicate stands to its exposure and its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Exposure, verb, object.
    Active,
    /// Object, "was reduced", "by" exposure.
    Passive,
    /// Object, "fell"; the exposure stands elsewhere.
    Intransitive,
    /// "a reduction in" object.
    Noun,
    /// "showed improved" object.
    Attributive,
    /// Exposure "is effective for" object.
    Adjective,
    /// "higher" object: a comparison of groups.
    Comparative,
    /// Object "was 3.6 in A versus 2.1 in B (p < .05)": the figures tell which was higher.
    Figures,
    /// "associated with".
    Association,
    /// "no difference in" object.
    Null,
    /// "inconclusive".
    Unsure,
    /// "more research is needed".
    Gap,
    /// "consult a doctor".
    Advice,
    /// "avoid".
    Avoid,
    /// "is recommended".
    Recommend,
    /// "well tolerated".
    Safe,
    /// "side effects include" object.
    Side,
}

impl Shape {
    /// Whether the article's topic may stand for an object that the sentence leaves out.
    pub fn speaks_without_object(self) -> bool {
        matches!(
            self,
            Shape::Null | Shape::Unsure | Shape::Gap | Shape::Advice | Shape::Avoid | Shape::Recommend | Shape::Adjective | Shape::Noun
        )
    }
}

/// One relation told in a clause.
#[derive(Clone, Debug)]
pub struct Predicate {
    /// The relation, negation applied.
    pub relation: Relation,
    /// What is denied or doubted.
    pub denied: Option<Relation>,
    /// How it stands to its arguments.
    pub shape: Shape,
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// First token of the whole group, with the words that it was merged with.
    pub group_from: usize,
    /// Index of its clause.
    pub clause: usize,
    /// Cues that made it.
    pub cues: Vec<PhraseHit>,
    /// Cues that negated it.
    pub negations: Vec<PhraseHit>,
}

const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"];
const HAVE: &[&str] = &["has", "have", "had", "having"];
const ADVERB_TAIL: &[&str] = &[
    "also", "not", "even", "further", "only", "often", "then", "still", "never", "even", "both", "all", "actually", "more", "much",
    "quite", "well", "too",
];

/// Whether a word is an adverb that may stand between an auxiliary and its verb.
pub fn is_adverb(w: &str) -> bool {
    w.len() > 4 && w.ends_with("ly") || ADVERB_TAIL.contains(&w)
}

/// The nearest word before token `i`, adverbs passed over, not before `from`.
fn before<'a>(scan: &'a Scan, i: usize, from: usize) -> &'a str {
    let mut j = i;
    while j > from {
        j -= 1;
        if !is_adverb(scan.word(j)) {
            return scan.word(j);
        }
    }
    ""
}

/// Words after which a past form is an adjective ("an increased risk", "linked to reduced pain").
const BEFORE_ADJECTIVE: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "with", "for", "by", "than", "from", "or", "their", "its", "this", "these", "those", "no", "any",
    "some", "such", "on", "via", "through", "into", "include", "includes", "including", "as", "like", "significant", "both", "between",
    "under", "caused", "cause", "causing",
];

/// How a verb form found at token `at` stands in its clause; `None` where it is no predicate.
fn verb_shape(scan: &Scan, clause: &Clause, from: usize, to: usize, class: CueClass, form: Form) -> Option<Shape> {
    let prev = before(scan, from, clause.from);
    let next = scan.word(to);
    let next_is_noun =
        scan.tokens.get(to).is_some_and(|t| t.kind == TokenKind::Word) && to < clause.to && !is_function(next) && !is_adverb(next);
    match form {
        Form::Past => {
            if BE.contains(&prev) || prev == "been" {
                return Some(Shape::Passive);
            }
            if HAVE.contains(&prev) && !next_is_noun {
                return Some(if class == CueClass::Verb { Shape::Active } else { Shape::Intransitive });
            }
            let reports = prev_is_report(scan, from, clause.from);
            let listed = prev == "and" && lists_effects(scan, from, clause.from);
            if next_is_noun && (reports || listed) {
                return Some(Shape::Attributive);
            }
            if next_is_noun && (BEFORE_ADJECTIVE.contains(&prev) || prev.is_empty()) {
                return None;
            }
            if prev == "," && next_is_noun && !matches!(scan.word(from.saturating_sub(2)), "which") && class != CueClass::Verb {
                return None;
            }
            match class {
                CueClass::VerbIntr => Some(Shape::Intransitive),
                CueClass::VerbBoth if !starts_object(scan, to, clause.to) => Some(Shape::Intransitive),
                CueClass::VerbBoth | CueClass::Verb if starts_object(scan, to, clause.to) => Some(Shape::Active),
                CueClass::Verb if next == "by" => Some(Shape::Passive),
                _ => None,
            }
        }
        Form::Finite => match class {
            CueClass::VerbIntr if !starts_object(scan, to, clause.to) || next == "in" => {
                // "a drop in", "the rise of": the noun row speaks for these.
                (!matches!(prev, "a" | "an" | "the" | "of" | "%" | "significant" | "in")).then_some(Shape::Intransitive)
            }
            CueClass::VerbIntr => None,
            _ if matches!(
                prev,
                "a" | "an"
                    | "the"
                    | "of"
                    | "in"
                    | "%"
                    | "significant"
                    | "this"
                    | "that"
                    | "these"
                    | "no"
                    | "with"
                    | "or"
                    | "their"
                    | "its"
                    | "natural"
            ) && from > clause.from =>
            {
                (prev == "that" || prev == "or" && starts_object(scan, to, clause.to)).then_some(Shape::Active)
            }
            CueClass::VerbBoth if !starts_object(scan, to, clause.to) => Some(Shape::Intransitive),
            _ if starts_object(scan, to, clause.to) => Some(Shape::Active),
            _ => None,
        },
        Form::Ing => {
            if !starts_object(scan, to, clause.to) || matches!(prev, "the" | "a" | "an" | "of") && next == "of" {
                return None;
            }
            if from == clause.from && clause.to - to > 3 && prev.is_empty() {
                // "Blocking COX-1 strips away …" is a subject; ", lowering blood pressure" is a claim of its own.
                let opened_by_comma = from > 0 && scan.word(from - 1) == ",";
                return opened_by_comma.then_some(Shape::Active);
            }
            Some(Shape::Active)
        }
        Form::Plain => Some(Shape::Active),
    }
}

/// Whether the "and" before token `at` joins it to an effect told as a noun: "a reduction in pain and improved sleep".
fn lists_effects(scan: &Scan, at: usize, from: usize) -> bool {
    (from..at).any(|i| {
        scan.is(
            i,
            &[
                "reduction", "reductions", "improvement", "improvements", "increase", "increases", "decrease", "decreases", "reduced",
                "improved", "showed", "observed", "reported", "found", "experienced",
            ],
        ) && !is_be_near_token(scan, i)
    })
}

fn is_be_near_token(scan: &Scan, at: usize) -> bool {
    at > 0 && BE.contains(&scan.word(at - 1))
}

fn prev_is_report(scan: &Scan, at: usize, from: usize) -> bool {
    // "showed significantly (p < .05) higher …": brackets stand aside.
    let mut at = at;
    while at > from && scan.word(at - 1) == ")" {
        let open = (from..at).rev().find(|i| scan.word(*i) == "(").unwrap_or(from);
        at = open;
        while at > from && (is_adverb(scan.word(at - 1)) || scan.word(at - 1) == "significant") {
            at -= 1;
        }
    }
    const REPORT: &[&str] = &[
        "showed", "show", "shows", "shown", "found", "observed", "reported", "had", "have", "has", "experienced", "demonstrated",
        "revealed", "saw", "noted", "exhibited", "experience", "include", "yielded", "achieved",
    ];
    REPORT.contains(&before(scan, at, from))
}

/// Function words that cannot begin an object.
fn is_function(w: &str) -> bool {
    matches!(
        w,
        "in" | "by"
            | "with"
            | "from"
            | "among"
            | "after"
            | "over"
            | "at"
            | "than"
            | "for"
            | "on"
            | "as"
            | "while"
            | "and"
            | "or"
            | "to"
            | "during"
            | "when"
            | "compared"
            | "but"
            | "is"
            | "are"
            | "was"
            | "were"
            | "of"
            | "which"
            | "that"
            | "versus"
            | "vs"
            | "between"
            | "within"
            | "because"
            | "if"
            | "through"
            | "throughout"
            | "until"
            | "following"
            | "across"
            | "relative"
            | "without"
            | "under"
            | "more"
    )
}

/// Whether an object begins at token `i`: a word, number or bracket that is no preposition, adverbs passed over.
fn starts_object(scan: &Scan, mut i: usize, to: usize) -> bool {
    while i < to && (is_adverb(scan.word(i)) || matches!(scan.word(i), "(")) {
        if scan.word(i) == "(" {
            while i < to && scan.word(i) != ")" {
                i += 1;
            }
        }
        i += 1;
    }
    i < to && scan.tokens[i].kind != TokenKind::Mark && !is_function(scan.word(i))
        || i < to && matches!(scan.word(i), "\"" | "'" | "‘" | "“")
}

/// The predicates of a sentence's clauses, in order.
pub fn predicates(scan: &Scan, clauses: &[Clause]) -> Vec<Predicate> {
    let mut out = Vec::new();
    for (c, clause) in clauses.iter().enumerate() {
        let found = in_clause(scan, clause, c);
        let merged = merge(scan, clause, found);
        if merged.is_empty() {
            out.extend(compared_figures(scan, clause, c));
        }
        out.extend(merged);
    }
    out
}

/// "was 3.6 cm in A versus 2.1 cm in B (p < .05)": two figures of one outcome and a p value that says whether they differ.
fn compared_figures(scan: &Scan, clause: &Clause, index: usize) -> Option<Predicate> {
    let verb = (clause.from + 1..clause.to).find(|i| scan.is(*i, &["was", "were", "averaged", "reached"]))?;
    let figures = super::evidence::figures(scan.text, scan.span(clause.from, clause.to));
    let p_value = figures.iter().find(|f| f.kind == crate::record::EvidenceKind::PValue)?;
    let relation = if super::evidence::not_significant(&figures) {
        Relation::NoEffect
    } else {
        let number = |from: usize, to: usize| (from..to).find(|i| scan.tokens[*i].kind == TokenKind::Number);
        let first = number(verb + 1, clause.to.min(verb + 4))?;
        let against = (first + 1..clause.to).find(|i| scan.is(*i, &["versus", "vs", "compared", "than", "and", "against"]))?;
        let second = number(against + 1, clause.to.min(against + 9)).filter(|i| scan.tokens[*i].start < p_value.start)?;
        let value = |i: usize| scan.raw(i).replace(',', "").parse::<f64>().ok();
        match (value(first)?, value(second)?) {
            (a, b) if a > b => Relation::Increases,
            (a, b) if a < b => Relation::Decreases,
            _ => Relation::NoEffect,
        }
    };
    Some(Predicate {
        relation,
        denied: None,
        shape: Shape::Figures,
        from: verb,
        to: verb + 1,
        group_from: verb,
        clause: index,
        cues: Vec::new(),
        negations: Vec::new(),
    })
}

fn in_clause(scan: &Scan, clause: &Clause, index: usize) -> Vec<Predicate> {
    let span = scan.span(clause.from, clause.to);
    let mut out: Vec<Predicate> = Vec::new();
    for hit in scan.cues_in(span) {
        if hit.end > span.end || inside_bracket(scan, clause, hit.start) {
            continue;
        }
        let entry = scan.cue(hit);
        let (from, to) = (scan.token_at(hit.start), scan.token_at(hit.end));
        let shape = match entry.class {
            CueClass::Verb | CueClass::VerbBoth | CueClass::VerbIntr => verb_shape(scan, clause, from, to, entry.class, entry.form),
            CueClass::Noun => noun_shape(scan, clause, from, to),
            CueClass::Assoc => association_shape(scan, clause, from),
            CueClass::Adj => adjective_shape(scan, clause, from, to, entry.relation),
            CueClass::Null => Some(Shape::Null),
            CueClass::Unsure => Some(Shape::Unsure),
            CueClass::Gap => Some(Shape::Gap),
            CueClass::Advice => Some(Shape::Advice),
            CueClass::Avoid => Some(Shape::Avoid),
            CueClass::Recommend => Some(Shape::Recommend),
            CueClass::Safe => Some(Shape::Safe),
            CueClass::Side => Some(Shape::Side),
            _ => None,
        };
        let Some(shape) = shape else { continue };
        let relation = entry.relation.unwrap_or(Relation::Affects);
        out.push(Predicate {
            relation,
            denied: None,
            shape,
            from,
            to,
            group_from: from,
            clause: index,
            cues: vec![*hit],
            negations: Vec::new(),
        });
    }
    out
}

fn inside_bracket(scan: &Scan, clause: &Clause, at: usize) -> bool {
    let start = scan.tokens[clause.from].start;
    let before = &scan.lower[start..at.max(start)];
    before.matches('(').count() > before.matches(')').count() || before.matches('[').count() > before.matches(']').count()
}

fn noun_shape(scan: &Scan, clause: &Clause, from: usize, to: usize) -> Option<Shape> {
    let phrase_has_preposition = matches!(scan.word(to.saturating_sub(1)), "on" | "of" | "in" | "to" | "for" | "upon");
    if phrase_has_preposition {
        return Some(Shape::Noun);
    }
    let next = scan.word(to);
    if matches!(next, "in" | "of" | "on" | "to" | "for" | "from" | "against" | "with" | "(") && to < clause.to {
        return Some(Shape::Noun);
    }
    // "symptom improvement", "a clear benefit": what stands before is the object.
    (from > clause.from).then_some(Shape::Noun)
}

fn adjective_shape(scan: &Scan, clause: &Clause, from: usize, to: usize, relation: Option<Relation>) -> Option<Shape> {
    let prev = before(scan, from, clause.from);
    let next = scan.word(to);
    match relation {
        Some(Relation::Increases | Relation::Decreases) => {
            // "higher in", "lower than", "was greater": a predicate; "higher doses": none.
            let verbless = matches!(next, "in" | "than" | "for" | "with" | "among" | "on" | "(" | "by" | "at" | "during" | "after" | ",")
                || to >= clause.to;
            let bracketed = from > clause.from && scan.word(from - 1) == ")" && prev_is_report(scan, from, clause.from);
            let after_report = bracketed
                || matches!(
                    prev,
                    "had"
                        | "have"
                        | "has"
                        | "showed"
                        | "show"
                        | "shows"
                        | "reported"
                        | "experienced"
                        | "found"
                        | "find"
                        | "higher"
                        | "to"
                        | "in"
                        | "a"
                        | "an"
                        | "significantly"
                );
            if verbless && (BE.contains(&prev) || is_be_near(scan, clause, from)) {
                Some(Shape::Comparative)
            } else if (after_report && !matches!(prev, "a" | "an" | "to" | "in"))
                || (matches!(prev, "in" | "to") && caused_before(scan, from, clause.from))
                || (matches!(prev, "a" | "an") && prev_is_report(scan, from.saturating_sub(1), clause.from))
            {
                Some(Shape::Attributive)
            } else {
                None
            }
        }
        Some(Relation::Treats) if matches!(scan.word(from), "help" | "helps" | "helped" | "helping") => Some(Shape::Active),
        Some(Relation::NoEffect) => Some(Shape::Adjective),
        _ => {
            // "is effective", "effective for": a judgement; "effective management": none.
            let judged = matches!(next, "in" | "for" | "against" | "at" | "to" | "when" | "with")
                || is_be_near(scan, clause, from)
                || to >= clause.to
                || scan.tokens[to].kind == TokenKind::Mark;
            judged.then_some(Shape::Adjective)
        }
    }
}

/// Whether "resulted in" or "led to" stands right before the adjective at token `at`.
fn caused_before(scan: &Scan, at: usize, from: usize) -> bool {
    (1..=4).any(|k| at >= from + k && scan.is(at - k, &["resulted", "results", "result", "resulting", "led", "leads", "lead", "leading"]))
}

fn is_be_near(scan: &Scan, clause: &Clause, at: usize) -> bool {
    (1..=4).any(|k| at >= clause.from + k && BE.contains(&scan.word(at - k)))
}

/// Rank of a shape when two predicates tell one relation: the lower wins.
fn rank(shape: Shape) -> u8 {
    match shape {
        Shape::Gap | Shape::Unsure => 0,
        Shape::Null | Shape::Safe => 1,
        Shape::Advice | Shape::Avoid => 2,
        Shape::Association => 3,
        Shape::Side => 4,
        _ => 5,
    }
}

/// Merges the predicates of one clause: the doubt, denial or association takes in what it speaks of; a verb of causing takes the
/// effect it causes; "effective in reducing" and "helps reduce" are told by the last verb.
fn merge(scan: &Scan, clause: &Clause, found: Vec<Predicate>) -> Vec<Predicate> {
    let mut out: Vec<Predicate> = Vec::new();
    let found = settle_comparatives(scan, found);
    let best = found.iter().map(|p| rank(p.shape)).min().unwrap_or(9);
    if best <= 1 {
        // A clause that doubts or denies speaks once, of everything in it; what it denies is the first relation beside it.
        let mut whole: Option<Predicate> = None;
        for p in found {
            if rank(p.shape) == best && whole.as_ref().is_none_or(|w| rank(w.shape) > best) {
                let denied = whole.as_ref().map(|w| w.relation).filter(|r| !matches!(r, Relation::NoEffect | Relation::Inconclusive));
                whole = Some(Predicate { denied: p.denied.or(denied), ..p });
            } else if let Some(w) = &mut whole {
                if w.denied.is_none() && rank(p.shape) > 2 && !matches!(p.relation, Relation::NoEffect | Relation::Inconclusive) {
                    w.denied = Some(p.relation);
                }
            } else {
                whole = Some(p);
            }
        }
        out.extend(whole);
        return out;
    }
    for p in found {
        if let Some(last) = out.last_mut() {
            let gap = p.from.saturating_sub(last.to);
            let joined = gap <= 5 && !(last.to..p.from).any(|i| matches!(scan.word(i), "and" | "," | "or" | ";"));
            let takes_next = match (last.shape, p.shape) {
                (Shape::Association | Shape::Avoid | Shape::Advice, _) => gap <= 12 && !starts_new(scan, last.to, p.from),
                (Shape::Side, _) => true,
                (_, Shape::Association) if matches!(last.shape, Shape::Noun) => false,
                (Shape::Noun | Shape::Attributive, Shape::Noun) => joined && gap <= 2,
                (Shape::Noun, _) => false,
                _ => false,
            };
            if takes_next {
                if last.shape == Shape::Side && p.shape == Shape::Side {
                    last.to = p.to;
                }
                continue;
            }
            let yields = joined
                && match (last.shape, p.shape) {
                    (Shape::Active, Shape::Noun | Shape::Attributive) => matches!(
                        last.relation,
                        Relation::Causes | Relation::Increases | Relation::Affects | Relation::Improves | Relation::Treats
                    ),
                    (Shape::Active, Shape::Active | Shape::Passive) => {
                        matches!(last.relation, Relation::Treats | Relation::Affects)
                            || scan.is(last.from, &["work", "works", "help", "helps", "act", "acts"])
                    }
                    (Shape::Adjective | Shape::Recommend, Shape::Active | Shape::Noun) => true,
                    (Shape::Noun, Shape::Active) => false,
                    (Shape::Passive, Shape::Noun | Shape::Active) => gap <= 2,
                    _ => false,
                };
            if yields {
                let (group_from, mut cues) = (last.group_from, std::mem::take(&mut last.cues));
                cues.extend(p.cues.iter().copied());
                *last = Predicate { group_from, cues, ..p };
                continue;
            }
        }
        out.push(p);
    }
    out.retain(|p| p.shape != Shape::Side || side_is_told(scan, clause, p));
    negate(scan, clause, &mut out);
    out
}

/// "greater reductions in pain" tells the reduction; "led to less pain" tells the less.
fn settle_comparatives(scan: &Scan, found: Vec<Predicate>) -> Vec<Predicate> {
    let mut out: Vec<Predicate> = Vec::with_capacity(found.len());
    for p in found {
        if let Some(last) = out.last_mut() {
            let gap = p.from.saturating_sub(last.to);
            let plain = gap <= 3 && !(last.to..p.from).any(|i| scan.tokens[i].kind == TokenKind::Mark || scan.is(i, &["and", "or"]));
            if plain && last.shape == Shape::Attributive && last.relation == Relation::Increases && matches!(p.shape, Shape::Noun) {
                let group_from = last.group_from;
                *last = Predicate { group_from, ..p };
                continue;
            }
        }
        out.push(p);
    }
    out
}

/// Between tokens: does a new verb group begin ("…, and improved")?
fn starts_new(scan: &Scan, from: usize, to: usize) -> bool {
    (from..to).any(|i| matches!(scan.word(i), ";" | "but" | "while"))
}

/// "include" tells side effects only beside such words.
fn side_is_told(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    let words = scan.span(p.from, p.to).of(&scan.lower);
    if words.contains("effect") || words.contains("event") || words.contains("complication") {
        return true;
    }
    let left = scan.span(clause.from, p.to).of(&scan.lower);
    ["side effect", "side-effect", "adverse", "complication", "reactions", "symptoms of toxicity", "unwanted", "harms"]
        .iter()
        .any(|w| left.contains(w))
}

/// Turns what a negation governs into `no_effect`: a negation before the predicate, with no other predicate in between.
fn negate(scan: &Scan, clause: &Clause, out: &mut [Predicate]) {
    let span = scan.span(clause.from, clause.to);
    let negations: Vec<PhraseHit> = scan
        .cues_in(span)
        .iter()
        .copied()
        .filter(|h| scan.cue(h).class == CueClass::Negation && !inside_bracket(scan, clause, h.start))
        .collect();
    if negations.is_empty() {
        return;
    }
    for i in 0..out.len() {
        let start = scan.tokens[out[i].group_from].start;
        let first = scan.tokens[out[i].from].start;
        let end = scan.tokens[out[i].to - 1].end;
        let previous_end = if i > 0 { scan.tokens[out[i - 1].to - 1].end } else { span.start };
        let governs = negations.iter().copied().find(|n| {
            let near = n.start >= previous_end && n.end <= first || n.start >= start && n.end <= end;
            let carried = i > 0
                && out[i - 1].relation == Relation::NoEffect
                && n.end <= first
                && !out[i - 1].negations.is_empty()
                && joined_by_or(scan, &out[i - 1], &out[i]);
            (near && first.saturating_sub(n.end) < 60) || carried
        });
        if let Some(n) = governs
            && !matches!(out[i].relation, Relation::NoEffect | Relation::Inconclusive)
            && !matches!(out[i].shape, Shape::Advice | Shape::Avoid)
        {
            out[i].denied = Some(out[i].relation);
            out[i].relation = Relation::NoEffect;
            out[i].negations.push(n);
        }
    }
}

fn joined_by_or(scan: &Scan, a: &Predicate, b: &Predicate) -> bool {
    (a.to..b.from).any(|i| matches!(scan.word(i), "or" | "nor"))
}

/// "symptoms related to stress" only describes the symptoms; "is related to", "correlated with" and ", linked to" claim.
fn association_shape(scan: &Scan, clause: &Clause, from: usize) -> Option<Shape> {
    let participle = scan.is(from, &["associated", "linked", "related", "tied", "connected", "implicated", "accompanied"]);
    let prev = before(scan, from, clause.from);
    let claims = !participle || BE.contains(&prev) || matches!(prev, "" | "," | "not") || is_be_near(scan, clause, from);
    claims.then_some(Shape::Association)
}

/// Drops what the rest of the sentence makes no claim of its own: restrictive relative clauses beside a main claim, and what
/// research is asked to clarify.
pub fn prune(scan: &Scan, clauses: &[Clause], predicates: &mut Vec<Predicate>) {
    let restrictive = |p: &Predicate| {
        let c = &clauses[p.clause];
        c.opener == Opener::Relative && c.from >= 2 && scan.word(c.from - 2) != ","
    };
    if predicates.iter().any(|p| !restrictive(p) && !matches!(p.shape, Shape::Unsure | Shape::Gap)) {
        predicates.retain(|p| !restrictive(p));
    }
    govern_content(scan, clauses, predicates);
    apply_verdict(scan, clauses, predicates);
    // "To understand whether it works, …" sets out; nothing is claimed.
    if clauses.len() > 1 && scan.word(clauses[0].from) == "to" {
        predicates.retain(|p| p.clause > 0);
    }
    predicates.retain(|p| !(p.shape == Shape::Recommend && p.relation == Relation::NoEffect));
    if let Some(gap) = predicates.iter().position(|p| p.shape == Shape::Gap) {
        predicates.truncate(gap + 1);
    }
    if told_both_ways(scan, clauses) && predicates.len() > 1 && predicates.iter().any(|p| p.relation == Relation::NoEffect) {
        let doubt = predicates.iter().position(|p| p.relation == Relation::NoEffect).unwrap_or(0);
        let mut whole = predicates.swap_remove(doubt);
        whole.relation = Relation::Inconclusive;
        whole.shape = Shape::Unsure;
        *predicates = vec![whole];
    }
}

/// "Some studies found …, others did not": the evidence is told as mixed.
fn told_both_ways(scan: &Scan, clauses: &[Clause]) -> bool {
    let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else { return false };
    let some = (first.from..last.to).find(|i| scan.word(*i) == "some");
    some.is_some_and(|at| {
        (at..last.to).any(|i| {
            scan.is(i, &["others", "other"])
                && scan.is(
                    i + 1,
                    &["find", "found", "did", "show", "showed", "report", "reported", "studies", "do", "have", "trials", "suggest", "saw"],
                )
        })
    })
}

/// "No evidence that X helps", "unclear whether X helps": the doubt or denial speaks of the relation in the clause it governs.
fn govern_content(scan: &Scan, clauses: &[Clause], predicates: &mut Vec<Predicate>) {
    let mut i = 0;
    while i + 1 < predicates.len() {
        let (head, next) = (&predicates[i], &predicates[i + 1]);
        let governed = next.clause == head.clause + 1 && clauses[next.clause].opener == Opener::Content;
        if governed && matches!(head.shape, Shape::Unsure | Shape::Null) && !matches!(next.shape, Shape::Gap | Shape::Unsure) {
            let (relation, cues) = (head.relation, head.cues.clone());
            let next = &mut predicates[i + 1];
            next.denied = next.denied.or(Some(next.relation)).filter(|r| !matches!(r, Relation::NoEffect | Relation::Inconclusive));
            next.relation = relation;
            next.negations.extend(cues);
            predicates.remove(i);
            continue;
        }
        i += 1;
    }
    for p in predicates.iter_mut() {
        if clauses[p.clause].opener != Opener::Content || p.clause == 0 || matches!(p.relation, Relation::NoEffect | Relation::Inconclusive)
        {
            continue;
        }
        // "did not show that …"
        let above = clauses[p.clause - 1];
        let span = scan.span(above.from, above.to);
        let negation = scan.cues_in(span).iter().find(|c| scan.cue(c).class == CueClass::Negation && span.end - c.end < 40);
        if let Some(n) = negation {
            p.denied = Some(p.relation);
            p.relation = Relation::NoEffect;
            p.negations.push(*n);
        }
    }
}

/// "…, but this effect was not significant": the verdict turns what was told before it and tells nothing itself.
fn apply_verdict(scan: &Scan, clauses: &[Clause], predicates: &mut Vec<Predicate>) {
    let Some(at) = predicates.iter().position(|p| {
        let from = clauses[p.clause].from;
        p.shape == Shape::Null
            && scan.is(from, &["this", "these", "the", "it", "that", "which", "they", "but"])
            && p.from <= from + 6
            && (from..p.from).all(|i| {
                scan.is(
                    i,
                    &[
                        "this", "these", "the", "it", "that", "which", "they", "but", "effect", "effects", "difference", "differences",
                        "increase", "reduction", "reductions", "improvement", "improvements", "change", "changes", "trend", "result",
                        "results", "finding", "was", "were", "decrease", "association",
                    ],
                )
            })
    }) else {
        return;
    };
    if at == 0 {
        return;
    }
    let verdict = predicates.remove(at);
    for p in &mut predicates[..at] {
        if !matches!(p.relation, Relation::NoEffect | Relation::Inconclusive) {
            p.denied = Some(p.relation);
            p.relation = Relation::NoEffect;
            p.negations.extend(verdict.cues.iter().copied());
        }
    }
}
