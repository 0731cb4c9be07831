//! The treatment that an article is about and no vocabulary lists: a name found by its surroundings ("600 mg of zelkora", "zelkora
//! extract") that the title names and the text goes on to use, or the title's own words where the text makes them its subject ("bone
//! broth is"). Facts that name nothing else are its own, not a neighbour's.

use crate::annotate::claim::Argument;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::Set;
use crate::record::Mention;

/// How often such a name stands in the text, at the least.
const USED: usize = 3;

/// An unlisted name and the tokens at which it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Local {
    /// As told first.
    pub argument: Argument,
    /// First tokens, in order.
    at: Vec<usize>,
}

impl Local {
    /// The unlisted substance that the title names, among the mentions without a concept.
    pub fn find(scan: &Scan, title: Option<&str>, mentions: &[Mention]) -> Option<Local> {
        let block = super::title(scan).map(|t| t.of(scan.text));
        let titles = [title, block];
        let told = mentions.iter().filter(|m| m.concept.is_none() && m.kind == "substance").filter_map(|m| m.name.split(' ').next());
        for name in told.filter(|n| n.len() >= 4) {
            let titled = titles.iter().flatten().any(|t| has_word(t, name));
            if !titled {
                continue;
            }
            let is_name = |i: &usize| scan.tokens[*i].kind == TokenKind::Word && scan.word(*i) == name;
            let at: Vec<usize> = (0..scan.tokens.len()).filter(is_name).collect();
            if let (Some(first), true) = (at.first(), at.len() >= USED) {
                return Some(Local { argument: Argument { name: scan.raw(*first).to_string(), ..Argument::default() }, at });
            }
        }
        titles.iter().flatten().find_map(|t| Local::repeated(scan, t))
    }

    /// The longest run of the title's words, two or three, that the text repeats and makes a subject of.
    fn repeated(scan: &Scan, title: &str) -> Option<Local> {
        let lower = title.to_ascii_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|w| !w.is_empty()).collect();
        if words.len() < 2 || words.len() > 24 {
            return None;
        }
        let known: rustc_hash::FxHashSet<&str> = words.iter().copied().filter(|w| is_content(w)).collect();
        let starts: Vec<usize> =
            (0..scan.tokens.len()).filter(|i| known.contains(scan.word(*i)) && known.contains(scan.word(i + 1))).collect();
        for n in [3, 2] {
            for run in words.windows(n).filter(|run| run.iter().all(|w| known.contains(w)) && !is_head_of_topic(run[n - 1])) {
                let stands = |i: &&usize| run.iter().enumerate().all(|(k, w)| scan.word(**i + k) == *w);
                let at: Vec<usize> = starts.iter().filter(stands).copied().collect();
                if at.len() < USED || at.iter().any(|i| listed(scan, *i, i + n)) || !at.iter().any(|i| is_subject(scan, *i, i + n)) {
                    continue;
                }
                let plain = at.iter().find(|i| scan.raw(**i).starts_with(|c: char| c.is_ascii_lowercase())).unwrap_or(&at[0]);
                let name = scan.span(*plain, plain + n).of(scan.text).to_string();
                return Some(Local { argument: Argument { name, ..Argument::default() }, at });
            }
        }
        None
    }

    /// Whether the name stands in tokens `[from, to)`.
    pub fn stands_in(&self, from: usize, to: usize) -> bool {
        let first = self.at.partition_point(|i| *i < from);
        self.at.get(first).is_some_and(|i| *i < to)
    }

    /// The bytes at which the name stands.
    pub fn places<'s>(&'s self, scan: &'s Scan) -> impl Iterator<Item = usize> + 's {
        self.at.iter().map(|i| scan.tokens[*i].start)
    }
}

/// Whether a title has a word, whatever its case.
fn has_word(title: &str, word: &str) -> bool {
    title.split(|c: char| !c.is_alphanumeric()).any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether a word of a title can be part of a treatment's name.
fn is_content(word: &str) -> bool {
    static OTHER: Set = Set::new(&[
        "the", "and", "for", "with", "your", "you", "what", "why", "how", "when", "who", "does", "can", "are", "is", "its", "it", "this",
        "that", "these", "from", "than", "into", "about", "more", "most", "best", "good", "bad", "better", "really", "not", "new", "know",
        "should", "will", "may", "might", "have", "has", "was", "were", "our", "their", "all", "any", "some", "here", "there", "actually",
        "work", "works", "help", "helps", "need", "says", "say", "finds", "find", "shows", "reduces", "improves", "causes", "prevents",
        "lowers", "raises", "boosts", "eases", "cuts", "treats", "affects", "increases", "decreases", "linked", "tied", "study", "studies",
        "review", "guide", "truth", "facts", "myths", "science", "evidence", "research", "ways", "tips", "reasons", "things", "benefits",
        "effects", "side", "uses", "versus", "vs", "after", "before", "during", "without", "against", "between", "among", "over", "under",
    ]);
    word.len() >= 3 && !OTHER.contains(word) && word.bytes().any(|b| b.is_ascii_lowercase())
}

/// Whether a head is that of what a treatment is for, or of people.
fn is_head_of_topic(word: &str) -> bool {
    static HEADS: Set = Set::new(&[
        "health", "wellness", "pain", "disease", "disorder", "syndrome", "care", "risk", "life", "symptoms", "system", "function", "loss",
        "gain", "weight", "pressure", "sugar", "levels", "women", "men", "adults", "children", "patients", "people", "parents", "trial",
        "report", "news", "doctor", "doctors", "experts", "attack", "attacks", "failure", "aging", "ageing", "immunity", "performance",
        "cancer", "infection", "infections", "infarction", "injury", "medicine", "school", "university", "college", "hospital", "journal",
        "today", "week", "year", "years", "guidelines", "evidence", "quality", "mood", "brain", "heart", "skin", "gut", "body", "mind",
    ]);
    HEADS.contains(word)
}

/// Whether a listed thing stands in tokens `[from, to)` and ends with them.
fn listed(scan: &Scan, from: usize, to: usize) -> bool {
    let span = scan.span(from, to);
    scan.concepts_in(span).iter().any(|h| h.end == span.end)
}

/// Whether tokens `[from, to)` are what a sentence begins with and tells of, or what is taken or done.
fn is_subject(scan: &Scan, from: usize, to: usize) -> bool {
    static VERBS: Set = Set::new(&[
        "is", "are", "was", "were", "has", "have", "had", "can", "may", "might", "could", "does", "did", "contains", "contain", "comes",
        "works", "helps", "seems", "appears", "reduces", "reduced", "improves", "improved", "lowers", "lowered", "increases", "increased",
        "involves", "uses", "provides", "offers", "causes", "will",
    ]);
    static TAKEN: Set = Set::new(&[
        "taking", "took", "take", "using", "used", "drinking", "drank", "drink", "eating", "ate", "eat", "trying", "practicing",
        "practising", "doing", "did", "received", "receiving", "given", "consuming", "consumed", "assigned",
    ]);
    let opens = scan.doc.sentence_at(scan.tokens[from].start).is_some_and(|s| from <= scan.tokens_of(s).0 + 1);
    opens && VERBS.contains(scan.word(to)) || from > 0 && TAKEN.contains(scan.word(from - 1))
}
