//! Word lists of the dosage room: what may stand between an amount and its substance, what ends a name, cues of roles.

use crate::lexicon::words::{Cues, Endings, Set};

/// Words that may stand between an amount and the substance behind it ("200 mg of the pure …").
#[rustfmt::skip]
pub static AFTER_AMOUNT: Set = Set::new(&[
    "the", "a", "an", "pure", "plain", "standardized", "standardised", "concentrated", "total", "supplemental", "dietary", "elemental",
    "daily", "extra", "supplementary", "additional", "active", "single", "low", "high", "dose", "doses", "encapsulated", "powdered",
    "fresh", "dried", "raw", "each", "either", "both", "combined", "added", "liquid", "actual", "pharmaceutical", "grade", "purified",
    "organic", "natural", "synthetic", "ground", "boiled", "whole", "cooked", "chopped", "mixed", "brewed", "bolus", "unsweetened",
    "adjuvant", "generic", "hot", "warm", "cold", "high-quality", "isolated", "micronized", "liposomal", "buffered", "regular",
    "adjunctive", "maintenance", "or", "equivalent", "worth", "continuous", "slow", "timed", "sustained", "extended", "release",
    "prolonged", "immediate", "controlled", "delayed", "ml", "usp", "nonenteric", "enteric", "coated", "freshly", "squeezed", "strong",
    "moderate", "certain",
]);

/// Words that may stand between a substance and the amount behind it ("magnesium at a dose of 200 mg").
#[rustfmt::skip]
pub static BEFORE_AMOUNT: Set = Set::new(&[
    "at", "of", "a", "an", "the", "in", "about", "approximately", "around", "dose", "doses", "dosage", "dosages", "dosing", "daily",
    "total", "single", "initial", "initially", "starting", "maintenance", "low", "high", "higher", "lower", "up", "to", "from", "was",
    "were", "is", "are", "be", "been", "being", "given", "started", "increased", "reduced", "tapered", "decreased", "maintained",
    "administered", "supplementation", "supplement", "supplements", "therapy", "treatment", "intake", "intakes", "group", "groups", "arm",
    "with", "once", "weekly", "nightly", "least", "more", "less", "than", "rate", "by", "percentages", "percentage", "content", "only",
    "cumulative", "median", "mean", "average", "typical", "typically", "recommended", "usual", "usually", "target", "on", "using",
    "taken", "consumed", "maximum", "maximal", "minimum", "roughly", "nearly", "set", "fixed", "loading", "bolus", "over", "under",
    "above", "below", "every", "day", "per", "week", "ranging", "between", "use", "standard", "usually", "generally", "began", "trial",
    "trials", "study", "studies", "then", "titrated", "range", "ranges", "ranged", "medication", "limited", "restricted", "allowance",
    "requirement", "should", "dosed", "supplemented", "containing", "contains", "adults", "effective", "therapeutic", "pharmacological",
    "physiological", "optimal", "equivalent", "just", "even", "oral", "intravenous", "iv", "topical", "full", "strength", "exceeding",
    "level", "levels", "amounts", "amount", "twice", "optimum", "regimen", "for", "men", "women", "adult", "can", "may", "as",
    "concentration", "concentrations", "formulation", "products", "product", "not", "no", "exceed", "injected", "was", "reached",
    "changed", "switched", "restarted", "resumed", "continued", "administration", "administrations", "commenced", "monotherapy", "pill",
    "pills",
]);

/// Marks that may stand there too.
#[rustfmt::skip]
pub static MARKS_BEFORE: Set = Set::new(&[
    "(", "[", ",", ":", "=", "~", "-", "–", "—", "<", ">", "≥", "≤", "®", "™", "≈", "\"", "”", "“", "’", "'",
]);

/// Words that end an unlinked name.
#[rustfmt::skip]
pub static NAME_ENDS: Set = Set::new(&[
    "daily", "for", "in", "to", "and", "or", "with", "on", "at", "per", "every", "once", "twice", "was", "were", "is", "are", "as", "by",
    "from", "over", "than", "that", "which", "who", "group", "groups", "taken", "given", "before", "after", "during", "each", "a", "an",
    "the", "of", "has", "have", "had", "may", "can", "could", "should", "will", "would", "did", "does", "do", "plus", "versus", "vs",
    "compared", "when", "while", "if", "but", "within", "administered", "used", "three", "two", "four", "weekly", "until", "into",
    "because", "without", "via", "then", "nightly", "improved", "reduced", "increased", "decreased", "showed", "led", "resulted", "it",
    "about", "around", "contain", "containing", "contains", "provide", "provided", "provides", "roughly", "also", "not", "caused", "produced", "followed", "through", "alone", "dissolved", "mixed", "appears", "seems",
]);

/// Words that name no substance: what "of the …" points back with, and plain nouns.
#[rustfmt::skip]
pub static GENERIC: Set = Set::new(&[
    "supplement", "supplements", "supplementation", "drug", "drugs", "medication", "medicine", "treatment", "product", "products", "it",
    "them", "this", "that", "these", "those", "compound", "substance", "agent", "formula", "active", "body", "weight", "dose", "doses",
    "same", "study", "day", "week", "either", "both", "one", "which", "what", "ingredient", "combination", "mixture", "therapy", "powder",
    "capsules", "tablets", "liquid", "stuff", "preparation", "solution", "food", "diet", "age", "course", "total", "intake", "each",
    "mother", "patients", "participants", "adults", "women", "men", "amount", "daily", "oral", "nutrient", "vitamin", "mineral",
    "regimen", "phase", "period", "protocol", "schedule", "average", "mean", "median", "maximum", "minimum", "target", "range", "level",
    "quantity", "portion", "serving", "rate", "equivalent", "others", "they", "she", "then", "there", "another", "other", "enough", "facts", "here", "people", "children",
    "infants", "subjects", "volunteers", "group", "support", "something",
]);

/// Words that tell a part of a plant or a form, and no substance.
#[rustfmt::skip]
pub static FORMISH: Set = Set::new(&[
    "root", "roots", "leaf", "leaves", "seed", "seeds", "bark", "extract", "extracts", "powder", "oil", "dried", "whole", "aqueous",
    "ethanolic", "fruit", "berry", "flower", "flowers", "standardized", "standardised", "rhizome", "raw", "crude", "water", "alcohol",
    "active", "ingredient", "concentrate", "capsule", "capsules", "tablet", "tablets", "salt", "form", "the", "full", "spectrum", "-",
]);

/// Endings of the international names of medicines.
#[rustfmt::skip]
pub static DRUG_ENDINGS: Endings = Endings::new(&[
    "bactam", "parine", "mycin", "micin", "cillin", "cycline", "prazole", "sartan", "statin", "olol", "pril", "azole", "idine", "amine",
    "azine", "olone", "asone", "onide", "oxacin", "vir", "mab", "nib", "platin", "rubicin", "taxel", "trexate", "profen", "triptan",
    "setron", "dipine", "gliptin", "glitazone", "flozin", "thiazide", "semide", "barbital", "azepam", "zolam", "parin", "xaban", "grel",
    "caine", "phylline", "terol", "tropium", "cept", "relin", "tide", "lukast", "oxetine", "pramine", "triptyline", "peridone", "apine",
    "azone", "dronate", "formin", "fibrate", "fenac", "coxib", "fungin", "fentanil", "morphone", "codone", "quine", "vudine", "abine",
    "stat", "ciclib", "parib", "zomib", "nisone", "nisolone", "cortisone", "lone", "amide", "urea", "ylline", "dopa", "oxin", "arone",
    "enone", "fenone", "tadine", "pyrine", "trigine", "bital", "toin", "zine", "pentin", "balin", "racetam", "zepine", "xetine", "faxine",
    "azodone", "aripiprazole", "idone", "spirone", "mycine", "floxacin", "cef", "oxime", "penem", "thromycin", "mustine", "phamide",
    "tecan", "poside", "bicin", "cristine", "blastine", "orelbine", "thalidomide", "lidomide", "mesalazine", "salamine", "phenone",
    "glycerin", "nitrate", "ergot", "gonovine", "tocin", "prost", "prostone", "terone", "estradiol", "gestrel", "tropin", "poetin",
    "gastrim", "kinra", "leukin", "feron", "ferol", "calcitol", "thyronine", "thyroxine", "sulin", "gliptine", "buride", "pizide", "zide",
    "acetam",
]);

/// Fluids and stuffs of the body: an amount of them is no dosage.
#[rustfmt::skip]
pub static BODILY: Set = Set::new(&[
    "blood", "urine", "fluid", "ascites", "bile", "pus", "sputum", "stool", "feces", "faeces", "csf", "effusion", "drainage", "plasma",
    "serum", "tissue", "rna", "dna", "saliva", "tumor", "tumour", "brain", "liver", "muscle", "sample", "samples", "hemoglobin",
    "haemoglobin", "aspirate", "gastric", "milk", "sweat", "stools", "lean", "adipose", "bone", "loss", "weight", "body", "co2", "lavage",
    "ejaculate", "semen", "mucus", "secretions",
]);

/// The words that may stand between a count and its form.
#[rustfmt::skip]
pub static ADJECTIVES: Set = Set::new(&[
    "heaping", "heaped", "level", "rounded", "small", "large", "full", "extra", "oral", "daily", "vegetarian", "vegan", "vaginal",
    "rectal", "medium", "additional", "identical", "whole", "metered", "chewable", "effervescent", "sublingual", "big", "average",
    "brimming", "alcoholic", "cooked", "diet", "soft", "sugary", "sweetened", "generous", "heavy", "more", "normal", "packed", "regular", "scant", "single", "standard", "tall", "typical",
]);

/// What is eaten by weight and names tests and measures too: "a 75-g glucose load".
#[rustfmt::skip]
pub static STAPLES: Set = Set::new(&[
    "alcohol", "carbohydrate", "carbohydrates", "dextrose", "ethanol", "fat", "fiber", "fibre", "fructose", "glucose", "lactose", "protein",
    "salt", "sodium", "starch", "sucrose", "sugar",
]);

/// Drinks: an ounce of them is a fluid ounce.
#[rustfmt::skip]
pub static LIQUIDS: Set = Set::new(&[
    "ale", "beer", "beverage", "beverages", "broth", "cider", "coffee", "cola", "drink", "drinks", "espresso", "fluid", "fluids", "juice",
    "juices", "kefir", "kombucha", "latte", "lemonade", "liqueur", "liquid", "liquids", "liquor", "milk", "shake", "smoothie", "smoothies",
    "soda", "sodas", "soup", "spirits", "tea", "teas", "tonic", "vodka", "water", "whiskey", "whisky", "wine",
]);

/// What a drink is held in.
pub const VESSELS: &[&str] = &["glass", "glasses", "cup", "cups", "mug", "mugs", "bottle", "bottles", "can", "cans", "drink", "drinks"];

/// Verbs of taking and giving that make a count a dosage.
#[rustfmt::skip]
pub const TAKING: &[&str] = &[
    "take", "takes", "taking", "took", "taken", "give", "given", "gave", "swallow", "chew", "drink", "drank", "drinking", "eat", "ate",
    "eating", "consume", "consumed", "consuming", "inhale", "inhaled", "apply", "applied", "use", "used", "using", "ingested",
    "administer", "administered", "receive", "received", "receiving", "prescribed", "dissolve", "place", "insert", "instill", "inject",
    "spray", "mix", "add", "stir", "sip", "chewed", "start", "started", "recommend", "recommended", "recommends", "dose", "dosage",
];

/// Verbs of giving in a study.
#[rustfmt::skip]
pub const GIVING: &[&str] = &[
    "administered", "dose", "doses", "gave", "given", "infused", "infusion", "injected", "receive", "received", "receiving", "treated",
];

/// Verbs of eating and drinking.
#[rustfmt::skip]
pub static EATEN: Set = Set::new(&["ate", "consume", "consumed", "drank", "drink", "drinks", "eat", "eats", "had", "have"]);

/// The same as gerunds.
#[rustfmt::skip]
pub static EATING: Set = Set::new(&["consuming", "drinking", "eating", "having", "sipping"]);

/// Nouns of topics that are no substance.
#[rustfmt::skip]
pub static NO_NAME: Set = Set::new(&[
    "arm", "arms", "counseling", "duration", "education", "effect", "effects", "efficacy", "exercise", "framing", "group", "groups",
    "intervention", "interventions", "management", "method", "program", "risk", "safety", "schedule", "schedules", "strategies", "strategy",
    "surgery", "technique", "training", "use",
]);

/// Words of a trial, in which people eat and drink what they are given.
#[rustfmt::skip]
pub static TRIED: Set = Set::new(&[
    "aim", "allocated", "asked", "assigned", "avoid", "crossover", "given", "instructed", "mice", "placebo", "randomised", "randomized",
    "randomly", "rats", "received", "recommend", "recommended", "recommends", "should", "supplemented", "trial", "trials", "try",
    "volunteers",
]);

/// Words of a sentence that compares how people live.
#[rustfmt::skip]
pub static HABITUAL: Set = Set::new(&[
    "associated", "association", "associations", "cohort", "correlated", "inverse", "likely", "linked", "mortality", "risk", "risks",
]);

/// Labels of a study's card.
#[rustfmt::skip]
pub static CARD: Set = Set::new(&[
    "comparator", "control", "design", "effects", "findings", "intervention", "methods", "n", "outcome", "outcomes", "participants",
    "population", "results", "sample", "study", "subjects", "trial",
]);

/// Questions for a dose.
#[rustfmt::skip]
pub static ASKS: Cues = Cues::new(&[
    "how much", "how many", "what dose", "what dosage", "what is the dose", "what is the best dose", "what is the right dose", "best dose",
    "right dose", "ideal dose", "optimal dose", "correct dose", "recommended dose", "dosage", "should i take", "should i use",
    "should i drink", "should i eat", "should you take", "should we take", "do i need", "do you need", "do i take", "how do i", "how should",
    "how do you take", "how to take", "how often", "when should", "how is it taken", "can i take",
]);

/// What substances are dissolved in.
#[rustfmt::skip]
pub static CARRIERS: Set = Set::new(&[
    "beverage", "beverages", "drink", "drinks", "drops", "feed", "feeds", "fluid", "formula", "formulas", "juice", "milk", "mouthwash",
    "rinse", "saline", "solution", "solutions", "syrup", "water",
]);

/// Where a concentration is a level in the body, or one that a laboratory set.
#[rustfmt::skip]
pub static BODY_FLUIDS: Set = Set::new(&[
    "blood", "cells", "concentration", "concentrations", "csf", "culture", "incubated", "level", "levels", "plasma", "serum", "urinary",
    "urine",
]);

/// Verbs that tell what came of an amount.
#[rustfmt::skip]
pub static RESULTED: Set = Set::new(&[
    "alleviated", "boosted", "caused", "cured", "cut", "decreased", "did", "doubled", "eased", "elevated", "enhanced", "failed", "halved",
    "helped", "improved", "increased", "induced", "inhibited", "led", "lengthened", "lowered", "matched", "outperformed", "prevented",
    "produced", "promoted", "protected", "raised", "reduced", "relieved", "resulted", "reversed", "shortened", "slowed", "stopped",
    "suppressed", "worked", "worsened",
]);

/// Nouns of what was used up, an outcome.
#[rustfmt::skip]
pub const USED_UP: &[&str] = &[
    "consumption", "requirement", "requirements", "usage",
];

/// Rescue medicines whose use is an outcome.
#[rustfmt::skip]
pub static PAIN_RELIEF: Set = Set::new(&[
    "opioid", "opioids", "morphine", "fentanyl", "sufentanil", "tramadol", "analgesic", "analgesics", "propofol", "remifentanil",
    "oxycodone", "rescue", "narcotic", "hydromorphone", "meperidine", "pethidine",
]);

/// Words of a nutrition label.
#[rustfmt::skip]
pub static NUTRITION: Set = Set::new(&[
    "calories", "kcal", "carbohydrate", "carbohydrates", "carbs", "fat", "protein", "sodium", "sugar", "sugars", "fiber", "fibre",
    "cholesterol",
]);

/// Words of a sentence that tells what was done in a study or to a patient.
#[rustfmt::skip]
pub static STUDY: Set = Set::new(&[
    "trial", "trials", "study", "studies", "randomized", "randomised", "randomly", "participants", "patients", "patient", "subjects",
    "volunteers", "received", "receive", "receiving", "given", "gave", "administered", "administration", "took", "treated", "assigned",
    "allocated", "group", "groups", "arm", "placebo", "rats", "mice", "rat", "mouse", "researchers", "investigators", "protocol", "rct",
    "rcts", "supplemented", "tested", "cohort", "enrolled", "compared", "dose-response", "experiment", "reported", "infants", "consumed",
    "ingested", "prescribed", "initiated", "started", "meta", "review", "evidence", "infused", "injected", "intervention", "safety",
]);

/// First words of advice.
#[rustfmt::skip]
pub static IMPERATIVE: Set = Set::new(&[
    "take", "use", "start", "begin", "try", "apply", "give", "drink", "add", "aim", "mix", "limit", "choose", "look", "stick", "consider",
    "keep", "eat", "dissolve", "inhale", "rinse", "gargle", "brush", "massage", "spray", "inject", "sip", "sprinkle", "blend", "dosage", "dosing", "dose", "recommended", "swallow", "chew", "place",
]);

/// Nouns that make "daily" no dosing: "daily life", "weekly visits".
#[rustfmt::skip]
pub static NOT_DOSING: Set = Set::new(&[
    "life", "lives", "living", "activities", "activity", "functioning", "function", "routine", "routines", "basis", "visits", "visit",
    "diary", "diaries", "symptom", "symptoms", "step", "steps", "stress", "sessions", "session", "calories", "energy", "caloric", "value",
    "values", "mail", "follow", "news",
]);
