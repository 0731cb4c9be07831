//! Cuts a sentence into clauses: at semicolons, dashes, contrasting and relative words, and after an opening subordinate clause.

use super::predicate::{is_adverb, names_object, starts_object};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::{CueClass, Form};
use crate::lexicon::words::Set;

/// A clause: tokens `[from, to)`, and how it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// First token.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// What opened it.
    pub opener: Opener,
}

/// What opens a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// The sentence's start, or a mark or word that opens an independent clause.
    Main,
    /// "which", "that", "who": its subject stands right before it.
    Relative,
    /// "that", "whether" after a word of finding, hedging or doubt.
    Content,
}

/// Words that open a clause wherever they stand.
static CONTRAST: Set = Set::new(&["but", "while", "whereas", "although", "though", "however", "because", "yet", "whilst", "unless"]);

/// Words that open a clause after a comma alone.
static AFTER_COMMA: Set = Set::new(&[
    "so", "with", "suggesting", "indicating", "showing", "resulting", "leading", "causing", "making", "thereby", "potentially", "as",
    "since", "supporting",
]);

/// Words that open a subordinate clause at a sentence's start, which ends at the first comma.
static SUBORDINATE: Set = Set::new(&[
    "while", "although", "though", "because", "since", "as", "when", "if", "given", "for", "in", "unlike", "despite", "after", "during",
    "at", "by", "with", "among", "compared", "to", "on", "over", "within", "based", "due", "under", "from", "following", "beyond",
    "besides", "without", "overall", "whereas", "once", "whether", "through", "like",
]);

/// Single words that open a sentence before a comma.
static OPENS: Set = Set::new(&[
    "however", "yes", "no", "moreover", "furthermore", "also", "thus", "hence", "therefore", "first", "second", "third", "here", "still",
    "yet", "instead", "meanwhile", "today", "indeed", "nevertheless", "nonetheless", "besides", "otherwise", "then", "now", "again",
    "further", "plus", "rather", "likewise", "overall", "so", "well", "ok", "note", "see", "perhaps", "maybe", "sure", "true",
    "traditionally", "historically",
]);

/// Whether the words from a sentence's start go on as a list: "a, b and c", "a, b, and c".
fn is_list(scan: &Scan, from: usize, to: usize) -> bool {
    (from + 2..to.min(from + 14))
        .find(|i| {
            scan.is(
                *i,
                &["and", "or", "is", "are", "was", "were", "had", "has", "have", "may", "can", "did", "does", "the", "a", "we", "it"],
            )
        })
        .is_some_and(|i| scan.is(i, &["and", "or"]))
}

/// Whether token `i` opens brackets or closes them.
fn depth_change(scan: &Scan, i: usize) -> i32 {
    match scan.word(i) {
        "(" | "[" => 1,
        ")" | "]" => -1,
        _ => 0,
    }
}

/// Whether an aside between dashes ends right before token `at`: "Calcifediol – a form of vitamin D – lowered …".
pub fn closes_aside(scan: &Scan, at: usize) -> bool {
    let dash = |i: usize| matches!(scan.word(i), "—" | "–");
    at > 1 && dash(at - 1) && (at.saturating_sub(18)..at - 1).any(dash)
}

/// The clauses of tokens `[from, to)`.
pub fn clauses(scan: &Scan, from: usize, to: usize) -> Vec<Clause> {
    let mut cuts: Vec<(usize, usize, Opener)> = vec![(from, from, Opener::Main)];
    let mut depth = 0;
    for i in from..to {
        depth = (depth + depth_change(scan, i)).max(0);
        if depth > 0 {
            continue;
        }
        let w = scan.word(i);
        let after_comma = i > from && scan.word(i - 1) == ",";
        let spaced_dash = matches!(w, "—" | "–") && i > from && !scan.glued(i - 1) || w == "—";
        if w == ";" || spaced_dash || (w == ":" && i > from + 1 && i + 3 < to) {
            cuts.push((i, i + 1, Opener::Main));
        } else if i > from && after_comma && w.ends_with("ing") && AFTER_COMMA.contains(w) {
            // The participle is the clause's own verb.
            cuts.push((i, i, Opener::Main));
        } else if w == "however" && after_comma && scan.word(i + 1) == "," {
            // ", however," stands inside its clause.
        } else if w == "yet" && i > from && scan.is(i - 1, &["not", "as", "has", "have", "is", "are", "was", "been"]) {
            // "Not yet known", "has yet to be shown" stand inside their clause.
        } else if i > from && (CONTRAST.contains(w) || after_comma && AFTER_COMMA.contains(w)) {
            cuts.push((i, i + 1, Opener::Main));
        } else if i > from && matches!(w, "which" | "who" | "whose" | "where") {
            cuts.push((i, i + 1, Opener::Relative));
        } else if w == "that" && i > from {
            let opener = if follows_report(scan, i) { Opener::Content } else { Opener::Relative };
            let demonstrative =
                matches!(scan.word(i - 1), "of" | "to" | "than" | "in" | "with" | "by" | "for" | "on" | "," | "and" | "from" | "at");
            if !demonstrative || opener == Opener::Content {
                cuts.push((i, i + 1, opener));
            }
        } else if w == "whether" && i > from {
            cuts.push((i, i + 1, Opener::Content));
        } else if after_comma && w == "and" && has_verb(scan, from, i - 1) && begins_whole_clause(scan, i + 1, to) {
            cuts.push((i, i + 1, Opener::Main));
        }
    }
    if let Some(at) = the_more(scan, from, to) {
        cuts.push((at, at + 2, Opener::Main));
    }
    if let Some(comma) = negated_opening(scan, from, to) {
        cuts.push((comma, comma + 1, Opener::Main));
    }
    // "However, …", "Yes, …": one word and a comma before the clause; "Deaths, strokes and …" begins a list.
    let opens = scan.word(from).ends_with("ly") || OPENS.contains(scan.word(from)) || !is_list(scan, from, to);
    if scan.word(from + 1) == "," && !SUBORDINATE.contains(scan.word(from)) && opens {
        cuts.push((from + 1, from + 2, Opener::Main));
    }
    let opens_low = SUBORDINATE.contains(scan.word(from));
    if opens_low && let Some(comma) = opening_comma(scan, from, to) {
        cuts.push((comma, comma + 1, Opener::Main));
    }
    cuts.sort_unstable_by_key(|c| (c.0, c.1));
    cuts.dedup_by_key(|c| c.0);
    let mut out: Vec<Clause> = Vec::new();
    for (i, (_, start, opener)) in cuts.iter().enumerate() {
        let end = cuts.get(i + 1).map_or(to, |c| c.0);
        let start = if scan.word(*start) == "," { start + 1 } else { *start };
        if start < end {
            out.push(Clause { from: start, to: end, opener: *opener });
        }
    }
    out
}

/// Verbs that are no cue: auxiliaries and what people and things do.
static VERBS: Set = Set::new(&[
    "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "may", "can", "could", "might", "will", "would", "should",
    "showed", "shows", "needs", "need", "contains", "contain", "took", "takes", "received", "remained", "remains", "became", "becomes",
    "found",
]);

/// Whether the word at token `i` is a verb with its object: an auxiliary, or a listed verb that something follows.
fn is_verb(scan: &Scan, i: usize, to: usize) -> bool {
    let listed = |form: Form| matches!(form, Form::Finite | Form::Past);
    VERBS.contains(scan.word(i))
        || scan.cues_in(scan.span(i, i + 1)).first().is_some_and(|hit| {
            let entry = scan.cue(hit);
            let after = scan.token_at(hit.end);
            let follows = || after < to && (starts_object(scan, after, to) || entry.class == CueClass::VerbIntr);
            let seldom = || matches!(entry.class, CueClass::Seldom | CueClass::SeldomBoth) && names_object(scan, after, to.min(after + 3));
            (matches!(entry.class, CueClass::Verb | CueClass::VerbBoth | CueClass::VerbIntr) || seldom())
                && hit.start == scan.tokens[i].start
                && listed(entry.form)
                && follows()
        })
}

/// Whether tokens `[from, to)` hold a verb that is not their first word.
fn has_verb(scan: &Scan, from: usize, to: usize) -> bool {
    (from + 1..to).any(|i| is_verb(scan, i, to))
}

/// Whether a clause with a subject of its own begins at token `at`, behind ", and": "…, and fish oil lowered triglycerides".
fn begins_whole_clause(scan: &Scan, at: usize, to: usize) -> bool {
    let mut nouns = 0;
    for i in at..to.min(at + 10) {
        let w = scan.word(i);
        if scan.tokens[i].kind == TokenKind::Mark && !matches!(w, "-" | "‐" | "/" | "'" | "’")
            || matches!(w, "to" | "that" | "which" | "who" | "not" | "than" | "by")
        {
            return false;
        }
        if nouns > 0
            && !matches!(scan.word(i - 1), "of" | "the" | "a" | "an" | "in" | "with" | "and" | "or" | "-" | "‐")
            && is_verb(scan, i, to)
        {
            return true;
        }
        // "…, and were more likely to": the verb has no subject of its own.
        if nouns == 0 && VERBS.contains(w) {
            return false;
        }
        nouns += usize::from(scan.tokens[i].kind == TokenKind::Word && !is_adverb(w));
    }
    false
}

/// "The more fiber people ate, the lower their risk": the comma between what goes up and what goes with it.
fn the_more(scan: &Scan, from: usize, to: usize) -> Option<usize> {
    if scan.word(from) != "the" || !is_comparative(scan.word(from + 1)) {
        return None;
    }
    (from + 3..to.saturating_sub(2)).find(|i| scan.word(*i) == "," && scan.word(i + 1) == "the" && is_comparative(scan.word(i + 2)))
}

/// Whether a word begins one half of "the more …, the lower …".
pub fn is_comparative(word: &str) -> bool {
    static WORDS: Set = Set::new(&[
        "more", "less", "higher", "lower", "greater", "longer", "shorter", "fewer", "larger", "smaller", "better", "worse", "older",
        "earlier", "later", "heavier", "stronger", "weaker",
    ]);
    WORDS.contains(word)
}

/// The comma after "Not surprisingly", and the one before "it also" in "Not only does A …, it also …".
fn negated_opening(scan: &Scan, from: usize, to: usize) -> Option<usize> {
    if scan.word(from) != "not" {
        return None;
    }
    if scan.word(from + 1) == "only" {
        return (from + 3..to).find(|i| scan.word(*i) == "," && scan.is(i + 1, &["it", "they", "she", "he", "this", "these"]));
    }
    (from + 1..to.min(from + 4)).find(|i| scan.word(*i) == ",").filter(|comma| is_adverb(scan.word(comma - 1)))
}

/// The comma that closes an opening subordinate clause or phrase: the first outside brackets that is not inside a list.
fn opening_comma(scan: &Scan, from: usize, to: usize) -> Option<usize> {
    let mut depth = 0;
    for i in from..to {
        depth = (depth + depth_change(scan, i)).max(0);
        if depth == 0 && scan.word(i) == "," {
            let list = matches!(scan.word(i + 2), "," | "and" | "or")
                || matches!(scan.word(i + 1), "and" | "or") && matches!(scan.word(i + 3), ",");
            if !list {
                return Some(i);
            }
        }
        if i > from + 40 {
            break;
        }
    }
    None
}

fn follows_report(scan: &Scan, i: usize) -> bool {
    static WORDS: Set = Set::new(&[
        "found", "find", "finds", "suggest", "suggests", "suggested", "suggesting", "show", "shows", "showed", "shown", "indicate",
        "indicates", "indicated", "indicating", "evidence", "concluded", "conclude", "concludes", "reported", "reports", "demonstrated",
        "demonstrate", "demonstrates", "revealed", "reveals", "noted", "notes", "believe", "believed", "said", "says", "confirmed",
        "hypothesis", "hypothesized", "hypothesised", "means", "mean", "implies", "think", "thought", "observed", "likely", "possible",
        "claim", "claims", "claimed", "proves", "proved", "proof", "clear", "argue", "argues", "stated", "states", "warn", "warns",
        "estimated", "speculate", "note", "report", "highlight", "highlights", "discovered", "recommend", "recommends", "recommended",
        "add", "added", "adds", "establishes", "realized", "know", "hear", "learn", "learned", "sure", "aware", "agree", "agreed",
        "agrees", "hope", "hopes", "hint", "hints", "hinted", "proven", "prove", "tell", "told", "showing", "confirm", "confirms",
        "stress", "stresses", "emphasize", "emphasizes", "warned", "caution", "cautions", "cautioned", "explain", "explains", "explained",
        "remember", "unlikely", "probable", "plausible", "propose", "proposed", "proposes", "speculated", "suspect", "suspects", "doubt",
        "doubts", "doubtful", "surprising", "true", "known", "say", "feel", "theory", "idea", "notion", "belief", "assume", "assumed",
        "concern", "concerns",
    ]);
    (1..=3).any(|k| i >= k && WORDS.contains(scan.word(i - k)))
}
