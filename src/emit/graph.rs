//! The graph as JSON and JSON Lines: `nodes.jsonl`, `edges.jsonl`, `studies.jsonl`, `propositions.jsonl` for any size and
//! one `graph.json` up to [`WHOLE`] nodes. Every file appears whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::atomic::AtomicFile;
use crate::graph::Graph;

/// Nodes up to which `graph.json` is written.
pub const WHOLE: usize = 200_000;

/// Writes a file in `dir` through `fill`.
pub(crate) fn file(dir: &Path, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = AtomicFile::create(&dir.join(name))?;
    fill(&mut out)?;
    out.commit()
}

fn lines<T: Serialize>(dir: &Path, name: &str, items: impl Iterator<Item = T>) -> io::Result<()> {
    file(dir, name, |out| {
        for item in items {
            serde_json::to_writer(&mut *out, &item)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    })
}

/// Writes the graph's own files into `dir` and returns their names.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(graph: &Graph, dir: &Path) -> io::Result<Vec<&'static str>> {
    lines(dir, "nodes.jsonl", graph.nodes.iter())?;
    lines(dir, "edges.jsonl", graph.edges.iter())?;
    lines(dir, "studies.jsonl", graph.studies())?;
    lines(dir, "propositions.jsonl", graph.propositions())?;
    let mut names = vec!["nodes.jsonl", "edges.jsonl", "studies.jsonl", "propositions.jsonl"];
    if graph.nodes.len() <= WHOLE {
        file(dir, "graph.json", |out| {
            serde_json::to_writer_pretty(&mut *out, graph)?;
            out.write_all(b"\n")
        })?;
        names.push("graph.json");
    }
    Ok(names)
}
