//! The properties in use and what their values are: one table from which Turtle takes datatypes and JSON-LD its context.

use super::super::curie::{self, EVG, EVGV, PREFIXES};

/// What the values of a property are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Things.
    Iri,
    /// Plain text.
    Text,
    /// `xsd:integer`.
    Integer,
    /// `xsd:decimal`.
    Decimal,
    /// `xsd:boolean`.
    Boolean,
    /// `xsd:duration`.
    Duration,
}

impl Kind {
    /// The datatype, where there is one to name.
    pub fn datatype(self) -> Option<&'static str> {
        match self {
            Kind::Iri | Kind::Text => None,
            Kind::Integer => Some("xsd:integer"),
            Kind::Decimal => Some("xsd:decimal"),
            Kind::Boolean => Some("xsd:boolean"),
            Kind::Duration => Some("xsd:duration"),
        }
    }
}

/// Vocabularies in use.
pub const VOCABULARIES: &[(&str, &str)] = &[
    ("EVG", EVG),
    ("evgv", EVGV),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Properties in use, sorted.
pub const PROPERTIES: &[(&str, Kind)] = &[
    ("evgv:amount", Kind::Decimal),
    ("evgv:amountHigh", Kind::Decimal),
    ("evgv:amountLow", Kind::Decimal),
    ("evgv:arm", Kind::Text),
    ("evgv:author", Kind::Text),
    ("evgv:basis", Kind::Text),
    ("evgv:belief", Kind::Decimal),
    ("evgv:beliefRefined", Kind::Decimal),
    ("evgv:cause", Kind::Iri),
    ("evgv:certainty", Kind::Text),
    ("evgv:claim", Kind::Iri),
    ("evgv:claimKind", Kind::Text),
    ("evgv:class", Kind::Text),
    ("evgv:combined", Kind::Boolean),
    ("evgv:combines", Kind::Iri),
    ("evgv:comparator", Kind::Iri),
    ("evgv:comparatorName", Kind::Text),
    ("evgv:condition", Kind::Iri),
    ("evgv:conditionName", Kind::Text),
    ("evgv:confidence", Kind::Decimal),
    ("evgv:contradicts", Kind::Iri),
    ("evgv:copyOf", Kind::Iri),
    ("evgv:country", Kind::Text),
    ("evgv:dataFrom", Kind::Integer),
    ("evgv:dataTo", Kind::Integer),
    ("evgv:denied", Kind::Text),
    ("evgv:design", Kind::Text),
    ("evgv:direction", Kind::Text),
    ("evgv:disagreesOn", Kind::Text),
    ("evgv:disputes", Kind::Iri),
    ("evgv:disputing", Kind::Text),
    ("evgv:durationHigh", Kind::Duration),
    ("evgv:durationLow", Kind::Duration),
    ("evgv:effect", Kind::Text),
    ("evgv:exceeds", Kind::Iri),
    ("evgv:family", Kind::Text),
    ("evgv:field", Kind::Text),
    ("evgv:formOf", Kind::Iri),
    ("evgv:from", Kind::Iri),
    ("evgv:gives", Kind::Iri),
    ("evgv:includedHigh", Kind::Decimal),
    ("evgv:includedLow", Kind::Decimal),
    ("evgv:intervention", Kind::Iri),
    ("evgv:interventionName", Kind::Text),
    ("evgv:journal", Kind::Text),
    ("evgv:leavesOpen", Kind::Iri),
    ("evgv:level", Kind::Text),
    ("evgv:likeness", Kind::Decimal),
    ("evgv:limit", Kind::Decimal),
    ("evgv:limitation", Kind::Text),
    ("evgv:mentions", Kind::Iri),
    ("evgv:modifier", Kind::Text),
    ("evgv:objectName", Kind::Text),
    ("evgv:of", Kind::Iri),
    ("evgv:overclaims", Kind::Iri),
    ("evgv:perDayHigh", Kind::Decimal),
    ("evgv:perDayLow", Kind::Decimal),
    ("evgv:perDayUnit", Kind::Text),
    ("evgv:probability", Kind::Decimal),
    ("evgv:proposition", Kind::Iri),
    ("evgv:quote", Kind::Text),
    ("evgv:reason", Kind::Text),
    ("evgv:refinement", Kind::Iri),
    ("evgv:refines", Kind::Iri),
    ("evgv:relation", Kind::Text),
    ("evgv:reports", Kind::Iri),
    ("evgv:retells", Kind::Iri),
    ("evgv:reviewsDispute", Kind::Integer),
    ("evgv:reviewsNeutral", Kind::Integer),
    ("evgv:reviewsSupport", Kind::Integer),
    ("evgv:role", Kind::Text),
    ("evgv:route", Kind::Text),
    ("evgv:rule", Kind::Text),
    ("evgv:sameBasis", Kind::Boolean),
    ("evgv:sample", Kind::Iri),
    ("evgv:sha256", Kind::Text),
    ("evgv:sizeHigh", Kind::Decimal),
    ("evgv:sizeLow", Kind::Decimal),
    ("evgv:sizeStatus", Kind::Text),
    ("evgv:source", Kind::Iri),
    ("evgv:stance", Kind::Text),
    ("evgv:statementsDispute", Kind::Integer),
    ("evgv:statementsNeutral", Kind::Integer),
    ("evgv:statementsSupport", Kind::Integer),
    ("evgv:states", Kind::Iri),
    ("evgv:studiesDispute", Kind::Integer),
    ("evgv:studiesNeutral", Kind::Integer),
    ("evgv:studiesSupport", Kind::Integer),
    ("evgv:study", Kind::Iri),
    ("evgv:subjectName", Kind::Text),
    ("evgv:substance", Kind::Text),
    ("evgv:supporting", Kind::Text),
    ("evgv:supports", Kind::Iri),
    ("evgv:timesHigh", Kind::Decimal),
    ("evgv:timesLow", Kind::Decimal),
    ("evgv:unit", Kind::Text),
    ("evgv:valence", Kind::Text),
    ("evgv:verdict", Kind::Text),
    ("evgv:yearFrom", Kind::Integer),
    ("evgv:yearTo", Kind::Integer),
    ("oa:end", Kind::Integer),
    ("oa:exact", Kind::Text),
    ("oa:hasBody", Kind::Iri),
    ("oa:hasSelector", Kind::Iri),
    ("oa:hasSource", Kind::Iri),
    ("oa:hasTarget", Kind::Iri),
    ("oa:motivatedBy", Kind::Iri),
    ("oa:start", Kind::Integer),
    ("prov:used", Kind::Iri),
    ("prov:wasAssociatedWith", Kind::Iri),
    ("prov:wasDerivedFrom", Kind::Iri),
    ("prov:wasGeneratedBy", Kind::Iri),
    ("rdf:object", Kind::Iri),
    ("rdf:predicate", Kind::Iri),
    ("rdf:subject", Kind::Iri),
    ("schema:datePublished", Kind::Text),
    ("schema:description", Kind::Text),
    ("schema:doseUnit", Kind::Text),
    ("schema:doseValue", Kind::Decimal),
    ("schema:frequency", Kind::Text),
    ("schema:identifier", Kind::Text),
    ("schema:name", Kind::Text),
    ("schema:population", Kind::Text),
    ("schema:softwareVersion", Kind::Text),
    ("schema:studyDesign", Kind::Iri),
    ("schema:trialDesign", Kind::Iri),
    ("schema:url", Kind::Text),
    ("skos:broader", Kind::Iri),
    ("skos:prefLabel", Kind::Text),
];

/// What the values of a property are.
pub fn kind(property: &str) -> Kind {
    PROPERTIES.binary_search_by_key(&property, |p| p.0).map_or(Kind::Text, |at| PROPERTIES[at].1)
}

/// The IRI of a thing: an identifier, or a term of a vocabulary.
pub fn iri(id: &str) -> String {
    let own = id.split_once(':').filter(|(p, _)| !PREFIXES.iter().any(|(q, _)| q == p));
    match own.and_then(|(p, local)| VOCABULARIES.iter().find(|(q, _)| *q == p).map(|(_, base)| (base, local))) {
        Some((base, local)) => format!("{base}{local}"),
        None => curie::iri(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_found() {
        assert!(PROPERTIES.is_sorted_by_key(|p| p.0));
        assert_eq!(kind("oa:start"), Kind::Integer);
        assert_eq!(iri("oa:start"), "http://www.w3.org/ns/oa#start");
        assert_eq!(iri("MESH:D1"), "http://id.nlm.nih.gov/mesh/D1");
    }
}
