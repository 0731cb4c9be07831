//! What is known of a token from its word alone: the word lists that hold it, and what can begin with it. It is looked up once
//! a token, so that the rooms' many questions are tests of a bit, and rules that read from a token on are tried only where
//! they can succeed.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::scan::{Token, TokenKind};
use super::{claim, design, dosage, number, sample};
use crate::lexicon::trie::{Run, hash};
use crate::lexicon::words::{self, List};

/// A number in words or digits.
pub const NUMBER: u32 = 1;
/// A number or a range as doses are written with them.
pub const VALUE: u32 = 1 << 1;
/// An amount or a stretch of time: a value, "a", "an".
pub const AMOUNT: u32 = 1 << 2;
/// How often something is taken.
pub const FREQUENCY: u32 = 1 << 3;
/// The way in.
pub const ROUTE: u32 = 1 << 4;
/// A word of a sentence that tells what was done in a study or to a patient.
pub const DONE: u32 = 1 << 5;

/// A unit, a dosage form or a salt.
pub const UNIT: u32 = 1 << 6;

/// A call for research.
pub const GAP: u32 = 1 << 7;
/// A doubt.
pub const DOUBT: u32 = 1 << 8;
/// A denial.
pub const DENIAL: u32 = 1 << 9;
/// A noun that joins two things.
pub const LINK: u32 = 1 << 10;
/// What something is compared with.
pub const COMPARED: u32 = 1 << 11;
/// A sign that groups are compared.
pub const GROUPS: u32 = 1 << 12;
/// A p value or an interval.
pub const TEST: u32 = 1 << 13;
/// A word or mark that figures have with them.
pub const FIGURE: u32 = 1 << 14;
/// Words of likeness: "as effective as", "similar to".
pub const LIKENED: u32 = 1 << 15;
/// A mark of what is not significant.
pub const NOT_SIGNIFICANT: u32 = 1 << 17;
/// A look through what was written down before.
pub const LOOKED_BACK: u32 = 1 << 16;

/// What people do sooner, longer, more or less.
pub const DEED: u32 = 1 << 20;
/// A verb that is told in two parts.
pub const SPLIT: u32 = 1 << 21;
/// A risk that is so many times another.
pub const MANIFOLD: u32 = 1 << 22;
/// A verb that ties one thing to another.
pub const TIE: u32 = 1 << 23;

/// The last word of what opens a count: "more than".
pub const QUALIFIED: u32 = 1 << 18;
/// A word for men or women.
pub const SEX: u32 = 1 << 19;
/// A word that ages are told with: "aged", "years".
pub const AGE: u32 = 1 << 23;
/// A word that a grade of evidence or a difference between studies is told by.
pub const GRADE: u32 = 1 << 24;

/// A unit that an amount can be told in.
pub const MEASURE: u32 = 1 << 25;
/// A stretch of time: "weeks".
pub const PERIOD: u32 = 1 << 26;
/// A word that tells by itself how often something is taken.
pub const TIMES: u32 = 1 << 27;
/// A verb of taking or giving.
pub const TAKING: u32 = 1 << 28;
/// A word of a trial, in which people take what they are given.
pub const TRIED: u32 = 1 << 29;
/// A word in which somebody tells of themselves.
pub const FIRST_PERSON: u32 = 1 << 30;
/// A word of a nutrition label.
pub const NUTRIENT: u32 = 1 << 31;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Class {
    /// A bit for each word list that holds it.
    lists: u64,
    /// What can begin with it.
    begins: u32,
    /// The number that begins with it, counted from 1 among those of the text; 0 for none.
    pub(super) number: u32,
}

impl Class {
    /// Whether a list holds the word.
    pub fn listed(self, list: List) -> bool {
        self.lists & (1 << list as u64) != 0
    }

    /// Whether one of `what` can begin with the word.
    pub fn begins(self, what: u32) -> bool {
        self.begins & what != 0
    }

    /// What is known of several words together.
    pub fn of_all(words: &[Class]) -> Class {
        words.iter().fold(Class::default(), |all, c| Class { lists: all.lists | c.lists, begins: all.begins | c.begins, number: 0 })
    }
}

/// Slots of the table, several for each word.
const SLOTS: usize = 1 << 14;

/// The words that anything is known of, by the hashes of their letters.
struct Table {
    /// For each slot the row there, counted from 1; 0 for none. A row whose slot is taken stands in the next free one.
    slots: Vec<u16>,
    rows: Vec<(u64, Class)>,
}

impl Table {
    fn get(&self, key: u64) -> Class {
        let mut at = key as usize % SLOTS;
        while let Some(row) = self.slots[at].checked_sub(1) {
            let (listed, class) = self.rows[row as usize];
            if listed == key {
                return class;
            }
            at = (at + 1) % SLOTS;
        }
        Class::default()
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut classes: FxHashMap<u64, Class> = FxHashMap::default();
    for (word, lists) in words::members() {
        classes.entry(hash(word.as_bytes())).or_default().lists |= lists;
    }
    let openers = number::openers().chain(dosage::openers()).chain(sample::openers()).chain(claim::openers()).chain(design::openers());
    for (word, begins) in openers {
        classes.entry(hash(word.as_bytes())).or_default().begins |= begins;
    }
    let rows: Vec<(u64, Class)> = classes.into_iter().collect();
    assert!(rows.len() < SLOTS / 2);
    let mut slots = vec![0; SLOTS];
    for (row, (key, _)) in rows.iter().enumerate() {
        let mut at = *key as usize % SLOTS;
        while slots[at] > 0 {
            at = (at + 1) % SLOTS;
        }
        slots[at] = row as u16 + 1;
    }
    Table { slots, rows }
});

/// The class of every token; `runs` are the hashed words of `lower`, most of which are tokens too.
pub fn classes(lower: &str, tokens: &[Token], runs: &[Run]) -> Vec<Class> {
    let table = &*TABLE;
    let mut runs = runs.iter().peekable();
    let class = |t: &Token| {
        while runs.next_if(|r| r.start < t.start).is_some() {}
        let word = &lower.as_bytes()[t.start..t.end];
        let key = match runs.peek() {
            Some(r) if (r.start, r.end) == (t.start, t.end) => r.hash,
            _ => hash(word),
        };
        let mut class = table.get(key);
        if t.kind == TokenKind::Number {
            class.begins |= NUMBER | VALUE | AMOUNT | FREQUENCY;
        }
        match word {
            // "i.v.", "p.o.", "s.c."
            [b'i' | b'p'] => class.begins |= ROUTE,
            [b's'] => class.begins |= ROUTE | FREQUENCY,
            // "b.i.d.", "e.o.d.", "t.d.s."
            [b'b' | b'e' | b'o' | b't'] => class.begins |= FREQUENCY,
            // "q8h"
            [b'q', ..] => class.begins |= FREQUENCY,
            // "mgmost", with the sign of a thousandth too.
            [b'm', b'g', ..] | [b'm', b'c', b'g', ..] | [0xc2, 0xb5, b'g', ..] | [0xce, 0xbc, b'g', ..] => class.begins |= UNIT | MEASURE,
            _ => {}
        }
        class.begins |= claim::begun_by_form(&lower[t.start..t.end]);
        class
    };
    tokens.iter().map(class).collect()
}
