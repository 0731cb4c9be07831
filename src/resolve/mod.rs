//! Which study mentions of all articles are one study.
//!
//! Shared identifiers settle it. Otherwise mentions that share a key ([`block`]) are compared field by field ([`compare`]),
//! agreement weighs by how rare the value is in the corpus ([`frequency`]), and groups grow from the surest pair down
//! ([`cluster`]): no group holds two mentions that conflict, and a mention that fits two groups joins neither. Two
//! articles that both report their own work are one study only where their words say so ([`own`]) or one is a copy of the
//! other ([`copies`]). Nothing here depends on the order of the records but their order by id, which the caller makes.

mod block;
mod cluster;
mod compare;
mod copies;
mod frequency;
mod own;
mod profile;
mod quantity;

use std::collections::{BTreeMap, BTreeSet};

pub use cluster::{Agreement, Ambiguous, Merge};
pub use compare::{COMPARED, Field, closeness, related};
pub use profile::{Profile, Symbols, Topic};
pub use quantity::{Closeness, Interval, amount, canonical_unit};

use crate::lexicon::Lexicon;
use crate::record::Record;

/// Log odds that a copy's study mention is its original's at the same place.
const COPY: f64 = 8.0;

/// The studies behind the mentions of a corpus.
pub struct Resolution {
    /// Every mention; `article` and `study` say where it stands.
    pub profiles: Vec<Profile>,
    /// The mentions of each study, ascending, as indexes into `profiles`; studies by first mention.
    pub groups: Vec<Vec<u32>>,
    /// How each study with several mentions came about, by its first mention.
    pub merges: BTreeMap<u32, Vec<Merge>>,
    /// Mentions that fit two studies.
    pub ambiguous: Vec<Ambiguous>,
    /// For each record the one it is a copy of and how alike the two are.
    pub copy_of: Vec<Option<(usize, f64)>>,
}

/// Resolves the study mentions of `records`, which must be in id order.
pub fn resolve(records: &[Record], lexicon: &Lexicon) -> Resolution {
    let mut symbols = Symbols::default();
    let mut profiles: Vec<Profile> = Vec::new();
    for (i, r) in records.iter().enumerate() {
        profiles.extend((0..r.studies.len()).map(|s| Profile::new(r, i, s, &mut symbols, lexicon)));
    }
    let copy_of = copies::copies(records);
    let frequencies = frequency::Frequencies::new(&profiles);
    let links = links(records, &profiles, &copy_of, frequencies.prior());
    let worded: Vec<bool> = profiles.iter().map(|p| p.own && !records[p.article as usize].words.is_empty()).collect();
    let conflict = |a: u32, b: u32| {
        let (x, y) = (a as usize, b as usize);
        let both_own = worded[x] && worded[y];
        if compare::conflict(&profiles[x], &profiles[y], both_own).is_some() {
            return true;
        }
        both_own && compare::identifiers(&profiles[x], &profiles[y]) != Closeness::Same && !links.contains_key(&(a.min(b), a.max(b)))
    };
    let mut pairs = block::candidates(&profiles, |a, b| !conflict(a, b));
    pairs.extend(links.keys().filter(|(a, b)| !conflict(*a, *b)));
    pairs.sort_unstable();
    pairs.dedup();
    let sure = identified(&profiles, &conflict);
    let given = cluster::Evidence { profiles: &profiles, frequencies: &frequencies, links: &links, conflict: &conflict };
    let made = cluster::cluster(&given, &sure, &pairs);
    Resolution { groups: made.groups, merges: made.merges, ambiguous: made.ambiguous, copy_of, profiles }
}

/// Pairs of mentions that share an identifier, each key's mentions with its first, as far as no conflict comes of it.
fn identified(profiles: &[Profile], conflict: &dyn Fn(u32, u32) -> bool) -> Vec<(u32, u32)> {
    let mut by_key: BTreeMap<(profile::KeyKind, profile::Symbol), Vec<u32>> = BTreeMap::new();
    for (i, p) in profiles.iter().enumerate() {
        for k in &p.keys {
            by_key.entry(*k).or_default().push(i as u32);
        }
    }
    // Keys that stand together in one mention hold several lists together; one conflict inside leaves the rest to the comparison.
    let mut home: Vec<u32> = (0..profiles.len() as u32).collect();
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for list in by_key.values() {
        for b in &list[1..] {
            let (x, y) = (home[list[0] as usize], home[*b as usize]);
            if x == y {
                continue;
            }
            let xs = members.remove(&x).unwrap_or_else(|| vec![x]);
            let ys = members.remove(&y).unwrap_or_else(|| vec![y]);
            if xs.iter().any(|a| ys.iter().any(|b| conflict(*a, *b))) {
                members.insert(x, xs);
                members.insert(y, ys);
                continue;
            }
            out.insert((list[0].min(*b), list[0].max(*b)));
            let root = x.min(y);
            let joined: Vec<u32> = xs.into_iter().chain(ys).collect();
            for m in &joined {
                home[*m as usize] = root;
            }
            members.insert(root, joined);
        }
    }
    out.into_iter().collect()
}

/// Log odds that come from the articles and not from what is told of the studies.
fn links(records: &[Record], profiles: &[Profile], copy_of: &[Option<(usize, f64)>], prior: f64) -> BTreeMap<(u32, u32), Agreement> {
    let mut of_article: Vec<Vec<u32>> = vec![Vec::new(); records.len()];
    for (i, p) in profiles.iter().enumerate() {
        of_article[p.article as usize].push(i as u32);
    }
    let mut out = BTreeMap::new();
    for (copy, original) in copy_of.iter().enumerate().filter_map(|(i, c)| c.map(|(o, _)| (i, o))) {
        let (a, b) = (&of_article[original], &of_article[copy]);
        if a.len() == b.len() {
            for (x, y) in a.iter().zip(b) {
                out.insert((*x.min(y), *x.max(y)), Agreement { field: Field::Article, weight: COPY - prior });
            }
        }
    }
    let own_mention = |article: usize| of_article[article].iter().copied().find(|m| profiles[*m as usize].own);
    let own: Vec<u32> = (0..records.len())
        .filter(|i| copy_of[*i].is_none() && !records[*i].words.is_empty() && own_mention(*i).is_some())
        .map(|i| i as u32)
        .collect();
    for (a, b, odds) in own::pairs(records, &own) {
        if let (Some(x), Some(y)) = (own_mention(a as usize), own_mention(b as usize)) {
            out.insert((x.min(y), x.max(y)), Agreement { field: Field::Words, weight: odds - prior });
        }
    }
    out
}
