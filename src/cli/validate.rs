//! `evigraph validate`: checks of records and graphs, in the formats that people and build systems read.

use std::io::{Write, stdout};
use std::path::PathBuf;

use clap::ValueEnum;

use super::error::{CliError, Outcome};
use super::terminal;
use crate::validate::render::{self, render};
use crate::validate::validate_paths;

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// JSON
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// JUnit XML
    Junit,
    /// GitHub annotations
    Github,
}

impl From<Format> for render::Format {
    fn from(f: Format) -> Self {
        match f {
            Format::Text => render::Format::Text,
            Format::Json => render::Format::Json,
            Format::Sarif => render::Format::Sarif,
            Format::Junit => render::Format::Junit,
            Format::Github => render::Format::Github,
        }
    }
}

/// Arguments of `validate`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Output folders, records or graph files
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// texts.jsonl to check quotes against, beside those found next to the records
    #[arg(long, value_name = "FILE")]
    texts: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Outcome, CliError> {
    let outcome = validate_paths(&args.paths, &args.texts).map_err(|e| CliError::Message(e.to_string()))?;
    write!(stdout(), "{}", render(&outcome, args.format.into()))?;
    if !outcome.missing_texts.is_empty() {
        let n = outcome.missing_texts.len();
        terminal::line(format_args!("{n} records had no text to check their quotes against; give --texts FILE"));
    }
    Ok(if outcome.findings.is_empty() { Outcome::Done } else { Outcome::Findings })
}
