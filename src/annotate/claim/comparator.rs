//! What the exposure is compared with: the thing named after "than", "versus", "compared with", or the other one of a pair
//! between which nothing differed.

use super::arms::comparison_at;
use super::clause::{Clause, Opener};
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::{Cues, Set};
use crate::lexicon::{Hit, Side};
use crate::record::{Relation, Span};

/// Comparators that are no listed thing, the longer before the shorter.
const NAMED: &[&str] = &[
    "no supplementation", "no supplements", "no supplement", "no treatment", "no intervention", "no exercise", "control group",
    "control condition", "control diet", "controls", "control", "baseline", "usual care", "usual diet", "habitual diet",
    "standard of care", "standard care", "standard treatment", "standard diet", "routine care", "waiting list", "wait-list", "wait list",
    "waitlist", "dummy pill", "placebo", "sham", "never smokers", "never-smokers", "never users", "never drinkers", "nonsmokers",
    "non-smokers", "nonusers", "non-users", "nondrinkers", "non-drinkers", "abstainers", "omnivores", "meat eaters", "meat-eaters",
];

/// Words for a placebo.
const DUMMIES: &[&str] =
    &["placebo group", "placebo arm", "placebo pill", "placebo pills", "placebo tablet", "placebo tablets", "placebo capsules"];

/// Words passed over between the cue and what it compares with.
static PASSED: Set = Set::new(&[
    "the", "a", "an", "that", "those", "of", "in", "with", "for", "on", "to", "taking", "receiving", "given", "their", "from", "using",
    "within", "eating", "drinking", "fed", "who", "took", "ate", "drank", "used", "received", "got", "did", "patients", "participants",
    "people", "subjects", "adults", "men", "women", "children", "infants", "babies", "volunteers", "individuals", "users", "after",
    "under",
]);

/// People, of whom some did not have the exposure.
const PEOPLE: &[&str] = &[
    "those", "people", "men", "women", "patients", "participants", "subjects", "adults", "children", "infants", "individuals", "persons",
    "ones", "mothers", "athletes", "volunteers",
];

/// Units after which a number still belongs to a comparator ("than 5 mg of zolpidem").
static DOSE_UNITS: Set = Set::new(&["mg", "g", "mcg", "µg", "μg", "ug", "iu", "ml", "milligrams", "grams"]);

/// Verbs before an amount that is taken.
const TAKING: &[&str] = &[
    "take", "takes", "took", "taking", "taken", "consume", "consumes", "consumed", "consuming", "eat", "eats", "ate", "eating", "drink",
    "drinks", "drank", "drinking", "use", "used", "using", "receive", "received", "receiving", "ingest", "ingesting", "get", "getting",
    "have", "had", "need", "needs",
];

/// Nouns that end the name of something given that no vocabulary lists: "than infant formula", "versus the walking program".
const HEADS: &[&str] = &[
    "group", "arm", "diet", "diets", "therapy", "treatment", "training", "program", "programme", "intervention", "regimen", "formula",
    "supplement", "supplements", "tablets", "pill", "pills", "cream", "gel", "mouthwash", "juice", "drink", "advice", "education",
];

/// The comparator of a claim in the clause `own` of a sentence, in lower case; `claimed` tells the clauses of which something else is
/// claimed, `predicate` is the claim's first token, `subject` its exposure.
pub fn comparator(
    scan: &Scan,
    span: Span,
    (clauses, own, claimed): (&[Clause], usize, &[usize]),
    predicate: usize,
    relation: Relation,
    subject: &str,
    object: &str,
) -> Option<String> {
    // The clause itself, those before it, those behind that claim nothing of their own or only go on with it.
    let later = (own + 1..clauses.len()).take_while(|c| !claimed.contains(c) || clauses[*c].opener == Opener::Relative);
    let order = std::iter::once(own).chain((0..own).rev()).chain(later);
    let fits = |name: &String| !name.eq_ignore_ascii_case(subject) && !name.eq_ignore_ascii_case(object);
    order
        .flat_map(|c| scan.beginning(class::COMPARED, clauses[c].from.saturating_sub(1), clauses[c].to))
        .filter_map(|i| compares_at(scan, i).map(|after| (i, after)))
        // "Doses greater than 400 mg worsen sleep": the exposure's own amount.
        .filter(|(i, after)| {
            *i > predicate || scan.word(*i) != "than" || scan.tokens.get(*after).is_none_or(|t| t.kind != TokenKind::Number)
        })
        .filter_map(|(_, after)| scan.tokens.get(after))
        .filter_map(|t| after_cue(scan, Span { start: t.start, end: span.end }))
        .find(fits)
        .or_else(|| likened_to(scan, span))
        .or_else(|| (relation == Relation::NoEffect).then(|| other_of_pair(scan, span, subject)).flatten())
        .map(|name| if DUMMIES.contains(&name.as_str()) { "placebo".to_string() } else { name })
        .filter(fits)
}

/// Words behind which stands what something is compared with.
const COMPARED: &[&str] =
    &["than", "over", "against", "contrast", "opposed", "unlike", "versus", "vs", "v", "compared", "comparison", "comparing", "relative"];

/// Words of likeness.
const LIKENED: &[&str] =
    &["effective", "efficacious", "good", "safe", "potent", "similar", "comparable", "superior", "inferior", "equivalent"];

/// The words that a comparison begins with.
pub fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    COMPARED.iter().map(|w| (*w, class::COMPARED)).chain(LIKENED.iter().map(|w| (*w, class::LIKENED)))
}

/// One past the words at token `i`, one of [`COMPARED`], after which something is compared with.
fn compares_at(scan: &Scan, i: usize) -> Option<usize> {
    let before = i.checked_sub(1).map_or("", |b| scan.word(b));
    match scan.word(i) {
        "than" if matches!(before, "rather" | "other") => None,
        "over" | "against" if scan.is(i + 1, &["placebo", "sham"]) => Some(i + 1),
        "contrast" if before == "in" && scan.is(i + 1, &["to", "with"]) => Some(i + 2),
        "opposed" if before == "as" && scan.word(i + 1) == "to" => Some(i + 2),
        "unlike" => Some(i + 1),
        _ => comparison_at(scan, i),
    }
}

/// The thing compared with in `rest`, which begins right after the cue.
fn after_cue(scan: &Scan, rest: Span) -> Option<String> {
    let mut at = scan.token_at(rest.start);
    if let Some(without) = without_it(scan, at, rest) {
        return Some(without);
    }
    while PASSED.contains(scan.word(at)) && scan.word(at + 1) != "-" {
        at += 1;
    }
    let first = scan.tokens.get(at).filter(|t| t.start < rest.end)?;
    // "More than 200 athletes", "less than eight weeks": an amount, unless it is a dose, or a figure of the other group.
    if first.kind == TokenKind::Number && !DOSE_UNITS.contains(scan.word(at + 1)) {
        let than = scan.lower[..rest.start].trim_end().ends_with("than");
        let share = |i: usize| scan.word(i) == "of" && scan.is(i - 1, &["%", "percent"]);
        let group = (at + 1..at + 3).find(|i| scan.is(*i, &["in", "with", "on", "for", "after"]) || share(*i)).filter(|_| !than)?;
        return after_cue(scan, Span { start: scan.tokens[group].start, end: rest.end });
    }
    if is_amount(scan.word(at)) {
        return None;
    }
    if first.kind == TokenKind::Number && scan.word(at + 2) != "of" {
        return is_compared_dose(scan, at).then(|| dose(scan, at));
    }
    let here = &scan.lower[first.start..rest.end];
    let whole = |w: &&&str| here.strip_prefix(**w).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric()));
    let hit = scan.concepts_in(Span { start: first.start, end: rest.end }).iter().find(|h| is_exposure(scan, h));
    let near = hit.filter(|h| {
        let between = &scan.lower[first.start..h.start];
        between.split_whitespace().count() <= 4 && !between.contains([',', ';', '('])
    });
    // A listed thing that begins here tells more than the name alone: "sham acupuncture", not "sham".
    match (near, NAMED.iter().find(whole)) {
        (Some(h), None) => Some(scan.lower[h.start..h.end].to_string()),
        (Some(h), Some(name)) if h.start == first.start && h.end - h.start > name.len() => Some(scan.lower[h.start..h.end].to_string()),
        (_, Some(name)) => Some(name.to_string()),
        (None, None) => unlisted(scan, at, rest.end),
    }
}

/// Whether the dose at token `at` is held against another one ("lowered PTH more than 2,000 IU did"), not the bound of an amount
/// ("taking more than 400 mg a day", "cut to less than 2 g").
fn is_compared_dose(scan: &Scan, at: usize) -> bool {
    let Some(than) = at.checked_sub(1).filter(|t| scan.word(*t) == "than") else { return true };
    let degree = scan.is(than.wrapping_sub(1), &["more", "less", "fewer", "greater", "higher", "lower"]);
    let bound = |b: usize| {
        scan.is(
            b,
            &[
                "to", "by", "at", "of", "with", "in", "for", "is", "was", "were", "no", "not", "or", "exceed", ",", "(", ":", "dose",
                "doses", "dosages", "intake", "intakes", "amount", "amounts", "levels",
            ],
        ) || TAKING.contains(&scan.word(b))
    };
    !degree || than >= 2 && scan.tokens[than - 2].end + 1 == scan.tokens[than - 1].start && !bound(than - 2)
}

/// "2,000 IU/day", "10 mg": the dose at token `at`, as told.
fn dose(scan: &Scan, at: usize) -> String {
    let daily = scan.is(at + 2, &["/", "per", "a"]) && scan.is(at + 3, &["day", "d"]);
    let end = if daily { at + 4 } else { at + 2 + usize::from(scan.word(at + 2) == "daily") };
    scan.span(at, end).of(scan.lower).to_string()
}

/// "Than those who did not", "than women without the supplement": those who did not have it, as told.
fn without_it(scan: &Scan, at: usize, rest: Span) -> Option<String> {
    let from = at + usize::from(scan.word(at) == "in");
    if !PEOPLE.contains(&scan.word(from)) {
        return None;
    }
    let denies = (from + 1..from + 4).find(|i| scan.is(*i, &["not", "never", "without", "no", "didn", "don", "rarely"]))?;
    let joined = (from + 1..denies).all(|i| scan.is(i, &["who", "that", "did", "do", "does", "were", "are", "had", "have", "taking"]));
    let end = (denies..denies + 6)
        .find(|i| scan.tokens.get(*i).is_none_or(|t| t.start >= rest.end || t.kind == TokenKind::Mark && !scan.is(*i, &["-", "'", "’"])))
        .unwrap_or(denies + 1);
    (joined && end > from).then(|| scan.span(from, end).of(scan.lower).to_string())
}

/// What no vocabulary lists: "the lowest quintile", or a few words that end in a noun for something given.
fn unlisted(scan: &Scan, at: usize, end: usize) -> Option<String> {
    let word = |i: &usize| scan.tokens.get(*i).is_some_and(|t| t.start < end && t.kind == TokenKind::Word || scan.word(*i) == "-");
    let run = (at..at + 5).take_while(word).take_while(|i| !scan.is(*i, &["and", "or", "in", "at", "for", "after", "did", "was", "were"]));
    let ranked = scan.is(at, &["lowest", "highest", "bottom", "top", "first", "middle"]);
    let head = |i: &usize| {
        if ranked {
            scan.is(*i, &["quintile", "quartile", "tertile", "third", "quarter", "fifth", "category", "decile"])
        } else {
            scan.is(*i, HEADS)
        }
    };
    let mut last = run.filter(head).last()?;
    // "Group B", "group 2": the letter belongs to it.
    let raw = scan.raw(last + 1);
    if scan.is(last, &["group", "arm"])
        && raw.len() <= 4
        && raw.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && !raw.is_empty()
    {
        last += 1;
    }
    let bare =
        last == at && scan.is(at, &["group", "arm", "treatment", "therapy", "intervention", "regimen", "program", "diet", "training"]);
    let told = !bare && !scan.is(at, &["this", "these", "other", "another", "same", "any", "each", "either", "both", "shown"]);
    told.then(|| scan.span(at, last + 1).of(scan.lower).to_string())
}

/// "As effective as B", "similar to B".
fn likened_to(scan: &Scan, span: Span) -> Option<String> {
    static LIKE: Cues = Cues::new(&[
        " as effective as ", " as efficacious as ", " as good as ", " as safe as ", " as potent as ", " similar to ", " comparable to ",
        " superior to ", " inferior to ", " equivalent to ",
    ]);
    scan.beginning(class::LIKENED, scan.token_at(span.start), scan.token_at(span.end)).next()?;
    let end = LIKE.first_end(&scan.lower[span.start..span.end])?;
    after_cue(scan, Span { start: span.start + end, end: span.end })
}

fn is_exposure(scan: &Scan, hit: &Hit) -> bool {
    scan.concept(hit).side == Side::Intervention
}

fn is_amount(word: &str) -> bool {
    matches!(
        word,
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "twelve" | "half" | "twice" | "twofold"
    )
}

/// "No difference between A and B": B where A is the exposure, A where B is.
fn other_of_pair(scan: &Scan, span: Span, subject: &str) -> Option<String> {
    let between = scan.lower[span.start..span.end].find(" between ")?;
    let hits = scan.concepts_in(Span { start: span.start + between, end: span.end });
    let mut exposures = hits.iter().filter(|h| is_exposure(scan, h));
    let (first, second) = (exposures.next()?, exposures.next()?);
    let joint = scan.lower[first.end..second.start].trim();
    let joined = joint.len() <= 30 && (joint == "and" || joint.ends_with(" and") || joint.ends_with(" and the") || joint == "and the");
    let name = |h: &Hit| scan.lower[h.start..h.end].to_string();
    match (joined, name(first), name(second)) {
        (true, a, b) if a.eq_ignore_ascii_case(subject) => Some(b),
        (true, a, b) if b.eq_ignore_ascii_case(subject) => Some(a),
        _ => None,
    }
}
