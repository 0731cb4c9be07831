//! What an amount takes from the text around its sentence: the substance spoken of before, the study's length, and what the
//! same arm was given elsewhere.

use super::duration::{self, Told};
use super::quantity::Quantity;
use super::spoken;
use super::substance::Substance;
use super::{administered, block, frequency, per_day, route, setting};
use crate::annotate::claim::Argument;
use crate::annotate::scan::Scan;
use crate::record::{Dosage, DosageRole, Duration, DurationUnit, Route, SectionKind};
use crate::segment::{BlockKind, Sentence};

/// A dosage, its sentence and its amount.
pub struct Found {
    /// The dosage.
    pub dosage: Dosage,
    /// Index of its sentence.
    pub sentence: usize,
    /// The amount as read.
    pub quantity: Quantity,
    /// Whether its role is told, not the one that goes for amounts of which nothing is told.
    pub role_told: bool,
}

/// Whether the text reports one study of its own: it has the sections of an abstract, or is a short report.
pub fn is_own(scan: &Scan) -> bool {
    let has = |kind: SectionKind| scan.doc.parts.iter().any(|p| p.kind == kind);
    let labelled = has(SectionKind::Methods) && (has(SectionKind::Results) || has(SectionKind::Conclusions));
    let titled = scan.doc.parts.first().is_some_and(|p| p.kind == SectionKind::Title) && scan.text.len() < 6_000;
    labelled && scan.text.len() < 12_000 || titled && scan.text.starts_with("TITLE") && scan.lower.contains("random")
}

/// The heading above a sentence, lower case.
pub fn heading(scan: &Scan, sentence: &Sentence) -> String {
    let blocks = &scan.doc.blocks[..sentence.block];
    let above = blocks.iter().rev().take(12).find(|b| b.kind == BlockKind::Heading);
    above.map(|b| scan.lower[b.span.start..b.span.end].to_string()).unwrap_or_default()
}

/// What the sentences before speak of: in the same paragraph, or, for a word that points back, in the one before.
pub fn carried(scan: &Scan, topic: &Argument, i: usize, points_back: bool) -> Option<Substance> {
    let here = block(scan, i)?.block;
    let lone = matches!(block(scan, i)?.block_kind, BlockKind::TableRow | BlockKind::Heading);
    if lone && !points_back {
        return None;
    }
    for back in 1..=4 {
        let sentence = i.checked_sub(back).and_then(|n| block(scan, n))?;
        let same = sentence.block == here;
        if !(same || points_back && sentence.block + 3 > here) {
            return None;
        }
        if sentence.block_kind == BlockKind::Heading {
            continue;
        }
        if let Some(found) = spoken::first_in(scan, topic, sentence.span) {
            return Some(found);
        }
    }
    None
}

/// "… were then given the drug at this dose weekly": a frequency told of the last dose of the sentence before.
pub fn anaphora(scan: &Scan, i: usize, from: usize, found: &mut [Found]) {
    if from < found.len() || from == 0 {
        return;
    }
    let last = &mut found[from - 1];
    if last.sentence + 1 != i || last.dosage.frequency.is_some() {
        return;
    }
    let (start, end) = scan.tokens_of(i);
    let points = (start..end).find(|k| matches!(scan.word(*k), "this" | "that" | "same") && scan.is(k + 1, &["dose", "dosage", "amount"]));
    let Some(at) = points else { return };
    if let Some(hit) = frequency::all(scan, at, end).first() {
        last.dosage.frequency = Some(hit.frequency);
        last.dosage.per_day = per_day::per_day(&last.quantity, last.dosage.frequency, last.dosage.role);
    }
}

/// Whether a sentence brings in another study.
fn turns(scan: &Scan, i: usize) -> bool {
    let (from, to) = scan.tokens_of(i);
    (from..to.min(from + 12)).any(|k| {
        matches!(scan.word(k), "another" | "second" | "separate" | "similarly" | "other")
            || matches!(scan.word(k), "a" | "an" | "one")
                && (k..(k + 5).min(to)).any(|n| matches!(scan.word(n), "trial" | "study" | "rct" | "meta" | "review"))
    })
}

/// The study's length told after sentence `i` in its paragraph, or before it.
fn length_near(scan: &Scan, i: usize, found: &[(usize, bool)]) -> Option<Duration> {
    let here = block(scan, i)?.block;
    for n in i + 1..(i + 5).min(scan.doc.sentences.len()) {
        if scan.doc.sentences[n].block != here || turns(scan, n) || found.iter().any(|f| f.0 == n && f.1) {
            break;
        }
        let (from, to) = scan.tokens_of(n);
        if let Some(hit) = duration::all(scan, from, to).iter().find(|h| !h.is_short()) {
            return Some(hit.duration);
        }
    }
    let n = i.checked_sub(1).filter(|n| scan.doc.sentences[*n].block == here && !turns(scan, i))?;
    let (from, to) = scan.tokens_of(n);
    if found.iter().any(|f| f.0 == n) {
        return None;
    }
    duration::all(scan, from, to).iter().find(|h| !h.is_short() && h.told != Told::Later).map(|h| h.duration)
}

/// What the title tells of how the treatment is taken ("daily ingestion of …") goes for doses that tell nothing.
fn titled(scan: &Scan, found: &mut [Found]) {
    let sentences = &scan.doc.sentences;
    let Some(first) = sentences.first().filter(|s| s.section == SectionKind::Title) else { return };
    let last = sentences.iter().take_while(|s| s.block == first.block).count() - 1;
    let (from, to) = (scan.tokens_of(0).0, scan.tokens_of(last).1);
    let told_later: Vec<bool> = found.iter().map(|f| f.sentence > last).collect();
    let (frequency, route) = (frequency::all(scan, from, to), route::all(scan, from, to));
    let given = |d: &Dosage| matches!(d.role, DosageRole::Administered | DosageRole::Content);
    if let Some(hit) = frequency.first()
        && found.iter().all(|f| f.dosage.frequency.is_none())
    {
        for (f, _) in found.iter_mut().zip(&told_later).filter(|(f, later)| given(&f.dosage) && **later) {
            f.dosage.frequency = Some(hit.frequency);
            f.dosage.per_day = per_day::per_day(&f.quantity, f.dosage.frequency, f.dosage.role);
        }
    }
    if let Some(hit) = route.first()
        && found.iter().all(|f| f.dosage.route.is_none())
    {
        for (f, _) in found.iter_mut().zip(&told_later).filter(|(f, later)| given(&f.dosage) && **later) {
            f.dosage.route = Some(hit.route);
        }
    }
}

/// The one length that the text's own study has.
fn own_length(scan: &Scan) -> Option<Duration> {
    let mut lengths = (0..scan.doc.sentences.len())
        .filter(|i| !matches!(scan.doc.sentences[*i].section, SectionKind::Background | SectionKind::References))
        .flat_map(|i| {
            let (from, to) = scan.tokens_of(i);
            let followed = (from..to).any(|k| scan.word(k).starts_with("follow"));
            duration::all(scan, from, to)
                .into_iter()
                .filter(move |h| !h.is_short() && (h.told != Told::Later || h.duration.unit != DurationUnit::Year && !followed))
        });
    lengths.next().map(|h| h.duration)
}

/// Another dosage of the same amount and substance that tells what `has` asks for.
fn twin(found: &[Found], k: usize, has: impl Fn(&Dosage) -> bool) -> Option<usize> {
    let d = &found[k].dosage;
    found.iter().position(|o| {
        let o = &o.dosage;
        o.amount == d.amount && o.unit == d.unit && has(o) && (o.concept == d.concept || o.substance == d.substance)
    })
}

/// Fills in what a dosage does not tell itself: the study's length, and what the same arm was given elsewhere.
pub fn spread(scan: &Scan, own_study: bool, found: &mut [Found]) {
    let sentences: Vec<(usize, bool)> = found.iter().map(|f| (f.sentence, f.dosage.duration.is_some())).collect();
    for f in found.iter_mut() {
        let told_beside = sentences.iter().any(|s| s.0 == f.sentence && s.1);
        if !administered(&f.dosage) || f.dosage.duration.is_some() || told_beside {
            continue;
        }
        if matches!(scan.doc.sentences[f.sentence].block_kind, BlockKind::TableRow | BlockKind::Heading) {
            continue;
        }
        f.dosage.duration = setting::card_length(scan, f.sentence).or_else(|| length_near(scan, f.sentence, &sentences));
    }
    tried(found);
    route_by_name(scan, own_study, found);
    if !own_study {
        return;
    }
    let own = own_length(scan);
    titled(scan, found);
    for k in 0..found.len() {
        if !administered(&found[k].dosage) {
            continue;
        }
        if found[k].dosage.frequency.is_none()
            && let Some(t) = twin(found, k, |d| d.frequency.is_some())
        {
            found[k].dosage.frequency = found[t].dosage.frequency;
            let per = per_day::per_day(&found[k].quantity, found[k].dosage.frequency, found[k].dosage.role);
            found[k].dosage.per_day = per;
        }
        let told_beside = sentences.iter().any(|s| s.0 == found[k].sentence && s.1);
        let twin_length = twin(found, k, |d| d.duration.is_some());
        if found[k].dosage.duration.is_none() {
            found[k].dosage.duration = match twin_length {
                Some(t) => found[t].dosage.duration,
                None if !told_beside => own,
                None => None,
            };
        }
        if found[k].dosage.route.is_none() {
            let same: Vec<_> =
                found.iter().filter(|o| o.dosage.concept == found[k].dosage.concept).filter_map(|o| o.dosage.route).collect();
            if let Some(first) = same.first().filter(|r| same.iter().all(|o| o == *r)) {
                found[k].dosage.route = Some(*first);
            }
        }
    }
}

/// The routes that the text of a study, or the title of another, tells beside a substance's own name ("oral zinc", "zinc
/// lozenges"), for amounts of it that tell none.
fn route_by_name(scan: &Scan, own_study: bool, found: &mut [Found]) {
    let wanted = |f: &Found| f.dosage.route.is_none() && administered(&f.dosage) && f.dosage.concept.is_some();
    if !found.iter().any(wanted) {
        return;
    }
    let told = route::all(scan, 0, scan.tokens.len());
    if told.is_empty() {
        return;
    }
    let beside = |h: &crate::lexicon::Hit| {
        let (from, to) = (scan.token_at(h.start), scan.token_at(h.end));
        let within = |r: &&route::Hit| r.to == from || r.from == to || r.from >= from && r.to <= to;
        told.iter().find(within).map(|r| r.route)
    };
    let of_name = |id: &str| {
        let mut names = scan.concepts.iter().filter(|h| scan.concept(h).id == id);
        let (at, first) = names.find_map(|h| beside(h).map(|r| (h.start, r)))?;
        // In a text of many studies only its title speaks for all of them.
        let speaks = own_study || scan.doc.kind_at(at) == SectionKind::Title;
        (speaks && names.filter_map(beside).all(|r| r == first)).then_some(first)
    };
    // Most amounts of a text are of a few substances.
    let mut known: Vec<(String, Option<Route>)> = Vec::new();
    for f in found.iter_mut().filter(|f| wanted(f)) {
        let (from, to) = scan.tokens_of(f.sentence);
        if told.iter().any(|r| from <= r.from && r.from < to) {
            continue;
        }
        let Some(id) = f.dosage.concept.as_deref() else { continue };
        f.dosage.route = match known.iter().find(|(name, _)| name == id) {
            Some((_, route)) => *route,
            None => {
                let route = of_name(id);
                known.push((id.to_string(), route));
                route
            }
        };
    }
}

/// Where all else that a text tells was given in studies, an amount of which nothing is told was given too, if another of
/// the same substance and size was.
fn tried(found: &mut [Found]) {
    if found.iter().any(|f| matches!(f.dosage.role, DosageRole::Recommended | DosageRole::UpperLimit)) {
        return;
    }
    for k in 0..found.len() {
        let untold = !found[k].role_told && found[k].dosage.role == DosageRole::Typical && found[k].dosage.section != SectionKind::Title;
        if untold && twin(found, k, administered).is_some() {
            found[k].dosage.role = DosageRole::Administered;
        }
    }
}
