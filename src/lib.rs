//! evigraph reads health articles and turns them into a checkable evidence graph.

pub mod annotate;
pub mod article;
pub mod brief;
pub mod cli;
pub mod confidence;
pub mod emit;
pub mod eval;
pub mod extract;
pub mod fingerprint;
pub mod graph;
pub mod ids;
pub mod ingest;
pub mod language;
pub mod lexicon;
pub mod link;
pub mod pipeline;
pub mod record;
pub mod resolve;
pub mod rules;
pub mod segment;
pub mod synthesize;
pub mod text;
pub mod validate;

/// The example of README.md, compiled and run with the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
