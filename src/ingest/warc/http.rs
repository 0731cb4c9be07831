//! An answer of HTTP as a crawl keeps it: status, header fields, and the body without its codings.

use std::io::{Cursor, Read};

use super::Fields;
use crate::ingest::limits::MAX_ARTICLE_BYTES;
use crate::ingest::stream::plain;

/// The header and where the body begins.
fn header(message: &[u8]) -> Option<(u16, Fields, usize)> {
    let (end, gap) = (0..message.len()).find_map(|i| {
        let rest = &message[i..];
        if rest.starts_with(b"\r\n\r\n") { Some((i, 4)) } else { rest.starts_with(b"\n\n").then_some((i, 2)) }
    })?;
    let head = String::from_utf8_lossy(&message[..end]);
    let (first, fields) = head.split_once('\n').unwrap_or((&head, ""));
    let status = first.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
    Some((status, Fields::parse(fields), end + gap))
}

/// Whether the answer is a page: status 200, HTML.
pub(super) fn is_page(message: &[u8]) -> bool {
    header(message).is_some_and(|(status, fields, _)| status == 200 && fields.is(&["text/html", "application/xhtml+xml"]))
}

/// The body and the charset that the header names; why not, where it cannot be decoded.
pub(in crate::ingest) fn body(message: Vec<u8>) -> Result<(Vec<u8>, Option<String>), String> {
    let Some((_, fields, from)) = header(&message) else { return Ok((message, None)) };
    let charset = fields.get("content-type").and_then(|t| {
        let (_, label) = t.to_ascii_lowercase().split_once("charset=").map(|(a, b)| (a.to_string(), b.to_string()))?;
        Some(label.trim_matches(['"', '\'', ' ']).split(';').next().unwrap_or_default().to_string())
    });
    let mut body = message[from..].to_vec();
    if fields.get("transfer-encoding").is_some_and(|t| t.eq_ignore_ascii_case("chunked"))
        && let Some(whole) = joined(&body)
    {
        body = whole;
    }
    match fields.get("content-encoding").map(str::to_ascii_lowercase).as_deref() {
        // Many crawlers keep the field and store the body decoded: the bytes themselves decide.
        Some("gzip" | "x-gzip" | "zstd") => inflated(plain(Cursor::new(body)).map_err(|e| e.to_string())?),
        Some("deflate") if body.first().is_some_and(|b| b & 0x0f == 8) => inflated(flate2::read::ZlibDecoder::new(Cursor::new(body))),
        Some("br") if std::str::from_utf8(&body).is_err() => Err("Brotli is not read; store the pages decoded".into()),
        _ => Ok(body),
    }
    .map(|body| (body, charset))
}

fn inflated(stream: impl Read) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    stream.take(MAX_ARTICLE_BYTES as u64 + 1).read_to_end(&mut out).map_err(|e| format!("the page's compression is damaged: {e}"))?;
    if out.len() > MAX_ARTICLE_BYTES { Err(format!("the page is larger than {} MB", MAX_ARTICLE_BYTES >> 20)) } else { Ok(out) }
}

/// The chunks joined; `None` where the body is not in chunks.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut rest) = (Vec::with_capacity(body.len()), body);
    loop {
        let end = rest.iter().take(64).position(|b| *b == b'\n')?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 || size > rest.len() {
            out.extend_from_slice(&rest[..size.min(rest.len())]);
            return Some(out);
        }
        out.extend_from_slice(&rest[..size]);
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn text(head: &str, payload: &[u8]) -> Result<(String, Option<String>), String> {
        let message = [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), payload].concat();
        body(message).map(|(b, c)| (String::from_utf8(b).unwrap(), c))
    }

    #[test]
    fn codings_are_taken_off() {
        let plain = |s: &str| Ok((s.to_string(), None));
        assert_eq!(text("Transfer-Encoding: chunked", b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), plain("abcde"));
        assert_eq!(text("Transfer-Encoding: chunked", b"<p>not chunked"), plain("<p>not chunked"));
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"packed").unwrap();
        let packed = encoder.finish().unwrap();
        assert_eq!(text("content-encoding: gzip", &packed), plain("packed"));
        assert_eq!(text("Content-Encoding: gzip", b"stored decoded"), plain("stored decoded"));
        assert!(text("Content-Encoding: gzip", &packed[..12]).is_err());
        assert!(text("Content-Encoding: br", &[0xff, 0xfe, 0xfd]).unwrap_err().contains("Brotli"));
        assert_eq!(text("Content-Type: text/html; charset=\"UTF-8\"", b"x"), Ok(("x".into(), Some("utf-8".into()))));
    }

    #[test]
    fn pages_alone() {
        let is = |s: &str| is_page(s.as_bytes());
        assert!(is("HTTP/1.1 200 OK\r\nContent-Type: text/HTML; charset=x\r\n\r\n<p>"));
        assert!(!is("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>"));
        assert!(!is("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"));
        assert!(!is("GET / HTTP/1.1\r\n\r\n"));
    }
}
