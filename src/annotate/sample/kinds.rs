//! Which count is the whole sample, which an arm or a part of it, which tells nothing of a sample.

use super::arms;
use super::count::{Count, Mode};
use super::nouns::{is_people, is_person, is_studies, labelled};
use super::sums;
use crate::annotate::number::number_at;
use crate::annotate::scan::Scan;
use crate::record::SampleKind;

/// The kind of every count, or `None` where it tells nothing of a sample; arms found by their sum are added.
pub(super) fn settle(scan: &Scan, found: &mut Vec<Count>, mode: Mode) -> Vec<Option<SampleKind>> {
    settle_weak(scan, found);
    if mode == Mode::Own {
        for i in 0..found.len() {
            found[i].arm |= side_by_side(scan, found, i);
        }
    }
    arms::told_by_words(scan, found);
    let people: Vec<usize> = (0..found.len()).filter(|i| !found[*i].studies).collect();
    let mut kinds = kinds(scan, found, &people, mode);
    for i in people.iter().copied() {
        let c = &found[i];
        let named = scan.is(c.from.wrapping_sub(1), &["the"]);
        let again = || people.iter().any(|o| found[*o].low == c.low && kinds[*o] == Some(SampleKind::GroupSize));
        if kinds[i].is_none() && named && mode == Mode::Own && again() {
            kinds[i] = Some(SampleKind::GroupSize);
        }
    }
    if mode == Mode::Own {
        let size = (0..found.len()).filter(|i| kinds[*i] == Some(SampleKind::Size)).map(|i| found[i].low).next();
        for (i, kind) in kinds.iter_mut().enumerate() {
            // A handful beside a large sample is an outcome, whatever group it stands in.
            if *kind == Some(SampleKind::GroupSize) && size.is_some_and(|s| found[i].low < s / 8.0) {
                *kind = None;
            }
        }
        let mut wholes: Vec<(usize, f64)> = people
            .iter()
            .filter(|i| {
                !found[**i].outcome
                    && !found[**i].arm
                    && found[**i].low >= 16.0
                    && size.is_some_and(|s| found[**i].low <= s && found[**i].low >= s / 2.0)
            })
            .map(|i| (found[*i].sentence, found[*i].low))
            .collect();
        wholes.dedup_by_key(|w| w.1);
        for (sentence, whole) in wholes.into_iter().take(4) {
            let place = if size == Some(whole) { sums::Where::Anywhere } else { sums::Where::Near };
            sums::by_sum(scan, sentence, whole, place, found, &mut kinds);
        }
        sums::denominators(scan, size, found, &mut kinds);
    }
    if mode == Mode::Retold {
        let sizes: Vec<(usize, f64)> =
            people.iter().filter(|i| kinds[**i] == Some(SampleKind::Size)).map(|i| (found[*i].sentence, found[*i].low)).collect();
        for (sentence, size) in sizes.into_iter().filter(|s| s.1 >= 8.0).take(4) {
            sums::by_sum(scan, sentence, size, sums::Where::Told, found, &mut kinds);
        }
        sums::denominators(scan, None, found, &mut kinds);
    }
    kinds
}

/// "75 patients receiving X" is an arm only where another arm stands near.
fn settle_weak(scan: &Scan, found: &mut [Count]) {
    for i in 0..found.len() {
        if found[i].n {
            // The whole sample's "(N = 228)" towers over the arms' in the same sentence.
            let towers =
                found.iter().enumerate().all(|(j, o)| j == i || !o.n || o.sentence != found[i].sentence || o.low * 1.4 < found[i].low);
            let (from, _) = scan.tokens_of(found[i].sentence);
            let named = (from.max(found[i].from.saturating_sub(4))..found[i].from)
                .any(|j| scan.is(j, &["group", "arm", "placebo", "control", "controls"]));
            found[i].arm = !found[i].outcome && pair_of_n(scan, &found[i]) && (!towers || named);
            let over = found.iter().enumerate().any(|(j, o)| j != i && o.n && o.sentence == found[i].sentence);
            if towers && over && !named && !found[i].outcome {
                found[i].score += 4;
            }
        }
    }
    let arms: Vec<(usize, usize)> = found.iter().filter(|c| c.arm).map(|c| (c.sentence, c.number)).collect();
    for c in found.iter_mut().filter(|c| c.weak && c.arm) {
        if !arms.iter().any(|(s, n)| s.abs_diff(c.sentence) <= 1 && *n != c.number) {
            c.arm = false;
            c.score += 6;
        }
    }
}

/// The kind of every count, or `None` where it tells nothing about a sample.
fn kinds(scan: &Scan, found: &[Count], people: &[usize], mode: Mode) -> Vec<Option<SampleKind>> {
    let mut kinds: Vec<Option<SampleKind>> = found.iter().map(|c| c.studies.then_some(SampleKind::StudiesIncluded)).collect();
    // A whole that two arms add up to.
    let sum = |whole: usize| {
        let w = &found[whole];
        people.iter().enumerate().any(|(k, a)| {
            let a = &found[*a];
            people[k + 1..].iter().any(|b| {
                let b = &found[*b];
                a.low + b.low == w.low
                    && a.low >= 2.0
                    && b.low >= 2.0
                    && a.number != w.number
                    && b.number != w.number
                    && b.sentence - a.sentence <= 3
            })
        })
    };
    let whole: Vec<bool> = (0..found.len()).map(|i| !found[i].studies && sum(i)).collect();
    let in_sum = |i: usize| {
        people.iter().any(|w| {
            whole[*w]
                && people.iter().any(|o| {
                    *o != i
                        && o != w
                        && found[i].low + found[*o].low == found[*w].low
                        && found[i].sentence.abs_diff(found[*o].sentence) <= 3
                })
        })
    };
    match mode {
        Mode::Own => {
            let value = |i: usize| found[i].score + if whole[i] { 4 } else { 0 };
            let mut best: Option<usize> = None;
            // No whole is much smaller than its largest arm.
            let least = people.iter().filter(|i| found[**i].arm && !found[**i].outcome).map(|i| found[*i].low).fold(0.0, f64::max);
            for i in people.iter().copied() {
                if !found[i].arm && found[i].low * 2.0 >= least && best.is_none_or(|b| value(i) > value(b)) && value(i) >= 1 {
                    best = Some(i);
                }
            }
            let best = best.or_else(|| {
                let usable = |i: &usize| {
                    !found[*i].outcome && !found[*i].arm && !found[*i].part && found[*i].low >= 5.0 && found[*i].low * 2.0 >= least
                };
                people
                    .iter()
                    .copied()
                    .filter(usable)
                    .max_by(|a, b| found[*a].score.cmp(&found[*b].score).then(found[*a].low.total_cmp(&found[*b].low)))
            });
            let size = best.map(|b| found[b].low);
            for i in people.iter().copied() {
                let c = &found[i];
                kinds[i] = if Some(c.low) == size && !c.arm {
                    (!c.outcome || Some(i) == best || is_denominator(scan, c)).then_some(SampleKind::Size)
                } else if size.is_some_and(|s| c.low > s) {
                    None
                } else if !c.outcome
                    && (c.arm || c.weak || c.n && pair_of_n(scan, c) || in_sum(i) || c.part && !scan.is(c.number.wrapping_sub(1), &["all"]))
                {
                    Some(SampleKind::GroupSize)
                } else if c.n && best.is_none() {
                    Some(SampleKind::Size)
                } else {
                    None
                };
            }
        }
        Mode::Review => {
            let behind_effect = |i: usize| found[i].n && beside_effect(scan, &found[i]);
            // "3111 participants given aspirin in comparisons with 2632 given placebo": two arms, and no whole.
            let given = |c: &Count| {
                c.arm && found.iter().any(|o| o.arm && o.sentence == c.sentence && o.number != c.number && !o.studies && !o.outcome)
            };
            let partly = |c: &Count| c.part || c.outcome || c.low < c.high || given(c);
            let largest = people
                .iter()
                .copied()
                .filter(|i| !partly(&found[*i]) && !behind_effect(*i))
                .max_by(|a, b| found[*a].low.total_cmp(&found[*b].low).then(b.cmp(a)));
            let behind = people.iter().any(|i| behind_effect(*i) && largest.is_some_and(|l| found[*i].low > found[l].low));
            // Nothing smaller than an arm or than the people of some studies is the whole.
            let some = largest.is_some_and(|l| found[l].arm && !found[l].weak || of_some_studies(scan, found, &found[l]));
            let split = behind
                || some
                || largest.is_some_and(|l| {
                    // "14 studies with 2537 participants and four studies with 1603": neither is the whole.
                    people.iter().any(|o| {
                        let additional = (found[*o].from.saturating_sub(6)..found[*o].from).any(|j| scan.is(j, &["additional", "further"]));
                        *o != l && found[*o].sentence == found[l].sentence && found[*o].low != found[l].low && !additional
                    }) && found.iter().filter(|c| c.studies && c.sentence == found[l].sentence).count() >= 2
                });
            for i in people.iter().copied() {
                let c = &found[i];
                let whole = largest.is_some_and(|l| found[l].low == c.low) && !split;
                kinds[i] = if whole {
                    Some(SampleKind::Size)
                } else if c.outcome || c.n && !beside_effect(scan, c) {
                    None
                } else {
                    Some(SampleKind::GroupSize)
                };
            }
        }
        Mode::Retold => {
            let totals: Vec<f64> = people.iter().filter(|i| whole[**i]).map(|i| found[*i].low).collect();
            for i in people.iter().copied() {
                let c = &found[i];
                kinds[i] = if c.outcome {
                    None
                } else if c.arm
                    || c.part
                    || sexes_told_apart(scan, found, i)
                    || side_by_side(scan, found, i)
                    || in_sum(i) && !totals.contains(&c.low)
                    || c.n && pair_of_n(scan, c)
                {
                    Some(SampleKind::GroupSize)
                } else if c.score >= 4
                    || is_person(scan.word(c.to - 1))
                    || named_study(scan, c)
                    || labelled(scan, scan.tokens_of(c.sentence).0)
                    || c.n && tells_study(scan, c)
                {
                    Some(SampleKind::Size)
                } else {
                    None
                };
            }
        }
    }
    kinds
}

/// "Two of the three studies tested ginger in 310 rowers": studies fewer than a review has stand before the count.
fn of_some_studies(scan: &Scan, found: &[Count], c: &Count) -> bool {
    let beside = found.iter().filter(|s| s.studies && s.sentence == c.sentence && s.from < c.from).map(|s| s.high).fold(0.0, f64::max);
    let mut whole = found.iter().filter(|s| s.studies && s.sentence < c.sentence && includes(scan, s));
    beside > 0.0 && whole.any(|s| s.low > beside && s.low <= beside * 8.0)
}

/// Whether the sentence of a count of studies tells that a review includes them.
fn includes(scan: &Scan, c: &Count) -> bool {
    let (from, to) = scan.tokens_of(c.sentence);
    (from..to).any(|j| scan.is(j, &["included", "includes", "include"]))
}

/// "(seven trials, n = 227, RR 0.82)": those behind one result of a review.
fn beside_effect(scan: &Scan, c: &Count) -> bool {
    (c.to..c.to + 3).any(|j| scan.is(j, &["rr", "or", "hr", "md", "smd", "ci", "mean", "risk", "odds", "rd", "wmd"]))
}

/// "93 (24.8%) of 375 patients died": the whole, though an outcome follows.
fn is_denominator(scan: &Scan, c: &Count) -> bool {
    c.from >= 2 && scan.is(c.from - 1, &["of"]) && (scan.is(c.from - 2, &[")", "]"]) || number_at(scan, c.from - 2).is_some())
}

/// "45 rowers with gout and 45 rowers without", "compared 30 rowers with 30 runners": neither is the whole.
fn side_by_side(scan: &Scan, found: &[Count], i: usize) -> bool {
    let joined = |a: &Count, b: &Count| {
        let clear = (a.to..b.from).all(|j| !scan.is(j, &[";", ":", ".", "of", "including", "or"]));
        !(a.studies || b.studies || a.part || b.part || a.n || b.n)
            && a.sentence == b.sentence
            && a.to < b.from
            && b.from - a.to <= 9
            && clear
            && scan.is(b.from - 1, &["and", "with", "to", "versus", "vs", "against"])
            && scan.word(a.to - 1) == scan.word(b.to - 1)
            && is_people(scan, a.to - 1)
            && a.low.min(b.low) * 8.0 >= a.low.max(b.low)
    };
    found.iter().enumerate().any(|(o, other)| o != i && (joined(&found[i], other) || joined(other, &found[i])))
}

/// "134 women and 47 men": neither is the whole.
fn sexes_told_apart(scan: &Scan, found: &[Count], i: usize) -> bool {
    let sexed = |c: &Count| scan.is(c.to - 1, &["women", "men", "girls", "boys", "females", "males"]);
    let follows = |a: &Count, b: &Count| a.sentence == b.sentence && b.from == a.to + 1 && scan.is(a.to, &["and"]);
    sexed(&found[i]) && found.iter().any(|o| sexed(o) && (follows(&found[i], o) || follows(o, &found[i])))
}

/// Whether the sentence of a count names a study.
fn named_study(scan: &Scan, c: &Count) -> bool {
    tells_study(scan, c) && is_people(scan, c.to - 1)
}

fn tells_study(scan: &Scan, c: &Count) -> bool {
    const STUDY: &[&str] = &[
        "analysis", "cohort", "data", "experiment", "investigators", "rct", "records", "researcher", "researchers", "scientists", "study",
        "survey", "trial",
    ];
    let (from, to) = scan.tokens_of(c.sentence);
    scan.is(c.to - 1, &["participants", "volunteers", "subjects"]) || (from..to).any(|j| is_studies(scan, j) || scan.is(j, STUDY))
}

/// Whether another "(n = …)" stands in the sentence, or the bracket follows an arm's name.
fn pair_of_n(scan: &Scan, c: &Count) -> bool {
    let (from, to) = scan.tokens_of(c.sentence);
    let others = (from..to).filter(|j| scan.is(*j, &["="]) && scan.is(j.wrapping_sub(1), &["n"])).count();
    others >= 2 || (from.max(c.from.saturating_sub(4))..c.from).any(|j| scan.is(j, &["group", "arm", "placebo", "control", "controls"]))
}
