//! How much of an article each named thing takes up: its mentions, those in the title, in headings and in words that say what the
//! article is about counting more.

use crate::annotate::scan::Scan;
use crate::lexicon::{Hit, Side};
use crate::record::SectionKind;

/// What some of an article's names weigh, each concept once.
pub(super) struct Counts(Vec<Count>);

/// One concept: what its mentions weigh, and the first of them.
struct Count {
    weight: u32,
    first: usize,
}

/// The thing that is named most.
pub(super) struct Most<'s> {
    pub hit: &'s Hit,
    pub weight: u32,
    /// What all that could be it weigh.
    pub of: u32,
}

/// Words that lead up to what is treated.
const TREATED: &[&str] = &["treatment of ", "treatment for ", "therapy for ", "treat ", "treating ", "management of ", "prevention of "];

impl Counts {
    /// The weights of the accepted names; `title` is one told beside the text.
    pub fn of(scan: &Scan, title: Option<&str>, accept: impl Fn(&Hit) -> bool) -> Counts {
        let mut places: rustc_hash::FxHashMap<usize, usize> = rustc_hash::FxHashMap::default();
        let mut counts: Vec<Count> = Vec::new();
        for (first, hit) in scan.concepts.iter().enumerate() {
            if !accept(hit) {
                continue;
            }
            let weight = match scan.doc.kind_at(hit.start) {
                SectionKind::Title => 12,
                SectionKind::Heading | SectionKind::KeyPoints | SectionKind::Summary => 3,
                SectionKind::Background | SectionKind::Conclusions => 2,
                SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer | SectionKind::Glossary => 0,
                _ => 1,
            } + if hit.start < 200 { 2 } else { 0 }
                + u32::from(matches!(scan.concept(hit).kind.as_str(), "disease" | "infection"));
            let at = *places.entry(hit.concept).or_insert(counts.len());
            match counts.get_mut(at) {
                Some(count) => count.weight += weight,
                None => counts.push(Count { weight, first }),
            }
        }
        // "Patients with Y", "treatment of Y": Y is what the article is about.
        for (i, hit) in scan.concepts.iter().enumerate() {
            let Some(count) = places.get(&hit.concept).map(|at| &mut counts[*at]) else { continue };
            let people = i
                .checked_sub(1)
                .map(|j| &scan.concepts[j])
                .is_some_and(|p| scan.concept(p).side == Side::Population && scan.lower[p.end..hit.start].trim() == "with");
            let treated = TREATED.iter().any(|lead| scan.lower[..hit.start].ends_with(lead));
            if people || treated {
                count.weight += if treated { 4 } else { 2 };
            }
        }
        if let Some(title) = title {
            for hit in scan.lexicon.find(title, &title.to_ascii_lowercase()) {
                if let Some(at) = places.get(&hit.concept) {
                    counts[*at].weight += 8;
                }
            }
        }
        Counts(counts)
    }

    /// The accepted concept that weighs most; of several the one named first. What is accepted is asked of its first mention.
    pub fn most<'s>(&self, scan: &'s Scan, accept: impl Fn(&Hit) -> bool) -> Option<Most<'s>> {
        let (mut best, mut of): (Option<&Count>, u32) = (None, 0);
        for count in self.0.iter().filter(|c| accept(&scan.concepts[c.first])) {
            of += count.weight;
            if best.is_none_or(|b| count.weight > b.weight) {
                best = Some(count);
            }
        }
        best.map(|b| Most { hit: &scan.concepts[b.first], weight: b.weight, of })
    }
}
