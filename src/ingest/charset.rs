//! Charset: byte-order mark, then strict UTF-8, then what the page declares, then detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes turned into text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The charset's name ("UTF-8", "windows-1252").
    pub charset: &'static str,
    /// Whether the charset was detected from the bytes alone.
    pub guessed: bool,
    /// Whether some bytes had no meaning in the charset and became U+FFFD.
    pub lossy: bool,
}

/// Decodes `bytes`; `markup` allows a charset declared in the document itself (`<meta charset>`, `<?xml encoding?>`).
pub fn decode(bytes: Vec<u8>, markup: bool) -> Decoded {
    decode_told(bytes, markup, None)
}

/// The same for bytes that came with the name of a charset ("utf-8", "ISO-8859-1"), which goes before what they declare.
pub(super) fn decode_told(bytes: Vec<u8>, markup: bool, told: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return with(encoding, &bytes[mark..], false);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, charset: UTF_8.name(), guessed: false, lossy: false },
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return with(encoding, &bytes, true);
    }
    let named = told.and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Some(encoding) = named.or_else(|| declared(&bytes).filter(|_| markup))
        && encoding != UTF_8
    {
        return with(encoding, &bytes, false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    // A few stray bytes in a text that is UTF-8 elsewhere: keep it UTF-8 rather than garble every other character.
    if mostly_utf8(&bytes) { with(UTF_8, &bytes, true) } else { with(encoding, &bytes, true) }
}

fn with(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), charset: encoding.name(), guessed, lossy }
}

/// UTF-16 is full of zero bytes on one side where the text is Latin.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if half < 4 {
        None
    } else if odd * 10 >= half * 8 && even * 20 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 8 && odd * 20 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What the document says of itself in its first 2048 bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(2048)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    for key in ["charset", "encoding"] {
        for (at, _) in head.match_indices(key) {
            let Some(rest) = head[at + key.len()..].trim_start().strip_prefix('=') else { continue };
            let rest = rest.trim_start().trim_start_matches(['"', '\'']);
            let label: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
            if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
                // A page that could be read so far is not in UTF-16, whatever it says.
                return Some(if encoding == UTF_16LE || encoding == UTF_16BE { WINDOWS_1252 } else { encoding });
            }
        }
    }
    None
}

/// Whether multi-byte UTF-8 characters outnumber broken bytes by far.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], markup: bool) -> (String, &'static str, bool) {
        let d = decode(bytes.to_vec(), markup);
        (d.text, d.charset, d.guessed)
    }

    #[test]
    fn byte_order_marks() {
        assert_eq!(text(b"\xef\xbb\xbfdose", false), ("dose".into(), "UTF-8", false));
        assert_eq!(text(b"\xff\xfed\0\xb5\0", false), ("dµ".into(), "UTF-16LE", false));
        assert_eq!(text(b"\xfe\xff\0d", false), ("d".into(), "UTF-16BE", false));
    }

    #[test]
    fn utf16_without_a_mark() {
        // U+00E9 makes it invalid UTF-8.
        let bytes: Vec<u8> = "caf\u{e9} and tea".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&bytes, false), ("café and tea".into(), "UTF-16LE", true));
    }

    #[test]
    fn declared_by_the_page() {
        let page = b"<html><meta charset=\"iso-8859-7\"><p>\xe1\xe2</p>";
        assert_eq!(text(page, true).0, "<html><meta charset=\"iso-8859-7\"><p>αβ</p>");
        let page = b"<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>\xef";
        assert!(text(page, true).0.ends_with('п'));
        // A declaration is no more than a claim: UTF-8 that is UTF-8 stays so.
        assert_eq!(text("<meta charset=latin1>µ".as_bytes(), true).1, "UTF-8");
    }

    #[test]
    fn guessed_from_the_bytes() {
        let (t, charset, guessed) = text(b"Vitamin D: 10 \xb5g a day \x96 the caf\xe9 study, 25\xb0C", false);
        assert_eq!((t.as_str(), charset, guessed), ("Vitamin D: 10 µg a day – the café study, 25°C", "windows-1252", true));
    }

    #[test]
    fn a_stray_byte_does_not_garble_utf8() {
        let d = decode("µg µg µg µg µg “x” \u{2013}".bytes().chain([0xff]).collect(), false);
        assert!(d.lossy && d.text.starts_with("µg µg"), "{}", d.text);
    }
}
