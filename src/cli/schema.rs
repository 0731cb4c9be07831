//! `evigraph schema`: the JSON Schema of what is written.

use std::io::{Write, stdout};

use clap::ValueEnum;

use super::error::{CliError, Outcome};
use crate::validate::schema::{graph_schema, pretty, record_schema};

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
        Which::Record => record_schema(),
        Which::Graph => graph_schema(),
    };
    write!(stdout(), "{}", pretty(&schema))?;
    Ok(Outcome::Done)
}
