//! Arguments to inputs: files, folders (gitignore-aware), globs and `-`, sorted by name and without duplicates, so that the
//! order of the arguments does not matter.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::{IngestError, Refusal};

/// Where an input's bytes come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Path relative to the given root with `/`; `stdin` for standard input.
    pub name: String,
    /// Where its bytes come from.
    pub origin: Origin,
    /// Size on disk, 0 where unknown.
    pub size: u64,
}

/// What the arguments name.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The inputs in the order of their names.
    pub inputs: Vec<Input>,
    /// Folders and files that could not be looked at.
    pub refused: Vec<Refusal>,
}

impl Found {
    /// Size of all inputs on disk.
    pub fn total_bytes(&self) -> u64 {
        self.inputs.iter().map(|i| i.size).sum()
    }
}

/// A candidate: the same file may be named by several arguments.
struct Candidate {
    name: String,
    given: PathBuf,
}

/// Looks up `arguments`; nothing under `exclude` (the output folder) is taken.
pub fn find(arguments: &[String], exclude: Option<&Path>) -> Result<Found, IngestError> {
    let mut found = Found::default();
    let mut files: BTreeMap<PathBuf, Candidate> = BTreeMap::new();
    let exclude = exclude.and_then(|p| p.canonicalize().ok());
    let mut stdin = false;
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            stdin = true;
        } else if path.is_dir() {
            walk(path, None, exclude.as_deref(), &mut files, &mut found.refused);
        } else if path.exists() {
            let name = path.file_name().map_or_else(|| argument.clone(), |n| n.to_string_lossy().into_owned());
            add(&mut files, path, name);
        } else if is_glob(argument) {
            glob(argument, exclude.as_deref(), &mut files, &mut found.refused)?;
        } else {
            return Err(IngestError::NotFound(argument.clone()));
        }
    }
    found.inputs = name_apart(files);
    if stdin {
        found.inputs.push(Input { name: "stdin".into(), origin: Origin::Stdin, size: 0 });
    }
    found.inputs.sort_by(|a, b| (&a.name, &a.origin).cmp(&(&b.name, &b.origin)));
    found.refused.sort_by(|a, b| a.source.cmp(&b.source));
    found.refused.dedup();
    Ok(found)
}

/// Adds a file under its longest relative name, whichever argument comes first.
fn add(files: &mut BTreeMap<PathBuf, Candidate>, path: &Path, name: String) {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let new = Candidate { name, given: path.to_path_buf() };
    let rank = |c: &Candidate| (std::cmp::Reverse(c.name.len()), c.name.clone(), c.given.clone());
    match files.entry(real) {
        std::collections::btree_map::Entry::Vacant(slot) => {
            slot.insert(new);
        }
        std::collections::btree_map::Entry::Occupied(mut slot) => {
            if rank(&new) < rank(slot.get()) {
                slot.insert(new);
            }
        }
    }
}

/// Files of the same relative name under different roots are called by their paths as given.
fn name_apart(files: BTreeMap<PathBuf, Candidate>) -> Vec<Input> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for file in files.values() {
        *count.entry(file.name.clone()).or_default() += 1;
    }
    files
        .into_values()
        .map(|file| {
            let name = if count[&file.name] > 1 { slashed(&file.given) } else { file.name };
            let size = std::fs::metadata(&file.given).map_or(0, |m| m.len());
            Input { name, origin: Origin::File(file.given), size }
        })
        .collect()
}

fn walk(
    root: &Path,
    only: Option<&globset::GlobMatcher>,
    exclude: Option<&Path>,
    files: &mut BTreeMap<PathBuf, Candidate>,
    refused: &mut Vec<Refusal>,
) {
    let keep = exclude.map(Path::to_path_buf);
    let walker = ignore::WalkBuilder::new(root)
        .require_git(false)
        .filter_entry(move |e| {
            let Some(no) = &keep else { return true };
            e.depth() == 0 || !e.file_type().is_some_and(|t| t.is_dir()) || e.path().canonicalize().map_or(true, |p| &p != no)
        })
        .build();
    for entry in walker {
        match entry {
            Ok(entry) if entry.path().is_file() => {
                let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
                if only.is_none_or(|g| g.is_match(relative)) {
                    add(files, entry.path(), slashed(relative));
                }
            }
            Ok(_) => {}
            Err(error) => refused.push(Refusal::of(&slashed(root), "unreadable", format!("{error}; check the permissions"))),
        }
    }
}

fn is_glob(argument: &str) -> bool {
    argument.contains(['*', '?', '[', '{'])
}

/// A glob is a walk from its longest prefix without wildcards, which is also the root of the names.
fn glob(
    pattern: &str,
    exclude: Option<&Path>,
    files: &mut BTreeMap<PathBuf, Candidate>,
    refused: &mut Vec<Refusal>,
) -> Result<(), IngestError> {
    let (mut root, mut rest) = (PathBuf::new(), PathBuf::new());
    for part in Path::new(pattern).components() {
        if rest.as_os_str().is_empty() && !is_glob(&part.as_os_str().to_string_lossy()) { root.push(part) } else { rest.push(part) }
    }
    if root.as_os_str().is_empty() {
        root.push(".");
    }
    let matcher = globset::GlobBuilder::new(&rest.to_string_lossy())
        .literal_separator(true)
        .build()
        .map_err(|e| IngestError::BadGlob { pattern: pattern.into(), reason: e.kind().to_string() })?
        .compile_matcher();
    let before = files.len();
    let mut matched = BTreeMap::new();
    walk(&root, Some(&matcher), exclude, &mut matched, refused);
    if matched.is_empty() {
        return Err(IngestError::NoMatch(pattern.into()));
    }
    for file in matched.into_values() {
        add(files, &file.given, file.name);
    }
    debug_assert!(files.len() >= before);
    Ok(())
}

/// A path with `/` between its parts and without `./`.
fn slashed(path: &Path) -> String {
    let mut out = String::new();
    for part in path.components() {
        let part = match part {
            Component::CurDir => continue,
            Component::RootDir => {
                out.push('/');
                continue;
            }
            part => part.as_os_str().to_string_lossy(),
        };
        if !out.is_empty() && !out.ends_with('/') {
            out.push('/');
        }
        out.push_str(&part);
    }
    if out.is_empty() { ".".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.md", "sub/c.html", "sub/a.md", ".hidden", "skip.log", "output/records.jsonl"] {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        std::fs::write(dir.path().join(".gitignore"), "*.log\n").unwrap();
        dir
    }

    fn names(dir: &Path, arguments: &[&str]) -> Vec<String> {
        let arguments: Vec<String> = arguments.iter().map(|a| dir.join(a).to_string_lossy().into_owned()).collect();
        find(&arguments, Some(&dir.join("output"))).unwrap().inputs.into_iter().map(|i| i.name).collect()
    }

    #[test]
    fn folders_are_walked_in_name_order() {
        let dir = tree();
        assert_eq!(names(dir.path(), &[""]), ["a.md", "b.txt", "sub/a.md", "sub/c.html"]);
    }

    #[test]
    fn order_and_repetition_of_arguments_do_not_matter() {
        let dir = tree();
        let all = names(dir.path(), &["", "b.txt", "sub"]);
        assert_eq!(all, names(dir.path(), &["sub", "b.txt", "b.txt", ""]));
        assert_eq!(all, ["a.md", "b.txt", "sub/a.md", "sub/c.html"]);
    }

    #[test]
    fn globs_name_files_from_their_fixed_part() {
        let dir = tree();
        assert_eq!(names(dir.path(), &["*.md"]), ["a.md"]);
        assert_eq!(names(dir.path(), &["**/*.{md,html}"]), ["a.md", "sub/a.md", "sub/c.html"]);
        let nothing = dir.path().join("*.pdf").to_string_lossy().into_owned();
        assert!(matches!(find(&[nothing], None), Err(IngestError::NoMatch(_))));
        let bad = dir.path().join("a[").to_string_lossy().into_owned();
        assert!(matches!(find(&[bad], None), Err(IngestError::BadGlob { .. })));
    }

    #[test]
    fn equal_names_of_two_roots_are_told_apart() {
        let dir = tree();
        let got = names(dir.path(), &["a.md", "sub/a.md"]);
        assert!(got.len() == 2 && got.iter().all(|n| n.ends_with("/a.md")), "{got:?}");
    }

    #[test]
    fn what_does_not_exist_is_an_error() {
        assert!(matches!(find(&["no/such/thing".into()], None), Err(IngestError::NotFound(_))));
    }
}
