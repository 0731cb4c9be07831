//! What an article and its sections say is acted on: the condition, else the outcome, that a title, a heading or most of the text
//! names. A sentence that tells of an effect and not on what speaks of it; where the text is about several things it is none.

use super::named::Counts;
use super::{argument, title};
use crate::annotate::claim::Argument;
use crate::annotate::scan::Scan;
use crate::lexicon::{Hit, Side};
use crate::record::{SectionKind, Span};

/// Of all that is named of its kind, how much has to be the one thing that an untitled text is about: this of that.
const MOST: (u32, u32) = (2, 5);

/// What is acted on, in the article and in its sections.
#[derive(Debug, Default)]
pub(super) struct Acted {
    /// In the whole article; empty where it is about nothing in particular.
    pub article: Argument,
    /// Whether the title names it.
    titled: bool,
    /// Start of a section, and what its heading names.
    sections: Vec<(usize, Option<Argument>)>,
}

/// Tells of a name whether it is of the kind that is looked for.
type Accept = fn(&Scan, &Hit) -> bool;

/// Whether a name is one of an illness, and no side effect or state.
fn is_condition(scan: &Scan, hit: &Hit) -> bool {
    let c = scan.concept(hit);
    c.side == Side::Condition && !matches!(c.kind.as_str(), "adverse_event" | "state")
}

fn is_outcome(scan: &Scan, hit: &Hit) -> bool {
    scan.concept(hit).side == Side::Outcome
}

impl Acted {
    /// What the scanned article is about; `given` is a title told beside the text.
    pub fn new(scan: &Scan, given: Option<&str>) -> Acted {
        let block = title(scan);
        let told: Vec<Hit> = given.map(|t| scan.lexicon.find(t, &t.to_ascii_lowercase())).unwrap_or_default();
        let counts = Counts::of(scan, given, |h| matches!(scan.concept(h).side, Side::Condition | Side::Outcome));
        let in_title = |h: &Hit| told.iter().any(|t| t.concept == h.concept) || block.is_some_and(|b| has(scan, b, h.concept));
        let titled = |accept: Accept| counts.most(scan, |h| accept(scan, h) && in_title(h)).map(|n| n.hit);
        let mostly = |accept: Accept| counts.most(scan, |h| accept(scan, h)).filter(|n| n.weight * MOST.1 >= n.of * MOST.0).map(|n| n.hit);
        let unlisted = unlisted_condition(scan);
        let by_title = titled(is_condition).or_else(|| titled(is_outcome));
        let article = unlisted
            .or_else(|| by_title.or_else(|| mostly(is_condition)).or_else(|| mostly(is_outcome)).map(|h| as_told(scan, h)))
            .unwrap_or_default();
        let heads = |p: &crate::segment::Part| {
            let span = p.title.filter(|t| Some(*t) != block)?;
            let named: Vec<&Hit> = scan.concepts_in(span).iter().filter(|h| h.end <= span.end).collect();
            let one = |accept: Accept| {
                let mut of = named.iter().filter(|h| accept(scan, h));
                of.next().filter(|_| of.next().is_none()).map(|h| as_told(scan, h))
            };
            one(is_condition).or_else(|| one(is_outcome))
        };
        let sections = scan.doc.parts.iter().map(|p| (p.span.start, heads(p))).collect();
        Acted { titled: by_title.is_some(), article, sections }
    }

    /// What a sentence at byte `at` that names nothing acted on speaks of, and whether a title or heading says so.
    pub fn at(&self, at: usize) -> (&Argument, bool) {
        let section = self.sections.partition_point(|s| s.0 <= at).checked_sub(1).and_then(|i| self.sections[i].1.as_ref());
        match section {
            Some(named) => (named, true),
            None => (&self.article, self.titled),
        }
    }
}

/// Whether a concept is named within `span`.
fn has(scan: &Scan, span: Span, concept: usize) -> bool {
    scan.concepts_in(span).iter().any(|h| h.concept == concept && h.end <= span.end)
}

/// A named thing in the words of a sentence, where one names it: "accidental falls" rather than a heading's "Prevent Falls".
fn as_told(scan: &Scan, hit: &Hit) -> Argument {
    let plain = |h: &&Hit| h.concept == hit.concept && !matches!(scan.doc.kind_at(h.start), SectionKind::Title | SectionKind::Heading);
    argument(scan, scan.concepts.iter().find(plain).unwrap_or(hit))
}

/// A condition that no vocabulary lists and that the text says its people have, three times or more: "children with RAP".
fn unlisted_condition(scan: &Scan) -> Option<Argument> {
    let mut told: Vec<(&str, usize)> = Vec::new();
    for p in scan.concepts.iter().filter(|h| scan.concept(h).side == Side::Population) {
        let i = scan.token_at(p.end);
        let short = scan.raw(i + 1);
        if scan.word(i) == "with"
            && short.len() >= 2
            && short.bytes().all(|b| b.is_ascii_uppercase())
            && scan.lexicon.by_name(short).is_none()
        {
            match told.iter_mut().find(|t| t.0 == short) {
                Some(t) => t.1 += 1,
                None => told.push((short, 1)),
            }
        }
    }
    let (name, times) = told.into_iter().max_by_key(|t| t.1)?;
    (times >= 3).then(|| Argument { name: name.to_string(), ..Argument::default() })
}
