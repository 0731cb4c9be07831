//! A stream of XML cut into the elements that hold one article each, by their tags alone, so that a broken article costs no other.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use crate::ingest::limits::MAX_ARTICLE_BYTES;
use crate::ingest::reader::unreadable;
use crate::ingest::stream::Stream;
use crate::ingest::{Format, Refusal, Unit};

/// Yields the elements called one of `names`, as units.
pub(in crate::ingest) struct Elements {
    source: Arc<str>,
    path: Option<Arc<str>>,
    stream: Stream,
    format: Format,
    names: &'static [&'static str],
    /// Line of the next byte.
    line: u64,
    /// The element under way.
    open: Option<Open>,
}

struct Open {
    name: &'static str,
    line: u64,
    bytes: Vec<u8>,
}

/// What a tag does.
enum Tag {
    Opens(&'static str),
    Closes(&'static str),
    Other,
}

impl Elements {
    /// Cuts `stream`.
    pub(in crate::ingest) fn new(
        source: Arc<str>,
        path: Option<Arc<str>>,
        stream: Stream,
        format: Format,
        names: &'static [&'static str],
    ) -> Self {
        Elements { source, path, stream, format, names, line: 1, open: None }
    }

    fn tag(&self, tag: &[u8]) -> Tag {
        let (closes, name) = match tag.strip_prefix(b"</") {
            Some(rest) => (true, rest),
            None => (false, tag.strip_prefix(b"<").unwrap_or(tag)),
        };
        let end = name.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/')).unwrap_or(name.len());
        match self.names.iter().find(|n| n.as_bytes() == &name[..end]) {
            Some(name) if closes => Tag::Closes(name),
            Some(name) if !tag.ends_with(b"/>") => Tag::Opens(name),
            _ => Tag::Other,
        }
    }

    fn unit(&self, open: Open) -> Result<Unit, Refusal> {
        if open.bytes.len() > MAX_ARTICLE_BYTES {
            let message = format!("one article of more than {} MB; split it", MAX_ARTICLE_BYTES >> 20);
            return Err(Refusal { line: Some(open.line), ..Refusal::of(&self.source, "too_large", message) });
        }
        let (source, path) = (self.source.clone(), self.path.clone());
        Ok(Unit { line: Some(open.line), ..Unit::new(source, path, self.format, open.bytes) })
    }

    fn fail(&mut self, error: &io::Error) -> Refusal {
        self.stream = Box::new(io::empty());
        self.open = None;
        Refusal { line: Some(self.line), ..Refusal::of(&self.source, "unreadable", unreadable(error)) }
    }
}

impl Iterator for Elements {
    type Item = Result<Unit, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut piece = Vec::new();
            match (&mut self.stream).take(1 << 20).read_until(b'>', &mut piece) {
                Ok(0) => return self.open.take().map(|open| self.unit(open)),
                Ok(_) => {}
                Err(e) => return Some(Err(self.fail(&e))),
            }
            let from = piece.iter().rposition(|b| *b == b'<').unwrap_or(piece.len());
            let line = self.line + newlines(&piece[..from]);
            self.line += newlines(&piece);
            let tag = self.tag(&piece[from..]);
            // What is over the limit is counted by one byte more and not kept.
            if let Some(open) = &mut self.open
                && open.bytes.len() <= MAX_ARTICLE_BYTES
            {
                let keep = if matches!(tag, Tag::Opens(_)) { from } else { piece.len() };
                open.bytes.extend_from_slice(&piece[..keep]);
            }
            match tag {
                Tag::Opens(name) => {
                    let open = Open { name, line, bytes: piece[from..].to_vec() };
                    if let Some(unclosed) = self.open.replace(open) {
                        return Some(self.unit(unclosed));
                    }
                }
                Tag::Closes(name) if self.open.as_ref().is_some_and(|o| o.name == name) => {
                    return self.open.take().map(|open| self.unit(open));
                }
                _ => {}
            }
        }
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|b| **b == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::super::PUBMED;
    use super::*;

    fn split(xml: &str) -> Vec<(u64, String)> {
        let stream = Box::new(io::Cursor::new(xml.as_bytes().to_vec()));
        Elements::new("x".into(), None, stream, Format::Pubmed, PUBMED)
            .map(|u| u.map(|u| (u.line.unwrap(), String::from_utf8(u.bytes).unwrap())).unwrap())
            .collect()
    }

    #[test]
    fn a_broken_article_costs_no_other() {
        let xml = "<PubmedArticleSet>\n<PubmedArticle><a>1</a></PubmedArticle>\n <PubmedArticle>\n<a>2\n<PubmedArticle Status='x'>3</PubmedArticle><PubmedArticle>4";
        let got = split(xml);
        let lines: Vec<u64> = got.iter().map(|(l, _)| *l).collect();
        assert_eq!(lines, [2, 3, 5, 5]);
        assert_eq!(got[1].1, "<PubmedArticle>\n<a>2\n");
        assert_eq!(got[2].1, "<PubmedArticle Status='x'>3</PubmedArticle>");
        assert_eq!(got[3].1, "<PubmedArticle>4");
        assert!(split("<PubmedArticleSet/>").is_empty());
    }
}
