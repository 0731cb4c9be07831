//! Figures in a sentence: p values, confidence intervals, effect sizes, percentages.

use std::sync::LazyLock;

use regex::{Captures, Regex, RegexBuilder};

use crate::annotate::class;
use crate::annotate::scan::Scan;
use crate::lexicon::words::Set;
use crate::record::{Evidence, EvidenceKind, Num, Span};

/// A number with its sign; minus signs and decimal points may be the typographic ones.
const SIGNED: &str = r"[-−–+]?(?:0,\d+|[1-9]\d{0,2}(?:,\d{3})+(?:[.·]\d+)?|\d+(?:[.·]\d+)?|[.·]\d+)";

/// A unit between the ends of an interval.
const UNIT: &str = r"(?:\s?(?:%|mm ?hg|percentage points?|(?:[km]?g|mcg|ug|[mµμnp]?mol|[mk]?iu|mu|[md]?l|[cmk]?m|kcal|kj|bpm|points?|units?|min|minutes?|m?s|seconds?|h|hours?|d|days?|wk|weeks?|mo|months?|years?)(?:/[a-zµμ0-9.]{1,6})?))?";

/// What stands between the ends of an interval.
const TO: &str = r"\s?(?:to|and|,|[-–—−]|;)\s?";

/// One pattern for the four kinds; spaces may be the Unicode ones.
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    let power = r"[-−–⁻]\s?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+";
    let scientific = format!(r"\d+(?:[.·]\d+)?\s?(?:[×x*·]\s?10\s?\^?\s?{power}|e[-−–]\d+)|10\s?\^?\s?{power}");
    let share = format!(r"(?:{scientific}|0?[.·,]\d+|0/\d+|1(?:\.0+)?(?-u:\b)|0(?-u:\b))");
    let whose = r"(?:[-_ ]?(?:for |of )?(?:trend|interaction|heterogeneity|difference|non-?linearity|linearity))?";
    let than = r"(?:was |were |is |of )?(?:<=|>=|=<|[<>=≤≥⩽⩾]|(?:less|lower|greater|higher) than|below|above)";
    let p = format!(
        r"(?-u:\b)p(?:['’]?s)?(?:[-_ ]?values?)?{whose}\s*[:,]?\s*(?P<cmp>{than})\s*(?P<pv>{share})|(?-u:\b)p[- ]?values?{whose}\s*(?:was|were|is|of|,|:)?\s*(?P<pw>{share})"
    );
    let interval = r"(?:confidence (?:interval|limit)|credible interval|ci|cri)s?";
    let ci = format!(
        r"(?-u:\b)(?:\d\d(?:\.\d+)?\s?%[\s-]?(?:{interval}|cl)(?-u:\b)|ci\s?\d\d\s?%|{interval}(?-u:\b))(?:\s?[(\[](?:\d\d\s?%\s?)?(?:ci|cri)s?[)\]])?[\s:,=]*(?:(?:of|was|from|between|ranging from)\s)?[(\[]?\s?(?P<lo>{SIGNED}){UNIT}{TO}(?P<hi>{SIGNED})"
    );
    let spelled = r"(?:risk|odds|hazard|rate|prevalence|incidence|response) ratios?|relative (?:risk|rate)s?|mortality ratio|(?:mean|risk) differences?|effect size|cohen['’]?s d|hedges['’]?s? g|numbers? needed to (?:treat|harm)(?: for (?:benefit|harm))?|correlation coefficient|(?:beta|regression) coefficient|(?:partial )?eta[- ]squared";
    let short = r"(?-i:SMD|WMD|MD|IRR|ARR|a?RR|a?OR|a?HR|PR|SIR|SHR|RD|NNTB?|NNTH|NNH)";
    let of = r"(?:\s(?:for|of|in|among|with|comparing)\s[^.;()\d]{2,60}?)?";
    let es = format!(
        r"(?-u:\b)(?:{spelled}|{short})(?-u:\b)(?:\s?[(\[](?:9[059]\s?%\s?)?[A-Za-z][^()\[\]\d]{{0,24}}[)\]]){{0,2}}{of}(?:,?\s(?:of|was|is|were))?(?:\s(?:about|only|approximately|around))?(?:[\s:,=]|(?-u:\b)[dg](?-u:\b))*(?P<ev>{SIGNED})"
    );
    // "r = 0.45", "β = −0.12", "d = 0.4".
    let letter = format!(r"(?:(?-u:\b)(?-i:r|rho|[Bb]eta|b|B|d|g|R2|R²)|ρ|β|ηp?[2²])(?:\(\d+\))?\s?=\s?(?P<sv>{SIGNED})");
    let difference = format!(
        r"(?-u:\b)differences?(?:(?:\s(?:in|between|for)\s[^.,;()\d]{{2,60}}?)?\s(?:of|was|is)\s(?P<dv>{SIGNED})|\s?[,:=]\s?(?P<dw>[-−–](?:\d+(?:[.·]\d+)?|[.·]\d+)|\d+[.·]\d+))"
    );
    let times = r"(?P<tv>\d+(?:[.·]\d+)?)(?:[- ]?fold(?-u:\b)|\stimes\s(?:as\s(?:likely|high|common|great|often)|more\s(?:likely|common|often)|higher|greater|the\s(?:risk|odds|rate|chance)))";
    let pct = r"(?P<sign>[-−+±]\s?)?(?P<pctv>\d{1,3}(?:,\d{3})+|\d+(?:[.·]\d+)?)(?:\s?(?:±|\+/[-−])\s?\d+(?:[.·]\d+)?)?(?P<to>(?:\s?(?:%|percent|per cent)?\s?(?:[-–—]|to)\s?(?P<pcth>\d+(?:[.·]\d+)?))?\s?(?:%|percentage points?(?-u:\b)|percent(?-u:\b)|per cent(?-u:\b)))";
    // Consumed and told of nothing: a level without its interval, a name whose figure is a percentage.
    let passed = format!(r"\d\d(?:\.\d+)?\s?%[\s-]?{interval}(?-u:\b)|(?:relative|absolute) risk (?:reduction|increase)");
    // The automaton of so large a pattern does not fit into the room it is given by default; without it each letter costs ten times.
    RegexBuilder::new(&format!(
        "(?i)(?P<p>{p})|(?P<ci>{ci})|(?P<passed>{passed})|(?P<es>{es}|{letter}|{difference}|{times})|(?P<pct>{pct})"
    ))
    .dfa_size_limit(16 << 20)
    .build()
    .expect("a fixed pattern")
});

/// Whether a word (lower case) names a p value or an interval, which none is told without.
pub fn names_test(word: &str) -> bool {
    static NAMES: Set = Set::new(&["p", "ps", "pvalue", "pvalues", "ci", "cis", "cri", "cris", "cl", "confidence", "credible"]);
    // "P’s", "CI95%".
    let marked = |rest: &str| rest.starts_with(|c: char| !c.is_alphabetic());
    NAMES.contains(word) || word.strip_prefix('p').or(word.strip_prefix("ci")).is_some_and(marked)
}

/// An interval in brackets right behind an effect size: "RR 0.86 [0.80, 0.93]".
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)^{UNIT},?\s?[(\[]\s?(?P<quote>(?P<lo>{SIGNED}){UNIT}{TO}(?P<hi>{SIGNED}))")).expect("a fixed pattern")
});

/// A further p value of a row.
static MORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:\s?,\s?(?:and\s)?|\s(?:and|&)\s)(?P<pv>0?[.·]\d+)\s?(?:[,;)\]]|and(?-u:\b)|respectively|for(?-u:\b)|$)")
        .expect("a fixed pattern")
});

/// Units behind a number that make it a pulse, a count of breaths or an amount, not a ratio.
static NO_RATIO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^\s?(?:beats|bpm|breaths|/min|per min|mg|mcg|µg|g|iu|ml)(?-u:\b)").expect("a fixed pattern"));

fn number(s: &str) -> Option<Num> {
    let plain: String = s.chars().filter(|c| !c.is_whitespace()).map(typed).collect();
    let plain = plain.trim_start_matches('+');
    if s.contains(',') && !s.trim_start_matches(['-', '−', '–', '+']).starts_with('0') {
        return s.replace(',', "").chars().filter(|c| !c.is_whitespace()).map(typed).collect::<String>().parse().ok().map(Num);
    }
    // "1.2×10-4", "10^-5".
    if let Some((size, power)) =
        plain.split_once("10").filter(|(a, b)| (a.is_empty() || a.ends_with(['×', 'x', 'X', '*'])) && b.contains('-'))
    {
        let size = size.trim_end_matches(['×', 'x', 'X', '*']);
        return format!("{}e{}", if size.is_empty() { "1" } else { size }, power.trim_start_matches('^')).parse().ok().map(Num);
    }
    plain.parse::<f64>().ok().map(Num)
}

/// A typographic sign, point or power as typed.
fn typed(c: char) -> char {
    match c {
        '−' | '–' | '⁻' => '-',
        '·' | ',' | '/' => '.',
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from(b'0' + (c as u32 - 0x2070) as u8),
        other => other,
    }
}

/// The sign of a p value's comparison.
fn comparison(told: Option<&str>) -> String {
    let told = told.unwrap_or("=").to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| told.contains(w));
    let sign = if has(&["<=", "=<", "≤", "⩽"]) {
        "<="
    } else if has(&[">=", "≥", "⩾"]) {
        ">="
    } else if has(&["<", "less", "lower", "below"]) {
        "<"
    } else if has(&[">", "greater", "higher", "above"]) {
        ">"
    } else {
        "="
    };
    sign.to_string()
}

/// Words and marks of which at least one stands with every figure, those of tests aside.
pub fn openers() -> impl Iterator<Item = &'static str> {
    const MARKS: &[&str] = &["%", "=", "<", ">", "≤", "≥", "⩽", "⩾", "percent", "percentage", "cent"];
    const NAMES: &[&str] = &[
        "ratio", "ratios", "relative", "rate", "rates", "difference", "differences", "size", "needed", "coefficient", "squared", "fold",
        "times", "reduction", "increase", "smd", "wmd", "md", "irr", "arr", "rr", "or", "aor", "hr", "ahr", "pr", "sir", "shr", "rd",
        "nnt", "nntb", "nnth", "nnh",
    ];
    const OF_EFFECT_SIZES: &[&str] = &["cohens", "cohen's", "cohen’s", "cohen", "hedges", "hedge's", "hedge’s", "hedge"];
    MARKS.iter().chain(NAMES).chain(OF_EFFECT_SIZES).copied()
}

/// Whether figures may stand among the tokens of `span`. "Or" is an odds ratio in capitals alone.
fn may_stand(scan: &Scan, span: Span) -> bool {
    let (from, to) = (scan.token_at(span.start), scan.token_at(span.end));
    scan.beginning(class::FIGURE, from, to).any(|i| scan.word(i) != "or" || scan.raw(i) == "OR")
        && span.of(scan.text).bytes().any(|b| b.is_ascii_digit())
}

/// The figures in `span`, in order.
pub fn figures(scan: &Scan, span: Span) -> Vec<Evidence> {
    let sentence = span.of(scan.text);
    if !may_stand(scan, span) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut make = |kind, start: usize, end: usize, value, high, comparison| {
        let quote = sentence[start..end].to_string();
        out.push(Evidence { kind, quote, start: span.start + start, end: span.start + end, value, high, comparison });
    };
    let mut from = 0;
    while let Some(c) = FIGURE.captures_at(sentence, from) {
        let (Some(whole), get) = (c.get(0), |name: &str| c.name(name).map(|m| m.as_str())) else { break };
        from = whole.end().max(from + 1);
        if c.name("p").is_some() {
            let value = get("pv").or(get("pw")).and_then(number);
            make(EvidenceKind::PValue, whole.start(), whole.end(), value, None, Some(comparison(get("cmp"))));
            // "P values of .03, .2 and .04".
            while let Some((start, end)) =
                MORE.captures(&sentence[from..]).and_then(|c| c.name("pv")).map(|m| (from + m.start(), from + m.end()))
            {
                make(EvidenceKind::PValue, start, end, number(&sentence[start..end]), None, Some(comparison(get("cmp"))));
                from = end;
            }
        } else if c.name("ci").is_some() {
            let (low, high) = in_order(get("lo").and_then(number), get("hi").and_then(number));
            make(EvidenceKind::ConfidenceInterval, whole.start(), whole.end(), low, high, None);
        } else if c.name("es").is_some() {
            let Some(value) = ["ev", "sv", "dv", "dw", "tv"].iter().find_map(|v| get(v)).and_then(number) else { continue };
            let rest = &sentence[whole.end()..];
            if c.name("ev").is_some()
                && (value.0 >= 20.0 && whole.as_str().starts_with("HR") || NO_RATIO.is_match(rest) && !named_difference(&c))
            {
                continue;
            }
            if c.name("sv").is_some() && value.0.abs() > 10.0 {
                continue;
            }
            make(EvidenceKind::EffectSize, whole.start(), whole.end(), Some(value), None, None);
            if let Some(b) = BEHIND.captures(rest)
                && let (Some(quote), Some(low), Some(high)) = (b.name("quote"), number(&b["lo"]), number(&b["hi"]))
                && low.0 <= value.0
                && value.0 <= high.0
            {
                let at = whole.end();
                make(EvidenceKind::ConfidenceInterval, at + quote.start(), at + quote.end(), Some(low), Some(high), None);
                from = at + quote.end();
            }
        } else if let (Some(low), Some(to)) = (c.name("pctv"), c.name("to")) {
            if bound_of_a_level(&sentence[..whole.start()]) {
                continue;
            }
            let value = number(&low.as_str().replace(',', "")).map(|v| signed(sentence, &c, v));
            let high = c.name("pcth");
            let (Some(first), Some(second)) = (value, high.and_then(|h| number(h.as_str()))) else {
                make(EvidenceKind::Percentage, whole.start(), whole.end(), value, None, None);
                continue;
            };
            // "From 45% to 30%": two, of which the one became the other.
            let moved =
                sentence[..whole.start()].trim_end().ends_with("from") && to.as_str().contains("to") && !ranges(&sentence[..whole.start()]);
            let high = high.map_or(whole.end(), |h| h.start());
            if moved || first.0 > second.0 {
                let sign = sentence[low.end()..high].trim_start();
                let end = if sign.starts_with('%') { high - sign.len() + 1 } else { low.end() };
                make(EvidenceKind::Percentage, whole.start(), end, value, None, None);
                make(EvidenceKind::Percentage, high, whole.end(), Some(second), None, None);
            } else {
                make(EvidenceKind::Percentage, whole.start(), whole.end(), value, Some(second), None);
            }
        }
    }
    out
}

/// The ends of an interval, the lower first.
fn in_order(a: Option<Num>, b: Option<Num>) -> (Option<Num>, Option<Num>) {
    match (&a, &b) {
        (Some(x), Some(y)) if x.0 > y.0 => (b, a),
        _ => (a, b),
    }
}

/// Whether an effect size is a difference, which has a unit.
fn named_difference(c: &Captures) -> bool {
    let name = c["es"].to_lowercase();
    name.contains("difference") || name.contains("md") || name.contains("rd")
}

/// Whether a percentage is the bound of a level ("A1C < 7%"), not one of people ("in > 50% of patients").
fn bound_of_a_level(before: &str) -> bool {
    let before = before.trim_end();
    before.strip_suffix(['<', '>', '≤', '≥']).is_some_and(|b| {
        let word = b.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        word.len() > 3 || word.bytes().any(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    })
}

/// Whether "from … to …" tells a range: "ranged from 20% to 40%".
fn ranges(before: &str) -> bool {
    before.split_whitespace().rev().take(4).any(|w| w.to_ascii_lowercase().starts_with("rang") || w.to_ascii_lowercase().starts_with("var"))
}

/// A percentage with its minus sign, which is one only where no word or number stands right before it; a sign that stands apart is
/// one where a bracket opens before it.
fn signed(sentence: &str, c: &Captures, value: Num) -> Num {
    let minus = c.name("sign").filter(|s| s.as_str().starts_with(['-', '−']));
    let before = |at: usize| sentence[..at].chars().next_back();
    let is_sign = minus.is_some_and(|s| match before(s.start()) {
        Some('(' | '[') | None => true,
        Some(c) => !c.is_alphanumeric() && s.as_str().chars().count() == 1,
    });
    if is_sign { Num(-value.0) } else { value }
}
