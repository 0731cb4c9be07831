//! The small values that facts are made of: numbers, ranges, frequencies, durations, spans.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::vocabulary::{DurationUnit, Period};

/// A decimal number as a text states it; whole numbers are written without a fraction.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Num(pub f64);

impl Serialize for Num {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < 9e15 { s.serialize_i64(self.0 as i64) } else { s.serialize_f64(self.0) }
    }
}

impl From<f64> for Num {
    fn from(v: f64) -> Self {
        Num(v)
    }
}

/// `[low, high]`: equal for one value, null for an open end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Range(pub [Option<Num>; 2]);

impl Range {
    /// One value.
    pub fn one(v: f64) -> Self {
        Range([Some(Num(v)); 2])
    }
    /// Both ends.
    pub fn of(low: f64, high: f64) -> Self {
        Range([Some(Num(low)), Some(Num(high))])
    }
    /// The low end.
    pub fn low(&self) -> Option<f64> {
        self.0[0].map(|n| n.0)
    }
    /// The high end.
    pub fn high(&self) -> Option<f64> {
        self.0[1].map(|n| n.0)
    }
    /// The value where both ends agree.
    pub fn point(&self) -> Option<f64> {
        if self.0[0] == self.0[1] { self.low() } else { None }
    }
}

/// First and last calendar year; equal for one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct YearRange(pub [i32; 2]);

/// How often something is taken: `times` in `every` periods.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Frequency {
    /// How many times, lowest and highest.
    pub times: Range,
    /// The period's unit.
    pub period: Period,
    /// Every how many periods: 8 in "every 8 hours", else 1.
    #[schemars(range(min = 1))]
    pub every: u32,
}

/// For how long.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duration {
    /// Lowest and highest value.
    pub value: Range,
    /// UCUM unit of time.
    pub unit: DurationUnit,
}

impl Duration {
    /// The length in days (a month counts 30.4375, a year 365.25), low and high end.
    pub fn days(&self) -> [Option<f64>; 2] {
        self.value.0.map(|v| v.map(|n| n.0 * self.unit.days()))
    }
}

/// An amount over a day, in the unit of the dosage (per administration counts removed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerDay {
    /// Lowest amount a day.
    pub low: Option<Num>,
    /// Highest amount a day.
    pub high: Option<Num>,
    /// UCUM unit of the amount, the same as the dosage's.
    pub unit: String,
}

/// A half-open stretch of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First code point (bytes while a record is being made).
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Span {
    /// Whether the two share a character.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// Whether `other` lies inside.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// Length.
    pub fn len(self) -> usize {
        self.end - self.start
    }
    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }
    /// The words it stands for; `text` must be what it was made on, while offsets are bytes.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// A thing by name, linked to a concept where a vocabulary lists it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptRef {
    /// The name as told.
    pub name: String,
    /// Identifier of the concept, or null.
    pub concept: Option<String>,
}
