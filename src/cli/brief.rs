//! `evigraph brief`: what the corpus says on a question.

use std::path::PathBuf;

use super::error::{CliError, Outcome};

/// Arguments of `brief`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// What is given, taken or done: "creatine"
    #[arg(value_name = "SUBJECT")]
    pub subject: String,
    /// What it is said to do something to: "memory"
    #[arg(value_name = "OBJECT")]
    pub object: Option<String>,
    /// Folder of a run
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub from: PathBuf,
}

/// Runs the command.
pub fn run(_args: Args) -> Result<Outcome, CliError> {
    Err(CliError::NotBuiltIn("brief"))
}
