//! Weaknesses that a pattern of words tells, with other words between: "the quality of the evidence for all outcomes was low",
//! "dose and form of the extract differed between trials".

use std::cell::LazyCell;

use super::limitation::{readable, sample};
use super::nouns::is_studies;
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::record::{Limitation, Sample};

/// What is graded.
const GRADED: &[&str] = &["evidence", "trial", "trials", "study", "studies", "reporting", "data", "research", "reports", "rcts"];

/// What may differ between studies.
const VARIED: &[&str] = &[
    "comparators", "design", "designs", "dosage", "dosages", "dose", "doses", "duration", "durations", "form", "formulation",
    "formulations", "forms", "interventions", "length", "methodology", "methods", "outcomes", "populations", "protocols", "quality",
    "regimens",
];

/// Words that a grade is told of.
const WORTH: &[&str] = &["certainty", "quality", "reliability", "strength"];

/// Words of what studies lack.
const LACKING: &[&str] = &["inadequate", "unclear"];

/// Verbs of difference.
const DIFFERED: &[&str] = &["differ", "differed", "varied", "vary"];

/// The words that they begin with.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    WORTH.iter().chain(LACKING).chain(DIFFERED).copied()
}

/// Adds low grades of evidence and differences between studies, but for those among the weaknesses from `first` on.
pub(super) fn graded(scan: &Scan, first: usize, out: &mut Vec<Sample>) {
    let told = LazyCell::new(|| ["quality", "certainty of", " between", "across"].iter().any(|w| scan.lower.contains(w)));
    for (i, s) in scan.doc.sentences.iter().enumerate() {
        if !scan.in_sentence(i).begins(class::GRADE) || !readable(s) || !*told {
            continue;
        }
        let (from, to) = scan.tokens_of(i);
        for t in (from..to).filter(|t| scan.begins(class::GRADE, *t)) {
            let (end, kind) = if scan.is(t, WORTH) {
                (low(scan, t, to), Limitation::LowQuality)
            } else if scan.is(t, LACKING) {
                (in_studies(scan, t, (from, to)), Limitation::LowQuality)
            } else {
                (between_studies(scan, t, (from, to)), Limitation::HeterogeneousMethods)
            };
            let Some((begin, end)) = end else { continue };
            let span = scan.span(begin, end);
            if !out[first..].iter().any(|x| x.start < span.end && span.start < x.end) {
                out.push(sample(scan, span, kind, s.section, "SMP006", 0.85));
            }
        }
    }
}

/// "Quality of the evidence from this trial as very poor": from the noun at `t` to the grade.
fn low(scan: &Scan, t: usize, to: usize) -> Option<(usize, usize)> {
    if !scan.is(t + 1, &["of", "in"]) {
        return None;
    }
    let what = (t + 2..to.min(t + 7)).find(|j| scan.is(*j, GRADED))?;
    if (t + 2..what).any(|j| scan.is(j, &[",", ";", ":", "life", "sleep", "was", "is"])) {
        return None;
    }
    let grade = (what + 1..to.min(what + 14))
        .take_while(|j| !scan.is(*j, &[",", ";", ":", ".", "because", "which", "but", "although"]))
        .find(|j| scan.is(*j, &["low", "poor", "inadequate", "insufficient", "weak"]))?;
    let said = (what + 1..grade).any(|j| scan.is(j, &["was", "is", "were", "are", "be", "as", "being", "from", "remains", "ranged"]));
    let dose = scan.is(grade + 1, &["-", "dose", "doses", "risk"]) || scan.is(grade - 1, &["not", "no", "-"]);
    (said && !dose).then_some((t, grade + 1))
}

/// "The quality was adequate in four trials and inadequate in six trials": from the grade at `t` to the studies.
fn in_studies(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Option<(usize, usize)> {
    let of = ["allocation", "blinding", "concealment", "methodological", "quality", "randomisation", "randomization", "reporting"];
    let graded = scan.is(t + 1, &["in"]) && (from..t).any(|j| scan.is(j, &of));
    let studies = (t + 2..to.min(t + 6)).find(|j| is_studies(scan, *j)).filter(|_| graded)?;
    (t + 2..studies).all(|j| !scan.is(j, &[",", "no", "and", "but"])).then_some((t, studies + 1))
}

/// "Dosage and form of the tea differed between trials": from what differs to the studies.
fn between_studies(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Option<(usize, usize)> {
    let by = (t + 1..to.min(t + 4)).find(|j| scan.is(*j, &["between", "among", "across"]))?;
    let studies = (by + 1..to.min(by + 5)).find(|j| is_studies(scan, *j))?;
    let what = (from.max(t.saturating_sub(12))..t).find(|j| scan.is(*j, VARIED))?;
    (!scan.is(t - 1, &["not"])).then_some((what, studies + 1))
}
