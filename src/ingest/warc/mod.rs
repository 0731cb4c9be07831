//! WARC and WET: the records of a crawl that hold a page or its text, as units. Records of other kinds are passed over.

mod http;
mod records;

pub(super) use http::body;
pub(super) use records::Records;

/// What a record's headers say of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capture {
    /// The record's id, or one made of the input's name and the record's number.
    pub id: String,
    /// The page's address.
    pub url: Option<String>,
    /// When it was fetched.
    pub date: Option<String>,
    /// Whether the bytes are an answer of HTTP, headers and body.
    pub http: bool,
}

/// Fields of a header: names in lower case.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `name: value` lines; what is no such line is passed over.
    fn parse(lines: &str) -> Self {
        let field = |line: &str| line.split_once(':').map(|(n, v)| (n.trim().to_ascii_lowercase(), v.trim().to_string()));
        Fields(lines.lines().filter_map(field).collect())
    }

    /// The first value of a field.
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).filter(|v| !v.is_empty())
    }

    /// Whether the content is of one of the media types.
    fn is(&self, types: &[&str]) -> bool {
        let essence = self.get("content-type").map(|t| t.split(';').next().unwrap_or(t).trim().to_ascii_lowercase());
        essence.is_some_and(|e| types.contains(&e.as_str()))
    }
}
