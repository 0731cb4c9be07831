//! An argument of a claim: a stretch of words cleaned, named and linked, with its members where it is a list.

use super::lead::past_lead;
use super::no_thing::{HOLLOW, is_about_people, is_no_thing, is_quality};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};
use crate::record::{ConceptRef, Span};

/// An exposure or object as found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Argument {
    /// Its name as told, cleaned.
    pub name: String,
    /// The concept where it is one listed thing.
    pub concept: Option<String>,
    /// The members where it is a list.
    pub parts: Vec<ConceptRef>,
    /// Whether the members are told as given together.
    pub combination: bool,
    /// Where it stands, if it stands in the sentence.
    pub span: Option<Span>,
}

/// Words trimmed from an argument's start.
pub(super) static TRIM_START: Set = Set::new(&[
    "the", "a", "an", "any", "some", "its", "their", "his", "her", "your", "of", "in", "on", "to", "for", "with", "significant",
    "significantly", "both", "that", "this", "these", "those", "and", "or", "also", "certain", "from", "against", "more", "further",
    "such", "overall", "statistically", "about", "our", "all", "between", "regarding", "how", "whether", "than", "by", "only", "either",
    "clear", "upon", "into", "various", "several", "many", "most", "as", "even", "itself", "himself", "themselves", "been", "being", "be",
    "however", "moreover", "furthermore", "therefore", "thus", "help", "helps", "treat", "treating", "meaningful", "clinically",
    "substantial", "modest", "slight", "small", "greater", "large", "not", "no", "every", "each", "neither", "nor", "using", "taking",
    "consuming", "receiving", "giving", "use", "people", "directly", "existing", "of", "you", "us", "just", "simply", "merely",
]);

/// Words trimmed from an argument's end.
pub(super) static TRIM_END: Set = Set::new(&[
    "and", "or", "the", "a", "of", "in", "to", "for", "with", "on", "also", "significantly", "may", "can", "could", "might", "that", "not",
    "is", "are", "was", "were", "be", "by", "as", "more", "their", "its", "both", "well", "yet", "then", "generally", "typically", "often",
    "has", "have", "been", "which", "it", "they", "from", "at", "over", "still", "did", "does", "do", "nor", "only", "too", "likely",
    "potentially", "an", "overall", "much", "respectively", "alone", "thus", "will", "would", "should", "had", "we", "there", "this",
    "got", "became", "become", "becomes", "gets", "grew",
]);

/// Words for people after "in", "among": they begin a population, not an object.
pub(super) fn is_population(scan: &Scan, at: usize, to: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
    let end = scan.tokens[(at + 4).min(to.max(at + 1)) - 1].end;
    let near = Span { start: token.start, end };
    scan.concepts_in(near).iter().any(|h| scan.concept(h).side == Side::Population)
        || (at..(at + 5).min(to)).any(|i| {
            scan.is(
                i,
                &[
                    "group", "groups", "arm", "arms", "patients", "people", "participants", "those", "individuals", "subjects", "women",
                    "men", "adults", "children", "volunteers", "rats", "mice", "population", "populations",
                ],
            )
        })
}

/// Where the words of who was studied begin in tokens `[from, to)`: "in the treated group", "of the control group", "among women".
pub(super) fn told_of_whom(scan: &Scan, from: usize, to: usize) -> Option<usize> {
    static ARMS: Set = Set::new(&["group", "groups", "arm", "arms", "controls"]);
    (from + 1..to.saturating_sub(1)).find(|i| {
        let goes_on = |k: &usize| !scan.is(*k, &["in", "of", "for", "with", "on", "to", "and", "or", ",", "(", "from", "by", "at"]);
        let last = (i + 1..to.min(i + 7)).take_while(goes_on).last();
        match scan.word(*i) {
            "in" | "among" | "for" | "within" => last.is_some_and(|last| is_population(scan, i + 1, last + 1)),
            "of" => last.is_some_and(|last| last + 1 == to && ARMS.contains(scan.word(last))),
            _ => false,
        }
    })
}

/// Trims function words and marks from both ends of a token range.
pub fn trim(scan: &Scan, mut from: usize, mut to: usize) -> (usize, usize) {
    while from < to
        && (scan.tokens[from].kind == TokenKind::Mark && scan.word(from) != "("
            // "All-cause mortality" keeps its "all".
            || TRIM_START.contains(scan.word(from)) && !(scan.word(from + 1) == "-" && scan.glued(from))
            || scan.tokens[from].kind == TokenKind::Word
                && scan.word(from).ends_with("ly")
                && scan.word(from).len() > 5
                && !matches!(scan.word(from), "family" | "elderly" | "early" | "daily" | "weekly" | "monthly"))
    {
        from += 1;
    }
    while from < to
        && (scan.tokens[to - 1].kind == TokenKind::Mark && !matches!(scan.word(to - 1), "%" | ")")
            || TRIM_END.contains(scan.word(to - 1))
            || is_degree(scan.word(to - 1))
            || to > from + 1 && scan.word(to - 1) == "little" && scan.word(to - 2) == "a")
    {
        to -= 1;
    }
    (from, to)
}

/// Adverbs of degree and of likelihood that follow what is named: "sleep quality slightly", "programmes probably".
fn is_degree(word: &str) -> bool {
    word.len() > 5
        && word.ends_with("ly")
        && !matches!(
            word,
            "family" | "elderly" | "assembly" | "anomaly" | "supply" | "jelly" | "belly" | "weekly" | "monthly" | "butterfly"
        )
}

/// The words of tokens `[from, to)` without bracketed parts, spaces and citation marks folded.
pub fn phrase(scan: &Scan, from: usize, to: usize) -> String {
    let mut out = String::new();
    let mut depth = 0;
    let mut last_end = None;
    for i in from..to {
        match scan.word(i) {
            "(" | "[" => depth += 1,
            ")" | "]" if depth > 0 => {
                depth -= 1;
                continue;
            }
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        let t = &scan.tokens[i];
        if last_end.is_some_and(|e| e < t.start) && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(scan.raw(i));
        last_end = Some(t.end);
    }
    out.trim_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != ')').replace(" ,", ",")
}

/// The names of things in a span, brackets left out.
pub(super) fn mentions<'a>(scan: &'a Scan, from: usize, to: usize) -> Vec<&'a Hit> {
    if from >= to {
        return Vec::new();
    }
    let span = scan.span(from, to);
    let mut depth = 0i32;
    let mut open: Vec<Span> = Vec::new();
    let mut start = 0;
    for i in from..to {
        match scan.word(i) {
            "(" => {
                if depth == 0 {
                    start = scan.tokens[i].start;
                }
                depth += 1;
            }
            ")" => {
                depth -= 1;
                if depth == 0 {
                    open.push(Span { start, end: scan.tokens[i].end });
                }
            }
            _ => {}
        }
    }
    scan.concepts_in(span).iter().filter(|h| h.end <= span.end && !open.iter().any(|o| o.start < h.start && h.end <= o.end)).collect()
}

/// An argument made of one mention or of several joined by "and", "plus", "with".
pub fn from_mentions(scan: &Scan, list: &[&Hit]) -> Argument {
    let first = list[0];
    let mut parts = vec![first];
    for next in &list[1..] {
        let Some(last) = parts.last() else { break };
        let between = without_bracket(scan.lower[last.end..next.start].trim());
        let joined = matches!(
            between,
            "and"
                | "or"
                | "plus"
                | "with"
                | ","
                | ", and"
                | "/"
                | "&"
                | "+"
                | ", or"
                | "combined with"
                | "and/or"
                | "supplementation and"
                | "in combination with"
                | "together with"
                | "with or without"
                | "supplements and"
        );
        if joined && scan.concept(next).side == scan.concept(first).side {
            parts.push(next);
        } else {
            break;
        }
    }
    let last = parts[parts.len() - 1];
    let lead = LEADS.iter().find(|l| scan.lower[..first.start].ends_with(**l)).map_or(0, |l| l.len());
    let span = Span { start: first.start - lead, end: last.end };
    let combined_words = ["combination of", "combined", "plus", "together with", "co-supplementation"];
    let around = &scan.lower[floor(scan.lower, span.start.saturating_sub(24))..span.end];
    let combination = parts.len() > 1 && combined_words.iter().any(|w| around.contains(w));
    let many = parts.len() > 1;
    Argument {
        name: span.of(scan.text).replace('\n', " "),
        concept: (!many).then(|| scan.concept(first).id.clone()),
        parts: if many {
            parts.iter().map(|h| ConceptRef { name: scan.concept(h).name.clone(), concept: Some(scan.concept(h).id.clone()) }).collect()
        } else {
            Vec::new()
        },
        combination,
        span: Some(span),
    }
}

/// What stands between two names, a bracket after the first left out: "(Q-Ter) and" is "and".
fn without_bracket(between: &str) -> &str {
    match between.strip_prefix('(').and_then(|b| b.split_once(')')) {
        Some((inside, rest)) if !inside.contains('(') => rest.trim(),
        _ => between,
    }
}

/// Words before a name that make it another exposure: a dose level, a form, a lack.
const LEADS: &[&str] = &[
    "high-dose ", "low-dose ", "topical ", "intravenous ", "prolonged-release ", "extended-release ", "immediate-release ", "excessive ",
    "too much ", "too little ", "lack of ", "low levels of ", "insufficient ",
];

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Words that stand for an exposure named before.
pub(super) static ANAPHORA: Set = Set::new(&[
    "it", "they", "this", "these", "that", "supplementation", "treatment", "supplement", "supplements", "therapy", "intervention", "which",
    "doses", "dose", "both", "participants", "patients", "study", "trial", "group", "researchers", "authors", "results", "findings",
    "evidence", "research", "studies", "trials", "review", "we", "there", "them", "others", "those",
]);

pub(super) fn is_linked(a: &Argument) -> bool {
    a.concept.is_some() || !a.parts.is_empty()
}

/// How many tokens stand outside brackets.
fn told_tokens(scan: &Scan, from: usize, to: usize) -> usize {
    let mut depth = 0;
    (from..to)
        .filter(|i| {
            match scan.word(*i) {
                "(" | "[" => depth += 1,
                ")" | "]" => depth -= 1,
                _ => return depth == 0,
            }
            false
        })
        .count()
}

/// An argument from tokens `[from, to)`, linked where it names one listed thing, with its members where it is a list.
pub(super) fn named(scan: &Scan, from: usize, to: usize, exposure: &Argument) -> Option<Argument> {
    let (from, to) = trim(scan, from, to);
    let (from, to) = trim(scan, past_lead(scan, from, to, exposure), to);
    if from >= to || told_tokens(scan, from, to) > 32 {
        return None;
    }
    let words = (from..to).filter(|i| scan.tokens[*i].kind == TokenKind::Word).count();
    if words == 0 || words == 1 && ANAPHORA.contains(scan.word(from)) {
        return None;
    }
    if is_about_people(scan, from, to) || is_no_thing(scan, from, to) {
        return None;
    }
    // "What effect this has": a question.
    if to == from + 1 && HOLLOW.contains(scan.word(from)) || scan.is(from, &["what", "why"]) || is_quality(scan, from, to) {
        return None;
    }
    let name = phrase(scan, from, to);
    if name.len() < 2 {
        return None;
    }
    let span = scan.span(from, to);
    let inside: Vec<&Hit> = mentions(scan, from, to)
        .into_iter()
        .filter(|h| scan.concept(h).side != Side::Population && exposure.span.is_none_or(|s| h.end <= s.start || h.start >= s.end))
        .collect();
    let exact = scan.lexicon.by_name(&name).map(|c| c.id.clone());
    // "Improved", "expected": a verb, not a thing.
    if words == 1 && inside.is_empty() && exact.is_none() && scan.word(from).ends_with("ed") {
        return None;
    }
    let listed = name.contains(" and ") || name.contains(" or ") || name.contains(", ");
    let single = inside.len() == 1 && !listed;
    let concept = exact.or_else(|| single.then(|| scan.concept(inside[0]).id.clone()));
    let parts = if concept.is_none() && inside.len() > 1 && listed {
        inside.iter().map(|h| ConceptRef { name: scan.concept(h).name.clone(), concept: Some(scan.concept(h).id.clone()) }).collect()
    } else {
        Vec::new()
    };
    let concept = concept.or_else(|| (parts.is_empty() && !inside.is_empty() && !listed).then(|| scan.concept(inside[0]).id.clone()));
    Some(Argument { name, concept, parts, combination: false, span: Some(span) })
}
