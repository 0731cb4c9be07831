//! Before the main content is looked for: hidden elements go, raised digits become text, reference marks are marked.

use dom_query::{Document, NodeRef};

use crate::ingest::raised::{MARK, is_marks, raised};

/// Elements that are never taken out, whatever they say: pages hide them until a script has run.
const KEPT: [&str; 4] = ["html", "body", "main", "article"];

/// Mends the tree in place.
pub(super) fn tidy(doc: &Document) {
    for node in doc.root().descendants() {
        let Some(name) = node.node_name() else { continue };
        if !KEPT.contains(&&*name) && is_hidden(&node) {
            node.remove_from_parent();
            continue;
        }
        match &*name {
            "sup" => raise(&node),
            "a" => {
                if let Some(text) = link(&node) {
                    node.set_text(text);
                }
            }
            "cite" if is_marks(node.text().trim()) => node.set_text(MARK.to_string()),
            _ => {}
        }
    }
}

/// `hidden`, `aria-hidden`, `display: none`.
fn is_hidden(node: &NodeRef) -> bool {
    let style = |s: &str| {
        s.split(';').any(|rule| {
            let mut parts = rule.split(':').map(|p| p.trim().to_ascii_lowercase());
            parts.next().as_deref() == Some("display") && parts.next().is_some_and(|v| v.starts_with("none"))
        })
    };
    node.query_or(false, |n| {
        n.as_element().is_some_and(|e| {
            e.attrs.iter().any(|a| match &*a.name.local {
                "hidden" => !a.value.eq_ignore_ascii_case("until-found"),
                "aria-hidden" => a.value.eq_ignore_ascii_case("true"),
                "style" => style(&a.value),
                _ => false,
            })
        })
    })
}

fn raise(node: &NodeRef) {
    let text = node.text();
    let classed = node.class().is_some_and(|c| tells_reference(&c));
    let linked = classed || !node.find(&["a"]).is_empty();
    node.set_text(raised(&before(node), &text, &after(node), linked));
}

/// What a link that is a reference mark becomes; `None` for any other link.
fn link(node: &NodeRef) -> Option<String> {
    let href = node.attr("href")?;
    let (_, fragment) = href.split_once('#')?;
    let text = node.text();
    let text = text.trim();
    if ["^", "↑", "↩", "↩\u{fe0e}", "⤴"].contains(&text) {
        return Some(String::new());
    }
    let numbered = |f: &str| f.trim_start_matches(['b', 'B', 'r', 'R', 'c', 'C']).trim_start_matches(['-', '_']).parse::<u32>().is_ok();
    let told = tells_reference(fragment) || numbered(fragment) || node.class().is_some_and(|c| tells_reference(&c));
    (told && is_marks(text) && text.contains(|c: char| c.is_ascii_digit())).then(|| MARK.to_string())
}

/// Whether a class or an anchor speaks of references.
fn tells_reference(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["ref", "cit", "bib", "note", "fn"].iter().any(|w| name.contains(w)) && !name.contains("href")
}

const INLINE: [&str; 12] = ["a", "b", "i", "em", "strong", "span", "sub", "sup", "font", "small", "u", "cite"];

/// The last characters before `node` in its line.
fn before(node: &NodeRef) -> String {
    let mut at = *node;
    loop {
        if let Some(previous) = at.prev_sibling() {
            if previous.is_element() && !INLINE.iter().any(|n| previous.has_name(n)) {
                return String::new();
            }
            let text = previous.text();
            if !text.is_empty() {
                let from = text.char_indices().rev().nth(23).map_or(0, |(i, _)| i);
                return text[from..].to_string();
            }
            at = previous;
        } else {
            match at.parent() {
                Some(parent) if INLINE.iter().any(|n| parent.has_name(n)) => at = parent,
                _ => return String::new(),
            }
        }
    }
}

/// The first characters after `node`.
fn after(node: &NodeRef) -> String {
    node.next_sibling().map(|n| n.text().chars().take(4).collect()).unwrap_or_default()
}
