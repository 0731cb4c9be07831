//! The sentences in which authors own up to weaknesses: one that names limitations opens a passage, which goes on over
//! ordinals, lacks, doubts and wishes until it turns to conclusions or strengths.

use super::limitation::{readable, sample};
use crate::annotate::scan::Scan;
use crate::lexicon::words::{self, Cues, List};
use crate::record::{Limitation, Sample, SectionKind};
use crate::segment::Sentence;

/// Words that name limits.
const LIMITS: &[&str] = &["limitation", "shortcoming", "drawback", "weakness of", "weaknesses of", "limited by"];
static NAMED: Cues = Cues::new(LIMITS);

/// What is asked of who reads a result.
const CAUTION: &str = "with caution";

/// Sentences in which authors own up: "limitations" named, then enumerated, each with a statement of lack or doubt.
///
/// The authors of a review own up to its weaknesses by name; what they tell of the studies is no confession.
pub(super) fn confessions(scan: &Scan, review: bool, out: &mut Vec<Sample>, first: usize) {
    let sentences = &scan.doc.sentences;
    let mut open: Option<usize> = None;
    // The last sentence of a passage that announces limitations and tells them one after another.
    let mut passage: Option<usize> = None;
    // Whether limits were named before; where they were not, a sentence speaks for itself alone.
    let mut told = false;
    // Most articles name no limits: what no sentence of the text says need not be looked for in each.
    let limits = NAMED.stand_in(scan.lower);
    for (i, s) in sentences.iter().enumerate() {
        if !readable(s) || s.section == SectionKind::Methods || matches!(s.section, SectionKind::Heading | SectionKind::Title) {
            continue;
        }
        let words = s.span.of(scan.lower);
        // A row of a table.
        if words.contains('|') {
            continue;
        }
        if limits && words.contains("limitations") && words.contains("overc") {
            (open, passage) = (None, None);
            continue;
        }
        let named = limits && NAMED.stand_in(words) && names_limits(words);
        let own = named && words::said(List::OwnWork, words);
        if named && (own || words.contains("limitations")) {
            let intro = words::said(List::Announces, words);
            (open, told) = (Some(i), true);
            passage = ((own || announces(words)) && speaks_of_itself(words) || passage.is_some_and(|p| i - p <= 3)).then_some(i);
            let bare = announces(words)
                || intro
                    && words.len() < 160
                    && !words.contains(" first")
                    && !words.contains("because")
                    && !words.contains("including")
                    && !words.contains("such as");
            if !bare && (own || intro) {
                confess(scan, s, out, first, 0.85);
            }
            continue;
        }
        if review {
            continue;
        }
        let ordinal = ordinal(words);
        let by_itself = strongly(words);
        let in_list = ordinal && (told || later(words)) && (lacking(words) && owned(words) || words.contains("cannot be"));
        let alone = in_list || by_itself;
        if open.is_none() && passage.is_none() && !alone {
            continue;
        }
        if concludes(words) && !ordinal {
            passage = None;
        }
        if reassures(words) && !(ordinal && passage.is_some()) {
            open = None;
            continue;
        }
        let told_on = |p: usize| match i - p {
            _ if turns(words) && !ordinal => false,
            0..=2 => ordinal || goes_on(words),
            3..=6 => ordinal || lacking(words) && (adds(words) || strongly(words) || words.contains("unfortunately")),
            _ => false,
        };
        if passage.is_some_and(told_on) {
            confess(scan, s, out, first, if ordinal { 0.75 } else { 0.55 });
            (open, passage) = (Some(i), Some(i));
            continue;
        }
        let near = open.is_some_and(|o| i - o <= 3) && (told || ordinal || !tells_results(words));
        if near && (ordinal || lacking(words) && leads_on(words)) {
            confess(scan, s, out, first, 0.8);
            open = Some(i);
            passage = (ordinal || passage.is_some()).then_some(i);
        } else if alone {
            confess(scan, s, out, first, 0.7);
            open = Some(i);
            passage = passage.or(ordinal.then_some(i)).map(|_| i);
        } else if near && !turns(words) && (lacking(words) || doubts(words)) && open.is_some_and(|o| i - o <= 1) {
            confess(scan, s, out, first, 0.6);
            open = Some(i);
        }
    }
}

/// Whether limits are named, and not those of a treatment: "its use is limited by side effects".
fn names_limits(words: &str) -> bool {
    const LIMITED: [&str; 9] = ["study", "trial", "analys", "review", "finding", "result", "data", "we ", "our "];
    LIMITS.iter().any(|w| {
        let Some((before, after)) = words.split_once(w) else { return false };
        match *w {
            "limited by" => {
                let clause = before.rsplit(['.', ';', ',']).next().unwrap_or("");
                LIMITED.iter().any(|w| clause.contains(w))
            }
            "limitation" => {
                let of_what = before.trim_end().rsplit([' ', '-']).next().unwrap_or("");
                let after = after.strip_prefix('s').unwrap_or(after);
                let of = after.strip_prefix(" of ").or(after.strip_prefix(" in "));
                let listed =
                    ["a", "another", "further", "important", "key", "main", "major", "one", "potential", "second"].contains(&of_what);
                !OF_BODIES.contains(&of_what) && (listed || of.is_none_or(|of| of.split(' ').take(6).any(is_of_study)))
            }
            "weakness of" | "weaknesses of" => after.split(' ').take(5).any(is_of_study),
            _ => true,
        }
    })
}

/// Limitations of people and treatments.
const OF_BODIES: [&str; 16] = [
    "activity", "airflow", "daily", "emotional", "exercise", "flow", "functional", "growth", "mental", "mobility", "motion", "physical",
    "role", "social", "therapeutic", "treatment",
];

/// Words of studies, in what limitations are limitations of.
fn is_of_study(w: &str) -> bool {
    const STUDY: [&str; 20] = [
        "stud", "trial", "our", "this", "review", "analys", "present", "current", "data", "method", "work", "research", "design",
        "approach", "finding", "evidence", "sample", "report", "investigation", "result",
    ];
    STUDY.iter().any(|s| w.starts_with(s))
}

fn ordinal(words: &str) -> bool {
    words::begins(List::Ordinal, words)
}

/// An ordinal that only a list has: results begin with "first" and end with "finally" as well.
fn later(words: &str) -> bool {
    ordinal(words) && !["first", "finally", "the ", "("].iter().any(|w| words.starts_with(w))
}

/// Aims, results and conclusions, which stand in an abstract beside an open admission.
fn tells_results(words: &str) -> bool {
    const RESULTS: [&str; 13] = [
        "significant", "conclu", "suggest", "indicate", "were reported", "observed", "adverse", "p <", "p=", "aim", "purpose",
        "further research", "effective",
    ];
    RESULTS.iter().any(|w| words.contains(w))
}

fn leads_on(words: &str) -> bool {
    words::begins(List::LeadsOn, words)
}

/// Lack, doubt or inability.
fn lacking(words: &str) -> bool {
    words::said(List::Lacking, words)
}

/// Doubt and wishes, which go on with a confession but do not open one.
fn doubts(words: &str) -> bool {
    words::said(List::Doubts, words)
}

/// The turn from weakness to strength, which closes a list of confessions.
fn reassures(words: &str) -> bool {
    words::said(List::Reassures, words)
}

/// What ends a passage on limitations.
fn concludes(words: &str) -> bool {
    ["in conclusion", "in summary", "to conclude", "conclusion", "despite th", "strength"].iter().any(|w| words.contains(w))
}

/// Whether a sentence on limitations speaks of the authors' own work.
fn speaks_of_itself(words: &str) -> bool {
    const OWN: &[&str] = &["our ", "this ", "present ", "current ", "the study", "we ", "the review", "the trial", "should be considered"];
    OWN.iter().any(|w| words.contains(w))
}

/// "This study has four limitations", "the limitations of our trial need to be acknowledged": no weakness is named yet.
pub(super) fn announces(words: &str) -> bool {
    let words = words.trim_end().trim_end_matches(['.', ':']);
    let named = words.len() < 160 && !words.contains("because") && !words.contains(" such as ") && !words.contains("includ");
    let merits =
        ["need to be", "should be", "must be", "merit", "deserve", "to be considered", "are worth"].iter().any(|w| words.contains(w));
    named && (words.ends_with("limitations") || merits && words.contains("limitations")) || words.contains("these limitations")
}

/// What goes on in a passage on limitations: a consequence, a lack, a doubt, a wish for better data.
fn goes_on(words: &str) -> bool {
    const GOES_ON: &[&str] = &[
        "therefore", "thus", "hence", "these ", "they ", "it ", "in this sense", "in addition", "also", "and ", "moreover", "furthermore",
        "consequently", "additionally", "as such",
    ];
    const WISHES: &[&str] = &["future ", "further ", "larger ", "more diverse", "longer "];
    lacking(words) || doubts(words) || GOES_ON.iter().any(|w| words.starts_with(w)) || WISHES.iter().any(|w| words.contains(w))
}

/// What adds another weakness after an aside.
fn adds(words: &str) -> bool {
    ["furthermore", "moreover", "in addition", "additionally", "also", "another", "we "].iter().any(|w| words.starts_with(w))
}

/// The turn to what speaks against a weakness, or to results and the work of others.
fn turns(words: &str) -> bool {
    const TURNS: &[&str] = &[
        "however", "nevertheless", "nonetheless", "of note", "despite", "but ", "in general", "on the other hand", "still,", "in contrast",
    ];
    const TURNED: &[&str] = &[
        "however,", " nevertheless", " robust", "p =", "p <", "p=", "p<", "(table", "(fig", " et al", "results support", "example",
        "care was taken", "to avoid", "to reduce the", "was not different",
    ];
    TURNS.iter().any(|w| words.starts_with(w)) || TURNED.iter().any(|w| words.contains(w))
}

fn owned(words: &str) -> bool {
    [
        "we ", "our ", "this study", "the study", "present study", "sample", "patients", "participants", "data", "current study",
        "results", "findings",
    ]
    .iter()
    .any(|w| words.contains(w))
}

/// "We interpret these effects with caution"; a drug may be used with caution.
fn cautious(words: &str) -> bool {
    words.contains(CAUTION) && ["interpret", "result", "finding", "conclusion", "estimate"].iter().any(|w| words.contains(w))
}

/// "We could not demonstrate a difference": a result.
fn fails_to_find(words: &str) -> bool {
    const TRIED: [&str; 4] = ["could not ", "unable to ", "not able to ", "we cannot "];
    const FOUND: [&str; 9] = ["demonstrate", "find", "detect", "confirm", "identify", "show", "observe", "replicate", "reproduce"];
    TRIED.iter().any(|t| words.match_indices(t).any(|(at, t)| FOUND.iter().any(|f| words[at + t.len()..].starts_with(f))))
}

/// Words in which authors speak of their own work.
static OWN: Cues = Cues::new(&["we ", "our ", "this study", "present study", "current study", "the study"]);

/// Sentences that own up by themselves.
fn strongly(words: &str) -> bool {
    let weak = || words::said(List::Confesses, words) && !fails_to_find(words) || cautious(words);
    let aim = || {
        words.starts_with("we aimed")
            || words.starts_with("to ")
            || words.contains("sample size was calculated")
            || words.contains("sample size was estimated")
            || words.contains("were excluded")
            || words.contains("sample size calculation")
    };
    OWN.stand_in(words) && weak() && !aim()
}

/// The whole sentence as a weakness, of the kind that a listed wording in it names; a sentence that already holds one is left.
fn confess(scan: &Scan, s: &Sentence, out: &mut Vec<Sample>, first: usize, confidence: f64) {
    if out[first..].iter().any(|x| x.start >= s.span.start && x.end <= s.span.end) {
        return;
    }
    out.push(sample(scan, s.span, Limitation::Other, s.section, "SMP007", confidence));
}
