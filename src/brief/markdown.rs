//! Briefs and rankings as Markdown.

use serde::Serialize;

use super::{Brief, Citation, Line};
use crate::graph::{Graph, StanceCounts};

/// A value of a closed vocabulary in words.
pub(super) fn words(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(|s| s.replace('_', " "))).unwrap_or_default()
}

/// Quotes longer than this are cut in the page; the data holds them whole.
const QUOTE: usize = 160;

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

fn cited(citations: &[Citation]) -> String {
    let one = |c: &Citation| {
        let short: String = c.quote.chars().take(QUOTE).collect();
        let more = if c.quote.chars().count() > QUOTE { "…" } else { "" };
        format!("{}, {}–{}: “{}{more}”", plain(&c.article), c.start, c.end, plain(&short))
    };
    if citations.is_empty() { String::new() } else { format!(" [{}]", citations.iter().map(one).collect::<Vec<_>>().join("; ")) }
}

fn counts(c: StanceCounts) -> String {
    format!("{} for, {} against, {} open", c.supports, c.disputes, c.neutral)
}

fn list(out: &mut String, title: &str, lines: &[Line]) {
    if !lines.is_empty() {
        out.push_str(&format!("\n## {title}\n\n"));
        for l in lines {
            out.push_str(&format!("- {}{}\n", plain(&l.text), cited(&l.citations)));
        }
    }
}

/// A brief as one page of Markdown.
pub fn markdown(brief: &Brief) -> String {
    let question = match &brief.object {
        Some(o) => format!("{} and {o}", brief.subject),
        None => brief.subject.clone(),
    };
    let mut out = format!("# {}\n", plain(&question));
    let Some(first) = brief.answers.first() else {
        out.push_str("\nNothing in this corpus claims anything about it.\n");
        return out;
    };
    out.push_str(&format!("\n**{}: {}** (belief {:.2}).\n\n", plain(&first.name), first.verdict.as_str(), first.belief));
    for r in &first.reasons {
        out.push_str(&format!("- {}\n", plain(r)));
    }
    if !first.citations.is_empty() {
        out.push_str(&format!("- told, among others, in{}\n", cited(&first.citations)));
    }
    out.push_str("\n| evidence by design | supports | disputes | open |\n|---|---|---|---|\n");
    for d in &first.designs {
        let (level, s) = (d.level.as_str(), d.stances);
        out.push_str(&format!("| {level} | {} | {} | {} |\n", s.supports, s.disputes, s.neutral));
    }
    if !brief.studies.is_empty() {
        out.push_str("\n## Who was studied, at which doses\n\n");
        for s in &brief.studies {
            out.push_str(&format!("- {} — {}{}\n", plain(&s.text), plain(&s.stance), cited(&s.citations)));
        }
    }
    list(&mut out, "What is disputed, and why", &brief.disputes);
    list(&mut out, "Where articles tell one study differently", &brief.disagreements);
    list(&mut out, "Wording stronger than the study", &brief.overclaims);
    list(&mut out, "What is missing", &[&brief.limitations[..], &brief.gaps[..]].concat());
    list(&mut out, "Limits and safety", &brief.safety);
    if brief.answers.len() > 1 {
        out.push_str("\n## Other propositions\n\n");
        for a in &brief.answers[1..] {
            out.push_str(&format!(
                "- {}: {} (studies: {}){}\n",
                plain(&a.name),
                a.verdict.as_str(),
                counts(a.studies),
                cited(&a.citations)
            ));
        }
    }
    out
}

/// The propositions of a whole corpus as a table, the most telling first.
pub fn ranking(graph: &Graph, most: usize) -> String {
    let mut out = String::from("| proposition | verdict | belief | studies | reviews | statements |\n|---|---|---|---|---|---|\n");
    for p in super::ranked(graph).into_iter().take(most) {
        out.push_str(&format!(
            "| {} | {} | {:.2} | {} | {} | {} |\n",
            plain(&p.name),
            p.verdict.as_str(),
            p.belief_with_refinements.value,
            counts(p.studies.plus(p.refined_studies)),
            counts(p.reviews.plus(p.refined_reviews)),
            counts(p.statements),
        ));
    }
    out
}
