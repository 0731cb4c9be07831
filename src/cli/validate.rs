//! `evigraph validate`: checks of records and graphs, in the formats that people and build systems read.

use std::path::PathBuf;

use clap::ValueEnum;

use super::error::{CliError, Outcome};

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// JSON Lines
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// JUnit XML
    Junit,
    /// GitHub annotations
    Github,
}

/// Arguments of `validate`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Output folders, records or graph files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// Runs the command.
pub fn run(_args: Args) -> Result<Outcome, CliError> {
    Err(CliError::NotBuiltIn("validate"))
}
