//! The vocabulary: concepts with their names, forms and polarity, and the trie that finds the names in a text.
//!
//! The embedded lexicon is `en/*.tsv`, one concept class a file; [`tsv`] reads it, [`matcher`] finds it. Nothing here
//! decides a fact.

pub mod check;
pub mod cues;
pub mod designs;
pub mod import;
mod imported;
pub mod limitations;
mod matcher;
mod near;
pub mod phrases;
pub mod trie;
mod tsv;
pub mod words;

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

pub use matcher::{Hit, Matcher, is_boundary, keep_leftmost_longest};
pub use near::near;

use crate::ids::content_id;
use trie::Run;

/// Whether more of a thing is better or worse for health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// More is better ("sleep quality").
    HigherBetter,
    /// More is worse ("LDL cholesterol", every disease and symptom).
    HigherWorse,
}

/// How a concept hangs under another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParentLink {
    /// A salt, ester, chelate, extract or delivery form of it.
    FormOf,
    /// A narrower kind of it.
    IsA,
}

/// The side of a claim that a class of concepts can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Something given, taken, done or undergone.
    Intervention,
    /// A disease, symptom, deficiency or state.
    Condition,
    /// An outcome, measure, marker, scale, process or event.
    Outcome,
    /// Who is studied.
    Population,
}

/// A concept of the vocabulary.
#[derive(Clone, Debug)]
pub struct Concept {
    /// CURIE that was looked up, else `EVG:concept.` + 32 hex digits of the normalized name.
    pub id: String,
    /// Preferred name.
    pub name: String,
    /// Class: `herb`, `disease`, `measure` …
    pub kind: String,
    /// Which side of a claim it stands on.
    pub side: Side,
    /// Whether more of it is better or worse; `None` where it depends.
    pub polarity: Option<Polarity>,
    /// What it is a form or kind of: indexes into [`Lexicon::concepts`].
    pub parents: Vec<(ParentLink, usize)>,
    /// Every other name.
    pub synonyms: Vec<String>,
}

/// The concepts and the trie of their names.
pub struct Lexicon {
    /// The embedded concepts, then those of each imported vocabulary.
    concepts: Vec<Concept>,
    embedded: Arc<Index>,
    imported: Vec<imported::Imported>,
}

/// What leads to the embedded concepts.
struct Index {
    by_id: FxHashMap<String, usize>,
    by_name: FxHashMap<String, usize>,
    matcher: Matcher,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon").field("concepts", &self.concepts.len()).field("imported", &self.imported.len()).finish()
    }
}

/// The identifier of a concept that has no CURIE, linked or not.
pub fn concept_id(name: &str) -> String {
    #[derive(serde::Serialize)]
    struct Name<'a> {
        name: &'a str,
    }
    content_id("concept", &Name { name: &normalize(name) })
}

/// A name as compared: lower case, straight apostrophes, single spaces.
pub fn normalize(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
                '’' | '‘' => out.push('\''),
                '‐' | '‑' | '–' => out.push('-'),
                c => out.extend(c.to_lowercase()),
            }
        }
    }
    out
}

impl Lexicon {
    /// The vocabulary that the program carries.
    pub fn embedded() -> &'static Lexicon {
        static EMBEDDED: OnceLock<Lexicon> = OnceLock::new();
        EMBEDDED.get_or_init(|| Lexicon::new(tsv::embedded()))
    }

    fn new(rows: Vec<tsv::Row>) -> Self {
        let mut concepts: Vec<Concept> = Vec::with_capacity(rows.len());
        let mut by_id = FxHashMap::default();
        let mut by_name = FxHashMap::default();
        let mut parents = Vec::with_capacity(rows.len());
        for row in rows {
            let at = concepts.len();
            let id = row.id.map_or_else(|| concept_id(row.name), str::to_string);
            by_id.entry(id.clone()).or_insert(at);
            for name in std::iter::once(row.name).chain(row.synonyms.iter().copied()) {
                // "PSA" and "PsA" are two names; either is found as it is written, and the first in any case.
                if matcher::case_matters(name) {
                    by_name.entry(name.to_string()).or_insert(at);
                }
                by_name.entry(normalize(name)).or_insert(at);
            }
            parents.push(row.parents);
            concepts.push(Concept {
                id,
                name: row.name.to_string(),
                kind: row.kind.to_string(),
                side: row.side,
                polarity: row.polarity,
                parents: Vec::new(),
                synonyms: row.synonyms.iter().map(|s| s.to_string()).collect(),
            });
        }
        for (at, links) in parents.into_iter().enumerate() {
            concepts[at].parents = links
                .into_iter()
                .filter_map(|(link, name)| by_name.get(&normalize(name)).filter(|p| **p != at).map(|p| (link, *p)))
                .collect();
        }
        let matcher = Matcher::new(&concepts);
        Lexicon { concepts, embedded: Arc::new(Index { by_id, by_name, matcher }), imported: Vec::new() }
    }

    /// Every concept; [`Hit::concept`] and [`Concept::parents`] index into it.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// Every name and synonym of the concepts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.concepts.iter().flat_map(|c| std::iter::once(&c.name).chain(&c.synonyms)).map(String::as_str)
    }

    /// The concept with this identifier.
    pub fn by_id(&self, id: &str) -> Option<&Concept> {
        let embedded = self.embedded.by_id.get(id).copied();
        embedded.or_else(|| self.imported_by_id(id)).map(|i| &self.concepts[i])
    }

    /// The concept that has exactly this name or synonym, whatever its case; imported short names need theirs.
    pub fn by_name(&self, name: &str) -> Option<&Concept> {
        let names = &self.embedded.by_name;
        let embedded = names.get(name).or_else(|| names.get(&normalize(name))).copied();
        embedded.or_else(|| self.imported_by_name(name, false)).map(|i| &self.concepts[i])
    }

    /// The names standing in a text, leftmost and longest, in order; `lower` is the text in ASCII lower case.
    pub fn find(&self, text: &str, lower: &str) -> Vec<Hit> {
        self.find_among(text, lower, &trie::runs(lower))
    }

    /// The same where the words of `lower` are at hand.
    pub fn find_among(&self, text: &str, lower: &str, runs: &[Run]) -> Vec<Hit> {
        let hits = self.embedded.matcher.find(text, lower, runs);
        if self.imported.is_empty() { hits } else { self.with_imported(text, hits) }
    }

    /// The substance that this is a form of, or itself: magnesium for magnesium citrate.
    pub fn base<'a>(&'a self, concept: &'a Concept) -> &'a Concept {
        let mut at = concept;
        for _ in 0..8 {
            match at.parents.iter().find(|(link, _)| *link == ParentLink::FormOf) {
                Some((_, parent)) => at = &self.concepts[*parent],
                None => break,
            }
        }
        at
    }

    /// Everything above a concept, itself first, in breadth-first order.
    pub fn ancestors<'a>(&'a self, concept: &'a Concept) -> Vec<&'a Concept> {
        let mut out = vec![concept];
        let mut next = 0;
        while next < out.len() {
            for (_, parent) in &out[next].parents {
                let parent = &self.concepts[*parent];
                if !out.iter().any(|c| c.id == parent.id) {
                    out.push(parent);
                }
            }
            next += 1;
        }
        out
    }
}
