//! Designs told without a noun that names them: "were assigned (double-blind, randomized)", "a randomized, crossover design",
//! "randomly assigned", "retrospectively reviewed". Each counts once, and only where no noun phrase tells the same.

use super::phrase::{Hits, NounPhrase};
use super::{masking, records, status};
use crate::annotate::scan::Scan;
use crate::lexicon::designs::DesignClass;
use crate::lexicon::words::List;
use crate::record::{Design, DesignMention, DesignStatus, Modifier, SectionKind, Span};

/// Modifiers that tell a design by themselves.
fn strong(m: Modifier) -> bool {
    matches!(
        m,
        Modifier::Randomized
            | Modifier::SingleBlind
            | Modifier::DoubleBlind
            | Modifier::TripleBlind
            | Modifier::OpenLabel
            | Modifier::PlaceboControlled
            | Modifier::Crossover
            | Modifier::Retrospective
            | Modifier::Prospective
            | Modifier::ParallelGroup
    )
}

/// Words of how an outcome was judged.
fn judges(word: &str) -> bool {
    ["assess", "evaluat", "examin", "observ", "record", "test"].iter().any(|w| word.starts_with(w))
}

fn design_of(modifiers: &[Modifier], makes: Option<Design>) -> Design {
    if modifiers.contains(&Modifier::Randomized) {
        return Design::RandomizedControlledTrial;
    }
    // Nothing is masked or crossed over in a cohort.
    let masked = modifiers.iter().any(|m| matches!(m, Modifier::DoubleBlind | Modifier::TripleBlind | Modifier::Crossover));
    makes.filter(|d| !masked || *d != Design::CohortStudy).unwrap_or(if modifiers.contains(&Modifier::Retrospective) {
        Design::ObservationalStudy
    } else {
        Design::ClinicalTrial
    })
}

/// Adds what the noun phrases left out.
pub fn add(scan: &Scan, hits: &Hits, loose: &[(usize, NounPhrase)], out: &mut Vec<DesignMention>) {
    let mut told: Vec<Modifier> = out.iter().filter(|d| d.status != DesignStatus::CalledFor).flat_map(|d| d.modifiers.clone()).collect();
    let trials: Vec<&DesignMention> = out
        .iter()
        .filter(|d| {
            matches!(d.design, Design::RandomizedControlledTrial | Design::ClinicalTrial | Design::NonRandomizedTrial)
                && d.status == DesignStatus::Reported
        })
        .collect();
    // A "double-blind trial" whose patients are said elsewhere to be randomized is not yet told to be a randomized one.
    let review = super::is_review_summary(scan);
    let named_trial = trials.iter().any(|d| d.design != Design::ClinicalTrial || d.plural || review);
    let trials: Vec<usize> = trials.iter().filter_map(|d| scan.doc.sentence_at(d.start)).collect();
    let mut add = |span: Span, section: SectionKind, mut modifiers: Vec<Modifier>, design: Design, told: &mut Vec<Modifier>, status| {
        modifiers.sort_unstable();
        modifiers.dedup();
        if out.iter().any(|d| d.start < span.end && span.start < d.end) {
            return;
        }
        if status != DesignStatus::CalledFor {
            told.extend(&modifiers);
        }
        out.push(DesignMention {
            id: String::new(),
            quote: span.of(scan.text).to_string(),
            start: span.start,
            end: span.end,
            rule: "DSN004".to_string(),
            confidence: 0.75,
            section,
            study: None,
            design,
            modifiers,
            status,
            plural: false,
        });
    };
    for (sentence, np) in loose {
        let new = np.modifiers.iter().any(|m| strong(*m) && !told.contains(m));
        // "Unclear randomization procedures" is how well it was done.
        let procedure = scan.lower[np.span.start..].starts_with("randomi") && scan.lower[np.span.start..np.span.end].contains("ation ");
        // "Nonblinded assessments", "an unblinded evaluation" tell how an outcome was judged.
        let judged = np.modifiers == [Modifier::OpenLabel] && judges(&np.entry.phrase);
        // "A single-blind placebo washout phase" is not the trial.
        let before_trial = ["baseline", "lead-in", "run-in", "screening", "wash-out", "washout"]
            .iter()
            .any(|w| scan.lower[np.span.start..np.span.end].contains(w));
        if new && np.described && !procedure && !judged && !before_trial {
            let s = &scan.doc.sentences[*sentence];
            let status = status::status(scan, np, scan.tokens_of(*sentence), s);
            add(np.span, s.section, np.modifiers.clone(), design_of(&np.modifiers, np.makes), &mut told, status);
        }
    }
    // Modifiers with no noun at all.
    let mut end = 0;
    for (entry, from, to) in hits.iter() {
        if entry.class != DesignClass::Modifier || from < end || !entry.modifiers.iter().any(|m| strong(*m)) {
            continue;
        }
        let (mut last, mut modifiers, mut makes) = (to, entry.modifiers.clone(), entry.design);
        loop {
            let next = (last..last + 3).take_while(|i| scan.is(*i, &[",", "and", "/", "-"])).count();
            let Some((m, e)) = hits.starting_at(last + next).filter(|(m, _)| m.class == DesignClass::Modifier) else { break };
            modifiers.extend(&m.modifiers);
            makes = makes.or(m.design);
            last = e;
        }
        end = last;
        let new = modifiers.iter().any(|m| strong(*m) && !told.contains(m));
        let blind = modifiers.iter().any(|m| {
            matches!(m, Modifier::DoubleBlind | Modifier::SingleBlind | Modifier::TripleBlind | Modifier::Crossover | Modifier::OpenLabel)
        });
        // Words of many uses count in company only: "prospective, randomized, and double-blind".
        let open_word = last == to
            && (entry.phrase == "open"
                || entry.phrase == "prospective"
                || entry.phrase == "parallel"
                || entry.phrase.starts_with("within"));
        let Some(i) = scan.doc.sentence_at(scan.tokens[from].start) else { continue };
        let s = &scan.doc.sentences[i];
        let denied =
            scan.is(from.wrapping_sub(1), &["no", "not", "without"]) || modifiers == [Modifier::OpenLabel] && judges(scan.word(last));
        if !new || !blind || open_word || denied || matches!(s.section, SectionKind::References | SectionKind::Boilerplate) {
            continue;
        }
        add(scan.span(from, last), s.section, modifiers.clone(), design_of(&modifiers, makes), &mut told, DesignStatus::Reported);
    }
    verbs(scan, named_trial, &trials, &mut told, &mut add);
}

/// "randomly assigned", "crossed over", "retrospectively reviewed".
fn verbs(
    scan: &Scan,
    named_trial: bool,
    trials: &[usize],
    told: &mut Vec<Modifier>,
    add: &mut impl FnMut(Span, SectionKind, Vec<Modifier>, Design, &mut Vec<Modifier>, DesignStatus),
) {
    for (i, s) in scan.doc.sentences.iter().enumerate() {
        if matches!(s.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer | SectionKind::Glossary) {
            continue;
        }
        let (from, to) = scan.tokens_of(i);
        // What a prospective study takes from records does not make it a look back.
        if !told.contains(&Modifier::Retrospective)
            && !told.contains(&Modifier::Prospective)
            && let Some((a, b)) = records::looked_back(scan, from, to)
        {
            add(scan.span(a, b), s.section, vec![Modifier::Retrospective], Design::ObservationalStudy, told, DesignStatus::Reported);
        }
        if !told.contains(&Modifier::DoubleBlind)
            && let Some((a, b)) = masking::both_sides(scan, from, to)
        {
            add(scan.span(a, b), s.section, vec![Modifier::DoubleBlind], Design::ClinicalTrial, told, DesignStatus::Reported);
        }
        for t in from..to {
            let w = scan.word(t);
            let found = match w {
                "randomly" | "randomised" | "randomized" | "randomization" | "randomisation"
                    if !named_trial && !told.contains(&Modifier::Randomized) && !trials.contains(&i) =>
                {
                    assigned(scan, t, to).map(|e| (e, Modifier::Randomized, Design::RandomizedControlledTrial))
                }
                "retrospectively" if !told.contains(&Modifier::Retrospective) => {
                    let verb = scan.word(t + 1);
                    let before = scan.word(t.wrapping_sub(1));
                    if verb.ends_with("ed") || verb == "studied" {
                        Some((t + 2, Modifier::Retrospective, Design::ObservationalStudy))
                    } else if before.ends_with("ed") {
                        Some((t + 1, Modifier::Retrospective, Design::ObservationalStudy))
                    } else {
                        None
                    }
                }
                "crossed" if scan.is(t + 1, &["over"]) && !told.contains(&Modifier::Crossover) => {
                    Some((t + 2, Modifier::Crossover, Design::ClinicalTrial))
                }
                _ => None,
            };
            if let Some((end, modifier, design)) = found {
                add(scan.span(t, end.min(to)), s.section, vec![modifier], design, told, DesignStatus::Reported);
            }
        }
    }
}

/// One past the last token of "randomly assigned", "randomized to", "were randomized".
fn assigned(scan: &Scan, t: usize, to: usize) -> Option<usize> {
    let assigns = |i: usize| scan.listed(List::Assigned, i);
    match scan.word(t) {
        "randomly" => assigns(t + 1).then_some(t + 2),
        "randomization" | "randomisation" => None,
        _ => {
            let after = scan.is(t + 1, &["to", "into", "in", "between"]) || assigns(t + 1);
            let passive = scan.is(t.wrapping_sub(1), &["were", "was", "been", "and", "then", "be", "we", "researchers"]);
            (after && t + 1 < to || passive).then_some(if after { t + 2 } else { t + 1 })
        }
    }
}
