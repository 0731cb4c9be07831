//! Names to concepts: vocabulary entries where there is one, else the normalized name; and the concepts above each.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::fit::tied;
use super::nameable;
use crate::graph::{ConceptNode, Effect};
use crate::ids::content_id;
use crate::lexicon::{Concept, Lexicon, ParentLink, Polarity, Side, concept_id};
use crate::record::ConceptRef;

/// Words around a condition's name that make it a measure of the condition.
const MEASURES: &[&str] = &[
    "symptom severity scores", "symptom severity score", "symptom severity", "severity scores", "severity score", "severity",
    "symptom scores", "symptom score", "symptoms", "scores", "score", "intensity", "frequency", "levels", "relief of",
    "symptom severity of", "symptom severity in", "severity of", "symptoms of", "symptoms associated with", "severity in", "symptoms in",
];

/// Concepts that stand for whatever condition is spoken of.
const GENERIC: &[&str] = &["symptom", "symptom severity", "symptom relief", "disease", "condition", "disorder", "illness"];

/// What an outcome stands for: the concept, and whether more of it is better or worse.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Concept node.
    pub id: String,
    /// Whether more is better or worse; `None` where that is not known.
    pub polarity: Option<Polarity>,
}

/// The concepts that a graph names.
pub struct Concepts<'a> {
    lexicon: &'a Lexicon,
    /// The concepts that have narrower kinds, once they are asked for.
    classes: OnceCell<FxHashSet<&'a str>>,
    nodes: BTreeMap<String, ConceptNode>,
}

impl<'a> Concepts<'a> {
    /// None yet.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Concepts { lexicon, classes: OnceCell::new(), nodes: BTreeMap::new() }
    }

    fn find(&self, name: &str, concept: Option<&str>) -> Option<&'a Concept> {
        let named = || self.lexicon.by_name(name).or_else(|| self.inflected(name));
        match concept.and_then(|id| self.lexicon.by_id(id)) {
            Some(found) if tied(name, found) => None,
            Some(found) => Some(found),
            None => named(),
        }
    }

    /// The concept of a name that is listed in another form: a plural.
    fn inflected(&self, name: &str) -> Option<&'a Concept> {
        if !name.ends_with(['s', 'S']) || !name.is_ascii() {
            return None;
        }
        let hits = self.lexicon.find(name, &name.to_ascii_lowercase());
        let whole = hits.iter().find(|h| h.start == 0 && h.end == name.len())?;
        Some(&self.lexicon.concepts()[whole.concept])
    }

    fn known(&mut self, concept: &Concept) -> String {
        let node =
            || ConceptNode { id: concept.id.clone(), name: concept.name.clone(), class: Some(concept.kind.clone()), members: Vec::new() };
        self.nodes.entry(concept.id.clone()).or_insert_with(node);
        concept.id.clone()
    }

    /// The node of a name.
    pub fn get(&mut self, name: &str, concept: Option<&str>) -> String {
        if let Some(known) = self.find(name, concept) {
            return self.known(known);
        }
        let id = concept.map_or_else(|| concept_id(name), str::to_string);
        let name = crate::lexicon::normalize(name);
        self.nodes.entry(id.clone()).or_insert_with(|| ConceptNode { id: id.clone(), name, class: None, members: Vec::new() });
        id
    }

    /// The node of several things taken together, whatever their order.
    pub fn combination(&mut self, parts: &[ConceptRef]) -> String {
        let mut members: Vec<String> = parts.iter().map(|p| self.get(&p.name, p.concept.as_deref())).collect();
        members.sort_unstable();
        members.dedup();
        if let [one] = &members[..] {
            return one.clone();
        }
        #[derive(serde::Serialize)]
        struct Members<'a> {
            members: &'a [String],
        }
        let id = content_id("concept", &Members { members: &members });
        let names: Vec<&str> = members.iter().map(|m| self.nodes[m].name.as_str()).collect();
        let name = names.join(" with ");
        let node = ConceptNode { id: id.clone(), name, class: Some("combination".into()), members: members.clone() };
        self.nodes.entry(id.clone()).or_insert(node);
        id
    }

    /// The node of an exposure's name; `None` where the name is no thing that claims can be about.
    pub fn exposure(&mut self, name: &str, concept: Option<&str>) -> Option<String> {
        let fits = match self.find(name, concept) {
            Some(known) => nameable::particular(known),
            None => concept.is_some() || nameable::is_name(name),
        };
        fits.then(|| self.get(name, concept))
    }

    /// What an outcome's name stands for: symptoms and severity of a condition are the condition; symptoms without a name
    /// are those of `studied`, the condition of the study that the claim tells of; what a study is `denied` to have found is of
    /// that condition too, where only the study is named. `None` where the name is no thing that
    /// claims can be about.
    pub fn outcome(&mut self, name: &str, concept: Option<&str>, studied: Option<&ConceptRef>, denied: bool) -> Option<Outcome> {
        let concept = concept.filter(|id| self.lexicon.by_id(id).is_none_or(|c| !tied(name, c)));
        let studied = studied.filter(|s| self.find(&s.name, s.concept.as_deref()).is_none_or(nameable::particular));
        if let (Some(found), Some(studied)) = (self.find(name, concept), studied)
            && GENERIC.contains(&found.name.as_str())
        {
            let id = self.get(&studied.name, studied.concept.as_deref());
            return Some(Outcome { id, polarity: polarity(found).or(Some(Polarity::HigherWorse)) });
        }
        if let Some(found) = self.find(name, concept) {
            let condition = match found.side {
                Side::Condition => None,
                _ => self.condition_of(found, name),
            };
            let found = condition.unwrap_or(found);
            return nameable::acted_on(found).then(|| Outcome { id: self.known(found), polarity: polarity(found) });
        }
        if let Some(found) = self.measured(name).or_else(|| nameable::wording_of(name, self.lexicon)).filter(|c| nameable::particular(c)) {
            return Some(Outcome { id: self.known(found), polarity: polarity(found) });
        }
        if concept.is_some() || nameable::is_name(name) {
            return Some(Outcome { id: self.get(name, concept), polarity: None });
        }
        // "The trial found no benefit": of what it studied.
        let studied = studied.filter(|_| denied && nameable::is_research(name))?;
        Some(Outcome { id: self.get(&studied.name, studied.concept.as_deref()), polarity: Some(Polarity::HigherWorse) })
    }

    /// Whether the name of an unlisted thing holds another's name.
    pub fn holds(&self, thing: &str, other: &str) -> bool {
        let name = |id: &str| self.nodes.get(id).map(|n| n.name.to_lowercase());
        let unlisted = self.nodes.get(thing).is_some_and(|n| n.class.is_none());
        unlisted && name(thing).zip(name(other)).is_some_and(|(thing, other)| thing.contains(&other))
    }

    /// The vocabulary.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// Whether a concept is an adverse event.
    pub fn is_harm(&self, id: &str) -> bool {
        self.lexicon.by_id(id).is_some_and(|c| c.kind == "adverse_event")
    }

    /// Whether a concept can have this effect on something with this polarity at all: nothing prevents what is good, and a
    /// marker or a condition helps nothing.
    pub fn makes_sense(&self, subject: &str, effect: Effect, polarity: Option<Polarity>) -> bool {
        let helps = self.lexicon.by_id(subject).is_none_or(nameable::helps);
        match effect {
            Effect::Prevents => helps && polarity != Some(Polarity::HigherBetter),
            Effect::Improves => helps,
            _ => true,
        }
    }

    /// Whether words name a concept, or something above or under it.
    pub fn named_in(&self, words: &str, concept: &str) -> bool {
        let lower = words.to_lowercase();
        if self.nodes.get(concept).is_some_and(|n| lower.contains(&n.name.to_lowercase())) {
            return true;
        }
        let Some(wanted) = self.lexicon.by_id(concept) else {
            return self.nodes.get(concept).is_some_and(|n| n.members.iter().any(|m| self.named_in(words, m)));
        };
        let related = |c: &Concept| {
            let is = |x: &Concept, y: &Concept| self.lexicon.ancestors(x).iter().any(|a| a.id == y.id);
            is(c, wanted) || is(wanted, c)
        };
        self.lexicon.find(words, &words.to_ascii_lowercase()).iter().any(|h| related(&self.lexicon.concepts()[h.concept]))
    }

    /// A proposition in words: what is bad is reduced and what is good improves.
    pub fn in_words(&self, subject: &str, effect: Effect, object: &str, associated: bool) -> String {
        let (subject, verb, object) = (self.name(subject), self.effect_words(effect, object, associated), self.name(object));
        let many = subject.ends_with('s') && !["ss", "is", "us", "as"].iter().any(|e| subject.ends_with(e));
        match verb.strip_prefix("is ") {
            Some(rest) if many => format!("{subject} are {rest} {object}"),
            None if many => format!("{subject} {} {object}", verb.trim_end_matches('s')),
            _ => format!("{subject} {verb} {object}"),
        }
    }

    fn effect_words(&self, effect: Effect, object: &str, associated: bool) -> &'static str {
        let known = self.lexicon.by_id(object);
        let worse = known.and_then(polarity) == Some(Polarity::HigherWorse);
        let disease = known.is_none_or(|c| matches!(c.kind.as_str(), "disease" | "state" | "risk_state"));
        match (associated, effect) {
            (false, Effect::Improves) if worse && !disease => "reduces",
            (false, Effect::Worsens) if worse && !disease => "increases",
            (false, other) => other.as_str(),
            (true, Effect::Improves) if worse => "is associated with less",
            (true, Effect::Improves) => "is associated with better",
            (true, Effect::Worsens) if worse => "is associated with more",
            (true, Effect::Worsens) => "is associated with worse",
            (true, Effect::Increases) => "is associated with more",
            (true, Effect::Decreases) => "is associated with less",
            (true, Effect::Prevents) => "is associated with a lower risk of",
            (true, Effect::Causes) => "is associated with a higher risk of",
            (true, Effect::Affects) => "is associated with",
        }
    }

    /// The condition that an outcome measures: above it in the vocabulary, in its name, or named by a rating scale.
    fn condition_of(&self, outcome: &Concept, name: &str) -> Option<&'a Concept> {
        let above = self.lexicon.ancestors(self.lexicon.by_id(&outcome.id)?).into_iter().skip(1).find(|c| c.side == Side::Condition);
        let named = above.or_else(|| self.measured(&outcome.name)).or_else(|| self.measured(name));
        if named.is_some() || outcome.kind != "scale" || outcome.polarity != Some(Polarity::HigherWorse) {
            return named;
        }
        self.only_condition_in(&outcome.name)
    }

    /// The longest name of a condition inside a longer name, where it is the only one that long: "stress" of "Perceived Stress Scale".
    fn only_condition_in(&self, name: &str) -> Option<&'a Concept> {
        let words: Vec<&str> = name.split_whitespace().collect();
        for length in (1..words.len()).rev() {
            let listed = words.windows(length).filter_map(|w| self.lexicon.by_name(&w.join(" ")));
            let mut conditions: Vec<&Concept> = listed.filter(|c| c.side == Side::Condition && nameable::particular(c)).collect();
            conditions.dedup_by(|a, b| a.id == b.id);
            match conditions[..] {
                [] => {}
                [one] => return Some(one),
                _ => return None,
            }
        }
        None
    }

    fn measured(&self, name: &str) -> Option<&'a Concept> {
        let mut rest = crate::lexicon::normalize(name);
        let mut cut = false;
        while let Some(shorter) = MEASURES.iter().find_map(|m| {
            let shorter = rest.strip_suffix(m).or_else(|| rest.strip_prefix(m))?;
            (shorter.starts_with(' ') || shorter.ends_with(' ')).then(|| shorter.trim().to_string())
        }) {
            rest = shorter;
            cut = true;
            if let Some(c) = self.lexicon.by_name(rest.trim_start_matches("the ")).filter(|c| c.side == Side::Condition) {
                return Some(c);
            }
        }
        if cut { None } else { self.lexicon.by_name(&rest).filter(|c| c.side == Side::Condition) }
    }

    /// The substance that a concept is a form of, or itself.
    pub fn base(&mut self, id: &str) -> String {
        match self.lexicon.by_id(id) {
            Some(c) => {
                let base = self.lexicon.base(c);
                self.known(base)
            }
            None => id.to_string(),
        }
    }

    /// Whether a concept is a class of things: others are kinds of it.
    pub fn is_class(&self, id: &str) -> bool {
        let all = self.lexicon.concepts();
        let classes = self.classes.get_or_init(|| {
            let parents = all.iter().flat_map(|c| &c.parents);
            parents.filter(|(link, _)| *link == ParentLink::IsA).map(|(_, parent)| all[*parent].id.as_str()).collect()
        });
        classes.contains(id)
    }

    /// Identifiers of the concepts above this one, itself left out.
    pub fn above(&self, id: &str) -> Vec<String> {
        self.lexicon.by_id(id).map_or(Vec::new(), |c| self.lexicon.ancestors(c).into_iter().skip(1).map(|a| a.id.clone()).collect())
    }

    /// The direct links upwards among concepts, their ends added as nodes.
    pub fn links(&mut self) -> Vec<(String, ParentLink, String)> {
        let mut out = Vec::new();
        let mut open: Vec<String> = self.nodes.keys().cloned().collect();
        while let Some(id) = open.pop() {
            let Some(concept) = self.lexicon.by_id(&id) else { continue };
            for (link, parent) in &concept.parents {
                let parent = &self.lexicon.concepts()[*parent];
                if !self.nodes.contains_key(&parent.id) {
                    open.push(parent.id.clone());
                }
                out.push((id.clone(), *link, self.known(parent)));
            }
        }
        out.sort_by(|a, b| (&a.0, &a.2).cmp(&(&b.0, &b.2)));
        out
    }

    /// A concept's name.
    pub fn name<'s>(&'s self, id: &'s str) -> &'s str {
        self.nodes.get(id).map_or(id, |n| n.name.as_str())
    }

    /// Every concept named so far, by identifier.
    pub fn nodes(&self) -> impl Iterator<Item = &ConceptNode> {
        self.nodes.values()
    }

    /// Every concept named so far.
    pub fn into_nodes(self) -> Vec<ConceptNode> {
        self.nodes.into_values().collect()
    }
}

fn polarity(concept: &Concept) -> Option<Polarity> {
    concept.polarity.or((concept.side == Side::Condition).then_some(Polarity::HigherWorse))
}
