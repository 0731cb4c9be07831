//! `evigraph graph`: the evidence graph from records made elsewhere.

use std::path::PathBuf;

use super::error::{CliError, Outcome};

/// Arguments of `graph`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Files of records (JSON Lines), or folders with records.jsonl
    #[arg(value_name = "RECORDS", required = true)]
    pub records: Vec<PathBuf>,
    /// Folder to write into
    #[arg(long, short, value_name = "DIR")]
    pub out: PathBuf,
}

/// Runs the command.
pub fn run(_args: Args) -> Result<Outcome, CliError> {
    Err(CliError::NotBuiltIn("graph"))
}
