//! Identifiers made from content: `EVG:<kind>.<32 hex>` of the SHA-256 of canonical JSON (RFC 8785).

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The SHA-256 of `bytes`, 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut s, b| {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        s.push(HEX[(b >> 4) as usize] as char);
        s.push(HEX[(b & 15) as usize] as char);
        s
    })
}

/// The identifier of a thing of `kind` whose identity is `content`: never its order, time, confidence or version.
///
/// # Panics
/// Never for the plain structs and tuples used here, which always have a canonical JSON form.
pub fn content_id(kind: &str, content: &impl Serialize) -> String {
    let json = serde_json_canonicalizer::to_vec(content).expect("plain data has a canonical form");
    let mut hex = sha256_hex(&json);
    hex.truncate(32);
    format!("EVG:{kind}.{hex}")
}
