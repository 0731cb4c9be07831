//! One article's facts paired one to one: the pair that agrees best first, then the one whose spans are most alike.

use std::cmp::Reverse;

use super::field::Field;
use super::gold::Item;

/// Code points that two facts share.
pub fn overlap(a: &Item, b: &Item) -> i64 {
    (a.end.min(b.end) - a.start.max(b.start)).max(0)
}

/// What they share as a part of the shorter one.
pub fn share(a: &Item, b: &Item) -> f64 {
    overlap(a, b) as f64 / (a.end - a.start).min(b.end - b.start).max(1) as f64
}

/// What they share as a part of the stretch that both cover.
pub fn likeness(a: &Item, b: &Item) -> f64 {
    overlap(a, b) as f64 / (a.end.max(b.end) - a.start.min(b.start)).max(1) as f64
}

/// Indexes of matched facts, gold and predicted.
pub fn align(field: Field, gold: &[Item], predicted: &[Item]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in predicted.iter().enumerate() {
            if field.same(g, p) {
                let agree = field.attributes().iter().filter(|a| (a.agrees)(g, p)).count();
                pairs.push((agree, likeness(g, p), i, j));
            }
        }
    }
    pairs.sort_by(|a, b| Reverse(a.0).cmp(&Reverse(b.0)).then(b.1.total_cmp(&a.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    let (mut used_gold, mut used_predicted) = (vec![false; gold.len()], vec![false; predicted.len()]);
    let mut out = Vec::new();
    for (_, _, i, j) in pairs {
        if !used_gold[i] && !used_predicted[j] {
            (used_gold[i], used_predicted[j]) = (true, true);
            out.push((i, j));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn claim(start: i64, end: i64, relation: &str, object: &str) -> Item {
        let value = json!({"quote": "q", "start": start, "end": end, "relation": relation, "subject": "zinc", "object": object,
                           "certainty": "asserted", "kind": "finding"});
        Item::read(&value).expect("a fact")
    }

    #[test]
    fn half_of_the_shorter_span_is_enough_for_a_claim() {
        let gold = [claim(0, 100, "improves", "sleep")];
        assert_eq!(align(Field::Claims, &gold, &[claim(90, 110, "improves", "sleep")]), [(0, 0)]);
        assert_eq!(align(Field::Claims, &gold, &[claim(91, 111, "improves", "sleep")]), []);
    }

    #[test]
    fn the_best_agreeing_pair_goes_first() {
        let gold = [claim(0, 50, "improves", "sleep"), claim(0, 50, "no_effect", "pain")];
        let predicted = [claim(0, 50, "no_effect", "pain"), claim(0, 50, "improves", "sleep")];
        assert_eq!(align(Field::Claims, &gold, &predicted), [(0, 1), (1, 0)]);
    }

    #[test]
    fn then_the_most_alike_span_and_then_the_order() {
        let gold = [claim(0, 50, "improves", "sleep")];
        let predicted = [claim(0, 30, "improves", "sleep"), claim(0, 48, "improves", "sleep"), claim(0, 48, "improves", "sleep")];
        assert_eq!(align(Field::Claims, &gold, &predicted), [(0, 1)]);
    }

    #[test]
    fn one_fact_has_one_partner() {
        let gold = [claim(0, 50, "improves", "sleep"), claim(0, 50, "improves", "mood")];
        assert_eq!(align(Field::Claims, &gold, &[claim(0, 50, "improves", "sleep")]).len(), 1);
    }
}
