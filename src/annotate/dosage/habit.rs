//! What people eat and drink of themselves: "those who drank two cups a day", "eating one serving a week". Such amounts are
//! usual ones, also where a study asked for them.

use super::quantity::Quantity;
use super::units::Class;
use super::words::{EATEN, EATING, HABITUAL};
use crate::annotate::scan::Scan;
use crate::lexicon::Concept;

/// Whether the amount, which no trial asked for, is one that people take in of themselves; `concept` is what it is of.
pub fn is_habit(scan: &Scan, q: &Quantity, concept: Option<&Concept>, (from, to): (usize, usize)) -> bool {
    let food = q.class == Class::Household || concept.is_some_and(|c| matches!(c.kind.as_str(), "food" | "beverage" | "diet"));
    let near = |reach: usize, is: &dyn Fn(usize) -> bool| (q.from.saturating_sub(reach).max(from)..q.from).rev().find(|i| is(*i));
    // "People who drank four cups", "those eating two servings", "drinking more than two cups".
    if food && let Some(verb) = near(7, &|i| EATEN.contains(scan.word(i)) || EATING.contains(scan.word(i))) {
        let who = (verb.saturating_sub(4).max(from)..verb).any(|i| matches!(scan.word(i), "who" | "that" | "those" | "people"));
        if who || EATING.contains(scan.word(verb)) && verb + 6 > q.from {
            return true;
        }
    }
    // "Intakes of 800 IU or less were associated with …".
    let intake = near(8, &|i| matches!(scan.word(i), "intake" | "intakes" | "consumption")).is_some();
    let averaged = || near(12, &|i| matches!(scan.word(i), "mean" | "median" | "average" | "habitual" | "usual")).is_some();
    intake && (averaged() || (from..to).any(|i| HABITUAL.contains(scan.word(i))))
}
