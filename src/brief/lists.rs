//! The lists of a brief: what is disputed and why, what articles tell differently, overclaims, what is missing.

use std::collections::{BTreeMap, BTreeSet};

use super::Line;
use super::index::{Index, lines};
use super::studies::{Labels, Told, cause_words, field_words, name, weakness};
use crate::graph::*;
use crate::record::{ClaimKind, Limitation};

/// Lines in each list at most.
const LINES: usize = 12;

/// What the lists are made from.
pub struct Lists<'a, 'b> {
    /// The graph.
    pub graph: &'a Graph,
    /// It, by node.
    pub index: &'b Index<'a>,
    /// Names of the studies.
    pub labels: &'b Labels<'a>,
    /// The propositions that answer.
    pub propositions: &'b [&'a PropositionNode],
    /// Their studies.
    pub told: &'b [Told<'a>],
    /// Whether an object was asked for.
    pub asked_object: bool,
}

impl Lists<'_, '_> {
    fn named(&self, study: &str) -> String {
        let kind = self.index.studies.get(study).map_or(String::new(), |s| name(s));
        match self.labels.of(study) {
            "" => kind,
            label => format!("{label} ({kind})"),
        }
    }

    /// Studies that contradict each other, and reviews that do not follow the studies.
    pub fn disputes(&self) -> Vec<Line> {
        let ids: BTreeMap<&str, &str> = self.propositions.iter().map(|p| (p.id.as_str(), p.name.as_str())).collect();
        let mut out: Vec<(String, Vec<Provenance>)> = Vec::new();
        for e in &self.graph.edges {
            let Edge::Contradicts(c) = e else { continue };
            let Some(question) = ids.get(c.proposition.as_str()) else { continue };
            let one_article = |id: &str| self.index.studies.get(id).map(|s| &s.articles);
            let apart = one_article(&c.subject) != one_article(&c.object);
            let text = format!(
                "“{question}”: {} supports it, {} disputes it; {}",
                self.named(&c.subject),
                self.named(&c.object),
                cause_words(&c.causes, apart)
            );
            out.push((text, c.provenance.clone()));
        }
        for p in self.propositions.iter().take(3).filter(|p| p.verdict == Verdict::Contested) {
            let supports = p.sources.iter().filter(|s| s.stance == Stance::Supports && s.level != DesignLevel::Statement);
            let supporting = self.labels.list(supports.filter_map(|s| s.study.as_deref()));
            for s in p.sources.iter().filter(|s| s.level.is_review() && matches!(s.stance, Stance::Neutral | Stance::Disputes)) {
                let Some(study) = s.study.as_deref() else { continue };
                let verb = if s.stance == Stance::Neutral { "leaves it open" } else { "disputes it" };
                let weak = self.index.studies.get(study).map_or(&[][..], |s| &s.limitations[..]);
                let weak: Vec<&Weakness> = weak.iter().filter(|w| w.limitation != Limitation::Other).collect();
                let reasons: Vec<String> = weak.iter().map(|w| weakness(w.limitation)).collect();
                let because = if reasons.is_empty() { String::new() } else { format!("; it names {}", reasons.join(", ")) };
                let mut places = self.index.places(p, s);
                places.truncate(2);
                places.extend(weak.iter().flat_map(|w| w.provenance.iter().take(1).cloned()));
                let others = if supporting.is_empty() { String::new() } else { format!(", others{supporting} support it") };
                out.push((format!("“{}”: {} {verb}{others}{because}", p.name, self.named(study)), places));
            }
        }
        lines(out, LINES)
    }

    /// Articles that tell one study differently.
    pub fn disagreements(&self) -> Vec<Line> {
        let all = self.told.iter().flat_map(|t| t.study.disagreements.iter().map(move |d| (t, d)));
        let line = |(t, d): (&Told, &Disagreement)| {
            let values: Vec<String> =
                d.values.iter().map(|v| format!("{} (in {})", v.value, self.index.article_names(&v.articles))).collect();
            let mut places: Vec<Provenance> = t.stances.iter().flat_map(|(p, s)| self.index.places(p, s)).collect();
            places.extend(self.index.mentions(&t.study.id));
            (format!("{}: {} is told as {}", self.named(&t.study.id), field_words(d.field), values.join(" and as ")), places)
        };
        lines(all.map(line), LINES)
    }

    /// Wordings stronger than their study.
    pub fn overclaims(&self) -> Vec<Line> {
        let of_told: BTreeSet<&str> = self.told.iter().map(|t| t.study.id.as_str()).collect();
        let line = |e: &Edge| match e {
            Edge::Overclaims(o) if of_told.contains(o.object.as_str()) => {
                Some((format!("{}: {}", self.named(&o.object), o.reason), o.provenance.clone()))
            }
            _ => None,
        };
        lines(self.graph.edges.iter().filter_map(line), LINES)
    }

    /// Weaknesses, each once: of which studies, and of the evidence in general; then what no article tells.
    pub fn limitations(&self) -> Vec<Line> {
        let mut by: BTreeMap<Limitation, (BTreeSet<&str>, bool, Vec<Provenance>)> = BTreeMap::new();
        for t in self.told {
            for w in &t.study.limitations {
                let entry = by.entry(w.limitation).or_default();
                entry.0.insert(&t.study.id);
                entry.2.extend(w.provenance.iter().cloned());
            }
        }
        let telling: BTreeSet<&str> =
            self.propositions.iter().flat_map(|p| &p.sources).flat_map(|s| s.articles.iter().map(String::as_str)).collect();
        for a in telling.iter().filter_map(|a| self.index.articles.get(a)) {
            for w in &a.limitations {
                let entry = by.entry(w.limitation).or_default();
                entry.1 = true;
                entry.2.extend(w.provenance.iter().cloned());
            }
        }
        let mut out: Vec<(String, Vec<Provenance>)> = Vec::new();
        by.remove(&Limitation::Other);
        for (limitation, (studies, general, places)) in by {
            let of = self.labels.list(studies.into_iter());
            let general = match (general, of.is_empty()) {
                (true, false) => ", and of the evidence in general",
                (true, true) => ", told of the evidence in general",
                _ => "",
            };
            out.push((format!("{}{of}{general}", weakness(limitation)), places));
        }
        let unsized_studies: Vec<&Told> = self.told.iter().filter(|t| t.study.size.is_none() && !t.level.is_review()).collect();
        if !unsized_studies.is_empty() {
            let names = self.labels.list(unsized_studies.iter().map(|t| t.study.id.as_str()));
            let places = unsized_studies.iter().flat_map(|t| self.index.mentions(&t.study.id)).collect();
            out.push((format!("how many people were studied is not told{names}"), places));
        }
        lines(out, LINES)
    }

    /// Calls for research, one line a question.
    pub fn gaps(&self) -> Vec<Line> {
        let of = self.propositions.iter().flat_map(|p| self.index.about.get(p.id.as_str()).into_iter().flatten().map(move |a| (p, a)));
        let gaps = of.filter_map(|(p, a)| {
            let claim = self.index.claims.get(a.subject.as_str()).filter(|c| c.claim_kind == ClaimKind::Gap)?;
            // An object that the words do not name was lent by the text around them.
            let named = claim.quote.to_lowercase().contains(&claim.object.to_lowercase());
            let object = if named || self.asked_object { format!(" and {}", self.index.concept_name(&p.object)) } else { String::new() };
            Some((format!("more research is called for on {}{object}", self.index.concept_name(&p.subject)), a.provenance.clone()))
        });
        lines(gaps, LINES)
    }
}
