//! Weaknesses of a sample or study: listed wordings where a study is spoken of, and the sentences in which authors own up.

use crate::annotate::scan::Scan;
use crate::lexicon::limitations::LimitationTable;
use crate::lexicon::words::{self, List};
use crate::record::{Limitation, Sample, SampleKind, SectionKind, Span};
use crate::segment::Sentence;

/// Sections that are not read.
fn readable(s: &Sentence) -> bool {
    !matches!(s.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer | SectionKind::Glossary)
}

fn sample(scan: &Scan, span: Span, kind: Limitation, section: SectionKind, rule: &str, confidence: f64) -> Sample {
    Sample {
        id: String::new(),
        quote: span.of(scan.text).to_string(),
        start: span.start,
        end: span.end,
        rule: rule.to_string(),
        confidence,
        section,
        study: None,
        kind: SampleKind::Limitation,
        value: None,
        population: None,
        limitation: Some(kind),
        qualifier: None,
    }
}

/// The weaknesses of an article.
pub fn limitations(scan: &Scan, out: &mut Vec<Sample>) {
    let table = LimitationTable::embedded();
    let mut s = 0;
    let first = out.len();
    for hit in table.find(&scan.lower, &scan.runs) {
        while s < scan.doc.sentences.len() && scan.doc.sentences[s].span.end <= hit.start {
            s += 1;
        }
        let Some(sentence) = scan.doc.sentences.get(s).filter(|x| x.span.start <= hit.start && readable(x)) else { continue };
        let kind = table.kind(hit.phrase);
        let words = sentence.span.of(&scan.lower);
        let (from, to) = scan.tokens_of(s);
        if !(from..to).any(|i| scan.listed(List::StudyWord, i))
            || negated(scan, hit.start, from, kind)
            || wishes(scan, hit.end, to, kind)
        {
            continue;
        }
        if unfit(words, &scan.lower[hit.start..hit.end], kind, sentence, &scan.lower[hit.end..sentence.span.end.max(hit.end)]) {
            continue;
        }
        let span = Span { start: hit.start, end: hit.end };
        out.push(sample(scan, span, kind, sentence.section, "SMP006", confidence(kind)));
    }
    confessions(scan, out, first);
}

fn confidence(kind: Limitation) -> f64 {
    match kind {
        Limitation::Other | Limitation::SelfReport | Limitation::HeterogeneousMethods => 0.65,
        Limitation::SelectedPopulation | Limitation::BiasRisk => 0.75,
        _ => 0.85,
    }
}

/// "Not at high risk of bias", "no significant heterogeneity".
fn negated(scan: &Scan, at: usize, from: usize, kind: Limitation) -> bool {
    let i = scan.token_at(at);
    (from.max(i.saturating_sub(3))..i).any(|j| scan.listed(List::DeniesWeakness, j))
        && !matches!(kind, Limitation::NoPlacebo | Limitation::NoControlGroup | Limitation::FewStudies)
}

/// "Needed because there are few trials" is one; "a small number of trials is enough" hardly occurs: only questions and wishes are left out.
fn wishes(scan: &Scan, end: usize, to: usize, kind: Limitation) -> bool {
    let i = scan.token_at(end);
    kind == Limitation::NoPlacebo && (i..to.min(i + 3)).any(|j| scan.is(j, &["needed", "required"]))
}

/// Wordings that are weaknesses only under conditions.
fn unfit(words: &str, phrase: &str, kind: Limitation, s: &Sentence, after: &str) -> bool {
    match kind {
        // Methods tell instruments, not weaknesses.
        Limitation::SelfReport
        | Limitation::SelectedPopulation
        | Limitation::Other
        | Limitation::HeterogeneousMethods
        | Limitation::NotBlinded
            if s.section == SectionKind::Methods =>
        {
            true
        }
        Limitation::SelfReport => !owns_up(words) && !phrase.contains("reli"),
        Limitation::SelectedPopulation => {
            (phrase.contains("cent")
                || phrase.contains("hospital")
                || phrase.contains("institution")
                || phrase.contains("restricted")
                || phrase.contains("site")
                || phrase.contains("tertiary")
                || phrase.contains("convenience"))
                && !owns_up(words)
        }
        Limitation::NotBlinded => phrase.contains("open-label") && !owns_up(words),
        Limitation::ShortDuration => phrase.starts_with("short-term") && !owns_up(words),
        Limitation::BiasRisk => {
            let mild = matches!(phrase, "risk of bias" | "some bias" | "missing data" | "incomplete data" | "bias" | "confounding");
            let assessed = words.contains("assessed the risk of bias")
                || words.contains("risk of bias tool")
                || words.contains("assess risk")
                || words.contains("low risk of bias");
            assessed || mild && !owns_up(words)
        }
        Limitation::FewStudies => {
            phrase.starts_with("lack of evidence")
                || phrase == "insufficient data"
                || matches!(phrase, "few studies" | "only one study" | "only one trial") && after.trim_start().starts_with("group")
        }
        Limitation::LowQuality => {
            phrase.starts_with("low quality") && (after.starts_with(" of life") || after.starts_with(" of sleep"))
                || phrase.ends_with("quality")
                    && (after.trim_start().starts_with("of life")
                        || after.trim_start().starts_with("sleep")
                        || after.trim_start().starts_with("diet")
                        || after.trim_start().starts_with("product")
                        || after.trim_start().starts_with("supplement")
                        || after.trim_start().starts_with("of sleep"))
                || words.contains("sleep quality") && !words.contains("evidence") && !words.contains("stud")
        }
        Limitation::SmallSample => phrase.contains("number of") && after.trim_start().starts_with("with") && !words.contains("small"),
        Limitation::Other => other_unfit(words, phrase),
        _ => false,
    }
}

fn other_unfit(words: &str, phrase: &str) -> bool {
    let weak = phrase.contains("collected")
        || phrase.contains("available")
        || phrase.contains("time point")
        || phrase.contains("not randomi")
        || phrase.contains("surrogate")
        || phrase.contains("cross-sectional design")
        || phrase.contains("retrospective design")
        || phrase.contains("causal inference")
        || phrase.contains("cannot be inferred")
        || phrase.contains("very old")
        || phrase.contains("validated")
        || phrase.starts_with("no data")
        || phrase.starts_with("no information")
        || phrase.contains("caution")
        || phrase.contains("nature of the")
        || phrase.contains("nature of this")
        || phrase.contains("relatively old");
    weak && !owns_up(words)
}

/// Whether authors speak of their own work's limits in the sentence.
fn owns_up(words: &str) -> bool {
    words::said(List::OwnsUp, words)
}

/// Words that name limits.
const LIMITS: [&str; 6] = ["limitation", "shortcoming", "drawback", "weakness of", "weaknesses of", "limited by"];

/// Sentences in which authors own up: "limitations" named, then enumerated, each with a statement of lack or doubt.
fn confessions(scan: &Scan, out: &mut Vec<Sample>, first: usize) {
    let sentences = &scan.doc.sentences;
    let mut open: Option<usize> = None;
    // Most articles own up to nothing: what no sentence of the text says need not be looked for in each.
    let limits = LIMITS.iter().any(|w| scan.lower.contains(w));
    let confesses = words::said(List::Confesses, &scan.lower);
    for (i, s) in sentences.iter().enumerate() {
        if !readable(s) || s.section == SectionKind::Methods || matches!(s.section, SectionKind::Heading | SectionKind::Title) {
            continue;
        }
        let words = s.span.of(&scan.lower);
        let named = limits && LIMITS.iter().any(|w| words.contains(w));
        let own = named && words::said(List::OwnWork, words);
        if named && (own || words.contains("limitations")) {
            let intro = words::said(List::Announces, words);
            open = Some(i);
            let bare = intro
                && words.len() < 160
                && !words.contains(" first")
                && !words.contains("because")
                && !words.contains("including")
                && !words.contains("such as");
            if !bare && (own || intro) {
                confess(scan, s, out, first, 0.85);
            }
            continue;
        }
        let ordinal = ordinal(words);
        let near = open.is_some_and(|o| i - o <= 3);
        let confidence = if near && (ordinal || lacking(words) && leads_on(words)) {
            Some(0.8)
        } else if ordinal && lacking(words) && owned(words) || confesses && strongly(words) {
            Some(0.7)
        } else if near && (lacking(words) || doubts(words)) && open.is_some_and(|o| i - o <= 1) {
            Some(0.6)
        } else {
            None
        };
        if (confidence.is_some() || open.is_some()) && reassures(words) {
            open = None;
        } else if let Some(confidence) = confidence {
            confess(scan, s, out, first, confidence);
            open = Some(i);
        }
    }
}

fn ordinal(words: &str) -> bool {
    words::begins(List::Ordinal, words)
}

fn leads_on(words: &str) -> bool {
    words::begins(List::LeadsOn, words)
}

/// Lack, doubt or inability.
fn lacking(words: &str) -> bool {
    words::said(List::Lacking, words)
}

/// Doubt and wishes, which go on with a confession but do not open one.
fn doubts(words: &str) -> bool {
    words::said(List::Doubts, words)
}

/// The turn from weakness to strength, which closes a list of confessions.
fn reassures(words: &str) -> bool {
    words::said(List::Reassures, words)
}

fn owned(words: &str) -> bool {
    ["we ", "our ", "this study", "the study", "present study", "sample", "patients", "participants", "data", "current study"]
        .iter()
        .any(|w| words.contains(w))
}

/// Sentences that own up by themselves.
fn strongly(words: &str) -> bool {
    let own = ["we ", "our ", "this study", "present study", "current study", "the study"].iter().any(|w| words.contains(w));
    let weak = words::said(List::Confesses, words);
    let aim = words.starts_with("we aimed")
        || words.contains("sample size was calculated")
        || words.contains("sample size was estimated")
        || words.contains("were excluded")
        || words.contains("sample size calculation");
    own && weak && !aim
}

/// The whole sentence as a weakness, of the kind that a listed wording in it names; a sentence that already holds one is left.
fn confess(scan: &Scan, s: &Sentence, out: &mut Vec<Sample>, first: usize, confidence: f64) {
    if out[first..].iter().any(|x| x.start >= s.span.start && x.end <= s.span.end) {
        return;
    }
    out.push(sample(scan, s.span, Limitation::Other, s.section, "SMP007", confidence));
}
