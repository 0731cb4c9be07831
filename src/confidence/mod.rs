//! How likely a fact is to be right, told by general features of it: the rule that made it, where it stands, what was named
//! and linked, what shares its sentence. `features` observes, `weights.tsv` says what each feature is worth in log-odds, `model`
//! adds them up. Nothing here makes, changes or drops a fact.
//!
//! Right means that an annotator marked the same fact, by the scoring rules of `eval`. The weights are fitted on annotated
//! articles by `examples/fit_confidence` and fixed in the table; nothing is learned at run time.

mod features;
mod model;

pub use features::{Feature, observe};
pub use model::{Weight, probability, table};

use crate::annotate::claim::STOOD_IN;
use crate::record::Record;

/// The features of every fact of a record, by field (dosages, designs, years, samples, claims) and in the record's order.
pub type Observed = [Vec<Vec<Feature>>; 5];

/// The fields as the table names them, in the order of [`Observed`].
pub const FIELDS: [&str; 5] = ["dosages", "designs", "years", "samples", "claims"];

/// Sets the confidence of every fact from its features.
pub fn assign(record: &mut Record, observed: &Observed) {
    let confidences = FIELDS.iter().zip(observed).flat_map(|(field, facts)| facts.iter().map(|f| probability(field, f)));
    let facts = (record.dosages.iter_mut().map(|f| &mut f.confidence))
        .chain(record.designs.iter_mut().map(|f| &mut f.confidence))
        .chain(record.years.iter_mut().map(|f| &mut f.confidence))
        .chain(record.samples.iter_mut().map(|f| &mut f.confidence))
        .chain(record.claims.iter_mut().map(|f| &mut f.confidence));
    for (fact, confidence) in facts.zip(confidences) {
        // A phrase that stands in for an argument is a guess, whatever else speaks for the claim.
        *fact = if *fact <= STOOD_IN { confidence.min(0.5) } else { confidence };
    }
}
