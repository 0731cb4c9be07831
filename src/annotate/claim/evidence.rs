//! Figures told with a claim: p values, confidence intervals, effect sizes, percentages.

use std::sync::LazyLock;

use regex::Regex;

use crate::record::{Evidence, EvidenceKind, Num, Span};

/// One pattern for the four kinds; spaces may be the Unicode ones, minus signs the typographic ones.
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?P<p>\bp(?:[- ]values?)?[\s\u{2009}\u{202f}\u{a0}:]*(?P<cmp><=|>=|[<>=≤≥])[\s\u{2009}\u{202f}\u{a0}]*(?P<pv>0?[.·]\d+|0|1(?:\.0+)?))|(?P<ci>\b(?:9[059])(?:\.\d)?\s?%\s?(?:confidence interval|ci|cri)s?\b(?:\s?\(ci\))?[\s:,=]*[\[(]?(?P<lo>[-−–]?\d+(?:[.·]\d+)?)\s?%?\s?(?:to|,|[-–—−]|;)\s?(?P<hi>[-−]?\d+(?:[.·]\d+)?))|(?P<es>\b(?:risk ratio|odds ratio|hazard ratio|rate ratio|relative risk|mean difference|standardi[sz]ed mean difference|weighted mean difference|effect size|cohen's d|smd|wmd|md|rr|or|hr|irr|arr)\b(?:\s?\([A-Za-z]{1,4}\))?(?:\s(?:of|was|is))?(?:\sabout)?[\s:,=]*(?P<ev>[-−–]?\d+(?:[.·]\d+)?))|(?P<pct>[-−+±]?(?P<pctv>\d+(?:\.\d+)?)\s?(?:%|percent\b|per cent\b))",
    )
    .expect("a fixed pattern")
});

fn number(s: &str) -> Option<Num> {
    let plain = s.replace(['−', '–'], "-").replace('·', ".");
    plain.parse::<f64>().ok().map(Num)
}

/// The figures in `span` of `text`, in order.
pub fn figures(text: &str, span: Span) -> Vec<Evidence> {
    let sentence = span.of(text);
    if !sentence.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for c in FIGURE.captures_iter(sentence) {
        let (Some(whole), get) = (c.get(0), |name: &str| c.name(name).map(|m| m.as_str())) else { continue };
        let (kind, value, high, comparison) = if c.name("p").is_some() {
            let comparison = get("cmp").map(|s| s.replace('≤', "<=").replace('≥', ">="));
            (EvidenceKind::PValue, get("pv").and_then(number), None, comparison)
        } else if c.name("ci").is_some() {
            (EvidenceKind::ConfidenceInterval, get("lo").and_then(number), get("hi").and_then(number), None)
        } else if c.name("es").is_some() {
            // "or" is a ratio only in capitals.
            if whole.as_str().starts_with("or") {
                continue;
            }
            (EvidenceKind::EffectSize, get("ev").and_then(number), None, None)
        } else {
            (EvidenceKind::Percentage, get("pctv").and_then(number), None, None)
        };
        out.push(Evidence {
            kind,
            quote: whole.as_str().to_string(),
            start: span.start + whole.start(),
            end: span.start + whole.end(),
            value,
            high,
            comparison,
        });
    }
    out
}

/// Whether the figures say that a difference was not significant: every p value told is above .05.
pub fn not_significant(figures: &[Evidence]) -> bool {
    let mut told = figures.iter().filter(|e| e.kind == EvidenceKind::PValue).peekable();
    told.peek().is_some()
        && told.all(|e| e.value.is_some_and(|v| v.0 > 0.05) && e.comparison.as_deref().is_some_and(|c| !c.starts_with('<')))
}
