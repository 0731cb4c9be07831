//! Claims whose wording is stronger than the design of the study they cite.

use crate::graph::{DesignLevel, StudyNode, level};
use crate::record::{Certainty, Claim, ClaimKind, Family, Modifier, Relation};

/// Words that no single small study bears.
const STRONG: &[&str] = &[
    "prove", "proves", "proved", "proven", "proof", "cure", "cures", "cured", "guarantee", "guarantees", "guaranteed", "definitive",
    "definitively", "conclusive", "conclusively", "undoubtedly", "eliminates",
];

/// Why a claim overclaims, if it does. Telling what a trial saw ("symptoms improved in an open-label pilot") is no
/// overclaim; telling it as a cause, a cure, or as established is.
pub fn overclaim(claim: &Claim, study: &StudyNode) -> Option<String> {
    let causal = matches!(claim.relation, Relation::Causes | Relation::Treats | Relation::Prevents | Relation::Improves);
    if !causal || claim.certainty != Certainty::Asserted || claim.family == Family::Associational {
        return None;
    }
    if matches!(claim.kind, ClaimKind::Recommendation | ClaimKind::Gap) {
        return None;
    }
    let level = level(study.design, &study.modifiers);
    let quote = claim.quote.to_lowercase();
    let mut words = quote.split(|c: char| !c.is_alphanumeric());
    let negated = quote.contains("not ") || quote.contains("n't ") || quote.contains("no ");
    let strong = words.find_map(|w| STRONG.iter().find(|s| **s == w)).filter(|_| !negated);
    let established = claim.relation != Relation::Improves || claim.kind != ClaimKind::Finding;
    let uncontrolled = [Modifier::Pilot, Modifier::OpenLabel, Modifier::Preliminary].into_iter().find(|m| study.modifiers.contains(m));
    let weak = match level {
        DesignLevel::Observational => "an observational study shows associations, not effects",
        DesignLevel::Cases => "case reports and series have no comparison",
        DesignLevel::Preclinical => "animal and laboratory studies do not show effects in people",
        DesignLevel::Trial | DesignLevel::RandomizedTrial | DesignLevel::NotTold if uncontrolled.is_some() && established => {
            "a pilot or open-label study cannot establish an effect"
        }
        DesignLevel::Trial | DesignLevel::RandomizedTrial | DesignLevel::NotTold if strong.is_some() => {
            "one study does not prove an effect"
        }
        _ => return None,
    };
    let wording = strong.copied().unwrap_or(claim.relation.as_str());
    Some(format!("worded as \"{wording}\", asserted; {weak}"))
}
