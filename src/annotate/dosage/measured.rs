//! Amounts that are measured rather than given: differences and deviations, what was used up, weights, fluids, levels, labels.

use super::quantity::Quantity;
use super::reject::{Context, near_after, near_before};
use super::substance::Via;
use super::units::Class;
use super::words::{BODILY, GIVING, PAIN_RELIEF, USED_UP};
use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::lexicon::Side;
use crate::segment::BlockKind;

/// Differences, intervals, deviations, what was saved or used up.
pub fn outcome(scan: &Scan, q: &Quantity, ctx: &Context) -> bool {
    let (start, end) = ctx.tokens;
    let b1 = if q.from > start { scan.word(q.from - 1) } else { "" };
    let b2 = if q.from > start + 1 { scan.word(q.from - 2) } else { "" };
    if b1 == "±" || scan.word(q.next) == "±" || matches!(b1, "$" | "€" | "£") {
        return true;
    }
    if matches!(b1, "−" | "-" | "–")
        && scan.glued(q.from - 1)
        && scan.tokens.get(q.from.wrapping_sub(2)).is_none_or(|t| t.end != scan.tokens[q.from - 1].start)
    {
        return true;
    }
    // "Each 100 mg/day increase": a step of a slope.
    if matches!(b1, "each" | "every" | "per") && near_after(scan, q.next, end, 4, &["increase", "increment", "decrease", "higher", "rise"])
    {
        return true;
    }
    // "32 mg of caffeine per 100 mL": what an amount is counted on.
    if b1 == "per" {
        return true;
    }
    // "(+ 50 g)": a change.
    if matches!(b1, "+" | "−" | "-") && b2 == "(" {
        return true;
    }
    if b1 == "-" && b2 == "/" || scan.word(q.next) == "+" && scan.word(q.next + 1) == "/" {
        return true;
    }
    if b1 == "by"
        && near_before(
            scan,
            q.from - 1,
            start,
            8,
            &[
                "increased", "decreased", "reduced", "rose", "fell", "lower", "higher", "dropped", "declined", "lowered", "decreases",
                "increases",
            ],
        )
    {
        return true;
    }
    if matches!(b1, "ci" | "ic")
        || matches!(b2, "ci")
        || near_before(scan, q.from, start, 5, &["md", "wmd", "smd"])
        || (q.from.saturating_sub(5).max(start)..q.from).any(|i| scan.word(i).starts_with("difference") && scan.word(i + 1) != "between")
    {
        return true;
    }
    // "MD 1.2 mg, 95% CI 0.3 to 2.1 mg".
    if near_before(scan, q.from, start, 9, &["ci"]) && near_before(scan, q.from, start, 14, &["md", "difference", "wmd", "mean"]) {
        return true;
    }
    let has = |words: &[&str]| (start..end).any(|i| scan.is(i, words));
    let relieving = || ctx.name.split(' ').any(|w| PAIN_RELIEF.contains(w));
    // "Patients required 12 mg of morphine".
    let used = near_before(scan, q.from, start, 4, &["consumed", "required", "requiring", "needed", "needing"]);
    if used && relieving() {
        return true;
    }
    let given = || matches!(ctx.via, Some(Via::After | Via::Before)) && !relieving();
    has(USED_UP) && !given() && has(PAIN_RELIEF.words())
}

/// Weights, fluids lost, levels in the body.
pub fn measured(scan: &Scan, q: &Quantity, ctx: &Context) -> bool {
    let (start, end) = ctx.tokens;
    if ctx.behind.bodily {
        return true;
    }
    let at = q.from;
    // "The body stores about 25 g": what is in the body.
    if near_before(scan, at, start, 4, &["store", "stores", "stored"])
        || near_before(scan, at, start, 4, &["contains", "contain", "holds", "has"])
            && near_before(scan, at, start, 7, &["body", "bodies", "skeleton", "bloodstream"])
    {
        return true;
    }
    if near_before(
        scan,
        at,
        start,
        6,
        &["proteinuria", "albuminuria", "excretion", "excreted", "secretion", "hemoglobin", "haemoglobin", "hb", "ferritin", "creatinine"],
    ) || near_before(scan, at, start, 6, &["albumin"]) && !(q.basis.is_some() || near_before(scan, at, start, 7, GIVING))
        || near_before(scan, at, start, 3, &["output", "losing", "lost", "residual", "bleeding", "gained", "gaining"])
        || near_after(scan, q.next, end, 6, &["urine"]) && matches!(q.unit.as_str(), "g" | "mg")
        || condition_ahead(scan, q) && !ctx.frequent
        || near_after(scan, q.next, end, 2, &["excretion", "proteinuria"])
    {
        return true;
    }
    if matches!(q.class, Class::Mass) && q.basis.is_none() && matches!(q.unit.as_str(), "g" | "kg" | "[oz_av]" | "[lb_av]" | "mg") {
        let weight = [
            "birthweight", "birthweights", "weighed", "weighing", "weighs", "weigh", "tumor", "tumour", "heavier", "lighter", "bmi",
            "newborn", "newborns", "neonates", "fetal", "foetal",
        ];
        if q.unit != "mg"
            && (near_before(scan, at, start, 7, &weight)
                || near_after(
                    scan,
                    q.next,
                    end,
                    5,
                    &["birthweight", "birth", "heavier", "lighter", "infants", "neonates", "newborns", "weight"],
                ) && !ctx.behind.of)
        {
            return true;
        }
        if q.unit != "mg" && near_before(scan, at, start, 5, &["weight", "weights", "mass", "birth"]) {
            return true;
        }
    }
    if matches!(q.class, Class::Mass | Class::Molar | Class::Activity)
        && near_before(scan, at, start, 5, &["serum", "plasma", "urinary", "urine", "circulating", "fasting"])
        && !near_before(scan, at, start, 5, &["dose", "doses", "dosage", "given", "received", "(", ","])
        // "Serum phosphate fell after 800 mg of …".
        && !(ctx.behind.of && near_before(scan, at, start, 1, &["after", "with", "by", "following", "on"]))
    {
        return true;
    }
    if matches!(q.class, Class::Volume)
        && (start..end)
            .any(|i| matches!(scan.word(i), "urine" | "ejection" | "fev1" | "fvc" | "bleeding" | "hematoma" | "haematoma" | "residual"))
    {
        return true;
    }
    let lost = ["loss", "volume", "blood", "drained", "draining", "recovered", "output", "evacuated", "aspirated", "flushed", "removed"];
    let taken = ["drained", "aspirated", "removed", "evacuated", "inadvertently"];
    if q.class == Class::Volume && (near_before(scan, at, start, 5, &lost) || near_after(scan, q.next, end, 10, &taken)) {
        return true;
    }
    // "Centrifuged at 3000 g", "a force of 5 g".
    q.unit == "g" && ((start..end).any(|i| scan.word(i).starts_with("centrifug")) || scan.word(q.next) == "force")
        || BODILY.contains(scan.word(q.next)) && q.class == Class::Mass && scan.word(q.next) != "weight" && scan.word(q.next) != "body"
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
pub fn nutrition(scan: &Scan, ctx: &Context) -> bool {
    let (start, end) = ctx.tokens;
    if !ctx.words.begins(class::NUTRIENT) || ctx.frequent && ctx.sentence.block_kind == BlockKind::Paragraph {
        return false;
    }
    let named = (start..end).filter(|i| scan.begins(class::NUTRIENT, *i)).count();
    let label = (start..end).any(|i| matches!(scan.word(i), "calories" | "kcal"));
    named >= 3 && label
        || named >= 2 && label && end - start < 25
        || named >= 1 && ctx.sentence.block_kind == BlockKind::TableRow && end - start < 6
}
