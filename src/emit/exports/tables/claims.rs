//! Amounts and claims: who gives which amount, which amounts exceed a limit, which claims say more than their study bears.

use super::edges::EDGE_ID;
use super::{Column, ID, Table, high, low};
use crate::graph::{Edge, Node};

pub const DOSAGES: Table = Table {
    name: "dosages",
    about: "Amounts: equal amounts are one row, whoever gives them.",
    key: &["id"],
    columns: &[
        ID,
        Column::text("substance", "The substance, form included"),
        Column::text("identifier", "Identifier of the substance's concept, where the vocabulary lists it"),
        Column::to("concept", "concepts", "The same, where the concept is a node of the graph"),
        Column::text("role", "What the amount is").required(),
        Column::number("amount_low", "Lowest amount"),
        Column::number("amount_high", "Highest amount"),
        Column::text("unit", "UCUM code").required(),
        Column::number("times_low", "How many times, lowest"),
        Column::number("times_high", "How many times, highest"),
        Column::integer("every", "In how many periods"),
        Column::text("period", "Unit of the period, UCUM"),
        Column::text("duration", "How long, ISO 8601"),
        Column::text("route", "Route"),
        Column::text("basis", "What the amount is counted on"),
        Column::number("day_low", "Amount over a day, lowest"),
        Column::number("day_high", "Amount over a day, highest"),
        Column::text("day_unit", "UCUM code of the amount over a day"),
    ],
    rows: |view, row| {
        for node in &view.graph.nodes {
            let Node::Dosage(d) = node else { continue };
            let often = d.frequency.as_ref();
            row(&[
                (&d.id).into(),
                d.substance.as_ref().into(),
                d.concept.as_ref().into(),
                d.concept.as_ref().filter(|id| view.node(id).is_some()).into(),
                d.role.as_str().into(),
                low(Some(&d.amount)),
                high(Some(&d.amount)),
                (&d.unit).into(),
                low(often.map(|f| &f.times)),
                high(often.map(|f| &f.times)),
                often.map(|f| f.every).into(),
                often.map(|f| f.period.as_str()).into(),
                d.duration.as_ref().into(),
                d.route.map(|r| r.as_str()).into(),
                d.basis.map(|b| b.as_str()).into(),
                d.per_day.as_ref().and_then(|p| p.low).map(|n| n.0).into(),
                d.per_day.as_ref().and_then(|p| p.high).map(|n| n.0).into(),
                d.per_day.as_ref().map(|p| &p.unit).into(),
            ]);
        }
    },
};

pub const CLAIMS: Table = Table {
    name: "claims",
    about: "Statements of articles.",
    key: &["id"],
    columns: &[
        ID,
        Column::to("article", "articles", "The article").required(),
        Column::to("span", "spans", "Where it stands").required(),
        Column::text("fact", "Identifier of the claim in its record").required(),
        Column::text("quote", "The words").required(),
        Column::text("subject", "The exposure as named").required(),
        Column::text("relation", "The relation").required(),
        Column::text("object", "What it acts on").required(),
        Column::text("comparator", "What the exposure is compared with"),
        Column::text("family", "Whether an effect or an association is claimed").required(),
        Column::text("direction", "Which way the object went"),
        Column::text("valence", "Whether that is good for health"),
        Column::text("denied", "What a no_effect or inconclusive claim denies or doubts"),
        Column::text("certainty", "How sure the text is").required(),
        Column::text("claim_kind", "What the sentence is doing").required(),
        Column::to("study", "studies", "The study that it tells of"),
    ],
    rows: |view, row| {
        for c in view.graph.claims() {
            row(&[
                (&c.id).into(),
                view.article(&c.article).map(|a| &a.id).into(),
                view.claim_span(c).map(|s| &s.id).into(),
                (&c.fact).into(),
                (&c.quote).into(),
                (&c.subject).into(),
                c.relation.as_str().into(),
                (&c.object).into(),
                c.comparator.as_ref().into(),
                c.family.as_str().into(),
                c.direction.map(|d| d.as_str()).into(),
                c.valence.map(|v| v.as_str()).into(),
                c.denied.map(|d| d.as_str()).into(),
                c.certainty.as_str().into(),
                c.claim_kind.as_str().into(),
                c.study.as_ref().into(),
            ]);
        }
    },
};

pub const DOSES_GIVEN: Table = Table {
    name: "doses_given",
    about: "Which study or claim gives which amount: one of the two is empty.",
    key: &["id"],
    columns: &[
        EDGE_ID,
        Column::to("study", "studies", "The study"),
        Column::to("claim", "claims", "The claim"),
        Column::to("dosage", "dosages", "The amount").required(),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            let Edge::Gives(e) = e else { continue };
            let (study, claim) = match view.node(&e.subject) {
                Some(Node::Claim(_)) => (None, Some(&e.subject)),
                _ => (Some(&e.subject), None),
            };
            row(&[(&e.id).into(), study.into(), claim.into(), (&e.object).into()]);
        }
    },
};

pub const EXCEEDED_LIMITS: Table = Table {
    name: "exceeded_limits",
    about: "Recommended or given amounts that exceed a stated limit.",
    key: &["id"],
    columns: &[
        EDGE_ID,
        Column::to("dosage", "dosages", "The amount").required(),
        Column::to("limit_dosage", "dosages", "The limit").required(),
        Column::number("amount", "The amount over a day").required(),
        Column::number("limit", "The limit over a day").required(),
        Column::text("unit", "UCUM code of both").required(),
        Column::boolean("same_basis", "Whether both are said to be counted on the same basis").required(),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            let Edge::Exceeds(e) = e else { continue };
            row(&[
                (&e.id).into(),
                (&e.subject).into(),
                (&e.object).into(),
                e.amount.into(),
                e.limit.into(),
                (&e.unit).into(),
                e.same_basis.into(),
            ]);
        }
    },
};

pub const OVERCLAIMS: Table = Table {
    name: "overclaims",
    about: "Claims whose wording the design of their study does not bear.",
    key: &["id"],
    columns: &[
        EDGE_ID,
        Column::to("claim", "claims", "The claim").required(),
        Column::to("study", "studies", "The study").required(),
        Column::text("reason", "Why").required(),
    ],
    rows: |view, row| {
        for e in &view.graph.edges {
            let Edge::Overclaims(e) = e else { continue };
            row(&[(&e.id).into(), (&e.subject).into(), (&e.object).into(), (&e.reason).into()]);
        }
    },
};
