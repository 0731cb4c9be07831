//! `evigraph explain`: a rule's page, or how a fact came about.

use std::path::PathBuf;

use super::error::{CliError, Outcome};

/// Arguments of `explain`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Code of a rule (DOS004) or id of a fact
    #[arg(value_name = "CODE|ID")]
    pub what: String,
    /// Folder of a run, where facts are looked up
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub from: PathBuf,
}

/// Runs the command.
pub fn run(_args: Args) -> Result<Outcome, CliError> {
    Err(CliError::NotBuiltIn("explain"))
}
