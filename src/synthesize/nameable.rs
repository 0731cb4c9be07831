//! Which names that no vocabulary lists can stand at either end of a proposition, and which listed thing some of them are
//! a wording of. A claim keeps its words whatever they are; a proposition is what several articles can speak of, so a
//! piece of a sentence is none ("out in the town", "1.27 mmHg", "improved").

use crate::lexicon::{Concept, Lexicon, Side, normalize};

/// Words in a name at most.
const LONGEST: usize = 6;

/// Words that no name of a substance, condition or outcome holds: verbs in a person, pronouns, conjunctions of clauses.
const CLAUSAL: &[&str] = &[
    "am", "appear", "appeared", "appears", "are", "because", "been", "being", "but", "can", "compared", "could", "did", "do", "does",
    "done", "either", "establish", "established", "establishes", "favored", "favoured", "felt", "found", "gets", "had", "has", "have",
    "he", "help", "helps", "her", "his", "how", "i", "if", "is", "it", "its", "kept", "knew", "may", "me", "might", "most", "must", "my",
    "neither", "nor", "not", "only", "placebo", "placebos", "our", "remained", "remains", "reported", "said", "says", "seem", "seemed",
    "seems", "she", "should", "showed", "shown", "shows", "since", "suggest", "suggested", "suggests", "take", "taken", "takes", "than",
    "that", "their", "them", "then", "there", "these", "they", "this", "those", "though", "took", "us", "was", "we", "were", "what",
    "when", "where", "whereas", "whether", "which", "while", "who", "whom", "whose", "why", "will", "would", "you", "your",
];

/// Words that no name begins or ends with.
const HANGING: &[&str] = &[
    "about", "across", "after", "against", "also", "among", "an", "and", "any", "around", "as", "at", "away", "before", "between", "both",
    "by", "down", "during", "each", "every", "for", "from", "in", "into", "like", "more", "no", "of", "off", "on", "onto", "or", "out",
    "over", "per", "several", "some", "such", "the", "through", "to", "toward", "towards", "under", "until", "up", "very", "via", "with",
    "well", "within", "without",
];

/// Single words that are numbers or what somebody does, and no thing: "two", "supporting".
const DOING: &[&str] = &[
    "adding", "allowing", "assessing", "becoming", "beginning", "causing", "combining", "comparing", "considering", "continuing",
    "depending", "eight", "evaluating", "examining", "excluding", "five", "following", "four", "giving", "having", "helping", "improving",
    "including", "increasing", "indicating", "keeping", "leading", "limiting", "looking", "lowering", "making", "meaning", "measuring",
    "nine", "one", "preventing", "promoting", "providing", "receiving", "reducing", "regarding", "resulting", "reviewing", "seven",
    "showing", "six", "starting", "stopping", "suggesting", "supporting", "taking", "ten", "testing", "three", "treating", "trying", "two",
    "using", "working",
];

/// Last words of names of people, who are no substance and no outcome.
const PEOPLE: &[&str] = &[
    "adolescents", "adults", "athletes", "babies", "boys", "caregivers", "children", "clinicians", "doctors", "elderly", "experts",
    "girls", "infants", "inpatients", "kids", "men", "mothers", "newborns", "nurses", "outpatients", "participants", "patients", "people",
    "pharmacists", "physicians", "readers", "researchers", "residents", "seniors", "students", "survivors", "teenagers", "teens",
    "toddlers", "vegans", "vegetarians", "volunteers", "women", "workers", "youths",
];

/// Heads of names that stand for the research, its people or nothing in particular, and not for what is claimed.
const EMPTY: &[&str] = &[
    "ability", "action", "adjunct", "advertising", "analyses", "analysis", "approach", "approaches", "area", "areas", "arm", "arms",
    "article", "articles", "aspect", "aspects", "association", "associations", "author", "authors", "baseline", "benefit", "benefits",
    "bias", "case", "cases", "caution", "certainty", "change", "changes", "children", "common", "comparison", "comparisons", "confidence",
    "control", "controls", "correlation", "correlations", "data", "difference", "differences", "domain", "domains", "dose", "doses",
    "effect", "effects", "effectiveness", "efficacy", "endpoint", "endpoints", "event", "events", "estimate", "estimates", "evidence",
    "experts", "factor", "factors", "finding", "findings", "frequently", "group", "groups", "harm", "high", "higher", "idea", "impact",
    "improvement", "improvements", "individuals", "intervention", "interventions", "issue", "issues", "lack", "level", "levels", "likely",
    "literature", "low", "lower", "measure", "measures", "men", "method", "methods", "need", "null", "number", "numbers", "option",
    "options", "others", "outcome", "outcomes", "parameter", "parameters", "participant", "participants", "patient", "patients", "people",
    "person", "physicians", "placebo", "point", "points", "population", "positive", "problem", "problems", "quality",
    "quality of evidence", "range", "rate", "rates", "ratio", "reason", "reasons", "reassuring", "recommendation", "recommendations",
    "reduction", "reductions", "regimen", "regimens", "relation", "relationship", "relationships", "report", "reports", "research",
    "researchers", "response", "responses", "result", "results", "review", "reviews", "risk", "score", "scores", "sham", "significant",
    "significantly", "size", "statistically", "strategies", "strategy", "studies", "study", "subject", "subjects", "subgroup", "subgroups",
    "sudden", "test", "tests", "therapy", "thing", "things", "time", "treatment", "treatments", "trend", "trends", "trial", "trials",
    "use", "users", "value", "values", "volunteers", "way", "ways", "week", "weeks", "women", "work", "worse", "year", "years",
];

/// Listed names that stand for whatever is spoken of.
const VAGUE: &[&str] = &["condition", "disease", "disorder", "illness", "placebo", "symptom", "symptoms", "treatment", "therapy"];

/// Words after the name of what is measured that do not change what it is.
const TAILS: &[&str] =
    &["rate", "rates", "score", "scores", "level", "levels", "frequency", "severity", "intensity", "incidence", "symptoms"];

/// Words before it that do not either.
const LEADS: &[&str] = &[
    "baseline", "general", "global", "higher", "increased", "lower", "mean", "mild", "moderate", "more", "new", "occasional", "overall",
    "reduced", "severe", "subjective", "total", "primary", "secondary", "main", "other", "key", "clinical", "unwanted", "average",
    "better", "worse", "greater", "less", "fewer", "the", "their", "a",
];

/// Classes of what people do, have done or swallow whole: a claim that something acts on them is misread.
const PRACTICES: &[&str] = &[
    "bee_product", "behavioral", "beverage", "brand", "care", "device", "diet", "exercise", "food", "formula", "herb", "lifestyle",
    "mind_body", "mushroom", "oil", "probiotic", "procedure",
];

/// Whether a listed concept stands for something in particular.
pub fn particular(concept: &Concept) -> bool {
    !VAGUE.contains(&concept.name.as_str())
}

/// Whether something can be said to act on a listed concept.
pub fn acted_on(concept: &Concept) -> bool {
    particular(concept) && concept.side != Side::Population && !PRACTICES.contains(&concept.kind.as_str())
}

/// Whether a concept that is no treatment is said to treat: a marker or a condition improves and prevents nothing.
pub fn helps(concept: &Concept) -> bool {
    match concept.side {
        Side::Intervention | Side::Population => true,
        Side::Condition => false,
        Side::Outcome => !matches!(concept.kind.as_str(), "measure" | "scale" | "biomarker" | "event"),
    }
}

/// Whether a name that no vocabulary lists looks like a thing: a short noun phrase, whole, with a head that says something.
pub fn is_name(name: &str) -> bool {
    let name = normalize(name);
    if name.chars().any(|c| matches!(c, '(' | ')' | '%' | '=' | '<' | '>' | ',' | ';' | ':' | '"' | '“' | '”' | '\u{2009}')) {
        return false;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    if words.len() > LONGEST || HANGING.contains(first) || HANGING.contains(last) || name.chars().filter(|c| c.is_alphabetic()).count() < 3
    {
        return false;
    }
    if PEOPLE.contains(last) {
        return false;
    }
    // Adverbs belong to clauses.
    let adverb = |w: &str| {
        w.len() > 4
            && w.ends_with("ly")
            && !matches!(w, "family" | "early" | "daily" | "elderly" | "anomaly" | "assembly" | "supply" | "belly" | "jelly")
    };
    if words.iter().any(|w| CLAUSAL.contains(w) || adverb(w) || w.starts_with(|c: char| c.is_ascii_digit()) || w.ends_with("n't")) {
        return false;
    }
    // The head stands last, or before what limits it.
    let head = words
        .iter()
        .position(|w| matches!(*w, "of" | "in" | "for" | "with" | "among" | "from" | "on" | "to"))
        .map_or(*last, |i| words[i - 1]);
    let adjective = |w: &str| ["al", "ive", "ous", "ic", "able", "ible"].iter().any(|e| w.ends_with(e));
    if words.len() == 1 && (adjective(last) || DOING.contains(last)) {
        return false;
    }
    let participle = |w: &str| (w.ends_with("ed") && !w.ends_with("eed") && w.len() > 4) || w.ends_with("ly");
    // A head that says nothing by itself may be said by what stands before it ("pain score") or after ("risk of death").
    let bare =
        words.len() == 1 || head == *first && words.len() > 1 && !matches!(head, "risk" | "rate" | "rates" | "level" | "levels" | "use");
    !(participle(last)
        || EMPTY.contains(&head) && bare
        || words.iter().all(|w| EMPTY.contains(w) || LEADS.contains(w) || HANGING.contains(w)))
}

/// Whether a name that is no thing is that of the research itself ("the trial", "RCT did not find").
pub fn is_research(name: &str) -> bool {
    const RESEARCH: &[&str] =
        &["trial", "trials", "rct", "rcts", "study", "studies", "review", "reviews", "analysis", "authors", "researchers"];
    normalize(name).trim_start_matches("the ").split_whitespace().next().is_some_and(|w| RESEARCH.contains(&w))
}

/// Names that stand for a listed thing where a claim is about them, and for too much else in running text to be listed.
const BARE: &[(&str, &str)] = &[("falls", "accidental falls"), ("fall", "accidental falls"), ("falling", "accidental falls")];

/// The listed thing that a bare name stands for.
pub fn bare<'l>(name: &str, lexicon: &'l Lexicon) -> Option<&'l Concept> {
    BARE.iter().find(|(bare, _)| *bare == name).and_then(|(_, listed)| lexicon.by_name(listed))
}

/// The listed outcome or condition that an unlisted name is a wording of: words of degree before it and of measuring after
/// it are taken away ("mild nausea", "vomiting rate", "occurrence of falls").
pub fn wording_of<'l>(name: &str, lexicon: &'l Lexicon) -> Option<&'l Concept> {
    let whole = normalize(name);
    if let Some(found) = bare(&whole, lexicon) {
        return Some(found);
    }
    let mut rest = whole.as_str();
    for of in [
        "risk of ", "risk for ", "rate of ", "rates of ", "incidence of ", "occurrence of ", "frequency of ", "number of ", "severity of ",
        "episodes of ", "development of ", "onset of ", "reduction in ", "reduction of ", "improvement in ",
    ] {
        rest = rest.strip_prefix(of).unwrap_or(rest);
    }
    loop {
        let cut = rest.split_once(' ').filter(|(w, _)| LEADS.contains(w)).map(|(_, r)| r);
        let cut = cut.or_else(|| rest.rsplit_once(' ').filter(|(_, w)| TAILS.contains(w)).map(|(r, _)| r));
        let Some(shorter) = cut else { break };
        rest = shorter;
        if let Some(found) = lexicon.by_name(rest).filter(|c| matches!(c.side, Side::Condition | Side::Outcome)) {
            return Some(found);
        }
    }
    (rest.len() < whole.len()).then(|| lexicon.by_name(rest).filter(|c| matches!(c.side, Side::Condition | Side::Outcome))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_sentences_are_no_names() {
        for name in [
            "out in the town", "1.27 mmhg", "improved", "weight, p=0.9) and length", "people who were tested", "analysis and studies",
            "number of participants", "like half of a point", "total score", "lower", "effects seem", "crew members adapted", "benefit",
            "significantly", "secondary outcomes", "24 lesions",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn things_are() {
        for name in [
            "corticosterone", "cold receptor trpm8", "placenta and fetal growth", "risk of death", "bladder filling",
            "primary graft patency", "speed", "later school starts", "rate of healing", "caloric consumption",
        ] {
            assert!(is_name(name), "{name}");
        }
    }

    #[test]
    fn wordings_of_listed_things() {
        let lexicon = Lexicon::embedded();
        for (name, listed) in [
            ("mild nausea", "nausea"),
            ("vomiting rate", "vomiting"),
            ("occurrence of headache", "headache"),
            ("overall insomnia severity scores", "insomnia severity"),
        ] {
            assert_eq!(wording_of(name, lexicon).map(|c| c.name.as_str()), Some(listed), "{name}");
        }
        assert!(wording_of("corticosterone", lexicon).is_none());
    }
}
