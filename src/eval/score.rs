//! Counts: matched, missed and false facts of each field and of each rule, and how often the attributes of the matched are right.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::align::align;
use super::field::Field;
use super::gold::{GoldArticle, Item};
use super::predicted::Predicted;

/// The counts of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldCounts {
    /// Which field.
    pub field: Field,
    /// Annotated facts.
    pub gold: usize,
    /// Predicted facts.
    pub predicted: usize,
    /// Pairs.
    pub matched: usize,
    /// Pairs with all strict attributes right.
    pub strict: usize,
    /// Pairs with each attribute right, in the order of [`Field::attributes`].
    pub right: Vec<usize>,
}

/// The counts of one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleCounts {
    /// The rule's code; empty where the records name none.
    pub rule: String,
    /// Its field.
    pub field: Field,
    /// Facts that the gold has too.
    pub matched: usize,
    /// Of those, the ones with all strict attributes right.
    pub strict: usize,
    /// Facts that it has not.
    pub false_alarms: usize,
}

/// A predicted fact's confidence and whether the gold has the fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// What the record said.
    pub confidence: f64,
    /// Whether it was matched.
    pub right: bool,
}

/// All counts.
#[derive(Clone, Debug)]
pub struct Scores {
    /// By field, in the order of [`Field::ALL`].
    pub fields: Vec<FieldCounts>,
    /// By field and rule.
    pub rules: Vec<RuleCounts>,
    /// Predicted facts with a confidence, by field.
    pub judged: Vec<Vec<Judged>>,
    /// Matched pairs by article and field, for the listing of errors.
    pub pairs: Vec<Vec<Vec<(usize, usize)>>>,
}

/// `part` of `whole`; nothing of nothing is 0.
fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

/// A figure to four decimals, as it is written.
pub fn figure(value: f64) -> f64 {
    format!("{value:.4}").parse().unwrap_or(value)
}

fn f1(precision: f64, recall: f64) -> f64 {
    ratio(2.0 * precision * recall, precision + recall)
}

impl FieldCounts {
    fn new(field: Field) -> Self {
        FieldCounts { field, gold: 0, predicted: 0, matched: 0, strict: 0, right: vec![0; field.attributes().len()] }
    }

    /// Matched among the predicted.
    pub fn precision(&self) -> f64 {
        ratio(self.matched as f64, self.predicted as f64)
    }

    /// Matched among the annotated.
    pub fn recall(&self) -> f64 {
        ratio(self.matched as f64, self.gold as f64)
    }

    /// Harmonic mean of both.
    pub fn f1(&self) -> f64 {
        f1(self.precision(), self.recall())
    }

    /// F1 where a pair counts with all strict attributes right.
    pub fn strict_f1(&self) -> f64 {
        f1(ratio(self.strict as f64, self.predicted as f64), ratio(self.strict as f64, self.gold as f64))
    }

    /// Each attribute with the part of the matched that has it right.
    pub fn attributes(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let right = self.field.attributes().iter().zip(&self.right);
        right.map(|(attribute, right)| (attribute.name, ratio(*right as f64, self.matched as f64)))
    }

    /// The figure of this name: `precision`, `recall`, `f1`, `strict_f1` or an attribute.
    pub fn named(&self, name: &str) -> Option<f64> {
        match name {
            "precision" => Some(self.precision()),
            "recall" => Some(self.recall()),
            "f1" => Some(self.f1()),
            "strict_f1" => Some(self.strict_f1()),
            other => self.attributes().find(|(attribute, _)| *attribute == other).map(|(_, value)| value),
        }
    }
}

impl Serialize for FieldCounts {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row {
            gold: usize,
            predicted: usize,
            matched: usize,
            precision: f64,
            recall: f64,
            f1: f64,
            strict_f1: f64,
            attributes: BTreeMap<&'static str, f64>,
        }
        let row = Row {
            gold: self.gold,
            predicted: self.predicted,
            matched: self.matched,
            precision: figure(self.precision()),
            recall: figure(self.recall()),
            f1: figure(self.f1()),
            strict_f1: figure(self.strict_f1()),
            attributes: self.attributes().map(|(name, value)| (name, figure(value))).collect(),
        };
        row.serialize(s)
    }
}

/// Counts the facts of every article. An article without a record counts as one without facts.
pub fn score(gold: &[GoldArticle], predicted: &Predicted) -> Scores {
    let mut fields: Vec<_> = Field::ALL.map(FieldCounts::new).into();
    let mut rules: BTreeMap<(Field, String), RuleCounts> = BTreeMap::new();
    let mut judged = vec![Vec::new(); Field::ALL.len()];
    let mut pairs = Vec::with_capacity(gold.len());
    for (article, found) in gold.iter().zip(predicted) {
        let mut of_article = Vec::with_capacity(Field::ALL.len());
        for (at, field) in Field::ALL.into_iter().enumerate() {
            let (g, p) = (&article.facts[at][..], found.as_ref().map_or(&[][..], |f| &f[at][..]));
            let matched = align(field, g, p);
            let counts = &mut fields[at];
            counts.gold += g.len();
            counts.predicted += p.len();
            counts.matched += matched.len();
            let mut state = vec![None; p.len()];
            for &(i, j) in &matched {
                let strict = tally(counts, &g[i], &p[j]);
                state[j] = Some(strict);
            }
            for (item, state) in p.iter().zip(state) {
                let rule = item.words("rule").to_string();
                let counts =
                    rules.entry((field, rule.clone())).or_insert(RuleCounts { rule, field, matched: 0, strict: 0, false_alarms: 0 });
                match state {
                    Some(strict) => {
                        counts.matched += 1;
                        counts.strict += usize::from(strict);
                    }
                    None => counts.false_alarms += 1,
                }
                if let Some(confidence) = item.get("confidence").as_f64() {
                    judged[at].push(Judged { confidence, right: state.is_some() });
                }
            }
            of_article.push(matched);
        }
        pairs.push(of_article);
    }
    Scores { fields, rules: rules.into_values().collect(), judged, pairs }
}

/// Counts one pair; whether it is right strictly.
fn tally(counts: &mut FieldCounts, gold: &Item, predicted: &Item) -> bool {
    let mut strict = true;
    for (attribute, right) in counts.field.attributes().iter().zip(&mut counts.right) {
        if (attribute.agrees)(gold, predicted) {
            *right += 1;
        } else if counts.field.is_strict(attribute.name) {
            strict = false;
        }
    }
    counts.strict += usize::from(strict);
    strict
}
