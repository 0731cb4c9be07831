//! What a predicate relates: the exposure before it, the object after it, cut where the sentence turns to something else.

use super::clause::{Clause, Opener};
use super::predicate::{Predicate, Shape, is_adverb};
use crate::annotate::scan::{Scan, TokenKind};
use crate::annotate::topic::Topics;
use crate::lexicon::{Hit, Side};
use crate::record::{ConceptRef, Relation, Span};

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

/// Words that end an object.
const OBJECT_ENDS: &[&str] = &[
    "compared", "versus", "vs", "than", "among", "amongst", "after", "when", "if", "because", "due", "via", "through", "while", "whereas",
    "although", "but", "which", "that", "who", "whose", "where", "by", "using", "without", "despite", "so", "as", "starting", "relative",
    "suggesting", "indicating", "compare", "following", "however", "is", "are", "was", "were", "has", "have", "had", "may", "might",
    "could", "can", "will", "would", "should", "until", "since", "though", "whether", "favouring", "favoring", "showing", "did", "does",
    "do", "based", "depending", "led", "leads", "at", "from", "throughout", "within", "across", "versus", "beyond", "per", "specifically",
    "particularly", "especially", "including", "regardless", "compared", "according", "ranging", "lasting",
];

/// Words trimmed from an argument's start.
const TRIM_START: &[&str] = &[
    "the", "a", "an", "any", "some", "its", "their", "his", "her", "your", "of", "in", "on", "to", "for", "with", "significant",
    "significantly", "both", "that", "this", "these", "those", "and", "or", "also", "certain", "from", "against", "more", "further",
    "such", "overall", "statistically", "about", "our", "all", "between", "regarding", "how", "whether", "than", "by", "only", "either",
    "clear", "upon", "into", "various", "several", "many", "most", "as", "even", "itself", "himself", "themselves", "been", "being", "be",
    "help", "helps", "treat", "treating", "meaningful", "clinically", "substantial", "modest", "slight", "small", "greater", "large",
    "not", "no", "using", "taking", "consuming", "receiving", "giving", "use", "people", "directly", "existing", "of",
];

/// Words trimmed from an argument's end.
const TRIM_END: &[&str] = &[
    "and", "or", "the", "a", "of", "in", "to", "for", "with", "on", "also", "significantly", "may", "can", "could", "might", "that", "not",
    "is", "are", "was", "were", "be", "by", "as", "more", "their", "its", "both", "well", "yet", "then", "generally", "typically", "often",
    "has", "have", "been", "which", "it", "they", "from", "at", "over", "still", "did", "does", "do", "nor", "only", "too", "likely",
    "potentially", "an", "overall", "respectively", "alone", "thus", "will", "would", "should", "had", "we", "there", "this",
];

/// Words for people after "in", "among": they begin a population, not an object.
fn is_population(scan: &Scan, at: usize, to: usize) -> bool {
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

/// Trims function words and marks from both ends of a token range.
pub fn trim(scan: &Scan, mut from: usize, mut to: usize) -> (usize, usize) {
    while from < to
        && (scan.tokens[from].kind == TokenKind::Mark && scan.word(from) != "("
            || TRIM_START.contains(&scan.word(from))
            || scan.tokens[from].kind == TokenKind::Word
                && scan.word(from).ends_with("ly")
                && scan.word(from).len() > 5
                && !matches!(scan.word(from), "family" | "elderly" | "early" | "daily" | "weekly" | "monthly"))
    {
        from += 1;
    }
    while from < to
        && (scan.tokens[to - 1].kind == TokenKind::Mark && !matches!(scan.word(to - 1), "%" | ")") || TRIM_END.contains(&scan.word(to - 1)))
    {
        to -= 1;
    }
    (from, to)
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

/// Where an object that begins at `from` ends, at most at `to`.
fn object_end(scan: &Scan, from: usize, to: usize) -> usize {
    let mut depth = 0i32;
    let mut i = from;
    while i < to {
        let w = scan.word(i);
        match w {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return i;
        }
        if depth == 0 && i > from {
            // "death from cancer", "anemia caused by bleeding" stay whole.
            let inside = w == "by" && scan.word(i - 1) == "caused"
                || w == "from" && scan.is(i - 1, &["death", "deaths", "mortality", "dying", "die"]);
            if matches!(w, ";" | ":" | "—" | "\"" | "”") || OBJECT_ENDS.contains(&w) && !inside {
                return i;
            }
            if w == "–" && !scan.glued(i - 1) {
                return i;
            }
            if matches!(w, "in" | "for" | "of" | "with" | "on" | "to") && is_population(scan, i + 1, to) && w != "of" {
                return i;
            }
            if matches!(w, "for" | "over" | "during" | "to" | "in")
                && scan.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number || is_number_word(scan.word(i + 1)))
            {
                return i;
            }
            if matches!(w, "over" | "during" | "per") {
                return i;
            }
            if w == "," && !list_goes_on(scan, i, to) {
                return i;
            }
        }
        i += 1;
    }
    to
}

fn is_number_word(w: &str) -> bool {
    matches!(w, "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "twelve" | "several")
}

/// Whether the comma at `i` separates members of a list of nouns: an "and"/"or" follows within the next members and no verb before it.
fn list_goes_on(scan: &Scan, i: usize, to: usize) -> bool {
    if matches!(
        scan.word(i + 1),
        "which"
            | "suggesting"
            | "but"
            | "while"
            | "with"
            | "as"
            | "although"
            | "whereas"
            | "so"
            | "because"
            | "who"
            | "it"
            | "they"
            | "this"
            | "we"
            | "not"
            | "though"
            | "compared"
            | "respectively"
            | "particularly"
            | "especially"
            | "including"
            | "supporting"
            | "indicating"
            | "thereby"
            | "potentially"
            | "possibly"
            | "involved"
            | "known"
            | "used"
            | "found"
            | "caused"
            | "located"
            | "called"
            | "measured"
            | "helping"
    ) {
        return false;
    }
    if matches!(scan.word(i + 1), "and" | "or") {
        return !next_clause_has_subject(scan, i + 2, to);
    }
    // "a, b, and c" or "a, b and c": the list's "and" must come before the end.
    let mut depth = 0;
    for j in i + 1..(i + 22).min(to) {
        match scan.word(j) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "and" | "or" | "nor" if depth == 0 => return true,
            "is" | "are" | "was" | "were" | "which" | "that" | "has" | "have" | "may" | "can" | "it" | "they" | "we" => return false,
            _ => {}
        }
    }
    false
}

fn next_clause_has_subject(scan: &Scan, from: usize, to: usize) -> bool {
    (from..(from + 7).min(to)).any(|j| {
        scan.is(
            j,
            &[
                "is", "are", "was", "were", "has", "have", "had", "may", "can", "could", "might", "will", "did", "does", "do", "it",
                "they", "should", "showed", "found", "would",
            ],
        )
    })
}

/// The names of things in a span, brackets left out.
fn mentions<'a>(scan: &'a Scan, from: usize, to: usize) -> Vec<&'a Hit> {
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
        let between = scan.lower[last.end..next.start].trim();
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
    let around = &scan.lower[floor(&scan.lower, span.start.saturating_sub(24))..span.end];
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

/// Words before a name that make it another exposure: a dose level, a form, a lack.
const LEADS: &[&str] = &[
    "high-dose ", "low-dose ", "topical ", "intravenous ", "prolonged-release ", "extended-release ", "immediate-release ", "excessive ",
    "too much ", "lack of ", "low levels of ", "insufficient ",
];

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Words that stand for an exposure named before.
const ANAPHORA: &[&str] = &[
    "it", "they", "this", "these", "that", "supplementation", "treatment", "supplement", "supplements", "therapy", "intervention", "which",
    "doses", "dose", "both", "participants", "patients", "study", "trial", "group", "researchers", "authors", "results", "findings",
    "evidence", "research", "studies", "trials", "review", "we", "there",
];

/// The exposure of a predicate whose words before it are tokens `[from, to)`.
fn exposure_in(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    // An opening phrase ("For adults with RLS, …") ends at its comma.
    let found = mentions(scan, from, to);
    let interventions: Vec<&Hit> = found.iter().copied().filter(|h| is_exposure(scan, h)).collect();
    if !interventions.is_empty() {
        return Some(from_mentions(scan, &interventions));
    }
    None
}

fn is_exposure(scan: &Scan, hit: &Hit) -> bool {
    let c = scan.concept(hit);
    c.side == Side::Intervention && c.name != "placebo" && c.kind != "care"
}

/// Verbs and auxiliaries that end a subject's noun phrase.
const SUBJECT_ENDS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "may", "might", "can", "could", "will", "would", "should", "does", "do", "did", "has",
    "have", "had", "doesn't", "don't", "didn't", "doesn’t", "don’t", "didn’t", "isn't", "isn’t", "cannot", "can't", "which", "that", "who",
    "known", "helping", "help", "helps", "seems", "appears", "appear", "seem", "seemed", "appeared", "tends", "tend", "involved", "used",
    "such", "like", "including", "when", "if", "not", "never", "also", "while", "since", "because", "as", "whether", "how",
];

/// A noun phrase before the predicate, where no exposure is named: a condition, a process, or plain words.
fn noun_phrase(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let mut from = from;
    while from < to
        && matches!(
            scan.word(from),
            "while"
                | "although"
                | "as"
                | "since"
                | "because"
                | "that"
                | "given"
                | "when"
                | "if"
                | "though"
                | "whereas"
                | ","
                | "and"
                | "but"
                | "so"
                | "how"
                | "whether"
                | "to"
                | "by"
        )
    {
        from += 1;
    }
    let end = (from + 1..to)
        .find(|i| {
            SUBJECT_ENDS.contains(&scan.word(*i))
                || is_adverb(scan.word(*i)) && scan.word(*i) != "both"
                || matches!(scan.word(*i), "(" | ";" | "—")
                || scan.word(*i) == "," && !list_goes_on(scan, *i, to)
        })
        .unwrap_or(to);
    let (from, to) = trim(scan, from, end);
    if from >= to {
        return None;
    }
    let words: Vec<usize> = (from..to).filter(|i| scan.tokens[*i].kind == TokenKind::Word).collect();
    if words.is_empty() || words.len() > 9 {
        return None;
    }
    if words.iter().any(|i| NOT_EXPOSURES.contains(&scan.word(*i))) || words.len() == 1 && ANAPHORA.contains(&scan.word(words[0])) {
        return None;
    }
    let found: Vec<&Hit> = mentions(scan, from, to).into_iter().filter(|h| scan.concept(h).side != Side::Population).collect();
    let name = phrase(scan, from, to);
    if name.is_empty() {
        return None;
    }
    // A single plain word is seldom an exposure: a verb or adjective taken for one.
    if found.is_empty() && (words.len() < 2 || scan.word(words[0]).ends_with("ly") || scan.word(words[0]).ends_with('s') && words.len() < 3)
    {
        return None;
    }
    let whole = found.len() == 1;
    Some(Argument {
        name,
        concept: whole.then(|| scan.concept(found[0]).id.clone()),
        parts: Vec::new(),
        combination: false,
        span: Some(scan.span(from, to)),
    })
}

/// Words that make a noun phrase before a verb something else than an exposure: who studied, what was found, a pronoun.
const NOT_EXPOSURES: &[&str] = &[
    "it", "they", "we", "you", "he", "she", "i", "participants", "patients", "study", "studies", "trial", "trials", "researchers",
    "authors", "scientists", "experts", "results", "findings", "evidence", "research", "review", "reviews", "group", "groups", "there",
    "people", "individuals", "this", "these", "those", "data", "analysis", "meta", "rct", "rcts", "literature", "women", "men", "children",
    "adults", "subjects", "condition", "team", "article", "others", "doctors", "some", "many", "most", "ratio", "effect", "effects",
    "treatment", "supplementation", "supplement", "supplements", "therapy", "intervention", "interventions", "investigators", "action",
    "conclusion", "conclusions", "doses", "dose", "dosage", "amount", "difference", "differences", "experiment", "approach", "volunteers",
    "users", "your", "our", "body", "mechanism", "benefits", "benefit", "pattern", "question", "reason",
];

/// The tokens before a predicate that may hold its exposure.
fn left_region(clauses: &[Clause], predicates: &[Predicate], at: usize) -> (usize, usize) {
    let p = &predicates[at];
    let clause = clauses[p.clause];
    let mut from = clause.from;
    if at > 0 && predicates[at - 1].clause == p.clause {
        from = from.max(predicates[at - 1].to);
    }
    (from, p.group_from)
}

/// "was lower in implanted than in other eyes": what the first of the two groups is called.
fn compared_with_rest(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let start = (from..to.min(from + 8)).find(|i| scan.is(*i, &["in", "with", "for", "among", "by"]))? + 1;
    let end = (start..to)
        .find(|i| scan.is(*i, &["than", "versus", "vs", "compared", "(", ",", "and", "during", "at", "after", "when"]))
        .unwrap_or(to);
    let (start, end) = trim(scan, start, end);
    if start >= end || end - start > 8 {
        return None;
    }
    let name = phrase(scan, start, end);
    (!name.is_empty()).then(|| Argument { name, span: Some(scan.span(start, end)), ..Argument::default() })
}

/// Where no exposure is named anywhere: the group that the sentence compares, "the treatment group", "groups A and B".
fn group_phrase(scan: &Scan, clauses: &[Clause]) -> Option<Argument> {
    let (first, last) = (clauses.first()?.from, clauses.last()?.to);
    let at = (first..last).find(|i| {
        scan.is(
            *i,
            &[
                "group", "groups", "arm", "arms", "intervention", "interventions", "treatment", "treatments", "therapy", "supplementation",
                "surgery", "procedure", "program", "programme", "training",
            ],
        )
    })?;
    let mut from = at;
    while from > first
        && at - from < 4
        && scan.tokens[from - 1].kind != TokenKind::Mark
        && !TRIM_START.contains(&scan.word(from - 1))
        && !SUBJECT_ENDS.contains(&scan.word(from - 1))
        && !is_adverb(scan.word(from - 1))
    {
        from -= 1;
    }
    // "group A": the letter belongs to it.
    let letter = scan.raw(at + 1).len() == 1 && scan.raw(at + 1).bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let to = if letter { at + 2 } else { at + 1 };
    let name = phrase(scan, from, to);
    (!name.is_empty()).then(|| Argument { name, span: Some(scan.span(from, to)), ..Argument::default() })
}

/// Whether a predicate names both of its things after it: "a link between A and B".
fn between(scan: &Scan, p: &Predicate) -> bool {
    p.shape == Shape::Association && scan.word(p.to - 1) == "between"
}

/// The two things of "between A and B".
fn pair_between(scan: &Scan, from: usize, to: usize) -> Option<(Argument, Argument)> {
    let mut depth = 0;
    let and = (from..to).find(|i| {
        match scan.word(*i) {
            "(" => depth += 1,
            ")" => depth -= 1,
            "and" => return depth == 0,
            _ => {}
        }
        false
    })?;
    let nothing = Argument::default();
    let first = named(scan, from, and, &nothing)?;
    let end = object_end(scan, and + 1, to);
    Some((first, named(scan, and + 1, end, &nothing)?))
}

/// Finds the exposure of predicate `at`.
pub fn exposure(
    scan: &Scan,
    clauses: &[Clause],
    predicates: &[Predicate],
    at: usize,
    previous: Option<&Argument>,
    topics: &Topics,
) -> (Argument, bool) {
    let p = &predicates[at];
    let clause = clauses[p.clause];
    let (from, to) = left_region(clauses, predicates, at);
    let same_clause_before = at > 0 && predicates[at - 1].clause == p.clause;
    if between(scan, p)
        && let Some((first, _)) = pair_between(scan, p.to, clause.to)
    {
        return (first, true);
    }
    let fallback = |previous: Option<&Argument>| {
        let topic = previous.cloned().unwrap_or_else(|| topics.exposure_at(scan, scan.tokens[p.from].start));
        if topic.name.is_empty() { group_phrase(scan, clauses).unwrap_or_default() } else { topic }
    };
    let right_from = p.to;
    match p.shape {
        Shape::Passive | Shape::Intransitive | Shape::Comparative | Shape::Figures => {
            // The exposure stands after "by", "with", "in the … group"; else it is the topic.
            if let Some(found) = exposure_in(scan, right_from, clause.to) {
                return (found, true);
            }
            if p.shape != Shape::Passive
                && let Some(found) = exposure_in(scan, clause.from, to)
                && !same_clause_before
                && p.shape == Shape::Comparative
            {
                return (found, true);
            }
            let topic = fallback(previous);
            if topic.name.is_empty()
                && let Some(found) = compared_with_rest(scan, p.to, clause.to)
            {
                return (found, true);
            }
            (topic, false)
        }
        _ => {
            // "…, and reduced anxiety": the verb has no subject of its own.
            let own = (from..to).any(|i| {
                scan.tokens[i].kind == TokenKind::Word
                    && !matches!(
                        scan.word(i),
                        "and"
                            | "or"
                            | "also"
                            | "to"
                            | "not"
                            | "significantly"
                            | "then"
                            | "by"
                            | "may"
                            | "can"
                            | "could"
                            | "might"
                            | "will"
                            | "did"
                            | "does"
                            | "do"
                            | "thereby"
                    )
                    && !is_adverb(scan.word(i))
            });
            if same_clause_before
                && matches!(p.shape, Shape::Active | Shape::Adjective)
                && let Some(prev) = previous
                && (!own || mentions(scan, from, to).is_empty() || follows_and(scan, p))
            {
                return (prev.clone(), true);
            }
            if let Some(found) = exposure_in(
                scan,
                clause.from.max(if same_clause_before && !matches!(p.shape, Shape::Noun | Shape::Attributive) {
                    from
                } else {
                    clause.from
                }),
                to,
            ) {
                return (found, true);
            }
            if clause.opener == Opener::Relative && !own {
                // The noun before "which" or "that".
                let start = sentence_start(clauses);
                if let Some(found) = last_exposure(scan, start, clause.from) {
                    return (found, true);
                }
            }
            if matches!(
                p.shape,
                Shape::Noun
                    | Shape::Null
                    | Shape::Unsure
                    | Shape::Gap
                    | Shape::Safe
                    | Shape::Side
                    | Shape::Advice
                    | Shape::Avoid
                    | Shape::Recommend
            ) {
                // "Iron deficiency is a cause of …"
                if p.relation == Relation::Causes
                    && (1..=6).any(|k| p.from >= from + k && scan.is(p.from - k, &["is", "are", "was", "were", "be"]))
                    && let Some(found) = noun_phrase(scan, from, to)
                {
                    return (found, true);
                }
                // "an increase in ferritin": what stands behind "in" is the object, not the exposure.
                let (first, last) = (sentence_start(clauses), clauses[clauses.len() - 1].to);
                let skipped = if scan.word(p.to) == "in" || scan.word(p.to - 1) == "in" {
                    object_end(scan, trim(scan, p.to, clause.to).0, clause.to)
                } else {
                    p.to
                };
                let outside = exposure_in(scan, skipped.min(clause.to), clause.to)
                    .or_else(|| exposure_in(scan, first, p.group_from))
                    .or_else(|| exposure_in(scan, skipped.min(last), last));
                if let Some(found) = outside {
                    return (found, true);
                }
                return (fallback(previous), false);
            }
            if !own
                && matches!(p.shape, Shape::Active | Shape::Association | Shape::Adjective)
                && clause.from > sentence_start(clauses)
                && let Some(found) = previous.cloned().or_else(|| exposure_in(scan, sentence_start(clauses), clause.from))
            {
                return (found, true);
            }
            if let Some(dose) = dose_phrase(scan, from, to) {
                let mut found = fallback(previous);
                if !found.name.is_empty() && !found.name.bytes().any(|b| b.is_ascii_digit()) {
                    found.name = format!("{} {dose}", found.name);
                    return (found, true);
                }
            }
            if matches!(p.shape, Shape::Active | Shape::Association | Shape::Adjective)
                && !(p.shape == Shape::Adjective && p.relation == Relation::NoEffect)
                && own
                && let Some(found) = noun_phrase(scan, from, to)
            {
                return (found, true);
            }
            (fallback(previous), false)
        }
    }
}

/// "0.3 mg" standing for a dose of what the text speaks of.
fn dose_phrase(scan: &Scan, from: usize, to: usize) -> Option<String> {
    let at = (from..to).find(|i| {
        scan.tokens[*i].kind == TokenKind::Number
            && scan.is(i + 1, &["mg", "g", "mcg", "µg", "iu", "ml", "micrograms", "milligrams", "grams"])
    })?;
    Some(scan.span(at, at + 2).of(scan.text).to_string())
}

fn follows_and(scan: &Scan, p: &Predicate) -> bool {
    let mut i = p.group_from;
    while i > 0 && (is_adverb(scan.word(i - 1)) || scan.is(i - 1, &["to", "also", "may", "can", "helps", "help"])) {
        i -= 1;
    }
    i > 0 && matches!(scan.word(i - 1), "and" | "or" | "," | "but")
}

fn sentence_start(clauses: &[Clause]) -> usize {
    clauses.first().map_or(0, |c| c.from)
}

fn last_exposure(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    mentions(scan, from, to).into_iter().rev().find(|h| is_exposure(scan, h)).map(|h| from_mentions(scan, &[h]))
}

/// Finds what predicate `at` acts on.
pub fn object(
    scan: &Scan,
    clauses: &[Clause],
    predicates: &[Predicate],
    at: usize,
    exposure: &Argument,
    topics: &Topics,
) -> (Argument, bool) {
    let p = &predicates[at];
    let clause = clauses[p.clause];
    let next_from = predicates.get(at + 1).filter(|n| n.clause == p.clause).map_or(clause.to, |n| subject_start(scan, p.to, n.group_from));
    let right = |from: usize| -> Option<Argument> {
        let (from, limit) = (from, next_from.max(from));
        let (start, _) = trim(scan, from, limit);
        let end = object_end(scan, start, limit);
        named(scan, start, end, exposure)
    };
    let left = || -> Option<Argument> {
        let (from, to) = left_region(clauses, predicates, at);
        let from = skip_to_subject(scan, from, to);
        let to = (from + 1..to)
            .find(|i| {
                scan.is(
                    *i,
                    &[
                        "is", "are", "was", "were", "has", "have", "had", "may", "can", "could", "might", "will", "did", "does", "do",
                        "showed", "between", "who", "which",
                    ],
                )
            })
            .unwrap_or(to);
        named(scan, from, to, exposure)
    };
    if between(scan, p)
        && let Some((_, second)) = pair_between(scan, p.to, next_from)
    {
        return (second, true);
    }
    let found = match p.shape {
        Shape::Passive | Shape::Intransitive => left(),
        Shape::Comparative | Shape::Figures => left().or_else(|| right(p.to)),
        Shape::Noun => {
            if matches!(scan.word(p.to), "in" | "of" | "on" | "to" | "for" | "from" | "against" | "with")
                || matches!(scan.word(p.to - 1), "on" | "in" | "of" | "to")
            {
                // "improvements in both groups": the object stands before.
                right(p.to).or_else(|| left().filter(is_linked))
            } else {
                // "symptom improvement": the noun before it, if it names a known thing.
                let start = noun_before(scan, clause.from, p.from);
                named(scan, start, p.from, exposure).filter(is_linked).or_else(|| right(p.to).filter(is_linked))
            }
        }
        Shape::Null => right_after_preposition(scan, p, clause, exposure).or_else(left).or_else(|| condition_in(scan, clauses, exposure)),
        Shape::Unsure => {
            right_after_preposition(scan, p, clause, exposure).filter(is_linked).or_else(|| condition_in(scan, clauses, exposure))
        }
        Shape::Gap => condition_in(scan, clauses, exposure),
        Shape::Adjective if p.relation == Relation::NoEffect && p.denied.is_none() => {
            left().or_else(|| right_after_preposition(scan, p, clause, exposure))
        }
        Shape::Adjective => right_after_preposition(scan, p, clause, exposure)
            .or_else(|| right(p.to).filter(|a| a.concept.is_some()))
            .or_else(|| condition_in(scan, clauses, exposure)),
        Shape::Recommend | Shape::Advice | Shape::Avoid => condition_in(scan, clauses, exposure),
        Shape::Safe => {
            // "no side effects", "no harmful effects were seen": in the text's own words.
            let told = scan.span(p.from, p.to).of(scan.text);
            let name = told.strip_prefix("No ").or_else(|| told.strip_prefix("no ")).unwrap_or("adverse effects").to_string();
            let concept = scan.lexicon.by_name(&name).or_else(|| scan.lexicon.by_name("adverse effects")).map(|c| c.id.clone());
            return (Argument { name, concept, ..Argument::default() }, true);
        }
        Shape::Side => {
            // "adverse effects to X such as Y": what is listed.
            let listed = (p.to..clause.to).find(|i| {
                scan.is(*i, &["including", "include", "included", "like"]) || scan.word(*i) == "as" && scan.word(*i - 1) == "such"
            });
            listed.and_then(|i| right(i + 1)).or_else(|| right(p.to)).or_else(left)
        }
        Shape::Active | Shape::Association | Shape::Attributive => right(p.to),
    };
    match found {
        Some(found) => (found, true),
        None => (topics.object_at(scan.tokens[p.from].start), false),
    }
}

/// Where the words that lead up to the next predicate begin: its auxiliaries and the "and" before them are not the object's.
fn subject_start(scan: &Scan, from: usize, to: usize) -> usize {
    let mut i = to;
    while i > from
        && (TRIM_END.contains(&scan.word(i - 1))
            || is_adverb(scan.word(i - 1))
            || matches!(scan.word(i - 1), "," | "a" | "an" | "the" | "to" | "help" | "helps"))
    {
        i -= 1;
    }
    i
}

/// Left of a verb, the subject's noun phrase: after an opening phrase's comma and after "found that".
fn skip_to_subject(scan: &Scan, from: usize, to: usize) -> usize {
    let mut start = from;
    if matches!(
        scan.word(from),
        "in" | "at"
            | "for"
            | "after"
            | "compared"
            | "with"
            | "however"
            | "among"
            | "during"
            | "by"
            | "furthermore"
            | "moreover"
            | "overall"
            | "on"
    ) && let Some(comma) = (from..to).find(|i| scan.word(*i) == ",")
    {
        start = comma + 1;
    }
    start
}

fn noun_before(scan: &Scan, from: usize, to: usize) -> usize {
    let mut i = to;
    while i > from
        && to - i < 4
        && scan.tokens[i - 1].kind == TokenKind::Word
        && !is_adverb(scan.word(i - 1))
        && !TRIM_START.contains(&scan.word(i - 1))
        && !TRIM_END.contains(&scan.word(i - 1))
        && !matches!(scan.word(i - 1), "potential" | "clear" | "showed" | "found" | "led" | "show" | "any")
    {
        i -= 1;
    }
    i
}

/// After "no difference in", "effective for", "unclear whether": the object behind the preposition.
fn right_after_preposition(scan: &Scan, p: &Predicate, clause: Clause, exposure: &Argument) -> Option<Argument> {
    let mut i = p.to;
    while i < clause.to && i < p.to + 14 {
        if matches!(scan.word(i), "in" | "on" | "for" | "of" | "against" | "regarding" | "about" | "with" | "to" | "at" | "between") {
            let start = i + 1;
            let end = object_end(scan, start, clause.to);
            if let Some(found) = named(scan, start, end, exposure).filter(|a| !same_thing(a, exposure)) {
                return Some(found);
            }
        }
        i += 1;
    }
    None
}

fn is_linked(a: &Argument) -> bool {
    a.concept.is_some() || !a.parts.is_empty()
}

fn same_thing(a: &Argument, b: &Argument) -> bool {
    a.concept.is_some() && a.concept == b.concept || a.span.is_some() && a.span == b.span || a.name.eq_ignore_ascii_case(&b.name)
}

/// The condition or outcome named in the sentence.
fn condition_in(scan: &Scan, clauses: &[Clause], exposure: &Argument) -> Option<Argument> {
    let (from, to) = (clauses.first()?.from, clauses.last()?.to);
    let found: Vec<&Hit> = mentions(scan, from, to)
        .into_iter()
        .filter(|h| {
            matches!(scan.concept(h).side, Side::Condition | Side::Outcome)
                && exposure.span.is_none_or(|s| h.end <= s.start || h.start >= s.end)
        })
        .collect();
    (!found.is_empty()).then(|| from_mentions(scan, &found))
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

/// Members of an object that are quantified one by one, "cholesterol (-0.4 mmol/L) and blood pressure (-2 mmHg)": each is an
/// object of its own.
pub fn quantified_members(scan: &Scan, object: &Argument, exposure: &Argument) -> Vec<Argument> {
    let Some(span) = object.span else { return Vec::new() };
    let (from, to) = (scan.token_at(span.start), scan.token_at(span.end));
    let mut members = Vec::new();
    let (mut start, mut depth, mut figures) = (from, 0, false);
    let mut counted = 0;
    for i in from..=to {
        let w = if i == to { "," } else { scan.word(i) };
        match w {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "," | "and" if depth == 0 => {
                if i > start {
                    counted += usize::from(figures);
                    members.push((start, i));
                }
                (start, figures) = (i + 1, false);
            }
            _ if depth > 0 => figures |= scan.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number),
            _ => {}
        }
    }
    if counted < 2 {
        return Vec::new();
    }
    members.into_iter().filter_map(|(a, b)| named(scan, a, b, exposure)).collect()
}

/// Whether a phrase only names who was studied or when: "both groups", "baseline", "the elderly patients".
fn is_about_people(scan: &Scan, from: usize, to: usize) -> bool {
    const HEADS: &[&str] = &[
        "group", "groups", "arm", "arms", "baseline", "patients", "participants", "people", "subjects", "individuals", "women", "men",
        "adults", "children", "volunteers", "studies", "study", "trials", "trial", "results", "analysis", "reviews", "review", "settings",
        "cases", "end", "evidence", "which", "term", "run",
    ];
    let last = scan.word(to - 1);
    if HEADS.contains(&last) {
        return true;
    }
    let head = (from..to).find(|i| scan.is(*i, &["of", "in", "with", "who"])).unwrap_or(to);
    head > from && HEADS.contains(&scan.word(head - 1)) && head - from <= 3
}

/// An argument from tokens `[from, to)`, linked where it names one listed thing, with its members where it is a list.
fn named(scan: &Scan, from: usize, to: usize, exposure: &Argument) -> Option<Argument> {
    let (from, to) = trim(scan, from, to);
    if from >= to || told_tokens(scan, from, to) > 32 {
        return None;
    }
    let words = (from..to).filter(|i| scan.tokens[*i].kind == TokenKind::Word).count();
    if words == 0 || words == 1 && ANAPHORA.contains(&scan.word(from)) {
        return None;
    }
    if is_about_people(scan, from, to) {
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
