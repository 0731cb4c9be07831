//! UMLS `MRCONSO.RRF`: one name a line, the names of a concept grouped by its CUI.

use rustc_hash::FxHashMap;

use super::{Problem, ReadOptions, Scope, Term};

/// Cells that a line has, without the empty one after the last bar.
const CELLS: usize = 18;

/// The concepts of a file, in the order in which each is first named, with their names in the language asked for.
pub fn read(text: &str, options: &ReadOptions) -> Result<Vec<Term>, Problem> {
    let mut terms: Vec<Term> = Vec::new();
    let mut ranks: Vec<u8> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let cells: Vec<&str> = line.split('|').collect();
        if cells.len() < CELLS {
            let message = format!("{} cells, {CELLS} expected; is this MRCONSO.RRF?", cells.len());
            return Err(Problem::new(i + 1, line.chars().count() + 1, message));
        }
        let (cui, language, name, source, suppressed) = (cells[0], cells[1], cells[14], cells[11], cells[16]);
        if !(cui.starts_with('C') && cui.len() == 8 && cui[1..].bytes().all(|b| b.is_ascii_digit())) {
            return Err(Problem::new(i + 1, 1, format!("{cui:?} is no CUI; expected C and seven digits")));
        }
        let wanted = in_language(language, &options.language);
        if !wanted || (!options.sources.is_empty() && !options.sources.iter().any(|s| s == source)) {
            continue;
        }
        let at = *places.entry(cui).or_insert_with(|| {
            terms.push(Term { id: format!("UMLS:{cui}"), obsolete: true, ..Term::default() });
            ranks.push(0);
            terms.len() - 1
        });
        let term = &mut terms[at];
        // Names that the source suppresses are left out; a concept is withdrawn where all of its names are.
        if !matches!(suppressed, "" | "N") {
            continue;
        }
        term.obsolete = false;
        let rank = 1 + u8::from(cells[6] == "Y") + 2 * u8::from(cells[4] == "PF") + 4 * u8::from(cells[2] == "P");
        if rank > ranks[at] {
            let old = std::mem::replace(&mut term.name, name.to_string());
            if !old.is_empty() {
                term.synonyms.push((Scope::Exact, old));
            }
            ranks[at] = rank;
        } else {
            term.synonyms.push((Scope::Exact, name.to_string()));
        }
    }
    Ok(terms)
}

/// Whether a language of UMLS is that of a two-letter code.
fn in_language(umls: &str, code: &str) -> bool {
    let two = match umls {
        "ENG" => "en",
        "SPA" => "es",
        "FRE" => "fr",
        "GER" => "de",
        "ITA" => "it",
        "POR" => "pt",
        "DUT" => "nl",
        _ => return umls.eq_ignore_ascii_case(code),
    };
    two == code
}
