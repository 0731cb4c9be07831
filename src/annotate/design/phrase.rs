//! The noun phrase of a design: a head noun from the table, then leftwards over modifiers, commas, "and" and topic nouns to
//! the determiner; what follows it is read by `after`.

use super::after;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::designs::{DesignClass, DesignEntry, DesignTable};
use crate::lexicon::phrases::PhraseHit;
use crate::lexicon::words::{self, List};
use crate::record::{Design, Modifier, Span};

/// What stands before the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Determiner {
    /// Nothing.
    None,
    /// "a", "an", "another".
    A,
    /// "the".
    The,
    /// "this", "our", "all", "both" …: the study was named before.
    Anaphor,
    /// A number or "one".
    Number,
    /// "no".
    No,
    /// Any other word.
    Other,
}

/// A head noun with everything around it.
#[derive(Clone, Debug)]
pub struct NounPhrase {
    /// The words of the quote.
    pub span: Span,
    /// First token of the phrase with what stays outside the quote ("recent", a year, a number), the determiner left out.
    pub from: usize,
    /// First token of the head noun.
    pub head: usize,
    /// One past the last token of the quote.
    pub to: usize,
    /// The head noun's entry.
    pub entry: &'static DesignEntry,
    /// What the modifiers add.
    pub modifiers: Vec<Modifier>,
    /// The design that the modifiers make of "study".
    pub makes: Option<Design>,
    /// What stands before.
    pub determiner: Determiner,
    /// Whether a modifier, listed filler or topic noun stands inside the quote.
    pub described: bool,
    /// Whether "recent", "larger" … stand before it.
    pub outer: bool,
    /// Whether "further", "more", "larger", "future" … stand before it.
    pub wished: bool,
    /// Whether a year stands before it.
    pub year: bool,
    /// A second design of the phrase: "randomized or quasi-randomized trials".
    pub also: Option<(usize, Design)>,
}

/// Hits of the design tables with their token spans.
pub struct Hits {
    all: Vec<(PhraseHit, usize, usize)>,
}

/// Which of two designs a phrase means: the more telling one.
pub(super) fn stronger(a: Option<Design>, b: Option<Design>) -> Option<Design> {
    let rank = |d: Design| match d {
        Design::NonRandomizedTrial => 11,
        Design::RandomizedControlledTrial => 10,
        Design::AnimalStudy => 9,
        Design::InVitroStudy => 8,
        Design::CaseControlStudy | Design::CrossSectionalStudy => 7,
        Design::QualitativeStudy | Design::ModellingStudy => 6,
        Design::ClinicalTrial => 5,
        Design::ObservationalStudy => 4,
        Design::CohortStudy => 3,
        _ => 1,
    };
    match (a, b) {
        (Some(x), Some(y)) => Some(if rank(x) >= rank(y) { x } else { y }),
        (x, y) => x.or(y),
    }
}

/// Words that no topic noun of a design is; they end the walk to the left.
pub(super) fn stops(w: &str) -> bool {
    words::is(List::NoTopic, w)
}

/// Whether the words at tokens `[from, to)` are part of the name of a journal, a body or a register, or of an address: "BMJ Case
/// Reports", "the AIDS Clinical Trials Group".
fn in_a_name(scan: &Scan, from: usize, to: usize) -> bool {
    let capital = |i: usize| scan.raw(i).starts_with(|c: char| c.is_ascii_uppercase());
    if !capital(from) {
        return scan.in_address(from);
    }
    let body = scan.is(to, &["Group", "Groups", "group", "groups"]) && scan.raw(to).starts_with('G')
        || scan.is(to, &["network", "unit", "units", "registry", "registries", "register", "office", "collaboration", "service"])
            && capital(to);
    let journal = to > from + 1
        && capital(to - 1)
        && (from.saturating_sub(4)..from).any(|i| {
            scan.is(i, &["journal", "bmj", "jama", "bmc"]) && (i + 1..from).all(|k| capital(k) || scan.is(k, &["of", "and", "the"]))
        });
    body || journal || scan.in_address(from)
}

impl Hits {
    /// Every hit of the tables in the text.
    pub fn new(scan: &Scan) -> Self {
        let all = DesignTable::embedded()
            .find(scan.lower, &scan.runs)
            .into_iter()
            .map(|h| {
                let from = scan.token_at(h.start);
                (h, from, scan.token_at(h.end))
            })
            .filter(|(_, from, to)| !in_a_name(scan, *from, *to))
            .collect();
        Hits { all }
    }

    /// The hits in order: entry, first token, one past the last.
    pub fn iter(&self) -> impl Iterator<Item = (&'static DesignEntry, usize, usize)> {
        self.all.iter().map(|(h, a, b)| (DesignTable::embedded().entry(h.phrase), *a, *b))
    }

    /// The modifier or filler that ends right before token `at`.
    fn ending_at(&self, at: usize) -> Option<(&'static DesignEntry, usize)> {
        let i = self.all.partition_point(|(_, from, _)| *from < at).checked_sub(1)?;
        let (h, from, to) = self.all[i];
        let entry = DesignTable::embedded().entry(h.phrase);
        (to == at && matches!(entry.class, DesignClass::Modifier | DesignClass::Inner | DesignClass::Outer)).then_some((entry, from))
    }

    /// The modifier that begins at token `at`.
    pub fn starting_at(&self, at: usize) -> Option<(&'static DesignEntry, usize)> {
        let i = self.all.partition_point(|(_, from, _)| *from < at);
        let (h, from, to) = *self.all.get(i)?;
        (from == at).then(|| (DesignTable::embedded().entry(h.phrase), to))
    }
}

pub(super) fn is_connector(w: &str) -> bool {
    ["-", "‐", "‑", "–", ",", "/", "and", "&", "or", "+"].contains(&w)
}

fn wished(w: &str) -> bool {
    words::is(List::WishedFor, w) || w.starts_with("well") || w.starts_with("high")
}

fn determiner(scan: &Scan, at: Option<usize>) -> Determiner {
    let Some(at) = at else { return Determiner::None };
    match scan.word(at) {
        "a" | "an" | "another" => Determiner::A,
        "the" => Determiner::The,
        "this" | "these" | "those" | "that" | "our" | "their" | "its" | "such" | "all" | "both" | "each" | "every" | "either" | "same" => {
            Determiner::Anaphor
        }
        "no" | "without" => Determiner::No,
        _ => Determiner::Other,
    }
}

/// Number words and digits that end before token `at`: the first token of the number.
fn number_before(scan: &Scan, first: usize, at: usize) -> Option<usize> {
    let lowest = at.saturating_sub(5).max(first);
    (lowest..at).find(|i| number_at(scan, *i).is_some_and(|n| i + n.tokens == at))
}

/// Walks from the head noun at tokens `[head, end)` to both sides; `first` is the sentence's first token, `last` one past its last.
pub fn noun_phrase(
    scan: &Scan,
    hits: &Hits,
    entry: &'static DesignEntry,
    head: usize,
    end: usize,
    (first, last): (usize, usize),
) -> NounPhrase {
    let mut np = NounPhrase {
        span: scan.span(head, end),
        from: head,
        head,
        to: end,
        entry,
        modifiers: entry.modifiers.clone(),
        makes: None,
        determiner: Determiner::None,
        described: false,
        outer: false,
        wished: false,
        year: false,
        also: None,
    };
    let mut start = head;
    let mut at = head;
    let mut topics = 0;
    let mut named = false;
    while at > first {
        // Commas, hyphens and "and" join modifiers; more than two of them in a row do not.
        let mut before = at;
        let mut joined = 0;
        while before > first && joined < 2 && is_connector(scan.word(before - 1)) {
            before -= 1;
            joined += 1;
        }
        if let Some((m, from)) = hits.ending_at(before).filter(|(_, from)| *from >= first) {
            if m.class == DesignClass::Outer {
                if joined > 0 && start == head && matches!(scan.word(at - 1), "and" | "or") {
                    break;
                }
                np.outer = true;
                np.wished |= wished(&m.phrase);
                at = from;
                continue;
            }
            let coordinated = (before..at).any(|i| scan.word(i) == "or");
            if coordinated && m.design == Some(Design::RandomizedControlledTrial) && np.entry.design == Some(Design::NonRandomizedTrial) {
                np.also = Some((from, Design::RandomizedControlledTrial));
                at = from;
                continue;
            }
            np.makes = stronger(np.makes, m.design);
            np.modifiers.extend(&m.modifiers);
            np.described = true;
            at = from;
            start = from;
            continue;
        }
        // "A retrospective (1984-1994) study", "a longer-term (up to 16 weeks) study".
        if scan.word(at - 1) == ")"
            && let Some(open) = (first..at - 1).rev().take(7).find(|i| scan.is(*i, &["(", ")"]))
            && scan.is(open, &["("])
            && (open + 1..at - 1).any(|i| number_at(scan, i).is_some())
            && hits.ending_at(open).is_some_and(|(m, f)| f >= first && m.class != DesignClass::Outer)
        {
            at = open;
            continue;
        }
        let prev = at - 1;
        if joined > 0 && !matches!(scan.word(prev), "-" | "/" | "‐" | "–") {
            break;
        }
        if scan.tokens[prev].kind == TokenKind::Number && scan.raw(prev).len() == 4 && scan.raw(prev).starts_with(['1', '2']) {
            np.year = true;
            at = prev;
            continue;
        }
        if let Some(n) = number_before(scan, first, at) {
            np.determiner = if matches!(scan.word(at), "-") { Determiner::Other } else { Determiner::Number };
            if np.determiner == Determiner::Number {
                // "these five trials" are named already.
                let outside = n.checked_sub(1).filter(|i| *i >= first);
                if determiner(scan, outside) == Determiner::Anaphor {
                    np.determiner = Determiner::Anaphor;
                }
                np.from = n;
                np.span.start = scan.tokens[start].start;
                after::extend(scan, hits, &mut np, last);
                return np;
            }
        }
        // "90-day trials", "1-year study".
        let unit = scan.listed(List::SpanUnit, prev);
        if unit && prev >= first + 2 && is_connector(scan.word(prev - 1)) && number_before(scan, first, prev - 1).is_some() {
            at = number_before(scan, first, prev - 1).unwrap_or(at);
            start = at;
            np.described = true;
            continue;
        }
        // Unlisted nouns between modifiers, or a topic before the head: "supplementation", "cancer prevention".
        let word = scan.word(prev);
        let plain = scan.tokens[prev].kind == TokenKind::Word && !stops(word) && determiner(scan, Some(prev)) == Determiner::Other;
        if !plain || topics >= 4 {
            break;
        }
        let reach = (1..=3).find(|n| {
            let i = at.wrapping_sub(*n);
            i >= first && i < at && hits.ending_at(i).is_some_and(|(m, f)| f >= first && m.class == DesignClass::Modifier)
        });
        let bridged = reach.is_some_and(|n| {
            (at - n..at).all(|i| !stops(scan.word(i)) && (scan.tokens[i].kind == TokenKind::Word || is_connector(scan.word(i))))
        });
        let concept = scan.concepts_in(Span { start: scan.tokens[at.saturating_sub(5).max(first)].start, end: scan.tokens[at].start });
        let topic = concept.iter().rev().find(|h| h.end == scan.tokens[prev].end).map(|h| scan.token_at(h.start));
        if let Some(from) = topic.filter(|f| *f >= first) {
            at = from;
            start = from;
            np.described = true;
        } else if bridged {
            at = prev;
        } else if (start == head || named)
            && np.entry.class != DesignClass::Carrier
            && !scan.is(prev, &["above", "current", "former", "included", "latter", "present", "same"])
            && introduced(scan, first, prev)
        {
            named = true;
            at = prev;
            start = prev;
            np.described = true;
        } else if word.ends_with("ly") || hits_name(scan, prev) {
            at = prev;
            if hits_name(scan, prev) && start == head {
                start = prev;
                np.described = true;
            }
        } else {
            break;
        }
        topics += 1;
    }
    np.from = at;
    np.determiner = determiner(scan, at.checked_sub(1).filter(|i| *i >= first));
    // "The present review", "the included trials": the text's own, named before.
    if np.determiner == Determiner::The && start == head && scan.is(at, &["present", "current", "included"]) {
        np.determiner = Determiner::Anaphor;
    }
    np.span.start = scan.tokens[start].start;
    after::extend(scan, hits, &mut np, last);
    np
}

/// Whether a determiner or a number stands within three plain words before token `at`: "one weight loss study".
fn introduced(scan: &Scan, first: usize, at: usize) -> bool {
    for i in (at.saturating_sub(3).max(first)..at).rev() {
        let w = scan.word(i);
        if matches!(w, "a" | "an" | "another" | "the") || number_at(scan, i).is_some() && !scan.raw(i).contains('.') {
            return true;
        }
        if stops(w) || scan.tokens[i].kind != TokenKind::Word {
            return false;
        }
    }
    false
}

/// A proper name before the head: "Rottapharm trials", "the CLASS study".
fn hits_name(scan: &Scan, at: usize) -> bool {
    let raw = scan.raw(at);
    at > 0
        && raw.len() >= 3
        && raw.starts_with(|c: char| c.is_ascii_uppercase())
        && !scan.raw(at - 1).ends_with(['.', '?', '!', ':'])
        && scan.tokens[at - 1].end + 1 >= scan.tokens[at].start
}
