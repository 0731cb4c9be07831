//! The noun phrase before a verb as its subject, where no listed exposure is named: a condition, a process, plain words.

use super::argument::{ANAPHORA, Argument, mentions, phrase, trim};
use super::extent::list_goes_on;
use super::group::long_form;
use super::predicate::is_adverb;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};

/// Verbs and auxiliaries that end a subject's noun phrase.
pub(super) static SUBJECT_ENDS: Set = Set::new(&[
    "is", "are", "was", "were", "be", "been", "may", "might", "can", "could", "will", "would", "should", "does", "do", "did", "has",
    "have", "had", "doesn't", "don't", "didn't", "doesn’t", "don’t", "didn’t", "isn't", "isn’t", "cannot", "can't", "which", "that", "who",
    "known", "helping", "help", "helps", "seems", "appears", "appear", "seem", "seemed", "appeared", "tends", "tend", "involved", "used",
    "such", "like", "including", "when", "if", "not", "never", "also", "while", "since", "because", "as", "whether", "how",
]);

/// A noun phrase before the predicate, where no exposure is named: a condition, a process, or plain words.
pub(super) fn noun_phrase(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
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
    // "Isn’t essential, and it …": a verb.
    if scan.word(from).ends_with("n’t") || scan.word(from).ends_with("n't") {
        return None;
    }
    let end = (from + 1..to)
        .find(|i| {
            SUBJECT_ENDS.contains(scan.word(*i))
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
    // "The chewable tablets", "two drugs": of what was named before.
    if ANAPHORIC_HEADS.contains(scan.word(to - 1)) && mentions(scan, from, to).len() <= usize::from(words.len() < 3) {
        return None;
    }
    if words.iter().any(|i| NOT_EXPOSURES.contains(scan.word(*i))) || words.len() == 1 && ANAPHORA.contains(scan.word(words[0])) {
        return None;
    }
    let found: Vec<&Hit> = mentions(scan, from, to).into_iter().filter(|h| scan.concept(h).side != Side::Population).collect();
    let name = phrase(scan, from, to);
    if name.is_empty() {
        return None;
    }
    // A single plain word is seldom an exposure: a verb or adjective taken for one. What a sentence begins with is ("Laughter eases
    // stress"), and so is what is written as a name ("NTx").
    let one = words.len() == 1;
    let opens = one && from > 0 && scan.doc.sentence_at(scan.tokens[from].start).is_some_and(|s| scan.tokens_of(s).0 == from);
    let capitals = scan.raw(words[0]).bytes().filter(u8::is_ascii_uppercase).count();
    let first = scan.word(words[0]);
    let named = capitals >= 2 && to == from + 1 && !NOT_NAMES.contains(first);
    let told = one && (named || opens && capitals == 1 && first.len() >= 5 && !first.ends_with('s') && !OPENERS.contains(first));
    if found.is_empty() && (one && !told || first.ends_with("ly") || first.ends_with('s') && words.len() < 3) {
        return None;
    }
    // "MT improves movement": what the text writes out.
    if one && let Some(long) = long_form(scan, scan.span(words[0], words[0] + 1)) {
        let concept = scan.concepts_in(long).iter().find(|h| h.end <= long.end).map(|h| scan.concept(h).id.clone());
        let name = long.of(scan.text).replace('\n', " ");
        return Some(Argument { name, concept, span: Some(scan.span(from, to)), ..Argument::default() });
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

/// Words that a sentence begins with and that name nothing.
static OPENERS: Set = Set::new(&[
    "maybe", "though", "there", "where", "today", "still", "never", "often", "other", "another", "first", "second", "third", "please",
    "since", "while", "after", "before", "under", "instead", "rather", "either", "neither", "nothing", "something", "anything",
    "everything", "whatever", "later", "earlier", "despite", "without", "within", "about", "around", "during", "until", "being", "having",
    "every", "again", "perhaps", "which", "these", "those", "their", "whose", "whether", "among", "nobody", "anyone", "someone",
    "everyone", "taken", "given", "based", "further", "future", "current", "additional", "previous", "early", "recent", "potential",
    "possible", "several", "various", "nearly", "almost", "about", "higher", "lower", "longer", "shorter", "better", "worse", "greater",
    "fewer", "science", "history", "legend",
]);

/// Words in capitals that name no exposure: figures, authorities, kinds of study.
static NOT_NAMES: Set = Set::new(&[
    "rr", "or", "hr", "ci", "md", "smd", "nnt", "nnh", "rd", "wmd", "auc", "iqr", "sd", "se", "us", "uk", "usa", "eu", "who", "nhs", "fda",
    "nih", "cdc", "nice", "gp", "gps", "rct", "rcts", "ai", "tv", "grade", "bmj", "jama", "efsa", "usda", "nccih", "bbc", "cnn", "ema",
    "pls", "no", "yes", "faq", "ok", "we", "it", "dr", "qol", "bp", "bmi", "icu",
]);

/// Heads of noun phrases that stand for an exposure named before.
pub(super) static ANAPHORIC_HEADS: Set = Set::new(&[
    "tablets", "tablet", "capsules", "pills", "pill", "drugs", "drug", "medication", "medications", "medicine", "medicines", "diets",
    "agents", "agent", "compound", "compounds", "products", "product", "herb", "herbs", "vitamin", "vitamins", "mineral", "minerals",
    "supplements", "supplement", "remedy", "remedies", "substance", "substances", "ingredient", "ingredients",
]);

/// Words that make a noun phrase before a verb something else than an exposure: who studied, what was found, a pronoun.
pub(super) static NOT_EXPOSURES: Set = Set::new(&[
    "it", "they", "we", "you", "he", "she", "i", "participants", "patients", "study", "studies", "trial", "trials", "researchers",
    "authors", "scientists", "experts", "results", "findings", "evidence", "research", "review", "reviews", "group", "groups", "there",
    "people", "individuals", "this", "these", "those", "data", "analysis", "meta", "rct", "rcts", "literature", "women", "men", "children",
    "adults", "subjects", "condition", "team", "article", "others", "doctors", "some", "many", "most", "ratio", "effect", "effects",
    "treatment", "supplementation", "supplement", "supplements", "therapy", "intervention", "interventions", "investigators", "action",
    "conclusion", "conclusions", "doses", "dose", "dosage", "amount", "difference", "differences", "experiment", "approach", "volunteers",
    "users", "your", "our", "body", "outcome", "outcomes", "endpoint", "dosages", "measures", "analyses", "mechanism", "benefits",
    "benefit", "pattern", "question", "reason", "them", "us", "me", "him", "her", "someone", "everyone", "anyone", "nobody", "what", "who",
    "whom", "none", "knew", "felt", "clinicians", "physicians", "nurses", "dieters", "responders", "practitioners", "pharmacists",
    "countries", "manufacturers", "companies", "you’re", "you're", "we’re", "we're", "they’re", "they're", "i’m", "i'm", "it’s", "it's",
    "that’s", "that's", "there’s", "there's", "he’s", "he's", "she’s", "she's",
]);

/// Whether words before a predicate begin with a verb of their own: "…, blunting output and causing fatigue".
pub(super) fn begins_with_verb(scan: &Scan, from: usize) -> bool {
    let mut i = from;
    while scan.is(i, &["and", "or", "also", "then", ","]) || is_adverb(scan.word(i)) {
        i += 1;
    }
    let w = scan.word(i);
    let participle = w.ends_with("ing") && i > 0 && scan.word(i - 1) == ",";
    participle
        || matches!(
            w,
            "appeared"
                | "appears"
                | "appear"
                | "seems"
                | "seemed"
                | "tends"
                | "proved"
                | "remains"
                | "continues"
                | "is"
                | "are"
                | "was"
                | "were"
                | "can"
                | "could"
                | "may"
                | "might"
                | "will"
                | "would"
                | "should"
                | "does"
                | "do"
                | "did"
                | "has"
                | "have"
                | "had"
                | "makes"
                | "make"
                | "made"
                | "drives"
                | "drive"
                | "gives"
                | "give"
                | "keeps"
                | "keep"
                | "helps"
        )
}

/// "The vitamin", "these supplements": stand for what was named before.
pub(super) fn is_anaphoric(scan: &Scan, hit: &Hit) -> bool {
    static KINDS: Set = Set::new(&[
        "vitamin", "vitamins", "mineral", "minerals", "supplement", "supplements", "supplementation", "drug", "drugs", "medication",
        "medications", "herb", "tablets", "capsules", "pills",
    ]);
    let at = scan.token_at(hit.start);
    KINDS.contains(&scan.lower[hit.start..hit.end]) && at > 0 && scan.is(at - 1, &["the", "this", "these", "both", "two", "those"])
}
