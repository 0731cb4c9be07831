//! The list of references of a JATS article, one a line under its heading.

use super::blocks::Blocks;
use super::inline::{self, one_line};
use super::tree::Element;

/// Writes the list.
pub(super) fn write(blocks: &mut Blocks, list: &Element) {
    let title = list.at(&["title"]).map(inline::text).filter(|t| !t.is_empty());
    blocks.line(title.as_deref().unwrap_or("References"));
    for reference in list.all("ref") {
        let text = reference.elements().map(citation).find(|t| !t.is_empty()).unwrap_or_default();
        let label = reference.at(&["label"]).map(inline::text).unwrap_or_default();
        let label = label.trim_matches(|c: char| !c.is_alphanumeric());
        match (label.is_empty(), text.is_empty()) {
            (_, true) => {}
            (true, _) => blocks.reference(&text),
            _ => blocks.reference(&format!("{label}. {text}")),
        }
    }
    for inner in list.all("ref-list") {
        write(blocks, inner);
    }
}

/// A citation as printed, or put together from its elements.
fn citation(e: &Element) -> String {
    match e.name.as_str() {
        "mixed-citation" | "citation" if e.children.iter().any(printed) => inline::text(e),
        "element-citation" | "nlm-citation" | "mixed-citation" | "citation" => composed(e),
        "citation-alternatives" => e.elements().map(citation).find(|t| !t.is_empty()).unwrap_or_default(),
        "note" => inline::text(e),
        _ => String::new(),
    }
}

/// Whether text stands between the elements.
fn printed(child: &super::tree::Child) -> bool {
    matches!(child, super::tree::Child::Text(t) if t.contains(|c: char| !c.is_whitespace()))
}

fn composed(e: &Element) -> String {
    let mut parts: Vec<String> = Vec::new();
    let names = e.elements().filter(|c| c.name == "person-group").flat_map(|g| g.elements()).chain(e.elements());
    let name = |n: &Element| {
        let of = |part: &str| n.at(&[part]).map(inline::text).unwrap_or_default();
        one_line(&format!("{} {}", of("surname"), of("given-names")))
    };
    let people: Vec<String> = names
        .filter_map(|n| match n.name.as_str() {
            "name" => Some(name(n)),
            "string-name" | "collab" => Some(inline::text(n)),
            _ => None,
        })
        .collect();
    parts.push(people.join(", "));
    for part in ["article-title", "chapter-title", "source", "year", "volume", "fpage"] {
        parts.extend(e.at(&[part]).map(inline::text));
    }
    parts.extend(e.all("pub-id").filter(|i| i.attribute("pub-id-type") == Some("doi")).map(|i| format!("doi:{}", inline::text(i))));
    parts.retain(|p| !p.is_empty());
    let parts: Vec<&str> = parts.iter().map(|p| p.trim_end_matches('.')).collect();
    parts.join(". ")
}
