//! Objects that do not stand right beside their predicate: behind a preposition, in what was compared, in what befell those who are
//! counted, in the condition that the sentence names.

use super::argument::{Argument, from_mentions, mentions, named, phrase, trim};
use super::arms::comparison_at;
use super::clause::Clause;
use super::extent::object_end;
use super::given::is_circumstance;
use super::object::sentence_start;
use super::predicate::{Predicate, is_adverb};
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};

/// After "no difference between A and B": what they were compared in, "in immune parameters", "for weight".
pub(super) fn in_comparison(scan: &Scan, p: &Predicate, clause: Clause, exposure: &Argument) -> Option<Argument> {
    (p.to + 1..clause.to.min(p.to + 22))
        .filter(|k| scan.is(*k, &["in", "for", "on", "regarding", "concerning"]))
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
    let counts =
        scan.is(p.from, &["fewer", "more", "less"]) || scan.word(p.from + 1) == "of" || scan.is(p.to - 1, &["fewer", "more", "less"]);
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
    while i < clause.to && i < p.to + 14 {
        // "Useful compared to no treatment", "superior to massage": what follows is what it is held against.
        if let Some(after) = comparison_at(scan, i).or_else(|| (i == p.to && compares_next(scan, i)).then_some(i + 1)) {
            i = after;
            continue;
        }
        if matches!(scan.word(i), "in" | "on" | "for" | "of" | "against" | "regarding" | "about" | "with" | "to" | "at" | "between") {
            let start = i + 1;
            let end = object_end(scan, start, clause.to);
            let placebo = |a: &Argument| a.name.to_ascii_lowercase().ends_with("placebo");
            if let Some(found) = named(scan, start, end, exposure).filter(|a| !same_thing(a, exposure) && !placebo(a)) {
                return Some(found);
            }
        }
        i += 1;
    }
    None
}

fn same_thing(a: &Argument, b: &Argument) -> bool {
    a.concept.is_some() && a.concept == b.concept || a.span.is_some() && a.span == b.span || a.name.eq_ignore_ascii_case(&b.name)
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
    ]);
    let of = at.checked_sub(1).filter(|i| *i > from && scan.word(*i) == "of");
    match of {
        Some(of) if MEASURES.contains(scan.word(of - 1)) => of - 1,
        Some(of) if of > from + 1 && scan.is(of - 1, &["developing", "getting"]) => measure_of(scan, of - 1, from),
        _ => at,
    }
}
