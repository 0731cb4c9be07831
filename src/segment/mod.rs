//! Text to document: sections by kind, blocks, sentences, abbreviations and the headline. Reads the text, never changes an offset.

mod abbreviations;
mod blocks;
mod headline;
mod sections;
mod sentences;

pub use abbreviations::{Abbreviation, abbreviations};
pub use blocks::{Block, BlockKind};
pub use headline::headline;
pub use sentences::{Sentence, sentence_spans};

use crate::record::{SectionKind, Span};

/// A part of the article with one role, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The role.
    pub kind: SectionKind,
    /// Its heading's words.
    pub title: Option<Span>,
    /// From the heading to the next one.
    pub span: Span,
}

/// An article's structure.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Parts in order, without gaps but for blank lines.
    pub parts: Vec<Part>,
    /// Lines or paragraphs in order.
    pub blocks: Vec<Block>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Short forms defined in the text.
    pub abbreviations: Vec<Abbreviation>,
}

/// The structure of `text`.
pub fn segment(text: &str) -> Document {
    let mut blocks = blocks::blocks(text);
    let parts = sections::parts(text, &mut blocks);
    let sentences = sentences::sentences(text, &blocks);
    let abbreviations = abbreviations(text);
    Document { parts, blocks, sentences, abbreviations }
}

impl Document {
    /// Index of the sentence that holds or follows byte `at`.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= at);
        (i < self.sentences.len()).then_some(i)
    }

    /// Kind of the section at byte `at`.
    pub fn kind_at(&self, at: usize) -> SectionKind {
        let i = self.blocks.partition_point(|b| b.span.end <= at);
        self.blocks.get(i).map_or(SectionKind::Body, |b| b.section)
    }
}
