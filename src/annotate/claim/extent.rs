//! Where the words of an object begin and end: behind an opening phrase or a report, up to where the sentence turns to something else.

use super::argument::{TRIM_END, TRIM_START, is_population};
use super::predicate::is_adverb;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::Side;
use crate::lexicon::cues::CueClass;
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

/// "Falls any better than", "swelling in half", "colds short by two days": from token `i` on, how and how far, not what.
fn tells_manner(scan: &Scan, i: usize, to: usize) -> bool {
    static MORE: Set = Set::new(&["better", "worse", "more", "less", "faster", "sooner", "quicker", "slower", "earlier", "longer"]);
    static AFTER: Set = Set::new(&["than", "by", "with", "in", "on", "after", "when", "for", "among", "if", "once"]);
    let ends = |k: usize| k >= to || scan.tokens[k].kind == TokenKind::Mark && scan.word(k) != "-" || AFTER.contains(scan.word(k));
    match scan.word(i) {
        // "Living longer" is what it goes along with.
        w if MORE.contains(w) => ends(i + 1) && !scan.is(i - 1, &["a", "an", "the", "and", "or"]) && !scan.word(i - 1).ends_with("ing"),
        "any" | "no" | "even" | "much" | "far" | "significantly" => MORE.contains(scan.word(i + 1)) && ends(i + 2),
        "short" | "down" | "together" => ends(i + 1) && !scan.glued(i - 1),
        "just" | "equally" | "about" => scan.is(i + 1, &["as", "so", "well", "like"]),
        "in" => {
            scan.is(i + 1, &["half", "two", "check"]) && ends(i + 2)
                || (i + 1..to.min(i + 4)).any(|k| scan.is(k, &["dose", "doses", "amounts", "quantities", "excess"]))
        }
        "once" => true,
        _ => false,
    }
}

/// "In the short term", "in helpful ways", "to a similar extent", "on average", "for a while": how or how long, no part of what is
/// acted on; and an adverb before a participle, "consistently related to".
fn tells_how(scan: &Scan, at: usize, to: usize) -> bool {
    static HOW: Set = Set::new(&[
        "term", "run", "way", "ways", "manner", "fashion", "while", "time", "times", "period", "periods", "day", "days", "night", "week",
        "month", "year", "years", "extent", "degree", "average", "rest", "long", "moment", "hours", "months", "weeks", "response",
        "addition", "combination", "conjunction", "order", "contrast", "comparison", "particular", "turn", "assay", "assays", "model",
        "models", "study", "studies", "trial", "trials", "experiments", "analysis", "analyses", "experiment",
    ]);
    let w = scan.word(at);
    if matches!(w, "in" | "to" | "on" | "for") {
        let first = if scan.is(at + 1, &["a", "an", "the"]) { at + 2 } else { at + 1 };
        let last = (first..to.min(first + 4)).find(|i| HOW.contains(scan.word(*i)));
        return last.is_some_and(|last| {
            (at + 1..last).all(|i| scan.tokens[i].kind == TokenKind::Word || scan.word(i) == "-")
                && !(first..last).any(|i| scan.is(i, &["of", "and", "or", "for", "with", "in"]))
                && (last + 1 >= to
                    || scan.word(last + 1) != "-" && scan.tokens[last + 1].kind != TokenKind::Word
                    || scan.is(
                        last + 1,
                        &["and", "as", "but", "in", "than", "when", "or", "of", "after", "before", "with", "among", "to", "using", "that"],
                    ))
                && scan.tokens.get(last + 1).is_none_or(|t| t.kind != TokenKind::Number)
                && (w != "to" || scan.is(last, &["extent", "degree"]))
                && !(w == "in" && scan.is(last, &["time", "times", "hours", "days", "day", "period", "periods"]))
        });
    }
    // "More slowly", "consistently related to".
    at + 1 < to && is_adverb(w) && w.ends_with("ly") && scan.word(at + 1).ends_with("ed") && scan.is(at + 2, &["to", "with", "by", "in"])
}

/// Whether a verb follows the "and" before token `at`: "… and also showed", "… and settles the stomach", "… and keep it off".
fn acts_on(scan: &Scan, at: usize, to: usize) -> bool {
    static VERBS: Set = Set::new(&[
        "felt", "had", "has", "have", "was", "were", "is", "are", "became", "went", "took", "gave", "made", "kept", "slept", "spent",
        "ate", "drank", "got", "saw", "fell", "rose", "led", "ran", "grew", "did", "began", "remained", "exhibited", "experienced",
        "seems", "seem", "appears", "appear", "cannot", "must", "should", "will", "would", "may", "might", "can", "could",
    ]);
    static WHAT: Set = Set::new(&["the", "a", "an", "its", "their", "your", "his", "her", "our", "them", "it", "you", "us", "to", "that"]);
    let verb = (at..to.min(at + 3)).find(|i| !is_adverb(scan.word(*i)) && !scan.is(*i, &["also", "then", "even", "thus", "so"]));
    let Some(verb) = verb.filter(|v| scan.tokens[*v].kind == TokenKind::Word) else { return false };
    if scan.word(at) == "also" || scan.word(at) == "to" && scan.word(at - 1) == "and" || VERBS.contains(scan.word(verb)) {
        return true;
    }
    let named = scan.concepts_in(scan.span(verb, verb + 1)).iter().any(|h| h.start <= scan.tokens[verb].start);
    let finite =
        scan.word(verb).ends_with('s') && !scan.word(verb).ends_with("ss") || scan.word(verb).ends_with("ed") || is_verb(scan, verb);
    finite && !named && WHAT.contains(scan.word(verb + 1)) && verb + 1 < to && scan.word(verb + 1) != "to" && scan.word(verb) != "as"
}

/// Whether a verb of the table begins at token `at`.
fn is_verb(scan: &Scan, at: usize) -> bool {
    scan.is(at, &["keep", "make", "give", "get", "take", "let", "put", "hold"])
        || scan.cues_in(scan.span(at, at + 1)).iter().any(|c| scan.cue(c).class == CueClass::Verb && c.start == scan.tokens[at].start)
}

/// Whether the comma at `i` stands between adjectives of one thing: "chronic, low-grade inflammation".
fn qualifies_on(scan: &Scan, from: usize, i: usize, to: usize) -> bool {
    static ADJECTIVES: Set = Set::new(&[
        "chronic", "acute", "severe", "mild", "moderate", "low", "high", "long", "short", "new", "early", "late", "deep", "slow", "strong",
        "persistent", "recurrent", "frequent", "intense", "constant", "excess", "poor", "sharp", "dull", "sudden", "common", "daily",
        "dry", "red", "stiff", "sore", "tired", "grade", "level", "term", "onset", "related", "induced", "mediated", "dependent",
        "lasting", "associated", "specific", "derived", "free", "rich",
    ]);
    const ENDINGS: &[&str] = &["ous", "ful", "able", "ible", "ical", "less", "ative", "ional", "atory", "ular"];
    let adjective = |w: &str| ADJECTIVES.contains(w) || w.len() > 5 && ENDINGS.iter().any(|e| w.ends_with(e));
    let joined = |a: usize, b: usize| (a..b).all(|k| scan.tokens[k].kind == TokenKind::Word || scan.word(k) == "-");
    let one = |a: usize, b: usize| (a..b).filter(|k| scan.word(*k) == "-").count() * 2 + 1 >= b - a;
    // The first adjective is all that stands before the comma; the second is followed by a noun.
    let next = (i + 1..to.min(i + 6)).take_while(|k| scan.tokens[*k].kind == TokenKind::Word || scan.word(*k) == "-").last();
    i > from
        && joined(from, i)
        && one(from, i)
        && adjective(scan.word(i - 1))
        && next.is_some_and(|last| last > i + 1 && !scan.is(i + 1, &["and", "or", "but", "which", "that"]))
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

fn is_number_word(w: &str) -> bool {
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

/// Where the words that lead up to the next predicate begin: its auxiliaries and the "and" before them are not the object's.
pub(super) fn subject_start(scan: &Scan, from: usize, to: usize) -> usize {
    let mut i = to;
    while i > from
        && (TRIM_END.contains(scan.word(i - 1))
            || is_adverb(scan.word(i - 1))
            || matches!(scan.word(i - 1), "," | "a" | "an" | "the" | "to" | "help" | "helps"))
    {
        i -= 1;
    }
    i
}

/// Left of a verb, the subject's noun phrase: after an opening phrase's comma and after "found that".
pub(super) fn skip_to_subject(scan: &Scan, from: usize, to: usize) -> usize {
    let mut start = from;
    // "For headache we found severity was reduced": the subject begins behind the report.
    let report = (from..to.min(from + 14)).find(|i| {
        scan.is(*i, &["we", "they", "authors", "researchers"])
            && scan.is(i + 1, &["observed", "found", "saw", "noted", "identified", "detected", "reported"])
    });
    if let Some(report) = report {
        return report + 2;
    }
    // "Compared with placebo, at week 8 pain scores …", "but when taken with food, blood sugar …": one opening after another.
    for _ in 0..3 {
        let first =
            if scan.is(start, &["but", "and", "although", "while", "yet", "that", "whereas", "though"]) { start + 1 } else { start };
        let comma = (first..to).find(|i| scan.word(*i) == ",").filter(|comma| comma + 1 < to);
        match comma {
            Some(comma) if OPENINGS.contains(scan.word(first)) => start = comma + 1,
            _ => break,
        }
    }
    start
}

/// Words that open a phrase before the subject.
static OPENINGS: Set = Set::new(&[
    "in", "at", "for", "after", "compared", "with", "however", "among", "during", "by", "furthermore", "moreover", "overall", "on", "when",
    "if", "once", "combined", "together", "along", "unlike", "despite", "given", "based", "according", "within", "over", "under",
    "following", "before", "until", "throughout", "across", "since", "because", "as", "where", "pooling", "using", "taken", "used",
    "relative", "beyond", "besides", "regardless", "through", "via", "additionally", "similarly", "likewise", "consequently", "therefore",
    "thus", "interestingly", "importantly", "notably", "conversely", "meanwhile", "finally", "specifically", "surprisingly",
    "unfortunately", "fortunately",
]);

/// Behind the bracket that opens at token `from`, if one does: "(p = .01) and total nitrite".
pub(super) fn skip_bracket(scan: &Scan, from: usize, to: usize) -> usize {
    let close = || (from..to).find(|i| scan.word(*i) == ")").filter(|close| close + 1 < to);
    if from < to && scan.word(from) == "(" { close().map_or(from, |close| close + 1) } else { from }
}

/// "After two months the weight fell": behind an opening phrase without a comma, the subject begins at its own article.
pub(super) fn skip_opening(scan: &Scan, from: usize, to: usize) -> usize {
    let conjunction = scan.is(
        from,
        &["although", "while", "because", "whereas", "since", "and", "but", "that", "though", "when", "if", "once", "where", "as"],
    );
    let from = if conjunction { from + 1 } else { from };
    if !scan.is(from, &["in", "at", "for", "after", "among", "during", "by", "on", "with", "within", "over"]) {
        return from;
    }
    // "(P < .05) in the krill group and vitamin D rose": behind those in whom something else was told.
    let whom =
        |i: usize| scan.is(i, &["group", "groups", "arm", "arms", "patients", "participants", "women", "men", "children", "controls"]);
    if let Some(and) = (from + 2..to.min(from + 8)).find(|i| scan.word(*i) == "and" && whom(i - 1) && i + 1 < to) {
        return and + 1;
    }
    let start = (from + 2..to).find(|i| {
        scan.is(*i, &["the", "a", "an", "its", "their", "both"])
            && !scan
                .is(i - 1, &["in", "of", "at", "for", "to", "with", "on", "from", "by", "and", "during", "among", "or", "than", "between"])
    });
    start.map_or(from, |i| i + 1)
}

pub(super) fn noun_before(scan: &Scan, from: usize, to: usize) -> usize {
    let mut i = to;
    while i > from
        && to - i < 4
        && scan.tokens[i - 1].kind == TokenKind::Word
        && !is_adverb(scan.word(i - 1))
        && !TRIM_START.contains(scan.word(i - 1))
        && !TRIM_END.contains(scan.word(i - 1))
        && !matches!(scan.word(i - 1), "potential" | "clear" | "showed" | "found" | "led" | "show" | "any")
    {
        i -= 1;
    }
    i
}
