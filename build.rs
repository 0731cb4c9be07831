//! A mark of the sources that the program is built from, so that records of another build are never taken for its own.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    let mut hash = DefaultHasher::new();
    for path in ["src", "Cargo.toml", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={path}");
        add(Path::new(path), &mut hash)?;
    }
    println!("cargo:rustc-env=EVIGRAPH_SOURCES={:016x}", hash.finish());
    Ok(())
}

/// Adds a file, or all below a folder in the order of their names; one that is not there adds nothing.
fn add(path: &Path, hash: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        for entry in entries {
            add(&entry, hash)?;
        }
    } else if path.is_file() {
        path.to_string_lossy().replace('\\', "/").hash(hash);
        fs::read(path)?.hash(hash);
    }
    Ok(())
}
