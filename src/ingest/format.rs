//! Formats: by the user's word, by extension, by a look at the first bytes.

/// What an input is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, kept as decoded.
    Text,
    /// Markdown, kept as decoded.
    Markdown,
    /// A web page: its main content is the article.
    Html,
    /// JSON Lines: an article a line.
    JsonLines,
    /// PubMed XML: an article an element.
    Pubmed,
    /// JATS XML: an article an element.
    Jats,
    /// WARC or WET: a page, or its text, a record.
    Warc,
}

impl Format {
    /// The media type written into the record.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Text => "text/plain",
            Format::Markdown => "text/markdown",
            Format::Html => "text/html",
            Format::JsonLines => "application/jsonl",
            Format::Pubmed | Format::Jats => "application/xml",
            Format::Warc => "application/warc",
        }
    }
}

/// What the user says the inputs are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// By extension and first bytes.
    #[default]
    Auto,
    /// Everything is this.
    Only(Format),
}

impl Reading {
    /// The reading of a name of `--from`; an unknown one is `auto`.
    pub fn named(name: &str) -> Self {
        Reading::Only(match name {
            "text" => Format::Text,
            "markdown" => Format::Markdown,
            "html" => Format::Html,
            "jsonl" => Format::JsonLines,
            "pubmed" => Format::Pubmed,
            "jats" => Format::Jats,
            "warc" | "wet" => Format::Warc,
            _ => return Reading::Auto,
        })
    }
}

/// What a name and the first bytes tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// Readable as this.
    Is(Format),
    /// Not readable: code and message of the refusal.
    No(&'static str, String),
}

/// The format of an input called `name` (without `.gz` or `.zst`) that begins with `head`.
pub(super) fn guess(name: &str, head: &[u8], from: Reading) -> Guess {
    let known = if head.starts_with(b"WARC/") { None } else { known_binary(head) };
    match from {
        Reading::Only(format) => return if let Some(no) = known { no } else { Guess::Is(format) },
        Reading::Auto if known.is_some() => return known.expect("just seen"),
        Reading::Auto => {}
    }
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "txt" | "text" => return Guess::Is(Format::Text),
        "md" | "markdown" | "mdown" | "mkd" => return Guess::Is(Format::Markdown),
        "html" | "htm" | "xhtml" | "shtml" => return Guess::Is(Format::Html),
        "jsonl" | "ndjson" | "jsonlines" => return Guess::Is(Format::JsonLines),
        "warc" | "wet" => return Guess::Is(Format::Warc),
        "nxml" => return Guess::Is(Format::Jats),
        "csv" | "tsv" => return not_yet("a table", "convert each row to a line of JSON Lines with \"id\" and \"text\""),
        "json" if !one_object_a_line(head) => {
            return not_yet("a JSON document", "write one object with \"id\" and \"text\" a line (jq -c '.[]') and name it .jsonl");
        }
        _ => {}
    }
    by_content(head)
}

fn by_content(head: &[u8]) -> Guess {
    let text = String::from_utf8_lossy(head);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let lower = start.get(..start.len().min(1024)).unwrap_or(start).to_ascii_lowercase();
    if start.starts_with("WARC/") {
        return Guess::Is(Format::Warc);
    }
    if lower.starts_with('<') && (lower.contains("<pubmedarticle") || lower.contains("<!doctype pubmedarticle")) {
        return Guess::Is(Format::Pubmed);
    }
    let jats = ["<!doctype article", "<pmc-articleset", "jats", "//nlm//dtd journal"].iter().any(|w| lower.contains(w));
    if lower.starts_with('<') && (jats || lower.contains("<article") && lower.contains("article-type=")) {
        return Guess::Is(Format::Jats);
    }
    if lower.starts_with("<!doctype html")
        || lower.starts_with('<') && (lower.contains("<html") || lower.contains("<body") || lower.contains("<head"))
    {
        return Guess::Is(Format::Html);
    }
    if lower.starts_with("<?xml") {
        return not_yet("this kind of XML", "PubMed XML and JATS are; convert it to text, HTML or JSON Lines");
    }
    if one_object_a_line(head) {
        return Guess::Is(Format::JsonLines);
    }
    Guess::Is(Format::Text)
}

/// Whether the bytes begin with a JSON object whose first line is one, or is cut off by the end of what was seen.
fn one_object_a_line(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if !head.starts_with(b"{") || !head[1..].trim_ascii_start().starts_with(b"\"") {
        return false;
    }
    match head.iter().position(|b| *b == b'\n') {
        Some(end) => serde_json::from_slice::<serde::de::IgnoredAny>(&head[..end]).is_ok(),
        None => true,
    }
}

fn not_yet(what: &str, instead: &str) -> Guess {
    Guess::No("not_read_yet", format!("{what} is not read yet; {instead}"))
}

/// Files that are certainly no text, with what to do about the common ones.
fn known_binary(head: &[u8]) -> Option<Guess> {
    let (what, instead) = match head {
        [b'%', b'P', b'D', b'F', ..] => ("a PDF", "convert it with pdftotext"),
        [b'P', b'K', 3, 4, ..] => ("a ZIP archive or office document", "unpack it, or save it as text or HTML"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => ("an old office document", "save it as text or HTML"),
        [b'{', b'\\', b'r', b't', b'f', ..] => ("a rich-text document", "save it as text or HTML"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            ("an image", "run text recognition on it first")
        }
        [b'B', b'Z', b'h', ..] => ("bzip2", "recompress it with gzip or zstd"),
        [0xfd, b'7', b'z', b'X', b'Z', ..] => ("xz", "recompress it with gzip or zstd"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return None,
        _ if head.contains(&0) && super::charset::utf16_without_mark(head).is_none() => {
            ("binary data", "give text, Markdown, HTML, XML or JSON Lines")
        }
        _ => return None,
    };
    Some(Guess::No("binary", format!("{what}, not text; {instead}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name_then_by_content() {
        let is = |name: &str, head: &[u8]| guess(name, head, Reading::Auto);
        assert_eq!(is("a.txt", b"<html>"), Guess::Is(Format::Text));
        assert_eq!(is("a.MD", b"x"), Guess::Is(Format::Markdown));
        assert_eq!(is("stdin", b" <!DOCTYPE html><p>"), Guess::Is(Format::Html));
        assert_eq!(is("stdin", b"{\"id\": \"a\", \"text\": \"cut"), Guess::Is(Format::JsonLines));
        assert_eq!(is("stdin", b"{not json}\nmore"), Guess::Is(Format::Text));
        assert_eq!(is("notes", b"Just words."), Guess::Is(Format::Text));
        assert_eq!(is("a.json", b"{\"text\":\"x\"}\n"), Guess::Is(Format::JsonLines));
        assert_eq!(is("a.xml", b"<?xml version='1.0'?>\n<PubmedArticleSet><PubmedArticle>"), Guess::Is(Format::Pubmed));
        assert_eq!(is("a.xml", b"<!DOCTYPE article PUBLIC '-//NLM//DTD JATS (Z39.96)'><article>"), Guess::Is(Format::Jats));
        assert_eq!(is("stdin", b"WARC/1.0\r\nWARC-Type: warcinfo"), Guess::Is(Format::Warc));
        assert_eq!(is("a.nxml", b"<article>"), Guess::Is(Format::Jats));
    }

    #[test]
    fn refusals_say_what_to_do() {
        for (name, head, says) in [
            ("a.txt", &b"%PDF-1.7"[..], "pdftotext"),
            ("x", b"a\0b\0\0\0c", "binary data"),
            ("a.json", b"[\n{}]", "jq -c"),
            ("a.xml", b"<?xml version='1.0'?><opml/>", "JATS"),
        ] {
            let Guess::No(_, message) = guess(name, head, Reading::Auto) else { panic!("{name} was taken") };
            assert!(message.contains(says), "{message}");
        }
    }
}
