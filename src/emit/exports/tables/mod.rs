//! The graph as tables with keys, shared by the CSV and the SQLite exports: what each table and column is, and its rows.

mod claims;
mod concepts;
mod edges;
mod propositions;
mod studies;

use std::borrow::Cow;

use super::view::{View, word};
use crate::record::Range;

/// Type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// True or false.
    Boolean,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// Whether every row has a value.
    pub required: bool,
    /// The table whose `id` it refers to, or `None`.
    pub refers: Option<&'static str>,
    /// What it holds.
    pub about: &'static str,
}

impl Column {
    const fn of(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Column { name, kind, required: false, refers: None, about }
    }
    const fn text(name: &'static str, about: &'static str) -> Self {
        Column::of(name, Kind::Text, about)
    }
    const fn integer(name: &'static str, about: &'static str) -> Self {
        Column::of(name, Kind::Integer, about)
    }
    const fn number(name: &'static str, about: &'static str) -> Self {
        Column::of(name, Kind::Number, about)
    }
    const fn boolean(name: &'static str, about: &'static str) -> Self {
        Column::of(name, Kind::Boolean, about)
    }
    const fn to(name: &'static str, table: &'static str, about: &'static str) -> Self {
        Column { refers: Some(table), ..Column::of(name, Kind::Text, about) }
    }
    const fn required(self) -> Self {
        Column { required: true, ..self }
    }
}

/// A value in a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// Text.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// True or false.
    Boolean(bool),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(v: &'a str) -> Self {
        Cell::Text(v.into())
    }
}
impl<'a> From<&'a String> for Cell<'a> {
    fn from(v: &'a String) -> Self {
        Cell::Text(v.as_str().into())
    }
}
impl From<String> for Cell<'_> {
    fn from(v: String) -> Self {
        Cell::Text(v.into())
    }
}
impl From<usize> for Cell<'_> {
    fn from(v: usize) -> Self {
        Cell::Integer(i64::try_from(v).unwrap_or(i64::MAX))
    }
}
impl From<u32> for Cell<'_> {
    fn from(v: u32) -> Self {
        Cell::Integer(v.into())
    }
}
impl From<i32> for Cell<'_> {
    fn from(v: i32) -> Self {
        Cell::Integer(v.into())
    }
}
impl From<f64> for Cell<'_> {
    fn from(v: f64) -> Self {
        Cell::Number(v)
    }
}
impl From<bool> for Cell<'_> {
    fn from(v: bool) -> Self {
        Cell::Boolean(v)
    }
}
impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(v: Option<T>) -> Self {
        v.map_or(Cell::Null, Into::into)
    }
}

/// Where rows go.
pub type Sink<'s> = dyn FnMut(&[Cell]) + 's;

/// A table.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// The columns that tell rows apart.
    pub key: &'static [&'static str],
    /// Its columns.
    pub columns: &'static [Column],
    /// Gives every row to a sink, in the order of the graph.
    pub rows: fn(&View, &mut Sink),
}

/// Every table, each after those that it refers to.
pub const TABLES: &[Table] = &[
    edges::NODES,
    edges::EDGES,
    concepts::CONCEPTS,
    concepts::CONCEPT_LINKS,
    concepts::ARTICLES,
    concepts::SPANS,
    edges::EVIDENCE,
    studies::STUDIES,
    studies::STUDY_IDENTIFIERS,
    studies::STUDY_ARTICLES,
    studies::STUDY_CONCEPTS,
    studies::STUDY_VALUES,
    studies::STUDY_LIMITATIONS,
    studies::POPULATIONS,
    claims::DOSAGES,
    claims::CLAIMS,
    claims::DOSES_GIVEN,
    claims::EXCEEDED_LIMITS,
    claims::OVERCLAIMS,
    propositions::PROPOSITIONS,
    propositions::STANCES,
    propositions::SOURCES,
    propositions::SOURCE_CLAIMS,
    propositions::REFINEMENTS,
    propositions::CONTRADICTIONS,
    propositions::CONTRADICTION_CAUSES,
];

const ID: Column = Column::to("id", "nodes", "Identifier").required();

/// A word of a closed vocabulary as a cell.
fn term<T: serde::Serialize>(value: &T) -> Cell<'static> {
    Cell::Text(word(value).into())
}

fn low(range: Option<&Range>) -> Cell<'static> {
    range.and_then(Range::low).into()
}

fn high(range: Option<&Range>) -> Cell<'static> {
    range.and_then(Range::high).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Graph;

    #[test]
    fn keys_and_references_are_columns() {
        for (at, table) in TABLES.iter().enumerate() {
            for key in table.key {
                let column = table.columns.iter().find(|c| c.name == *key);
                assert!(column.is_some_and(|c| c.required), "{}.{key}", table.name);
            }
            for column in table.columns {
                let Some(to) = column.refers else { continue };
                let found = TABLES[..=at].iter().find(|t| t.name == to).unwrap_or_else(|| panic!("{}.{}", table.name, column.name));
                assert_eq!(found.key, ["id"], "{}.{}", table.name, column.name);
            }
            (table.rows)(&View::new(&Graph::default()), &mut |_| panic!("{} has rows from nothing", table.name));
        }
    }
}
