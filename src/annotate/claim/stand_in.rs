//! What stands for an exposure or an object that no rule could name: the group, the phrase beside the predicate, the words of the
//! comparison itself. Always words of the sentence; such claims are told with less confidence.

use super::argument::{Argument, mentions, named, phrase, trim};
use super::clause::Clause;
use super::extent::object_end;
use super::no_thing::{HOLLOW, is_no_thing};
use super::predicate::{Predicate, Shape};
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::Side;
use crate::lexicon::words::Set;

/// Words that end a noun phrase before a predicate.
static ENDS: Set = Set::new(&[
    "is", "are", "was", "were", "be", "been", "may", "might", "can", "could", "will", "would", "should", "does", "do", "did", "has",
    "have", "had", "cannot", "seem", "seems", "appear", "appears", "seemed", "appeared", "showed", "shows", "show", "remained", "remains",
    "remain", "demonstrated", "exhibited", "experienced", "reported", "achieved", "to",
]);

/// Words before the name of a group.
static BEFORE: Set = Set::new(&[
    "between", "among", "in", "the", "of", "for", "with", "both", "within", "by", "either", "from", "on", "after", "during", "than", "to",
]);

/// Words that lead up to those before a group's name.
static LEAD: Set = Set::new(&["patients", "participants", "subjects", "women", "children", "treated", "purchased", "receiving", "those"]);

/// Words for those who are compared.
static GROUPS: Set = Set::new(&["group", "groups", "arm", "arms", "patients", "p", "compared", "versus", "vs", "than"]);

/// Words for a thing that stands elsewhere.
static EMPTY: Set = Set::new(&[
    "it", "they", "this", "these", "that", "those", "we", "which", "there", "he", "she", "here", "who", "results", "findings", "result",
    "finding", "data", "study", "studies", "evidence", "analysis",
]);

fn argument(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let (from, to) = trim(scan, from, to);
    if from >= to
        || (from..to).all(|i| scan.tokens[i].kind != TokenKind::Word || EMPTY.contains(scan.word(i)) || HOLLOW.contains(scan.word(i)))
    {
        return None;
    }
    // "Have children with eczema" stands, "were all" does not.
    if scan.doc.sentences.len() >= 4 && is_no_thing(scan, from, to) && !(scan.word(from) == "have" && to > from + 2) {
        return None;
    }
    let name = phrase(scan, from, to);
    let inside: Vec<_> = mentions(scan, from, to).into_iter().filter(|h| scan.concept(h).side != Side::Population).collect();
    let concept = (inside.len() == 1).then(|| scan.concept(inside[0]).id.clone());
    (name.chars().filter(|c| c.is_alphabetic()).count() >= 2).then(|| Argument {
        name,
        concept,
        span: Some(scan.span(from, to)),
        ..Argument::default()
    })
}

/// The noun phrase that ends before token `to`, at most back to `from`.
fn phrase_before(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let mut start = from;
    let mut depth = 0;
    for i in from..to {
        match scan.word(i) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            "," if depth == 0
                && i < from + 12
                && (from..i).any(|k| {
                    scan.is(k, &["in", "at", "after", "for", "with", "during", "compared", "however", "among"]) && k < from + 2
                }) =>
            {
                start = i + 1;
            }
            _ => {}
        }
    }
    let end = (start + 1..to).find(|i| ENDS.contains(scan.word(*i)) || matches!(scan.word(*i), ";" | "—")).unwrap_or(to);
    let end = end.min(start + 18);
    argument(scan, start, end)
}

/// The subject of a predicate for which no exposure was found.
pub fn subject(scan: &Scan, clauses: &[Clause], p: &Predicate) -> Option<Argument> {
    let clause = clauses[p.clause];
    let (first, last) = (clauses.first()?.from, clauses.last()?.to);
    let own = || phrase_before(scan, clause.from, p.group_from);
    // "Attendance at the clinic rose": nothing that the tables know and no group.
    if p.shape == Shape::Intransitive
        && scan.concepts_in(scan.span(first, last)).is_empty()
        && !(first..last).any(|i| GROUPS.contains(scan.word(i)))
    {
        return None;
    }
    // "These findings add to the literature": no exposure, and no claim.
    if matches!(p.shape, Shape::Active | Shape::Adjective) && speaks_of_itself(scan, clause.from, p.group_from) {
        return None;
    }
    let linked = p.shape == Shape::Null && {
        let told = scan.span(p.from, p.to).of(scan.lower);
        ["associat", "relat", "link"].iter().any(|w| told.contains(w))
    };
    if (linked || matches!(p.shape, Shape::Active | Shape::Association | Shape::Adjective | Shape::Attributive | Shape::Recommend))
        && let Some(found) = own()
    {
        return Some(found);
    }
    // "differences", "changes": the comparison itself.
    let word = (first..last).find(|i| scan.is(*i, &["difference", "differences", "change", "changes", "trial", "study", "follow"]));
    let said = word.and_then(|i| plain(scan, i, i + 1));
    match p.shape {
        // What stands before is what rose or fell; only a tested result is told without any name.
        Shape::Noun => own().or(said).or_else(|| place(scan, p.to, clause.to)),
        // "The risk ratio with taping was 0.80."
        Shape::Figures => said
            .or_else(|| {
                let with = (clause.from..p.from).rfind(|i| scan.is(*i, &["with", "in", "after", "among"]))?;
                place(scan, with, p.from)
            })
            .or_else(|| place(scan, p.to, clause.to))
            .or_else(|| plain(scan, p.from, p.to)),
        Shape::Passive | Shape::Intransitive | Shape::Comparative | Shape::Null => {
            said.or_else(|| place(scan, p.to, clause.to)).or_else(|| {
                let tested = (first..last).any(|i| scan.word(i) == "p" || scan.word(i).contains("significan"));
                if tested { plain(scan, p.from, p.to) } else { None }
            })
        }
        _ => said.or_else(own).or_else(|| plain(scan, p.from, p.to)),
    }
}

/// Where or in whom something rose or fell: "was lower in blacks", "highest among those who smoke".
fn place(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let at = (from..to).find(|i| scan.is(*i, &["in", "among", "with", "for", "after", "following", "by"]))?;
    let end = (at + 1..to)
        .find(|i| {
            scan.tokens[*i].kind == TokenKind::Mark && scan.word(*i) != "-"
                || ENDS.contains(scan.word(*i))
                || scan.is(*i, &["than", "compared", "who"])
        })
        .unwrap_or(to);
    argument(scan, at + 1, end.min(at + 9))
}

/// Whether the subject in tokens `[from, to)` is the article or its findings.
fn speaks_of_itself(scan: &Scan, from: usize, to: usize) -> bool {
    static SELF: Set = Set::new(&[
        "study", "studies", "findings", "finding", "results", "data", "paper", "article", "analysis", "report", "trial", "work", "survey",
        "review", "conclusions", "experience", "observations",
    ]);
    (from..to.min(from + 4)).any(|i| SELF.contains(scan.word(i))) && !(from..to).any(|i| scan.is(i, &["that", "whether", "in", ","]))
}

fn plain(scan: &Scan, from: usize, to: usize) -> Option<Argument> {
    let name = phrase(scan, from, to);
    (!name.is_empty()).then(|| Argument { name, span: Some(scan.span(from, to)), ..Argument::default() })
}

/// The object of a predicate for which none was found: what stands right of it, else left of it, else anywhere in its clause.
pub fn object(scan: &Scan, clauses: &[Clause], p: &Predicate, subject: &Argument) -> Option<Argument> {
    let clause = clauses[p.clause];
    if matches!(p.shape, Shape::Avoid | Shape::Advice | Shape::Recommend) {
        return bare(scan, p);
    }
    let right = || {
        let (start, _) = trim(scan, p.to, clause.to);
        let mut end = object_end(scan, start, clause.to);
        // "differences in weight between the groups": up to what the claim is about.
        if let Some(span) = subject.span.filter(|s| s.start > scan.tokens[start.min(clause.to - 1)].start) {
            end = end.min(scan.token_at(span.start));
            while end > start && scan.is(end - 1, &["between", "among", "in", "the", "of", "for", "with", "both", "within", "by", "either"])
            {
                end -= 1;
            }
        }
        named(scan, start, end, subject).or_else(|| argument(scan, start, end)).filter(|a| differs(a, subject))
    };
    let left = || {
        // "The fat in foods bought by the intervention group": up to the group.
        let mut to = p.group_from;
        if let Some(span) = subject.span.filter(|s| s.end <= scan.tokens[p.from].start && s.start > scan.tokens[clause.from].start) {
            to = to.min(scan.token_at(span.start));
            while to > clause.from && (BEFORE.contains(scan.word(to - 1)) || LEAD.contains(scan.word(to - 1))) {
                to -= 1;
            }
        }
        phrase_before(scan, clause.from, to).or_else(|| phrase_before(scan, clause.from, p.group_from)).filter(|a| differs(a, subject))
    };
    let found = match p.shape {
        Shape::Passive | Shape::Intransitive | Shape::Comparative | Shape::Figures | Shape::Null => left().or_else(right),
        _ => right().or_else(left),
    };
    // A lone sentence has no topic to fall back on: there its first words stand.
    let short = scan.doc.sentences.len() < 4;
    let anywhere = || {
        let (first, last) = (clauses.first()?.from, clauses.last()?.to);
        let plain = short || !(first..p.from).any(|i| ENDS.contains(scan.word(i)) || scan.is(i, &["found", "find"]));
        argument(scan, first, p.from.min(first + 14))
            .filter(|_| plain)
            .or_else(|| argument(scan, p.to, last.min(p.to + 14)))
            .filter(|a| differs(a, subject))
    };
    found.or_else(anywhere).or_else(|| bare(scan, p))
}

/// What a predicate speaks of by its own words, where nothing else is told: "takes weeks to show a benefit"; advice
/// to avoid a thing or to ask first, that it may do harm.
fn bare(scan: &Scan, p: &Predicate) -> Option<Argument> {
    match p.shape {
        Shape::Avoid | Shape::Advice => Some(Argument { name: "harm".to_string(), ..Argument::default() }),
        Shape::Noun | Shape::Null => {
            let (from, to) = trim(scan, p.from, p.to);
            if from < to { plain(scan, from, to) } else { None }
        }
        _ => None,
    }
}

fn differs(a: &Argument, b: &Argument) -> bool {
    !a.name.eq_ignore_ascii_case(&b.name) && a.span.is_none_or(|x| b.span.is_none_or(|y| x.end <= y.start || y.end <= x.start))
}
