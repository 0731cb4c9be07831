//! Tables in TSV and CSV: which column holds what is told by number, by the name in the first line, or by the usual names.

use super::{Problem, ReadOptions, Scope, Term};

/// The parts of a term that a column can hold.
pub const PARTS: [&str; 5] = ["id", "name", "synonyms", "kind", "parents"];

/// Where each of [`PARTS`] is.
type Places = [Option<usize>; 5];

/// The terms of a table.
pub fn read(text: &str, delimiter: u8, options: &ReadOptions) -> Result<Vec<Term>, Problem> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        // A quotation mark in TSV is a character like any other.
        .quoting(delimiter != b'\t')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut places: Option<(Places, usize)> = None;
    let mut terms = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let line = reader.position().line() as usize;
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(e) => {
                let line = e.position().map_or(line, |p| p.line() as usize);
                return Err(Problem::new(line, 1, e.to_string()));
            }
        }
        let line = record.position().map_or(line, |p| p.line() as usize);
        let Some((at, width)) = &places else {
            let found = columns(&record, options, line)?;
            places = Some((found, record.len()));
            if options.no_header {
                terms.extend(term(&record, &found, options, line)?);
            }
            continue;
        };
        if record.len() != *width {
            let message = format!("{} cells, {width} expected as in the first line", record.len());
            return Err(Problem::new(line, 1, message));
        }
        terms.extend(term(&record, at, options, line)?);
    }
    Ok(terms)
}

fn columns(header: &csv::StringRecord, options: &ReadOptions, line: usize) -> Result<Places, Problem> {
    let wrong = |message: String| Problem::new(line, 1, message);
    let named = |name: &str| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
    let mut places: Places = [None; 5];
    for (part, column) in &options.columns {
        let Some(i) = PARTS.iter().position(|p| p == part) else {
            return Err(wrong(format!("--columns {part}={column}: {part:?} is no part of a term; expected {}", PARTS.join(", "))));
        };
        let by_name = if options.no_header { None } else { named(column) };
        let place = by_name.or_else(|| column.parse().ok()).filter(|at| *at < header.len());
        let list = header.iter().collect::<Vec<_>>().join(", ");
        let last = header.len().saturating_sub(1);
        places[i] = Some(place.ok_or_else(|| wrong(format!("no column {column:?}; expected 0 to {last}, or one of: {list}")))?);
    }
    if options.columns.is_empty() && !options.no_header {
        places = PARTS.map(named);
        places[2] = places[2].or_else(|| named("synonym"));
        places[4] = places[4].or_else(|| named("parent"));
    }
    match places {
        [Some(_), Some(_), ..] => Ok(places),
        _ => Err(wrong(
            "which columns are the identifier and the name? give --columns id=0,name=1 or by their names in the first line".into(),
        )),
    }
}

fn term(record: &csv::StringRecord, places: &Places, options: &ReadOptions, line: usize) -> Result<Option<Term>, Problem> {
    let cell = |i: usize| places[i].and_then(|at| record.get(at)).unwrap_or("").trim();
    let list = |i: usize| cell(i).split(options.separator.as_str()).map(str::trim).filter(|s| !s.is_empty()).map(str::to_string);
    if record.iter().all(|c| c.trim().is_empty()) {
        return Ok(None);
    }
    if cell(0).is_empty() {
        let before: usize = record.iter().take(places[0].unwrap_or(0)).map(|c| c.chars().count() + 1).sum();
        return Err(Problem::new(line, 1 + before, "the identifier is empty; every row needs one"));
    }
    Ok(Some(Term {
        id: cell(0).to_string(),
        name: cell(1).to_string(),
        synonyms: list(2).map(|s| (Scope::Exact, s)).collect(),
        kinds: list(3).collect(),
        parents: list(4).collect(),
        obsolete: false,
    }))
}
