//! Which substance an amount is of: "200 mg of X", "X (200 mg)", "X at a dose of 200 mg", else what the sentence, the
//! paragraph or the article speaks of.

use super::direction::VERBS;
use super::frequency;
use super::name::{abbreviated, drug_like, form_of, lower, strange, told_name};
use super::quantity::Quantity;
use super::route;
use super::units::{self, Class};
use super::words::*;
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::words::List;
use crate::lexicon::{Concept, Hit, Side};
use crate::record::Span;

/// How a substance was found, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// It stands behind the amount.
    After,
    /// It stands before the amount.
    Before,
    /// Another amount of the same list names it.
    Shared,
    /// It stands elsewhere in the sentence.
    Sentence,
    /// A sentence before names it.
    Carried,
    /// The section or article is about it.
    Topic,
}

/// A substance as found.
#[derive(Clone, Debug)]
pub struct Substance {
    /// Lower-case name, form included.
    pub name: String,
    /// The concept's identifier.
    pub concept: Option<String>,
    /// Salt, ester or extract.
    pub form: Option<String>,
    /// Where it stands.
    pub span: Option<Span>,
    /// How it was found.
    pub via: Via,
}

/// Whether a name can be dosed.
pub fn is_substance(scan: &Scan, hit: &Hit) -> bool {
    dosable(scan.concept(hit))
}

pub(super) fn dosable(c: &Concept) -> bool {
    c.side == Side::Intervention
        && c.name != "placebo"
        && !c.name.ends_with("therapy")
        && !matches!(
            c.kind.as_str(),
            "procedure" | "device" | "diet" | "behavioral" | "exercise" | "exposure" | "mind_body" | "care" | "lifestyle"
        )
}

/// The substance name that begins at byte `at`.
fn starting(scan: &Scan, at: usize) -> Option<Hit> {
    let i = scan.concepts.partition_point(|h| h.start < at);
    scan.concepts.get(i).filter(|h| h.start == at && is_substance(scan, h)).copied()
}

/// The substance name that ends at byte `at`.
fn ending(scan: &Scan, at: usize) -> Option<Hit> {
    let i = scan.concepts.partition_point(|h| h.start < at).checked_sub(1)?;
    scan.concepts.get(i).filter(|h| h.end == at && is_substance(scan, h)).copied()
}

/// Builds the substance of a name in the text: words of form on both sides are taken in.
pub fn from_hit(scan: &Scan, hit: &Hit, via: Via) -> Substance {
    let concept = scan.concept(hit);
    let mut span = Span { start: hit.start, end: hit.end };
    let mut next = scan.token_at(hit.end);
    let mut taken = 0;
    while taken < 2
        && let Some((u, n)) = units::at(scan, next).filter(|u| u.0.class == Class::Salt)
        && scan.tokens[next].start <= span.end + 1
    {
        let _ = u;
        span.end = scan.tokens[next + n - 1].end;
        next += n;
        taken += 1;
    }
    let first = scan.token_at(hit.start);
    if first >= 3 && scan.word(first - 2) == "-" && matches!(scan.word(first - 1), "release" | "enriched" | "coated" | "acting") {
        span.start = scan.tokens[first - 3].start;
    } else if first >= 1 && matches!(scan.word(first - 1), "topical" | "liposomal" | "micronized" | "enteric") {
        span.start = scan.tokens[first - 1].start;
    }
    // "AKBA-enriched extract".
    if scan.word(next) == "-"
        && scan.is(next + 1, &["enriched", "rich", "standardized"])
        && scan.is(next + 2, &["extract", "extracts", "oil", "powder"])
    {
        span.end = scan.tokens[next + 2].end;
    }
    let surface = span.of(scan.text);
    let told = told_name(surface);
    let form = form_of(scan, concept, &told);
    let mut name = told;
    let plain = span.start == hit.start && span.end == hit.end;
    if concept.kind == "brand" {
        let base = scan.lexicon.base(concept);
        if base.name != concept.name && !name.contains(&base.name.to_lowercase()) {
            name = format!("{name} ({})", base.name.to_lowercase());
        }
    } else if plain && abbreviated(surface) {
        if let Some(a) = scan.doc.abbreviations.iter().find(|a| a.short.of(scan.text) == surface) {
            name = format!("{} ({})", lower(a.long.of(scan.text)), lower(surface));
        }
    } else if plain && surface.starts_with(|c: char| c.is_ascii_uppercase()) && concept.kind == "drug" && strange(&name, &concept.name) {
        // A brand listed as a drug's synonym.
        name = format!("{} ({name})", concept.name.to_lowercase());
    }
    // "B12", "CoQ10": a code, not a name.
    let code = plain && name.len() <= 6 && name.bytes().all(|b| b.is_ascii_alphanumeric()) && name.bytes().any(|b| b.is_ascii_digit());
    if code && concept.kind != "brand" && concept.name.contains(' ') {
        name = concept.name.to_lowercase();
    }
    Substance { name, concept: Some(concept.id.clone()), form, span: Some(span), via }
}

/// An unlinked name from token `at` on: words up to one that ends a name.
fn unlinked(scan: &Scan, at: usize, end: usize, via: Via) -> Option<Substance> {
    let mut to = at;
    while to < end && to < at + 5 {
        let word = scan.word(to);
        let kind = scan.tokens[to].kind;
        let joins = word == "-" && to > at && scan.glued(to - 1) && scan.glued(to);
        if kind == TokenKind::Word && !NAME_ENDS.contains(word) && !RESULTED.contains(word)
            || joins
            || kind == TokenKind::Number && to > at && scan.glued(to - 1)
        {
            to += 1;
        } else {
            break;
        }
    }
    // "A root-and-leaf extract": parts of what is spoken of.
    if to > at && scan.word(to - 1) == "-" {
        to -= 1;
    }
    if (at..to).all(|i| scan.listed(List::Prepared, i) || scan.listed(List::Preparation, i)) {
        return None;
    }
    let first = scan.word(at);
    if to == at || GENERIC.contains(first) && to == at + 1 || BODILY.contains(first) || first.len() < 3 && to == at + 1 {
        return None;
    }
    Some(named(scan, scan.span(at, to), via))
}

/// The substance that the words of `span` name, through the text's own abbreviations.
fn named(scan: &Scan, span: Span, via: Via) -> Substance {
    let surface = span.of(scan.text);
    let mut name = lower(surface);
    let mut concept = None;
    if let Some(a) = scan.doc.abbreviations.iter().find(|a| a.short.of(scan.text) == surface) {
        let long = lower(a.long.of(scan.text));
        concept = scan.lexicon.by_name(&long).filter(|c| c.side == Side::Intervention).map(|c| c.id.clone());
        name = format!("{long} ({})", lower(surface));
    }
    Substance { name, concept, form: None, span: Some(span), via }
}

/// The long form of an abbreviation that begins at token `at` and is no condition.
fn long_form(scan: &Scan, at: usize, via: Via) -> Option<Substance> {
    let start = scan.tokens.get(at)?.start;
    let a = scan.doc.abbreviations.iter().find(|a| a.long.start == start)?;
    let other = scan.concepts_in(a.long).iter().any(|h| h.end == a.long.end && scan.concept(h).side != Side::Intervention);
    (!other).then(|| Substance { span: Some(a.long), ..named(scan, a.short, via) })
}

/// Whether a name of something that is no substance ends at byte `at`.
fn other_ends(scan: &Scan, at: usize) -> bool {
    let i = scan.concepts.partition_point(|h| h.start < at);
    i.checked_sub(1).is_some_and(|i| scan.concepts[i].end == at && scan.concept(&scan.concepts[i]).side != Side::Intervention)
}

/// What stands behind an amount.
pub struct Behind {
    /// The substance, where one stands there.
    pub substance: Option<Substance>,
    /// Whether "of" stands there.
    pub of: bool,
    /// Whether a word stands there that points back ("of the supplement").
    pub points_back: bool,
    /// Whether it is a stuff of the body.
    pub bodily: bool,
    /// The form, where only that is told ("of root extract").
    pub form: Option<&'static str>,
}

/// Looks behind the amount, within the clause.
pub fn behind(scan: &Scan, q: &Quantity, end: usize) -> Behind {
    let mut out = Behind { substance: None, of: false, points_back: false, bodily: false, form: None };
    let mut i = q.next;
    let mut steps = 0;
    while i < end && steps < 12 {
        steps += 1;
        let word = scan.word(i);
        // "Caffeinated or decaffeinated coffee": what both are of.
        if word.ends_with("caffeinated") && scan.is(i + 1, &["or", "and"]) {
            i += 2;
            continue;
        }
        if starting(scan, scan.tokens[i].start).is_some() {
            break;
        }
        if let Some(f) = frequency::at(scan, i) {
            i = f.to;
        } else if let Some(r) = route::at(scan, i).filter(|_| word != "lozenge" && word != "lozenges") {
            i = r.to;
        } else if word == "of" {
            out.of = true;
            i += 1;
        } else if word == "-" && i > 0 && scan.glued(i - 1)
            || AFTER_AMOUNT.contains(word) && (word != "or" || scan.word(i + 1) == "equivalent")
        {
            i += 1;
        } else if let Some((_, n)) =
            units::at(scan, i).filter(|u| matches!(u.0.class, Class::Count(_) | Class::DoseForm | Class::Household) && !out.of)
        {
            i += n;
        } else if out.of && scan.tokens[i].kind == TokenKind::Number && scan.word(i + 1) == "%" {
            i += 2;
        } else if word == "[" && out.of {
            // "4 g of [icosapent](…)": a link's text.
            i += 1;
        } else if word == ")" && scan.word(i + 1) == "of" && !out.of {
            i += 1;
        } else if word == "(" && !out.of {
            // "200 mg (two capsules) of …"
            let Some(close) = (i + 1..(i + 9).min(end)).find(|k| scan.word(*k) == ")") else { break };
            if scan.word(close + 1) != "of" {
                break;
            }
            i = close + 1;
        } else {
            break;
        }
    }
    if i >= end {
        return out;
    }
    let phrase = if out.of { 4 } else { 1 };
    out.bodily = starting(scan, scan.tokens[i].start).is_none()
        && (i..(i + phrase).min(end))
            .take_while(|k| *k == i || !NAME_ENDS.contains(scan.word(*k)))
            .any(|k| BODILY.contains(scan.word(k)) && (out.of || !matches!(scan.word(k), "body" | "weight")));
    if let Some(hit) = starting(scan, scan.tokens[i].start) {
        // "1 g of omega-3 as ethyl esters".
        let as_form = scan.token_at(hit.end);
        let form = units::at(scan, as_form + 1).filter(|u| scan.word(as_form) == "as" && u.0.class == Class::Salt).map(|u| u.0.code);
        out.substance = Some(with_form(from_hit(scan, &hit, Via::After), form));
    } else if out.of {
        out.points_back = GENERIC.contains(scan.word(i));
        // A name a few words further, inside the phrase: "of a root extract of ashwagandha".
        let mut k = i;
        while k < end
            && k < i + 6
            && !(NAME_ENDS.contains(scan.word(k)) && scan.word(k) != "of" && scan.word(k) != "a")
            && scan.word(k) != ","
        {
            if let Some(hit) = starting(scan, scan.tokens[k].start) {
                out.substance = Some(from_hit(scan, &hit, Via::After));
                break;
            }
            k += 1;
        }
        if out.substance.is_none() && !out.points_back {
            out.substance = unlinked(scan, i, end, Via::After);
            // "300 mg of root extract": only the form is told here.
            if out.substance.as_ref().is_some_and(|s| s.name != "salt" && s.name.split(' ').all(|w| FORMISH.contains(w))) {
                out.form = out.substance.take().filter(|s| s.name.contains("extract")).map(|_| "extract");
            }
        }
    } else if let Some(long) = long_form(scan, i, Via::After) {
        out.substance = Some(long);
    } else if i < q.next + 6 && (drug_like(scan.word(i)) || short_name(scan, i, i == q.next)) {
        out.substance = unlinked(scan, i, i + 1, Via::After);
    } else if STAPLES.contains(scan.word(i)) {
        // "A 25-g oral glucose challenge", "20 g protein": a staple inside the name of something else.
        out.substance = Some(named(scan, scan.span(i, i + 1), Via::After));
    }
    out
}

/// Whether an abbreviation at token `i` can name a substance: one that the text defines, or any right behind the amount.
fn short_name(scan: &Scan, i: usize, right_behind: bool) -> bool {
    let raw = scan.raw(i);
    abbreviated(raw) && raw.len() > 2 && (right_behind || scan.doc.abbreviations.iter().any(|a| a.short.of(scan.text) == raw))
}

/// Looks before the amount; the number of words between is the distance.
pub fn before(scan: &Scan, q: &Quantity, start: usize) -> Option<(Substance, usize)> {
    let mut j = q.from;
    let mut distance = 0;
    let mut opened = false;
    while j > start && distance < 12 {
        let word = scan.word(j - 1);
        if let Some(hit) = ending(scan, scan.tokens[j - 1].end) {
            // "fosinopril sodium": the salt of a medicine that is not listed.
            let salt = matches!(word, "sodium" | "potassium" | "calcium" | "magnesium") && hit.start == scan.tokens[j - 1].start;
            if salt && j >= start + 2 && drug_like(scan.word(j - 2)) {
                return unlinked(scan, j - 2, j, Via::Before).map(|s| (s, distance));
            }
            return Some((from_hit(scan, &hit, Via::Before), distance));
        }
        if word == ")" {
            let open = (start..j - 1).rev().take(10).find(|k| scan.word(*k) == "(")?;
            j = open;
            distance += 1;
            continue;
        }
        let form = units::at(scan, j - 1).is_some_and(|u| matches!(u.0.class, Class::Count(_) | Class::DoseForm | Class::Salt));
        let dosing = scan.begins(class::PERIOD, j - 1);
        if MARKS_BEFORE.contains(word) || BEFORE_AMOUNT.contains(word) || form || dosing || route::at(scan, j - 1).is_some() {
            opened |= word == "(";
            distance += usize::from(!MARKS_BEFORE.contains(word));
            j -= 1;
            continue;
        }
        if scan.tokens[j - 1].kind != TokenKind::Word {
            return None;
        }
        if other_ends(scan, scan.tokens[j - 1].end) {
            return None;
        }
        let noun = word.len() >= 4
            && !GENERIC.contains(word)
            && !BODILY.contains(word)
            && !NAME_ENDS.contains(word)
            && !scan.begins(class::TAKING, j - 1)
            && !word.contains(['\'', '’'])
            && !["ed", "ly", "ing", "al", "ive", "ous"].iter().any(|e| word.ends_with(e));
        // "mesalazine (", "and tazobactam 0.25 g".
        let dosed = (j..q.from).any(|k| matches!(scan.word(k), "dose" | "doses" | "dosage" | "dosages"));
        // "took lactulose 15 mL".
        let taken = noun
            && word.len() >= 6
            && matches!(scan.word(j.saturating_sub(2)), "took" | "received" | "receiving" | "taking" | "given" | "prescribed");
        let listed = j == q.from && j > start + 1 && (taken || matches!(scan.word(j - 2), "and" | "," | ":" | "plus"));
        let bracket = noun && (opened && distance <= 2 && !dosed || listed);
        let short = !VERBS.contains(word)
            && abbreviated(scan.raw(j - 1))
            && scan.raw(j - 1).len() > 2
            && (j == q.from || scan.word(j) == "(")
            && distance == 0;
        if word == "acid" && j >= start + 2 && scan.word(j - 2).ends_with("ic") {
            return unlinked(scan, j - 2, j, Via::Before).map(|s| (s, distance));
        }
        let followed = noun && frequency::at(scan, q.next).is_some() && j < q.from && scan.word(j) == "of";
        if drug_like(word) && !VERBS.contains(word) || bracket || short || followed {
            return unlinked(scan, j - 1, j, Via::Before).map(|s| (s, distance));
        }
        return None;
    }
    None
}

/// A substance told elsewhere, in the form told beside the amount.
pub fn with_form(s: Substance, form: Option<&'static str>) -> Substance {
    match form {
        Some(form) if !s.name.contains(form) => Substance { name: format!("{} {form}", s.name), form: Some(form.to_string()), ..s },
        _ => s,
    }
}
