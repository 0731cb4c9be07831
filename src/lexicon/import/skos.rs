//! SKOS in Turtle: preferred, alternative and hidden labels, broader and narrower concepts, notations.

use std::collections::BTreeMap;

use oxrdf::{NamedOrBlankNode, Term as Object};
use oxttl::TurtleParser;

use super::{Problem, ReadOptions, Scope, Term};

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DEPRECATED: &str = "http://www.w3.org/2002/07/owl#deprecated";

#[derive(Default)]
struct Concept {
    is_concept: bool,
    preferred: Vec<String>,
    others: Vec<(Scope, String)>,
    notation: Option<String>,
    broader: Vec<String>,
    deprecated: bool,
}

/// The concepts of a file, their labels in the language asked for or in none.
pub fn read(text: &str, options: &ReadOptions) -> Result<Vec<Term>, Problem> {
    let mut concepts: BTreeMap<String, Concept> = BTreeMap::new();
    let mut parser = TurtleParser::new().for_slice(text.as_bytes());
    for triple in parser.by_ref() {
        let triple = triple.map_err(|e| {
            let place = e.location().start;
            Problem::new(place.line as usize + 1, place.column as usize + 1, e.message().to_string())
        })?;
        let NamedOrBlankNode::NamedNode(subject) = triple.subject else { continue };
        add(&mut concepts, subject.as_str(), triple.predicate.as_str(), triple.object, options);
    }
    let prefixes: Vec<(String, String)> = parser.prefixes().map(|(p, iri)| (p.to_string(), iri.to_string())).collect();
    let ids: BTreeMap<&str, String> = concepts.iter().map(|(iri, c)| (iri.as_str(), id(iri, c.notation.as_deref(), &prefixes))).collect();
    let terms = concepts.iter().filter(|(_, c)| c.is_concept).map(|(iri, c)| {
        let mut labels = c.preferred.iter();
        let name = labels.next().cloned().unwrap_or_default();
        let synonyms = labels.map(|l| (Scope::Exact, l.clone())).chain(c.others.iter().cloned());
        Term {
            id: ids[iri.as_str()].clone(),
            name,
            synonyms: synonyms.collect(),
            parents: c.broader.iter().map(|b| ids.get(b.as_str()).cloned().unwrap_or_else(|| b.clone())).collect(),
            kinds: Vec::new(),
            obsolete: c.deprecated,
        }
    });
    Ok(terms.collect())
}

fn add(concepts: &mut BTreeMap<String, Concept>, subject: &str, predicate: &str, object: Object, options: &ReadOptions) {
    let property = predicate.strip_prefix(SKOS);
    match (property, object) {
        (Some(property), Object::Literal(label)) => {
            let entry = concepts.entry(subject.to_string()).or_default();
            let language = label.language();
            let wanted = language.is_none_or(|l| {
                let l = l.to_ascii_lowercase();
                l == options.language || l.strip_prefix(&options.language).is_some_and(|rest| rest.starts_with('-'))
            });
            let value = label.value().to_string();
            match property {
                "notation" => entry.notation = entry.notation.take().or(Some(value)),
                "prefLabel" => {
                    entry.is_concept = true;
                    if wanted && language.is_some_and(|l| l == options.language) {
                        entry.preferred.insert(0, value);
                    } else if wanted {
                        entry.preferred.push(value);
                    }
                }
                "altLabel" if wanted => entry.others.push((Scope::Exact, value)),
                "hiddenLabel" if wanted => entry.others.push((Scope::Related, value)),
                _ => {}
            }
        }
        (Some("broader"), Object::NamedNode(above)) => {
            concepts.entry(subject.to_string()).or_default().broader.push(above.as_str().to_string());
        }
        (Some("narrower"), Object::NamedNode(below)) => {
            concepts.entry(below.as_str().to_string()).or_default().broader.push(subject.to_string());
        }
        (None, Object::NamedNode(class)) if predicate == TYPE && class.as_str().strip_prefix(SKOS) == Some("Concept") => {
            concepts.entry(subject.to_string()).or_default().is_concept = true;
        }
        (None, Object::Literal(value)) if predicate == DEPRECATED && matches!(value.value(), "true" | "1") => {
            concepts.entry(subject.to_string()).or_default().deprecated = true;
        }
        _ => {}
    }
}

/// A notation that is a CURIE; else the notation or the rest of the IRI under the IRI's prefix; else the IRI.
fn id(iri: &str, notation: Option<&str>, prefixes: &[(String, String)]) -> String {
    if let Some(curie) = notation.filter(|n| n.contains(':')) {
        return curie.to_string();
    }
    let longest = prefixes.iter().filter(|(p, i)| !p.is_empty() && iri.starts_with(i.as_str())).max_by_key(|(_, i)| i.len());
    match longest {
        Some((prefix, namespace)) => format!("{prefix}:{}", notation.unwrap_or(&iri[namespace.len()..])),
        None => iri.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers() {
        let prefixes = [("x".to_string(), "http://x.example/".to_string()), ("y".to_string(), "http://x.example/y/".to_string())];
        assert_eq!(id("http://x.example/y/12", None, &prefixes), "y:12");
        assert_eq!(id("http://x.example/12", Some("A1"), &prefixes), "x:A1");
        assert_eq!(id("http://x.example/12", Some("Z:9"), &prefixes), "Z:9");
        assert_eq!(id("http://other.example/12", None, &prefixes), "http://other.example/12");
    }
}
