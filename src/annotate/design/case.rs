//! Reports of single patients: how a title, an announcement ("we report a child with") or a patient's story ("she was discharged")
//! tells that the article is one.

use std::sync::LazyLock;

use regex::Regex;

use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;
use crate::record::SectionKind;

/// How a case report announces itself in its text.
static TEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:we|authors|i|this (?:article|paper|report|case|study)|herein|here) (?:here |now |also |herein )?(?:report|reports|present|presents|describe|describes|reported|described|presented|is)(?-u:\b)(?: here| on| herein| an?| the| our| of| case| one| two| three| four| five| six| seven| unusual| rare| new| first| another| unique| clinical| further| cases?| successful| interesting)* (?:cases?|patients?|(?:[a-z0-9]+ ?-? ?){0,3}(?:-year-old|-yr-old| year old|-month-old|-week-old|-day-old) [a-z0-9]+|history of an?|woman|man|girl|boy|infant|neonate|child|family|siblings|twins)(?-u:\b)",
        r"|(?-u:\b)(?:an?|the case of an?|the patient, an?) (?:[a-z0-9]+[ ,]+){0,3}[0-9]{1,2} ?-? ?(?:years?|yrs?|months?|weeks?|days?)(?: |-)old(?-u:\b)",
        r"|(?-u:\b)(?:case|cases) (?:of|in which) (?:[^.]{3,80}) (?:is|are|was|were|has been) (?:reported|presented|described)(?-u:\b)",
        r"|(?-u:\b)this case (?:report|illustrates|demonstrates|highlights|emphasi[sz]es|suggests|shows)",
        r"|(?-u:\b)(?:reports?|describes?|presents?) (?:an?|the|one|two|three|four|five) (?:[a-z0-9]+ ){0,3}(?:cases?|patients?) (?:of|with|in whom|who)(?-u:\b)",
        r"|(?-u:\b)(?:is|are|was|were) (?:reported|presented|described) (?:in|with|of) (?:an?|two|three|four) (?:[a-z0-9]+ ){0,3}(?:patients?|man|woman|boy|girl|infant|child|cases?)",
        r"|(?-u:\b)case report:|(?-u:\b)case (?:history|presentation|description|summary):|(?-u:\b)case:",
        r"|(?-u:\b)(?:illustrative|instructive|presented|described) (?:clinical )?case(?-u:\b)|(?-u:\b)illustrative case histor|(?-u:\b)following is (?:an?|the) (?:case )?report of(?-u:\b)",
        r"|(?-u:\b)(?:(?:an?|the case of an?|this|the) )?(?:[a-z0-9]+[ ,]+){0,3}[0-9]{1,2}[ -]?(?:years?|yrs?|months?|weeks?|days?)[ -](?:and-[0-9]+-[a-z0-9]+-)?old (?:[a-z0-9]+[ -]){0,4}(?:man|woman|male|female|boy|girl|infant|child|patient|gentleman|lady|farmer|neonate|baby|with|who)(?-u:\b)",
        r"|(?-u:\b)we (?:experienced|encountered|treated|saw|observed|managed) (?:an?|one|two|three|four) (?:[a-z0-9]+ ){0,3}(?:cases?|patients?)(?-u:\b)",
    ))
    .expect("a fixed pattern")
});
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)case (?:report|study|history|presentation)|(?-u:\b)case reports(?-u:\b)|(?-u:\b)case series(?-u:\b)|(?-u:\b)(?:a|an|one|two|three|four|five|six|rare|unusual|first|another|[0-9]) (?:[a-z0-9]+ ){0,2}cases?(?-u:\b)|(?-u:\b)cases? of(?-u:\b)|(?-u:\b)report of (?:an?|one|two|three|four|five|six|seven|[0-9]+|the first) (?:[a-z0-9]+ ){0,3}(?:cases?|patients?)",
        r"|(?-u:\b)in an? (?:[0-9]+|[a-z0-9]+)-(?:year|month|week|day)-old(?-u:\b)|(?-u:\b)in an? (?:[a-z0-9]+ ){0,2}(?:patient|man|woman|boy|girl|infant|child|neonate|newborn|adolescent|female|male)(?-u:\b)",
    ))
    .expect("a fixed pattern")
});

/// One or a few people.
static FEW: Set = Set::new(&[
    "adolescent", "adolescents", "adults", "boy", "boys", "brothers", "case", "cases", "child", "children", "family", "females", "fetus",
    "girl", "girls", "individual", "individuals", "infant", "infants", "males", "man", "men", "neonate", "neonates", "newborn", "newborns",
    "patient", "patients", "recipient", "recipients", "siblings", "sisters", "teenager", "teenagers", "toddler", "twins", "woman", "women",
]);
/// A single person by a noun, as the subject of a story.
const PERSON: &[&str] = &[
    "adolescent", "boy", "child", "female", "gentleman", "girl", "infant", "lady", "male", "man", "neonate", "newborn", "patient",
    "teenager", "toddler", "woman",
];
const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "2", "3", "4", "5", "6"];
const REPORTS: &[&str] = &["describe", "described", "describes", "present", "presented", "presents", "report", "reported", "reports"];
/// Those who report.
const REPORTERS: &[&str] = &["article", "author", "authors", "here", "herein", "i", "paper", "report", "we"];
/// Between the announcement and its patients, what makes it something else than a report of them.
static NO_CASE: Set = Set::new(&[
    "analyses", "analysis", "approach", "data", "effect", "effects", "efficacy", "experience", "instrument", "measure", "method",
    "methods", "model", "pharmacokinetic", "pharmacokinetics", "program", "programme", "protocol", "result", "results", "safety", "scale",
    "studies", "study", "survey", "system", "technique", "techniques", "trial", "trials",
]);
/// What ends the words before a noun.
static ENDS_NOUN: Set = Set::new(&[
    "and", "as", "based", "by", "during", "for", "from", "how", "in", "of", "on", "or", "that", "the", "to", "which", "who", "whose",
    "with",
]);
/// What befalls or is done to one patient.
static BEFELL: Set = Set::new(&[
    "admitted", "born", "brought", "diagnosed", "discharged", "found", "hospitalised", "hospitalized", "managed", "referred", "seen",
    "suffering", "transferred", "treated",
]);
/// What one patient did or underwent.
static STORY: Set =
    Set::new(&["complained", "developed", "died", "presented", "recovered", "remained", "remains", "suffered", "underwent", "visited"]);

/// How strongly the title or the text announces a single patient; `title` is in lower case and ends at `title_end` of the text.
pub fn weight(scan: &Scan, title: &str, title_end: usize) -> Option<i32> {
    let titled = TITLE.is_match(title);
    let told = TEXT.is_match(&scan.lower[title_end.min(scan.lower.len())..]) || by_sentence(scan, title_end);
    if title.contains("case report") {
        return Some(11);
    }
    match (titled, told) {
        (true, true) => Some(11),
        // "Abscess of the spleen, and review of the literature": what was read beside it.
        (false, true) if title.contains("review of the literature") || title.contains("literature review") => Some(11),
        (false, true) => Some(8),
        (true, false) => Some(7),
        _ => None,
    }
}

/// Whether a sentence after the title announces one or a few patients, or tells one's story.
fn by_sentence(scan: &Scan, title_end: usize) -> bool {
    let mut nth = 0;
    scan.doc.sentences.iter().enumerate().any(|(i, s)| {
        if s.span.start < title_end || matches!(s.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer) {
            return false;
        }
        nth += 1;
        let (from, to) = scan.tokens_of(i);
        (from..to).any(|t| announced(scan, t, to)) || story(scan, from, to) || nth <= 2 && few_treated(scan, from, to)
    })
}

/// One past the last of the plain words from token `at` that lead to one or a few people; the first tells how many.
fn people(scan: &Scan, at: usize, to: usize) -> Option<usize> {
    if !scan.is(at, &["a", "an", "one", "another", "our", "first"]) && !scan.is(at, NUMBERS) {
        return None;
    }
    (at + 1..to.min(at + 12))
        .take_while(|i| !ENDS_NOUN.contains(scan.word(*i)) && !scan.is(*i, &[",", ";", ".", "("]))
        .find(|i| FEW.contains(scan.word(*i)) && !scan.is(*i + 1, &["-"]))
}

/// "We report a long-term dialysis patient", "we describe an abscess causing paralysis in a woman".
fn announced(scan: &Scan, verb: usize, to: usize) -> bool {
    if !scan.is(verb, REPORTS) {
        return false;
    }
    let adverb = usize::from(scan.is(verb.wrapping_sub(1), &["now", "also", "here", "herein"]) && verb > 0);
    let reporters = scan.is(verb.wrapping_sub(1 + adverb), REPORTERS) || adverb == 1 && scan.is(verb - 1, REPORTERS);
    if !reporters {
        return false;
    }
    let at = (verb + 1..to).find(|i| !scan.is(*i, &["here", "herein", "on", "the"])).unwrap_or(to);
    if people(scan, at, to).is_some() {
        return true;
    }
    (at..to.min(at + 30))
        .take_while(|i| !scan.is(*i, &[".", ";"]) && !NO_CASE.contains(scan.word(*i)))
        .any(|i| i > at && scan.is(i, &["in", "of", "with"]) && people(scan, i + 1, to).is_some())
}

/// "A middle-aged man was admitted with", "the patient was discharged", "he is doing well".
fn story(scan: &Scan, from: usize, to: usize) -> bool {
    let happens = |i: usize| {
        STORY.contains(scan.word(i))
            || scan.is(i, &["was"]) && (i + 1..to.min(i + 3)).any(|k| BEFELL.contains(scan.word(k)))
            || scan.is(i, &["is"]) && scan.is(i + 1, &["alive", "doing", "well"])
    };
    if scan.is(from, &["a", "an"]) {
        let noun = (from + 1..to.min(from + 9))
            .take_while(|i| !ENDS_NOUN.contains(scan.word(*i)) && !scan.is(*i, &["study", "trial"]))
            .find(|i| scan.is(*i, PERSON));
        if noun.is_some_and(|i| happens(i + 1)) {
            return true;
        }
    }
    (from..to).any(|i| {
        let one = scan.is(i, &["he", "she"]) || scan.is(i, &["patient"]) && scan.is(i.wrapping_sub(1), &["the", "this", "our"]);
        one && happens(i + 1) && !(from..i).any(|k| scan.is(k, &["if", "when", "whether", "until", "unless", "once", "after", "that"]))
    })
}

/// "Two children with abscesses were successfully treated", as the text begins.
fn few_treated(scan: &Scan, from: usize, to: usize) -> bool {
    scan.is(from, &NUMBERS[..4])
        && (from + 1..to.min(from + 5)).any(|i| FEW.contains(scan.word(i)) && scan.is(i + 1, &["with", "who"]))
        && (from..to).any(|i| scan.is(i, &["were"]) && (i + 1..to.min(i + 4)).any(|k| BEFELL.contains(scan.word(k))))
}
