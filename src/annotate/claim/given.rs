//! The exposures that a stretch of words names: which names act, and the words that belong to them.

use super::argument::{Argument, from_mentions, mentions, phrase};
use super::arms::comparison_at;
use super::circumstance::stands_aside;
use super::subject::is_anaphoric;
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};

/// The exposure of a predicate whose words before it are tokens `[from, to)`.
pub(super) fn exposure_in(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    // An opening phrase ("For adults with RLS, …") ends at its comma.
    let found = mentions(scan, from, to);
    let mut interventions: Vec<&Hit> = found.iter().copied().filter(|h| is_exposure(scan, h)).collect();
    // "X did better than Y with Z": what others are held against comes last.
    if interventions.iter().any(|h| !is_held_against(scan, from, h)) {
        interventions.retain(|h| !is_held_against(scan, from, h));
    }
    // "The SSRIs sertraline and citalopram": the members.
    if let [class, member, ..] = interventions.as_slice()
        && class.end + 1 == member.start
        && scan.lower[..class.end].ends_with('s')
        && scan.lexicon.ancestors(scan.concept(member)).iter().any(|a| a.id == scan.concept(class).id)
    {
        interventions.remove(0);
    }
    if !interventions.is_empty() {
        return Some(whole(scan, &interventions, from, to));
    }
    None
}

/// Whether words of comparison lead up to a name: "than", "compared with the".
fn is_held_against(scan: &Scan, from: usize, hit: &Hit) -> bool {
    leads_comparison(scan, from, scan.token_at(hit.start))
}

/// Whether words of comparison stand shortly before token `at`, or further where only such as lead up to what was given stand
/// between: "than the reduction achieved with".
pub(super) fn leads_comparison(scan: &Scan, from: usize, at: usize) -> bool {
    static BETWEEN: Set = Set::new(&[
        "the", "that", "those", "reduction", "improvement", "increase", "decrease", "change", "changes", "achieved", "seen", "observed",
        "obtained", "found", "with", "by", "in", "of", "who", "took", "taking", "receiving", "received", "given", "using", "a", "an",
        "people", "patients", "participants", "on", "was", "were", "after", "following",
    ]);
    let led = |after: usize| (after..at).all(|i| BETWEEN.contains(scan.word(i)));
    (at.saturating_sub(9).max(from)..at).any(|i| comparison_at(scan, i).is_some_and(|after| after <= at && (at - i <= 4 || led(after))))
}

/// The exposure that `names` in tokens `[from, to)` tell, with its noun phrase.
pub(super) fn whole(scan: &Scan, names: &[&Hit], from: usize, to: usize) -> Argument {
    let mut found = from_mentions(scan, names);
    widen(scan, &mut found, from, to);
    of_lack(scan, found)
}

/// "A lack of magnesium" is a deficiency where one is listed, and never magnesium itself.
fn of_lack(scan: &Scan, found: Argument) -> Argument {
    let name = found.name.to_ascii_lowercase();
    let lack = ["lack of ", "shortage of ", "low ", "insufficient ", "inadequate "].iter().any(|w| name.starts_with(w))
        && !name.contains("diet")
        && !name.contains("-dose")
        || [" deficiency", " insufficiency", " depletion", " deficit"].iter().any(|w| name.ends_with(w));
    let plain = found.concept.as_deref().and_then(|id| scan.lexicon.by_id(id)).filter(|c| c.side == Side::Intervention);
    match plain {
        Some(plain) if lack => {
            let listed = scan.lexicon.by_name(&format!("{} deficiency", plain.name));
            Argument { concept: listed.map(|c| c.id.clone()), ..found }
        }
        _ => found,
    }
}

/// Names the whole noun phrase around the names found.
fn widen(scan: &Scan, found: &mut Argument, from: usize, to: usize) {
    let Some(span) = found.span else { return };
    let wide = super::phrase::around(scan, span, from, to);
    if wide != span {
        let told = phrase(scan, scan.token_at(wide.start), scan.tokens.partition_point(|t| t.end <= wide.end));
        found.name = told.replace(['“', '”', '"'], "");
        found.span = Some(wide);
    }
}

pub(super) fn is_exposure(scan: &Scan, hit: &Hit) -> bool {
    let c = scan.concept(hit);
    c.side == Side::Intervention && c.name != "placebo" && c.kind != "care" && !is_anaphoric(scan, hit) && !stands_aside(scan, hit)
}

/// The exposure that advice is about; what a condition of it names ("if you take blood thinners", "before surgery") is not.
pub(super) fn advised(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let found = mentions(scan, from, to);
    let about: Vec<&Hit> = found.into_iter().filter(|h| is_exposure(scan, h) && !is_circumstance(scan, from, h)).collect();
    (!about.is_empty()).then(|| whole(scan, &about, from, to))
}

/// Whether advice names a thing only as its circumstance.
pub(super) fn is_circumstance(scan: &Scan, from: usize, hit: &Hit) -> bool {
    let at = scan.token_at(hit.start);
    let condition = (from..at).any(|i| scan.word(i) == "if" && scan.is(i + 1, &["you", "they", "someone", "patients", "people"]));
    let before = at > from && scan.is(at - 1, &["before", "after", "during", "with", "on"]);
    condition || before && !scan.is(at.saturating_sub(2), &["supplementing", "supplement", "starting"])
}

/// A name without the degree of its dose or the place where it was measured.
pub(super) fn without_degree(name: &str) -> &str {
    let bare = name.split_once("-dose ").map_or(name, |(_, rest)| rest);
    ["plasma ", "serum ", "blood ", "endogenous "].iter().find_map(|w| bare.strip_prefix(w)).unwrap_or(bare)
}

/// A name without the dose told before or behind it: "melatonin 5 mg", "0.3 mg melatonin".
pub(super) fn without_dose(name: &str) -> &str {
    let amount = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let mut words = name.split(' ');
    if words.next().is_some_and(amount) {
        return name.splitn(3, ' ').nth(2).map_or(name, |rest| rest.strip_prefix("of ").unwrap_or(rest));
    }
    let end = name.match_indices(' ').find(|(i, _)| amount(&name[i + 1..])).map_or(name.len(), |(i, _)| i);
    &name[..end]
}
