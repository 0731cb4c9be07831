//! `evigraph schema`: the JSON Schema of what is written.

use std::io::{Write, stdout};

use clap::ValueEnum;

use super::error::{CliError, Outcome};
use crate::record::Record;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    /// What one article says
    Record,
    /// What all articles say together
    Graph,
}

/// Arguments of `schema`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Which schema
    #[arg(value_enum, value_name = "WHICH")]
    which: Which,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Outcome, CliError> {
    let schema = match args.which {
        Which::Record => schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Record>(),
        Which::Graph => return Err(CliError::NotBuiltIn("schema graph")),
    };
    let json = serde_json::to_string_pretty(&schema).map_err(|e| CliError::Message(e.to_string()))?;
    writeln!(stdout(), "{json}")?;
    Ok(Outcome::Done)
}
