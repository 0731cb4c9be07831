//! Exports of the graph for tools that are not ours, under `exports/`: one file a format, one [`View`] for all.
//!
//! Nothing here computes a fact. JSON and JSON Lines (`graph.json` and its companions) are the lossless form; each export says what it
//! leaves out.

mod csv;
mod curie;
mod cytoscape;
mod fhir;
mod graphml;
mod kgx;
mod rdf;
mod sqlite;
pub mod tables;
mod view;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::str::FromStr;

pub use curie::{PREFIXES, iri};
pub use view::View;

use super::graph::WHOLE;
use crate::graph::Graph;

/// The folder of the exports inside an output folder.
pub const FOLDER: &str = "exports";

/// A format to export to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// CSV with a Frictionless data package.
    Csv,
    /// GraphML.
    Graphml,
    /// KGX, as JSON Lines and TSV.
    Kgx,
    /// Cytoscape.js JSON.
    Cytoscape,
    /// JSON-LD.
    Jsonld,
    /// Turtle.
    Turtle,
    /// FHIR R5.
    Fhir,
    /// SQLite.
    Sqlite,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Format] =
        &[Format::Csv, Format::Graphml, Format::Kgx, Format::Cytoscape, Format::Jsonld, Format::Turtle, Format::Fhir, Format::Sqlite];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Graphml => "graphml",
            Format::Kgx => "kgx",
            Format::Cytoscape => "cytoscape",
            Format::Jsonld => "jsonld",
            Format::Turtle => "turtle",
            Format::Fhir => "fhir",
            Format::Sqlite => "sqlite",
        }
    }

    /// What it writes, relative to the folder of the exports.
    pub fn files(self) -> Vec<String> {
        let one = |name: &str| vec![name.to_string()];
        match self {
            Format::Csv => {
                let tables = tables::TABLES.iter().map(csv::file_name);
                tables.chain(["datapackage.json".into()]).map(|name| format!("{}/{name}", csv::FOLDER)).collect()
            }
            Format::Graphml => one("graph.graphml"),
            Format::Kgx => kgx::FILES.iter().map(|name| format!("{}/{name}", kgx::FOLDER)).collect(),
            Format::Cytoscape => one("cytoscape.json"),
            Format::Jsonld => one("graph.jsonld"),
            Format::Turtle => one("graph.ttl"),
            Format::Fhir => one("fhir-bundle.json"),
            Format::Sqlite => one(sqlite::FILE),
        }
    }

    fn write(self, view: &View, dir: &Path) -> io::Result<()> {
        match self {
            Format::Csv => csv::write(view, dir),
            Format::Graphml => graphml::write(view, dir),
            Format::Kgx => kgx::write(view, dir),
            Format::Cytoscape => cytoscape::write(view, dir),
            Format::Jsonld => rdf::write_jsonld(view, dir),
            Format::Turtle => rdf::write_turtle(view, dir),
            Format::Fhir => fhir::write(view, dir),
            Format::Sqlite => sqlite::write(view, dir),
        }
    }
}

/// Which formats to export to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exports(BTreeSet<Format>);

impl Exports {
    /// No export.
    pub fn none() -> Self {
        Exports(BTreeSet::new())
    }

    /// Every export.
    pub fn all() -> Self {
        Exports(Format::ALL.iter().copied().collect())
    }

    /// Every export that is a text: all but SQLite, which is one binary file.
    pub fn text() -> Self {
        Exports(Format::ALL.iter().copied().filter(|f| *f != Format::Sqlite).collect())
    }

    /// What is written where nothing is asked for: [`Exports::text`] up to [`WHOLE`] nodes, nothing beyond.
    pub fn by_default(graph: &Graph) -> Self {
        if graph.nodes.len() <= WHOLE { Exports::text() } else { Exports::none() }
    }

    /// The formats, in a fixed order.
    pub fn formats(&self) -> impl Iterator<Item = Format> {
        self.0.iter().copied()
    }
}

impl FromStr for Exports {
    type Err = String;

    /// Reads `all`, `text`, `none`, or names joined by commas.
    fn from_str(given: &str) -> Result<Self, String> {
        match given.trim() {
            "all" => return Ok(Exports::all()),
            "text" => return Ok(Exports::text()),
            "none" => return Ok(Exports::none()),
            _ => {}
        }
        let known = || Format::ALL.iter().map(|f| f.name()).collect::<Vec<_>>().join(", ");
        let mut out = BTreeSet::new();
        for name in given.split(',').map(str::trim) {
            let format = Format::ALL.iter().find(|f| f.name() == name);
            let told = || match name {
                "" => format!("an export has no name; write all, text, none, or names joined by commas: {}", known()),
                "all" | "text" | "none" => format!("{name:?} stands alone; write it without other names"),
                _ => format!("{name:?} is no export; write all, text, none, or some of: {}", known()),
            };
            out.insert(*format.ok_or_else(told)?);
        }
        Ok(Exports(out))
    }
}

/// Writes `exports` of `graph` into `dir/exports` and removes what an earlier run wrote there of other formats, so that all files in
/// the folder tell of one graph.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(graph: &Graph, dir: &Path, exports: &Exports) -> io::Result<()> {
    let folder = dir.join(FOLDER);
    for format in Format::ALL.iter().filter(|f| !exports.0.contains(f)) {
        for file in format.files() {
            remove(&folder.join(file))?;
        }
    }
    if !exports.0.is_empty() {
        let view = View::new(graph);
        for format in exports.formats() {
            format.write(&view, &folder)?;
        }
    }
    Ok(())
}

/// Removes a file, and its folder where that is empty then.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Ok(()) => {}
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(()),
        Err(e) => return Err(e),
    }
    if let Some(folder) = path.parent() {
        // A folder that still holds something stays.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read() {
        assert_eq!("all".parse(), Ok(Exports::all()));
        assert_eq!("none".parse(), Ok(Exports::none()));
        assert_eq!("text".parse(), Ok(Exports::text()));
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(Exports(BTreeSet::from([*format]))));
        }
        for wrong in ["", "graphml,", "graphm", "graphml,all", "GraphML;csv"] {
            let told = wrong.parse::<Exports>().unwrap_err();
            assert!(told.contains("all") && (told.contains("graphml") || told.contains("alone")), "{told}");
        }
    }
}
