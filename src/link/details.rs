//! What is told of a study in the sentences it owns: year, journal, author, country, numbers, who, what, how long.

use std::sync::LazyLock;

use regex::Regex;

use super::mention::Owner;
use super::places;
use crate::annotate::number::number_at;
use crate::annotate::scan::Scan;
use crate::annotate::topic::Topics;
use crate::lexicon::words::{Cues, Groups};
use crate::lexicon::{Hit, Side};
use crate::record::*;

static REGISTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(NCT\d{8}|ISRCTN\d{8}|EUCTR\d{4}-\d{6}-\d{2}|ACTRN\d{14}|UMIN\d{9}|IRCT[0-9A-Z]{10,20}|CTRI/\d{4}/\d{2,3}/\d{6}|ChiCTR[-A-Z]*\d{8,10}|DRKS\d{8}|CRD\d{11}|CD\d{6})(?-u:\b)").expect("a fixed pattern")
});
static PMID: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u:\b)PMID:?\s*(\d{6,8})(?-u:\b)").expect("a fixed pattern"));
static PMCID: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u:\b)(PMC\d{5,8})(?-u:\b)").expect("a fixed pattern"));
static DOI: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"(?-u:\b)(10\.\d{4,9}/[^\s"<>)\]]+[A-Za-z0-9])"#).expect("a fixed pattern"));
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?-u:\b)(?:[Bb]y|[Ll]ed by|from|[Ss]tudy by)\s+(?:Dr\.?\s+)?)?(?-u:\b)(?:[A-Z][a-z]+\s+(?:[A-Z]\.\s+)?)?([A-Z][a-zA-Zà-ÿ'’-]{2,})(?:,?\s+et\s+al(?-u:\b)|\s+and\s+(?:(?:his|her|their)\s+)?(?:colleagues|co-workers|coworkers|coauthors|co-authors))").expect("a fixed pattern")
});
static JOURNAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?-u:\b)(?:published|appeared|appearing|reported)\s+(?:online\s+|last\s+\w+\s+|in\s+\d{4}\s+)?(?:in|by)\s+(?:the\s+)?(?:journal\s+)?|(?-u:\b)in\s+the\s+journal\s+|(?-u:\b)in\s+(?:the\s+)?)((?:The\s+)?[A-Z][A-Za-z&.-]*(?:\s+(?:of|and|the|for|in|on|&|[A-Z][A-Za-z&.-]*))*)").expect("a fixed pattern")
});

/// Words of a capitalised phrase after a bare "in" that make it a journal.
static JOURNAL_WORDS: Cues = Cues::new(&[
    "Journal", "Medicine", "JAMA", "Lancet", "BMJ", "PLOS", "PLoS", "Nutrients", "Nutrition", "Annals", "Archives", "Reviews", "Research",
    "Neurology", "Reports", "Proceedings", "Cochrane", "Phytomedicine", "Diabetes Care", "Headache", "Circulation", "Nature", "Science",
    "Cell", "Frontiers", "Pediatrics", "Gut", "Chest", "Stroke", "Blood", "Sleep Medicine", "Bulletin", "International", "Clinical",
    "Pharmacology", "Quarterly", "Letters", "Transactions", "Acta", "Review",
]);

/// What stands anywhere in an article, looked for once: where there is none, no study's sentences are searched for it.
pub struct Signs {
    pmid: bool,
    pmcid: bool,
    doi: bool,
    author: bool,
}

/// Words that follow an author's name.
const AFTER_AUTHOR: &[&str] = &["et al", "colleagues", "workers", "authors"];

impl Signs {
    /// The signs of `text`.
    pub fn of(text: &str) -> Self {
        static ALL: Groups = Groups::new(&[&["PMID"], &["PMC"], &["10."], AFTER_AUTHOR]);
        let found = ALL.found(text);
        let has = |group: u32| found & (1 << group) != 0;
        Signs { pmid: has(0), pmcid: has(1), doi: has(2), author: has(3) }
    }
}

/// Fills what the sentences of study `index` tell.
pub fn fill(scan: &Scan, topics: &Topics, record: &Record, study: &mut Study, owners: &[Owner], index: usize, signs: &Signs) {
    let owned: Vec<usize> = (0..owners.len()).filter(|s| owners[*s].holds(index)).collect();
    let spans: Vec<Span> = owned.iter().map(|s| part_of(scan, owners, *s, index)).collect();
    let inside = |at: usize| spans.iter().any(|s| s.start <= at && at < s.end);
    let first = |re: &Regex| spans.iter().find_map(|s| re.captures(s.of(scan.text)).and_then(|c| c.get(1)).map(|m| m.as_str().to_string()));
    let text = scan.text;

    for s in spans.iter().chain(study.own.then_some(&Span { start: 0, end: text.len() })) {
        study.registry_ids.extend(REGISTRY.find_iter(s.of(text)).map(|m| m.as_str().to_string()));
    }
    study.registry_ids.sort();
    study.registry_ids.dedup();
    let told = |sign: bool, re: &Regex| if sign { first(re) } else { None };
    study.pmid = told(signs.pmid, &PMID);
    study.pmcid = told(signs.pmcid, &PMCID);
    study.doi = told(signs.doi, &DOI).map(|d| d.to_lowercase());
    study.author = if signs.author { spans.iter().find_map(|s| author(s.of(text))) } else { None };
    study.journal = spans.iter().find_map(|s| journal(s.of(text)));
    study.country = if study.own { None } else { spans.iter().find_map(|s| places::country(s.of(text))) };
    if study.year.is_none() {
        let year = record.years.iter().find(|y| y.role == YearRole::Study && inside(y.start));
        study.year = if study.own { None } else { year.map(|y| y.year) };
    }
    if study.own
        && let Some(catalogue) = &record.article.catalogue
    {
        catalogued(study, catalogue, record.article.published.as_deref());
    }
    study.data_period = record.years.iter().find(|y| y.role == YearRole::DataPeriod && inside(y.start)).map(|y| y.year);

    for s in record.samples.iter().filter(|s| inside(s.start)) {
        let range = match &s.value {
            Some(SampleValue::Number(r)) => Some(*r),
            _ => None,
        };
        match s.kind {
            SampleKind::Size if study.size.is_none() => {
                study.size = range;
                study.size_qualifier = s.qualifier.clone();
            }
            SampleKind::GroupSize => study.arms.push(Arm { label: None, n: range }),
            SampleKind::StudiesIncluded if study.studies_included.is_none() && study.design.is_some_and(Design::is_review) => {
                study.studies_included = range
            }
            SampleKind::Population if study.population.is_none() => study.population = s.population.clone(),
            _ => {}
        }
    }
    interventions(scan, topics, record, study, &spans);
    conditions(scan, topics, study, &spans);
    study.duration = spans.iter().find_map(|s| duration(scan, *s));
    study.combined = combined(scan, study, &spans);
}

/// What a bibliographic record says of the article holds of the study that it reports.
fn catalogued(study: &mut Study, catalogue: &Catalogue, published: Option<&str>) {
    study.pmid = catalogue.pmid.clone().or(study.pmid.take());
    study.pmcid = catalogue.pmcid.clone().or(study.pmcid.take());
    study.doi = catalogue.doi.clone().or(study.doi.take());
    study.journal = catalogue.journal.clone().or(study.journal.take());
    study.registry_ids.extend(catalogue.registry_ids.iter().cloned());
    study.registry_ids.sort();
    study.registry_ids.dedup();
    let year = published.and_then(|d| d.get(..4)?.parse().ok());
    study.year = study.year.or(year.map(|y| YearRange([y, y])));
}

/// The part of a sentence that the study owns: from its mention to the next study's.
fn part_of(scan: &Scan, owners: &[Owner], sentence: usize, index: usize) -> Span {
    let span = scan.doc.sentences[sentence].span;
    if owners[sentence].is_whole() && owners[sentence].at(span.start) == Some(index) {
        return span;
    }
    let start = if owners[sentence].at(span.start) == Some(index) {
        span.start
    } else {
        (span.start..span.end).find(|at| text_edge(scan, *at) && owners[sentence].at(*at) == Some(index)).unwrap_or(span.start)
    };
    let end = (start..span.end).find(|at| text_edge(scan, *at) && owners[sentence].at(*at) != Some(index)).unwrap_or(span.end);
    Span { start, end }
}

fn text_edge(scan: &Scan, at: usize) -> bool {
    scan.text.is_char_boundary(at)
}

/// The first author that a sentence names.
pub(super) fn author(sentence: &str) -> Option<String> {
    static AFTER: Cues = Cues::new(AFTER_AUTHOR);
    if !AFTER.stand_in(sentence) {
        return None;
    }
    let found = AUTHOR.captures(sentence)?.get(1)?.as_str();
    const NOT_NAMES: &[&str] = &["The", "This", "These", "Researchers", "Scientists", "Doctors", "His", "Her"];
    (!NOT_NAMES.contains(&found)).then(|| found.to_string())
}

/// Words of publishing, which make a capitalised name behind them a journal.
static PUBLISHED: Cues = Cues::new(&["publish", "journal", "appear"]);

fn journal(sentence: &str) -> Option<String> {
    if !JOURNAL_WORDS.stand_in(sentence) && !PUBLISHED.stand_in(sentence) {
        return None;
    }
    JOURNAL.captures_iter(sentence).find_map(|c| {
        let (whole, name) = (c.get(0)?.as_str(), c.get(1)?.as_str());
        let mut name = name.trim_end_matches([' ', '.', '-']).to_string();
        for tail in [" of", " and", " the", " for", " in", " on", " &"] {
            while let Some(cut) = name.strip_suffix(tail) {
                name = cut.to_string();
            }
        }
        let published = PUBLISHED.stand_in(whole);
        let known = JOURNAL_WORDS.stand_in(&name);
        let plain = !places::is_place(&name) && name.len() >= 3 && name.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        ((published || known) && plain).then_some(name)
    })
}

fn reference(scan: &Scan, hit: &Hit) -> ConceptRef {
    let c = scan.concept(hit);
    ConceptRef { name: c.name.clone(), concept: Some(c.id.clone()) }
}

fn push_once(list: &mut Vec<ConceptRef>, item: ConceptRef) {
    if list.len() < 6 && !list.iter().any(|x| x.concept == item.concept && x.name == item.name) {
        list.push(item);
    }
}

/// What was given: the exposures named in the first sentence that names any; what was compared with: after "versus", "compared with".
fn interventions(scan: &Scan, topics: &Topics, record: &Record, study: &mut Study, spans: &[Span]) {
    let exposure = |h: &&Hit| scan.concept(h).side == Side::Intervention;
    if study.own && !topics.exposure().name.is_empty() {
        let topic = topics.exposure();
        if topic.parts.is_empty() {
            push_once(&mut study.interventions, ConceptRef { name: topic.name.clone(), concept: topic.concept.clone() });
        }
        for part in &topic.parts {
            push_once(&mut study.interventions, part.clone());
        }
    }
    for span in spans {
        let found: Vec<&Hit> = scan.concepts_in(*span).iter().filter(exposure).collect();
        for hit in &found {
            let name = scan.concept(hit).name.as_str();
            if matches!(name, "placebo" | "usual care") {
                push_once(&mut study.comparators, reference(scan, hit));
            } else if study.interventions.is_empty() || !study.own && study.interventions.len() < 3 && span.start == spans[0].start {
                push_once(&mut study.interventions, reference(scan, hit));
            }
        }
    }
    for d in
        record.dosages.iter().filter(|d| d.role == DosageRole::Administered && spans.iter().any(|s| s.start <= d.start && d.start < s.end))
    {
        if let (Some(name), Some(id)) = (&d.substance, &d.concept)
            && !study.comparators.iter().any(|c| c.concept.as_ref() == Some(id))
            && !study.interventions.iter().any(|c| c.concept.as_ref() == Some(id))
        {
            push_once(
                &mut study.interventions,
                ConceptRef { name: scan.lexicon.by_id(id).map_or(name.clone(), |c| c.name.clone()), concept: Some(id.clone()) },
            );
        }
    }
    if study.interventions.is_empty() && !topics.exposure().name.is_empty() {
        let topic = topics.exposure();
        push_once(&mut study.interventions, ConceptRef { name: topic.name.clone(), concept: topic.concept.clone() });
    }
}

/// Which conditions were studied: those named in the study's sentences, else the article's.
fn conditions(scan: &Scan, topics: &Topics, study: &mut Study, spans: &[Span]) {
    for span in spans {
        for hit in scan.concepts_in(*span) {
            let c = scan.concept(hit);
            if c.side == Side::Condition && !matches!(c.kind.as_str(), "adverse_event" | "state") {
                push_once(&mut study.conditions, reference(scan, hit));
            }
        }
    }
    let topic = topics.object();
    let listed = topic.concept.as_deref().and_then(|id| scan.lexicon.by_id(id)).is_some_and(|c| c.side == Side::Condition);
    if listed && study.conditions.is_empty() {
        push_once(&mut study.conditions, ConceptRef { name: topic.name.clone(), concept: topic.concept.clone() });
    }
}

/// "for eight weeks", "over 12 months", "a 12-week trial".
pub(super) fn duration(scan: &Scan, span: Span) -> Option<Duration> {
    let (from, to) = (scan.token_at(span.start), scan.token_at(span.end));
    for i in from..to {
        let Some(n) = number_at(scan, i) else { continue };
        let mut j = i + n.tokens;
        let mut high = n.value;
        if scan.is(j, &["to", "-", "–"])
            && let Some(m) = number_at(scan, j + 1)
        {
            high = m.value;
            j += 1 + m.tokens;
        }
        if scan.is(j, &["-", "‐", "‑"]) {
            j += 1;
        }
        let unit = match scan.word(j) {
            "day" | "days" => DurationUnit::Day,
            "week" | "weeks" | "wk" | "wks" => DurationUnit::Week,
            "month" | "months" | "mo" => DurationUnit::Month,
            "year" | "years" | "yr" | "yrs" => DurationUnit::Year,
            _ => continue,
        };
        let glued = scan.is(i + n.tokens, &["-", "‐", "‑"]);
        let lead = (1..=2).any(|k| {
            i >= k && scan.is(i - k, &["for", "over", "during", "after", "lasting", "lasted", "within", "throughout", "of", "in"])
        });
        let age = scan.is(j + 1, &["old", "of", "ago", "earlier", "older", "or"])
            || scan.is(i.saturating_sub(1), &["aged", "age", "ages", "past", "last"])
            || scan.is(i.saturating_sub(2), &["past", "last", "aged"]);
        if (lead || glued) && !age && n.value > 0.0 && n.value < 200.0 {
            return Some(Duration { value: Range::of(n.value, high), unit });
        }
    }
    None
}

/// Whether several interventions were given together or compared with one another.
fn combined(scan: &Scan, study: &Study, spans: &[Span]) -> Option<bool> {
    if study.interventions.len() < 2 {
        return None;
    }
    static TOGETHER: Cues =
        Cues::new(&["combination of", "combined with", "in combination", "together with", "given together", "combining", " plus "]);
    static APART: Cues = Cues::new(&["compared", " versus ", " vs ", " vs. ", "head-to-head", " either ", "against", "both"]);
    let told = |words: &Cues| spans.iter().any(|s| words.stand_in(s.of(scan.lower)));
    if told(&TOGETHER) {
        return Some(true);
    }
    told(&APART).then_some(false)
}
