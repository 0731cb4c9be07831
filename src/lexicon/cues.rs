//! Cue words of claims: what asserts, denies, hedges or doubts a relation. The table is `en/cues.tsv`; verbs are listed once
//! and inflected here.

use std::sync::OnceLock;

use super::phrases::{PhraseHit, Phrases};
use super::trie::Run;
use crate::record::Relation;

/// What a cue does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueClass {
    /// A transitive verb: the exposure stands before it, the object after it.
    Verb,
    /// A verb used both ways: "X improved sleep", "sleep improved".
    VerbBoth,
    /// An intransitive verb: what stands before it went up or down.
    VerbIntr,
    /// A transitive verb whose forms are more often something else: "control", "clear".
    Seldom,
    /// The same of a verb used both ways: "the rash cleared".
    SeldomBoth,
    /// A noun that names an effect: "reduction in".
    Noun,
    /// An association between two things.
    Assoc,
    /// An adjective or noun that judges: "effective", "similar".
    Adj,
    /// A phrase that denies an effect whole: "no significant difference".
    Null,
    /// A phrase that doubts: "inconclusive".
    Unsure,
    /// A phrase that asks for more research.
    Gap,
    /// Advice to ask, to be careful, to stop.
    Advice,
    /// Advice to keep away.
    Avoid,
    /// Advice to use.
    Recommend,
    /// A denial of harm: "well tolerated".
    Safe,
    /// Introduces side effects.
    Side,
    /// A negation.
    Negation,
    /// What looks like a negation and is none.
    Pseudo,
    /// A hedge.
    Hedge,
    /// A word of speculation.
    Speculation,
    /// What a study set out to do, or how it was done.
    Aim,
    /// Introduces a finding.
    Report,
    /// Introduces what something is compared with.
    Comparison,
}

/// The grammatical form a verb was met in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Not a verb, or a phrase as listed.
    Plain,
    /// "reduce", "reduces".
    Finite,
    /// "reduced": past or participle.
    Past,
    /// "reducing".
    Ing,
}

/// One row of the table, or one form of it.
#[derive(Clone, Debug)]
pub struct CueEntry {
    /// The words, lower case.
    pub phrase: String,
    /// What it does.
    pub class: CueClass,
    /// The relation it names, where it names one.
    pub relation: Option<Relation>,
    /// The form of a verb.
    pub form: Form,
}

/// The table and its phrases.
pub struct Cues {
    entries: Vec<CueEntry>,
    phrases: Phrases,
}

fn class(name: &str) -> Option<CueClass> {
    Some(match name {
        "verb" => CueClass::Verb,
        "verb_both" => CueClass::VerbBoth,
        "verb_intr" => CueClass::VerbIntr,
        "seldom" => CueClass::Seldom,
        "seldom_both" => CueClass::SeldomBoth,
        "noun" => CueClass::Noun,
        "assoc" => CueClass::Assoc,
        "adj" => CueClass::Adj,
        "null" => CueClass::Null,
        "unsure" => CueClass::Unsure,
        "gap" => CueClass::Gap,
        "advice" => CueClass::Advice,
        "advise" => CueClass::Avoid,
        "recommend" => CueClass::Recommend,
        "safe" => CueClass::Safe,
        "side" => CueClass::Side,
        "neg" => CueClass::Negation,
        "pseudo" => CueClass::Pseudo,
        "hedge" => CueClass::Hedge,
        "spec" => CueClass::Speculation,
        "aim" => CueClass::Aim,
        "report" => CueClass::Report,
        "comp" => CueClass::Comparison,
        _ => return None,
    })
}

/// The regular forms of a verb phrase, whose first word is the verb.
fn inflect(phrase: &str) -> Vec<(String, Form)> {
    let (verb, rest) = phrase.split_once(' ').map_or((phrase, String::new()), |(v, r)| (v, format!(" {r}")));
    let consonant_y = verb.ends_with('y') && !verb.ends_with(['a', 'e', 'o', 'u']) && !["ay", "ey", "oy"].iter().any(|e| verb.ends_with(e));
    let (s, ed, ing) = if let Some(stem) = verb.strip_suffix('e') {
        (format!("{verb}s"), format!("{verb}d"), format!("{stem}ing"))
    } else if consonant_y {
        let stem = &verb[..verb.len() - 1];
        (format!("{stem}ies"), format!("{stem}ied"), format!("{verb}ing"))
    } else if verb.ends_with("ss") || verb.ends_with("sh") || verb.ends_with("ch") || verb.ends_with('x') {
        (format!("{verb}es"), format!("{verb}ed"), format!("{verb}ing"))
    } else {
        (format!("{verb}s"), format!("{verb}ed"), format!("{verb}ing"))
    };
    vec![
        (phrase.to_string(), Form::Finite),
        (format!("{s}{rest}"), Form::Finite),
        (format!("{ed}{rest}"), Form::Past),
        (format!("{ing}{rest}"), Form::Ing),
    ]
}

/// The form of an irregular verb as listed.
fn form_of(phrase: &str) -> Form {
    let verb = phrase.split(' ').next().unwrap_or(phrase);
    if verb.ends_with("ing") {
        Form::Ing
    } else if verb.ends_with('s') || matches!(verb, "is" | "are") {
        Form::Finite
    } else {
        Form::Past
    }
}

impl Cues {
    /// The embedded table.
    pub fn embedded() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| Cues::new(include_str!("en/cues.tsv")))
    }

    fn new(table: &str) -> Cues {
        let mut entries: Vec<CueEntry> = Vec::new();
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [phrase, class_name, value, forms] = cells[..] else { continue };
            let Some(class) = class(class_name) else { continue };
            let relation = value.parse::<Relation>().ok();
            let verb = matches!(class, CueClass::Verb | CueClass::VerbBoth | CueClass::VerbIntr | CueClass::Seldom | CueClass::SeldomBoth);
            let all = if verb && forms.is_empty() {
                inflect(phrase)
            } else if verb {
                let mut all = vec![(phrase.to_string(), Form::Finite)];
                all.extend(forms.split('|').map(|f| (f.to_string(), form_of(f))));
                all
            } else {
                vec![(phrase.to_string(), Form::Plain)]
            };
            entries.extend(all.into_iter().map(|(phrase, form)| CueEntry { phrase, class, relation, form }));
            // The apostrophe of copied text is often the curly one.
        }
        let curly: Vec<CueEntry> = entries
            .iter()
            .filter(|e| e.phrase.contains('\''))
            .map(|e| CueEntry { phrase: e.phrase.replace('\'', "’"), ..e.clone() })
            .collect();
        entries.extend(curly);
        let phrases = Phrases::new(entries.iter().map(|e| e.phrase.as_str()));
        Cues { entries, phrases }
    }

    /// The cues in `lower`, whose words are `runs`, leftmost and longest, in order.
    pub fn find(&self, lower: &str, runs: &[Run]) -> Vec<PhraseHit> {
        self.phrases.find(lower, runs)
    }

    /// The entry that a hit's `phrase` names.
    pub fn entry(&self, phrase: usize) -> &CueEntry {
        &self.entries[phrase]
    }

    /// Every entry, forms included.
    pub fn entries(&self) -> &[CueEntry] {
        &self.entries
    }
}
