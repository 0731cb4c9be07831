//! `evigraph extract`: records as JSON Lines on standard output, one for each article or line, in order.

use std::io::{BufWriter, Write, stdout};

use clap::ValueEnum;

use super::common::ReadArgs;
use super::error::{CliError, Outcome};
use super::progress::Progress;
use crate::emit::manifest::Manifest;
use crate::emit::records::json_line;
use crate::extract::Options;
use crate::ingest::{Reader, Refusal, Unit, find, placeholder};
use crate::pipeline::{article_safely, extract_safely, ordered};

/// Arguments of `extract`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Files, folders, globs, or - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    inputs: Vec<String>,
    /// What to write beside the facts: sentences, text
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT", hide_possible_values = true)]
    with: Vec<With>,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum With {
    Sentences,
    Text,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Outcome, CliError> {
    let options = Options {
        with_text: args.with.contains(&With::Text),
        with_sentences: args.with.contains(&With::Sentences),
        ..args.read.options()?
    };
    let reading = args.read.reading();
    let found = find(&args.inputs, None)?;
    let total = found.total_bytes();
    let reader = Reader::new(found, reading);
    let show = !args.read.quiet && !std::io::IsTerminal::is_terminal(&stdout());
    let mut progress = Progress::new(total, reader.position(), show);
    let mut manifest = Manifest::default();
    let mut out = BufWriter::with_capacity(128 << 10, stdout().lock());
    let weigh = |item: &Result<Unit, Refusal>| item.as_ref().map_or(0, Unit::len);
    ordered(
        reader,
        args.read.threads,
        weigh,
        |item| answer(item, &options),
        |(line, refusal)| {
            progress.article();
            if let Some(refusal) = refusal {
                manifest.refuse(refusal);
            }
            out.write_all(&line)
        },
    )??;
    out.flush()?;
    progress.finish();
    Ok(args.read.conclude(&manifest))
}

/// The record's line; a refused line of JSON Lines is answered too, a refused file is not.
fn answer(item: Result<Unit, Refusal>, options: &Options) -> (Vec<u8>, Option<Refusal>) {
    match item.and_then(article_safely) {
        Ok(article) => (json_line(&extract_safely(&article, options)), None),
        Err(refusal) if refusal.answered => (json_line(&extract_safely(&placeholder(&refusal), options)), Some(refusal)),
        Err(refusal) => (Vec::new(), Some(refusal)),
    }
}
