//! Identifiers as IRIs: the prefixes as Biolink's prefix map has them, and the namespaces of the graph itself.

use std::fmt::Write;

/// Namespace of the graph's own identifiers.
pub const EVG: &str = "https://w3id.org/evigraph/id/";
/// Namespace of the graph's own vocabulary.
pub const EVGV: &str = "https://w3id.org/evigraph/vocab/";

/// Prefixes of identifiers and what they stand for.
pub const PREFIXES: &[(&str, &str)] = &[
    ("CDNO", "http://purl.obolibrary.org/obo/CDNO_"),
    ("CHEBI", "http://purl.obolibrary.org/obo/CHEBI_"),
    ("CLINICALTRIALS", "https://clinicaltrials.gov/study/"),
    ("DOID", "http://purl.obolibrary.org/obo/DOID_"),
    ("EVG", EVG),
    ("HP", "http://purl.obolibrary.org/obo/HP_"),
    ("MESH", "http://id.nlm.nih.gov/mesh/"),
    ("MONDO", "http://purl.obolibrary.org/obo/MONDO_"),
    ("PMC", "http://europepmc.org/articles/PMC"),
    ("PMID", "http://www.ncbi.nlm.nih.gov/pubmed/"),
    ("RXCUI", "https://mor.nlm.nih.gov/RxNav/search?searchBy=RXCUI&searchTerm="),
    ("UNII", "http://identifiers.org/unii/"),
    ("doi", "https://doi.org/"),
];

/// `text` as the last part of an IRI: what may not stand there is percent-encoded.
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, b| {
        if b.is_ascii_alphanumeric() || b"-._~/:;()@!$*,+=".contains(&b) {
            out.push(b as char);
        } else {
            let _ = write!(out, "%{b:02X}");
        }
        out
    })
}

/// The IRI of an identifier. One with a prefix that is not known here lies in the graph's own namespace.
pub fn iri(id: &str) -> String {
    let known = id.split_once(':').and_then(|(p, local)| PREFIXES.iter().find(|(q, _)| *q == p).map(|(_, base)| (base, local)));
    match known {
        Some((base, local)) => format!("{base}{}", encode(local)),
        None => format!("{EVG}{}", encode(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_become_iris() {
        assert_eq!(iri("CHEBI:27306"), "http://purl.obolibrary.org/obo/CHEBI_27306");
        assert_eq!(iri("EVG:claim.00ff"), "https://w3id.org/evigraph/id/claim.00ff");
        assert_eq!(iri("doi:10.1/a<b>"), "https://doi.org/10.1/a%3Cb%3E");
        assert_eq!(iri("X:é \"y\""), "https://w3id.org/evigraph/id/X:%C3%A9%20%22y%22");
        assert!(PREFIXES.is_sorted());
    }
}
