//! A study mention as compared: names as symbols, amounts on one scale.

use rustc_hash::FxHashMap;

use super::quantity::{self, Amount, Days, Interval};
use crate::lexicon::{Lexicon, normalize};
use crate::record::{ConceptRef, Design, Dosage, DosageRole, Modifier, Record, Relation, Study, Valence, YearRange};

/// A name as a small number.
pub type Symbol = u32;

/// Names and their symbols.
#[derive(Default)]
pub struct Symbols {
    numbers: FxHashMap<String, Symbol>,
    names: Vec<String>,
}

impl Symbols {
    /// The symbol of a name.
    pub fn get(&mut self, name: &str) -> Symbol {
        if let Some(n) = self.numbers.get(name) {
            return *n;
        }
        let n = self.names.len() as Symbol;
        self.names.push(name.to_string());
        self.numbers.insert(name.to_string(), n);
        n
    }
    /// The name of a symbol.
    pub fn name(&self, symbol: Symbol) -> &str {
        &self.names[symbol as usize]
    }
}

/// Kinds of identifiers that name a study beyond doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// A trial register's number.
    Registry,
    /// A DOI.
    Doi,
    /// A PubMed number.
    Pmid,
    /// A PubMed Central number.
    Pmcid,
}

/// A substance or condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// As told, form included.
    pub exact: Symbol,
    /// The substance it is a form of, or itself.
    pub base: Symbol,
    /// Everything above it in the vocabulary, without itself.
    pub above: Vec<Symbol>,
}

/// An amount of a substance that the study gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Dose {
    /// The substance's base, where told.
    pub base: Option<Symbol>,
    /// How much.
    pub amount: Amount,
}

/// What a study found, as a set of bits: one article may tell of several outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Findings(pub u8);

impl Findings {
    /// Good for health.
    pub const BENEFIT: u8 = 1;
    /// No effect.
    pub const NONE: u8 = 2;
    /// Mixed or unclear.
    pub const UNCLEAR: u8 = 4;
    /// Bad for health.
    pub const HARM: u8 = 8;
}

/// Who was studied, in the few classes that exclude one another or are rare, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Who(pub u8);

impl Who {
    const ANIMALS: u8 = 1;
    const CHILDREN: u8 = 2;
    const PREGNANT: u8 = 4;
    const DIALYSIS: u8 = 8;
    const OLDER: u8 = 16;

    fn of(text: &str) -> Who {
        let text = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
        let mut bits = 0;
        for (bit, words) in [
            (Who::ANIMALS, &["rats", "mice", "mouse", "rodent", "rabbit", "dogs", "pigs"][..]),
            (Who::CHILDREN, &["child", "adolesc", "infant", "newborn", "neonat", "preterm", "toddler"][..]),
            (Who::PREGNANT, &["pregnan"][..]),
            (Who::DIALYSIS, &["dialysis", "uremic", "uraemic"][..]),
            (Who::OLDER, &["older adult", "elderly"][..]),
        ] {
            if has(words) {
                bits |= bit;
            }
        }
        Who(bits)
    }

    /// Whether one study cannot have had both.
    pub fn excludes(self, other: Who) -> bool {
        let (a, b) = (self.0, other.0);
        (a & Who::ANIMALS != b & Who::ANIMALS && a != 0 && b != 0)
            || (a & Who::CHILDREN != 0 && b & Who::OLDER != 0)
            || (b & Who::CHILDREN != 0 && a & Who::OLDER != 0)
    }

    /// The telling classes that both have.
    pub fn shared(self, other: Who) -> u8 {
        self.0 & other.0 & !Who::OLDER
    }
}

/// A study mention as compared.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Index of the record in id order.
    pub article: u32,
    /// Index of the mention in the record's studies.
    pub study: u32,
    /// Whether the article reports it as its own work.
    pub own: bool,
    /// Identifiers, sorted.
    pub keys: Vec<(KeyKind, Symbol)>,
    /// Kind of study.
    pub design: Option<Design>,
    /// What is said of the design, sorted.
    pub modifiers: Vec<Modifier>,
    /// What was given.
    pub interventions: Vec<Topic>,
    /// For what.
    pub conditions: Vec<Topic>,
    /// How much.
    pub doses: Vec<Dose>,
    /// For how long.
    pub duration: Option<Days>,
    /// How many.
    pub size: Option<Interval>,
    /// When.
    pub year: Option<YearRange>,
    /// Where published.
    pub journal: Option<Symbol>,
    /// By whom.
    pub author: Option<Symbol>,
    /// In which country.
    pub country: Option<Symbol>,
    /// Who was studied.
    pub who: Who,
    /// Recruitment or search period.
    pub period: Option<YearRange>,
    /// Studies in a review.
    pub included: Option<f64>,
    /// What it found.
    pub findings: Findings,
    /// Effect sizes and intervals told, as symbols, sorted.
    pub figures: Vec<Symbol>,
}

fn topic(c: &ConceptRef, symbols: &mut Symbols, lexicon: &Lexicon) -> Topic {
    let known = c.concept.as_deref().and_then(|id| lexicon.by_id(id)).or_else(|| lexicon.by_name(&c.name));
    match known {
        Some(concept) => {
            let above = lexicon.ancestors(concept).into_iter().skip(1).map(|a| symbols.get(&a.id)).collect();
            Topic { exact: symbols.get(&concept.id), base: symbols.get(&lexicon.base(concept).id), above }
        }
        None => {
            let exact = symbols.get(c.concept.as_deref().unwrap_or(&normalize(&c.name)));
            Topic { exact, base: exact, above: Vec::new() }
        }
    }
}

fn topics(list: &[ConceptRef], symbols: &mut Symbols, lexicon: &Lexicon) -> Vec<Topic> {
    let mut out: Vec<Topic> = list.iter().map(|c| topic(c, symbols, lexicon)).collect();
    out.sort_unstable_by_key(|t| t.exact);
    out.dedup_by_key(|t| t.exact);
    out
}

fn dose(d: &Dosage, symbols: &mut Symbols, lexicon: &Lexicon) -> Option<Dose> {
    let amount = quantity::amount(d)?;
    let name = d.substance.clone().or_else(|| d.concept.clone());
    let base = name.map(|name| topic(&ConceptRef { name, concept: d.concept.clone() }, symbols, lexicon).base);
    Some(Dose { base, amount })
}

fn findings(relation: Relation, valence: Option<Valence>) -> u8 {
    match (relation, valence) {
        (Relation::NoEffect, _) => Findings::NONE,
        (Relation::Inconclusive, _) => Findings::UNCLEAR,
        (Relation::Improves | Relation::Treats | Relation::Prevents, _) | (_, Some(Valence::Beneficial)) => Findings::BENEFIT,
        (Relation::Worsens, _) | (_, Some(Valence::Harmful)) => Findings::HARM,
        _ => 0,
    }
}

/// A name as compared: no article, no punctuation, a country's other names under one.
fn plain(name: &str) -> String {
    let name = normalize(name);
    let name = name.trim_start_matches("the ").replace(['.', ','], "");
    match name.as_str() {
        "us" | "usa" | "united states of america" | "america" => "united states".into(),
        "uk" | "britain" | "great britain" | "england" => "united kingdom".into(),
        "korea" | "republic of korea" => "south korea".into(),
        "islamic republic of iran" => "iran".into(),
        "türkiye" | "turkiye" => "turkey".into(),
        _ => name,
    }
}

impl Profile {
    /// The study mention `study` of `record`, which stands at `article` in id order.
    pub fn new(record: &Record, article: usize, study: usize, symbols: &mut Symbols, lexicon: &Lexicon) -> Profile {
        let s: &Study = &record.studies[study];
        let belongs = |id: &Option<String>| id.as_deref() == Some(s.id.as_str());
        let mut keys: Vec<(KeyKind, Symbol)> = Vec::new();
        keys.extend(s.registry_ids.iter().map(|k| (KeyKind::Registry, symbols.get(&k.to_uppercase()))));
        for (kind, value) in [(KeyKind::Doi, &s.doi), (KeyKind::Pmid, &s.pmid), (KeyKind::Pmcid, &s.pmcid)] {
            keys.extend(value.iter().map(|v| (kind, symbols.get(&v.to_lowercase()))));
        }
        keys.sort_unstable();
        let given = |d: &&Dosage| belongs(&d.study) && matches!(d.role, DosageRole::Administered | DosageRole::Typical);
        let doses: Vec<Dose> = record.dosages.iter().filter(given).filter_map(|d| dose(d, symbols, lexicon)).collect();
        let mut found = 0;
        let mut figures: Vec<Symbol> = Vec::new();
        for c in record.claims.iter().filter(|c| belongs(&c.study)) {
            found |= findings(c.relation, c.valence);
            for e in &c.evidence {
                let words: Vec<String> = [e.value, e.high].iter().flatten().map(|n| n.0.to_string()).collect();
                if words.len() == 2 || words.iter().any(|w| w.contains('.')) {
                    figures.push(symbols.get(&format!("#{}", words.join("-"))));
                }
            }
        }
        figures.sort_unstable();
        figures.dedup();
        let mut interventions = topics(&s.interventions, symbols, lexicon);
        if interventions.is_empty() {
            // What was given in it, where the mention itself does not name it.
            let named = record
                .dosages
                .iter()
                .filter(given)
                .filter_map(|d| d.substance.clone().map(|name| ConceptRef { name, concept: d.concept.clone() }));
            interventions = topics(&named.collect::<Vec<_>>(), symbols, lexicon);
        }
        Profile {
            article: article as u32,
            study: study as u32,
            own: s.own,
            keys,
            design: s.design,
            modifiers: s.modifiers.clone(),
            interventions,
            conditions: topics(&s.conditions, symbols, lexicon),
            doses,
            duration: s.duration.as_ref().and_then(quantity::days),
            size: s.size.as_ref().and_then(|r| quantity::size(r, s.size_qualifier.as_deref())),
            year: s.year,
            journal: s.journal.as_deref().map(|j| symbols.get(&plain(j))),
            author: s.author.as_deref().map(|a| symbols.get(&plain(a))),
            country: s.country.as_deref().map(|c| symbols.get(&plain(c))),
            who: s.population.as_deref().map(Who::of).unwrap_or_default(),
            period: s.data_period,
            included: s.studies_included.as_ref().and_then(|r| r.point()).filter(|n| *n > 1.0),
            findings: Findings(found),
            figures,
        }
    }

    /// Takes over what `other`, another mention of the same study, tells and this one does not, or tells less exactly.
    pub fn absorb(&mut self, other: &Profile) {
        fn join<T: Clone + PartialEq>(into: &mut Vec<T>, from: &[T]) {
            for x in from {
                if !into.contains(x) {
                    into.push(x.clone());
                }
            }
        }
        join(&mut self.keys, &other.keys);
        join(&mut self.interventions, &other.interventions);
        join(&mut self.conditions, &other.conditions);
        join(&mut self.doses, &other.doses);
        join(&mut self.figures, &other.figures);
        let bare = |d: Option<Design>| matches!(d, None | Some(Design::Study));
        if bare(self.design) || (self.modifiers.len() < other.modifiers.len() && !bare(other.design)) {
            self.design = other.design.or(self.design);
            self.modifiers.clone_from(&other.modifiers);
        }
        if self.size.is_none_or(|s| !s.is_point()) && other.size.is_some() {
            self.size = other.size;
        }
        self.duration = self.duration.or(other.duration);
        self.year = self.year.or(other.year);
        self.journal = self.journal.or(other.journal);
        self.author = self.author.or(other.author);
        self.country = self.country.or(other.country);
        self.period = self.period.or(other.period);
        self.included = self.included.or(other.included);
        self.who.0 |= other.who.0;
        self.findings.0 |= other.findings.0;
        self.own |= other.own;
    }
}
