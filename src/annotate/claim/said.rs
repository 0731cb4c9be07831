//! Where a sentence stands and which groups of words it holds: of one study, of many, of harm, of how a thing works.

use crate::annotate::scan::Scan;
use crate::lexicon::words::Groups;
use crate::record::{Design, SectionKind};
use crate::segment::Sentence;

/// What the rest of the article tells about where a sentence stands.
pub struct Setting {
    /// The section's kind.
    pub section: SectionKind,
    /// The design of the article's own study.
    pub own: Option<Design>,
    /// The design of the study that a report without one of its own is about.
    pub reported: Option<Design>,
    /// Whether the sentence stands in the article's first half.
    pub early: bool,
    /// A bit for each of [`Said`] that the sentence holds words of.
    said: u32,
}

/// The groups of words that are asked for in a claim's sentence.
#[derive(Clone, Copy)]
pub(super) enum Said {
    /// Of one particular study.
    Finding,
    /// Of one particular study, where what is told is past.
    FindingPast,
    /// That name one study.
    OneStudy,
    /// Of several studies.
    Studies,
    /// That report what studies found.
    Told,
    /// Of the evidence as a whole.
    Whole,
    /// Of harm and care.
    Safety,
    /// Of how a thing works in the body.
    Process,
    /// Of a trial.
    Tried,
    /// That report many studies together: "studies have shown".
    Many,
    /// Of animals and single cases.
    Few,
    /// Of a theory, and of how a thing works.
    Theory,
    /// That what is known is short.
    Short,
}

/// The groups' words, in the order of [`Said`].
static WORDS: Groups =
    Groups::new(&[FINDING, FINDING_PAST, ONE_STUDY, STUDIES, TOLD, WHOLE, SAFETY, PROCESS, TRIED, MANY, FEW, THEORY, SHORT]);

impl Setting {
    /// The setting of a sentence in an article whose own study has the design `own`, or which reports one of the design `reported`.
    pub fn new(scan: &Scan, sentence: &Sentence, own: Option<Design>, reported: Option<Design>) -> Self {
        let early = 2 * sentence.span.start < scan.text.len();
        Setting { section: sentence.section, own, reported, early, said: WORDS.found(sentence.span.of(scan.lower)) }
    }

    /// Whether the sentence holds words of a group.
    pub(super) fn says(&self, group: Said) -> bool {
        self.said & (1 << group as u32) != 0
    }
}

/// Words that speak of one particular study.
const FINDING: &[&str] = &[
    " study", "trial", "participants", "group", "randomized", "randomised", "researchers", "placebo", "rats", "mice", "after 2",
    "subjects", "volunteers", "p <", "p=", "p =", "p<", "95%", "significant", "experiment", "observed", "found", "showed", "reported",
    "case report",
];

/// Words that speak of one particular study only where what is told is past.
const FINDING_PAST: &[&str] = &["patients", "weeks", "months", "percent", "%", " women", " men ", "children", "adults", "people"];

/// Words that name one study: "a study", "the study".
const ONE_STUDY: &[&str] = &[
    "one study", "one trial", "a study", "a trial", "single study", "single trial", "the study", "the trial", "this study", "this trial",
    "another study", "another trial", "one small", "one large", "one rct", "a small study", "a small trial", "second study", "third study",
    "case report", "recent study", "new study", "pilot study", "pilot trial", "an rct", "a randomized", "a randomised", "a double-blind",
    "a placebo-controlled", "clinical study",
];

/// Words of several studies.
const STUDIES: &[&str] = &["studies", "trials", "rcts", "research ", "research,", "observational data", "experiments"];

/// Words that report what studies found.
const TOLD: &[&str] = &[
    "found", "showed", "shown", " show ", " show,", "— show", "reported", "established", "demonstrated", "observed", "have suggested",
    "suggested that", "have linked", "noted", "revealed", "saw ", "produced", "indicates", "documented", "suggesting that", "in rats",
    "in mice", "in animals",
];

/// Words that speak of the evidence as a whole.
const WHOLE: &[&str] = &[
    "meta-analys", "metaanalys", "meta analys", "systematic review", "systematically review", "review of", "reviews of", "this review",
    "cochrane", "evidence", "literature", "pooled", "research suggests", "current research", "preliminary research", "existing research",
    "clinical research", "overall,", "across trials", "across studies", "across multiple", "most studies", "most trials",
    "multiple trials", "multiple studies", "numerous studies", "data suggest", "analyses of", "well-replicated", "broadly replicated",
    "most replicated", "consistently", "small clinical trials", "a number of studies", "umbrella", "and reviews",
];

/// Words of harm and care.
const SAFETY: &[&str] = &[
    "side effect", "side-effect", "adverse", "safe", "tolerat", "toxic", "interact", "contraindicat", "risk of bleeding", "overdose",
    "high doses", "harm", "complication", "upset", "excess", "too much", "diarrhea", "diarrhoea", "nausea", "serious", "chronic daily use",
    "long-term use", "overuse",
];

/// Words of how a thing works in the body.
const PROCESS: &[&str] = &[
    "receptor", "pathway", "mechanism", "enzyme", "synthesis", "neurotransmitter", "metabolism", "signaling", "signalling", "conversion",
    "convert", "inhibit", "cells", "brain", "bind", "modulat", "regulat", "immune system", "immune response", "precursor", "cofactor",
    "cytokine", "hormone", "antioxidant", "oxidative", "mitochondri", "collagen", "gut bacteria", "nerve", "absor",
];

/// Words that report many studies together, or what they have come to.
const MANY: &[&str] = &[
    "some studies", "many studies", "several studies", "various studies", "numerous studies", "multiple studies", "dozens of",
    "hundreds of", "a few studies", "other studies", "most studies", "human studies", "clinical studies", "recent studies",
    "observational studies", "some research", "studies show", "studies have", "studies suggest", "studies indicate", "trials show",
    "trials have", "trials suggest", "trials indicate", "research shows", "research has", "research have", "research indicates",
    "research demonstrates", "some trials", "several trials", "many trials", "several small", "a number of", "multiple rcts",
    "several rcts", "rcts show", "rcts have", "small trials", "past research", "scientific studies", "been shown", "been proven",
    "been demonstrated", "scientific research", "peer-reviewed",
];

/// Words of animals, of single cases and of studies that are named.
const FEW: &[&str] = &[
    "rats", "mice", "animal", "rodent", "case report", "case stud", "pilot", "open-label", "anecdot", "in vitro", "these studies reported",
    "these studies found", "test tube", "test-tube", "follow-up trials", "follow-up studies", "rabbit", "zebrafish",
];

/// Words of a theory, and of how a thing works.
const THEORY: &[&str] = &[
    "theory", "theories", "hypothes", "theoriz", "theoris", "works by", "work by", "does this by", "do this by", "is thought that",
    "is believed that", "is thought to", "are thought to", "believed to",
];

/// Words that say that what is known is short.
const SHORT: &[&str] = &[
    "insufficient data", "limited data", "lack of data", "no data", "little data", "few data", "insufficient information",
    "no information", "little information", "limited information", "lack of information", "not enough data", "not enough information",
    "inadequate data", "scarce data", "sparse data", "no studies", "no trials", "lack of studies", "lack of research", "little research",
    "lack of trials", "data are lacking", "data is lacking", "data were lacking", "evidence to assess", "evidence to evaluate",
    "evidence to permit", "evidence to allow", "evidence to determine an", "evidence to examine", "data available", "data are available",
    "data were available", "little is known", "lack of medical evidence", "data to ",
];

/// Words of a trial's sentence.
const TRIED: &[&str] = &["placebo", "random", "trial", "group", "arm ", "sham"];
