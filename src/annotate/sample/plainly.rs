//! Weaknesses that a text tells in plain words, with other words between: "a small new study", "the study only shows a link",
//! "funded by the almond board", "studies use a wide variety of doses", "half of the volunteers dropped out".

use super::limitation::{readable, sample};
use super::nouns::{is_people, is_studies};
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::{List, Set};
use crate::record::{Limitation, Sample};

/// A weakness: its first token, one past its last, its kind.
type Found = Option<(usize, usize, Limitation)>;

/// Those who make, grow or sell.
static SELLERS: Set = Set::new(&[
    "companies", "company", "corp", "corporation", "distributor", "firm", "firms", "gmbh", "growers", "inc", "industry", "llc", "ltd",
    "maker", "makers", "manufacturer", "manufacturers", "marketer", "producer", "producers", "seller", "sellers", "supplier",
]);

/// Adds what is told plainly, but for what overlaps the weaknesses from `first` on.
pub(super) fn plainly(scan: &Scan, review: bool, first: usize, out: &mut Vec<Sample>) {
    for (i, s) in scan.doc.sentences.iter().enumerate().filter(|(_, s)| readable(s)) {
        let (from, to) = scan.tokens_of(i);
        if !(from..to).any(|t| scan.listed(List::StudyWord, t)) {
            continue;
        }
        for t in from..to {
            let here = (from, to);
            let found = match scan.word(t) {
                "small" | "tiny" => small_study(scan, t, here).or_else(|| studies_were(scan, t, here, Limitation::SmallSample)),
                "short" | "brief" => studies_were(scan, t, here, Limitation::ShortDuration),
                "ties" => ties(scan, t, here),
                "link" | "links" | "association" | "associations" | "correlation" | "correlations" | "connection" => {
                    only_a_link(scan, t, here)
                }
                "prove" | "establish" | "demonstrate" | "determine" | "show" | "infer" => no_proof(scan, t, here),
                "funded" | "sponsored" | "paid" | "financed" | "supported" | "bankrolled" | "underwritten" => paid_by(scan, t, here),
                "variety" | "range" | "different" | "differing" | "varying" | "various" | "diverse" | "mix" => variety(scan, t, here),
                "dropped" | "withdrew" | "quit" | "complete" | "finish" => dropped(scan, t, here),
                "memory" | "memories" | "recollections" | "questionnaires" | "surveys" | "diaries" | "self" | "recall" | "remember" => {
                    remembered(scan, t, here)
                }
                "report" | "assess" | "evaluate" | "measure" | "examine" | "address" | "investigate" | "describe" | "mention"
                | "reported" | "assessed" | "evaluated" | "measured" | "examined" | "addressed" | "investigated" | "described"
                | "mentioned" | "compared" | "looked" | "carried" | "collect" | "collected" | "compare" | "conducted" | "consider"
                | "considered" | "look" | "monitor" | "monitored" | "performed" | "provide" | "provided" | "specified" | "specify"
                | "undertaken" => unreported(scan, t, here, review),
                "details" | "detail" | "information" => lacked(scan, t, here),
                "low" => only_some_sound(scan, t, here),
                _ => None,
            };
            let Some((begin, end, kind)) = found else { continue };
            let span = scan.span(begin, end);
            let told = |x: &Sample| kind == Limitation::HeterogeneousMethods && x.limitation == Some(kind) && x.start >= s.span.start;
            if out[first..].iter().any(told) {
                continue;
            }
            if !out[first..].iter().any(|x| x.start < span.end && span.start < x.end) {
                out.push(sample(scan, span, kind, s.section, "SMP006", 0.8));
            }
        }
    }
}

/// One study, or several.
fn study(scan: &Scan, i: usize) -> bool {
    is_studies(scan, i) && !scan.is(i, &["meta"]) || scan.is(i, &["study", "trial", "rct", "experiment", "experiments"])
}

/// What a study is, or what stands for one.
fn work(scan: &Scan, i: usize) -> bool {
    study(scan, i) || scan.is(i, &["research", "findings", "finding", "results", "data", "analysis", "evidence", "review", "survey"])
}

/// Whether "not" in one of its forms stands right before token `i`, but for "have" and adverbs.
fn denied(scan: &Scan, i: usize, from: usize) -> Option<usize> {
    let at = (from.max(i.saturating_sub(3))..i).rev().find(|j| {
        let w = scan.word(*j);
        matches!(w, "not" | "cannot" | "never" | "unable") || w.ends_with("n't") || w.ends_with("n’t")
    })?;
    (at + 1..i)
        .all(|j| scan.word(j).ends_with("ly") || scan.is(j, &["to", "yet", "be", "been", "able", "designed", "itself"]))
        .then_some(at)
}

/// "A small new study", "a tiny, early-stage trial".
fn small_study(scan: &Scan, t: usize, (_, to): (usize, usize)) -> Found {
    static OTHER: Set = Set::new(&[
        "airway", "and", "are", "bowel", "by", "cell", "change", "changes", "decrease", "difference", "differences", "dose", "doses",
        "effect", "effects", "fiber", "for", "from", "group", "groups", "has", "have", "in", "increase", "intestinal", "intestine", "is",
        "molecule", "nerve", "number", "numbers", "of", "on", "or", "part", "reduction", "sample", "than", "that", "the", "this", "to",
        "vessel", "was", "were", "when", "with",
    ]);
    let noun = (t + 1..to.min(t + 8)).find(|j| study(scan, *j))?;
    let between = |j: usize| match scan.tokens[j].kind {
        TokenKind::Word => !OTHER.contains(scan.word(j)),
        TokenKind::Number => true,
        TokenKind::Mark => scan.is(j, &["-", ",", "‐", "–"]),
    };
    // "Small studies can overestimate": studies in general.
    let numbers = scan.is(noun + 1, &["numbers", "arms", "arm", "group", "groups", "population", "can", "may", "often", "tend"]);
    ((t + 1..noun).all(between) && !numbers && !scan.is(t.wrapping_sub(1), &["not"])).then_some((t, noun + 1, Limitation::SmallSample))
}

/// "Studies have so far been small", "the trials in our review tend to be quite short".
fn studies_were(scan: &Scan, t: usize, (from, to): (usize, usize), kind: Limitation) -> Found {
    let mut i = t;
    let adverb = |w: &str| w.ends_with("ly") || matches!(w, "too" | "very" | "quite" | "rather" | "all" | "so" | "often" | "also");
    while i > from && adverb(scan.word(i - 1)) {
        i -= 1;
    }
    if i <= from + 1 || !scan.is(i - 1, &["is", "was", "are", "were", "been", "be", "remain", "remained"]) {
        return None;
    }
    let noun = (from.max(i.saturating_sub(9))..i - 1).rev().find(|j| study(scan, *j))?;
    let plain = (noun + 1..i - 1).all(|j| {
        scan.is(j, &["have", "has", "so", "far", "to", "date", "tend", "tended", "itself", "that", "mostly", "all", "also", "done"])
            || scan.is(j, &["included", "in", "the", "this", "our", "review", "we", "found", "identified", "here"])
            || scan.word(j).ends_with("ly")
    });
    let ends = t + 1 >= to || scan.is(t + 1, &[".", ",", ";", ":", "and", "but", "or", "in", ")", "(", "with", "—", "–"]);
    (plain && ends).then_some((noun, t + 1, kind))
}

/// "The study only shows a link", "found an association, not cause and effect".
fn only_a_link(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Found {
    let begin = from.max(t.saturating_sub(7));
    let told = (begin..t).rev().find(|j| {
        scan.is(
            *j,
            &[
                "demonstrate", "demonstrated", "demonstrates", "establish", "establishes", "find", "identify", "point", "points", "finds",
                "found", "identified", "indicate", "indicated", "indicates", "observed", "reported", "reveal", "revealed", "reveals",
                "show", "showed", "shown", "shows", "suggest", "suggested", "suggests",
            ],
        )
    })?;
    let by = (from.max(told.saturating_sub(6))..told).any(|j| work(scan, j) || scan.is(j, &["it", "they", "we", "researchers"]));
    let only = |j: usize| scan.is(j, &["only", "merely", "just", "simply"]);
    let only = only(told - 1) || (told + 1..t).any(only);
    let small = (told + 1..t).any(|j| scan.is(j, &["between", "with", "no", "not", "found", "for", "among", "and"]));
    // "… a link, not a cause", "… an association but does not prove".
    let cause = (t + 1..to.min(t + 7))
        .find(|j| scan.is(*j, &["cause", "causation", "causality", "causal"]) && (t + 1..*j).any(|k| scan.is(k, &["not", "rather"])));
    if !by || small || !(only || cause.is_some()) {
        return None;
    }
    let begin = if only && scan.is(told - 1, &["only", "merely", "just", "simply"]) { told - 1 } else { told };
    Some((begin, cause.map_or(t + 1, |j| j + 1), Limitation::Other))
}

/// "Cannot show cause and effect", "does not prove that coffee prevents gout", "was not designed to prove".
fn no_proof(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Found {
    let not = denied(scan, t, from)?;
    let by = (from.max(not.saturating_sub(12))..not).any(|j| work(scan, j) || scan.is(j, &["it", "they", "this", "these", "association"]));
    let cause = (t + 1..to.min(t + 9)).take_while(|j| !scan.is(*j, &[".", ";"])).find(|j| {
        scan.is(*j, &["cause", "causes", "caused", "causing", "causation", "causality", "causal"]) && !scan.is(j + 1, &["for", "of"])
    });
    let that = scan.is(t, &["prove"]) && scan.is(t + 1, &["that", "it", "whether", "anything", "the"]);
    let end = match cause {
        Some(j) if scan.is(j + 1, &["and", "-"]) => (j + 4).min(to),
        Some(j) => j + 1,
        None => t + 1,
    };
    (by && (cause.is_some() || that)).then_some((not, end.min(to), Limitation::Other))
}

/// "The authors disclosed ties to the dairy industry".
fn ties(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Found {
    let seller = (t + 2..to.min(t + 8)).find(|j| SELLERS.contains(scan.word(*j)))?;
    let who =
        (from..t).any(|j| work(scan, j) || scan.is(j, &["authors", "author", "researchers", "researcher", "scientists", "investigators"]));
    (who && scan.is(t + 1, &["to", "with"]) && !scan.is(t - 1, &["no"])).then_some((t, seller + 1, Limitation::FundingConflict))
}

/// "Funded by a company that makes it", "sponsored in part by the Walnut Board", "paid for by the manufacturer".
fn paid_by(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Found {
    static BODIES: Set = Set::new(&["association", "board", "bureau", "checkoff", "commission", "council", "federation", "institute"]);
    static PUBLIC: Set =
        Set::new(&["arts", "cancer", "education", "european", "government", "health", "heart", "medical", "research", "science"]);
    let by = (t + 1..to.min(t + 6)).find(|j| scan.is(*j, &["by"]))?;
    let goes_on = |j: &usize| !scan.is(*j, &[";", "(", ":"]) && (scan.glued(*j) || !scan.is(*j, &["."]));
    let payer =
        (by + 1..to.min(by + 12)).take_while(goes_on).find(|j| SELLERS.contains(scan.word(*j)) || BODIES.contains(scan.word(*j)))?;
    let food = || scan.concepts_in(scan.span(by + 1, payer)).iter().any(|h| matches!(scan.concept(h).kind.as_str(), "food" | "herb"));
    let trade =
        || !scan.is(payer, &["association", "federation", "institute"]) && !(by + 1..payer + 3).any(|j| PUBLIC.contains(scan.word(j)));
    let sold = SELLERS.contains(scan.word(payer)) || trade() || food();
    let studied = (from..t).any(|j| work(scan, j) || scan.is(j, &["it", "which", "authors", "researchers", "author", "project"]));
    (sold && studied && !scan.is(t - 1, &["not"])).then_some((t, payer + 1, Limitation::FundingConflict))
}

/// "Studies use a wide variety of doses", "the trials tested different forms of the herb".
fn variety(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Found {
    static VARIED: Set = Set::new(&[
        "amounts", "approaches", "brands", "comparators", "comparisons", "definitions", "designs", "dosages", "doses", "durations",
        "extracts", "formulations", "forms", "instruments", "interventions", "kinds", "lengths", "measures", "methods", "outcomes",
        "populations", "preparations", "procedures", "products", "protocols", "questionnaires", "regimens", "scales", "strains",
        "strengths", "techniques", "tests", "tools", "treatments", "types", "ways",
    ]);
    let verb = (from.max(t.saturating_sub(6))..t).rev().find(|j| {
        scan.is(
            *j,
            &[
                "assessed", "compared", "employed", "examined", "gave", "include", "included", "involved", "tested", "tried", "use",
                "used", "using",
            ],
        )
    })?;
    let many = |j: usize| is_studies(scan, j) || j == from && scan.is(j, &["these", "they"]);
    let subject = (from.max(verb.saturating_sub(6))..verb).any(many);
    let two = (from..verb).any(|j| scan.is(j, &["two", "three", "both", "one"]));
    let whole = !(verb + 1..t).any(|j| scan.is(j, &["and", "or", "in", "at", "for"]) || number_at(scan, j).is_some());
    let what = (t + 1..to.min(t + 6)).take_while(|j| !scan.is(*j, &[".", ";", ","])).find(|j| VARIED.contains(scan.word(*j)))?;
    (subject && whole && !two).then_some((verb, what + 1, Limitation::HeterogeneousMethods))
}

/// "Half of the volunteers dropped out", "many people did not finish the trial".
fn dropped(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Found {
    let begin = from.max(t.saturating_sub(9));
    let out = match scan.word(t) {
        "dropped" => scan.is(t + 1, &["out"]),
        "complete" | "finish" => {
            denied(scan, t, from).is_some() && (t + 1..to.min(t + 4)).any(|j| study(scan, j) || scan.is(j, &["it", "treatment"]))
        }
        _ => (t + 1..to.min(t + 4)).any(|j| study(scan, j)),
    };
    let who = (begin..t).rev().find(|j| is_people(scan, *j))?;
    let many = (begin..who).rev().find(|j| {
        scan.is(*j, &["many", "most", "half", "third", "thirds", "quarter", "lot", "majority"])
            || scan.is(*j, &["number", "proportion"]) && scan.is(j - 1, &["large", "high", "significant", "substantial"])
    })?;
    out.then_some((many, t + 1 + usize::from(scan.is(t + 1, &["out"])), Limitation::BiasRisk))
}

/// "Relied on people's memories", "were asked to recall what they ate", "participants' self-reports".
fn remembered(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Found {
    if scan.is(t, &["recall", "remember"]) && scan.is(t.wrapping_sub(1), &["to"]) {
        let asked = (from.max(t.saturating_sub(4))..t).find(|j| scan.is(*j, &["asked", "had", "needed"]))?;
        return Some((asked, t + 1, Limitation::SelfReport));
    }
    let told = scan.is(t, &["self"]) && scan.is(t + 2, &["reports", "reporting", "report", "reported"]);
    if scan.is(t, &["self", "remember"]) && !told {
        return None;
    }
    let relied = (from.max(t.saturating_sub(7))..t).rev().find(|j| {
        scan.is(*j, &["relied", "relies", "rely", "relying", "depended", "depends", "dependent", "reliance"])
            && scan.is(j + 1, &["on", "upon"])
            || scan.is(*j, &["based"]) && scan.is(j + 1, &["on"]) && scan.is(t, &["memory", "memories", "recollections", "recall", "self"])
    })?;
    let end = if told { t + 3 } else { t + 1 };
    (end <= to).then_some((relied, end, Limitation::SelfReport))
}

/// "None of the trials looked at harms", "no study reported deaths", "most studies did not measure sleep".
fn unreported(scan: &Scan, t: usize, (from, to): (usize, usize), review: bool) -> Found {
    let noun = (from.max(t.saturating_sub(5))..t).rev().find(|j| study(scan, *j))?;
    let done = scan.word(t).ends_with("ed");
    let begin = from.max(noun.saturating_sub(5));
    let none = (begin..noun)
        .rev()
        .find(|j| scan.is(*j, &["none", "neither"]) && scan.is(j + 1, &["of"]) || scan.is(*j, &["no", "neither"]) && noun - j <= 3);
    let not = denied(scan, t, from);
    let end = (t + 1..to).find(|j| scan.is(*j, &[",", ";", ".", ":", "(", "but", "so", "and"])).unwrap_or(to).min(t + 14);
    // "No trials were conducted in a developing country".
    if let (Some(n), None) = (none, not)
        && scan.is(t, &["carried", "conducted", "performed", "undertaken"])
        && scan.is(t - 1, &["was", "were"])
        && noun + 2 == t
        && scan.is(t + 1 + usize::from(scan.is(t + 1, &["out"])), &["among", "in", "with"])
    {
        return Some((n, end, Limitation::SelectedPopulation));
    }
    let (first, sure) = match (none, not) {
        (Some(n), None) if done && (noun + 1..t).all(|j| scan.is(j, &["have", "has", "directly", "adequately", "specifically"])) => {
            (n, true)
        }
        (None, Some(n)) if !done && n > noun => {
            let many = (begin..noun).find(|j| scan.is(*j, &["most", "many", "included", "some", "all", "several", "the"]));
            (many?, review && is_studies(scan, noun))
        }
        _ => return None,
    };
    // "No study reported harms": there were none.
    let harms = |j: usize| scan.is(j, &["events", "effects", "deaths", "harms", "reactions", "complications", "problems", "that"]);
    let found = scan.is(t, &["reported"]) && !scan.is(t + 1, &["on", "data"]) && (t + 1..end).any(harms);
    (sure && (review || none.is_some()) && !found && end > t + 1).then_some((first, end, Limitation::Other))
}

/// "Reports often lacked details", "most studies gave little information".
fn lacked(scan: &Scan, t: usize, (from, _): (usize, usize)) -> Found {
    let begin = from.max(t.saturating_sub(4));
    let verb = (begin..t).rev().find(|j| scan.is(*j, &["lack", "lacked", "gave", "provided", "offered", "contained"]))?;
    let little = scan.is(verb, &["lack", "lacked"])
        || (verb + 1..t).any(|j| scan.is(j, &["few", "little", "no", "insufficient", "incomplete", "inadequate", "limited"]));
    let noun = (from.max(verb.saturating_sub(4))..verb).find(|j| is_studies(scan, *j))?;
    little.then_some((noun, t + 1, Limitation::Other))
}

/// "Only three trials were rated as having a low risk of bias".
fn only_some_sound(scan: &Scan, t: usize, (from, to): (usize, usize)) -> Found {
    if !scan.is(t + 1, &["risk"]) || !scan.is(t + 2, &["of"]) || !scan.is(t + 3, &["bias"]) {
        return None;
    }
    let only = (from.max(t.saturating_sub(14))..t).find(|j| scan.is(*j, &["only", "just", "few", "none"]))?;
    let studies = (only + 1..t).any(|j| study(scan, j)) && (only + 1..t).all(|j| !scan.is(j, &[",", ";", "but", "when", "including"]));
    (studies && t + 4 <= to).then_some((only, t + 4, Limitation::BiasRisk))
}
