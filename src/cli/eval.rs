//! `evigraph eval`: the records of annotated articles against what the annotators found.

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use super::error::{CliError, Outcome};
use super::terminal;
use crate::eval::threshold::Threshold;
use crate::eval::{Field, Gold, Report, Wanted, predicted};

/// Arguments of `eval`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Annotated articles, one JSON object a line
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// Records to score instead of extracting the gold's own texts: a JSON Lines file, or a folder with records.jsonl
    #[arg(long, value_name = "RECORDS")]
    records: Option<PathBuf>,
    /// Only these fields
    #[arg(long, value_name = "FIELD", value_delimiter = ',', value_parser = field)]
    #[arg(help = "Only these fields: dosages, designs, years, samples, claims")]
    field: Vec<Field>,
    /// List the first N misses, false alarms and differing facts of each field
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Compare confidence with what was right
    #[arg(long)]
    calibration: bool,
    /// Exit code 1 below this: claims=0.78 (F1), claims.relation=0.85, samples.precision=0.9
    #[arg(long, value_name = "FIGURE=LEAST")]
    min: Vec<Threshold>,
    /// Folder that a gold line's text_path is relative to [default: the gold's folder, then the one around it]
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// One JSON document instead of text
    #[arg(long)]
    json: bool,
}

fn field(name: &str) -> Result<Field, String> {
    Field::named(name).ok_or_else(|| format!("give one of {}", Field::ALL.map(Field::as_str).join(", ")))
}

/// Runs the command.
pub fn run(args: Args) -> Result<Outcome, CliError> {
    let file = args.gold.display().to_string();
    let source = read(&args.gold)?;
    let here = args.gold.parent().unwrap_or(Path::new(""));
    let here = if here.as_os_str().is_empty() { Path::new(".") } else { here };
    let around = here.join("..");
    let folders = args.texts.as_deref().map_or_else(|| vec![here, around.as_path()], |texts| vec![texts]);
    let gold = Gold::parse(&source, &file, &folders);
    let mut problems = gold.problems;
    let predicted = match &args.records {
        None => predicted::extracted(&gold.articles),
        Some(path) => {
            let path = if path.is_dir() { path.join("records.jsonl") } else { path.clone() };
            let (predicted, more) = predicted::read(&read(&path)?, &path.display().to_string(), &gold.articles);
            problems.extend(more);
            predicted
        }
    };
    for problem in &problems {
        terminal::line(problem);
    }
    if predicted.iter().all(Option::is_none) {
        let why = match (gold.articles.is_empty(), &args.records) {
            (true, _) => "no line could be read".to_string(),
            (false, None) => "no line has a text; give --records with the records of its articles".to_string(),
            (false, Some(path)) => format!("{} has a record of none of its articles", path.display()),
        };
        return Err(CliError::Message(format!("{file}: nothing could be scored: {why}")));
    }
    let wanted = Wanted { fields: args.field, errors: args.errors, calibration: args.calibration, thresholds: args.min };
    let report = Report::new(&gold.articles, &predicted, problems, &wanted);
    let mut out = stdout().lock();
    if args.json {
        let json = serde_json::to_string_pretty(&report).map_err(|e| CliError::Message(e.to_string()))?;
        writeln!(out, "{json}")?;
    } else {
        write!(out, "{}", report.text())?;
    }
    Ok(if report.below.is_empty() { Outcome::Done } else { Outcome::Findings })
}

fn read(path: &Path) -> Result<String, CliError> {
    std::fs::read_to_string(path).map_err(CliError::at(path))
}
