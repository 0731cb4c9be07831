//! Outcomes told by figures alone: two groups set side by side, or a ratio of one to the other.

use super::super::clause::Clause;
use super::super::evidence;
use super::{Predicate, Shape};
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::record::{Evidence, EvidenceKind, Relation};

/// Verbs that lead up to a figure.
static VERBS: Set = Set::new(&[
    "was", "were", "is", "are", "averaged", "reached", "occurred", "had", "developed", "achieved", "reported", "experienced", "showed",
    "received", "died", "required", "completed", "met", "survived", "failed", "changed", "remained", "went", "passed", "underwent",
]);

/// Words between a figure and the one that it is held against.
static AGAINST: Set = Set::new(&["versus", "vs", "compared", "than", "and", "against", "while", "whereas", "but"]);

/// "was 3.6 cm in A versus 2.1 cm in B (p < .05)": two figures of one outcome and a p value or an interval that says whether they
/// differ; `told` says whether the sentence told something before.
pub(super) fn compared_figures(scan: &Scan, clause: &Clause, index: usize, told: bool) -> Option<Predicate> {
    let span = scan.span(clause.from, clause.to);
    let marked = evidence::told_not_significant(scan, span);
    if !marked && scan.beginning(class::TEST, clause.from, clause.to).next().is_none() {
        return None;
    }
    let figures = evidence::figures(scan, span);
    let tested = figures.iter().any(|f| matches!(f.kind, EvidenceKind::PValue | EvidenceKind::ConfidenceInterval));
    if !tested && !marked {
        return None;
    }
    // "The NNT was 14": a number needed to treat is no outcome. "; RR 1.1 (0.6 to 1.7)": the figures of what was told before.
    let needed =
        (clause.from..clause.to).any(|i| scan.word(i).starts_with("nnt") || scan.word(i) == "number" && scan.word(i + 1) == "needed");
    let labels = ["rr", "or", "hr", "md", "smd", "wmd", "relative", "risk", "odds", "hazard", "mean"];
    let bare = told && scan.is(clause.from, &labels) && !(clause.from..clause.to).any(|i| VERBS.contains(scan.word(i)));
    if needed || bare {
        return None;
    }
    let pair = pair(scan, clause, &figures);
    let ratio = evidence::ratio(scan.text, span, &figures);
    let relation = if marked || evidence::not_significant(&figures) || evidence::spans_null(scan.text, span, &figures) {
        Relation::NoEffect
    } else {
        match pair.map(|(_, a, b)| (a, b)).or(ratio.map(|r| (r, 1.0))) {
            Some((a, b)) if a > b => Relation::Increases,
            Some((a, b)) if a < b => Relation::Decreases,
            Some(_) => Relation::NoEffect,
            None => return None,
        }
    };
    if relation != Relation::NoEffect && pair.is_none() && ratio.is_none() {
        return None;
    }
    let verb = (clause.from + 1..clause.to).find(|i| VERBS.contains(scan.word(*i)));
    let at = verb.or(pair.map(|(at, ..)| at)).or_else(|| figures.first().map(|f| scan.token_at(f.start)))?;
    let at = at.clamp(clause.from, clause.to - 1);
    Some(Predicate::told(relation, Shape::Figures, (at, at + 1), index))
}

/// The first figure and the one held against it, with the first one's token.
fn pair(scan: &Scan, clause: &Clause, figures: &[Evidence]) -> Option<(usize, f64, f64)> {
    let test = |start: usize| {
        figures.iter().any(|f| {
            matches!(f.kind, EvidenceKind::PValue | EvidenceKind::ConfidenceInterval | EvidenceKind::EffectSize)
                && f.start <= start
                && start < f.end
        })
    };
    let plain: Vec<usize> = (clause.from..clause.to)
        .filter(|i| scan.tokens[*i].kind == TokenKind::Number && !test(scan.tokens[*i].start) && measures(scan, *i, clause))
        .collect();
    let percent: Vec<usize> = plain.iter().copied().filter(|i| scan.is(i + 1, &["%", "percent"])).collect();
    let numbers = if percent.len() >= 2 { &percent } else { &plain };
    for (k, first) in numbers.iter().enumerate() {
        let Some(second) = numbers.get(k + 1) else { break };
        let joined = (first + 1..*second).any(|i| AGAINST.contains(scan.word(i))) || numbers.len() == 2 && scan.is(second - 1, &[",", "("]);
        if joined && second - first <= 30 {
            return Some((*first, value(scan, *first)?, value(scan, *second)?));
        }
    }
    None
}

fn value(scan: &Scan, i: usize) -> Option<f64> {
    let size = scan.raw(i).replace(',', "").replace('·', ".").parse::<f64>().ok()?;
    let minus = i > 0 && scan.is(i - 1, &["-", "−", "–"]) && scan.glued(i - 1) && (i < 2 || !scan.glued(i - 2));
    Some(if minus { -size } else { size })
}

/// Whether the number at token `i` measures an outcome: no count out of many, spread, time, dose or group size.
fn measures(scan: &Scan, i: usize, clause: &Clause) -> bool {
    let before = |k: usize| if i >= clause.from + k { scan.word(i - k) } else { "" };
    let after = scan.word(i + 1);
    let spread = matches!(before(1), "±" | "/" | "=" | "+" | "sd" | "~") || before(1) == "-" && before(2) == "+";
    let count = after == "/" || after == "of" || before(1) == "/" || before(1) == "of" && before(2).parse::<f64>().is_ok();
    let counted = matches!(before(1), "day" | "week" | "month" | "year" | "group" | "phase" | "at" | "after" | "table" | "type" | "grade");
    // "Was 14 months with A and 11 months with B".
    let second = before(1) == "and"
        && (clause.from + 1..i.saturating_sub(1))
            .any(|k| scan.tokens[k].kind == TokenKind::Number && scan.word(k + 1) == after && scan.is(k - 1, &["was", "were", "averaged"]));
    let when = counted && !matches!(after, "%" | "percent")
        || matches!(after, "months" | "weeks" | "years" | "week" | "month" | "h" | "mg" | "g")
            && !second
            && matches!(before(1), "at" | "after" | "for" | "over" | "and" | "within" | "to");
    let spread_bracket = before(1) == "(" && i + 1 < clause.to && after == ")";
    // "statements 1 (p = .02) and 3 (p = .04)": names.
    let whole = !scan.word(i).contains(['.', '·']) && !scan.is(i.saturating_sub(1), &["versus", "vs", "than"]);
    let numbered = after == "(" && scan.word(i + 2) == "p" && whole
        || matches!(before(1), "statement" | "statements" | "question" | "visit" | "stage");
    let name = numbered || i > clause.from && scan.glued(i - 1) && scan.tokens[i - 1].kind == TokenKind::Word;
    !(spread || count || when || spread_bracket || name)
}
