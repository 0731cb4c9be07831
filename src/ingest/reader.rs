//! The inputs as a stream of units, in order: whole files, and the parts of files that hold many articles one by one.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::find::{Found, Input, Origin};
use super::format::{Format, Guess, Reading, guess};
use super::limits::MAX_ARTICLE_BYTES;
use super::lines::Lines;
use super::stream::{MeterHandle, open, without_compression};
use super::warc::Records;
use super::xml::{Elements, JATS, PUBMED};
use super::{Refusal, Unit};

/// An input that was read, for the manifest.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct InputDigest {
    /// The input's name.
    pub path: String,
    /// SHA-256 of its bytes as read.
    pub sha256: String,
    /// How many bytes were read.
    pub bytes: u64,
    /// How many units (files, lines, elements, records) were taken from it.
    pub units: u64,
}

/// Yields every unit of the inputs in order; a refusal stands where the unit would have stood.
pub struct Reader {
    inputs: std::vec::IntoIter<Input>,
    refused: std::vec::IntoIter<Refusal>,
    reading: Reading,
    parts: Option<Parts>,
    digests: Vec<InputDigest>,
    position: Arc<AtomicU64>,
}

/// An input that holds many articles, while it is read.
struct Parts {
    source: Arc<str>,
    meter: MeterHandle,
    units: u64,
    items: Box<dyn Iterator<Item = Result<Unit, Refusal>> + Send>,
    /// What is said where it holds none.
    none: &'static str,
}

impl Reader {
    /// Reads what was found, as `reading` says.
    pub fn new(found: Found, reading: Reading) -> Self {
        Reader {
            inputs: found.inputs.into_iter(),
            refused: found.refused.into_iter(),
            reading,
            parts: None,
            digests: Vec::new(),
            position: Arc::default(),
        }
    }

    /// The bytes read so far, counted on disk.
    pub fn position(&self) -> Arc<AtomicU64> {
        self.position.clone()
    }

    /// The inputs that were read to their end.
    pub fn digests(&self) -> &[InputDigest] {
        &self.digests
    }

    fn done(&mut self, source: &str, meter: &MeterHandle, units: u64) {
        let (bytes, sha256) = meter.read();
        self.digests.push(InputDigest { path: source.to_string(), sha256, bytes, units });
    }

    /// Opens the next input: a unit, a refusal, or lines to come.
    fn enter(&mut self, input: Input) -> Option<Result<Unit, Refusal>> {
        let unreadable = |e: io::Error| Refusal::of(&input.name, "unreadable", unreadable(&e));
        let (mut stream, meter) = match open(&input, &self.position) {
            Ok(opened) => opened,
            Err(e) => return Some(Err(unreadable(e))),
        };
        let head = match stream.fill_buf() {
            Ok(head) => head,
            Err(e) => return Some(Err(unreadable(e))),
        };
        if head.is_empty() {
            self.done(&input.name, &meter, 0);
            return Some(Err(Refusal::of(&input.name, "empty", "the input is empty; nothing to read")));
        }
        let head = &head[..head.len().min(8192)];
        let format = match guess(without_compression(&input.name), head, self.reading) {
            Guess::Is(format) => format,
            Guess::No(code, message) => return Some(Err(Refusal::of(&input.name, code, message))),
        };
        let streamed = !matches!(format, Format::Text | Format::Markdown | Format::Html);
        if streamed && (head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff")) {
            let message = "JSON Lines or XML in UTF-16; convert it with iconv -f UTF-16 -t UTF-8";
            return Some(Err(Refusal::of(&input.name, "charset", message)));
        }
        if streamed && head.starts_with(b"\xef\xbb\xbf") {
            stream.consume(3);
        }
        let source: Arc<str> = input.name.as_str().into();
        let path = matches!(input.origin, Origin::File(_)).then(|| source.clone());
        if streamed {
            let (items, none): (Box<dyn Iterator<Item = _> + Send>, _) = match format {
                Format::Pubmed => (
                    Box::new(Elements::new(source.clone(), path, stream, format, PUBMED)),
                    "no <PubmedArticle> is there; expected a PubmedArticleSet, nothing to read",
                ),
                Format::Jats => (
                    Box::new(Elements::new(source.clone(), path, stream, format, JATS)),
                    "no <article> is there; expected JATS XML, nothing to read",
                ),
                Format::Warc => (
                    Box::new(Records::new(source.clone(), path, stream)),
                    "no record holds a page or its text; expected WARC with responses in HTML, or WET",
                ),
                _ => (Box::new(Lines::new(source.clone(), path, stream)), "no line holds an article; nothing to read"),
            };
            self.parts = Some(Parts { source, meter, units: 0, items, none });
            return None;
        }
        let mut bytes = Vec::with_capacity(input.size.min(MAX_ARTICLE_BYTES as u64) as usize + 1);
        if let Err(e) = stream.take(MAX_ARTICLE_BYTES as u64 + 1).read_to_end(&mut bytes) {
            return Some(Err(unreadable(e)));
        }
        if bytes.len() > MAX_ARTICLE_BYTES {
            let message = format!("one article of more than {} MB; split it, one article a file", MAX_ARTICLE_BYTES >> 20);
            return Some(Err(Refusal::of(&input.name, "too_large", message)));
        }
        self.done(&source, &meter, 1);
        Some(Ok(Unit::new(source, path, format, bytes)))
    }
}

impl Iterator for Reader {
    type Item = Result<Unit, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(parts) = &mut self.parts {
                if let Some(item) = parts.items.next() {
                    parts.units += 1;
                    return Some(item);
                }
                let parts = self.parts.take().expect("just seen");
                self.done(&parts.source, &parts.meter, parts.units);
                if parts.units == 0 {
                    return Some(Err(Refusal::of(&parts.source, "empty", parts.none)));
                }
            }
            if let Some(refusal) = self.refused.next() {
                return Some(Err(refusal));
            }
            let input = self.inputs.next()?;
            if let Some(item) = self.enter(input) {
                return Some(item);
            }
        }
    }
}

/// What the system says of a read that failed, and what to do.
pub(super) fn unreadable(error: &io::Error) -> String {
    use io::ErrorKind as K;
    let advice = match error.kind() {
        K::PermissionDenied => "check the permissions",
        K::UnexpectedEof | K::InvalidData | K::InvalidInput => "the file is cut off or damaged: fetch it again",
        K::IsADirectory => "give the files in it",
        _ => "check the file",
    };
    format!("{error}; {advice}")
}
