//! What is held against the gold: facts extracted from its texts, or records made before.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::field::Field;
use super::gold::{Facts, GoldArticle, Item, Problem};
use crate::article::Article;
use crate::extract::Options;
use crate::pipeline::extract_safely;
use crate::record::Record;

/// Facts for each gold article; `None` where no record was there for it.
pub type Predicted = Vec<Option<Facts>>;

/// Extracts every gold text by itself, without its title, on all cores. An article without a text has no record.
pub fn extracted(gold: &[GoldArticle]) -> Predicted {
    gold.par_iter().map(|g| Some(facts(&record(g)?))).collect()
}

/// The record of a gold text.
fn record(gold: &GoldArticle) -> Option<Record> {
    let article = Article { id: gold.id.clone(), text: gold.text.clone()?, media_type: "text/plain".to_string(), ..Article::default() };
    Some(extract_safely(&article, &Options::default()))
}

/// A record's facts as they are compared.
pub fn facts(record: &Record) -> Facts {
    let json = serde_json::to_value(record).unwrap_or_default();
    Field::ALL.map(|field| json[field.as_str()].as_array().into_iter().flatten().filter_map(Item::read).collect())
}

/// Records of a JSON Lines file, matched to the gold by id, else by the name of the file that they were read from.
pub fn read(source: &str, file: &str, gold: &[GoldArticle]) -> (Predicted, Vec<Problem>) {
    let (mut records, mut problems) = (Vec::new(), Vec::new());
    for (at, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match parse(line) {
            Ok(record) => records.push(record),
            Err((column, message)) => problems.push(Problem { file: file.to_string(), line: at + 1, column, message }),
        }
    }
    let by_id: FxHashMap<&str, usize> = records.iter().enumerate().map(|(i, r)| (r.id.as_str(), i)).collect();
    let by_name: FxHashMap<&str, usize> = records.iter().enumerate().map(|(i, r)| (r.name.as_str(), i)).collect();
    let find = |g: &GoldArticle| by_id.get(g.id.as_str()).or_else(|| by_name.get(g.name.as_str()));
    let predicted = gold.iter().map(|g| find(g).map(|i| records[*i].facts.clone())).collect();
    (predicted, problems)
}

struct Named {
    id: String,
    name: String,
    facts: Facts,
}

fn parse(line: &str) -> Result<Named, (usize, String)> {
    let value: Value =
        serde_json::from_str(line).map_err(|e| (e.column().max(1), format!("expected a record: {e}; the line is left out")))?;
    if !value.is_object() {
        return Err((1, "expected a record, an object with id; the line is left out".to_string()));
    }
    let mut facts = Facts::default();
    for (field, facts) in Field::ALL.into_iter().zip(&mut facts) {
        for (i, item) in value[field.as_str()].as_array().into_iter().flatten().enumerate() {
            let lost = || (1, format!("expected start and end of {}[{i}] as whole numbers; the line is left out", field.as_str()));
            facts.push(Item::read(item).ok_or_else(lost)?);
        }
    }
    let id = value["id"].as_str().unwrap_or_default();
    let path = value["text_path"].as_str().or_else(|| value["article"]["path"].as_str()).unwrap_or(id);
    Ok(Named { id: id.to_string(), name: path.rsplit('/').next().unwrap_or_default().to_string(), facts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::Gold;

    #[test]
    fn records_are_found_by_id_and_then_by_file_name() {
        let gold = Gold::parse(
            "{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"x\", \"text_path\": \"in/b.txt\"}\n{\"id\": \"c\"}",
            "gold",
            &[],
        );
        assert_eq!(gold.problems, []);
        let records = concat!(
            r#"{"id": "a", "years": [{"start": 0, "end": 4}]}"#,
            "\n",
            r#"{"id": "other", "article": {"path": "elsewhere/b.txt"}, "years": [{"start": 1, "end": 5}]}"#,
            "\n",
            r#"{"id": "d", "years": [{"end": 4}]}"#
        );
        let (predicted, problems) = read(records, "records", &gold.articles);
        let starts: Vec<_> = predicted.iter().map(|p| p.as_ref().map(|f| f[2][0].start)).collect();
        assert_eq!(starts, [Some(0), Some(1), None]);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.contains("start and end of years[0]"), "{}", problems[0]);
    }
}
