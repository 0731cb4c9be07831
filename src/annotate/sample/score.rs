//! What stands around a count: qualifier, arm or outcome, prevalence, and how much it speaks for the whole sample.

use super::count::Count;
use super::nouns::{is_outcome, is_studies};
use crate::annotate::class;
use crate::annotate::number::number_at;
use crate::annotate::scan::Scan;
use crate::lexicon::words::List;
use crate::record::SectionKind;

const QUALIFIERS: &[(&[&str], &str)] = &[
    (&["just", "over"], "over"),
    (&["just", "under"], "under"),
    (&["in", "excess", "of"], "over"),
    (&["upwards", "of"], "over"),
    (&["upward", "of"], "over"),
    (&["a", "minimum", "of"], "at least"),
    (&["a", "maximum", "of"], "up to"),
    (&["no", "fewer", "than"], "at least"),
    (&["no", "less", "than"], "at least"),
    (&["not", "more", "than"], "up to"),
    (&["no", "more", "than"], "up to"),
    (&["as", "few", "as"], "as few as"),
    (&["an", "estimated"], "about"),
    (&["estimated"], "about"),
    (&["circa"], "about"),
    (&["ca", "."], "about"),
    (&[">"], "over"),
    (&["≥"], "at least"),
    (&["<"], "under"),
    (&["≤"], "up to"),
    (&["more", "than"], "more than"),
    (&["less", "than"], "less than"),
    (&["fewer", "than"], "fewer than"),
    (&["at", "least"], "at least"),
    (&["up", "to"], "up to"),
    (&["as", "many", "as"], "as many as"),
    (&["close", "to"], "close to"),
    (&["almost"], "almost"),
    (&["nearly"], "nearly"),
    (&["about"], "about"),
    (&["around"], "around"),
    (&["approximately"], "approximately"),
    (&["roughly"], "roughly"),
    (&["over"], "over"),
    (&["some"], "some"),
    (&["under"], "under"),
    (&["~"], "about"),
];

/// The last words of the qualifiers.
pub(super) fn qualifier_ends() -> impl Iterator<Item = &'static str> {
    QUALIFIERS.iter().filter_map(|(words, _)| words.last().copied())
}

/// The qualifier that ends before token `at`, and its first token.
pub(super) fn qualifier(scan: &Scan, at: usize) -> Option<(&'static str, usize)> {
    if !scan.begins(class::QUALIFIED, at.checked_sub(1)?) {
        return None;
    }
    QUALIFIERS.iter().find_map(|(words, name)| {
        let from = at.checked_sub(words.len())?;
        let said = words.iter().enumerate().all(|(k, w)| scan.word(from + k) == *w);
        said.then(|| {
            let name = if *name == "more than" { "over" } else { name };
            (name, from)
        })
    })
}

/// Whether "to/in/on …" names an arm.
pub(super) fn in_arm(scan: &Scan, at: usize, to: usize) -> bool {
    let end = to.min(at + 9);
    (at + 1..end)
        .take_while(|j| !scan.is(*j, &[".", ";", ",", "were", "was", "and", "(", "who", "had"]))
        .any(|j| scan.is(j, &["group", "groups", "arm", "arms", "placebo", "control", "controls", "cohort"]))
}

/// Shares of a people, not samples: "1 in 10 adults", "affects 10 million people", "150 people need to be treated".
pub(super) fn prevalence(scan: &Scan, at: usize, noun: usize, (from, to): (usize, usize), value: f64) -> bool {
    let needed = scan.is(noun + 1, &["need", "needed", "must", "would", "worldwide", "globally"]);
    let rate = at >= from + 2 && scan.is(at - 1, &["in", "of", "per", "every"]) && number_at(scan, at - 2).is_some();
    let words = (from..to).any(|j| scan.listed(List::Prevalence, j));
    let study = (from..to).any(|j| scan.listed(List::StudyHere, j));
    // "Of 100 children with a sore throat, 95 would be …".
    let supposed = [100.0, 1000.0, 10_000.0].contains(&value)
        && at > from
        && scan.is(at - 1, &["of", "amongst", "among", "per", "every"])
        && (noun..to).any(|j| scan.is(j, &["would", "will", "might", "may"]));
    needed || supposed || rate || value >= 1e6 && !study || words && !study
}

/// Marks arms and outcomes by what follows and what stands before.
pub(super) fn arm_or_outcome(scan: &Scan, c: &mut Count, (from, to): (usize, usize)) {
    let next = if scan.is(c.to, &[")"]) { c.to + 1 } else { c.to };
    let group_after = scan.is(next, &["in", "to", "on", "into"])
        && in_arm(scan, next, to)
        && !(next..to.min(next + 8)).any(|j| scan.is(j, &["two", "three", "four", "one", "either", "both", "groups"]));
    let takes = scan.is(next, &["received", "receiving", "took", "given", "treated", "assigned", "allocated", "randomized", "randomised"])
        && !scan.is(next, &["treated", "randomized", "randomised"])
        && !scan.is(next + 1, &["part"])
        && !(next + 1..to.min(next + 26))
            .take_while(|j| !scan.is(*j, &[".", ";"]))
            .any(|j| scan.is(j, &["either"]) || scan.is(j, &["or"]) && scan.is(j - 1, &[")"]))
        || scan.is(next, &["were", "was"]) && scan.is(next + 1, &["given", "treated", "put", "administered"]);
    // "The 150 women who followed the diet", told of a study with others.
    let follow = c.from > from
        && scan.is(c.from - 1, &["the"])
        && scan.is(next, &["who"])
        && scan
            .is(next + 1, &["ate", "consumed", "drank", "fasted", "followed", "got", "practiced", "practised", "received", "took", "used"]);
    // "190 were randomized to usual care and 185 to visits".
    let told_apart = scan.is(next, &["were", "was"])
        && scan.is(next + 1, &["randomized", "randomised", "assigned", "allocated", "randomly"])
        && scan.is(next + 2, &["to", "assigned", "allocated"])
        && (next + 3..to.min(next + 14)).any(|j| {
            scan.is(j, &["and", ",", ";"])
                && number_at(scan, j + 1).is_some_and(|n| n.value > 3.0 && scan.is(j + 1 + n.tokens, &["to", "were"]))
        });
    let before_group = (from.max(c.from.saturating_sub(9))..c.from)
        .rev()
        .take_while(|j| !scan.is(*j, &[".", ";"]))
        .any(|j| scan.is(j, &["group", "arm", "controls"]) && !scan.is(j - 1, &["a"]))
        && (from.max(c.from.saturating_sub(4))..c.from)
            .any(|j| scan.is(j, &["of", "included", "comprised", "consisted", "(", "contained", ":"]));
    let whole = from.max(c.from.saturating_sub(2))..c.from;
    let total = whole.clone().any(|j| scan.is(j, &["total", "sample", "altogether"]))
        || scan.is(c.from.wrapping_sub(1), &["all"]) && c.from >= from + 2 && scan.is(c.from - 2, &["in"]);
    c.part |= (from.max(c.from.saturating_sub(3))..c.from).any(|j| scan.is(j, &["subset", "subgroup", "subsample"]));
    c.arm = (group_after || takes || before_group || told_apart || follow) && !total && !c.n;
    c.weak = takes && !group_after && !before_group && !told_apart && !follow;
    let percent = scan.is(next, &["("]) && (next + 1..to.min(next + 6)).any(|j| scan.is(j, &["%"])) || scan.is(next, &["%"]);
    // "Two rowers in the study stopped", "seven trials involving 60 rowers tested it".
    let inside = scan.is(next, &["in"]) && scan.is(next + 1, &["the", "this", "our"]) && scan.is(next + 2, &["study", "trial"]);
    let of_studies = c.from > from
        && scan.is(c.from - 1, &["covering", "involving", "with", "of", "in", "including", "enrolling", "on"])
        && (from.max(c.from.saturating_sub(3))..c.from - 1).any(|j| is_studies(scan, j) || scan.is(j, &["study", "trial"]));
    // "Nine trials (with 690 rowers) were found": the trials were; "the infants in the oil group (n = 21) had": the group had.
    let bracketed = next > c.to && (from.max(c.from.saturating_sub(3))..c.from).any(|j| scan.is(j, &["("]));
    let of_group = c.n && c.from >= from + 2 && scan.is(c.from - 2, &["arm", "cohort", "controls", "group"]);
    let verb = is_outcome(scan, next) && !of_studies && !bracketed && !of_group
        || inside && is_outcome(scan, next + 3)
        || scan.is(next, &["who"]) && is_outcome(scan, next + 1) && !scan.is(next + 1, &["had"])
        || scan.is(next, &["were", "was"])
            && !bracketed
            && scan.is(next + 1, &["excluded", "withdrawn", "lost", "found", "cured", "discharged", "hospitalized", "unable", "diagnosed"]);
    // "136 women (74 on placebo, 62 on the drug) developed …".
    let close = (next..to.min(next + 16)).take_while(|_| scan.is(next, &["("])).find(|j| scan.is(*j, &[")"]));
    let verb = verb
        || close.is_some_and(|j| scan.is(j + 1, &["developed", "died", "relapsed", "experienced", "withdrew", "discontinued", "dropped"]));
    // "Only ten rowers finished" is an outcome, "with only ten rowers", "only ten rowers took part" a sample.
    let studied = c.from >= from + 2
        && scan.is(
            c.from - 2,
            &["enrolled", "had", "in", "included", "involved", "involving", "of", "on", "recruited", "studied", "tested", "used", "with"],
        )
        || scan.is(next, &["took", "participated", "joined", "enrolled"])
        || scan.is(next, &["were", "was"]) && scan.is(next + 1, &["included", "studied", "enrolled", "recruited", "involved"]);
    let denominators = c.from > from && scan.is(c.from - 1, &["only", "just"]) && !studied;
    // "36% (n = 51)", "(n = 53, 82%)".
    let share = c.n
        && ((c.from.saturating_sub(5)..c.from).any(|j| j >= from && scan.is(j, &["%"]))
            || scan.is(c.to, &[",", ";"]) && scan.is(c.to + 2, &["%"]) && number_at(scan, c.to + 1).is_some());
    c.outcome = share || percent && (!c.arm || c.weak) || verb || denominators;
}

/// How much a count speaks for the whole sample.
pub(super) fn score(scan: &Scan, c: &mut Count, (from, to): (usize, usize)) {
    let before = |n: usize| from.max(c.from.saturating_sub(n))..c.from;
    let after = |n: usize| c.to..to.min(c.to + n);
    let has = |mut r: std::ops::Range<usize>, words: &[&str]| r.any(|j| scan.is(j, words));
    let mut s = 2;
    if has(before(4), &["total", "overall", "altogether"]) {
        s += 6;
    }
    let on = |mut r: std::ops::Range<usize>, list: List| r.any(|j| scan.listed(list, j));
    if on(after(10), List::Joined) || on(before(6), List::Joined) {
        s += 5;
    } else if on(after(9), List::StudiedAfter) || on(before(6), List::StudiedBefore) {
        s += 3;
    }
    let section = scan.doc.sentences[c.sentence].section;
    s += match section {
        SectionKind::Methods => 2,
        SectionKind::Title => 1,
        SectionKind::Conclusions => -2,
        _ => 0,
    };
    if c.arm {
        s -= 6;
    }
    if c.part {
        s -= 5;
    }
    if c.outcome {
        s -= 5;
    }
    if has(after(6), &["screened", "approached", "invited", "planned", "required"])
        || has(before(5), &["screened", "approached", "invited", "planned", "required", "expected"])
    {
        s -= 4;
    }
    if has(after(3), &["each", "per"]) || has(before(3), &["each", "remaining", "additional", "other", "first"]) {
        s -= 5;
    }
    if c.n {
        let others = (from..to).filter(|j| scan.is(*j, &["="]) && scan.is(j.wrapping_sub(1), &["n"])).count();
        s += if others >= 2 { -5 } else { 1 };
    }
    if c.low < 8.0 {
        s -= 2;
    }
    c.score = s;
}
