//! What is no dosage: laboratory levels, weights, outcome amounts, differences, prices, nutrition facts.

use super::quantity::{Quantity, Shape};
use super::substance::{Behind, Via};
use super::units::Class;
use super::words::BODILY;
use crate::annotate::scan::{Scan, TokenKind};
use crate::lexicon::Side;
use crate::record::SectionKind;
use crate::segment::{BlockKind, Sentence};

/// What is known of an amount when it is judged.
pub struct Context<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its tokens.
    pub tokens: (usize, usize),
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
fn near_before(scan: &Scan, at: usize, start: usize, reach: usize, words: &[&str]) -> bool {
    (at.saturating_sub(reach).max(start)..at).any(|i| words.contains(&scan.word(i)))
}

fn near_after(scan: &Scan, at: usize, end: usize, reach: usize, words: &[&str]) -> bool {
    (at..(at + reach).min(end)).any(|i| words.contains(&scan.word(i)))
}

/// Verbs of taking and giving that make a count a dosage.
const TAKING: &[&str] = &[
    "take", "takes", "taking", "took", "taken", "give", "given", "gave", "swallow", "chew", "drink", "drank", "drinking", "eat", "ate", "eating",
    "consume", "consumed", "consuming", "inhale", "inhaled", "apply", "applied", "use", "used", "using", "ingested", "administer",
    "administered", "receive", "received", "receiving", "prescribed", "dissolve", "place", "insert", "instill", "inject", "spray", "mix",
    "add", "stir", "sip", "chewed", "start", "started", "recommend", "recommended", "recommends", "dose", "dosage",
];

const STUFF_CHANGED: &[&str] = &["consumption", "requirement", "requirements", "usage"];

const PAIN_RELIEF: &[&str] = &[
    "opioid", "opioids", "morphine", "fentanyl", "sufentanil", "tramadol", "analgesic", "analgesics", "propofol", "remifentanil",
    "oxycodone", "rescue", "narcotic", "hydromorphone", "meperidine", "pethidine",
];

const NUTRITION: &[&str] =
    &["calories", "kcal", "carbohydrate", "carbohydrates", "carbs", "fat", "protein", "sodium", "sugar", "sugars", "fiber", "fibre", "cholesterol"];

/// Whether the amount is a dosage.
pub fn is_dosage(scan: &Scan, q: &Quantity, ctx: &Context) -> bool {
    if q.concentration || matches!(ctx.sentence.section, SectionKind::References | SectionKind::Boilerplate | SectionKind::Disclaimer) {
        return false;
    }
    let (start, end) = ctx.tokens;
    if outcome(scan, q, ctx) || measured(scan, q, ctx) || nutrition(scan, ctx) {
        return false;
    }
    let linked = matches!(ctx.via, Some(Via::After | Via::Before | Via::Shared));
    let told_with = ctx.behind.of && (linked || ctx.behind.points_back);
    let taking = near_before(scan, q.from, start, 8, TAKING) || near_after(scan, q.next, end, 6, &["taken", "given", "swallowed", "administered", "consumed"]);
    match q.class {
        Class::Percent => percent(scan, q, ctx),
        Class::Mass => match q.unit.as_str() {
            unit if unit.starts_with("kg/") => false,
            "kg" | "[lb_av]" => told_with && (ctx.frequent || taking),
            "g/kg" => ctx.frequent || taking || linked,
            "[oz_av]" => told_with || linked && ctx.frequent,
            "ng" => ctx.frequent && linked,
            _ => true,
        },
        Class::Volume if q.rate => linked && ctx.known && q.unit.ends_with("/h"),
        Class::Volume => (linked || ctx.behind.points_back) && (ctx.behind.of || ctx.frequent || taking || q.basis.is_some()) || ctx.direction,
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
            !form.is_empty() && (ctx.direction || told_with && (ctx.frequent || taking || drop) || (ctx.frequent || taking) && !glued_noun(scan, q))
        }
        Class::Household => told_with && !ctx.behind.bodily && (ctx.known || taking || ctx.frequent) || ctx.direction && ctx.frequent || taking && ctx.frequent,
        Class::DoseForm | Class::Salt => false,
    }
}

/// "Tablet computer", "a drop in blood pressure".
fn glued_noun(scan: &Scan, q: &Quantity) -> bool {
    matches!(scan.word(q.next), "computer" | "computers" | "pastry" | "device" | "app") || q.unit == "{drop}" && scan.word(q.next) == "in"
}

/// Differences, intervals, deviations, what was saved or used up.
fn outcome(scan: &Scan, q: &Quantity, ctx: &Context) -> bool {
    let (start, end) = ctx.tokens;
    let b1 = if q.from > start { scan.word(q.from - 1) } else { "" };
    let b2 = if q.from > start + 1 { scan.word(q.from - 2) } else { "" };
    if b1 == "±" || scan.word(q.next) == "±" || matches!(b1, "$" | "€" | "£") {
        return true;
    }
    if matches!(b1, "−" | "-" | "–") && scan.glued(q.from - 1) && !scan.tokens.get(q.from.wrapping_sub(2)).is_some_and(|t| t.end == scan.tokens[q.from - 1].start) {
        return true;
    }
    if b1 == "-" && b2 == "/" || scan.word(q.next) == "+" && scan.word(q.next + 1) == "/" {
        return true;
    }
    if b1 == "by" && near_before(scan, q.from - 1, start, 8, &["increased", "decreased", "reduced", "rose", "fell", "lower", "higher", "dropped", "declined", "lowered", "decreases", "increases"]) {
        return true;
    }
    if matches!(b1, "ci" | "ic") || matches!(b2, "ci") || near_before(scan, q.from, start, 5, &["md", "wmd", "smd", "difference", "differences"]) {
        return true;
    }
    // "MD 1.2 mg, 95% CI 0.3 to 2.1 mg".
    if near_before(scan, q.from, start, 9, &["ci"]) && near_before(scan, q.from, start, 14, &["md", "difference", "wmd", "mean"]) {
        return true;
    }
    let has = |words: &[&str]| (start..end).any(|i| words.contains(&scan.word(i)));
    let given = matches!(ctx.via, Some(Via::After | Via::Before)) && !ctx.name.split(' ').any(|w| PAIN_RELIEF.contains(&w));
    has(STUFF_CHANGED) && has(PAIN_RELIEF) && !given
}

/// Weights, fluids lost, levels in the body.
fn measured(scan: &Scan, q: &Quantity, ctx: &Context) -> bool {
    let (start, end) = ctx.tokens;
    if ctx.behind.bodily {
        return true;
    }
    let at = q.from;
    if near_before(scan, at, start, 6, &["proteinuria", "albuminuria", "excretion", "excreted", "secretion", "hemoglobin", "haemoglobin", "hb", "ferritin", "albumin", "creatinine"])
        || near_before(scan, at, start, 3, &["output", "losing", "lost", "residual", "bleeding", "gained", "gaining"])
        || near_after(scan, q.next, end, 6, &["urine"]) && matches!(q.unit.as_str(), "g" | "mg")
        || condition_ahead(scan, q) && !ctx.frequent
        || near_after(scan, q.next, end, 2, &["excretion", "proteinuria"])
    {
        return true;
    }
    if matches!(q.class, Class::Mass) && q.basis.is_none() && matches!(q.unit.as_str(), "g" | "kg" | "[oz_av]" | "[lb_av]" | "mg") {
        let weight = [
            "birthweight", "birthweights", "weighed", "weighing", "weighs", "weigh", "tumor", "tumour", "heavier", "lighter", "bmi", "newborn", "newborns", "neonates", "fetal", "foetal",
        ];
        if q.unit != "mg" && (near_before(scan, at, start, 7, &weight) || near_after(scan, q.next, end, 5, &["birthweight", "birth", "heavier", "lighter", "infants", "neonates", "newborns", "weight"]) && !ctx.behind.of) {
            return true;
        }
        if q.unit != "mg" && near_before(scan, at, start, 5, &["weight", "weights", "mass", "birth"]) {
            return true;
        }
    }
    if matches!(q.class, Class::Mass | Class::Molar | Class::Activity) && near_before(scan, at, start, 5, &["serum", "plasma", "urinary", "urine", "circulating", "fasting"])
        && !near_before(scan, at, start, 5, &["dose", "doses", "dosage", "given", "received", "(", ","])
    {
        return true;
    }
    if matches!(q.class, Class::Volume) && (start..end).any(|i| matches!(scan.word(i), "urine" | "ejection" | "fev1" | "fvc" | "bleeding" | "hematoma" | "haematoma" | "residual")) {
        return true;
    }
    if matches!(q.class, Class::Volume) && near_before(scan, at, start, 5, &["loss", "volume", "blood", "drained", "draining", "recovered", "output", "evacuated", "aspirated", "flushed", "removed"])
        || matches!(q.class, Class::Volume) && near_after(scan, q.next, end, 10, &["drained", "aspirated", "removed", "evacuated", "inadvertently"])
    {
        return true;
    }
    // "Centrifuged at 3000 g", "a force of 5 g".
    q.unit == "g" && ((start..end).any(|i| scan.word(i).starts_with("centrifug")) || scan.word(q.next) == "force")
        || BODILY.contains(&scan.word(q.next)) && q.class == Class::Mass && scan.word(q.next) != "weight" && scan.word(q.next) != "body"
}

/// "Anemia (< 10 grams)": a condition or measure right before the amount.
fn condition_ahead(scan: &Scan, q: &Quantity) -> bool {
    let mut j = q.from;
    while j > 0 && matches!(scan.word(j - 1), "(" | "<" | ">" | "≤" | "≥" | "[" | "=" | ":") {
        j -= 1;
    }
    if j == 0 || j == q.from {
        return false;
    }
    let end = scan.tokens[j - 1].end;
    let i = scan.concepts.partition_point(|h| h.start < end);
    i.checked_sub(1).is_some_and(|i| scan.concepts[i].end == end && scan.concept(&scan.concepts[i]).side != Side::Intervention)
}

/// Lines of a nutrition label.
fn nutrition(scan: &Scan, ctx: &Context) -> bool {
    let (start, end) = ctx.tokens;
    if ctx.frequent && ctx.sentence.block_kind == BlockKind::Paragraph {
        return false;
    }
    let named = (start..end).filter(|i| NUTRITION.contains(&scan.word(*i))).count();
    let label = (start..end).any(|i| matches!(scan.word(i), "calories" | "kcal"));
    named >= 3 && label || named >= 2 && label && end - start < 25 || named >= 1 && ctx.sentence.block_kind == BlockKind::TableRow && end - start < 6
}

/// A strength in percent: "standardized to 5%", "2% minoxidil", "a 10% solution", "ketoconazole 2% shampoo".
fn percent(scan: &Scan, q: &Quantity, ctx: &Context) -> bool {
    let (start, end) = ctx.tokens;
    let standardized = (start..end).any(|i| scan.word(i).starts_with("standardi"));
    let results = [
        "reduction", "reduced", "increase", "increased", "decrease", "decreased", "lower", "higher", "risk", "patients", "participants", "people",
        "improvement", "of", "improved", "more", "less", "ci", "confidence", "rate", "compared", "versus", "chance", "women", "men", "adults",
        "daily", "calories", "energy", "better", "greater", "fewer", "bioavailability", "absorbed", "dv", "rda",
    ];
    if near_after(scan, q.next, end, 2, &results) && !(standardized && near_before(scan, q.from, start, 8, &["standardized", "standardised", "contain", "containing", "contains"])) {
        return false;
    }
    if near_before(scan, q.from, start, 3, &["by", "ci", "p", "than", "only", "="]) && !near_before(scan, q.from, start, 3, &["standardized", "standardised"]) {
        return false;
    }
    if standardized && (near_before(scan, q.from, start, 16, &["standardized", "standardised"]) || near_after(scan, q.next, end, 8, &["standardized", "standardised"])) {
        return true;
    }
    // A count behind it: "61.5% (40/65)".
    if scan.word(q.next) == "(" && scan.tokens.get(q.next + 1).is_some_and(|t| t.kind == TokenKind::Number) {
        return false;
    }
    let form = [
        "cream", "gel", "ointment", "lotion", "solution", "shampoo", "foam", "mouthwash", "serum", "rinse", "toothpaste", "extract", "topical",
        "spray", "drops", "eyedrops", "creams", "gels", "solutions", "strength", "w", "patch", "patches", "suspension",
    ];
    let contains = near_before(scan, q.from, start, 3, &["contain", "contains", "containing", "with", "contained", "provides", "providing"]);
    match ctx.via {
        Some(Via::After) if !ctx.behind.of => near_after(scan, q.next, end, 4, &form) || contains || near_before(scan, q.from, start, 2, &form),
        Some(Via::Before) => near_after(scan, q.next, end, 2, &form) || near_before(scan, q.from, start, 3, &form) && scan.word(q.from.wrapping_sub(1)) != ":",
        _ => false,
    }
}
