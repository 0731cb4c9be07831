//! How a noun, an adjective or a word of association stands in its clause.

use super::super::clause::Clause;
use super::Shape;
use super::words::{BE, before, is_be_near, is_function, prev_is_report, reports_one, tested};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::{CueClass, Form};
use crate::lexicon::words::Set;
use crate::record::Relation;

pub(super) fn noun_shape(scan: &Scan, clause: &Clause, from: usize, to: usize) -> Option<Shape> {
    // "Time to recovery" is measured.
    if from >= clause.from + 2 && scan.word(from - 1) == "to" && scan.is(from - 2, &["time", "times", "days"]) {
        return None;
    }
    let phrase_has_preposition = matches!(scan.word(to.saturating_sub(1)), "on" | "of" | "in" | "to" | "for" | "upon");
    if phrase_has_preposition {
        return Some(Shape::Noun);
    }
    let next = scan.word(to);
    // "Quality improvement efforts", "a weight loss programme": what is run, not what came of it.
    const RUN: &[&str] = &[
        "efforts", "effort", "program", "programs", "programme", "programmes", "initiative", "initiatives", "project", "projects",
        "intervention", "interventions", "strategies", "strategy", "goals", "goal", "plan", "plans", "target", "targets", "methods",
        "measures", "campaign", "campaigns", "targeted", "diet", "diets", "treatment", "treatments", "therapy", "surgery",
    ];
    if scan.is(to, RUN) && to < clause.to {
        return None;
    }
    if matches!(next, "in" | "of" | "on" | "to" | "for" | "from" | "against" | "with" | "(") && to < clause.to {
        return Some(Shape::Noun);
    }
    // "Labour induction", "COX inhibitors" name a thing; "the elevation of" tells what happened.
    static PROCESS: Set = Set::new(&[
        "induction", "elevation", "elevations", "inhibitor", "inhibitors", "stimulation", "activation", "suppression", "blockade",
        "blocker", "blockers", "antagonist", "antagonists", "exacerbation", "resolution", "recovery", "protection", "enhancement",
        "lowering", "modulator", "modulators", "regression", "efficacy", "inhibition", "healing", "gain", "gains", "relief",
    ]);
    if PROCESS.contains(scan.word(from)) && to - from == 1 && !prev_is_report(scan, from, clause.from) {
        return None;
    }
    // "symptom improvement", "a clear benefit": what stands before is the object.
    (from > clause.from).then_some(Shape::Noun)
}

/// "is uncertain", "mixed results"; "premature infants", "a mixed meal" doubt nothing.
pub(super) fn doubt_shape(scan: &Scan, clause: &Clause, from: usize, to: usize) -> Option<Shape> {
    static EITHER: Set =
        Set::new(&["premature", "mixed", "inadequate", "insufficient", "uncertain", "unknown", "limited", "inconclusive", "inconsistent"]);
    if to - from > 1 || !EITHER.contains(scan.word(from)) {
        return Some(Shape::Unsure);
    }
    // "Mixed with honey".
    if scan.word(from) == "mixed" && scan.is(to, &["with", "in", "into", "together"]) {
        return None;
    }
    let about = |i: usize| {
        scan.is(
            i,
            &["evidence", "data", "results", "result", "findings", "research", "information", "literature", "support", "studies", "power"],
        )
    };
    let attribute = to < clause.to
        && scan.tokens[to].kind == TokenKind::Word
        && !is_function(scan.word(to))
        && !super::is_adverb(scan.word(to))
        && !scan.is(to, &["whether", "how", "if", "why", "about", "regarding", "overall", "so", "due", "given", "since", "despite"]);
    let doubts = if attribute { about(to) || about(to + 1) } else { true };
    doubts.then_some(Shape::Unsure)
}

/// Whether "lower" at token `at` is the verb: "may lower pressure", "statins lower cholesterol"; else the comparative: "was lower
/// in", "a lower risk than".
pub(super) fn lower_is_verb(scan: &Scan, clause: &Clause, at: usize, comparison: bool) -> bool {
    if at == clause.from {
        return false;
    }
    let before = at - 1;
    let modal = scan.is(before, &["to", "may", "can", "could", "might", "will", "would", "not", "help", "helps", "also", "did", "does"]);
    // "may raise HDL and lower LDL"; but "a higher IOP and lower flow".
    let second = scan.is(before, &["and", "or"])
        && (clause.from..at).any(|i| scan.is(i, &["to", "may", "can", "could", "might", "will", "would", "help", "helps"]))
        && !(clause.from..at).any(|i| scan.is(i, &["higher", "greater", "have", "had", "has"]));
    // "Raise LDL and lower HDL".
    let joined = scan.is(before, &["and", "or"])
        && scan.cues_in(scan.span(clause.from, at)).iter().any(|c| {
            let entry = scan.cue(c);
            matches!(entry.class, CueClass::Verb | CueClass::VerbBoth)
                && entry.form == Form::Finite
                && !scan.word(scan.token_at(c.start)).ends_with('s')
                && c.start > scan.tokens[clause.from].start
                && !scan.is(scan.token_at(c.start) - 1, &["a", "an", "the", "no", "of", "in", "%"])
        })
        && !(clause.from..at).any(|i| scan.is(i, &["higher", "greater", "have", "had", "has"]));
    let plural = scan.word(before).ends_with('s') && !scan.is(before, &["is", "was", "has", "showed", "shows", "displays"]);
    modal || second || joined || plural && !comparison
}

/// How an adjective stands; `comparison` says whether its sentence compares groups.
pub(super) fn adjective_shape(
    scan: &Scan,
    clause: &Clause,
    (from, to): (usize, usize),
    relation: Option<Relation>,
    comparison: bool,
) -> Option<Shape> {
    let mut prev = before(scan, from, clause.from);
    let next = scan.word(to);
    // "Had 30% fewer heart attacks": the share stands aside.
    if matches!(prev, "%" | "percent") && from > clause.from + 2 && scan.tokens[from - 2].kind == TokenKind::Number {
        prev = before(scan, from - 2, clause.from);
    }
    // "Similarly, …" only joins sentences.
    if scan.word(from) == "similarly" && next == "," {
        return None;
    }
    // "A sensitivity analysis gave similar results": the results are alike, not the groups.
    if relation == Some(Relation::NoEffect)
        && (to..clause.to.min(to + 2))
            .any(|i| scan.is(i, &["results", "findings", "conclusions", "result", "pattern", "patterns", "conclusion"]))
        && (clause.from..from).any(|i| {
            scan.is(i, &["analysis", "analyses", "sensitivity", "studies", "trials", "reviews", "authors", "others", "study", "review"])
        })
    {
        return None;
    }
    // "similar to earlier reports": other studies are no arm.
    let reports = |i: usize| scan.is(i, &["literature", "published", "previous", "previously", "earlier", "national"]);
    let compared = matches!(relation, Some(Relation::NoEffect | Relation::Increases | Relation::Decreases));
    if compared && (to..clause.to.min(to + 10)).any(reports) && !scan.is(from, &["earlier"]) {
        return None;
    }
    // "Sleep got better", "symptoms became worse": what stands before changed.
    if scan.is(from, &["better", "worse"]) && to == from + 1 && changes(prev) && !scan.is(to, &["at", "than"]) {
        return Some(Shape::Intransitive);
    }
    if relation == Some(Relation::NoEffect) && no_comparison(scan, clause, (from, to), prev) {
        return None;
    }
    match relation {
        Some(Relation::Increases | Relation::Decreases) => {
            // "higher in", "lower than", "was greater": a predicate; "higher doses": none.
            let bare = to == from + 1 && matches!(scan.word(from), "more" | "less");
            let ends = to >= clause.to || scan.tokens[to].kind != TokenKind::Word || (is_function(next) || next == "using") && !bare;
            let verbless = ends || bare && matches!(next, "in" | "than" | "for" | "with" | "among" | "after");
            // "is more than most people get": an amount, unless groups are compared.
            if bare && next == "than" && !tested(scan, clause.from, clause.to) {
                return None;
            }
            // "A trend toward less bleeding".
            if matches!(prev, "toward" | "towards") && !verbless {
                return Some(Shape::Attributive);
            }
            if bare
                && (!comparison && !caused_before(scan, from, clause.from)
                    || matches!(prev, "or" | "and" | "no" | "once")
                    || verbless && !is_be_near(scan, clause, from))
            {
                return None;
            }
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
            if verbless && (BE.contains(prev) || is_be_near(scan, clause, from)) {
                Some(Shape::Comparative)
            } else if (after_report && !matches!(prev, "a" | "an" | "to" | "in"))
                || (matches!(prev, "in" | "to") && caused_before(scan, from, clause.from))
                || reports_one(scan, from, clause.from)
            {
                Some(Shape::Attributive)
            } else if comparison && !verbless && !doses(scan, to, clause) {
                // "Fewer patients in A had …", "there was a greater loss in A than in B".
                Some(Shape::Attributive)
            } else if tested(scan, clause.from, clause.to) && verbless && !prev.is_empty() {
                Some(Shape::Comparative)
            } else {
                None
            }
        }
        Some(Relation::Treats) if matches!(scan.word(from), "help" | "helps" | "helped" | "helping") => {
            // "May help clinicians identify": what is helped is the finding.
            (!detects(scan, to, clause.to.min(to + 4))).then_some(Shape::Active)
        }
        // "produced similar results", "had comparable survival".
        Some(Relation::NoEffect)
            if to < clause.to
                && scan.tokens[to].kind == TokenKind::Word
                && !is_function(next)
                && (prev_is_report(scan, from, clause.from)
                    || matches!(prev, "produced" | "gave" | "provided")
                    || caused_before(scan, from, clause.from)) =>
        {
            Some(Shape::Attributive)
        }
        Some(Relation::NoEffect) => Some(Shape::Adjective),
        // "had better survival than", "worse outcomes in A than in B".
        Some(Relation::Improves | Relation::Worsens)
            if to < clause.to
                && scan.tokens[to].kind == TokenKind::Word
                && !is_function(next)
                && scan.word(to - 1) != "than"
                && !scan.is(to, &["data", "evidence", "fit", "option", "choice", "idea", "option", "than"])
                && (comparison && !matches!(prev, "a" | "an")
                    || matches!(
                        prev,
                        "provided"
                            | "provides"
                            | "provide"
                            | "gave"
                            | "gives"
                            | "give"
                            | "offered"
                            | "offers"
                            | "offer"
                            | "produced"
                            | "brought"
                    )
                    || prev_is_report(scan, from, clause.from)
                    || reports_one(scan, from, clause.from))
                && scan.is(from, &["better", "worse", "poorer", "superior", "inferior"]) =>
        {
            Some(Shape::Attributive)
        }
        // "Useful for the early detection of", "a reliable screening tool": of a test, not of an exposure.
        _ if detects(scan, to, clause.to.min(to + 6)) => None,
        // "Worked with brands", "works at a clinic": of people.
        _ if scan.is(from, &["worked", "works"])
            && scan.is(to, &["with", "at", "as", "on", "out", "together", "from", "hard", "closely", "there"])
            && scan.word(to - 1) != "as" =>
        {
            None
        }
        // "The most popular activity": liked, not used against something.
        _ if scan.word(from) == "popular" && !scan.is(to, &["for", "as", "remedy", "treatment"]) => None,
        // "Helps people feel better": told by the help.
        Some(Relation::Improves | Relation::Worsens)
            if matches!(prev, "feel" | "feels" | "felt" | "feeling") && (clause.from..from).any(|i| scan.word(i).starts_with("help")) =>
        {
            None
        }
        // "Would be appropriate": of what is done.
        _ if scan.word(from) == "appropriate" && to == from + 1 && !matches!(next, "for" | "in" | ":") => None,
        _ => {
            // "is effective", "effective for": a judgement; "effective management": none.
            let fares = (next == "than" || scan.word(to - 1) == "than")
                && matches!(prev, "performed" | "fared" | "did" | "scored" | "worked" | "performs" | "works");
            let judged = fares
                || prev == "as" && next == "as"
                || scan.word(to - 1) == "as"
                || to > from + 1 && scan.is(from, &["remedy", "weapon", "intervention"])
                || matches!(next, "in" | "for" | "against" | "at" | "to" | "when" | "with")
                || is_be_near(scan, clause, from)
                || to >= clause.to
                || scan.tokens[to].kind == TokenKind::Mark;
            judged.then_some(Shape::Adjective)
        }
    }
}

/// Verbs of becoming.
fn changes(word: &str) -> bool {
    matches!(word, "got" | "get" | "gets" | "getting" | "became" | "become" | "becomes" | "becoming" | "grew" | "grow" | "grows")
}

/// "Ate identical meals", "a dose equivalent to a cup", "improved to a similar extent": nothing is said to be alike in effect.
fn no_comparison(scan: &Scan, clause: &Clause, (from, to): (usize, usize), prev: &str) -> bool {
    let given = matches!(
        prev,
        "ate" | "took" | "received" | "used" | "drank" | "consumed" | "wore" | "underwent" | "given" | "of" | "at" | "taking" | "receiving"
    );
    let attribute = to < clause.to && scan.tokens[to].kind == TokenKind::Word && !is_function(scan.word(to));
    let amount = scan.word(from) == "equivalent" && scan.word(to) == "to" && !is_be_near(scan, clause, from);
    let extent = scan.is(to, &["extent", "degree", "manner", "fashion", "way"]) && from > clause.from && scan.is(from - 1, &["a", "an"]);
    let of_dose = attribute && scan.is(from, &["equivalent", "equal", "identical"]) && doses(scan, to, clause);
    given && attribute || amount || extent || of_dose
}

/// Whether tokens `[from, to)` speak of finding something out: what a test or a score does.
fn detects(scan: &Scan, from: usize, to: usize) -> bool {
    const DETECT: &[&str] = &[
        "detection", "detect", "detecting", "diagnosis", "diagnosing", "diagnose", "prediction", "predicting", "predict", "screening",
        "identify", "identifying", "identification", "assessment", "assessing", "assess", "monitoring", "monitor", "evaluation",
        "evaluating", "evaluate", "estimating", "estimate", "estimation", "measuring", "distinguishing", "distinguish", "differentiation",
        "differentiate", "differentiating", "forecast", "understand", "understanding", "inform", "informing", "guide", "explain",
        "determine", "determining", "decide", "select", "selecting", "recognise", "recognize", "clarify", "elucidate", "comprehending",
        "marker", "markers", "biomarker", "biomarkers", "predictor", "predictors", "predictive", "prognostic", "diagnostic", "indicator",
        "tool", "tools", "questionnaire", "instrument", "stratification", "clinicians", "researchers", "physicians", "selection",
        "planning", "interpret", "interpretation", "discriminate", "discriminating",
    ];
    (from..to).take_while(|i| scan.tokens[*i].kind != TokenKind::Mark || scan.word(*i) == "-").any(|i| scan.is(i, DETECT))
}

/// "higher doses", "larger trials": a comparison of what was done, not of what came of it.
fn doses(scan: &Scan, from: usize, clause: &Clause) -> bool {
    (from..clause.to.min(from + 2)).any(|i| {
        scan.is(i, &["dose", "doses", "dosage", "dosages", "trials", "trial", "studies", "study", "sample", "samples", "research", "term"])
    })
}

/// Whether "resulted in" or "led to" stands right before the adjective at token `at`.
pub(super) fn caused_before(scan: &Scan, at: usize, from: usize) -> bool {
    const CAUSED: &[&str] = &[
        "resulted", "results", "result", "resulting", "led", "leads", "lead", "leading", "contribute", "contributes", "contributed",
        "contributing", "produced", "produces", "yielded", "yields", "translate", "translates", "translated", "translating",
    ];
    (1..=4).any(|k| at >= from + k && scan.is(at - k, CAUSED))
}

/// "symptoms related to stress" only describes the symptoms; "is related to", "correlated with" and ", linked to" claim.
pub(super) fn association_shape(scan: &Scan, clause: &Clause, from: usize, to: usize) -> Option<Shape> {
    // "The more commonly studied form": how often it is used or studied, not how often something happens.
    static HANDLED: Set = Set::new(&[
        "studied", "used", "prescribed", "known", "called", "referred", "recommended", "sold", "taken", "available", "consumed", "cited",
        "employed", "applied", "administered", "investigated", "performed", "marketed", "researched", "offered", "discussed", "described",
        "chosen", "eaten", "added", "measured", "assessed", "evaluated", "tested", "purchased", "bought", "ordered", "requested",
        "updated",
    ]);
    let rate = (from..to).any(|i| scan.is(i, &["commonly", "frequently", "often", "widely"]));
    if rate && ((to..(to + 2).min(clause.to)).any(|i| HANDLED.contains(scan.word(i))) || (from..to).any(|i| HANDLED.contains(scan.word(i))))
    {
        return None;
    }
    let participle = scan.is(from, &["associated", "linked", "related", "tied", "connected", "implicated", "accompanied"]);
    let prev = before(scan, from, clause.from);
    // "reduced markers of stress" measures them; "was a marker of stress" claims.
    let marker = (from..(from + 3).min(clause.to))
        .any(|i| scan.is(i, &["marker", "markers", "biomarker", "biomarkers", "indicator", "indicators", "correlates", "determinants"]));
    let named = (from.saturating_sub(6).max(clause.from)..from)
        .any(|i| BE.contains(scan.word(i)) || scan.is(i, &["as", "represents", "represent"]));
    if marker && !named {
        return None;
    }
    // "patients at high risk of falls" are described; "were at high risk of falls" claims.
    if scan.is(from, &["at", "high"]) && !is_be_near(scan, clause, from) {
        return None;
    }
    let claims = !participle || BE.contains(prev) || matches!(prev, "" | "," | "not") || is_be_near(scan, clause, from);
    claims.then_some(Shape::Association)
}
