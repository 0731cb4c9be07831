//! The words around a noun for people that describe them: adjectives before it, nouns joined to it, and what opens after it
//! ("with asthma", "aged 18 to 65", "in remission").

use super::nouns::is_people;
use super::tail::{fared, tail};
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::{self, List};

/// A noun for people with what describes them.
pub(super) struct Phrase {
    /// First token, and one past the last.
    pub(super) first: usize,
    pub(super) last: usize,
    /// One past the last noun: "children and adults".
    pub(super) nouns: usize,
    /// How much describes them: 1 a word before or after, 2 both or a longer tail.
    pub(super) described: u32,
}

/// What no description begins with.
const LEADS_NOWHERE: &[&str] =
    &["-", "/", ",", "and", "or", "(", "predominantly", "mostly", "mainly", "primarily", "usually", "typically", "largely", "correctly"];

/// Words before the noun that describe nobody.
pub(super) fn is_empty_word(scan: &Scan, i: usize) -> bool {
    scan.listed(List::DescribesNobody, i)
}

/// Nouns that describe those studied by themselves.
fn tells_by_itself(scan: &Scan, i: usize) -> bool {
    scan.listed(List::TellsByItself, i)
}

/// The phrase around the noun at `t`, or `None` where nothing describes the people.
pub(super) fn phrase(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Option<Phrase> {
    let first = head(scan, t, from);
    let nouns = joined(scan, t, to);
    if fared(scan, nouns, first, from) {
        return None;
    }
    // "Feeding infants with fortified milk": what they were fed.
    let fed = scan.is(nouns, &["with"])
        && first > from
        && scan.is(first - 1, &["feeding", "immunising", "immunizing", "providing", "supplementing", "supplying", "vaccinating"]);
    let (last, tail) = if fed { (nouns, 0) } else { tail(scan, nouns, to)? };
    let head = u32::from(first < t);
    let own = u32::from((t..nouns).any(|i| tells_by_itself(scan, i)));
    // "Men and women": no description.
    (head + tail + own > 0).then_some(Phrase { first, last, nouns, described: head + tail })
}

/// The first token of what describes the noun at `t` from before it.
fn head(scan: &Scan, t: usize, from: usize) -> usize {
    let mut first = t;
    let mut steps = 0;
    let capital = |i: usize| scan.raw(i).starts_with(|c: char| c.is_ascii_uppercase());
    // A capital begins a sentence that no full stop parts from the one before.
    if t > from && capital(t) && !capital(t - 1) && scan.tokens[t - 1].kind == TokenKind::Word && scan.word(t) != "latinas" {
        return t;
    }
    while first > from && steps < 6 {
        let prev = first - 1;
        let w = scan.word(prev);
        // "In four trials participants received": the trials were in hand.
        if scan.listed(List::Studies, prev) && w.ends_with('s') {
            break;
        }
        if (first.saturating_sub(3).max(from)..first).any(|j| number_at(scan, j).is_some_and(|n| j + n.tokens == first && n.value > 1.0)) {
            break;
        }
        let word = scan.tokens[prev].kind == TokenKind::Word
            && !is_empty_word(scan, prev)
            && (!w.ends_with("ly") || words::is(List::Adjective, w));
        let adverb = scan.tokens[prev].kind == TokenKind::Word
            && w.ends_with("ly")
            && first < t
            && !matches!(w, "only" | "randomly" | "significantly" | "especially" | "particularly");
        let joined = matches!(w, "-" | "/")
            || (w == "or" || w == "and" || w == ",") && first < t && prev > from && adjective(scan, prev - 1) && adjective(scan, first);
        let bracket = w == ")" && prev >= from + 2 && scan.word(prev - 2) == "(";
        let number =
            scan.tokens[prev].kind == TokenKind::Number && prev > from && matches!(scan.word(prev - 1), "type" | "-" | "stage" | "grade");
        if bracket {
            first = prev - 2;
        } else if word || joined || adverb || number {
            first = prev;
        } else {
            break;
        }
        steps += 1;
    }
    while first < t && (scan.is(first, LEADS_NOWHERE) || is_verb(scan.word(first))) {
        first += 1;
    }
    first
}

/// Nouns of age and sex, which join to one population.
fn of_an_age(w: &str) -> bool {
    const AGES: &[&str] = &[
        "adolescents", "adults", "boys", "children", "females", "girls", "infants", "males", "men", "neonates", "newborns", "preschoolers",
        "schoolchildren", "seniors", "teenagers", "teens", "toddlers", "women", "youths",
    ];
    AGES.contains(&w)
}

/// One past the last noun of a list that begins at `t`: "children, adolescents and adults", "infants and older children".
fn joined(scan: &Scan, t: usize, to: usize) -> usize {
    let mut end = t + 1;
    loop {
        let comma = scan.is(end, &[","]);
        let joiner = end + usize::from(comma && scan.is(end + 1, &["and", "or"]));
        let next = joiner + 1;
        // "Children/adolescents"; a list of commas must come to its "and".
        let fits = scan.is(joiner, &["and", "or", "&", "/"])
            || comma && next < to && is_people(scan, next) && (next + 1..to.min(next + 5)).any(|j| scan.is(j, &["and", "or"]));
        let noun = (next..to.min(next + 2)).find(|j| is_people(scan, *j));
        let alike = |n: &usize| {
            of_an_age(scan.word(end - 1)) && of_an_age(scan.word(*n)) || scan.listed(List::Animal, end - 1) && scan.listed(List::Animal, *n)
        };
        match noun.filter(alike) {
            Some(noun) if fits && (noun == next || adjective(scan, next)) => end = noun + 1,
            _ => return end,
        }
    }
}

fn is_verb(w: &str) -> bool {
    w.len() > 4 && (w.ends_with("ing") && !words::is(List::IngAdjective, w))
        || ["affects", "helps", "keep", "put", "protect", "benefit", "leave", "leaves", "include"].contains(&w)
}

fn adjective(scan: &Scan, i: usize) -> bool {
    const ENDINGS: &[&str] = &["ed", "ic", "al", "ous", "ive", "ese", "hy", "ly", "ill", "nt", "er"];
    let w = scan.word(i);
    scan.tokens[i].kind == TokenKind::Word && (ENDINGS.iter().any(|e| w.ends_with(e)) || words::is(List::Adjective, w))
}
