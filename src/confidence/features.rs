//! What is observed of a fact: general features, never its words. Each has a name and a value, or an amount.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::Side;
use crate::lexicon::cues::CueClass;
use crate::record::{Claim, DesignMention, Dosage, Fact, Record, Sample, SampleKind, SectionKind, Span, Year};
use crate::segment::{BlockKind, Sentence};

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
    /// How many samples of each kind there are.
    kinds: BTreeMap<SampleKind, usize>,
    /// Where each population is told of first.
    populations: FxHashMap<String, usize>,
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
        let mut kinds = BTreeMap::new();
        let mut populations = FxHashMap::default();
        for s in &record.samples {
            *kinds.entry(s.kind).or_default() += 1;
            let first = populations.entry(s.quote.to_lowercase()).or_insert(s.start);
            *first = s.start.min(*first);
        }
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
            kinds,
            populations,
        }
    }

    /// How many facts of a field begin in a sentence.
    fn within(&self, field: usize, sentence: Option<&Sentence>) -> usize {
        let Some(Span { start, end }) = sentence.map(|s| s.span) else { return 0 };
        let starts = &self.starts[field];
        starts.partition_point(|s| *s < end) - starts.partition_point(|s| *s < start)
    }

    /// The claims that begin in a sentence.
    fn claims_in(&self, sentence: &Sentence) -> &[&'a Claim] {
        let Span { start, end } = sentence.span;
        &self.claims[self.claims.partition_point(|c| c.start < start)..self.claims.partition_point(|c| c.start < end)]
    }

    /// What every fact has: its rule, its place, its sentence, and what the rule itself thought of it.
    fn common(&self, fact: &impl Fact, section: SectionKind) -> (Bag, Option<&Sentence>) {
        let mut bag = Bag(Vec::with_capacity(24));
        bag.amount("bias", 1.0);
        if let Some(rule) = crate::rules::rule(fact.rule()) {
            bag.is("rule", rule.code);
        }
        let judged = fact.confidence().clamp(0.02, 0.98);
        bag.amount("judged", (judged / (1.0 - judged)).ln() - 1.5);
        bag.is("section", section.as_str());
        bag.yes("own study", self.own);
        bag.yes("study known", fact.study().is_some());
        let sentence = self.scan.doc.sentence_at(fact.span().start).map(|i| (i, &self.scan.doc.sentences[i]));
        if let Some((i, sentence)) = sentence {
            let block = match sentence.block_kind {
                BlockKind::Heading => "heading",
                BlockKind::Paragraph => "paragraph",
                BlockKind::Bullet => "bullet",
                BlockKind::TableRow => "table row",
            };
            bag.is("block", block);
            let (from, to) = self.scan.tokens_of(i);
            let words = self.scan.tokens[from..to].iter().filter(|t| t.kind == TokenKind::Word).count();
            let length = match words {
                0..10 => "short",
                10..25 => "middling",
                25..40 => "long",
                _ => "very long",
            };
            bag.is("sentence", length);
            let text = sentence.span.of(self.scan.text);
            bag.yes("question", text.trim_end().ends_with('?'));
            bag.yes("no full stop", !text.trim_end().ends_with(['.', '!', '?', '"', '”', ')', ';', ':']));
        }
        (bag, sentence.map(|(_, s)| s))
    }

    fn dosage(&self, d: &Dosage) -> Vec<Feature> {
        let (mut bag, sentence) = self.common(d, d.section);
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
        let (mut bag, sentence) = self.common(d, d.section);
        bag.is("design", d.design.as_str());
        bag.is("status", d.status.as_str());
        bag.yes("plural", d.plural);
        bag.is("modifiers", many(d.modifiers.len()));
        bag.yes("year in the sentence", self.within(YEARS, sentence) > 0);
        bag.is("designs in the sentence", many(self.within(DESIGNS, sentence)));
        bag.0
    }

    fn year(&self, y: &Year) -> Vec<Feature> {
        let (mut bag, sentence) = self.common(y, y.section);
        bag.is("role", y.role.as_str());
        bag.yes("range", y.year.0[0] != y.year.0[1]);
        bag.yes("design in the sentence", self.within(DESIGNS, sentence) > 0);
        bag.is("years in the sentence", many(self.within(YEARS, sentence)));
        bag.0
    }

    fn sample(&self, s: &Sample) -> Vec<Feature> {
        let (mut bag, sentence) = self.common(s, s.section);
        bag.is("kind", s.kind.as_str());
        if let Some(limitation) = s.limitation {
            bag.is("limitation", limitation.as_str());
        }
        bag.yes("qualifier", s.qualifier.is_some());
        let words = s.quote.split_whitespace().count();
        bag.is("words", many(words.saturating_sub(1)));
        bag.yes("design in the sentence", self.within(DESIGNS, sentence) > 0);
        bag.is("samples in the sentence", many(self.within(SAMPLES, sentence)));
        bag.is("of this kind in the article", many(self.kinds.get(&s.kind).copied().unwrap_or_default()));
        if s.kind == SampleKind::Population {
            bag.yes("told before", self.populations.get(&s.quote.to_lowercase()).is_some_and(|first| *first < s.start));
            bag.is("concepts in it", many(self.scan.concepts_in(s.span()).len()));
        }
        bag.yes("claim in the sentence", self.within(CLAIMS, sentence) > 0);
        bag.yes("number", s.quote.bytes().any(|b| b.is_ascii_digit()));
        bag.0
    }

    fn claim(&self, c: &Claim) -> Vec<Feature> {
        let (mut bag, sentence) = self.common(c, c.section);
        bag.is("relation", c.relation.as_str());
        bag.is("certainty", c.certainty.as_str());
        bag.is("kind", c.kind.as_str());
        bag.yes("figures", !c.evidence.is_empty());
        bag.yes("comparator", c.comparator.is_some());
        bag.yes("dosage", c.dosage.is_some());
        bag.yes("population", c.population.is_some());
        bag.is("subject", linked(&c.subject_concept, c.subject_parts.len()));
        bag.is("object", linked(&c.object_concept, c.object_parts.len()));
        bag.yes("about the topic", c.subject_concept.is_some() && c.subject_concept.as_deref() == self.topic);
        bag.is("object words", many(c.object.split_whitespace().count().saturating_sub(1)));
        let Some(sentence) = sentence else { return bag.0 };
        let text = sentence.span.of(&self.scan.lower);
        let place = |name: &str| text.find(&name.to_ascii_lowercase());
        let (subject, object) = (place(&c.subject), place(&c.object));
        bag.is(
            "named in the sentence",
            match (subject, object) {
                (Some(s), Some(o)) if s <= o => "subject and object",
                (Some(_), Some(_)) => "object, then subject",
                (Some(_), None) => "subject",
                (None, Some(_)) => "object",
                (None, None) => "neither",
            },
        );
        if let (Some(s), Some(o)) = (subject, object) {
            bag.yes("far apart", s.abs_diff(o) > 80);
        }
        let part = c.span().len() * 10 < sentence.span.len() * 9;
        bag.yes("part of the sentence", part);
        let siblings: Vec<_> = self.claims_in(sentence).iter().filter(|o| o.id != c.id && o.span().overlaps(c.span())).collect();
        bag.is("other claims in it", many(siblings.len()));
        bag.yes("not its first claim", siblings.iter().any(|o| before(o, c)));
        bag.yes("same subject before", siblings.iter().any(|o| before(o, c) && o.subject == c.subject));
        bag.yes("same object before", siblings.iter().any(|o| before(o, c) && o.object == c.object));
        for (name, class) in CUES {
            bag.yes(name, self.scan.cues_in(sentence.span).iter().any(|h| self.scan.cue(h).class == *class));
        }
        bag.yes("design in the sentence", self.within(DESIGNS, Some(sentence)) > 0);
        bag.yes("number in the sentence", text.bytes().any(|b| b.is_ascii_digit()));
        bag.yes("definition", DEFINES.iter().any(|d| text.find(d).is_some_and(|at| at < 60)));
        bag.yes("begins with a pronoun", PRONOUNS.iter().any(|p| text.starts_with(p)));
        bag.0
    }
}

/// Cues of the sentence that say what it is about to do.
const CUES: &[(&str, CueClass)] = &[
    ("aim", CueClass::Aim),
    ("hedge", CueClass::Hedge),
    ("speculation", CueClass::Speculation),
    ("negation", CueClass::Negation),
    ("report", CueClass::Report),
    ("comparison", CueClass::Comparison),
];

/// Words that begin to say what a thing is.
const DEFINES: &[&str] = &[" is a ", " is an ", " is the ", " are a ", " are the ", " refers to ", " is one of ", " are one of "];

const PRONOUNS: &[&str] = &["this ", "these ", "it ", "they ", "those ", "such "];

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
