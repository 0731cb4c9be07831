//! Which role each part of an article plays, from headings, inline labels and the lines' own wording.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use super::Part;
use super::blocks::{Block, BlockKind, closes};
use crate::record::{SectionKind, Span};

/// Headings (lower case, without number and punctuation) and the section they open. `*` stands for any further words.
const HEADINGS: &[(&str, SectionKind)] = &[
    ("references*", SectionKind::References),
    ("sources", SectionKind::References),
    ("source", SectionKind::References),
    ("article sources", SectionKind::References),
    ("scientific references", SectionKind::References),
    ("bibliography", SectionKind::References),
    ("citations", SectionKind::References),
    ("works cited", SectionKind::References),
    ("literature cited", SectionKind::References),
    ("further reading", SectionKind::References),
    ("footnotes", SectionKind::References),
    ("related terms", SectionKind::Glossary),
    ("glossary*", SectionKind::Glossary),
    ("key terms", SectionKind::Glossary),
    ("definitions", SectionKind::Glossary),
    ("disclaimer", SectionKind::Disclaimer),
    ("medical disclaimer", SectionKind::Disclaimer),
    ("legal*", SectionKind::Disclaimer),
    ("faq*", SectionKind::Faq),
    ("frequently asked questions*", SectionKind::Faq),
    ("common questions*", SectionKind::Faq),
    ("questions and answers", SectionKind::Faq),
    ("key points*", SectionKind::KeyPoints),
    ("key takeaways*", SectionKind::KeyPoints),
    ("takeaways", SectionKind::KeyPoints),
    ("key facts", SectionKind::KeyPoints),
    ("highlights", SectionKind::KeyPoints),
    ("at a glance", SectionKind::KeyPoints),
    ("quick summary", SectionKind::Summary),
    ("summary", SectionKind::Summary),
    ("abstract", SectionKind::Summary),
    ("plain language summary", SectionKind::Summary),
    ("in brief", SectionKind::Summary),
    ("tl;dr", SectionKind::Summary),
    ("background*", SectionKind::Background),
    ("introduction", SectionKind::Background),
    ("objective*", SectionKind::Background),
    ("aim", SectionKind::Background),
    ("aims", SectionKind::Background),
    ("purpose", SectionKind::Background),
    ("context", SectionKind::Background),
    ("rationale", SectionKind::Background),
    ("hypothesis", SectionKind::Background),
    ("method*", SectionKind::Methods),
    ("materials and methods", SectionKind::Methods),
    ("patients and methods", SectionKind::Methods),
    ("subjects and methods", SectionKind::Methods),
    ("participants", SectionKind::Methods),
    ("study design*", SectionKind::Methods),
    ("design*", SectionKind::Methods),
    ("setting*", SectionKind::Methods),
    ("intervention*", SectionKind::Methods),
    ("main outcome measure*", SectionKind::Methods),
    ("search methods", SectionKind::Methods),
    ("selection criteria", SectionKind::Methods),
    ("data collection and analysis", SectionKind::Methods),
    ("measurements", SectionKind::Methods),
    ("trial registration*", SectionKind::Methods),
    ("result*", SectionKind::Results),
    ("main results", SectionKind::Results),
    ("findings", SectionKind::Results),
    ("conclusion*", SectionKind::Conclusions),
    ("authors conclusions", SectionKind::Conclusions),
    ("authors' conclusions", SectionKind::Conclusions),
    ("interpretation", SectionKind::Conclusions),
    ("discussion", SectionKind::Conclusions),
    ("bottom line", SectionKind::Conclusions),
    ("the bottom line", SectionKind::Conclusions),
    ("the takeaway", SectionKind::Conclusions),
    ("final thoughts", SectionKind::Conclusions),
    ("in conclusion", SectionKind::Conclusions),
    ("in this article", SectionKind::Boilerplate),
    ("table of contents", SectionKind::Boilerplate),
    ("contents*", SectionKind::Boilerplate),
    ("on this page", SectionKind::Boilerplate),
    ("authoritative resource", SectionKind::Boilerplate),
    ("sources and full results", SectionKind::Boilerplate),
    ("most relevant research papers*", SectionKind::Boilerplate),
    ("related articles", SectionKind::Boilerplate),
    ("related posts", SectionKind::Boilerplate),
    ("related content", SectionKind::Boilerplate),
    ("you may also like*", SectionKind::Boilerplate),
    ("read next", SectionKind::Boilerplate),
    ("recommended reading", SectionKind::Boilerplate),
    ("more from*", SectionKind::Boilerplate),
    ("share this*", SectionKind::Boilerplate),
    ("share", SectionKind::Boilerplate),
    ("about the author*", SectionKind::Boilerplate),
    ("about us", SectionKind::Boilerplate),
    ("comments", SectionKind::Boilerplate),
    ("leave a comment", SectionKind::Boilerplate),
    ("newsletter*", SectionKind::Boilerplate),
    ("subscribe*", SectionKind::Boilerplate),
    ("acknowledgements", SectionKind::Boilerplate),
    ("acknowledgments", SectionKind::Boilerplate),
    ("author information", SectionKind::Boilerplate),
];

/// Words that make a line navigation or advertising, wherever it stands (lower case).
const BOILERPLATE: &[&str] = &[
    "skip to content", "skip to main content", "min read", "minute read", "searched over", "pro research analysis",
    "research papers on this topic", "back to articles", "back to top", "share this", "share on facebook", "sign up for our",
    "subscribe to", "newsletter", "cookie", "all rights reserved", "privacy policy", "terms of use", "terms of service", "advertisement",
    "click here", "read more:", "related:", "follow us", "log in", "add to cart", "free shipping", "this post may contain affiliate",
    "affiliate links", "table of contents",
];

/// Words that make a line a disclaimer (lower case).
const DISCLAIMER: &[&str] = &[
    "informational purposes only", "educational purposes only", "for informational purposes", "for educational purposes",
    "not a substitute for professional", "not intended as medical advice", "not intended to diagnose", "intended to diagnose, treat",
    "not medical advice", "not constitute medical advice", "should not replace professional medical", "does not provide medical advice",
    "seek the advice of your physician", "have not been evaluated by the food and drug", "are not liable for",
];

static LINES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(DISCLAIMER.iter().chain(BOILERPLATE))
        .expect("a fixed list of phrases")
});

/// A label that opens a section inside a line: "METHODS:", "ABSTRACT.RESULTS:".
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?m)(?:^[ \t]*|[.!?)\]] +)(?:ABSTRACT\.)?((?:[A-Z][A-Z&/'’, \-]{2,48}[A-Z])|(?:Background|Introduction|Objectives?|Aims?|Purpose|Methods?|Materials and [Mm]ethods|Patients and [Mm]ethods|Study [Dd]esign|Design|Setting|Participants|Interventions?|Main [Oo]utcome [Mm]easures?|Results?|Findings|Conclusions?|Interpretation|Trial [Rr]egistration)):{1,2}(?:[ \t\r\n]|$)",
    )
    .expect("a fixed pattern")
});

/// The section that a heading opens, or `None` for an ordinary one.
pub fn kind_of_heading(line: &str) -> Option<SectionKind> {
    if line.len() > 60 {
        return None;
    }
    let lower = line.to_lowercase().replace('’', "'");
    let name =
        lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ')).trim_end_matches([':', '.', ' ', '?', '*']);
    let first = name.as_bytes().first();
    HEADINGS.iter().filter(|(pattern, _)| pattern.as_bytes().first() == first).find_map(|(pattern, kind)| match pattern.strip_suffix('*') {
        Some(prefix) => {
            name.strip_prefix(prefix).filter(|rest| rest.is_empty() || rest.starts_with([' ', 's', '(', ',', '['])).map(|_| *kind)
        }
        None => (*pattern == name).then_some(*kind),
    })
}

/// Whether a line is the trail of pages above this one: "Home › Herbs › Adaptogens".
fn is_trail(line: &str) -> bool {
    // The last byte of "›" and of "»".
    if line.len() >= 120 || !line.bytes().any(|b| matches!(b, b'>' | 0xba | 0xbb)) {
        return false;
    }
    let marks = line.matches(['›', '»']).count() + line.matches(" > ").count();
    let first = line.split(['›', '»', '>']).next().unwrap_or_default().trim();
    let home = matches!(first, "home" | "homepage" | "start");
    (marks >= 2 || marks == 1 && home) && !line.trim_end().ends_with('.')
}

/// The kind that a line's own wording (lower case) gives it, whatever section it stands in.
fn kind_of_line(line: &str) -> Option<SectionKind> {
    if is_trail(line) {
        return Some(SectionKind::Boilerplate);
    }
    let m = LINES.find(line)?;
    if m.pattern().as_usize() < DISCLAIMER.len() {
        return Some(SectionKind::Disclaimer);
    }
    (line.len() < 160).then_some(SectionKind::Boilerplate)
}

/// Sections whose content ends where the next heading, known or not, stands.
fn ends_at_any_heading(kind: SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Boilerplate
            | SectionKind::Disclaimer
            | SectionKind::Glossary
            | SectionKind::KeyPoints
            | SectionKind::Summary
            | SectionKind::Conclusions
    )
}

/// Headings of boilerplate that has no text of its own.
fn is_brief(line: &str) -> bool {
    const BRIEF: &[&str] =
        &["share", "subscribe", "newsletter", "in this article", "contents", "table of contents", "on this page", "comments", "follow"];
    let lower = line.to_lowercase();
    BRIEF.iter().any(|b| lower.starts_with(b))
}

/// Cuts blocks at inline labels, tells every block its section, and lists the parts.
pub fn parts(text: &str, blocks: &mut Vec<Block>) -> Vec<Part> {
    let labels: Vec<(Span, SectionKind)> = LABEL
        .captures_iter(text)
        .filter_map(|c| {
            let label = c.get(1)?;
            let kind = label_kind(label.as_str())?;
            Some((Span { start: label.start(), end: c.get(0)?.end() }, kind))
        })
        .collect();
    cut_at_labels(text, blocks, &labels);

    let lower = text.to_ascii_lowercase();
    let mut parts: Vec<Part> = Vec::new();
    let mut current = SectionKind::Body;
    let mut label = 0;
    let mut titled = false;
    let mut brief = false;
    for (i, block) in blocks.iter_mut().enumerate() {
        let line = block.span.of(text);
        while label < labels.len() && labels[label].0.start <= block.span.start {
            current = labels[label].1;
            titled = current == SectionKind::Title;
            parts.push(Part { kind: current, title: Some(labels[label].0), span: block.span });
            label += 1;
        }
        // A "TITLE:" label names one line; an abstract without labels of its own follows it.
        if current == SectionKind::Title && !titled {
            current = SectionKind::Body;
        }
        titled = false;
        // "Share this" and "Subscribe" stand between paragraphs: running text after them is the article again.
        if brief && current == SectionKind::Boilerplate && block.kind == BlockKind::Paragraph && line.len() > 160 && closes(line) {
            current = SectionKind::Body;
        }
        let opened = (block.kind == BlockKind::Heading || line.len() < 40).then(|| kind_of_heading(line)).flatten();
        if let Some(kind) = opened {
            brief = is_brief(line);
            current = kind;
            block.kind = BlockKind::Heading;
            block.section = SectionKind::Heading;
            parts.push(Part { kind, title: Some(block.span), span: block.span });
            continue;
        }
        if block.kind == BlockKind::Heading {
            if let Some(kind) = kind_of_line(block.span.of(&lower)) {
                block.section = kind;
                continue;
            }
            if i == 0 || (i < 4 && parts.is_empty() && line.len() > 20) {
                block.section = SectionKind::Title;
                parts.push(Part { kind: SectionKind::Title, title: None, span: block.span });
                continue;
            }
            // Answers of an FAQ stand under question headings; references may hold short lines.
            let stays = matches!(current, SectionKind::Faq | SectionKind::References)
                && !(current == SectionKind::References
                    && block.after_blank
                    && line.len() < 50
                    && !line.bytes().any(|b| b.is_ascii_digit()));
            if !stays && (ends_at_any_heading(current) || current == SectionKind::Body || current == SectionKind::References) {
                current = SectionKind::Body;
                parts.push(Part { kind: current, title: Some(block.span), span: block.span });
            }
            block.section = if current == SectionKind::References { current } else { SectionKind::Heading };
            continue;
        }
        block.section = kind_of_line(block.span.of(&lower))
            .unwrap_or(if block.kind == BlockKind::TableRow && current == SectionKind::Body { SectionKind::Table } else { current });
        if block.section != current || parts.is_empty() {
            if parts.last().is_none_or(|p| p.kind != block.section) {
                parts.push(Part { kind: block.section, title: None, span: block.span });
            }
        } else if parts.last().is_some_and(|p| p.kind != current) {
            parts.push(Part { kind: current, title: None, span: block.span });
        }
        if let Some(part) = parts.last_mut() {
            part.span.end = part.span.end.max(block.span.end);
        }
    }
    parts
}

fn label_kind(label: &str) -> Option<SectionKind> {
    if label == "TITLE" {
        return Some(SectionKind::Title);
    }
    kind_of_heading(label).or_else(|| {
        let upper = label.to_ascii_uppercase();
        let has = |w: &str| upper.contains(w);
        if has("CONCLUSION") || has("SIGNIFICANCE") {
            Some(SectionKind::Conclusions)
        } else if has("RESULT") || has("FINDING") {
            Some(SectionKind::Results)
        } else if has("METHOD") || has("DESIGN") || has("PARTICIPANT") || has("INTERVENTION") || has("MEASURE") || has("REGISTRATION") {
            Some(SectionKind::Methods)
        } else if has("BACKGROUND") || has("OBJECTIVE") || has("PURPOSE") || has("INTRODUCTION") || has("AIM") {
            Some(SectionKind::Background)
        } else {
            None
        }
    })
}

/// A block that holds a label is cut there: what stands before belongs to the section above, the label itself to none.
fn cut_at_labels(text: &str, blocks: &mut Vec<Block>, labels: &[(Span, SectionKind)]) {
    if labels.is_empty() {
        return;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len() + labels.len());
    let mut next = 0;
    for block in blocks.drain(..) {
        let mut rest = block;
        while next < labels.len() && labels[next].0.start < rest.span.end {
            let (span, _) = labels[next];
            next += 1;
            if span.end <= rest.span.start && span.start < rest.span.start {
                continue;
            }
            let before = &text[rest.span.start..span.start.max(rest.span.start)];
            let kept = before.trim_end().trim_end_matches("ABSTRACT.").trim_end();
            if !kept.is_empty() {
                let mut head = rest.clone();
                head.span.end = head.span.start + kept.len();
                head.kind = BlockKind::Paragraph;
                out.push(head);
            }
            let from = span.end.min(rest.span.end);
            let after = &text[from..rest.span.end];
            rest.span.start = from + (after.len() - after.trim_start().len());
            rest.kind = BlockKind::Paragraph;
        }
        if rest.span.start < rest.span.end {
            out.push(rest);
        }
    }
    *blocks = out;
}
