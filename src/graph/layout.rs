//! The second half of a graph: propositions with their evidence, contradictions, limits, links between concepts; then
//! everything in canonical order.

use std::collections::BTreeMap;

use super::build::{Builder, claim_id, edge_id, plain_edge};
use super::edge::*;
use super::evidence::*;
use super::node::*;
use super::{Graph, round, words};
use crate::lexicon::ParentLink;
use crate::record::{DosageRole, SCHEMA_VERSION};
use crate::resolve::amount;
use crate::synthesize::{self, Compared, Dose, Key, Mirrors, Telling};

fn round_strength(s: &mut Strength) {
    for x in [&mut s.reliability, &mut s.wording, &mut s.reading, &mut s.probability] {
        *x = round(*x);
    }
}

fn round_belief(b: &mut Belief) {
    for x in [&mut b.value, &mut b.contrary, &mut b.support, &mut b.dispute] {
        *x = round(*x);
    }
}

impl Builder<'_> {
    fn places(&self, node: &str) -> Vec<Provenance> {
        self.told.get(node).map_or(Vec::new(), |p| p.iter().cloned().collect())
    }

    /// Propositions, what claims are about, and which studies contradict each other.
    pub(super) fn propositions(&mut self) {
        let records = self.records;
        let mut tellings: Vec<Telling> = Vec::new();
        for (i, r) in records.iter().enumerate() {
            let original = self.resolution.copy_of[i].map_or(i, |(o, _)| o);
            for claim in &r.claims {
                let study = self.study_of(i, claim.study.as_deref());
                let mention = r.studies.iter().find(|s| claim.study.as_deref() == Some(&s.id));
                let conditions = mention.map_or(&[][..], |s| &s.conditions[..]);
                tellings.push(Telling { node: claim_id(r, claim), claim, article: records[original].id.clone(), study, conditions });
            }
        }
        let studies = std::mem::take(&mut self.studies);
        let abouts = synthesize::abouts(&tellings, &mut self.concepts);
        let made = synthesize::propositions(&abouts, &tellings, &studies, &self.concepts);
        let ids: BTreeMap<&Key, &str> = made.iter().map(|(k, p)| (k, p.id.as_str())).collect();
        for a in &abouts {
            let claim = &tellings[a.telling].node;
            let object = ids[&a.key].to_string();
            let id = edge_id("about", claim, &object, None);
            let provenance = self.places(claim);
            self.edge(Edge::About(AboutEdge { id, subject: claim.clone(), object, stance: a.stance, provenance }));
        }
        let compared = self.compared(&studies);
        let mirrors = Mirrors::new(made.iter().map(|(_, p)| p));
        let keys: BTreeMap<&str, &Key> = made.iter().map(|(k, p)| (p.id.as_str(), k)).collect();
        for (key, p) in &made {
            for (supports, disputes) in synthesize::pairs(p, |a, b| synthesize::comparable(keys[a], keys[b], &mut self.concepts)) {
                let (a, b) = (&compared[supports], &compared[disputes]);
                if !mirrors.tells(p, disputes, supports) && !synthesize::other_kinds(a.study, b.study, &key.subject, &self.concepts) {
                    self.contradiction(p, a, b);
                }
            }
            plain_edge!(self, Subject, SubjectEdge, "subject", p.id.clone(), key.subject.clone(), Vec::new());
            plain_edge!(self, Object, ObjectEdge, "object", p.id.clone(), key.object.clone(), Vec::new());
            if let Some(c) = &key.comparator {
                plain_edge!(self, Comparator, ComparatorEdge, "comparator", p.id.clone(), c.clone(), Vec::new());
            }
            for narrower in &p.refinements {
                plain_edge!(self, Refines, RefinesEdge, "refines", narrower.clone(), p.id.clone(), Vec::new());
            }
        }
        drop(compared);
        for (_, mut p) in made {
            [&mut p.belief, &mut p.belief_with_refinements].into_iter().flatten().for_each(round_belief);
            p.sources.iter_mut().for_each(|s| round_strength(&mut s.strength));
            self.node(Node::Proposition(p));
        }
        studies.into_iter().for_each(|s| self.node(Node::Study(Box::new(s))));
    }

    fn contradiction(&mut self, p: &PropositionNode, a: &Compared, b: &Compared) {
        let (subject, object) = (a.study.id.clone(), b.study.id.clone());
        let of_pair = |s: &&Source| s.study.as_ref().is_some_and(|s| *s == subject || *s == object);
        let mut provenance: Vec<Provenance> =
            p.sources.iter().filter(of_pair).flat_map(|s| &s.claims).flat_map(|c| self.places(c)).collect();
        provenance.sort_unstable();
        provenance.dedup();
        let id = edge_id("contradicts", &subject, &object, Some(&p.id));
        let causes = synthesize::causes(a, b);
        if synthesize::perhaps_one(a.study, b.study, &causes) {
            return;
        }
        let proposition = p.id.clone();
        self.edge(Edge::Contradicts(ContradictsEdge { id, subject, object, proposition, causes, provenance }));
    }

    /// Each study with its doses by substance.
    fn compared<'s>(&mut self, studies: &'s [StudyNode]) -> BTreeMap<&'s str, Compared<'s>> {
        let mut doses: BTreeMap<usize, Vec<Dose>> = BTreeMap::new();
        for (i, r) in self.records.iter().enumerate() {
            for d in r.dosages.iter().filter(|d| matches!(d.role, DosageRole::Administered | DosageRole::Typical)) {
                let (Some(at), Some(a), Some(words)) = (self.study_of(i, d.study.as_deref()), amount(d), words::dose_words(d)) else {
                    continue;
                };
                let concept = d.substance.as_deref().map(|s| self.concepts.get(s, d.concept.as_deref()));
                let substance = concept.map(|c| self.concepts.base(&c));
                let unit = if a.daily { format!("{} a day", a.unit) } else { a.unit };
                doses.entry(at).or_default().push(Dose { substance, amount: a.value.high, unit, words });
            }
        }
        let with =
            |(i, study): (usize, &'s StudyNode)| (study.id.as_str(), Compared { study, doses: doses.remove(&i).unwrap_or_default() });
        studies.iter().enumerate().map(with).collect()
    }

    /// Amounts above a stated upper limit of the same substance.
    pub(super) fn limits(&mut self) {
        let dosages: Vec<DosageNode> =
            self.nodes.values().filter_map(|n| if let Node::Dosage(d) = n { Some(d.clone()) } else { None }).collect();
        let mut by_base: BTreeMap<String, Vec<&DosageNode>> = BTreeMap::new();
        for d in &dosages {
            if let Some(c) = &d.concept {
                by_base.entry(self.concepts.base(c)).or_default().push(d);
            }
        }
        for list in by_base.values() {
            for limit in list.iter().filter(|d| d.role == DosageRole::UpperLimit) {
                for given in list {
                    let Some(x) = synthesize::excess(given, limit) else { continue };
                    let mut provenance = self.places(&given.id);
                    provenance.extend(self.places(&limit.id));
                    provenance.sort_unstable();
                    self.edge(Edge::Exceeds(ExceedsEdge {
                        id: edge_id("exceeds", &given.id, &limit.id, None),
                        subject: given.id.clone(),
                        object: limit.id.clone(),
                        amount: round(x.amount),
                        limit: round(x.limit),
                        unit: x.unit,
                        same_basis: x.same_basis,
                        provenance,
                    }));
                }
            }
        }
    }

    /// Adds the concepts and their links, and puts everything in order.
    pub(super) fn finish(mut self) -> Graph {
        for (narrow, link, broad) in self.concepts.links() {
            match link {
                ParentLink::FormOf => plain_edge!(self, FormOf, FormOfEdge, "form_of", narrow, broad, Vec::new()),
                ParentLink::IsA => plain_edge!(self, Broader, BroaderEdge, "broader", narrow, broad, Vec::new()),
            }
        }
        let members: Vec<(String, String)> =
            self.concepts.nodes().flat_map(|c| c.members.iter().map(|m| (c.id.clone(), m.clone()))).collect();
        for (whole, member) in members {
            plain_edge!(self, Combines, CombinesEdge, "combines", whole, member, Vec::new());
        }
        let mut nodes: Vec<Node> = self.nodes.into_values().collect();
        nodes.extend(self.concepts.into_nodes().into_iter().map(Node::Concept));
        nodes.sort_by(|a, b| (a.kind(), a.id()).cmp(&(b.kind(), b.id())));
        let mut edges: Vec<Edge> = self.edges.into_values().collect();
        edges.sort_by(|a, b| (a.kind(), a.subject(), a.object(), a.id()).cmp(&(b.kind(), b.subject(), b.object(), b.id())));
        Graph { schema_version: SCHEMA_VERSION.into(), nodes, edges }
    }
}
