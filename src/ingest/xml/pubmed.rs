//! `PubmedArticle` and `PubmedBookArticle`: title and abstract, labels of a structured abstract as headings.

use super::inline::text;
use super::tree::Element;
use super::{Told, date};

/// What the element says.
pub(super) fn told(root: &Element) -> Told {
    let (citation, article) = match root.at(&["BookDocument"]) {
        Some(book) => (book, book),
        None => {
            let citation = root.at(&["MedlineCitation"]).unwrap_or(root);
            (citation, citation.at(&["Article"]).unwrap_or(citation))
        }
    };
    let title = article.at(&["ArticleTitle"]).or_else(|| article.at(&["Book", "BookTitle"])).map(text);
    let title = title.map(|t| untranslated(&t).to_string()).filter(|t| !t.is_empty());
    let body = article.at(&["Abstract"]).or_else(|| citation.at(&["OtherAbstract"])).map(abstract_text).unwrap_or_default();
    let pmid = citation.at(&["PMID"]).and_then(Element::value);
    let doi = doi(root, article);
    let url = doi.as_ref().map(|d| format!("https://doi.org/{d}"));
    let text: Vec<&str> = [title.as_deref().unwrap_or(""), &body].into_iter().filter(|t| !t.is_empty()).collect();
    Told {
        text: text.join("\n\n"),
        url: url.or_else(|| pmid.as_ref().map(|p| format!("https://pubmed.ncbi.nlm.nih.gov/{p}/"))),
        id: pmid.map(|p| format!("PMID:{p}")).or_else(|| doi.map(|d| format!("doi:{d}"))),
        published: published(article),
        title_only: body.is_empty(),
        title,
    }
}

/// Titles of articles in other languages are given in square brackets.
fn untranslated(title: &str) -> &str {
    let inner = title.strip_suffix('.').unwrap_or(title).strip_prefix('[').and_then(|t| t.strip_suffix(']'));
    inner.unwrap_or(title)
}

/// Each part under its label.
fn abstract_text(element: &Element) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in element.all("AbstractText") {
        let words = text(part);
        if words.is_empty() {
            continue;
        }
        match part.attribute("Label").map(str::trim).filter(|l| !l.is_empty() && !l.starts_with("UN")) {
            Some(label) => parts.push(format!("{label}\n{words}")),
            None => parts.push(words),
        }
    }
    parts.join("\n\n")
}

fn doi(root: &Element, article: &Element) -> Option<String> {
    let here = article.all("ELocationID").find(|e| e.attribute("EIdType") == Some("doi") && e.attribute("ValidYN") != Some("N"));
    let listed = || {
        let list = root.at(&["PubmedData", "ArticleIdList"]).or_else(|| article.at(&["ArticleIdList"]))?;
        list.all("ArticleId").find(|e| e.attribute("IdType") == Some("doi"))
    };
    here.or_else(listed).and_then(Element::value)
}

fn published(article: &Element) -> Option<String> {
    let read = |d: &Element| {
        let part = |name: &str| d.at(&[name]).and_then(Element::value);
        let year = part("Year").or_else(|| part("MedlineDate"))?;
        date(&year, part("Month").as_deref(), part("Day").as_deref())
    };
    let issue = || article.at(&["Journal", "JournalIssue", "PubDate"]).or_else(|| article.at(&["Book", "PubDate"]));
    article.at(&["ArticleDate"]).and_then(read).or_else(|| issue().and_then(read))
}
