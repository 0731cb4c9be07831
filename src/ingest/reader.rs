//! The inputs as a stream of units, in order: whole files, and the lines of JSON Lines one by one.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::find::{Found, Input, Origin};
use super::format::{Format, Guess, Reading, guess};
use super::limits::MAX_ARTICLE_BYTES;
use super::stream::{MeterHandle, Stream, open, without_compression};
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
    /// How many units (files or lines) were taken from it.
    pub units: u64,
}

/// Yields every unit of the inputs in order; a refusal stands where the unit would have stood.
pub struct Reader {
    inputs: std::vec::IntoIter<Input>,
    refused: std::vec::IntoIter<Refusal>,
    reading: Reading,
    lines: Option<Lines>,
    digests: Vec<InputDigest>,
    position: Arc<AtomicU64>,
}

struct Lines {
    source: Arc<str>,
    path: Option<Arc<str>>,
    stream: Stream,
    meter: MeterHandle,
    number: u64,
    units: u64,
}

impl Reader {
    /// Reads what was found, as `reading` says.
    pub fn new(found: Found, reading: Reading) -> Self {
        Reader {
            inputs: found.inputs.into_iter(),
            refused: found.refused.into_iter(),
            reading,
            lines: None,
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
        if format == Format::JsonLines && (head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff")) {
            let message = "JSON Lines in UTF-16; JSON is UTF-8: convert it with iconv -f UTF-16 -t UTF-8";
            return Some(Err(Refusal::of(&input.name, "charset", message)));
        }
        let source: Arc<str> = input.name.as_str().into();
        let path = matches!(input.origin, Origin::File(_)).then(|| source.clone());
        if format == Format::JsonLines {
            if head.starts_with(b"\xef\xbb\xbf") {
                stream.consume(3);
            }
            self.lines = Some(Lines { source, path, stream, meter, number: 0, units: 0 });
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
        Some(Ok(Unit { source, path, line: None, format, bytes }))
    }
}

impl Iterator for Reader {
    type Item = Result<Unit, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                if let Some(item) = lines.next() {
                    return Some(item);
                }
                let lines = self.lines.take().expect("just seen");
                self.done(&lines.source, &lines.meter, lines.units);
                if lines.units == 0 {
                    return Some(Err(Refusal::of(&lines.source, "empty", "no line holds an article; nothing to read")));
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

impl Iterator for Lines {
    type Item = Result<Unit, Refusal>;

    /// The next line that is not blank.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut bytes = Vec::new();
            self.number += 1;
            match (&mut self.stream).take(MAX_ARTICLE_BYTES as u64 + 1).read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(n) if n > MAX_ARTICLE_BYTES => {
                    self.units += 1;
                    let message = format!("a line of more than {} MB; write one article a line", MAX_ARTICLE_BYTES >> 20);
                    if self.stream.skip_until(b'\n').is_err() {
                        self.end();
                    }
                    return Some(Err(self.refuse("too_large", message)));
                }
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    self.units += 1;
                    let (source, path) = (self.source.clone(), self.path.clone());
                    return Some(Ok(Unit { source, path, line: Some(self.number), format: Format::JsonLines, bytes }));
                }
                Err(e) => {
                    self.units += 1;
                    self.end();
                    return Some(Err(self.refuse("unreadable", unreadable(&e))));
                }
            }
        }
    }
}

impl Lines {
    fn end(&mut self) {
        self.stream = Box::new(io::empty());
    }

    fn refuse(&self, code: &'static str, message: String) -> Refusal {
        Refusal { line: Some(self.number), ..Refusal::of(&self.source, code, message) }
    }
}

fn unreadable(error: &io::Error) -> String {
    use io::ErrorKind as K;
    let advice = match error.kind() {
        K::PermissionDenied => "check the permissions",
        K::UnexpectedEof | K::InvalidData | K::InvalidInput => "the file is cut off or damaged: fetch it again",
        K::IsADirectory => "give the files in it",
        _ => "check the file",
    };
    format!("{error}; {advice}")
}
