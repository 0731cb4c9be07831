//! The nodes of the graph, one type a kind; their fields are the schema.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::evidence::{Belief, DesignRow, Disagreement, MergeEvidence, Source, StanceCounts, Variant, Verdict, Weakness};
use crate::record::*;

/// A node of the graph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Node {
    /// An article that was read.
    Article(ArticleNode),
    /// A statement of one article.
    Claim(ClaimNode),
    /// A substance, condition, outcome or anything else that is named.
    Concept(ConceptNode),
    /// An amount.
    Dosage(DosageNode),
    /// Who was studied.
    Population(PopulationNode),
    /// What claims are about, brought to one form.
    Proposition(PropositionNode),
    /// A study, whoever tells of it.
    Study(Box<StudyNode>),
}

impl Node {
    /// The node's identifier.
    pub fn id(&self) -> &str {
        match self {
            Node::Article(n) => &n.id,
            Node::Claim(n) => &n.id,
            Node::Concept(n) => &n.id,
            Node::Dosage(n) => &n.id,
            Node::Population(n) => &n.id,
            Node::Proposition(n) => &n.id,
            Node::Study(n) => &n.id,
        }
    }

    /// The node's kind as written.
    pub fn kind(&self) -> &'static str {
        match self {
            Node::Article(_) => "article",
            Node::Claim(_) => "claim",
            Node::Concept(_) => "concept",
            Node::Dosage(_) => "dosage",
            Node::Population(_) => "population",
            Node::Proposition(_) => "proposition",
            Node::Study(_) => "study",
        }
    }
}

/// Declares the members of one kind of node.
macro_rules! node {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Identifier: a CURIE that was looked up, or `EVG:<kind>.` and 32 hex digits of the SHA-256 of what the node is.
            pub id: String,
            $($(#[$field_doc])* pub $field: $ty,)*
        }
    };
}

node! {
    /// An article that was read.
    ArticleNode {
        /// The record's id.
        article: String,
        /// SHA-256 of its text.
        sha256: String,
        /// Title as given, else the headline of the text, or null.
        title: Option<String>,
        /// Address, or null.
        url: Option<String>,
        /// Date of publication as given, or null.
        published: Option<String>,
        /// Latest year that the text gives as that of its publication or update, or null.
        dated: Option<i32>,
        /// `PMID:`, `PMC:` and `doi:` identifiers that its bibliographic record gives, sorted.
        identifiers: Vec<String>,
        /// Journal that its bibliographic record gives, or null.
        journal: Option<String>,
        /// Publication types that it gives.
        publication_types: Vec<String>,
        /// Design of the study that it reports as its own work, or null.
        design: Option<Design>,
        /// The record's id of the article that it is a copy of, or null.
        copy_of: Option<String>,
        /// Weaknesses that it names of no one study ("small samples in many trials").
        limitations: Vec<Weakness>,
    }
}

node! {
    /// A statement of one article.
    ClaimNode {
        /// The record's id.
        article: String,
        /// Identifier of the claim in its record.
        fact: String,
        /// The words.
        quote: String,
        /// First code point of the quote.
        start: usize,
        /// One past the last.
        end: usize,
        /// The exposure as named.
        subject: String,
        /// The relation.
        relation: Relation,
        /// What it acts on.
        object: String,
        /// What the exposure is compared with, or null.
        comparator: Option<String>,
        /// Whether an effect or an association is claimed.
        family: Family,
        /// Which way the object went, or null.
        direction: Option<Direction>,
        /// Whether that is good for health, or null.
        valence: Option<Valence>,
        /// What a `no_effect` or `inconclusive` claim denies or doubts, or null.
        denied: Option<Relation>,
        /// How sure the text is.
        certainty: Certainty,
        /// What the sentence is doing.
        claim_kind: ClaimKind,
        /// Node of the study that it tells of, or null.
        study: Option<String>,
    }
}

node! {
    /// A substance, condition, outcome or anything else that is named.
    ConceptNode {
        /// Preferred name.
        name: String,
        /// Class in the vocabulary (`herb`, `disease` …), or null where no vocabulary lists it.
        class: Option<String>,
        /// Concepts that are taken together here, where it is a combination; else empty.
        members: Vec<String>,
    }
}

node! {
    /// An amount: equal amounts are one node, whoever gives them.
    DosageNode {
        /// The substance, form included, or null.
        substance: Option<String>,
        /// Node of the substance's concept, or null.
        concept: Option<String>,
        /// What the amount is.
        role: DosageRole,
        /// Lowest and highest amount.
        amount: Range,
        /// UCUM code.
        unit: String,
        /// How often, or null.
        frequency: Option<Frequency>,
        /// How long, ISO 8601 (`P8W`; ranges as `P8W/P12W`), or null.
        duration: Option<String>,
        /// The same as it is told, open ends kept ("for more than six months"), or null.
        lasting: Option<Duration>,
        /// Route, or null.
        route: Option<Route>,
        /// What the amount is counted on, or null.
        basis: Option<Basis>,
        /// The amount over a day, or null.
        per_day: Option<PerDay>,
    }
}

node! {
    /// Who was studied in one study, or in one arm of it.
    PopulationNode {
        /// Node of the study.
        study: String,
        /// The arm, or null for all.
        arm: Option<String>,
        /// How many, or null where it is not told.
        size: Option<Range>,
        /// Whether and how the size is told.
        size_status: SizeStatus,
        /// Who, as told, or null.
        description: Option<String>,
    }
}

/// Whether a study's size is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SizeStatus {
    /// It is told.
    Reported,
    /// No article tells it.
    NotReported,
    /// Articles tell different sizes, or a round one.
    Ambiguous,
}

node! {
    /// A study, whoever tells of it.
    StudyNode {
        /// Registry numbers, `doi:`, `PMID:` and `PMCID:` identifiers, sorted.
        identifiers: Vec<String>,
        /// Records' ids of the articles that tell of it, sorted.
        articles: Vec<String>,
        /// Those that report it as their own work.
        own: Vec<String>,
        /// Identifiers of the mentions in their records, sorted.
        mentions: Vec<String>,
        /// Kind of study, or null.
        design: Option<Design>,
        /// What is said of the design.
        modifiers: Vec<Modifier>,
        /// When, or null.
        year: Option<YearRange>,
        /// Recruitment or search period, or null.
        data_period: Option<YearRange>,
        /// Journal, or null.
        journal: Option<String>,
        /// First author, or null.
        author: Option<String>,
        /// Country, or null.
        country: Option<String>,
        /// How many were studied, or null.
        size: Option<Range>,
        /// Whether the size is known.
        size_status: SizeStatus,
        /// Studies in a review, or null.
        studies_included: Option<Range>,
        /// Who was studied, or null.
        population: Option<String>,
        /// Concepts given.
        interventions: Vec<ConceptRef>,
        /// Concepts studied.
        conditions: Vec<ConceptRef>,
        /// What it was compared with.
        comparators: Vec<ConceptRef>,
        /// Whether the interventions were given together, or null where it is not told or told in two ways.
        combined: Option<bool>,
        /// How long, or null.
        duration: Option<Duration>,
        /// Every value that articles tell where more than one does or values differ.
        variants: Vec<Variant>,
        /// How the mentions came together.
        merges: Vec<MergeEvidence>,
        /// Least probability among the merges, 1 where there is one mention alone.
        confidence: f64,
        /// On what its articles disagree.
        disagreements: Vec<Disagreement>,
        /// Other studies that its one mention fits about as well: it was joined to none of them.
        ambiguous: Vec<String>,
        /// Weaknesses that its articles name.
        limitations: Vec<Weakness>,
    }
}

/// What a proposition says of its subject and object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Makes better, treats, helps.
    Improves,
    /// Makes worse.
    Worsens,
    /// Raises what is neither good nor bad.
    Increases,
    /// Lowers what is neither good nor bad.
    Decreases,
    /// Prevents.
    Prevents,
    /// Causes.
    Causes,
    /// Acts on, direction unsaid.
    Affects,
}

impl Effect {
    /// As written.
    pub fn as_str(self) -> &'static str {
        match self {
            Effect::Improves => "improves",
            Effect::Worsens => "worsens",
            Effect::Increases => "increases",
            Effect::Decreases => "decreases",
            Effect::Prevents => "prevents",
            Effect::Causes => "causes",
            Effect::Affects => "affects",
        }
    }
}

node! {
    /// What claims are about: subject, effect, object and comparator brought to one form.
    PropositionNode {
        /// In words.
        name: String,
        /// Concept node of the subject.
        subject: String,
        /// The effect.
        effect: Effect,
        /// Concept node of the object.
        object: String,
        /// Concept node of an active comparator, or null (placebo, no treatment and baseline count as none).
        comparator: Option<String>,
        /// Effects asserted or denied, or associations.
        family: Family,
        /// Independent primary studies by stance, those of refinements left out.
        studies: StanceCounts,
        /// Reviews by stance: beside the studies, never added to them.
        reviews: StanceCounts,
        /// Articles that state it without a study, by stance.
        statements: StanceCounts,
        /// Independent primary studies of refinements by stance.
        refined_studies: StanceCounts,
        /// Reviews of refinements by stance.
        refined_reviews: StanceCounts,
        /// Studies of this proposition and its refinements by design and stance.
        designs: Vec<DesignRow>,
        /// How far the evidence of its own supports it; null where no study of its own takes a side.
        belief: Option<Belief>,
        /// The same with the evidence of its refinements.
        belief_with_refinements: Option<Belief>,
        /// The verdict over all of it.
        verdict: Verdict,
        /// Why, in words; the first is one sentence with the counts of studies by design and what decided.
        reasons: Vec<String>,
        /// The evidence.
        sources: Vec<Source>,
        /// Propositions that refine it.
        refinements: Vec<String>,
    }
}
