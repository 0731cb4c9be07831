//! One article's XML as a tree of elements by local name. References to entities are resolved as HTML names them; a document
//! type is passed over, so that nothing outside the text is ever looked up.

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, resolve_predefined_entity};
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements nested deeper are refused.
const DEEPEST: usize = 200;

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Child {
    /// Characters.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without the prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// What stands in it.
    pub(super) children: Vec<Child>,
}

/// Where and why XML could not be read.
#[derive(Debug)]
pub(super) struct Broken {
    /// The byte.
    pub(super) offset: usize,
    /// What was found and what was expected.
    pub(super) message: String,
}

impl Element {
    /// The child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|c| match c {
            Child::Element(e) => Some(e),
            Child::Text(_) => None,
        })
    }

    /// The child elements of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |e| e.name == name)
    }

    /// The first element at the end of `path`.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Element> {
        match path {
            [] => Some(self),
            [name, rest @ ..] => self.elements().filter(|e| e.name == *name).find_map(|e| e.at(rest)),
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// All characters, as they stand.
    pub(super) fn raw(&self) -> String {
        self.children
            .iter()
            .map(|c| match c {
                Child::Text(t) => t.clone(),
                Child::Element(e) => e.raw(),
            })
            .collect()
    }

    /// All characters, trimmed, where there are any.
    pub(super) fn value(&self) -> Option<String> {
        Some(self.raw().trim().to_string()).filter(|v| !v.is_empty())
    }

    fn push_text(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(Child::Text(last)) => last.push_str(text),
            _ => self.children.push(Child::Text(text.to_string())),
        }
    }
}

/// The first element of `xml`.
pub(super) fn parse(xml: &str) -> Result<Element, Broken> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().allow_dangling_amp = true;
    let mut open: Vec<Element> = Vec::new();
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(e) => return Err(Broken { offset: reader.error_position() as usize, message: format!("not well-formed XML: {e}") }),
        };
        let closed = match event {
            Event::Start(start) if open.len() < DEEPEST => {
                open.push(element(&start));
                None
            }
            Event::Start(_) => {
                let message = format!("elements nested more than {DEEPEST} deep; expected an article");
                return Err(Broken { offset: reader.buffer_position() as usize, message });
            }
            Event::Empty(start) => Some(element(&start)),
            Event::End(_) => open.pop(),
            Event::Text(text) => {
                if let Some(top) = open.last_mut() {
                    top.push_text(&text.decode().unwrap_or_default());
                }
                None
            }
            Event::CData(text) => {
                if let Some(top) = open.last_mut() {
                    top.push_text(&text.decode().unwrap_or_default());
                }
                None
            }
            Event::GeneralRef(reference) => {
                if let Some(top) = open.last_mut() {
                    top.push_text(&resolved(&reference));
                }
                None
            }
            Event::Eof => {
                let message = match open.last() {
                    Some(top) => format!("not well-formed XML: the article ends and `</{}>` is missing", top.name),
                    None => "no element; expected an article".to_string(),
                };
                return Err(Broken { offset: xml.len(), message });
            }
            _ => None,
        };
        if let Some(element) = closed {
            match open.last_mut() {
                Some(parent) => parent.children.push(Child::Element(element)),
                None => return Ok(element),
            }
        }
    }
}

fn element(start: &BytesStart) -> Element {
    let local = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|a| {
        let value = String::from_utf8_lossy(&a.value);
        let value = quick_xml::escape::unescape(&value).map(|v| v.into_owned()).unwrap_or_else(|_| value.into_owned());
        (local(a.key.local_name().as_ref()), value)
    });
    Element { name: local(start.local_name().as_ref()), attributes: attributes.collect(), children: Vec::new() }
}

/// The characters of `&name;`; one that nobody knows stays as it is.
fn resolved(reference: &BytesRef) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    match resolve_predefined_entity(&name).or_else(|| resolve_html5_entity(&name)) {
        Some(text) => text.to_string(),
        None => format!("&{name};"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_attributes_and_references() {
        let xml = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hosts'>]><a x:b='1 &lt; 2'>5 &micro;g &#8211; A&T &amp; &x;<m:i>c</m:i><![CDATA[<d>]]></a>";
        let a = parse(xml).unwrap();
        assert_eq!(a.attribute("b"), Some("1 < 2"));
        assert_eq!(a.raw(), "5 µg – A&T & &x;c<d>");
        assert_eq!(a.at(&["i"]).and_then(Element::value).as_deref(), Some("c"));
    }

    #[test]
    fn what_is_broken_and_where() {
        let broken = parse("<a>\n<b></a>").unwrap_err();
        assert!(broken.message.contains("</b>") && broken.message.contains("</a>"), "{}", broken.message);
        assert_eq!(broken.offset, 7);
        assert!(parse("<a><b>").unwrap_err().message.contains("`</b>` is missing"));
        assert!(parse(&"<a>".repeat(5000)).unwrap_err().message.contains("deep"));
    }
}
