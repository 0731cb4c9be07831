//! Which terms and names of a vocabulary may be looked for, and what was dropped for which reason.
//!
//! Raw vocabularies hold "can", "top" and "all" as names; what passes here is looked for in every text.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::compiled::Kind;
use super::{OTHER_KIND, Scope, Term, hash, stop};

/// Names of more pieces are chemical formulas that no sentence holds.
const MOST_PIECES: usize = 24;

/// What to keep.
#[derive(Clone, Debug, Serialize)]
pub struct Filters {
    /// Keep terms of these kinds; of a file that tells no kinds, all terms are of the one kind given.
    pub kinds: Vec<String>,
    /// Keep synonyms of these scopes.
    pub scopes: Vec<Scope>,
    /// Keep identifiers with these prefixes; all where empty.
    pub prefixes: Vec<String>,
    /// Keep these terms and what is below them; all where empty.
    pub under: Vec<String>,
    /// Fewest characters of a name.
    pub min_length: usize,
    /// Names all in capitals match in any case: for files that write everything so.
    pub fold_capitals: bool,
    /// Words to drop beside the built-in stop list.
    pub stop: Vec<String>,
}

impl Default for Filters {
    fn default() -> Self {
        Filters {
            kinds: Vec::new(),
            scopes: vec![Scope::Exact],
            prefixes: Vec::new(),
            under: Vec::new(),
            min_length: 3,
            fold_capitals: false,
            stop: Vec::new(),
        }
    }
}

/// A term that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTerm {
    /// CURIE.
    pub id: String,
    /// Preferred name, looked for or not.
    pub name: String,
    /// Kind; empty where neither the file nor the filter tells it.
    pub kind: String,
    /// Identifiers of the terms above it.
    pub parents: Vec<String>,
    /// Names that are looked for.
    pub names: Vec<KeptName>,
}

/// A name that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptName {
    /// As the file spells it.
    pub spelled: String,
    /// Whether its case has to be met.
    pub exact: bool,
}

/// What was read, kept and dropped. Read is the sum of kept and dropped, for terms as for names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Terms in the file.
    pub terms: u64,
    /// Of them with a preferred name.
    pub named: u64,
    /// Synonyms in the file by scope.
    pub synonyms: BTreeMap<Scope, u64>,
    /// Terms that are looked for.
    pub kept_terms: u64,
    /// Names that are looked for.
    pub kept_names: u64,
    /// Of them those whose case has to be met.
    pub exact_names: u64,
    /// Terms dropped, by reason.
    pub dropped_terms: BTreeMap<&'static str, u64>,
    /// Names dropped, by reason.
    pub dropped_names: BTreeMap<&'static str, u64>,
}

/// Whether the case of a name has to be met: it has at most four letters, or no small ones.
fn exact(name: &str, fold_capitals: bool) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters <= 4 || (!fold_capitals && !name.chars().any(char::is_lowercase))
}

/// Applies the filters. The terms kept are in the order of their identifiers.
///
/// A kind that is not among `known` is as good as none told.
pub fn filter(mut terms: Vec<Term>, filters: &Filters, known: &[Kind]) -> (Vec<KeptTerm>, Summary) {
    let mut sum = Summary { terms: terms.len() as u64, ..Summary::default() };
    for term in &mut terms {
        term.kinds.retain(|k| k == OTHER_KIND || known.iter().any(|n| n.name == *k));
        sum.named += u64::from(!term.name.is_empty());
        for (scope, _) in &term.synonyms {
            *sum.synonyms.entry(*scope).or_default() += 1;
        }
    }
    let below = (!filters.under.is_empty()).then(|| below(&terms, &filters.under));
    // Of two entries with one id the one with a name comes first; the others add their synonyms to it.
    terms.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| a.name.is_empty().cmp(&b.name.is_empty())));
    let mut kept: Vec<KeptTerm> = Vec::new();
    let mut left: Vec<Vec<(bool, String)>> = Vec::new();
    for term in terms {
        let reason = dropped(&term, filters, below.as_ref());
        if let Some(reason) = reason {
            *sum.dropped_terms.entry(reason).or_default() += 1;
            *sum.dropped_names.entry("term_dropped").or_default() += names_of(&term);
            continue;
        }
        let kind = kind_of(&term, filters);
        let mut names = Vec::with_capacity(1 + term.synonyms.len());
        let again = kept.last().is_some_and(|k| k.id == term.id);
        if !term.name.is_empty() {
            names.push((!again, term.name.clone()));
        }
        for (scope, name) in term.synonyms {
            if filters.scopes.contains(&scope) {
                names.push((false, name));
            } else {
                *sum.dropped_names.entry("other_scope").or_default() += 1;
            }
        }
        if again {
            *sum.dropped_terms.entry("same_id").or_default() += 1;
            left.last_mut().into_iter().for_each(|l| l.append(&mut names));
            continue;
        }
        kept.push(KeptTerm { id: term.id, name: term.name, kind, parents: term.parents, names: Vec::new() });
        left.push(names);
    }
    names(&mut kept, left, filters, &mut sum);
    kept.retain(|k| !k.names.is_empty());
    sum.dropped_names.retain(|_, n| *n > 0);
    sum.kept_terms = kept.len() as u64;
    let without = sum.terms - sum.kept_terms - sum.dropped_terms.values().sum::<u64>();
    if without > 0 {
        sum.dropped_terms.insert("no_name_left", without);
    }
    (kept, sum)
}

fn names_of(term: &Term) -> u64 {
    u64::from(!term.name.is_empty()) + term.synonyms.len() as u64
}

/// Every term at or below `roots`.
fn below(terms: &[Term], roots: &[String]) -> FxHashSet<String> {
    let mut children: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for term in terms {
        for parent in &term.parents {
            children.entry(parent).or_default().push(&term.id);
        }
    }
    let mut found: FxHashSet<String> = roots.iter().cloned().collect();
    let mut next: Vec<&str> = roots.iter().map(String::as_str).collect();
    while let Some(id) = next.pop() {
        for child in children.get(id).into_iter().flatten() {
            if found.insert(child.to_string()) {
                next.push(child);
            }
        }
    }
    found
}

/// Why a term is not looked for.
fn dropped(term: &Term, filters: &Filters, below: Option<&FxHashSet<String>>) -> Option<&'static str> {
    let prefix = term.id.split_once(':').map_or("", |(p, _)| p);
    if term.obsolete {
        Some("obsolete")
    } else if term.name.is_empty() && term.synonyms.is_empty() {
        Some("no_name")
    } else if !filters.prefixes.is_empty() && !filters.prefixes.iter().any(|p| p == prefix) {
        Some("other_prefix")
    } else if below.is_some_and(|b| !b.contains(&term.id)) {
        Some("outside_branch")
    } else if !term.kinds.is_empty() && !term.kinds.iter().any(|k| wanted(k, filters)) {
        Some("other_kind")
    } else {
        None
    }
}

/// Whether a kind that the file tells is one to keep.
fn wanted(kind: &String, filters: &Filters) -> bool {
    if filters.kinds.is_empty() { kind != OTHER_KIND } else { filters.kinds.contains(kind) }
}

fn kind_of(term: &Term, filters: &Filters) -> String {
    let told = term.kinds.iter().find(|k| wanted(k, filters)).or(filters.kinds.first().filter(|_| term.kinds.is_empty()));
    told.cloned().unwrap_or_default()
}

/// Gives the terms the names that pass. A name that two terms have goes to the one that prefers it, else to the smaller id.
fn names(kept: &mut [KeptTerm], left: Vec<Vec<(bool, String)>>, filters: &Filters, sum: &mut Summary) {
    let own: FxHashSet<String> = filters.stop.iter().map(|w| hash::key(w)).collect();
    let mut taken: FxHashMap<String, (usize, String)> = FxHashMap::default();
    let drop = |reason: &'static str, sum: &mut Summary| *sum.dropped_names.entry(reason).or_default() += 1;
    for preferred in [true, false] {
        for (at, list) in left.iter().enumerate() {
            for (_, name) in list.iter().filter(|(p, _)| *p == preferred) {
                let spelled = name.split_whitespace().collect::<Vec<_>>().join(" ");
                let key = hash::key(&spelled);
                if let Some(reason) = unfit(&spelled, &key, filters, &own) {
                    drop(reason, sum);
                    continue;
                }
                let exact = exact(&spelled, filters.fold_capitals);
                let place = if exact { format!("{key}\t{spelled}") } else { key };
                match taken.get(&place) {
                    Some((other, _)) if *other == at => drop("repeated", sum),
                    Some(_) => drop("name_of_another", sum),
                    None => {
                        taken.insert(place, (at, spelled.clone()));
                        sum.kept_names += 1;
                        sum.exact_names += u64::from(exact);
                        kept[at].names.push(KeptName { spelled, exact });
                    }
                }
            }
        }
    }
}

/// Why a name is not looked for, whoever has it.
fn unfit(name: &str, key: &str, filters: &Filters, own: &FxHashSet<String>) -> Option<&'static str> {
    if key.chars().count() < filters.min_length {
        Some("too_short")
    } else if !name.chars().any(char::is_alphabetic) {
        Some("no_letter")
    } else if hash::pieces(name).len() > MOST_PIECES {
        Some("too_long")
    } else if stop::holds(key) || own.contains(key) {
        Some("stop_word")
    } else {
        None
    }
}
