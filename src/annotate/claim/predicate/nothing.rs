//! Denials of a difference that no single phrase holds: "no statistically meaningful between-group differences", "did not reveal
//! any difference", "were not clinically significant", "(NS)".

use super::super::clause::Clause;
use super::words::is_adverb;
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;

/// Nouns of which there may be none.
static NOUNS: Set = Set::new(&["difference", "differences", "interaction", "interactions", "significance", "differential"]);

/// Words that say, denied, that nothing differed.
static VERDICTS: Set = Set::new(&[
    "significant", "different", "differ", "differed", "changed", "altered", "significance", "differing", "dissimilar", "modified",
]);

/// Words that deny; "non" does where "-significant" follows.
pub(super) const DENIALS: &[&str] = &[
    "no", "not", "without", "nor", "neither", "none", "failed", "fails", "cannot", "nonsignificant", "insignificant", "didn't", "lack",
    "non",
];

/// Whether a word (lower case) denies by its ending: "wasn’t".
pub fn is_contracted_denial(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t")
}

/// Whether token `i` denies.
fn denies(scan: &Scan, i: usize) -> bool {
    if !scan.begins(class::DENIAL, i) {
        return false;
    }
    if scan.word(i) == "non" {
        return scan.word(i + 1) == "-" && scan.is(i + 2, &["significantly", "significant"]);
    }
    // "NO" is nitric oxide.
    scan.raw(i) != "NO"
}

/// The tokens of a denial of difference in a clause, where there is one.
pub(super) fn nothing(scan: &Scan, clause: &Clause) -> Option<(usize, usize)> {
    if !(clause.from..clause.to).any(|i| denies(scan, i)) {
        return None;
    }
    // "There were no infections in either group."
    let everywhere = (clause.from..clause.to)
        .any(|i| scan.is(i, &["either", "any", "both"]) && scan.is(i + 1, &["group", "groups", "arm", "arms", "condition"]));
    if everywhere && let Some(no) = (clause.from..clause.to).find(|i| scan.word(*i) == "no") {
        return Some((no, no + 1));
    }
    if let Some(found) = nobody(scan, clause) {
        return Some(found);
    }
    let mut depth = 0;
    let mut denied: Option<usize> = None;
    for i in clause.from..clause.to {
        match scan.word(i) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "only" | "just" if i > clause.from && denied == Some(i - 1) => denied = None,
            _ if depth > 0 => {}
            w if denies(scan, i) => denied = denied.filter(|_| w == "any").or(Some(i)),
            w if NOUNS.contains(w) => {
                if let Some(at) = denied.filter(|at| i - at <= 12) {
                    return Some((at, i + 1));
                }
            }
            w if VERDICTS.contains(w) => {
                if let Some(at) = denied.filter(|at| (at + 1..i).all(|k| is_adverb(scan.word(k)) || scan.is(k, &["be", "any", "-"]))) {
                    return Some((at, i + 1));
                }
            }
            _ => {}
        }
    }
    None
}

/// "None of the patients developed", "no one died", "no participants experienced".
fn nobody(scan: &Scan, clause: &Clause) -> Option<(usize, usize)> {
    static PEOPLE: Set = Set::new(&[
        "one", "patient", "patients", "participant", "participants", "subject", "subjects", "women", "men", "woman", "man", "children",
        "child", "infants", "people", "person", "individuals", "volunteers", "passengers", "mothers", "cases", "babies", "adults", "them",
        "athletes",
    ]);
    static BEFELL: Set =
        Set::new(&["developed", "experienced", "suffered", "had", "showed", "required", "died", "relapsed", "needed", "contracted"]);
    let at = (clause.from..clause.to).find(|i| scan.is(*i, &["no", "none", "nobody"]))?;
    let people = (at + 1..clause.to.min(at + 6)).find(|i| PEOPLE.contains(scan.word(*i))).or((scan.word(at) == "nobody").then_some(at))?;
    let verb = (people + 1..clause.to.min(people + 10)).find(|i| BEFELL.contains(scan.word(*i)))?;
    (scan.word(at) != "no" || people <= at + 2).then_some((at, verb + 1))
}
