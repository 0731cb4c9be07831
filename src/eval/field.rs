//! The five fields: when a gold fact and a predicted one are the same, and which attributes are compared once they are.

use serde_json::Value;

use super::align::{overlap, share};
use super::gold::Item;
use super::names::alike;

/// A field of the record that is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Amounts.
    Dosages,
    /// Kinds of study.
    Designs,
    /// Calendar years.
    Years,
    /// Notes on samples.
    Samples,
    /// Relations.
    Claims,
}

/// An attribute of matched facts: its name, and whether two facts agree on it.
pub struct Attribute {
    /// The member's name.
    pub name: &'static str,
    /// Whether gold and predicted agree.
    pub agrees: fn(&Item, &Item) -> bool,
}

/// Attributes whose values are equal.
macro_rules! attributes {
    ($($name:literal by $agrees:expr,)*) => { &[$(Attribute { name: $name, agrees: $agrees },)*] };
}

const DOSAGE: &[Attribute] = attributes! {
    "substance" by |g, p| alike(g.words("substance"), p.words("substance")),
    "frequency" by |g, p| frequency(g.get("frequency")) == frequency(p.get("frequency")),
    "duration" by |g, p| duration(g.get("duration")) == duration(p.get("duration")),
    "route" by |g, p| equal(g.get("route"), p.get("route")),
    "role" by |g, p| equal(g.get("role"), p.get("role")),
    "basis" by |g, p| equal(g.get("basis"), p.get("basis")),
};
const DESIGN: &[Attribute] = attributes! {
    "modifiers" by |g, p| set(g.get("modifiers")) == set(p.get("modifiers")),
    "status" by |g, p| equal(g.get("status"), p.get("status")),
};
const YEAR: &[Attribute] = attributes! { "role" by |g, p| equal(g.get("role"), p.get("role")), };
const CLAIM: &[Attribute] = attributes! {
    "relation" by |g, p| equal(g.get("relation"), p.get("relation")),
    "subject" by |g, p| alike(g.words("subject"), p.words("subject")),
    "object" by |g, p| alike(g.words("object"), p.words("object")),
    "certainty" by |g, p| equal(g.get("certainty"), p.get("certainty")),
    "kind" by |g, p| equal(g.get("kind"), p.get("kind")),
};

impl Field {
    /// Every field, in the order of the record.
    pub const ALL: [Field; 5] = [Field::Dosages, Field::Designs, Field::Years, Field::Samples, Field::Claims];

    /// As a record names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Dosages => "dosages",
            Field::Designs => "designs",
            Field::Years => "years",
            Field::Samples => "samples",
            Field::Claims => "claims",
        }
    }

    /// The field of this name.
    pub fn named(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.as_str() == name)
    }

    /// Whether a gold fact and a predicted one are the same fact.
    pub fn same(self, gold: &Item, predicted: &Item) -> bool {
        let touch = || overlap(gold, predicted) > 0;
        let numbers = |member| numbers(gold.get(member)) == numbers(predicted.get(member));
        let values = |member| equal(gold.get(member), predicted.get(member));
        match self {
            Field::Dosages => touch() && numbers("amount") && values("unit"),
            Field::Designs => touch() && values("design"),
            Field::Years => touch() && numbers("year"),
            Field::Samples => {
                values("kind")
                    && touch()
                    && match gold.words("kind") {
                        "size" | "group_size" | "studies_included" | "age" => numbers("value"),
                        "sex" => values("value"),
                        "population" => alike(&gold.quote, &predicted.quote),
                        _ => values("limitation"),
                    }
            }
            Field::Claims => share(gold, predicted) >= 0.5,
        }
    }

    /// What is compared of matched facts.
    pub fn attributes(self) -> &'static [Attribute] {
        match self {
            Field::Dosages => DOSAGE,
            Field::Designs => DESIGN,
            Field::Years => YEAR,
            Field::Samples => &[],
            Field::Claims => CLAIM,
        }
    }

    /// Whether an attribute must be right for the strict figure: relation, subject and object of a claim, all of the other fields.
    pub fn is_strict(self, attribute: &str) -> bool {
        self != Field::Claims || matches!(attribute, "relation" | "subject" | "object")
    }

    /// The members that make a fact the one that it is, beside its place.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Field::Dosages => &["amount", "unit"],
            Field::Designs => &["design"],
            Field::Years => &["year"],
            Field::Samples => &["kind", "value", "limitation"],
            Field::Claims => &[],
        }
    }

    /// Whether two facts agree on a key or an attribute.
    pub fn agree(self, member: &str, gold: &Item, predicted: &Item) -> bool {
        if let Some(attribute) = self.attributes().iter().find(|a| a.name == member) {
            return (attribute.agrees)(gold, predicted);
        }
        let (g, p) = (gold.get(member), predicted.get(member));
        equal(g, p) || (g.is_number() || g.is_array()) && numbers(g) == numbers(p)
    }
}

/// A `[low, high]` pair, from such a pair or from one number; six decimals count.
fn numbers(value: &Value) -> Option<Vec<Option<f64>>> {
    let number = |v: &Value| v.as_f64().or_else(|| v.as_str().and_then(|s| s.trim().parse().ok())).map(rounded);
    match value {
        Value::Null => None,
        Value::Array(ends) => Some(ends.iter().map(number).collect()),
        one => Some(vec![number(one); 2]),
    }
}

/// A number to six decimals, ties to even, as printing does it.
fn rounded(number: f64) -> f64 {
    format!("{number:.6}").parse().unwrap_or(number)
}

/// Values as compared: numbers by what they count, whether written `1` or `1.0`.
fn equal(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// Names in any order, each once.
fn set(value: &Value) -> std::collections::BTreeSet<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Whether a value says anything.
fn told(value: &Value) -> bool {
    !(value.is_null() || value.as_object().is_some_and(serde_json::Map::is_empty))
}

type Frequency<'a> = (Option<Vec<Option<f64>>>, &'a Value, f64);

fn frequency(value: &Value) -> Option<Frequency<'_>> {
    let every = value["every"].as_f64().filter(|n| *n != 0.0).unwrap_or(1.0);
    told(value).then(|| (numbers(&value["times"]), &value["period"], every))
}

fn duration(value: &Value) -> Option<(Option<Vec<Option<f64>>>, &Value)> {
    told(value).then(|| (numbers(&value["value"]), &value["unit"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn item(value: Value) -> Item {
        Item::read(&value).expect("a fact")
    }

    #[test]
    fn a_dosage_is_its_amount_and_unit_where_it_stands() {
        let gold = item(json!({"quote": "200 mg", "start": 10, "end": 16, "amount": [200, 200], "unit": "mg"}));
        let at = |start: u64, amount: Value, unit: &str| {
            item(json!({"quote": "200 mg", "start": start, "end": start + 6, "amount": amount, "unit": unit}))
        };
        assert!(Field::Dosages.same(&gold, &at(15, json!(200.0), "mg")), "one number is both ends, one character is enough");
        assert!(!Field::Dosages.same(&gold, &at(16, json!([200, 200]), "mg")), "side by side is not the same place");
        assert!(!Field::Dosages.same(&gold, &at(10, json!([null, 200]), "mg")), "an open end is another amount");
        assert!(!Field::Dosages.same(&gold, &at(10, json!([200, 200]), "g")));
        assert!(Field::Dosages.same(&gold, &at(10, json!([200.000_000_4, 200]), "mg")), "beyond six decimals all is one");
    }

    #[test]
    fn frequencies_and_durations() {
        let times = json!({"times": [1, 1], "period": "d"});
        assert!(frequency(&times) == frequency(&json!({"times": 1, "period": "d", "every": 1})), "every is 1 where it is not told");
        assert!(frequency(&times) != frequency(&json!({"times": [1, 1], "period": "wk", "every": 1})));
        assert!(frequency(&Value::Null) == frequency(&json!({})));
        assert!(duration(&json!({"value": [8, 8], "unit": "wk"})) != duration(&json!({"value": [8, 8], "unit": "d"})));
    }

    #[test]
    fn a_sample_is_compared_by_what_its_kind_tells() {
        let note = |kind: &str, quote: &str, value: Value, limitation: Value| {
            item(json!({"quote": quote, "start": 0, "end": quote.len(), "kind": kind, "value": value, "limitation": limitation}))
        };
        let same = |a: &Item, b: &Item| Field::Samples.same(a, b);
        let none = || Value::Null;
        assert!(same(&note("size", "40 adults", json!([40, 40]), none()), &note("size", "40", json!(40), none())));
        assert!(!same(&note("size", "40 adults", json!([40, 40]), none()), &note("group_size", "40", json!([40, 40]), none())));
        assert!(same(&note("population", "older adults", none(), none()), &note("population", "the older adults", none(), none())));
        assert!(!same(&note("population", "pregnant women", none(), none()), &note("population", "older men", none(), none())));
        assert!(same(
            &note("limitation", "small", none(), json!("small_sample")),
            &note("limitation", "a small", json!(3), json!("small_sample"))
        ));
        assert!(!same(&note("sex", "women", json!("female"), none()), &note("sex", "women", json!("male"), none())));
    }

    #[test]
    fn modifiers_are_a_set() {
        let design = |m: Value| item(json!({"quote": "trial", "start": 0, "end": 5, "design": "clinical_trial", "modifiers": m}));
        let agree = |a: Value, b: Value| Field::Designs.agree("modifiers", &design(a), &design(b));
        assert!(agree(json!(["pilot", "open_label"]), json!(["open_label", "pilot"])));
        assert!(agree(json!([]), Value::Null));
        assert!(!agree(json!(["pilot"]), json!([])));
    }
}
