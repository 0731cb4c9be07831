//! Two articles that report one work as their own (an abstract and its plain-language summary): found by their content
//! words and numbers, weighted by how rare these are, and by how many studies and people they tell of; each must be the
//! other's nearest, with a margin to the next.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::record::{Range, Record};

/// Words of an article, its rarest first, by which candidates are looked up.
const LOOKED_UP: usize = 12;

/// A word that more articles than this have tells too little to look candidates up by.
const COMMON: usize = 60;

/// Likeness plus margin from which two articles are taken for one work; chosen on pairs of reviews and their summaries.
const ENOUGH: f64 = 0.28;

/// How much the log odds grow with likeness plus margin.
const SLOPE: f64 = 20.0;

/// A number's weight beside a word's: one in common tells more.
const NUMBER: f64 = 1.5;

/// Likeness that the same number of studies in a review adds, by the logarithm of how rare the number is.
const SAME_STUDIES: f64 = 0.02;

/// What another number of studies takes away; half of it where the two are near each other.
const OTHER_STUDIES: f64 = 0.03;

/// Likeness that the same number of people adds; half of it where the two are within a twentieth.
const SAME_PEOPLE: f64 = 0.1;

/// What another number of people takes away.
const OTHER_PEOPLE: f64 = 0.05;

/// The words of each article as (hash, weight), of length one, sorted.
type Vector = Vec<(u32, f64)>;

fn parse(words: &[String]) -> Vec<(u32, f64)> {
    let one = |w: &String| {
        let (h, n) = w.split_once(':')?;
        Some((u32::from_str_radix(h, 16).ok()?, n.parse::<f64>().ok()?))
    };
    let mut out: Vec<(u32, f64)> = words.iter().filter_map(one).collect();
    out.sort_unstable_by_key(|(h, _)| *h);
    out.dedup_by_key(|(h, _)| *h);
    out
}

fn vectors(records: &[Record], articles: &[u32]) -> (Vec<Vector>, FxHashMap<u32, u32>) {
    let bags: Vec<Vec<(u32, f64)>> = articles.iter().map(|a| parse(&records[*a as usize].words)).collect();
    let mut df: FxHashMap<u32, u32> = FxHashMap::default();
    for (h, _) in bags.iter().flatten() {
        *df.entry(*h).or_default() += 1;
    }
    let n = articles.len() as f64;
    let weigh = |bag: Vec<(u32, f64)>| {
        let mut v: Vector = bag
            .into_iter()
            .map(|(h, count)| {
                let rare = ((n + 1.0) / f64::from(df[&h])).ln().powf(1.5);
                (h, (1.0 + count.ln()) * rare * if h & 1 == 1 { NUMBER } else { 1.0 })
            })
            .collect();
        let length = v.iter().map(|(_, x)| x * x).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        v.iter_mut().for_each(|(_, x)| *x /= length);
        v
    };
    (bags.into_iter().map(weigh).collect(), df)
}

fn cosine(a: &Vector, b: &Vector) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// How many studies and people the article's own work is about, where told as one number.
#[derive(Clone, Copy, Default)]
struct Counts {
    studies: Option<f64>,
    people: Option<f64>,
}

impl Counts {
    fn of(record: &Record) -> Counts {
        let Some(own) = record.studies.iter().find(|s| s.own) else { return Counts::default() };
        let one = |r: &Option<Range>| r.as_ref().and_then(Range::point).filter(|n| *n > 0.0);
        Counts { studies: one(&own.studies_included), people: one(&own.size) }
    }

    /// What the counts of two articles add to the likeness of their words; `rare` says how rare a number of studies is.
    fn likeness(self, other: Counts, rare: impl Fn(f64) -> f64) -> f64 {
        let studies = match (self.studies, other.studies) {
            (Some(a), Some(b)) if a == b => SAME_STUDIES * rare(a),
            (Some(a), Some(b)) if (a - b).abs() <= 2.0 && a.max(b) > 5.0 => -OTHER_STUDIES / 2.0,
            (Some(_), Some(_)) => -OTHER_STUDIES,
            _ => 0.0,
        };
        let people = match (self.people, other.people) {
            (Some(a), Some(b)) if a == b => SAME_PEOPLE,
            (Some(a), Some(b)) if a.max(b) / a.min(b) < 1.05 => SAME_PEOPLE / 2.0,
            (Some(_), Some(_)) => -OTHER_PEOPLE,
            _ => 0.0,
        };
        studies + people
    }
}

/// The pairs of `articles` (indexes into `records`, ascending) that report one work, with the log odds of it. Copies are left
/// out by the caller: they say nothing new, and their likeness would hide the nearest other article.
pub fn pairs(records: &[Record], articles: &[u32]) -> Vec<(u32, u32, f64)> {
    let (vectors, df) = vectors(records, articles);
    let counts: Vec<Counts> = articles.iter().map(|a| Counts::of(&records[*a as usize])).collect();
    let mut told: FxHashMap<u64, u32> = FxHashMap::default();
    for n in counts.iter().filter_map(|c| c.studies) {
        *told.entry(n.to_bits()).or_default() += 1;
    }
    let all = f64::from(told.values().sum::<u32>());
    let rare = |n: f64| told.get(&n.to_bits()).map_or(0.0, |c| (all / f64::from(*c)).ln());
    let mut postings: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (i, v) in vectors.iter().enumerate() {
        for (h, _) in v.iter().filter(|(h, _)| (2..=COMMON as u32).contains(&df[h])) {
            postings.entry(*h).or_default().push(i as u32);
        }
    }
    let like = |i: usize, o: usize| cosine(&vectors[i], &vectors[o]) + counts[i].likeness(counts[o], rare);
    // Of each article: its nearest one, how near, and how near the next is.
    let nearest: Vec<(Option<u32>, f64, f64)> = vectors
        .iter()
        .enumerate()
        .map(|(i, v)| {
            let mut heavy: Vec<&(u32, f64)> = v.iter().filter(|(h, _)| postings.get(h).is_some_and(|p| p.len() > 1)).collect();
            heavy.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let others: FxHashSet<u32> = heavy.iter().take(LOOKED_UP).flat_map(|(h, _)| &postings[h]).copied().collect();
            let mut near: Vec<(f64, u32)> =
                others.into_iter().map(|o| o as usize).filter(|o| *o != i).map(|o| (like(i, o), o as u32)).collect();
            near.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            (near.first().map(|n| n.1), near.first().map_or(0.0, |n| n.0), near.get(1).map_or(0.0, |n| n.0))
        })
        .collect();
    let mut out = Vec::new();
    for (i, (other, like, next)) in nearest.iter().enumerate() {
        let Some(o) = other.map(|o| o as usize).filter(|o| *o > i) else { continue };
        if nearest[o].0 == Some(i as u32) {
            let margin = like - next.max(nearest[o].2);
            let odds = (like + margin - ENOUGH) * SLOPE;
            out.push((articles[i], articles[o], odds));
        }
    }
    out
}
