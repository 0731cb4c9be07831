//! Picks what answers a question out of the graph.

use std::collections::BTreeSet;

use super::index::{CITED, Index, citations, lines};
use super::lists;
use super::names::asked;
use super::safety::Safety;
use super::studies::{self, Labels};
use super::{Answer, ArticleLine, Brief, Citation, LabelledRow, Line, RankedProposition, Ranking};
use crate::graph::*;
use crate::record::Family;
use crate::synthesize::{Mirrors, ONE_ARTICLE};

/// Propositions that a brief shows at most, and studies.
const ANSWERS: usize = 24;
const STUDIES: usize = 24;

/// Things that the subject is said to act on, shown where nothing answers.
const ELSEWHERE: usize = 12;

/// What a statement without a study adds to how telling a proposition is, against the strength of studies.
const STATEMENT: f64 = 0.02;

/// What is left of how telling a proposition is where no vocabulary lists what it speaks of.
const UNLISTED: f64 = 0.4;

/// How telling a proposition is: the strength of the studies and reviews that speak to it, statements far behind.
fn weight(p: &PropositionNode, listed: &BTreeSet<&str>) -> f64 {
    let of = |s: &Source| match (s.level, s.stance) {
        (_, Stance::NoStance) => 0.0,
        (DesignLevel::Statement, _) => STATEMENT,
        (level, stance) if level.is_review() || stance == Stance::Neutral => s.strength.probability / 2.0,
        _ => s.strength.probability,
    };
    let sum: f64 = p.sources.iter().map(of).sum();
    let known = listed.contains(p.subject.as_str()) && listed.contains(p.object.as_str());
    (sum * if known { 1.0 } else { UNLISTED } * 1e6).round()
}

/// Propositions of the whole corpus, the most telling first; of two opposite ones that rest on the same studies, one.
pub fn ranked(graph: &Graph) -> Vec<&PropositionNode> {
    let listed: BTreeSet<&str> = graph.concepts().filter(|c| c.class.is_some()).map(|c| c.id.as_str()).collect();
    let mirrors = Mirrors::new(graph.propositions());
    let mut all: Vec<(f64, &PropositionNode)> =
        graph.propositions().filter(|p| !mirrors.shadows(p)).map(|p| (weight(p, &listed), p)).collect();
    all.sort_by(|(x, a), (y, b)| y.total_cmp(x).then(a.name.cmp(&b.name)).then(a.id.cmp(&b.id)));
    all.into_iter().map(|(_, p)| p).collect()
}

/// The first `most` propositions of the whole corpus, or all where `most` is 0.
pub fn ranking(graph: &Graph, most: usize) -> Ranking {
    let all = ranked(graph);
    let most = if most == 0 { all.len() } else { most };
    let row = |p: &&PropositionNode| RankedProposition {
        proposition: p.id.clone(),
        name: p.name.clone(),
        verdict: p.verdict,
        belief: p.belief_with_refinements,
        studies: p.studies.plus(p.refined_studies),
        reviews: p.reviews.plus(p.refined_reviews),
        statements: p.statements,
    };
    Ranking { of: all.len(), propositions: all.iter().take(most).map(row).collect() }
}

fn number(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// Who stands on which side, each cited.
fn why(index: &Index, labels: &Labels, p: &PropositionNode) -> Vec<Line> {
    let mut out: Vec<(String, Vec<Provenance>)> = Vec::new();
    type Kind = fn(&Source) -> bool;
    let kinds: [(Kind, &str, &str); 3] = [
        (|s| s.level != DesignLevel::Statement && !s.level.is_review(), "independent study", "independent studies"),
        (|s| s.level.is_review(), "review", "reviews"),
        (|s| s.level == DesignLevel::Statement, "article without a study of it", "articles without a study of it"),
    ];
    for (of, one, many) in kinds {
        for (stance, alone, together) in [
            (Stance::Supports, "supports it", "support it"),
            (Stance::Disputes, "disputes it", "dispute it"),
            (Stance::Neutral, "leaves it open", "leave it open"),
        ] {
            let sources: Vec<&Source> = p.sources.iter().filter(|s| s.stance == stance && of(s)).collect();
            if sources.is_empty() {
                continue;
            }
            let names = labels.list(sources.iter().filter_map(|s| s.study.as_deref()));
            let narrower = sources.iter().filter(|s| s.refinement.is_some()).count();
            let narrower = match (narrower, sources.len()) {
                (0, _) => String::new(),
                (n, m) if n == m => ", on a form or a narrower case of it".into(),
                (n, _) => format!(", {n} of them on a form or a narrower case of it"),
            };
            let little = if one.starts_with("article") { ", which counts little" } else { "" };
            let text = format!(
                "{} {}{names}{narrower}{little}",
                number(sources.len(), one, many),
                if sources.len() == 1 { alone } else { together }
            );
            // One quote a source first, so that each is cited.
            let places: Vec<Provenance> = sources.iter().flat_map(|s| index.first_places(p, s)).collect();
            out.push((text, places));
        }
    }
    lines(out, usize::MAX)
}

/// Why the verdict, in one sentence, with the first words of each side.
fn reason(index: &Index, p: &PropositionNode) -> Line {
    let of = |stance: Stance| p.sources.iter().find(|s| s.stance == stance).and_then(|s| index.places(p, s).into_iter().next());
    let places: Vec<Provenance> = [Stance::Supports, Stance::Disputes, Stance::Neutral].into_iter().filter_map(of).collect();
    let mut text = p.reasons.first().cloned().unwrap_or_default();
    if p.reasons.iter().any(|r| r == ONE_ARTICLE) {
        text.push_str(&format!("; {ONE_ARTICLE}"));
    }
    Line { text, citations: citations(&places) }
}

fn rows(labels: &Labels, p: &PropositionNode) -> Vec<LabelledRow> {
    let row = |d: &DesignRow| {
        let of = |stance: Stance| {
            let sources = p.sources.iter().filter(|s| s.level == d.level && s.stance == stance);
            let mut names: Vec<String> = sources.filter_map(|s| s.study.as_deref()).map(|s| labels.of(s).to_string()).collect();
            names.retain(|n| !n.is_empty());
            names.sort_unstable();
            names
        };
        let (supports, disputes, neutral) = (of(Stance::Supports), of(Stance::Disputes), of(Stance::Neutral));
        LabelledRow { level: d.level, stances: d.stances, supports, disputes, neutral }
    };
    p.designs.iter().map(row).collect()
}

fn answer(index: &Index, labels: &Labels, p: &PropositionNode) -> Answer {
    // Studies and reviews first, in the order of the design table; statements after them.
    let places: Vec<Provenance> = p.sources.iter().filter_map(|s| index.places(p, s).into_iter().next()).collect();
    let mut seen = BTreeSet::new();
    let cite = |p: &Provenance| Citation { article: p.article.clone(), start: p.start, end: p.end, quote: p.quote.clone() };
    Answer {
        proposition: p.id.clone(),
        name: p.name.clone(),
        verdict: p.verdict,
        belief: p.belief_with_refinements,
        reason: reason(index, p),
        why: why(index, labels, p),
        designs: rows(labels, p),
        studies: p.studies.plus(p.refined_studies),
        reviews: p.reviews.plus(p.refined_reviews),
        statements: p.statements,
        citations: places.iter().map(cite).filter(|c| seen.insert(c.clone())).take(CITED).collect(),
    }
}

/// What the corpus says of `subject`, and what it does to `object`; of a condition asked for alone, what is said to act on it.
pub fn brief(graph: &Graph, subject: &str, object: Option<&str>) -> Brief {
    let index = Index::new(graph);
    let subjects = asked(graph, subject);
    let objects = object.map(|o| asked(graph, o));
    let speaks = |p: &&PropositionNode| !p.sources.is_empty() && subjects.all.contains(&p.subject);
    let fits = |p: &&PropositionNode| objects.as_ref().is_none_or(|o| o.all.contains(&p.object));
    let spoken: Vec<&PropositionNode> = ranked(graph).into_iter().filter(speaks).collect();
    let mut propositions: Vec<&PropositionNode> = spoken.iter().copied().filter(fits).collect();
    if object.is_none() && spoken.is_empty() {
        // A condition asked for alone: what is said to act on it.
        let acts = |p: &&PropositionNode| !p.sources.is_empty() && subjects.all.contains(&p.object);
        propositions = ranked(graph).into_iter().filter(acts).collect();
    }
    if let Some(objects) = &objects {
        // The question itself before its narrower cases: effects before associations.
        let precise = |p: &PropositionNode| {
            let asked = subjects.exact.contains(&p.subject) && objects.exact.contains(&p.object) && p.comparator.is_none();
            let told = p.sources.iter().any(|s| s.study.is_some());
            !(asked && told && p.family == Family::Causal)
        };
        propositions.sort_by_key(|p| precise(p));
    }
    let (told, told_of): (Vec<_>, Vec<_>) = studies::told(&index, &propositions, &subjects.all, objects.as_ref().map(|o| &o.all))
        .into_iter()
        .partition(|t| !t.stances.is_empty());
    let labels = Labels::new(&told);
    let answers: Vec<Answer> = propositions.iter().take(ANSWERS).map(|p| answer(&index, &labels, p)).collect();
    let mut elsewhere: Vec<String> = Vec::new();
    if answers.is_empty() {
        for p in &spoken {
            let name = index.concept_name(&p.object).to_string();
            if !elsewhere.contains(&name) && elsewhere.len() < ELSEWHERE {
                elsewhere.push(name);
            }
        }
    }
    let lists =
        lists::Lists { graph, index: &index, labels: &labels, propositions: &propositions, told: &told, asked_object: object.is_some() };
    let safety = Safety { graph, index: &index, labels: &labels, subjects: &subjects.all };
    let mut out = Brief {
        subject: subject.to_string(),
        object: object.map(str::to_string),
        of: propositions.len(),
        elsewhere,
        studies: told.iter().take(STUDIES).map(|t| studies::line(&index, &labels, t)).collect(),
        told_of: lines(told_of.iter().map(|t| studies::otherwise(&index, t, &spoken)), STUDIES),
        disputes: lists.disputes(),
        disagreements: lists.disagreements(),
        overclaims: lists.overclaims(),
        limitations: lists.limitations(),
        gaps: lists.gaps(),
        safety: if answers.is_empty() { Vec::new() } else { safety.lines() },
        answers,
        articles: Vec::new(),
    };
    out.articles = articles(&index, &out);
    out
}

/// The site that an address names.
fn site(url: &str) -> Option<String> {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#']).next()?;
    let host = host.trim_start_matches("www.");
    host.contains('.').then(|| host.to_string())
}

/// The articles that a brief cites, by id.
fn articles(index: &Index, brief: &Brief) -> Vec<ArticleLine> {
    let lists = [&brief.told_of, &brief.disputes, &brief.disagreements, &brief.overclaims, &brief.limitations, &brief.gaps, &brief.safety];
    let of_lists = lists.into_iter().flatten().flat_map(|l| &l.citations);
    let of_studies = brief.studies.iter().flat_map(|s| s.citations.iter().chain(s.details.iter().flat_map(|l| &l.citations)));
    let of_answers =
        brief.answers.iter().flat_map(|a| a.citations.iter().chain(a.why.iter().chain([&a.reason]).flat_map(|l| &l.citations)));
    let ids: BTreeSet<&str> = of_lists.chain(of_studies).chain(of_answers).map(|c| c.article.as_str()).collect();
    let line = |id: &str| {
        let node = index.articles.get(id);
        ArticleLine {
            article: id.to_string(),
            title: node.and_then(|a| a.title.clone()),
            site: node.and_then(|a| a.url.as_deref()).and_then(site),
            dated: node.and_then(|a| a.published.clone().or_else(|| a.dated.map(|y| y.to_string()))),
            url: node.and_then(|a| a.url.clone()),
        }
    };
    ids.into_iter().map(line).collect()
}
