//! How a command ends.

use std::io;
use std::path::{Path, PathBuf};

use crate::ingest::IngestError;
use crate::lexicon::import::store::StoreError;
use crate::pipeline::PoolError;

/// A command that came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: something was found, or refused under `--strict`.
    Findings,
}

/// A command that could not do its work: exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The inputs could not be looked up.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// No threads.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Standard output could not be written.
    #[error("standard output: {0}")]
    Output(#[from] io::Error),
    /// A vocabulary could not be read, loaded or kept.
    #[error(transparent)]
    Vocabulary(#[from] StoreError),
    /// Anything else, told for a person.
    #[error("{0}")]
    Message(String),
}

impl CliError {
    /// An error at `path`.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |source| CliError::File { path, source }
    }

    /// Whether the reader of our output went away, which is its right.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, CliError::Output(e) if e.kind() == io::ErrorKind::BrokenPipe)
    }
}
