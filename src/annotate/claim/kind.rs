//! What the sentence of a claim is doing: telling a finding, a synthesis, a mechanism, a harm, background, advice or a gap. The
//! section and the article's own study say it first, then the words and the tense of the sentence.

use super::argument::Argument;
use super::clause::Clause;
use super::predicate::{Predicate, Shape, is_adverb};
use super::said::{Said, Setting};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::words::{Cues, Set};
use crate::lexicon::{Concept, Side};
use crate::record::{ClaimKind, Design, DesignMention, EvidenceKind, Relation, SectionKind, Span};
use crate::record::{DesignStatus, Evidence};

/// The design of the study that a news report is about: the first one it names near its beginning, where its authors are told of.
pub fn reported(scan: &Scan, designs: &[DesignMention]) -> Option<Design> {
    static NEWS: Cues =
        Cues::new(&["published in", "published online", "journal", "researchers", "study's author", "co-author", "coauthor"]);
    let end = scan.text.len() / 2;
    let near = (0..=end).rev().find(|i| scan.text.is_char_boundary(*i)).unwrap_or(0);
    if !NEWS.stand_in(&scan.lower[..near]) || tells_of_many(scan) {
        return None;
    }
    designs
        .iter()
        .filter(|d| d.start < near && d.status == DesignStatus::Reported)
        .map(|d| d.design)
        .find(|d| !matches!(d, Design::Study | Design::Survey))
}

/// Whether an article goes from study to study: "one 2012 study", "a 2014 trial", "the 2017 meta-analysis".
fn tells_of_many(scan: &Scan) -> bool {
    let dated = |i: usize| {
        let year = scan.word(i);
        let named =
            scan.is(i + 1, &["study", "trial", "review", "meta", "rct", "analysis", "systematic", "randomized", "randomised", "survey"]);
        (named && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))).then(|| year.to_string())
    };
    let mut years: Vec<String> = (0..scan.tokens.len()).filter(|i| scan.tokens[*i].kind == TokenKind::Number).filter_map(dated).collect();
    years.sort_unstable();
    years.dedup();
    years.len() >= 3
}

/// Whether one of `words` stands in a few words of text.
pub(super) fn has(lower: &str, words: &[&str]) -> bool {
    words.iter().any(|w| lower.contains(w))
}

/// What stands on either side of a predicate.
pub struct Sides<'a> {
    /// The exposure's concept.
    pub subject: Option<&'a Concept>,
    /// The object's concept.
    pub object: Option<&'a Concept>,
    /// The object as told.
    pub told: &'a Argument,
}

/// What the sentence of a claim is doing.
pub fn kind(
    scan: &Scan,
    clauses: &[Clause],
    p: &Predicate,
    sentence: Span,
    sides: &Sides,
    figures: &[Evidence],
    setting: &Setting,
) -> ClaimKind {
    match p.shape {
        Shape::Gap => return ClaimKind::Gap,
        Shape::Advice | Shape::Avoid | Shape::Recommend => return ClaimKind::Recommendation,
        Shape::Safe | Shape::Side => return ClaimKind::Safety,
        _ => {}
    }
    let lower = sentence.of(scan.lower);
    // What has not been looked at is a gap; what was looked at and stays open is told of the evidence.
    if p.shape == Shape::Unsure && setting.says(Said::Short) {
        return ClaimKind::Gap;
    }
    if of_harm(p, sides, setting) {
        return ClaimKind::Safety;
    }
    if setting.section == SectionKind::Background && setting.own.is_some() {
        return ClaimKind::Background;
    }
    let past = is_past(scan, &clauses[p.clause], p);
    let whole = setting.says(Said::Whole);
    if setting.own.is_some_and(Design::is_review) {
        return in_review(lower, past, whole, sides, figures, setting);
    }
    if setting.own.is_some() && matches!(setting.section, SectionKind::Results | SectionKind::Conclusions | SectionKind::Methods) {
        return ClaimKind::Finding;
    }
    if explains(scan, &clauses[p.clause], p) {
        return ClaimKind::Mechanism;
    }
    if whole && !(setting.says(Said::OneStudy) && past && !has(lower, &["meta", "review"])) {
        return ClaimKind::Synthesis;
    }
    // What is doubted is the evidence, unless one study or a mechanism is.
    if p.relation == Relation::Inconclusive && setting.own.is_none() && !setting.says(Said::OneStudy) {
        return if setting.says(Said::Process) || lower.contains("works") { ClaimKind::Mechanism } else { ClaimKind::Synthesis };
    }
    // "Studies have shown" tells findings; "trials support" sums up.
    // What many have shown is summed up, unless it only goes together or was seen in animals or single cases.
    let many = setting.says(Said::Many) && !setting.says(Said::Few) && !setting.says(Said::OneStudy);
    if setting.says(Said::Studies) {
        let told = (setting.says(Said::Told) || past) && !(many && p.relation != Relation::AssociatedWith);
        return if told && !matches!(p.shape, Shape::Unsure) { told_of(setting) } else { ClaimKind::Synthesis };
    }
    let bracketed = |f: &Evidence| f.kind == EvidenceKind::Percentage && scan.text[..f.start].ends_with('(');
    let measured = figures.iter().any(|f| matches!(f.kind, EvidenceKind::PValue | EvidenceKind::ConfidenceInterval) || bracketed(f));
    if setting.says(Said::Finding) || measured || past && (setting.says(Said::FindingPast) || !figures.is_empty()) {
        return told_of(setting);
    }
    let process =
        |c: Option<&Concept>| c.is_some_and(|c| matches!(c.kind.as_str(), "process" | "neurotransmitter" | "enzyme" | "biomarker"));
    if !past && (process(sides.object) || process(sides.subject) || setting.says(Said::Process) || by_means(scan, clauses)) {
        return ClaimKind::Mechanism;
    }
    if !past && setting.says(Said::Theory) {
        return ClaimKind::Mechanism;
    }
    if many && setting.own.is_none() {
        return ClaimKind::Synthesis;
    }
    let given = sides.subject.is_some_and(|c| c.side == Side::Intervention);
    if setting.own.is_some() || past && given {
        return told_of(setting);
    }
    if process(sides.object) || process(sides.subject) || setting.says(Said::Process) {
        return ClaimKind::Mechanism;
    }
    ClaimKind::Background
}

/// A finding of the study that is told of, which for a review is a synthesis.
fn told_of(setting: &Setting) -> ClaimKind {
    if setting.own.is_none() && setting.reported.is_some_and(Design::is_review) { ClaimKind::Synthesis } else { ClaimKind::Finding }
}

/// Whether a claim tells of harm.
fn of_harm(p: &Predicate, sides: &Sides, setting: &Setting) -> bool {
    let object = sides.told.name.to_lowercase();
    let harm = sides.object.is_some_and(|c| c.kind == "adverse_event")
        || has(&object, &["side effect", "side-effect", "adverse", "toxicity", "complication", "harmful"]);
    // Fewer complications are a benefit.
    let changes =
        matches!(p.relation, Relation::Causes | Relation::Increases | Relation::NoEffect | Relation::AssociatedWith | Relation::Worsens)
            || p.relation == Relation::Decreases && has(&object, &["side effect", "side-effect", "adverse", "toxicity", "harmful"]);
    if harm && changes {
        return true;
    }
    let told = p.denied.unwrap_or(p.relation);
    let given = sides.subject.is_some_and(|c| c.side == Side::Intervention);
    let ill = sides.object.is_some_and(|c| c.side == Side::Condition) || has(&object, &["symptom"]);
    let risks = has(&object, &["risk"]) && told == Relation::Increases || told == Relation::Causes && has(&object, &["risk"]);
    given
        && (matches!(told, Relation::Causes | Relation::Worsens) && (ill || setting.says(Said::Safety)) || risks)
        && !(setting.section == SectionKind::Results && setting.own.is_some())
}

/// Whether a predicate tells by what something is done: "eases pain by relaxing the muscles".
fn explains(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    let means = |i: usize| {
        let before = (clause.from..i).rev().find(|k| !is_adverb(scan.word(*k)));
        scan.word(i).ends_with("ing") && before.is_some_and(|k| scan.is(k, &["by", "via", "through"]))
    };
    // "By relaxing the muscles and blocking the signal": both.
    let joined = |i: usize| {
        i > clause.from
            && scan.word(i).ends_with("ing")
            && scan.is(i - 1, &["and", ","])
            && (clause.from.max(i.saturating_sub(14))..i).any(means)
    };
    (p.group_from..p.to).any(|i| means(i) || joined(i))
}

/// Whether a sentence tells by what it is done: "by activating", "through inhibiting".
fn by_means(scan: &Scan, clauses: &[Clause]) -> bool {
    let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else { return false };
    (first.from + 1..last.to).any(|i| {
        scan.word(i).ends_with("ing")
            && scan.is(i - 1, &["by", "via", "through"])
            && scan.cues_in(scan.span(i, i + 1)).iter().any(|c| scan.cue(c).class == CueClass::Verb)
    })
}

/// The kind of a claim in a review: what it tells before its results is background, what it tells of one study a finding.
fn in_review(lower: &str, past: bool, whole: bool, sides: &Sides, figures: &[Evidence], setting: &Setting) -> ClaimKind {
    let studies = whole
        || setting.says(Said::Studies)
        || has(lower, &["included", "participants", "compared", "we ", "review", " trial", " study", "found", "showed"]);
    let labelled = matches!(setting.section, SectionKind::Results | SectionKind::Conclusions);
    let disease = sides.subject.is_some_and(|c| c.side == Side::Condition);
    if !labelled && !past && !studies && figures.is_empty() && (setting.early || disease) {
        return ClaimKind::Background;
    }
    let one = leads_to(lower, &["one", "single", "another"], &["study", "trial", "rct"]);
    if one && !whole && !has(lower, &["studies", "trials"]) { ClaimKind::Finding } else { ClaimKind::Synthesis }
}

/// Whether one of the words `first` leads up to one of `then` over at most three others: "one small weight-loss study".
fn leads_to(lower: &str, first: &[&str], then: &[&str]) -> bool {
    let mut left = 0;
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).any(|w| {
        let reached = left > 0 && then.contains(&w);
        left = if first.contains(&w) { 4 } else { left - usize::from(left > 0) };
        reached
    })
}

/// Whether a predicate is told as past: its own form, or the auxiliary before it.
fn is_past(scan: &Scan, clause: &Clause, p: &Predicate) -> bool {
    static PAST: Set = Set::new(&[
        "was", "were", "had", "did", "didn't", "fell", "rose", "led", "cut", "showed", "found", "saw", "became", "went", "grew", "made",
        "gave", "kept", "brought", "lost", "slept", "felt",
    ]);
    static PRESENT: Set = Set::new(&["is", "are", "has", "have", "may", "can", "could", "might", "does", "do", "will", "would", "should"]);
    let first = p.group_from.max(clause.from);
    for i in (clause.from..first).rev().take(4) {
        if PRESENT.contains(scan.word(i)) {
            return false;
        }
        if PAST.contains(scan.word(i)) {
            return true;
        }
    }
    (first..p.to).any(|i| PAST.contains(scan.word(i)) || scan.word(i).len() > 4 && scan.word(i).ends_with("ed"))
        || (clause.from..first).any(|i| PAST.contains(scan.word(i)))
}
