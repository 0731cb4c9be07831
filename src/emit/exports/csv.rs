//! CSV, one file a table, with a Frictionless `datapackage.json` that tells types, keys and references. RFC 4180 but for line feeds as
//! line ends; an empty cell is nothing; control characters are dropped.

use std::io;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::tables::{Cell, Column, Kind, TABLES, Table};
use super::view::{View, without_controls};
use crate::emit::graph::file;

/// The folder of the files inside the exports.
pub const FOLDER: &str = "csv";

/// The name of a table's file.
pub fn file_name(table: &Table) -> String {
    format!("{}.csv", table.name)
}

fn cell(out: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Null => {}
        Cell::Integer(n) => out.extend(n.to_string().bytes()),
        Cell::Number(n) => out.extend(n.to_string().bytes()),
        Cell::Boolean(b) => out.extend(b.to_string().bytes()),
        Cell::Text(text) => {
            let text = without_controls(text);
            // A line of one empty cell would be no row.
            if text.contains([',', '"', '\n', '\r']) || text.is_empty() {
                out.push(b'"');
                out.extend(text.replace('"', "\"\"").bytes());
                out.push(b'"');
            } else {
                out.extend(text.bytes());
            }
        }
    }
}

fn line(out: &mut Vec<u8>, cells: &[Cell]) {
    for (at, c) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        cell(out, c);
    }
    out.push(b'\n');
}

fn field(column: &Column) -> Value {
    let kind = match column.kind {
        Kind::Text => "string",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Boolean => "boolean",
    };
    let mut field = json!({"name": column.name, "type": kind, "description": column.about});
    if column.required {
        field["constraints"] = json!({"required": true});
    }
    field
}

fn resource(table: &Table) -> Value {
    let references: Vec<Value> = table
        .columns
        .iter()
        .filter_map(|c| {
            // An empty name is the table itself.
            let to = c.refers.map(|to| if to == table.name { "" } else { to })?;
            Some(json!({"fields": [c.name], "reference": {"resource": to, "fields": ["id"]}}))
        })
        .collect();
    let mut schema = Map::new();
    schema.insert("fields".into(), table.columns.iter().map(field).collect());
    schema.insert("primaryKey".into(), json!(table.key));
    if !references.is_empty() {
        schema.insert("foreignKeys".into(), references.into());
    }
    json!({
        "name": table.name,
        "description": table.about,
        "path": file_name(table),
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"csv": {"lineTerminator": "\n"}},
        "schema": schema,
    })
}

/// Writes the tables and `datapackage.json` into the folder `csv` of `dir`.
pub fn write(view: &View, dir: &Path) -> io::Result<()> {
    let dir = dir.join(FOLDER);
    for table in TABLES {
        file(&dir, &file_name(table), |out| {
            let mut bytes = Vec::new();
            let names: Vec<Cell> = table.columns.iter().map(|c| Cell::from(c.name)).collect();
            line(&mut bytes, &names);
            let mut done = Ok(());
            (table.rows)(view, &mut |cells| {
                debug_assert_eq!(cells.len(), table.columns.len(), "{}", table.name);
                line(&mut bytes, cells);
                if bytes.len() > 64 << 10 && done.is_ok() {
                    done = out.write_all(&bytes);
                    bytes.clear();
                }
            });
            done?;
            out.write_all(&bytes)
        })?;
    }
    let package = json!({
        "name": "evigraph",
        "title": "evigraph: evidence graph as tables",
        "resources": TABLES.iter().map(resource).collect::<Vec<_>>(),
    });
    file(&dir, "datapackage.json", |out| {
        serde_json::to_writer_pretty(&mut *out, &package)?;
        out.write_all(b"\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted() {
        let mut out = Vec::new();
        line(&mut out, &["a,b".into(), "say \"x\"\n".into(), Cell::Null, "é|\t\u{0}".into(), 1.5.into(), 2usize.into(), true.into()]);
        assert_eq!(String::from_utf8(out).unwrap(), "\"a,b\",\"say \"\"x\"\"\n\",,é|\t,1.5,2,true\n");
    }
}
