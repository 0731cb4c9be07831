//! Fits the table of confidence to annotated articles, and tells what it is worth on articles that it was not fitted to.
//!
//! `cargo run --release --example fit_confidence -- GOLD...` writes `src/confidence/weights.tsv`.
//!
//! Every text is extracted, each fact is right where the scoring rules match it to an annotated one, and the features of
//! `confidence::observe` are weighed by logistic regression with a ridge, field by field. The ridge is the one that does best on
//! left-out articles; the figures on standard error leave each article out of both the fit and that choice.

mod ridge;

use std::collections::BTreeMap;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

use clap::Parser;
use evigraph::article::Article;
use evigraph::confidence::{FIELDS, Feature};
use evigraph::eval::calibration::{Calibration, calibration};
use evigraph::eval::score::Judged;
use evigraph::eval::{Field, Gold, align, predicted};
use evigraph::extract::{Options, extract_observed};
use rayon::prelude::*;
use ridge::{Case, fit, probability};

#[derive(Parser)]
struct Args {
    /// Annotated articles, one JSON object a line
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Folder that a text_path is relative to [default: the gold's folder, then the one around it]
    #[arg(long)]
    texts: Option<PathBuf>,
    /// The table to write
    #[arg(long, default_value = "src/confidence/weights.tsv")]
    out: PathBuf,
    /// Features seen less often than this are left out
    #[arg(long, default_value_t = 5)]
    least: usize,
    /// Features to leave out, to see what they are worth: FIELD:FEATURE
    #[arg(long, value_delimiter = ',')]
    without: Vec<String>,
}

/// The ridges that are tried.
const RIDGES: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];
/// Facts made up for each field, half of them right: with few cases nothing is certain.
const PRIOR: usize = 4;
/// Parts that the articles are divided into when a ridge is chosen.
const PARTS: usize = 6;

/// A fact of an annotated article.
struct Fact {
    article: usize,
    file: usize,
    features: Vec<Feature>,
    right: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let mut fields: [Vec<Fact>; 5] = Default::default();
    let mut articles = 0;
    for (file, path) in args.gold.iter().enumerate() {
        let here = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let around = here.join("..");
        let folders = args.texts.as_deref().map_or_else(|| vec![here, around.as_path()], |t| vec![t]);
        let gold = Gold::parse(&std::fs::read_to_string(path)?, &path.display().to_string(), &folders);
        for problem in &gold.problems {
            writeln!(stderr(), "{problem}")?;
        }
        for article in &gold.articles {
            let Some(text) = article.text.clone() else { continue };
            let (record, observed) = extract_observed(&Article { id: article.id.clone(), text, ..Article::default() }, &Options::default());
            let found = predicted::facts(&record);
            for (at, field) in Field::ALL.into_iter().enumerate() {
                let mut right = vec![false; found[at].len()];
                for (_, j) in align::align(field, &article.facts[at], &found[at]) {
                    right[j] = true;
                }
                let facts = observed[at].iter().zip(right);
                fields[at].extend(facts.map(|(features, right)| Fact { article: articles, file, features: features.clone(), right }));
            }
            articles += 1;
        }
    }
    for (name, facts) in FIELDS.iter().zip(&mut fields) {
        let out = |x: &Feature| args.without.iter().any(|w| w.split_once(':') == Some((*name, x.name)));
        facts.iter_mut().for_each(|f| f.features.retain(|x| !out(x)));
    }
    let mut table = format!("{HEAD}field\tfeature\tvalue\tweight\tfacts\twrong\n");
    writeln!(stderr(), "{articles} articles; each was left out in turn, and the ridge chosen without it")?;
    writeln!(stderr(), "field     of            n  right    ECE  AUROC   sure  sure and right  ridge")?;
    for (name, facts) in FIELDS.iter().zip(&fields) {
        let set = Set::new(facts, args.least);
        let ridge = set.best(&|_| true);
        let left_out = set.left_out();
        told(name, "all", &left_out, ridge)?;
        for (file, path) in args.gold.iter().enumerate().filter(|_| args.gold.len() > 1) {
            let of_file: Vec<_> = facts.iter().zip(&left_out).filter(|(f, _)| f.file == file).map(|(_, j)| *j).collect();
            told(name, &path.file_name().unwrap_or_default().to_string_lossy(), &of_file, ridge)?;
        }
        table += &set.rows(name, ridge);
    }
    std::fs::write(&args.out, table)?;
    Ok(())
}

const HEAD: &str = "\
# What each feature of a fact adds to the log-odds that it is right; made by `examples/fit_confidence`, not by hand.
# facts: how many facts had the feature when the table was fitted; wrong: how many of those no annotator had marked.
";

fn told(field: &str, of: &str, judged: &[Judged], ridge: f64) -> std::io::Result<()> {
    let Calibration { n, right, ece, auroc, sure, sure_accuracy, .. } = calibration(judged);
    let some = |v: Option<f64>| v.map_or_else(|| "-".to_string(), |v| format!("{v:.3}"));
    let (auroc, accuracy) = (some(auroc), some(sure_accuracy));
    writeln!(stderr(), "{field:9} {of:10} {n:5} {right:6} {ece:6.3} {auroc:>6} {sure:6} {accuracy:>15} {ridge:6}")
}

/// The cases of one field, features by index.
struct Set<'a> {
    facts: &'a [Fact],
    cases: Vec<Case>,
    /// Made-up cases with the bias alone.
    prior: Vec<Case>,
    names: Vec<(&'static str, &'static str)>,
}

impl<'a> Set<'a> {
    fn new(facts: &'a [Fact], least: usize) -> Self {
        let mut counts: BTreeMap<(&'static str, &'static str), usize> = BTreeMap::new();
        for feature in facts.iter().flat_map(|f| &f.features) {
            *counts.entry((feature.name, feature.value)).or_default() += 1;
        }
        // What every fact has alike is the bias.
        let tells =
            |(name, n): (&(&'static str, &'static str), usize)| name.0 != "bias" && n >= least && (n < facts.len() || name.1.is_empty());
        let mut names = vec![("bias", "")];
        names.extend(counts.iter().filter(|(name, n)| tells((name, **n))).map(|(name, _)| *name));
        let index: BTreeMap<_, _> = names.iter().enumerate().map(|(i, name)| (*name, i)).collect();
        let case = |f: &Fact| {
            let known = |x: &Feature| index.get(&(x.name, x.value)).map(|i| (*i, x.amount));
            Case { features: f.features.iter().filter_map(known).collect(), right: f.right, weight: 1.0 }
        };
        let prior = (0..PRIOR).map(|i| Case { features: vec![(0, 1.0)], right: i % 2 == 0, weight: 1.0 }).collect();
        Set { facts, cases: facts.iter().map(case).collect(), prior, names }
    }

    /// The weights fitted to the facts of the articles that `keep` tells.
    fn fit(&self, ridge: f64, keep: &dyn Fn(usize) -> bool) -> Vec<f64> {
        let kept = self.facts.iter().zip(&self.cases).filter(|(f, _)| keep(f.article)).map(|(_, c)| c);
        let cases: Vec<&Case> = kept.chain(&self.prior).collect();
        fit(&cases, self.names.len(), ridge)
    }

    /// The ridge with the least log loss on parts of the kept articles that were left out of the fit.
    fn best(&self, keep: &(dyn Fn(usize) -> bool + Sync)) -> f64 {
        let loss = |ridge: f64| -> f64 {
            let of_part = |part: usize| -> f64 {
                let weights = self.fit(ridge, &|a| keep(a) && a % PARTS != part);
                let out = self.facts.iter().zip(&self.cases).filter(|(f, _)| keep(f.article) && f.article % PARTS == part);
                out.map(|(_, case)| {
                    -if case.right { probability(&weights, case) } else { 1.0 - probability(&weights, case) }.max(1e-9).ln()
                })
                .sum()
            };
            (0..PARTS).map(of_part).sum()
        };
        let losses: Vec<f64> = RIDGES.par_iter().map(|r| loss(*r)).collect();
        let least = losses.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(i, _)| i);
        RIDGES[least]
    }

    /// Every fact judged by weights that its article had no part in.
    fn left_out(&self) -> Vec<Judged> {
        let mut out = vec![Judged { confidence: 0.0, right: false }; self.facts.len()];
        let mut articles: Vec<usize> = self.facts.iter().map(|f| f.article).collect();
        articles.dedup();
        for article in articles {
            let weights = self.fit(self.best(&|a| a != article), &|a| a != article);
            for (i, fact) in self.facts.iter().enumerate().filter(|(_, f)| f.article == article) {
                let confidence = (probability(&weights, &self.cases[i]).clamp(0.01, 0.99) * 1000.0).round() / 1000.0;
                out[i] = Judged { confidence, right: fact.right };
            }
        }
        out
    }

    /// The rows of the table: what was fitted to all articles.
    fn rows(&self, field: &str, ridge: f64) -> String {
        let weights = self.fit(ridge, &|_| true);
        let mut rows = String::new();
        for (i, ((name, value), weight)) in self.names.iter().zip(weights).enumerate() {
            let with: Vec<_> = self.cases.iter().filter(|c| c.features.iter().any(|f| f.0 == i)).collect();
            let wrong = with.iter().filter(|c| !c.right).count();
            if i == 0 || weight.abs() >= 0.005 {
                rows += &format!("{field}\t{name}\t{value}\t{weight:.3}\t{}\t{wrong}\n", with.len());
            }
        }
        rows
    }
}
