//! The lines of JSON Lines as units.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use super::format::Format;
use super::limits::MAX_ARTICLE_BYTES;
use super::reader::unreadable;
use super::stream::Stream;
use super::{Refusal, Unit};

/// Yields every line that is not blank.
pub(super) struct Lines {
    source: Arc<str>,
    path: Option<Arc<str>>,
    stream: Stream,
    number: u64,
}

impl Lines {
    /// Reads `stream` from its first line.
    pub(super) fn new(source: Arc<str>, path: Option<Arc<str>>, stream: Stream) -> Self {
        Lines { source, path, stream, number: 0 }
    }

    fn end(&mut self) {
        self.stream = Box::new(io::empty());
    }

    fn refuse(&self, code: &'static str, message: String) -> Refusal {
        Refusal { line: Some(self.number), answered: true, ..Refusal::of(&self.source, code, message) }
    }
}

impl Iterator for Lines {
    type Item = Result<Unit, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut bytes = Vec::new();
            self.number += 1;
            match (&mut self.stream).take(MAX_ARTICLE_BYTES as u64 + 1).read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(n) if n > MAX_ARTICLE_BYTES => {
                    let message = format!("a line of more than {} MB; write one article a line", MAX_ARTICLE_BYTES >> 20);
                    if self.stream.skip_until(b'\n').is_err() {
                        self.end();
                    }
                    return Some(Err(self.refuse("too_large", message)));
                }
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let unit = Unit::new(self.source.clone(), self.path.clone(), Format::JsonLines, bytes);
                    return Some(Ok(Unit { line: Some(self.number), ..unit }));
                }
                Err(e) => {
                    self.end();
                    return Some(Err(self.refuse("unreadable", unreadable(&e))));
                }
            }
        }
    }
}
