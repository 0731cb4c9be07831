//! The words of a clause that assert, deny or doubt a relation, merged so that each claim is told once.

mod contrast;
mod deed;
mod doubt;
mod doubtful;
mod figures;
mod gap;
mod harmless;
mod idle;
mod link;
mod manifold;
mod merge;
mod negate;
mod nothing;
mod prune;
mod shape;
mod split;
mod turned;
mod verb;
mod words;

pub use deed::outcome;
pub use doubtful::names_object;
pub use nothing::is_contracted_denial;
pub use prune::prune;
pub use split::object_limit;
pub use words::{is_adverb, starts_object};

use super::clause::{Clause, Opener, is_comparative};
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::lexicon::Side;
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

impl Predicate {
    /// A relation told by tokens `[from, to)` of clause `clause`, by no cue of the table.
    fn told(relation: Relation, shape: Shape, (from, to): (usize, usize), clause: usize) -> Self {
        Predicate { relation, denied: None, shape, from, to, group_from: from, clause, cues: Vec::new(), negations: Vec::new() }
    }
}

/// Puts a predicate whose words end at token `to` in place of what those words would tell.
fn place(found: &mut Vec<Predicate>, told: Predicate, to: usize) {
    found.retain(|p| p.to <= told.group_from || p.from >= to);
    let at = found.iter().position(|p| p.from >= to).unwrap_or(found.len());
    found.insert(at, told);
}

/// The words that calls for research, doubts, denials, associations and comparisons of groups can begin with.
pub fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    let of = |words: &'static [&'static str], what| words.iter().map(move |w| (*w, what));
    gap::openers()
        .map(|w| (w, class::GAP))
        .chain(doubt::openers().map(|w| (w, class::DOUBT)))
        .chain(of(nothing::DENIALS, class::DENIAL))
        .chain(of(link::LINKS, class::LINK))
        .chain(of(words::GROUP_SIGNS, class::GROUPS))
        .chain(of(deed::VERBS, class::DEED))
        .chain(of(split::VERBS, class::SPLIT))
        .chain(of(manifold::TIMES, class::MANIFOLD))
        .chain(of(link::TIES, class::TIE))
}

/// The predicates of a sentence's clauses, in order.
pub fn predicates(scan: &Scan, clauses: &[Clause]) -> Vec<Predicate> {
    let mut out = Vec::new();
    let comparison = match (clauses.first(), clauses.last()) {
        (Some(first), Some(last)) => words::compares(scan, first.from, last.to),
        _ => false,
    };
    for (c, clause) in clauses.iter().enumerate() {
        let mut found = in_clause(scan, clause, c, comparison);
        if found.is_empty()
            && let Some(denial) = contrast::contrast(scan, clause, c, &mut out)
        {
            out.push(denial);
            continue;
        }
        add_apart(scan, clause, c, &mut found);
        let harmless = harmless::harmless(scan, clause, c).filter(|_| !found.iter().any(|p| p.shape == Shape::Safe));
        // "Without side effects" is told beside what else is.
        let (aside, denied_harm) = match harmless {
            Some((told, true)) if !found.is_empty() => (Some(told), None),
            Some((told, _)) => (None, Some(told)),
            None => (None, None),
        };
        if let Some(told) = denied_harm {
            let to = told.to;
            place(&mut found, told, to);
        } else if let Some(told) = &aside {
            found.retain(|p| p.to <= told.from || p.from >= told.to);
        }
        if !found.iter().any(|p| matches!(p.shape, Shape::Null | Shape::Unsure | Shape::Gap))
            && let Some((from, to)) = nothing::nothing(scan, clause)
        {
            let at = found.iter().position(|p| p.from >= to).unwrap_or(found.len());
            found.insert(at, Predicate::told(Relation::NoEffect, Shape::Null, (from, to), c));
        }
        let merged = merge::merge(scan, clause, found);
        // "…, which could well be chance (p = 0.18)" adds nothing.
        if merged.iter().all(|p| differs(scan, p))
            && (out.is_empty() || clause.opener == Opener::Main)
            && let Some(figures) = figures::compared_figures(scan, clause, c, !out.is_empty())
        {
            out.push(figures);
            continue;
        }
        out.extend(merged);
        out.extend(aside);
    }
    // "89 in A and 84 in B, with a significant difference between them": the figures tell which way.
    // "It was 6.6 in A, whereas that in B was 5.9 (p = .04)": nothing else is told.
    if clauses.len() > 1 && out.iter().all(|p| differs(scan, p)) {
        let whole = Clause { to: clauses[clauses.len() - 1].to, ..clauses[0] };
        if let Some(told) = figures::compared_figures(scan, &whole, 0, false) {
            out = vec![told];
        }
    }
    out
}

/// The predicate of a list item that begins with a participle: "Reducing stress".
pub fn item(scan: &Scan, clause: &Clause) -> Option<Predicate> {
    let hit = scan.cues_in(scan.span(clause.from, clause.from + 1)).first()?;
    let entry = scan.cue(hit);
    let verb = matches!(entry.class, CueClass::Verb | CueClass::VerbBoth) && entry.form == Form::Ing;
    let (from, to) = (clause.from, scan.token_at(hit.end));
    (verb && to < clause.to).then(|| Predicate {
        relation: entry.relation.unwrap_or(Relation::Affects),
        denied: None,
        shape: Shape::Active,
        from,
        to,
        group_from: from,
        clause: 0,
        cues: vec![*hit],
        negations: Vec::new(),
    })
}

/// Whether a predicate only says that things differ.
fn differs(scan: &Scan, p: &Predicate) -> bool {
    p.shape == Shape::Association && scan.span(p.from, p.to).of(scan.lower).contains("differ")
}

/// Adds what no single phrase holds: an association told apart from its preposition, a call for research.
fn add_apart(scan: &Scan, clause: &Clause, index: usize, found: &mut Vec<Predicate>) {
    if let Some(link) = link::link(scan, clause, index) {
        let to = link.to;
        place(found, link, to);
    }
    // "The more fiber people ate, the lower their risk": what goes along with what.
    let halved = clause.from > 1 && scan.word(clause.from - 1) == "the" && scan.word(clause.from - 2) == "," && index > 0;
    if halved && is_comparative(scan.word(clause.from)) && clause.from + 1 < clause.to {
        found.clear();
        found.push(Predicate::told(Relation::AssociatedWith, Shape::Association, (clause.from, clause.from + 1), index));
        return;
    }
    if let Some(tie) = link::tie(scan, clause, index) {
        let to = tie.to;
        place(found, tie, to);
    }
    split::split(scan, clause, index, found);
    deed::deeds(scan, clause, index, found);
    if let Some(risk) = manifold::manifold(scan, clause, index) {
        let to = risk.to;
        place(found, risk, to);
    }
    let told = |found: &[Predicate]| found.iter().any(|p| matches!(p.shape, Shape::Gap | Shape::Unsure));
    let add = |found: &mut Vec<Predicate>, shape: Shape, (from, to): (usize, usize)| {
        let at = found.iter().position(|p| p.from >= from).unwrap_or(found.len());
        found.insert(at, Predicate::told(Relation::Inconclusive, shape, (from, to), index));
    };
    if !found.iter().any(|p| p.shape == Shape::Gap)
        && let Some(at) = gap::gap(scan, clause)
    {
        add(found, Shape::Gap, at);
    }
    if !told(found)
        && let Some(at) = doubt::doubt(scan, clause)
    {
        add(found, Shape::Unsure, at);
    }
}

fn in_clause(scan: &Scan, clause: &Clause, index: usize, comparison: bool) -> Vec<Predicate> {
    let span = scan.span(clause.from, clause.to);
    let mut out: Vec<Predicate> = Vec::new();
    for hit in scan.cues_in(span) {
        if hit.end > span.end || inside_bracket(scan, clause, hit.start) {
            continue;
        }
        let entry = scan.cue(hit);
        let (from, to) = (scan.token_at(hit.start), scan.token_at(hit.end));
        let named = in_name(scan, hit, entry.form) && !words::prev_is_report(scan, from, clause.from);
        if words::no_cue(scan, entry.class, from, to) || named || entry.class == CueClass::Noun && heads_illness(scan, hit) {
            continue;
        }
        let class = match entry.class {
            CueClass::Seldom | CueClass::SeldomBoth if doubtful::doubtful(scan, clause, from, to, entry.form) => continue,
            CueClass::Seldom => CueClass::Verb,
            CueClass::SeldomBoth => CueClass::VerbBoth,
            class => class,
        };
        let shape = match class {
            // "was lower in": the comparative.
            CueClass::Verb if scan.word(from) == "lower" && !shape::lower_is_verb(scan, clause, from, comparison) => {
                shape::adjective_shape(scan, clause, (from, to), Some(Relation::Decreases), comparison)
            }
            CueClass::Verb | CueClass::VerbBoth | CueClass::VerbIntr => verb::verb_shape(scan, clause, from, to, class, entry.form),
            CueClass::Noun => shape::noun_shape(scan, clause, from, to),
            CueClass::Assoc => shape::association_shape(scan, clause, from, to),
            CueClass::Adj => shape::adjective_shape(scan, clause, (from, to), entry.relation, comparison),
            CueClass::Null => Some(Shape::Null),
            CueClass::Unsure => shape::doubt_shape(scan, clause, from, to),
            CueClass::Gap => Some(Shape::Gap),
            CueClass::Advice => Some(Shape::Advice),
            // "Helps newborns avoid eczema": prevents it.
            CueClass::Avoid if turned::helped(scan, clause, from) => Some(Shape::Active),
            CueClass::Avoid => (!super::act::is_subject(scan, clause, from)).then_some(Shape::Avoid),
            CueClass::Recommend => Some(Shape::Recommend),
            CueClass::Safe => Some(Shape::Safe),
            CueClass::Side => Some(Shape::Side),
            _ => None,
        };
        let Some(shape) = shape else { continue };
        let relation = turned::turned(scan, clause, from, to, entry.relation.unwrap_or(Relation::Affects));
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

/// Whether a participle is part of a name: "impaired glucose tolerance", "reduced ejection fraction".
fn in_name(scan: &Scan, hit: &PhraseHit, form: Form) -> bool {
    let at = scan.token_at(hit.start);
    // "Slowed cognitive decline": the last word of a name.
    let inside = || {
        let before = scan.span(at.saturating_sub(4), at);
        scan.concepts_in(before).iter().any(|c| c.start < hit.start && c.end >= hit.end)
    };
    form == Form::Finite && at > 0 && inside()
        || form == Form::Past && at > 0 && scan.is(at - 1, &["having", "as", "or", "and", ",", "with", "of", "for"]) && {
            let around = scan.span(at, (at + 4).min(scan.tokens.len()));
            scan.concepts_in(around).iter().any(|c| c.start == hit.start && c.end > hit.end)
        }
}

/// Whether a noun is the head of an illness's name: "mild cognitive impairment", "hearing loss" tell who is ill.
fn heads_illness(scan: &Scan, hit: &PhraseHit) -> bool {
    let before = scan.concepts.partition_point(|c| c.start <= hit.start);
    let name = before.checked_sub(1).map(|i| &scan.concepts[i]);
    name.is_some_and(|n| n.start < hit.start && n.end == hit.end && scan.concept(n).side == Side::Condition)
}

fn inside_bracket(scan: &Scan, clause: &Clause, at: usize) -> bool {
    let start = scan.tokens[clause.from].start;
    let (mut round, mut square) = (0, 0);
    for b in &scan.lower.as_bytes()[start..at.max(start)] {
        match b {
            b'(' => round += 1,
            b')' => round -= 1,
            b'[' => square += 1,
            b']' => square -= 1,
            _ => {}
        }
    }
    round > 0 || square > 0
}
