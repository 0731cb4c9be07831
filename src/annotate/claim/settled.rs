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
        // "People with kidney disease should avoid it": for whom it is, not what comes of it.
        Relation::Causes | Relation::Worsens if p.shape == Shape::Avoid => {
            let who = object.span.filter(|s| s.end <= scan.tokens[p.from].start).map(|s| scan.token_at(s.start));
            if who.is_some_and(|at| at > 0 && scan.is(at - 1, &["with", "have", "has", "having", "or", "a", "and", ","])) {
                relation = Relation::Affects;
            }
        }
        // "Ask a doctor before taking it, to avoid interactions": what is feared may come of it.
        Relation::Affects if p.shape == Shape::Advice && is_feared(scan, object) => relation = Relation::Causes,
        Relation::Treats if told.starts_with("help") && helps_a_process(scan, p, object) => relation = Relation::Improves,
        // "Used to ease pain", "its use in fighting colds": what it is used for is what it treats.
        Relation::Improves | Relation::Decreases if is_used_to(scan, &clause, p) && is_condition(scan, object) => {
            relation = Relation::Treats
        }
        // "Beneficial for metabolic health": no condition that is treated.
        Relation::Treats if is_good_for(told) && !is_condition(scan, object) => relation = Relation::Improves,
        Relation::Affects => relation = for_good_or_ill(scan, &clause, p).unwrap_or(relation),
        // "Did not have any bleeding".
        Relation::Increases | Relation::Decreases if p.shape == Shape::Attributive && not_had(scan, p, object) => {
            relation = if relation == Relation::Increases { Relation::Decreases } else { Relation::Increases };
        }
        // "Boosts immunity": a function is made better, an amount is raised.
        Relation::Increases if strengthens(scan, p) && is_function(object) => relation = Relation::Improves,
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

/// "Positively affects memory", "altered metabolism in beneficial ways", "adversely affects growth".
fn for_good_or_ill(scan: &Scan, clause: &Clause, p: &Predicate) -> Option<Relation> {
    const GOOD: &[&str] = &["positively", "favorably", "favourably", "beneficially", "advantageously"];
    const ILL: &[&str] = &["negatively", "adversely", "unfavorably", "unfavourably", "detrimentally", "badly"];
    let told = |words: &[&str]| (p.from.saturating_sub(2).max(clause.from)..(p.to + 1).min(clause.to)).any(|i| scan.is(i, words));
    let ways = |words: &[&str]| {
        (p.to..clause.to).any(|i| {
            scan.word(i) == "in"
                && (i + 1..i + 4).any(|k| scan.is(k, words))
                && (i + 2..i + 5).any(|k| scan.is(k, &["way", "ways", "manner"]))
        })
    };
    if told(GOOD) || ways(&["beneficial", "positive", "helpful", "good", "favorable", "favourable", "healthy"]) {
        Some(Relation::Improves)
    } else if told(ILL) || ways(&["harmful", "negative", "bad", "unhealthy", "detrimental"]) {
        Some(Relation::Worsens)
    } else {
        None
    }
}

/// "More women in the gel group did not experience bleeding": it befell fewer.
fn not_had(scan: &Scan, p: &Predicate, object: &Argument) -> bool {
    let Some(at) = object.span.map(|s| scan.token_at(s.start)).filter(|at| *at > p.to) else { return false };
    (p.to..at).any(|i| {
        scan.is(i, &["did", "do"]) && scan.word(i + 1) == "not" && i + 2 < at
            || scan.is(i, &["had", "have", "reported", "report", "showed", "experienced"]) && scan.word(i + 1) == "no" && i + 2 == at
    })
}

/// "Boosts", "builds": more is told as better.
fn strengthens(scan: &Scan, p: &Predicate) -> bool {
    (p.from..p.to).any(|i| ["boost", "build", "strengthen", "promot", "bolster", "sharpen"].iter().any(|w| scan.word(i).starts_with(w)))
}

/// Whether an object is a function of body or mind, told as good or bad rather than measured.
fn is_function(object: &Argument) -> bool {
    const FUNCTIONS: &[&str] = &[
        "immunity", "immune", "health", "memory", "cognition", "mood", "resilience", "function", "wellness", "well-being", "wellbeing",
        "strength", "stamina", "endurance", "fitness", "digestion", "vitality", "focus", "concentration", "performance", "defenses",
        "defences", "bones", "muscles", "confidence", "sleep",
    ];
    object.name.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| FUNCTIONS.contains(&w.to_ascii_lowercase().as_str()))
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
fn helps_a_process(scan: &Scan, p: &Predicate, object: &Argument) -> bool {
    const VERBS: &[&str] = &[
        "control", "balance", "maintain", "manage", "support", "keep", "make", "build", "protect", "burn", "feel", "use", "get", "lose",
        "move", "send", "produce", "absorb", "stay", "fall", "recover", "work", "function", "breathe", "focus", "relax", "digest",
        "perform", "sleep", "cope", "repair", "regulate", "remove", "clear", "grow", "concentrate", "transport", "convert", "rebuild",
        "retain", "unwind", "rest", "think", "remember", "see", "swallow", "heal", "restore", "strengthen",
    ];
    let verb = |w: &str| VERBS.contains(&w) || w.strip_suffix("ing").is_some_and(|stem| VERBS.contains(&stem));
    // "Helps the body to cope with stress": the verb stands before the object.
    let at = object.span.map_or(p.to, |s| scan.token_at(s.start)).clamp(p.to, p.to + 5);
    (p.to..at).any(|i| verb(scan.word(i))) || object.name.split(' ').take(3).any(|w| verb(&w.to_ascii_lowercase()))
}

/// Whether an object is what advice is to keep from.
fn is_feared(scan: &Scan, object: &Argument) -> bool {
    let Some(at) = object.span.map(|s| scan.token_at(s.start)) else { return false };
    (at.saturating_sub(4)..at).any(|i| scan.is(i, &["avoid", "prevent", "minimize", "minimise", "risking"]))
}

/// "Used to ease", "is taken for lowering", "its use in fighting": what a thing is for.
fn is_used_to(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    let Some(to) = p.from.checked_sub(1).filter(|i| *i > clause.from && scan.is(*i, &["to", "for", "in"])) else { return false };
    let used = (to.saturating_sub(6).max(clause.from)..to).rev().find(|i| scan.is(*i, &["used", "use", "taken", "prescribed", "uses"]));
    used.is_some_and(|used| !(used + 1..to).any(|i| scan.is(i, &[",", "and", "was", "were", "that", "who"])))
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
