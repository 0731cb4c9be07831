//! Identifiers made from content: `EVG:<kind>.<32 hex>` of the SHA-256 of canonical JSON (RFC 8785).

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;
use sha2::{Digest, Sha256};

/// The SHA-256 of `bytes`, 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    Sha256::digest(bytes).iter().flat_map(|b| [HEX[usize::from(b >> 4)], HEX[usize::from(b & 15)]]).map(char::from).collect()
}

/// The identifier of a thing of `kind` whose identity is `content`: never its order, time, confidence or version.
///
/// # Panics
/// Never for the plain structs and tuples used here, which always have a canonical JSON form.
pub fn content_id(kind: &str, content: &impl Serialize) -> String {
    let json = plain_json(content).unwrap_or_else(|| serde_json_canonicalizer::to_vec(content).expect("plain data has a canonical form"));
    let hex = sha256_hex(&json);
    ["EVG:", kind, ".", &hex[..32]].concat()
}

/// JSON without members to sort and without numbers of two spellings, which is canonical as it is; refuses the rest.
struct Plain;

impl Formatter for Plain {
    fn begin_object<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // In this range the shortest digits are written without an exponent in both.
        if value.fract() == 0.0 || !(1e-4..1e9).contains(&value.abs()) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        write!(writer, "{value}")
    }
}

/// The canonical JSON of arrays, strings, whole numbers and common decimals, at a fraction of the cost; `None` for the rest.
fn plain_json(content: &impl Serialize) -> Option<Vec<u8>> {
    let mut json = Vec::with_capacity(256);
    content.serialize(&mut serde_json::Serializer::with_formatter(&mut json, Plain)).ok()?;
    Some(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_json_is_the_canonical_one() {
        let text = "a \"quoted\" \\ \n\u{1}\u{7f} µ é — 😀";
        let content = (text, (1usize, 2i64), [Some(0.5), Some(2.125), None], [1e-4 + 1e-7, 12345.678], true, "");
        let canonical = serde_json_canonicalizer::to_vec(&content).unwrap();
        assert_eq!(plain_json(&content), Some(canonical));
        assert_eq!(plain_json(&[1e-7]), None);
        assert_eq!(plain_json(&std::collections::BTreeMap::from([("a", 1)])), None);
    }
}
