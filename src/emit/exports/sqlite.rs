//! SQLite: the tables with their foreign keys, indexes on them, and views ready for questions. The same graph gives the same bytes.

use std::fmt::Write;
use std::io;
use std::path::Path;

use rusqlite::types::{Null, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};

use super::tables::{Cell, Kind, TABLES, Table};
use super::view::View;

/// The name of the file inside the exports.
pub const FILE: &str = "evigraph.sqlite";

/// Views over the tables.
const VIEWS: &str = include_str!("views.sql");

/// Marks the file as ours: "EVGR".
const APPLICATION: i32 = 0x4556_4752;

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Null => ToSqlOutput::Owned(Value::from(Null)),
            Cell::Text(t) => ToSqlOutput::Borrowed(ValueRef::Text(t.as_bytes())),
            Cell::Integer(n) => ToSqlOutput::Owned(Value::Integer(*n)),
            Cell::Number(n) => ToSqlOutput::Owned(Value::Real(*n)),
            Cell::Boolean(b) => ToSqlOutput::Owned(Value::Integer((*b).into())),
        })
    }
}

/// The statements that make a table and its indexes.
fn definition(table: &Table) -> String {
    let mut parts = Vec::new();
    for c in table.columns {
        let kind = match c.kind {
            Kind::Text => "TEXT",
            Kind::Integer | Kind::Boolean => "INTEGER",
            Kind::Number => "REAL",
        };
        let mut part = format!("  \"{}\" {kind}", c.name);
        if c.required {
            part.push_str(" NOT NULL");
        }
        if c.kind == Kind::Boolean {
            let _ = write!(part, " CHECK (\"{}\" IN (0, 1))", c.name);
        }
        if let Some(to) = c.refers {
            let _ = write!(part, " REFERENCES {to} (id)");
        }
        parts.push(part);
    }
    parts.push(format!("  PRIMARY KEY ({})", table.key.join(", ")));
    let mut out = format!("CREATE TABLE {} (\n{}\n) STRICT, WITHOUT ROWID;\n", table.name, parts.join(",\n"));
    for c in table.columns.iter().filter(|c| c.refers.is_some() && table.key.first() != Some(&c.name)) {
        let _ = writeln!(out, "CREATE INDEX {0}_{1} ON {0} (\"{1}\");", table.name, c.name);
    }
    out
}

fn fill(db: &mut Connection, view: &View) -> rusqlite::Result<()> {
    let work = db.transaction()?;
    for table in TABLES {
        work.execute_batch(&definition(table))?;
        let places = vec!["?"; table.columns.len()].join(", ");
        let mut insert = work.prepare(&format!("INSERT INTO {} VALUES ({places})", table.name))?;
        let mut done = Ok(());
        (table.rows)(view, &mut |cells| {
            if done.is_ok() {
                done = insert.execute(params_from_iter(cells)).map(drop);
            }
        });
        done?;
    }
    work.execute_batch(VIEWS)?;
    work.commit()
}

/// The first reference that leads nowhere, if there is one.
fn dangling(db: &Connection) -> rusqlite::Result<Option<String>> {
    let mut check = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = check.query([])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let (table, to): (String, String) = (row.get(0)?, row.get(2)?);
    Ok(Some(format!("a row of {table} refers to a row of {to} that is not there; the graph is not whole, check it with evigraph validate")))
}

fn make(path: &Path, view: &View) -> rusqlite::Result<Option<String>> {
    let mut db = Connection::open(path)?;
    db.execute_batch("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    db.pragma_update(None, "application_id", APPLICATION)?;
    db.pragma_update(None, "user_version", 1)?;
    // Checked at the end, all at once.
    db.pragma_update(None, "foreign_keys", false)?;
    fill(&mut db, view)?;
    let problem = dangling(&db)?;
    db.execute_batch("VACUUM")?;
    Ok(problem)
}

/// Writes `evigraph.sqlite` into `dir`: whole or not at all.
pub fn write(view: &View, dir: &Path) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    let work = tempfile::Builder::new().prefix(".evigraph-").suffix(".tmp").tempdir_in(dir)?;
    let path = work.path().join(FILE);
    if let Some(problem) = make(&path, view).map_err(io::Error::other)? {
        return Err(io::Error::other(format!("{FILE}: {problem}")));
    }
    std::fs::rename(path, dir.join(FILE))
}
