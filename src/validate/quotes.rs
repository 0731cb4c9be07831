//! Quotes against the text that they were taken from, in code points; the text against its SHA-256.

use super::check::each_span;
use super::finding::Finding;
use crate::ids::sha256_hex;
use crate::record::Record;

/// A text that can be cut at code points.
pub struct Text<'a> {
    text: &'a str,
    /// Byte where each code point begins, and the end; empty for ASCII, where both counts are the same.
    bytes: Vec<u32>,
}

impl<'a> Text<'a> {
    /// Prepares `text`.
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Text { text, bytes: Vec::new() };
        }
        let starts = text.char_indices().map(|(i, _)| i).chain([text.len()]);
        Text { text, bytes: starts.map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect() }
    }

    /// Length in code points.
    pub fn length(&self) -> usize {
        if self.bytes.is_empty() { self.text.len() } else { self.bytes.len() - 1 }
    }

    /// The code points from `start` to before `end`.
    pub fn cut(&self, start: usize, end: usize) -> Option<&'a str> {
        if self.bytes.is_empty() {
            return self.text.get(start..end);
        }
        let byte = |at: usize| self.bytes.get(at).map(|b| *b as usize);
        self.text.get(byte(start)?..byte(end)?)
    }
}

/// Adds what is wrong with the quotes of `record` on `text`.
pub fn check(record: &Record, text: &str, out: &mut Vec<Finding>) {
    let sha = sha256_hex(text.as_bytes());
    let article = &record.article;
    if sha != article.sha256 {
        let message = format!("the text has SHA-256 {sha}, article.sha256 is {}: extract the record anew from this text", article.sha256);
        out.push(Finding::new("text-hash", "/article/sha256", message));
    }
    let text = Text::new(text);
    if text.length() != article.length {
        let message = format!("the text has {} code points, article.length is {}: correct the length", text.length(), article.length);
        out.push(Finding::new("text-hash", "/article/length", message));
    }
    each_span(record, &mut |at, span, quote| {
        let Some(quote) = quote else { return };
        if let Some(message) = differs(&text, span.start, span.end, quote) {
            out.push(Finding::new("quote-mismatch", format!("{at}/quote"), message));
        }
    });
}

/// Why `quote` is not what the text says from `start` to `end`; `None` where it is.
pub fn differs(text: &Text, start: usize, end: usize, quote: &str) -> Option<String> {
    let Some(there) = text.cut(start, end) else {
        return Some(format!(
            "the quote {quote:?} should stand at {start}..{end}, which is no stretch of the text's {} code points",
            text.length()
        ));
    };
    if there == quote {
        return None;
    }
    let mut message = format!("the text says {:?} at {start}..{end}, the quote says {:?}: ", shorten(there), shorten(quote));
    match text.text.find(quote).filter(|_| !quote.is_empty()) {
        Some(byte) => {
            let at = text.text[..byte].chars().count();
            message.push_str(&format!("these words stand at {at}..{}, correct the offsets", at + quote.chars().count()));
        }
        None => message.push_str("these words stand nowhere in the text, quote it as it is"),
    }
    Some(message)
}

fn shorten(s: &str) -> String {
    if s.chars().count() <= 100 { s.to_string() } else { s.chars().take(99).collect::<String>() + "…" }
}
