//! Calendar years and ranges of them, with what they date. A number is a year by its shape and by what stands around it;
//! amounts, counts, pages and registry numbers are none.

mod citation;
mod shape;

use shape::{coded, four_digits, is_dash, iso_date, short_date};

use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::{self, List};
use crate::record::{SectionKind, Year, YearRange, YearRole};
use crate::segment::{BlockKind, Sentence};

/// A year read at a token: first and last year, and one past its last token.
struct Read {
    range: [i32; 2],
    to: usize,
    decade: bool,
}

/// Reads a year, a decade or a dashed range at token `i`, whose neighbours must not make it something else.
fn read(scan: &Scan, i: usize) -> Option<Read> {
    let year = four_digits(scan, i)?;
    let glued_before = i > 0 && scan.glued(i - 1);
    let before = if i > 0 { scan.word(i - 1) } else { "" };
    if glued_before && !matches!(before, "(" | "[" | "“" | "\"" | "‘" | "'" | "©" | "," | ";" | ":" | "–" | "—" | "*" | "|" | "·" | "." | "~")
        && !(is_dash(before) && (i < 2 || four_digits(scan, i - 2).is_none() || !scan.glued(i - 2)))
        && !(before == "/" && i >= 2 && short_date(scan, i - 2))
        // "Supplement2019": flattened cells leave words glued to their neighbours.
        && !(scan.tokens[i - 1].kind == TokenKind::Word && !scan.raw(i - 1).chars().any(|c| c.is_ascii_uppercase()) && scan.raw(i - 1).len() > 3)
    {
        return None;
    }
    if glued_before && scan.in_address(i) {
        return None;
    }
    let listed_before = |list: List| i > 0 && scan.listed(list, i - 1);
    if listed_before(List::BeforeNoYear)
        || listed_before(List::BeforeAmount) && before != "p"
        || before == "about" && scan.word(i + 1) != "s"
        || before == ":" && i >= 2 && matches!(scan.word(i - 2), "pmid" | "pmcid" | "doi" | "isbn" | "id")
    {
        return None;
    }
    let after_glued = scan.glued(i);
    let next = scan.word(i + 1);
    // "1990s", "1990's", "1990’s".
    if after_glued && matches!(next, "s" | "'" | "’") {
        let to = if next == "s" { i + 2 } else { i + 3 };
        if year % 10 == 0 && scan.word(to - 1) == "s" {
            return Some(Read { range: [year, if year % 100 == 0 && year < 2000 { year + 99 } else { year + 9 }], to, decade: true });
        }
    }
    if after_glued
        && scan.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word && scan.raw(i + 1).len() > 1)
        && !scan.raw(i + 1).starts_with(char::is_uppercase)
        || after_glued && matches!(next, "%" | "×" | "/" | "°")
        || scan.listed(List::Counted, i + 1)
    {
        return None;
    }
    if is_dash(next) && scan.listed(List::Counted, i + 2) {
        return None;
    }
    // "1925 ± 500 g".
    if next == "±" || next == "+" && scan.word(i + 2) == "/" {
        return None;
    }
    if glued_before && is_dash(before) && coded(scan, i) {
        return None;
    }
    if is_dash(next) {
        if let Some(end) = four_digits(scan, i + 2).filter(|e| *e >= year && e - year < 120) {
            if scan.listed(List::Counted, i + 3) {
                return None;
            }
            return Some(Read { range: [year, end], to: i + 3, decade: false });
        }
        let short = scan.raw(i + 2);
        if after_glued && scan.glued(i + 1) && short.len() == 2 && short.bytes().all(|b| b.is_ascii_digit()) {
            let end = year / 100 * 100 + short.parse::<i32>().unwrap_or(0);
            if end > year && !scan.glued(i + 2) {
                return Some(Read { range: [year, end], to: i + 3, decade: false });
            }
        }
        if after_glued && scan.glued(i + 1) && scan.tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Number) {
            return iso_date(scan, i).then_some(Read { range: [year, year], to: i + 1, decade: false });
        }
    }
    Some(Read { range: [year, year], to: i + 1, decade: false })
}

/// "between 1955 and 1965", "from January 2004 to June 2007": the second year of a range that token `at` (one past the first) continues.
fn range_end(scan: &Scan, from: usize, at: usize) -> Option<(i32, usize)> {
    let opener = (from.saturating_sub(4)..from).rev().find(|i| scan.is(*i, &["between", "from"]))?;
    if !(opener + 1..from).all(|i| scan.listed(List::Month, i) || scan.tokens[i].kind != TokenKind::Word || scan.is(i, &["the", "of"])) {
        return None;
    }
    let joins: &[&str] = if scan.is(opener, &["between"]) { &["and", "to", "through"] } else { &["to", "through", "until", "till"] };
    let mut i = at;
    while scan.is(i, &[","]) {
        i += 1;
    }
    if !scan.is(i, joins) {
        return None;
    }
    let second = (i + 1..i + 6).find(|j| four_digits(scan, *j).is_some())?;
    let between = (i + 1..second).all(|j| {
        scan.listed(List::Month, j)
            || scan.tokens[j].kind == TokenKind::Number
            || matches!(scan.word(j), "," | "." | "the" | "of" | "st" | "th")
    });
    let end = read(scan, second)?;
    between.then_some((end.range[1], end.to))
}

/// Whether the words before token `at` in the sentence hold one of `words`, the last `reach` tokens being looked at.
fn near(scan: &Scan, from: usize, at: usize, reach: usize, words: &[&str]) -> bool {
    (from.max(at.saturating_sub(reach))..at).any(|i| scan.is(i, words))
}

/// Whether a month stands among the `reach` tokens before token `at`.
fn near_month(scan: &Scan, from: usize, at: usize, reach: usize) -> bool {
    (from.max(at.saturating_sub(reach))..at).any(|i| scan.listed(List::Month, i))
}

/// Every calendar year.
pub fn years(scan: &Scan) -> Vec<Year> {
    let mut out: Vec<Year> = Vec::new();
    let mut s = 0;
    let mut i = 0;
    while i < scan.tokens.len() {
        if scan.tokens[i].kind != TokenKind::Number {
            i += 1;
            continue;
        }
        let Some(found) = read(scan, i) else {
            i += 1;
            continue;
        };
        let at = scan.tokens[i].start;
        while s < scan.doc.sentences.len() && scan.doc.sentences[s].span.end <= at {
            s += 1;
        }
        let inside = scan.doc.sentences.get(s).filter(|x| x.span.start <= at);
        let (from, to) = if inside.is_some() { scan.tokens_of(s) } else { (i.saturating_sub(8), (i + 8).min(scan.tokens.len())) };
        let (mut range, mut end) = (found.range, found.to);
        if !found.decade
            && range[0] == range[1]
            && let Some((last, e)) = range_end(scan, i, end).filter(|(last, _)| *last >= range[0])
        {
            range = [range[0], last];
            end = e;
        }
        let (role, rule, confidence) = role(scan, inside, (from, to), i, end, range, &out);
        let span = scan.span(i, end);
        out.push(Year {
            id: String::new(),
            quote: span.of(scan.text).to_string(),
            start: span.start,
            end: span.end,
            rule: rule.to_string(),
            confidence,
            section: inside.map_or_else(|| scan.doc.kind_at(at), |x| x.section),
            study: None,
            year: YearRange(range),
            role,
        });
        i = end;
    }
    out
}

/// What the year at tokens `[at, end)` dates, by which rule, and how sure that is.
fn role(
    scan: &Scan,
    sentence: Option<&Sentence>,
    (from, to): (usize, usize),
    at: usize,
    end: usize,
    range: [i32; 2],
    earlier: &[Year],
) -> (YearRole, &'static str, f64) {
    let section = sentence.map_or(scan.doc.kind_at(scan.tokens[at].start), |s| s.section);
    if section == SectionKind::References {
        return (YearRole::Reference, "YEA004", 0.97);
    }
    if let Some(s) = sentence
        && citation::in_reference(scan, scan.doc.blocks[s.block].span, at, end)
    {
        return (YearRole::Reference, "YEA004", 0.8);
    }
    let words = &scan.lower[scan.tokens[from].start..scan.tokens[to - 1].end];
    let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
    let ranged = range[0] != range[1];
    // The article's own dates: a date line, a dateline, "this is an update of a review published in …".
    let dated = near_month(scan, from, at, 4)
        && (at.saturating_sub(3)..at).any(|i| scan.tokens[i].kind == TokenKind::Number && scan.raw(i).len() <= 2);
    let short = sentence.is_none_or(|s| s.span.len() < 140 || section == SectionKind::Boilerplate || s.block_kind == BlockKind::Heading);
    let early = scan.tokens[at].start < 1200 || scan.tokens[at].start + 400 > scan.text.len();
    let updating = near(scan, from, at, 6, &["updated", "update", "reviewed", "modified", "revised"]);
    let publishing = near(scan, from, at, 6, &["published", "posted", "first", "written", "release", "released"]);
    let own_review = || {
        has(&[
            "update of a review", "update of a cochrane", "this review was", "this review, ", "update of the review",
            "review first published",
        ])
    };
    if (updating || publishing || inherits(scan, earlier, at))
        && own_review()
        && !has(&["searched"])
        && !near(scan, from, at, 8, &["search", "current"])
    {
        let last = (from..at).rev().find(|i| scan.is(*i, &["published", "updated", "update"]));
        let updated = last.is_some_and(|i| scan.is(i, &["updated"]));
        return if updated { (YearRole::Updated, "YEA003", 0.85) } else { (YearRole::Published, "YEA003", 0.85) };
    }
    // "Searching for all studies to August 2015".
    let current = near(scan, from, at, 5, &["to", "until"]) && near(scan, from, at, 9, &["evidence", "literature", "searches", "studies"]);
    if current && near_month(scan, from, at, 2) && (near(scan, from, at, 6, &["up"]) || near(scan, from, at, 8, &["current"])) {
        return (YearRole::DataPeriod, "YEA002", 0.85);
    }
    let searching = near(scan, from, at, 14, &["search", "searched", "searches", "searching"]);
    if searching && near(scan, from, at, 3, &["to", "until", "till", "through", "up", "in"]) && near_month(scan, from, at, 1) {
        return (YearRole::DataPeriod, "YEA002", 0.85);
    }
    // "Dates back to the 1990s": history.
    if range[1] - range[0] >= 9 && near(scan, from, at, 5, &["dates", "dating", "dated", "history"]) {
        return (YearRole::Other, "YEA005", 0.75);
    }
    let search = ["search", "searched", "searches", "current", "date", "inception", "medline", "embase", "pubmed"];
    if near(scan, from, at, 40, &search) && words::said(List::SearchPhrase, words) {
        return (YearRole::DataPeriod, "YEA002", 0.92);
    }
    if dated && short && early && !has(&["study", "trial", "recruited", "enrolled", "accessed"])
        || dated && early && at < from + 14 && dateline(scan, from, at, end)
    {
        return if updating && !near(scan, from, at, 4, &["published"]) {
            (YearRole::Updated, "YEA003", 0.9)
        } else {
            (YearRole::Published, "YEA003", 0.9)
        };
    }
    // A title that closes with its month: "… - June 2024".
    let titled = matches!(section, SectionKind::Title | SectionKind::Heading) && scan.tokens[at].start < 300;
    if titled && near_month(scan, from, at, 1) && end >= to {
        return (YearRole::Published, "YEA003", 0.8);
    }
    if short
        && (updating
            && has(&["last updated", "updated on", "updated:", "last reviewed", "medically reviewed", "reviewed on", "updated "])
            && near_month(scan, from, at, 4))
    {
        return (YearRole::Updated, "YEA003", 0.85);
    }
    if has(&["©", "copyright", "all rights reserved"]) {
        return (YearRole::Published, "YEA003", 0.6);
    }
    if short
        && early
        && publishing
        && has(&["published:", "published on", "posted on", "date published", "release date", "publication date"])
    {
        return (YearRole::Published, "YEA003", 0.85);
    }
    // Founding, law and trade come before studies: they may name a "study group" or a journal.
    if (from.max(at.saturating_sub(4))..at).any(|i| scan.listed(List::Founding, i)) && !has(&["studied", "study", "trial", "randomi"]) {
        return (YearRole::Other, "YEA005", 0.75);
    }
    let conducted = near(scan, from, at, 14, &["conducted", "performed", "undertaken", "carried", "done", "run"])
        && !near(scan, from, at, 14, &["recruited", "enrolled", "search", "searches", "admitted"]);
    let month_before = near_month(scan, from, at, 2);
    // "Articles published between 2010 and 2023" are what a review looked for.
    let sought = ranged && near(scan, from, at, 8, &["published"]) && near(scan, from, at, 4, &["between", "from"]);
    if sought && (from..at).any(|i| scan.listed(List::Studies, i)) {
        return (YearRole::DataPeriod, "YEA002", 0.8);
    }
    let decade = range[1] - range[0] == 9 && scan.is(end - 1, &["s"]);
    if (ranged && !decade || month_before)
        && !conducted
        && words::said(List::Collected, words)
        && !has(&["published", "trials conducted", "studies conducted", "et al", "compared with aspirin"])
    {
        let own = matches!(
            section,
            SectionKind::Methods
                | SectionKind::Results
                | SectionKind::Summary
                | SectionKind::Background
                | SectionKind::Body
                | SectionKind::Conclusions
        );
        if own {
            return (YearRole::DataPeriod, "YEA002", 0.8);
        }
    }
    if matches!(section, SectionKind::Title) && !names_study(scan, from, to) {
        return (YearRole::Other, "YEA005", 0.7);
    }
    let cited = citation::cites(scan, at, end, sentence.is_some_and(|s| s.block_kind == BlockKind::TableRow));
    if cited || names_study(scan, from, to) {
        return (YearRole::Study, "YEA001", if cited { 0.93 } else { 0.85 });
    }
    if ranged && matches!(section, SectionKind::Methods | SectionKind::Results) {
        return (YearRole::DataPeriod, "YEA002", 0.7);
    }
    (YearRole::Other, "YEA005", 0.6)
}

/// "ATLANTA (Feb. 1, 2016)--", "LONDON, March 3, 2019 –": the year of a release's own date.
fn dateline(scan: &Scan, from: usize, at: usize, end: usize) -> bool {
    let bracket = (from.max(at.saturating_sub(6))..at).any(|i| scan.is(i, &["("]));
    let place = scan.raw(from).len() > 2 && scan.raw(from).bytes().all(|b| b.is_ascii_uppercase());
    // "July 24, 2010 — A study …" begins a release.
    let opening = at < from + 5 && scan.is(end, &["–", "—"]);
    bracket || opening || place && scan.is(end, &["-", "–", "—", "/"])
}

/// Whether the sentence speaks of a study or of research.
fn names_study(scan: &Scan, from: usize, to: usize) -> bool {
    (from..to).any(|i| scan.listed(List::YearContext, i))
}

/// "… updated in 2009 and 2012": the year before has the role.
fn inherits(scan: &Scan, earlier: &[Year], at: usize) -> bool {
    let joined = at > 1 && matches!(scan.word(at - 1), "and" | ",");
    joined && earlier.last().is_some_and(|y| scan.tokens[at].start - y.end < 8 && matches!(y.role, YearRole::Updated | YearRole::Published))
}
