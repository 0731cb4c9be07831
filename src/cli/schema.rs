//! `evigraph schema`: the JSON Schema of what is written, and the data dictionary made from it.

use std::io::{Write, stdout};

use clap::ValueEnum;

use super::error::{CliError, Outcome};
use crate::emit::dictionary::markdown;
use crate::validate::schema::{graph_schema, pretty, record_schema};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    /// What one article says
    Record,
    /// What all articles say together
    Graph,
    /// Every field of both and of the exported tables, as Markdown
    Dictionary,
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
    let text = match args.which {
        Which::Record => pretty(&record_schema()),
        Which::Graph => pretty(&graph_schema()),
        Which::Dictionary => markdown(&record_schema(), &graph_schema()),
    };
    write!(stdout(), "{text}")?;
    Ok(Outcome::Done)
}
