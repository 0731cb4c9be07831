//! Figures told with a claim: reading them, what they say of significance, and which claim of a sentence each belongs to.

mod figures;
mod share;
mod significance;

pub use figures::{figures, names_test};
pub use share::{Place, share};
pub use significance::{not_significant, ratio, spans_null, told_not_significant};

use crate::annotate::class;

/// The words and marks of which at least one stands with figures, and those that mark what is not significant.
pub fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    figures::openers().map(|w| (w, class::FIGURE)).chain(["ns", "n"].map(|w| (w, class::NOT_SIGNIFICANT)))
}
