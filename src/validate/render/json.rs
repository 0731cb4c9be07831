//! Findings as one JSON object.

use serde_json::json;

use super::{Outcome, file, path};

pub fn render(outcome: &Outcome) -> String {
    let finding = |f: &crate::validate::Finding| json!({ "file": file(f), "line": f.line, "pointer": f.pointer, "code": f.code, "message": f.message });
    let findings: Vec<_> = outcome.findings.iter().map(finding).collect();
    let files: Vec<_> = outcome.files.iter().map(|p| path(p)).collect();
    let whole = json!({
        "ok": outcome.is_clean(),
        "findings": findings,
        "files": files,
        "records": outcome.records,
        "missing_texts": outcome.missing_texts,
    });
    format!("{whole:#}\n")
}
