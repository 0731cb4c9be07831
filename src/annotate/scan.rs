//! The one scan of a text that all annotators share: tokens, names of concepts, cue words, each in order of place.

use std::sync::OnceLock;

use super::class::{self, Class};
use super::number::{self, Number};
use crate::lexicon::cues::{CueEntry, Cues};
use crate::lexicon::phrases::PhraseHit;
use crate::lexicon::trie::{Run, runs};
use crate::lexicon::words::List;
use crate::lexicon::{Concept, Hit, Lexicon};
use crate::record::Span;
use crate::segment::Document;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Begins with a letter; letters, digits and inner apostrophes.
    Word,
    /// Digits with thousands commas and a decimal point.
    Number,
    /// Any other single character that is not a space.
    Mark,
}

/// A token in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is made of.
    pub kind: TokenKind,
}

/// A text with everything found in one pass over it.
pub struct Scan<'a> {
    /// The ingested text.
    pub text: &'a str,
    /// The text in ASCII lower case, byte for byte.
    pub lower: &'a str,
    /// Its structure.
    pub doc: &'a Document,
    /// The vocabulary.
    pub lexicon: &'a Lexicon,
    /// Its words as the tables of phrases see them.
    pub runs: Vec<Run>,
    /// Tokens in order.
    pub tokens: Vec<Token>,
    /// Names of concepts in order, without overlaps.
    pub concepts: Vec<Hit>,
    /// Cue phrases in order, without overlaps among themselves.
    pub cues: Vec<PhraseHit>,
    /// Whether it reads like a review's summary; told once, by [`super::design`].
    pub(super) review_summary: OnceLock<bool>,
    /// How far it speaks of a study of its own; told once, by [`super::design`].
    pub(super) voice: OnceLock<i32>,
    cue_table: &'static Cues,
    classes: Vec<Class>,
    /// The numbers that begin at a token, in order.
    numbers: Vec<Number>,
    /// The tokens in lower case.
    words: Vec<&'a str>,
    sentence_tokens: Vec<(usize, usize)>,
    /// What is known of the words of each sentence.
    sentence_classes: Vec<Class>,
}

/// Splits a text into tokens.
pub fn tokenize(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut i = 0;
    while i < bytes.len() {
        let b = bytes[i];
        if b.is_ascii_whitespace() {
            i += 1;
            continue;
        }
        let start = i;
        if b.is_ascii_digit() {
            i = number_end(bytes, i);
            out.push(Token { start, end: i, kind: TokenKind::Number });
        } else if b.is_ascii_alphabetic() {
            i = word_end(text, i);
            out.push(Token { start, end: i, kind: TokenKind::Word });
        } else if b >= 128 {
            let c = text[i..].chars().next().unwrap_or(' ');
            if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') {
                i += c.len_utf8();
                continue;
            }
            if !c.is_alphabetic() {
                i += c.len_utf8();
                out.push(Token { start, end: i, kind: TokenKind::Mark });
                continue;
            }
            i = word_end(text, i);
            out.push(Token { start, end: i, kind: TokenKind::Word });
        } else {
            i += 1;
            out.push(Token { start, end: i, kind: TokenKind::Mark });
        }
    }
    out
}

fn number_end(bytes: &[u8], mut i: usize) -> usize {
    let digits = |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let first = digits(i);
    i += first;
    if first <= 3 {
        while i < bytes.len() && bytes[i] == b',' && digits(i + 1) == 3 {
            i += 4;
        }
    }
    if i + 1 < bytes.len() && bytes[i] == b'.' && bytes[i + 1].is_ascii_digit() {
        let more = digits(i + 1);
        // "1.1.2" is a section number, not a decimal.
        if bytes.get(i + 1 + more) != Some(&b'.') || !bytes.get(i + 2 + more).is_some_and(u8::is_ascii_digit) {
            i += 1 + more;
        }
    }
    i
}

/// The letters and digits among the bytes.
const ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 128 {
        table[b] = (b as u8).is_ascii_alphanumeric();
        b += 1;
    }
    table
};

fn word_end(text: &str, start: usize) -> usize {
    // Most words end in plain letters before a space or a mark that no word holds.
    let bytes = text.as_bytes();
    let mut plain = start;
    while let Some(b) = bytes.get(plain)
        && ALPHANUMERIC[*b as usize]
    {
        plain += 1;
    }
    if bytes.get(plain).is_none_or(|b| *b < 128 && *b != b'\'') {
        return plain;
    }
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if c.is_alphanumeric() {
            end = start + i + c.len_utf8();
        } else if matches!(c, '\'' | '’') && chars.peek().is_some_and(|(_, n)| n.is_alphabetic()) {
            continue;
        } else {
            break;
        }
    }
    end
}

/// Whether a name is that of an author: "By Dana Whitlow" at the beginning of a line.
fn in_byline(text: &str, doc: &Document, hit: &Hit) -> bool {
    let capital = |w: &str| w.starts_with(|c: char| c.is_ascii_uppercase());
    if !capital(&text[hit.start..]) {
        return false;
    }
    let Some(block) = doc.blocks[..doc.blocks.partition_point(|b| b.span.start <= hit.start)].last() else { return false };
    let line = block.span.of(text);
    let before = &text[block.span.start..hit.start];
    (line.starts_with("By ") || line.starts_with("Written by ") || line.starts_with("Reviewed by "))
        && before.len() < 48
        && before.split_whitespace().skip(1).all(|w| capital(w) || matches!(w, "by" | "and" | "de" | "van" | "von"))
        && before.split_whitespace().nth(1).is_some()
}

impl<'a> Scan<'a> {
    /// Scans a text once; `lower` is `text` in ASCII lower case.
    pub fn new(text: &'a str, lower: &'a str, doc: &'a Document, lexicon: &'a Lexicon) -> Self {
        let runs = runs(lower);
        let tokens = tokenize(text);
        let classes = class::classes(lower, &tokens, &runs);
        let words = tokens.iter().map(|t| &lower[t.start..t.end]).collect();
        let mut concepts = lexicon.find_among(text, lower, &runs);
        concepts.retain(|h| !in_byline(text, doc, h));
        let cue_table = Cues::embedded();
        let cues = cue_table.find(lower, &runs);
        let sentence_tokens: Vec<(usize, usize)> = doc
            .sentences
            .iter()
            .map(|s| (tokens.partition_point(|t| t.start < s.span.start), tokens.partition_point(|t| t.start < s.span.end)))
            .collect();
        let sentence_classes = sentence_tokens.iter().map(|(from, to)| Class::of_all(&classes[*from..*to])).collect();
        let mut scan = Scan {
            review_summary: OnceLock::new(),
            voice: OnceLock::new(),
            text,
            lower,
            doc,
            lexicon,
            runs,
            tokens,
            concepts,
            cues,
            cue_table,
            classes,
            numbers: Vec::new(),
            words,
            sentence_tokens,
            sentence_classes,
        };
        scan.read_numbers();
        scan
    }

    /// Reads the number at every token that can begin one.
    fn read_numbers(&mut self) {
        for at in 0..self.tokens.len() {
            if self.begins(class::NUMBER, at)
                && let Some(number) = number::read(self, at)
            {
                self.numbers.push(number);
                self.classes[at].number = self.numbers.len() as u32;
            }
        }
    }

    /// Tokens `[from, to)` of sentence `i`.
    pub fn tokens_of(&self, sentence: usize) -> (usize, usize) {
        self.sentence_tokens[sentence]
    }

    /// What is known of the words of sentence `i` together: whether one of them is listed, what can begin in it.
    #[inline]
    pub fn in_sentence(&self, i: usize) -> Class {
        self.sentence_classes[i]
    }

    /// Token `i` in lower case; empty past the end.
    #[inline]
    pub fn word(&self, i: usize) -> &'a str {
        self.words.get(i).copied().unwrap_or_default()
    }

    /// Token `i` as written; empty past the end.
    #[inline]
    pub fn raw(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.text[t.start..t.end])
    }

    /// Whether token `i` is one of `words` (lower case).
    #[inline]
    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        // Most words differ in length or in their first letter from what they are held against.
        let word = self.word(i);
        let first = word.as_bytes().first();
        words.iter().any(|w| w.len() == word.len() && w.as_bytes().first() == first && *w == word)
    }

    /// Whether token `i` is part of an address: no space between it and an "http" or "www" before it.
    pub fn in_address(&self, i: usize) -> bool {
        let mut k = i;
        while k > 0 && i - k < 80 && self.glued(k - 1) {
            k -= 1;
            if matches!(self.word(k), "http" | "https" | "www" | "doi") {
                return true;
            }
        }
        false
    }

    /// Whether the list holds token `i`.
    #[inline]
    pub fn listed(&self, list: List, i: usize) -> bool {
        self.classes.get(i).is_some_and(|c| c.listed(list))
    }

    /// Whether one of `what` ([`class`]) can begin at token `i`.
    #[inline]
    pub fn begins(&self, what: u32, i: usize) -> bool {
        self.classes.get(i).is_some_and(|c| c.begins(what))
    }

    /// The first token of `[from, to)` at which one of `what` ([`class`]) can begin.
    #[inline]
    pub fn next_of(&self, what: u32, from: usize, to: usize) -> Option<usize> {
        self.classes.get(from..to)?.iter().position(|c| c.begins(what)).map(|i| from + i)
    }

    /// The number that begins at token `i`.
    #[inline]
    pub fn number(&self, i: usize) -> Option<Number> {
        let number = self.classes.get(i)?.number.checked_sub(1)?;
        self.numbers.get(number as usize).copied()
    }

    /// The tokens of `[from, to)` at which one of `what` ([`class`]) can begin.
    #[inline]
    pub fn beginning(&self, what: u32, from: usize, to: usize) -> impl Iterator<Item = usize> {
        let classes = self.classes.get(from..to).unwrap_or_default();
        classes.iter().enumerate().filter(move |(_, c)| c.begins(what)).map(move |(i, _)| from + i)
    }

    /// Whether no space stands between tokens `i` and `i + 1`.
    #[inline]
    pub fn glued(&self, i: usize) -> bool {
        matches!((self.tokens.get(i), self.tokens.get(i + 1)), (Some(a), Some(b)) if a.end == b.start)
    }

    /// Index of the first token that starts at or after byte `at`.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.start < at)
    }

    /// Names of concepts that begin in `span`.
    pub fn concepts_in(&self, span: Span) -> &[Hit] {
        let from = self.concepts.partition_point(|h| h.start < span.start);
        let to = self.concepts.partition_point(|h| h.start < span.end);
        &self.concepts[from..to]
    }

    /// The concept of a hit.
    pub fn concept(&self, hit: &Hit) -> &'a Concept {
        &self.lexicon.concepts()[hit.concept]
    }

    /// Cue phrases that begin in `span`.
    pub fn cues_in(&self, span: Span) -> &[PhraseHit] {
        let from = self.cues.partition_point(|h| h.start < span.start);
        let to = self.cues.partition_point(|h| h.start < span.end);
        &self.cues[from..to]
    }

    /// The table's entry for a cue.
    pub fn cue(&self, hit: &PhraseHit) -> &'static CueEntry {
        self.cue_table.entry(hit.phrase)
    }

    /// A span from the start of token `from` to the end of token `to - 1`; at least that of token `from`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.tokens[from].start, end: self.tokens[to.max(from + 1) - 1].end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_keep_numbers_and_contractions_whole() {
        let words: Vec<&str> = tokenize("It doesn’t need 1,000–2,000 IU or 2.5µg (3×).")
            .iter()
            .map(|t| (t.start, t.end))
            .map(|(a, b)| &"It doesn’t need 1,000–2,000 IU or 2.5µg (3×)."[a..b])
            .collect();
        assert_eq!(words, ["It", "doesn’t", "need", "1,000", "–", "2,000", "IU", "or", "2.5", "µg", "(", "3", "×", ")", "."]);
    }
}
