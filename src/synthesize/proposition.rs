//! The evidence of each proposition, counted in independent studies, with that of its refinements apart.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::about::{About, Telling};
use super::concepts::Concepts;
use super::{belief, doubt, verdict};
use crate::graph::{DesignLevel, DesignRow, Effect, PropositionNode, Source, Stance, StanceCounts, StudyNode, level};
use crate::ids::content_id;
use crate::record::Family;

/// What a proposition is: the same for every claim that comes to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Key {
    /// Concept of the exposure.
    pub subject: String,
    /// The effect.
    pub effect: Effect,
    /// Concept of what it acts on.
    pub object: String,
    /// Concept of an active comparator.
    pub comparator: Option<String>,
    /// Effect or association.
    pub family: Family,
}

impl Key {
    /// The proposition node's identifier.
    pub fn id(&self) -> String {
        content_id("proposition", self)
    }
}

/// The stance that several come to. A review that says in one place what it doubts in another leaves it open.
fn net(stances: &[Stance], review: bool) -> Option<Stance> {
    let count = |s: Stance| stances.iter().filter(|x| **x == s).count();
    let (s, d, n) = (count(Stance::Supports), count(Stance::Disputes), count(Stance::Neutral));
    match (s, d) {
        (0, 0) if n == 0 => None,
        (0, 0) => Some(Stance::Neutral),
        (_, 0) if s > n || s == n && !review => Some(Stance::Supports),
        (0, _) if d > n || d == n && !review => Some(Stance::Disputes),
        _ => Some(Stance::Neutral),
    }
}

/// A claim's place with the refinement that it is inherited through.
type Placed<'a> = (&'a About, Option<&'a str>);

/// The independent sources behind some claims' places.
fn sources(abouts: &[Placed], tellings: &[Telling], studies: &[StudyNode], alike: &[usize]) -> Vec<Source> {
    let mut by: BTreeMap<(Option<usize>, &str), Vec<Placed>> = BTreeMap::new();
    for (a, refinement) in abouts {
        let t = &tellings[a.telling];
        // A mention that fits two studies is perhaps one of them: it counts as a statement of its article.
        let study = t.study.filter(|s| studies[*s].ambiguous.is_empty()).map(|s| alike[s]);
        by.entry((study, if study.is_some() { "" } else { &t.article })).or_default().push((a, *refinement));
    }
    let mut out = Vec::new();
    for ((study, _), list) in by {
        let mut by_article: BTreeMap<&str, Vec<Stance>> = BTreeMap::new();
        let node = study.map(|s| &studies[s]);
        for (a, _) in &list {
            let t = &tellings[a.telling];
            let head_to_head =
                || a.key.comparator.is_none() && a.key.effect != Effect::Causes && node.is_some_and(doubt::of_two_treatments);
            // Two treatments that did not differ may both have worked.
            let no_better = a.stance == Stance::Disputes && doubt::between(&t.claim.quote) && head_to_head();
            by_article.entry(&t.article).or_default().push(if no_better { Stance::Neutral } else { a.stance });
        }
        let level = node.map_or(DesignLevel::Statement, |n| level(n.design, &n.modifiers));
        let review = level.is_review();
        let votes: Vec<Stance> = by_article.values().filter_map(|v| net(v, review)).collect();
        let Some(mut stance) = net(&votes, false) else { continue };
        // A study that is said to have been too small to find anything denies nothing.
        let weaknesses = node.iter().flat_map(|n| &n.limitations).flat_map(|w| &w.provenance);
        if stance == Stance::Disputes && weaknesses.into_iter().any(|p| doubt::of_whole_study(&p.quote)) {
            stance = Stance::Neutral;
        }
        let reliability = match node {
            Some(n) => belief::reliability(level, n.design, &n.modifiers, n.size.and_then(|r| r.low().or(r.high()))),
            None => belief::reliability(level, None, &[], None),
        };
        // The work's own wording where there is one, else the mean of those who retell it.
        let sure = |own: bool| {
            let told = list.iter().map(|(a, _)| &tellings[a.telling]).filter(|t| !own || node.is_some_and(|n| n.own.contains(&t.article)));
            told.map(|t| belief::wording(t.claim.certainty, node.is_some())).collect::<Vec<f64>>()
        };
        let words = Some(sure(true)).filter(|w| !w.is_empty()).unwrap_or_else(|| sure(false));
        let wording = words.iter().sum::<f64>() / words.len().max(1) as f64;
        let claims: BTreeSet<String> = list.iter().map(|(a, _)| tellings[a.telling].node.clone()).collect();
        out.push(Source {
            study: node.map(|n| n.id.clone()),
            stance,
            level,
            articles: by_article.keys().map(|a| a.to_string()).collect(),
            claims: claims.into_iter().collect(),
            refinement: list.iter().find_map(|(_, r)| r.map(str::to_string)),
            strength: belief::strength(reliability, wording, by_article.len()),
        });
    }
    out.sort_by(|a, b| (a.level, &a.study, &a.articles).cmp(&(b.level, &b.study, &b.articles)));
    out
}

fn counts<'a>(sources: impl Iterator<Item = &'a Source>, of: impl Fn(&Source) -> bool) -> StanceCounts {
    let mut c = StanceCounts::default();
    sources.filter(|s| of(s)).for_each(|s| c.add(s.stance));
    c
}

fn is_study(s: &Source) -> bool {
    s.level.is_study()
}

fn is_review(s: &Source) -> bool {
    s.level.is_review()
}

fn is_statement(s: &Source) -> bool {
    s.level == DesignLevel::Statement
}

/// Whether studies of the proposition itself, or of one refinement, stand on both sides.
fn both_sides<'a>(sources: impl Iterator<Item = &'a Source>) -> bool {
    let mut sides: BTreeMap<&Option<String>, BTreeSet<Stance>> = BTreeMap::new();
    for s in sources.filter(|s| is_study(s) && matches!(s.stance, Stance::Supports | Stance::Disputes)) {
        sides.entry(&s.refinement).or_default().insert(s.stance);
    }
    sides.values().any(|s| s.len() == 2)
}

/// Which propositions each one is refined by: a narrower subject or object, or a comparator added.
pub fn refinements(keys: &[Key], concepts: &Concepts) -> BTreeMap<Key, Vec<Key>> {
    let known: BTreeSet<&Key> = keys.iter().collect();
    let mut out: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    for key in keys {
        let up = |id: &String| std::iter::once(id.clone()).chain(concepts.above(id)).collect::<Vec<_>>();
        let comparators = if key.comparator.is_some() { vec![key.comparator.clone(), None] } else { vec![None] };
        for subject in up(&key.subject) {
            for object in up(&key.object) {
                for comparator in &comparators {
                    let general = Key { subject: subject.clone(), object: object.clone(), comparator: comparator.clone(), ..key.clone() };
                    if general != *key && known.contains(&general) {
                        out.entry(general).or_default().push(key.clone());
                    }
                }
            }
        }
    }
    out
}

/// For each study the one that it is counted as: itself, but for studies told without any detail that would tell them from
/// others of their kind, in articles that report one work ("one small trial" in a review's abstract and in its summary).
fn counted_as(studies: &[StudyNode]) -> Vec<usize> {
    let mut work: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, s) in studies.iter().enumerate() {
        work.extend(s.own.iter().map(|a| (a.as_str(), i)));
    }
    let nameless = |s: &StudyNode| {
        s.own.is_empty()
            && s.identifiers.is_empty()
            && s.articles.len() == 1
            && s.year.is_none()
            && s.author.is_none()
            && s.journal.is_none()
            && s.country.is_none()
            && s.size.is_none()
            && s.data_period.is_none()
    };
    let mut first: BTreeMap<(usize, DesignLevel), usize> = BTreeMap::new();
    let place = |(i, s): (usize, &StudyNode)| match s.articles.first().and_then(|a| work.get(a.as_str())) {
        Some(own) if nameless(s) => *first.entry((*own, level(s.design, &s.modifiers))).or_insert(i),
        _ => i,
    };
    studies.iter().enumerate().map(place).collect()
}

/// The proposition nodes, by key.
pub fn propositions(abouts: &[About], tellings: &[Telling], studies: &[StudyNode], concepts: &Concepts) -> Vec<(Key, PropositionNode)> {
    let alike = counted_as(studies);
    let groups: Vec<&[About]> = abouts.chunk_by(|a, b| a.key == b.key).collect();
    let keys: Vec<Key> = groups.iter().map(|g| g[0].key.clone()).collect();
    let by_key: BTreeMap<&Key, &[About]> = groups.iter().map(|g| (&g[0].key, *g)).collect();
    let ids: BTreeMap<&Key, String> = keys.iter().map(|k| (k, k.id())).collect();
    let refined = refinements(&keys, concepts);
    let mut out: Vec<(Key, PropositionNode)> = Vec::new();
    for group in groups {
        let key = &group[0].key;
        let own: Vec<Placed> = group.iter().map(|a| (a, None)).collect();
        let own = sources(&own, tellings, studies, &alike);
        let narrower = refined.get(key).map_or(&[][..], |r| &r[..]);
        // Being no better than another treatment is no evidence against working at all.
        let inherited = |a: &About| a.key.comparator == key.comparator || a.stance == Stance::Supports;
        let theirs: Vec<Placed> =
            narrower.iter().flat_map(|k| by_key[k].iter().filter(|a| inherited(a)).map(|a| (a, Some(ids[k].as_str())))).collect();
        // A source that speaks to the proposition itself is not counted again through a refinement.
        let spoken: BTreeSet<(&Option<String>, &[String])> =
            own.iter().map(|s| (&s.study, if s.study.is_some() { &[][..] } else { &s.articles[..] })).collect();
        let theirs: Vec<Source> = sources(&theirs, tellings, studies, &alike)
            .into_iter()
            .filter(|s| !spoken.contains(&(&s.study, if s.study.is_some() { &[][..] } else { &s.articles[..] })))
            .collect();
        let all = || own.iter().chain(&theirs);
        let levels: BTreeSet<DesignLevel> = all().map(|s| s.level).collect();
        let (studies_own, reviews_own) = (counts(own.iter(), is_study), counts(own.iter(), is_review));
        let (studies_refined, reviews_refined) = (counts(theirs.iter(), is_study), counts(theirs.iter(), is_review));
        let belief_with_refinements = belief::belief(all());
        let designs: Vec<DesignRow> = levels.iter().map(|l| DesignRow { level: *l, stances: counts(all(), |s| s.level == *l) }).collect();
        let articles: BTreeSet<&String> = all().filter(|s| s.level != DesignLevel::Statement).flat_map(|s| &s.articles).collect();
        let (verdict, mut reasons) = verdict::verdict(&designs, belief_with_refinements, articles.len(), !both_sides(all()));
        if studies_refined.total() + reviews_refined.total() > 0 {
            let n = studies_refined.total() + reviews_refined.total();
            let verb = if n == 1 { "speaks" } else { "speak" };
            reasons.push(format!("{n} of these {verb} of a form or a narrower case of it"));
        }
        let versus = key.comparator.as_ref().map(|c| format!(" compared with {}", concepts.name(c))).unwrap_or_default();
        let words = concepts.in_words(&key.subject, key.effect, &key.object, key.family == Family::Associational);
        let node = PropositionNode {
            id: ids[key].clone(),
            name: format!("{words}{versus}"),
            subject: key.subject.clone(),
            effect: key.effect,
            object: key.object.clone(),
            comparator: key.comparator.clone(),
            family: key.family,
            studies: studies_own,
            reviews: reviews_own,
            statements: counts(own.iter(), is_statement),
            refined_studies: studies_refined,
            refined_reviews: reviews_refined,
            designs,
            belief: belief::belief(&own),
            belief_with_refinements,
            verdict,
            reasons,
            refinements: narrower.iter().map(|k| ids[k].clone()).collect::<BTreeSet<_>>().into_iter().collect(),
            sources: own.into_iter().chain(theirs).collect(),
        };
        out.push((key.clone(), node));
    }
    out
}
