//! Which tables hold data, and their rows; a table that only lays out the page is read as blocks.

use dom_query::NodeRef;

use super::layout;

/// A cell of more characters is a piece of the page.
const LONGEST_CELL: usize = 500;

/// A table of data.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// What stands over it.
    pub(super) caption: String,
    /// Cells row by row, each on one line.
    pub(super) rows: Vec<Vec<String>>,
}

/// The table, where `node` is one of data: two rows or more of two cells or more, no table inside, no long cells.
pub(super) fn read(node: &NodeRef) -> Option<Table> {
    let mut table = Table::default();
    let (mut wide, mut rows) = (0, Vec::new());
    let mut open: Vec<NodeRef> = node.children_it(true).collect();
    while let Some(part) = open.pop() {
        match part.node_name().as_deref() {
            Some("tr") => rows.push(part),
            Some("caption") => table.caption = one_line(part),
            Some("thead" | "tbody" | "tfoot") => open.extend(part.children_it(true)),
            _ => {}
        }
    }
    for row in rows {
        let cells: Vec<NodeRef> = row.element_children().into_iter().filter(|c| c.has_name("td") || c.has_name("th")).collect();
        wide += usize::from(cells.len() >= 2);
        let mut texts = Vec::with_capacity(cells.len());
        for cell in cells {
            if cell.descendants_it().any(|n| n.has_name("table")) {
                return None;
            }
            let text = one_line(cell);
            if text.chars().count() > LONGEST_CELL {
                return None;
            }
            texts.push(text);
        }
        if texts.iter().any(|t| !t.is_empty()) {
            table.rows.push(texts);
        }
    }
    (wide >= 2 && table.rows.len() >= 2).then_some(table)
}

fn one_line(node: NodeRef) -> String {
    layout::text(node).split_whitespace().collect::<Vec<_>>().join(" ")
}
