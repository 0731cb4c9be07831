//! Inside one article: which studies it tells of, and which study each dosage, sample, year and claim belongs to.
//!
//! A study begins at a singular, particular, reported design mention; the sentences after it in the same paragraph are about it
//! until another study begins. Mentions that agree in name, numbers or rank are one study, however it is called. What the article reports as its own work owns everything that no retold study claims.

mod details;
mod mention;
mod places;
mod same;
mod telling;

use crate::annotate::scan::Scan;
use crate::annotate::topic::Topics;
use crate::ids::content_id;
use crate::record::*;
use mention::Owner;

/// Finds the studies of a record whose facts are made (offsets in bytes), and tells each fact its study.
pub fn link(scan: &Scan, topics: &Topics, record: &mut Record) {
    let mut studies = mention::studies(scan, record);
    let owners = mention::owners(scan, &studies);
    let duration_of = |d: &Dosage| d.duration;
    let signs = details::Signs::of(scan.text);
    for (i, study) in studies.iter_mut().enumerate() {
        details::fill(scan, topics, record, study, &owners, i, &signs);
        if study.duration.is_none() {
            let told = record.dosages.iter().filter(|d| owner_at(scan, &owners, d.start) == Some(i) && d.role == DosageRole::Administered);
            study.duration = told.filter_map(duration_of).next();
        }
    }
    for (i, study) in studies.iter_mut().enumerate() {
        study.id = study_id(&record.article.sha256, study, i);
    }
    let ids: Vec<String> = studies.iter().map(|s| s.id.clone()).collect();
    let id_at = |at: usize| owner_at(scan, &owners, at).map(|i| ids[i].clone());
    for d in &mut record.dosages {
        if matches!(d.role, DosageRole::Administered | DosageRole::Content) {
            d.study = id_at(d.start);
        }
    }
    for d in &mut record.designs {
        if d.status == DesignStatus::Reported {
            d.study = id_at(d.start).filter(|_| !d.plural);
        }
    }
    for y in &mut record.years {
        if matches!(y.role, YearRole::Study | YearRole::DataPeriod) {
            y.study = id_at(y.start);
        }
    }
    for s in &mut record.samples {
        s.study = id_at(s.start);
    }
    for c in &mut record.claims {
        let at = c.cues.first().map_or(c.start, |q| q.start);
        if matches!(c.kind, ClaimKind::Finding | ClaimKind::Synthesis | ClaimKind::Safety | ClaimKind::Mechanism) {
            c.study = id_at(at);
        }
    }
    attach_dosages(record);
    record.studies = studies;
}

/// The study that owns byte `at`.
fn owner_at(scan: &Scan, owners: &[Owner], at: usize) -> Option<usize> {
    let sentence = scan.doc.sentence_at(at)?;
    owners.get(sentence)?.at(at)
}

fn study_id(sha: &str, study: &Study, order: usize) -> String {
    let place = study.mentions.first().map_or((0, 0), |m| (m.start, m.end));
    content_id("study-mention", &(sha, study.own, study.design, place, order))
}

/// A claim's dosage: the one told in its sentence of the same substance, else of the same study where that has one only.
fn attach_dosages(record: &mut Record) {
    for c in &mut record.claims {
        let here =
            record.dosages.iter().find(|d| d.start >= c.start && d.end <= c.end && (d.concept.is_none() || d.concept == c.subject_concept));
        let of_study = || {
            let study = c.study.as_deref()?;
            let mut told = record
                .dosages
                .iter()
                .filter(|d| d.study.as_deref() == Some(study) && d.concept.is_some() && d.concept == c.subject_concept);
            told.next().filter(|_| told.next().is_none())
        };
        c.dosage = here.or_else(of_study).map(|d| d.id.clone());
    }
}
