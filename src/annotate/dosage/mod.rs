//! Dosages: amounts with units, then for each whether it is a dosage, its substance, how often, for how long, which way in,
//! what it is, and what it is counted on.

mod attach;
mod clock;
mod counted;
mod cues;
mod direction;
mod duration;
mod frequency;
mod habit;
mod measured;
mod name;
mod open;
mod per;
mod per_day;
mod quantity;
mod reject;
mod role;
mod route;
mod setting;
mod spoken;
mod study;
mod substance;
mod units;
mod values;
mod walk;
mod words;

use quantity::{Quantity, Shape};
use setting::Setting;
use substance::{Substance, Via};
use units::Class;

use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::annotate::topic::Topics;
use crate::record::{Basis, Dosage, DosageRole, SectionKind, Span};
use crate::segment::Sentence;

/// The words that values, amounts, frequencies and routes can begin with, numbers aside.
pub(super) fn openers() -> impl Iterator<Item = (&'static str, u32)> {
    let value = class::VALUE | class::AMOUNT | class::FREQUENCY;
    let nutrients = words::NUTRITION.words().iter().map(|w| (*w, class::NUTRIENT));
    let taking = words::TAKING.iter().map(|w| (*w, class::TAKING));
    let tried = words::TRIED.words().iter().map(|w| (*w, class::TRIED));
    let first_person = role::FIRST_PERSON.iter().map(|w| (*w, class::FIRST_PERSON));
    let done = words::STUDY.words().iter().map(|w| (*w, class::DONE));
    let routes = route::openers().map(|w| (w, class::ROUTE));
    [("between", value), (".", value), ("a", class::AMOUNT), ("an", class::AMOUNT)]
        .into_iter()
        .chain(frequency::openers())
        .chain(routes)
        .chain(units::openers())
        .chain(done)
        .chain(nutrients)
        .chain(taking)
        .chain(tried)
        .chain(first_person)
}

/// The dosages of an article, in order; ids and studies are left empty.
pub fn dosages(scan: &Scan, topics: &Topics) -> Vec<Dosage> {
    let own_study = study::is_own(scan);
    let mut found: Vec<study::Found> = Vec::new();
    for i in 0..scan.doc.sentences.len() {
        let from = found.len();
        in_sentence(scan, topics, i, own_study, &mut found);
        study::anaphora(scan, i, from, &mut found);
    }
    study::spread(scan, own_study, &mut found);
    found.into_iter().map(|f| f.dosage).collect()
}

/// The dosages of sentence `i`.
fn in_sentence(scan: &Scan, topics: &Topics, i: usize, own_study: bool, found: &mut Vec<study::Found>) {
    let sentence = &scan.doc.sentences[i];
    if matches!(sentence.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer) {
        return;
    }
    let tokens = scan.tokens_of(i);
    let directs = direction::is_direction(scan, tokens);
    let known = scan.in_sentence(i);
    let told = known.begins(class::AMOUNT) && known.begins(class::MEASURE);
    let mut qs = if told { quantity::all(scan, tokens.0, tokens.1) } else { Vec::new() };
    if qs.is_empty() && !directs {
        return;
    }
    let setting = setting::setting(scan, i);
    let directs = directs && setting != Setting::Studied;
    if directs && let Some(bare) = direction::bare(scan, tokens, &qs) {
        qs.insert(0, bare);
    }
    if qs.is_empty() {
        return;
    }
    let every = frequency::all(scan, tokens.0, tokens.1);
    let substances = substances(scan, topics, i, &qs, tokens);
    for (q, (substance, _)) in qs.iter_mut().zip(&substances) {
        fluid(scan, q, substance.as_ref());
        quantity::weighed(scan, q, substance.as_ref().filter(|s| s.via == Via::After).and_then(|s| s.span));
    }
    // Amounts that are no dosages take no part in sharing what the sentence tells.
    let frequent = attach::frequencies(scan, &qs, &every, tokens);
    let mut kept: Vec<bool> = Vec::with_capacity(qs.len());
    for k in 0..qs.len() {
        let ctx = reject::Context {
            sentence,
            tokens,
            words: known,
            behind: &substances[k].1,
            via: substances[k].0.as_ref().map(|s| s.via),
            name: substances[k].0.as_ref().map_or("", |s| s.name.as_str()),
            known: substances[k].0.as_ref().is_some_and(|s| s.concept.is_some()),
            frequent: frequent[k].is_some(),
            direction: directs,
        };
        // "Albuminuria was 1,554 mg and 1,033 mg": what stands in one row with a measured amount is measured too.
        let beside = matches!(ctx.via, Some(Via::After | Via::Before));
        let counted = matches!(qs[k].class, Class::Count(_) | Class::Household);
        let measured =
            k > 0 && !counted && !kept[k - 1] && attach::chained(scan, &qs[k - 1], &qs[k]) && qs[k].unit == qs[k - 1].unit && !beside;
        // "8 oz (240 mL)", "1 cup / 240 mL": the same amount told again.
        let again = k > 0 && kept[k - 1] && attach::told_again(scan, &qs[k - 1], &qs[k]);
        kept.push(again || !measured && reject::is_dosage(scan, &qs[k], &ctx));
    }
    let mut picked = Vec::new();
    let mut named = Vec::new();
    for ((q, (substance, _)), keep) in qs.into_iter().zip(substances).zip(kept) {
        if keep {
            picked.push(q);
            named.push(substance);
        }
    }
    if picked.is_empty() {
        return;
    }
    let mut lengths = duration::all(scan, tokens.0, tokens.1);
    lengths.retain(|l| !every.iter().any(|f| f.from < l.to && l.from < f.to));
    let ways = route::all(scan, tokens.0, tokens.1);
    let frequencies = attach::frequencies(scan, &picked, &every, tokens);
    let durations = attach::durations(scan, &picked, &lengths, tokens);
    let routes = attach::routes(scan, &picked, &named, &ways, tokens);
    let heading = study::heading(scan, sentence);
    let carries_on = found
        .last()
        .is_some_and(|f| f.sentence + 1 == i && scan.doc.sentences[f.sentence].block == sentence.block && administered(&f.dosage));
    let mut previous = None;
    for (k, q) in picked.iter().enumerate() {
        let substance = named[k].take();
        let open = open::open(scan, q, tokens.0);
        let concept = substance.as_ref().and_then(|s| s.concept.as_deref()).and_then(|id| scan.lexicon.by_id(id));
        let habit = !known.begins(class::TRIED) && habit::is_habit(scan, q, concept, tokens);
        let ctx =
            role::Context { sentence, tokens, known, own_study, direction: directs, open, carries_on, heading: &heading, setting, habit };
        let told = role::role(scan, q, &ctx);
        let mut role = told.unwrap_or(DosageRole::Typical);
        // "containing 11 mg of A and 320 mg of B".
        let listed = k > 0 && attach::chained(scan, &picked[k - 1], q);
        if listed && previous == Some(DosageRole::Content) && matches!(role, DosageRole::Administered | DosageRole::Typical) {
            role = DosageRole::Content;
        }
        if let Some(p) = previous.filter(|_| attach::goes_on(scan, &picked[k - 1], q))
            && role == DosageRole::Typical
            && matches!(p, DosageRole::Recommended | DosageRole::UpperLimit)
        {
            role = p;
        }
        previous = Some(role);
        let frequency = frequencies[k];
        let ranged = Quantity { low: open::range(q, open).low(), high: open::range(q, open).high(), ..q.clone() };
        let via = substance.as_ref().map(|s| s.via);
        let span = substance.as_ref().and_then(|s| s.span);
        let (name, concept, form) = substance.map_or((None, None, None), |s| (Some(s.name), s.concept, s.form));
        let dosage = Dosage {
            id: String::new(),
            quote: q.span.of(scan.text).to_string(),
            start: q.span.start,
            end: q.span.end,
            rule: rule(q, via).to_string(),
            confidence: confidence(q, via, concept.is_some()),
            section: sentence.section,
            study: None,
            substance: name,
            concept,
            form,
            amount: open::range(q, open),
            unit: q.unit.clone(),
            frequency,
            duration: durations[k],
            route: routes[k],
            role,
            basis: q.basis.or_else(|| counted::served(scan, q)).or_else(|| elemental(scan, q, tokens)),
            per_day: per_day::per_day(&ranged, frequency, role),
            dose_form: dose_form(scan, q, tokens, span),
        };
        found.push(study::Found { dosage, sentence: i, quantity: ranged, role_told: told.is_some() });
    }
}

/// The substance of each amount, and what stands behind it.
fn substances(
    scan: &Scan,
    topics: &Topics,
    i: usize,
    qs: &[Quantity],
    tokens: (usize, usize),
) -> Vec<(Option<Substance>, substance::Behind)> {
    let sentence = &scan.doc.sentences[i];
    let mut out: Vec<(Option<Substance>, substance::Behind)> = Vec::with_capacity(qs.len());
    let mut before: Vec<Option<(Substance, usize)>> = Vec::with_capacity(qs.len());
    // A bullet's label stands before its sentence: "Zinc: 15 mg a day".
    let opens = i == 0 || scan.doc.sentences[i - 1].block != sentence.block;
    let opening = if opens { scan.token_at(scan.doc.blocks[sentence.block].span.start).min(tokens.0) } else { tokens.0 };
    for (k, q) in qs.iter().enumerate() {
        let again = |n: &Quantity| n.from == q.next + 1 && scan.word(q.next) == "(";
        // "15 mL of 0.12% chlorhexidine": the strength is part of the name.
        let strength = |n: &Quantity| n.class == Class::Percent && n.from == q.next + 1 && scan.word(q.next) == "of";
        let limit = qs[k + 1..].iter().find(|n| n.from >= q.next && !again(n) && !strength(n)).map_or(tokens.1, |n| n.from);
        let floor = qs[..k].iter().rev().find(|p| p.next <= q.from).map_or(opening, |p| p.next);
        let behind = substance::behind(scan, q, limit.min(tokens.1));
        let ahead = substance::before(scan, q, floor);
        let right = behind.substance.clone();
        // "copper 2 mg zinc 10 mg": a name right before wins where the name behind leads to the next amount.
        let leads_on =
            right.as_ref().and_then(|s| s.span).is_some_and(|s| limit < tokens.1 && scan.tokens[limit - 1].end <= s.end) && !behind.of;
        let pick = match (right, &ahead) {
            (Some(_), Some((left, 0))) if leads_on => Some(left.clone()),
            (Some(right), _) => Some(right),
            (None, Some((left, distance))) if *distance <= 8 => Some(substance::with_form(left.clone(), behind.form)),
            _ => None,
        };
        before.push(ahead);
        out.push((pick, behind));
    }
    // Members of a list without a name of their own take their neighbour's: first the one behind, then the one before.
    for k in (0..qs.len().saturating_sub(1)).rev() {
        let near = qs[k + 1].from.saturating_sub(qs[k].next) <= 4 && attach::chained(scan, &qs[k], &qs[k + 1]);
        if out[k].0.is_none() && near && out[k + 1].0.as_ref().is_some_and(|s| s.via == Via::After) {
            out[k].0 = out[k + 1].0.clone().map(|s| Substance { via: Via::Shared, ..s });
        }
    }
    for k in 1..qs.len() {
        let gap = qs[k].from.saturating_sub(qs[k - 1].next);
        let followed =
            (qs[k - 1].next..qs[k].from).any(|t| matches!(scan.word(t), "and" | "or" | "then" | "followed" | "," | "to" | "versus" | "vs"));
        if out[k].0.is_none() && gap <= 14 && followed && !out[k].1.points_back {
            out[k].0 = out[k - 1].0.clone().map(|s| Substance { via: Via::Shared, ..s });
        }
    }
    for k in 0..qs.len() {
        if out[k].0.is_some() {
            continue;
        }
        let q = &qs[k];
        let wants_before = out[k].1.points_back;
        // The amount before it in the sentence speaks of the same where no other name stands between.
        let earlier = out[..k]
            .iter()
            .zip(qs)
            .rev()
            .find_map(|(o, p)| o.0.clone().filter(|_| p.class == q.class).map(|s| (s.span.map_or(0, |n| n.end).max(p.span.end), s)));
        let fresh = earlier.as_ref().is_none_or(|(end, _)| *end > q.span.start || spoken::between(scan, *end, q.span.start, q));
        let in_sentence = if wants_before || !fresh { None } else { spoken::in_sentence(scan, topics.exposure(), sentence.span, q) };
        let earlier =
            earlier.map(|e| e.1).or_else(|| out[..k].iter().rev().find_map(|o| o.0.clone())).map(|s| Substance { via: Via::Shared, ..s });
        out[k].0 = in_sentence
            .or(earlier)
            .or_else(|| study::carried(scan, topics.exposure(), i, wants_before).filter(|s| spoken::counts(scan, s, q)))
            .map(|s| substance::with_form(s, out[k].1.form))
            .or_else(|| spoken::of_topic(scan, topics, q));
    }
    out
}

/// An ounce of a drink is a fluid ounce: "8 oz of milk", "an 8-ounce glass".
fn fluid(scan: &Scan, q: &mut Quantity, substance: Option<&Substance>) {
    let drunk = || substance.is_some_and(|s| s.name.split([' ', '-']).any(|w| words::LIQUIDS.contains(w)));
    if q.unit == "[oz_av]" && (drunk() || scan.is(q.next + usize::from(scan.word(q.next) == "-"), words::VESSELS)) {
        q.unit = "[foz_us]".to_string();
    }
}

/// "350 mg of elemental magnesium", "elemental iron (65 mg)".
fn elemental(scan: &Scan, q: &Quantity, tokens: (usize, usize)) -> Option<Basis> {
    let from = q.from.saturating_sub(5).max(tokens.0);
    let other = |i: &usize| scan.tokens[*i].kind == TokenKind::Number;
    // "65 mg elemental iron" and "65 mg of elemental iron" speak of their own amount, not of one that follows.
    let taken = |i: usize| i > tokens.0 && (scan.word(i - 1) == "of" || units::at(scan, i - 1).is_some_and(|u| u.0.measures()));
    let before = (from..q.from).rev().take_while(|i| !other(i)).any(|i| scan.word(i) == "elemental" && !taken(i));
    let near = before || (q.next..(q.next + 7).min(tokens.1)).take_while(|i| !other(i)).any(|i| scan.word(i) == "elemental");
    let behind = (q.next..(q.next + 4).min(tokens.1)).any(|i| scan.word(i) == "per" && scan.is(i + 1, &["serving", "portion"]));
    // "10 mg zinc a day, as zinc sulphate": the salt is told beside.
    let name = q.next + usize::from(scan.word(q.next) == "of");
    let as_salt = (name + 1..(name + 8).min(tokens.1)).any(|i| {
        scan.word(i) == "as" && scan.word(i + 1) == scan.word(name) && units::at(scan, i + 2).is_some_and(|u| u.0.class == Class::Salt)
    });
    if near || as_salt {
        Some(Basis::Elemental)
    } else if behind {
        Some(Basis::PerServing)
    } else {
        None
    }
}

fn dose_form(scan: &Scan, q: &Quantity, tokens: (usize, usize), named: Option<Span>) -> Option<String> {
    if let Class::Count(form) = q.class
        && !form.is_empty()
    {
        return Some(form.to_string());
    }
    if let Some(form) = q.pack.filter(|f| !f.is_empty()) {
        return Some(form.to_string());
    }
    route::dose_form(scan, q.from, q.to, tokens.0, tokens.1, named).map(str::to_string)
}

/// The rule that made the fact.
fn rule(q: &Quantity, via: Option<Via>) -> &'static str {
    match (q.shape, q.class, via) {
        (Shape::Bare, ..) => "DOS007",
        (Shape::Strength | Shape::CountOfStrength, ..) => "DOS005",
        (_, Class::Percent, _) => "DOS006",
        (_, Class::Count(_) | Class::Household, _) => "DOS004",
        (_, _, Some(Via::After)) => "DOS001",
        (_, _, Some(Via::Before)) => "DOS002",
        _ => "DOS003",
    }
}

/// Estimated probability that the amount is a dosage and its substance the right one.
fn confidence(q: &Quantity, via: Option<Via>, linked: bool) -> f64 {
    let base: f64 = match via {
        Some(Via::After | Via::Before) => 0.93,
        Some(Via::Shared) => 0.87,
        Some(Via::Sentence) => 0.78,
        Some(Via::Carried | Via::Topic) => 0.7,
        None => 0.65,
    };
    let class: f64 = match q.class {
        Class::Mass | Class::Activity => 0.0,
        Class::Volume | Class::Molar | Class::Percent => -0.1,
        _ => -0.06,
    };
    let link = if linked { 0.0 } else { -0.08 };
    ((base + class + link).clamp(0.05, 0.97) * 100.0).round() / 100.0
}

/// Whether a role is that of an amount given in a study.
fn administered(d: &Dosage) -> bool {
    d.role == DosageRole::Administered
}

/// The block of a sentence.
fn block<'a>(scan: &Scan<'a>, i: usize) -> Option<&'a Sentence> {
    scan.doc.sentences.get(i)
}
