//! Where studies are told of: which design mentions begin one, which only point back, and which sentences each study owns.

use super::same::{agreement, join_twins, meant};
use super::telling::{Telling, telling};
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;
use crate::record::*;
use crate::segment::Part;

/// Which study owns a sentence, or the parts of it.
#[derive(Clone, Debug, Default)]
pub struct Owner {
    /// From which byte on, which study; in order.
    parts: Vec<(usize, usize)>,
}

impl Owner {
    /// The study that owns byte `at` of the sentence.
    pub fn at(&self, at: usize) -> Option<usize> {
        self.parts.iter().rev().find(|p| p.0 <= at).or(self.parts.first()).map(|p| p.1)
    }

    /// Whether one study, or none, owns the whole sentence.
    pub fn is_whole(&self) -> bool {
        self.parts.len() < 2
    }

    /// Whether study `i` owns a part of the sentence.
    pub fn holds(&self, study: usize) -> bool {
        self.parts.iter().any(|p| p.1 == study)
    }
}

/// Sections whose design mentions tell of no study of the article.
fn outside(kind: SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::References
            | SectionKind::Title
            | SectionKind::Heading
            | SectionKind::Boilerplate
            | SectionKind::Glossary
            | SectionKind::Disclaimer
    )
}

/// Whether two designs can be names of one study: the same, or one says less.
pub fn compatible(a: Design, b: Design) -> bool {
    use Design::*;
    let review = |d| matches!(d, SystematicReview | MetaAnalysis | Review | UmbrellaReview | ScopingReview);
    let trial = |d| matches!(d, RandomizedControlledTrial | ClinicalTrial | NonRandomizedTrial);
    let observation = |d| matches!(d, CohortStudy | CaseControlStudy | CrossSectionalStudy | ObservationalStudy | Survey);
    a == b
        || (a == Study && !review(b))
        || (b == Study && !review(a))
        || (review(a) && review(b))
        || (trial(a) && trial(b) && (a == ClinicalTrial || b == ClinicalTrial))
        || (observation(a) && observation(b) && (a == ObservationalStudy || b == ObservationalStudy))
}

fn new_study(d: &DesignMention, own: bool) -> Study {
    Study {
        own,
        design: (d.design != Design::Study).then_some(d.design),
        modifiers: d.modifiers.clone(),
        mentions: vec![Span { start: d.start, end: d.end }],
        ..Study::default()
    }
}

fn join(study: &mut Study, d: &DesignMention) {
    study.mentions.push(Span { start: d.start, end: d.end });
    for m in &d.modifiers {
        if !study.modifiers.contains(m) {
            study.modifiers.push(*m);
        }
    }
    study.modifiers.sort_unstable();
    let vague = study.design.is_none() || study.design == Some(Design::ClinicalTrial) && d.design == Design::RandomizedControlledTrial;
    if vague && d.design != Design::Study {
        study.design = Some(d.design);
    }
}

/// The year told within a few words before or after a mention, in its sentence.
fn year_near(text: &str, record: &Record, span: Span, sentence: Span) -> Option<YearRange> {
    let near = |y: &&Year| {
        y.role == YearRole::Study
            && y.start >= sentence.start
            && y.end <= sentence.end
            && y.start + 60 > span.start
            && y.start < span.end + 90
    };
    let told = record.years.iter().filter(near).min_by_key(|y| y.start.abs_diff(span.start)).map(|y| y.year);
    // A line of a list of references that stands in the text: "Effects of X: a trial. Journal of Y 2019;12:3–4."
    let cited =
        |y: &&Year| (span.end..span.end + 160).contains(&y.start) && (y.role == YearRole::Reference || text[y.end..].starts_with(';'));
    told.or_else(|| record.years.iter().find(cited).filter(|y| y.year.0[0] == y.year.0[1]).map(|y| y.year))
}

/// "The average trial", "trial doses": none in particular.
fn is_usual(scan: &Scan, d: &DesignMention) -> bool {
    let (first, next) = (scan.token_at(d.start), scan.token_at(d.end));
    let before = |i: usize| i > 0 && scan.is(i - 1, &["average", "typical", "usual", "ordinary", "ideal", "perfect", "any", "every"]);
    let compound = next == first + 1 && scan.is(next, &["doses", "dose", "results", "data", "evidence", "conditions", "settings"]);
    before(first)
        || scan.is(first, &["average", "typical", "usual"])
        || compound && !scan.is(first.wrapping_sub(1), &["the", "this", "that"])
}

/// The mentions that tell of one particular study.
fn particular<'r>(scan: &Scan, record: &'r Record) -> Vec<&'r DesignMention> {
    let own = record.article_design.is_some();
    let tells = |d: &&DesignMention| {
        let told = d.status == DesignStatus::Reported && !d.plural;
        told && (own || !outside(scan.doc.kind_at(d.start))) && !is_usual(scan, d)
    };
    record.designs.iter().filter(tells).collect()
}

/// The studies of an article, the own one first, then in order of their first mention.
pub fn studies(scan: &Scan, record: &Record) -> Vec<Study> {
    let mut out: Vec<Study> = Vec::new();
    if let Some(design) = record.article_design {
        let own = Study { own: true, design: Some(design), ..Study::default() };
        out.push(own);
    }
    let mut told: Vec<Telling> = vec![Telling::default(); out.len()];
    let mut last_told: Vec<usize> = vec![0; out.len()];
    let mentions = particular(scan, record);
    for (n, d) in mentions.iter().enumerate() {
        if let (Some(design), Some(own)) = (record.article_design, out.first_mut())
            && (compatible(design, d.design) || d.design == Design::Study)
        {
            join(own, d);
            continue;
        }
        let sentence = scan.doc.sentence_at(d.start).map_or(Span { start: d.start, end: d.end }, |s| scan.doc.sentences[s].span);
        let year = year_near(scan.text, record, Span { start: d.start, end: d.end }, sentence);
        let (from, to) = reach(scan, &mentions, n, sentence);
        let telling = telling(scan, record, d, year, from, to);
        let fits = |i: &usize| !out[*i].own && compatible(out[*i].design.unwrap_or(Design::Study), d.design);
        let mut order: Vec<usize> = (0..out.len()).filter(fits).collect();
        order.sort_by_key(|i| std::cmp::Reverse(last_told[*i]));
        let close = |i: &usize| {
            let last = out[*i].mentions.last().copied().unwrap_or_default();
            // "a systematic review and meta-analysis" is one study.
            let joined = last.end <= d.start && matches!(scan.text[last.end..d.start].trim(), "and" | "with" | "(" | "/" | "&" | "");
            let same_year = year.is_some() && told[*i].year == year && out[*i].design.unwrap_or(Design::Study) == d.design;
            joined || same_year && agreement(&told[*i], &telling).is_some() || runs(scan, d, sentence, last, &told[*i], &telling)
        };
        // "The Sato trial" behind a line that cites Sato.
        let cited = |i: &usize| {
            let Some(name) = telling.name.as_deref().filter(|_| told[*i].name.is_none()) else { return false };
            let last = out[*i].mentions.last().map_or(0, |m| m.start);
            last + 3 * CITED > d.start && has_word(&scan.lower[floor(scan.lower, last.saturating_sub(CITED))..last], name)
        };
        let twin = order.iter().copied().find(close).or_else(|| order.iter().copied().find(cited));
        let twin = twin.or_else(|| if telling.definite { meant(&telling, &order, &told) } else { None });
        match twin {
            Some(i) => {
                join(&mut out[i], d);
                told[i].add(telling);
                last_told[i] = d.start;
            }
            None => {
                out.push(new_study(d, false));
                told.push(telling);
                last_told.push(d.start);
            }
        }
    }
    join_twins(&mut out, &mut told);
    for (study, telling) in out.iter_mut().zip(told) {
        study.year = telling.year;
    }
    out
}

/// How far before a mention the line that cites its study by name may stand, in bytes.
const CITED: usize = 300;

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| crate::lexicon::is_boundary(text, at, at + word.len()))
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The bytes around mention `n` whose words are told of its study: from its sentence, or from itself where another mention stands
/// before it there, to the next mention's sentence or the end of the block.
fn reach(scan: &Scan, mentions: &[&DesignMention], n: usize, sentence: Span) -> (usize, usize) {
    let before = n.checked_sub(1).is_some_and(|i| mentions[i].start >= sentence.start);
    let from = if before { mentions[n].start } else { sentence.start };
    let block = scan.doc.blocks.get(scan.doc.blocks.partition_point(|b| b.span.end <= mentions[n].start));
    let end = block.map_or(sentence.end, |b| b.span.end.max(sentence.end));
    let next = mentions.get(n + 1).map_or(end, |next| {
        if next.start < sentence.end {
            return next.start;
        }
        scan.doc.sentence_at(next.start).map_or(next.start, |s| scan.doc.sentences[s].span.start)
    });
    (from, next.clamp(from, end))
}

/// "Ostrander and colleagues ran a randomized trial": right behind a sentence that names a study or tells it as known, and not how
/// large it was, the study that is run is that one.
fn runs(scan: &Scan, d: &DesignMention, sentence: Span, last: Span, known: &Telling, telling: &Telling) -> bool {
    static RUN: Set = Set::new(&[
        "ran", "conducted", "performed", "carried", "did", "enrolled", "recruited", "designed", "launched", "led", "completed", "undertook",
    ]);
    static THEY: Set = Set::new(&["researchers", "scientists", "investigators", "authors", "team", "they", "colleagues", "et", "al"]);
    let introduced = (known.name.is_some() || known.definite) && known.size.is_none();
    let (from, at) = (scan.token_at(sentence.start), scan.token_at(d.start));
    let next = last.end <= sentence.start
        && scan
            .doc
            .sentence_at(last.start)
            .zip(scan.doc.sentence_at(d.start))
            .is_some_and(|(a, b)| b == a + 1 && scan.doc.sentences[a].block == scan.doc.sentences[b].block);
    let verb = (from..at.min(from + 9)).find(|i| RUN.contains(scan.word(*i)));
    introduced && next && !telling.other && verb.is_some_and(|v| (from..v).any(|i| THEY.contains(scan.word(i))))
}

/// Nouns that point back to a study, and whether they mean a review.
const BACK: &[(&str, bool)] = &[
    ("study", false),
    ("trial", false),
    ("rct", false),
    ("review", true),
    ("analysis", true),
    ("meta-analysis", true),
    ("experiment", false),
    ("pilot", false),
];

/// Words at a sentence's start that turn to something else.
static TURNS: Set = Set::new(&[
    "some", "other", "others", "many", "most", "these", "several", "earlier", "previous", "overall", "despite", "while", "current", "more",
    "there", "such", "systematic",
]);

/// The sections whose heading names a study ("What the Linden trial found") and in which one alone is told of, with that one.
fn titled(scan: &Scan, mentions: &[(usize, usize)]) -> Vec<(Span, usize)> {
    let names = |title: Span| {
        let (from, to) = (scan.token_at(title.start), scan.token_at(title.end));
        (from..to).any(|i| BACK.iter().any(|(noun, _)| *noun == scan.word(i)))
    };
    let only = |part: &Part| {
        let within = |at: usize| mentions.partition_point(|m| m.0 < at);
        let told = &mentions[within(part.span.start)..within(part.span.end)];
        told.first().map(|m| m.1).filter(|first| told.iter().all(|m| m.1 == *first))
    };
    scan.doc.parts.iter().filter(|p| p.title.is_some_and(names)).filter_map(|p| Some((p.span, only(p)?))).collect()
}

/// Which study owns each sentence.
pub fn owners(scan: &Scan, studies: &[Study]) -> Vec<Owner> {
    let mut mentions: Vec<(usize, usize)> =
        studies.iter().enumerate().flat_map(|(i, s)| s.mentions.iter().map(move |m| (m.start, i))).collect();
    mentions.sort_unstable();
    let own = studies.first().filter(|s| s.own).map(|_| 0);
    let titled = titled(scan, &mentions);
    let mut out: Vec<Owner> = Vec::with_capacity(scan.doc.sentences.len());
    let mut current: Option<(usize, usize)> = None;
    let mut recent: Vec<usize> = Vec::new();
    for (s, sentence) in scan.doc.sentences.iter().enumerate() {
        let span = sentence.span;
        let from = mentions.partition_point(|m| m.0 < span.start);
        let here: Vec<(usize, usize)> = mentions[from..].iter().take_while(|m| m.0 < span.end).copied().collect();
        if outside(sentence.section) && own.is_none() {
            out.push(Owner::default());
            current = None;
            continue;
        }
        if !here.is_empty() {
            // A review's own sentence that tells what it holds stays the review's.
            let mut parts = here.clone();
            parts[0].0 = span.start;
            current = Some((here[here.len() - 1].1, sentence.block));
            recent.extend(here.iter().map(|m| m.1));
            if here.len() > 1 && looks_back_at_review(scan, s).is_some() {
                current = Some((here[0].1, sentence.block));
            }
            out.push(Owner { parts });
            continue;
        }
        let back = looks_back(scan, s, studies, &recent);
        let (from_token, _) = scan.tokens_of(s);
        let turns = TURNS.contains(scan.word(from_token)) && back.is_none();
        let owner = match (back, current) {
            (Some(i), _) => Some(i),
            (None, Some((i, block))) if block == sentence.block && !turns => Some(i),
            (None, Some(_)) if !turns => {
                titled.iter().find(|(part, _)| part.start <= span.start && span.end <= part.end).map(|t| t.1).or(own)
            }
            _ => own,
        };
        current = if turns { None } else { owner.map(|i| (i, sentence.block)).or(current) };
        out.push(Owner { parts: owner.map(|i| (span.start, i)).into_iter().collect() });
    }
    out
}

/// The study that "the trial", "this review" in a sentence means: the last one told of its kind.
fn looks_back(scan: &Scan, sentence: usize, studies: &[Study], recent: &[usize]) -> Option<usize> {
    let review = looks_back_at_review(scan, sentence)?;
    let is_review = |i: usize| studies[i].design.is_some_and(Design::is_review);
    recent.iter().rev().copied().find(|i| is_review(*i) == review)
}

/// Whether a sentence speaks of "the study" (`false`) or "the review" (`true`).
fn looks_back_at_review(scan: &Scan, sentence: usize) -> Option<bool> {
    let (from, to) = scan.tokens_of(sentence);
    (from..to.saturating_sub(1)).find_map(|i| {
        if !scan.is(i, &["the", "this", "that"]) {
            return None;
        }
        let noun = scan.word(i + 1);
        BACK.iter().find(|(n, _)| *n == noun).map(|(_, review)| *review)
    })
}
