//! What holds for any text: quotes stand where their offsets say, nothing panics, and the same text gives the same bytes.

use std::path::Path;
use std::sync::LazyLock;

use evigraph::article::Article;
use evigraph::extract::{Options, extract};
use evigraph::record::{Fact, Record};
use proptest::prelude::*;

/// The record of a text, with its sentences, in any language.
fn record(text: &str) -> Record {
    let article = Article { id: "property".into(), text: text.into(), media_type: "text/plain".into(), ..Article::default() };
    extract(&article, &Options { with_sentences: true, any_language: true, ..Options::default() })
}

/// A text by code points.
struct Text(Vec<char>);

impl Text {
    /// Checks that `quote` stands at `[start, end)`.
    fn holds(&self, what: &str, start: usize, end: usize, quote: &str) -> Result<(), TestCaseError> {
        prop_assert!(start < end && end <= self.0.len(), "{what} [{start}, {end}) in a text of {}", self.0.len());
        let found: String = self.0[start..end].iter().collect();
        prop_assert_eq!(&found, quote, "{} [{}, {})", what, start, end);
        Ok(())
    }

    /// Checks that `[start, end)` lies in the text.
    fn bounds(&self, what: &str, start: usize, end: usize) -> Result<(), TestCaseError> {
        prop_assert!(start <= end && end <= self.0.len(), "{what} [{start}, {end}) in a text of {}", self.0.len());
        Ok(())
    }

    fn facts<F: Fact>(&self, what: &str, facts: &[F]) -> Result<(), TestCaseError> {
        for f in facts {
            self.holds(what, f.span().start, f.span().end, f.quote())?;
            prop_assert!((0.0..=1.0).contains(&f.confidence()), "{what} has the confidence {}", f.confidence());
            prop_assert!(!f.rule().is_empty() && f.id().starts_with("EVG:"), "{what} has the rule {:?}, the id {:?}", f.rule(), f.id());
        }
        Ok(())
    }
}

/// Everything that must hold for the record of a text.
fn check(text: &str) -> Result<(), TestCaseError> {
    let found = record(text);
    let t = Text(text.chars().collect());
    prop_assert_eq!(found.article.length, t.0.len());
    t.facts("dosage", &found.dosages)?;
    t.facts("design", &found.designs)?;
    t.facts("year", &found.years)?;
    t.facts("sample", &found.samples)?;
    t.facts("claim", &found.claims)?;
    for m in &found.mentions {
        t.holds("mention", m.start, m.end, &m.quote)?;
    }
    for claim in &found.claims {
        for c in &claim.cues {
            t.holds("cue", c.start, c.end, &c.quote)?;
        }
        for e in &claim.evidence {
            t.holds("evidence", e.start, e.end, &e.quote)?;
        }
    }
    for s in found.studies.iter().flat_map(|s| &s.mentions) {
        t.bounds("study mention", s.start, s.end)?;
    }
    for s in &found.sections {
        t.bounds("section", s.start, s.end)?;
    }
    let mut above = 0;
    for [start, end] in found.sentences.iter().flatten().copied() {
        t.bounds("sentence", start, end)?;
        prop_assert!(above <= start, "a sentence at {start} begins before {above}");
        above = end;
    }
    let bytes = |r: &Record| serde_json::to_vec(r).expect("a record has a JSON form");
    let written = bytes(&found);
    prop_assert_eq!(&written, &bytes(&record(text)), "the same text gave another record");
    let read: Record = serde_json::from_slice(&written).expect("a record reads what it wrote");
    prop_assert_eq!(bytes(&read), written, "a record changes when it is read and written");
    Ok(())
}

/// Pieces of articles that give facts, and pieces that break naive offsets.
fn fragment() -> impl Strategy<Value = String> {
    let telling = prop::sample::select(vec![
        "magnesium citrate", "vitamin D3", "St. John’s wort", "ashwagandha", "placebo", "250 mg", "400 IU/day", "1,000–2,000 µg",
        "2.5 g twice daily", "up to 10 mg/kg", "3 × 500 mg", "½ cup", "for 8 weeks", "improves", "did not reduce", "may lower",
        "was associated with a lower risk of", "no significant difference in", "is effective for", "sleep quality", "blood pressure",
        "restless legs syndrome (RLS)", "anxiety", "compared with placebo", "(p < 0.05; 95% CI 0.80 to 0.93)", "SMD −0.53", "by 25%",
        "randomized, double-blind, placebo-controlled trial", "systematic review and meta-analysis", "case report", "in 2019",
        "between 2001 and 2005", "n = 120", "46 adults aged 60–75 years", "However,", "Although", "which", "METHODS:", "CONCLUSIONS:",
        "References", "Key points", "•", "|", "[12,13]", "\"quoted\"", "(", ")", "More research is needed", "Avoid", "NCT01234567",
        "doi:10.1000/xyz123",
    ]);
    let odd = prop::sample::select(vec![
        "\u{a0}", "\u{2009}", "\u{202f}", "\u{200b}", "\u{feff}", "\u{2028}", "\u{85}", "\r\n", "\n\n", "\n", "\t", "\r", "\0", "😀", "👩‍⚕️",
        "e\u{301}", "n\u{303}", "\u{202e}", "مغنيسيوم", "מגנזיום", "镁", "İ", "ß", "ﬁ", "K", "Å", "µ", "μ", "−", "‑", "…", "½", "²",
        "１００", "٣", "\u{1F1E9}\u{1F1EA}", "𝐩", "\u{fffd}", "\u{10ffff}",
    ]);
    let glue = prop::sample::select(vec![" ", " ", " ", " ", ". ", ", ", "; ", ": ", "", "\u{a0}", "-", "—", ".\n", "/"]);
    (prop_oneof![6 => telling, 1 => odd], glue).prop_map(|(a, b)| format!("{a}{b}"))
}

/// The articles of `input/`; tests that need one do without where the folder is not there.
static ARTICLES: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let Ok(folder) = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("input")) else { return Vec::new() };
    let mut paths: Vec<_> = folder.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt" || e == "md"));
    paths.sort();
    paths.iter().filter_map(|p| std::fs::read_to_string(p).ok()).map(|t| t.chars().collect()).collect()
});

/// What is done to an article: places as shares of its length.
#[derive(Clone, Debug)]
enum Change {
    Delete(f64, usize),
    Double(f64, usize),
    Move(f64, usize, f64),
    Insert(f64, String),
    Keep(f64, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let place = || 0.0..1.0f64;
    prop_oneof![
        (place(), 1..400usize).prop_map(|(at, n)| Change::Delete(at, n)),
        (place(), 1..400usize).prop_map(|(at, n)| Change::Double(at, n)),
        (place(), 1..200usize, place()).prop_map(|(at, n, to)| Change::Move(at, n, to)),
        (place(), fragment()).prop_map(|(at, s)| Change::Insert(at, s)),
        (place(), any::<String>()).prop_map(|(at, s)| Change::Insert(at, s)),
        (place(), 200..2000usize).prop_map(|(at, n)| Change::Keep(at, n)),
    ]
}

fn apply(text: &mut Vec<char>, change: &Change) {
    let length = text.len();
    let place = |share: f64| ((length as f64 * share) as usize).min(length);
    let piece = |share: f64, n: usize| place(share)..(place(share) + n).min(length);
    match change {
        Change::Delete(at, n) => drop(text.drain(piece(*at, *n))),
        Change::Double(at, n) => {
            let range = piece(*at, *n);
            let copy: Vec<char> = text[range.clone()].to_vec();
            text.splice(range.end..range.end, copy);
        }
        Change::Move(at, n, to) => {
            let moved: Vec<char> = text.drain(piece(*at, *n)).collect();
            let to = place(*to).min(text.len());
            text.splice(to..to, moved);
        }
        Change::Insert(at, s) => drop(text.splice(place(*at)..place(*at), s.chars())),
        Change::Keep(at, n) => *text = text[piece(*at, *n)].to_vec(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holds_for_any_text(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn holds_for_any_text_of_printable_characters(text in "\\PC{0,300}") {
        check(&text)?;
    }

    #[test]
    fn holds_for_mixtures_of_telling_and_odd_pieces(pieces in prop::collection::vec(fragment(), 0..40)) {
        check(&pieces.concat())?;
    }

    #[test]
    fn holds_for_telling_pieces_inside_noise(pieces in prop::collection::vec(prop_oneof![fragment(), any::<String>()], 0..12)) {
        check(&pieces.concat())?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holds_for_changed_articles(which in any::<prop::sample::Index>(), changes in prop::collection::vec(change(), 1..6)) {
        if !ARTICLES.is_empty() {
            let mut text = ARTICLES[which.index(ARTICLES.len())].clone();
            for change in &changes {
                apply(&mut text, change);
            }
            check(&text.into_iter().collect::<String>())?;
        }
    }
}

#[test]
fn holds_for_the_articles_as_they_are() {
    for article in ARTICLES.iter() {
        check(&article.iter().collect::<String>()).expect("an article of input/");
    }
}

#[test]
fn holds_for_edge_cases() {
    for text in
        ["", " ", "\n", "\0", ".", "...", "mg", "5 mg", "(p", "\u{feff}", "a\u{300}", "😀", "\r\n\r\n", "((((((((", "5 5 5 5 5 mg mg"]
    {
        check(text).expect(text);
    }
}
