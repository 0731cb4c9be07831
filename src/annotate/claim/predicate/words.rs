//! The words around a predicate: auxiliaries, adverbs, what may begin an object, what reports a result.

use super::super::clause::Clause;
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::words::Set;

pub(super) static BE: Set =
    Set::new(&["is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "become", "becomes", "became", "becoming"]);
pub(super) static HAVE: Set = Set::new(&["has", "have", "had", "having"]);
static ADVERB_TAIL: Set = Set::new(&[
    "also", "not", "even", "further", "only", "often", "then", "still", "never", "even", "both", "all", "actually", "more", "much",
    "quite", "well", "too",
]);

/// Whether a word is an adverb that may stand between an auxiliary and its verb.
pub fn is_adverb(w: &str) -> bool {
    w.len() > 4 && w.ends_with("ly") && !matches!(w, "daily" | "weekly" | "monthly" | "early" | "elderly" | "family" | "belly" | "jelly")
        || ADVERB_TAIL.contains(w)
}

/// The nearest word before token `i`, adverbs passed over, not before `from`.
pub(super) fn before<'a>(scan: &'a Scan, i: usize, from: usize) -> &'a str {
    let mut j = i;
    while j > from {
        j -= 1;
        // "Were non-significantly reduced".
        if scan.word(j) == "-" && j > from && scan.word(j - 1) == "non" {
            j -= 1;
        } else if !is_adverb(scan.word(j)) {
            return scan.word(j);
        }
    }
    ""
}

pub(super) fn prev_is_report(scan: &Scan, at: usize, from: usize) -> bool {
    // "showed significantly (p < .05) higher …": brackets stand aside.
    let mut at = at;
    while at > from && scan.word(at - 1) == ")" {
        let open = (from..at).rev().find(|i| scan.word(*i) == "(").unwrap_or(from);
        at = open;
        while at > from && (is_adverb(scan.word(at - 1)) || scan.word(at - 1) == "significant") {
            at -= 1;
        }
    }
    static REPORT: Set = Set::new(&[
        "showed", "show", "shows", "shown", "found", "observed", "reported", "had", "have", "has", "experienced", "demonstrated",
        "revealed", "saw", "noted", "exhibited", "experience", "include", "yielded", "achieved", "displayed", "displays", "display",
        "exhibit", "exhibits", "recorded", "detected", "identified", "obtained", "reporting", "showing", "experiencing",
    ]);
    REPORT.contains(before(scan, at, from))
}

/// "had a significantly better": what reports, an article and adverbs before token `at`.
pub(super) fn reports_one(scan: &Scan, at: usize, from: usize) -> bool {
    let mut i = at;
    while i > from && (is_adverb(scan.word(i - 1)) || scan.word(i - 1) == "significant") {
        i -= 1;
    }
    i > from && scan.is(i - 1, &["a", "an", "the"]) && prev_is_report(scan, i - 1, from)
}

/// Function words that cannot begin an object.
pub(super) fn is_function(w: &str) -> bool {
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
            | "once"
            | "more"
    )
}

/// Whether an object begins at token `i`: a word, number or bracket that is no preposition, adverbs passed over.
pub fn starts_object(scan: &Scan, mut i: usize, to: usize) -> bool {
    // "All-cause mortality", "well-being": an adverb joined to what follows begins the object.
    let joined = |i: usize| scan.is(i + 1, &["-", "‐", "–"]) && scan.glued(i) && scan.glued(i + 1);
    while i < to && (is_adverb(scan.word(i)) && !joined(i) || matches!(scan.word(i), "(")) {
        if scan.word(i) == "(" {
            while i < to && scan.word(i) != ")" {
                i += 1;
            }
        }
        i += 1;
    }
    // "Wounds healed faster with honey": how, not what.
    let manner = scan.is(i, &["faster", "sooner", "quicker", "slower", "better", "worse"])
        && (i + 1 >= to || scan.tokens[i + 1].kind == TokenKind::Mark || is_function(scan.word(i + 1)));
    i < to && scan.tokens[i].kind != TokenKind::Mark && !is_function(scan.word(i)) && !manner
        || i < to && matches!(scan.word(i), "\"" | "'" | "‘" | "“")
}

pub(super) fn is_be_near_token(scan: &Scan, at: usize) -> bool {
    at > 0 && BE.contains(scan.word(at - 1))
}

pub(super) fn is_be_near(scan: &Scan, clause: &Clause, at: usize) -> bool {
    (1..=4).any(|k| at >= clause.from + k && BE.contains(scan.word(at - k)))
}

/// Words that name groups, a test between them or what something is compared with.
pub(super) const GROUP_SIGNS: &[&str] =
    &["versus", "vs", "v", "compared", "comparison", "comparing", "relative", "p", "group", "groups", "arm", "arms"];

/// Whether tokens `[from, to)` compare groups: "than", "versus", "compared with", or a p value.
pub(super) fn compares(scan: &Scan, from: usize, to: usize) -> bool {
    let than = |i: usize| scan.word(i) == "than" && !scan.is(i + 1, &["one", "two", "half"]);
    scan.beginning(class::COMPARED, from, to).any(than) || tested(scan, from, to)
}

/// Whether tokens `[from, to)` name groups, a test between them or what something is compared with.
pub(super) fn tested(scan: &Scan, from: usize, to: usize) -> bool {
    scan.beginning(class::GROUPS, from, to).any(|i| {
        super::super::arms::comparison_at(scan, i).is_some()
            || scan.word(i) == "p" && scan.is(i + 1, &["<", "=", ">", "≤", "≥"])
            || scan.is(i, &["group", "groups", "arm", "arms"])
    })
}

/// Comparatives that make compounds.
const COMPARED: &[&str] = &["longer", "shorter", "higher", "lower", "larger", "smaller", "greater", "faster", "slower", "heavier"];

/// Whether words listed as a verb are none here: a short form in capitals, a part of a compound ("all-cause", "drug-treated
/// patients"), a participle that says what people were given ("heparin treated patients").
pub(super) fn no_cue(scan: &Scan, class: CueClass, from: usize, to: usize) -> bool {
    let hyphen = |i: usize| scan.is(i, &["-", "‐", "–"]);
    let after_hyphen = from > 1 && hyphen(from - 1) && scan.glued(from - 1) && scan.glued(from - 2);
    if class == CueClass::Noun {
        // "A good source of iron": what contains it.
        let contains = scan.word(from) == "source"
            && from > 0
            && scan.is(
                from - 1,
                &["good", "rich", "excellent", "great", "best", "main", "dietary", "natural", "food", "primary", "important", "plant"],
            );
        return after_hyphen || contains;
    }
    // "Further work has documented improvements": it was done.
    if class == CueClass::Gap {
        static DONE: Set = Set::new(&[
            "showed", "shows", "shown", "found", "documented", "confirmed", "confirms", "revealed", "demonstrated", "supported",
            "supports", "suggested", "suggests", "indicated", "indicates", "identified", "reported",
        ]);
        let has = usize::from(scan.is(to, &["has", "have", "also", "then"]));
        return scan.is(to - 1, &["research", "studies", "study", "trials", "work", "investigation", "investigations", "analysis"])
            && DONE.contains(scan.word(to + has));
    }
    // "Adverse events were more common with it": told by the comparison.
    if class == CueClass::Side && scan.is(to - 1, &["were", "are", "was", "is"]) {
        return scan.is(
            to,
            &[
                "more", "less", "higher", "lower", "similar", "comparable", "rare", "mild", "few", "infrequent", "uncommon", "common",
                "not", "reported", "recorded", "observed", "seen", "generally", "mostly", "also", "significantly", "noted", "found",
                "minor", "usually", "fewer", "frequent", "balanced", "experienced", "no", "most", "monitored", "assessed", "collected",
                "documented", "equally", "greater", "low",
            ],
        );
    }
    // "A longer-term study", "lower-fat milk".
    if class == CueClass::Adj {
        return hyphen(to) && scan.glued(to - 1) && scan.glued(to) && scan.is(from, COMPARED);
    }
    // "FEV1 % predicted".
    if class == CueClass::Assoc {
        // "Odds of remission were higher with it": told by the comparison behind.
        let odds = scan.is(from, &["odds", "risk", "likelihood"])
            && (to..to + 9).take_while(|i| !scan.is(*i, &[",", ";", "."])).any(|i| {
                BE.contains(scan.word(i))
                    && (i + 1..i + 5).any(|k| scan.is(k, &["higher", "lower", "greater", "increased", "reduced", "similar", "smaller"]))
            });
        return odds || scan.word(from) == "predicted" && from > 0 && scan.is(from - 1, &["%", "percent", "percentage"]);
    }
    if !matches!(class, CueClass::Verb | CueClass::VerbBoth | CueClass::VerbIntr | CueClass::Seldom | CueClass::SeldomBoth) {
        return false;
    }
    let raw = scan.raw(from);
    let capitals = raw.len() > 2 && raw.bytes().all(|b| b.is_ascii_uppercase());
    let compound = after_hyphen || hyphen(to) && scan.glued(to - 1) && scan.glued(to);
    static PEOPLE: Set = Set::new(&[
        "patients", "rats", "mice", "animals", "group", "groups", "eyes", "subjects", "participants", "women", "men", "children", "arm",
        "arms", "cells", "dogs", "infants", "individuals",
    ]);
    // "The data support the use of": evidence supports a view, not a function.
    static VIEWS: Set = Set::new(&[
        "use", "hypothesis", "role", "idea", "view", "notion", "findings", "results", "claims", "claim", "conclusion", "concept", "theory",
        "need", "efficacy", "effectiveness", "importance", "recommendation", "recommendations", "case", "association", "evidence",
        "approach", "implementation", "inclusion", "safety", "benefit", "benefits", "existence", "potential", "possibility",
        "introduction", "clinical", "further", "this", "that", "these", "our", "previous", "current", "recent", "using", "usage",
        "routine", "assessment", "application", "premise", "assumption", "rationale", "utility", "value", "validity", "feasibility",
        "development", "it", "such", "women", "patients", "people", "staff", "parents", "practice", "policy", "decision", "services",
        "research", "guidelines", "families", "them",
    ]);
    static EVIDENCE: Set = Set::new(&[
        "data", "evidence", "findings", "results", "study", "studies", "research", "trial", "trials", "analysis", "review", "literature",
        "observations", "meta", "paper", "report", "finding", "result", "experiments", "conclusions",
    ]);
    let backs = scan.word(from).starts_with("support")
        && to == from + 1
        && (scan.is(to, &["by", "for", "from"])
            || (to..to + 5).any(|i| VIEWS.contains(scan.word(i)))
            || (from.saturating_sub(6)..from).any(|i| EVIDENCE.contains(scan.word(i))));
    // "Addresses a gap": a text or a service does so.
    let asks = scan.word(from).starts_with("address")
        && (scan.word(from) == "addressed"
            || (to..to + 6).any(|i| {
                scan.is(
                    i,
                    &[
                        "need", "needs", "question", "questions", "gap", "gaps", "issue", "issues", "problem", "problems", "aim",
                        "concerns", "barriers", "topic", "limitations", "challenges", "disparities",
                    ],
                )
            })
            || (from.saturating_sub(8)..from).any(|i| {
                EVIDENCE.contains(scan.word(i))
                    || scan.is(i, &["we", "to", "should", "program", "programs", "intervention", "interventions", "policies", "efforts"])
            }));
    let given = scan.is(from, &["treated", "induced", "managed", "prescribed"]) && (from..=to).any(|i| PEOPLE.contains(scan.word(i)));
    // "Aiding in the diagnosis of".
    let aids = scan.word(from).starts_with("aid")
        && (to..to + 5).any(|i| {
            scan.is(
                i,
                &[
                    "diagnosis", "detection", "distinction", "identification", "identifying", "interpretation", "decision", "selection",
                    "understanding",
                ],
            )
        });
    // "Forty participants affected out of 1000", "the affected knee".
    let struck = scan.word(from) == "affected"
        && (scan.is(
            to,
            &["out", "eyes", "eye", "knees", "knee", "areas", "area", "side", "limb", "joint", "joints", "skin", "individuals", "families"],
        ) || from > 0 && scan.is(from - 1, &["most", "adversely", "severely", "participants", "people"]) && scan.word(to) != "by");
    let manifold = scan.is(from, &["triple", "double", "quadruple"])
        && scan.is(
            to,
            &[
                "regimen", "regimens", "therapy", "therapies", "blind", "combination", "dose", "doses", "test", "drug", "antibiotic",
                "vaccine", "bypass",
            ],
        );
    // "Trigger point pain", "hearing aids": things.
    let thing = scan.word(from) == "trigger" && scan.is(to, &["point", "points", "finger", "thumb"])
        || scan.is(from, &["aid", "aids"])
            && from > 0
            && scan
                .is(from - 1, &["hearing", "sleep", "decision", "walking", "visual", "mobility", "listening", "memory", "first", "legal"]);
    // "Fell asleep", "come down with a cold", "grows in Asia", "a low impact exercise", "stopped taking": none tells of an outcome.
    let other = match scan.word(from) {
        "fell" | "fallen" => {
            scan.is(to, &["asleep", "ill", "pregnant", "behind", "into", "out", "apart", "short", "victim", "under", "off"])
                || from > 0 && scan.word(from - 1) == "having"
        }
        "come" | "comes" | "came" | "coming" => scan.word(to) == "with",
        "grow" | "grows" | "grown" | "growing" => scan.is(to, &["in", "on", "along", "wild", "naturally", "throughout", "well"]),
        // "Used for thousands of years", "for culinary purposes": when and what for, not against what.
        "used" | "is" | "been" | "are" | "was" | "were" | "being" if scan.word(to - 1) == "for" => {
            let end = scan.tokens.len().min(to + 5);
            scan.is(
                to,
                &["centuries", "thousands", "hundreds", "decades", "generations", "millennia", "years", "cooking", "flavoring", "food"],
            ) || (to..end).any(|i| scan.is(i, &["purposes", "years", "centuries", "time", "generations", "analysis", "analyses"]))
        }
        // "Could only manage two stairs".
        "manage" | "managed" => {
            scan.tokens.get(to).is_some_and(|t| t.kind == TokenKind::Number) || scan.is(to, &["two", "three", "only", "to"])
        }
        "impact" => from > 0 && scan.is(from - 1, &["low", "high", "moderate"]),
        "stop" | "stops" | "stopped" | "stopping" => {
            scan.is(
                to,
                &[
                    "taking", "using", "smoking", "drinking", "eating", "receiving", "working", "exercising", "treatment", "medication",
                    "medications", "therapy", "being", "having", "breastfeeding", "doing", "supplementing", "supplementation", "the",
                ],
            ) && (scan.word(to) != "the" || scan.is(to + 1, &["drug", "treatment", "medication", "study", "trial", "supplement", "pill"]))
        }
        _ => false,
    };
    let carried_out = scan.word(from).starts_with("carr") && scan.is(to, &["out", "over", "forward", "on"]);
    capitals || compound || given || backs || asks || aids || struck || manifold || thing || other || carried_out
}
