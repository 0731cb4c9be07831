//! What an article and each of its sections speak of: the exposure and the condition that "it", "the supplement" and "symptoms" mean.

mod acted;
mod groups;
mod local;
mod named;
mod studied;

pub use studied::opens_like_title;

use named::Counts;

use super::claim::Argument;
use super::scan::Scan;
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};
use crate::record::{Mention, SectionKind, Span};

/// The topics of an article and its sections.
pub struct Topics {
    exposure: Argument,
    /// What is acted on.
    acted: acted::Acted,
    /// Whether the article reports a study of its own, whose exposure then stands for "treatment" everywhere.
    own: bool,
    /// Whether the title of such a report names that exposure.
    titled: bool,
    /// Whether the title of any article names it.
    headed: bool,
    /// Start of a section, its exposure where its heading names one.
    sections: Vec<(usize, Option<Argument>)>,
    /// Every mention of an exposure: place and argument, for the nearest before.
    mentions: Vec<(usize, usize)>,
    names: Vec<Argument>,
    /// The treatment of the title that no vocabulary lists.
    local: Option<local::Local>,
    /// What its groups A, B or 1, 2 were given.
    groups: Vec<groups::Group>,
}

fn argument(scan: &Scan, hit: &Hit) -> Argument {
    let name = scan.text[hit.start..hit.end].to_string();
    Argument { name, concept: Some(scan.concept(hit).id.clone()), ..Argument::default() }
}

/// Names too wide to be what an article is about, unless nothing else is named.
fn is_generic(scan: &Scan, hit: &Hit) -> bool {
    let name = scan.concept(hit).name.as_str();
    name.contains("supplement") && (!name.contains(' ') || name.contains("dietary supplement"))
        || name.contains("intervention")
        || matches!(name, "nutraceutical" | "vitamin" | "mineral" | "diet" | "exercise" | "herb" | "drug" | "medication")
}

fn is_exposure(scan: &Scan, hit: &Hit) -> bool {
    let c = scan.concept(hit);
    c.side == Side::Intervention && c.name != "placebo" && c.kind != "care" && !super::claim::stands_aside(scan, hit)
}

/// The line that the text gives as its title.
fn title(scan: &Scan) -> Option<Span> {
    scan.doc.blocks.iter().find(|b| b.section == SectionKind::Title).map(|b| b.span)
}

/// The exposures that the title names together: "coenzyme Q10 and creatine".
fn titled(scan: &Scan) -> Option<Argument> {
    let title = title(scan)?;
    let named: Vec<&Hit> =
        scan.concepts_in(title).iter().filter(|h| is_exposure(scan, h) && !is_generic(scan, h) && !in_bracket(scan, title, h)).collect();
    (!named.is_empty()).then(|| super::claim::argument_of(scan, &named))
}

/// The first exposure that a title told beside the text names, where the text names it too.
fn named_in(scan: &Scan, title: &str) -> Option<Argument> {
    let told = scan.lexicon.find(title, &title.to_ascii_lowercase());
    told.iter()
        .find_map(|t| scan.concepts.iter().find(|h| h.concept == t.concept && is_exposure(scan, h) && !is_generic(scan, h)))
        .map(|h| argument(scan, h))
}

/// Whether a name stands in brackets within `span`: "coenzyme Q10 (Q-Ter)".
fn in_bracket(scan: &Scan, span: Span, hit: &Hit) -> bool {
    let before = &scan.text[span.start..hit.start.max(span.start)];
    before.matches('(').count() > before.matches(')').count()
}

/// Words that by themselves name no treatment.
static WIDE: Set = Set::new(&[
    "dietary", "diet", "diets", "supplement", "supplements", "supplementation", "nutraceutical", "nutraceuticals", "intervention",
    "interventions", "lifestyle", "change", "changes", "modification", "modifications", "integration", "treatment", "treatments",
    "therapy", "therapies", "daily", "oral", "nutritional", "nutrition", "herbal", "drug", "drugs", "medication", "medications", "tablets",
    "capsules", "medicine", "medicines", "products", "vitamins", "minerals", "two", "both", "these", "active", "combined",
]);

/// Whether a name is another one with words left out: "rehabilitation" for "outpatient pulmonary rehabilitation".
fn is_shortened(name: &str, whole: &str) -> bool {
    let words = |s: &str| s.to_ascii_lowercase().split([' ', '-']).filter(|w| !w.is_empty()).map(str::to_string).collect::<Vec<_>>();
    let (short, long) = (words(name), words(whole));
    short.len() < long.len() && short.last() == long.last() && short.iter().all(|w| long.contains(w))
}

/// Whether a name has only such words.
fn is_wide(name: &str) -> bool {
    name.split([' ', '-']).all(|w| WIDE.contains(w.to_ascii_lowercase().as_str()))
}

impl Topics {
    /// The topics of the scanned article; `title` is one given beside the text, `own` tells that it reports a study of its own.
    /// `found` are the mentions of the article, for a treatment that no vocabulary lists.
    pub fn new(scan: &Scan, title: Option<&str>, own: bool, found: &[Mention]) -> Self {
        let exposures = Counts::of(scan, title, |h| is_exposure(scan, h));
        let frequent = exposures
            .most(scan, |h| !is_generic(scan, h))
            .or_else(|| exposures.most(scan, |_| true))
            .map(|n| argument(scan, n.hit))
            .unwrap_or_default();
        let title_names = if own { studied::studied(scan).filter(|a| !is_wide(&a.name)).or_else(|| titled(scan)) } else { titled(scan) };
        let title_names = title_names.or_else(|| title.and_then(|t| named_in(scan, t)));
        let titled = own && title_names.as_ref().is_some_and(|a| !is_wide(&a.name));
        let local = if title_names.is_none() { local::Local::find(scan, title, found) } else { None };
        let headed = title_names.is_some() || local.is_some();
        let exposure = title_names.or_else(|| local.as_ref().map(|l| l.argument.clone())).unwrap_or(frequent);
        let acted = acted::Acted::new(scan, title);
        let sections = scan
            .doc
            .parts
            .iter()
            .map(|p| {
                let named =
                    p.title.and_then(|t: Span| scan.concepts_in(t).iter().find(|h| is_exposure(scan, h)).map(|h| argument(scan, h)));
                (p.span.start, named)
            })
            .collect();
        let mut names = Vec::new();
        let mut mentions = Vec::new();
        for hit in scan.concepts.iter().filter(|h| is_exposure(scan, h) && !super::claim::is_kind(scan, h)) {
            mentions.push((hit.start, names.len()));
            names.push(argument(scan, hit));
        }
        if let Some(local) = &local {
            mentions.extend(local.places(scan).map(|at| (at, names.len())));
            mentions.sort_unstable();
            names.push(local.argument.clone());
        }
        Topics {
            exposure,
            acted,
            own,
            titled,
            headed,
            sections,
            mentions,
            names,
            local,
            groups: if own { groups::groups(scan) } else { Vec::new() },
        }
    }

    /// What "it" or "the treatment" at byte `at` most likely is: the one named last in
    /// its paragraph, else the section's, else the article's.
    pub fn exposure_at(&self, scan: &Scan, at: usize) -> Argument {
        if self.own && !self.exposure.name.is_empty() {
            return self.exposure.clone();
        }
        let block = scan.doc.blocks.partition_point(|b| b.span.end <= at);
        let start = scan.doc.blocks.get(block).map_or(0, |b| b.span.start);
        let nearest = self.mentions.partition_point(|m| m.0 < at).checked_sub(1).map(|i| self.mentions[i]);
        if let Some((_, name)) = nearest.filter(|m| m.0 >= start) {
            let here = &self.mentions[self.mentions.partition_point(|m| m.0 < start)..];
            let about = |m: &(usize, usize)| self.is_about(&self.names[m.1]);
            return match here.iter().take_while(|m| m.0 < at).find(|m| about(m)) {
                Some(m) if self.headed => self.names[m.1].clone(),
                _ => self.names[name].clone(),
            };
        }
        let section = self.sections.partition_point(|s| s.0 <= at);
        if let Some((_, Some(named))) = section.checked_sub(1).map(|i| &self.sections[i]) {
            return named.clone();
        }
        if !self.exposure.name.is_empty() {
            return self.exposure.clone();
        }
        nearest.map(|m| self.names[m.1].clone()).unwrap_or_default()
    }

    /// Whether a name is one of what the article is about.
    fn is_about(&self, named: &Argument) -> bool {
        let ours =
            |id: &Option<String>| id.is_some() && (*id == self.exposure.concept || self.exposure.parts.iter().any(|p| p.concept == *id));
        ours(&named.concept) || named.concept.is_none() && named.name.eq_ignore_ascii_case(&self.exposure.name)
    }

    /// What "the herb", "this practice" at byte `at` mean where nothing has been told before: what the section's heading names, what
    /// the title names, else what "it" means there.
    pub fn kind_at(&self, scan: &Scan, at: usize) -> Argument {
        let section = self.sections.partition_point(|s| s.0 <= at).checked_sub(1).and_then(|i| self.sections[i].1.as_ref());
        match section {
            Some(named) if !self.own => named.clone(),
            _ if self.headed => self.exposure.clone(),
            _ => self.exposure_at(scan, at),
        }
    }

    /// The unlisted treatment of the title, where tokens `[from, to)` name it.
    pub fn local_in(&self, from: usize, to: usize) -> Option<Argument> {
        self.local.as_ref().filter(|l| l.stands_in(from, to)).map(|l| l.argument.clone())
    }

    /// What the one lettered or numbered group told of in tokens `[from, to)` was given.
    pub fn group_in(&self, scan: &Scan, from: usize, to: usize) -> Option<Argument> {
        let given = if self.groups.is_empty() { None } else { groups::only_group(scan, &self.groups, from, to) };
        // The group that got what the article is about: in the article's words.
        let about = |given: &Argument| {
            let ours = |id: &Option<String>| {
                id.is_some() && (*id == self.exposure.concept || self.exposure.parts.iter().any(|p| p.concept == *id))
            };
            ours(&given.concept) || given.parts.iter().any(|p| ours(&p.concept))
        };
        given.map(|g| if about(&g) { self.exposure.clone() } else { g })
    }

    /// Whether an exposure is named by a word so wide ("dietary supplementation", "the intervention") that in a report of a study it
    /// means the treatment that the title names.
    pub fn stands_for_topic(&self, named: &Argument) -> bool {
        if !self.own || self.exposure.name.is_empty() || !named.parts.is_empty() || is_wide(&self.exposure.name) {
            return false;
        }
        is_wide(&named.name) || self.titled && self.exposure.parts.is_empty() && is_shortened(&named.name, &self.exposure.name)
    }

    /// Whether the article reports a study of its own and its title names what was studied.
    pub fn titled_report(&self) -> bool {
        self.titled
    }

    /// The article's exposure, empty where none is named.
    pub fn exposure(&self) -> &Argument {
        &self.exposure
    }

    /// The article's condition or outcome, empty where it is about none in particular: what "symptoms" alone most likely are of.
    pub fn object(&self) -> &Argument {
        &self.acted.article
    }

    /// What a sentence at byte `at` that names nothing acted on speaks of, and whether a title or heading says so.
    pub fn object_at(&self, at: usize) -> (&Argument, bool) {
        self.acted.at(at)
    }
}
