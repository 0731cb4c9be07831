//! A web page to its main content, as text in paragraphs, and to its title, address and date.
//!
//! The page is parsed once: [`tidy`] mends raised digits and takes out what no reader sees, the main content is found in the
//! same tree, and [`layout`] writes what is left as lines. [`head`] reads what the page says of itself.

mod head;
mod layout;
mod table;
mod tidy;

use dom_smoothie::{Config, Readability};

use super::raised::strip_marks;

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
    let Ok(mut reader) = Readability::new(html, None, Some(Config::default())) else {
        return Page::default();
    };
    let said = head::said(html);
    tidy::tidy(&reader.doc);
    let given = |s: Option<String>| s.map(|s| strip_marks(s.trim())).filter(|s| !s.is_empty());
    match reader.parse() {
        Ok(article) => {
            let content = reader.doc.select_single("#readability-page-1");
            Page {
                text: content.nodes().first().map(|n| strip_marks(&layout::text(*n))).unwrap_or_default(),
                title: said.title.or(given(Some(article.title))),
                url: said.url.or(given(article.url)),
                published: said.published.or(given(article.published_time)),
                fallback: false,
            }
        }
        Err(_) => {
            let title = said.title.or(given(Some(reader.get_article_title().to_string())));
            let text = strip_marks(&layout::text(reader.doc.root()));
            Page { text, title, url: said.url, published: said.published, fallback: true }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a page whose article is `body`, without the paragraphs that make it long enough to be one.
    fn text(body: &str) -> String {
        let filler = "<p>This page tells, in a few plain sentences, what people took, for how long, and what came of it in the end.</p>";
        let page =
            format!("<html><head><title>T</title></head><body><article>{}<div>{body}</div></article></body></html>", filler.repeat(6));
        let text = main_content(&page).text;
        let plain = "This page tells, in a few plain sentences, what people took, for how long, and what came of it in the end.";
        text.replace(plain, "").trim().to_string()
    }

    #[test]
    fn raised_digits_and_marks() {
        let got = text(
            "<p>They took 10<sup>9</sup> CFU, 75 mg/m<sup>2</sup>, vitamin B<sub>12</sub> and CO<sub>2</sub>.<sup>[3]</sup> \
             Sleep<sup><a href='#ref-4'>4</a>,<a href='#ref-5'>5</a></sup> got better [<a href='#cite-6'>6</a>, <a href='#cite-7'>7</a>].</p>",
        );
        assert_eq!(got, "They took 10^9 CFU, 75 mg/m², vitamin B12 and CO2. Sleep got better.");
    }

    #[test]
    fn lists_tables_and_line_breaks() {
        let got = text(
            "<p>One<br>two</p><ul><li><p>Zinc, 15 mg</p></li><li>Iron</li></ul><table><caption>Doses</caption><tr><th>What</th><th>Dose</th></tr>\
             <tr><td>Zinc</td><td>15&nbsp;mg <br>a day</td></tr></table>",
        );
        assert_eq!(got, "One\ntwo\n\n• Zinc, 15 mg\n• Iron\n\nDoses\n\n| What | Dose |\n| Zinc | 15 mg a day |");
    }

    #[test]
    fn what_no_reader_sees_is_not_there() {
        let got = text(
            "<p>Seen<span hidden> a</span><span aria-hidden='true'> b</span><span style='color:red; display : none'> c</span>.</p>\
             <div style='display:none'><p>Never seen.</p></div>",
        );
        assert_eq!(got, "Seen.");
    }

    #[test]
    fn a_page_without_an_article_gives_all_its_text() {
        let page = main_content("<title>Short</title><p>A<sup>1</sup></p><script>var x = 1;</script>");
        assert_eq!((page.text.as_str(), page.title.as_deref()), ("A", Some("Short")));
    }
}
