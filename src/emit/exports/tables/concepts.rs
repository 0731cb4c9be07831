//! Concepts, articles and the places in them.

use super::edges::EDGE_ID;
use super::{Column, ID, Table};
use crate::graph::{Edge, Node};

pub const CONCEPTS: Table = Table {
    name: "concepts",
    about: "Substances, conditions, outcomes and anything else that is named.",
    key: &["id"],
    columns: &[
        ID,
        Column::text("name", "Preferred name").required(),
        Column::text("class", "Class in the vocabulary; empty where no vocabulary lists it"),
    ],
    rows: |view, row| {
        for c in view.graph.concepts() {
            row(&[(&c.id).into(), (&c.name).into(), c.class.as_ref().into()]);
        }
    },
};

pub const CONCEPT_LINKS: Table = Table {
    name: "concept_links",
    about: "How concepts hang together.",
    key: &["id"],
    columns: &[
        EDGE_ID,
        Column::to("subject", "concepts", "The narrower concept, the form, or the combination").required(),
        Column::text("kind", "broader, form_of or combines").required(),
        Column::to("object", "concepts", "The broader concept, the substance, or one thing taken together").required(),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            if matches!(e, Edge::Broader(_) | Edge::FormOf(_) | Edge::Combines(_)) {
                row(&[e.id().into(), e.subject().into(), e.kind().into(), e.object().into()]);
            }
        }
    },
};

pub const ARTICLES: Table = Table {
    name: "articles",
    about: "Articles that were read.",
    key: &["id"],
    columns: &[
        ID,
        Column::text("record", "The record's id").required(),
        Column::text("sha256", "SHA-256 of the text").required(),
        Column::text("title", "Title"),
        Column::text("url", "Address"),
        Column::text("published", "Date of publication as given"),
        Column::text("design", "Design of the study that it reports as its own work"),
        Column::to("copy_of", "articles", "The article that it is a copy of"),
    ],
    rows: |view, row| {
        for node in &view.graph.nodes {
            let Node::Article(a) = node else { continue };
            row(&[
                (&a.id).into(),
                (&a.article).into(),
                (&a.sha256).into(),
                a.title.as_ref().into(),
                a.url.as_ref().into(),
                a.published.as_ref().into(),
                a.design.map(|d| d.as_str()).into(),
                a.copy_of.as_ref().and_then(|r| view.article(r)).map(|a| &a.id).into(),
            ]);
        }
    },
};

pub const SPANS: Table = Table {
    name: "spans",
    about: "Places in the articles: half-open stretches of Unicode code points.",
    key: &["id"],
    columns: &[
        Column::text("id", "Identifier made from article, start and end").required(),
        Column::to("article", "articles", "The article").required(),
        Column::integer("start", "First code point").required(),
        Column::integer("end", "One past the last").required(),
        Column::text("quote", "The words; empty where the record gives only the place"),
    ],
    rows: |view, row| {
        for s in view.spans() {
            let quote = (!s.quote.is_empty()).then_some(s.quote);
            row(&[(&s.id).into(), (&s.article.id).into(), s.start.into(), s.end.into(), quote.into()]);
        }
    },
};
