//! Countries by name and by adjective, as studies are told of ("from Iran", "British researchers").

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// Country, and the adjectives and other names for it. Two-letter abbreviations are matched with their case.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("Argentina", &["Argentine", "Argentinian"]),
    ("Australia", &["Australian"]),
    ("Austria", &["Austrian"]),
    ("Bangladesh", &["Bangladeshi"]),
    ("Belgium", &["Belgian"]),
    ("Brazil", &["Brazilian"]),
    ("Bulgaria", &["Bulgarian"]),
    ("Canada", &["Canadian"]),
    ("Chile", &["Chilean"]),
    ("China", &["Chinese"]),
    ("Colombia", &["Colombian"]),
    ("Croatia", &["Croatian"]),
    ("Cuba", &["Cuban"]),
    ("Czech Republic", &["Czech", "Czechia"]),
    ("Denmark", &["Danish"]),
    ("Egypt", &["Egyptian"]),
    ("Estonia", &["Estonian"]),
    ("Ethiopia", &["Ethiopian"]),
    ("Finland", &["Finnish"]),
    ("France", &["French"]),
    ("Germany", &["German"]),
    ("Ghana", &["Ghanaian"]),
    ("Greece", &["Greek"]),
    ("Hong Kong", &[]),
    ("Hungary", &["Hungarian"]),
    ("Iceland", &["Icelandic"]),
    ("India", &["Indian"]),
    ("Indonesia", &["Indonesian"]),
    ("Iran", &["Iranian"]),
    ("Iraq", &["Iraqi"]),
    ("Ireland", &["Irish"]),
    ("Israel", &["Israeli"]),
    ("Italy", &["Italian"]),
    ("Japan", &["Japanese"]),
    ("Jordan", &["Jordanian"]),
    ("Kenya", &["Kenyan"]),
    ("Kuwait", &["Kuwaiti"]),
    ("Lebanon", &["Lebanese"]),
    ("Lithuania", &["Lithuanian"]),
    ("Malaysia", &["Malaysian"]),
    ("Mexico", &["Mexican"]),
    ("Morocco", &["Moroccan"]),
    ("Nepal", &["Nepalese", "Nepali"]),
    ("Netherlands", &["Dutch"]),
    ("New Zealand", &[]),
    ("Nigeria", &["Nigerian"]),
    ("Norway", &["Norwegian"]),
    ("Pakistan", &["Pakistani"]),
    ("Peru", &["Peruvian"]),
    ("Philippines", &["Filipino"]),
    ("Poland", &["Polish"]),
    ("Portugal", &["Portuguese"]),
    ("Qatar", &["Qatari"]),
    ("Romania", &["Romanian"]),
    ("Russia", &["Russian"]),
    ("Saudi Arabia", &["Saudi"]),
    ("Serbia", &["Serbian"]),
    ("Singapore", &["Singaporean"]),
    ("Slovakia", &["Slovak"]),
    ("Slovenia", &["Slovenian"]),
    ("South Africa", &["South African"]),
    ("South Korea", &["South Korean", "Korean", "Korea"]),
    ("Spain", &["Spanish"]),
    ("Sri Lanka", &["Sri Lankan"]),
    ("Sudan", &["Sudanese"]),
    ("Sweden", &["Swedish"]),
    ("Switzerland", &["Swiss"]),
    ("Taiwan", &["Taiwanese"]),
    ("Tanzania", &["Tanzanian"]),
    ("Thailand", &["Thai"]),
    ("Tunisia", &["Tunisian"]),
    ("Turkey", &["Turkish", "Türkiye"]),
    ("Uganda", &["Ugandan"]),
    ("Ukraine", &["Ukrainian"]),
    ("United Kingdom", &["UK", "U.K.", "British", "England", "English", "Scotland", "Scottish", "Wales", "Welsh", "Britain"]),
    ("United States", &["US", "U.S.", "USA", "American", "America"]),
    ("Vietnam", &["Vietnamese"]),
];

/// Whether a name or adjective that begins at `at` stands where a study's place is told.
fn tells_place(sentence: &str, at: usize, end: usize, adjective: bool) -> bool {
    let before = sentence[..at].trim_end();
    let preposition = before.ends_with(" from")
        || before.ends_with(" in")
        || before.ends_with(" across")
        || before.ends_with(" the")
        || before.ends_with(',');
    if !adjective {
        return preposition || before.ends_with("and") || before.is_empty();
    }
    let after: String = sentence[end..].trim_start().chars().take(12).flat_map(char::to_lowercase).collect();
    [
        "study", "trial", "research", "scientist", "team", "adults", "women", "men", "patients", "children", "participants", "cohort",
        "volunteers", "population", "people", "investigat", "doctors", "group", "university", "hospital",
    ]
    .iter()
    .any(|w| after.starts_with(w))
}

/// Names that are nouns though they stand beside the adjectives in the table.
const NOUNS: &[&str] =
    &["UK", "U.K.", "England", "Scotland", "Wales", "Britain", "US", "U.S.", "USA", "America", "Korea", "Czechia", "Türkiye"];

/// Every name with its country and whether it is an adjective, and the automaton over them.
static NAMES: LazyLock<(AhoCorasick, Vec<(&str, bool)>)> = LazyLock::new(|| {
    let mut names = Vec::new();
    let mut rows = Vec::new();
    for (country, others) in COUNTRIES {
        names.push(*country);
        rows.push((*country, false));
        for other in *others {
            names.push(other);
            rows.push((country, !NOUNS.contains(other)));
        }
    }
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).expect("a fixed list of names");
    (automaton, rows)
});

/// The country that a sentence tells a study to be from.
pub fn country(sentence: &str) -> Option<String> {
    let (automaton, rows) = &*NAMES;
    automaton.find_iter(sentence).find_map(|m| {
        let (country, adjective) = rows[m.pattern().as_usize()];
        let told = crate::lexicon::is_boundary(sentence, m.start(), m.end()) && tells_place(sentence, m.start(), m.end(), adjective);
        told.then(|| country.to_string())
    })
}

/// Whether a capitalised phrase is a country and so no journal.
pub fn is_place(name: &str) -> bool {
    COUNTRIES.iter().any(|(c, o)| *c == name || o.contains(&name)) || matches!(name, "Europe" | "Asia" | "Africa" | "North America")
}

#[cfg(test)]
mod tests {
    use super::country;

    #[test]
    fn tells_countries_of_studies_only() {
        assert_eq!(country("A 2004 trial by Sato and colleagues from South Korea followed").as_deref(), Some("South Korea"));
        assert_eq!(country("British researchers reported").as_deref(), Some("United Kingdom"));
        assert_eq!(country("Indian frankincense was given"), None);
        assert_eq!(country("They gave us turkey"), None);
    }
}
