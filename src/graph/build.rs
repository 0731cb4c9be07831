//! Records to graph: resolves studies, forms propositions, and lays out nodes and edges.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::edge::*;
use super::evidence::*;
use super::node::*;
use super::{Graph, round, study, words};
use crate::ids::content_id;
use crate::lexicon::Lexicon;
use crate::record::{Catalogue, Claim, Dosage, DosageRole, Fact, Record, SampleKind, SampleValue, Study, YearRole};
use crate::resolve::{Resolution, resolve};
use crate::synthesize::{self, Concepts};

/// What all records say together. The order of the records does not matter.
pub fn build(records: Vec<Record>) -> Graph {
    build_with(records, Lexicon::embedded())
}

/// The same with the names, kinds and parents of a vocabulary with imported concepts.
pub fn build_with(mut records: Vec<Record>, lexicon: &Lexicon) -> Graph {
    records.sort_by(|a, b| (&a.id, &a.article.sha256).cmp(&(&b.id, &b.article.sha256)));
    let resolution = resolve(&records, lexicon);
    let studies = study::studies(&records, &resolution);
    let mut made = Builder::new(&records, &resolution, studies, lexicon);
    made.articles();
    made.studies();
    made.claims();
    made.propositions();
    made.limits();
    made.finish()
}

/// The identifier of an edge: its kind, its ends and what tells it from others between them.
pub(super) fn edge_id(kind: &str, subject: &str, object: &str, mark: Option<&str>) -> String {
    #[derive(Serialize)]
    struct Identity<'a> {
        kind: &'a str,
        subject: &'a str,
        object: &'a str,
        mark: Option<&'a str>,
    }
    content_id("edge", &Identity { kind, subject, object, mark })
}

/// An edge that has nothing of its own but its ends.
macro_rules! plain_edge {
    ($self:ident, $variant:ident, $name:ident, $kind:literal, $subject:expr, $object:expr, $provenance:expr) => {{
        let (subject, object): (String, String) = ($subject, $object);
        let id = edge_id($kind, &subject, &object, None);
        $self.edge(Edge::$variant($name { id, subject, object, provenance: $provenance }));
    }};
}
pub(super) use plain_edge;

/// The words at a place, where a fact of the record has them.
fn quote_at(r: &Record, start: usize, end: usize) -> String {
    let design = r.designs.iter().find(|d| d.start == start && d.end == end).map(|d| d.quote.clone());
    let mention = || r.mentions.iter().find(|m| m.start == start && m.end == end).map(|m| m.quote.clone());
    design.or_else(mention).unwrap_or_default()
}

fn population_id(study: &str, arm: Option<&str>, description: Option<&str>) -> String {
    #[derive(Serialize)]
    struct Identity<'a> {
        study: &'a str,
        arm: Option<&'a str>,
        description: Option<&'a str>,
    }
    content_id("population", &Identity { study, arm, description })
}

pub(super) fn provenance(article: &str, fact: &impl Fact) -> Provenance {
    let span = fact.span();
    Provenance {
        article: article.to_string(),
        start: span.start,
        end: span.end,
        quote: fact.quote().to_string(),
        fact: Some(fact.id().to_string()),
        rule: Some(fact.rule().to_string()),
    }
}

fn identifiers(c: &Catalogue) -> Vec<String> {
    let doi = c.doi.iter().map(|d| format!("doi:{d}"));
    let pmcid = c.pmcid.iter().map(|p| format!("PMC:{}", p.trim_start_matches("PMC")));
    let mut out: Vec<String> = doi.chain(pmcid).chain(c.pmid.iter().map(|p| format!("PMID:{p}"))).collect();
    out.sort_unstable();
    out
}

/// The latest year of publication or update that the text gives.
fn dated(r: &Record) -> Option<i32> {
    r.years.iter().filter(|y| matches!(y.role, YearRole::Published | YearRole::Updated)).map(|y| y.year.0[1]).max()
}

fn article_id(record: &Record) -> String {
    #[derive(Serialize)]
    struct Identity<'a> {
        id: &'a str,
        sha256: &'a str,
    }
    content_id("article", &Identity { id: &record.id, sha256: &record.article.sha256 })
}

pub(super) fn claim_id(record: &Record, c: &Claim) -> String {
    #[derive(Serialize)]
    struct Identity<'a> {
        article: &'a str,
        start: usize,
        end: usize,
        subject: &'a str,
        relation: &'a str,
        object: &'a str,
    }
    let relation = c.relation.as_str();
    content_id(
        "claim",
        &Identity { article: &article_id(record), start: c.start, end: c.end, subject: &c.subject, relation, object: &c.object },
    )
}

/// The graph in the making.
pub(super) struct Builder<'a> {
    pub(super) records: &'a [Record],
    pub(super) resolution: &'a Resolution,
    pub(super) studies: Vec<StudyNode>,
    /// Study of each mention, by record and the mention's id in it.
    of_mention: BTreeMap<(usize, &'a str), usize>,
    pub(super) concepts: Concepts<'a>,
    pub(super) nodes: BTreeMap<(&'static str, String), Node>,
    pub(super) edges: BTreeMap<String, Edge>,
    /// Places where each claim and dosage is told.
    pub(super) told: BTreeMap<String, BTreeSet<Provenance>>,
}

impl<'a> Builder<'a> {
    fn new(records: &'a [Record], resolution: &'a Resolution, studies: Vec<StudyNode>, lexicon: &'a Lexicon) -> Self {
        let mut of_mention = BTreeMap::new();
        for (i, group) in resolution.groups.iter().enumerate() {
            for m in group {
                let p = &resolution.profiles[*m as usize];
                of_mention.insert((p.article as usize, records[p.article as usize].studies[p.study as usize].id.as_str()), i);
            }
        }
        let (nodes, edges, told) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Builder { records, resolution, studies, of_mention, concepts: Concepts::new(lexicon), nodes, edges, told }
    }

    pub(super) fn node(&mut self, node: Node) {
        self.nodes.entry((node.kind(), node.id().to_string())).or_insert(node);
    }

    /// Adds an edge; one that is there already takes over the places.
    pub(super) fn edge(&mut self, edge: Edge) {
        match self.edges.entry(edge.id().to_string()) {
            std::collections::btree_map::Entry::Vacant(v) => {
                v.insert(edge);
            }
            std::collections::btree_map::Entry::Occupied(mut o) => o.get_mut().add_provenance(edge.provenance()),
        }
    }

    pub(super) fn study_of(&self, record: usize, mention: Option<&str>) -> Option<usize> {
        self.of_mention.get(&(record, mention?)).copied()
    }

    fn articles(&mut self) {
        for (i, r) in self.records.iter().enumerate() {
            let original = self.resolution.copy_of[i].map(|(o, likeness)| (&self.records[o], likeness));
            let id = article_id(r);
            if let Some((o, likeness)) = original {
                let object = article_id(o);
                let edge = CopyOfEdge {
                    id: edge_id("copy_of", &id, &object, None),
                    subject: id.clone(),
                    object,
                    likeness: round(likeness),
                    provenance: Vec::new(),
                };
                self.edge(Edge::CopyOf(edge));
            }
            let catalogue = r.article.catalogue.as_ref();
            self.node(Node::Article(ArticleNode {
                id,
                article: r.id.clone(),
                sha256: r.article.sha256.clone(),
                title: r.article.title.clone().or_else(|| r.article.headline.clone()),
                url: r.article.url.clone(),
                published: r.article.published.clone(),
                dated: dated(r),
                identifiers: catalogue.map(identifiers).unwrap_or_default(),
                journal: catalogue.and_then(|c| c.journal.clone()),
                publication_types: catalogue.map(|c| c.publication_types.clone()).unwrap_or_default(),
                design: r.article_design,
                copy_of: original.map(|(o, _)| o.id.clone()),
                limitations: study::weaknesses(r.samples.iter().filter(|s| s.study.is_none()).map(|s| (r, s))),
            }));
        }
    }

    fn studies(&mut self) {
        for s in &self.studies {
            for c in s.interventions.iter().chain(&s.conditions).chain(&s.comparators) {
                self.concepts.get(&c.name, c.concept.as_deref());
            }
        }
        for (i, r) in self.records.iter().enumerate() {
            for s in &r.studies {
                let Some(at) = self.study_of(i, Some(&s.id)) else { continue };
                let (article, study) = (article_id(r), self.studies[at].id.clone());
                let places: Vec<Provenance> = s
                    .mentions
                    .iter()
                    .map(|m| Provenance {
                        article: r.id.clone(),
                        start: m.start,
                        end: m.end,
                        quote: quote_at(r, m.start, m.end),
                        fact: Some(s.id.clone()),
                        rule: None,
                    })
                    .collect();
                if s.own {
                    plain_edge!(self, Reports, ReportsEdge, "reports", article, study, places);
                } else {
                    plain_edge!(self, Retells, RetellsEdge, "retells", article, study, places);
                }
                self.sample(r, s, at);
            }
            for d in &r.dosages {
                let id = self.dosage(r, d);
                if let Some(at) = self.study_of(i, d.study.as_deref()) {
                    let study = self.studies[at].id.clone();
                    plain_edge!(self, Gives, GivesEdge, "gives", study, id, vec![provenance(&r.id, d)]);
                }
            }
        }
    }

    fn sample(&mut self, r: &Record, s: &Study, at: usize) {
        let node = &self.studies[at];
        let study = node.id.clone();
        let whole = PopulationNode {
            id: population_id(&study, None, node.population.as_deref()),
            study: study.clone(),
            arm: None,
            size: node.size,
            size_status: node.size_status,
            description: node.population.clone(),
        };
        if whole.size.is_some() || whole.description.is_some() {
            let told = r.samples.iter().filter(|x| x.study.as_deref() == Some(&s.id));
            let told = told.filter(|x| matches!(x.kind, SampleKind::Size | SampleKind::Population));
            let places = told.map(|x| provenance(&r.id, x)).collect();
            plain_edge!(self, Sample, SampleEdge, "sample", study.clone(), whole.id.clone(), places);
            self.node(Node::Population(whole));
        }
        for arm in s.arms.iter().filter(|a| a.label.is_some()) {
            let node = PopulationNode {
                id: population_id(&study, arm.label.as_deref(), None),
                study: study.clone(),
                arm: arm.label.clone(),
                size: arm.n,
                size_status: if arm.n.is_some() { SizeStatus::Reported } else { SizeStatus::NotReported },
                description: None,
            };
            let size = arm.n.map(SampleValue::Number);
            let told = r.samples.iter().filter(|x| x.study.as_deref() == Some(&s.id) && x.kind == SampleKind::GroupSize && x.value == size);
            let places = told.map(|x| provenance(&r.id, x)).collect();
            plain_edge!(self, Sample, SampleEdge, "sample", study.clone(), node.id.clone(), places);
            self.node(Node::Population(node));
        }
    }

    fn dosage(&mut self, r: &Record, d: &Dosage) -> String {
        let substance = d.substance.as_deref();
        let concept = substance.map(|s| self.concepts.get(s, d.concept.as_deref()));
        let duration = d.duration.as_ref().and_then(words::duration_iso);
        #[derive(Serialize)]
        struct Identity<'a> {
            substance: Option<&'a str>,
            role: DosageRole,
            low: Option<String>,
            high: Option<String>,
            unit: &'a str,
            frequency: Option<String>,
            duration: Option<&'a str>,
            route: Option<&'a str>,
            basis: Option<&'a str>,
        }
        let decimal = |n: Option<f64>| n.map(|n| n.to_string());
        let id = content_id(
            "dosage",
            &Identity {
                substance,
                role: d.role,
                low: decimal(d.amount.low()),
                high: decimal(d.amount.high()),
                unit: &d.unit,
                frequency: d.frequency.map(|f| format!("{} per {} {}", words::range_words(&f.times), f.every, f.period.as_str())),
                duration: duration.as_deref(),
                route: d.route.map(|x| x.as_str()),
                basis: d.basis.map(|x| x.as_str()),
            },
        );
        let place = provenance(&r.id, d);
        if let Some(concept) = &concept {
            plain_edge!(self, Of, OfEdge, "of", id.clone(), concept.clone(), vec![place.clone()]);
        }
        self.told.entry(id.clone()).or_default().insert(place);
        self.node(Node::Dosage(DosageNode {
            id: id.clone(),
            substance: d.substance.clone(),
            concept,
            role: d.role,
            amount: d.amount,
            unit: d.unit.clone(),
            frequency: d.frequency,
            duration,
            lasting: d.duration,
            route: d.route,
            basis: d.basis,
            per_day: d.per_day.clone(),
        }));
        id
    }

    fn claims(&mut self) {
        for (i, r) in self.records.iter().enumerate() {
            for c in &r.claims {
                let id = claim_id(r, c);
                let place = provenance(&r.id, c);
                self.told.entry(id.clone()).or_default().insert(place.clone());
                let study = self.study_of(i, c.study.as_deref());
                plain_edge!(self, States, StatesEdge, "states", article_id(r), id.clone(), vec![place.clone()]);
                if let Some(at) = study {
                    let object = self.studies[at].id.clone();
                    if let Some(reason) = synthesize::overclaim(c, &self.studies[at]) {
                        let mark = edge_id("overclaims", &id, &object, None);
                        let (subject, object) = (id.clone(), object.clone());
                        self.edge(Edge::Overclaims(OverclaimsEdge { id: mark, subject, object, reason, provenance: vec![place.clone()] }));
                    }
                    plain_edge!(self, From, FromEdge, "from", id.clone(), object, vec![place.clone()]);
                }
                if let Some(d) = r.dosages.iter().find(|d| c.dosage.as_deref() == Some(&d.id)) {
                    let dosage = self.dosage(r, d);
                    plain_edge!(self, Gives, GivesEdge, "gives", id.clone(), dosage, vec![provenance(&r.id, d)]);
                }
                self.node(Node::Claim(ClaimNode {
                    id,
                    article: r.id.clone(),
                    fact: c.id.clone(),
                    quote: c.quote.clone(),
                    start: c.start,
                    end: c.end,
                    subject: c.subject.clone(),
                    relation: c.relation,
                    object: c.object.clone(),
                    comparator: c.comparator.clone(),
                    family: c.family,
                    direction: c.direction,
                    valence: c.valence,
                    denied: c.denied,
                    certainty: c.certainty,
                    claim_kind: c.kind,
                    study: study.map(|at| self.studies[at].id.clone()),
                }));
            }
        }
    }
}
