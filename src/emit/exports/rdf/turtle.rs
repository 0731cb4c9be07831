//! Turtle 1.1.

use std::io;
use std::path::Path;

use super::super::view::{View, without_controls};
use super::vocabulary::{Kind, VOCABULARIES, iri, kind};
use super::{Subject, describe};
use crate::emit::graph::file;

/// `text` as a quoted literal.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in without_controls(text).chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A thing by its prefix where the rest can stand bare, else in full.
fn name(id: &str) -> String {
    let bare = |local: &str| {
        let plain = local.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        plain && local.starts_with(|c: char| c.is_ascii_alphanumeric()) && local.ends_with(|c: char| c.is_ascii_alphanumeric())
    };
    match id.split_once(':') {
        Some((p, local)) if bare(local) && VOCABULARIES.iter().any(|(q, _)| *q == p) => id.to_string(),
        _ => format!("<{}>", iri(id)),
    }
}

fn term(kind: Kind, value: &str) -> String {
    match kind {
        Kind::Iri => name(value),
        Kind::Text => quoted(value),
        Kind::Integer | Kind::Boolean => value.to_string(),
        Kind::Decimal | Kind::Duration => format!("\"{value}\"^^{}", kind.datatype().unwrap_or("xsd:string")),
    }
}

fn block(s: &Subject) -> String {
    let mut out = format!("{} a {}", name(&s.id), s.types.join(", "));
    for (property, values) in &s.values {
        let kind = kind(property);
        let terms: Vec<String> = values.iter().map(|v| term(kind, v)).collect();
        out.push_str(&format!(" ;\n  {property} {}", terms.join(", ")));
    }
    out.push_str(" .\n");
    out
}

/// Writes `graph.ttl` into `dir`.
pub fn write(view: &View, dir: &Path) -> io::Result<()> {
    file(dir, "graph.ttl", |out| {
        for (prefix, base) in VOCABULARIES {
            writeln!(out, "@prefix {prefix}: <{base}> .")?;
        }
        let mut done = Ok(());
        describe(view, &mut |s| {
            if done.is_ok() {
                done = write!(out, "\n{}", block(&s));
            }
        });
        done
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_escaped() {
        assert_eq!(quoted("a \"b\" \\ \n|\u{0}é"), r#""a \"b\" \\ \n|é""#);
        assert_eq!(name("EVG:claim.0f"), "EVG:claim.0f");
        assert_eq!(name("CHEBI:1"), "<http://purl.obolibrary.org/obo/CHEBI_1>");
        assert_eq!(name("EVG:a b."), "<https://w3id.org/evigraph/id/a%20b.>");
        assert_eq!(term(Kind::Duration, "P56D"), "\"P56D\"^^xsd:duration");
    }
}
