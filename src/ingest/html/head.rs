//! What a page says of itself in its head: title, canonical address, date of publication.

use std::sync::LazyLock;

use scraper::{Html, Selector};
use serde_json::Value;

/// The most of a page without `<body` that is looked at.
const MOST: usize = 256 << 10;

/// What a page says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The title that the page gives for citations.
    pub(super) title: Option<String>,
    /// The canonical address.
    pub(super) url: Option<String>,
    /// Date of publication.
    pub(super) published: Option<String>,
}

/// Names of `<meta>` that give the date of publication, the surest first.
const DATES: [&str; 10] = [
    "article:published_time", "citation_publication_date", "citation_online_date", "citation_date", "datepublished", "dcterms.issued",
    "dc.date.issued", "dc.date", "date", "pubdate",
];

/// Reads the head of `html`.
pub(super) fn said(html: &str) -> Said {
    static META: LazyLock<Selector> = LazyLock::new(|| selector("meta[content]"));
    static CANONICAL: LazyLock<Selector> = LazyLock::new(|| selector("link[rel~=canonical][href]"));
    static LINKED_DATA: LazyLock<Selector> = LazyLock::new(|| selector("script[type='application/ld+json']"));
    let head = Html::parse_document(head(html));
    let mut metas: Vec<(String, String)> = Vec::new();
    for meta in head.select(&META) {
        let name = ["name", "property", "itemprop"].iter().find_map(|a| meta.attr(a));
        if let (Some(name), Some(content)) = (name, meta.attr("content").and_then(given)) {
            metas.push((name.to_ascii_lowercase(), content));
        }
    }
    let meta = |name: &str| metas.iter().find(|(n, _)| n == name).map(|(_, c)| c.clone());
    let address = |s: String| Some(s).filter(|s| s.starts_with("http://") || s.starts_with("https://"));
    let data: Vec<Value> = head.select(&LINKED_DATA).filter_map(|s| serde_json::from_str(&s.text().collect::<String>()).ok()).collect();
    let canonical = head.select(&CANONICAL).find_map(|l| l.attr("href").and_then(given));
    Said {
        title: meta("citation_title"),
        url: canonical.and_then(address).or_else(|| meta("og:url").and_then(address)),
        published: data.iter().find_map(date_published).or_else(|| DATES.iter().find_map(|name| meta(name).filter(|d| is_date(d)))),
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a sound selector")
}

fn given(s: &str) -> Option<String> {
    Some(s.trim().to_string()).filter(|s| !s.is_empty())
}

/// Whether a year of our time is in it: some pages write the year 1 where they know none.
fn is_date(s: &str) -> bool {
    s.as_bytes().windows(4).any(|w| (w.starts_with(b"19") || w.starts_with(b"20")) && w[2..].iter().all(u8::is_ascii_digit))
}

/// Everything before `<body`.
fn head(html: &str) -> &str {
    let bytes = html.as_bytes();
    let body = bytes.windows(5).position(|w| w.eq_ignore_ascii_case(b"<body"));
    let mut end = body.unwrap_or(bytes.len().min(MOST));
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    &html[..end]
}

/// `datePublished` of the page's linked data, at the top, in a list or in its `@graph`.
fn date_published(data: &Value) -> Option<String> {
    match data {
        Value::Array(list) => list.iter().find_map(date_published),
        Value::Object(o) => o
            .get("datePublished")
            .and_then(Value::as_str)
            .and_then(given)
            .filter(|d| is_date(d))
            .or_else(|| o.get("@graph").and_then(date_published)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_head_says() {
        let page = r#"<html><head><meta name="citation_title" content="Zinc and colds"><link rel="canonical" href="https://example.org/zinc">
            <meta property="og:url" content="https://example.org/other"><meta name="DC.Date" content="2020">
            <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
            {"@type": "Article", "datePublished": "2021-03-04"}]}</script></head><body><p>x"#;
        let some = |s: &str| Some(s.to_string());
        assert_eq!(
            said(page),
            Said { title: some("Zinc and colds"), url: some("https://example.org/zinc"), published: some("2021-03-04") }
        );
        assert_eq!(said("<meta name=dc.date content=2020><link rel=canonical href=/a>").published, some("2020"));
        assert_eq!(said("<link rel=canonical href=/a><meta name=date content=0001-01-01><p>é"), Said::default());
    }
}
