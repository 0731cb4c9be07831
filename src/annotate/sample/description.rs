//! The words around a noun for people that describe them: adjectives before it, nouns joined to it, and what opens after it
//! ("with asthma", "aged 18 to 65", "in remission").

use super::nouns::is_people;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::{self, List};

/// A noun for people with what describes them.
pub(super) struct Phrase {
    /// First token, and one past the last.
    pub(super) first: usize,
    pub(super) last: usize,
    /// One past the last noun: "children and adults".
    pub(super) nouns: usize,
    /// How much describes them: 1 a word before or after, 2 both or a longer tail.
    pub(super) described: u32,
}

/// States and places that describe the people in them: "in remission", "in intensive care".
const STATES: &[&str] = &[
    "care", "custody", "hospital", "hospitals", "home", "homes", "hospice", "icu", "labor", "labour", "pain", "poverty", "prison",
    "recovery", "remission", "setting", "settings", "unit", "units",
];

/// Treatments that people live on: "on dialysis", "on a stable dose of statins".
const MAINTENANCE: &[&str] = &[
    "antidepressants", "antipsychotics", "chemotherapy", "chronic", "dialysis", "haemodialysis", "hemodialysis", "hrt",
    "immunosuppression", "insulin", "long-term", "maintenance", "mechanical", "metformin", "methadone", "opioids", "stable", "statin",
    "statins", "warfarin",
];

/// What no description begins with.
const LEADS_NOWHERE: &[&str] =
    &["-", "/", ",", "and", "or", "(", "predominantly", "mostly", "mainly", "primarily", "usually", "typically", "largely", "correctly"];

/// What no description ends in.
const ENDS_NOWHERE: &[&str] = &[
    "a", "and", "are", "as", "been", "both", "either", "than", "did", "do", "for", "had", "has", "have", "in", "is", "not", "or", "the",
    "to", "was", "were", "who", "-", "(",
];

/// Verbs that begin what is told of the people.
const AUXILIARIES: &[&str] = &["are", "can", "did", "had", "has", "have", "is", "was", "were"];

/// Words before the noun that describe nobody.
pub(super) fn is_empty_word(scan: &Scan, i: usize) -> bool {
    scan.listed(List::DescribesNobody, i)
}

/// Nouns that describe those studied by themselves.
fn tells_by_itself(scan: &Scan, i: usize) -> bool {
    scan.listed(List::TellsByItself, i)
}

/// Openers of what describes the people after the noun.
pub(super) fn opens(scan: &Scan, i: usize) -> bool {
    scan.listed(List::OpensDescription, i)
}

/// Words that end it.
fn closes(scan: &Scan, i: usize, who: bool) -> bool {
    scan.listed(List::ClosesDescription, i) && !(who && scan.listed(List::AfterWho, i))
}

/// The phrase around the noun at `t`, or `None` where nothing describes the people.
pub(super) fn phrase(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Option<Phrase> {
    let first = head(scan, t, from);
    let nouns = joined(scan, t, to);
    if fared(scan, nouns, first, from) {
        return None;
    }
    let (last, tail) = tail(scan, nouns, to)?;
    let head = u32::from(first < t);
    let own = u32::from((t..nouns).any(|i| tells_by_itself(scan, i)));
    // "Men and women": no description.
    (head + tail + own > 0).then_some(Phrase { first, last, nouns, described: head + tail })
}

/// The first token of what describes the noun at `t` from before it.
fn head(scan: &Scan, t: usize, from: usize) -> usize {
    let mut first = t;
    let mut steps = 0;
    let capital = |i: usize| scan.raw(i).starts_with(|c: char| c.is_ascii_uppercase());
    // A capital begins a sentence that no full stop parts from the one before.
    if t > from && capital(t) && !capital(t - 1) && scan.tokens[t - 1].kind == TokenKind::Word && scan.word(t) != "latinas" {
        return t;
    }
    while first > from && steps < 6 {
        let prev = first - 1;
        let w = scan.word(prev);
        if (first.saturating_sub(3).max(from)..first).any(|j| number_at(scan, j).is_some_and(|n| j + n.tokens == first && n.value > 1.0)) {
            break;
        }
        let word = scan.tokens[prev].kind == TokenKind::Word && !is_empty_word(scan, prev) && !w.ends_with("ly");
        let adverb = scan.tokens[prev].kind == TokenKind::Word
            && w.ends_with("ly")
            && first < t
            && !matches!(w, "only" | "randomly" | "significantly" | "especially" | "particularly");
        let joined = matches!(w, "-" | "/")
            || (w == "or" || w == "and" || w == ",") && first < t && prev > from && adjective(scan, prev - 1) && adjective(scan, first);
        let bracket = w == ")" && prev >= from + 2 && scan.word(prev - 2) == "(";
        let number =
            scan.tokens[prev].kind == TokenKind::Number && prev > from && matches!(scan.word(prev - 1), "type" | "-" | "stage" | "grade");
        if bracket {
            first = prev - 2;
        } else if word || joined || adverb || number {
            first = prev;
        } else {
            break;
        }
        steps += 1;
    }
    while first < t && (scan.is(first, LEADS_NOWHERE) || is_verb(scan.word(first))) {
        first += 1;
    }
    first
}

/// Nouns of age and sex, which join to one population.
fn of_an_age(w: &str) -> bool {
    const AGES: &[&str] = &[
        "adolescents", "adults", "boys", "children", "females", "girls", "infants", "males", "men", "neonates", "newborns", "preschoolers",
        "schoolchildren", "seniors", "teenagers", "teens", "toddlers", "women", "youths",
    ];
    AGES.contains(&w)
}

/// One past the last noun of a list that begins at `t`: "children, adolescents and adults", "infants and older children".
fn joined(scan: &Scan, t: usize, to: usize) -> usize {
    let mut end = t + 1;
    loop {
        let comma = scan.is(end, &[","]);
        let joiner = end + usize::from(comma && scan.is(end + 1, &["and", "or"]));
        let next = joiner + 1;
        // A list of commas must come to its "and".
        let fits = scan.is(joiner, &["and", "or", "&"])
            || comma && next < to && is_people(scan, next) && (next + 1..to.min(next + 5)).any(|j| scan.is(j, &["and", "or"]));
        let noun = (next..to.min(next + 2)).find(|j| is_people(scan, *j));
        match noun.filter(|n| of_an_age(scan.word(end - 1)) && of_an_age(scan.word(*n))) {
            Some(noun) if fits && (noun == next || adjective(scan, next)) => end = noun + 1,
            _ => return end,
        }
    }
}

/// One past the last token of what describes the nouns that end before `at`, and how much it tells; `None` where the people are
/// told of by what they were given.
fn tail(scan: &Scan, at: usize, to: usize) -> Option<(usize, u32)> {
    if scan.is(at, &["of"]) && scan.is(at + 1, &["both"]) {
        return Some(((at + 3).min(to), 2));
    }
    let Some(opener) = opener(scan, at, to) else { return Some((at, 0)) };
    let mut who = scan.is(opener, &["who", "whose"]).then_some(opener);
    let mut depth = 0;
    let mut i = opener;
    while i < to && i < opener + 24 {
        let w = scan.word(i);
        match w {
            "(" => depth += 1,
            ")" if depth == 0 => break,
            ")" => depth -= 1,
            "who" if i > opener => who = Some(i),
            _ => {}
        }
        let graded = w == "to" && goes_up(scan, i) || w == "than" && scan.is(i - 1, &["younger", "older", "less", "more", "greater"]);
        // After "who" a verb stands, and what goes with it.
        let of_who = who.is_some_and(|o| i < o + 3 || i < o + 6 && !scan.is(i, AUXILIARIES));
        let goes_on = w == "," && goes_on(scan, i + 1)
            || w == "." && scan.glued(i - 1) && scan.word(i - 1).len() == 1 && scan.tokens[i - 1].kind == TokenKind::Word;
        if depth == 0
            && i > opener
            && !graded
            && !goes_on
            && (closes(scan, i, of_who) && who != Some(i - 1) || w == "with" && scan.is(i + 1, &["the"]))
        {
            break;
        }
        if w == "("
            && (scan.is(i + 1, &["n", "mean", "age", "aged"]) || scan.tokens.get(i + 1).is_some_and(|x| x.kind == TokenKind::Number))
        {
            break;
        }
        let other = || scan.is(i + 1, &["in", "were", "was", "to", "who", "the"]) || is_people(scan, i + 1) && opens(scan, i + 2);
        if depth == 0 && i > opener && w == "and" && other() {
            break;
        }
        if who.is_some_and(|o| i > o + 1) && turns_to_result(scan, i) {
            break;
        }
        if depth == 0 && w == "in" && i > opener && !scan.is(opener, &["living", "who", "in", "residing"]) {
            break;
        }
        i += 1;
    }
    while i > opener + 1
        && (scan.is(i - 1, ENDS_NOWHERE) || scan.tokens[i - 1].kind == TokenKind::Mark && !matches!(scan.word(i - 1), ")" | "%"))
    {
        i -= 1;
    }
    // What they were given, or did with it, describes the treatment.
    let given = (opener..i.min(opener + 5)).any(|j| scan.listed(List::Given, j));
    let took_part = (opener + 1..i.min(opener + 5)).any(|j| {
        scan.listed(List::TookPart, j) && !scan.is(j, &["treated"])
            || scan.is(
                j,
                &["answered", "attended", "completed", "dropped", "filled", "finished", "joined", "participated", "responded", "withdrew"],
            )
    });
    if (given || took_part) && opener == at && scan.is(opener, &["who", "whose"]) {
        return None;
    }
    Some(if i > opener + 1 && !given && !took_part { (i, (i - opener).min(3) as u32) } else { (at, 0) })
}

/// Where a description opens after the nouns that end before `at`; a bracket may stand between.
fn opener(scan: &Scan, at: usize, to: usize) -> Option<usize> {
    let mut i = at;
    if scan.is(i, &["(", "["]) {
        let close = (i + 1..to.min(i + 25)).find(|j| scan.is(*j, &[")", "]"]))?;
        let told = (i + 1..close).any(|j| scan.is(j, &["=", "age", "aged", "years", "men", "women", "male", "female", "males", "females"]));
        i = if told { close + 1 } else { return None };
    }
    if scan.is(i, &[","]) && goes_on(scan, i + 1) {
        i += 1;
    }
    if i + 1 >= to {
        return None;
    }
    let w = scan.word(i);
    // "With a mean age of 59": an age, and no description.
    let aged = w == "with"
        && (i + 2..to.min(i + 5))
            .any(|j| scan.is(j, &["age", "ages"]) && !scan.is(j - 1, &["gestational", "childbearing", "reproductive"]));
    // "Women over 26 weeks": a time.
    let time = matches!(w, "over" | "under") && (number_at(scan, i + 1).is_none() || scan.is(i + 2, &["weeks", "months", "days", "hours"]));
    let near = |n: usize, words: &[&str]| (i + 1..to.min(i + n)).take_while(|j| !closes(scan, *j, false)).any(|j| scan.is(j, words));
    let opens = opens(scan, i) && !aged && !time
        // "Chronically disabled by": a participle with its adverb, unless it tells of the study.
        || w.ends_with("ly") && opens(scan, i + 1)
        || w == "in" && near(6, STATES) && !near(10, &["group", "groups", "arm", "arms", "program", "programme", "intervention"])
        || w == "on" && near(4, MAINTENANCE)
        || w == "at" && near(4, &["risk"]);
    opens.then_some(i)
}

/// Whether a description goes on after a comma: ", admitted to", ", newly diagnosed with".
fn goes_on(scan: &Scan, i: usize) -> bool {
    let i = i + usize::from(scan.word(i).ends_with("ly"));
    scan.is(i, &["admitted", "diagnosed", "hospitalised", "hospitalized", "intubated", "living"])
}

/// "Infants who died", "the proportion of women experiencing pain": what became of people tells not who they were.
fn fared(scan: &Scan, opener: usize, first: usize, from: usize) -> bool {
    const ENDS: &[&str] = &[
        "achieved", "declined", "died", "discontinued", "dropped", "improved", "needed", "preferred", "rated", "recovered", "refused",
        "relapsed", "required", "responded", "stopped", "withdrew",
    ];
    const SHARES: &[&str] =
        &["proportion", "proportions", "percentage", "percentages", "rate", "rates", "number", "numbers", "%", "percent"];
    let who = scan.is(opener, &["who"]);
    let counted = (first.saturating_sub(4).max(from)..first).any(|j| scan.is(j, SHARES));
    who && scan.is(opener + 1, ENDS)
        || counted && (who || scan.is(opener, &["experiencing", "having", "developing", "achieving", "reporting", "requiring"]))
}

/// "Mild to moderate", "mild-to-moderate", "one to five".
fn goes_up(scan: &Scan, to: usize) -> bool {
    const FROM: &[&str] = &[
        "mild", "moderate", "low", "prone", "resistant", "exposed", "allergic", "intolerant", "unresponsive", "admitted", "referred",
        "minimal", "early", "normal",
    ];
    let before = if scan.is(to - 1, &["-"]) && to >= 2 { to - 2 } else { to - 1 };
    scan.is(before, FROM) || number_at(scan, before).is_some() && number_at(scan, to + 1).is_some()
}

/// "… who did not exercise rated their pain …": the main verb after what describes the people.
fn turns_to_result(scan: &Scan, at: usize) -> bool {
    scan.word(at).ends_with("ed")
        && scan.is(at + 1, &["their", "them", "his", "her", "no", "more", "less", "fewer", "better", "lower", "higher"])
        && !scan.is(at - 1, &["who", "not", "had", "has", "have", "were", "was", "been", "and", "or", "also", "never", "that", "which"])
}

fn is_verb(w: &str) -> bool {
    w.len() > 4 && (w.ends_with("ing") && !words::is(List::IngAdjective, w))
        || ["affects", "helps", "keep", "put", "protect", "benefit", "leave", "leaves", "include"].contains(&w)
}

fn adjective(scan: &Scan, i: usize) -> bool {
    const ENDINGS: &[&str] = &["ed", "ic", "al", "ous", "ive", "ese", "hy", "ly", "ill", "nt", "er"];
    let w = scan.word(i);
    scan.tokens[i].kind == TokenKind::Word && (ENDINGS.iter().any(|e| w.ends_with(e)) || words::is(List::Adjective, w))
}
