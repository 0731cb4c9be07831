//! How a study or a proposition of the graph came about, in words.

use super::index::Index;
use super::markdown::{short, words};
use super::studies::field_words;
use crate::graph::*;

fn study(index: &Index, s: &StudyNode) -> String {
    let mut out = format!("{}\n{}", s.id, design_words(s));
    out.push_str(&s.year.map(|y| format!(", {}", year_words(&y))).unwrap_or_default());
    out.push_str(&format!("\ntold by {}: {}\n", s.articles.len(), index.article_names(&s.articles)));
    if !s.own.is_empty() {
        out.push_str(&format!("reported as their own work by {}\n", index.article_names(&s.own)));
    }
    for m in &s.merges {
        out.push_str(&format!("\nmerged with confidence {:.2} (log odds {:.2}):\n", m.confidence, m.weight));
        out.push_str(&format!("  {} + {}\n", m.left.join(", "), m.right.join(", ")));
        for e in &m.evidence {
            let told = |v: &Option<String>| v.clone().unwrap_or_else(|| "–".into());
            out.push_str(&format!("  {:+.2}  {}: {} | {}\n", e.weight, words(&e.field), told(&e.left), told(&e.right)));
        }
    }
    for d in &s.disagreements {
        let values: Vec<String> = d.values.iter().map(|v| format!("{} (in {})", v.value, index.article_names(&v.articles))).collect();
        out.push_str(&format!("\narticles disagree on {}: {}\n", field_words(d.field), values.join("; ")));
    }
    if !s.ambiguous.is_empty() {
        out.push_str(&format!("\nfits several studies about equally well and was joined to none: {}\n", s.ambiguous.join(", ")));
    }
    out
}

fn proposition(index: &Index, p: &PropositionNode) -> String {
    let mut out = format!("{}\n{}: {}\n", p.id, p.name, p.verdict.as_str());
    for r in &p.reasons {
        out.push_str(&format!("- {r}\n"));
    }
    match p.belief_with_refinements {
        Some(b) => out.push_str(&format!(
            "\nbelief {:.2} = support {:.2} x (1 - dispute {:.2}) / (1 - support x dispute); in the contrary {:.2}\n",
            b.value, b.support, b.dispute, b.contrary
        )),
        None => out.push_str("\nbelief not computed: no study takes a side\n"),
    }
    out.push_str("each source counts reliability x wording x reading; reviews stand beside and do not count\n");
    for s in &p.sources {
        let of = s.study.clone().unwrap_or_else(|| "a statement".to_string());
        let via = if s.refinement.is_some() { ", of a refinement" } else { "" };
        let x = s.strength;
        out.push_str(&format!(
            "  {} {}: {:.2} = {:.2} x {:.2} x {:.2} ({}{via}; told by {})\n",
            s.stance.as_str(),
            s.level.as_str(),
            x.probability,
            x.reliability,
            x.wording,
            x.reading,
            of,
            index.article_names(&s.articles)
        ));
        for place in index.first_places(p, s) {
            out.push_str(&format!("    “{}”\n", short(&place.quote)));
        }
    }
    out
}

/// How the study or proposition with this identifier came about; `None` where the graph has none.
pub fn explain(graph: &Graph, id: &str) -> Option<String> {
    let index = Index::new(graph);
    match graph.node(id)? {
        Node::Study(s) => Some(study(&index, s)),
        Node::Proposition(p) => Some(proposition(&index, p)),
        _ => None,
    }
}
