//! The characters of an element as running text: raised digits, reference marks, one space between words.

use super::tree::{Child, Element};
use crate::ingest::raised::{MARK, is_marks, raised};

/// Elements that are not text, or say the same again for a machine.
const ABSENT: [&str; 12] = [
    "tex-math", "annotation", "graphic", "inline-graphic", "media", "object-id", "supplementary-material", "processing-meta",
    "inline-supplementary-material", "index-term", "alt-text", "long-desc",
];
/// Elements that stand apart from their neighbours.
const APART: [&str; 12] = ["p", "title", "subtitle", "label", "list-item", "break", "def", "term", "td", "th", "sec", "AbstractText"];

/// The text of an element, on one line.
pub(super) fn text(element: &Element) -> String {
    let mut out = String::new();
    push_all(&mut out, element);
    one_line(&out)
}

/// White space as single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push_all(out: &mut String, element: &Element) {
    for (i, child) in element.children.iter().enumerate() {
        push(out, child, element.children.get(i + 1));
    }
}

/// Adds one child; `next` is the one after it.
pub(super) fn push(out: &mut String, child: &Child, next: Option<&Child>) {
    let element = match child {
        Child::Text(text) => return out.push_str(text),
        Child::Element(element) => element,
    };
    let name = element.name.as_str();
    match name {
        _ if ABSENT.contains(&name) => {}
        _ if APART.contains(&name) => {
            out.push(' ');
            push_all(out, element);
            out.push(' ');
        }
        "sup" => {
            let before: String = out.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
            let after: String = next.map(start).unwrap_or_default();
            let inner = text(element);
            out.push_str(&raised(&before, &inner, &after, false));
        }
        "xref" => {
            let inner = text(element);
            let kind = element.attribute("ref-type");
            let mark = matches!(kind, Some("bibr" | "fn" | "table-fn" | "aff" | "corresp" | "author-notes"));
            if mark && is_marks(&inner) { out.push(MARK) } else { out.push_str(&inner) }
        }
        _ => push_all(out, element),
    }
}

/// The first characters of what comes next.
fn start(child: &Child) -> String {
    match child {
        Child::Text(text) => text.chars().take(4).collect(),
        Child::Element(element) => element.raw().chars().take(4).collect(),
    }
}
