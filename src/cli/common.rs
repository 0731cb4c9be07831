//! What commands share: how inputs are read, how refusals are told, which exports are written.

use std::path::Path;

use clap::ValueEnum;

use super::error::{CliError, Outcome};
use super::terminal;
use super::vocabularies::VocabularyArgs;
use crate::emit::exports::{self, Exports};
use crate::emit::manifest::Manifest;
use crate::extract::Options;
use crate::graph::Graph;
use crate::ingest::Reading;

/// What the inputs are read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FromArg {
    /// By extension and first bytes
    Auto,
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// Web pages
    Html,
    /// One JSON object a line: {"id", "text" or "html", "title"?, "url"?, "published"?}
    Jsonl,
    /// PubMed XML: PubmedArticleSet
    Pubmed,
    /// JATS XML: articles of journals in full
    Jats,
    /// WARC: the pages of a crawl
    Warc,
    /// WET: the texts of a crawl
    Wet,
}

/// Articles in which languages are extracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageArg {
    /// English alone; others are recorded with a diagnostic
    English,
    /// Any
    Any,
}

/// How inputs are read.
#[derive(Clone, Debug, clap::Args)]
pub struct ReadArgs {
    /// What the inputs are
    #[arg(long, value_enum, default_value = "auto", value_name = "FORMAT", hide_possible_values = true)]
    #[arg(help = "What the inputs are: auto, text, markdown, html, jsonl, pubmed, jats, warc or wet")]
    pub from: FromArg,
    /// Extract from articles in any language instead of English alone
    #[arg(long, value_enum, default_value = "english", value_name = "LANGUAGE", hide_possible_values = true)]
    #[arg(help = "Articles to extract from: english or any")]
    pub language: LanguageArg,
    /// Threads; 0 is one a core
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub threads: usize,
    /// End with exit code 1 when an input or a line was refused
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub vocabularies: VocabularyArgs,
    /// No progress and no summary
    #[arg(long, short)]
    pub quiet: bool,
}

impl ReadArgs {
    /// The reader's setting.
    pub fn reading(&self) -> Reading {
        Reading::named(&self.format_name())
    }

    /// The format's name as given.
    pub fn format_name(&self) -> String {
        self.from.to_possible_value().map_or_else(String::new, |v| v.get_name().to_string())
    }

    /// The extraction's settings.
    pub fn options(&self) -> Result<Options, CliError> {
        Ok(Options { any_language: self.language == LanguageArg::Any, lexicon: self.vocabularies.lexicon()?, ..Options::default() })
    }

    /// Tells what was refused and how the command ends.
    pub fn conclude(&self, manifest: &Manifest) -> Outcome {
        let refused = manifest.refused();
        let most = if terminal::is_terminal() { 20 } else { usize::MAX };
        for refusal in manifest.refusals().iter().take(most) {
            terminal::line(format_args!("{} {refusal}", terminal::style("33", "refused:")));
        }
        let listed = manifest.refusals().len().min(most) as u64;
        if refused > listed {
            terminal::line(format_args!("{} {} more", terminal::style("33", "refused:"), terminal::grouped(refused - listed)));
        }
        if self.strict && refused > 0 { Outcome::Findings } else { Outcome::Done }
    }
}

/// Which exports are written.
#[derive(Clone, Debug, clap::Args)]
pub struct ExportArgs {
    /// Exports to write; those of an earlier run that are not named are removed
    #[arg(long, value_name = "NAMES")]
    #[arg(help = "Exports: all, text (all but sqlite), none, or some of csv, graphml, kgx, cytoscape, jsonld, turtle, fhir, \
                  sqlite joined by commas [default: text for run, none for graph]")]
    exports: Option<Exports>,
}

impl ExportArgs {
    /// Writes them into `out`, or `unasked` where none are named.
    pub fn write(&self, graph: &Graph, out: &Path, unasked: Exports) -> Result<(), CliError> {
        let chosen = self.exports.clone().unwrap_or(unasked);
        exports::write(graph, out, &chosen).map_err(CliError::at(&out.join(exports::FOLDER)))
    }
}
