//! MeSH in XML (`desc2026.xml`, `supp2026.xml`): the records, the terms of their concepts, and how each concept relates to the record.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Problem, Scope, Term, mesh};

/// A record while it is read.
#[derive(Default)]
struct Open {
    id: String,
    name: String,
    trees: Vec<String>,
    concepts: Vec<Concept>,
    /// From concept, to concept, relation.
    relations: Vec<(String, String, Scope)>,
    relation: (String, String, Option<Scope>),
    own_term: bool,
}

/// A concept of a record.
#[derive(Default)]
struct Concept {
    id: String,
    preferred: bool,
    /// Terms, each with whether it is the record's own name.
    terms: Vec<(bool, String)>,
}

/// The records of a file.
pub fn read(text: &str) -> Result<Vec<Term>, Problem> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut content = String::new();
    let mut open: Option<(usize, Open)> = None;
    let mut records = Vec::new();
    let mut sets = 0;
    loop {
        let before = reader.buffer_position() as usize;
        match reader.read_event() {
            Err(e) => return Err(Problem::at(text, reader.error_position() as usize, format!("{e}; expected well-formed XML"))),
            Ok(Event::Eof) => break,
            Ok(Event::Start(tag)) => {
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                sets += usize::from(name == "DescriptorRecordSet" || name == "SupplementalRecordSet");
                match name.as_str() {
                    "DescriptorRecord" | "SupplementalRecord" => open = Some((before, Open::default())),
                    _ => {
                        if let Some((_, record)) = &mut open {
                            started(record, &name, &tag);
                        }
                    }
                }
                path.push(name);
                content.clear();
            }
            Ok(Event::Text(t)) => content.push_str(&t.decode().map_err(|e| Problem::at(text, before, e.to_string()))?),
            Ok(Event::CData(t)) => content.push_str(&t.decode().map_err(|e| Problem::at(text, before, e.to_string()))?),
            Ok(Event::GeneralRef(r)) => {
                let name = r.decode().map_err(|e| Problem::at(text, before, e.to_string()))?;
                let known = quick_xml::escape::unescape(&format!("&{name};")).map(|s| s.into_owned());
                content.push_str(&known.map_err(|e| Problem::at(text, before, format!("&{name};: {e}")))?);
            }
            Ok(Event::End(_)) => {
                let name = path.pop().unwrap_or_default();
                let parent = path.last().map_or("", String::as_str);
                if name == "DescriptorRecord" || name == "SupplementalRecord" {
                    if let Some((at, record)) = open.take() {
                        let told = |what: &str| Problem::at(text, at, format!("this {name} has no {what}"));
                        if record.id.is_empty() || record.name.is_empty() {
                            return Err(told(if record.id.is_empty() { "identifier" } else { "name" }));
                        }
                        records.push(closed(record));
                    }
                } else if let Some((_, record)) = &mut open {
                    let grandparent = path.len().checked_sub(2).map_or("", |i| path[i].as_str());
                    ended(record, &name, parent, grandparent, content.trim());
                }
                content.clear();
            }
            Ok(_) => {}
        }
    }
    if let Some(unclosed) = path.last() {
        return Err(Problem::at(text, text.len(), format!("the file ends inside <{unclosed}>; it is cut")));
    }
    if sets == 0 {
        return Err(Problem::new(1, 1, "no DescriptorRecordSet and no SupplementalRecordSet; expected MeSH XML"));
    }
    Ok(mesh::finished(records))
}

fn started(record: &mut Open, name: &str, tag: &BytesStart) {
    let is = |attribute: &str, value: &str| tag.try_get_attribute(attribute).ok().flatten().is_some_and(|a| &*a.value == value.as_bytes());
    match name {
        "Concept" => record.concepts.push(Concept { preferred: is("PreferredConceptYN", "Y"), ..Concept::default() }),
        "ConceptRelation" => {
            let scope = ["NRW", "BRD", "REL"].into_iter().find(|code| is("RelationName", code)).and_then(mesh::scope);
            record.relation = (String::new(), String::new(), scope);
        }
        "Term" => record.own_term = is("RecordPreferredTermYN", "Y"),
        _ => {}
    }
}

fn ended(record: &mut Open, name: &str, parent: &str, grandparent: &str, content: &str) {
    match (grandparent, parent, name) {
        (_, "DescriptorRecord", "DescriptorUI") | (_, "SupplementalRecord", "SupplementalRecordUI") => {
            record.id = format!("MESH:{content}")
        }
        ("DescriptorRecord", "DescriptorName", "String") | ("SupplementalRecord", "SupplementalRecordName", "String") => {
            record.name = content.to_string();
        }
        (_, "TreeNumberList", "TreeNumber") => record.trees.push(content.to_string()),
        (_, "Concept", "ConceptUI") => record.concepts.last_mut().into_iter().for_each(|c| c.id = content.to_string()),
        (_, "ConceptRelation", "Concept1UI") => record.relation.0 = content.to_string(),
        (_, "ConceptRelation", "Concept2UI") => record.relation.1 = content.to_string(),
        (_, _, "ConceptRelation") => {
            let (from, to, scope) = std::mem::take(&mut record.relation);
            record.relations.extend(scope.map(|s| (from, to, s)));
        }
        ("TermList", "Term", "String") => {
            let own = record.own_term;
            record.concepts.last_mut().into_iter().for_each(|c| c.terms.push((own, content.to_string())));
        }
        _ => {}
    }
}

/// The terms of the preferred concept mean the same; those of another what the relation of that concept says, else something near.
fn closed(record: Open) -> (Term, Vec<String>) {
    let preferred = |id: &str| record.concepts.iter().any(|c| c.preferred && c.id == id);
    let mut synonyms = Vec::new();
    for concept in &record.concepts {
        let told = || record.relations.iter().find(|(from, to, _)| preferred(from) && *to == concept.id).map(|r| r.2);
        let scope = if concept.preferred { Scope::Exact } else { told().unwrap_or(Scope::Related) };
        synonyms.extend(concept.terms.iter().filter(|t| !t.0).map(|t| (scope, t.1.clone())));
    }
    (Term { id: record.id, name: record.name, synonyms, ..Term::default() }, record.trees)
}
