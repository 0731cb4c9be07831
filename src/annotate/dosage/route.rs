//! The way in: oral, intravenous, topical … only where the text says so; and the dosage form.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::units::{self, Class};
use super::values::is_dash;
use super::walk::walk;
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::record::{Route, Span};

/// A route told at tokens `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// The route.
    pub route: Route,
}

/// Single words that tell a route.
#[rustfmt::skip]
const WORDS: &[(Route, &[&str])] = &[
    (Route::Oral, &[
        "oral", "orally", "po", "peroral", "perorally", "ingested", "ingesting", "ingestion", "ingest", "ingests", "coingested",
        "swallowed", "swallow", "gavage", "gavaged", "lozenge", "lozenges",
    ]),
    (Route::Intravenous, &["intravenous", "intravenously", "iv", "infusion", "infusions", "infused", "ivi"]),
    (Route::Topical, &["topical", "topically", "ointment", "lotion"]),
    (Route::Intramuscular, &["intramuscular", "intramuscularly", "im"]),
    (Route::Subcutaneous, &["subcutaneous", "subcutaneously", "subcut", "sc", "sq", "subq"]),
    (Route::Inhaled, &[
        "inhaled", "inhalation", "inhalations", "inhaler", "inhale", "inhaling", "nebulized", "nebulised",
        "nebulizer", "nebuliser", "puff", "puffs",
    ]),
    (Route::Sublingual, &["sublingual", "sublingually", "sl"]),
    (Route::Rectal, &["rectal", "rectally", "suppository", "suppositories", "enema", "enemas"]),
    (Route::Nasal, &["nasal", "intranasal", "intranasally", "nasally", "nostril", "nostrils"]),
    (Route::Vaginal, &["vaginal", "vaginally", "intravaginal", "intravaginally"]),
    (Route::Ophthalmic, &["ophthalmic", "eyedrops", "eyedrop"]),
    (Route::Otic, &["otic"]),
    (Route::Transdermal, &["transdermal", "transdermally"]),
    (Route::Intrathecal, &["intrathecal", "intrathecally"]),
    (Route::Epidural, &["epidural", "epidurally"]),
    (Route::Intraperitoneal, &["intraperitoneal", "intraperitoneally", "ip"]),
    (Route::IntraArticular, &["intraarticular"]),
    (Route::Intradermal, &["intradermal", "intradermally"]),
    (Route::Buccal, &["buccal", "buccally"]),
    (Route::Enteral, &["enteral", "enterally", "nasogastric"]),
];

static WORD: LazyLock<FxHashMap<&str, Route>> =
    LazyLock::new(|| WORDS.iter().flat_map(|(route, words)| words.iter().map(move |w| (*w, *route))).collect());

fn word_route(word: &str) -> Option<Route> {
    WORD.get(word).copied()
}

/// Words that begin a route of several words.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "by", "via", "per", "under", "into", "through", "nasal", "eye", "ear", "each", "in", "intra", "applied", "feeding",
];

/// Every word that a route can begin with, single letters aside.
pub fn openers() -> impl Iterator<Item = &'static str> {
    WORDS.iter().flat_map(|(_, words)| *words).chain(OPENERS).copied()
}

/// Names of routes that are something else before these words: "oral health", "nasal congestion".
fn not_a_route(next: &str) -> bool {
    matches!(
        next,
        "health"
            | "hygiene"
            | "cavity"
            | "mucositis"
            | "ulcers"
            | "congestion"
            | "bleeding"
            | "mucosa"
            | "lesions"
            | "contraceptive"
            | "contraceptives"
            | "polyps"
            | "symptoms"
            | "surgery"
            | "cancer"
            | "discharge"
    )
}

/// The route that begins at token `at`.
#[inline]
pub fn at(scan: &Scan, at: usize) -> Option<Hit> {
    if scan.begins(class::ROUTE, at) { read(scan, at) } else { None }
}

/// "i.v.", "p.o.", "s.c.": the route and the tokens taken.
fn by_letters(scan: &Scan, at: usize) -> Option<(Route, usize)> {
    if scan.word(at + 1) != "." || !scan.glued(at) || !scan.glued(at + 1) {
        return None;
    }
    let route = match (scan.word(at), scan.word(at + 2)) {
        ("i", "v") => Route::Intravenous,
        ("p", "o") => Route::Oral,
        ("i", "m") => Route::Intramuscular,
        ("s", "c") => Route::Subcutaneous,
        ("i", "p") => Route::Intraperitoneal,
        ("s", "l") => Route::Sublingual,
        _ => return None,
    };
    Some((route, if scan.word(at + 3) == "." { 4 } else { 3 }))
}

fn read(scan: &Scan, at: usize) -> Option<Hit> {
    let w = |n: usize| scan.word(at + n);
    let hit = |route, n| Some(Hit { from: at, to: at + n, route });
    let word = w(0);
    if word.len() == 1 {
        return by_letters(scan, at).and_then(|(route, n)| hit(route, n));
    }
    match word {
        "by" | "via" if matches!(w(1), "mouth" | "oral") => return hit(Route::Oral, 2),
        "per" if w(1) == "os" => return hit(Route::Oral, 2),
        "per" if w(1) == "rectum" => return hit(Route::Rectal, 2),
        "under" if w(1) == "the" && w(2) == "skin" => return hit(Route::Subcutaneous, 3),
        "under" if matches!(w(1), "the" | "your") && w(2) == "tongue" => return hit(Route::Sublingual, 3),
        "into" | "through" if w(1) == "a" && w(2) == "vein" => return hit(Route::Intravenous, 3),
        "nasal" if matches!(w(1), "spray" | "sprays" | "drops") => return hit(Route::Nasal, 2),
        "eye" if matches!(w(1), "drop" | "drops") => return hit(Route::Ophthalmic, 2),
        "ear" if matches!(w(1), "drop" | "drops") => return hit(Route::Otic, 2),
        "each" if matches!(w(1), "nostril" | "eye" | "ear") => {
            return hit(
                match w(1) {
                    "nostril" => Route::Nasal,
                    "eye" => Route::Ophthalmic,
                    _ => Route::Otic,
                },
                2,
            );
        }
        "in" | "into" if matches!(w(1), "both" | "the" | "left" | "right") && matches!(w(2), "eyes" | "eye") => {
            return hit(Route::Ophthalmic, 3);
        }
        "intra" if w(1) == "-" && w(2) == "articular" => return hit(Route::IntraArticular, 3),
        "intra" if w(1) == "-" && w(2) == "aural" => return hit(Route::Otic, 3),
        "in" | "into" if matches!(w(1), "the" | "each" | "affected") && matches!(w(2), "ear" | "ears") => return hit(Route::Otic, 3),
        "applied"
            if matches!(w(1), "to" | "on") && matches!(w(2), "the" | "affected") && matches!(w(3), "skin" | "scalp" | "face" | "area") =>
        {
            return hit(Route::Topical, 4);
        }
        "feeding" if w(1) == "tube" => return hit(Route::Enteral, 2),
        _ => {}
    }
    let short = word.len() <= 2;
    if short && !(scan.raw(at).bytes().all(|b| b.is_ascii_uppercase()) || matches!(word, "po" | "iv" | "im" | "sc" | "ip" | "sl")) {
        return None;
    }
    // "DSM-IV", "stage IV", "(iv) fish oil" of an enumeration: a numeral.
    if word == "iv" {
        let before = scan.word(at.wrapping_sub(1));
        let counts = |i: usize| before == "(" && w(1) == ")" && scan.word(i) == "(" && scan.word(i + 1) == "iii";
        if is_dash(before) && scan.glued(at - 1)
            || matches!(before, "stage" | "phase" | "type" | "grade" | "class" | "factor" | "dsm" | "level" | "collagen" | "group" | "part")
            || (at.saturating_sub(60)..at.saturating_sub(2)).any(counts)
        {
            return None;
        }
    }
    if w(1) == "glucose" && w(2) == "tolerance" {
        return None;
    }
    // "Into the brachial artery" is no vein.
    if matches!(word, "infusion" | "infusions" | "infused")
        && (at.saturating_sub(3)..at + 4).any(|i| scan.is(i, &["arterial", "artery", "intraarterial"]))
    {
        return None;
    }
    let route = word_route(word)?;
    (!not_a_route(w(1))).then_some(Hit { from: at, to: at + 1, route })
}

/// The routes told in tokens `[from, to)`, in order.
pub fn all(scan: &Scan, from: usize, to: usize) -> Vec<Hit> {
    walk(scan, class::ROUTE, (from, to), |i| read(scan, i).map(|hit| (hit, hit.to)))
}

/// The dosage form told beside an amount: up to five tokens behind it, or three before it, in the same clause.
pub fn dose_form(scan: &Scan, from: usize, to: usize, start: usize, end: usize, named: Option<Span>) -> Option<&'static str> {
    let form = |i: usize| {
        if named.is_some_and(|s| s.start <= scan.tokens[i].start && scan.tokens[i].start < s.end) && scan.is(i, &["tea", "teas", "gum"]) {
            return None;
        }
        units::at(scan, i).and_then(|(u, _)| match u.class {
            Class::DoseForm => Some(u.code),
            Class::Count(form) if !form.is_empty() && !matches!(scan.word(i), "cap" | "spray" | "patch" | "patches") => Some(form),
            _ => None,
        })
    };
    for i in to..(to + 6).min(end) {
        if matches!(scan.word(i), ";" | "." | "," | ")" | "and" | "or" | "+")
            || scan.tokens[i].kind == crate::annotate::scan::TokenKind::Number
        {
            break;
        }
        if let Some(found) = form(i) {
            return Some(found);
        }
    }
    let mut i = from;
    while i > start && i + 4 > from {
        i -= 1;
        if matches!(scan.word(i), ";" | "." | "," | ")" | "and" | "or" | "+") {
            break;
        }
        if let Some(found) = form(i) {
            return Some(found);
        }
    }
    None
}
