//! What the evidence for a proposition amounts to, with the reasons in words. The thresholds stand here and in the docs.

use super::belief;
use crate::graph::{Belief, DesignLevel, DesignRow, StanceCounts, Verdict};

/// Independent studies that a verdict for or against needs at least.
pub const STUDIES: u32 = 2;

/// Belief from which a proposition counts as supported; for `refuted` the same of its denial.
pub const BELIEF: f64 = 0.75;

/// Studies on the winning side for each on the other.
pub const MAJORITY: u32 = 3;

/// The studies of one side by design: "1 randomized trial, 2 observational studies".
fn by_design(designs: &[DesignRow], of: fn(&StanceCounts) -> u32) -> String {
    let rows: Vec<(u32, DesignLevel)> =
        designs.iter().filter(|d| d.level.is_study()).map(|d| (of(&d.stances), d.level)).filter(|(n, _)| *n > 0).collect();
    let row = |(n, level): &(u32, DesignLevel)| match (*n, rows.len()) {
        (1, 1) if level.as_str().starts_with(['a', 'o']) => format!("an {}", level.as_str()),
        (1, 1) => format!("a {}", level.as_str()),
        (_, 1) => level.plural().to_string(),
        (1, _) => format!("1 {}", level.as_str()),
        (n, _) => format!("{n} {}", level.plural()),
    };
    rows.iter().map(row).collect::<Vec<_>>().join(", ")
}

/// How many studies, reviews and statements take each stance.
fn sums(designs: &[DesignRow]) -> [StanceCounts; 3] {
    let of = |kind: fn(DesignLevel) -> bool| {
        designs.iter().filter(|d| kind(d.level)).fold(StanceCounts::default(), |sum, d| sum.plus(d.stances))
    };
    [of(DesignLevel::is_study), of(DesignLevel::is_review), of(|l| l == DesignLevel::Statement)]
}

/// Who stands on which side, studies by design, then reviews, then what nothing stands behind.
fn sides(designs: &[DesignRow]) -> String {
    let [studies, reviews, statements] = sums(designs);
    let mut parts: Vec<String> = Vec::new();
    type Side = (fn(&StanceCounts) -> u32, &'static str, &'static str);
    const SIDES: [Side; 3] = [
        (|c| c.supports, "supports it", "support it"),
        (|c| c.disputes, "disputes it", "dispute it"),
        (|c| c.neutral, "leaves it open", "leave it open"),
    ];
    for (of, one, many) in SIDES {
        let n = of(&studies);
        if n > 0 {
            let what = match (parts.is_empty(), n) {
                (true, 1) => " independent study",
                (true, _) => " independent studies",
                _ => "",
            };
            parts.push(format!("{n}{what} {} ({})", if n == 1 { one } else { many }, by_design(designs, of)));
        }
    }
    let mut out = match (parts.is_empty(), studies.disputes) {
        (true, _) => "no independent study speaks to it".to_string(),
        (false, 0) if studies.supports > 0 => format!("{}, none disputes it", parts.join(", ")),
        _ => parts.join(", "),
    };
    let told = |c: &StanceCounts| {
        let told = SIDES.iter().map(|(of, one, many)| (of(c), one, many)).filter(|(n, ..)| *n > 0);
        told.map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many })).collect::<Vec<_>>().join(" and ")
    };
    match reviews.total() {
        0 => {}
        1 => out.push_str(&format!("; the one review {}", told(&reviews).trim_start_matches("1 "))),
        n => out.push_str(&format!("; of {n} reviews, {}", told(&reviews))),
    }
    if statements.total() > 0 && studies.total() + reviews.total() == 0 {
        let many = if statements.total() == 1 { "article speaks of it" } else { "articles speak of it" };
        out.push_str(&format!(", only {} {many} without a study ({})", statements.total(), told(&statements)));
    }
    out
}

/// Said where a single article tells all the studies and reviews of a proposition: it may have chosen them.
pub const ONE_ARTICLE: &str = "one article tells all of it";

/// The verdict over studies, reviews and statements, refinements included, and why: first in one sentence, then what else counts.
/// `articles` is how many tell of the studies and reviews.
/// `apart` says that no one form or narrower case has studies on both sides.
pub fn verdict(designs: &[DesignRow], belief: Option<Belief>, articles: usize, apart: bool) -> (Verdict, Vec<String>) {
    let [studies, reviews, statements] = sums(designs);
    let (s, d) = (studies.supports, studies.disputes);
    let belief = belief.unwrap_or_else(|| belief::of_sides(0.0, 0.0));
    let doubted = reviews.disputes + reviews.neutral;
    let verdict = if s >= STUDIES && s >= MAJORITY * d && belief.value >= BELIEF && doubted <= reviews.supports {
        Verdict::Supported
    } else if d >= STUDIES && d >= MAJORITY * s && belief.contrary >= BELIEF && reviews.supports == 0 {
        Verdict::Refuted
    } else if s + reviews.supports > 0 && d + doubted > 0 {
        Verdict::Contested
    } else {
        Verdict::Insufficient
    };
    let decided = match verdict {
        Verdict::Supported if reviews.total() == 0 => format!("belief {:.2} reaches {BELIEF}", belief.value),
        Verdict::Supported => format!("belief {:.2} reaches {BELIEF} and the reviews do not outweigh it", belief.value),
        Verdict::Refuted => format!("belief in the contrary, {:.2}, reaches {BELIEF}", belief.contrary),
        Verdict::Contested if s > 0 && d > 0 && apart => "studies of different forms or narrower cases stand on either side".into(),
        Verdict::Contested if s > 0 && d > 0 => "studies stand on both sides".into(),
        Verdict::Contested if s + d == 0 => "reviews do not agree with one another".into(),
        Verdict::Contested => "reviews do not follow the studies, or one another".into(),
        Verdict::Insufficient if studies.total() == 0 && reviews.total() > 0 => {
            format!("the studies that reviews sum up are not told apart here, and a verdict needs {STUDIES} that take a side")
        }
        Verdict::Insufficient if s + d < STUDIES => format!("a verdict needs {STUDIES} independent studies that take a side"),
        Verdict::Insufficient if d > s => {
            format!("too weak together: belief in the contrary, {:.2}, stays under {BELIEF}", belief.contrary)
        }
        Verdict::Insufficient => format!("too weak together: belief {:.2} stays under {BELIEF}", belief.value),
    };
    let mut reasons = vec![format!("{}: {decided}", sides(designs))];
    if statements.total() > 0 {
        reasons.push(format!(
            "statements without a study count little: {} for it, {} against it, {} open",
            statements.supports, statements.disputes, statements.neutral
        ));
    }
    if articles == 1 && studies.total() + reviews.total() > 1 {
        reasons.push(ONE_ARTICLE.to_string());
    }
    (verdict, reasons)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(supports: u32, disputes: u32, neutral: u32) -> StanceCounts {
        StanceCounts { supports, disputes, neutral }
    }

    fn rows(studies: StanceCounts, reviews: StanceCounts) -> Vec<DesignRow> {
        let row = |level, stances| DesignRow { level, stances };
        vec![row(DesignLevel::SystematicReview, reviews), row(DesignLevel::RandomizedTrial, studies)]
    }

    fn of(studies: StanceCounts, reviews: StanceCounts, support: f64, dispute: f64) -> Verdict {
        verdict(&rows(studies, reviews), Some(belief::of_sides(support, dispute)), 2, false).0
    }

    #[test]
    fn thresholds() {
        let none = counts(0, 0, 0);
        assert_eq!(of(counts(3, 0, 0), none, 0.9, 0.0), Verdict::Supported);
        assert_eq!(of(counts(1, 0, 0), none, 0.6, 0.0), Verdict::Insufficient);
        assert_eq!(of(counts(3, 0, 0), counts(0, 0, 1), 0.9, 0.0), Verdict::Contested);
        assert_eq!(of(counts(2, 2, 0), none, 0.8, 0.8), Verdict::Contested);
        assert_eq!(of(counts(0, 3, 0), none, 0.0, 0.9), Verdict::Refuted);
        assert_eq!(verdict(&rows(none, counts(2, 0, 0)), None, 2, false).0, Verdict::Insufficient);
    }

    #[test]
    fn the_first_reason_is_a_sentence() {
        let told = verdict(&rows(counts(2, 1, 1), counts(1, 0, 1)), Some(belief::of_sides(0.8, 0.6)), 2, false).1;
        assert_eq!(
            told[0],
            "2 independent studies support it (randomized trials), 1 disputes it (a randomized trial), 1 leaves it open (a randomized \
             trial); of 2 reviews, 1 supports it and 1 leaves it open: studies stand on both sides"
        );
        let told = verdict(&rows(counts(0, 0, 0), counts(2, 0, 0)), None, 2, false).1;
        assert_eq!(
            told[0],
            "no independent study speaks to it; of 2 reviews, 2 support it: the studies that reviews sum up are not told apart here, and a \
             verdict needs 2 that take a side"
        );
        let told = verdict(&rows(counts(1, 0, 0), counts(0, 0, 0)), Some(belief::of_sides(0.6, 0.0)), 1, false).1;
        assert!(told[0].starts_with("1 independent study supports it (a randomized trial), none disputes it: "), "{}", told[0]);
    }
}
