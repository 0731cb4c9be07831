//! One unit (a file's bytes, a line of JSON Lines, an element of XML, a record of WARC) to one article. Pure: runs on any thread.

use std::sync::Arc;

use serde::Deserialize;

use super::Refusal;
use super::charset::{Decoded, decode, decode_told};
use super::format::Format;
use super::html::main_content;
use super::warc::{self, Capture};
use crate::article::Article;
use crate::record::{Diagnostic, Severity};

/// What will be one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The input's name.
    pub source: Arc<str>,
    /// The same where the input is a file.
    pub path: Option<Arc<str>>,
    /// The line that it begins on, counted from 1, where the input holds many articles.
    pub line: Option<u64>,
    /// What the bytes are.
    pub format: Format,
    /// The bytes, decompressed, not decoded.
    pub bytes: Vec<u8>,
    /// What a record of a crawl says of the page.
    pub capture: Option<Box<Capture>>,
}

/// A line as it is expected; other members are ignored.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Line {
    id: Option<Id>,
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
    url: Option<String>,
    published: Option<Id>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a string or a whole number")]
enum Id {
    Text(String),
    Number(i64),
}

impl Id {
    fn text(self) -> Option<String> {
        match self {
            Id::Text(s) => Some(s).filter(|s| !s.trim().is_empty()),
            Id::Number(n) => Some(n.to_string()),
        }
    }
}

const EXPECTED: &str = "expected one JSON object a line, {\"id\", \"text\" or \"html\", \"title\"?, \"url\"?, \"published\"?}";

impl Unit {
    /// A unit that is a whole input.
    pub fn new(source: Arc<str>, path: Option<Arc<str>>, format: Format, bytes: Vec<u8>) -> Self {
        Unit { source, path, line: None, format, bytes, capture: None }
    }

    /// How many bytes it weighs.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it has no bytes.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The article, or why there is none.
    pub fn article(self) -> Result<Article, Refusal> {
        match self.format {
            Format::JsonLines => self.line_article(),
            Format::Pubmed | Format::Jats => self.xml_article(),
            _ => self.file_article(),
        }
    }

    fn xml_article(mut self) -> Result<Article, Refusal> {
        let decoded = decode(std::mem::take(&mut self.bytes), false);
        super::xml::article(&self, &decoded.text, self.format == Format::Pubmed, charset_note(&decoded))
    }

    fn file_article(self) -> Result<Article, Refusal> {
        let Unit { source, path, format, bytes, capture, .. } = self;
        let who = capture.as_ref().and_then(|c| c.url.as_deref().or(Some(&c.id))).map(|w| format!("{w}: ")).unwrap_or_default();
        let refuse = |code, message: &str| Refusal::of(&source, code, format!("{who}{message}"));
        let (bytes, charset) = match &capture {
            Some(capture) if capture.http => warc::body(bytes).map_err(|why| refuse("unreadable", &why))?,
            _ => (bytes, None),
        };
        let decoded = decode_told(bytes, format == Format::Html, charset.as_deref());
        if looks_binary(&decoded.text) {
            return Err(refuse("binary", "binary data, not text; give text, Markdown, HTML, XML or JSON Lines"));
        }
        let mut article = Article {
            id: source.to_string(),
            path: path.as_deref().map(str::to_string),
            media_type: format.media_type().to_string(),
            diagnostics: charset_note(&decoded),
            ..Article::default()
        };
        if format == Format::Html {
            take_page(&mut article, &decoded.text);
        } else {
            article.text = decoded.text;
        }
        if let Some(capture) = capture.as_deref() {
            take_capture(&mut article, capture);
        }
        if article.text.trim().is_empty() {
            let message = if format == Format::Html {
                "the page has no text of its own (scripts may write it); save it from a browser"
            } else {
                "the file holds nothing but white space"
            };
            return Err(refuse("empty", message));
        }
        Ok(article)
    }

    fn line_article(self) -> Result<Article, Refusal> {
        let number = self.line.unwrap_or(1);
        let bad = |message: String| Refusal { line: self.line, answered: true, ..Refusal::of(&self.source, "bad_line", message) };
        let note;
        let parsed = if std::str::from_utf8(&self.bytes).is_ok() {
            note = Vec::new();
            serde_json::from_slice::<Line>(&self.bytes)
        } else {
            let decoded = decode(self.bytes.clone(), false);
            note = charset_note(&decoded);
            serde_json::from_str::<Line>(&decoded.text)
        };
        let line = parsed.map_err(|e| bad(format!("{}; {EXPECTED}; mend the line or drop it", plain_error(&e))))?;
        let mut article = Article {
            id: line.id.and_then(Id::text).unwrap_or_else(|| format!("{}#{number}", self.source)),
            path: self.path.as_deref().map(str::to_string),
            media_type: Format::Text.media_type().to_string(),
            diagnostics: note,
            ..Article::default()
        };
        match (line.text, line.html) {
            (Some(text), _) => article.text = text,
            (None, Some(html)) => {
                article.media_type = Format::Html.media_type().to_string();
                take_page(&mut article, &html);
            }
            (None, None) => return Err(bad(format!("neither \"text\" nor \"html\" is there; {EXPECTED}; add one"))),
        }
        let given = |s: Option<String>| s.filter(|s| !s.trim().is_empty());
        article.title = given(line.title).or(article.title);
        article.url = given(line.url).or(article.url);
        article.published = line.published.and_then(Id::text).or(article.published);
        if article.text.trim().is_empty() {
            let message = "the article has no text; nothing was extracted".to_string();
            article.diagnostics.push(Diagnostic { code: "empty".into(), severity: Severity::Warning, message });
        }
        Ok(article)
    }
}

/// An article without text that stands for a refused line, so that every line has its answer.
pub fn placeholder(refusal: &Refusal) -> Article {
    Article {
        id: refusal.line.map_or_else(|| refusal.source.clone(), |n| format!("{}#{n}", refusal.source)),
        path: (refusal.source != "stdin").then(|| refusal.source.clone()),
        media_type: Format::JsonLines.media_type().to_string(),
        diagnostics: vec![Diagnostic { code: refusal.code.into(), severity: Severity::Error, message: refusal.message.clone() }],
        ..Article::default()
    }
}

fn take_page(article: &mut Article, html: &str) {
    let page = main_content(html);
    (article.text, article.title, article.url, article.published) = (page.text, page.title, page.url, page.published);
    if page.fallback {
        let message = "no main content could be told from the page; all its visible text was taken".to_string();
        article.diagnostics.push(Diagnostic { code: "whole_page".into(), severity: Severity::Info, message });
    }
}

/// The record's id and address; the date of the capture only where the page states none of its own.
fn take_capture(article: &mut Article, capture: &Capture) {
    article.id.clone_from(&capture.id);
    article.url = capture.url.clone().or(article.url.take());
    if article.published.is_none() && capture.date.is_some() {
        article.published.clone_from(&capture.date);
        let message = "the page states no date of publication; the date is that of its capture".to_string();
        article.diagnostics.push(Diagnostic { code: "capture_date".into(), severity: Severity::Info, message });
    }
}

fn charset_note(decoded: &Decoded) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    if decoded.guessed {
        let message = format!("not UTF-8 and no charset declared; read as {}", decoded.charset);
        notes.push(Diagnostic { code: "charset_guessed".into(), severity: Severity::Info, message });
    }
    if decoded.lossy {
        let message = format!("some bytes mean nothing in {} and became U+FFFD; save the file as UTF-8", decoded.charset);
        notes.push(Diagnostic { code: "charset_lossy".into(), severity: Severity::Warning, message });
    }
    notes
}

/// Whether control characters that no text has are frequent.
fn looks_binary(text: &str) -> bool {
    let sample = text.chars().take(4096);
    let (mut all, mut odd) = (0, 0);
    for c in sample {
        all += 1;
        odd += usize::from(c == '\u{fffd}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{b}' | '\u{85}' | '\u{1a}'));
    }
    odd * 10 > all
}

/// The parser's message with the column alone: the line is known.
fn plain_error(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) => format!("{} at column {}", &text[..at], error.column()),
        None => text,
    }
}
