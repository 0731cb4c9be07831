//! A web page to its main content, as text in paragraphs, and to its title, address and date.

use dom_smoothie::{Config, Readability, TextMode};

/// What a page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The main content, one block a paragraph.
    pub text: String,
    /// The article's title.
    pub title: Option<String>,
    /// The page's canonical address.
    pub url: Option<String>,
    /// Date of publication as the page states it.
    pub published: Option<String>,
    /// Whether no main content was found and all visible text was taken.
    pub fallback: bool,
}

/// The main content of `html`.
pub fn main_content(html: &str) -> Page {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let Ok(mut reader) = Readability::new(html, None, Some(config)) else {
        return Page::default();
    };
    let given = |s: Option<String>| s.map(|s| s.trim().to_string()).filter(|s| !s.is_empty());
    match reader.parse() {
        Ok(article) => Page {
            text: article.text_content.to_string(),
            title: given(Some(article.title)),
            url: given(article.url),
            published: given(article.published_time),
            fallback: false,
        },
        Err(_) => {
            let title = given(Some(reader.get_article_title().to_string()));
            Page { text: reader.doc.formatted_text().to_string(), title, fallback: true, ..Page::default() }
        }
    }
}
