//! Picks what answers a question out of the graph.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, Brief, Citation, Line, StudyLine};
use crate::graph::*;
use crate::lexicon::{Lexicon, normalize};
use crate::record::{ClaimKind, DosageRole, Family};

/// Propositions that a brief shows at most, and lines in each of its lists.
const ANSWERS: usize = 12;
const LINES: usize = 12;

/// Citations under one line at most.
const CITED: usize = 3;

fn citations(places: &[Provenance]) -> Vec<Citation> {
    let cite = |p: &Provenance| Citation { article: p.article.clone(), start: p.start, end: p.end, quote: p.quote.clone() };
    let mut out: Vec<Citation> = places.iter().filter(|p| !p.quote.is_empty()).map(cite).collect();
    out.sort_unstable();
    out.dedup();
    // One quote an article first, so that every article that tells is named.
    let mut seen = BTreeSet::new();
    let (first, more): (Vec<Citation>, Vec<Citation>) = out.into_iter().partition(|c| seen.insert(c.article.clone()));
    first.into_iter().chain(more).take(CITED).collect()
}

/// The nodes that a name asked for stands for: the concept, its forms and narrower kinds.
fn asked(graph: &Graph, name: &str) -> BTreeSet<String> {
    let lexicon = Lexicon::embedded();
    let wanted = lexicon.by_name(name).map(|c| c.id.clone());
    let plain = normalize(name);
    let fits = |c: &&ConceptNode| {
        Some(&c.id) == wanted.as_ref()
            || normalize(&c.name) == plain
            || lexicon.by_id(&c.id).is_some_and(|k| lexicon.ancestors(k).iter().any(|a| Some(&a.id) == wanted.as_ref()))
    };
    let direct: BTreeSet<String> = graph.concepts().filter(fits).map(|c| c.id.clone()).collect();
    let holds = |c: &&ConceptNode| c.members.iter().any(|m| direct.contains(m));
    let combinations: Vec<String> = graph.concepts().filter(holds).map(|c| c.id.clone()).collect();
    direct.into_iter().chain(combinations).collect()
}

/// How telling a proposition is: studies before reviews before statements.
fn weight(p: &PropositionNode) -> (u32, u32, u32) {
    let studies = p.studies.plus(p.refined_studies);
    let reviews = p.reviews.plus(p.refined_reviews);
    (studies.supports + studies.disputes, reviews.total() + studies.neutral, p.statements.total())
}

/// Propositions of the whole corpus, the most telling first.
pub fn ranked(graph: &Graph) -> Vec<&PropositionNode> {
    let mut all: Vec<&PropositionNode> = graph.propositions().collect();
    all.sort_by(|a, b| weight(b).cmp(&weight(a)).then(a.name.cmp(&b.name)).then(a.id.cmp(&b.id)));
    all
}

/// Edges of one kind by the node they start at or end at.
struct Index<'a> {
    about: BTreeMap<&'a str, Vec<&'a AboutEdge>>,
    told: BTreeMap<&'a str, Vec<&'a Provenance>>,
    gives: BTreeMap<&'a str, Vec<&'a GivesEdge>>,
    dosages: BTreeMap<&'a str, &'a DosageNode>,
    claims: BTreeMap<&'a str, &'a ClaimNode>,
}

impl<'a> Index<'a> {
    fn new(graph: &'a Graph) -> Self {
        let mut index = Index {
            about: BTreeMap::new(),
            told: BTreeMap::new(),
            gives: BTreeMap::new(),
            dosages: BTreeMap::new(),
            claims: BTreeMap::new(),
        };
        for e in &graph.edges {
            match e {
                Edge::About(a) => index.about.entry(&a.object).or_default().push(a),
                Edge::Gives(g) => index.gives.entry(&g.subject).or_default().push(g),
                Edge::From(_) | Edge::Reports(_) | Edge::Retells(_) => index.told.entry(e.object()).or_default().extend(e.provenance()),
                _ => {}
            }
        }
        for n in &graph.nodes {
            match n {
                Node::Dosage(d) => drop(index.dosages.insert(&d.id, d)),
                Node::Claim(c) => drop(index.claims.insert(&c.id, c)),
                _ => {}
            }
        }
        index
    }

    fn study_places(&self, study: &str) -> Vec<Provenance> {
        self.told.get(study).into_iter().flatten().map(|p| (*p).clone()).collect()
    }

    fn dosage_words(&self, id: &str) -> Option<String> {
        let d = self.dosages.get(id)?;
        let amount = range_words(&d.amount);
        let often = d.frequency.map(|f| format!(", {} per {}", range_words(&f.times), f.period.as_str())).unwrap_or_default();
        let substance = d.substance.as_deref().map(|s| format!(" of {s}")).unwrap_or_default();
        let basis = d.basis.map(|b| format!(" ({})", b.as_str().replace('_', " "))).unwrap_or_default();
        Some(format!("{amount} {}{substance}{often}{basis}", d.unit))
    }
}

fn study_line(index: &Index, s: &StudyNode, stance: &str) -> StudyLine {
    let mut parts = vec![design_words(s)];
    parts.extend(s.year.map(|y| y.0[0].to_string()));
    parts.extend(s.author.as_ref().map(|a| format!("by {a}")));
    parts.extend(s.journal.as_ref().map(|j| format!("in {j}")));
    parts.push(match &s.size {
        Some(n) => format!("{} studied", range_words(n)),
        None if level(s.design, &s.modifiers).is_review() => String::new(),
        None => "size not told".into(),
    });
    parts.extend(s.studies_included.as_ref().map(|n| format!("{} studies included", range_words(n))));
    parts.extend(s.population.clone());
    let mut places = index.study_places(&s.id);
    for g in index.gives.get(s.id.as_str()).into_iter().flatten() {
        parts.extend(index.dosage_words(&g.object));
        places.extend(g.provenance.iter().cloned());
    }
    parts.extend(s.duration.as_ref().map(|d| format!("for {}", duration_words(d))));
    parts.retain(|p| !p.is_empty());
    StudyLine { study: s.id.clone(), text: parts.join("; "), stance: stance.to_string(), citations: citations(&places) }
}

fn answer(index: &Index, p: &PropositionNode) -> Answer {
    // Studies and reviews first, in the order of the design table; statements after them.
    let claims = p.sources.iter().flat_map(|s| s.claims.iter().take(CITED)).filter_map(|c| index.claims.get(c.as_str()));
    let cite = |c: &&ClaimNode| Citation { article: c.article.clone(), start: c.start, end: c.end, quote: c.quote.clone() };
    let mut seen = BTreeSet::new();
    let citations = claims.map(cite).filter(|c| seen.insert(c.clone())).take(CITED).collect();
    Answer {
        proposition: p.id.clone(),
        name: p.name.clone(),
        verdict: p.verdict,
        belief: p.belief_with_refinements.value,
        reasons: p.reasons.clone(),
        designs: p.designs.clone(),
        studies: p.studies.plus(p.refined_studies),
        citations,
    }
}

fn lines(edges: impl Iterator<Item = (String, Vec<Provenance>)>) -> Vec<Line> {
    let mut merged: BTreeMap<String, Vec<Provenance>> = BTreeMap::new();
    for (text, places) in edges {
        merged.entry(text).or_default().extend(places);
    }
    merged.into_iter().map(|(text, places)| Line { text, citations: citations(&places) }).take(LINES).collect()
}

fn cause_words(causes: &[Cause]) -> String {
    let one = |c: &Cause| format!("{} ({} against {})", crate::brief::markdown::words(&c.field), c.supporting, c.disputing);
    if causes.is_empty() { "nothing told sets them apart".into() } else { causes.iter().map(one).collect::<Vec<_>>().join(", ") }
}

/// What the corpus says of `subject`, and what it does to `object`.
pub fn brief(graph: &Graph, subject: &str, object: Option<&str>) -> Brief {
    let index = Index::new(graph);
    let subjects = asked(graph, subject);
    let objects = object.map(|o| asked(graph, o));
    let fits = |p: &&PropositionNode| subjects.contains(&p.subject) && objects.as_ref().is_none_or(|o| o.contains(&p.object));
    let propositions: Vec<&PropositionNode> = ranked(graph).into_iter().filter(fits).collect();
    let ids: BTreeSet<&str> = propositions.iter().map(|p| p.id.as_str()).collect();
    let studies: BTreeMap<&str, &StudyNode> = graph.studies().map(|s| (s.id.as_str(), s)).collect();
    let mut stances: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for p in propositions.iter().filter(|p| p.family == Family::Causal) {
        for s in p.sources.iter().filter(|s| s.refinement.is_none()) {
            if let Some(id) = &s.study {
                stances.entry(id).or_default().insert(format!("{} \"{}\"", s.stance.as_str(), p.name));
            }
        }
    }
    let mut told: Vec<&StudyNode> = stances.keys().filter_map(|id| studies.get(id).copied()).collect();
    told.sort_by_key(|s| (level(s.design, &s.modifiers), std::cmp::Reverse(s.year.map(|y| y.0)), s.id.clone()));
    let of_told: BTreeSet<&str> = told.iter().map(|s| s.id.as_str()).collect();
    let name = |id: &str| {
        studies
            .get(id)
            .map_or(String::new(), |s| format!("{}{}", s.year.map(|y| format!("{} ", y.0[0])).unwrap_or_default(), design_words(s)))
    };

    let disputes = graph.edges.iter().filter_map(|e| match e {
        Edge::Contradicts(c) if ids.contains(c.proposition.as_str()) => {
            let text = format!("{} against {}: they differ in {}", name(&c.subject), name(&c.object), cause_words(&c.causes));
            Some((text, c.provenance.clone()))
        }
        _ => None,
    });
    let differ = told.iter().flat_map(|s| s.disagreements.iter().map(move |d| (s, d)));
    let disagreements = differ.map(|(s, d)| {
        let values: Vec<String> = d.values.iter().map(|v| format!("{} ({})", v.value, v.articles.join(", "))).collect();
        (
            format!("{}: {} told as {}", name(&s.id), crate::brief::markdown::words(&d.field), values.join(" and ")),
            index.study_places(&s.id),
        )
    });
    let overclaims = graph.edges.iter().filter_map(|e| match e {
        Edge::Overclaims(o) if of_told.contains(o.object.as_str()) => {
            Some((format!("{}: {}", name(&o.object), o.reason), o.provenance.clone()))
        }
        _ => None,
    });
    let weak = told.iter().flat_map(|s| s.limitations.iter().map(move |l| (s, l)));
    let limitations = weak.map(|(s, l)| (format!("{}: {}", name(&s.id), l.as_str().replace('_', " ")), index.study_places(&s.id)));
    let gaps = propositions.iter().flat_map(|p| index.about.get(p.id.as_str()).into_iter().flatten()).filter_map(|a| {
        let c = index.claims.get(a.subject.as_str()).filter(|c| c.claim_kind == ClaimKind::Gap)?;
        Some((format!("more research is called for on {} and {}", c.subject, c.object), a.provenance.clone()))
    });
    let of_subject = |d: &DosageNode| d.concept.as_ref().is_some_and(|c| subjects.contains(c));
    let limits = graph.edges.iter().filter_map(|e| match e {
        Edge::Of(o) => {
            let d = index.dosages.get(o.subject.as_str()).filter(|d| d.role == DosageRole::UpperLimit && of_subject(d))?;
            Some((format!("upper limit: {}", index.dosage_words(&d.id)?), o.provenance.clone()))
        }
        Edge::Exceeds(x) => {
            index.dosages.get(x.subject.as_str()).filter(|d| of_subject(d))?;
            let basis = if x.same_basis { "" } else { "; they may not be counted on the same basis" };
            Some((
                format!("{} exceeds the limit of {} {}/d{basis}", index.dosage_words(&x.subject)?, x.limit, x.unit),
                x.provenance.clone(),
            ))
        }
        _ => None,
    });
    let stance = |id: &str| stances[id].iter().take(3).cloned().collect::<Vec<_>>().join("; ");
    Brief {
        subject: subject.to_string(),
        object: object.map(str::to_string),
        disputes: lines(disputes),
        disagreements: lines(disagreements),
        overclaims: lines(overclaims),
        limitations: lines(limitations),
        gaps: lines(gaps),
        safety: lines(limits),
        studies: told.iter().take(2 * LINES).map(|s| study_line(&index, s, &stance(&s.id))).collect(),
        answers: propositions.iter().take(ANSWERS).map(|p| answer(&index, p)).collect(),
    }
}
