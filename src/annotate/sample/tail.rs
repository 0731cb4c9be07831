//! What opens after a noun for people and describes them: where it opens ("with asthma", "aged 18 to 65", "who smoke") and where
//! the sentence goes on without it.

use super::nouns::is_people;
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::{List, Set};

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

/// What no description ends in.
const ENDS_NOWHERE: &[&str] = &[
    "a", "and", "are", "as", "been", "both", "either", "than", "did", "do", "for", "had", "has", "have", "in", "is", "not", "or", "the",
    "to", "was", "were", "who", "-", "(",
];

/// Verbs that begin what is told of the people.
const AUXILIARIES: &[&str] = &["are", "can", "did", "had", "has", "have", "is", "was", "were"];

/// Verbs that may come before another.
const MODALS: &[&str] = &["could", "may", "might", "must", "should", "will", "would"];

/// Verbs in the past that tell what people did, and describe nobody.
static FINITE: Set = Set::new(&[
    "achieved", "answered", "ate", "began", "came", "chose", "continued", "developed", "died", "drank", "earned", "enjoyed", "fared",
    "fell", "felt", "gave", "given", "got", "grew", "kept", "lasted", "lived", "made", "maintained", "noticed", "paid", "performed",
    "preferred", "ran", "rated", "recalled", "recovered", "rose", "said", "saw", "scored", "slept", "stayed", "stopped", "swallowed",
    "told", "took", "tried", "underwent", "walked", "watched", "went", "wore",
]);

/// Verbs in the present that tell what a treatment does.
static DOES: Set = Set::new(&[
    "boosts", "causes", "cuts", "decreases", "eases", "enhances", "gives", "has", "helps", "improves", "increases", "is", "leads",
    "lessens", "lowers", "makes", "prevents", "produces", "promotes", "protects", "provides", "raises", "reduces", "relieves", "results",
    "shortens", "shows", "slows", "speeds", "supports", "worsens",
]);

/// Openers of what describes the people after the noun.
pub(super) fn opens(scan: &Scan, i: usize) -> bool {
    scan.listed(List::OpensDescription, i)
}

/// Words that end it.
fn closes(scan: &Scan, i: usize, who: bool) -> bool {
    scan.listed(List::ClosesDescription, i) && !(who && scan.listed(List::AfterWho, i))
}

/// One past the last token of what describes the nouns that end before `at`, and how much it tells; `None` where the people are
/// told of by what they were given.
pub(super) fn tail(scan: &Scan, at: usize, to: usize) -> Option<(usize, u32)> {
    if scan.is(at, &["of"]) && scan.is(at + 1, &["both"]) {
        return Some(((at + 3).min(to), 2));
    }
    let Some(opener) = opener(scan, at, to) else { return Some((at, 0)) };
    let mut i = end(scan, opener, to);
    while i > opener + 1
        && (scan.is(i - 1, ENDS_NOWHERE) || scan.tokens[i - 1].kind == TokenKind::Mark && !matches!(scan.word(i - 1), ")" | "%"))
    {
        i -= 1;
    }
    // What they were given, or did with it, describes the treatment; what their mothers were given describes them.
    const DID: &[&str] =
        &["answered", "attended", "completed", "dropped", "filled", "finished", "joined", "participated", "responded", "withdrew"];
    let after_who = |j: usize| scan.is(j - 1, &["who"]) || scan.is(j - 2, &["who"]);
    let given = |j: usize| scan.listed(List::Given, j) && !live_on(scan, j);
    let took_part = |j: usize| {
        j > opener && (scan.listed(List::TookPart, j) && !scan.is(j, &["treated"]) || scan.is(j, DID))
            || scan.is(j, &["took"]) && scan.is(j + 1, &["part"])
    };
    let whose = scan.is(opener, &["whose"]);
    let told = (opener..i).find(|j| !whose && (*j < opener + 5 || after_who(*j)) && (given(*j) || took_part(*j)));
    let who = scan.is(opener, &["who", "whose"]);
    if told.is_some() && opener == at && who {
        return None;
    }
    // "People with eczema who used the cream": the eczema describes them.
    let cut = told.map(|g| (opener + 1..g).find(|j| scan.is(*j, &["who"])).unwrap_or(opener));
    let i = cut.unwrap_or(i);
    // "Infants whose mothers": nothing is told of the mothers.
    let nothing = whose && i <= opener + 2;
    Some(if i > opener + 1 && !nothing { (i, (i - opener).min(3) as u32) } else { (at, 0) })
}

/// "Who are already taking statins": what people live on.
fn live_on(scan: &Scan, j: usize) -> bool {
    scan.is(j, &["taking", "using", "receiving"]) && scan.is(j - 1, &["are", "is", "already", "currently", "regularly"])
}

/// One past the last token of the description that opens at `opener`.
fn end(scan: &Scan, opener: usize, to: usize) -> usize {
    // The verb of "whose mothers smoked" is the mothers'.
    let verb =
        |j: &usize| scan.is(*j, AUXILIARIES) || scan.is(*j, MODALS) || scan.word(*j).ends_with("ed") || FINITE.contains(scan.word(*j));
    let mut who = scan.is(opener, &["who"]).then_some(opener);
    if scan.is(opener, &["whose"]) {
        who = Some((opener + 2..to.min(opener + 8)).find(verb).map_or(opener + 1, |v| v - 1));
    }
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
        if w == "(" && bracketed_figure(scan, i, to) {
            break;
        }
        if depth > 0 || i == opener || scan.is(opener, &["whose"]) && who.is_some_and(|o| i <= o) {
            i += 1;
            continue;
        }
        let graded = w == "by" && scan.is(i - 1, &["caused", "induced", "triggered"])
            || w == "to" && i == opener + 1 && scan.is(opener, &["presenting", "referred", "unable"])
            || w == "to" && goes_up(scan, i)
            || w == "than"
                && scan.is(i - 1, &["younger", "older", "less", "more", "greater", "fewer", "longer", "shorter", "higher", "lower"]);
        let goes_on = w == "," && (goes_on(scan, i + 1) || lists(scan, i + 1, to))
            || w == "." && scan.glued(i - 1) && scan.word(i - 1).len() == 1 && scan.tokens[i - 1].kind == TokenKind::Word;
        let of_who = who.is_some_and(|o| of_who(scan, o, i));
        // "Suffering from gout", "referred by a nurse".
        let led = i == opener + 1 && who.is_none() && scan.is(i, &["by", "for", "from", "to"]) && !scan.is(opener, &["with", "without"]);
        if !led
            && !live_on(scan, i)
            && !graded
            && !goes_on
            && (closes(scan, i, of_who) && who != Some(i - 1) || w == "with" && scan.is(i + 1, &["the"]))
        {
            break;
        }
        if turns(scan, i, who) {
            break;
        }
        // "… tried the cream", "… a glass of juice": the verb before it is the sentence's.
        if who.is_none() && opens_noun(scan, i) {
            return if scan.word(i - 1).ends_with("ed") && i > opener + 1 { i - 1 } else { i };
        }
        let other = || {
            scan.is(i + 1, &["in", "were", "was", "to", "who", "the"])
                || is_people(scan, i + 1) && opens(scan, i + 2)
                || number_at(scan, i + 1).is_some() && scan.tokens[i - 1].kind != TokenKind::Number
                || DOES.contains(scan.word(i + 1))
        };
        let set_beside = || number_at(scan, i + 1).is_some() && (i + 2..to.min(i + 6)).any(|j| is_people(scan, j));
        if w == "and" && other() || matches!(w, "with" | "versus" | "vs") && set_beside() {
            break;
        }
        if w == "in" && !scan.is(opener, &["living", "who", "in", "residing"]) {
            break;
        }
        i += 1;
    }
    i
}

/// Whether the bracket that opens at `i` holds figures: "(n = 30)", "(ejection fraction 19 ± 9%)".
fn bracketed_figure(scan: &Scan, i: usize, to: usize) -> bool {
    scan.is(i + 1, &["n", "mean", "age", "aged"])
        || scan.tokens.get(i + 1).is_some_and(|x| x.kind == TokenKind::Number)
        || !scan.glued(i.saturating_sub(1))
            && (i + 1..to.min(i + 12)).take_while(|j| !scan.is(*j, &[")"])).any(|j| scan.tokens[j].kind == TokenKind::Number)
}

/// Whether token `i` still belongs to what "who" at `o` tells: its verb and what goes with it.
fn of_who(scan: &Scan, o: usize, i: usize) -> bool {
    const JOINS: &[&str] =
        &["already", "also", "always", "and", "ever", "just", "been", "either", "never", "not", "only", "or", "still", "then"];
    let before = scan.word(i - 1);
    let joined = JOINS.contains(&before) || AUXILIARIES.contains(&before) || before.ends_with("ly");
    let verb = scan.is(i, AUXILIARIES) || scan.is(i, MODALS) || scan.word(i).ends_with("ed");
    i == o + 1 || i < o + 6 && (joined || !verb)
}

/// Whether the sentence's own verb stands at `i`: "… with knee pain walked", "… who did not exercise rated their pain".
fn turns(scan: &Scan, i: usize, who: Option<usize>) -> bool {
    const JOINS: &[&str] = &[
        "who", "not", "had", "has", "have", "were", "was", "been", "and", "or", "also", "never", "that", "which", "recently", "either",
        "both", "already", "ever", "just",
    ];
    if who.is_some_and(|o| i <= o + 1) || scan.is(i - 1, JOINS) {
        return false;
    }
    FINITE.contains(scan.word(i))
        || who.is_some()
            && scan.word(i).ends_with("ed")
            && scan.is(i + 1, &["their", "them", "his", "her", "no", "more", "less", "fewer", "better", "lower", "higher"])
}

/// Whether an article at `i` opens a noun that the description does not lead to.
fn opens_noun(scan: &Scan, i: usize) -> bool {
    const LEADS: &[&str] = &[
        "about", "after", "against", "and", "as", "at", "before", "between", "both", "by", "due", "during", "for", "from", "had", "has",
        "have", "in", "into", "of", "on", "or", "over", "per", "receiving", "than", "through", "to", "under", "via", "with", "within",
        "without",
    ];
    scan.is(i, &["a", "an", "the", "their", "its", "his", "her"])
        && scan.tokens[i - 1].kind == TokenKind::Word
        && !scan.is(i - 1, LEADS)
        && !scan.word(i - 1).ends_with("ing")
}

/// Whether a list of conditions goes on from token `i`: "…, anxiety, or insomnia".
fn lists(scan: &Scan, i: usize, to: usize) -> bool {
    let mut at = i;
    for _ in 0..5 {
        let joined = scan.is(at, &["and", "or"]);
        at += usize::from(joined);
        if at + 1 >= to {
            return false;
        }
        let span = scan.span(at, to.min(at + 2));
        let had = |kind: &str| matches!(kind, "disease" | "symptom" | "infection" | "injury" | "deficiency" | "outcome" | "state");
        let Some(hit) = scan.concepts_in(span).first().filter(|h| had(&scan.concept(h).kind)) else { return false };
        at = scan.token_at(hit.end);
        if joined {
            return true;
        }
        if scan.is(at, &["and", "or"]) {
            return scan.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word) && !DOES.contains(scan.word(at + 1));
        }
        if !scan.is(at, &[","]) {
            return false;
        }
        at += 1;
    }
    false
}

/// Where a description opens after the nouns that end before `at`; a bracket may stand between.
pub(super) fn opener(scan: &Scan, at: usize, to: usize) -> Option<usize> {
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
        || w == "at" && near(4, &["risk"])
        || aged_with_number(scan, i);
    opens.then_some(i)
}

/// "Ages 6 to 12", "age 65 and older", "between the ages of 40 and 60", "over the age of 60", "in their forties".
fn aged_with_number(scan: &Scan, i: usize) -> bool {
    const DECADES: &[&str] = &["eighties", "fifties", "forties", "nineties", "seventies", "sixties", "teens", "thirties", "twenties"];
    match scan.word(i) {
        "age" | "ages" => number_at(scan, i + 1).is_some() || scan.is(i + 1, &["between", "from", "over", "under"]),
        "between" | "over" | "under" | "above" | "below" => scan.is(i + 1, &["the"]) && scan.is(i + 2, &["age", "ages"]),
        "in" => scan.is(i + 1, &["their"]) && (number_at(scan, i + 2).is_some() || scan.is(i + 2, DECADES)),
        _ => false,
    }
}

/// Whether a description goes on after a comma: ", admitted to", ", newly diagnosed with".
fn goes_on(scan: &Scan, i: usize) -> bool {
    let i = i + usize::from(scan.word(i).ends_with("ly"));
    scan.is(i, &["admitted", "diagnosed", "hospitalised", "hospitalized", "intubated", "living"])
}

/// "Infants who died", "the proportion of women experiencing pain": what became of people tells not who they were.
pub(super) fn fared(scan: &Scan, opener: usize, first: usize, from: usize) -> bool {
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
        "mild", "moderate", "low", "according", "close", "due", "presented", "presenting", "related", "secondary", "similar",
        "transferred", "unable", "unwilling", "willing", "prone", "resistant", "exposed", "allergic", "intolerant", "unresponsive",
        "admitted", "referred", "minimal", "early", "normal",
    ];
    let before = if scan.is(to - 1, &["-"]) && to >= 2 { to - 2 } else { to - 1 };
    scan.is(before, FROM) || number_at(scan, before).is_some() && number_at(scan, to + 1).is_some()
}
