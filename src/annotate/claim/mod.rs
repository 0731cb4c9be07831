//! Claims: for each sentence its clauses, for each clause its predicates, for each predicate its exposure and object; then how
//! sure it is, what it is doing, which figures stand with it.

mod act;
mod anaphor;
mod argument;
mod arms;
mod brought;
mod circumstance;
mod clause;
mod comparator;
mod eligible;
mod elsewhere;
mod evidence;
mod exposure;
mod extent;
mod given;
mod group;
mod kind;
mod lead;
mod manner;
mod members;
mod modality;
mod no_thing;
mod object;
mod opening;
mod phrase;
mod polarity;
mod predicate;
mod reference;
mod said;
mod settled;
mod sought;
mod stand_in;
mod subject;
mod valence;

pub(super) use anaphor::is_kind;
pub(super) use circumstance::stands_aside;

pub use argument::{Argument, from_mentions as argument_of, phrase as phrase_of};
pub use phrase::{around as phrase_around, leftmost as phrase_start};
pub use said::Setting;

use eligible::{eligible, is_label, lists_benefits, only_sets_out, unspoken};
use evidence::Place;
use predicate::{Predicate, Shape};

use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::annotate::topic::{Topics, opens_like_title};
use crate::lexicon::{Concept, Side};
use crate::record::*;
use crate::segment::Sentence;

/// The words that rules of claims can begin with.
pub(super) fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    predicate::openers().chain(comparator::openers()).chain(evidence::openers())
}

/// Which rules a word (lower case) that no list holds can begin by its form: "p’s", "ci95", "wasn’t".
pub(super) fn begun_by_form(word: &str) -> u32 {
    match word.as_bytes() {
        [b'p' | b'c', ..] if evidence::names_test(word) => class::TEST | class::FIGURE,
        [.., b't'] if predicate::is_contracted_denial(word) => class::DENIAL,
        _ => 0,
    }
}

/// Confidence of a claim in which a phrase stands in for an exposure or object that no rule could name.
pub const STOOD_IN: f64 = 0.15;

/// A claim of a sentence before its figures are known.
struct Told {
    /// Index of its predicate.
    at: usize,
    /// The relation, turned where it was told of the arm held against.
    relation: Relation,
    subject: Argument,
    object: Argument,
    /// Whether exposure and object were named.
    sure: (bool, bool),
    /// Whether words of the sentence stand in for one of them.
    stood_in: bool,
}

/// The claims of an article.
pub fn claims(scan: &Scan, topics: &Topics, own: Option<Design>, designs: &[DesignMention]) -> Vec<Claim> {
    let mut out = Vec::new();
    let reported = if own.is_none() { kind::reported(scan, designs) } else { None };
    let mut previous: Option<(usize, Argument)> = None;
    let mut pronoun: Option<(usize, Argument)> = None;
    for (i, sentence) in scan.doc.sentences.iter().enumerate() {
        if !eligible(scan, sentence) || i == 0 && opens_like_title(scan) {
            continue;
        }
        let (from, to) = scan.tokens_of(i);
        if to <= from + 2 {
            continue;
        }
        let before = |at: usize| at + 1 == i && scan.doc.sentences[at].block == sentence.block;
        let meant = pronoun.take().filter(|(at, _)| before(*at) && reference::points_back(scan, from)).map(|(_, meant)| meant);
        pronoun = reference::opening(scan, from, to).map(|a| (i, a));
        let clauses = clause::clauses(scan, from, to);
        let mut predicates = predicate::predicates(scan, &clauses);
        predicates.retain(|p| !is_label(scan, &clauses, p.clause));
        predicate::prune(scan, &clauses, &mut predicates);
        if predicates.is_empty() && lists_benefits(scan, i) {
            predicates.extend(clauses.first().and_then(|c| predicate::item(scan, c)));
        }
        if predicates.is_empty() || only_sets_out(scan, sentence, &clauses, &predicates) {
            continue;
        }
        if sentence.section == SectionKind::Methods && !predicates.iter().any(|p| matches!(p.shape, Shape::Null | Shape::Gap)) {
            continue;
        }
        let figures = evidence::figures(scan, sentence.span);
        let setting = Setting::new(scan, sentence, own, reported);
        // "It" and "the supplement" mean what the paragraph spoke of last; a further verb has the subject of the one before it.
        let mut carried = previous.take().filter(|(block, _)| *block == sentence.block).map(|(_, a)| a);
        let mut last = carried.clone();
        let mut acted_on: Option<Argument> = None;
        let mut told: Vec<Told> = Vec::new();
        if meant.is_some() {
            last = meant;
        }
        for at in 0..predicates.len() {
            let p = &predicates[at];
            let (subject, named) = exposure::exposure(scan, &clauses, &predicates, at, last.as_ref(), topics);
            if !named && unspoken(scan, &clauses[p.clause], p, predicates.len(), own) {
                continue;
            }
            let sides = arms::arms(scan, p, from, to);
            let mut stood_in = subject.name.is_empty();
            let subject = if stood_in {
                let told = if p.shape == Shape::Association { None } else { arms::told(scan, &sides) };
                told.or_else(|| stand_in::subject(scan, &clauses, p)).unwrap_or_default()
            } else {
                subject
            };
            if subject.name.is_empty() {
                continue;
            }
            let (subject, turned) = arms::settle(scan, p, clauses[p.clause].from, &sides, subject);
            last = Some(subject.clone());
            let (object, found) = object::object(scan, &clauses, &predicates, at, &subject, acted_on.as_ref(), topics);
            let lost =
                object.name.is_empty() || object.name.eq_ignore_ascii_case(&subject.name) || !found && !p.shape.speaks_without_object();
            // An article of some length has a topic: there a phrase that no rule knows is taken for an object only beside figures, or
            // beside an exposure that the sentence names.
            let listed = subject.concept.as_deref().and_then(|id| scan.lexicon.by_id(id));
            let given = listed.is_some_and(|c| c.side == Side::Intervention) || !subject.parts.is_empty();
            let stands_in = scan.doc.sentences.len() < 4
                || !figures.is_empty()
                || named && given && !matches!(p.shape, Shape::Association | Shape::Comparative | Shape::Attributive | Shape::Figures);
            stood_in |= lost || !found && elsewhere::is_far(scan, p, topics);
            let object = match lost {
                true if stands_in => stand_in::object(scan, &clauses, p, &subject).unwrap_or_default(),
                true => continue,
                false => object,
            };
            // "No differences in baseline characteristics": what was so before anything was given.
            if object.name.is_empty() || p.relation == Relation::NoEffect && begins_with(&object.name, "baseline ") {
                continue;
            }
            if named && given {
                carried = Some(subject.clone());
            }
            if named && listed.is_some() {
                pronoun = Some((i, subject.clone()));
            }
            let (relation, object) = brought::settle(scan, p, p.relation, object, &subject);
            acted_on = Some(object.clone());
            let objects = members::members(scan, object, &subject);
            let relation = if turned { arms::opposite(relation) } else { relation };
            for object in objects {
                told.push(Told { at, relation, subject: subject.clone(), object, sure: (named, found), stood_in });
            }
        }
        let mut places: Vec<Place> = told.iter().map(|t| Place::of(scan, &clauses, &predicates[t.at], &t.object)).collect();
        let claimed: Vec<usize> = told.iter().map(|t| predicates[t.at].clause).collect();
        let shared = evidence::share(scan, &clauses, &figures, &mut places, sentence.span);
        for (i, (t, figures)) in told.into_iter().zip(shared).enumerate() {
            let p = &Predicate { relation: t.relation, ..predicates[t.at].clone() };
            let reach = places[i].reach(&places, sentence.span);
            let mut claim = claim(scan, sentence, &clauses, p, t.subject, t.object, t.sure, &setting, (figures, reach));
            let about = (clauses.as_slice(), p.clause, claimed.as_slice());
            claim.comparator = comparator::comparator(scan, sentence.span, about, p.from, claim.relation, &claim.subject, &claim.object);
            if t.stood_in {
                claim.confidence = STOOD_IN;
            }
            out.push(claim);
        }
        if let Some(carried) = carried {
            previous = Some((sentence.block, carried));
        }
    }
    drop_repeats(&mut out);
    out
}

/// Whether a name begins with `lead`, whatever its case.
fn begins_with(name: &str, lead: &str) -> bool {
    name.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
}

/// Of claims in one sentence with the same subject, object and direction, the first is kept.
fn drop_repeats(claims: &mut Vec<Claim>) {
    let mut seen = rustc_hash::FxHashSet::default();
    claims.retain(|c| {
        seen.insert((c.start, c.subject.to_lowercase(), c.object.to_lowercase(), c.direction, c.relation == Relation::AssociatedWith))
    });
}

#[allow(clippy::too_many_arguments)]
fn claim(
    scan: &Scan,
    sentence: &Sentence,
    clauses: &[clause::Clause],
    p: &Predicate,
    subject: Argument,
    object: Argument,
    sure: (bool, bool),
    setting: &Setting,
    (figures, reach): (Vec<Evidence>, Span),
) -> Claim {
    let span = sentence.span;
    let concept = |a: &Argument| a.concept.as_deref().and_then(|id| scan.lexicon.by_id(id));
    let (subject_concept, object_concept): (Option<&Concept>, Option<&Concept>) = (concept(&subject), concept(&object));
    let (relation, denied) = settled::settled(scan, clauses, p, &object, (&figures, span, reach));
    let family = modality::family(scan, p, denied, subject_concept, setting);
    let (certainty, hedge) = modality::certainty(scan, clauses, p, span);
    let special = matches!(p.shape, Shape::Gap | Shape::Advice | Shape::Avoid | Shape::Recommend | Shape::Safe | Shape::Side);
    let kind = if !special && modality::advised(scan, clauses, p) {
        ClaimKind::Recommendation
    } else {
        let sides = kind::Sides { subject: subject_concept, object: object_concept, told: &object };
        kind::kind(scan, clauses, p, span, &sides, &figures, setting)
    };
    let (polarity, mixed) = polarity::polarity(scan.lexicon, &object, p);
    let clause = clauses[p.clause];
    let last = clauses.last().map_or(clause.to, |c| c.to);
    let end_of = |a: &Argument| a.span.map(|s| scan.tokens.partition_point(|t| t.start < s.end));
    let end = end_of(&object).unwrap_or(clause.to).max(p.to);
    // "Between higher intake of A and B": what is told of the exposure is not told of the object.
    let subject_end = end_of(&subject).filter(|e| *e < end).unwrap_or(p.to);
    let going = valence::association_direction(scan, p, clause.from, (subject_end, end, last), polarity);
    // Of a list of which some members should rise and others fall, none is told.
    let told_by_worth = matches!(relation, Relation::Improves | Relation::Worsens | Relation::Treats);
    let direction = valence::direction(relation, polarity, going).filter(|_| !(mixed && told_by_worth));
    let valence = valence::valence(relation, direction, polarity);
    let cue = |h: &crate::lexicon::phrases::PhraseHit, role: CueRole| Cue {
        quote: scan.text[h.start..h.end].to_string(),
        start: h.start,
        end: h.end,
        role,
    };
    let mut cues: Vec<Cue> = p.cues.iter().map(|h| cue(h, CueRole::Relation)).collect();
    cues.extend(p.negations.iter().map(|h| cue(h, CueRole::Negation)));
    cues.extend(hedge.iter().map(|h| cue(h, CueRole::Hedge)));
    cues.sort_by_key(|c| (c.start, c.end));
    let linked = subject.concept.is_some() || !subject.parts.is_empty();
    let confidence = confidence(p, sure, linked, object.concept.is_some() || !object.parts.is_empty());
    Claim {
        id: String::new(),
        quote: span.of(scan.text).to_string(),
        start: span.start,
        end: span.end,
        rule: rule(p.shape).to_string(),
        confidence,
        section: sentence.section,
        study: None,
        subject: subject.name,
        subject_concept: subject.concept,
        subject_parts: subject.parts,
        combination: subject.combination,
        object: object.name,
        object_concept: object.concept,
        object_parts: object.parts,
        relation,
        denied,
        family,
        direction,
        valence,
        certainty,
        kind,
        comparator: None,
        dosage: None,
        population: None,
        cues,
        evidence: figures,
    }
}

/// The rule that made a claim of this shape.
fn rule(shape: Shape) -> &'static str {
    match shape {
        Shape::Active => "CLM001",
        Shape::Passive => "CLM002",
        Shape::Intransitive => "CLM003",
        Shape::Noun | Shape::Attributive => "CLM004",
        Shape::Adjective => "CLM005",
        Shape::Comparative => "CLM006",
        Shape::Figures => "CLM014",
        Shape::Association => "CLM007",
        Shape::Null => "CLM008",
        Shape::Unsure => "CLM009",
        Shape::Gap => "CLM010",
        Shape::Recommend | Shape::Advice | Shape::Avoid => "CLM011",
        Shape::Safe => "CLM012",
        Shape::Side => "CLM013",
    }
}

/// Estimated probability that the claim is right, from what was named and what was linked.
fn confidence(p: &Predicate, (named, found): (bool, bool), subject_linked: bool, object_linked: bool) -> f64 {
    let base: f64 = match p.shape {
        Shape::Active | Shape::Association | Shape::Null | Shape::Side => 0.8,
        Shape::Safe | Shape::Noun | Shape::Attributive | Shape::Passive | Shape::Gap => 0.75,
        _ => 0.65,
    };
    let mut c = base;
    if !named {
        c -= 0.1;
    }
    if !found {
        c -= 0.15;
    }
    if subject_linked && object_linked {
        c += 0.1;
    } else if !subject_linked {
        c -= 0.1;
    }
    (c.clamp(0.05, 0.95) * 100.0).round() / 100.0
}
