//! The edges of the graph, one type a kind, each with the places in the articles that it rests on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::evidence::{Cause, Provenance, Stance};

/// Declares the kinds of edges: the members that all share, then each kind's own.
macro_rules! edges {
    ($($(#[$doc:meta])* $variant:ident($name:ident) = $text:literal { $($(#[$field_doc:meta])* $field:ident : $ty:ty,)* })*) => {
        /// An edge of the graph.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "kind")]
        pub enum Edge {
            $($(#[$doc])* #[serde(rename = $text)] $variant($name),)*
        }

        impl Edge {
            /// The edge's identifier.
            pub fn id(&self) -> &str { match self { $(Edge::$variant(e) => &e.id,)* } }
            /// The kind as written.
            pub fn kind(&self) -> &'static str { match self { $(Edge::$variant(_) => $text,)* } }
            /// The node it starts at.
            pub fn subject(&self) -> &str { match self { $(Edge::$variant(e) => &e.subject,)* } }
            /// The node it ends at.
            pub fn object(&self) -> &str { match self { $(Edge::$variant(e) => &e.object,)* } }
            /// The places it rests on.
            pub fn provenance(&self) -> &[Provenance] { match self { $(Edge::$variant(e) => &e.provenance,)* } }
            /// Takes over more places.
            pub(super) fn add_provenance(&mut self, more: &[Provenance]) {
                let all = match self { $(Edge::$variant(e) => &mut e.provenance,)* };
                all.extend_from_slice(more);
                all.sort_unstable();
                all.dedup();
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                /// Identifier made from kind, both ends and what tells the edge apart.
                pub id: String,
                /// The node it starts at.
                pub subject: String,
                /// The node it ends at.
                pub object: String,
                $($(#[$field_doc])* pub $field: $ty,)*
                /// The places in the articles that it rests on, sorted.
                pub provenance: Vec<Provenance>,
            }
        )*
    };
}

edges! {
    /// Claim to proposition.
    About(AboutEdge) = "about" {
        /// How the claim stands to it.
        stance: Stance,
    }
    /// Concept to a broader one.
    Broader(BroaderEdge) = "broader" {}
    /// A combination to one of the things taken together.
    Combines(CombinesEdge) = "combines" {}
    /// Proposition to the concept it is compared with.
    Comparator(ComparatorEdge) = "comparator" {}
    /// A study that supports a proposition to one that disputes it.
    Contradicts(ContradictsEdge) = "contradicts" {
        /// The proposition.
        proposition: String,
        /// In what the two differ.
        causes: Vec<Cause>,
    }
    /// Article to the article that it is a copy of.
    CopyOf(CopyOfEdge) = "copy_of" {
        /// Share of the text that is the same, estimated.
        likeness: f64,
    }
    /// A recommended or given amount to a stated limit that it exceeds.
    Exceeds(ExceedsEdge) = "exceeds" {
        /// The amount over a day, in `unit`.
        amount: f64,
        /// The limit over a day.
        limit: f64,
        /// UCUM code.
        unit: String,
        /// Whether both are said to be counted on the same basis (elemental mass and the like).
        same_basis: bool,
    }
    /// A form (salt, ester, extract) to the substance.
    FormOf(FormOfEdge) = "form_of" {}
    /// Claim to the study it tells of.
    From(FromEdge) = "from" {}
    /// Study or claim to an amount.
    Gives(GivesEdge) = "gives" {}
    /// Proposition to its object.
    Object(ObjectEdge) = "object" {}
    /// Amount to its substance.
    Of(OfEdge) = "of" {}
    /// A claim to the study whose design does not bear its wording.
    Overclaims(OverclaimsEdge) = "overclaims" {
        /// Why.
        reason: String,
    }
    /// A narrower proposition to a more general one.
    Refines(RefinesEdge) = "refines" {}
    /// Article to its own study.
    Reports(ReportsEdge) = "reports" {}
    /// Article to a study of others.
    Retells(RetellsEdge) = "retells" {}
    /// Study to who was studied.
    Sample(SampleEdge) = "sample" {}
    /// Article to its claim.
    States(StatesEdge) = "states" {}
    /// Proposition to its subject.
    Subject(SubjectEdge) = "subject" {}
}
