//! Names near one that nobody knows: misspelt, shortened, or with other words around it.

use std::collections::BTreeSet;

use super::normalize;

/// Letters for each of which one may be wrong.
const LETTERS: usize = 4;

/// Edits (a letter more, less, another, or two turned round) from `a` to `b`.
fn edits(a: &[char], b: &[char]) -> usize {
    let (mut before, mut last, mut row) = (Vec::new(), (0..=b.len()).collect::<Vec<usize>>(), vec![0; b.len() + 1]);
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let other = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + other);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = last;
        last = row.clone();
    }
    last[b.len()]
}

/// How far a word is from one of a name's; `None` where it is another word.
fn apart(word: &[char], other: &[char]) -> Option<usize> {
    if other.starts_with(word) || word.starts_with(other) && other.len() > 3 {
        return Some(usize::from(other.len() != word.len()));
    }
    let most = word.len() / LETTERS;
    if word.len().abs_diff(other.len()) > most {
        return None;
    }
    Some(edits(word, other)).filter(|n| *n <= most)
}

/// The names nearest to `wanted`, at most `most`, the nearest first: each of its words is near one of theirs.
pub fn near<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>, most: usize) -> Vec<&'n str> {
    let split = |name: &str| normalize(name).split_whitespace().map(|w| w.chars().collect()).collect::<Vec<Vec<char>>>();
    let wanted = split(wanted);
    let score = |name: &'n str| {
        let words = split(name);
        let mut sum = 0;
        for w in &wanted {
            sum += words.iter().filter_map(|o| apart(w, o)).min()?;
        }
        Some((sum + words.len().saturating_sub(wanted.len()), name.len(), name))
    };
    let mut found: Vec<_> = if wanted.is_empty() { Vec::new() } else { names.into_iter().filter_map(score).collect() };
    found.sort_unstable();
    let mut seen = BTreeSet::new();
    found.into_iter().map(|(.., name)| name).filter(|n| seen.insert(normalize(n))).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn misspelt_and_shortened_names() {
        let names = ["magnesium", "magnesium citrate", "manganese", "memory", "working memory", "melatonin"];
        assert_eq!(near("magnezium", names, 2), ["magnesium", "magnesium citrate"]);
        assert_eq!(near("memroy", names, 3), ["memory", "working memory"]);
        assert_eq!(near("citrate", names, 3), ["magnesium citrate"]);
        assert!(near("saffron", names, 3).is_empty() && near("", names, 3).is_empty());
    }
}
