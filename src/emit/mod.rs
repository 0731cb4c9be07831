//! What is written to disk, one format a file.

pub mod graph;
