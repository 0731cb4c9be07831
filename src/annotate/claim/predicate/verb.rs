//! How a verb form stands in its clause.

use super::super::clause::{Clause, closes_aside};
use super::Shape;
use super::shape::caused_before;
use super::words::{BE, HAVE, before, is_adverb, is_be_near_token, is_function, prev_is_report, reports_one, starts_object};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::{CueClass, Form};
use crate::lexicon::words::Set;

/// Words after which a past form is an adjective ("an increased risk", "linked to reduced pain").
static BEFORE_ADJECTIVE: Set = Set::new(&[
    "a", "an", "the", "of", "to", "in", "with", "for", "by", "than", "from", "or", "their", "its", "this", "these", "those", "no", "any",
    "some", "such", "on", "via", "through", "into", "include", "includes", "including", "as", "like", "significant", "both", "between",
    "under", "caused", "cause", "causing", "nominal", "slight", "modest", "possible", "potential", "substantial", "clear", "relative",
    "marked", "mild", "moderate", "apparent", "\"", "“", "‘",
]);

/// Whether token `i` begins a text that begins in the middle of a sentence.
fn begins_fragment(scan: &Scan, i: usize) -> bool {
    i == 0 && scan.raw(0).starts_with(char::is_lowercase)
}

/// Words after which a form such as "increase" is a noun.
static BEFORE_NOUN: Set = Set::new(&[
    "a", "an", "the", "%", "significant", "greater", "larger", "smaller", "marked", "mean", "median", "further", "any", "no", "this",
    "substantial", "modest", "slight", "small", "large", "rapid", "higher", "lower", "median", "average", "clear", "relative", "absolute",
    "gradual", "sustained", "fold", "percent", "cent", "point", "unit", "twofold", "threefold", "fourfold", "tenfold", "dramatic",
    "additional", "steady", "weight", "overall", "moderate", "remarkable", "considerable", "with",
]);

/// How a verb form found at token `at` stands in its clause; `None` where it is no predicate.
pub(super) fn verb_shape(scan: &Scan, clause: &Clause, from: usize, to: usize, class: CueClass, form: Form) -> Option<Shape> {
    let mut prev = before(scan, from, clause.from);
    // "More than doubled": by how much.
    if prev == "than" && from > clause.from + 1 && scan.is(from - 2, &["more", "less"]) {
        prev = before(scan, from - 2, clause.from);
    }
    let next = scan.word(to);
    let next_is_noun =
        scan.tokens.get(to).is_some_and(|t| t.kind == TokenKind::Word) && to < clause.to && !is_function(next) && !is_adverb(next);
    // "The scores favoured massage": what is favoured is the exposure.
    if matches!(entry_stem(scan.word(from)), "favour" | "favor") && starts_object(scan, to, clause.to) {
        return Some(Shape::Passive);
    }
    // "Symptoms are due to the virus", "stem from".
    if scan.is(from, &["due", "stem", "stems", "stemmed", "stemming", "arise", "arises", "arose", "arising"]) {
        let told = scan.word(from) != "due" || BE.contains(prev) || is_be_near_token(scan, from);
        // "Due to chance", "due to confounding": nothing is said to cause it.
        let artefact = (to..clause.to.min(to + 4)).any(|i| {
            scan.is(
                i,
                &[
                    "chance", "confounding", "bias", "lack", "differences", "heterogeneity", "error", "errors", "small", "limited",
                    "random", "methodological", "imprecision", "fact",
                ],
            )
        });
        return (told && !artefact).then_some(Shape::Passive);
    }
    match form {
        // A fragment: "increased cortisol levels (p < .05)".
        Form::Past if next_is_noun && class != CueClass::VerbIntr && begins_fragment(scan, from) => Some(Shape::Attributive),
        Form::Finite if matches!(next, "in" | "of") && begins_fragment(scan, from) => Some(Shape::Noun),
        Form::Past => {
            if BE.contains(prev) || prev == "been" {
                // "There was improved survival".
                let there = (from.saturating_sub(4).max(clause.from)..from).any(|i| scan.word(i) == "there");
                if there && next_is_noun {
                    return Some(Shape::Attributive);
                }
                return Some(Shape::Passive);
            }
            if HAVE.contains(prev) && !next_is_noun {
                return Some(if class == CueClass::Verb { Shape::Active } else { Shape::Intransitive });
            }
            let reports = prev_is_report(scan, from, clause.from) || class != CueClass::VerbIntr && reports_one(scan, from, clause.from);
            let listed = prev == "and" && lists_effects(scan, from, clause.from);
            if next_is_noun && (reports || listed) {
                return Some(Shape::Attributive);
            }
            // "Led to reduced pain".
            if next_is_noun
                && from > clause.from
                && scan.is(from - 1, &["to", "in", "into", "a", "an"])
                && caused_before(scan, from, clause.from)
            {
                return Some(Shape::Attributive);
            }
            let verb_after_aside = from == clause.from && closes_aside(scan, from);
            // "This improved quality of life".
            let pronoun =
                from == clause.from + 1 && scan.is(clause.from, &["this", "these", "those"]) && starts_object(scan, to, clause.to);
            let verb_after_aside = verb_after_aside || pronoun && class != CueClass::VerbIntr;
            if next_is_noun && !verb_after_aside && (BEFORE_ADJECTIVE.contains(prev) || prev.is_empty()) {
                return None;
            }
            // "Among men, elevated cholesterol was linked to": the phrase that opens the clause ends at its comma.
            let opened =
                prev == "," && scan.is(clause.from, &["among", "in", "for", "with", "after", "during", "at", "despite", "compared"]);
            if opened && next_is_noun {
                return None;
            }
            // "Lowered cholesterol by 10%, improved sleep and raised mood": a verb among verbs.
            let listed = prev == "," && acted_before(scan, from, clause.from);
            if prev == "," && next_is_noun && !listed && !matches!(scan.word(from.saturating_sub(2)), "which") && class != CueClass::Verb {
                return None;
            }
            match class {
                CueClass::VerbIntr => Some(Shape::Intransitive),
                CueClass::VerbBoth if !starts_object(scan, to, clause.to) => Some(Shape::Intransitive),
                CueClass::VerbBoth | CueClass::Verb if starts_object(scan, to, clause.to) => Some(Shape::Active),
                // "Reduces damage caused by smoking": part of what is reduced.
                CueClass::Verb if next == "by" && is_caused(scan.word(from)) && acted_before(scan, from, clause.from) => None,
                CueClass::Verb if next == "by" => Some(Shape::Passive),
                _ => None,
            }
        }
        // "a significant increase in weight": a noun.
        Form::Finite
            if from > clause.from && matches!(next, "in" | "of" | "from" | "for" | "was" | "were") && BEFORE_NOUN.contains(prev) =>
        {
            Some(Shape::Noun)
        }
        Form::Finite => match class {
            CueClass::VerbIntr if !starts_object(scan, to, clause.to) || next == "in" => {
                // "a drop in", "the rise of": the noun row speaks for these.
                (!matches!(prev, "a" | "an" | "the" | "of" | "%" | "significant" | "in")).then_some(Shape::Intransitive)
            }
            CueClass::VerbIntr => None,
            _ if matches!(
                prev,
                "a" | "an"
                    | "the"
                    | "of"
                    | "in"
                    | "%"
                    | "significant"
                    | "this"
                    | "that"
                    | "these"
                    | "no"
                    | "with"
                    | "or"
                    | "their"
                    | "its"
                    | "natural"
            ) && from > clause.from =>
            {
                // "This strengthens the muscles".
                let this = prev == "this" && scan.word(from).ends_with('s') && starts_object(scan, to, clause.to);
                (this || prev == "that" || prev == "or" && starts_object(scan, to, clause.to)).then_some(Shape::Active)
            }
            CueClass::VerbBoth if !starts_object(scan, to, clause.to) => Some(Shape::Intransitive),
            _ if starts_object(scan, to, clause.to) => Some(Shape::Active),
            _ => None,
        },
        Form::Ing => {
            // "growing evidence", "the increasing demand", "with increasing age".
            let attribute = class == CueClass::VerbIntr
                || class == CueClass::VerbBoth && from > clause.from && scan.is(from - 1, &["the", "a", "an", "with", "this", "their"]);
            if attribute || !starts_object(scan, to, clause.to) || matches!(prev, "the" | "a" | "an" | "of") && next == "of" {
                return None;
            }
            if from == clause.from && clause.to - to > 3 && prev.is_empty() {
                // "Blocking COX-1 strips away …" is a subject; ", lowering blood pressure" is a claim of its own.
                let opened_by_comma = from > 0 && scan.is(from - 1, &[",", "—", "–"]);
                return opened_by_comma.then_some(Shape::Active);
            }
            Some(Shape::Active)
        }
        Form::Plain => Some(Shape::Active),
    }
}

fn entry_stem(word: &str) -> &str {
    ["ing", "ed", "s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

/// Whether the "and" before token `at` joins it to an effect told as a noun: "a reduction in pain and improved sleep".
fn lists_effects(scan: &Scan, at: usize, from: usize) -> bool {
    (from..at).any(|i| {
        scan.is(
            i,
            &[
                "reduction", "reductions", "improvement", "improvements", "increase", "increases", "decrease", "decreases", "reduced",
                "improved", "showed", "observed", "reported", "found", "experienced",
            ],
        ) && !is_be_near_token(scan, i)
    })
}

fn is_caused(word: &str) -> bool {
    matches!(word, "caused" | "induced" | "triggered" | "produced" | "provoked" | "driven" | "elicited")
}

/// Whether a verb with an object stands before token `at` in its clause.
fn acted_before(scan: &Scan, at: usize, from: usize) -> bool {
    from < at
        && scan.cues_in(scan.span(from, at)).iter().any(|c| {
            let entry = scan.cue(c);
            matches!(entry.class, CueClass::Verb | CueClass::VerbBoth) && entry.form != Form::Past || entry.class == CueClass::Verb
        })
}
