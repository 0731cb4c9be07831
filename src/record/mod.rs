//! The record: everything that one article says, as written to `records.jsonl` and checked by `schema/record.schema.json`.
//!
//! The types here are the schema: `evigraph schema` and a test derive the JSON Schema from them. Offsets are Unicode code
//! points, half open, into the article's text as ingested; while a record is being made they are bytes, and
//! [`Record::map_offsets`] turns them over once at the end.

mod claim;
mod study;
mod values;
mod vocabulary;

pub use claim::{Claim, Cue, CueRole, Evidence, EvidenceKind};
pub use study::{Arm, Study};
pub use values::{ConceptRef, Duration, Frequency, Num, PerDay, Range, Span, YearRange};
pub use vocabulary::*;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the record and graph format; raised when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: &str = "1.0";

/// Declares one kind of fact: the members that all facts share, then its own.
macro_rules! fact {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Identifier made from the content: `EVG:` + kind + the first 32 hex digits of a SHA-256.
            #[schemars(regex(pattern = r"^EVG:[a-z-]+\.[0-9a-f]{32}$"))]
            pub id: String,
            /// The words of the text that state the fact: `text[start..end]`.
            pub quote: String,
            /// First code point of the quote.
            pub start: usize,
            /// One past the last code point of the quote.
            pub end: usize,
            /// Code of the rule that made the fact; `evigraph explain CODE` prints its page.
            #[schemars(regex(pattern = r"^[A-Z]{2,4}[0-9]{3}$"))]
            pub rule: String,
            /// Estimated probability that the fact is right, 0 to 1.
            #[schemars(range(min = 0.0, max = 1.0))]
            pub confidence: f64,
            /// Kind of the section it stands in.
            pub section: SectionKind,
            /// Identifier of the study of this article that it belongs to, or null.
            #[schemars(regex(pattern = r"^EVG:[a-z-]+\.[0-9a-f]{32}$"))]
            pub study: Option<String>,
            $($(#[$field_doc])* pub $field: $ty,)*
        }

        impl Fact for $name {
            fn span(&self) -> Span { Span { start: self.start, end: self.end } }
            fn quote(&self) -> &str { &self.quote }
            fn id(&self) -> &str { &self.id }
            fn rule(&self) -> &str { &self.rule }
            fn confidence(&self) -> f64 { self.confidence }
            fn study(&self) -> Option<&str> { self.study.as_deref() }
            fn set_study(&mut self, study: Option<String>) { self.study = study; }
            fn set_id(&mut self, id: String) { self.id = id; }
            fn set_section(&mut self, section: SectionKind) { self.section = section; }
            fn set_span(&mut self, span: Span) { self.start = span.start; self.end = span.end; }
        }
    };
}
pub(crate) use fact;

/// What the five kinds of facts have in common.
pub trait Fact {
    /// Where the quote stands.
    fn span(&self) -> Span;
    /// The words that state the fact.
    fn quote(&self) -> &str;
    /// The fact's identifier.
    fn id(&self) -> &str;
    /// The code of the rule that made it.
    fn rule(&self) -> &str;
    /// Estimated probability that it is right.
    fn confidence(&self) -> f64;
    /// The study it belongs to.
    fn study(&self) -> Option<&str>;
    /// Sets the study it belongs to.
    fn set_study(&mut self, study: Option<String>);
    /// Sets the identifier.
    fn set_id(&mut self, id: String);
    /// Sets the kind of section it stands in.
    fn set_section(&mut self, section: SectionKind);
    /// Sets the span, without touching the quote.
    fn set_span(&mut self, span: Span);
}

fact! {
    /// An amount of a substance or treatment that is given, taken, recommended, contained or limited.
    Dosage {
        /// The substance, lower case, form included ("magnesium citrate"); null where the text does not say.
        substance: Option<String>,
        /// Identifier of the substance's concept, or null where no vocabulary lists it.
        concept: Option<String>,
        /// Salt, ester or delivery form where one is named ("citrate"), or null.
        form: Option<String>,
        /// Lowest and highest amount; equal for one value, `[null, x]` for "up to x", `[x, null]` for "at least x".
        amount: Range,
        /// UCUM code of the amount's unit: `mg`, `ug`, `[IU]`, `mg/kg`, `{capsule}` …
        unit: String,
        /// How often it is taken, or null.
        frequency: Option<Frequency>,
        /// For how long, or null.
        duration: Option<Duration>,
        /// Route of administration, or null where the text names none.
        route: Option<Route>,
        /// What the amount is: given in a study, recommended, a limit …
        role: DosageRole,
        /// What the amount is counted on (elemental mass, per kilogram of body weight …), or null.
        basis: Option<Basis>,
        /// The amount over a day, where it follows from amount and frequency alone.
        per_day: Option<PerDay>,
        /// Pharmaceutical form ("capsule", "lozenge", "powder"), or null.
        dose_form: Option<String>,
    }
}

fact! {
    /// A mention of a kind of study, or of evidence of a kind.
    DesignMention {
        /// The kind of study.
        design: Design,
        /// What the phrase adds to it, sorted.
        modifiers: Vec<Modifier>,
        /// Whether the study is reported, called for, or studies in general are meant.
        status: DesignStatus,
        /// Whether the phrase is plural ("earlier trials"): a group of evidence, not one study.
        plural: bool,
    }
}

fact! {
    /// A calendar year or a range of years.
    Year {
        /// First and last year.
        year: YearRange,
        /// What the year dates.
        role: YearRole,
    }
}

fact! {
    /// A note on who or what was studied, or on a weakness of the sample or study.
    Sample {
        /// What the note tells.
        kind: SampleKind,
        /// The number (size, group_size, studies_included, age in years), `male` or `female` (sex), else null.
        value: Option<SampleValue>,
        /// The phrase naming who was studied (population), else null.
        population: Option<String>,
        /// Which weakness (limitation), else null.
        limitation: Option<Limitation>,
        /// "about", "over", "at least" … told with the number, or null.
        qualifier: Option<String>,
    }
}

/// A part of the article with one role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The role of the part.
    pub kind: SectionKind,
    /// Its heading, or null.
    pub title: Option<String>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A name of a concept standing in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// The words.
    pub quote: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Identifier of the concept, or null where no vocabulary lists the name (an unlinked mention found by pattern).
    pub concept: Option<String>,
    /// Preferred name of the concept, or the words in lower case.
    pub name: String,
    /// The concept's class: `herb`, `disease`, `measure` …
    pub kind: String,
}

/// Where the text came from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleInfo {
    /// Path of the file, relative to the given root, with `/`; null for standard input.
    pub path: Option<String>,
    /// Media type of what was read: `text/plain`, `text/markdown`, `text/html` …
    pub media_type: String,
    /// SHA-256 of the ingested text (UTF-8), hexadecimal.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// Length of the ingested text in code points.
    pub length: usize,
    /// Title given with the input or found in the page, or null. Never inside the offsets unless it stands in the text.
    pub title: Option<String>,
    /// The line of the text that reads like its title, or null.
    #[serde(default)]
    pub headline: Option<String>,
    /// Address of the page, or null.
    pub url: Option<String>,
    /// Date of publication as given with the input, or null.
    pub published: Option<String>,
    /// Language, ISO 639-3 code (`eng`), or null where the text is too short to tell.
    pub language: Option<String>,
    /// What a bibliographic input (PubMed XML, JATS) says of the article outside its text, or null.
    #[serde(default)]
    pub catalogue: Option<Catalogue>,
}

/// What a bibliographic record says of an article outside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// PubMed number, digits alone, or null.
    pub pmid: Option<String>,
    /// PubMed Central number (`PMC` and digits), or null.
    pub pmcid: Option<String>,
    /// DOI in lower case without a prefix, or null.
    pub doi: Option<String>,
    /// Numbers of trial registers that the record lists for the article, sorted.
    pub registry_ids: Vec<String>,
    /// Journal, or null.
    pub journal: Option<String>,
    /// Publication types as given ("Randomized Controlled Trial"), in their order.
    pub publication_types: Vec<String>,
}

impl Catalogue {
    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        *self == Catalogue::default()
    }
}

/// Something worth knowing about an input, a record or a batch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    /// Stable code: `not_english`, `broken_html`, `empty` …
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what to do, for a person.
    pub message: String,
}

/// Everything that one article says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "evigraph record")]
pub struct Record {
    /// Version of this format.
    #[schemars(regex(pattern = r"^1\.[0-9]+$"))]
    pub schema_version: String,
    /// The id that the input gave, else the path relative to the given root.
    pub id: String,
    /// Where the text came from.
    pub article: ArticleInfo,
    /// Design of the one study that the article itself reports, or null where it reports none of its own.
    pub article_design: Option<Design>,
    /// Rule that gave the article's design where its text did not: `DSN006` for a publication type; else null.
    #[serde(default)]
    pub article_design_rule: Option<String>,
    /// Parts of the article in order.
    pub sections: Vec<Section>,
    /// Names of concepts in order of their place.
    pub mentions: Vec<Mention>,
    /// Studies told of, in order of their first mention.
    pub studies: Vec<Study>,
    /// Amounts given, taken, recommended, contained or limited.
    pub dosages: Vec<Dosage>,
    /// Mentions of kinds of study.
    pub designs: Vec<DesignMention>,
    /// Calendar years.
    pub years: Vec<Year>,
    /// Notes on who or what was studied.
    pub samples: Vec<Sample>,
    /// Relations asserted, denied or doubted.
    pub claims: Vec<Claim>,
    /// What was odd about the article.
    pub diagnostics: Vec<Diagnostic>,
    /// Min-hash signature of the text's word shingles, hexadecimal words: finds syndicated copies without the text.
    pub fingerprint: Vec<String>,
    /// Hashes of the content words and numbers with their counts (`1a2b3c4d:3`), in articles that report a study of their
    /// own: two accounts of one work are found by them without the texts. Left out where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The ingested text; only with `--with text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// `[start, end]` of every sentence; only with `--with sentences`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentences: Option<Vec<[usize; 2]>>,
}

impl Record {
    /// Applies `f` to every offset of the record (used once, to turn byte offsets into code points).
    pub fn map_offsets(&mut self, f: impl Fn(usize) -> usize) {
        fn facts<T: Fact>(items: &mut [T], f: &impl Fn(usize) -> usize) {
            for x in items {
                let s = x.span();
                x.set_span(Span { start: f(s.start), end: f(s.end) });
            }
        }
        facts(&mut self.dosages, &f);
        facts(&mut self.designs, &f);
        facts(&mut self.years, &f);
        facts(&mut self.samples, &f);
        facts(&mut self.claims, &f);
        for c in &mut self.claims {
            for q in &mut c.cues {
                (q.start, q.end) = (f(q.start), f(q.end));
            }
            for e in &mut c.evidence {
                (e.start, e.end) = (f(e.start), f(e.end));
            }
        }
        for s in &mut self.sections {
            (s.start, s.end) = (f(s.start), f(s.end));
        }
        for m in &mut self.mentions {
            (m.start, m.end) = (f(m.start), f(m.end));
        }
        for s in &mut self.studies {
            for m in &mut s.mentions {
                (m.start, m.end) = (f(m.start), f(m.end));
            }
        }
        for s in self.sentences.iter_mut().flatten() {
            *s = [f(s[0]), f(s[1])];
        }
    }
}
