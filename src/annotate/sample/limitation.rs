//! Weaknesses of a sample or study: listed wordings where a study is spoken of.

use super::confession;
use super::count::Mode;
use super::graded::graded;
use super::plainly::plainly;
use crate::annotate::scan::Scan;
use crate::lexicon::limitations::LimitationTable;
use crate::lexicon::words::{self, List, Set};
use crate::record::{Design, Limitation, Sample, SampleKind, SectionKind, Span};
use crate::segment::Sentence;

/// Sections that are not read.
pub(super) fn readable(s: &Sentence) -> bool {
    !matches!(s.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer | SectionKind::Glossary)
}

pub(super) fn sample(scan: &Scan, span: Span, kind: Limitation, section: SectionKind, rule: &str, confidence: f64) -> Sample {
    Sample {
        id: String::new(),
        quote: span.of(scan.text).to_string(),
        start: span.start,
        end: span.end,
        rule: rule.to_string(),
        confidence,
        section,
        study: None,
        kind: SampleKind::Limitation,
        value: None,
        population: None,
        limitation: Some(kind),
        qualifier: None,
    }
}

/// The weaknesses of an article.
pub fn limitations(scan: &Scan, own: Option<Design>, out: &mut Vec<Sample>) {
    let review = Mode::of(own) == Mode::Review;
    let table = LimitationTable::embedded();
    let mut s = 0;
    let first = out.len();
    for hit in table.find(scan.lower, &scan.runs) {
        while s < scan.doc.sentences.len() && scan.doc.sentences[s].span.end <= hit.start {
            s += 1;
        }
        let Some(sentence) = scan.doc.sentences.get(s).filter(|x| x.span.start <= hit.start && readable(x)) else { continue };
        let kind = table.kind(hit.phrase);
        let words = sentence.span.of(scan.lower);
        let (from, to) = scan.tokens_of(s);
        // A review's own text is about studies throughout.
        let told_of = review && (kind == Limitation::LowQuality || scan.lower[..hit.end].ends_with("reported"));
        let words_of_study = || scan.in_sentence(s).listed(List::StudyWord);
        if !told_of && !tells_a_study(kind, &scan.lower[hit.start..hit.end]) && !words_of_study()
            || negated(scan, hit.start, from, kind)
            || wishes(scan, hit.end, to, kind)
        {
            continue;
        }
        let phrase = Phrase {
            words: &scan.lower[hit.start..hit.end],
            before: &scan.lower[sentence.span.start..hit.start],
            after: &scan.lower[hit.end..sentence.span.end.max(hit.end)],
        };
        if unfit(words, &phrase, kind, sentence, review) {
            continue;
        }
        let span = Span { start: hit.start, end: hit.end };
        out.push(sample(scan, span, kind, sentence.section, "SMP006", confidence(kind)));
        // "Only two small studies": few, and small.
        if let Some(at) = phrase.words.find(" small ").filter(|_| kind == Limitation::FewStudies && !phrase.words.contains("number")) {
            let span = Span { start: hit.start + at + 1, end: hit.end };
            out.push(sample(scan, span, Limitation::SmallSample, sentence.section, "SMP006", 0.85));
        }
    }
    graded(scan, first, out);
    plainly(scan, review, first, out);
    confession::confessions(scan, review, out, first);
}

/// Whether a wording speaks of a study by itself: "no placebo group", "not blinded".
fn tells_a_study(kind: Limitation, said: &str) -> bool {
    matches!(kind, Limitation::NoPlacebo | Limitation::NoControlGroup) && (said.contains("group") || said.contains("arm"))
        || kind == Limitation::NotBlinded && said.contains("blind")
}

fn confidence(kind: Limitation) -> f64 {
    match kind {
        Limitation::Other | Limitation::SelfReport | Limitation::HeterogeneousMethods => 0.65,
        Limitation::SelectedPopulation | Limitation::BiasRisk => 0.75,
        _ => 0.85,
    }
}

/// What is done about a bias.
static MET: Set = Set::new(&[
    "explore", "reduce", "avoid", "minimize", "minimise", "prevent", "assess", "control", "address", "eliminate", "mitigate", "detect",
]);

/// "Not at high risk of bias", "no significant heterogeneity".
fn negated(scan: &Scan, at: usize, from: usize, kind: Limitation) -> bool {
    let i = scan.token_at(at);
    // "To explore residual confounding", "to reduce the risk of bias": something was done about it.
    let met = (from.max(i.saturating_sub(4))..i).any(|j| MET.contains(scan.word(j)) && scan.is(j.wrapping_sub(1), &["to"]));
    let rather = i >= 3 && scan.is(i - 1, &["a", "the"]) && scan.is(i - 2, &["than"]) && scan.is(i - 3, &["rather"]);
    let denied = (from.max(i.saturating_sub(3))..i).any(|j| scan.listed(List::DeniesWeakness, j));
    let no_evidence = matches!(kind, Limitation::BiasRisk | Limitation::NotBlinded)
        && (from.max(i.saturating_sub(9))..i).any(|j| scan.is(j, &["no"]) && scan.is(j + 1, &["evidence", "indication", "sign", "signs"]));
    no_evidence
        || met && kind == Limitation::BiasRisk
        || rather
        || denied && !matches!(kind, Limitation::NoPlacebo | Limitation::NoControlGroup | Limitation::FewStudies)
}

/// "Needed because there are few trials" is one; "a small number of trials is enough" hardly occurs: only questions and wishes are left out.
fn wishes(scan: &Scan, end: usize, to: usize, kind: Limitation) -> bool {
    let i = scan.token_at(end);
    kind == Limitation::NoPlacebo && (i..to.min(i + 3)).any(|j| scan.is(j, &["needed", "required"]))
}

/// A listed wording with what stands around it in its sentence.
struct Phrase<'a> {
    words: &'a str,
    before: &'a str,
    after: &'a str,
}

impl Phrase<'_> {
    /// Whether the words after it begin with one of `openers`.
    fn goes_on(&self, openers: &[&str]) -> bool {
        let after = self.after.trim_start_matches([' ', '-', ',']);
        openers.iter().any(|o| after.starts_with(o))
    }

    /// Whether the last word before it is one of `words`.
    fn follows(&self, words: &[&str]) -> bool {
        let last = self.before.trim_end().rsplit([' ', '-', '(']).next().unwrap_or("");
        words.contains(&last)
    }
}

/// Wordings that are weaknesses only under conditions.
fn unfit(words: &str, phrase: &Phrase, kind: Limitation, s: &Sentence, review: bool) -> bool {
    let said = phrase.words;
    match kind {
        // Methods tell instruments, not weaknesses.
        Limitation::SelfReport
        | Limitation::SelectedPopulation
        | Limitation::Other
        | Limitation::HeterogeneousMethods
        | Limitation::NotBlinded
            if s.section == SectionKind::Methods && !said.contains("masked") && !said.contains("blinded") =>
        {
            true
        }
        Limitation::SelfReport => !owns_up(words) && !said.contains("reli"),
        Limitation::SelectedPopulation | Limitation::LowQuality
            if confession::announces(words) || words.contains("limitations") && words.contains("overc") =>
        {
            true
        }
        Limitation::SelectedPopulation => {
            const PLACES: [&str; 7] = ["cent", "hospital", "institution", "restricted", "site", "tertiary", "convenience"];
            // "Studies that included only women" are some among others.
            let some = said.contains("includ") && phrase.follows(&["that", "which"]);
            some || PLACES.iter().any(|p| said.contains(p)) && !owns_up(words)
        }
        Limitation::NotBlinded => {
            // "An unblinded trial" tells a design, "when the trial was unblinded" a date.
            let design = said == "unblinded" && !(phrase.follows(&["are", "were", "was", "is"]) && (review || owns_up(words)));
            design || said == "unblinded" && words.contains("when ") || said.contains("open-label") && !owns_up(words)
        }
        Limitation::NoControlGroup => {
            let study =
                phrase.goes_on(&["stud", "trial", "design", "nature", "open", "pilot", "observation", "case", "before", "clinical"]);
            said.ends_with("controlled") && !study && !(said.contains(' ') && owns_up(words))
        }
        // "Were short-term (eight weeks) studies that" tells what they were.
        Limitation::ShortDuration => {
            let studies = || ["stud", "trial", "("].iter().any(|w| phrase.goes_on(&[w]));
            said.starts_with("short-term") && !owns_up(words) || said.ends_with("short-term") && studies()
        }
        Limitation::HeterogeneousMethods => phrase.follows(&["non", "nonstatistically"]),
        Limitation::BiasRisk => {
            let mild = matches!(said, "risk of bias" | "some bias" | "missing data" | "incomplete data" | "bias" | "confounding");
            let assessed = words.contains("assessed the risk of bias")
                || words.contains("risk of bias tool")
                || words.contains("assess risk")
                || words.contains("low risk of bias")
                || said.starts_with("risk") && phrase.follows(&["low", "lower"]);
            assessed || mild && !owns_up(words)
        }
        Limitation::FewStudies => {
            said.starts_with("lack of evidence")
                || said == "insufficient data"
                || said.ends_with("limited") && phrase.goes_on(&["by ", "due to", "because"])
                || matches!(said, "few studies" | "only one study" | "only one trial") && phrase.goes_on(&["group"])
                || said.starts_with("few ") && phrase.follows(&["a"])
                || said.starts_with("only ") && words.contains("low risk of bias")
        }
        Limitation::LowQuality => {
            const THINGS: [&str; 7] = ["of life", "of sleep", "sleep", "diet", "product", "supplement", "means"];
            // "Eight papers were excluded due to inappropriate methods": they are not in the review.
            let excluded = phrase.before.contains("excluded") && phrase.follows(&["to", "of", "for", "with"]);
            let grade = excluded || said.ends_with("evidence") && phrase.goes_on(&["means", "is defined", "indicates that we"]);
            grade
                || said.ends_with("quality") && phrase.goes_on(&THINGS)
                || words.contains("sleep quality") && !words.contains("evidence") && !words.contains("stud")
        }
        // "Small studies can overestimate": studies in general.
        Limitation::SmallSample if said.starts_with("small ") && phrase.goes_on(&["can", "may", "often", "tend"]) => true,
        // "Few participants were deficient at the start": what they were like, not how many were studied.
        Limitation::SmallSample if said.starts_with("few ") => {
            const LIKE: &[&str] = &["were ", "had ", "have ", "are ", "reported", "experienced", "developed", "dropped", "withdrew"];
            const STUDIED: &[&str] = &[
                "were included", "were enrolled", "were studied", "were recruited", "were involved", "were available", "were analy",
                "were randomi", "were tested", "were in ", "have been ",
            ];
            phrase.goes_on(LIKE) && !phrase.goes_on(STUDIED)
        }
        Limitation::SmallSample => {
            // "A small number of people had side effects": what became of some.
            let counted = said.contains("number of");
            let fared = counted && phrase.goes_on(&["had ", "experienc", "report", "develop", "stopped", "dropped", "died", "who "]);
            fared || counted && phrase.after.starts_with(" with") && !words.contains("small")
        }
        Limitation::Other => other_unfit(words, phrase, review),
        _ => false,
    }
}

/// Lacks that are a weakness where authors own up to them, and a gap or a result elsewhere.
fn other_unfit(words: &str, phrase: &Phrase, review: bool) -> bool {
    const WEAK: [&str; 19] = [
        "not be combined", "was not possible to", "incomplete reporting", "collected", "available", "time point", "not randomi",
        "surrogate", "cross-sectional design", "retrospective design", "causal inference", "cannot be inferred", "very old", "validated",
        "nature of the", "nature of this", "relatively old", "unable to", "not able to",
    ];
    let said = phrase.words;
    let weak = WEAK.iter().any(|w| said.contains(w)) || said.starts_with("no data") || said.starts_with("no information");
    // "There are limited data on …" is what was not known before; "owing to limited data" weakens what is found.
    let data = said.contains("data") && !said.starts_with("no ");
    let found = phrase.follows(&["a", "to", "of", "by", "and", "with", "the", "were", "only", "very", "given"]) && review;
    let earlier = ["previous", "prior", "earlier", "objective", "background"].iter().any(|w| phrase.before.contains(w));
    (weak || data && !found) && !owns_up(words)
        || data && phrase.goes_on(&["suggest", "support", "indicat"])
        || said.ends_with("results") && earlier
}

/// Whether authors speak of their own work's limits in the sentence.
fn owns_up(words: &str) -> bool {
    words::said(List::OwnsUp, words)
}
