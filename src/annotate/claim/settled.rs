//! The relation as the whole sentence settles it: figures that show no difference, a trend, evidence that is not clear, a risk that
//! people had, help with something.

use super::argument::Argument;
use super::clause::Clause;
use super::evidence;
use super::predicate::{Predicate, Shape, is_adverb};
use crate::annotate::scan::Scan;
use crate::lexicon::Side;
use crate::record::{Evidence, Relation, Span};

/// The relation of a predicate, and what is denied or doubted, in its sentence.
pub(super) fn settled(
    scan: &Scan,
    clauses: &[Clause],
    p: &Predicate,
    object: &Argument,
    (figures, sentence, reach): (&[Evidence], Span, Span),
) -> (Relation, Option<Relation>) {
    let clause = clauses[p.clause];
    let told = scan.span(p.from, p.to).of(scan.lower);
    let (mut relation, mut denied) = (p.relation, p.denied);
    match relation {
        Relation::AssociatedWith => relation = risk_had(scan, &clause, p).unwrap_or(relation),
        Relation::Treats if told.starts_with("help") && helps_a_process(object) => relation = Relation::Improves,
        // "Beneficial for metabolic health": no condition that is treated.
        Relation::Treats if is_good_for(told) && !is_condition(scan, object) => relation = Relation::Improves,
        _ => {}
    }
    let effect = matches!(
        relation,
        Relation::Improves | Relation::Worsens | Relation::Increases | Relation::Decreases | Relation::Prevents | Relation::AssociatedWith
    );
    if effect
        && !is_trend(scan, &clause, p)
        && (evidence::not_significant(figures)
            || evidence::spans_null(scan.text, sentence, figures)
            || evidence::told_not_significant(scan, reach))
    {
        denied = Some(relation);
        relation = Relation::NoEffect;
    }
    let linked = p.shape == Shape::Association || p.shape == Shape::Null && told.contains("associat");
    if linked && denied.is_none() && relation == Relation::NoEffect {
        denied = Some(Relation::AssociatedWith);
    }
    // "Ineffective against", "not useful for".
    let useless =
        p.shape == Shape::Adjective && ["ffective", "fficacious", "useful", "useless", "helpful"].iter().any(|w| told.contains(w));
    if useless && denied.is_none() && relation == Relation::NoEffect {
        denied = Some(Relation::Treats);
    }
    if relation == Relation::NoEffect && lacks_clear_evidence(scan, &clause, p) {
        relation = Relation::Inconclusive;
    }
    (relation, denied)
}

/// "Had an 11% lower risk of": what befell people, where "was linked to a lower risk" only links.
fn risk_had(scan: &Scan, clause: &Clause, p: &Predicate) -> Option<Relation> {
    const LOWER: &[&str] = &["lower", "reduced", "decreased", "smaller", "fewer"];
    const HIGHER: &[&str] = &["higher", "increased", "greater", "elevated", "raised"];
    const HAD: &[&str] = &["had", "have", "has", "having", "face", "faces", "faced"];
    const LINKED: &[&str] = &["associated", "linked", "tied", "connected", "correlated", "related", "association", "link", "links"];
    let changed = match scan.word(p.from) {
        w if LOWER.contains(&w) => Relation::Decreases,
        w if HIGHER.contains(&w) => Relation::Increases,
        _ => return None,
    };
    let before = p.group_from.saturating_sub(8).max(clause.from)..p.from;
    let had = before.clone().rev().any(|i| HAD.contains(&scan.word(i)));
    (had && !before.clone().any(|i| LINKED.contains(&scan.word(i)))).then_some(changed)
}

/// "Helps control movement", "helps nerves send messages": what is helped goes better, it is not treated.
fn helps_a_process(object: &Argument) -> bool {
    const VERBS: &[&str] = &[
        "control", "balance", "maintain", "manage", "support", "keep", "make", "build", "protect", "burn", "feel", "use", "get", "lose",
        "move", "send", "produce", "absorb", "stay", "fall", "recover", "work", "function", "breathe", "focus", "relax", "digest",
        "perform", "sleep", "cope", "repair", "repairing", "regulate", "remove", "clear", "grow", "concentrate", "absorb", "transport",
        "convert", "rebuild", "retain", "unwind", "rest", "think", "remember", "see", "swallow",
    ];
    object.name.split(' ').take(3).any(|w| VERBS.contains(&w.to_ascii_lowercase().as_str()))
}

/// Words that say that something does good.
fn is_good_for(told: &str) -> bool {
    ["good for", "great for", "beneficial"].iter().any(|w| told.starts_with(w))
}

fn is_condition(scan: &Scan, object: &Argument) -> bool {
    let listed = |id: &str| scan.lexicon.by_id(id).is_some_and(|c| c.side == Side::Condition);
    object.concept.as_deref().is_some_and(listed) || object.parts.iter().any(|p| p.concept.as_deref().is_some_and(listed))
}

/// Whether what is told is a trend: its direction stands, less sure, whatever the p value.
fn is_trend(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    (p.from.saturating_sub(6).max(clause.from)..p.to).any(|i| scan.is(i, &["trend", "trends", "trended", "tendency", "tended"]))
}

/// "No clear evidence", "no firm proof of": nothing is known, rather than no effect.
fn lacks_clear_evidence(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    const CLEAR: &[&str] = &[
        "clear", "firm", "strong", "convincing", "good", "robust", "solid", "reliable", "conclusive", "definitive", "compelling",
        "sufficient", "enough", "adequate", "hard", "high",
    ];
    const EVIDENCE: &[&str] = &["evidence", "proof", "data", "effect", "benefit", "indication"];
    (clause.from..p.to).any(|i| {
        let noun = i
            + 1
            + (i + 1..p.to + 2)
                .take_while(|k| is_adverb(scan.word(*k)) || scan.is(*k, &["quality", "-", "scientific", "clinical"]))
                .count();
        scan.is(i, CLEAR)
            && EVIDENCE.contains(&scan.word(noun))
            && i > clause.from
            && scan.is(i - 1, &["no", "not", "any", "without", "lack", "provide", "of"])
            && (i.saturating_sub(4).max(clause.from)..i).any(|k| scan.is(k, &["no", "not", "without", "lack"]))
    })
}
