//! What is looked at for claims: which sentences, and which of their predicates tell something of the exposure that is spoken of.

use super::clause::Clause;
use super::predicate::{Predicate, Shape};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::phrases::PhraseHit;
use crate::lexicon::words::{Cues, Set};
use crate::record::{Design, Relation, SectionKind};
use crate::segment::{BlockKind, Sentence};

/// Whether claims are looked for in a sentence at all.
pub(super) fn eligible(scan: &Scan, sentence: &Sentence) -> bool {
    let words = sentence.span.of(scan.text);
    let section = !matches!(
        sentence.section,
        SectionKind::Title
            | SectionKind::Heading
            | SectionKind::References
            | SectionKind::Boilerplate
            | SectionKind::Disclaimer
            | SectionKind::Glossary
            | SectionKind::Table
    );
    // "> Ginger appears to help with nausea": a line set off as a quotation is no heading.
    let quoted = sentence.block_kind == BlockKind::Heading && scan.text[..sentence.span.start].ends_with("> ");
    (quoted || section && !matches!(sentence.block_kind, BlockKind::Heading | BlockKind::TableRow))
        && words.len() >= 20
        && !words.trim_end_matches(['"', '”', ')', ' ', '*']).ends_with('?')
        // "Benefits include:" leads up to a list; "Rates did not differ between groups:" tells all.
        && (!words.trim_end().ends_with(':') || words.split_whitespace().nth(6).is_some())
        && words.split_whitespace().nth(2).is_some()
        // A hundred and twenty words do not fit into so few bytes.
        && (words.len() <= 240 || words.split_whitespace().nth(120).is_none())
        && !is_title_cased(words)
}

/// Whether sentence `at` is an item of a list that was announced as one of benefits: "Studies suggest that it may help with:".
pub(super) fn lists_benefits(scan: &Scan, at: usize) -> bool {
    static BENEFITS: Cues = Cues::new(&["benefit", "help", "effect", " may ", " can ", "shown to", "linked to", "associated with"]);
    static ADVICE: Cues = Cues::new(&[
        "tip", "avoid", " try ", "step", "recommend", "should", "ways", "limitation", "side effect", "risk", "habit", "you can", "changes",
        "include in",
    ]);
    let sentences = &scan.doc.sentences;
    if sentences[at].block_kind != BlockKind::Bullet {
        return false;
    }
    let lead = sentences[..at].iter().rev().find(|s| s.block_kind != BlockKind::Bullet).map(|s| s.span.of(scan.lower));
    lead.is_some_and(|l| l.trim_end().ends_with(':') && BENEFITS.stand_in(l) && !ADVICE.stand_in(l))
}

/// Verbs with which a review tells what it found.
static REPORTS: Set = Set::new(&[
    "suggests", "suggested", "shows", "showed", "found", "finds", "indicates", "indicated", "concluded", "concludes", "provides",
    "provided", "demonstrates", "demonstrated", "supports", "confirms", "confirmed", "reveals", "revealed", "highlights", "suggest",
    "show", "indicate", "demonstrate", "confirm", "support",
]);

/// Participles of what a study is going to do.
static PLANNED: Set = Set::new(&[
    "assessed", "evaluated", "measured", "compared", "examined", "investigated", "analysed", "analyzed", "reviewed", "discussed",
    "studied", "recruited", "randomised", "randomized", "conducted", "performed", "collected", "tested", "included", "recorded",
    "presented", "described", "explored", "enrolled", "assigned", "allocated", "reported", "asked", "invited", "followed", "calculated",
    "summarised", "summarized", "determined", "estimated", "used",
]);

/// Sentences that tell what was to be done, or how, claim nothing.
pub(super) fn only_sets_out(scan: &Scan, sentence: &Sentence, clauses: &[Clause], predicates: &[Predicate]) -> bool {
    let cues = scan.cues_in(sentence.span);
    // "This review suggests that …" reports.
    let aims = |c: &PhraseHit| {
        let next = scan.token_at(c.end);
        // What is told in a clause before it stands.
        let told = predicates.iter().any(|p| scan.tokens[clauses[p.clause].to - 1].end <= c.start);
        // "You will be glad to hear that it helps": no plan of a study.
        let planned = scan.cue(c).phrase != "will be" || PLANNED.contains(scan.word(next));
        // "The primary outcome favored acupuncture": a result.
        let outcome = matches!(scan.cue(c).phrase.as_str(), "primary outcome" | "primary endpoint")
            && predicates.iter().any(|p| scan.word(p.from).starts_with("favo"));
        planned && !outcome && !(told || scan.cue(c).phrase == "this review" && REPORTS.contains(scan.word(next)))
    };
    let has = |class: CueClass| cues.iter().any(|c| scan.cue(c).class == class && (class != CueClass::Aim || aims(c)));
    // "To investigate whether X is as safe as Y."
    let first = scan.token_at(sentence.span.start);
    if scan.word(first) == "to"
        && cues.first().is_some_and(|c| scan.cue(c).class == CueClass::Aim && c.start == sentence.span.start)
        && !has(CueClass::Report)
    {
        return true;
    }
    let strong = predicates.iter().any(|p| {
        matches!(p.shape, Shape::Null | Shape::Unsure | Shape::Gap | Shape::Safe | Shape::Figures)
            || matches!(p.relation, Relation::NoEffect | Relation::Inconclusive)
    });
    has(CueClass::Aim) && !strong && !has(CueClass::Report)
}

/// Whether a predicate whose sentence names no exposure tells nothing of the one that is spoken of: how a disease runs, advice
/// that only ends a sentence.
pub(super) fn unspoken(scan: &Scan, clause: &Clause, p: &Predicate, told: usize, own: Option<Design>) -> bool {
    if p.shape == Shape::Advice && told > 1 {
        return true;
    }
    if own.is_some() || scan.doc.sentences.len() < 4 {
        return false;
    }
    // "The condition is linked to" tells how it is.
    let told = |i: usize| i >= p.from && p.shape != Shape::Association && scan.word(i).ends_with("ed");
    let past = (clause.from..p.to).any(|i| scan.is(i, &["was", "were", "had", "did"]) || told(i));
    static BODIES: Set = Set::new(&[
        "society", "organization", "organisation", "foundation", "agency", "institute", "university", "company", "government", "council",
        "committee", "charity", "department", "ministry", "administration", "college", "firm", "startup", "brand", "manufacturer", "board",
    ]);
    // "The society is devoted to reducing complications".
    let first = clause.from + usize::from(scan.is(clause.from, &["the", "this", "our", "a", "an"]));
    if BODIES.contains(scan.word(first)) && scan.is(first + 1, &["is", "was", "has", "aims", "works", "wants", "hopes", "serves", "says"]) {
        return true;
    }
    let of_disease = (clause.from..p.from.min(clause.from + 5))
        .any(|i| scan.is(i, &["symptoms", "condition", "disease", "disorder", "syndrome", "causes", "cause"]));
    of_disease && !past && matches!(p.shape, Shape::Intransitive | Shape::Association | Shape::Noun | Shape::Active)
}

/// Whether a sentence is written like the title of a publication: "Effect of Tart Cherry Juice on Melatonin Levels".
fn is_title_cased(sentence: &str) -> bool {
    // More long words than this do not fit, and of those nine in ten have a capital.
    let most_small = (sentence.len() + 1) / 6 / 10;
    let (mut small, mut capitals) = (0, 0);
    for word in sentence.as_bytes().split(|b| matches!(b, b' ' | b'-' | b'/')).filter(|w| w.len() > 4) {
        match word[0] {
            b'A'..=b'Z' => capitals += 1,
            b'a'..=b'z' => small += 1,
            _ => {}
        }
        if small > most_small {
            return false;
        }
    }
    let all = small + capitals;
    all >= 5 && capitals * 10 >= all * 9 && sentence.bytes().any(|b| b.is_ascii_lowercase())
}

/// Whether clause `at` is only a label: "Wrinkle reduction: several studies …".
pub(super) fn is_label(scan: &Scan, clauses: &[Clause], at: usize) -> bool {
    let clause = clauses[at];
    let words = (clause.from..clause.to).filter(|i| scan.tokens[*i].kind == TokenKind::Word).count();
    at == 0
        && clauses.len() > 1
        && scan.word(clause.to) == ":"
        && words <= 6
        && !(clause.from..clause.to)
            .any(|i| scan.is(i, &["is", "are", "was", "were", "can", "may", "will", "did", "does", "do", "has", "have"]))
}
