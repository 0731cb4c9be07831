//! What the embedded vocabulary lacks: entries without an identifier, and names that stand in two of its files.

use rustc_hash::FxHashMap;

use super::{normalize, tsv};

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// File, without folder and extension.
    pub file: &'static str,
    /// Line, from 1.
    pub line: usize,
    /// The entry's preferred name.
    pub entry: &'static str,
    /// What it lacks.
    pub what: What,
}

/// Kinds of lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// No vocabulary's identifier.
    NoId,
    /// One of its names is a name of an earlier file's entry, which keeps it.
    Taken {
        /// The name.
        name: &'static str,
        /// The earlier file.
        by_file: &'static str,
        /// Its entry.
        by_entry: &'static str,
    },
}

/// Everything to look at, in the order of the files and their lines.
pub fn embedded() -> Vec<Lack> {
    let mut out = Vec::new();
    let mut owners: FxHashMap<String, (&str, &str)> = FxHashMap::default();
    for row in tsv::embedded() {
        let lack = |what| Lack { file: row.file, line: row.line, entry: row.name, what };
        if row.id.is_none() {
            out.push(lack(What::NoId));
        }
        for name in std::iter::once(row.name).chain(row.synonyms.iter().copied()) {
            let (by_file, by_entry) = *owners.entry(normalize(name)).or_insert((row.file, row.name));
            if by_file != row.file {
                out.push(lack(What::Taken { name, by_file, by_entry }));
            }
        }
    }
    out
}
