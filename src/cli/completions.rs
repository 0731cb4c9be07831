//! `evigraph completions`: shell completions on standard output.

use std::io::{Write, stdout};

use clap_complete::Shell;

use super::error::{CliError, Outcome};

/// Arguments of `completions`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Outcome, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(), "evigraph", &mut script);
    stdout().write_all(&script)?;
    Ok(Outcome::Done)
}
