//! The literate cases: `tests/annotate/<field>.md`, a text and the facts that it must and must not give.

mod common;

use std::path::Path;

#[test]
fn literate_cases_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/annotate");
    let mut pages: Vec<_> = std::fs::read_dir(folder).expect("the folder of cases").map(|e| e.expect("an entry").path()).collect();
    pages.sort();
    for path in pages.iter().filter(|p| p.extension().is_some_and(|e| e == "md")) {
        let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or("");
        let page = std::fs::read_to_string(path).expect("a readable page");
        // `claim.md` and `claim-hedges.md` are both about claims.
        let field = name.split(['-', '_']).next().unwrap_or(name);
        common::check_all(name, field, &common::cases(&page));
    }
}
