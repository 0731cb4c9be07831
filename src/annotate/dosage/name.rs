//! The names of substances: lower case, without doses and filler; salts and forms; what looks like a medicine.

use super::units::{self, Class};
use super::words::DRUG_ENDINGS;
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;
use crate::lexicon::{Concept, ParentLink};

/// A name in lower case with single spaces.
pub fn lower(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    if name.is_ascii() {
        name.make_ascii_lowercase();
        name
    } else {
        name.to_lowercase()
    }
}

/// Whether a name is an abbreviation: short and without small letters.
pub fn abbreviated(surface: &str) -> bool {
    (2..=6).contains(&surface.len()) && !surface.bytes().any(|b| b.is_ascii_lowercase()) && surface.bytes().any(|b| b.is_ascii_uppercase())
}

/// Whether two names have no word in common.
pub fn strange(name: &str, other: &str) -> bool {
    let other = other.to_lowercase();
    !name.split([' ', '-']).any(|w| other.split([' ', '-']).any(|o| o == w))
}

/// Words that stand behind the name of what is taken and are no part of it.
#[rustfmt::skip]
static BEHIND_NAME: Set = Set::new(&[
    "capsules", "dose", "infusion", "infusions", "injection", "injections", "intake", "loading", "pills", "supplement", "supplementation",
    "supplements", "tablets", "therapy", "treatment", "use",
]);

/// A name as told, without the dose, the word "supplement" and their like that the vocabulary lists with it.
pub fn told_name(surface: &str) -> String {
    let mut name = lower(surface);
    if let Some(dose) = dose_in(&name) {
        name.truncate(dose);
    }
    while let Some((rest, last)) = name.rsplit_once(' ')
        && BEHIND_NAME.contains(last)
    {
        let end = rest.len();
        name.truncate(end);
    }
    if let Some((first, rest)) = name.split_once(' ')
        && matches!(first, "low-dose" | "high-dose" | "oral" | "supplemental" | "dietary" | "elemental")
    {
        return rest.to_string();
    }
    name
}

/// Where the dose in a name begins, the space before it with it: its first word with a digit in front, where a unit follows.
fn dose_in(name: &str) -> Option<usize> {
    let digit = |at: &usize| name.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let at = name.match_indices(' ').map(|(at, _)| at).find(digit)?;
    let unit = name[at + 1..].split(' ').nth(1)?;
    units::lookup(unit).map(|_| at)
}

/// What is left of a form's name without its base: "citrate" of "magnesium citrate".
pub fn form_of(scan: &Scan, concept: &Concept, name: &str) -> Option<String> {
    let last = name.rsplit(' ').next().unwrap_or(name);
    if name.contains(' ') && units::lookup(last).is_some_and(|u| u.class == Class::Salt) {
        let two = name.rsplitn(3, ' ').collect::<Vec<_>>();
        // "ethyl ester", "hydrochloride monohydrate" keep both words.
        if two.len() == 3 && units::lookup(two[1]).is_some_and(|u| u.class == Class::Salt) {
            return Some(format!("{} {}", two[1], two[0]));
        }
        return Some(last.to_string());
    }
    if concept.kind == "brand" || !concept.parents.iter().any(|p| p.0 == ParentLink::FormOf) {
        return None;
    }
    let base = scan.lexicon.base(concept).name.to_lowercase();
    // A word of its own: "amide" is no form in "niacinamide".
    let apart = |rest: &&str| rest.starts_with([' ', '-', '(']) || rest.ends_with([' ', '-', ')']);
    let rest = name.strip_prefix(&base).or_else(|| name.strip_suffix(&base)).filter(apart)?;
    let rest = rest.trim_matches([' ', '-', '(', ')']);
    (rest.len() > 2 && !matches!(rest, "low-dose" | "high-dose" | "baby" | "oral")).then(|| rest.to_string())
}

/// Whether a word has the ending of a medicine's international name.
pub fn drug_like(word: &str) -> bool {
    word.len() >= 6 && word.bytes().all(|b| b.is_ascii_lowercase()) && DRUG_ENDINGS.end(word, 0)
}
