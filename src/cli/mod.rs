//! The command line: arguments to settings, progress, exit codes. One file a command; none holds logic of its own.
//!
//! Exit codes: 0 done, 1 findings (`validate`, `--strict`, `eval --min`), 2 could not be done.

mod brief;
mod common;
mod completions;
mod error;
mod eval;
mod explain;
mod extract;
mod graph;
mod progress;
mod run;
mod schema;
mod terminal;
mod validate;
mod vocab;
mod vocabularies;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub use error::{CliError, Outcome};

/// Reads health articles as people find them and turns them into a checkable evidence graph.
#[derive(Debug, Parser)]
#[command(name = "evigraph", version, propagate_version = true, subcommand_required = true, arg_required_else_help = true)]
#[command(max_term_width = 100, after_help = "Exit codes: 0 done, 1 findings, 2 could not be done. Colours respect NO_COLOR.")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read everything in a folder and write records, texts and a manifest
    Run(run::Args),
    /// Write the record of each article as JSON Lines on standard output
    Extract(extract::Args),
    /// Make the evidence graph from records
    Graph(graph::Args),
    /// Check records and graphs: schema, integrity, quotes against sources
    Validate(validate::Args),
    /// Tell what a rule does, or how a fact came about
    Explain(explain::Args),
    /// Tell what the corpus says on a question, with its sources
    Brief(brief::Args),
    /// Score records against annotated articles
    Eval(eval::Args),
    /// Look into the vocabulary, import others
    Vocab(vocab::Args),
    /// Print a JSON Schema
    Schema(schema::Args),
    /// Print shell completions
    Completions(completions::Args),
}

/// The command line's definition, for completions and manual pages.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Run(args) => run::run(args),
        Command::Extract(args) => extract::run(args),
        Command::Graph(args) => graph::run(args),
        Command::Validate(args) => validate::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Brief(args) => brief::run(args),
        Command::Eval(args) => eval::run(args),
        Command::Vocab(args) => vocab::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args),
    };
    match done {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            terminal::error(&error);
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_definition_is_sound() {
        super::command().debug_assert();
    }
}
