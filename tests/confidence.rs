//! Confidence: what the table makes of a fact's features, on made-up sentences. How well it is calibrated is told by
//! `evigraph eval --calibration` on annotated articles.

use std::path::Path;

use evigraph::article::Article;
use evigraph::confidence::{FIELDS, Observed, probability};
use evigraph::eval::calibration::calibration;
use evigraph::eval::score::score;
use evigraph::eval::{Field, Gold, predicted};
use evigraph::extract::{Options, extract_observed};
use evigraph::record::Record;

fn extracted(text: &str) -> (Record, Observed) {
    let article = Article { id: "a".into(), text: text.into(), ..Article::default() };
    extract_observed(&article, &Options { any_language: true, ..Options::default() })
}

/// The confidences of a record's facts by field.
fn confidences(record: &Record) -> [Vec<f64>; 5] {
    [
        record.dosages.iter().map(|f| f.confidence).collect(),
        record.designs.iter().map(|f| f.confidence).collect(),
        record.years.iter().map(|f| f.confidence).collect(),
        record.samples.iter().map(|f| f.confidence).collect(),
        record.claims.iter().map(|f| f.confidence).collect(),
    ]
}

const ARTICLE: &str = "In 2021, a randomized trial gave 28 mg of saffron extract daily to 60 adults with mild depression for 8 weeks. \
    Saffron improved mood. It did not affect sleep quality, but it reduced anxiety and fatigue, increased appetite and worsened nausea.";

#[test]
fn every_fact_has_the_confidence_of_its_features() {
    let (record, observed) = extracted(ARTICLE);
    for ((field, features), confidences) in FIELDS.iter().zip(&observed).zip(confidences(&record)) {
        assert!(!confidences.is_empty(), "{field}: the article has a fact of every field");
        assert_eq!(features.iter().map(|f| probability(field, f)).collect::<Vec<_>>(), confidences, "{field}");
        for features in features {
            let mut names: Vec<_> = features.iter().map(|f| f.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), features.len(), "{field}: a feature is observed once");
        }
    }
}

#[test]
fn a_claim_alone_is_surer_than_one_of_many() {
    let (record, _) = extracted(ARTICLE);
    let of = |words: &str| record.claims.iter().filter(|c| c.quote.contains(words)).map(|c| c.confidence).collect::<Vec<_>>();
    let (alone, many) = (of("improved mood"), of("reduced anxiety"));
    assert!(alone.len() == 1 && many.len() >= 3, "{alone:?} {many:?}");
    assert!(many.iter().all(|c| *c < alone[0]), "{alone:?} {many:?}");
}

#[test]
fn no_fact_is_certain() {
    let (record, _) = extracted(ARTICLE);
    for confidence in confidences(&record).iter().flatten() {
        assert!((0.01..=0.99).contains(confidence), "{confidence}");
    }
}

/// The articles of `tests/eval` had no part in the fit: what is said to be sure must hold on them too.
#[test]
fn what_is_sure_holds_on_articles_that_were_not_fitted() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/eval/gold.jsonl");
    let gold = Gold::parse(&std::fs::read_to_string(gold).expect("gold"), "gold.jsonl", &[]).articles;
    let scores = score(&gold, &predicted::extracted(&gold));
    for (field, judged) in Field::ALL.iter().zip(&scores.judged).filter(|(field, _)| **field != Field::Samples) {
        let c = calibration(judged);
        assert!(c.sure > 0 && c.sure_accuracy >= Some(0.9), "{field:?}: {c:?}");
    }
}
