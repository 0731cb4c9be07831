//! Which format a vocabulary file has, and the reader of each.

use super::{Problem, Term, mesh_ascii, mesh_xml, obo, obograph, rrf, skos, table};

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// OBO 1.2 and 1.4
    Obo,
    /// OBO Graph JSON
    Obograph,
    /// MeSH XML: descriptors or supplementary records
    MeshXml,
    /// MeSH ASCII: d2026.bin, c2026.bin
    MeshAscii,
    /// Table with tabs
    Tsv,
    /// Table with commas or semicolons
    Csv,
    /// SKOS in Turtle
    Skos,
    /// UMLS MRCONSO.RRF
    Rrf,
}

/// What the readers have to be told.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ReadOptions {
    /// Format; guessed without it.
    pub format: Option<Format>,
    /// Tables: what is in which column, by number from 0 or by name.
    pub columns: Vec<(String, String)>,
    /// Tables: the first line is a term already.
    pub no_header: bool,
    /// Tables: what stands between the synonyms of a cell.
    pub separator: String,
    /// SKOS and RRF: the language of the names, two letters.
    pub language: String,
    /// RRF: the sources whose names count; all where empty.
    pub sources: Vec<String>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        ReadOptions {
            format: None,
            columns: Vec::new(),
            no_header: false,
            separator: "|".to_string(),
            language: "en".to_string(),
            sources: Vec::new(),
        }
    }
}

impl Format {
    /// The format's name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Obo => "obo",
            Format::Obograph => "obograph",
            Format::MeshXml => "mesh-xml",
            Format::MeshAscii => "mesh-ascii",
            Format::Tsv => "tsv",
            Format::Csv => "csv",
            Format::Skos => "skos",
            Format::Rrf => "rrf",
        }
    }

    /// The format by the file's name, else by its first bytes.
    pub fn guess(name: &str, text: &str) -> Option<Format> {
        let lower = name.to_ascii_lowercase();
        let extension = lower.rsplit_once('.').map_or("", |(_, e)| e);
        let by_name = match extension {
            "obo" => Some(Format::Obo),
            "json" => Some(Format::Obograph),
            "xml" => Some(Format::MeshXml),
            "bin" => Some(Format::MeshAscii),
            "tsv" => Some(Format::Tsv),
            "csv" => Some(Format::Csv),
            "ttl" => Some(Format::Skos),
            "rrf" => Some(Format::Rrf),
            _ => None,
        };
        by_name.or_else(|| Format::by_content(text))
    }

    fn by_content(text: &str) -> Option<Format> {
        let head = text.trim_start();
        let first = head.lines().next().unwrap_or("");
        let begins = |any: &[&str]| any.iter().any(|b| head.starts_with(b));
        if begins(&["format-version:", "[Term]"]) {
            Some(Format::Obo)
        } else if begins(&["{"]) {
            Some(Format::Obograph)
        } else if begins(&["<?xml", "<!DOCTYPE", "<DescriptorRecordSet", "<SupplementalRecordSet"]) {
            Some(Format::MeshXml)
        } else if begins(&["*NEWRECORD"]) {
            Some(Format::MeshAscii)
        } else if begins(&["@prefix", "@base", "PREFIX ", "BASE "]) {
            Some(Format::Skos)
        } else if first.split('|').count() >= 18 {
            Some(Format::Rrf)
        } else if first.contains('\t') {
            Some(Format::Tsv)
        } else {
            first.contains([',', ';']).then_some(Format::Csv)
        }
    }
}

/// The text of a file, without a byte-order mark.
pub fn text(mut bytes: Vec<u8>) -> Result<String, Problem> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let bytes = e.into_bytes();
        let before = String::from_utf8_lossy(&bytes[..at]);
        Problem::at(&before, before.len(), format!("byte {:#04x} is not UTF-8; save the file as UTF-8", bytes[at]))
    })
}

/// The terms of a file, and its format.
pub fn read(name: &str, text: &str, options: &ReadOptions) -> Result<(Format, Vec<Term>), Problem> {
    let unknown = || Problem::new(1, 1, "neither the name nor the first bytes tell the format; give --format");
    let format = options.format.or_else(|| Format::guess(name, text)).ok_or_else(unknown)?;
    let terms = match format {
        Format::Obo => obo::read(text),
        Format::Obograph => obograph::read(text),
        Format::MeshXml => mesh_xml::read(text),
        Format::MeshAscii => mesh_ascii::read(text),
        Format::Tsv => table::read(text, b'\t', options),
        Format::Csv => {
            let first = text.lines().next().unwrap_or("");
            let semicolons = first.matches(';').count() > first.matches(',').count();
            table::read(text, if semicolons { b';' } else { b',' }, options)
        }
        Format::Skos => skos::read(text, options),
        Format::Rrf => rrf::read(text, options),
    }?;
    Ok((format, terms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses() {
        assert_eq!(Format::guess("x.OBO", ""), Some(Format::Obo));
        assert_eq!(Format::guess("x.txt", "*NEWRECORD\nUI = D1"), Some(Format::MeshAscii));
        assert_eq!(Format::guess("x", "id\tname"), Some(Format::Tsv));
        assert_eq!(Format::guess("x", &"a|".repeat(18)), Some(Format::Rrf));
        assert_eq!(Format::guess("x", "prose"), None);
    }

    #[test]
    fn bytes_that_are_no_text_are_told_with_their_place() {
        assert_eq!(text(b"\xef\xbb\xbfab".to_vec()).unwrap(), "ab");
        let problem = text("é\né".bytes().chain([0xff]).collect()).unwrap_err();
        assert_eq!((problem.line, problem.column), (2, 2));
    }
}
