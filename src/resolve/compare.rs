//! Two study mentions, field by field: which fields agree, which forbid that they are one study.

use super::profile::{Dose, Profile, Topic};
use super::quantity::{Closeness, amounts, same_days};
use crate::record::{Design, Modifier};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What two mentions are compared on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// A registry number, DOI, PubMed or PubMed Central number.
    Identifier,
    /// Whether one article is a copy of the other, or both are the same one.
    Article,
    /// The words of two articles that report a study of their own.
    Words,
    /// What was given, and for what.
    Topic,
    /// The salt or form of what was given.
    Form,
    /// Kind of study.
    Design,
    /// Daily dose.
    Dose,
    /// How long.
    Duration,
    /// How many people.
    Size,
    /// When.
    Year,
    /// Where published.
    Journal,
    /// First author.
    Author,
    /// Where done.
    Country,
    /// Who was studied.
    Population,
    /// Recruitment or search period.
    DataPeriod,
    /// How many studies a review holds.
    StudiesIncluded,
    /// What was found.
    Finding,
    /// Effect sizes and intervals.
    Figures,
}

/// The fields compared one by one; identifiers, articles and words are the caller's.
pub const COMPARED: [Field; 15] = [
    Field::Topic,
    Field::Form,
    Field::Design,
    Field::Dose,
    Field::Duration,
    Field::Size,
    Field::Year,
    Field::Journal,
    Field::Author,
    Field::Country,
    Field::Population,
    Field::DataPeriod,
    Field::StudiesIncluded,
    Field::Finding,
    Field::Figures,
];

/// The broad kinds of study: no study is of two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Synthesis,
    Trial,
    Observation,
    Cases,
    Animal,
    Laboratory,
    Other,
}

fn kind(design: Design) -> Option<Kind> {
    use Design::*;
    Some(match design {
        MetaAnalysis | SystematicReview | UmbrellaReview | ScopingReview | Review => Kind::Synthesis,
        RandomizedControlledTrial | NonRandomizedTrial | ClinicalTrial => Kind::Trial,
        CohortStudy | CaseControlStudy | CrossSectionalStudy | ObservationalStudy | Survey | MendelianRandomization => Kind::Observation,
        CaseSeries | CaseReport | AnecdotalReport => Kind::Cases,
        AnimalStudy => Kind::Animal,
        InVitroStudy => Kind::Laboratory,
        Guideline | ModellingStudy | QualitativeStudy => Kind::Other,
        Study => return None,
    })
}

const BLINDED: [Modifier; 4] = [Modifier::DoubleBlind, Modifier::SingleBlind, Modifier::TripleBlind, Modifier::PlaceboControlled];

fn design(a: &Profile, b: &Profile) -> Closeness {
    use Design::*;
    let excludes = |x: &Profile, y: &Profile| {
        (x.modifiers.contains(&Modifier::OpenLabel) && BLINDED.iter().any(|m| y.modifiers.contains(m)))
            || (x.modifiers.contains(&Modifier::Crossover) && y.modifiers.contains(&Modifier::ParallelGroup))
            || (x.modifiers.contains(&Modifier::Randomized) && y.design == Some(NonRandomizedTrial))
    };
    if excludes(a, b) || excludes(b, a) {
        return Closeness::Conflict;
    }
    let (Some(x), Some(y)) = (a.design, b.design) else { return Closeness::Missing };
    let (Some(kx), Some(ky)) = (kind(x), kind(y)) else { return Closeness::Missing };
    if kx != ky {
        return Closeness::Conflict;
    }
    if x == y {
        return if a.modifiers == b.modifiers { Closeness::Same } else { Closeness::Near };
    }
    match (x.min(y), x.max(y)) {
        (RandomizedControlledTrial, NonRandomizedTrial) => Closeness::Conflict,
        (RandomizedControlledTrial | NonRandomizedTrial, ClinicalTrial) => Closeness::Far,
        (MetaAnalysis, SystematicReview) => Closeness::Near,
        (MetaAnalysis | SystematicReview | UmbrellaReview | ScopingReview, Review) => Closeness::Near,
        (CrossSectionalStudy, Survey) => Closeness::Near,
        (CohortStudy | CaseControlStudy | CrossSectionalStudy, ObservationalStudy) => Closeness::Near,
        (CohortStudy | CaseControlStudy | CrossSectionalStudy | MendelianRandomization, _) => Closeness::Conflict,
        (CaseSeries | CaseReport, _) if kx == Kind::Cases => Closeness::Far,
        _ => Closeness::Far,
    }
}

/// Whether one of the two is the other, or stands above it.
pub fn related(a: &Topic, b: &Topic) -> bool {
    a.exact == b.exact || a.above.contains(&b.exact) || b.above.contains(&a.exact)
}

/// Whether two lists name the same substances, forms aside.
pub fn same_bases(a: &[Topic], b: &[Topic]) -> bool {
    list(a, b) == Closeness::Same
}

fn list(a: &[Topic], b: &[Topic]) -> Closeness {
    if a.is_empty() || b.is_empty() {
        return Closeness::Missing;
    }
    let shared = |x: &[Topic], y: &[Topic]| x.iter().filter(|t| y.iter().any(|u| t.base == u.base)).count();
    let (ab, ba) = (shared(a, b), shared(b, a));
    if ab == a.len() && ba == b.len() {
        Closeness::Same
    } else if ab > 0 {
        Closeness::Near
    } else if a.iter().any(|t| b.iter().any(|u| related(t, u))) {
        Closeness::Far
    } else {
        Closeness::Conflict
    }
}

fn topic(a: &Profile, b: &Profile) -> Closeness {
    let (i, c) = (list(&a.interventions, &b.interventions), list(&a.conditions, &b.conditions));
    match (i, c) {
        (Closeness::Conflict, _) | (_, Closeness::Conflict) => Closeness::Conflict,
        (Closeness::Missing, Closeness::Missing) => Closeness::Missing,
        (Closeness::Far, _) => Closeness::Far,
        (Closeness::Same, Closeness::Same) => Closeness::Same,
        _ => Closeness::Near,
    }
}

/// Whether the forms of the substances that both name agree: citrate and oxide of magnesium do not; magnesium without a
/// form on both sides does; a form on one side alone says nothing.
fn form(a: &Profile, b: &Profile) -> Closeness {
    let specific = |t: &Topic| t.exact != t.base;
    let mut out = Closeness::Missing;
    for t in &a.interventions {
        if b.interventions.iter().any(|u| u.exact == t.exact) {
            return Closeness::Same;
        }
        let others: Vec<&Topic> = b.interventions.iter().filter(|u| u.base == t.base && specific(u)).collect();
        if specific(t) && !others.is_empty() {
            out = if others.iter().any(|u| related(t, u)) { Closeness::Near } else { Closeness::Conflict };
        }
    }
    out
}

fn doses(a: &[Dose], b: &[Dose]) -> Closeness {
    let mut worst = Closeness::Missing;
    for x in a {
        for y in b.iter().filter(|y| x.base.is_none() || y.base.is_none() || x.base == y.base) {
            match amounts(&x.amount, &y.amount) {
                Closeness::Same => return Closeness::Same,
                Closeness::Missing => {}
                other => worst = if worst == Closeness::Missing || other == Closeness::Near { other } else { worst },
            }
        }
    }
    worst
}

fn told<T: PartialEq>(a: Option<T>, b: Option<T>) -> Closeness {
    match (a, b) {
        (Some(a), Some(b)) => {
            if a == b {
                Closeness::Same
            } else {
                Closeness::Conflict
            }
        }
        _ => Closeness::Missing,
    }
}

fn year(a: &Profile, b: &Profile) -> Closeness {
    let (Some(x), Some(y)) = (a.year, b.year) else { return Closeness::Missing };
    let gap = (x.0[0] - y.0[1]).max(y.0[0] - x.0[1]);
    match gap {
        ..=0 => Closeness::Same,
        1 => Closeness::Far,
        _ => Closeness::Conflict,
    }
}

/// How near two mentions are on one field.
pub fn closeness(field: Field, a: &Profile, b: &Profile) -> Closeness {
    match field {
        Field::Identifier | Field::Article | Field::Words => Closeness::Missing,
        Field::Topic => topic(a, b),
        Field::Form => form(a, b),
        Field::Design => design(a, b),
        Field::Dose => doses(&a.doses, &b.doses),
        Field::Duration => match (a.duration, b.duration) {
            (Some(x), Some(y)) => told(Some(true), Some(same_days(x, y))),
            _ => Closeness::Missing,
        },
        Field::Size => match (a.size, b.size) {
            (Some(x), Some(y)) if !x.meets(y) => Closeness::Conflict,
            (Some(x), Some(y)) if x.is_point() && y.is_point() => Closeness::Same,
            (Some(_), Some(_)) => Closeness::Near,
            _ => Closeness::Missing,
        },
        Field::Year => year(a, b),
        Field::Journal => told(a.journal, b.journal),
        Field::Author => told(a.author, b.author),
        Field::Country => told(a.country, b.country),
        Field::Population => {
            if a.who.excludes(b.who) {
                Closeness::Conflict
            } else if a.who.shared(b.who) != 0 {
                Closeness::Same
            } else {
                Closeness::Missing
            }
        }
        Field::DataPeriod => match (a.period, b.period) {
            (Some(x), Some(y)) if x == y => Closeness::Same,
            (Some(x), Some(y)) if x.0[1] == y.0[1] => Closeness::Near,
            (Some(_), Some(_)) => Closeness::Far,
            _ => Closeness::Missing,
        },
        Field::StudiesIncluded => match (a.included, b.included) {
            (Some(x), Some(y)) if x == y => Closeness::Same,
            (Some(_), Some(_)) => Closeness::Far,
            _ => Closeness::Missing,
        },
        Field::Finding => match (a.findings.0, b.findings.0) {
            (0, _) | (_, 0) => Closeness::Missing,
            (x, y) if x & y != 0 => Closeness::Same,
            _ => Closeness::Far,
        },
        Field::Figures => {
            if a.figures.iter().any(|f| b.figures.contains(f)) {
                Closeness::Same
            } else {
                Closeness::Missing
            }
        }
    }
}

/// Whether the two share an identifier (`Same`), have different ones of one kind (`Conflict`), or neither.
pub fn identifiers(a: &Profile, b: &Profile) -> Closeness {
    if a.keys.iter().any(|k| b.keys.contains(k)) {
        return Closeness::Same;
    }
    let clash = a.keys.iter().any(|(kind, _)| b.keys.iter().any(|(other, _)| kind == other));
    if clash { Closeness::Conflict } else { Closeness::Missing }
}

/// The field that forbids that two mentions of different articles are one study, if any. Two accounts that both report
/// their own work are told apart by their words; here only identifiers and the article itself are looked at.
pub fn conflict(a: &Profile, b: &Profile, both_own: bool) -> Option<Field> {
    match identifiers(a, b) {
        Closeness::Same => return None,
        Closeness::Conflict => return Some(Field::Identifier),
        _ => {}
    }
    if a.article == b.article {
        return Some(Field::Article);
    }
    if both_own {
        return None;
    }
    COMPARED.into_iter().find(|f| closeness(*f, a, b) == Closeness::Conflict)
}
