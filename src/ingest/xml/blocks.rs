//! Block elements of JATS to lines: headings, paragraphs, list items, rows of tables, references.

use super::inline::{self, one_line};
use super::references;
use super::tree::{Child, Element};

/// Elements that stand among paragraphs, or inside one, as blocks of their own.
const BLOCKS: [&str; 19] = [
    "sec", "p", "list", "def-list", "table-wrap", "table-wrap-group", "table", "fig", "fig-group", "boxed-text", "disp-quote",
    "disp-formula", "statement", "verse-group", "ack", "app", "app-group", "ref-list", "fn-group",
];
/// Elements without text for a reader.
const ABSENT: [&str; 8] = ["label", "supplementary-material", "media", "graphic", "sec-meta", "code", "bio", "alt-text"];

/// The text under way.
#[derive(Default)]
pub(super) struct Blocks(String);

impl Blocks {
    /// How long the text is so far.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The text.
    pub(super) fn text(self) -> String {
        self.0
    }

    /// Adds a paragraph or a heading.
    pub(super) fn line(&mut self, text: &str) {
        self.add(text, "\n\n");
    }

    fn add(&mut self, text: &str, gap: &str) {
        let text = text.trim();
        if !text.is_empty() {
            if !self.0.is_empty() {
                self.0.push_str(gap);
            }
            self.0.push_str(text);
        }
    }

    /// Adds a part under its own title, or under `heading` (none where empty).
    pub(super) fn part(&mut self, part: &Element, heading: &str) {
        let title = part.at(&["title"]).map(inline::text).filter(|t| !t.is_empty());
        self.line(&title.unwrap_or_else(|| heading.to_string()));
        self.mixed(part, true);
    }

    /// Adds what stands in an element.
    pub(super) fn children(&mut self, element: &Element) {
        self.mixed(element, false);
    }

    /// Characters and inline elements between blocks are paragraphs.
    fn mixed(&mut self, element: &Element, titled: bool) {
        let mut run = String::new();
        for (i, child) in element.children.iter().enumerate() {
            match child {
                Child::Element(e) if titled && e.name == "title" || ABSENT.contains(&e.name.as_str()) => {}
                Child::Element(e) if is_block(e) => {
                    self.line(&one_line(&std::mem::take(&mut run)));
                    self.block(e);
                }
                _ => inline::push(&mut run, child, element.children.get(i + 1)),
            }
        }
        self.line(&one_line(&run));
    }

    fn block(&mut self, e: &Element) {
        match e.name.as_str() {
            "sec" | "app" | "boxed-text" | "statement" | "fn-group" | "glossary" => self.part(e, ""),
            "ack" => self.part(e, "Acknowledgements"),
            "list" => self.list(e),
            "def-list" => {
                for (n, item) in e.all("def-item").enumerate() {
                    let side = |name: &str| item.at(&[name]).map(inline::text).unwrap_or_default();
                    self.add(&format!("• {}: {}", side("term"), side("def")), if n == 0 { "\n\n" } else { "\n" });
                }
            }
            "table-wrap" | "fig" => {
                self.caption(e);
                for child in e.elements().filter(|c| !matches!(c.name.as_str(), "caption" | "label")) {
                    self.block(child);
                }
            }
            "table" => self.table(e),
            "ref-list" => references::write(self, e),
            name if ABSENT.contains(&name) || name == "tex-math" => {}
            _ => self.mixed(e, false),
        }
    }

    fn caption(&mut self, e: &Element) {
        let label = e.at(&["label"]).map(inline::text).unwrap_or_default();
        let caption = e.at(&["caption"]).map(inline::text).unwrap_or_default();
        let dot = if label.is_empty() || caption.is_empty() || label.ends_with(['.', ':']) { "" } else { "." };
        self.line(&format!("{label}{dot} {caption}"));
    }

    fn list(&mut self, list: &Element) {
        for (n, item) in list.all("list-item").enumerate() {
            let mut words = String::new();
            for (i, child) in item.children.iter().enumerate() {
                match child {
                    Child::Element(e) if matches!(e.name.as_str(), "list" | "label" | "table-wrap" | "def-list") => {}
                    _ => inline::push(&mut words, child, item.children.get(i + 1)),
                }
            }
            let words = one_line(&words);
            if !words.is_empty() {
                self.add(&format!("• {words}"), if n == 0 { "\n\n" } else { "\n" });
            }
            for inner in item.all("list") {
                self.list(inner);
            }
        }
    }

    fn table(&mut self, table: &Element) {
        let sections = table.elements().filter(|e| matches!(e.name.as_str(), "thead" | "tbody" | "tfoot"));
        let rows = table.all("tr").chain(sections.flat_map(|s| s.all("tr")));
        let mut gap = "\n\n";
        for row in rows {
            let cells: Vec<String> = row.elements().filter(|c| matches!(c.name.as_str(), "td" | "th")).map(inline::text).collect();
            if cells.iter().any(|c| !c.is_empty()) {
                self.add(&crate::ingest::row(&cells), gap);
                gap = "\n";
            }
        }
    }

    /// Adds one reference of the list.
    pub(super) fn reference(&mut self, text: &str) {
        self.add(text, "\n");
    }
}

/// A block by its name, or because it holds one.
fn is_block(e: &Element) -> bool {
    let wraps =
        || matches!(e.name.as_str(), "alternatives" | "table-wrap-foot" | "fn" | "notes" | "glossary") && e.elements().any(is_block);
    BLOCKS.contains(&e.name.as_str()) || wraps()
}
