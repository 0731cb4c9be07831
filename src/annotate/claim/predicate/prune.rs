//! What the clauses of a sentence do to one another's predicates: doubts, verdicts, asides.

use super::super::clause::{Clause, Opener};
use super::{Predicate, Shape};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::words::Set;
use crate::record::Relation;

/// Drops what the rest of the sentence makes no claim of its own: restrictive relative clauses beside a main claim, and what
/// research is asked to clarify.
pub fn prune(scan: &Scan, clauses: &[Clause], predicates: &mut Vec<Predicate>) {
    super::idle::drop_idle(scan, clauses, predicates);
    // "The factors that influence outcomes": nothing is named that does.
    predicates.retain(|p| {
        let c = &clauses[p.clause];
        !(c.opener == Opener::Relative && c.from > 1 && scan.is(c.from - 2, &["factors", "variables", "mechanisms", "things"]))
            || p.shape != Shape::Active
    });
    let restrictive = |p: &Predicate| {
        let c = &clauses[p.clause];
        c.opener == Opener::Relative
            && c.from >= 2
            && scan.word(c.from - 2) != ","
            && !past_main_verb(scan, c.from, p.group_from)
            && !is_one_that(scan, clauses, p.clause)
    };
    if predicates.iter().any(|p| !restrictive(p) && !matches!(p.shape, Shape::Unsure | Shape::Gap)) {
        predicates.retain(|p| !restrictive(p));
    }
    drop_purposes(scan, clauses, predicates);
    govern_content(scan, clauses, predicates);
    apply_verdict(scan, clauses, predicates);
    // "To understand whether it works, …" sets out; nothing is claimed.
    if clauses.len() > 1 && scan.word(clauses[0].from) == "to" {
        predicates.retain(|p| p.clause > 0);
    }
    predicates.retain(|p| !(p.shape == Shape::Recommend && p.relation == Relation::NoEffect));
    if let Some(gap) = predicates.iter().position(|p| p.shape == Shape::Gap) {
        predicates.truncate(gap + 1);
        // "The influence of X on Y requires further study": the influence is what is to be studied.
        let clause = predicates[gap].clause;
        let named = |p: &Predicate| {
            p.clause == clause
                && matches!(p.shape, Shape::Noun | Shape::Association)
                && scan.is(
                    p.from,
                    &[
                        "effect", "effects", "influence", "impact", "role", "effectiveness", "efficacy", "association", "relationship",
                        "link", "benefits",
                    ],
                )
                && !(clauses[clause].from..p.from)
                    .any(|i| scan.is(i, &["showed", "found", "suggest", "suggests", "shown", "had", "has", "have"]))
        };
        let mut at = 0;
        predicates.retain(|p| {
            at += 1;
            at > gap || !named(p)
        });
    }
    if told_both_ways(scan, clauses) && predicates.len() > 1 && predicates.iter().any(|p| p.relation == Relation::NoEffect) {
        let doubt = predicates.iter().position(|p| p.relation == Relation::NoEffect).unwrap_or(0);
        let mut whole = predicates.swap_remove(doubt);
        whole.relation = Relation::Inconclusive;
        whole.shape = Shape::Unsure;
        *predicates = vec![whole];
    }
}

/// "X is one of the few hormones that regulate Y": what the relative clause tells is told of X.
fn is_one_that(scan: &Scan, clauses: &[Clause], at: usize) -> bool {
    let head = clauses[at - 1];
    (head.from..head.to)
        .any(|i| scan.is(i, &["is", "are"]) && (scan.word(i + 1) == "one" || scan.is(i + 1, &["a", "an"]) && head.to <= i + 7))
}

/// Whether the verb of the whole sentence stands between the start of a relative clause and token `at`: "patients who took X had …".
fn past_main_verb(scan: &Scan, from: usize, at: usize) -> bool {
    static MAIN: Set =
        Set::new(&["had", "have", "has", "were", "was", "showed", "experienced", "reported", "may", "can", "might", "could"]);
    let own = from + usize::from(MAIN.contains(scan.word(from)));
    (own + 2..=at).any(|i| {
        MAIN.contains(scan.word(i))
            && scan.tokens[i - 1].kind == TokenKind::Word
            && !scan.is(i - 1, &["and", "or", "that", "which", "who", "also"])
    })
}

/// Words before "to" that make the verb behind it the clause's own: "appears to", "was found to".
pub(super) static CATENATIVE: Set = Set::new(&[
    "appear", "appears", "appeared", "seem", "seems", "seemed", "likely", "unlikely", "found", "shown", "known", "help", "helps", "helped",
    "able", "tend", "tends", "tended", "thought", "believed", "reported", "said", "used", "failed", "fail", "fails", "potential",
    "ability", "expected", "continue", "continued", "continues", "demonstrated", "proven", "proved", "estimated", "and", "or", "not",
    "critical", "important", "prone", "unable", "suggested", "considered", "claimed", "observed", "significantly", "power",
]);

/// "Interventions to reduce weight improve sleep": what something is for is not told as a claim beside one that is.
fn drop_purposes(scan: &Scan, clauses: &[Clause], predicates: &mut Vec<Predicate>) {
    let purpose: Vec<bool> = predicates
        .iter()
        .map(|p| {
            let from = clauses[p.clause].from;
            p.shape == Shape::Active
                && p.from >= from + 2
                && scan.word(p.from - 1) == "to"
                && !CATENATIVE.contains(scan.word(p.from - 2))
                && !super::is_adverb(scan.word(p.from - 2))
        })
        .collect();
    if purpose.contains(&true) && purpose.contains(&false) {
        let mut at = 0;
        predicates.retain(|_| {
            at += 1;
            !purpose[at - 1]
        });
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
                    &[
                        "find", "found", "did", "show", "showed", "report", "reported", "studies", "do", "have", "trials", "suggest",
                        "saw", "indicate", "indicated", "concluded", "failed", "shows", "see", "suggested", "conclude",
                    ],
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
        let negation = scan.cues_in(span).iter().find(|c| scan.cue(c).class == CueClass::Negation && span.end.saturating_sub(c.end) < 40);
        if let Some(n) = negation {
            // "Does not prove that": leaves it open.
            let open = (scan.token_at(n.end)..clauses[p.clause].from)
                .any(|i| scan.is(i, &["prove", "proves", "proven", "proved", "establish", "confirm", "mean", "imply", "guarantee"]));
            p.denied = Some(p.relation);
            p.relation = if open { Relation::Inconclusive } else { Relation::NoEffect };
            p.negations.push(*n);
        }
    }
}

/// Words of a clause that tells only that groups did not differ, and in nothing of its own.
static OF_GROUPS: Set = Set::new(&[
    "this", "these", "the", "it", "that", "which", "they", "but", "effect", "effects", "difference", "differences", "increase",
    "reduction", "reductions", "improvement", "improvements", "change", "changes", "trend", "result", "results", "finding", "was", "were",
    "decrease", "association", "between", "among", "group", "groups", "arm", "arms", "two", "three", "four", "both", "there", "no", "not",
    "nor", "without", "any", "found", "observed", "noted", "seen", "detected", "did", "does", "do", "statistically", "statistical",
    "significant", "significantly", "significance", "however", "and", "with", "of", "in", "to", "reach", "reached", "failed", "differ",
    "differed", "different", "treatments", "conditions", "achieve", "is", "are", "none", "all", "at", "for", "clinically", "showing",
    "either", "time", "as", "only", "on", "them", "slightly", "overall", "interventions", "treatment", "although", "though", "while",
    "statistical",
]);

/// "…, but this effect was not significant", "…, with no difference between groups": the verdict turns what was told before it
/// and tells nothing itself.
fn apply_verdict(scan: &Scan, clauses: &[Clause], predicates: &mut Vec<Predicate>) {
    let Some(at) = predicates.iter().position(|p| {
        let clause = clauses[p.clause];
        let mut depth = 0;
        p.shape == Shape::Null
            && (p.clause > 0 || clauses.len() > 1)
            && (clause.from..clause.to).all(|i| {
                match scan.word(i) {
                    "(" | "[" => depth += 1,
                    ")" | "]" => depth -= 1,
                    w => return depth > 0 || scan.tokens[i].kind != TokenKind::Word || OF_GROUPS.contains(w),
                }
                true
            })
            || p.shape == Shape::Null
                && scan.is(clause.from, &["this", "these", "the", "it", "that", "which", "they", "but"])
                && p.from <= clause.from + 6
                && (clause.from..p.from).all(|i| OF_GROUPS.contains(scan.word(i)))
    }) else {
        return;
    };
    if at == 0 {
        // "Although not significant, a lower rate was seen": the verdict stands first.
        let opening = scan.is(clauses[predicates[0].clause].from, &["although", "though", "while", "not"])
            || clauses[0].from + 1 == clauses[predicates[0].clause].from;
        let next = predicates[0].clause + 1;
        if opening && predicates.iter().any(|p| p.clause == next) {
            let verdict = predicates.remove(0);
            predicates.iter_mut().filter(|p| p.clause == next).for_each(|p| overturn(p, &verdict));
        }
        return;
    }
    let verdict = predicates.remove(at);
    predicates[..at].iter_mut().for_each(|p| overturn(p, &verdict));
}

/// Turns what a predicate tells into its denial.
fn overturn(p: &mut Predicate, verdict: &Predicate) {
    if !matches!(p.relation, Relation::NoEffect | Relation::Inconclusive) {
        p.denied = Some(p.relation);
        p.relation = Relation::NoEffect;
        p.negations.extend(verdict.cues.iter().copied());
    }
}
