//! Which design a noun phrase names: a kind by its own name, a trial by what stands before it, a study where one is introduced.

use super::phrase::{Determiner, NounPhrase};
use crate::annotate::scan::Scan;
use crate::lexicon::designs::DesignClass;
use crate::lexicon::words::List;
use crate::record::{Design, Modifier, SectionKind};
use crate::segment::{BlockKind, Sentence};

/// Whether "the trial", "these studies" tell the study apart after all: "the trial studying X", "the study which compared Y".
fn restricted(scan: &Scan, np: &NounPhrase) -> bool {
    scan.is(
        np.to,
        &["which", "studying", "comparing", "evaluating", "examining", "testing", "investigating", "assessing", "published", "led"],
    ) && !scan.is(np.to + 1, &["was", "were", "is", "are"])
}

fn whole_series(scan: &Scan, np: &NounPhrase) -> bool {
    scan.is(np.to, &["of"]) && (np.to + 1..np.to + 8).any(|i| scan.is(i, &["trials", "studies", "rcts", "reviews"]))
}

/// How many of the things analysed follow "of": "analysis of four clinical trials", "analysis of data from 12 studies".
fn pools(scan: &Scan, np: &NounPhrase, s: &Sentence) -> Option<usize> {
    if !scan.is(np.to, &["of", "that", "which", "pooling", "combining", "across", "from"]) {
        return None;
    }
    let end = scan.token_at(s.span.end);
    let to =
        (np.to + 1..(np.to + 14).min(end)).take_while(|i| !scan.is(*i, &[".", ";", ",", "found", "showed", "was", "were"])).last()? + 1;
    let plural_design = (np.to + 1..to).find(|i| scan.is(*i, &["trials", "studies", "rcts"]))?;
    let counted = (np.to + 1..plural_design).any(|i| {
        crate::annotate::number::number_at(scan, i).is_some_and(|n| n.value >= 2.0 && n.value != 2.5)
            || scan.is(i, &["several", "multiple", "all", "available", "published", "existing", "the", "randomized", "randomised"])
    });
    counted.then_some(plural_design + 1)
}

/// The design that a noun phrase names and the rule that says so, or `None` for an anaphor or a study in general.
pub(super) fn named(scan: &Scan, np: &NounPhrase, s: &Sentence, review_summary: bool) -> Option<(Design, &'static str)> {
    let design = np.entry.design?;
    // A heading that only names a kind of evidence speaks of no study.
    if s.block_kind == BlockKind::Heading
        && s.section != SectionKind::Title
        && np.entry.plural
        && np.span.of(scan.text).starts_with(char::is_uppercase)
        && !matches!(np.determiner, Determiner::The | Determiner::Number)
    {
        return None;
    }
    let single_word = !np.entry.phrase.contains([' ', '-']);
    let anaphor = matches!(np.determiner, Determiner::Anaphor | Determiner::The)
        && !np.described
        && (single_word || np.entry.class == DesignClass::Weak);
    match np.entry.class {
        DesignClass::Name => {
            let vague =
                matches!(np.entry.phrase.as_str(), "cohort" | "cohorts" | "survey" | "surveys" | "simulation" | "simulations" | "poll");
            if vague && (anaphor && !restricted(scan, np) || !np.described && np.determiner == Determiner::None) {
                return None;
            }
            if single_word && vague && scan.is(np.to, &["of"]) && scan.is(np.to + 1, &["the"]) {
                return None;
            }
            let design = match np.makes {
                Some(Design::RandomizedControlledTrial) if matches!(design, Design::CohortStudy | Design::ObservationalStudy) => {
                    Design::RandomizedControlledTrial
                }
                Some(Design::ClinicalTrial)
                    if matches!(design, Design::CohortStudy)
                        && np.modifiers.contains(&Modifier::Prospective)
                        && np.modifiers.iter().any(|m| {
                            matches!(m, Modifier::DoubleBlind | Modifier::PlaceboControlled | Modifier::OpenLabel | Modifier::Crossover)
                        }) =>
                {
                    Design::ClinicalTrial
                }
                Some(d @ (Design::CaseControlStudy | Design::CrossSectionalStudy)) if design == Design::ObservationalStudy => d,
                Some(Design::CohortStudy) if design == Design::ObservationalStudy && np.modifiers.contains(&Modifier::Longitudinal) => {
                    design
                }
                _ => design,
            };
            Some((design, "DSN001"))
        }
        DesignClass::Head => {
            if anaphor && !np.outer && !restricted(scan, np) || np.determiner == Determiner::Anaphor && !np.described {
                return None;
            }
            if np.entry.phrase.starts_with("pilot") && !scan.is(np.to, &["was", "found", "of", "in", "(", ",", "."]) {
                return None;
            }
            // "to trial a drug", "trial and error", "trial registration".
            const OF_A_TRIAL: &[&str] =
                &["authors", "investigators", "participants", "patients", "report", "reports", "results", "subjects", "volunteers"];
            if scan.is(np.to, &["and"]) && scan.is(np.to + 1, &["error"])
                || single_word && !np.described && !np.entry.plural && scan.is(np.to, OF_A_TRIAL)
                || scan.listed(List::AfterNoTrial, np.to)
                || scan.is(np.to, &["."]) && scan.is(np.to + 1, &["gov", "org"])
                || scan.is(np.from.wrapping_sub(1), &["to"])
                    && !np.described
                    && !np.entry.plural
                    && scan.is(np.to, &["a", "the", "it", "this"])
            {
                return None;
            }
            let design = match np.makes {
                Some(d @ (Design::RandomizedControlledTrial | Design::NonRandomizedTrial | Design::AnimalStudy | Design::InVitroStudy)) => {
                    d
                }
                _ => design,
            };
            Some((design, "DSN002"))
        }
        DesignClass::Weak => weak(scan, np, s, review_summary, design, anaphor),
        _ => None,
    }
}

/// Nouns that name a design only with a modifier or where one study is introduced: "study", "review", "analysis".
fn weak(scan: &Scan, np: &NounPhrase, s: &Sentence, review_summary: bool, design: Design, anaphor: bool) -> Option<(Design, &'static str)> {
    let head = np.entry.phrase.as_str();
    if design == Design::Guideline {
        return (np.year || np.described || np.outer && !np.wished).then_some((Design::Guideline, "DSN001"));
    }
    if design == Design::Review {
        if scan.is(np.to, &["and", "of"]) && whole_series(scan, np) && !anaphor {
            return Some((if review_summary { Design::SystematicReview } else { Design::Review }, "DSN001"));
        }
        let introduced = matches!(np.determiner, Determiner::A | Determiner::Number) || np.year || np.outer || np.described;
        let listed = np.entry.plural && np.determiner != Determiner::Anaphor && listed_with_design(scan, np);
        if np.entry.plural && s.section == SectionKind::References && np.span.of(scan.text).contains("Reviews") {
            return None;
        }
        let titled = !np.entry.plural
            && matches!(s.section, SectionKind::Title | SectionKind::References)
            && matches!(np.determiner, Determiner::None | Determiner::A);
        if np.determiner == Determiner::Anaphor && !np.described || !(introduced || listed || titled) {
            return None;
        }
        if head.starts_with("overview") && !matches!(s.section, SectionKind::Title | SectionKind::References) {
            return None;
        }
        let prior = scan.word(np.from.wrapping_sub(1));
        if ["peer", "under", "chart", "customer", "user", "product", "to", "we", "i", "please"].contains(&prior)
            || (np.from..np.head).any(|i| scan.is(i, &["peer", "chart", "customer", "user", "product"]))
            || scan.is(np.to, &["board", "committee", "process", "articles", "article", "authors", "panel"])
        {
            return None;
        }
        return Some((if review_summary { Design::SystematicReview } else { Design::Review }, "DSN001"));
    }
    if (head.starts_with("analys") && !anaphor && np.makes.is_none()).then(|| pools(scan, np, s)).flatten().is_some() {
        return Some((Design::MetaAnalysis, "DSN005"));
    }
    let design = match np.makes {
        Some(d) if np.modifiers.contains(&Modifier::PostHoc) && head.starts_with("analys") && d == Design::CohortStudy => Design::Study,
        Some(d) => d,
        None => Design::Study,
    };
    let verb = np.from == np.head
        && matches!(head, "study" | "studies" | "experiment" | "project")
        && scan.is(np.from.wrapping_sub(1), &["to", "we", "researchers", "scientists", "they", "i"])
        && !np.described;
    if verb {
        return None;
    }
    if design != Design::Study {
        return Some((design, "DSN003"));
    }
    let telling = np.modifiers.iter().any(|m| {
        matches!(m, Modifier::LongTerm | Modifier::Multicenter | Modifier::PopulationBased | Modifier::PostHoc | Modifier::Preliminary)
    });
    if telling && np.determiner != Determiner::Anaphor {
        let paper = matches!(head, "paper" | "papers" | "project" | "projects");
        return (!paper).then_some((design, "DSN003"));
    }
    if np.entry.plural
        || scan.is(np.to, &["group", "groups", "population", "participants", "drug", "period", "design", "medication", "site"])
    {
        return None;
    }
    // "Only one study reported": one is told of; "only included one study" counts.
    let reports = scan.is(np.to, &["reported", "found", "showed", "assessed", "measured", "examined", "compared", "evaluated", "looked"]);
    let only = np.determiner == Determiner::Number && scan.is(np.from.wrapping_sub(1), &["only"]) && !reports;
    let counted = scan.is(np.from.wrapping_sub(1), &["included", "includes", "include"]) && scan.is(np.to, &[".", ",", ";"])
        || scan.is(np.to, &["per"]);
    let one = np.determiner == Determiner::Number && scan.is(np.from, &["one"]) && !counted;
    let introduced = np.determiner == Determiner::A || np.year || one || restricted(scan, np);
    if only {
        return None;
    }
    let superlative = matches!(np.determiner, Determiner::The | Determiner::Other) && np.outer && superlative(scan, np);
    match head {
        "study" | "research study" | "scientific study" | "substudy" | "sub-study" | "investigation" | "experiment" => {
            (introduced && (np.determiner != Determiner::Anaphor) || superlative).then_some((design, "DSN003"))
        }
        "analysis" | "paper" | "research paper" => {
            // An analysis of data at hand is no study of its own.
            const STEPS: &[&str] = &[
                "intention", "sensitivity", "subgroup", "regression", "multivariate", "multivariable", "univariate", "statistical",
                "interim", "factor", "variance", "covariance", "single", "separate", "final",
            ];
            if (np.from..np.head).any(|i| scan.is(i, STEPS)) {
                return None;
            }
            (np.year || np.determiner == Determiner::A && np.outer && !np.wished).then_some((design, "DSN003"))
        }
        _ => None,
    }
}

fn superlative(scan: &Scan, np: &NounPhrase) -> bool {
    const APART: &[&str] =
        &["famous", "first", "landmark", "largest", "latest", "newest", "original", "other", "recent", "second", "seminal"];
    // "This is the first study to show": no other is told of.
    let claimed = np.from >= 2 && scan.is(np.from - 1, &["the"]) && scan.is(np.from - 2, &["is", "was", "be", "as"]);
    !claimed && (np.from..np.head).any(|i| scan.is(i, APART))
}

/// "meta-analyses and reviews", "reviews and trials".
fn listed_with_design(scan: &Scan, np: &NounPhrase) -> bool {
    let names = |i: usize| {
        scan.is(i, &["analysis", "analyses", "trials", "studies", "reports", "series", "rcts", "guidelines"])
            || scan.is(i, &["meta", "randomized", "randomised", "clinical"])
    };
    let before = np.from.checked_sub(1).is_some_and(|i| scan.is(i, &["and", "or", ","]))
        && (np.from.saturating_sub(5)..np.from.saturating_sub(1)).any(names);
    let after = scan.is(np.to, &["and", "or"]) && (np.to + 1..np.to + 4).any(names);
    before || after
}
