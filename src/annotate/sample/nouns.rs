//! The nouns of samples: people, animals, units of time, verbs of outcomes; and the walk from a number to its noun.

use crate::annotate::scan::{Scan, TokenKind};

/// People and animals in the plural.
pub fn is_people(w: &str) -> bool {
    matches!(
        w,
        "participants" | "patients" | "people" | "subjects" | "adults" | "women" | "men" | "children" | "infants" | "volunteers" | "individuals"
            | "persons" | "adolescents" | "teenagers" | "teens" | "students" | "athletes" | "players" | "runners" | "cyclists" | "newborns"
            | "neonates" | "babies" | "boys" | "girls" | "males" | "females" | "nurses" | "workers" | "residents" | "veterans" | "smokers"
            | "nonsmokers" | "survivors" | "recipients" | "mothers" | "fathers" | "couples" | "twins" | "respondents" | "physicians" | "doctors"
            | "seniors" | "undergraduates" | "soldiers" | "employees" | "diabetics" | "outpatients" | "inpatients" | "pts" | "rats" | "mice"
            | "animals" | "rabbits" | "dogs" | "pigs" | "hamsters" | "monkeys" | "rodents" | "chickens" | "broilers" | "calves" | "cows"
            | "horses" | "piglets" | "parents" | "toddlers" | "schoolchildren" | "vegetarians" | "vegans" | "donors" | "drinkers" | "swimmers"
            | "caregivers" | "americans" | "youths" | "preschoolers" | "pupils" | "migraineurs" | "asthmatics" | "primigravidae" | "ewes"
            | "lambs" | "sheep" | "cats" | "preterm infants" | "elders" | "centenarians" | "bodybuilders" | "sufferers" | "dieters" | "users"
            | "consumers" | "firefighters" | "pilots" | "twins pairs" | "inmates" | "prisoners" | "households" | "families" | "dyads" | "pairs"
            | "members" | "gymnasts" | "rowers" | "footballers" | "wrestlers" | "menopausal" | "octogenarians" | "radiologists" | "oncologists" | "clinicians" | "practitioners" | "teachers" | "midwives" | "latinas" | "beneficiaries" | "mums" | "moms" | "carriers"
    )
}

/// The singular of those that stand in "a 72-patient trial".
pub fn is_person(w: &str) -> bool {
    matches!(w, "patient" | "person" | "participant" | "subject" | "woman" | "man" | "adult" | "child" | "member" | "volunteer")
}

/// Studies in the plural.
pub fn is_studies(w: &str) -> bool {
    matches!(w, "studies" | "trials" | "rcts" | "reviews" | "meta" | "cohorts" | "reports" | "papers" | "articles" | "publications" | "investigations" | "experiments")
}

/// Units that make the number before them an amount or a time.
pub fn is_unit(w: &str) -> bool {
    matches!(
        w,
        "mg" | "g" | "grams" | "gram" | "milligrams" | "micrograms" | "ounces" | "pounds" | "kilograms" | "kg" | "mcg" | "ug" | "ml" | "l" | "iu" | "week" | "weeks" | "month" | "months" | "day" | "days" | "year" | "years" | "hour"
            | "hours" | "minute" | "minutes" | "min" | "h" | "wk" | "yr" | "yrs" | "mm" | "cm" | "%" | "percent" | "times" | "points" | "mmol" | "units"
            | "kcal" | "calories" | "cycles" | "courses" | "doses" | "capsules" | "tablets" | "cups" | "servings" | "sessions" | "visits" | "episodes"
            | "events" | "deaths" | "lesions" | "eyes" | "teeth" | "sites" | "centers" | "centres" | "countries" | "hospitals" | "groups" | "arms"
            | "out" | "gy" | "fold" | "cases" | "percentage" | "st" | "nd" | "rd" | "th" | "tumors" | "tumours" | "samples" | "specimens" | "degrees"
    )
}

/// Words that end the walk from a number to its noun.
fn ends(w: &str) -> bool {
    matches!(
        w,
        "of" | "in" | "on" | "for" | "to" | "from" | "with" | "by" | "at" | "as" | "into" | "than" | "that" | "which" | "who" | "whom" | "whose" | "is"
            | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had" | "but" | "the" | "a" | "an" | "this" | "these" | "those" | "our" | "their"
            | "its" | "not" | "per" | "via" | "did" | "does" | "do" | "can" | "may" | "used" | "using" | "received" | "receiving" | "between" | "among"
            | "after" | "before" | "during" | "all" | "both" | "each" | "we" | "it" | "they" | "versus" | "vs" | "when" | "while" | "showed"
            | "found" | "reported" | "completed" | "compared" | "assigned" | "underwent" | "randomised to" | "then" | "if" | "because" | "over" | "about"
    )
}

/// "BCS" where the text says "breast cancer survivors (BCS)".
fn is_people_abbreviation(scan: &Scan, i: usize) -> bool {
    let raw = scan.raw(i);
    raw.len() >= 2
        && raw.bytes().any(|b| b.is_ascii_uppercase())
        && scan.doc.abbreviations.iter().any(|a| {
            a.short.of(scan.text) == raw && a.long.of(&scan.lower).rsplit(' ').next().is_some_and(is_people)
        })
}

/// The noun of a number whose next token is `at`: the last token of a run of nouns, and whether it names studies.
pub fn noun_after(scan: &Scan, at: usize, to: usize) -> Option<(usize, bool)> {
    let mut i = at;
    let mut steps = 0;
    while i < to && steps < 10 {
        let w = scan.word(i);
        if i > at && is_people_abbreviation(scan, i) {
            return Some((i, false));
        }
        if is_people(w) {
            let mut last = i;
            while last + 1 < to && is_people(scan.word(last + 1)) {
                last += 1;
            }
            return Some((last, false));
        }
        if is_studies(w) && !(w == "meta") || w == "meta" && scan.is(i + 2, &["analyses"]) {
            // "studies participants" does not occur; "trial participants" does.
            let end = if w == "meta" { i + 2 } else { i };
            return Some((end, true));
        }
        if i == at && is_unit(w) {
            return None;
        }
        let word = scan.tokens[i].kind == TokenKind::Word && !ends(w);
        let joins = matches!(w, "-" | "/" | "," | "‐" | "–" | "+") || matches!(w, "and" | "or") && i > at && !matches!(scan.word(i + 1), "the" | "a");
        let bracket = w == "(" && i > at && scan.word(i + 2) == ")";
        if bracket {
            i += 3;
            steps += 1;
            continue;
        }
        let number = scan.tokens[i].kind == TokenKind::Number && i > at && matches!(scan.word(i - 1), "type" | "phase" | "stage" | "grade" | "-" | "/" | "vitamin") ;
        if !(word || joins && steps > 0 || number) {
            return None;
        }
        i += 1;
        steps += 1;
    }
    None
}

/// Verbs and nouns after a count that tell an outcome, not a sample.
pub fn is_outcome(w: &str) -> bool {
    matches!(
        w,
        "died" | "developed" | "experienced" | "relapsed" | "responded" | "withdrew" | "discontinued" | "dropped" | "had" | "reported" | "showed"
            | "achieved" | "required" | "failed" | "improved" | "fell" | "suffered" | "recovered" | "became" | "remained" | "stopped" | "declined"
            | "refused" | "progressed" | "complained" | "survived" | "preferred" | "presented" | "exhibited" | "tested" | "displayed" | "noted"
            | "did" | "needed" | "lost" | "left" | "reached" | "demonstrated" | "would" | "could"
    )
}
