//! MeSH in ASCII (`d2026.bin`, `c2026.bin`): records of `KEY = value` lines after `*NEWRECORD`.
//!
//! An entry is `term|semantic type|…|abcd`: the last cell names what each cell is, `a` the term and `d` its relation to the heading.

use super::{Problem, Scope, Term, mesh};

/// The records of a file: descriptors and supplementary records.
pub fn read(text: &str) -> Result<Vec<Term>, Problem> {
    let mut records: Vec<(Term, Vec<String>)> = Vec::new();
    let mut opened: Option<usize> = None;
    for (i, raw) in text.lines().enumerate() {
        let line = raw.trim_end();
        if line.is_empty() {
            continue;
        }
        if line == "*NEWRECORD" {
            check(&records, opened)?;
            opened = Some(i + 1);
            records.push(Default::default());
            continue;
        }
        let Some((key, value)) = line.split_once(" =") else {
            let start: String = line.chars().take(40).collect();
            return Err(Problem::new(i + 1, 1, format!("{start:?} is no \"KEY = value\" line")));
        };
        let Some((term, trees)) = records.last_mut() else {
            return Err(Problem::new(i + 1, 1, "a line before the first *NEWRECORD; expected a MeSH file in ASCII"));
        };
        let value = value.trim_start();
        match key {
            "UI" => term.id = format!("MESH:{value}"),
            "MH" | "NM" => term.name = value.to_string(),
            "MN" => trees.push(value.to_string()),
            "ENTRY" | "PRINT ENTRY" | "SY" => {
                let entry = entry(value);
                term.synonyms.push(entry.ok_or_else(|| Problem::new(i + 1, key.len() + 4, format!("{key} is empty; expected a term")))?);
            }
            _ => {}
        }
    }
    check(&records, opened)?;
    // Qualifiers have neither a heading nor a name.
    records.retain(|(t, _)| !t.name.is_empty());
    Ok(mesh::finished(records))
}

fn check(records: &[(Term, Vec<String>)], opened: Option<usize>) -> Result<(), Problem> {
    match (records.last(), opened) {
        (Some((term, _)), Some(line)) if term.id.is_empty() => {
            Err(Problem::new(line, 1, "this record has no UI; expected a line \"UI = D000001\""))
        }
        _ => Ok(()),
    }
}

/// The term of an entry and its relation to the heading; without one it means the same.
fn entry(value: &str) -> Option<(Scope, String)> {
    let cells: Vec<&str> = value.split('|').collect();
    let term = cells[0].trim();
    // A cell "b" can stand several times; an entry may be the term alone.
    let codes = if cells.len() > 1 { cells[cells.len() - 1] } else { "" };
    let relation = codes.chars().zip(&cells).find(|(code, _)| *code == 'd').and_then(|(_, cell)| mesh::scope(cell));
    (!term.is_empty()).then(|| (relation.unwrap_or(Scope::Exact), term.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        assert_eq!(entry("A-1|T109|T195|LAB|NRW|X (1991)|900308|abbcdef"), Some((Scope::Narrow, "A-1".to_string())));
        assert_eq!(entry("|T1|ab"), None);
    }
}
