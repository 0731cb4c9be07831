//! Verbs whose forms are more often something else: "control" is an arm, "clear" an adjective, "burns" a condition. They count
//! only where what stands around them makes them verbs.

use super::super::clause::Clause;
use super::words::{BE, HAVE, is_adverb};
use crate::annotate::scan::Scan;
use crate::lexicon::Side;
use crate::lexicon::cues::Form;
use crate::lexicon::words::Set;

/// Such verbs.
static DOUBTFUL: Set = Set::new(&[
    "buffer", "burn", "clean", "clear", "control", "correct", "dip", "dull", "encourage", "fade", "hydrate", "inflame", "irritate", "kill",
    "lift", "maintain", "melt", "mend", "moderate", "moisturise", "moisturize", "numb", "preserve", "quiet", "relax", "repair", "settle",
    "sharpen", "shield", "smooth", "soften", "speed", "spur", "stall", "tackle", "tame", "thin", "tighten", "trim", "widen",
]);

/// Words after which a bare form is a verb.
static BEFORE_VERB: Set = Set::new(&[
    "to", "may", "can", "could", "might", "will", "would", "should", "must", "help", "helps", "helped", "not", "did", "does", "do",
    "cannot", "can't", "won't", "doesn't", "don't", "didn't", "it", "they", "which", "that", "these", "you", "us",
]);

/// Heads of the name of an exposure that are no concept themselves.
static PREPARATIONS: Set = Set::new(&[
    "supplement", "supplements", "supplementation", "extract", "extracts", "oil", "tea", "therapy", "treatment", "treatments", "cream",
    "creams", "gel", "gels", "capsules", "tablets", "drops", "spray", "exercise", "exercises", "diet", "diets", "juice", "powder", "drugs",
    "medications", "injections", "intake", "training", "group", "ointment", "dressings", "lotion",
]);

/// The infinitive of a form: "controlled" is "control".
fn is_doubtful(word: &str) -> bool {
    if DOUBTFUL.contains(word) {
        return true;
    }
    let stem = |end: &str| word.strip_suffix(end).filter(|s| s.len() > 2);
    let undoubled = |s: &str| {
        let b = s.as_bytes();
        let twice = b.len() > 3 && b[b.len() - 1] == b[b.len() - 2];
        DOUBTFUL.contains(if twice { &s[..s.len() - 1] } else { s })
    };
    let with_e = |end: &str| word.strip_suffix(end).is_some_and(|s| DOUBTFUL.contains(&word[..s.len() + 1]));
    stem("s").is_some_and(|s| DOUBTFUL.contains(s))
        || stem("es").is_some_and(|s| DOUBTFUL.contains(s))
        || stem("ed").is_some_and(undoubled)
        || with_e("d") && word.ends_with("ed")
        || stem("ing").is_some_and(undoubled)
        || stem("ing").is_some_and(|s| DOUBTFUL.words().iter().any(|d| d.strip_suffix('e') == Some(s)))
}

/// Whether a condition or an outcome is named among tokens `[from, to)`.
fn names_object(scan: &Scan, from: usize, to: usize) -> bool {
    from < to && scan.concepts_in(scan.span(from, to)).iter().any(|h| matches!(scan.concept(h).side, Side::Condition | Side::Outcome))
}

/// Whether a verb form of such a verb at tokens `[from, to)` is no verb here.
pub(super) fn doubtful(scan: &Scan, clause: &Clause, from: usize, to: usize, form: Form) -> bool {
    if !is_doubtful(scan.word(from)) {
        return false;
    }
    let mut at = from;
    while at > clause.from && is_adverb(scan.word(at - 1)) && scan.word(at - 1) != "not" {
        at -= 1;
    }
    let previous = if at > clause.from { scan.word(at - 1) } else { "" };
    let near = (to..clause.to.min(to + 5)).take_while(|i| !matches!(scan.word(*i), "," | "." | ";" | "(" | "for" | "with" | "by" | "and"));
    let reach = near.last().map_or(to, |i| i + 1);
    let object = names_object(scan, to, reach);
    if object && (BEFORE_VERB.contains(previous) || form == Form::Ing && matches!(previous, "by" | "for" | "in" | "at")) {
        return false;
    }
    if at == clause.from {
        return true;
    }
    let ends = scan.tokens[at - 1].end;
    let before = scan.span(at.saturating_sub(6).max(clause.from), at);
    let named = |side: fn(Side) -> bool, back: usize| {
        scan.concepts_in(before).iter().any(|h| side(scan.concept(h).side) && (h.end == ends || back > 0 && h.end + back >= ends))
    };
    if object && (named(|s| s == Side::Intervention, 0) || PREPARATIONS.contains(previous)) && form != Form::Ing {
        return false;
    }
    // "Soothes and heals burns".
    if object && matches!(previous, "and" | "or" | ",") && form != Form::Plain && !DOUBTFUL.contains(scan.word(from)) {
        return false;
    }
    // "The rash cleared with", "anemia was corrected by".
    let mut subject = at;
    while subject > clause.from
        && (BE.contains(scan.word(subject - 1))
            || HAVE.contains(scan.word(subject - 1))
            || scan.is(subject - 1, &["can", "may", "could", "not"]))
    {
        subject -= 1;
    }
    let changed = subject < at || !object && !scan.is(to, &["for", "trial", "trials", "study", "studies"]);
    let keeps = scan.is(from, &["maintained", "preserved", "controlled"]) && scan.word(to) != "by" && scan.word(to) != "with";
    !(form == Form::Past && changed && !keeps && subject > clause.from && {
        let end = scan.tokens[subject - 1].end;
        let span = scan.span(subject.saturating_sub(6).max(clause.from), subject);
        scan.concepts_in(span).iter().any(|h| matches!(scan.concept(h).side, Side::Condition | Side::Outcome) && h.end == end)
    })
}
