//! Predicates that claim nothing: groups alike before anything was given, doubts about how a study was done, what is called for.

use super::super::clause::{Clause, Opener};
use super::{Predicate, Shape, is_adverb};
use crate::annotate::scan::Scan;
use crate::lexicon::words::{Cues, Set};
use crate::record::Relation;

/// Words of how a study was done, of which a doubt is a limitation.
static METHODS: Set = Set::new(&[
    "allocation", "concealment", "concealed", "randomisation", "randomization", "randomised", "randomized", "blinding", "blinded",
    "sequence", "funding", "funded", "sponsor", "sponsorship", "dropouts", "withdrawals", "attrition", "bias", "reporting", "methodology",
    "methods", "generalisability", "sample", "judged", "graded", "rated", "downgraded", "generalizability", "applicability", "applicable",
    "relevant", "selection", "designed", "conducted", "methodological",
]);

/// Verbs of looking at something without telling what was seen.
static LOOKS: Set = Set::new(&[
    "evaluate", "evaluates", "evaluated", "evaluating", "assess", "assesses", "assessed", "assessing", "examine", "examines", "examined",
    "examining", "investigate", "investigates", "investigated", "investigating", "explore", "explores", "explored", "exploring",
    "determine", "determining", "compare", "compares", "compared", "comparing", "test", "tests", "tested", "testing", "discuss",
    "discusses", "discussed", "discussing", "understand", "understanding", "clarify", "clarifying", "elucidate", "studied", "studying",
    "estimate", "estimating", "measure", "measured", "measuring", "reviewed", "reviewing", "reviews", "summarize", "summarise", "address",
    "addressing", "know", "describe",
]);

/// Words that name what is doubted without telling it.
static UNTOLD: Set = Set::new(&[
    "result", "results", "finding", "findings", "this", "these", "estimate", "estimates", "it", "them", "conclusion", "conclusions",
    "reliability", "accuracy", "cause", "causes", "reason", "reasons", "origin", "why", "aetiology", "etiology", "prevalence", "incidence",
]);

/// Words that may stand in a clause which doubts only such things.
static AROUND: Set = Set::new(&[
    "the", "a", "of", "in", "about", "is", "are", "was", "were", "be", "remain", "remains", "very", "low", "quality", "evidence",
    "certainty", "we", "our", "and", "or", "to", "for", "exact", "true", "underlying", "precise", "that", "means", "so", "still",
    "largely", "mostly", "its", "their", "both", "all", "most", "some", "any", "due", "because", "still", "under", "effect", "effects",
    "as", "will", "likely", "numerous", "complicated", "not", "fully", "clear", "unclear", "unknown", "uncertain", "understood", "from",
    "outcomes", "outcome", "study", "studies", "trial", "trials", "these", "certain", "confident", "confidence", "how", "much", "may",
    "other",
]);

/// Drops what claims nothing.
pub(super) fn drop_idle(scan: &Scan, clauses: &[Clause], predicates: &mut Vec<Predicate>) {
    predicates.retain(|p| match p.shape {
        Shape::Figures => !(differed(scan, &clauses[p.clause]) && alike_at_first(scan, clauses, p.clause)),
        Shape::Null | Shape::Adjective if p.relation == Relation::NoEffect => !alike_at_first(scan, clauses, p.clause),
        Shape::Association if scan.span(p.from, p.to).of(scan.lower).contains("differ") => !alike_at_first(scan, clauses, p.clause),
        Shape::Active if p.relation == Relation::Affects && of_many(scan, &clauses[p.clause], p) => false,
        Shape::Association => !defines(scan, &clauses[p.clause], p) && !only_named(scan, &clauses[p.clause], p),
        Shape::Active => !defines(scan, &clauses[p.clause], p) && !of_nothing_named(scan, &clauses[p.clause], p),
        Shape::Noun => {
            let clause = &clauses[p.clause];
            !only_named(scan, clause, p) && !mere_change(scan, clause, p) && !measured(scan, clause, p)
        }
        Shape::Null => !(p.from > 0 && scan.is(p.from - 1, &["if", "unless"])),
        Shape::Comparative => !of_dose(scan, &clauses[p.clause]),
        Shape::Unsure => !(of_methods(scan, clauses, p) || of_untold(scan, clauses, p)),
        _ => true,
    });
    // ", particularly affecting sleep" and "acts as a cofactor" add nothing to what else is told.
    if predicates.len() > 1 {
        let first = predicates[0].from;
        predicates.retain(|p| {
            let trails = p.from > first
                && (scan.word(p.from) == "affecting"
                    // "… in adults who exercised for treating knee pain".
                    || p.shape == Shape::Active
                        && scan.is(p.from, &["treating", "managing"])
                        && scan.word(p.from - 1) == "for"
                        && scan.is(p.from.saturating_sub(2), &["programme", "program", "therapy", "treatment", "surgery", "orthoses", "orthosis", "interventions", "drugs", "drug", "regimen"]));
            let acts = scan.word(p.from).starts_with("act") && scan.word(p.to - 1) == "as" && scan.is(p.to, &["a", "an", "the"]);
            !(trails || acts)
        });
    }
    predicates.retain(|p| !circumstance(scan, &clauses[p.clause], p) && !asked(scan, clauses, p));
    if predicates.len() == 1 && called_for(scan, &clauses[predicates[0].clause], &predicates[0]) {
        predicates.clear();
    }
}

/// "The groups did not differ at baseline", "characteristics were similar", "well balanced".
fn alike_at_first(scan: &Scan, clauses: &[Clause], at: usize) -> bool {
    // "At baseline, …": the phrase that opens the sentence counts.
    let opened = at.checked_sub(1).filter(|k| clauses[*k].to - clauses[*k].from <= 5).unwrap_or(at);
    let lower = scan.span(clauses[opened].from, clauses[at].to).of(scan.lower);
    // "At baseline, at six months or after a year": more than the start is told of.
    static LATER: Cues = Cues::new(&[
        "from baseline", "vs baseline", "versus baseline", "to baseline", " after ", "follow-up", "followup", "at week", " later",
    ]);
    static FIRST: Cues = Cues::new(&[
        "at baseline", "baseline characteristic", "baseline demographic", "demographic", "patient characteristics",
        "combined characteristics", "participant characteristics", "characteristics of the patients",
        "characteristics of the participants", "before treatment", "before intervention", "before the intervention",
        "before the treatment", "before education", "before randomi", "prior to treatment", "prior to the intervention",
        "prior to randomi", "at study entry", "at enrolment", "at enrollment", "at the start of the study",
        "at the beginning of the study", "at the outset", "well balanced", "well-balanced", "well matched", "well-matched",
        "baseline variables", "baseline values", "baseline scores", "baseline levels", "baseline mean", "baseline data", "pre-treatment",
        "pretreatment", "mean age", "age and sex", "age, sex", "gender distribution",
    ]);
    FIRST.stand_in(lower) && !LATER.stand_in(lower)
}

/// Whether a clause tells that groups differed.
fn differed(scan: &Scan, clause: &Clause) -> bool {
    (clause.from..clause.to).any(|i| scan.word(i).starts_with("differ"))
}

/// "We examined the effect of", "given the link between": the relation is named and nothing told of it.
fn only_named(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    static NAMES: Set = Set::new(&[
        "effect", "effects", "impact", "impacts", "role", "roles", "influence", "effectiveness", "efficacy", "association", "associations",
        "link", "links", "relationship", "relationships", "connection", "correlation", "correlations", "relation", "benefits", "predictor",
        "predictors", "determinants", "correlates",
    ]);
    if !NAMES.contains(scan.word(p.from)) {
        return false;
    }
    // "Effects of exercise on sleep: a randomised trial": a title.
    if p.from <= clause.from + 1
        && scan.word(clause.to) == ":"
        && !(clause.from..clause.to).any(|i| scan.is(i, &["is", "are", "was", "were", "has", "had"]))
    {
        return true;
    }
    // Past articles and adjectives, a verb of looking.
    let looked = (clause.from..p.from).rev().take(6).find(|i| LOOKS.contains(scan.word(*i)) || !between_name_and_verb(scan, *i));
    if looked.is_some_and(|i| LOOKS.contains(scan.word(i))) {
        return true;
    }
    let opens =
        scan.is(clause.from, &["given", "considering", "despite", "regarding", "understanding", "knowing"]) && p.from <= clause.from + 5;
    let asked = p.shape == Shape::Association
        && (p.to..clause.to)
            .any(|i| scan.word(i) == "should" && scan.word(i + 1) == "be" && scan.is(i + 2, &["discussed", "considered", "evaluated"]));
    opens || asked
}

/// "The studies measured reduction of seizures": what was looked at.
fn measured(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    let verb = (clause.from..p.from).rev().take(4).find(|i| !between_name_and_verb(scan, *i));
    verb.is_some_and(|i| scan.is(i, &["measured", "assessed", "evaluated", "examined", "investigated", "measure", "assess", "evaluate"]))
}

/// "The change in weight from the start": that something changed, with nothing that is said to have changed it.
fn mere_change(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    const MADE: &[&str] = &[
        "cause", "causes", "caused", "causing", "lead", "leads", "led", "leading", "result", "results", "resulted", "resulting", "produce",
        "produces", "produced", "producing", "induce", "induces", "induced", "trigger", "triggers", "triggered", "drive", "drives",
        "showed", "shows", "show", "had", "has", "have", "significant", "marked", "substantial", "exhibited", "experienced", "through",
        "via", "by", "with", "promote", "promotes", "promoted", "make", "makes", "beneficial", "favorable", "favourable", "positive",
        "negative", "adverse", "suggest", "suggests",
    ];
    p.relation == Relation::Affects
        && scan.is(p.from, &["change", "changes", "alteration", "alterations", "variation", "variations"])
        && !(p.group_from.saturating_sub(6).max(clause.from)..p.from).any(|i| scan.is(i, MADE))
}

/// Whether the clause goes on after token `from` to say that something was looked at: "was evaluated", "were compared".
fn compared_later(scan: &Scan, clause: &Clause, from: usize) -> bool {
    const LOOKED: &[&str] = &[
        "compared", "evaluated", "assessed", "examined", "investigated", "studied", "tested", "determined", "measured", "analysed",
        "analyzed",
    ];
    (from..clause.to)
        .any(|i| scan.is(i, &["was", "were"]) && (scan.is(i + 1, LOOKED) || super::is_adverb(scan.word(i + 1)) && scan.is(i + 2, LOOKED)))
}

/// Whether token `i` may stand between a verb and the name of a relation: an article, an adjective.
fn between_name_and_verb(scan: &Scan, i: usize) -> bool {
    scan.is(
        i,
        &["the", "a", "an", "its", "their", "potential", "possible", "any", "overall", "clinical", "true", "comparative", "and", "safety"],
    )
}

/// "When treating patients", "after controlling for confounding by age": said of how something was done.
fn circumstance(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    let adjusted = (clause.from..p.from.min(clause.from + 4)).any(|i| {
        let w = scan.word(i);
        w.starts_with("adjust") || w.starts_with("accounting") || w.starts_with("controlling") || w.starts_with("correcting")
    }) && scan.is(clause.from, &["after", "when", "on", "upon", "following", "by", "despite"]);
    let treating = p.shape == Shape::Active
        && scan.is(p.from, &["treating", "managing"])
        && p.from > 0
        && scan.is(p.from - 1, &["when", "while", "before"]);
    // "Four trials tested interventions for preventing falls": what they are for.
    let meant = p.shape == Shape::Active
        && scan.word(p.from).ends_with("ing")
        && p.from > clause.from
        && scan.is(p.from - 1, &["for", "at", "in"])
        && (clause.from..p.from).any(|i| LOOKS.contains(scan.word(i)))
        && !(clause.from..p.from).any(|i| {
            scan.is(i, &["found", "showed", "effective", "useful", "beneficial", "benefit", "helpful", "is", "was", "are", "were"])
        });
    // "Tested the use of ginger to treat nausea".
    let tried = p.shape == Shape::Active
        && p.from > clause.from
        && scan.word(p.from - 1) == "to"
        && (clause.from + 1..p.from).any(|i| {
            scan.is(i, &["use", "effect", "effects", "efficacy", "effectiveness", "role", "ability"])
                && scan.word(i + 1) == "of"
                && (i.saturating_sub(3).max(clause.from)..i).any(|k| LOOKS.contains(scan.word(k)))
        });
    // "I explain how melatonin works for insomnia".
    let explained = (clause.from + 1..p.from).any(|i| {
        scan.word(i) == "how"
            && scan
                .is(i - 1, &["explain", "explains", "explaining", "learn", "see", "discuss", "discusses", "describe", "describes", "about"])
    });
    let looked = p.shape == Shape::Active && scan.word(p.from).ends_with("ing") && compared_later(scan, clause, p.to);
    adjusted || treating || meant || tried || explained || looked
}

/// "To determine whether A reduces B", "evaluated whether it helped": what was asked, not what was found.
fn asked(scan: &Scan, clauses: &[Clause], p: &Predicate) -> bool {
    let from = clauses[p.clause].from;
    from > 1
        && (scan.is(from - 1, &["whether", "if"]) || scan.word(from - 1) == "that" && scan.is(from - 2, &["hypothesis"]))
        && !matches!(p.shape, Shape::Gap | Shape::Unsure | Shape::Null)
        && (from.saturating_sub(4)..from - 1).any(|i| LOOKS.contains(scan.word(i)))
        && !(clauses[0].from..from)
            .any(|i| scan.is(i, &["not", "cannot", "unclear", "unknown", "insufficient", "needed", "need", "difficult", "unable"]))
}

/// "Other factors can influence X", "understanding X can lead to better care": nothing is named that does it.
fn of_nothing_named(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    let factors = (clause.from..p.from.min(clause.from + 4)).any(|i| {
        scan.is(i, &["factors", "things", "variables", "issues", "causes"])
            && i > clause.from
            && scan.is(
                i - 1,
                &["other", "many", "several", "various", "some", "multiple", "different", "numerous", "certain", "more", "these"],
            )
    });
    let insight = scan.is(clause.from, &["understanding", "knowing", "recognizing", "recognising", "knowledge", "awareness"])
        || scan.is(clause.from, &["better", "more", "a"]) && scan.is(clause.from + 1, &["understanding", "knowledge", "awareness"]);
    factors || insight
}

/// "The dose was higher than": what was given, not what came of it.
fn of_dose(scan: &Scan, clause: &Clause) -> bool {
    (clause.from..clause.to.min(clause.from + 3))
        .any(|i| scan.is(i, &["dose", "doses", "dosage", "dosages"]) && scan.is(i + 1, &["is", "are", "was", "were"]))
        && scan.is(clause.from, &["the", "this", "these", "doses", "dose"])
}

/// "A disorder affecting millions", "affects 10% of adults": how common it is.
fn of_many(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    scan.is(p.from, &["affect", "affects", "affecting"])
        && (p.to..clause.to.min(p.to + 6)).any(|i| {
            scan.is(i, &["%", "percent", "million", "millions", "billion", "thousands", "hundreds", "half", "third"])
                || scan.is(i, &["people", "adults", "women", "men", "children", "americans", "patients", "individuals", "everyone"])
                    && i <= p.to + 2
        })
}

/// "Is a disorder characterized by", "is a condition causing": says what a thing is.
fn defines(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    static KINDS: Set = Set::new(&[
        "disorder", "disease", "condition", "syndrome", "illness", "infection", "form", "type", "cancer", "neurotransmitter", "hormone",
        "mineral", "nutrient", "vitamin", "amino", "compound", "herb", "plant", "protein", "enzyme", "molecule", "disorders", "diseases",
        "conditions", "infections", "illnesses",
    ]);
    let told = scan.span(p.from, p.to).of(scan.lower);
    let people = |i: usize| {
        scan.is(i, &["patients", "women", "men", "children", "those", "group", "groups", "participants", "subjects", "people", "cases"])
    };
    if told.contains("characteri") && !(clause.from..p.from).any(people) {
        return true;
    }
    // "Acts as a precursor for": what it is made into.
    if told.starts_with("act")
        && told.ends_with(" as")
        && (p.to..clause.to.min(p.to + 6)).any(|i| scan.is(i, &["precursor", "cofactor", "component"]))
    {
        return true;
    }
    let be = (clause.from..p.from)
        .find(|i| scan.is(*i, &["is", "are"]) && (scan.is(i + 1, &["a", "an", "the", "one"]) || scan.word(*i) == "are"));
    let participle = scan.is(p.from, &["causing", "affecting", "accompanied", "involving", "marked"])
        || told.starts_with("affect") && scan.is(p.from.saturating_sub(1), &["that", "which", "can"]);
    participle && be.is_some_and(|be| (be + 2..p.from).any(|i| KINDS.contains(scan.word(i))))
}

/// "It was unclear whether allocation was concealed."
fn of_methods(scan: &Scan, clauses: &[Clause], p: &Predicate) -> bool {
    let to = clauses.get(p.clause + 1).filter(|c| c.opener == Opener::Content).map_or(clauses[p.clause].to, |c| c.to);
    (clauses[p.clause].from..to).any(|i| METHODS.contains(scan.word(i)))
}

/// "The exact causes are unknown", "we are very uncertain about these results": no relation is named.
fn of_untold(scan: &Scan, clauses: &[Clause], p: &Predicate) -> bool {
    let (from, to) = (clauses[0].from, clauses[clauses.len() - 1].to);
    let mut untold = false;
    for i in from..to {
        let w = scan.word(i);
        if i >= p.from && i < p.to || !w.bytes().any(|b| b.is_ascii_alphabetic()) {
            continue;
        }
        if UNTOLD.contains(w) {
            untold = true;
        } else if !AROUND.contains(w) && !is_adverb(w) {
            return false;
        }
    }
    untold
}

/// "It is important to develop strategies to reduce X": the verb tells what is wanted, not what was found.
fn called_for(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    static WANTED: Set = Set::new(&[
        "warrant", "warrants", "need", "needs", "needed", "efforts", "effort", "strategies", "strategy", "opportunity", "opportunities",
        "develop", "developing", "development", "design", "designing", "aim", "aims", "goal", "goals", "attempt", "attempts", "priority",
        "insights", "insight", "implement", "implementing", "consider", "consideration", "recommendations", "underscore", "underscores",
        "highlight", "highlights", "emphasize", "emphasizes", "emphasise", "imperative", "policies", "policy", "conduct", "targets",
        "target", "planning", "plan", "steps", "step", "tailored", "guide", "inform",
    ]);
    let purpose = p.from > clause.from + 1 && scan.word(p.from - 1) == "to";
    // "Could be a strategy to reduce": a claim of its own.
    let means = |i: usize| {
        (1..=5).any(|k| i >= clause.from + k && scan.is(i - k, &["be", "is", "are", "was", "were", "as", "provide", "provides"]))
    };
    p.shape == Shape::Active && purpose && (clause.from..p.from - 1).any(|i| WANTED.contains(scan.word(i)) && !means(i))
}
