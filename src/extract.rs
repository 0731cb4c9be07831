//! Article to record: the whole path of one article, a pure function without I/O.

use crate::annotate::scan::Scan;
use crate::annotate::topic::Topics;
use crate::annotate::{claim, design, sample, year};
use crate::article::Article;
use crate::ids::sha256_hex;
use crate::lexicon::Lexicon;
use crate::record::{ArticleInfo, Mention, Record, SCHEMA_VERSION, Section};
use crate::segment::segment;
use crate::text::CodePoints;

/// What to extract and what to put beside the facts.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Write the ingested text into the record.
    pub with_text: bool,
    /// Write the sentence spans into the record.
    pub with_sentences: bool,
    /// Extract from articles in any language instead of English alone.
    pub any_language: bool,
}

/// Everything that `article` says. Never fails: an odd text gives fewer facts and a diagnostic.
pub fn extract(article: &Article, options: &Options) -> Record {
    let text = article.text.as_str();
    let mut record = Record {
        schema_version: SCHEMA_VERSION.to_string(),
        id: article.id.clone(),
        article: ArticleInfo {
            path: article.path.clone(),
            media_type: article.media_type.clone(),
            sha256: sha256_hex(text.as_bytes()),
            length: text.chars().count(),
            title: article.title.clone(),
            url: article.url.clone(),
            published: article.published.clone(),
            language: None,
        },
        diagnostics: article.diagnostics.clone(),
        ..Record::default()
    };
    let doc = segment(text);
    let scan = Scan::new(text, &doc, Lexicon::embedded());
    record.sections = doc
        .parts
        .iter()
        .map(|p| Section { kind: p.kind, title: p.title.map(|t| t.of(text).to_string()), start: p.span.start, end: p.span.end })
        .collect();
    record.mentions = scan
        .concepts
        .iter()
        .map(|h| {
            let concept = scan.concept(h);
            Mention {
                quote: text[h.start..h.end].to_string(),
                start: h.start,
                end: h.end,
                concept: Some(concept.id.clone()),
                name: concept.name.clone(),
                kind: concept.kind.clone(),
            }
        })
        .collect();
    if options.with_sentences {
        record.sentences = Some(doc.sentences.iter().map(|s| [s.span.start, s.span.end]).collect());
    }
    if options.with_text {
        record.text = Some(text.to_string());
    }
    let topics = Topics::new(&scan, article.title.as_deref());
    record.designs = design::designs(&scan);
    record.article_design = design::article_design(&scan, &record.designs, article.title.as_deref());
    record.years = year::years(&scan);
    record.samples = sample::samples(&scan, &record.designs);
    record.claims = claim::claims(&scan, &topics, record.article_design);
    let map = CodePoints::new(text);
    record.map_offsets(|b| map.at(b));
    record
}
