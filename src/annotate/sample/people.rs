//! Who was studied: a noun for people or animals with what describes them, each distinct phrase once.

use super::description::{Phrase, is_empty_word, opens, phrase};
use super::nouns::{is_people, is_studies, labelled};
use crate::annotate::class::{self, Class};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::List;
use crate::record::{Sample, SampleKind, SectionKind};

/// "Trials in younger adults are needed": who should be studied was not.
fn wishes(scan: &Scan, (from, to): (usize, usize)) -> bool {
    let needed = (from..to).find(|i| {
        scan.is(*i, &["needed", "required", "warranted", "necessary"])
            && (i.saturating_sub(3)..*i).any(|j| scan.is(j, &["are", "is", "be"]))
    });
    needed.is_some_and(|n| {
        (from..n).any(|i| (scan.listed(List::Studies, i) || scan.is(i, &["research"])) && !scan.is(i.wrapping_sub(1), &["these", "the"]))
            && (from..n).all(|i| !scan.is(i, &["and", "but", "although", "while", "because", "however"]) || i < from + 2)
    })
}

fn advice(scan: &Scan, words: Class, (from, to): (usize, usize)) -> bool {
    words.listed(List::Advice) || (from..to).any(|i| scan.is(i, &["not"]) && scan.is(i + 1, &["recommended"]))
}

/// Nouns of those studied that are no people by themselves.
pub(super) const POPULATIONS: &[&str] = &["population", "populations"];

/// Adds the populations.
pub fn populations(scan: &Scan, own: bool, out: &mut Vec<Sample>) {
    let mut seen: Vec<String> = Vec::new();
    for (i, s) in scan.doc.sentences.iter().enumerate() {
        if matches!(
            s.section,
            SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer | SectionKind::Glossary | SectionKind::Faq
        ) {
            continue;
        }
        let words = scan.in_sentence(i);
        if !(words.listed(List::People) || words.begins(class::POPULATION)) {
            continue;
        }
        let (from, to) = scan.tokens_of(i);
        let title = s.section == SectionKind::Title;
        // Whether it tells of those studied, and not of whom advice is for.
        let tells_of_study = || words.listed(List::TellsOfStudy) || labelled(scan, from);
        if !own && (title || !tells_of_study() || advice(scan, words, (from, to))) {
            continue;
        }
        // A background sentence may tell what the study set out to find.
        if own && s.section == SectionKind::Background && !words.listed(List::SetsOut) {
            continue;
        }
        let wished = || wished(scan, words, (from, to)) || wishes(scan, (from, to));
        // Whether it names a study, its people or its result; "Population: …" does.
        let strong = own || words.listed(List::NamesStudy) || labelled(scan, from);
        let mut t = from;
        // One past the last phrase of the sentence that was taken.
        let mut taken = None;
        while t < to {
            if !is_head(scan, t) || excluded(scan, t, (from, to)) {
                t += 1;
                continue;
            }
            let Some(found) = phrase(scan, t, (from, to)).filter(|p| !passed_over(scan, p, t, (from, to))) else {
                t += 1;
                continue;
            };
            let Phrase { first, last, described, .. } = found;
            let noun = t;
            t = last.max(t + 1);
            let span = scan.span(first, last);
            let key = plain(span.of(scan.lower));
            let listed = taken.is_some_and(|end| goes_on_from(scan, end, first));
            let placed = placed(scan, first, (from, to)) || listed;
            let vague = !own && matches!(scan.word(noun), "people" | "individuals" | "persons") && !(strong && placed);
            let fits =
                own || strong && (placed || described >= 2) || matches!(scan.word(noun), "rats" | "mice" | "rodents" | "men") && placed;
            let hoped = || first > from && scan.is(first - 1, &["in", "among", "for", "with", "and", ",", "on"]) && wished();
            if !fits || vague || hoped() {
                continue;
            }
            taken = Some(last);
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            out.push(Sample {
                id: String::new(),
                quote: span.of(scan.text).to_string(),
                start: span.start,
                end: span.end,
                rule: "SMP008".to_string(),
                confidence: if described >= 2 { 0.8 } else { 0.7 },
                section: s.section,
                study: None,
                kind: SampleKind::Population,
                value: None,
                population: Some(span.of(scan.text).to_string()),
                limitation: None,
                qualifier: None,
            });
        }
    }
}

/// "Further studies are needed in younger women": nobody was studied yet.
fn wished(scan: &Scan, words: Class, (from, to): (usize, usize)) -> bool {
    words.listed(List::WishedFor)
        && words.listed(List::Needed)
        && (from..to).any(|i| is_studies(scan, i) || scan.is(i, &["research", "study", "trial"]))
}

/// Nouns that a population is told by: people, and a population that is said to be with something.
fn is_head(scan: &Scan, t: usize) -> bool {
    scan.listed(List::People, t) || scan.begins(class::POPULATION, t)
}

/// Whether a list of people goes on from token `end` to token `first`; a bracket may stand between.
fn goes_on_from(scan: &Scan, end: usize, first: usize) -> bool {
    let mut i = end;
    if scan.is(i, &["("]) {
        i = (i..first).find(|j| scan.is(*j, &[")"])).map_or(i, |j| j + 1);
    }
    i < first && first - i <= 3 && (i..first).all(|j| scan.is(j, &[",", "and", "or", "but", "even", "also"]))
}

/// Shares of people, whom care was given by, whom studies are wished for in, bare nouns that stand for an arm.
fn passed_over(scan: &Scan, p: &Phrase, t: usize, (from, to): (usize, usize)) -> bool {
    let back = |n: usize| p.first.checked_sub(n).filter(|j| *j >= from);
    let before = |n: usize, words: &[&str]| back(n).is_some_and(|j| scan.is(j, words));
    let of = 1 + usize::from(before(1, &["the", "all"]));
    let share = before(1, &["%"])
        || before(of, &["of"])
            && before(
                of + 1,
                &[
                    "number", "numbers", "proportion", "proportions", "percentage", "percent", "%", "rate", "rates", "fraction", "share",
                    "shares",
                ],
            )
            && !before(of + 2, &["small", "large", "larger", "limited", "total", "equal", "low"]);
    let carers = scan.is(
        t,
        &["nurses", "parents", "teachers", "caregivers", "midwives", "volunteers", "students", "workers", "practitioners", "mothers"],
    ) && (1..5).any(|n| before(n, &["by", "supervision", "via"]));
    let bare = p.first == t && p.last == p.nouns && p.nouns == t + 1;
    let arm = bare
        && (before(1, &["treated", "supplemented", "fed", "-", "some", "these", "those", "more", "fewer", "all", "both"])
            || scan.is(t + 1, &["receiving", "given", "treated", "taking", "who", "on"])
            || scan.is(t + 1, &["in"]) && (t + 2..to.min(t + 8)).any(|j| scan.is(j, &["group", "groups", "arm", "arms"])));
    let unsaid = scan.begins(class::POPULATION, t)
        && (p.last == p.nouns || scan.is(t.wrapping_sub(1), &["general", "study", "trial", "whole", "entire", "target"]));
    let left_out = before(1, &["excluded", "excluding", "exclude", "ineligible"])
        || (p.last + 1..to).any(|j| scan.is(j, &["excluded", "ineligible"]) && scan.is(j - 1, &["were", "was"]));
    share && !scan.is(p.nouns, &["aged"]) || carers || arm || unsaid || left_out || named_by_treatment(scan, p, t)
}

/// "Budesonide patients": an arm.
fn named_by_treatment(scan: &Scan, p: &Phrase, t: usize) -> bool {
    const SUBSTANCES: &[&str] =
        &["amino_acid", "compound", "drug", "herb", "hormone", "mineral", "probiotic", "protein", "vaccine", "vitamin"];
    if p.first == t
        || p.last > p.nouns
        || !scan.is(t, &["patients", "participants", "subjects", "recipients", "women", "men", "children", "rats", "mice"])
    {
        return false;
    }
    let head = scan.span(p.first, t);
    scan.concepts_in(head).iter().any(|h| h.start == head.start && h.end == head.end && SUBSTANCES.contains(&scan.concept(h).kind.as_str()))
}

/// Outcome counts and groups: "16 patients died", "patients in the placebo group", "the treated patients".
fn excluded(scan: &Scan, t: usize, (from, to): (usize, usize)) -> bool {
    let w = scan.word(t);
    matches!(w, "pairs" | "members" | "users" | "consumers" | "families" | "households" | "controls" | "people" if !opens(scan, t + 1) && !described_before(scan, t, from))
        || matches!(w, "americans" | "doctors" | "physicians" | "clinicians" | "practitioners" | "oncologists" | "radiologists" | "donors")
        || w == "menopausal" && is_people(scan, t + 1)
        || scan.is(t + 1, &["'", "’"]) && t + 1 < to
}

fn described_before(scan: &Scan, t: usize, from: usize) -> bool {
    t > from && !is_empty_word(scan, t - 1) && scan.tokens[t - 1].kind == TokenKind::Word
}

/// The phrase without what stands in brackets.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut depth = 0;
    for c in words.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && !(c == ' ' && out.ends_with(' ')) => out.push(c),
            _ => {}
        }
    }
    out.trim_end().to_string()
}

/// Whether the phrase stands where those studied stand: after "in", "of", "among", a number, or opening the sentence.
fn placed(scan: &Scan, first: usize, (from, _): (usize, usize)) -> bool {
    first == from || scan.listed(List::PlacesPeople, first - 1) || scan.tokens[first - 1].kind == TokenKind::Number
}
