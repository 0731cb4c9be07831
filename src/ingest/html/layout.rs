//! A tree to text: paragraphs apart by a blank line, list items as `• ` lines, tables as `| cell | cell |` lines.

use dom_query::{NodeData, NodeRef};

use super::table;

/// What an element does to the lines around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Nothing of it is shown.
    Absent,
    /// Stands apart by a blank line.
    Block,
    /// Stands on a line of its own.
    Line,
    /// A list item.
    Item,
    /// A line break.
    Break,
    /// Keeps its own line ends.
    Pre,
    /// A table.
    Table,
    /// Part of a line.
    Inline,
}

fn shape(name: &str) -> Shape {
    match name {
        "script" | "style" | "noscript" | "template" | "head" | "svg" | "annotation" | "annotation-xml" | "iframe" | "object"
        | "select" | "textarea" | "button" => Shape::Absent,
        "article" | "aside" | "section" | "div" | "main" | "header" | "footer" | "nav" | "p" | "blockquote" | "figure" | "details"
        | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "hr" | "address" | "fieldset" | "td" | "th"
        | "caption" | "body" => Shape::Block,
        "dt" | "dd" | "tr" | "figcaption" | "summary" | "legend" => Shape::Line,
        "li" => Shape::Item,
        "br" => Shape::Break,
        "pre" => Shape::Pre,
        "table" => Shape::Table,
        _ => Shape::Inline,
    }
}

enum Step<'a> {
    Open(NodeRef<'a>),
    Close(Shape),
}

/// The text below `root`.
pub(super) fn text(root: NodeRef) -> String {
    let mut lines = Lines::default();
    let mut steps = vec![Step::Open(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Close(shape) => lines.close(shape),
            Step::Open(node) => {
                let shape = node.query_or(Shape::Absent, |n| match &n.data {
                    NodeData::Text { contents } => {
                        lines.words(contents);
                        Shape::Absent
                    }
                    NodeData::Element(e) => shape(&e.name.local),
                    NodeData::Document | NodeData::Fragment => Shape::Inline,
                    _ => Shape::Absent,
                });
                if shape == Shape::Table
                    && let Some(table) = table::read(&node)
                {
                    lines.table(&table);
                    continue;
                }
                match shape {
                    Shape::Absent => {}
                    Shape::Break => lines.line_break(),
                    Shape::Pre => lines.raw(&node.text()),
                    _ => {
                        lines.open(shape);
                        steps.push(Step::Close(shape));
                        steps.extend(node.children_it(true).map(Step::Open));
                    }
                }
            }
        }
    }
    lines.text
}

/// The text under way.
#[derive(Default)]
struct Lines {
    text: String,
    /// Line ends to come before the next word.
    ends: usize,
    /// Whether white space stands before the next word.
    space: bool,
    /// Whether the next word begins a list item.
    item: bool,
}

impl Lines {
    fn at_least(&mut self, ends: usize) {
        // A paragraph right inside a list item is the item.
        if !self.item {
            self.ends = self.ends.max(ends);
            self.space = false;
        }
    }

    fn open(&mut self, shape: Shape) {
        match shape {
            Shape::Block | Shape::Table => self.at_least(2),
            Shape::Line => self.at_least(1),
            Shape::Item => {
                self.at_least(1);
                self.item = true;
            }
            _ => {}
        }
    }

    fn close(&mut self, shape: Shape) {
        if shape == Shape::Item {
            self.item = false;
            self.ends = 1;
            self.space = false;
        } else {
            self.open(shape);
        }
    }

    fn line_break(&mut self) {
        if !self.item {
            self.ends = (self.ends + 1).min(2);
            self.space = false;
        }
    }

    /// What has to stand before the next word.
    fn lead(&mut self) {
        if self.text.is_empty() {
            self.ends = 0;
        } else if self.ends == 0 && self.space && !self.item {
            self.text.push(' ');
        }
        for _ in 0..std::mem::take(&mut self.ends) {
            self.text.push('\n');
        }
        if std::mem::take(&mut self.item) {
            self.text.push_str("• ");
        }
        self.space = false;
    }

    fn words(&mut self, text: &str) {
        // Soft hyphens and spaces without width are not seen.
        let unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
        if text.contains(unseen) {
            return self.words(&text.replace(unseen, ""));
        }
        self.space |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            self.lead();
            self.text.push_str(word);
            self.space = true;
        }
        self.space = text.ends_with(char::is_whitespace) || self.space && text.trim().is_empty();
    }

    fn raw(&mut self, text: &str) {
        self.at_least(2);
        let text = text.trim_matches('\n').trim_end();
        if !text.is_empty() {
            self.lead();
            self.text.push_str(text);
            self.at_least(2);
        }
    }

    fn table(&mut self, table: &table::Table) {
        self.item = false;
        self.at_least(2);
        if !table.caption.is_empty() {
            self.lead();
            self.text.push_str(&table.caption);
            self.at_least(2);
        }
        for row in &table.rows {
            self.lead();
            self.text.push_str(&crate::ingest::row(row));
            self.at_least(1);
        }
        self.at_least(2);
    }
}
