//! A stream of WARC records, one after the other; a broken one is told and the next is looked for.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use super::{Capture, Fields, http};
use crate::ingest::limits::MAX_ARTICLE_BYTES;
use crate::ingest::reader::unreadable;
use crate::ingest::stream::Stream;
use crate::ingest::{Format, Refusal, Unit};

/// The most that a record's header, or one line of it, may have.
const MAX_HEADER: usize = 64 << 10;

/// Yields the records that are a page or the text of one.
pub(in crate::ingest) struct Records {
    source: Arc<str>,
    path: Option<Arc<str>>,
    stream: Stream,
    /// How many records began.
    number: u64,
    /// Whether what is passed over until the next record was told.
    lost: bool,
}

/// How a record ends.
enum Next {
    Unit(Box<Unit>),
    PassedOver,
    End,
    Broken(&'static str, String),
}

impl Records {
    /// Reads `stream`.
    pub(in crate::ingest) fn new(source: Arc<str>, path: Option<Arc<str>>, stream: Stream) -> Self {
        Records { source, path, stream, number: 0, lost: false }
    }

    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        (&mut self.stream).take(MAX_HEADER as u64).read_until(b'\n', &mut line)?;
        Ok(line)
    }

    fn record(&mut self) -> io::Result<Next> {
        // Blank lines stand between records.
        let first = loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(Next::End);
            }
            if !line.trim_ascii().is_empty() {
                break line;
            }
        };
        if !first.starts_with(b"WARC/") {
            if std::mem::replace(&mut self.lost, true) {
                return Ok(Next::PassedOver);
            }
            let found: String = String::from_utf8_lossy(&first).trim().chars().take(40).collect();
            let message = format!("after record {}: expected `WARC/` and found `{found}`; passed over to the next record", self.number);
            return Ok(Next::Broken("bad_record", message));
        }
        self.lost = false;
        self.number += 1;
        let mut header = Vec::new();
        loop {
            let line = self.line()?;
            if line.trim_ascii().is_empty() {
                break;
            }
            header.extend_from_slice(&line);
            if header.len() > MAX_HEADER {
                self.lost = true;
                let message =
                    format!("record {}: a header of more than {} KB; passed over to the next record", self.number, MAX_HEADER >> 10);
                return Ok(Next::Broken("bad_record", message));
            }
        }
        let fields = Fields::parse(&String::from_utf8_lossy(&header));
        let Some(length) = fields.get("content-length").and_then(|l| l.parse::<u64>().ok()) else {
            self.lost = true;
            let message = format!("record {}: expected a Content-Length in whole bytes; passed over to the next record", self.number);
            return Ok(Next::Broken("bad_record", message));
        };
        self.payload(&fields, length)
    }

    fn payload(&mut self, fields: &Fields, length: u64) -> io::Result<Next> {
        let page = match fields.get("warc-type") {
            Some("response") => true,
            Some("conversion") if fields.is(&["text/plain"]) => false,
            _ => return self.skip(length).map(|()| Next::PassedOver),
        };
        let mut bytes = Vec::new();
        let kept = (&mut self.stream).take(length.min(MAX_ARTICLE_BYTES as u64)).read_to_end(&mut bytes)? as u64;
        if kept < length.min(MAX_ARTICLE_BYTES as u64) {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, format!("record {} is cut off", self.number)));
        }
        self.skip(length - kept)?;
        if page && !http::is_page(&bytes) {
            return Ok(Next::PassedOver);
        }
        let url = fields.get("warc-target-uri").map(|u| u.trim_matches(['<', '>']).to_string());
        if length > kept {
            let who = url.unwrap_or_else(|| format!("record {}", self.number));
            return Ok(Next::Broken("too_large", format!("{who}: more than {} MB; left out", MAX_ARTICLE_BYTES >> 20)));
        }
        let id = fields.get("warc-record-id").map(|i| i.trim_matches(['<', '>']).to_string());
        let capture = Capture {
            id: id.unwrap_or_else(|| format!("{}#{}", self.source, self.number)),
            url,
            date: fields.get("warc-date").map(str::to_string),
            http: page,
        };
        let format = if page { Format::Html } else { Format::Text };
        let unit = Unit::new(self.source.clone(), self.path.clone(), format, bytes);
        Ok(Next::Unit(Box::new(Unit { capture: Some(Box::new(capture)), ..unit })))
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let passed = io::copy(&mut (&mut self.stream).take(length), &mut io::sink())?;
        if passed < length {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, format!("record {} is cut off", self.number)));
        }
        Ok(())
    }
}

impl Iterator for Records {
    type Item = Result<Unit, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.record() {
                Ok(Next::Unit(unit)) => return Some(Ok(*unit)),
                Ok(Next::PassedOver) => {}
                Ok(Next::End) => return None,
                Ok(Next::Broken(code, message)) => return Some(Err(Refusal::of(&self.source, code, message))),
                Err(e) => {
                    self.stream = Box::new(io::empty());
                    return Some(Err(Refusal::of(&self.source, "unreadable", unreadable(&e))));
                }
            }
        }
    }
}
