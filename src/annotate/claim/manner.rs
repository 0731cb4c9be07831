//! Words at the edges of an object that are not what is acted on: how, how far, how many of it,
//! a verb behind "and".

use super::extent::is_number_word;
use super::predicate::is_adverb;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::CueClass;
use crate::lexicon::words::Set;

/// "Falls any better than", "swelling in half", "colds short by two days": from token `i` on, how and how far, not what.
pub(super) fn tells_manner(scan: &Scan, i: usize, to: usize) -> bool {
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
pub(super) fn tells_how(scan: &Scan, at: usize, to: usize) -> bool {
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
pub(super) fn acts_on(scan: &Scan, at: usize, to: usize) -> bool {
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
pub(super) fn qualifies_on(scan: &Scan, from: usize, i: usize, to: usize) -> bool {
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

/// Behind "one in five", "around half of": how many, not what.
pub(super) fn past_share(scan: &Scan, from: usize, to: usize) -> usize {
    let number = |i: usize| scan.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number) || is_number_word(scan.word(i));
    let at = if scan.is(from, &["around", "about", "nearly", "almost", "roughly"]) { from + 1 } else { from };
    if at + 3 < to && number(at) && scan.is(at + 1, &["in", "of"]) && number(at + 2) {
        return at + 3;
    }
    let part = scan.is(at, &["half", "thirds", "third", "quarter", "quarters"]) && scan.word(at + 1) == "of";
    if at + 2 < to && part { at + 2 } else { from }
}
