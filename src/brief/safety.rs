//! Limits and safety: upper limits, amounts above them, harms that are told or denied, advice of caution, amounts advised.

use std::collections::{BTreeMap, BTreeSet};

use super::Line;
use super::index::{Index, lines};
use super::studies::Labels;
use crate::graph::*;
use crate::record::{ClaimKind, DosageRole, Family, Valence};

/// Lines of each kind at most.
const LINES: usize = 12;

type Told = Vec<(String, Vec<Provenance>)>;

/// Places as article, first and last code point.
type Places = Vec<(String, usize, usize)>;

/// Harms that are told in one way.
#[derive(Default)]
struct Harms<'a> {
    objects: BTreeSet<&'a str>,
    studies: BTreeSet<&'a str>,
    /// Whether an article says so of no study.
    stated: bool,
    places: Vec<Provenance>,
}

/// What the lines are made from.
pub struct Safety<'a, 'b> {
    /// The graph.
    pub graph: &'a Graph,
    /// It, by node.
    pub index: &'b Index<'a>,
    /// Names of the studies.
    pub labels: &'b Labels<'a>,
    /// The concepts asked for.
    pub subjects: &'b BTreeSet<String>,
}

impl Safety<'_, '_> {
    /// All lines, limits first.
    pub fn lines(&self) -> Vec<Line> {
        let all = [self.amounts(DosageRole::UpperLimit, "upper limit"), self.excesses(), self.harms(), self.cautions()];
        let advised = self.amounts(DosageRole::Recommended, "advised");
        all.into_iter().chain([advised]).flat_map(|told| lines(told, LINES)).collect()
    }

    fn of_subject(&self, d: &DosageNode) -> bool {
        d.concept.as_ref().is_some_and(|c| self.subjects.contains(c))
    }

    fn amounts(&self, role: DosageRole, what: &str) -> Told {
        let of = self.graph.edges.iter().filter_map(|e| if let Edge::Of(o) = e { Some(o) } else { None });
        let of = of.filter(|o| self.index.dosages.get(o.subject.as_str()).is_some_and(|d| d.role == role && self.of_subject(d)));
        of.filter_map(|o| Some((format!("{what}: {}", self.index.dosage(&o.subject)?), o.provenance.clone()))).collect()
    }

    fn excesses(&self) -> Told {
        let mut out = Told::new();
        for e in &self.graph.edges {
            let Edge::Exceeds(x) = e else { continue };
            let Some(given) = self.index.dosages.get(x.subject.as_str()).filter(|d| self.of_subject(d)) else { continue };
            let basis = if x.same_basis { "" } else { "; the two may not be counted on the same basis" };
            let role = if given.role == DosageRole::Recommended { "advised" } else { "given" };
            if let (Some(given), Some(limit)) = (self.index.dosage(&x.subject), self.index.dosage(&x.object)) {
                out.push((format!("over a limit: {role} {given}; the limit is {limit}{basis}"), x.provenance.clone()));
            }
        }
        out
    }

    /// Whether a source tells of a harm: in words of safety, or of something bad that is caused.
    fn harmful(&self, p: &PropositionNode, s: &Source) -> bool {
        let mut claims = s.claims.iter().filter_map(|c| self.index.claims.get(c.as_str()));
        claims.any(|c| c.claim_kind == ClaimKind::Safety || p.effect == Effect::Causes && c.valence == Some(Valence::Harmful))
    }

    /// Harms, those that the same words tell in one line: "said to cause: nausea, headache".
    fn harms(&self) -> Told {
        let of_subject = |p: &&PropositionNode| p.family == Family::Causal && self.subjects.contains(&p.subject) && p.comparator.is_none();
        let verb = |p: &PropositionNode, stance: Stance| {
            Some(match (p.effect, stance) {
                (Effect::Causes, Stance::Supports) => "said to cause",
                (Effect::Causes, Stance::Disputes) => "said not to cause",
                (Effect::Causes, Stance::Neutral) => "left open whether it causes",
                (Effect::Worsens, Stance::Supports) => "said to worsen or increase",
                (Effect::Increases, Stance::Supports) => "said to increase",
                (Effect::Decreases, Stance::Supports) => "said to decrease",
                (Effect::Affects, Stance::Supports) => "said to affect or interact with",
                _ => return None,
            })
        };
        let mut groups: BTreeMap<(&str, Places), Harms> = BTreeMap::new();
        for p in self.graph.propositions().filter(of_subject) {
            for s in p.sources.iter().filter(|s| s.refinement.is_none()) {
                let told = matches!(p.effect, Effect::Causes) && s.stance != Stance::Supports || self.harmful(p, s);
                let Some(verb) = verb(p, s.stance).filter(|_| told) else { continue };
                let places = self.index.places(p, s);
                let key = places.iter().map(|p| (p.article.clone(), p.start, p.end)).collect();
                let group = groups.entry((verb, key)).or_insert_with(|| Harms { places, ..Harms::default() });
                group.objects.insert(self.index.concept_name(&p.object));
                group.studies.extend(s.study.as_deref());
                group.stated |= s.study.is_none();
            }
        }
        // The same told in several places is one line.
        let mut told: BTreeMap<(&str, BTreeSet<&str>), Harms> = BTreeMap::new();
        for ((verb, _), harms) in groups {
            let line = told.entry((verb, harms.objects)).or_default();
            line.studies.extend(harms.studies);
            line.stated |= harms.stated;
            line.places.extend(harms.places);
        }
        let line = |((verb, objects), harms): ((&str, BTreeSet<&str>), Harms)| {
            let names = objects.into_iter().collect::<Vec<_>>().join(", ");
            let of = self.labels.list(harms.studies.into_iter());
            let of = if harms.stated { of.replace(')', ", and without a study)") } else { of };
            (format!("{verb}: {names}{of}"), harms.places)
        };
        let mut out: Told = told.into_iter().map(line).collect();
        // What is denied and left open stands after what is told.
        out.sort_by_key(|(text, _)| (text.starts_with("left open"), text.starts_with("said not")));
        out
    }

    /// Advice to take care, to avoid it, to ask somebody before.
    fn cautions(&self) -> Told {
        let mut out = Told::new();
        let fits = |p: &&PropositionNode| {
            self.subjects.contains(&p.subject) && matches!(p.effect, Effect::Affects | Effect::Causes | Effect::Worsens)
        };
        for p in self.graph.propositions().filter(fits) {
            for a in self.index.about.get(p.id.as_str()).into_iter().flatten() {
                // An object that the words do not name was lent by the text around them.
                let named = |c: &&&ClaimNode| c.quote.to_lowercase().contains(&c.object.to_lowercase());
                let claim = self.index.claims.get(a.subject.as_str()).filter(|c| c.claim_kind == ClaimKind::Recommendation);
                if claim.filter(named).is_some() {
                    out.push((format!("caution is advised: {}", self.index.concept_name(&p.object)), a.provenance.clone()));
                }
            }
        }
        out
    }
}
