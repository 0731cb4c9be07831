//! An outcome as text: for people, programs, code scanning, test reports and pull requests.

mod github;
mod json;
mod junit;
mod sarif;
mod text;

use super::finding::{Finding, Outcome};

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For a person.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for test reports.
    Junit,
    /// Workflow commands, for annotations on a pull request.
    Github,
}

impl Format {
    /// Every format with its name.
    pub const ALL: [(&'static str, Format); 5] =
        [("text", Format::Text), ("json", Format::Json), ("sarif", Format::Sarif), ("junit", Format::Junit), ("github", Format::Github)];
}

impl std::str::FromStr for Format {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        let found = Format::ALL.iter().find(|(name, _)| *name == s).map(|(_, f)| *f);
        found.ok_or_else(|| format!("{s:?} is no format: use text, json, sarif, junit or github"))
    }
}

/// `outcome` in `format`, with a newline at the end.
pub fn render(outcome: &Outcome, format: Format) -> String {
    match format {
        Format::Text => text::render(outcome),
        Format::Json => json::render(outcome),
        Format::Sarif => sarif::render(outcome),
        Format::Junit => junit::render(outcome),
        Format::Github => github::render(outcome),
    }
}

/// A path as written in reports: with `/` on every system.
fn file(f: &Finding) -> String {
    path(&f.file)
}

fn path(p: &std::path::Path) -> String {
    p.to_string_lossy().replace('\\', "/")
}

/// One line of counts.
fn summary(o: &Outcome) -> String {
    let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    format!("{} in {}, {}", count(o.findings.len(), "finding"), count(o.files.len(), "file"), count(o.records, "record"))
}
