//! `evigraph brief`: what the corpus says on a question.

use std::io::{Write, stdout};
use std::path::PathBuf;

use super::error::{CliError, Outcome};
use super::terminal;
use super::vocabularies::VocabularyArgs;
use crate::brief;

/// Arguments of `brief`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// What is given, taken or done: "creatine"; without it the corpus's propositions, ranked
    #[arg(value_name = "SUBJECT")]
    pub subject: Option<String>,
    /// What it is said to do something to: "memory"
    #[arg(value_name = "OBJECT")]
    pub object: Option<String>,
    /// Folder of a run
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub from: PathBuf,
    /// The answer as JSON
    #[arg(long)]
    pub json: bool,
    /// Propositions to show where no subject is given; 0 is all
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
    #[command(flatten)]
    pub vocabularies: VocabularyArgs,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Outcome, CliError> {
    let graph = args.vocabularies.graph(super::graph::read(&args.from)?)?;
    let Some(subject) = &args.subject else {
        let ranking = brief::ranking(&graph, args.limit);
        return write(args.json, &ranking, brief::ranking_markdown);
    };
    if let Some(unknown) = brief::unknown(&graph, subject, args.object.as_deref()) {
        terminal::line(format_args!("{unknown}"));
        return Ok(Outcome::Findings);
    }
    write(args.json, &brief::brief(&graph, subject, args.object.as_deref()), brief::markdown)
}

/// Writes an answer as JSON or as Markdown.
fn write<T: serde::Serialize>(json: bool, answer: &T, markdown: fn(&T) -> String) -> Result<Outcome, CliError> {
    if json {
        let json = serde_json::to_string_pretty(answer).map_err(|e| CliError::Message(e.to_string()))?;
        writeln!(stdout(), "{json}")?;
    } else {
        write!(stdout(), "{}", markdown(answer))?;
    }
    Ok(Outcome::Done)
}
