//! `evigraph vocab import`: a vocabulary file to a compiled vocabulary in the folder, and what was kept and dropped of it.

use std::collections::BTreeMap;
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::time::Instant;

use clap::ValueEnum;
use serde::Serialize;

use crate::cli::error::{CliError, Outcome};
use crate::cli::terminal::{self, grouped};
use crate::cli::vocabularies::FolderArgs;
use crate::lexicon::import::compiled::Description;
use crate::lexicon::import::filter::{Filters, Summary};
use crate::lexicon::import::store::Import;
use crate::lexicon::import::{Format, ReadOptions, Scope};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ScopeArg {
    Exact,
    Narrow,
    Broad,
    Related,
}

/// Arguments of `vocab import`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Vocabulary file, compressed or not
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What its terms are (drug, disease, herb …); where the file tells, which of them to keep
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    kind: Vec<String>,
    /// Name to keep it under [default: the file's name]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// What the file is [default: by its extension and first bytes]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Tables: which column holds what, by number from 0 or by name; id, name, synonyms, kind, parents
    #[arg(long, value_name = "PART=COLUMN", value_delimiter = ',', value_parser = column)]
    columns: Vec<(String, String)>,
    /// Tables: the first line is a term already
    #[arg(long)]
    no_header: bool,
    /// Tables: what stands between the synonyms of a cell
    #[arg(long, value_name = "TEXT", default_value = "|")]
    separator: String,
    /// SKOS and RRF: the language of the names, two letters
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    language: String,
    /// RRF: only names of these sources (SNOMEDCT_US, MSH …)
    #[arg(long, value_name = "SAB", value_delimiter = ',')]
    source: Vec<String>,
    /// Synonyms to keep
    #[arg(long, value_enum, value_name = "SCOPE", value_delimiter = ',', default_value = "exact")]
    scope: Vec<ScopeArg>,
    /// Keep only identifiers with these prefixes (CHEBI, DOID …)
    #[arg(long, value_name = "PREFIX", value_delimiter = ',')]
    prefix: Vec<String>,
    /// Keep only these terms and what is below them
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    under: Vec<String>,
    /// Fewest characters of a name
    #[arg(long, value_name = "N", default_value_t = 3)]
    min_length: usize,
    /// File of words that are no names, one a line, beside the built-in stop list
    #[arg(long, value_name = "FILE")]
    stop: Option<PathBuf>,
    /// Names all in capitals match in any case: for files written so throughout
    #[arg(long)]
    fold_capitals: bool,
    /// Say what would be kept, and keep nothing
    #[arg(long)]
    dry_run: bool,
    /// The summary as JSON on standard output
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    folder: FolderArgs,
}

#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    description: &'a Description,
    summary: &'a Summary,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Outcome, CliError> {
    let started = Instant::now();
    let stop = match &args.stop {
        Some(path) => std::fs::read_to_string(path).map_err(CliError::at(path))?,
        None => String::new(),
    };
    let scopes = args.scope.iter().map(|s| match s {
        ScopeArg::Exact => Scope::Exact,
        ScopeArg::Narrow => Scope::Narrow,
        ScopeArg::Broad => Scope::Broad,
        ScopeArg::Related => Scope::Related,
    });
    let import = Import {
        path: args.file.clone(),
        name: args.name.clone(),
        read: ReadOptions {
            format: args.format,
            columns: args.columns.clone(),
            no_header: args.no_header,
            separator: args.separator.clone(),
            language: args.language.clone(),
            sources: args.source.clone(),
        },
        filters: Filters {
            kinds: args.kind.clone(),
            scopes: scopes.collect(),
            prefixes: args.prefix.clone(),
            under: args.under.clone(),
            min_length: args.min_length,
            fold_capitals: args.fold_capitals,
            stop: stop.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_string).collect(),
        },
    };
    let prepared = import.prepare(args.dry_run)?;
    let kept = if args.dry_run { None } else { Some(args.folder.store()?.keep(&prepared)?) };
    let (d, s) = (&prepared.description, &prepared.summary);
    if args.json {
        let json = serde_json::to_string_pretty(&Report { description: d, summary: s }).map_err(|e| CliError::Message(e.to_string()))?;
        writeln!(stdout(), "{json}")?;
        return Ok(Outcome::Done);
    }
    let mut out = stdout().lock();
    let synonyms: u64 = s.synonyms.values().sum();
    writeln!(out, "{} ({})", d.name, d.format)?;
    writeln!(out, "  read     {} terms, {} names", grouped(s.terms), grouped(s.named + synonyms))?;
    writeln!(
        out,
        "  kept     {} terms, {} names, {} of them only in their own case",
        grouped(d.terms),
        grouped(d.names),
        grouped(s.exact_names)
    )?;
    for (what, reasons) in [("terms", &s.dropped_terms), ("names", &s.dropped_names)] {
        if !reasons.is_empty() {
            writeln!(out, "  dropped  {what}: {}", reasons_told(reasons))?;
        }
    }
    match kept {
        Some((path, changed)) => writeln!(out, "  {}  {}", if changed { "written" } else { "there   " }, path.display())?,
        None => writeln!(out, "  nothing is written (--dry-run)")?,
    }
    if !args.fold_capitals && s.exact_names * 2 > s.kept_names && s.kept_names > 10 {
        terminal::line(
            "more than half of the names match only in their own case; if the file writes all names in capitals, give --fold-capitals",
        );
    }
    if terminal::is_terminal() {
        terminal::line(format_args!("{:.2} s", started.elapsed().as_secs_f64()));
    }
    Ok(Outcome::Done)
}

/// `id=0` as its two sides.
fn column(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((part, column)) if !part.is_empty() && !column.is_empty() => Ok((part.to_string(), column.to_string())),
        _ => Err("expected PART=COLUMN, as in id=0 or name=Label".to_string()),
    }
}

fn reasons_told(reasons: &BTreeMap<&'static str, u64>) -> String {
    let mut list: Vec<(&str, u64)> = reasons.iter().map(|(r, n)| (*r, *n)).collect();
    list.sort_by_key(|(r, n)| (std::cmp::Reverse(*n), *r));
    let told: Vec<String> = list.iter().map(|(r, n)| format!("{} {}", r.replace('_', " "), grouped(*n))).collect();
    told.join(", ")
}
