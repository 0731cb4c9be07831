//! The committed `output/` is the run over `input/`: the same bytes, whatever the number of threads and the order of the inputs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `dir` by its relative path; what only a later run reads is no output.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut open = vec![dir.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if !path.ends_with(".resume.json") {
                let name = path.strip_prefix(dir).expect("below the folder").to_path_buf();
                out.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    out
}

fn run(inputs: &[&str], threads: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let out = tempfile::tempdir().expect("a folder");
    let status = Command::new(env!("CARGO_BIN_EXE_evigraph"))
        .current_dir(root())
        .env("RAYON_NUM_THREADS", threads)
        .arg("run")
        .args(inputs)
        .arg("--out")
        .arg(out.path())
        .output()
        .expect("the program runs");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    files(out.path())
}

fn assert_same(a: &BTreeMap<PathBuf, Vec<u8>>, b: &BTreeMap<PathBuf, Vec<u8>>) {
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    for (name, bytes) in a {
        assert!(bytes == &b[name], "{} differs", name.display());
    }
}

#[test]
fn committed_output_is_the_run_over_input() {
    assert_same(&files(&root().join("output")), &run(&["input"], "2"));
}

#[test]
fn threads_do_not_matter() {
    assert_same(&run(&["input"], "1"), &run(&["input"], "2"));
}

#[test]
fn the_order_of_the_inputs_does_not_matter() {
    let mut names: Vec<String> = std::fs::read_dir(root().join("input"))
        .expect("the folder")
        .map(|e| format!("input/{}", e.expect("an entry").file_name().to_string_lossy()))
        .collect();
    names.sort();
    let forwards: Vec<&str> = names.iter().map(String::as_str).collect();
    let backwards: Vec<&str> = names.iter().rev().map(String::as_str).collect();
    assert_same(&run(&forwards, "2"), &run(&backwards, "2"));
}
