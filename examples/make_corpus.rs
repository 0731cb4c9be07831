//! Makes a large corpus out of the articles in `input/`: JSON Lines on standard output, the same bytes for the same seed.
//!
//! `cargo run --release --example make_corpus -- --megabytes 200 [--seed N] [--input DIR] > corpus.jsonl`
//!
//! Every copy has its numbers and its capitalised names altered, so that no two texts are alike and caches do not help.

use std::io::{self, BufWriter, Write, stdout};

use clap::Parser;
use evigraph::article::Article;
use evigraph::ingest::{Reader, Reading, find};
use serde::Serialize;

#[derive(Parser)]
struct Args {
    /// Megabytes to write
    #[arg(long, default_value_t = 10)]
    megabytes: u64,
    /// Other seed, other corpus
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Articles to start from
    #[arg(long, default_value = "input")]
    input: String,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    title: Option<&'a str>,
    text: &'a str,
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let found = find(std::slice::from_ref(&args.input), None)?;
    let articles: Vec<Article> = Reader::new(found, Reading::Auto).flatten().filter_map(|unit| unit.article().ok()).collect();
    if articles.is_empty() {
        return Err(format!("{}: no article", args.input).into());
    }
    match write(&articles, &args) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(e.into()),
        _ => Ok(()),
    }
}

fn write(articles: &[Article], args: &Args) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, stdout().lock());
    let mut random = Random(args.seed);
    let (mut written, mut copy) = (0u64, 0u64);
    while written < args.megabytes * 1_000_000 {
        let article = &articles[random.below(articles.len() as u64) as usize];
        let text = altered(&article.text, &mut random);
        let title = article.title.as_deref().map(|t| altered(t, &mut random));
        let id = format!("{}~{copy}", article.id);
        let mut line = serde_json::to_vec(&Line { id: &id, title: title.as_deref(), text: &text })?;
        line.push(b'\n');
        out.write_all(&line)?;
        written += line.len() as u64;
        copy += 1;
    }
    out.flush()
}

/// The text with other digits (years stay years) and with some of the capitalised words inside sentences renamed.
fn altered(text: &str, random: &mut Random) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut inside = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let class = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let end = match class(c) {
            (false, false) => c.len_utf8(),
            this => rest.find(|d| class(d) != this).unwrap_or(rest.len()),
        };
        let (run, after) = rest.split_at(end);
        rest = after;
        if c.is_ascii_digit() {
            let year = run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
            out.push_str(&if year { format!("{}", 1990 + random.below(36)) } else { digits(run, random) });
        } else if c.is_alphabetic() {
            let name = inside && c.is_uppercase() && run.len() > 3 && run.chars().skip(1).all(char::is_lowercase);
            if name && random.below(2) == 0 {
                out.push_str(&renamed(run.len(), random));
            } else {
                out.push_str(run);
            }
            inside = true;
        } else {
            out.push(c);
            inside = inside && !matches!(c, '.' | '!' | '?' | '\n' | ':' | '|' | '#' | '*' | '-' | '"' | '“');
        }
    }
    out
}

/// As many digits, of the same first one where it was 0.
fn digits(run: &str, random: &mut Random) -> String {
    let digit = |(i, d): (usize, char)| match (i, d) {
        (0, '0') => '0',
        (0, _) => (b'1' + random.below(9) as u8) as char,
        _ => (b'0' + random.below(10) as u8) as char,
    };
    run.chars().enumerate().map(digit).collect()
}

/// A name that could be one.
fn renamed(length: usize, random: &mut Random) -> String {
    const ONSETS: [&str; 12] = ["b", "d", "k", "l", "m", "n", "r", "s", "t", "v", "z", "br"];
    const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ia"];
    let mut name = String::new();
    while name.len() < length {
        name.push_str(ONSETS[random.below(12) as usize]);
        name.push_str(VOWELS[random.below(6) as usize]);
    }
    name[..1].to_uppercase() + &name[1..]
}
