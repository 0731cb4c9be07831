//! Facts from one article's text: one shared scan, then one room for each of the five fields.

pub mod claim;
pub mod number;
pub mod scan;
pub mod topic;
