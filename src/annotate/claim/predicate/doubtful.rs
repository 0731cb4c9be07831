//! Verbs whose forms are more often something else, the rows of class `seldom` and `seldom_both`: "control" is an arm, "clear" an
//! adjective, "burns" a condition. They count only where what stands around them makes them verbs.

use super::super::clause::Clause;
use super::prune::CATENATIVE;
use super::words::{BE, HAVE, is_adverb};
use crate::annotate::scan::Scan;
use crate::lexicon::Side;
use crate::lexicon::cues::Form;
use crate::lexicon::words::Set;

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

/// Parts of the body and what lives in it, which are no concepts.
static BODY: Set = Set::new(&[
    "skin", "blood", "stomach", "mind", "nerves", "throat", "airways", "airway", "arteries", "vessels", "muscles", "muscle", "bones",
    "gut", "bowels", "bowel", "mucus", "stools", "gums", "hair", "nails", "joints", "bacteria", "viruses", "virus", "fungus", "fungi",
    "germs", "microbes", "parasites", "cells", "fat", "hunger", "calories", "toxins", "brain", "lungs", "heart", "plaque", "scars",
    "wounds", "lesions", "spots", "healing", "recovery", "digestion", "metabolism", "growth", "absorption", "symptoms", "body",
]);

/// Whether a word has the ending of a verb form.
fn inflected(word: &str) -> bool {
    ["s", "ed", "ing"].iter().any(|end| word.ends_with(end))
}

/// Whether a condition, an outcome or a part of the body is named among tokens `[from, to)`.
pub fn names_object(scan: &Scan, from: usize, to: usize) -> bool {
    (from..to).any(|i| BODY.contains(scan.word(i)))
        || from < to
            && scan.concepts_in(scan.span(from, to)).iter().any(|h| matches!(scan.concept(h).side, Side::Condition | Side::Outcome))
}

/// Whether a verb form of such a verb at tokens `[from, to)` is no verb here.
pub(super) fn doubtful(scan: &Scan, clause: &Clause, from: usize, to: usize, form: Form) -> bool {
    let mut at = from;
    while at > clause.from && is_adverb(scan.word(at - 1)) && scan.word(at - 1) != "not" {
        at -= 1;
    }
    let previous = if at > clause.from { scan.word(at - 1) } else { "" };
    let near = (to..clause.to.min(to + 5)).take_while(|i| !matches!(scan.word(*i), "," | "." | ";" | "(" | "for" | "with" | "by" | "and"));
    let reach = near.last().map_or(to, |i| i + 1);
    let object = names_object(scan, to, reach);
    // "Effective for controlling pain" judges; "morphine use for controlling pain" and "a plan to control pain" tell a purpose.
    let judged =
        |i: usize| scan.is(i, &["effective", "efficacious", "useful", "helpful", "beneficial", "better", "good", "superior", "role"]);
    let gerund = || previous == "by" || matches!(previous, "for" | "in" | "at") && (clause.from..at).any(judged);
    let led_up = || at < clause.from + 2 || CATENATIVE.contains(scan.word(at - 2)) || scan.is(at - 2, &["works", "work", "worked", "acts"]);
    let verbal = match form {
        Form::Ing => gerund(),
        _ if previous == "to" => led_up(),
        _ => BEFORE_VERB.contains(previous),
    };
    if object && verbal {
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
    if object && matches!(previous, "and" | "or" | ",") && form != Form::Ing && inflected(scan.word(from)) {
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
        BODY.contains(scan.word(subject - 1))
            || scan.concepts_in(span).iter().any(|h| matches!(scan.concept(h).side, Side::Condition | Side::Outcome) && h.end == end)
    })
}
