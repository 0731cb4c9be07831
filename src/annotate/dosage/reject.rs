//! What is no dosage: laboratory levels, weights, outcome amounts, differences, prices, nutrition facts.

use super::measured::{measured, nutrition, outcome};
use super::quantity::{Quantity, Shape};
use super::substance::{Behind, Via};
use super::units::{self, Class};
use super::words::{BODY_FLUIDS, CARRIERS};
use crate::annotate::class;
use crate::annotate::scan::{Scan, TokenKind};
use crate::record::SectionKind;
use crate::segment::Sentence;

/// What is known of an amount when it is judged.
pub struct Context<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its tokens.
    pub tokens: (usize, usize),
    /// What is known of its words.
    pub words: class::Class,
    /// What stands behind the amount.
    pub behind: &'a Behind,
    /// How the substance was found, if it was.
    pub via: Option<Via>,
    /// Its name.
    pub name: &'a str,
    /// Whether the substance is one that the vocabulary lists.
    pub known: bool,
    /// Whether a frequency stands with it.
    pub frequent: bool,
    /// Whether the sentence is a prescription direction.
    pub direction: bool,
}

/// Whether any of `words` stands within `reach` tokens before token `at`.
pub fn near_before(scan: &Scan, at: usize, start: usize, reach: usize, words: &[&str]) -> bool {
    (at.saturating_sub(reach).max(start)..at).any(|i| scan.is(i, words))
}

/// Whether any of `words` stands within `reach` tokens from token `at` on.
pub fn near_after(scan: &Scan, at: usize, end: usize, reach: usize, words: &[&str]) -> bool {
    (at..(at + reach).min(end)).any(|i| scan.is(i, words))
}

/// Whether the amount is a dosage.
pub fn is_dosage(scan: &Scan, q: &Quantity, ctx: &Context) -> bool {
    if matches!(ctx.sentence.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer) {
        return false;
    }
    let (start, end) = ctx.tokens;
    if q.concentration {
        return dissolved(scan, q, ctx);
    }
    if outcome(scan, q, ctx) || measured(scan, q, ctx) || nutrition(scan, ctx) {
        return false;
    }
    let linked = matches!(ctx.via, Some(Via::After | Via::Before | Via::Shared));
    let told_with = ctx.behind.of && (linked || ctx.behind.points_back);
    let taking = scan.next_of(class::TAKING, q.from.saturating_sub(8).max(start), q.from).is_some()
        || near_after(scan, q.next, end, 6, &["taken", "given", "swallowed", "administered", "consumed"]);
    if vehicle(scan, q, start) {
        return false;
    }
    match q.class {
        Class::Percent => percent(scan, q, ctx),
        Class::Mass => match q.unit.as_str() {
            unit if unit.starts_with("kg/") => false,
            "kg" | "[lb_av]" => told_with && (ctx.frequent || taking),
            "g/kg" => ctx.frequent || taking || linked,
            "[oz_av]" | "[foz_us]" if q.shape == Shape::Strength => true,
            "[oz_av]" | "[foz_us]" => told_with || linked && (ctx.frequent || taking || q.unit == "[foz_us]" && ctx.known),
            "ng" => ctx.frequent && linked,
            _ => true,
        },
        Class::Volume if q.unit.ends_with("/m2") => false,
        Class::Volume if q.rate => linked && ctx.known && q.unit.ends_with("/h"),
        Class::Volume => {
            (linked || ctx.behind.points_back) && (ctx.behind.of || ctx.frequent || taking || q.basis.is_some()) || ctx.direction
        }
        Class::Activity => {
            let sure = q.unit != "U";
            sure || linked || ctx.direction || q.basis.is_some() || near_before(scan, q.from, start, 4, &["dose", "doses", "insulin"])
        }
        Class::Molar => linked && (ctx.frequent || taking || ctx.behind.of || q.basis.is_some()),
        Class::Count(form) => {
            if q.shape == Shape::Strength || q.shape == Shape::CountOfStrength {
                return true;
            }
            if q.shape == Shape::Bare {
                return ctx.direction;
            }
            let drop = q.unit == "{drop}" || q.unit == "{patch}" || q.unit == "{spray}";
            if q.shape == Shape::Article && drop && !ctx.behind.of {
                return false;
            }
            // "A scoop of creatine" is told with what it is of.
            let measured_out = q.unit == "{scoop}" && told_with && ctx.known;
            !form.is_empty()
                && (measured_out
                    || ctx.direction
                    || told_with && (ctx.frequent || taking || drop)
                    || (ctx.frequent || taking) && !glued_noun(scan, q))
        }
        // "Eight in 10 drink coffee".
        Class::Household if scan.word(q.to - 1) == "drink" && q.low != Some(1.0) => false,
        Class::Household if likened(scan, q) || q.low.or(q.high).is_some_and(|n| n > 200.0) => false,
        Class::Household => {
            let taking = taking || near_before(scan, q.from, start, 8, &["consumption", "intake", "drinkers", "eaters"]);
            told_with && !ctx.behind.bodily && (ctx.known || taking || ctx.frequent)
                || ctx.direction && ctx.frequent
                || ctx.frequent
                    && (taking || q.unit == "{drink}" || ctx.known && matches!(ctx.via, Some(Via::Before | Via::Shared | Via::Sentence)))
        }
        Class::DoseForm | Class::Salt => false,
    }
}

/// "Formula containing 12 mg/L of iron": what a drink, a feed or a solution holds, which is no level in the body.
fn dissolved(scan: &Scan, q: &Quantity, ctx: &Context) -> bool {
    let (start, end) = ctx.tokens;
    let told = ctx.known && matches!(ctx.via, Some(Via::After | Via::Before)) && (q.unit.ends_with("/L") || q.unit.ends_with("/mL"));
    if !told || (start..end).any(|i| BODY_FLUIDS.contains(scan.word(i))) {
        return false;
    }
    let held = near_before(scan, q.from, start, 3, &["contain", "containing", "contains", "enriched", "fortified", "supplemented", "with"]);
    let beside = scan.word(q.from.wrapping_sub(1)) == "(" && CARRIERS.contains(scan.word(q.from.wrapping_sub(2)));
    beside || held && (start..end).any(|i| CARRIERS.contains(scan.word(i)))
}

/// "Dissolved in 300 mL of water", "with a glass of juice": what a dose is taken in or with.
fn vehicle(scan: &Scan, q: &Quantity, start: usize) -> bool {
    let bulk = matches!(q.class, Class::Volume | Class::Household) || matches!(q.unit.as_str(), "[oz_av]" | "[foz_us]");
    let stirred = ["dissolved", "diluted", "mixed", "suspended", "reconstituted", "stirred", "dissolve", "dilute", "mix", "stir", "washed"];
    let into = near_before(scan, q.from, start, 3, &["with", "in", "into"]);
    bulk && into
        && (near_before(scan, q.from, start, 4, &stirred[..5])
            || near_before(scan, q.from, start, 12, &stirred)
                && near_after(scan, q.next, q.next + 4, 4, &["water", "juice", "milk", "liquid", "saline"]))
        || bulk && scan.is(q.from.wrapping_sub(1), &["with"]) && near_after(scan, q.next, q.next + 3, 3, &["water"])
}

/// "Equivalent to a mug of coffee", "the amount in a cup of tea": a comparison that makes an amount plain.
fn likened(scan: &Scan, q: &Quantity) -> bool {
    let mut i = q.from;
    while i > 0 && matches!(scan.word(i - 1), "about" | "roughly" | "approximately" | "around" | "of" | "drinking" | "eating") {
        i -= 1;
    }
    let w = |n: usize| if i >= n { scan.word(i - n) } else { "" };
    match w(1) {
        "to" => matches!(w(2), "equivalent" | "equal" | "comparable" | "similar" | "amounts" | "compared" | "equates"),
        "as" => matches!(w(2), "much" | "same" | "caffeine" | "amount"),
        "in" => matches!(w(2), "amount" | "found" | "than" | "as" | "contained" | "present" | "much" | "caffeine"),
        "like" | "than" => w(1) == "like",
        _ => false,
    }
}

/// "Tablet computer", "a drop in blood pressure".
fn glued_noun(scan: &Scan, q: &Quantity) -> bool {
    matches!(scan.word(q.next), "computer" | "computers" | "pastry" | "device" | "app") || q.unit == "{drop}" && scan.word(q.next) == "in"
}

/// A strength in percent: "standardized to 5%", "2% minoxidil", "a 10% solution", "ketoconazole 2% shampoo".
fn percent(scan: &Scan, q: &Quantity, ctx: &Context) -> bool {
    let (start, end) = ctx.tokens;
    if scan.is(q.next, &["confidence", "ci", "credible"]) {
        return false;
    }
    // "Curcumin makes up 3 to 5% of turmeric".
    let part = near_before(scan, q.from, start, 4, &["constitute", "constitutes", "comprise", "comprises"])
        || near_before(scan, q.from, start, 5, &["make", "makes"]) && near_before(scan, q.from, start, 4, &["up"]);
    if part && ctx.known && scan.is(q.next, &["of"]) {
        let whole = scan.concepts_in(scan.span(q.next + 1, end.min(q.next + 4)));
        return whole.iter().any(|h| matches!(scan.concept(h).kind.as_str(), "food" | "herb" | "compound" | "brand"));
    }
    let standardized = (start..end).any(|i| scan.word(i).starts_with("standardi"));
    let results = [
        "reduction", "reduced", "increase", "increased", "decrease", "decreased", "lower", "higher", "risk", "patients", "participants",
        "people", "improvement", "of", "improved", "more", "less", "ci", "confidence", "rate", "compared", "versus", "chance", "women",
        "men", "adults", "daily", "calories", "energy", "better", "greater", "fewer", "bioavailability", "absorbed", "dv", "rda",
    ];
    if near_after(scan, q.next, end, 2, &results)
        && !(standardized && near_before(scan, q.from, start, 8, &["standardized", "standardised", "contain", "containing", "contains"]))
    {
        return false;
    }
    if near_before(scan, q.from, start, 3, &["by", "ci", "p", "than", "only", "="])
        && !near_before(scan, q.from, start, 3, &["standardized", "standardised"])
    {
        return false;
    }
    if standardized
        && (near_before(scan, q.from, start, 16, &["standardized", "standardised"])
            || near_after(scan, q.next, end, 8, &["standardized", "standardised"]))
    {
        return true;
    }
    // A count behind it: "61.5% (40/65)".
    if scan.word(q.next) == "(" && scan.tokens.get(q.next + 1).is_some_and(|t| t.kind == TokenKind::Number) {
        return false;
    }
    let form = [
        "cream", "gel", "ointment", "lotion", "solution", "shampoo", "foam", "mouthwash", "serum", "rinse", "toothpaste", "extract",
        "topical", "spray", "drops", "eyedrops", "creams", "gels", "solutions", "strength", "w", "patch", "patches", "suspension",
    ];
    let of_volume = scan.word(q.from.wrapping_sub(1)) == "of"
        && units::lookup(scan.word(q.from.wrapping_sub(2))).is_some_and(|u| u.class == Class::Volume);
    let taken = ctx.known && near_before(scan, q.from, start, 4, &["applied", "apply", "received", "given", "administered", "used"]);
    let contains = of_volume
        || taken
        || near_before(scan, q.from, start, 3, &["contain", "contains", "containing", "with", "contained", "provides", "providing"]);
    match ctx.via {
        Some(Via::After) if !ctx.behind.of => {
            near_after(scan, q.next, end, 4, &form) || contains || near_before(scan, q.from, start, 2, &form)
        }
        Some(Via::Before) => {
            near_after(scan, q.next, end, 2, &form)
                || near_before(scan, q.from, start, 3, &form) && scan.word(q.from.wrapping_sub(1)) != ":"
        }
        _ => false,
    }
}
