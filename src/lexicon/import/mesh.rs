//! What the two MeSH formats share: the relation of a concept to its record, kinds by tree number, and parents.

use std::collections::HashMap;

use super::{OTHER_KIND, Scope, Term};

/// What the tree says that a record is; the longest beginning counts.
const TREES: &[(&str, &str)] = &[
    ("C", "disease"),
    ("C01", "infection"),
    ("C23.888", "symptom"),
    ("C26", "injury"),
    ("D", "compound"),
    ("D08", "enzyme"),
    ("D12.776", "protein"),
    ("D12.125", "amino_acid"),
    ("D20.215.784", "vaccine"),
    ("D27", "drug_class"),
    ("E", "procedure"),
    ("E07", "device"),
    ("F01", "behavioral"),
    ("F02", "process"),
    ("F03", "disease"),
    ("F04.754", "behavioral"),
    ("G", "process"),
    ("G07.203.650", "diet"),
    ("G11.427.410.698", "exercise"),
    ("I03.350", "exercise"),
    ("J02", "food"),
    ("J02.200", "beverage"),
    ("M", "population"),
];

/// A relation code of MeSH: equivalent, narrower, broader, related.
pub fn scope(code: &str) -> Option<Scope> {
    match code {
        "EQV" => Some(Scope::Exact),
        "NRW" => Some(Scope::Narrow),
        "BRD" => Some(Scope::Broad),
        "REL" => Some(Scope::Related),
        _ => None,
    }
}

/// A record's kinds, in the order of its tree numbers. A record without any, as supplementary ones are, is a compound.
fn kinds(trees: &[String]) -> Vec<String> {
    let kind = |tree: &String| {
        let fits = |t: &&(&str, &str)| tree.starts_with(t.0);
        TREES.iter().filter(fits).max_by_key(|t| t.0.len()).map_or(OTHER_KIND, |t| t.1).to_string()
    };
    let mut kinds: Vec<String> = Vec::new();
    for kind in trees.iter().map(kind) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.len() > 1 {
        kinds.retain(|k| k != OTHER_KIND);
    }
    kinds
}

/// Gives records with tree numbers their kinds and parents.
pub fn finished(records: Vec<(Term, Vec<String>)>) -> Vec<Term> {
    let owner: HashMap<String, String> = records.iter().flat_map(|(t, trees)| trees.iter().map(|n| (n.clone(), t.id.clone()))).collect();
    let finish = |(mut term, trees): (Term, Vec<String>)| {
        term.kinds = kinds(&trees);
        let above = trees.iter().filter_map(|n| owner.get(n.rsplit_once('.')?.0)).filter(|p| **p != term.id);
        term.parents = above.cloned().collect();
        term.parents.dedup();
        term
    };
    records.into_iter().map(finish).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_tell_kinds() {
        let of = |trees: &[&str]| kinds(&trees.iter().map(|t| t.to_string()).collect::<Vec<_>>());
        assert_eq!(of(&["C23.888.592", "C10.228"]), ["symptom", "disease"]);
        assert_eq!(of(&["A01.1", "D12.776.5"]), ["protein"]);
        assert_eq!(of(&["A01.1"]), [OTHER_KIND]);
        assert!(of(&[]).is_empty());
    }
}
