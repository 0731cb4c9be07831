//! What a brief looks up in a graph, by node: where things are told, what was given, who was studied.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts;
use super::{Citation, Line};
use crate::graph::*;

/// Citations under one line at most.
pub const CITED: usize = 4;

/// Characters of a title in a line.
const TITLE: usize = 70;

/// Citations of places: one an article first, so that every article that tells is named.
pub fn citations(places: &[Provenance]) -> Vec<Citation> {
    let cite = |p: &Provenance| Citation { article: p.article.clone(), start: p.start, end: p.end, quote: p.quote.clone() };
    let mut out: Vec<Citation> = places.iter().filter(|p| !p.quote.is_empty()).map(cite).collect();
    out.sort_unstable();
    out.dedup();
    let mut seen = BTreeSet::new();
    let (first, more): (Vec<Citation>, Vec<Citation>) = out.into_iter().partition(|c| seen.insert(c.article.clone()));
    first.into_iter().chain(more).take(CITED).collect()
}

/// Lines with one text joined, in the order of their first appearance; a line that nothing can be cited for is left out.
pub fn lines(told: impl IntoIterator<Item = (String, Vec<Provenance>)>, most: usize) -> Vec<Line> {
    let mut order: Vec<String> = Vec::new();
    let mut merged: BTreeMap<String, Vec<Provenance>> = BTreeMap::new();
    for (text, places) in told {
        if !merged.contains_key(&text) {
            order.push(text.clone());
        }
        merged.entry(text).or_default().extend(places);
    }
    let line = |text: String| Line { citations: citations(&merged[&text]), text };
    order.into_iter().map(line).filter(|l| !l.citations.is_empty()).take(most).collect()
}

/// A graph's nodes by id and edges by the node they start at or end at.
pub struct Index<'a> {
    /// Claims that are about a proposition.
    pub about: BTreeMap<&'a str, Vec<&'a AboutEdge>>,
    /// Where a study is named.
    mentions: BTreeMap<&'a str, Vec<&'a Provenance>>,
    /// Amounts that a study gave.
    pub gives: BTreeMap<&'a str, Vec<&'a GivesEdge>>,
    /// Where it is told who was studied.
    people: BTreeMap<&'a str, Vec<&'a Provenance>>,
    /// Amounts.
    pub dosages: BTreeMap<&'a str, &'a DosageNode>,
    /// Claims.
    pub claims: BTreeMap<&'a str, &'a ClaimNode>,
    /// Studies.
    pub studies: BTreeMap<&'a str, &'a StudyNode>,
    /// Articles, by the record's id.
    pub articles: BTreeMap<&'a str, &'a ArticleNode>,
    /// Names of concepts.
    concepts: BTreeMap<&'a str, &'a str>,
}

impl<'a> Index<'a> {
    /// Of this graph.
    pub fn new(graph: &'a Graph) -> Self {
        let mut index = Index {
            about: BTreeMap::new(),
            mentions: BTreeMap::new(),
            gives: BTreeMap::new(),
            people: BTreeMap::new(),
            dosages: BTreeMap::new(),
            claims: BTreeMap::new(),
            studies: graph.studies().map(|s| (s.id.as_str(), s)).collect(),
            articles: BTreeMap::new(),
            concepts: graph.concepts().map(|c| (c.id.as_str(), c.name.as_str())).collect(),
        };
        for e in &graph.edges {
            match e {
                Edge::About(a) => index.about.entry(&a.object).or_default().push(a),
                Edge::Gives(g) => index.gives.entry(&g.subject).or_default().push(g),
                Edge::Reports(_) | Edge::Retells(_) => index.mentions.entry(e.object()).or_default().extend(e.provenance()),
                Edge::Sample(_) => index.people.entry(e.subject()).or_default().extend(e.provenance()),
                _ => {}
            }
        }
        for n in &graph.nodes {
            match n {
                Node::Dosage(d) => drop(index.dosages.insert(&d.id, d)),
                Node::Claim(c) => drop(index.claims.insert(&c.id, c)),
                Node::Article(a) => drop(index.articles.insert(&a.article, a)),
                _ => {}
            }
        }
        index
    }

    /// Where a study is named.
    pub fn mentions(&self, study: &str) -> Vec<Provenance> {
        self.mentions.get(study).into_iter().flatten().map(|p| (*p).clone()).collect()
    }

    /// Where it is told who was studied in it; `of` picks among the words.
    pub fn people(&self, study: &str, of: impl Fn(&str) -> bool) -> Vec<Provenance> {
        self.people.get(study).into_iter().flatten().filter(|p| of(&p.quote)).map(|p| (*p).clone()).collect()
    }

    /// Where a claim stands.
    pub fn place(&self, claim: &str) -> Option<Provenance> {
        let c = self.claims.get(claim)?;
        Some(Provenance { article: c.article.clone(), start: c.start, end: c.end, quote: c.quote.clone(), fact: None, rule: None })
    }

    /// Where the claims stand that give a source of a proposition its stance; all of its claims where none does alone.
    pub fn places(&self, p: &PropositionNode, source: &Source) -> Vec<Provenance> {
        let about = source.refinement.as_deref().unwrap_or(&p.id);
        let edges = self.about.get(about).into_iter().flatten();
        let telling: BTreeSet<&str> = edges.filter(|a| a.stance == source.stance).map(|a| a.subject.as_str()).collect();
        let of = |fits: &dyn Fn(&str) -> bool| source.claims.iter().filter(|c| fits(c)).filter_map(|c| self.place(c)).collect::<Vec<_>>();
        let own = of(&|c| telling.contains(c));
        if own.is_empty() { of(&|_| true) } else { own }
    }

    /// The first place of a source; of one that leaves open what it says both ways, one of each.
    pub fn first_places(&self, p: &PropositionNode, source: &Source) -> Vec<Provenance> {
        let about = source.refinement.as_deref().unwrap_or(&p.id);
        let edges = || self.about.get(about).into_iter().flatten().filter(|a| source.claims.contains(&a.subject));
        let first = |stance: Stance| edges().find(|a| a.stance == stance).and_then(|a| self.place(&a.subject));
        let own = self.places(p, source).into_iter().take(1).collect();
        if source.stance != Stance::Neutral || edges().any(|a| a.stance == Stance::Neutral) {
            return own;
        }
        let both: Vec<Provenance> = [Stance::Supports, Stance::Disputes].into_iter().filter_map(first).collect();
        if both.is_empty() { own } else { both }
    }

    /// An amount in words.
    pub fn dosage_words(&self, d: &DosageNode) -> String {
        amounts::dosage(d, d.concept.as_deref().map(|c| self.concept_name(c)))
    }

    /// The amount with this identifier in words.
    pub fn dosage(&self, id: &str) -> Option<String> {
        self.dosages.get(id).map(|d| self.dosage_words(d))
    }

    /// A concept's name.
    pub fn concept_name<'s>(&'s self, id: &'s str) -> &'s str {
        self.concepts.get(id).copied().unwrap_or(id)
    }

    /// What an article is called: its title, cut where it is long, else the record's id.
    pub fn article_name(&self, id: &str) -> String {
        match self.articles.get(id).and_then(|a| a.title.as_deref()) {
            Some(title) if title.chars().count() > TITLE => {
                let cut: String = title.chars().take(TITLE).collect();
                format!("“{}…”", cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept))
            }
            Some(title) => format!("“{title}”"),
            None => id.to_string(),
        }
    }

    /// Several of them.
    pub fn article_names(&self, ids: &[String]) -> String {
        ids.iter().map(|a| self.article_name(a)).collect::<Vec<_>>().join(", ")
    }
}
