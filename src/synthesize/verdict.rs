//! What the evidence for a proposition amounts to, with the reasons in words. The thresholds stand here and in the docs.

use crate::graph::{Belief, StanceCounts, Verdict};

/// Independent studies that a verdict for or against needs at least.
pub const STUDIES: u32 = 2;

/// Belief from which a proposition counts as supported; for `refuted` the same of its denial.
pub const BELIEF: f64 = 0.75;

/// Studies on the winning side for each on the other.
pub const MAJORITY: u32 = 3;

fn number(n: u32, one: &str, many: &str) -> String {
    match n {
        0 => format!("no {one}"),
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    }
}

/// The verdict over studies, reviews and statements, refinements included, and why.
pub fn verdict(studies: StanceCounts, reviews: StanceCounts, statements: StanceCounts, belief: Belief) -> (Verdict, Vec<String>) {
    let (s, d) = (studies.supports, studies.disputes);
    let mut reasons = vec![format!(
        "{} {} it, {} {} it{}",
        number(s, "independent study", "independent studies"),
        if s <= 1 { "supports" } else { "support" },
        if d == 0 { "none".to_string() } else { d.to_string() },
        if d <= 1 { "disputes" } else { "dispute" },
        if studies.neutral > 0 { format!(", {} left it open", studies.neutral) } else { String::new() },
    )];
    if reviews.total() > 0 {
        reasons.push(format!(
            "of {}, {} supported it, {} disputed it and {} left it open",
            number(reviews.total(), "review", "reviews"),
            reviews.supports,
            reviews.disputes,
            reviews.neutral
        ));
    }
    if statements.total() > 0 {
        reasons.push(format!(
            "statements without a study count little: {} for it, {} against it, {} open",
            statements.supports, statements.disputes, statements.neutral
        ));
    }
    let denial = belief.dispute * (1.0 - belief.support) / (1.0 - belief.support * belief.dispute).max(f64::MIN_POSITIVE);
    let doubted = reviews.disputes + reviews.neutral;
    let verdict = if s >= STUDIES && s >= MAJORITY * d && belief.value >= BELIEF && doubted <= reviews.supports {
        Verdict::Supported
    } else if d >= STUDIES && d >= MAJORITY * s && denial >= BELIEF && reviews.supports == 0 {
        Verdict::Refuted
    } else if (s > 0 && d > 0) || (s > 0 && doubted > 0) || (d > 0 && reviews.supports > 0) || (reviews.supports > 0 && doubted > 0) {
        Verdict::Contested
    } else {
        Verdict::Insufficient
    };
    reasons.push(match verdict {
        Verdict::Supported => format!("belief {:.2} reaches {BELIEF} and reviews do not contradict", belief.value),
        Verdict::Refuted => format!("belief in the contrary {denial:.2} reaches {BELIEF}"),
        Verdict::Contested if s > 0 && d > 0 => "studies stand on both sides".into(),
        Verdict::Contested => "reviews do not follow the studies, or one another".into(),
        Verdict::Insufficient if s + d < STUDIES => format!("fewer than {STUDIES} independent studies take a side"),
        Verdict::Insufficient => format!("belief {:.2} stays under {BELIEF}", belief.value.max(denial)),
    });
    (verdict, reasons)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(supports: u32, disputes: u32, neutral: u32) -> StanceCounts {
        StanceCounts { supports, disputes, neutral }
    }

    fn of(studies: StanceCounts, reviews: StanceCounts, support: f64, dispute: f64) -> Verdict {
        let value = support * (1.0 - dispute) / (1.0 - support * dispute);
        verdict(studies, reviews, StanceCounts::default(), Belief { value, support, dispute }).0
    }

    #[test]
    fn thresholds() {
        let none = counts(0, 0, 0);
        assert_eq!(of(counts(3, 0, 0), none, 0.9, 0.0), Verdict::Supported);
        assert_eq!(of(counts(1, 0, 0), none, 0.6, 0.0), Verdict::Insufficient);
        assert_eq!(of(counts(3, 0, 0), counts(0, 0, 1), 0.9, 0.0), Verdict::Contested);
        assert_eq!(of(counts(2, 2, 0), none, 0.8, 0.8), Verdict::Contested);
        assert_eq!(of(counts(0, 3, 0), none, 0.0, 0.9), Verdict::Refuted);
        assert_eq!(of(none, none, 0.0, 0.2), Verdict::Insufficient);
    }
}
