//! Reads the embedded lexicon files: header, then `id name kind polarity synonyms parent note`, tab separated, sorted by name.

use super::{ParentLink, Polarity, Side};

/// The files, in the order in which a name given twice is kept.
const FILES: &[(&str, Side, &str)] = &[
    ("nutrients", Side::Intervention, include_str!("en/nutrients.tsv")),
    ("botanicals", Side::Intervention, include_str!("en/botanicals.tsv")),
    ("drugs", Side::Intervention, include_str!("en/drugs.tsv")),
    ("foods", Side::Intervention, include_str!("en/foods.tsv")),
    ("activities", Side::Intervention, include_str!("en/activities.tsv")),
    ("conditions", Side::Condition, include_str!("en/conditions.tsv")),
    ("outcomes", Side::Outcome, include_str!("en/outcomes.tsv")),
    ("populations", Side::Population, include_str!("en/populations.tsv")),
];

/// One line of a lexicon file.
pub struct Row {
    pub file: &'static str,
    pub line: usize,
    pub id: Option<&'static str>,
    pub name: &'static str,
    pub kind: &'static str,
    pub side: Side,
    pub polarity: Option<Polarity>,
    pub synonyms: Vec<&'static str>,
    pub parents: Vec<(ParentLink, &'static str)>,
}

fn row(file: &'static str, number: usize, line: &'static str, side: Side) -> Option<Row> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, name, kind, polarity, synonyms, parent, _note] = cells[..] else { return None };
    let list = |cell: &'static str| cell.split('|').filter(|s| !s.is_empty());
    Some(Row {
        file,
        line: number,
        id: (!id.is_empty()).then_some(id),
        name,
        kind,
        side,
        polarity: match polarity {
            "+" => Some(Polarity::HigherBetter),
            "-" => Some(Polarity::HigherWorse),
            _ => None,
        },
        synonyms: list(synonyms).collect(),
        parents: list(parent)
            .filter_map(|p| match p.split_once(':') {
                Some(("form_of", name)) => Some((ParentLink::FormOf, name)),
                Some(("is_a", name)) => Some((ParentLink::IsA, name)),
                _ => None,
            })
            .collect(),
    })
}

/// Every row of every embedded file. A malformed line is left out; a test holds that there is none.
pub fn embedded() -> Vec<Row> {
    let rows = |(file, side, text): &(&'static str, Side, &'static str)| {
        let (file, side) = (*file, *side);
        text.lines().enumerate().skip(1).filter_map(move |(i, line)| row(file, i + 1, line, side))
    };
    FILES.iter().flat_map(rows).collect()
}
