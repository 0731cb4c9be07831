//! evigraph reads health articles and turns them into a checkable evidence graph.

pub mod article;
pub mod extract;
pub mod fingerprint;
pub mod ids;
pub mod lexicon;
pub mod record;
pub mod resolve;
