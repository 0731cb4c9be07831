//! Who was studied: a noun for people or animals with what describes them, each distinct phrase once.

use super::description::{Phrase, is_empty_word, phrase};
use super::nouns::{is_people, is_studies, labelled};
use super::tail::opener;
use crate::annotate::class::Class;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::List;
use crate::record::{Sample, SampleKind, SectionKind};

/// "Found that", "one reports that".
fn finds(scan: &Scan, i: usize) -> bool {
    const FINDS: &[&str] =
        &["concluded", "concludes", "discovered", "found", "finds", "noted", "observed", "reported", "reports", "showed", "shows"];
    scan.is(i, FINDS) && scan.is(i + 1, &["that"])
}

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

/// Whether the sentence of a study tells what should be done with people: "children should be weighed".
fn advises(scan: &Scan, (from, to): (usize, usize)) -> bool {
    (from..to).any(|i| scan.is(i, &["should"]) && scan.is(i + 1, &["be", "not", "avoid", "receive", "take", "consider"]))
}

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
        let (words, (from, to)) = (scan.in_sentence(i), scan.tokens_of(i));
        if !words.listed(List::People) && !(from..to).any(|t| is_head(scan, t)) {
            continue;
        }
        let title = s.section == SectionKind::Title;
        // Those whom a count of the article is of were studied.
        let counts = out
            .iter()
            .filter(|x| matches!(x.kind, SampleKind::Size | SampleKind::GroupSize) && s.span.start <= x.start && x.start < s.span.end);
        let counts: Vec<(usize, usize)> = counts.map(|x| (x.start, x.end)).collect();
        // Whether it tells of those studied, and not of whom advice is for.
        let finds = || (from..to).any(|i| finds(scan, i));
        let told = || words.listed(List::TellsOfStudy) || labelled(scan, from) || !counts.is_empty() || finds();
        if !own && (title || !told() || advice(scan, words, (from, to))) {
            continue;
        }
        // A background sentence may tell what the study set out to find.
        let aims = || s.section != SectionKind::Background || words.listed(List::SetsOut);
        if own && (!aims() || advises(scan, (from, to))) {
            continue;
        }
        let wished = || wished(scan, words, (from, to)) || wishes(scan, (from, to));
        // Whether it names a study, its people or its result; "Population: …" does.
        let strong = own || words.listed(List::NamesStudy) || labelled(scan, from) || finds();
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
            // "Infants" after "newborn infants": nothing new.
            let bare = first == noun && last == noun + 1;
            if bare && seen.iter().any(|k| k != &key && k.split(' ').any(|w| w == key)) {
                continue;
            }
            let listed = taken.is_some_and(|end| goes_on_from(scan, end, first));
            let placed = placed(scan, first, (from, to)) || listed;
            let counted = counts.iter().any(|(start, end)| *start < span.end && span.start < *end);
            let plain = matches!(scan.word(noun), "people" | "individuals" | "persons");
            let vague = plain && !(own || counted || strong && placed);
            let fits = own
                || counted
                || strong && (placed || described >= 2)
                || matches!(scan.word(noun), "rats" | "mice" | "rodents" | "men") && placed;
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
    scan.listed(List::People, t) || matches!(scan.word(t), "populations" | "population")
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
    // "One in three adults over 65".
    let rate = p.first >= from + 3
        && scan.is(p.first - 2, &["in"])
        && number_at(scan, p.first - 1).is_some()
        && number_at(scan, p.first - 3).is_some();
    let carers = scan.is(
        t,
        &["nurses", "parents", "teachers", "caregivers", "midwives", "volunteers", "students", "workers", "practitioners", "mothers"],
    ) && (1..5).any(|n| before(n, &["by", "supervision", "via"]));
    let bare = p.first == t && p.last == p.nouns && p.nouns == t + 1;
    let arm = bare
        && (before(1, &["treated", "supplemented", "fed", "-", "some", "these", "those", "more", "fewer", "all", "both"])
            || scan.is(t + 1, &["receiving", "given", "treated", "taking", "who", "on"])
            || scan.is(t + 1, &["in"]) && (t + 2..to.min(t + 8)).any(|j| scan.is(j, &["group", "groups", "arm", "arms"])));
    // "Participants with the highest intake", "high consumers": by how much they had of it.
    const DEGREES: &[&str] = &["greatest", "high", "higher", "highest", "least", "low", "lower", "lowest", "more", "most"];
    let ranked = scan.is(p.nouns, &["with"])
        && (p.nouns + 1..p.nouns + 3).any(|j| scan.is(j, &["highest", "lowest", "greatest", "least", "most"]))
        || scan.is(t, &["consumers", "users", "drinkers", "eaters"]) && p.first + 1 == t && scan.is(p.first, DEGREES);
    // "No trials in children", "no data for children were available": they were not studied.
    let work = |j: usize| is_studies(scan, j) || scan.is(j, &["data", "evidence", "research", "study", "trial"]);
    let absent = (p.first.saturating_sub(5).max(from)..p.first).any(|j| scan.is(j, &["no"]) && (j + 1..p.first).any(work));
    let unsaid = matches!(scan.word(t), "populations" | "population")
        && (p.last == p.nouns || scan.is(t.wrapping_sub(1), &["general", "study", "trial", "whole", "entire", "target"]));
    let left_out = before(1, &["excluded", "excluding", "exclude", "ineligible"])
        || (p.last + 1..to).any(|j| {
            scan.is(j, &["dropped", "eliminated", "excluded", "ineligible", "omitted", "removed"]) && scan.is(j - 1, &["were", "was"])
        });
    // "Mothers and their newborns", "more likely to have children with eczema".
    let kin = before(1, &["her", "his", "my", "our", "their"])
        || before(1, &["have", "having", "bear", "bearing", "deliver", "raise", "raising"]);
    share && !scan.is(p.nouns, &["aged"])
        || rate
        || ranked
        || absent
        || carers
        || kin
        || arm
        || unsaid
        || left_out
        || named_by_treatment(scan, p, t)
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
    matches!(w, "pairs" | "members" | "users" | "consumers" | "families" | "households" | "controls" | "people" if opener(scan, t + 1, to).is_none() && !described_before(scan, t, from))
        || w == "americans" && !(scan.is(t.wrapping_sub(1), &["-"]) || described_before(scan, t, from))
        || matches!(w, "doctors" | "physicians" | "clinicians" | "practitioners" | "oncologists" | "radiologists" | "donors")
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
    // "In one trial, obese women …".
    let led_in = || scan.is(from, &["after", "among", "at", "by", "during", "for", "in", "overall", "when"]) && first - from <= 12;
    first == from
        || scan.listed(List::PlacesPeople, first - 1)
        || scan.tokens[first - 1].kind == TokenKind::Number
        || scan.is(first - 1, &[","]) && led_in()
}
