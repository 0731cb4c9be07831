//! The exposure of a predicate: what is named before it, behind it, in its clause, or spoken of all along.

use super::act;
use super::anaphor;
use super::argument::{Argument, TRIM_START, mentions, phrase, trim};
use super::clause::{Clause, Opener, closes_aside};
use super::extent::object_end;
use super::given::{advised, exposure_in, leads_comparison, without_degree, without_dose};
use super::group::{self, compared_with_rest, group_phrase};
use super::object::{between, left_region, pair_between, sentence_start};
use super::predicate::{Predicate, Shape, is_adverb};
use super::reference::{antecedent, bare_use, dose_degree, dose_phrase};
use super::subject::{NOT_EXPOSURES, begins_with_verb, noun_phrase};
use crate::annotate::scan::{Scan, TokenKind};
use crate::annotate::topic::Topics;
use crate::lexicon::words::Set;
use crate::lexicon::{Hit, Side};
use crate::record::Relation;

/// Finds the exposure of predicate `at`, and whether the sentence names it.
pub fn exposure(
    scan: &Scan,
    clauses: &[Clause],
    predicates: &[Predicate],
    at: usize,
    previous: Option<&Argument>,
    topics: &Topics,
) -> (Argument, bool) {
    let p = &predicates[at];
    let (from, to) = left_region(clauses, predicates, at);
    let follows = at > 0 && predicates[at - 1].clause == p.clause;
    let next = predicates.get(at + 1);
    let search = Search { scan, clauses, p, clause: clauses[p.clause], from, to, first: at == 0, follows, previous, next, topics };
    if let Some(found) = search.pointed_at() {
        return (found, false);
    }
    let (found, named) = match search.named() {
        Some(found) if topics.stands_for_topic(&found) => (topics.exposure().clone(), true),
        Some(found) => (found, true),
        None => (search.spoken_of(), false),
    };
    (search.of_dosed_group(found), named)
}

/// Where the exposure of one predicate is looked for.
struct Search<'s, 'a> {
    scan: &'s Scan<'a>,
    clauses: &'s [Clause],
    p: &'s Predicate,
    clause: Clause,
    /// The words between the clause's start, or the predicate before, and this one.
    from: usize,
    to: usize,
    /// Whether this is the sentence's first predicate.
    first: bool,
    /// Whether another predicate stands before it in its clause.
    follows: bool,
    previous: Option<&'s Argument>,
    /// The predicate after this one.
    next: Option<&'s Predicate>,
    topics: &'s Topics,
}

impl Search<'_, '_> {
    /// "In the 4,000 IU group": that dose of what the group or the article names.
    fn of_dosed_group(&self, found: Argument) -> Argument {
        let (scan, clause) = (self.scan, self.clause);
        let Some((dose, (from, to))) = group::dosed(scan, clause.from, clause.to) else { return found };
        let base = exposure_in(scan, from, to).unwrap_or_else(|| {
            let said = found.concept.is_some() && !found.name.starts_with(|c: char| c.is_ascii_digit());
            if said { found.clone() } else { self.topics.exposure().clone() }
        });
        if base.name.is_empty() || !base.parts.is_empty() {
            return found;
        }
        Argument { name: format!("{} {dose}", without_dose(&base.name)), ..base }
    }

    /// What "the herb", "this practice" and "avoid it" mean, in its plain form.
    fn pointed_at(&self) -> Option<Argument> {
        let (scan, p) = (self.scan, self.p);
        let advised = anaphor::is_advised(scan, p, self.clause.to);
        if advised && self.previous.is_none() {
            // "If you take X, avoid it": named in the same sentence.
            let named = exposure_in(scan, sentence_start(self.clauses), p.group_from);
            if named.is_some() && self.topics.exposure().name.is_empty() {
                return named;
            }
        }
        let back = if advised { anaphor::Back::Pronoun } else { anaphor::subject(scan, p, self.from, p.group_from)? };
        let meant = match (back, self.previous) {
            (anaphor::Back::Kind, None) => self.topics.kind_at(scan, scan.tokens[p.from].start),
            _ => self.spoken_of(),
        };
        if !meant.parts.is_empty() {
            return Some(meant);
        }
        let plain = without_dose(without_degree(&meant.name));
        let name = plain.to_string();
        (!name.is_empty()).then_some(Argument { name, ..meant })
    }

    /// What the sentence names.
    fn named(&self) -> Option<Argument> {
        let (scan, p, clause) = (self.scan, self.p, self.clause);
        if between(scan, p)
            && let Some((first, _)) = pair_between(scan, p.to, clause.to)
        {
            return Some(first);
        }
        if matches!(p.shape, Shape::Passive | Shape::Intransitive | Shape::Noun)
            && let Some(found) = group::inactive(scan, p.to, clause.to)
        {
            return Some(found);
        }
        // "Zelkora may increase the effect of warfarin": the treatment of the title that no vocabulary lists acts.
        if let Some(local) = self.topics.local_in(clause.from, p.group_from)
            && exposure_in(scan, clause.from, p.group_from).is_none()
        {
            return Some(local);
        }
        let found = match p.shape {
            Shape::Passive | Shape::Intransitive | Shape::Comparative | Shape::Figures => self.behind_verb(),
            Shape::Active | Shape::Association | Shape::Adjective | Shape::Attributive => {
                self.before_verb().or_else(|| self.opening()).or_else(|| self.dose()).or_else(|| self.plain_subject())
            }
            _ => self.before_verb().or_else(|| self.around_noun()),
        };
        found.or_else(|| self.topics.local_in(sentence_start(self.clauses), clause.to))
    }

    /// What is spoken of all along: in the sentences before, in the section, in the article; else the groups compared.
    fn spoken_of(&self) -> Argument {
        let at = self.scan.tokens[self.p.from].start;
        let (first, last) = (sentence_start(self.clauses), self.clauses[self.clauses.len() - 1].to);
        if let Some(given) = self.topics.group_in(self.scan, first, last) {
            return given;
        }
        // A report's sentence that names no exposure speaks of what the report studied.
        let previous = self.previous.filter(|_| !self.first || !self.topics.titled_report());
        let topic = previous.cloned().unwrap_or_else(|| self.topics.exposure_at(self.scan, at));
        if !topic.name.is_empty() {
            return topic;
        }
        let compared = matches!(self.p.shape, Shape::Passive | Shape::Intransitive | Shape::Comparative | Shape::Figures)
            .then(|| compared_with_rest(self.scan, self.p.to, self.clause.to))
            .flatten();
        group_phrase(self.scan, self.clauses).or(compared).unwrap_or_default()
    }

    /// After "by", "with", "in the … group"; what a further verb is told of ("A fell and B rose with X") is passed over.
    fn behind_verb(&self) -> Option<Argument> {
        let (scan, p, clause) = (self.scan, self.p, self.clause);
        let beyond =
            self.next.filter(|n| n.clause == p.clause && matches!(n.shape, Shape::Passive | Shape::Intransitive | Shape::Comparative));
        let joined = beyond.and_then(|n| (p.to..n.group_from).rev().find(|i| scan.is(*i, &["and", "but", "or"])).map(|and| (and, n.to)));
        let (end, further) = joined.unwrap_or((clause.to, clause.to));
        // "The risk rises with age": nothing that was given.
        if p.shape == Shape::Intransitive && scan.word(p.to) == "with" {
            static AGE: Set = Set::new(&["age", "ageing", "aging", "time"]);
            let at = p.to + 1 + usize::from(scan.is(p.to + 1, &["advancing", "increasing", "older"]));
            if AGE.contains(scan.word(at)) {
                let span = Some(scan.span(p.to + 1, at + 1));
                return Some(Argument { name: phrase(scan, p.to + 1, at + 1), span, ..Argument::default() });
            }
        }
        // "In studies with X, weight fell more than with Y": told of X.
        let against = |a: &Argument| a.span.is_some_and(|s| leads_comparison(scan, p.to, scan.token_at(s.start)));
        let before = || if self.follows { None } else { exposure_in(scan, sentence_start(self.clauses), self.to) };
        let behind = exposure_in(scan, p.to, end).and_then(|a| if against(&a) { before().or(Some(a)) } else { Some(a) });
        behind
            .or_else(|| exposure_in(scan, further, clause.to))
            .or_else(|| (p.shape == Shape::Comparative && !self.follows).then(|| exposure_in(scan, clause.from, self.to))?)
            // "Is caused by bacteria": no listed exposure, in plain words.
            .or_else(|| (p.shape == Shape::Passive && scan.word(p.to) == "by").then(|| noun_phrase(scan, p.to + 1, clause.to))?)
            .or_else(|| (p.shape == Shape::Passive && scan.is(p.to - 1, &["to", "from"])).then(|| noun_phrase(scan, p.to, clause.to))?)
            .or_else(|| group::called(scan, clause.from, clause.to))
    }

    /// Named before the verb, or carried to it by "and", "which", "that".
    fn before_verb(&self) -> Option<Argument> {
        let (scan, p, clause, from, to) = (self.scan, self.p, self.clause, self.from, self.to);
        let mut before = p.group_from;
        while before > from && is_adverb(scan.word(before - 1)) {
            before -= 1;
        }
        let joined = follows_and(scan, p) || before > 0 && scan.is(before - 1, &["by", "without", "while"]);
        if self.follows
            && matches!(p.shape, Shape::Active | Shape::Adjective)
            && let Some(previous) = self.previous
            && (!self.has_subject() || mentions(scan, from, to).is_empty() || joined || begins_with_verb(scan, from))
        {
            return Some(previous.clone());
        }
        // "Side effects reported in the budesonide studies include": named among the words of the predicate.
        if p.shape == Shape::Side
            && let Some(found) = exposure_in(scan, p.group_from, p.to)
        {
            return Some(found);
        }
        // "…, which are pigments known to reduce": told of what "which" stands for.
        if clause.opener == Opener::Relative
            && !self.follows
            && scan.is(clause.from, &["is", "are", "was", "were"])
            && let Some(found) = antecedent(scan, self.clauses, p.clause, self.previous)
        {
            return Some(found);
        }
        let own_words = self.follows && !matches!(p.shape, Shape::Noun | Shape::Attributive);
        let start = if own_words { from } else { clause.from };
        // "Avoiding alcohol lowers blood pressure": the act, and no drink.
        if matches!(p.shape, Shape::Active | Shape::Association | Shape::Adjective)
            && let Some(act) = act::undone(scan, start, to).and_then(|at| act::act(scan, at, to))
        {
            return Some(act);
        }
        let named = if p.shape == Shape::Advice { advised(scan, start, to) } else { exposure_in(scan, start, to) };
        let named = named.map(|found| act::as_given(scan, found, start, to));
        // "X was lower than with Y, and fewer had pain": Y is not what the second is told of.
        let against = |a: &Argument| self.follows && a.span.is_some_and(|s| leads_comparison(scan, start, scan.token_at(s.start)));
        if let Some(named) = named {
            if !against(&named) {
                return Some(named);
            }
            if self.previous.is_some() {
                return self.previous.cloned();
            }
        }
        // "…, which promises to reduce stress": the words before the verb are verbs too.
        let verbs_only = from == clause.from
            && clause.from > 0
            && scan.is(clause.from - 1, &["which", "that"])
            && (mentions(scan, from, to).is_empty() || scan.word(from + 1) == "to")
            && !TRIM_START.contains(scan.word(from))
            && !NOT_EXPOSURES.contains(scan.word(from));
        // "…, which is why its use causes ulcers": the clause has a subject of its own.
        let reason = (from..to).any(|i| scan.is(i, &["why", "how"]) && i + 1 < to);
        if clause.opener == Opener::Relative && !reason && (!self.has_subject() || verbs_only || begins_with_verb(scan, from)) {
            return self.previous.filter(|_| self.follows).cloned().or_else(|| antecedent(scan, self.clauses, p.clause, self.previous));
        }
        None
    }

    /// Whether words before the verb can be a subject: not so in "…, and may reduce anxiety".
    fn has_subject(&self) -> bool {
        static PASSED: Set = Set::new(&[
            "and", "or", "also", "to", "not", "significantly", "then", "by", "may", "can", "could", "might", "will", "did", "does", "do",
            "thereby",
        ]);
        let scan = self.scan;
        (self.from..self.to).any(|i| scan.tokens[i].kind == TokenKind::Word && !PASSED.contains(scan.word(i)) && !is_adverb(scan.word(i)))
    }

    /// Around "a reduction in", "no difference in", "more research on".
    fn around_noun(&self) -> Option<Argument> {
        let (scan, p, clause) = (self.scan, self.p, self.clause);
        // "Iron deficiency is a cause of …"
        let is_cause = p.relation == Relation::Causes
            && (1..=6).any(|k| p.from >= self.from + k && scan.is(p.from - k, &["is", "are", "was", "were", "be"]));
        if is_cause && let Some(found) = noun_phrase(scan, self.from, self.to) {
            return Some(found);
        }
        let (first, last) = (sentence_start(self.clauses), self.clauses[self.clauses.len() - 1].to);
        if p.shape == Shape::Advice {
            return advised(scan, p.to, clause.to).or_else(|| advised(scan, first, p.group_from));
        }
        // "An increase in ferritin": what stands behind "in" is the object, not the exposure.
        let behind_in = scan.word(p.to) == "in" || scan.word(p.to - 1) == "in";
        let skipped = if behind_in { object_end(scan, trim(scan, p.to, clause.to).0, clause.to) } else { p.to };
        let behind = exposure_in(scan, skipped.min(clause.to), clause.to);
        let told = behind.as_ref().filter(|a| !a.span.is_some_and(|s| leads_comparison(scan, p.to, scan.token_at(s.start)))).cloned();
        told.or_else(|| self.same_subject())
            .or_else(|| exposure_in(scan, first, p.group_from))
            .or_else(|| self.shows())
            .or(behind)
            .or_else(|| exposure_in(scan, skipped.min(last), last))
            .or_else(|| (!matches!(p.shape, Shape::Gap | Shape::Unsure)).then(|| group::called(scan, first, last))?)
    }

    /// "The Yi Zhu decoction showed an effect on": the words before the verb.
    fn shows(&self) -> Option<Argument> {
        static SHOWS: Set = Set::new(&[
            "showed", "shows", "show", "had", "has", "have", "produced", "produces", "produce", "demonstrated", "provided", "provides",
            "provide", "achieved", "achieve", "exerted", "exert", "offer", "offers", "offered", "brought", "bring", "brings", "gave",
            "give", "gives", "lead", "leads", "led", "contribute", "contributes", "contributed",
        ]);
        let scan = self.scan;
        let verb = (self.from + 1..self.to).find(|i| SHOWS.contains(scan.word(*i)) && !scan.is(i + 1, &["been", "not"]))?;
        let measured = |h: &&Hit| matches!(scan.concept(h).side, Side::Outcome | Side::Condition | Side::Population);
        noun_phrase(scan, self.from, verb).filter(|_| !mentions(scan, self.from, verb).iter().any(measured))
    }

    /// "Improved control but had no effect on survival": the verb before a noun of effect has the subject of the verb before it.
    fn same_subject(&self) -> Option<Argument> {
        static BARE: Set = Set::new(&[
            "and", "but", "or", "yet", "also", "had", "has", "have", "showed", "shows", "show", "produced", "produces", "no", "a", "an",
            "any", "little", "some", "significant", "apparent", "clear", "did", "not", "may", "might", "could", "can", "then", "with",
        ]);
        let scan = self.scan;
        let verb = (self.from..self.to).any(|i| scan.is(i, &["had", "has", "have", "showed", "shows", "show", "produced", "produces"]));
        let bare = (self.from..self.to).all(|i| BARE.contains(scan.word(i)) || is_adverb(scan.word(i)));
        self.previous.filter(|_| !self.first && verb && bare).cloned()
    }

    /// What the sentence began with, for a clause without a subject: that comes before what was spoken of earlier.
    fn opening(&self) -> Option<Argument> {
        let (scan, clause, from, to) = (self.scan, self.clause, self.from, self.to);
        let pronoun = to > from && scan.is(from, &["it", "they", "this"]) && to <= from + 4;
        let bare = !self.has_subject() || pronoun || begins_with_verb(scan, from);
        let start = sentence_start(self.clauses);
        if anaphor::is_beside(scan, start)
            || !bare
            || clause.from <= start
            || !matches!(self.p.shape, Shape::Active | Shape::Association | Shape::Adjective)
        {
            return None;
        }
        let opened =
            || exposure_in(scan, start, clause.from).or_else(|| (self.first && !pronoun).then(|| noun_phrase(scan, start, clause.from))?);
        if self.first || closes_aside(scan, clause.from) {
            opened().or_else(|| self.previous.cloned())
        } else {
            self.previous.cloned().or_else(opened)
        }
    }

    /// "Higher doses", "0.3 mg": a dose of what the text speaks of.
    fn dose(&self) -> Option<Argument> {
        let (scan, from, to) = (self.scan, self.from, self.to);
        let spoken = || Some(self.spoken_of()).filter(|a| !a.name.is_empty());
        if let Some(degree) = dose_degree(scan, from, to) {
            return spoken().map(|a| Argument { name: format!("{degree}-dose {}", without_degree(&a.name)), ..a });
        }
        if let Some((start, head)) = bare_use(scan, from, to) {
            let (how, used) = (phrase(scan, start, head), scan.word(head));
            return spoken()
                .map(|a| Argument { name: format!("{} {} {used}", how.to_lowercase(), without_dose(without_degree(&a.name))), ..a });
        }
        let dose = dose_phrase(scan, from, to)?;
        spoken().map(|a| Argument { name: format!("{} {dose}", without_dose(&a.name)), ..a })
    }

    /// The subject's own words: a condition, a process.
    fn plain_subject(&self) -> Option<Argument> {
        let (scan, p) = (self.scan, self.p);
        if p.shape == Shape::Attributive || p.shape == Shape::Adjective && p.relation == Relation::NoEffect {
            return None;
        }
        // "…, which is why long-term use causes ulcers".
        let why = (self.from..self.to).find(|i| scan.is(*i, &["why", "how"])).filter(|i| i + 1 < self.to);
        if let Some(why) = why {
            return exposure_in(scan, why + 1, self.to).or_else(|| noun_phrase(scan, why + 1, self.to));
        }
        if !self.has_subject() || begins_with_verb(scan, self.from) || anaphor::has_its(scan, self.from, self.to) {
            return None;
        }
        let told = noun_phrase(scan, self.from, self.to)?;
        // "MT" for mirror therapy: its initials.
        let topic = self.topics.exposure();
        let short = told.span.map_or("", |s| s.of(scan.text));
        // "BP lowering": what is lowered.
        let beside = told.span.is_some_and(|s| scan.token_at(s.end) == p.from);
        let lowered = beside && !short.contains(' ') && scan.word(p.from).ends_with("ing");
        if is_initials(short, &topic.name) { Some(topic.clone()) } else { Some(told).filter(|_| !lowered) }
    }
}

/// Whether a short name has the initials of a longer one.
fn is_initials(short: &str, name: &str) -> bool {
    let capitals = |c: char| c.is_ascii_uppercase();
    let initials = name.split([' ', '-']).filter_map(|w| w.chars().next()).map(|c| c.to_ascii_uppercase());
    short.len() >= 2 && short.chars().all(capitals) && initials.eq(short.chars())
}

fn follows_and(scan: &Scan, p: &Predicate) -> bool {
    let mut i = p.group_from;
    while i > 0
        && (is_adverb(scan.word(i - 1))
            || scan.is(i - 1, &["to", "also", "may", "might", "could", "would", "will", "can", "helps", "help"]))
    {
        i -= 1;
    }
    i > 0 && matches!(scan.word(i - 1), "and" | "or" | "," | "but")
}
