//! Whether a mentioned study exists, is wished for, or stands for studies in general.

use super::phrase::{Determiner, NounPhrase};
use crate::annotate::scan::Scan;
use crate::lexicon::designs::DesignClass;
use crate::lexicon::words::List;
use crate::record::{Design, DesignStatus, SectionKind};
use crate::segment::Sentence;

/// The status of the phrase in its sentence of tokens `[from, to)`.
pub fn status(scan: &Scan, np: &NounPhrase, (from, to): (usize, usize), s: &Sentence) -> DesignStatus {
    if matches!(s.section, SectionKind::References | SectionKind::Title) {
        return DesignStatus::Reported;
    }
    let after = (np.to..to).take_while(|i| !scan.is(*i, &[";"])).take(30);
    let before = (from.max(np.from.saturating_sub(12))..np.from).rev().take_while(|i| !scan.is(*i, &[";", ":"]));
    let passive = after.clone().any(|i| {
        scan.listed(List::Needed, i)
            && (i.saturating_sub(3)..i).any(|j| scan.is(j, &["are", "is", "be", "were", "was", "remain", "seem", "seems", "still"]))
            && !scan.is(i.wrapping_sub(1), &["not"])
    });
    let should = after.clone().take(12).any(|i| scan.is(i, &["should", "must", "ought"]) && scan.listed(List::AfterShould, i + 1));
    let asked = before.clone().any(|i| {
        scan.listed(List::Need, i)
            && !(scan.is(i, &["suggest", "recommend", "required", "planned", "call", "calls", "called"])
                && !np.wished
                && np.determiner != Determiner::A
                || scan.is(i, &["planned", "proposed"]) && scan.is(i.wrapping_sub(1), &["a", "an", "the"])
                || scan.is(i, &["until"]) && scan.is(i + 1, &["week", "day", "month", "year", "hour", "visit", "age", "the"]))
    });
    // "It will be important to have a trial of".
    let asked = asked
        || before.clone().any(|i| {
            scan.is(i, &["essential", "good", "helpful", "important", "interesting", "necessary", "nice", "useful", "valuable"])
                && scan.is(i + 1, &["to"])
                && scan.is(i + 2, &["conduct", "do", "have", "perform", "run", "see", "undertake"])
                && i + 5 >= np.from
        });
    // "Should be confirmed in a randomized trial", "has to be tested in trials".
    let asked = asked
        || before.clone().any(|i| {
            const TRIED: &[&str] = &[
                "addressed", "assessed", "compared", "confirmed", "evaluated", "examined", "explored", "investigated", "proven",
                "replicated", "studied", "tested", "validated", "verified",
            ];
            scan.is(i, &["be"])
                && (scan.is(i.wrapping_sub(1), &["should", "must"]) || scan.is(i.wrapping_sub(2), &["has", "have", "needs", "ought"]))
                && (i + 1..i + 3).any(|k| scan.is(k, TRIED) && scan.is(k + 1, &["in", "by", "with"]) && k + 5 >= np.from)
        });
    let modal = before.clone().any(|i| scan.is(i, &["should", "must", "could", "would"]));
    let first_or_plural = np.entry.plural || matches!(np.determiner, Determiner::A | Determiner::None | Determiner::Other);
    if np.determiner != Determiner::The && np.determiner != Determiner::Anaphor && first_or_plural {
        if np.wished
            && (passive
                || asked
                || should
                || modal
                || after.clone().take(14).any(|i| scan.is(i, &["will", "could", "may", "might", "would"])))
        {
            return DesignStatus::CalledFor;
        }
        if passive && near_need(scan, np, to) {
            return DesignStatus::CalledFor;
        }
        if asked && !before.clone().any(|i| scan.is(i, &["showed", "found", "shown", "suggested", "met", "patients", "participants"])) {
            return DesignStatus::CalledFor;
        }
        if should && np.wished {
            return DesignStatus::CalledFor;
        }
    }
    let ongoing = scan.is(np.to, &["is", "are"]) && scan.is(np.to + 1, &["planned", "scheduled", "underway"]);
    if ongoing {
        return DesignStatus::CalledFor;
    }
    if generic(scan, np, from) {
        return DesignStatus::Generic;
    }
    DesignStatus::Reported
}

/// Whether the wish stands near enough to mean this phrase.
fn near_need(scan: &Scan, np: &NounPhrase, to: usize) -> bool {
    let verb = (np.to..to.min(np.to + 14)).find(|i| scan.listed(List::Needed, *i));
    verb.is_some_and(|v| {
        !(np.to..v).any(|i| {
            scan.is(i, &["showed", "found", "suggests", "suggest", "show", "shows", "that", "but", "because", "which", "if", "unless"])
        })
    })
}

/// Studies in general: none found, what was looked for, what such studies can show, what they are.
fn generic(scan: &Scan, np: &NounPhrase, from: usize) -> bool {
    if np.determiner == Determiner::No {
        return true;
    }
    // "We were unable to perform a meta-analysis", "could not be pooled in a meta-analysis": none was made.
    if np.entry.design == Some(Design::MetaAnalysis) {
        let near = |words: &[&str]| {
            (from.max(np.from.saturating_sub(14))..np.from).rev().take_while(|i| !scan.is(*i, &[",", ";"])).any(|i| scan.is(i, words))
        };
        let made =
            ["perform", "performed", "conduct", "conducted", "pool", "pooled", "combine", "combined", "carry", "undertake", "undertaken"];
        let stated = ["summarise", "summarised", "summarize", "summarized", "do", "done"];
        if near(&["unable", "impossible", "cannot", "not", "precluded", "prevented", "never"]) && (near(&made) || near(&stated)) {
            return true;
        }
    }
    let trial = matches!(np.entry.class, DesignClass::Head | DesignClass::Name)
        || matches!(np.makes, Some(Design::RandomizedControlledTrial | Design::ClinicalTrial));
    let before = from.max(np.from.saturating_sub(9))..np.from;
    if np.entry.plural && np.determiner != Determiner::Number && trial && before.clone().any(|i| scan.listed(List::Sought, i)) {
        let ours = before.clone().any(|i| scan.is(i, &["we", "were", "criteria", "to"]));
        return ours;
    }
    if np.entry.plural
        && scan.is(np.to, &["can", "may", "cannot", "often", "typically", "usually", "generally", "aim", "should"])
        && !np.wished
    {
        return true;
    }
    // "Observational studies have limitations", "outside clinical trials", "from observational studies such as this one".
    let limited = np.entry.plural
        && np.determiner != Determiner::Number
        && (np.to..np.to + 7).take_while(|i| !scan.is(*i, &[".", ",", ";", "that"])).any(|i| {
            scan.is(i, &["have", "carry"])
                && (i + 1..i + 4).any(|k| scan.is(k, &["confounding", "drawbacks", "limitations", "shortcomings", "weaknesses"]))
        });
    let outside = np.entry.plural && scan.is(np.from.wrapping_sub(1), &["outside"]);
    let like_this = np.entry.plural
        && (scan.is(np.to, &["like"]) && scan.is(np.to + 1, &["this", "these", "ours"])
            || scan.is(np.to, &["such"]) && scan.is(np.to + 1, &["as"]) && scan.is(np.to + 2, &["this", "these", "ours"]));
    if limited || outside || like_this {
        return true;
    }
    let responding =
        scan.is(np.from.wrapping_sub(1), &["to"]) && scan.is(np.from.wrapping_sub(2), &["response", "contrast", "compared", "prior"]);
    let charge = np.entry.plural
        && scan.is(np.from.wrapping_sub(1), &["of"])
        && scan.is(np.from.wrapping_sub(2), &["charge", "kind", "kinds", "type", "types", "number", "absence"])
        && !scan.is(np.from.wrapping_sub(2), &["number"]);
    responding && np.entry.plural && scan.is(np.from.wrapping_sub(2), &["response"]) || charge
}
