//! An input as a stream of plain bytes: opened, hashed and counted as it passes, decompressed by its first bytes.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use sha2::{Digest, Sha256};

use super::find::{Input, Origin};

const BLOCK: usize = 256 << 10;

/// What is known of an input's bytes on disk once they have passed.
#[derive(Default)]
pub(super) struct Meter {
    hash: Sha256,
    bytes: u64,
}

/// A handle on the [`Meter`] of a stream that is being read.
#[derive(Clone, Default)]
pub(super) struct MeterHandle(Arc<Mutex<Meter>>);

impl MeterHandle {
    /// The bytes that passed and their SHA-256.
    pub(super) fn read(&self) -> (u64, String) {
        let meter = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let digest = meter.hash.clone().finalize();
        (meter.bytes, digest.iter().map(|b| format!("{b:02x}")).collect())
    }
}

struct Metered<R> {
    inner: R,
    meter: MeterHandle,
    position: Arc<AtomicU64>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        let mut meter = self.meter.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        meter.hash.update(&buffer[..n]);
        meter.bytes += n as u64;
        self.position.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// A stream of plain bytes.
pub(crate) type Stream = Box<dyn BufRead + Send>;

/// Opens `input`; `position` counts the bytes read on disk.
pub(super) fn open(input: &Input, position: &Arc<AtomicU64>) -> io::Result<(Stream, MeterHandle)> {
    let meter = MeterHandle::default();
    let inner: Box<dyn Read + Send> = match &input.origin {
        Origin::File(path) => Box::new(File::open(path)?),
        Origin::Stdin => Box::new(io::stdin()),
    };
    let metered = Metered { inner, meter: meter.clone(), position: position.clone() };
    Ok((plain(BufReader::with_capacity(BLOCK, metered))?, meter))
}

/// Decompresses gzip and Zstandard, whatever the name says; several members or frames are read as one.
pub(crate) fn plain(mut raw: impl BufRead + Send + 'static) -> io::Result<Stream> {
    let head = raw.fill_buf()?;
    Ok(match head {
        [0x1f, 0x8b, ..] => Box::new(BufReader::with_capacity(BLOCK, flate2::bufread::MultiGzDecoder::new(raw))),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Box::new(BufReader::with_capacity(BLOCK, zstd::Decoder::with_buffer(raw)?)),
        _ => Box::new(raw),
    })
}

/// The name without its compression: what tells the format.
pub(crate) fn without_compression(name: &str) -> &str {
    let lower = name.to_ascii_lowercase();
    match [".gz", ".zst", ".zstd"].iter().find(|e| lower.ends_with(**e)) {
        Some(extension) => &name[..name.len() - extension.len()],
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn all(bytes: Vec<u8>) -> io::Result<String> {
        let mut out = String::new();
        plain(io::Cursor::new(bytes))?.read_to_string(&mut out)?;
        Ok(out)
    }

    fn gz(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn compressed_members_are_joined() {
        assert_eq!(all([gz("one "), gz("two")].concat()).unwrap(), "one two");
        let zst = |t: &str| zstd::encode_all(t.as_bytes(), 1).unwrap();
        assert_eq!(all([zst("one "), zst("two")].concat()).unwrap(), "one two");
        assert_eq!(all(b"plain".to_vec()).unwrap(), "plain");
    }

    #[test]
    fn a_cut_file_is_an_error_not_a_panic() {
        let whole = gz(&"some text ".repeat(1000));
        assert!(all(whole[..whole.len() / 2].to_vec()).is_err());
    }

    #[test]
    fn names() {
        assert_eq!(without_compression("a/b.jsonl.GZ"), "a/b.jsonl");
        assert_eq!(without_compression("b.txt"), "b.txt");
    }
}
