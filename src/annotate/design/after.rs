//! What follows the head noun of a design and belongs to it: "with a crossover design", "at 12 centres", "in mice".

use super::phrase::{Hits, NounPhrase, is_connector, stops, stronger};
use crate::annotate::number::number_at;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::designs::{DesignClass, DesignEntry};
use crate::lexicon::words::{List, Set};
use crate::record::{Design, Modifier};

static CENTRES: Set =
    Set::new(&["centers", "centres", "sites", "hospitals", "institutions", "clinics", "units", "departments", "countries", "practices"]);

/// What follows the head and belongs to it.
pub(super) fn extend(scan: &Scan, hits: &Hits, np: &mut NounPhrase, last: usize) {
    let mut to = np.to;
    if scan.word(to) == "("
        && to + 2 < last
        && scan.word(to + 2) == ")"
        && hits.starting_at(to + 1).is_some_and(|(e, _)| e.design.is_some())
    {
        to += 3;
    }
    if scan.is(to, &["with", "using"]) {
        let mut i = to + 1 + usize::from(scan.is(to + 1, &["a", "an"]));
        let begin = i;
        let mut found: Vec<&DesignEntry> = Vec::new();
        while i < last && i < begin + 10 {
            if let Some((m, end)) = hits.starting_at(i) {
                if m.class == DesignClass::Modifier || m.class == DesignClass::Inner {
                    found.push(m);
                    i = end;
                    continue;
                }
                if matches!(m.class, DesignClass::Carrier | DesignClass::Name)
                    && scan.is(end - 1, &["design", "designs", "follow", "up", "followup", "extension", "comparison"])
                    && found.iter().any(|m| !m.modifiers.is_empty())
                {
                    for m in &found {
                        np.modifiers.extend(&m.modifiers);
                        np.makes = stronger(np.makes, m.design);
                    }
                    np.described = true;
                    to = end;
                }
                break;
            }
            if !is_connector(scan.word(i)) {
                break;
            }
            i += 1;
        }
    }
    if scan.is(to, &["in", "at", "across", "from", "involving", "conducted"]) {
        let at = if scan.is(to, &["conducted"]) { to + 2 } else { to + 1 };
        if let Some(n) = number_at(scan, at).filter(|n| n.value >= 2.0) {
            let noun = (at + n.tokens..at + n.tokens + 4).find(|i| CENTRES.contains(scan.word(*i)));
            if let Some(i) = noun.filter(|i| *i < last && !scan.is(*i, &["countries"])) {
                np.modifiers.push(Modifier::Multicenter);
                to = i + 1;
            }
        }
    }
    if matches!(np.entry.class, DesignClass::Head | DesignClass::Weak) && scan.is(to, &["in", "on", "of", "with", "using", "involving"]) {
        let animal = (to + 1..to + 5).find(|i| *i < last && scan.listed(List::Animal, *i));
        let clean = |i: usize| (to + 1..i).all(|j| scan.tokens[j].kind == TokenKind::Word && !stops(scan.word(j)) || scan.word(j) == "-");
        if let Some(i) = animal.filter(|i| clean(*i)) {
            np.makes = Some(Design::AnimalStudy);
            np.described = true;
            to = i + 1;
        }
    }
    if to > np.to {
        np.span.end = scan.tokens[to - 1].end;
        np.to = to;
    }
}
