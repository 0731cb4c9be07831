//! The headline of an article: the line near its beginning that reads like a title, past the site's name, menu and dates.

use super::{BlockKind, Document};
use crate::record::{SectionKind, Span};

/// Blocks among which it is looked for.
const FIRST: usize = 14;

/// Words in a headline.
const WORDS: std::ops::RangeInclusive<usize> = 3..=30;

/// First words of lines that tell of the page and not of what it says.
const PAGE: &[&str] = &[
    "by", "published", "updated", "posted", "reviewed", "medically", "written", "share", "skip", "home", "menu", "search", "log", "sign",
    "subscribe", "photo", "image", "last", "date", "author", "reading", "contents", "advertisement", "we", "join", "follow", "back",
];

/// Marks between the parts of a menu or a byline.
const MENU: &[&str] = &["›", "»", " | ", " / ", " > ", "  ", " · ", "©", "min read"];

fn fits(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("").to_ascii_lowercase();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    WORDS.contains(&(words.count() + 1))
        && !PAGE.contains(&first)
        && !MENU.iter().any(|m| line.contains(m))
        && !line.ends_with(['.', ',', ';'])
}

/// Whether a line asks, has two parts, or is written with capitals as titles are.
fn titled(line: &str) -> bool {
    let long = || line.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let capital =
        long().filter(|w| w.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| c.is_ascii_uppercase())).count();
    line.ends_with('?') || line.contains(": ") || long().count() > 1 && 3 * capital >= 2 * long().count()
}

/// Where the headline stands, if the text has one.
pub fn headline(text: &str, doc: &Document) -> Option<Span> {
    let first = || doc.blocks.iter().take(FIRST);
    let title = first().find(|b| b.section == SectionKind::Title && fits(b.span.of(text)));
    let heading = || {
        let running = first().position(|b| b.kind == BlockKind::Paragraph && b.span.of(text).len() > 200).unwrap_or(FIRST);
        first().take(running).find(|b| {
            let line = b.span.of(text);
            b.kind == BlockKind::Heading && fits(line) && titled(line)
        })
    };
    title.or_else(heading).map(|b| b.span)
}

#[cfg(test)]
mod tests {
    use super::super::segment;
    use super::*;

    fn of(text: &str) -> Option<&str> {
        headline(text, &segment(text)).map(|s| s.of(text))
    }

    #[test]
    fn past_menus_and_bylines() {
        let body = "Ginger is a root that people have eaten for thousands of years, and lately it is sold in capsules as well.";
        let page = |head: &str| format!("{head}\n\n{body} {body} {body}\n");
        assert_eq!(of(&page("Does Ginger Help With Migraine?")), Some("Does Ginger Help With Migraine?"));
        assert_eq!(
            of(&page("Home › Herbs\n\nCan Ginger Ease Your Migraine?\n\nBy Ann Other\n\nUpdated May 2, 2023")),
            Some("Can Ginger Ease Your Migraine?")
        );
        assert_eq!(of(&page("Ginger supplementation for migraine")), Some("Ginger supplementation for migraine"));
        assert_eq!(of(body), None);
    }
}
