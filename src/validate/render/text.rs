//! Findings for a person: place, code, reason, then the counts and the texts that were not there.

use super::{Outcome, summary};

pub fn render(outcome: &Outcome) -> String {
    const NAMED: usize = 10;
    let mut out = String::new();
    for f in &outcome.findings {
        out.push_str(&format!("{}: {}: {}\n", f.place(), f.code, f.message));
    }
    out.push_str(&summary(outcome));
    out.push('\n');
    let missing = &outcome.missing_texts;
    if !missing.is_empty() {
        let mut named = missing.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        if missing.len() > NAMED {
            named.push_str(&format!(" and {} more", missing.len() - NAMED));
        }
        out.push_str(&format!("quotes not checked, no text for: {named} (give --texts or keep texts.jsonl beside the records)\n"));
    }
    out
}
