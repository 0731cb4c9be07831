//! Mentions of kinds of study: noun phrases from the tables, then modifiers and "randomly assigned" where no noun names them.

mod after;
mod bare;
mod case;
mod masking;
mod named;
mod own;
mod phrase;
mod publication;
mod records;
mod reviewer;
mod status;

pub use own::{article_design, call_own_reviews};
pub use publication::{BY_PUBLICATION_TYPE, by_publication_type};

use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::lexicon::designs::DesignClass;
use crate::lexicon::words::{self, List};
use crate::record::{Design, DesignMention, Modifier, SectionKind, Span};
use crate::segment::Sentence;
use named::named;
use phrase::{Hits, NounPhrase};

/// The words that rules of designs can begin with, names of designs aside.
pub(super) fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    records::openers().map(|w| (w, class::LOOKED_BACK))
}

/// "A study" that follows another within two sentences is the same one.
fn introduced_once(scan: &Scan, out: &mut Vec<DesignMention>) {
    let lone = |d: &DesignMention| d.design == Design::Study && d.modifiers.is_empty() && d.quote.eq_ignore_ascii_case("study");
    let article = |d: &DesignMention| scan.lower[..d.start].ends_with(" a ");
    let mut last: Option<usize> = None;
    out.retain(|d| {
        if !lone(d) || !article(d) {
            return true;
        }
        let here = scan.doc.sentence_at(d.start);
        let repeated = last.zip(here).is_some_and(|(a, b)| b > a && b - a <= 2);
        last = here;
        !repeated
    });
}

/// Whether the text reads like a Cochrane summary, whose "review" is a systematic one.
fn is_review_summary(scan: &Scan) -> bool {
    *scan.review_summary.get_or_init(|| reads_like_summary(scan))
}

fn reads_like_summary(scan: &Scan) -> bool {
    let strong = scan.lower.contains("cochrane") && (scan.lower.contains("review authors") || scan.lower.contains("this cochrane"))
        || scan.lower.contains("update of a review");
    strong
        || words::distinct(List::ReviewSummary, scan.lower) >= 2
        || scan.lower.contains("this review") && words::said(List::ReviewSummary, scan.lower)
}

/// Sections that are not read for designs.
fn readable(sentence: &Sentence) -> bool {
    !matches!(sentence.section, SectionKind::Boilerplate | SectionKind::Disclaimer)
}

/// Every mention of a kind of study.
pub fn designs(scan: &Scan) -> Vec<DesignMention> {
    let hits = Hits::new(scan);
    let review_summary = is_review_summary(scan);
    let mut out: Vec<DesignMention> = Vec::new();
    let mut loose: Vec<(usize, NounPhrase)> = Vec::new();
    let mut sentence = 0;
    let mut taken = 0;
    for (entry, from, to) in hits.iter() {
        if !matches!(entry.class, DesignClass::Name | DesignClass::Head | DesignClass::Weak | DesignClass::Carrier) {
            continue;
        }
        let at = scan.tokens[from].start;
        while sentence < scan.doc.sentences.len() && scan.doc.sentences[sentence].span.end <= at {
            sentence += 1;
        }
        let Some(s) = scan.doc.sentences.get(sentence) else { break };
        if at < s.span.start || !readable(s) || from < taken {
            continue;
        }
        let np = phrase::noun_phrase(scan, &hits, entry, from, to, scan.tokens_of(sentence));
        if entry.class == DesignClass::Carrier {
            loose.push((sentence, np));
            continue;
        }
        let Some((design, rule)) = named(scan, &np, s, review_summary) else {
            if !np.modifiers.is_empty() && entry.design == Some(Design::Study) {
                loose.push((sentence, np));
            }
            continue;
        };
        taken = np.to;
        push(scan, &mut out, &np, s, sentence, design, rule);
    }
    introduced_once(scan, &mut out);
    bare::add(scan, &hits, &loose, &mut out);
    randomized_by_sentence(scan, &mut out);
    out.sort_by_key(|d| (d.start, d.end));
    out
}

fn push(scan: &Scan, out: &mut Vec<DesignMention>, np: &NounPhrase, s: &Sentence, sentence: usize, design: Design, rule: &str) {
    let status = status::status(scan, np, scan.tokens_of(sentence), s);
    let mention = |span: Span, design: Design, modifiers: Vec<Modifier>| DesignMention {
        id: String::new(),
        quote: span.of(scan.text).to_string(),
        start: span.start,
        end: span.end,
        rule: rule.to_string(),
        confidence: confidence(np, design),
        section: s.section,
        study: None,
        design,
        modifiers,
        status,
        plural: np.entry.plural,
    };
    let mut modifiers = np.modifiers.clone();
    modifiers.sort_unstable();
    modifiers.dedup();
    if let Some((from, design)) = np.also {
        let span = Span { start: scan.tokens[from].start, end: np.span.end };
        out.push(mention(span, design, vec![Modifier::Randomized]));
    }
    out.push(mention(np.span, design, modifiers));
}

/// Nine in ten where the phrase names the kind itself, fewer where the kind was inferred.
fn confidence(np: &NounPhrase, design: Design) -> f64 {
    match (np.entry.class, design) {
        (DesignClass::Name, _) => 0.93,
        (DesignClass::Head, _) if np.described => 0.93,
        (DesignClass::Head, _) => 0.85,
        (_, Design::Study) => 0.7,
        (DesignClass::Carrier, _) => 0.75,
        _ => 0.88,
    }
}

/// "Trial" is a randomized one where its sentence says so.
fn randomized_by_sentence(scan: &Scan, out: &mut [DesignMention]) {
    let spans: Vec<(Span, bool)> =
        out.iter().map(|d| (Span { start: d.start, end: d.end }, d.design == Design::RandomizedControlledTrial)).collect();
    for d in out.iter_mut().filter(|d| d.design == Design::ClinicalTrial) {
        let Some(i) = scan.doc.sentence_at(d.start) else { continue };
        let (from, to) = scan.tokens_of(i);
        let mut said = false;
        for t in from..to {
            let w = scan.word(t);
            if !(w.starts_with("randomi") || w == "randomly" || w == "rct" || w == "rcts")
                || scan.is(t.wrapping_sub(2), &["non", "quasi", "not"])
            {
                continue;
            }
            if w == "randomly" && !scan.is(t + 1, &["assigned", "allocated", "divided", "selected", "split", "given", "received"]) {
                continue;
            }
            let at = scan.tokens[t].start;
            let inside = spans.iter().find(|(s, _)| s.start <= at && at < s.end);
            // Another phrase's "randomized" speaks for a bare "trial" only.
            said |= match inside {
                Some((s, true)) => s.overlaps(Span { start: d.start, end: d.end }) || d.modifiers.is_empty(),
                Some(_) => false,
                None => !scan.is(t.wrapping_sub(1), &["not", "mendelian"]),
            };
        }
        if said {
            d.design = Design::RandomizedControlledTrial;
            d.confidence = 0.8;
        }
    }
}
