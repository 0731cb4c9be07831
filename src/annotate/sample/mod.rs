//! Notes on who or what was studied: sizes, groups, studies of a review, populations, ages, sexes, weaknesses.

mod count;
mod kinds;
mod limitation;
mod nouns;
mod people;
mod person;
mod score;

use crate::annotate::design::article_design;
use crate::annotate::scan::Scan;
use crate::record::{DesignMention, Sample};

/// Every note on samples, in order of place.
pub fn samples(scan: &Scan, designs: &[DesignMention]) -> Vec<Sample> {
    let mut out: Vec<Sample> = Vec::new();
    let own = article_design(scan, designs, None);
    count::counts(scan, own, &mut out);
    person::ages(scan, &mut out);
    people::populations(scan, own.is_some(), &mut out);
    limitation::limitations(scan, &mut out);
    out.sort_by_key(|s| (s.start, s.end));
    out
}
