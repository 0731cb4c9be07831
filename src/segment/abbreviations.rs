//! Short forms that the text defines itself: "restless legs syndrome (RLS)", after Schwartz & Hearst (PSB 2003).

use crate::record::Span;

/// A short form and the words it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviation {
    /// The short form.
    pub short: Span,
    /// The long form, before the bracket.
    pub long: Span,
}

/// The start of the shortest run of words before the bracket that holds the short form's characters in order, the first
/// at a word's start.
fn long_start(before: &str, short: &str) -> Option<usize> {
    let long: Vec<(usize, char)> = before.char_indices().collect();
    let wanted: Vec<char> = short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut at = long.len();
    for (n, c) in wanted.iter().enumerate().rev() {
        loop {
            at = at.checked_sub(1)?;
            let (_, x) = long[at];
            let begins = at == 0 || !long[at - 1].1.is_alphanumeric();
            if x.to_lowercase().eq(std::iter::once(*c)) && (n > 0 || begins) {
                break;
            }
        }
    }
    Some(long[at].0)
}

/// Every definition in the text, in order.
pub fn abbreviations(text: &str) -> Vec<Abbreviation> {
    let mut out = Vec::new();
    for (open, _) in text.match_indices('(') {
        let inner = &text[open + 1..];
        let Some(close) = inner.bytes().take(40).position(|b| matches!(b, b')' | b';' | b',' | b'\n')) else { continue };
        if !inner.is_char_boundary(close) {
            continue;
        }
        let short = inner[..close].trim();
        let letters = short.chars().filter(|c| c.is_alphabetic()).count();
        let fits = (2..=10).contains(&short.chars().count())
            && !short.contains(' ')
            && letters >= 2
            && short.chars().filter(|c| c.is_uppercase()).count() * 2 >= letters
            && short.starts_with(|c: char| c.is_alphanumeric());
        if !fits {
            continue;
        }
        let head = text[..open].trim_end();
        // At most min(|short| + 5, 2|short|) words, on the same line, up to a bracket or a sentence's end.
        let most = (short.chars().count() + 5).min(2 * short.chars().count());
        let mut from = head.len();
        for (words, word) in head.rsplit(' ').enumerate() {
            if words == most || word.contains(['\n', '(', ')', ';']) || (words > 0 && word.ends_with(['.', ':'])) {
                break;
            }
            from = word.as_ptr() as usize - head.as_ptr() as usize;
        }
        let window = &head[from..];
        if let Some(start) = long_start(window, short) {
            let long = Span { start: from + start, end: head.len() };
            let words = long.of(text);
            if words.len() > short.len() && !words.eq_ignore_ascii_case(short) {
                let start = open + 1 + (inner.len() - inner.trim_start().len());
                out.push(Abbreviation { short: Span { start, end: start + short.len() }, long });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_definitions() {
        let text = "Restless legs syndrome (RLS) and periodic limb movement disorder (PLMD), in adults (n=12) or (see Table).";
        let found: Vec<_> = abbreviations(text).iter().map(|a| (a.short.of(text), a.long.of(text))).collect();
        assert_eq!(found, [("RLS", "Restless legs syndrome"), ("PLMD", "periodic limb movement disorder")]);
    }
}
