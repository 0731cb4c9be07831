//! What figures say of significance, and which way a ratio points.

use std::sync::LazyLock;

use regex::Regex;

use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::record::{Evidence, EvidenceKind, Span};

/// Whether a p value says that nothing differed: above .05, or only known to be below a bound that is above it.
fn insignificant(e: &Evidence) -> bool {
    e.value.is_some_and(|v| v.0 > 0.05 && v.0 <= 1.0)
}

/// Whether the figures say that a difference was not significant: every p value told is above .05.
pub fn not_significant(figures: &[Evidence]) -> bool {
    let mut told = figures.iter().filter(|e| e.kind == EvidenceKind::PValue).peekable();
    told.peek().is_some() && told.all(insignificant)
}

/// Whether `span` marks its difference as not significant in brackets or after it: "(NS)", "n.s.".
pub fn told_not_significant(scan: &Scan, span: Span) -> bool {
    static MARK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[(\[,;=:]\s?(?:NS|n\.\s?s\.?|N\.S\.?|ns)\s?[)\],;.]").expect("a fixed pattern"));
    let words = span.of(scan.text);
    // The regular expression is asked only where such letters stand.
    scan.beginning(class::NOT_SIGNIFICANT, scan.token_at(span.start), scan.token_at(span.end)).next().is_some() && MARK.is_match(words)
}

/// Short names of ratios.
const RATIOS: &[&str] = &["or", "rr", "hr", "irr", "aor", "arr", "ahr", "pr", "sir", "shr"];

/// Whether an effect size is a ratio, of which 1 says that nothing differs.
fn is_ratio(e: &Evidence) -> bool {
    let lower = e.quote.to_lowercase();
    let name = lower.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    e.kind == EvidenceKind::EffectSize && (lower.contains("ratio") || lower.contains("relative r") || RATIOS.contains(&name))
}

/// The value of an effect size that says that nothing differs.
fn null(e: &Evidence) -> f64 {
    // "A 1.5-fold risk", "2 times as likely".
    let times = e.quote.starts_with(|c: char| c.is_ascii_digit());
    if times || is_ratio(e) { 1.0 } else { 0.0 }
}

/// The first ratio told: odds, risk, hazard or rate ratio; the middle of its interval where the ratio stands apart from its name.
pub fn ratio(text: &str, span: Span, figures: &[Evidence]) -> Option<f64> {
    let told = figures.iter().find(|e| is_ratio(e)).and_then(|e| e.value).map(|v| v.0);
    told.or_else(|| {
        let interval = figures.iter().find(|e| e.kind == EvidenceKind::ConfidenceInterval)?;
        let (low, high) = (interval.value?, interval.high?);
        names_ratio(text, span, interval).then_some(f64::midpoint(low.0, high.0))
    })
}

/// Whether a ratio is named before a figure: "the hazard ratio with estrogen alone was .92 (…)".
fn names_ratio(text: &str, span: Span, figure: &Evidence) -> bool {
    let before = text[span.start..figure.start].to_lowercase();
    ["ratio", "relative risk", "odds"].iter().any(|w| before.contains(w))
}

/// Whether, no p value being told, every confidence interval holds the value that says that nothing differs: 1 for a ratio, 0 for
/// a difference.
pub fn spans_null(text: &str, span: Span, figures: &[Evidence]) -> bool {
    if figures.iter().any(|e| e.kind == EvidenceKind::PValue) {
        return false;
    }
    let mut intervals = 0;
    let mut at_null = None;
    for e in figures {
        match e.kind {
            EvidenceKind::EffectSize => at_null = Some(null(e)),
            EvidenceKind::ConfidenceInterval => {
                let (Some(low), Some(high)) = (e.value, e.high) else { return false };
                let named = names_ratio(text, span, e);
                // Without a ratio's name, an interval with a negative end is one of a difference.
                let Some(null) = at_null.or((low.0 < 0.0).then_some(0.0)).or(named.then_some(1.0)) else { return false };
                if low.0 > null || high.0 < null {
                    return false;
                }
                intervals += 1;
            }
            _ => {}
        }
    }
    intervals > 0
}
