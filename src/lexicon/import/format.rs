//! Which format a vocabulary file has, and the reader of each.

use super::{Problem, Term, obo};

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// OBO 1.2 and 1.4
    Obo,
}

/// What the readers have to be told.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct ReadOptions {
    /// Format; guessed without it.
    pub format: Option<Format>,
}

impl Format {
    /// The format's name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Obo => "obo",
        }
    }

    /// The format by the file's name, else by its first bytes.
    pub fn guess(name: &str, text: &str) -> Option<Format> {
        let lower = name.to_ascii_lowercase();
        let extension = lower.rsplit_once('.').map_or("", |(_, e)| e);
        let head = text.trim_start();
        match extension {
            "obo" => Some(Format::Obo),
            _ if head.starts_with("format-version:") || head.starts_with("[Term]") => Some(Format::Obo),
            _ => None,
        }
    }
}

/// The text of a file, without a byte-order mark.
pub fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    let bytes = if bytes.starts_with(b"\xef\xbb\xbf") { bytes[3..].to_vec() } else { bytes };
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let bytes = e.into_bytes();
        let before = String::from_utf8_lossy(&bytes[..at]);
        Problem::at(&before, before.len(), format!("byte {:#04x} is not UTF-8; save the file as UTF-8", bytes[at]))
    })
}

/// The terms of a file, and its format.
pub fn read(name: &str, text: &str, options: &ReadOptions) -> Result<(Format, Vec<Term>), Problem> {
    let format = options
        .format
        .or_else(|| Format::guess(name, text))
        .ok_or_else(|| Problem::new(1, 1, "neither the name nor the first bytes tell the format; give --format"))?;
    let terms = match format {
        Format::Obo => obo::read(text),
    }?;
    Ok((format, terms))
}
