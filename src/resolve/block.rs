//! Which mentions are worth comparing: those that share a key. A block that is too large is cut by the details its members
//! share, one after another, so that the work grows with the number of mentions and not with its square.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::profile::{Profile, Symbol, Topic};

/// Blocks up to this size are compared pair by pair.
const LARGEST: usize = 16;

/// Mentions that share every detail are compared with this many that follow, which keeps them connected.
const WINDOW: usize = 8;

fn key(value: impl Hash) -> u64 {
    let mut h = FxHasher::default();
    value.hash(&mut h);
    h.finish()
}

/// The keys of one mention: the blocks it stands in, and the details by which a large block is cut.
struct Keys {
    blocks: Vec<u64>,
    details: Vec<Vec<u64>>,
}

/// The substances and conditions by which a mention can be found, each once.
fn subjects(p: &Profile) -> (Vec<Symbol>, Vec<Symbol>) {
    let bases = |topics: &[Topic]| topics.iter().map(|t| t.base).collect::<BTreeSet<_>>().into_iter().collect();
    (bases(&p.interventions), bases(&p.conditions))
}

/// `half` holds the substances and conditions that some mention names without the other half.
fn keys(p: &Profile, half: &FxHashSet<Symbol>) -> Keys {
    let mut blocks: Vec<u64> = p.keys.iter().map(|k| key((0u8, k))).collect();
    let (substances, conditions) = subjects(p);
    for s in &substances {
        blocks.extend(conditions.iter().map(|c| key((1u8, s, c))));
    }
    blocks.extend(substances.iter().chain(&conditions).filter(|s| half.contains(s)).map(|s| key((2u8, s))));
    if let (Some(author), Some(year)) = (p.author, p.year) {
        // A year and the next one: two accounts may be a year apart.
        blocks.extend([0, 1].map(|d| key((4u8, author, year.0[1] + d))));
    }
    if let (Some(size), Some(author)) = (p.size.filter(|s| s.is_point()), p.author) {
        blocks.push(key((5u8, size.low as u64, author)));
    }
    blocks.extend(p.figures.iter().map(|f| key((6u8, f))));
    blocks.sort_unstable();
    blocks.dedup();

    let both = |x: f64| [x.floor() as i64, x.floor() as i64 + 1];
    let size = p.size.map_or(vec![], |s| if s.is_point() { both(s.low / 10.0).into() } else { both((s.low + s.high) / 20.0).into() });
    let days = p.duration.map_or(vec![], |d| both(d.days.low.max(0.1).ln() / 0.0953).into());
    let numbers = |tag: u8, list: Vec<i64>| list.into_iter().map(|n| key((tag, n))).collect::<Vec<u64>>();
    let doses = p.doses.iter().map(|d| key((12u8, &d.amount.unit, d.amount.value.high.to_bits()))).collect();
    let design = p.design.map_or(vec![], |d| vec![key((18u8, d, &p.modifiers))]);
    let details = vec![
        numbers(10, size),
        p.author.iter().map(|a| key((11u8, a))).collect(),
        doses,
        p.year.map_or(vec![], |y| [0, 1].map(|d| key((13u8, y.0[1] + d))).into()),
        numbers(14, days),
        p.journal.iter().map(|j| key((15u8, j))).collect(),
        p.country.iter().map(|c| key((16u8, c))).collect(),
        p.included.iter().map(|n| key((17u8, *n as u64))).collect(),
        design,
        p.interventions.iter().map(|t| key((19u8, t.exact))).collect(),
        p.period.iter().map(|y| key((20u8, y.0[1]))).collect(),
        vec![key((21u8, p.findings.0))],
    ];
    Keys { blocks, details }
}

fn cut(members: &[u32], detail: usize, all: &[Keys], emit: &mut impl FnMut(u32, u32)) {
    if members.len() <= LARGEST {
        for (i, a) in members.iter().enumerate() {
            for b in &members[i + 1..] {
                emit(*a, *b);
            }
        }
        return;
    }
    let details = all[members[0] as usize].details.len();
    let mut smaller = false;
    for d in detail..details {
        let mut groups: Vec<(u64, u32)> = Vec::with_capacity(members.len() * 2);
        for m in members {
            groups.extend(all[*m as usize].details[d].iter().map(|k| (*k, *m)));
        }
        groups.sort_unstable();
        for group in groups.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() > 1) {
            smaller = true;
            let group: Vec<u32> = group.iter().map(|(_, m)| *m).collect();
            cut(&group, d + 1, all, emit);
        }
    }
    if !smaller {
        for (i, a) in members.iter().enumerate() {
            for b in members[i + 1..].iter().take(WINDOW) {
                emit(*a, *b);
            }
        }
    }
}

/// The pairs of mentions, smaller index first, that share a block and that `keep` lets through; sorted, each once.
pub fn candidates(profiles: &[Profile], keep: impl Fn(u32, u32) -> bool) -> Vec<(u32, u32)> {
    let halves = profiles.iter().map(subjects).filter(|(s, c)| s.is_empty() != c.is_empty());
    let half: FxHashSet<Symbol> = halves.flat_map(|(s, c)| s.into_iter().chain(c)).collect();
    let all: Vec<Keys> = profiles.iter().map(|p| keys(p, &half)).collect();
    let mut blocks: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (i, k) in all.iter().enumerate() {
        for b in &k.blocks {
            blocks.entry(*b).or_default().push(i as u32);
        }
    }
    let mut blocks: Vec<Vec<u32>> = blocks.into_values().filter(|b| b.len() > 1).collect();
    blocks.sort_unstable();
    blocks.dedup();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for block in &blocks {
        cut(block, 0, &all, &mut |a, b| {
            let pair = (a.min(b), a.max(b));
            if a != b && keep(pair.0, pair.1) {
                pairs.push(pair);
            }
        });
        if pairs.len() > 1 << 22 {
            pairs.sort_unstable();
            pairs.dedup();
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
