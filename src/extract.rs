//! Article to record: the whole path of one article, a pure function without I/O.

use std::sync::Arc;

use crate::annotate::scan::Scan;
use crate::annotate::topic::Topics;
use crate::annotate::{claim, design, dosage, explained, sample, unlisted, year};
use crate::article::Article;
use crate::confidence::{self, Observed};
use crate::fingerprint;
use crate::ids::{content_id, sha256_hex};
use crate::language;
use crate::lexicon::{Hit, Lexicon};
use crate::link;
use crate::record::{ArticleInfo, Diagnostic, Fact, Mention, Record, SCHEMA_VERSION, Section, Severity, Span};
use crate::segment::{Document, headline, segment};
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
    /// The vocabulary with imported names; the embedded one alone where there is none.
    pub lexicon: Option<Arc<Lexicon>>,
}

/// Everything that `article` says. Never fails: an odd text gives fewer facts and a diagnostic.
pub fn extract(article: &Article, options: &Options) -> Record {
    extract_observed(article, options).0
}

/// [`extract`], and the features that the confidence of each fact was made of.
pub fn extract_observed(article: &Article, options: &Options) -> (Record, Observed) {
    let text = article.text.as_str();
    let doc = segment(text);
    let points = CodePoints::new(text);
    let mut record = Record {
        schema_version: SCHEMA_VERSION.to_string(),
        id: article.id.clone(),
        article: info(article, points.at(text.len())),
        diagnostics: article.diagnostics.clone(),
        sections: sections(text, &doc),
        ..Record::default()
    };
    record.article.headline = headline(text, &doc).map(|s| s.of(text).split_whitespace().collect::<Vec<_>>().join(" "));
    let lower = text.to_ascii_lowercase();
    let language = language::detect(text, &lower);
    record.article.language = language.map(|(code, _)| code.to_string());
    if let Some((code, true)) = language
        && code != "eng"
        && !options.any_language
    {
        let message =
            format!("the text is not in English (it looks like {code}); nothing was extracted: use --language any to read it all the same");
        record.diagnostics.push(Diagnostic { code: "not_english".to_string(), severity: Severity::Warning, message });
        keep_asked(&mut record, text, &doc, options, &points);
        return (record, Observed::default());
    }
    let scan = Scan::new(text, &lower, &doc, options.lexicon.as_deref().unwrap_or_else(|| Lexicon::embedded()));
    record.mentions = mentions(&scan);
    record.designs = design::designs(&scan);
    record.article_design = design::article_design(&scan, &record.designs, article.title.as_deref());
    if let Some(catalogue) = &article.catalogue {
        let told = design::by_publication_type(record.article_design, &catalogue.publication_types);
        if told != record.article_design {
            (record.article_design, record.article_design_rule) = (told, Some(design::BY_PUBLICATION_TYPE.to_string()));
        }
    }
    design::call_own_reviews(&mut record.designs, record.article_design);
    let topics = Topics::new(&scan, article.title.as_deref(), record.article_design.is_some(), &record.mentions);
    record.years = year::years(&scan);
    record.samples = sample::samples(&scan, record.article_design);
    record.dosages = dosage::dosages(&scan, &topics);
    record.claims = claim::claims(&scan, &topics, record.article_design, &record.designs);
    explained::link(&scan, &mut record.claims);
    name_facts(&mut record, &points);
    link::link(&scan, &topics, &mut record);
    let observed = confidence::observe(&scan, &record);
    confidence::assign(&mut record, &observed);
    record.fingerprint = fingerprint::shingles(&lower, &scan.runs);
    if record.studies.iter().any(|s| s.own) {
        record.words = fingerprint::content_words(text);
    }
    keep_asked(&mut record, text, &doc, options, &points);
    (record, observed)
}

/// Adds the members that were asked for and turns every offset into code points.
fn keep_asked(record: &mut Record, text: &str, doc: &Document, options: &Options, points: &CodePoints) {
    if options.with_sentences {
        record.sentences = Some(doc.sentences.iter().map(|s| [s.span.start, s.span.end]).collect());
    }
    if options.with_text {
        record.text = Some(text.to_string());
    }
    record.map_offsets(|b| points.at(b));
}

fn info(article: &Article, length: usize) -> ArticleInfo {
    ArticleInfo {
        path: article.path.clone(),
        media_type: article.media_type.clone(),
        sha256: sha256_hex(article.text.as_bytes()),
        length,
        title: article.title.clone(),
        headline: None,
        url: article.url.clone(),
        published: article.published.clone(),
        language: None,
        catalogue: article.catalogue.clone(),
    }
}

fn sections(text: &str, doc: &Document) -> Vec<Section> {
    let section = |p: &crate::segment::Part| Section {
        kind: p.kind,
        title: p.title.map(|t| t.of(text).to_string()),
        start: p.span.start,
        end: p.span.end,
    };
    doc.parts.iter().map(section).collect()
}

fn mentions(scan: &Scan) -> Vec<Mention> {
    let mention = |h: &Hit| {
        let concept = scan.concept(h);
        Mention {
            quote: scan.text[h.start..h.end].to_string(),
            start: h.start,
            end: h.end,
            concept: Some(concept.id.clone()),
            name: concept.name.clone(),
            kind: concept.kind.clone(),
        }
    };
    let unlinked = |u: &unlisted::Unlisted| {
        let of = |span: Span| span.of(scan.text).to_string();
        let (start, end) = (u.span.start, u.span.end);
        Mention { name: of(u.name).to_lowercase(), quote: of(u.span), start, end, concept: None, kind: u.kind.to_string() }
    };
    let explained = explained::explained(scan);
    let unlisted = unlisted::unlisted(scan);
    // What a short form stands for goes before what the vocabulary takes it for; the noun of "Zorbek disease" is no mention of its own.
    let mut taken: Vec<Span> = explained.named.iter().map(|h| Span { start: h.start, end: h.end }).collect();
    taken.extend(unlisted.iter().map(|u| u.span).chain(explained.other));
    taken.sort_unstable_by_key(|s| (s.start, s.end));
    let inside = |h: &&Hit| {
        let at = taken.partition_point(|s| s.end <= h.start);
        taken.get(at).is_some_and(|s| s.start <= h.start && h.end <= s.end)
    };
    let mut all: Vec<Mention> = scan.concepts.iter().filter(|h| !inside(h)).chain(&explained.named).map(mention).collect();
    all.extend(unlisted.iter().map(unlinked));
    all.sort_by_key(|m| (m.start, m.end));
    all
}

/// Gives every fact the id of its content: the text, its place in code points, and what it says.
fn name_facts(record: &mut Record, points: &CodePoints) {
    let sha = record.article.sha256.clone();
    let place = |f: &dyn Fact| (points.at(f.span().start), points.at(f.span().end));
    for d in &mut record.dosages {
        let id = content_id("dosage", &(&sha, place(d), &d.amount, &d.unit, &d.substance));
        d.set_id(id);
    }
    for d in &mut record.designs {
        let id = content_id("design", &(&sha, place(d), d.design));
        d.set_id(id);
    }
    for y in &mut record.years {
        let id = content_id("year", &(&sha, place(y), y.year));
        y.set_id(id);
    }
    for s in &mut record.samples {
        let id = content_id("sample", &(&sha, place(s), s.kind, &s.value, s.limitation));
        s.set_id(id);
    }
    for c in &mut record.claims {
        let id = content_id("claim", &(&sha, place(c), &c.subject, c.relation, &c.object));
        c.set_id(id);
    }
}
