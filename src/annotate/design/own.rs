//! The one study that the article itself reports: its title's design, "we conducted a …", "patients were randomized",
//! "we report a case". Articles for readers at large, and summaries of other people's studies, report none of their own.

use std::sync::LazyLock;

use regex::Regex;

use super::{case, is_review_summary, reviewer};
use crate::annotate::scan::Scan;
use crate::lexicon::words::{self, List};
use crate::record::{Design, DesignMention, DesignStatus, Modifier, SectionKind, Span};

/// Where the article's own title ends: the first block where it looks like one, else nothing.
fn title_end(scan: &Scan) -> usize {
    let mut blocks = scan.doc.blocks.iter();
    match blocks.next() {
        Some(b) if b.section == SectionKind::Title => b.span.end,
        Some(b) if b.span.len() < 300 && scan.doc.blocks.len() > 1 => b.span.end,
        _ => scan.doc.sentences.first().map_or(0, |s| if s.span.len() < 300 { s.span.end } else { 0 }),
    }
}

/// How far the article speaks of a study of its own: 0 not at all.
fn voice(scan: &Scan) -> i32 {
    *scan.voice.get_or_init(|| heard(scan))
}

fn heard(scan: &Scan) -> i32 {
    let own = words::count(List::OwnStudy, scan.lower, 12) as i32;
    let reader = words::count(List::ToTheReader, scan.lower, 40) as i32;
    let labelled = scan.doc.parts.iter().filter(|p| matches!(p.kind, SectionKind::Methods | SectionKind::Results)).count() as i32;
    let long = (scan.text.len() as i32 - 5000).max(0) / 1500;
    own + 3 * labelled - 2 * reader - long
}

/// An article with three or more headings of its own making ("Evidence from trials", "What to take") retells; an abstract has
/// the labels of its kind, or none.
fn is_told_in_chapters(scan: &Scan) -> bool {
    let chapters = scan.doc.parts.iter().filter(|p| p.kind == SectionKind::Body && p.title.is_some()).count();
    let abstract_parts = scan.doc.parts.iter().filter(|p| matches!(p.kind, SectionKind::Methods | SectionKind::Results)).count();
    chapters >= 3 && abstract_parts < 2
}

/// The design of the study that the article reports as its own, or `None`.
pub fn article_design(scan: &Scan, designs: &[DesignMention], title: Option<&str>) -> Option<Design> {
    if is_told_in_chapters(scan) {
        return None;
    }
    let voice = voice(scan);
    let title_end = title_end(scan);
    let mut own_title = scan.lower[..title_end].to_string();
    if let Some(t) = title {
        own_title.push(' ');
        own_title.push_str(&t.to_lowercase());
    }
    let review =
        if is_review_summary(scan) && voice > -6 { Some(Design::SystematicReview) } else { own_review(scan, designs, title_end, voice) };
    if let Some(design) = review {
        let meta = designs.iter().any(|d| d.start < title_end && d.design == Design::MetaAnalysis);
        return Some(if meta { Design::MetaAnalysis } else { design });
    }
    if voice < -3 {
        return None;
    }
    let least = if voice <= 0 { 8 } else { 4 };
    let animals = animal_subjects(scan, title_end);
    let mut best: Option<(i32, Design)> = None;
    let mut consider = |weight: i32, design: Design| {
        let better = |(w, d): (i32, Design)| weight > w || weight == w && design == Design::RandomizedControlledTrial && !is_review(d);
        if best.is_none_or(better) {
            best = Some((weight, design));
        }
    };
    for d in designs {
        let w = weight(scan, d, title_end);
        if w > 0 && !(animals && matches!(d.design, Design::RandomizedControlledTrial | Design::ClinicalTrial)) {
            consider(w, d.design);
        }
    }
    if let Some(w) = case::weight(scan, &own_title, title_end) {
        consider(w, Design::CaseReport);
    }
    if animals {
        consider(7, Design::AnimalStudy);
    } else if let Some(w) = randomization(scan, designs).filter(|_| voice > 0) {
        let reviewed = best.is_some_and(|(w, d)| w >= 8 && is_review(d));
        if !reviewed
            && best.is_none_or(|(b, d)| {
                b < w
                    || matches!(
                        d,
                        Design::Study
                            | Design::ClinicalTrial
                            | Design::CohortStudy
                            | Design::CrossSectionalStudy
                            | Design::ObservationalStudy
                    )
            })
        {
            return Some(Design::RandomizedControlledTrial);
        }
    }
    let own = best.filter(|(w, _)| *w >= least).map(|(_, d)| d).filter(|d| *d != Design::Study || voice > 3);
    // "A randomised comparison and economic evaluation": the costs of a trial.
    let costed = own == Some(Design::ModellingStudy)
        && own_title.contains("randomi")
        && designs.iter().any(|d| d.design == Design::RandomizedControlledTrial && d.status == DesignStatus::Reported && !d.plural);
    let own = if costed { Some(Design::RandomizedControlledTrial) } else { own };
    own.map(|d| if d == Design::ClinicalTrial && masked(scan, designs) { Design::RandomizedControlledTrial } else { d })
}

/// In a systematic review's own text "the original review" and "this review" are systematic ones.
pub fn call_own_reviews(designs: &mut [DesignMention], own: Option<Design>) {
    if own != Some(Design::SystematicReview) {
        return;
    }
    for d in designs.iter_mut().filter(|d| d.design == Design::Review && d.quote.eq_ignore_ascii_case("review")) {
        d.design = Design::SystematicReview;
    }
}

/// Whether a design is that of a review or of a guideline, which rests on one.
fn is_review(d: Design) -> bool {
    d.is_review() || d == Design::Guideline
}

/// "Fifteen studies were reviewed", "we looked for trials": a review's abstract or plain summary; a review without a word of its
/// search, its studies or their quality is not a systematic one.
fn own_review(scan: &Scan, designs: &[DesignMention], title_end: usize, voice: i32) -> Option<Design> {
    if scan.lower.contains("](/") {
        return None;
    }
    let said = reviewer::voice(scan);
    // A title that names another kind of study, many words and talk to the reader ask for more signs.
    let other = |d: &DesignMention| {
        d.start < title_end && d.status == DesignStatus::Reported && !d.plural && d.design != Design::Study && !is_review(d.design)
    };
    let words = &scan.lower[..title_end];
    let told = [" was ", " were ", " met ", "we ", "identified", " found"].iter().any(|w| words.contains(w));
    let titled = if !told && designs.iter().any(other) { 4 } else { 0 };
    let long = (scan.text.len() as i32 - 3500).max(0) / 1200;
    let hearsay = if said.telling { 0 } else { 2 };
    let reader = (-voice).max(0) / 2 + if voice <= -7 { 4 } else { 0 };
    // A few lines that tell what the review found are its plain summary.
    let brief = if said.finds && scan.text.len() < 1200 { 2 } else { 0 };
    let headed = i32::from(scan.doc.blocks.len() > 1 && title_end > 0);
    let enough = said.sum >= 4 + titled + headed + long + hearsay - brief + reader;
    enough.then_some(if said.studies || brief > 0 { Design::SystematicReview } else { Design::Review })
}

/// How strongly a mention speaks for the article's own design.
fn weight(scan: &Scan, d: &DesignMention, title_end: usize) -> i32 {
    if d.status != DesignStatus::Reported || matches!(d.section, SectionKind::References | SectionKind::Boilerplate) {
        return 0;
    }
    let Some(i) = scan.doc.sentence_at(d.start) else { return 0 };
    let span = scan.doc.sentences[i].span;
    let before = &scan.lower[span.start.min(d.start)..d.start];
    let after = &scan.lower[d.end..span.end.max(d.end)];
    let reviewing = matches!(d.design, Design::RandomizedControlledTrial | Design::ClinicalTrial | Design::CohortStudy)
        && (before.ends_with("review of ")
            || before.ends_with("analysis of ")
            || before.ends_with("reviews of ")
            || d.plural && before.contains("analysis of"));
    // "Compliance with a guideline" is what was measured.
    let followed = d.design == Design::Guideline && ["complian", "adheren", "implement", "concordan"].iter().any(|w| before.contains(w));
    if reviewing || followed {
        return 0;
    }
    if d.start < title_end {
        let plural = if d.plural { 4 } else { 0 };
        return 10 - plural - if d.design == Design::Study { 6 } else { 0 };
    }
    let own = words::said(List::OwnStudy, &scan.lower[span.start..span.end]);
    let last = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let mut w = match d.section {
        SectionKind::Methods => 4,
        SectionKind::Background => 1,
        SectionKind::Results => 2,
        _ => 2,
    };
    if own {
        w += 3;
    }
    if matches!(last, "this" | "our" | "present" | "current") || before.ends_with("the present ") || before.ends_with("this was a ") {
        w += 4;
    }
    if before.trim_end().is_empty()
        || before.ends_with("in a ")
        || before.ends_with("was a ")
        || before.ends_with("is a ")
        || before.trim() == "a"
        || before.trim() == "design:"
    {
        w += 2;
    }
    if ["previous", "prior", "earlier", "recent", "other", "published", "several", "some ", "many"]
        .iter()
        .any(|p| before.ends_with(p) || before.trim_end().ends_with(p))
    {
        w -= 4;
    }
    if d.plural {
        w -= 4;
    }
    if d.design == Design::Study {
        w -= 3;
    }
    if d.design == Design::Survey && after.starts_with(" data") {
        w -= 2;
    }
    w
}

/// Whether animals were the subjects: named in the title, or put into groups.
fn animal_subjects(scan: &Scan, title_end: usize) -> bool {
    static ANIMALS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)(?:rats?|mice|mouse|rabbits?|dogs|pigs|piglets|hamsters|monkeys|rodents?|murine|guinea pigs|sheep|lambs|cats|cows|calves|zebrafish|chickens?|broilers?|horses|gerbils|ferrets|goats|steers|heifers|hens|porcine|canine|bovine|ovine|equine)(?-u:\b)")
            .expect("a fixed pattern")
    });
    static GROUPED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)(?:rats|mice|rabbits|dogs|pigs|piglets|hamsters|monkeys|rodents|animals|sheep|lambs|cats|cows|calves|zebrafish|chickens|broilers|horses|goats|steers|heifers|hens|beagles|sows|bulls|ewes|chicks|birds|fish) (?:[a-z0-9(),=-]+ ){0,4}(?:were|was|received)(?-u:\b)")
            .expect("a fixed pattern")
    });
    ANIMALS.is_match(&scan.lower[..title_end]) || GROUPED.is_match(scan.lower)
}

/// "Patients were randomized": the article's own random assignment.
fn randomization(scan: &Scan, designs: &[DesignMention]) -> Option<i32> {
    static ASSIGNED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?-u:\b)(?:were|was|we|then|and|been|being|or) (?:then |also |equally |each |all |prospectively |first |subsequently )?(?:randomly |randomi[sz]ed(?-u:\b))",
            r"|(?-u:\b)randomly (?:assigned|allocated|divided|distributed|allotted|received|selected to|placed|split|given|treated|administered)",
            r"|(?-u:\b)randomi[sz]ed (?:to|into|in a|by|either|between|in|according|double|patients|controlled|clinical|trial|study|crossover|prospective|,)",
            r"|(?-u:\b)(?:received|receive|given|treated with|took|administered|therapy with|treatment with|assigned to|either) (?:[^.;(]|\([^)]{1,60}\)){3,60} or (?:a |matching |an identical )?placebo(?-u:\b)|(?-u:\b)placebo or(?-u:\b)",
            r"|(?-u:\b)allocated (?:randomly|at random)|(?-u:\b)assigned (?:randomly|at random)|(?-u:\b)(?:with|following|after|before|at|of|by) (?:the )?(?:1:1 |2:1 |central |block |stratified )?randomi[sz]ation(?-u:\b)|(?-u:\b)random(?:ized|ised)? (?:order|sequence|allocation|assignment|fashion|manner|design|crossover|cross-over)|(?-u:\b)at random(?-u:\b)",
        ))
        .expect("a fixed pattern")
    });
    static NOT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"non-?randomi[sz]ed|quasi-?randomi[sz]ed|not randomi[sz]ed|randomly (?:selected|chosen|sampled)|random sample|mendelian|further randomi|randomi[sz]ed (?:controlled |clinical |prospective )*(?:trials|studies)").expect("a fixed pattern")
    });
    for s in &scan.doc.sentences {
        if matches!(s.section, SectionKind::References | SectionKind::Boilerplate) {
            continue;
        }
        let words = Span::of(s.span, scan.lower);
        // "A randomised study would be needed", "was confirmed in one randomised trial": a study of others, or of none yet.
        let other = |at: std::ops::Range<usize>| {
            designs.iter().any(|d| {
                d.start < s.span.start + at.end
                    && s.span.start + at.start < d.end
                    && (d.status != DesignStatus::Reported || scan.lower[..d.start].trim_end().ends_with(" one"))
            })
        };
        if ASSIGNED.find_iter(words).any(|m| !other(m.range())) && !NOT.is_match(words) {
            return Some(9);
        }
    }
    None
}

/// A blinded or crossover trial against a comparator is a randomized one, though the word may be missing.
fn masked(scan: &Scan, designs: &[DesignMention]) -> bool {
    let told = |m: Modifier| designs.iter().any(|d| d.status == DesignStatus::Reported && !d.plural && d.modifiers.contains(&m));
    let versus = ["placebo", "versus", " vs", "compared", "comparison", "or "].iter().any(|w| scan.lower.contains(w));
    versus
        && (told(Modifier::SingleBlind) || told(Modifier::DoubleBlind) || told(Modifier::TripleBlind) || told(Modifier::Crossover))
        && !scan.lower.contains("nonrandomi")
        && !scan.lower.contains("non-randomi")
}
