//! Briefs and rankings as Markdown.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Answer, Brief, Citation, Line, Ranking};
use crate::graph::{DesignLevel, StanceCounts};

/// A value of a closed vocabulary in words.
pub(super) fn words(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(|s| s.replace('_', " "))).unwrap_or_default()
}

/// Quotes longer than this are cut in the page; the data holds them whole.
const QUOTE: usize = 280;

/// Text that Markdown takes as it stands.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '*' | '_' | '[' | ']' | '<' | '`' | '|' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A quote, cut between words where it is long.
pub(super) fn short(quote: &str) -> String {
    if quote.chars().count() <= QUOTE {
        return plain(quote);
    }
    let cut: String = quote.chars().take(QUOTE).collect();
    let cut = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(kept, _)| kept);
    format!("{}…", plain(cut))
}

/// The page in the making: articles are cited by their number in the list at its end, and a quote stands where it is first
/// cited; after that its place alone does.
struct Page<'a> {
    brief: &'a Brief,
    quoted: BTreeSet<(&'a str, usize, usize)>,
    out: String,
}

impl<'a> Page<'a> {
    fn cited(&mut self, citations: &'a [Citation]) -> String {
        let mut places = Vec::new();
        for c in citations {
            let number = self.brief.articles.iter().position(|a| a.article == c.article).map_or(0, |n| n + 1);
            let first = self.quoted.insert((&c.article, c.start, c.end));
            let quote = if first { format!(": “{}”", short(&c.quote)) } else { String::new() };
            places.push(format!("{number}, {}–{}{quote}", c.start, c.end));
        }
        if places.is_empty() { String::new() } else { format!(" [{}]", places.join("; ")) }
    }

    fn line(&mut self, indent: &str, line: &'a Line) {
        let cited = self.cited(&line.citations);
        self.out.push_str(&format!("{indent}- {}{cited}\n", plain(&line.text)));
    }

    fn list(&mut self, title: &str, lines: impl IntoIterator<Item = &'a Line>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.out.push_str(&format!("\n## {title}\n\n"));
            lines.for_each(|l| self.line("", l));
        }
    }

    /// The verdict on the question, who stands on which side, and the design table.
    fn first(&mut self, first: &'a Answer) {
        let (verdict, reason) = (first.verdict.as_str(), plain(&first.reason.text));
        let reason = reason.strip_prefix("no ").map_or(reason.clone(), |rest| format!("No {rest}"));
        self.out.push_str(&format!("\n**{}: {verdict}.** {reason}. {}\n\n", plain(&first.name), belief(first)));
        first.why.iter().for_each(|l| self.line("", l));
        self.designs(first);
    }

    /// The design table of the first answer, with the labels of the studies that each number counts.
    fn designs(&mut self, first: &Answer) {
        self.out.push_str("\n| evidence by design | supports | disputes | leaves open |\n|---|---|---|---|\n");
        for d in &first.designs {
            let cell = |n: u32, labels: &[String]| if labels.is_empty() { n.to_string() } else { format!("{n} ({})", labels.join(", ")) };
            let s = d.stances;
            self.out.push_str(&format!(
                "| {} | {} | {} | {} |\n",
                d.level.as_str(),
                cell(s.supports, &d.supports),
                cell(s.disputes, &d.disputes),
                cell(s.neutral, &d.neutral)
            ));
        }
    }

    fn studies(&mut self) {
        let brief = self.brief;
        if !brief.studies.is_empty() {
            self.out.push_str("\n## Who was studied, at which doses\n");
        }
        let mut level = None;
        for s in &brief.studies {
            if level != Some(s.level) {
                level = Some(s.level);
                self.out.push_str(&format!("\n### {}\n\n", title(s.level)));
            }
            let cited = self.cited(&s.citations);
            self.out.push_str(&format!("- **{}** {}{cited}\n", s.label, plain(&s.text)));
            s.details.iter().for_each(|l| self.line("  ", l));
        }
        self.list("Other studies of it for this, whose result on the question was not read", &brief.told_of);
    }

    fn other(&mut self, title: &str, answers: &[&'a Answer]) {
        if answers.is_empty() {
            return;
        }
        self.out.push_str(&format!("\n## {title}\n\n"));
        for a in answers {
            let cited = self.cited(&a.citations);
            let studied = a.studies.total() + a.reviews.total() > 0;
            let told = if studied {
                let kinds = [("studies", a.studies), ("reviews", a.reviews), ("stated without a study", a.statements)];
                let told: Vec<String> =
                    kinds.iter().filter(|(_, c)| c.total() > 0).map(|(kind, c)| format!("{kind}: {}", counts(*c))).collect();
                format!("{} ({})", a.verdict.as_str(), told.join("; "))
            } else {
                stated(a.statements)
            };
            self.out.push_str(&format!("- {}: {told}{cited}\n", plain(&a.name)));
        }
    }

    fn articles(&mut self) {
        self.out.push_str("\n## Articles\n\n");
        for (i, a) in self.brief.articles.iter().enumerate() {
            let mut parts = vec![plain(a.title.as_deref().unwrap_or(&a.article))];
            parts.extend(a.site.as_deref().map(plain));
            parts.extend(a.dated.as_deref().map(plain));
            let id = if a.title.is_some() { format!(" ({})", plain(&a.article)) } else { String::new() };
            let url = a.url.as_ref().map(|u| format!(" <{u}>")).unwrap_or_default();
            self.out.push_str(&format!("{}. {}{id}{url}\n", i + 1, parts.join(", ")));
        }
    }
}

/// Belief on either side, or why there is none.
fn belief(a: &Answer) -> String {
    match a.belief {
        Some(b) => format!("Belief {:.2}, in the contrary {:.2}.", b.value, b.contrary),
        None if a.studies.total() > 0 => "Belief not computed: no study takes a side.".into(),
        None if a.reviews.total() > 0 => "Belief not computed: only reviews, which are not added to the studies that they sum up.".into(),
        None => "Belief not computed: no study.".into(),
    }
}

/// Which way statements without a study go.
fn stated(c: StanceCounts) -> String {
    let told: Vec<String> = [(c.supports, "so said"), (c.disputes, "denied"), (c.neutral, "left open")]
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| format!("{what} by {n} {}", if *n == 1 { "article" } else { "articles" }))
        .collect();
    if told.is_empty() { "of a form or a narrower case of it".into() } else { told.join(", ") }
}

/// The heading of a row of the design table.
fn title(level: DesignLevel) -> &'static str {
    match level {
        DesignLevel::SystematicReview => "Systematic reviews",
        DesignLevel::Review => "Other reviews and guidelines",
        DesignLevel::RandomizedTrial => "Randomized trials",
        DesignLevel::Trial => "Trials not said to be randomized",
        DesignLevel::Observational => "Observational studies",
        DesignLevel::Cases => "Case reports and series",
        DesignLevel::Preclinical => "Animal and laboratory studies",
        DesignLevel::NotTold => "Studies of a kind not told",
        DesignLevel::Statement => "Statements without a study",
    }
}

fn counts(c: StanceCounts) -> String {
    let told: Vec<String> = [(c.supports, "for"), (c.disputes, "against"), (c.neutral, "open")]
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| format!("{n} {what}"))
        .collect();
    if told.is_empty() { "none".into() } else { told.join(", ") }
}

/// A brief as one page of Markdown.
pub fn markdown(brief: &Brief) -> String {
    let question = match &brief.object {
        Some(o) => format!("{} and {o}", brief.subject),
        None => brief.subject.clone(),
    };
    let mut page = Page { brief, quoted: BTreeSet::new(), out: format!("# {}\n", plain(&question)) };
    let Some(first) = brief.answers.first() else {
        page.out.push_str("\nNothing in these articles claims anything about it.\n");
        if !brief.elsewhere.is_empty() {
            let names: Vec<String> = brief.elsewhere.iter().map(|n| plain(n)).collect();
            page.out.push_str(&format!("\nWhat they say of {} is about: {}.\n", plain(&brief.subject), names.join(", ")));
        }
        return page.out;
    };
    page.out.push_str(
        "\nIn brackets: the article's number in the list at the end, first and last character, and the words where they are first cited.\n",
    );
    let studied = |a: &&Answer| a.studies.total() + a.reviews.total() > 0;
    if brief.object.is_none() {
        page.other("What is claimed, with studies", &brief.answers.iter().filter(studied).collect::<Vec<_>>());
    } else {
        page.first(first);
    }
    page.list("What is disputed or left open, and why", &brief.disputes);
    page.studies();
    page.list("Where articles tell one study differently", &brief.disagreements);
    page.list("Wording stronger than the study", &brief.overclaims);
    page.list("What is missing", brief.limitations.iter().chain(&brief.gaps));
    page.list("Limits and safety", &brief.safety);
    let rest = &brief.answers[usize::from(brief.object.is_some())..];
    let left = brief.of.saturating_sub(brief.answers.len());
    if brief.object.is_some() {
        page.other("Other propositions with studies", &rest.iter().filter(studied).collect::<Vec<_>>());
    }
    page.other("Stated without a study", &rest.iter().filter(|a| !studied(a)).collect::<Vec<_>>());
    if left > 0 {
        page.out.push_str(&format!("\n{left} more that say less are not shown.\n"));
    }
    page.articles();
    page.out
}

/// A ranking as a table, with how many of how many propositions it shows.
pub fn ranking_markdown(ranking: &Ranking) -> String {
    let mut out = String::from(
        "| proposition | verdict | belief | in the contrary | studies | reviews | statements |\n|---|---|---|---|---|---|---|\n",
    );
    for p in &ranking.propositions {
        let [value, contrary] =
            p.belief.map_or(["–".to_string(), "–".to_string()], |b| [b.value, b.contrary].map(|x| format!("{x:.2}")));
        out.push_str(&format!(
            "| {} | {} | {value} | {contrary} | {} | {} | {} |\n",
            plain(&p.name),
            p.verdict.as_str(),
            counts(p.studies),
            counts(p.reviews),
            counts(p.statements),
        ));
    }
    let (shown, of) = (ranking.propositions.len(), ranking.of);
    let more = if shown < of { "; --limit N shows more, --limit 0 all" } else { "" };
    out.push_str(&format!("\n{shown} of {of} propositions{more}. No belief is computed where no study takes a side.\n"));
    out
}
