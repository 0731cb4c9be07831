//! From what articles claim to what the evidence says: propositions, stances, belief, verdicts, contradictions, overclaims
//! and limits exceeded. Nothing here invents a number: every figure is a count, or comes from constants that say why.

mod about;
mod belief;
mod concepts;
mod contradiction;
mod doubt;
mod effect;
mod figures;
mod fit;
mod mirror;
mod nameable;
mod overclaim;
mod proposition;
mod safety;
mod verdict;

pub use about::{About, Telling, abouts};
pub use concepts::Concepts;
pub use contradiction::{Compared, Dose, causes, comparable, other_kinds, pairs, perhaps_one};
pub use figures::figures;
pub use mirror::Mirrors;
pub use nameable::bare;
pub use overclaim::overclaim;
pub use proposition::{Key, propositions};
pub use safety::{Excess, excess};
pub use verdict::{BELIEF, MAJORITY, ONE_ARTICLE, STUDIES};
