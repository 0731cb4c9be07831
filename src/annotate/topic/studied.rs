//! What a title or a sentence of aim says was studied, by its grammar: "Effects of X on Y", "X reduces Y", "Prevention of Y by X",
//! "X versus Z". So a treatment that no vocabulary lists is still what the report speaks of.

use crate::annotate::claim::{Argument, argument_of, phrase_around, phrase_of};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::cues::{CueClass, Form};
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};
use crate::record::Span;

use super::in_bracket;

/// Nouns whose "of" leads up to what was given.
static EFFECT_OF: Set = Set::new(&[
    "effect", "effects", "efficacy", "effectiveness", "impact", "influence", "role", "safety", "benefit", "benefits", "use", "value",
    "trial", "comparison", "evaluation", "addition", "administration", "feasibility", "tolerability", "action", "actions", "assessment",
    "usefulness", "utility", "potential", "association", "study",
]);

/// Nouns whose "of" leads up to what was acted on; what was given then stands behind "by" or "with".
static ACTED_ON: Set = Set::new(&[
    "prevention", "treatment", "reduction", "management", "improvement", "control", "prophylaxis", "amelioration", "attenuation",
    "suppression", "enhancement", "inhibition", "relief", "modulation", "reversal", "eradication", "therapy",
]);

/// Words that end the noun phrase of what was given.
static ENDS: Set = Set::new(&[
    "on", "in", "for", "versus", "vs", "compared", "as", "after", "during", "among", "against", "when", "to", "by", "at", "upon",
    "following", "is", "are", "was", "were", "has", "have", "had", "can", "may", "does", "do", "did", "would", "could", "will", "before",
    "within", "over", "from", "that", "which", "who", "whose", "through", "between", "under", "throughout", "prior",
]);

/// Words that alone name nothing that was given.
static EMPTY: Set = Set::new(&[
    "treatment", "treatments", "therapy", "intervention", "interventions", "supplementation", "supplement", "supplements", "drug", "drugs",
    "a", "an", "the", "two", "three", "four", "different", "new", "various", "several", "daily", "study", "trial", "this", "these", "its",
    "their", "randomized", "randomised", "clinical", "controlled", "double", "blind", "placebo", "patients", "people", "adults", "women",
    "men", "children", "combined", "combination", "program", "programme", "prospective", "multicenter", "pilot", "group", "use",
]);

/// What the article says was studied: in its title, else in the untitled line it opens with, else in its first sentence of aim.
pub(super) fn studied(scan: &Scan) -> Option<Argument> {
    let title = super::title(scan);
    if let Some(found) = title.and_then(|span| in_title(scan, span)) {
        return Some(found);
    }
    if title.is_none()
        && let Some(first) = scan.doc.sentences.first()
        && let Some(found) = if opens_like_title(scan) { in_title(scan, first.span) } else { before_verb(scan, first.span) }
    {
        return Some(found);
    }
    (0..scan.doc.sentences.len().min(8)).find_map(|i| in_aim(scan, i))
}

/// Whether the article's first sentence tells nothing: a title that was joined to the text behind it.
pub fn opens_like_title(scan: &Scan) -> bool {
    if scan.doc.sentences.len() < 4 {
        return false;
    }
    let (from, to) = scan.tokens_of(0);
    static FINITE: Set = Set::new(&[
        "is", "are", "was", "were", "has", "have", "had", "may", "might", "can", "could", "will", "would", "should", "does", "do", "did",
        "we", "i", "they", "it", "there", "you", "found", "showed", "shows", "show", "included", "identified", "reported",
    ]);
    let verb = || {
        scan.cues_in(scan.span(from, to)).iter().any(|c| {
            let entry = scan.cue(c);
            matches!(entry.class, CueClass::Verb | CueClass::VerbBoth | CueClass::VerbIntr)
                && matches!(entry.form, Form::Finite | Form::Past)
        })
    };
    (4..40).contains(&(to - from)) && !(from..to).any(|i| FINITE.contains(scan.word(i))) && !verb()
}

/// What a title names as given.
fn in_title(scan: &Scan, span: Span) -> Option<Argument> {
    let (from, to) = (scan.token_at(span.start), scan.tokens.partition_point(|t| t.end <= span.end));
    if let Some(found) = after_effect(scan, from, to) {
        return Some(found);
    }
    if let Some(found) = linked(scan, from, to) {
        return Some(found);
    }
    // "Prevention of infection in trauma by immunoglobulins".
    let acted = ACTED_ON.contains(scan.word(from)) && scan.word(from + 1) == "of"
        || ACTED_ON.contains(scan.word(from + 1)) && scan.word(from + 2) == "of";
    if acted {
        let by = (from + 2..to).find(|i| scan.is(*i, &["by", "with", "using"]) && !is_people(scan, i.wrapping_sub(1)))?;
        return phrase(scan, by + 1, to);
    }
    // "X reduces Y"; else "X versus Z", "X for the treatment of Y".
    before_verb(scan, span).or_else(|| phrase(scan, from, to))
}

/// "The relationship between obesity and asthma", "association of sleep with falls": the first of the two, a condition too.
fn linked(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    static LINKS: Set =
        Set::new(&["association", "associations", "relationship", "relationships", "relation", "link", "links", "correlation"]);
    let at = (from..to).find(|i| LINKS.contains(scan.word(*i)) && scan.is(i + 1, &["between", "of"]))?;
    let end = (at + 2..to).find(|i| scan.is(*i, &["and", "with", "to", "on"]))?;
    let span = scan.span(at + 2, end);
    let named: Vec<&Hit> =
        scan.concepts_in(span).iter().filter(|h| h.end <= span.end && scan.concept(h).side != Side::Population).collect();
    let [one] = named.as_slice() else { return None };
    let wide = phrase_around(scan, Span { start: one.start, end: one.end }, at + 2, end);
    let name = wide.of(scan.text).replace('\n', " ");
    Some(Argument { name, span: Some(wide), concept: Some(scan.concept(one).id.clone()), ..Argument::default() })
}

/// "X reduces Y": what a title that tells the result names first.
fn before_verb(scan: &Scan, span: Span) -> Option<Argument> {
    let (from, to) = (scan.token_at(span.start), scan.tokens.partition_point(|t| t.end <= span.end));
    let verb = scan
        .cues_in(scan.span(from, to))
        .iter()
        .find(|c| matches!(scan.cue(c).class, CueClass::Verb | CueClass::VerbBoth) && scan.cue(c).form == Form::Finite)
        .map(|c| scan.token_at(c.start))
        .filter(|at| *at > from && *at < from + 16)?;
    phrase(scan, from, verb)
}

/// "The effects of X", "a trial of X": what stands behind.
fn after_effect(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    (from..to.saturating_sub(2))
        .filter(|i| EFFECT_OF.contains(scan.word(*i)) && scan.word(i + 1) == "of")
        .find_map(|i| phrase(scan, i + 2, to))
}

/// "To evaluate the effects of X", "whether X improves".
fn in_aim(scan: &Scan, sentence: usize) -> Option<Argument> {
    let (from, to) = scan.tokens_of(sentence);
    let aim = scan.cues_in(scan.span(from, to)).iter().find(|c| scan.cue(c).class == CueClass::Aim).map(|c| scan.token_at(c.end))?;
    // "Seven trials examined", "the ongoing trial is examining": not what the article is for.
    if (from..aim).any(|i| scan.is(i, &["studies", "trials", "ongoing", "others", "rcts"])) {
        return None;
    }
    if let Some(found) = after_effect(scan, aim.saturating_sub(1).max(from), to) {
        return Some(found);
    }
    let whether = (aim.saturating_sub(1)..to).find(|i| scan.is(*i, &["whether", "if", "that"]))?;
    let verb = scan
        .cues_in(scan.span(whether, to))
        .iter()
        .find(|c| matches!(scan.cue(c).class, CueClass::Verb | CueClass::VerbBoth))
        .map(|c| scan.token_at(c.start))?;
    phrase(scan, whether + 1, verb)
}

fn words_of(scan: &Scan, from: usize, to: usize) -> impl Iterator<Item = usize> {
    (from..to).filter(|i| scan.tokens[*i].kind == TokenKind::Word)
}

fn is_people(scan: &Scan, i: usize) -> bool {
    let Some(t) = scan.tokens.get(i) else { return false };
    scan.concepts_in(Span { start: t.start, end: t.end }).iter().any(|h| scan.concept(h).side == Side::Population)
}

/// The noun phrase of what was given that begins at token `from`: its listed names with their words, else its own words.
fn phrase(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let mut start = from;
    // "Treatment with X", "administration of X".
    if EMPTY.contains(scan.word(start)) && scan.is(start + 1, &["with", "of"])
        || scan.is(start, &["administration", "addition", "ingestion", "intake", "consumption"]) && scan.word(start + 1) == "of"
    {
        start += 2;
    }
    while start < to
        && (scan.is(start, &["the", "a", "an", "adding", "taking", "regular", "giving", "oral"])
            || scan.tokens[start].kind == TokenKind::Mark)
    {
        start += 1;
    }
    let end = (start..to)
        .find(|i| {
            ENDS.contains(scan.word(*i))
                || matches!(scan.word(*i), ":" | ";" | "." | "?" | "—" | "–")
                || scan.word(*i) == "," && !matches!(scan.word(i + 1), "and" | "or") && !scan.is(i + 2, &[",", "and", "or"])
        })
        .unwrap_or(to);
    if start >= end || end - start > 14 {
        return None;
    }
    static TOLD: Set = Set::new(&[
        "study", "studies", "trial", "trials", "review", "reviews", "participants", "meta", "evidence", "we", "this", "these", "data",
        "results", "authors", "criteria", "update", "search", "rct", "rcts", "articles", "researchers", "analysis",
    ]);
    let span = scan.span(start, end);
    let named: Vec<&Hit> = scan
        .concepts_in(span)
        .iter()
        .filter(|h| {
            h.end <= span.end
                && scan.concept(h).side == Side::Intervention
                && scan.concept(h).name != "placebo"
                && scan.concept(h).kind != "care"
                && !in_bracket(scan, span, h)
        })
        .collect();
    if !named.is_empty() {
        let mut listed = argument_of(scan, &named);
        if let Some(span) = listed.span.filter(|_| listed.parts.is_empty()) {
            let short = end - start <= 5
                && (start..end).all(|i| scan.tokens[i].kind == TokenKind::Word && scan.word(i) != "of" && !TOLD.contains(scan.word(i)));
            let wide = if short { scan.span(start, end) } else { phrase_around(scan, span, start, end) };
            listed.name = wide.of(scan.text).replace(['\n', '“', '”', '"'], " ").trim().to_string();
            listed.span = Some(wide);
        }
        return Some(listed);
    }
    if words_of(scan, start, end).any(|i| TOLD.contains(scan.word(i))) || (start..end).any(|i| scan.tokens[i].kind == TokenKind::Number) {
        return None;
    }
    let other = scan.concepts_in(span).iter().any(|h| scan.concept(h).side != Side::Population || h.start == span.start);
    let told = words_of(scan, start, end).any(|i| !EMPTY.contains(scan.word(i)));
    if other || !told || words_of(scan, start, end).count() > 7 {
        return None;
    }
    let name = phrase_of(scan, start, end);
    (name.len() > 2).then(|| Argument { name, span: Some(span), ..Argument::default() })
}
