//! A second run into the same folder takes the records that extracting would give again, and ends with the same bytes as a fresh one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every file below `dir` by its path, without what only a later run reads.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut out, mut open) = (BTreeMap::new(), vec![dir.to_path_buf()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if !path.ends_with(".resume.json") {
                out.insert(path.strip_prefix(dir).expect("below").to_path_buf(), fs::read(&path).expect("a file"));
            }
        }
    }
    out
}

struct Corpus(tempfile::TempDir);

impl Corpus {
    fn new() -> Self {
        let corpus = Corpus(tempfile::tempdir().expect("a folder"));
        corpus.write(
            "in/a.txt",
            "In a 2019 randomized trial, 40 adults took 400 mg of magnesium citrate daily. Magnesium improved sleep quality.",
        );
        corpus.write("in/b.txt", "Zinc gluconate, 30 mg a day for 6 weeks, reduced itch in 12 men.");
        corpus.write(
            "in/c.jsonl",
            "{\"id\": \"c1\", \"title\": \"One\", \"text\": \"Adults need 150 µg of iodine a day.\"}\n{\"id\": \"c2\", \"text\": 5}\n",
        );
        corpus
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    /// Runs into `out` and tells how many records were taken.
    fn run(&self, out: &str, more: &[&str]) -> u64 {
        let mut command = Command::new(env!("CARGO_BIN_EXE_evigraph"));
        let ran = command.current_dir(self.0.path()).args(["run", "in", "--out", out]).args(more).output().expect("the program runs");
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.success(), "{said}");
        let reused = said.split_whitespace().find_map(|w| w.strip_prefix("reused="));
        reused.and_then(|n| n.parse().ok()).unwrap_or_else(|| panic!("no count in {said}"))
    }

    fn same(&self, out: &str, fresh: &str) {
        let (a, b) = (files(&self.path(out)), files(&self.path(fresh)));
        assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
        for (name, bytes) in a {
            assert!(bytes == b[&name], "{} differs", name.display());
        }
    }
}

#[test]
fn what_is_there_is_taken_and_the_bytes_are_those_of_a_fresh_run() {
    let corpus = Corpus::new();
    assert_eq!(corpus.run("out", &[]), 0);
    let first = files(&corpus.path("out"));
    assert_eq!(corpus.run("out", &[]), 3);
    assert!(first == files(&corpus.path("out")));
    assert_eq!(corpus.run("out", &["--fresh"]), 0);
    // One text altered, one title altered, one article more, one gone: what stayed is taken.
    corpus.write("in/b.txt", "Zinc gluconate, 45 mg a day for 6 weeks, reduced itch in 12 men.");
    corpus.write("in/c.jsonl", "{\"id\": \"c1\", \"title\": \"Two\", \"text\": \"Adults need 150 µg of iodine a day.\"}\n");
    corpus.write("in/d.md", "# Iron\n\nWomen were given 18 mg of iron daily.");
    assert_eq!(corpus.run("out", &[]), 1);
    assert_eq!(corpus.run("new", &[]), 0);
    corpus.same("out", "new");
    fs::remove_file(corpus.path("in/a.txt")).expect("removed");
    assert_eq!(corpus.run("out", &["--threads", "1"]), 3);
    assert_eq!(corpus.run("newer", &["--fresh"]), 0);
    corpus.same("out", "newer");
}

#[test]
fn records_of_other_settings_or_altered_since_are_not_taken() {
    let corpus = Corpus::new();
    corpus.run("out", &[]);
    assert_eq!(corpus.run("out", &["--language", "any"]), 0);
    assert_eq!(corpus.run("out", &["--language", "any"]), 3);
    let records = corpus.path("out/records.jsonl");
    let text = fs::read_to_string(&records).expect("read");
    fs::write(&records, text.replacen("\"confidence\":0.", "\"confidence\":0.1", 1)).expect("written");
    assert_eq!(corpus.run("out", &["--language", "any"]), 0);
    fs::remove_file(corpus.path("out/.resume.json")).expect("removed");
    assert_eq!(corpus.run("out", &["--language", "any"]), 0);
    fs::write(corpus.path("out/.resume.json"), "{\"build\": \"another\", \"records\": \"\"}").expect("written");
    assert_eq!(corpus.run("out", &["--language", "any"]), 0);
}
