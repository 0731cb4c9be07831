//! The program.

use std::io::{BufRead, Write};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let options = evigraph::extract::Options { with_text: false, with_sentences: true, any_language: true };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let v: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
        let article = evigraph::article::Article {
            id: v["id"].as_str().unwrap_or("").into(),
            text: v["text"].as_str().unwrap_or("").into(),
            title: v["title"].as_str().map(Into::into),
            ..Default::default()
        };
        let record = evigraph::extract::extract(&article, &options);
        let _ = writeln!(out, "{}", serde_json::to_string(&record).unwrap_or_default());
    }
}
