//! The studies of a brief: which, under which label, and a few cited lines on each: who, how many, what was given, for how
//! long, what it says on the question, its weaknesses.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts;
use super::index::{Index, citations, lines};
use super::{Line, StudyLine};
use crate::graph::*;
use crate::record::{ConceptRef, DosageRole, Family, Limitation};

/// Lines under one study on what it says.
const FINDINGS: usize = 5;

/// Descriptions of who was studied.
const PEOPLE: usize = 3;

/// A study and where it stands on the propositions asked for.
pub struct Told<'a> {
    /// The study.
    pub study: &'a StudyNode,
    /// Its row in the design table.
    pub level: DesignLevel,
    /// Each proposition that it speaks to, with how.
    pub stances: Vec<(&'a PropositionNode, &'a Source)>,
}

/// The studies behind some propositions, strongest design first; with them, where a question has an object, the studies of
/// the subject for that object whose result no claim tells.
pub fn told<'a>(
    index: &Index<'a>,
    propositions: &[&'a PropositionNode],
    subjects: &BTreeSet<String>,
    objects: Option<&BTreeSet<String>>,
) -> Vec<Told<'a>> {
    let mut by: BTreeMap<&str, Vec<(&PropositionNode, &Source)>> = BTreeMap::new();
    for p in propositions.iter().filter(|p| p.family == Family::Causal) {
        for s in p.sources.iter().filter(|s| s.refinement.is_none()) {
            if let Some(id) = &s.study {
                by.entry(id).or_default().push((p, s));
            }
        }
    }
    let among = |list: &[ConceptRef], of: &BTreeSet<String>| list.iter().any(|c| c.concept.as_ref().is_some_and(|c| of.contains(c)));
    for s in index.studies.values().filter(|_| !propositions.is_empty()) {
        if objects.is_some_and(|o| among(&s.interventions, subjects) && among(&s.conditions, o) && s.design.is_some()) {
            by.entry(&s.id).or_default();
        }
    }
    let of = |(id, stances): (&str, Vec<_>)| {
        let study: &StudyNode = index.studies.get(id).copied()?;
        Some(Told { study, level: level(study.design, &study.modifiers), stances })
    };
    let mut out: Vec<Told> = by.into_iter().filter_map(of).collect();
    out.sort_by_key(|t| (t.level, t.stances.is_empty(), std::cmp::Reverse(t.study.year.map(|y| y.0)), t.study.id.clone()));
    out
}

/// Short names of a brief's studies: `R1` for reviews, `S1` for the others.
pub struct Labels<'a>(BTreeMap<&'a str, String>);

impl<'a> Labels<'a> {
    /// In the order of the list.
    pub fn new(told: &[Told<'a>]) -> Self {
        let (mut reviews, mut studies) = (0, 0);
        let label = |t: &Told<'a>| {
            let (letter, n) = if t.level.is_review() { ('R', &mut reviews) } else { ('S', &mut studies) };
            *n += 1;
            (t.study.id.as_str(), format!("{letter}{n}"))
        };
        Labels(told.iter().map(label).collect())
    }

    /// A study's label.
    pub fn of(&self, study: &str) -> &str {
        self.0.get(study).map_or("", String::as_str)
    }

    /// " (S1, S2)" for those that have one.
    pub fn list<'b>(&self, studies: impl Iterator<Item = &'b str>) -> String {
        let mut names: Vec<&str> = studies.map(|s| self.of(s)).filter(|l| !l.is_empty()).collect();
        names.sort_unstable_by_key(|l| (l.len(), *l));
        names.dedup();
        if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
    }
}

/// A weakness in words.
pub fn weakness(limitation: Limitation) -> String {
    match limitation {
        Limitation::BiasRisk => "risk of bias".into(),
        Limitation::SmallSample => "small samples".into(),
        Limitation::FundingConflict => "conflict of interest in funding".into(),
        Limitation::SelectedPopulation => "selected participants".into(),
        Limitation::SelfReport => "self-reported outcomes".into(),
        other => other.as_str().replace('_', " "),
    }
}

/// A study's kind and year in words.
pub fn name(s: &StudyNode) -> String {
    let mut out = design_words(s);
    if let Some(y) = s.year {
        out.push_str(&format!(", {}", year_words(&y)));
    }
    out
}

fn stance_words(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports",
        Stance::Disputes => "disputes",
        Stance::Neutral | Stance::NoStance => "leaves open whether",
    }
}

fn heading(s: &StudyNode) -> String {
    let mut parts = vec![name(s)];
    parts.extend(s.author.as_ref().map(|a| format!("by {a}")));
    parts.extend(s.journal.as_ref().map(|j| format!("in {j}")));
    parts.extend(s.studies_included.as_ref().map(|n| format!("{} studies included", range_words(n))));
    if s.articles.len() > 1 {
        let sure = if s.merges.is_empty() { String::new() } else { format!(", one study with probability {:.2}", s.confidence) };
        parts.push(format!("told by {} articles{sure}", s.articles.len()));
    }
    if !s.ambiguous.is_empty() {
        parts.push("fits several studies and is joined to none".into());
    }
    parts.join("; ")
}

fn has_digit(quote: &str) -> bool {
    quote.bytes().any(|b| b.is_ascii_digit())
}

/// How long, with the places that say so among the study's own.
fn lasting(index: &Index, t: &Told) -> Option<(String, Vec<Provenance>)> {
    let duration = t.study.duration.as_ref()?;
    let unit = duration_words(duration).split(' ').next_back().unwrap_or("").trim_end_matches('s').to_string();
    let claims = t.stances.iter().flat_map(|(p, s)| index.places(p, s));
    let mentions = index.mentions(&t.study.id);
    let places: Vec<Provenance> = claims.chain(mentions).filter(|p| p.quote.to_lowercase().contains(&unit)).collect();
    Some((amounts::lasting(duration), places))
}

/// What was given, each amount once: "for 7 days" and "for 1 week" are one; `long` is said where an amount has no duration of its own.
fn given(index: &Index, study: &str, long: &str) -> Vec<(String, Vec<Provenance>)> {
    let mut out: Vec<(String, Vec<Provenance>)> = Vec::new();
    let mut told: Vec<(String, Option<f64>)> = Vec::new();
    for g in index.gives.get(study).into_iter().flatten() {
        let Some(d) = index.dosages.get(g.object.as_str()) else { continue };
        let what = match d.role {
            DosageRole::Administered => "given",
            DosageRole::Typical => "taken",
            _ => continue,
        };
        let bare = index.dosage_words(&DosageNode { lasting: None, ..(*d).clone() });
        let days = d.lasting.and_then(|l| l.days()[1]);
        let same = |(words, other): &(String, Option<f64>)| {
            *words == bare && (*other == days || other.zip(days).is_some_and(|(a, b)| (a - b).abs() <= a.max(b) / 10.0))
        };
        match told.iter().position(same) {
            Some(at) => out[at].1.extend(g.provenance.iter().cloned()),
            None => {
                let long = if d.lasting.is_some() { "" } else { long };
                out.push((format!("{what}: {}{long}", index.dosage_words(d)), g.provenance.clone()));
                told.push((bare, days));
            }
        }
    }
    out
}

fn details(index: &Index, t: &Told) -> Vec<Line> {
    let s = t.study;
    let mut out: Vec<(String, Vec<Provenance>)> = Vec::new();
    let who = index.people(&s.id, |q| !has_digit(q));
    let mut seen = BTreeSet::new();
    // "Women" says nothing beside "women with low bone density".
    let part = |q: &str| who.iter().any(|o| o.quote.len() > q.len() && o.quote.to_lowercase().contains(&q.to_lowercase()));
    let whole = who.iter().map(|p| p.quote.clone()).filter(|q| !part(q));
    let told: Vec<String> = whole.filter(|q| seen.insert(q.to_lowercase())).take(PEOPLE).collect();
    let who = who.into_iter().filter(|p| told.contains(&p.quote)).collect();
    out.push((format!("who: {}", told.join("; ")), who));
    if let Some(n) = &s.size {
        let mut counted = index.people(&s.id, has_digit);
        if counted.is_empty() {
            counted = index.people(&s.id, |q| !q.is_empty());
        }
        let of_reviews = if t.level.is_review() { " in all" } else { "" };
        let rounded = if s.size_status == SizeStatus::Ambiguous { ", not told exactly or in more than one way" } else { "" };
        out.push((format!("how many: {}{of_reviews}{rounded}", range_words(n)), counted));
    }
    let long = lasting(index, t);
    let uncited = long.as_ref().filter(|(_, places)| places.is_empty()).map(|(text, _)| format!(", {text}")).unwrap_or_default();
    out.extend(given(index, &s.id, &uncited));
    let told_with_dose = |long: &str| out.iter().any(|(text, _)| text.ends_with(long));
    let long = long.filter(|(text, places)| !places.is_empty() && !told_with_dose(text));
    out.extend(long.map(|(text, places)| (format!("how long: {}", &text[4..]), places)));
    for (p, source) in t.stances.iter().take(FINDINGS) {
        out.push((format!("{} “{}”", stance_words(source.stance), p.name), index.places(p, source)));
    }
    for w in s.limitations.iter().filter(|w| w.limitation != Limitation::Other) {
        out.push((format!("weakness named: {}", weakness(w.limitation)), w.provenance.clone()));
    }
    lines(out, usize::MAX)
}

/// Where a study is named; of an article's own study that no words name, where it tells its results.
fn named_or_told(index: &Index, t: &Told) -> Vec<Provenance> {
    let named: Vec<Provenance> = index.mentions(&t.study.id).into_iter().filter(|p| !p.quote.is_empty()).collect();
    if !named.is_empty() {
        return named;
    }
    t.stances.iter().filter_map(|(p, s)| index.places(p, s).into_iter().next()).collect()
}

/// One study with its lines.
pub fn line(index: &Index, labels: &Labels, t: &Told) -> StudyLine {
    let stance: BTreeSet<&str> = t.stances.iter().map(|(_, s)| s.stance.as_str()).collect();
    StudyLine {
        label: labels.of(&t.study.id).to_string(),
        study: t.study.id.clone(),
        level: t.level,
        text: heading(t.study),
        stance: stance.into_iter().collect::<Vec<_>>().join(", "),
        citations: citations(&named_or_told(index, t)),
        details: details(index, t),
    }
}

/// A study that tells nothing on the question, with what it says of other outcomes of the subject.
pub fn otherwise(index: &Index, t: &Told, spoken: &[&PropositionNode]) -> (String, Vec<Provenance>) {
    let mut places = Vec::new();
    let mut says = Vec::new();
    for p in spoken {
        let of_it = |s: &&Source| s.study.as_ref() == Some(&t.study.id) && s.refinement.is_none();
        if let Some(s) = p.sources.iter().find(of_it).filter(|_| says.len() < FINDINGS) {
            says.push(format!("{} “{}”", stance_words(s.stance), p.name));
            places.extend(index.places(p, s).into_iter().next());
        }
    }
    let mentions = index.mentions(&t.study.id);
    if says.is_empty() {
        return (name(t.study), mentions);
    }
    (format!("{}: {}", name(t.study), says.join("; ")), places)
}

/// What is told of a study, in words.
pub fn field_words(field: StudyField) -> &'static str {
    match field {
        StudyField::Design => "its design",
        StudyField::Year => "its year",
        StudyField::DataPeriod => "when its data were gathered",
        StudyField::Journal => "its journal",
        StudyField::Author => "its author",
        StudyField::Country => "its country",
        StudyField::Size => "how many were studied",
        StudyField::StudiesIncluded => "how many studies it includes",
        StudyField::Population => "who was studied",
        StudyField::Interventions => "what was given",
        StudyField::Conditions => "for what it was given",
        StudyField::Combination => "how the treatments were given",
        StudyField::Dose => "the dose",
        StudyField::Duration => "how long it lasted",
        StudyField::Finding => "what it found",
    }
}

/// Causes of a contradiction in words; `apart` where no article tells of both studies.
pub fn cause_words(causes: &[Cause], apart: bool) -> String {
    let one = |c: &Cause| {
        format!(
            "{} ({} against {})",
            field_words(c.field).trim_start_matches("its "),
            c.supporting.replace('_', " "),
            c.disputing.replace('_', " ")
        )
    };
    if causes.is_empty() && apart {
        "nothing told sets them apart, and they may be one study told in two ways".into()
    } else if causes.is_empty() {
        "nothing told sets them apart".into()
    } else {
        format!("they differ in {}", causes.iter().map(one).collect::<Vec<_>>().join(", "))
    }
}
