//! Arms that nothing but arithmetic tells: numbers that add up to the whole, and what the outcomes of two groups are counted of.

use super::arms::whole_at;
use super::count::Count;
use super::nouns::{is_people, is_unit};
use crate::annotate::class;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::record::{SampleKind, SectionKind};

/// Where numbers may stand that add up to a sample.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// In any sentence after the sample's.
    Anywhere,
    /// In its sentence or next to it.
    Near,
    /// Next to it, and before what those people did or were: "60 took ginger and 60 took flour".
    Told,
}

/// Two or three plain numbers of one sentence that add up to the sample are its arms: "84 to letrozole and 81 to placebo".
pub(super) fn by_sum(scan: &Scan, sized: usize, size: f64, place: Where, found: &mut Vec<Count>, kinds: &mut Vec<Option<SampleKind>>) {
    for (sentence, s) in scan.doc.sentences.iter().enumerate().skip(sized.saturating_sub(1)) {
        if matches!(s.section, SectionKind::References | SectionKind::Boilerplate) {
            continue;
        }
        if place != Where::Anywhere && sentence > sized + 1 {
            return;
        }
        if !scan.in_sentence(sentence).begins(class::NUMBER) {
            continue;
        }
        let (from, to) = scan.tokens_of(sentence);
        let plain: Vec<(usize, usize, f64)> = (from..to)
            .filter_map(|i| plain_number(scan, i, (from, to), size))
            .filter(|(i, tokens, _)| place != Where::Told || does(scan, i + tokens))
            .collect();
        let mut chosen: Option<Vec<usize>> = None;
        for a in 0..plain.len() {
            for b in a + 1..plain.len() {
                if plain[a].2 + plain[b].2 == size && chosen.is_none() {
                    chosen = Some(vec![a, b]);
                }
                for c in b + 1..plain.len().min(b + 6) {
                    if plain[a].2 + plain[b].2 + plain[c].2 == size
                        && chosen.is_none()
                        && plain[a].2 > size / 8.0
                        && plain[b].2 > size / 8.0
                        && plain[c].2 > size / 8.0
                    {
                        chosen = Some(vec![a, b, c]);
                    }
                }
            }
        }
        let Some(chosen) = chosen else { continue };
        for k in chosen {
            let (at, tokens, value) = plain[k];
            if let Some(i) = found.iter().position(|c| c.number == at) {
                if kinds[i].is_none() && !(found[i].n && found[i].outcome) {
                    kinds[i] = Some(SampleKind::GroupSize);
                }
                continue;
            }
            found.push(Count { arm: true, ..Count::new(sentence, at, at + tokens, value) });
            kinds.push(Some(SampleKind::GroupSize));
        }
        return;
    }
}

/// Whether token `i` begins what people of a group did, were or were given.
fn does(scan: &Scan, i: usize) -> bool {
    let noun = i + usize::from(is_people(scan, i));
    scan.is(
        noun,
        &[
            "assigned", "ate", "consumed", "did", "drank", "followed", "given", "got", "had", "on", "receiving", "taking", "using",
            "performed", "practiced", "practised", "received", "served", "swallowed", "took", "used", "was", "went", "were", "who",
        ],
    )
}

/// A whole number below `size` at token `i` that may count people: its place, its tokens and its value.
fn plain_number(scan: &Scan, i: usize, (from, to): (usize, usize), size: f64) -> Option<(usize, usize, f64)> {
    let n = number_at(scan, i).filter(|n| n.value.fract() == 0.0 && n.value >= 4.0 && n.value < size)?;
    let end = i + n.tokens;
    let next = scan.word(end);
    let glued = i > from && scan.glued(i - 1) && !matches!(scan.word(i - 1), "(" | "=" | "[");
    let measure = scan.is(end + 1, &["/"]) || next != "." && is_unit(scan, end) || matches!(next, "%" | "/" | "-" | "–" | "±" | "×");
    let ranged =
        scan.is(end, &["to", "and"]) && scan.is(i.wrapping_sub(1), &["for", "between", "from"]) && number_at(scan, end + 1).is_some();
    let upper = i >= from + 2 && scan.is(i - 1, &["to", "-"]) && scan.tokens[i - 2].kind == TokenKind::Number;
    let lost = (end..to.min(end + 4)).any(|j| scan.is(j, &["excluded", "withdrew", "withdrawn", "lost", "dropped"]));
    let inner = i > from && !n.digits && number_at(scan, i - 1).is_some_and(|m| m.tokens > 1);
    (!(glued || measure || ranged || upper || lost || inner)).then_some((i, n.tokens, n.value))
}

/// "(12/71) … (9/73)", "32 (46%) of 69 women": denominators of one sentence that are known arms, or make up the
/// sample nearly, are its arms.
pub(super) fn denominators(scan: &Scan, size: Option<f64>, found: &mut Vec<Count>, kinds: &mut Vec<Option<SampleKind>>) {
    let arms: Vec<f64> = (0..found.len()).filter(|i| kinds[*i] == Some(SampleKind::GroupSize)).map(|i| found[i].low).collect();
    // Where a trial is retold, what stands in such a pair is no whole.
    let settled = |i: &usize| kinds[*i] == Some(SampleKind::GroupSize) || size.is_some() && kinds[*i].is_some();
    let known: Vec<usize> = (0..found.len()).filter(settled).map(|i| found[i].number).collect();
    for (sentence, s) in scan.doc.sentences.iter().enumerate() {
        if matches!(s.section, SectionKind::References | SectionKind::Boilerplate) {
            continue;
        }
        if !scan.in_sentence(sentence).begins(class::NUMBER) {
            continue;
        }
        let (from, to) = scan.tokens_of(sentence);
        let counted = |i: usize| number_at(scan, i).is_some() || scan.is(i, &[")", "]"]);
        let out = |i: usize| scan.is(i, &["out"]) && i > from && counted(i - 1);
        let over: Vec<(usize, usize, f64)> = (from + 2..to)
            .filter(|i| match scan.word(i - 1) {
                "/" => number_at(scan, i - 2).is_some() && !scan.is(i + 1, &["/"]) && !(*i >= from + 3 && scan.is(i - 3, &["/"])),
                "of" => counted(i - 2) || out(i - 2),
                "the" => *i >= from + 3 && scan.is(i - 2, &["of"]) && (counted(i - 3) || *i >= from + 4 && out(i - 3)),
                _ => false,
            })
            .filter_map(|i| {
                whole_at(scan, i).filter(|(v, _)| *v >= 4.0 && scan.tokens[i].kind == TokenKind::Number).map(|(v, to)| (i, to, v))
            })
            .collect();
        let mut parts: Vec<f64> = over.iter().map(|o| o.2).collect();
        parts.sort_unstable_by(f64::total_cmp);
        parts.dedup();
        let sum: f64 = parts.iter().sum();
        let whole = size.is_some_and(|s| parts.len() >= 2 && parts[0] > s / 8.0 && sum <= s && sum >= 0.8 * s);
        let compared = parts.len() >= 2 && parts[0] >= 8.0 && size.is_none_or(|s| sum <= s) && compares(scan, (from, to));
        if over.len() < 2 || !whole && !compared && !over.iter().all(|(_, _, n)| arms.contains(n)) {
            continue;
        }
        // "83 of the 257 patients": the outcome's count gives way to what it is counted of.
        for (i, c) in found.iter().enumerate().filter(|(_, c)| c.part) {
            if over.iter().any(|(at, _, _)| c.number < *at && *at < c.to) {
                kinds[i] = None;
            }
        }
        for (at, end, value) in over.into_iter().filter(|(at, _, _)| !known.contains(at)) {
            match found.iter().position(|c| c.number == at) {
                Some(i) => kinds[i] = Some(SampleKind::GroupSize),
                None => {
                    found.push(Count { arm: true, ..Count::new(sentence, at, end, value) });
                    kinds.push(Some(SampleKind::GroupSize));
                }
            }
        }
    }
}

/// Whether a sentence sets outcomes of two groups side by side.
fn compares(scan: &Scan, (from, to): (usize, usize)) -> bool {
    (from..to)
        .any(|i| scan.is(i, &["vs", "versus", "compared", "than", "while", "group", "groups", "arm", "arms", "whereas", "respectively"]))
}
