//! The noun phrase around a name: "high-flavanol chocolate", "“Sunrouge” green tea", "a lack of vitamin D".
//! A name alone is often less than what the text speaks of.

use super::predicate::is_adverb;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::Side;
use crate::lexicon::words::Set;
use crate::record::Span;

/// Words that never belong to a noun phrase on their own: function words, auxiliaries, and verbs and adjectives that lead up to a
/// name ("received magnesium", "effective vitamin D").
static OUTSIDE: Set = Set::new(&[
    "the", "a", "an", "of", "in", "on", "to", "for", "with", "and", "or", "by", "from", "at", "as", "than", "that", "which", "who", "this",
    "these", "those", "its", "their", "his", "her", "your", "our", "my", "any", "some", "no", "all", "both", "each", "every", "either",
    "neither", "if", "when", "while", "whether", "because", "although", "but", "how", "why", "what", "where", "is", "are", "was", "were",
    "be", "been", "being", "may", "might", "can", "could", "will", "would", "should", "must", "do", "does", "did", "has", "have", "had",
    "not", "nor", "so", "such", "via", "through", "using", "without", "into", "between", "among", "after", "before", "during", "per",
    "versus", "vs", "plus", "like", "unlike", "about", "over", "under", "within", "against", "more", "most", "less", "many", "much", "few",
    "several", "various", "other", "another", "certain", "only", "also", "too", "very", "then", "there", "here", "it", "they", "we", "you",
    "i", "he", "she", "us", "them", "take", "takes", "took", "taken", "use", "uses", "used", "try", "consider", "add", "avoid", "found",
    "find", "finds", "show", "shows", "showed", "shown", "suggest", "suggests", "suggested", "indicate", "indicates", "received",
    "receive", "get", "gets", "got", "gave", "give", "given", "compare", "compared", "consumed", "consume", "drank", "ate", "eat", "drink",
    "administered", "containing", "contain", "contains", "include", "includes", "included", "including", "involving", "said", "says",
    "say", "think", "believe", "believes", "note", "noted", "that's", "it's", "says", "make", "makes", "help", "helps", "because",
    "effective", "potential", "possible", "recent", "new", "previous", "earlier", "first", "second", "two", "three", "four", "one",
    "studies", "study", "trial", "trials", "research", "evidence", "review", "reviews", "patients", "people", "participants", "women",
    "men", "adults", "children", "subjects", "group", "groups", "arm", "individuals", "rats", "mice", "researchers", "experts",
    "scientists", "doctors", "today", "however", "overall", "meanwhile", "therefore", "thus", "moreover", "furthermore", "additionally",
    "conversely", "similarly", "interestingly", "importantly", "notably", "conclusion", "results", "result", "findings", "start",
    "starting", "stop", "stopping", "want", "need", "needs", "needed", "for", "since", "until", "once", "upon", "up", "down", "out", "off",
    "examined", "assessed", "evaluated", "tested", "investigated", "whereas", "though", "yes", "even", "still", "just", "now", "often",
    "versus", "combine", "combined", "adding", "added", "combining", "supplementing", "supplemented", "treated", "treating", "treat",
    "associated", "linked", "related", "thought", "felt", "tried", "reported", "needed", "wanted", "started", "stopped", "switched",
    "chose", "other", "another", "additional", "whereas", "seem", "seemed", "made", "kept", "lost", "prescribed", "recommended",
    "recommend", "recommends", "reduced", "improved", "increased", "decreased", "effects", "effect", "benefits", "benefit", "role",
    "impact", "efficacy", "safety", "same", "prescribe", "raise", "boost", "skip", "swap", "replace", "mix", "buy", "own", "that’s",
    "it’s",
]);

/// Past participles that stand in names of forms and ways of giving.
static FORM_PARTICIPLES: Set = Set::new(&[
    "fermented", "standardized", "standardised", "extended", "prolonged", "sustained", "controlled", "delayed", "aged", "purified",
    "concentrated", "micronized", "encapsulated", "inhaled", "injected", "integrated", "modified", "fortified", "enriched", "hydrolyzed",
    "hydrolysed", "based", "restricted", "dried", "freeze", "roasted", "raw", "cooked", "refined", "unrefined", "chelated", "buffered",
    "methylated", "activated", "esterified", "saturated", "unsaturated", "polyunsaturated", "monounsaturated", "processed", "coated",
    "conjugated", "supervised", "guided", "assisted", "mediated", "derived", "continued", "combined", "sweetened", "fried", "baked",
]);

/// Nouns after a name that say which side of it is meant.
static HEADS: Set = Set::new(&[
    "supplement", "supplements", "supplementation", "extract", "extracts", "powder", "juice", "oil", "tea", "intake", "use", "consumption",
    "deficiency", "deficiencies", "insufficiency", "level", "levels", "status", "ingestion", "therapy", "treatment", "diet", "diets",
    "inhibition", "inhibitors", "blockade", "withdrawal", "restriction", "depletion", "activity", "ratio", "release", "concentration",
    "concentrations", "exposure", "loss", "overload", "toxicity", "imbalance", "metabolism", "signaling", "signalling", "signals",
    "receptors", "receptor", "training", "practice", "interventions", "intervention", "products", "product", "capsules", "tablets",
    "infusion", "infusions", "injections", "injection", "cream", "gel", "lozenges", "users", "use",
]);

/// Whether token `i` can stand before a noun that it qualifies.
fn qualifies(scan: &Scan, i: usize) -> bool {
    let w = scan.word(i);
    scan.tokens[i].kind == TokenKind::Word
        && !OUTSIDE.contains(w)
        && (!is_adverb(w) || matches!(w, "daily" | "early" | "weekly"))
        && (!w.ends_with("ing") || scan.glued(i))
        && (!w.ends_with("ed") || FORM_PARTICIPLES.contains(w) || i > 0 && scan.word(i - 1) == "-" && scan.glued(i - 1))
}

/// The span of the noun phrase around `name`, its start not before token `from`, its end not after token `to`.
pub fn around(scan: &Scan, name: Span, from: usize, to: usize) -> Span {
    let first = scan.token_at(name.start);
    let start = joined(scan, leftmost(scan, first, from), from);
    let mut end = scan.tokens.partition_point(|t| t.end <= name.end);
    while end < to && HEADS.contains(scan.word(end)) && !followed_by_name(scan, end) {
        end += 1;
    }
    if start >= end || scan.tokens[start].start > name.start {
        return name;
    }
    Span { start: scan.tokens[start].start, end: scan.tokens[end - 1].end.max(name.end) }
}

/// Where a combination whose last member begins at token `at` begins: "Bing Gan Tang combined with interferon", "analgesic plus
/// caffeine".
fn joined(scan: &Scan, at: usize, from: usize) -> usize {
    let connector = match at.checked_sub(1) {
        Some(i) if i > from && scan.is(i, &["plus", "+"]) => i,
        Some(i) if i > from + 1 && scan.word(i) == "with" && scan.is(i - 1, &["combined", "together", "co-administered"]) => i - 1,
        Some(i) if i > from + 2 && scan.word(i) == "with" && scan.word(i - 1) == "combination" && scan.word(i - 2) == "in" => i - 2,
        _ => return at,
    };
    let start = leftmost(scan, connector, from);
    let told = (start..connector).any(|i| scan.tokens[i].kind == TokenKind::Word && !scan.is(i, &["given", "when", "used"]));
    if told { start } else { at }
}

/// Whether a head word is itself the start of the next name ("magnesium use disorder" is not "magnesium use").
fn followed_by_name(scan: &Scan, at: usize) -> bool {
    let t = scan.tokens[at];
    scan.concepts_in(Span { start: t.start, end: t.end }).iter().any(|h| h.end > t.end)
}

/// Where the noun phrase whose head begins at token `first` begins, not before token `from`.
pub fn leftmost(scan: &Scan, first: usize, from: usize) -> usize {
    let mut at = first;
    let mut words = 0;
    while at > from && words < 4 {
        let prev = at - 1;
        let w = scan.word(prev);
        let of_unit =
            w == "/" && scan.is(at, &["d", "day", "kg", "week", "wk"]) || matches!(w, "mg" | "g" | "mcg" | "µg" | "ml" | "iu" | "day");
        if of_unit {
            break;
        }
        if matches!(w, "-" | "/" | "‐" | "‑") && scan.glued(prev) && prev > from && scan.glued(prev - 1) {
            at = prev - 1;
            words += 1;
            continue;
        }
        if matches!(w, "”" | "\"" | "’") && prev > from + 1 {
            let open = (prev.saturating_sub(3).max(from)..prev).rev().find(|i| scan.is(*i, &["“", "\"", "‘"]));
            if let Some(open) = open {
                at = open;
                words += 1;
                continue;
            }
        }
        let named = scan.concepts.partition_point(|h| h.start <= scan.tokens[prev].start).checked_sub(1).map(|i| &scan.concepts[i]);
        let in_name = named.is_some_and(|h| h.end > scan.tokens[prev].start && scan.concept(h).side == Side::Population);
        if !qualifies(scan, prev) || in_name {
            break;
        }
        at = prev;
        words += 1;
    }
    // "a lack of vitamin D" is not vitamin D.
    if at >= from + 2 && scan.word(at - 1) == "of" && matches!(scan.word(at - 2), "lack" | "shortage") {
        return at - 2;
    }
    at
}
