//! `evigraph vocab stats` and `lookup`: counts, and one concept.

use std::collections::BTreeMap;
use std::io::{Write, stdout};

use crate::cli::error::{CliError, Outcome};
use crate::cli::terminal;
use crate::lexicon::{Lexicon, ParentLink, Polarity, near};

/// Counts by class.
pub fn stats(lexicon: &Lexicon) -> Result<Outcome, CliError> {
    let mut rows: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut sum = [0; 3];
    for concept in lexicon.concepts() {
        let counts = [1, 1 + concept.synonyms.len(), usize::from(!concept.id.starts_with("EVG:"))];
        let row = rows.entry(&concept.kind).or_default();
        for i in 0..3 {
            row[i] += counts[i];
            sum[i] += counts[i];
        }
    }
    let mut out = stdout().lock();
    writeln!(out, "{:<24}{:>10}{:>10}{:>10}", "class", "concepts", "names", "with id")?;
    for (kind, [concepts, names, ids]) in rows.into_iter().chain([("all", sum)]) {
        writeln!(out, "{kind:<24}{concepts:>10}{names:>10}{ids:>10}")?;
    }
    for vocabulary in lexicon.vocabularies() {
        let d = &vocabulary.description;
        writeln!(out, "{:<24}{:>10}{:>10}  imported from {}", d.name, d.terms, d.names, d.source)?;
    }
    Ok(Outcome::Done)
}

/// One concept.
pub fn lookup(lexicon: &Lexicon, name: &str) -> Result<Outcome, CliError> {
    let mut out = stdout().lock();
    let Some(concept) = lexicon.by_id(name).or_else(|| lexicon.by_name_any_case(name)) else {
        let near = near(name, lexicon.names(), 5);
        let hint = if near.is_empty() { String::new() } else { format!("; near it: {}", near.join(", ")) };
        terminal::line(format_args!("{name}: no concept has this name{hint}"));
        return Ok(Outcome::Findings);
    };
    let polarity = match concept.polarity {
        Some(Polarity::HigherBetter) => "more is better",
        Some(Polarity::HigherWorse) => "more is worse",
        None => "depends",
    };
    writeln!(out, "{}\n  id        {}\n  class     {} ({polarity})", concept.name, concept.id, concept.kind)?;
    for (link, parent) in &concept.parents {
        let link = if *link == ParentLink::FormOf { "form of" } else { "kind of" };
        writeln!(out, "  {link:<9} {}", lexicon.concepts()[*parent].name)?;
    }
    if !concept.synonyms.is_empty() {
        writeln!(out, "  also      {}", concept.synonyms.join("; "))?;
    }
    for (vocabulary, names) in lexicon.imported_names(concept) {
        writeln!(out, "  {vocabulary:<9} {}", names.join("; "))?;
    }
    Ok(Outcome::Done)
}
