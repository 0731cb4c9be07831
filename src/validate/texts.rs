//! The texts that quotes are checked against: `texts.jsonl`, plain text files, folders of sources. Only places are kept in
//! memory; a text is read again when a record asks for it.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::finding::{Error, Finding};
use crate::ids::sha256_hex;

/// One line of `texts.jsonl`.
#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    sha256: Option<String>,
    text: String,
}

#[derive(Clone, Copy)]
struct Place {
    file: usize,
    offset: u64,
    /// Bytes of the line, or of the whole file where it is a text of its own.
    length: usize,
    whole: bool,
}

/// Texts by SHA-256 and by id.
#[derive(Default)]
pub struct Texts {
    files: Vec<PathBuf>,
    by_hash: FxHashMap<String, Place>,
    by_id: FxHashMap<String, Vec<Place>>,
    roots: Vec<PathBuf>,
    cache: FxHashMap<(usize, u64), Rc<str>>,
    cached: usize,
}

impl Texts {
    /// Adds a `texts.jsonl`, a folder holding one, a folder of sources, or one text file.
    pub fn add(&mut self, path: &Path, out: &mut Vec<Finding>) -> Result<(), Error> {
        let read = |source| Error::Read { path: path.to_path_buf(), source };
        if std::fs::metadata(path).map_err(read)?.is_dir() {
            let inside = path.join("texts.jsonl");
            if inside.is_file() {
                return self.add(&inside, out);
            }
            self.roots.push(path.to_path_buf());
            return Ok(());
        }
        if self.files.iter().any(|f| f == path) {
            return Ok(());
        }
        self.files.push(path.to_path_buf());
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if matches!(extension, "jsonl" | "ndjson") { self.index(path, out) } else { self.whole(path) }
    }

    fn whole(&mut self, path: &Path) -> Result<(), Error> {
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_path_buf(), source })?;
        let place = Place { file: self.files.len() - 1, offset: 0, length: bytes.len(), whole: true };
        self.by_hash.entry(sha256_hex(&bytes)).or_insert(place);
        Ok(())
    }

    fn index(&mut self, path: &Path, out: &mut Vec<Finding>) -> Result<(), Error> {
        let read = |source| Error::Read { path: path.to_path_buf(), source };
        let mut lines = BufReader::new(File::open(path).map_err(read)?);
        let (mut offset, mut number, mut line) = (0u64, 0usize, Vec::new());
        loop {
            line.clear();
            let length = lines.read_until(b'\n', &mut line).map_err(read)?;
            if length == 0 {
                return Ok(());
            }
            let place = Place { file: self.files.len() - 1, offset, length, whole: false };
            offset += length as u64;
            number += 1;
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let mut wrong = |code, pointer: &str, message: String| {
                out.push(Finding { file: path.to_path_buf(), line: Some(number), pointer: pointer.into(), code, message });
            };
            match serde_json::from_slice::<Line>(&line) {
                Err(e) => {
                    wrong("json-syntax", "", format!("not a text {{\"id\", \"sha256\", \"text\"}}: {e}; write one JSON object a line"))
                }
                Ok(l) => {
                    let sha = sha256_hex(l.text.as_bytes());
                    if let Some(told) = l.sha256.filter(|told| *told != sha) {
                        wrong(
                            "text-hash",
                            "/sha256",
                            format!("the text has SHA-256 {sha}, told is {told}: the text was changed, extract it anew"),
                        );
                    }
                    self.by_hash.entry(sha).or_insert(place);
                    self.by_id.entry(l.id).or_default().push(place);
                }
            }
        }
    }

    /// The text of a record: the one with its hash, else the one with its id (which then is the wrong one).
    pub fn of_record(&mut self, id: &str, sha256: &str, path: Option<&str>) -> Option<Rc<str>> {
        if let Some(place) = self.by_hash.get(sha256).copied() {
            return self.get(place);
        }
        if let Some(place) = self.by_id.get(id).and_then(|p| p.first()).copied() {
            return self.get(place);
        }
        let relative = Path::new(path?);
        let inside = relative.components().all(|c| matches!(c, std::path::Component::Normal(_) | std::path::Component::CurDir));
        let candidates = self.roots.iter().filter(|_| inside).map(|r| r.join(relative));
        let text = candidates.filter_map(|p| std::fs::read_to_string(p).ok()).find(|t| sha256_hex(t.as_bytes()) == sha256)?;
        Some(text.into())
    }

    /// Every text with an id.
    pub fn of_id(&mut self, id: &str) -> Vec<Rc<str>> {
        let places = self.by_id.get(id).cloned().unwrap_or_default();
        places.into_iter().filter_map(|p| self.get(p)).collect()
    }

    fn get(&mut self, place: Place) -> Option<Rc<str>> {
        const KEPT: usize = 64 << 20;
        let key = (place.file, place.offset);
        if let Some(text) = self.cache.get(&key) {
            return Some(text.clone());
        }
        let mut file = File::open(&self.files[place.file]).ok()?;
        file.seek(SeekFrom::Start(place.offset)).ok()?;
        let mut bytes = vec![0; place.length];
        file.read_exact(&mut bytes).ok()?;
        let text = if place.whole { String::from_utf8(bytes).ok()? } else { serde_json::from_slice::<Line>(&bytes).ok()?.text };
        if self.cached > KEPT {
            self.cache.clear();
            self.cached = 0;
        }
        self.cached += text.len();
        let text: Rc<str> = text.into();
        self.cache.insert(key, text.clone());
        Some(text)
    }
}
