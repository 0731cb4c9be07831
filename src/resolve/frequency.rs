//! How rare each value is in the corpus, and what an agreement on it is worth: the weights of Fellegi and Sunter, as natural
//! logarithms of m/u. In a small corpus the chance of agreement leans on a prior that is written down here.

use rustc_hash::FxHashMap;

use super::compare::{Field, closeness};
use super::profile::{Profile, Symbol};
use super::quantity::Closeness;
use crate::record::{Design, Modifier};

/// A field's figures: how often one study's mentions agree where both tell, the chance of an agreement between strangers
/// before the corpus is seen, and how many observations that prior stands for.
struct Prior {
    m: f64,
    u: f64,
    strength: f64,
}

const fn prior(field: Field) -> Prior {
    let (m, u, strength) = match field {
        Field::Topic => (0.9, 0.01, 4.0),
        Field::Form => (0.9, 0.3, 3.0),
        Field::Design => (0.8, 0.10, 10.0),
        Field::Dose => (0.9, 0.08, 10.0),
        Field::Duration => (0.9, 0.10, 10.0),
        Field::Size => (0.9, 0.01, 20.0),
        Field::Year => (0.9, 0.06, 10.0),
        Field::Journal => (0.95, 0.03, 10.0),
        Field::Author => (0.95, 0.01, 10.0),
        Field::Country => (0.95, 0.08, 10.0),
        Field::Population => (0.9, 0.15, 10.0),
        Field::DataPeriod => (0.9, 0.02, 20.0),
        Field::StudiesIncluded => (0.8, 0.05, 20.0),
        Field::Finding => (0.9, 0.45, 10.0),
        Field::Figures => (0.5, 0.003, 20.0),
        Field::Identifier | Field::Article | Field::Words => (1.0, 0.001, 1.0),
    };
    Prior { m, u, strength }
}

/// Weight of a difference that one study could still be told with.
const fn far(field: Field) -> f64 {
    match field {
        Field::Topic => -1.0,
        Field::Design => -2.0,
        Field::Dose => -2.5,
        Field::Year => -0.5,
        Field::DataPeriod => -1.0,
        Field::StudiesIncluded => -1.5,
        Field::Finding => -2.5,
        _ => -1.0,
    }
}

/// How many other mentions of its study a mention is expected to have, before anything is compared.
const EXPECTED_PARTNERS: f64 = 1.5;

/// A value that can be counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Value {
    Symbol(Field, Symbol),
    Pair(Symbol, Symbol),
    Base(Symbol),
    Year(i32),
    Design(Option<Design>, Vec<Modifier>),
    Kind(Design),
    Bits(Field, u8),
    Number(Field, u64),
}

/// The values of a corpus, counted.
pub struct Frequencies {
    mentions: f64,
    counts: FxHashMap<Value, u32>,
    told: FxHashMap<Field, u32>,
    sizes: Vec<f64>,
    days: Vec<f64>,
    doses: FxHashMap<String, Vec<f64>>,
}

fn within(sorted: &[f64], low: f64, high: f64) -> f64 {
    (sorted.partition_point(|x| *x <= high) - sorted.partition_point(|x| *x < low)) as f64
}

impl Frequencies {
    /// Counts the values of all mentions.
    pub fn new(profiles: &[Profile]) -> Frequencies {
        let mut f = Frequencies {
            mentions: profiles.len().max(2) as f64,
            counts: FxHashMap::default(),
            told: FxHashMap::default(),
            sizes: Vec::new(),
            days: Vec::new(),
            doses: FxHashMap::default(),
        };
        for p in profiles {
            f.add(p);
        }
        f.sizes.sort_unstable_by(f64::total_cmp);
        f.days.sort_unstable_by(f64::total_cmp);
        f.doses.values_mut().for_each(|d| d.sort_unstable_by(f64::total_cmp));
        f
    }

    fn count(&mut self, field: Field, value: Value) {
        *self.counts.entry(value).or_default() += 1;
        *self.told.entry(field).or_default() += 1;
    }

    fn add(&mut self, p: &Profile) {
        let mut bases: Vec<Symbol> = p.interventions.iter().map(|t| t.base).collect();
        bases.dedup();
        for b in &bases {
            *self.counts.entry(Value::Base(*b)).or_default() += 1;
            for c in &p.conditions {
                *self.counts.entry(Value::Pair(*b, c.base)).or_default() += 1;
            }
        }
        for c in &p.conditions {
            *self.counts.entry(Value::Base(c.base)).or_default() += 1;
        }
        for t in &p.interventions {
            *self.counts.entry(Value::Symbol(Field::Form, t.exact)).or_default() += 1;
        }
        if let Some(d) = p.design.filter(|d| *d != Design::Study) {
            self.count(Field::Design, Value::Design(p.design, p.modifiers.clone()));
            *self.counts.entry(Value::Kind(d)).or_default() += 1;
        }
        for (field, symbol) in [(Field::Journal, p.journal), (Field::Author, p.author), (Field::Country, p.country)] {
            if let Some(s) = symbol {
                self.count(field, Value::Symbol(field, s));
            }
        }
        if let Some(y) = p.year {
            self.count(Field::Year, Value::Year(y.0[1]));
        }
        if let Some(y) = p.period {
            self.count(Field::DataPeriod, Value::Number(Field::DataPeriod, y.0[1] as u64));
        }
        if let Some(n) = p.included {
            self.count(Field::StudiesIncluded, Value::Number(Field::StudiesIncluded, n as u64));
        }
        for bit in (0..4).map(|b| 1 << b).filter(|b| p.findings.0 & b != 0) {
            self.count(Field::Finding, Value::Bits(Field::Finding, bit));
        }
        for figure in &p.figures {
            self.count(Field::Figures, Value::Symbol(Field::Figures, *figure));
        }
        self.sizes.extend(p.size.map(|s| (s.low + s.high) / 2.0));
        self.days.extend(p.duration.map(|d| (d.days.low + d.days.high) / 2.0));
        for d in &p.doses {
            self.doses.entry(d.amount.unit.clone()).or_default().push((d.amount.value.low + d.amount.value.high) / 2.0);
        }
    }

    fn of(&self, value: &Value) -> f64 {
        self.counts.get(value).copied().unwrap_or(0).into()
    }

    fn told(&self, field: Field) -> f64 {
        self.told.get(&field).copied().unwrap_or(0).into()
    }

    /// ln(m/u) for a value seen `count` times of `total`.
    fn weight(field: Field, count: f64, total: f64) -> f64 {
        let p = prior(field);
        let u = (count + p.strength * p.u) / (total + p.strength);
        (p.m / u.min(0.95)).ln()
    }

    /// The logarithm of the odds that two mentions are one study before they are compared.
    pub fn prior(&self) -> f64 {
        (EXPECTED_PARTNERS / self.mentions).ln()
    }

    fn topic(&self, a: &Profile, b: &Profile, near: Closeness) -> f64 {
        let mut rarest = f64::INFINITY;
        let mut shared = 0;
        for t in a.interventions.iter().filter(|t| b.interventions.iter().any(|u| u.base == t.base)) {
            shared += 1;
            rarest = rarest.min(self.of(&Value::Base(t.base)));
            for c in a.conditions.iter().filter(|c| b.conditions.iter().any(|d| c.base == d.base)) {
                rarest = rarest.min(self.of(&Value::Pair(t.base, c.base)));
            }
        }
        if shared == 0 {
            for c in a.conditions.iter().filter(|c| b.conditions.iter().any(|d| c.base == d.base)) {
                rarest = rarest.min(self.of(&Value::Base(c.base)));
            }
        }
        if rarest.is_infinite() {
            return 0.0;
        }
        let full = Self::weight(Field::Topic, rarest, self.mentions);
        // A second substance in common, and half the telling where the lists agree in part.
        let bonus = if shared > 1 { 0.7 } else { 0.0 };
        // Conditions are told in many words: a list that agrees in part is nearly as telling as one that agrees in whole.
        let same_substances = super::compare::same_bases(&a.interventions, &b.interventions);
        let cut = match near {
            Closeness::Same => 0.0,
            _ if same_substances => 0.2,
            _ => 0.7,
        };
        full + bonus - cut
    }

    fn form(&self, a: &Profile, b: &Profile) -> f64 {
        let shared = a.interventions.iter().filter(|t| b.interventions.iter().any(|u| u.exact == t.exact));
        shared
            .map(|t| Self::weight(Field::Form, self.of(&Value::Symbol(Field::Form, t.exact)), self.of(&Value::Base(t.base))))
            .fold(0.0, f64::max)
    }

    fn dose(&self, a: &Profile, b: &Profile) -> f64 {
        let mut best: f64 = 0.0;
        for x in &a.doses {
            for y in b.doses.iter().filter(|y| x.base.is_none() || y.base.is_none() || x.base == y.base) {
                let (v, w) = (x.amount.value, y.amount.value);
                if x.amount.unit == y.amount.unit && v.low * 0.98 <= w.high && w.low * 0.98 <= v.high {
                    let all = &self.doses[&x.amount.unit];
                    best = best.max(Self::weight(
                        Field::Dose,
                        within(all, v.low.min(w.low) * 0.98, v.high.max(w.high) * 1.02),
                        all.len() as f64,
                    ));
                }
            }
        }
        best
    }

    /// What the comparison of one field is worth; zero where one side does not tell.
    pub fn value(&self, field: Field, near: Closeness, a: &Profile, b: &Profile) -> f64 {
        let symbol = |s: Option<Symbol>| s.map_or(0.0, |s| Self::weight(field, self.of(&Value::Symbol(field, s)), self.told(field)));
        match (near, field) {
            (Closeness::Missing, _) => 0.0,
            (Closeness::Conflict, _) => f64::NEG_INFINITY,
            (Closeness::Far, Field::Topic) => self.topic(a, b, near).min(0.0) + far(field),
            (Closeness::Far, _) => far(field),
            (_, Field::Topic) => self.topic(a, b, near),
            (_, Field::Form) => self.form(a, b),
            (Closeness::Same, Field::Design) => {
                Self::weight(field, self.of(&Value::Design(a.design, a.modifiers.clone())), self.told(field))
            }
            (_, Field::Design) => {
                let count = [a.design, b.design].iter().flatten().map(|d| self.of(&Value::Kind(*d))).fold(0.0, f64::max);
                (Self::weight(field, count, self.told(field)) - 1.5).max(-0.5)
            }
            (_, Field::Dose) => self.dose(a, b),
            (_, Field::Duration) => {
                let d = a.duration.map_or(0.0, |d| within(&self.days, d.days.low * 0.95, d.days.high * 1.05));
                Self::weight(field, d, self.days.len() as f64)
            }
            (_, Field::Size) => {
                let (Some(x), Some(y)) = (a.size, b.size) else { return 0.0 };
                let (low, high) = (x.low.min(y.low), x.high.max(y.high));
                Self::weight(field, within(&self.sizes, low, high), self.sizes.len() as f64)
            }
            (_, Field::Year) => {
                let y = a.year.map_or(0.0, |y| self.of(&Value::Year(y.0[1])));
                Self::weight(field, y, self.told(field))
            }
            (_, Field::Journal) => symbol(a.journal),
            (_, Field::Author) => symbol(a.author),
            (_, Field::Country) => symbol(a.country),
            (_, Field::Population) => (prior(field).m / prior(field).u).ln(),
            (_, Field::DataPeriod) => {
                let y = a.period.map_or(0.0, |y| self.of(&Value::Number(field, y.0[1] as u64)));
                Self::weight(field, y, self.told(field)) - if near == Closeness::Same { 0.0 } else { 1.0 }
            }
            (_, Field::StudiesIncluded) => {
                let n = a.included.map_or(0.0, |n| self.of(&Value::Number(field, n as u64)));
                Self::weight(field, n, self.told(field))
            }
            (_, Field::Finding) => {
                let shared = a.findings.0 & b.findings.0;
                let bits = (0..4).map(|b| 1 << b).filter(|b| shared & b != 0);
                bits.map(|b| Self::weight(field, self.of(&Value::Bits(field, b)), self.told(field))).fold(0.0, f64::max)
            }
            (_, Field::Figures) => {
                let shared = a.figures.iter().filter(|x| b.figures.contains(x));
                shared.map(|x| Self::weight(field, self.of(&Value::Symbol(field, *x)), self.told(field))).fold(0.0, f64::max)
            }
            (_, Field::Identifier | Field::Article | Field::Words) => 0.0,
        }
    }

    /// The sum of what every field is worth, with `prior`; `None` where a field forbids.
    pub fn weigh(&self, a: &Profile, b: &Profile, soft: bool) -> Option<f64> {
        let mut sum = self.prior();
        for field in super::compare::COMPARED {
            let near = closeness(field, a, b);
            match near {
                Closeness::Conflict if soft => sum -= 2.0,
                Closeness::Conflict => return None,
                _ => sum += self.value(field, near, a, b),
            }
        }
        Some(sum)
    }
}
