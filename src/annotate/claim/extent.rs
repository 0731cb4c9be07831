//! Where the words of an object end: where the sentence turns to something else, to a manner or a time, to a further verb.

use super::argument::is_population;
use super::manner::{acts_on, qualifies_on, tells_how, tells_manner};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::Side;
use crate::lexicon::words::Set;

/// Words that end an object.
static OBJECT_ENDS: Set = Set::new(&[
    "compared", "versus", "vs", "than", "among", "amongst", "after", "when", "if", "because", "due", "via", "through", "while", "whereas",
    "although", "but", "which", "that", "who", "whose", "where", "by", "using", "without", "despite", "so", "as", "starting", "relative",
    "suggesting", "indicating", "compare", "following", "however", "is", "are", "was", "were", "has", "have", "had", "may", "might",
    "could", "can", "will", "would", "should", "until", "since", "though", "whether", "favouring", "favoring", "showing", "did", "does",
    "do", "based", "depending", "led", "leads", "at", "from", "throughout", "within", "across", "versus", "beyond", "per", "specifically",
    "particularly", "especially", "including", "between", "regardless", "compared", "according", "ranging", "lasting", "occurring", "seen",
    "observed", "noted", "followed", "include", "includes", "included", "relevant",
]);

/// Participles that end an object where what follows belongs to them: "sleep quality assessed with a diary", "the state experienced".
static TOLD_OF: Set =
    Set::new(&["experienced", "used", "taken", "given", "assessed", "evaluated", "studied", "tested", "reported", "measured"]);

/// Where an object that begins at `from` ends, at most at `to`.
pub(super) fn object_end(scan: &Scan, from: usize, to: usize) -> usize {
    let mut depth = 0i32;
    let mut i = from;
    while i < to {
        let w = scan.word(i);
        match w {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return i;
        }
        if depth == 0 && i > from {
            // "death from cancer", "anemia caused by bleeding" stay whole.
            let inside = w == "by" && scan.is(i - 1, &["caused", "induced", "triggered", "mediated"])
                || w == "as" && scan.word(i - 1) == "such"
                || w == "from"
                    && scan.is(
                        i - 1,
                        &[
                            "death", "deaths", "mortality", "dying", "die", "suffering", "recovery", "relief", "morbidity", "protection",
                            "complications", "injury", "illness",
                        ],
                    );
            let inside = inside
                || w == "who" && counts_people(scan, from, i)
                || scan.word(i - 1) == "who" && counts_people(scan, from, i - 1)
                || w.ends_with("ed") && scan.is(i - 1, &["-", "have", "has", "had", "been", "be", "were", "was", "most", "commonly"])
                || matches!(w, "after" | "during") && names_state(scan, i + 1, to) && !(from..i).any(|k| is_given(scan, k, i));
            if matches!(w, ";" | ":" | "—" | "\"" | "”") || OBJECT_ENDS.contains(w) && !inside {
                return i;
            }
            let alone = i + 1 >= to
                || scan.tokens[i + 1].kind == TokenKind::Mark
                || scan
                    .is(i + 1, &["by", "in", "with", "at", "on", "as", "using", "to", "during", "via", "for", "after", "from", "through"]);
            if TOLD_OF.contains(w) && alone && !inside {
                return i;
            }
            if w == "–" && !scan.glued(i - 1) || tells_manner(scan, i, to) {
                return i;
            }
            if matches!(w, "in" | "for" | "of" | "with" | "on" | "to") && is_population(scan, i + 1, to) && w != "of" {
                return i;
            }
            if matches!(w, "for" | "over" | "during" | "to" | "in" | "with")
                && scan.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number || is_number_word(scan.word(i + 1)))
            {
                return i;
            }
            if w == "of" && is_share(scan, i + 1) {
                return i;
            }
            if matches!(w, "over" | "during" | "per") && !inside || tells_how(scan, i, to) {
                return i;
            }
            // "Constipation with psyllium": what was given is not what it acts on.
            let reliant =
                |i: usize| scan.is(i, &["dependence", "dependency", "reliance", "effect", "effects", "impact", "focus", "information"]);
            let joined = |i: usize| scan.is(i, &["compliance", "adherence", "satisfaction", "interactions"]);
            if (w == "with" && !joined(i - 1) || w == "on" && !reliant(i - 1)) && is_given(scan, i + 1, to) {
                return i;
            }
            if w == "," && !list_goes_on(scan, i, to) && !qualifies_on(scan, from, i, to) {
                return i;
            }
            if matches!(w, "and" | "or") && (acts_on(scan, i + 1, to) || i + 1 < to && is_share(scan, i + 1)) {
                return i;
            }
            // "Disability after treatment and a lack of data": another thing is told of.
            if w == "and"
                && (scan.is(
                    i + 1,
                    &[
                        "no", "there", "that", "it", "they", "we", "found", "showed", "reported", "concluded", "observed", "keep", "keeps",
                        "make", "makes", "let", "lets",
                    ],
                ) || scan.word(i + 1) == "a" && scan.word(i + 2) == "lack")
            {
                return i;
            }
        }
        i += 1;
    }
    to
}

/// "The number of people who recovered": the clause tells who is counted.
fn counts_people(scan: &Scan, from: usize, who: usize) -> bool {
    static COUNTS: Set = Set::new(&["number", "numbers", "proportion", "percentage", "share", "rate"]);
    (from..who).any(|i| COUNTS.contains(scan.word(i)) && scan.word(i + 1) == "of") && who <= from + 6
}

/// "Anxiety during labor", "pain after stroke": the state is part of what is acted on.
fn names_state(scan: &Scan, at: usize, to: usize) -> bool {
    let at = if scan.is(at, &["the", "a", "an"]) { at + 1 } else { at };
    let told = at < to && scan.concepts_in(scan.span(at, at + 1)).iter().any(|h| scan.concept(h).side == Side::Condition);
    told || scan.is(at, &["surgery", "exercise", "pregnancy", "labor", "labour", "childbirth", "menopause", "sleep", "chemotherapy"])
}

/// Whether an exposure's name begins at token `at`.
fn is_given(scan: &Scan, at: usize, to: usize) -> bool {
    let at = if scan.is(at, &["the", "either", "both"]) { at + 1 } else { at };
    at < to && scan.concepts_in(scan.span(at, at + 1)).iter().any(|h| scan.concept(h).side == Side::Intervention)
}

/// "65 percent", "8%": another figure is told.
fn is_share(scan: &Scan, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) && scan.is(at + 1, &["%", "percent", "per"])
}

pub(super) fn is_number_word(w: &str) -> bool {
    matches!(w, "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "twelve" | "several")
}

/// Whether the comma at `i` separates members of a list of nouns: an "and"/"or" follows within the next members and no verb before it.
pub(super) fn list_goes_on(scan: &Scan, i: usize, to: usize) -> bool {
    if matches!(
        scan.word(i + 1),
        "which"
            | "suggesting"
            | "but"
            | "while"
            | "with"
            | "as"
            | "although"
            | "whereas"
            | "so"
            | "because"
            | "who"
            | "it"
            | "they"
            | "this"
            | "we"
            | "not"
            | "though"
            | "compared"
            | "respectively"
            | "particularly"
            | "especially"
            | "including"
            | "supporting"
            | "indicating"
            | "thereby"
            | "potentially"
            | "possibly"
            | "involved"
            | "known"
            | "used"
            | "found"
            | "caused"
            | "located"
            | "called"
            | "measured"
            | "helping"
            | "either"
    ) {
        return false;
    }
    if matches!(scan.word(i + 1), "and" | "or") {
        return !next_clause_has_subject(scan, i + 2, to) && !is_share(scan, i + 2);
    }
    // "a, b, and c" or "a, b and c": the list's "and" must come before the end.
    let mut depth = 0;
    for j in i + 1..(i + 22).min(to) {
        match scan.word(j) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "and" | "or" | "nor" if depth == 0 => return true,
            "is" | "are" | "was" | "were" | "which" | "that" | "has" | "have" | "may" | "can" | "it" | "they" | "we" => return false,
            _ => {}
        }
    }
    false
}

fn next_clause_has_subject(scan: &Scan, from: usize, to: usize) -> bool {
    (from..(from + 7).min(to)).any(|j| {
        scan.is(
            j,
            &[
                "is", "are", "was", "were", "has", "have", "had", "may", "can", "could", "might", "will", "did", "does", "do", "it",
                "they", "should", "showed", "found", "would",
            ],
        )
    })
}
