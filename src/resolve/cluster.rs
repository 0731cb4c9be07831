//! Mentions put together to studies: the surest pair first, never two that conflict, and never where a mention fits two
//! studies about equally well.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::compare::{COMPARED, Field, closeness, identifiers};
use super::frequency::Frequencies;
use super::profile::Profile;
use super::quantity::Closeness;

/// Least probability of a merge, seen from both sides and against every rival.
pub const SURE: f64 = 0.7;

/// Log odds under which a pair is not kept as neighbours at all.
const FLOOR: f64 = -5.0;

/// Log odds of being one study, all but the conflict counted, from which two studies are taken for twins.
const TWINS: f64 = 2.0;

/// What two mentions agree or differ on, and what it is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// On what.
    pub field: Field,
    /// In natural logarithms of odds.
    pub weight: f64,
}

/// Two groups of mentions that became one.
#[derive(Clone, Debug)]
pub struct Merge {
    /// Mentions of the one group, ascending.
    pub left: Vec<u32>,
    /// Mentions of the other.
    pub right: Vec<u32>,
    /// Log odds, the prior included.
    pub weight: f64,
    /// Probability, rivals counted.
    pub confidence: f64,
    /// What spoke for it and against it.
    pub evidence: Vec<Agreement>,
}

/// A group that fits two others that exclude each other.
#[derive(Clone, Debug)]
pub struct Ambiguous {
    /// Its first mention.
    pub mention: u32,
    /// First mentions of the groups it fits, best first.
    pub fits: Vec<(u32, f64)>,
}

/// Mentions put together.
pub struct Clustering {
    /// The members of each study in ascending order; studies in the order of their first members.
    pub groups: Vec<Vec<u32>>,
    /// How each came about, by first member.
    pub merges: BTreeMap<u32, Vec<Merge>>,
    /// What fits two.
    pub ambiguous: Vec<Ambiguous>,
}

/// What the agglomeration asks about mentions.
pub struct Evidence<'a> {
    /// The mentions.
    pub profiles: &'a [Profile],
    /// How rare values are.
    pub frequencies: &'a Frequencies,
    /// Log odds from elsewhere (words, copies, identifiers), by pair.
    pub links: &'a BTreeMap<(u32, u32), Agreement>,
    /// Whether two mentions cannot be one study.
    pub conflict: &'a dyn Fn(u32, u32) -> bool,
}

struct Group {
    members: Vec<u32>,
    profile: Profile,
    version: u32,
    near: BTreeMap<u32, f64>,
    merges: Vec<Merge>,
}

impl Group {
    fn of(mention: u32, profiles: &[Profile]) -> Group {
        let profile = profiles[mention as usize].clone();
        Group { members: vec![mention], profile, version: 0, near: BTreeMap::new(), merges: Vec::new() }
    }

    /// The group had `mention` never joined it.
    fn without(&self, mention: u32, profiles: &[Profile]) -> Group {
        let members: Vec<u32> = self.members.iter().copied().filter(|m| *m != mention).collect();
        let mut group = Group::of(members[0], profiles);
        for m in &members[1..] {
            group.profile.absorb(&profiles[*m as usize]);
        }
        group.members = members;
        group
    }
}

#[derive(PartialEq)]
struct Candidate {
    weight: f64,
    left: u32,
    right: u32,
    versions: (u32, u32),
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.weight.total_cmp(&other.weight).then_with(|| (other.left, other.right).cmp(&(self.left, self.right)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

struct Agglomeration<'a> {
    given: &'a Evidence<'a>,
    groups: Vec<Option<Group>>,
    heap: BinaryHeap<Candidate>,
}

impl Agglomeration<'_> {
    fn group(&self, i: u32) -> Option<&Group> {
        self.groups[i as usize].as_ref()
    }

    fn link(&self, a: &Group, b: &Group) -> Option<&Agreement> {
        if self.given.links.is_empty() {
            return None;
        }
        let pairs = a.members.iter().flat_map(|x| b.members.iter().map(move |y| (*x.min(y), *x.max(y))));
        pairs.filter_map(|p| self.given.links.get(&p)).max_by(|x, y| x.weight.total_cmp(&y.weight))
    }

    fn conflict(&self, a: &Group, b: &Group) -> bool {
        a.members.iter().any(|x| b.members.iter().any(|y| (self.given.conflict)(*x, *y)))
    }

    fn weight(&self, a: u32, b: u32) -> Option<f64> {
        self.between(self.group(a)?, self.group(b)?)
    }

    fn between(&self, a: &Group, b: &Group) -> Option<f64> {
        if self.conflict(a, b) {
            return None;
        }
        let link = self.link(a, b);
        let fields = self.given.frequencies.weigh(&a.profile, &b.profile, link.is_some())?;
        Some(fields + link.map_or(0.0, |l| l.weight))
    }

    fn push(&mut self, a: u32, b: u32, weight: f64) {
        let (left, right) = (a.min(b), a.max(b));
        if weight > (SURE / (1.0 - SURE)).ln()
            && let (Some(l), Some(r)) = (self.group(left), self.group(right))
        {
            let versions = (l.version, r.version);
            self.heap.push(Candidate { weight, left, right, versions });
        }
    }

    /// Whether `a` and `b` would be one study but for fields that do not tell `of` which of them it is. What only one of two
    /// such twins is told with does not speak for it: the other may well share it.
    fn twins(&self, of: &Group, a: &Group, b: &Group) -> bool {
        let mut sum = self.given.frequencies.prior();
        for field in COMPARED {
            let near = closeness(field, &a.profile, &b.profile);
            if near == Closeness::Conflict {
                if closeness(field, &of.profile, &a.profile) != closeness(field, &of.profile, &b.profile) {
                    return false;
                }
            } else {
                sum += self.given.frequencies.value(field, near, &a.profile, &b.profile);
            }
        }
        sum > TWINS
    }

    /// The probability that `a` and `b` are one, against every other neighbour of `a` that cannot be in the same study as `b`.
    fn share(&self, a: u32, b: u32, weight: f64) -> f64 {
        let (Some(of), Some(target)) = (self.group(a), self.group(b)) else { return 0.0 };
        let mut rivals = 1.0;
        for (c, w) in of.near.iter().filter(|(c, _)| **c != b) {
            let Some(rival) = self.group(*c).filter(|rival| self.conflict(rival, target)) else { continue };
            let w = if *w < weight && self.twins(of, target, rival) { weight } else { *w };
            rivals += w.min(600.0).exp();
        }
        let odds = weight.min(600.0).exp();
        odds / (rivals + odds)
    }

    fn evidence(&self, a: &Group, b: &Group) -> Vec<Agreement> {
        let mut out: Vec<Agreement> = self.link(a, b).cloned().into_iter().collect();
        for field in COMPARED {
            let near = closeness(field, &a.profile, &b.profile);
            if near != Closeness::Missing {
                let weight = self.given.frequencies.value(field, near, &a.profile, &b.profile).max(-2.0);
                out.push(Agreement { field, weight });
            }
        }
        out
    }

    fn merge(&mut self, left: u32, right: u32, weight: f64, confidence: f64) {
        let (Some(mut a), Some(b)) = (self.groups[left as usize].take(), self.groups[right as usize].take()) else { return };
        let evidence = self.evidence(&a, &b);
        a.merges.extend(b.merges.iter().cloned());
        a.merges.push(Merge { left: a.members.clone(), right: b.members.clone(), weight, confidence, evidence });
        a.profile.absorb(&b.profile);
        a.members.extend(&b.members);
        a.members.sort_unstable();
        a.version += 1;
        let mut around: Vec<u32> = a.near.keys().chain(b.near.keys()).copied().filter(|n| *n != left && *n != right).collect();
        around.sort_unstable();
        around.dedup();
        a.near.clear();
        self.groups[left as usize] = Some(a);
        for n in around {
            let weight = self.weight(left, n).filter(|w| *w > FLOOR);
            if let Some(other) = self.groups[n as usize].as_mut() {
                other.near.remove(&right);
                match weight {
                    Some(w) => other.near.insert(left, w),
                    None => other.near.remove(&left),
                };
            }
            if let Some(w) = weight {
                if let Some(g) = self.groups[left as usize].as_mut() {
                    g.near.insert(n, w);
                }
                self.push(left, n, w);
            }
        }
    }

    /// Whether something firmer than details holds a member in its group: an identifier, words, a copied text.
    fn anchored(&self, m: u32, group: &Group) -> bool {
        let p = &self.given.profiles[m as usize];
        group.members.iter().filter(|o| **o != m).any(|o| {
            identifiers(p, &self.given.profiles[*o as usize]) == Closeness::Same || self.given.links.contains_key(&(m.min(*o), m.max(*o)))
        })
    }

    /// Members that, looked at again when all groups stand, fit another group about as well as the rest of their own.
    fn misfits(&self, pairs: &[(u32, u32)]) -> BTreeMap<u32, Vec<(u32, f64)>> {
        let mut home: Vec<u32> = vec![0; self.groups.len()];
        for (i, g) in self.groups.iter().enumerate() {
            for m in g.iter().flat_map(|g| &g.members) {
                home[*m as usize] = i as u32;
            }
        }
        let mut others: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for (a, b) in pairs {
            let (x, y) = (home[*a as usize], home[*b as usize]);
            for (m, own, other) in [(a, x, y), (b, y, x)] {
                if own != other && self.group(own).is_some_and(|g| g.members.len() > 1) {
                    others.entry(*m).or_default().insert(other);
                }
            }
        }
        let mut out = BTreeMap::new();
        for (m, others) in others {
            let Some(own) = self.group(home[m as usize]).filter(|g| !self.anchored(m, g)) else { continue };
            let alone = Group::of(m, self.given.profiles);
            let rest = own.without(m, self.given.profiles);
            let Some(weight) = self.between(&alone, &rest) else { continue };
            let mut rivals: Vec<(u32, f64)> = Vec::new();
            for other in others.iter().filter_map(|o| self.group(*o)) {
                let fits = self.between(&alone, other).filter(|w| *w > FLOOR);
                if let Some(w) = fits.filter(|_| self.conflict(&rest, other)) {
                    rivals.push((other.members[0], if w < weight && self.twins(&alone, &rest, other) { weight } else { w }));
                }
            }
            let odds = |w: f64| w.min(600.0).exp();
            let share = odds(weight) / (1.0 + odds(weight) + rivals.iter().map(|(_, w)| odds(*w)).sum::<f64>());
            if share < SURE && !rivals.is_empty() {
                rivals.push((rest.members[0], weight));
                out.insert(m, rivals);
            }
        }
        out
    }

    /// Makes every doubtful mention a study of its own again.
    fn dissolve(&mut self, doubtful: &BTreeMap<u32, Vec<(u32, f64)>>) {
        for i in 0..self.groups.len() {
            let Some(g) = self.groups[i].as_ref().filter(|g| g.members.len() > 1) else { continue };
            let (out, kept): (Vec<u32>, Vec<u32>) = g.members.iter().partition(|m| doubtful.contains_key(m));
            if out.is_empty() {
                continue;
            }
            let mut merges = g.merges.clone();
            for side in merges.iter_mut().flat_map(|m| [&mut m.left, &mut m.right]) {
                side.retain(|m| !doubtful.contains_key(m));
            }
            merges.retain(|m| !m.left.is_empty() && !m.right.is_empty());
            self.groups[i] = None;
            if let Some((first, more)) = kept.split_first() {
                let mut group = Group::of(*first, self.given.profiles);
                for m in more {
                    group.profile.absorb(&self.given.profiles[*m as usize]);
                }
                group.members = kept.clone();
                group.merges = merges;
                self.groups[*first as usize] = Some(group);
            }
            for m in out {
                self.groups[m as usize] = Some(Group::of(m, self.given.profiles));
            }
        }
    }

    /// Merges until nothing sure is left; returns the pairs that rivals keep apart.
    fn run(&mut self) -> Vec<Candidate> {
        loop {
            let mut apart: Vec<Candidate> = Vec::new();
            let mut merged = false;
            while let Some(c) = self.heap.pop() {
                let current = |i: u32, v: u32| self.group(i).is_some_and(|g| g.version == v);
                if !current(c.left, c.versions.0) || !current(c.right, c.versions.1) {
                    continue;
                }
                let confidence = self.share(c.left, c.right, c.weight).min(self.share(c.right, c.left, c.weight));
                if confidence >= SURE {
                    self.merge(c.left, c.right, c.weight, confidence);
                    merged = true;
                } else {
                    apart.push(c);
                }
            }
            if !merged {
                return apart;
            }
            self.heap.extend(apart);
        }
    }
}

/// Puts mentions together. `sure` are pairs to merge at once (shared identifiers), `pairs` the candidates, both sorted.
pub fn cluster(given: &Evidence, sure: &[(u32, u32)], pairs: &[(u32, u32)]) -> Clustering {
    let groups = (0..given.profiles.len()).map(|i| Some(Group::of(i as u32, given.profiles))).collect();
    let mut all = Agglomeration { given, groups, heap: BinaryHeap::new() };
    let mut home: Vec<u32> = (0..given.profiles.len() as u32).collect();
    for (a, b) in sure {
        let (x, y) = (root(&mut home, *a), root(&mut home, *b));
        if x != y {
            let (x, y) = (x.min(y), x.max(y));
            all.merge(x, y, 100.0, 1.0);
            home[y as usize] = x;
        }
    }
    for (a, b) in pairs {
        let (a, b) = (root(&mut home, *a), root(&mut home, *b));
        if a == b || all.group(a).is_some_and(|g| g.near.contains_key(&b)) {
            continue;
        }
        if let Some(w) = all.weight(a, b).filter(|w| *w > FLOOR) {
            for (x, y) in [(a, b), (b, a)] {
                if let Some(g) = all.groups[x as usize].as_mut() {
                    g.near.insert(y, w);
                }
            }
            all.push(a, b, w);
        }
    }
    let apart = all.run();
    let mut doubtful: BTreeMap<u32, Vec<(u32, f64)>> = BTreeMap::new();
    for c in &apart {
        for (of, fits) in [(c.left, c.right), (c.right, c.left)] {
            if all.share(of, fits, c.weight) < SURE {
                let first = |i: u32| all.group(i).map_or(i, |g| g.members[0]);
                let Some(group) = all.group(of) else { continue };
                for m in group.members.iter().filter(|m| !all.anchored(**m, group)) {
                    doubtful.entry(*m).or_default().push((first(fits), c.weight));
                }
            }
        }
    }
    doubtful.extend(all.misfits(pairs));
    all.dissolve(&doubtful);
    let ambiguous = doubtful
        .into_iter()
        .map(|(mention, mut fits)| {
            fits.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            fits.dedup_by_key(|f| f.0);
            Ambiguous { mention, fits }
        })
        .collect();
    let mut merges = BTreeMap::new();
    let mut groups = Vec::new();
    for g in all.groups.into_iter().flatten() {
        merges.insert(g.members[0], g.merges);
        groups.push(g.members);
    }
    Clustering { groups, merges, ambiguous }
}

fn root(home: &mut [u32], mut i: u32) -> u32 {
    while home[i as usize] != i {
        home[i as usize] = home[home[i as usize] as usize];
        i = home[i as usize];
    }
    i
}
