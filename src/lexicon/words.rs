//! Lists of words that several rules look up: `en/word_lists.tsv`, one list a line. A word is looked up whole, or a list's
//! phrases are looked for anywhere in a sentence. Rooms keep lists of their own in a [`Set`] or as [`Cues`].

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::FxHashMap;

/// Declares the lists and their names in the file.
macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident = $name:literal,)*) => {
        /// A list of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum List { $($(#[$doc])* $list,)* }

        const NAMES: &[&str] = &[$($name,)*];
    };
}

lists! {
    /// Short adjectives of people.
    Adjective = "adjective",
    /// Endings of adjectives and participles, after which the noun is still to come.
    AdjectiveEnding = "adjective_ending",
    /// Words of advice.
    Advice = "advice",
    /// After "trial", what makes it no study.
    AfterNoTrial = "after_no_trial",
    /// Verbs after "should".
    AfterShould = "after_should",
    /// What closes no description that begins with "who".
    AfterWho = "after_who",
    /// Animals in the plural.
    Animal = "animal",
    /// Announcements of limitations to come.
    Announces = "announces",
    /// Verbs of assignment.
    Assigned = "assigned",
    /// Before a number, what makes it an amount.
    BeforeAmount = "before_amount",
    /// Before a number, what makes it no count.
    BeforeNoCount = "before_no_count",
    /// Before a number, what makes it no year.
    BeforeNoYear = "before_no_year",
    /// What closes the description.
    ClosesDescription = "closes_description",
    /// Words of recruitment and follow-up.
    Collected = "collected",
    /// Endings of conditions in the language of medicine.
    ConditionEnding = "condition_ending",
    /// Nouns that end the name of a condition.
    ConditionNoun = "condition_noun",
    /// What confesses a weakness by itself.
    Confesses = "confesses",
    /// After a number, what makes it no year.
    Counted = "counted",
    /// Before a weakness, what denies it.
    DeniesWeakness = "denies_weakness",
    /// Words before people that describe nobody.
    DescribesNobody = "describes_nobody",
    /// Doubt and wishes.
    Doubts = "doubts",
    /// Stems of drug names (WHO, “The use of stems in the selection of International Nonproprietary Names”, 2018).
    DrugEnding = "drug_ending",
    /// What ends the walk from a number to its noun.
    EndsCount = "ends_count",
    /// Verbs of founding, law and trade.
    Founding = "founding",
    /// Words of treatments given.
    Given = "given",
    /// Participles that describe people.
    IngAdjective = "ing_adjective",
    /// Verbs of recruitment and randomization.
    Joined = "joined",
    /// Lack, doubt, inability.
    Lacking = "lacking",
    /// Openers of a sentence that goes on.
    LeadsOn = "leads_on",
    /// Months and seasons.
    Month = "month",
    /// Words that name a study or its people.
    NamesStudy = "names_study",
    /// Before a design, verbs that wish for it.
    Need = "need",
    /// After a design, what wishes for it.
    Needed = "needed",
    /// Words that look like a name and are none, or only lead up to one.
    NoName = "no_name",
    /// What no topic noun of a design is.
    NoTopic = "no_topic",
    /// After people, what opens their description.
    OpensDescription = "opens_description",
    /// Openers of an enumeration’s points.
    Ordinal = "ordinal",
    /// Verbs of outcomes.
    OutcomeVerb = "outcome_verb",
    /// Words in which a study speaks of itself.
    OwnStudy = "own_study",
    /// Words that name the authors’ own work.
    OwnWork = "own_work",
    /// Words of authors on their own work’s limits.
    OwnsUp = "owns_up",
    /// People and animals in the plural.
    People = "people",
    /// Before people, where those studied stand.
    PlacesPeople = "places_people",
    /// Nouns that make the words before them a substance.
    Preparation = "preparation",
    /// Words that lead up to a name or follow it and tell how it was prepared.
    Prepared = "prepared",
    /// Words of prevalence.
    Prevalence = "prevalence",
    /// The turn from weakness to strength.
    Reassures = "reassures",
    /// Words of a systematic review’s own summary.
    ReviewSummary = "review_summary",
    /// Wordings of a literature search.
    SearchPhrase = "search_phrase",
    /// Words of a study’s aim.
    SetsOut = "sets_out",
    /// What reviewers looked for.
    Sought = "sought",
    /// Units in "90-day trial", "three-arm study".
    SpanUnit = "span_unit",
    /// After a count, what a sample did.
    StudiedAfter = "studied_after",
    /// Before a count, what was done with a sample.
    StudiedBefore = "studied_before",
    /// Studies in the plural.
    Studies = "studies",
    /// Words that show a study in a sentence of prevalence.
    StudyHere = "study_here",
    /// Words of studies and evidence.
    StudyWord = "study_word",
    /// Nouns that describe those studied by themselves.
    TellsByItself = "tells_by_itself",
    /// Words of study results.
    TellsOfStudy = "tells_of_study",
    /// Words in which an article speaks to its reader.
    ToTheReader = "to_the_reader",
    /// After "were", what a sample underwent.
    TookPart = "took_part",
    /// Units after a number.
    Unit = "unit",
    /// Before a design, what wishes for it.
    WishedFor = "wished_for",
    /// Words of research beside a year.
    YearContext = "year_context",
}

/// The lists, each word with the set of lists that hold it.
struct Words {
    members: FxHashMap<&'static str, u64>,
    phrases: Vec<Vec<&'static str>>,
    finders: Vec<OnceLock<AhoCorasick>>,
    /// For each list its words by their last two letters, made where they are asked for as endings.
    tails: Vec<OnceLock<FxHashMap<[u8; 2], Vec<&'static str>>>>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut members: FxHashMap<&'static str, u64> = FxHashMap::default();
        let mut phrases: Vec<Vec<&'static str>> = vec![Vec::new(); NAMES.len()];
        for line in include_str!("en/word_lists.tsv").lines().skip(1) {
            let Some((name, all)) = line.split_once('\t') else { continue };
            let Some(list) = NAMES.iter().position(|n| *n == name) else { continue };
            for word in all.split('|') {
                *members.entry(word).or_default() |= 1 << list;
                phrases[list].push(word);
            }
        }
        let finders = NAMES.iter().map(|_| OnceLock::new()).collect();
        let tails = NAMES.iter().map(|_| OnceLock::new()).collect();
        Words { members, phrases, finders, tails }
    })
}

/// Whether `word` (lower case) stands in the list.
pub fn is(list: List, word: &str) -> bool {
    words().members.get(word).is_some_and(|m| m & (1 << list as u64) != 0)
}

/// Every listed word with a bit for each list that holds it.
pub fn members() -> impl Iterator<Item = (&'static str, u64)> {
    words().members.iter().map(|(word, lists)| (*word, *lists))
}

/// What finds the phrases of the list.
fn finder(list: List) -> &'static AhoCorasick {
    let all = words();
    let phrases = &all.phrases[list as usize];
    all.finders[list as usize].get_or_init(|| leftmost(phrases))
}

/// An automaton that finds the leftmost phrase. Few phrases are looked for many bytes at a time, which only this kind of match can do:
/// twenty times as fast where few places look like one of them.
fn leftmost(phrases: &[&str]) -> AhoCorasick {
    let builder = &mut AhoCorasick::builder();
    builder.kind(Some(AhoCorasickKind::DFA)).match_kind(MatchKind::LeftmostFirst).build(phrases).expect("a fixed list of phrases")
}

/// How often phrases of the list stand in `text`, at most `most`.
pub fn count(list: List, text: &str, most: usize) -> usize {
    finder(list).find_iter(text).take(most).count()
}

/// Whether a phrase of the list stands anywhere in `text`.
pub fn said(list: List, text: &str) -> bool {
    count(list, text, 1) > 0
}

/// How many different phrases of the list stand in `text`; of those that overlap, the first counts.
pub fn distinct(list: List, text: &str) -> usize {
    let mut seen: Vec<usize> = finder(list).find_iter(text).map(|m| m.pattern().as_usize()).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len()
}

/// Whether `word` ends as the list says, with three letters more before it.
pub fn ends(list: List, word: &str) -> bool {
    let all = words();
    let endings = all.tails[list as usize].get_or_init(|| {
        let mut by_tail: FxHashMap<[u8; 2], Vec<&'static str>> = FxHashMap::default();
        for (ending, tail) in all.phrases[list as usize].iter().filter_map(|e| Some((*e, tail(e)?))) {
            by_tail.entry(tail).or_default().push(ending);
        }
        by_tail
    });
    let here = tail(word).and_then(|t| endings.get(&t));
    here.is_some_and(|endings| endings.iter().any(|e| word.len() > e.len() + 2 && word.ends_with(e)))
}

/// The last two letters; endings are at least that long.
fn tail(word: &str) -> Option<[u8; 2]> {
    word.as_bytes().last_chunk().copied()
}

/// Whether `text` begins with a phrase of the list.
pub fn begins(list: List, text: &str) -> bool {
    let first = text.as_bytes().first();
    words().phrases[list as usize].iter().any(|p| p.as_bytes().first() == first && text.starts_with(p))
}

/// Words that are looked up whole: a table hashed when the program is built, so that most words that are not listed cost one look.
pub struct Set {
    words: &'static [&'static str],
    /// For each slot the word there, counted from 1; 0 for none. A word whose slot is taken stands in the next free one.
    slots: [u16; SLOTS],
}

const SLOTS: usize = 512;

/// Where a word belongs: by its length and three of its letters.
#[inline]
const fn slot(word: &[u8]) -> usize {
    let n = word.len();
    if n == 0 {
        return 0;
    }
    let h = word[0] as usize * 0x9e5 + word[n - 1] as usize * 0x1f3 + word[n / 2] as usize * 0x61 + n * 0xb;
    (h ^ (h >> 7)) % SLOTS
}

impl Set {
    /// A set of `words`.
    pub const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= SLOTS * 3 / 4);
        let mut slots = [0; SLOTS];
        let mut i = 0;
        while i < words.len() {
            let mut at = slot(words[i].as_bytes());
            while slots[at] > 0 {
                at = (at + 1) % SLOTS;
            }
            i += 1;
            slots[at] = i as u16;
        }
        Set { words, slots }
    }

    /// The words as listed.
    pub fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// Whether `word` is one of them.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// The word as listed.
    #[inline]
    pub fn find(&self, word: &str) -> Option<&'static str> {
        let mut at = slot(word.as_bytes());
        while self.slots[at] > 0 {
            let listed = self.words[self.slots[at] as usize - 1];
            if listed == word {
                return Some(listed);
            }
            at = (at + 1) % SLOTS;
        }
        None
    }
}

/// Endings of words.
pub struct Endings {
    endings: &'static [&'static str],
    /// A bit for the last two letters of every ending: most words are told by them to have none.
    last: [u32; 256],
}

impl Endings {
    /// A list of `endings` of two bytes or more.
    pub const fn new(endings: &'static [&'static str]) -> Self {
        let mut last = [0; 256];
        let mut i = 0;
        while i < endings.len() {
            let bytes = endings[i].as_bytes();
            last[bytes[bytes.len() - 1] as usize] |= 1 << (bytes[bytes.len() - 2] % 32);
            i += 1;
        }
        Endings { endings, last }
    }

    /// Whether `word` is more than `least` bytes longer than one of them and ends in it.
    pub fn end(&self, word: &str, least: usize) -> bool {
        let [.., a, b] = word.as_bytes() else { return false };
        self.last[*b as usize] & (1 << (a % 32)) != 0 && self.endings.iter().any(|e| word.len() > e.len() + least && word.ends_with(e))
    }
}

/// Phrases that are looked for anywhere in a few words of text.
pub struct Cues(&'static [&'static str], OnceLock<AhoCorasick>);

impl Cues {
    /// A list of `phrases`.
    pub const fn new(phrases: &'static [&'static str]) -> Self {
        Cues(phrases, OnceLock::new())
    }

    fn table(&self) -> &AhoCorasick {
        self.1.get_or_init(|| leftmost(self.0))
    }

    /// Whether one of them stands in `text`.
    pub fn stand_in(&self, text: &str) -> bool {
        self.table().is_match(text)
    }

    /// Where the first one begins in `text`.
    pub fn first_start(&self, text: &str) -> Option<usize> {
        self.table().find(text).map(|m| m.start())
    }

    /// Where the first one ends in `text`.
    pub fn first_end(&self, text: &str) -> Option<usize> {
        self.table().find(text).map(|m| m.end())
    }
}

/// Groups of phrases that are all looked for in one pass over a text.
pub struct Groups(&'static [&'static [&'static str]], OnceLock<(AhoCorasick, Vec<u32>)>);

impl Groups {
    /// At most 32 groups.
    pub const fn new(groups: &'static [&'static [&'static str]]) -> Self {
        assert!(groups.len() <= 32);
        Groups(groups, OnceLock::new())
    }

    /// A bit for each group, counted from 0, of which a phrase stands in `text`.
    pub fn found(&self, text: &str) -> u32 {
        let (table, groups) = self.1.get_or_init(|| {
            let table = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).prefilter(false).build(self.0.iter().copied().flatten());
            let groups = self.0.iter().enumerate().flat_map(|(i, group)| group.iter().map(move |_| 1 << i));
            (table.expect("fixed lists of phrases"), groups.collect())
        });
        table.find_overlapping_iter(text).fold(0, |found, m| found | groups[m.pattern().as_usize()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_in_the_file_and_fits_the_set() {
        assert!(NAMES.len() <= 64);
        for (i, name) in NAMES.iter().enumerate() {
            assert!(!words().phrases[i].is_empty(), "{name}");
        }
        assert_eq!(include_str!("en/word_lists.tsv").lines().count(), NAMES.len() + 1);
        assert!(is(List::People, "nurses") && !is(List::People, "nurse"));
    }

    #[test]
    fn groups_are_found_in_one_pass() {
        static GROUPS: Groups = Groups::new(&[&["study", "trial"], &["tria"], &["case"]]);
        assert_eq!(["a trial", "a study of cases", "tri"].map(|t| GROUPS.found(t)), [0b011, 0b101, 0]);
    }

    #[test]
    fn endings_end_longer_words() {
        static ENDINGS: Endings = Endings::new(&["itis", "emia"]);
        assert!(ENDINGS.end("gastritis", 2) && ENDINGS.end("anemia", 0));
        assert!(!ENDINGS.end("anemia", 2) && !ENDINGS.end("this", 0) && !ENDINGS.end("a", 0) && !ENDINGS.end("emia", 0));
    }

    #[test]
    fn a_set_holds_its_words_and_no_others() {
        static SET: Set = Set::new(&["a", "an", "and", "dose", "does", "", "µg", "dose"]);
        assert!(SET.words().iter().all(|w| SET.contains(w)));
        assert!(["b", "ad", "doses", "dosed", "µ", "nad"].iter().all(|w| !SET.contains(w)));
    }
}
