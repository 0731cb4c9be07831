//! Findings as workflow commands, which a pull request shows beside the lines.

use super::{Outcome, file, summary};

pub fn render(outcome: &Outcome) -> String {
    let mut out = String::new();
    for f in &outcome.findings {
        let line = f.line.map_or(String::new(), |n| format!(",line={n}"));
        let reason = if f.pointer.is_empty() { f.message.clone() } else { format!("{}: {}", f.pointer, f.message) };
        out.push_str(&format!("::error file={}{line},title={}::{}\n", property(&file(f)), property(f.code), data(&reason)));
    }
    for id in &outcome.missing_texts {
        out.push_str(&format!("::notice::{}\n", data(&format!("no text for {id}: its quotes were not checked"))));
    }
    out.push_str(&summary(outcome));
    out.push('\n');
    out
}

fn data(s: &str) -> String {
    s.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(s: &str) -> String {
    data(s).replace(':', "%3A").replace(',', "%2C")
}
