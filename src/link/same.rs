//! Whether two tellings are of one study: what they agree in, and what they conflict in.

use super::mention::compatible;
use super::telling::{Rank, Telling};
use crate::record::{Design, Modifier, Study};

/// How far two tellings agree; nothing where they conflict. A size counts most, then a name; a year or a length alone is chance.
pub fn agreement(a: &Telling, b: &Telling) -> Option<f64> {
    let mut score = 0.0;
    match (&a.name, &b.name) {
        (Some(x), Some(y)) if x == y => score += 5.0,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let called = |x: &Telling, y: &Telling| x.name.as_deref().zip(y.author.as_deref()).is_some_and(|(n, a)| a.eq_ignore_ascii_case(n));
    if called(a, b) || called(b, a) {
        score += 2.0;
    }
    if a.rank.is_some() && a.rank == b.rank && a.rank != Some(Rank::First) {
        score += 2.0;
    }
    match (a.year, b.year) {
        (Some(x), Some(y)) if x == y => score += 1.5,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    if let (Some((x, exact)), Some((y, sure))) = (a.size, b.size) {
        let near = (x - y).abs() <= 0.03 * x.max(y);
        match (x == y, near && !(exact && sure)) {
            (true, _) => score += if x >= 20.0 { 3.0 } else { 2.0 },
            (_, true) => score += 2.0,
            _ => return None,
        }
    }
    match (a.included, b.included) {
        (Some(x), Some(y)) if x == y => score += 3.0,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    match (&a.author, &b.author) {
        (Some(x), Some(y)) if x == y => score += 2.0,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    if let (Some(x), Some(y)) = (a.days, b.days) {
        // Twelve weeks are three months.
        score += if (x - y).abs() <= 0.09 * x.max(y) { 1.0 } else { -2.0 };
    }
    if let (Some(x), Some(y)) = (&a.country, &b.country) {
        score += if x == y { 0.5 } else { -2.0 };
    }
    // "5 g of creatine", "5 g of creatine monohydrate": the amounts tell.
    if a.doses.iter().any(|d| b.doses.iter().any(|e| d.1 == e.1 && d.2 == e.2)) {
        score += 1.0;
    } else if a.doses.iter().any(|d| b.doses.iter().any(|e| d.0 == e.0)) {
        score -= 1.0;
    }
    if !a.given.is_empty() && !b.given.is_empty() {
        score += if a.given.iter().any(|g| b.given.contains(g)) { 0.5 } else { -2.0 };
    }
    Some(score)
}

/// What two tellings have to agree in where nothing points from one to the other.
fn needed(a: &Telling, b: &Telling) -> f64 {
    match (a.digest || b.digest, b.other) {
        (true, false) => 2.0,
        _ => 3.0,
    }
}

/// Whether designs and their modifiers can be one study's.
fn alike(a: &Study, b: &Study) -> bool {
    let has = |s: &Study, m: Modifier| s.modifiers.contains(&m);
    compatible(a.design.unwrap_or(Design::Study), b.design.unwrap_or(Design::Study))
        && !(has(a, Modifier::Crossover) && has(b, Modifier::ParallelGroup)
            || has(b, Modifier::Crossover) && has(a, Modifier::ParallelGroup))
}

/// Joins studies that were begun twice: in a summary and in the text, under a name and by their numbers. Each is joined to the one
/// that it agrees with most, to none where two agree alike.
pub fn join_twins(studies: &mut Vec<Study>, tellings: &mut Vec<Telling>) {
    let mut at = 1;
    while at < studies.len() {
        let told = |i: usize| {
            let agreed = agreement(&tellings[i], &tellings[at]).filter(|s| *s >= needed(&tellings[i], &tellings[at]))?;
            (!studies[i].own && !studies[at].own && alike(&studies[i], &studies[at])).then_some((agreed, i))
        };
        let mut found: Vec<(f64, usize)> = (0..at).filter_map(told).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        let clear = found.len() == 1 || found.len() > 1 && found[0].0 > found[1].0;
        match found.first().filter(|_| clear) {
            Some(&(_, twin)) => {
                let (study, telling) = (studies.remove(at), tellings.remove(at));
                merge(&mut studies[twin], study);
                tellings[twin].add(telling);
                // What was joined may now agree with one before it.
                at = twin.max(1);
            }
            None => at += 1,
        }
    }
}

/// Adds the mentions of a study to those of its twin.
fn merge(study: &mut Study, twin: Study) {
    study.mentions.extend(twin.mentions);
    study.mentions.sort_unstable();
    study.modifiers.extend(twin.modifiers);
    study.modifiers.sort_unstable();
    study.modifiers.dedup();
    let vague = matches!(study.design, None | Some(Design::ClinicalTrial | Design::ObservationalStudy));
    if vague {
        study.design = twin.design.or(study.design);
    }
}

/// Of the studies told so far, the one that a definite mention means ("the trial", "the largest trial", "the 2019 study"): by name,
/// by rank, by what it tells, else the one told last. `order` has their indices, the one told last in front; `told` what each tells.
pub fn meant(mention: &Telling, order: &[usize], told: &[Telling]) -> Option<usize> {
    let fits: Vec<(usize, f64)> = order.iter().filter_map(|i| Some((*i, agreement(&told[*i], mention)?))).collect();
    if mention.name.is_some() {
        let named = fits.iter().find(|(i, _)| told[*i].name == mention.name);
        let agreed = || fits.iter().find(|(i, s)| *s >= 1.5 && told[*i].name.is_none());
        return named.or_else(agreed).map(|(i, _)| *i);
    }
    if let Some(rank) = mention.rank.filter(|r| *r != Rank::First || fits.len() > 1) {
        let same = fits.iter().find(|(i, _)| told[*i].rank == Some(rank)).map(|(i, _)| *i);
        return same.or_else(|| by_rank(rank, &fits, told));
    }
    // "One ongoing trial … The ongoing trial".
    if mention.phrase.contains([' ', '-'])
        && let Some(same) = order.iter().find(|i| told[**i].phrase == mention.phrase)
    {
        return Some(*same);
    }
    let best = fits.iter().filter(|(_, s)| *s >= 1.5).max_by(|a, b| a.1.total_cmp(&b.1));
    if best.is_some() {
        return best.map(|(i, _)| *i);
    }
    // "The other trial": of two, the one not told last.
    let back = if mention.other { fits.get(1).filter(|_| fits.len() == 2) } else { fits.iter().find(|(_, s)| *s >= 0.0) };
    back.map(|(i, _)| *i)
}

/// The study whose numbers give it a rank among all that were told; nothing where they do not tell.
fn by_rank(rank: Rank, fits: &[(usize, f64)], told: &[Telling]) -> Option<usize> {
    let size = |i: usize| told[i].size.map(|s| s.0);
    let year = |i: usize| told[i].year.map(|y| f64::from(y.0[0]));
    let by = |value: &dyn Fn(usize) -> Option<f64>, sign: f64| {
        let known: Vec<(f64, usize)> = fits.iter().filter_map(|(i, _)| Some((sign * value(*i)?, *i))).collect();
        known.iter().max_by(|a, b| a.0.total_cmp(&b.0)).filter(|_| known.len() > 1 || fits.len() == 1).map(|k| k.1)
    };
    match rank {
        Rank::Largest => by(&size, 1.0),
        Rank::Smallest => by(&size, -1.0),
        Rank::First => by(&year, -1.0),
        Rank::Latest => by(&year, 1.0),
        Rank::Main => {
            let mut named = fits.iter().filter(|(i, _)| told[*i].name.is_some());
            let one = named.next().filter(|_| named.next().is_none());
            one.map(|(i, _)| *i).or_else(|| by(&size, 1.0))
        }
    }
}
