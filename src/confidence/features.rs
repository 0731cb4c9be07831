//! What is observed of a fact: general features, never its words. Each has a name and a value, or an amount.

use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::Side;
use crate::lexicon::cues::CueClass;
use crate::record::{Claim, DesignMention, Dosage, Fact, Record, Sample, SampleKind, SectionKind, Span, Year};
use crate::segment::BlockKind;

/// One thing observed of a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feature {
    /// What is observed.
    pub name: &'static str,
    /// Which value of it; empty for an amount.
    pub value: &'static str,
    /// How much of it: 1 where it holds.
    pub amount: f64,
}

/// The features of one fact.
struct Bag(Vec<Feature>);

impl Bag {
    fn is(&mut self, name: &'static str, value: &'static str) {
        self.0.push(Feature { name, value, amount: 1.0 });
    }

    fn yes(&mut self, name: &'static str, holds: bool) {
        if holds {
            self.is(name, "yes");
        }
    }

    fn amount(&mut self, name: &'static str, amount: f64) {
        self.0.push(Feature { name, value: "", amount });
    }
}

/// What facts of one article have in common.
struct Setting<'a> {
    scan: &'a Scan<'a>,
    /// Whether the article reports a study of its own.
    own: bool,
    /// The exposure that is named most.
    topic: Option<&'a str>,
    /// Where the facts of each field begin, sorted.
    starts: [Vec<usize>; 5],
    /// Claims by where they begin.
    claims: Vec<&'a Claim>,
}

/// The fields' places in `starts`.
const DOSAGES: usize = 0;
const DESIGNS: usize = 1;
const YEARS: usize = 2;
const SAMPLES: usize = 3;
const CLAIMS: usize = 4;

/// Observes every fact of a record whose offsets are still bytes.
pub fn observe(scan: &Scan, record: &Record) -> super::Observed {
    let setting = Setting::new(scan, record);
    [
        record.dosages.iter().map(|d| setting.dosage(d)).collect(),
        record.designs.iter().map(|d| setting.design(d)).collect(),
        record.years.iter().map(|y| setting.year(y)).collect(),
        record.samples.iter().map(|s| setting.sample(s)).collect(),
        record.claims.iter().map(|c| setting.claim(c)).collect(),
    ]
}

/// The id of the exposure that is named most often; of several, the one that comes first by id.
fn topic<'a>(scan: &'a Scan) -> Option<&'a str> {
    let mut counts = std::collections::BTreeMap::new();
    for hit in &scan.concepts {
        let concept = scan.concept(hit);
        if concept.side == Side::Intervention {
            *counts.entry(concept.id.as_str()).or_insert(0usize) += 1;
        }
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map(|(id, _)| id)
}

/// A count in words: how many of something there are.
fn many(n: usize) -> &'static str {
    match n {
        0 => "none",
        1 => "one",
        2 => "two",
        _ => "more",
    }
}

impl<'a> Setting<'a> {
    fn new(scan: &'a Scan<'a>, record: &'a Record) -> Self {
        fn starts<T: Fact>(facts: &[T]) -> Vec<usize> {
            let mut starts: Vec<usize> = facts.iter().map(|f| f.span().start).collect();
            starts.sort_unstable();
            starts
        }
        let mut claims: Vec<&Claim> = record.claims.iter().collect();
        claims.sort_by_key(|c| c.start);
        Setting {
            scan,
            own: record.article_design.is_some(),
            topic: topic(scan),
            starts: [
                starts(&record.dosages),
                starts(&record.designs),
                starts(&record.years),
                starts(&record.samples),
                starts(&record.claims),
            ],
            claims,
        }
    }

    /// How many facts of a field begin in a sentence.
    fn within(&self, field: usize, sentence: Option<usize>) -> usize {
        let Some(Span { start, end }) = sentence.map(|s| self.scan.doc.sentences[s].span) else { return 0 };
        let starts = &self.starts[field];
        starts.partition_point(|s| *s < end) - starts.partition_point(|s| *s < start)
    }

    /// The claims that begin in a sentence.
    fn claims_in(&self, Span { start, end }: Span) -> &[&'a Claim] {
        &self.claims[self.claims.partition_point(|c| c.start < start)..self.claims.partition_point(|c| c.start < end)]
    }

    /// What every fact has: its rule and what the rule itself thought of it; and its sentence.
    fn common(&self, fact: &impl Fact) -> (Bag, Option<usize>) {
        let mut bag = Bag(Vec::with_capacity(24));
        bag.amount("bias", 1.0);
        if let Some(code) = crate::rules::known(fact.rule()) {
            bag.is("rule", code);
        }
        let judged = fact.confidence().clamp(0.02, 0.98);
        bag.amount("judged", (judged / (1.0 - judged)).ln() - 1.5);
        (bag, self.scan.doc.sentence_at(fact.span().start))
    }

    /// Where a fact stands.
    fn place(&self, bag: &mut Bag, section: SectionKind, sentence: Option<usize>) {
        bag.is("section", section.as_str());
        bag.yes("own study", self.own);
        let Some(i) = sentence else { return };
        let block = match self.scan.doc.sentences[i].block_kind {
            BlockKind::Heading => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Bullet => "bullet",
            BlockKind::TableRow => "table row",
        };
        bag.is("block", block);
    }

    /// How long its sentence is, and whether it ends.
    fn sentence(&self, bag: &mut Bag, sentence: usize) {
        let (from, to) = self.scan.tokens_of(sentence);
        let words = self.scan.tokens[from..to].iter().filter(|t| t.kind == TokenKind::Word).count();
        let length = match words {
            0..10 => "short",
            10..25 => "middling",
            25..40 => "long",
            _ => "very long",
        };
        bag.is("sentence", length);
        let text = self.scan.doc.sentences[sentence].span.of(self.scan.text).trim_end();
        bag.yes("question", text.ends_with('?'));
        bag.yes("no full stop", !text.ends_with(['.', '!', '?', '"', '”', ')', ';', ':']));
    }

    fn dosage(&self, d: &Dosage) -> Vec<Feature> {
        let (mut bag, sentence) = self.common(d);
        self.place(&mut bag, d.section, sentence);
        if let Some(sentence) = sentence {
            self.sentence(&mut bag, sentence);
        }
        bag.yes("study known", d.study.is_some());
        bag.is("role", d.role.as_str());
        let substance = match (&d.substance, &d.concept) {
            (None, _) => "none",
            (_, None) => "unlinked",
            _ => "linked",
        };
        bag.is("substance", substance);
        bag.yes("frequency", d.frequency.is_some());
        bag.yes("duration", d.duration.is_some());
        bag.yes("route", d.route.is_some());
        bag.yes("counted", d.unit.starts_with('{'));
        bag.yes("percent", d.unit == "%");
        bag.is("dosages in the sentence", many(self.within(DOSAGES, sentence)));
        bag.0
    }

    fn design(&self, d: &DesignMention) -> Vec<Feature> {
        let (mut bag, sentence) = self.common(d);
        self.place(&mut bag, d.section, sentence);
        if let Some(sentence) = sentence {
            self.sentence(&mut bag, sentence);
        }
        bag.yes("study known", d.study.is_some());
        bag.is("design", d.design.as_str());
        bag.is("status", d.status.as_str());
        bag.yes("plural", d.plural);
        bag.is("modifiers", many(d.modifiers.len()));
        bag.yes("year in the sentence", self.within(YEARS, sentence) > 0);
        bag.is("designs in the sentence", many(self.within(DESIGNS, sentence)));
        bag.0
    }

    fn year(&self, y: &Year) -> Vec<Feature> {
        let (mut bag, sentence) = self.common(y);
        self.place(&mut bag, y.section, sentence);
        if let Some(sentence) = sentence {
            self.sentence(&mut bag, sentence);
        }
        bag.yes("study known", y.study.is_some());
        bag.is("role", y.role.as_str());
        bag.yes("range", y.year.0[0] != y.year.0[1]);
        bag.yes("design in the sentence", self.within(DESIGNS, sentence) > 0);
        bag.is("years in the sentence", many(self.within(YEARS, sentence)));
        bag.0
    }

    fn sample(&self, s: &Sample) -> Vec<Feature> {
        let (mut bag, sentence) = self.common(s);
        if let Some(limitation) = s.limitation {
            bag.is("limitation", limitation.as_str());
        }
        bag.yes("study known", s.study.is_some());
        bag.is("words after the first", many(s.quote.split_whitespace().count().saturating_sub(1)));
        bag.yes("design in the sentence", self.within(DESIGNS, sentence) > 0);
        bag.is("samples in the sentence", many(self.within(SAMPLES, sentence)));
        bag.yes("claim in the sentence", self.within(CLAIMS, sentence) > 0);
        if s.kind == SampleKind::Population {
            bag.is("concepts in it", many(self.scan.concepts_in(s.span()).len()));
        }
        bag.0
    }

    fn claim(&self, c: &Claim) -> Vec<Feature> {
        let (mut bag, sentence) = self.common(c);
        bag.is("certainty", c.certainty.as_str());
        bag.is("object", linked(&c.object_concept, c.object_parts.len()));
        bag.yes("about the topic", c.subject_concept.is_some() && c.subject_concept.as_deref() == self.topic);
        let Some(sentence) = sentence else { return bag.0 };
        self.sentence(&mut bag, sentence);
        let span = self.scan.doc.sentences[sentence].span;
        let text = span.of(self.scan.lower);
        // Claims of one sentence: where there are many, an annotator had fewer.
        let siblings = || self.claims_in(span).iter().filter(|o| o.id != c.id && o.span().overlaps(c.span()));
        bag.is("other claims in it", many(siblings().count()));
        bag.amount("claims before it", siblings().filter(|o| before(o, c)).count().min(3) as f64);
        bag.yes("same subject before", siblings().any(|o| before(o, c) && o.subject == c.subject));
        let cued = |class: CueClass| self.scan.cues_in(span).iter().any(|h| self.scan.cue(h).class == class);
        bag.yes("hedge", cued(CueClass::Hedge));
        bag.yes("negation", cued(CueClass::Negation));
        let exposed = self.scan.concepts_in(span).iter().any(|h| self.scan.concept(h).side == Side::Intervention);
        bag.yes("no exposure in the sentence", !exposed);
        bag.yes("number in the sentence", text.bytes().any(|b| b.is_ascii_digit()));
        let starts = |at: usize| text.as_bytes()[at] == b' ' && matches!(text.as_bytes().get(at + 1), Some(b'i' | b'a' | b'r'));
        let defines = |at: usize| starts(at) && DEFINES.iter().any(|d| text[at..].starts_with(d));
        bag.yes("definition", (0..text.len().min(60)).any(defines));
        bag.0
    }
}

/// Words that begin to say what a thing is.
const DEFINES: &[&str] = &[" is a ", " is an ", " is the ", " are a ", " are the ", " refers to ", " is one of ", " are one of "];

/// Whether claim `a` comes before `b`: by place, then by its cue.
fn before(a: &Claim, b: &Claim) -> bool {
    let place = |c: &Claim| (c.start, c.cues.first().map_or(0, |q| q.start));
    place(a) < place(b)
}

fn linked(concept: &Option<String>, parts: usize) -> &'static str {
    match (concept, parts) {
        (_, 1..) => "list",
        (Some(_), _) => "linked",
        _ => "unlinked",
    }
}
