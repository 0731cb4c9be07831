//! Made-up records for tests of what crosses articles.

use evigraph::record::*;

/// A concept by name alone.
pub fn named(name: &str) -> ConceptRef {
    ConceptRef { name: name.into(), concept: None }
}

/// A record without facts.
pub fn record(id: &str) -> Record {
    let article =
        ArticleInfo { sha256: evigraph::ids::sha256_hex(id.as_bytes()), media_type: "text/plain".into(), ..ArticleInfo::default() };
    Record { schema_version: SCHEMA_VERSION.into(), id: id.into(), article, ..Record::default() }
}

/// A mention of a study.
pub fn study(of: &Record, n: usize, design: Design, substances: &[&str], condition: &str) -> Study {
    Study {
        id: format!("EVG:study-mention.{}-{n}", of.id),
        design: Some(design),
        interventions: substances.iter().map(|s| named(s)).collect(),
        conditions: vec![named(condition)],
        ..Study::default()
    }
}

/// An amount given in a study, or told of none.
pub fn dose(of: &Record, study: &Study, substance: &str, mg: f64, role: DosageRole, daily: bool) -> Dosage {
    Dosage {
        id: format!("EVG:dosage.{}-{substance}-{mg}", of.id),
        quote: format!("{mg} mg"),
        start: 0,
        end: 1,
        rule: "DOS001".into(),
        confidence: 0.9,
        section: SectionKind::Body,
        study: (!study.id.is_empty()).then(|| study.id.clone()),
        substance: Some(substance.into()),
        concept: None,
        form: None,
        amount: Range::one(mg),
        unit: "mg".into(),
        frequency: daily.then_some(Frequency { times: Range::one(1.0), period: Period::Day, every: 1 }),
        duration: None,
        route: None,
        role,
        basis: None,
        per_day: daily.then(|| PerDay { low: Some(Num(mg)), high: Some(Num(mg)), unit: "mg".into() }),
        dose_form: None,
    }
}

/// A claim, of a study or of none.
pub fn claim(of: &Record, study: Option<&Study>, subject: &str, relation: Relation, object: &str) -> Claim {
    Claim {
        id: format!("EVG:claim.{}-{subject}-{}-{object}-{}", of.id, relation.as_str(), study.map_or("", |s| &s.id)),
        quote: format!("{subject} {} {object}", relation.as_str()),
        start: of.claims.len() * 100,
        end: of.claims.len() * 100 + 50,
        rule: "CLM001".into(),
        confidence: 0.8,
        section: SectionKind::Body,
        study: study.map(|s| s.id.clone()),
        subject: subject.into(),
        subject_concept: None,
        subject_parts: Vec::new(),
        combination: false,
        object: object.into(),
        object_concept: None,
        object_parts: Vec::new(),
        relation,
        denied: None,
        family: Family::Causal,
        direction: None,
        valence: None,
        certainty: Certainty::Asserted,
        kind: if study.is_some() { ClaimKind::Finding } else { ClaimKind::Background },
        comparator: None,
        dosage: None,
        population: None,
        cues: Vec::new(),
        evidence: Vec::new(),
    }
}

/// A condition that the vocabulary lists.
pub const RLS: &str = "restless legs syndrome";

/// The signature of a text's shingles.
pub fn shingles(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    evigraph::fingerprint::shingles(&lower, &evigraph::lexicon::trie::runs(&lower))
}
