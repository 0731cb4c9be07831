//! Countries by name and by adjective, as studies are told of ("from Iran", "British researchers").

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
    let after = sentence[end..].trim_start();
    [
        "study", "trial", "research", "scientist", "team", "adults", "women", "men", "patients", "children", "participants", "cohort",
        "volunteers", "population", "people", "investigat", "doctors", "group", "university", "hospital",
    ]
    .iter()
    .any(|w| after.to_lowercase().starts_with(w))
}

/// The country that a sentence tells a study to be from.
pub fn country(sentence: &str) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for (country, others) in COUNTRIES {
        for (n, name) in std::iter::once(country).chain(others.iter()).enumerate() {
            for (at, _) in sentence.match_indices(name) {
                let end = at + name.len();
                let place = n == 0
                    || matches!(
                        *name,
                        "UK" | "U.K."
                            | "England"
                            | "Scotland"
                            | "Wales"
                            | "Britain"
                            | "US"
                            | "U.S."
                            | "USA"
                            | "America"
                            | "Korea"
                            | "Czechia"
                            | "Türkiye"
                    );
                if crate::lexicon::is_boundary(sentence, at, end) && tells_place(sentence, at, end, !place) && best.is_none_or(|b| at < b.0)
                {
                    best = Some((at, country));
                }
            }
        }
    }
    best.map(|b| b.1.to_string())
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
