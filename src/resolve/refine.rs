//! Groups looked at again when all of them stand: a member that fits another group about as well as its own leaves it.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Agglomeration, FLOOR, Group, SURE};
use super::compare::identifiers;
use super::quantity::Closeness;

impl Agglomeration<'_> {
    /// Whether something firmer than details holds a member in its group: an identifier, words, a copied text.
    pub(super) fn anchored(&self, m: u32, group: &Group) -> bool {
        let p = &self.given.profiles[m as usize];
        group.members.iter().filter(|o| **o != m).any(|o| {
            identifiers(p, &self.given.profiles[*o as usize]) == Closeness::Same || self.given.links.contains_key(&(m.min(*o), m.max(*o)))
        })
    }

    /// Members that, looked at again when all groups stand, fit another group about as well as the rest of their own.
    pub(super) fn misfits(&self, pairs: &[(u32, u32)]) -> BTreeMap<u32, Vec<(u32, f64)>> {
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
    pub(super) fn dissolve(&mut self, doubtful: &BTreeMap<u32, Vec<(u32, f64)>>) {
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
}
