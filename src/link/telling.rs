//! What the words around a mention tell of the study that it means: its name, its rank among others, whether it points back, and the
//! year, numbers, length, doses and names that stand with it.

use super::details::{author, duration};
use super::places;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::Side;
use crate::lexicon::words::Set;
use crate::record::*;

/// What makes one study of several: "the largest trial".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// With the most people.
    Largest,
    /// With the fewest.
    Smallest,
    /// Told or done first.
    First,
    /// Done last.
    Latest,
    /// The one that the article makes most of.
    Main,
}

/// What a mention, or all mentions of a study, tell.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// The words of its first mention, lower case.
    pub phrase: String,
    /// Its proper name, lower case and without a year: "linden bay".
    pub name: Option<String>,
    /// Its rank.
    pub rank: Option<Rank>,
    /// Whether it is told as known: "the", "this", "that".
    pub definite: bool,
    /// Whether it is told apart from one before: "another", "a second", "an earlier".
    pub other: bool,
    /// Whether all of it stands where the article sums up what it tells elsewhere.
    pub digest: bool,
    /// When it was published or done.
    pub year: Option<YearRange>,
    /// How many were studied, and whether that is told exactly.
    pub size: Option<(f64, bool)>,
    /// Studies in a review.
    pub included: Option<f64>,
    /// How long, in days.
    pub days: Option<f64>,
    /// Concept, low amount and unit of what was given.
    pub doses: Vec<(String, f64, String)>,
    /// Concepts that were given.
    pub given: Vec<String>,
    /// First author.
    pub author: Option<String>,
    /// Country.
    pub country: Option<String>,
}

/// Nouns that end the name of a study.
static HEADS: Set = Set::new(&["trial", "trials", "study", "review", "analysis", "meta-analysis", "rct", "cohort", "survey", "experiment"]);

/// Words that tell a study apart from one told before.
static OTHER: Set = Set::new(&[
    "another", "other", "second", "third", "fourth", "separate", "different", "additional", "further", "subsequent", "later", "follow",
    "follow-up", "earlier", "previous", "prior", "similar", "smaller", "larger", "newer", "older", "next", "similarly", "longer",
    "shorter",
]);

/// The rank that a word gives.
fn rank_of(scan: &Scan, i: usize) -> Option<Rank> {
    match scan.word(i) {
        "largest" | "biggest" => Some(Rank::Largest),
        "smallest" => Some(Rank::Smallest),
        "earliest" | "first" | "original" => Some(Rank::First),
        "newest" | "latest" => Some(Rank::Latest),
        "recent" if scan.word(i.wrapping_sub(1)) == "most" => Some(Rank::Latest),
        "main" | "key" | "pivotal" | "landmark" | "central" => Some(Rank::Main),
        "known" if scan.is(i.wrapping_sub(1), &["best", "-"]) => Some(Rank::Main),
        _ => None,
    }
}

/// Whether the article sums up in a section what it tells elsewhere.
fn sums_up(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::KeyPoints | SectionKind::Summary | SectionKind::Conclusions | SectionKind::Faq | SectionKind::Table)
}

/// What the mention `d` tells, with the words of its block up to byte `to`, where the next mention begins.
pub fn telling(scan: &Scan, record: &Record, d: &DesignMention, year: Option<YearRange>, from: usize, to: usize) -> Telling {
    let mut t = Telling { digest: sums_up(scan.doc.kind_at(d.start)), year, ..Telling::default() };
    t.phrase = scan.lower[d.start..d.end].to_string();
    let (first, end) = (scan.token_at(d.start), scan.tokens.partition_point(|t| t.end <= d.end));
    describe(scan, &mut t, first, end);
    let inside = |at: usize| from <= at && at < to;
    for s in record.samples.iter().filter(|s| inside(s.start)) {
        let Some(SampleValue::Number(n)) = &s.value else { continue };
        match s.kind {
            SampleKind::Size if t.size.is_none() => {
                t.size = n.low().or(n.high()).map(|v| (v, s.qualifier.is_none()));
            }
            SampleKind::StudiesIncluded if t.included.is_none() => t.included = n.low().or(n.high()),
            _ => {}
        }
    }
    for dose in record.dosages.iter().filter(|d| inside(d.start) && d.role == DosageRole::Administered) {
        if let (Some(concept), Some(low)) = (&dose.concept, dose.amount.low()) {
            t.doses.push((concept.clone(), low, dose.unit.clone()));
        }
    }
    let first = scan.doc.sentences.partition_point(|s| s.span.end <= from);
    for span in scan.doc.sentences[first..].iter().map(|s| s.span).take_while(|s| s.start < to) {
        let part = Span { start: span.start.max(from), end: span.end.min(to) };
        t.days = t.days.or_else(|| duration(scan, part).and_then(|d| d.days()[0]));
        t.author = t.author.take().or_else(|| author(part.of(scan.text)));
        t.country = t.country.take().or_else(|| places::country(part.of(scan.text)));
        if span.start <= d.start && d.start < span.end {
            let given = scan.concepts_in(part).iter().map(|h| scan.concept(h));
            let given = given.filter(|c| c.side == Side::Intervention && c.name != "placebo" && c.kind != "care");
            t.given.extend(given.map(|c| c.id.clone()));
        }
    }
    t
}

/// Reads the words of a mention, tokens `[first, end)`, and those right before it.
fn describe(scan: &Scan, t: &mut Telling, first: usize, end: usize) {
    let capital = |i: usize| {
        scan.tokens[i].kind == TokenKind::Word
            && scan.raw(i).starts_with(|c: char| c.is_ascii_uppercase())
            && !HEADS.contains(scan.word(i))
            && !scan.is(i, &["a", "an", "the", "rcts", "in", "one", "this", "that"])
    };
    let mut start = first;
    while start > 0 && first - start < 7 && (scan.tokens[start - 1].kind != TokenKind::Mark || scan.word(start - 1) == "-") {
        let w = scan.word(start - 1);
        if matches!(w, "the" | "this" | "that" | "our" | "these" | "a" | "an" | "one" | "same") {
            t.definite = !matches!(w, "a" | "an" | "one");
            // "A second trial", "the same trial".
            start -= usize::from(w == "same");
            break;
        }
        if scan.is(start - 1, &["of", "in", "from", "by", "with", "and", "to", "for", "than", "was", "is", "were", "are", "had"]) {
            break;
        }
        start -= 1;
    }
    t.rank = (start..end).find_map(|i| rank_of(scan, i));
    t.other = (start..end).any(|i| OTHER.contains(scan.word(i)));
    // The capitalised words before the mention's head.
    let head = (first..end).find(|i| HEADS.contains(scan.word(*i))).unwrap_or(first);
    let mut name;
    // "The EVENSTEP randomized trial": before the words of the design.
    let head = if capital(first) || first == head { head } else { first };
    let year = |i: usize| scan.tokens[i].kind == TokenKind::Number && scan.raw(i).len() == 4;
    let last = if head > start && year(head - 1) { head - 1 } else { head };
    name = last;
    while name > start && (capital(name - 1) || scan.word(name - 1) == "-" && name > start + 1 && capital(name - 2)) {
        name -= 1;
    }
    // "EVENSTEP was a randomized trial".
    let was = start.checked_sub(2).filter(|i| !t.definite && scan.is(*i, &["was", "is"]));
    if let Some(subject) = was.and_then(|i| i.checked_sub(1)).filter(|i| acronym(scan.raw(*i))) {
        t.name = Some(scan.word(subject).to_string());
        return;
    }
    let span = Span { start: scan.tokens[name].start, end: scan.tokens[last.max(1) - 1].end };
    if name < last && t.definite && !places::is_place(span.of(scan.text)) {
        let listed = scan.concepts_in(span).iter().any(|h| matches!(scan.concept(h).side, Side::Intervention | Side::Condition));
        let common = (name..last).all(|i| matches!(scan.word(i), "cochrane" | "phase" | "rct" | "randomized" | "randomised" | "clinical"));
        if !listed && !common {
            t.name = Some(span.of(scan.lower).to_string());
        }
    }
}

/// Whether a word is written in capitals, as short names of trials are: "VITAL", "REDUCE".
fn acronym(word: &str) -> bool {
    word.len() >= 4 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
}

impl Telling {
    /// Adds what another mention of the same study tells.
    pub fn add(&mut self, other: Telling) {
        self.name = self.name.take().or(other.name);
        self.rank = self.rank.or(other.rank);
        self.digest &= other.digest;
        self.year = self.year.or(other.year);
        self.size = self.size.or(other.size);
        self.included = self.included.or(other.included);
        self.days = self.days.or(other.days);
        self.doses.extend(other.doses);
        if self.given.is_empty() {
            self.given = other.given;
        }
        self.author = self.author.take().or(other.author);
        self.country = self.country.take().or(other.country);
    }
}
