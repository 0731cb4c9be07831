//! Notes on who or what was studied: sizes, groups, studies of a review, populations, ages, sexes, weaknesses.

mod arms;
mod bare;
mod confession;
mod count;
mod description;
mod graded;
mod kinds;
mod limitation;
mod nouns;
mod people;
mod person;
mod plainly;
mod score;
mod shares;
mod studies;
mod sums;
mod tail;

use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::record::{Design, Sample};

/// The words that this room looks for in every sentence.
pub(super) fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    let qualifiers = score::qualifier_ends().map(|w| (w, class::QUALIFIED));
    let sexes = person::sexed().map(|w| (w, class::SEX));
    let ages = person::AGED.iter().map(|w| (*w, class::AGE));
    qualifiers.chain(sexes).chain(ages).chain(graded::openers().map(|w| (w, class::GRADE)))
}

/// Every note on samples, in order of place; `own` is the design of the article's own study.
pub fn samples(scan: &Scan, own: Option<Design>) -> Vec<Sample> {
    let mut out: Vec<Sample> = Vec::new();
    count::counts(scan, own, &mut out);
    person::ages(scan, &mut out);
    people::populations(scan, own.is_some(), &mut out);
    limitation::limitations(scan, own, &mut out);
    out.sort_by_key(|s| (s.start, s.end));
    out
}
