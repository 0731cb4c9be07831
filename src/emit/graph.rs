//! The graph as JSON and JSON Lines: `nodes.jsonl`, `edges.jsonl`, `studies.jsonl`, `propositions.jsonl` for any size and
//! one `graph.json` up to [`WHOLE`] nodes. Every file appears whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::Serialize;
use tempfile::NamedTempFile;

use crate::graph::Graph;

/// Nodes up to which `graph.json` is written.
pub const WHOLE: usize = 200_000;

/// Writes a file in `dir` through `fill`: under a temporary name first, so that nobody sees half of it.
pub(crate) fn atomically(dir: &Path, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, NamedTempFile::new_in(dir)?);
    fill(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.persist(dir.join(name)).map(drop).map_err(|e| e.error)
}

fn lines<T: Serialize>(dir: &Path, name: &str, items: impl Iterator<Item = T>) -> io::Result<()> {
    atomically(dir, name, |out| {
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
/// Where the directory cannot be made or a file cannot be written.
pub fn write(graph: &Graph, dir: &Path) -> io::Result<Vec<&'static str>> {
    std::fs::create_dir_all(dir)?;
    lines(dir, "nodes.jsonl", graph.nodes.iter())?;
    lines(dir, "edges.jsonl", graph.edges.iter())?;
    lines(dir, "studies.jsonl", graph.studies())?;
    lines(dir, "propositions.jsonl", graph.propositions())?;
    let mut names = vec!["nodes.jsonl", "edges.jsonl", "studies.jsonl", "propositions.jsonl"];
    if graph.nodes.len() <= WHOLE {
        atomically(dir, "graph.json", |out| {
            serde_json::to_writer_pretty(&mut *out, graph)?;
            out.write_all(b"\n")
        })?;
        names.push("graph.json");
    }
    Ok(names)
}
