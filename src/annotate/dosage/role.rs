//! What an amount is: given in a study, recommended, a limit, usual, contained, a threshold.

use super::cues::{Cue, Cued};
use super::open::Open;
use super::quantity::Quantity;
use super::setting::Setting;
use super::units::Class;
use super::words::*;
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Cues;
use crate::record::{DosageRole, SectionKind};
use crate::segment::{BlockKind, Sentence};

/// What the role is told from.
pub struct Context<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its tokens.
    pub tokens: (usize, usize),
    /// What is known of its words.
    pub known: class::Class,
    /// Whether the text reports one study of its own.
    pub own_study: bool,
    /// Whether the sentence is a prescription direction.
    pub direction: bool,
    /// How the range is open.
    pub open: Open,
    /// Whether the sentence before, in the same paragraph, told of a dose given.
    pub carries_on: bool,
    /// The heading above, lower case.
    pub heading: &'a str,
    /// What the lines around say.
    pub setting: Setting,
    /// Whether people take the amount of themselves.
    pub habit: bool,
}

/// Cues of advice behind an amount.
static ADVICE_BEHIND: Cues =
    Cues::new(&["recommend", "is appropriate", "is a better", "is sufficient", "is enough", "is a good", "should"]);

/// What tells of an amount that it does something.
static EFFECT_BEHIND: Cues =
    Cues::new(&["should", "may ", "can ", "risk", "is associated", "are associated", "cause", "toxic", "too much"]);

fn any(text: &str, cues: &[&str]) -> bool {
    cues.iter().any(|c| text.contains(c))
}

/// The last `bytes` of `text` from a character's edge on.
fn tail(text: &str, bytes: usize) -> &str {
    let mut from = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

fn head(text: &str, bytes: usize) -> &str {
    let mut to = bytes.min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}

fn ends_clause(b: u8) -> bool {
    matches!(b, b';' | b'.')
}

/// The words before an amount without "about" and its like.
fn unhedged(words: &str) -> &str {
    ["about", "around", "approximately", "roughly", "nearly", "almost", "only", "just"]
        .iter()
        .find_map(|w| words.strip_suffix(w))
        .map_or(words, str::trim_end)
}

/// Whether the words before an amount single out people who take it: "those who drank over".
fn asked_of_people(clause: &str) -> bool {
    [" who ", "those ", "people ", "quintile", "quartile", "tertile", "decile", "highest", "lowest"].iter().any(|w| clause.contains(w))
}

/// Whether studies are told to use it: "several studies, often using".
fn used_in_studies(scan: &Scan, from: usize, at: usize) -> bool {
    let near = at.saturating_sub(14).max(from);
    (near..at).any(|i| {
        scan.is(i, &["studies", "trials", "rcts", "research", "study", "trial", "protocol"])
            && (i + 1..at.min(i + 7))
                .any(|k| scan.is(k, &["use", "used", "uses", "using", "tested", "employed", "testing", "administered"]))
    })
}

/// Words in which somebody tells of themselves.
pub(super) const FIRST_PERSON: &[&str] = &["i", "i'm", "i've", "i’m", "i’ve", "my", "myself", "says"];

/// Whether somebody tells what they take themselves: "I take", "she says".
fn personal(scan: &Scan, from: usize, to: usize) -> bool {
    let numbered = ["type", "types", "phase", "stage", "class", "grade", "level", "factor", "group", "part", "vitamin", "and", "or"];
    (from..to).any(|i| {
        let numeral = || {
            scan.raw(i) != "I" || i > from && scan.is(i - 1, &numbered) || scan.tokens.get(i + 1).is_none_or(|t| t.kind != TokenKind::Word)
        };
        scan.begins(class::FIRST_PERSON, i) && !(scan.word(i) == "i" && numeral())
    })
}

/// The role of an amount, where the words or what is around them tell it.
pub fn role(scan: &Scan, q: &Quantity, ctx: &Context) -> Option<DosageRole> {
    let s = ctx.sentence.span;
    let before = &scan.lower[s.start..q.span.start.max(s.start)];
    let after = &scan.lower[q.span.end.min(s.end)..s.end];
    let near = tail(before, 60);
    // Up to the last clause mark.
    let said = &before[before.bytes().rposition(ends_clause).map_or(0, |mark| mark + 1)..];
    let (wide, clause) = (tail(said, 110), tail(said, 60));
    let lead_in = clause.trim_end();
    let behind = head(after, 60);
    let behind = &behind[..behind.bytes().position(ends_clause).unwrap_or(behind.len())];
    let (from, to) = ctx.tokens;
    let studied = ctx.known.begins(class::DONE);
    if ctx.direction {
        return Some(DosageRole::Recommended);
    }
    let cued = Cued::new(if said.len() > near.len() { said } else { near });
    let taken = matches!(q.class, Class::Count(_)) && q.frequency.is_some();
    let contained = q.pack.is_some()
        || q.class == Class::Percent && !any(near, &["applied", "treated with", "received", "randomized to"])
        || (cued.stands_in(Cue::Content, tail(clause, 42)) || cued.stands_in(Cue::Holding, tail(clause, 24)))
            && !clause.contains("as containing")
        || behind.trim_start().starts_with("is approved as")
        || !studied && [" has", " have"].iter().any(|w| unhedged(lead_in).ends_with(w))
        || behind.contains("per serving")
        || behind.contains("-ounce serving")
        || behind.contains("per capsule");
    if contained && !taken {
        return Some(DosageRole::Content);
    }
    if ctx.open == Open::NoMoreThan
        || cued.stands_in(Cue::Upper, wide) && !(ctx.own_study && wide.contains("maximum"))
        || cued.stands_in(Cue::UpperNear, tail(clause, 32)) && !(ctx.own_study && clause.contains("maximum"))
        || behind.contains("upper limit")
        || behind.trim_start_matches("/day").trim_start().starts_with("limit")
        || head(behind, 18).contains("maximum")
    {
        return Some(DosageRole::UpperLimit);
    }
    let keeps = |w: &str| matches!(w, "limit" | "limits" | "cap" | "restrict" | "keep" | "stay" | "hold");
    let kept = (q.from.saturating_sub(8).max(from)..q.from).any(|i| keeps(scan.word(i)));
    let capped = kept && (lead_in.ends_with(" to") || lead_in.ends_with(" at") || ctx.open == Open::Below);
    if capped || ctx.open == Open::Below && !studied && cued.stands_in(Cue::AdviceBelow, wide) {
        return Some(DosageRole::UpperLimit);
    }
    if cued.stands_in(Cue::Harmless, wide) {
        return Some(DosageRole::Threshold);
    }
    if cued.stands_in(Cue::Lower, clause) {
        return Some(DosageRole::LowerLimit);
    }
    let told_to = [" suggests", " suggest", " advises", " prescribes", "told to take", "told me to take", "advised to take"];
    let advice =
        cued.stands_in(Cue::Advice, near) || ADVICE_BEHIND.stand_in(behind) || !studied && told_to.iter().any(|c| lead_in.ends_with(c));
    let advice = advice || !studied && cued.stands_in(Cue::AdviceByName, said);
    let limit = matches!(ctx.open, Open::Above | Open::Below);
    if ctx.habit && (!limit || asked_of_people(clause)) && !advice {
        return Some(DosageRole::Typical);
    }
    if limit && (!studied || EFFECT_BEHIND.stand_in(behind)) {
        return Some(DosageRole::Threshold);
    }
    if head(behind, 45).contains("is too much") {
        return Some(DosageRole::Threshold);
    }
    let effective = cued.stands_in(Cue::Effective, wide) && [" is", " are", ":"].iter().any(|w| unhedged(lead_in).ends_with(w));
    if (cued.stands_in(Cue::Suggested, wide) || effective) && !ctx.own_study {
        return Some(DosageRole::Recommended);
    }
    if ctx.setting == Setting::Studied || used_in_studies(scan, from, q.from) && !advice {
        return Some(DosageRole::Administered);
    }
    if cued.stands_in(Cue::Typical, tail(clause, 45)) && !near.contains("recommend") || head(behind, 30).contains("is typical") {
        return Some(DosageRole::Typical);
    }
    let past = cued.stands_in(Cue::Given, near);
    let first = (from..to.min(from + 4)).find(|i| scan.tokens[*i].kind == TokenKind::Word).unwrap_or(from);
    let told_of = scan.is(first + 1, &["was", "were", "had", "and", "in", "for"]);
    let imperative = IMPERATIVE.contains(scan.word(first)) && !told_of;
    if (advice || imperative) && !past && !(ctx.own_study && studied && !near.contains("recommend")) {
        return Some(DosageRole::Recommended);
    }
    if ctx.setting == Setting::Usual && !studied && !past {
        return Some(DosageRole::Typical);
    }
    if ctx.setting == Setting::Advised && !studied && !past {
        return Some(DosageRole::Recommended);
    }
    if ctx.known.begins(class::FIRST_PERSON) && !ctx.known.begins(class::TRIED) && personal(scan, from, to) {
        return Some(DosageRole::Typical);
    }
    // A line of a chart: short, without a full stop, under a heading that compares.
    let words = ctx.sentence.span.of(scan.text);
    let charted = ctx.sentence.block_kind == BlockKind::TableRow
        || to - from <= 18
            && !words.ends_with(['.', '!', '?', ':', ';', ','])
            && !any(ctx.heading, &["dosage", "dosing", "how much", "how to", "recommend"]);
    if charted && ctx.sentence.section != SectionKind::Title && ctx.sentence.span.start > 200 {
        return Some(DosageRole::Administered);
    }
    let gerund =
        clause.trim_end().ends_with("taking") && !any(near, &["people", "patient", "women", "men ", "those", "adults", "participants"]);
    let resulted = || (q.next..to.min(q.next + 16)).any(|i| RESULTED.contains(scan.word(i)));
    if gerund && !studied && !resulted() {
        return Some(DosageRole::Recommended);
    }
    if studied || past || ctx.own_study {
        return Some(DosageRole::Administered);
    }
    if matches!(ctx.sentence.section, SectionKind::Methods | SectionKind::Results) {
        return Some(DosageRole::Administered);
    }
    if matches!(ctx.sentence.section, SectionKind::Title | SectionKind::Heading) {
        return Some(DosageRole::Typical);
    }
    if any(ctx.heading, &["dosage", "dosing", "how much", "how to take", "how to use", "recommend", "practical", "protocol"]) {
        return Some(DosageRole::Recommended);
    }
    // Told in the past tense, of someone: a case.
    let past_tense = (from..to).any(|i| {
        matches!(scan.word(i), "was" | "were" | "had" | "underwent" | "developed" | "showed" | "switched" | "maintained" | "exceeded")
    });
    if past_tense || resulted() || ctx.carries_on {
        return Some(DosageRole::Administered);
    }
    None
}
