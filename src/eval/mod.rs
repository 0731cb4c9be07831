//! Records against hand-annotated gold: what was found, what was missed, what was made up, and what confidence is worth.
//!
//! `gold` reads the annotated lines, `predicted` extracts their texts or reads records made before, `align` pairs the facts of
//! one article, `field` says when two facts are the same and which of their attributes agree, `score` counts, `errors` lists,
//! `calibration` compares confidence with what was right, `threshold` holds figures to a bar, `report` renders it all.
//! Nothing here changes what is extracted.

pub mod align;
pub mod calibration;
pub mod errors;
pub mod field;
pub mod gold;
pub mod names;
pub mod predicted;
pub mod report;
pub mod score;
pub mod threshold;

pub use field::Field;
pub use gold::{Gold, GoldArticle, Item, Problem};
pub use report::{Report, Wanted};
