//! Sketches of a text that its record carries, so that articles can be compared without their texts: a min-hash signature
//! of the word shingles (finds syndicated copies) and hashed content words with their counts (finds two accounts of one work).

use rustc_hash::FxHashMap;

use crate::lexicon::trie::Run;

/// Slots of the min-hash signature.
pub const SLOTS: usize = 32;

/// Words in a shingle.
const SHINGLE: usize = 4;

/// Content words kept: the most frequent ones first.
const WORDS: usize = 96;

/// Endings cut from a word, longest first, while four letters are left.
const ENDINGS: &[&str] = &["ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "es", "ed", "ly", "al", "ic", "s", "e", "y"];

/// The FNV-1a hash of nothing.
const NOTHING: u64 = 0xcbf2_9ce4_8422_2325;

/// The FNV-1a hash of `h`'s bytes and one more.
fn and_byte(h: u64, b: u8) -> u64 {
    (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
}

/// FNV-1a, then a finalizer, so that every bit depends on every byte.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    mix(bytes.fold(NOTHING, and_byte))
}

fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// The hash of a word, eight bytes at a time. Signatures are kept in records and compared across builds and machines: it must not change.
fn word_hash(word: &[u8]) -> u64 {
    let step = |h: u64, v: u64| (h ^ v).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let (chunks, rest) = word.as_chunks::<8>();
    let h = chunks.iter().fold(NOTHING, |h, c| step(h, u64::from_le_bytes(*c)));
    mix(step(h, rest.iter().fold(rest.len() as u64, |v, b| v << 8 | u64::from(*b))))
}

/// Tells the words of a text in lower case, one by one; a decimal point or thousands comma stays inside a number.
fn each_word(text: &str, mut tell: impl FnMut(&str)) {
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
            continue;
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
            continue;
        }
        let inside =
            matches!(c, '.' | '·' | ',') && word.ends_with(|c: char| c.is_ascii_digit()) && chars.peek().is_some_and(char::is_ascii_digit);
        if inside {
            // A thousands comma is left out.
            word.push_str(if c == ',' { "" } else { "." });
        } else if !word.is_empty() {
            tell(&word);
            word.clear();
        }
    }
    if !word.is_empty() {
        tell(&word);
    }
}

/// The min-hash signature of the shingles of a text's `words`, which is in lower case: [`SLOTS`] words of eight hexadecimal digits;
/// none for a text of fewer than eight words.
///
/// One permutation serves all slots: a shingle's hash tells its slot and what it is worth there. A slot that no shingle fell
/// into borrows from another, the same one in every text, so that equal slots still estimate how much two texts share.
pub fn shingles(lower: &str, words: &[Run]) -> Vec<String> {
    let words: Vec<u64> = words.iter().map(|w| word_hash(&lower.as_bytes()[w.start..w.end])).collect();
    if words.len() < 2 * SHINGLE {
        return Vec::new();
    }
    let mut least = [None::<u32>; SLOTS];
    for shingle in words.windows(SHINGLE) {
        let h = mix(shingle.iter().fold(0u64, |h, w| h.rotate_left(23).wrapping_add(*w)));
        let (slot, worth) = (&mut least[(h >> 32) as usize % SLOTS], h as u32);
        *slot = Some(slot.map_or(worth, |w| w.min(worth)));
    }
    (0..SLOTS).map(|slot| format!("{:08x}", lent(&least, slot))).collect()
}

/// What stands in a slot, or in the first filled one of those that it may borrow from.
fn lent(least: &[Option<u32>; SLOTS], slot: usize) -> u32 {
    let lenders = (1..).map(|n| mix((slot * 1000 + n) as u64) as usize % SLOTS);
    std::iter::once(slot).chain(lenders).find_map(|s| least[s]).unwrap_or_default()
}

fn stem(word: &str) -> &str {
    let last = word.as_bytes().last();
    let mut fitting = ENDINGS.iter().filter(|e| e.as_bytes().last() == last);
    fitting.find_map(|e| word.strip_suffix(e).filter(|w| w.chars().count() >= 4)).unwrap_or(word)
}

/// Hashes of the most frequent content words and numbers of a text, each followed by `:` and its count, sorted. A number's
/// hash ends in an odd digit, a word's in an even one.
pub fn content_words(text: &str) -> Vec<String> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    each_word(text, |word| {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let h = if number {
            (hash(word.bytes()) >> 32) as u32 | 1
        } else if word.chars().nth(2).is_some() && word.chars().all(char::is_alphabetic) {
            (hash(stem(word).bytes()) >> 32) as u32 & !1
        } else {
            return;
        };
        *counts.entry(h).or_default() += 1;
    });
    let mut counts: Vec<(u32, u32)> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(h, n)| (std::cmp::Reverse(*n), *h));
    counts.truncate(WORDS);
    counts.sort_unstable();
    counts.iter().map(|(h, n)| format!("{h:08x}:{n}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::trie::runs;

    #[test]
    fn a_copy_changed_in_a_few_words_keeps_most_slots() {
        let text = (0..200).map(|i| format!("word{i}")).collect::<Vec<_>>().join(" ");
        let copy = text.replace("word7 ", "other ").replace("word120 ", "");
        let (a, b) = (shingles(&text, &runs(&text)), shingles(&copy, &runs(&copy)));
        assert!(a.iter().zip(&b).filter(|(x, y)| x == y).count() > SLOTS * 3 / 4);
        assert!(shingles("too short", &runs("too short")).is_empty());
    }

    #[test]
    fn words_are_stemmed_and_numbers_kept_whole() {
        assert_eq!(content_words("Patients, patients' patient"), content_words("patient patient patient"));
        assert_eq!(content_words("1,200 people"), content_words("1200 people"));
        assert_ne!(content_words("1.5 1.6"), content_words("1 5 1 6"));
    }
}
