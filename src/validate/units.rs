//! Which units a quote names: a small table of its own, UCUM code to the words that a text uses for it.

/// Code, words. Words of one letter and those with capitals are matched as written, all others in lower case.
const UNITS: &[(&str, &str)] = &[
    ("mg", "mg mgs milligram milligrams milligramme milligrammes"),
    ("ug", "mcg mcgs µg μg ug ugs microgram micrograms microgramme microgrammes"),
    ("ng", "ng nanogram nanograms"),
    ("g", "g gm gms gr gram grams gramme grammes"),
    ("kg", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
    ("[oz_av]", "oz ounce ounces"),
    ("[foz_us]", "oz ounce ounces"),
    ("[lb_av]", "lb lbs pound pounds"),
    ("mL", "ml mls milliliter milliliters millilitre millilitres cc ccs"),
    ("L", "L l liter liters litre litres"),
    ("dL", "dl deciliter deciliters decilitre decilitres"),
    ("cL", "cl centiliter centiliters centilitre centilitres"),
    ("uL", "µl μl ul mcl microliter microliters microlitre microlitres"),
    ("[pt_us]", "pint pints"),
    ("mol", "mol mole moles"),
    ("mmol", "mmol mmols millimole millimoles"),
    ("umol", "µmol μmol umol micromole micromoles"),
    ("nmol", "nmol nanomole nanomoles"),
    ("meq", "meq meqs milliequivalent milliequivalents"),
    ("[IU]", "iu ius ui international units unit i.u u"),
    ("U", "U u unit units"),
    ("[CFU]", "cfu cfus colony units"),
    ("%", "% percent per-cent"),
    ("{capsule}", "cap caps caplet caplets capsul capsule capsules"),
    ("{tablet}", "tab tabs tablet tablets"),
    ("{pill}", "pill pills"),
    ("{softgel}", "softgel softgels soft-gel gels"),
    ("{gummy}", "gummy gummies"),
    ("{lozenge}", "lozenge lozenges pastille pastilles troche troches"),
    ("{drop}", "drop drops gtt gtts"),
    ("{cup}", "cup cups cupful cupfuls"),
    ("{serving}", "serving servings portion portions"),
    ("{teaspoon}", "tsp tsps teaspoon teaspoons teaspoonful teaspoonfuls"),
    ("{tablespoon}", "tbsp tbsps tbs tablespoon tablespoons tablespoonful tablespoonfuls"),
    ("{scoop}", "scoop scoops"),
    ("{packet}", "packet packets"),
    ("{sachet}", "sachet sachets"),
    ("{spray}", "spray sprays"),
    ("{puff}", "puff puffs"),
    ("{patch}", "patch patches"),
];

/// The part of a UCUM code that says what is counted: `mg` of `mg/kg/d`, `[IU]` of `k[IU]`.
fn counted(code: &str) -> &str {
    let first = code.split('/').next().unwrap_or(code);
    match first {
        "k[IU]" | "M[IU]" => "[IU]",
        "meq" | "mEq" | "eq" => "meq",
        _ => first,
    }
}

/// Where the quote names units and none of them is the one of `code`: the codes that it names.
pub fn mismatch(quote: &str, code: &str) -> Option<Vec<&'static str>> {
    let code = counted(code);
    if !UNITS.iter().any(|(c, _)| *c == code) {
        return None;
    }
    let words = words(quote);
    let mut named = Vec::new();
    for (c, forms) in UNITS {
        if words.iter().any(|w| forms.split(' ').any(|f| same(w, f))) {
            if *c == code {
                return None;
            }
            named.push(*c);
        }
    }
    (!named.is_empty()).then_some(named)
}

fn same(word: &str, form: &str) -> bool {
    let lower = word.to_lowercase();
    // The micro sign and the Greek letter are one unit.
    word == form || (form.chars().count() > 1 || form == "u") && lower.replace('\u{b5}', "\u{3bc}") == form.replace('\u{b5}', "\u{3bc}")
}

/// Runs of letters, "%" alone; digits part them ("5mg").
fn words(quote: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in quote.char_indices() {
        if c.is_alphabetic() || c == 'µ' {
            start.get_or_insert(i);
            continue;
        }
        if let Some(s) = start.take() {
            out.push(&quote[s..i]);
        }
        if c == '%' {
            out.push(&quote[i..i + 1]);
        }
    }
    if let Some(s) = start {
        out.push(&quote[s..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_units() {
        assert_eq!(mismatch("500 mg", "mg"), None);
        assert_eq!(mismatch("500mcg", "ug"), None);
        assert_eq!(mismatch("500 µg", "ug"), None);
        assert_eq!(mismatch("500 \u{3bc}g", "ug"), None);
        assert_eq!(mismatch("5 mg/kg", "mg/kg"), None);
        assert_eq!(mismatch("5,000 international units", "[IU]"), None);
        assert_eq!(mismatch("two of them", "{capsule}"), None);
        assert_eq!(mismatch("500 mg", "ug"), Some(vec!["mg"]));
        assert_eq!(mismatch("two capsules", "{tablet}"), Some(vec!["{capsule}"]));
    }
}
