//! How names and texts are compared: cut into pieces, folded, hashed piece by piece, the same for both.
//!
//! A piece is a run of letters, digits and underscores, or one other character. Folded means: lower case, straight apostrophes, one
//! kind of hyphen, single spaces.

/// A piece of a text in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub start: usize,
    pub end: usize,
    pub before: Before,
}

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    Nothing,
    Space,
    /// The beginning of the text or an empty line, which no name crosses.
    Break,
}

/// The pieces of a text in order.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(text.len() / 5);
    let mut before = Before::Break;
    let (mut lines, mut run) = (0, false);
    for (i, c) in text.char_indices() {
        if c.is_whitespace() {
            lines += u32::from(c == '\n');
            if before != Before::Break {
                before = if lines > 1 { Before::Break } else { Before::Space };
            }
            run = false;
            continue;
        }
        let inner = c.is_alphanumeric() || c == '_';
        let end = i + c.len_utf8();
        match out.last_mut() {
            Some(last) if inner && run => last.end = end,
            _ => out.push(Piece { start: i, end, before }),
        }
        (run, before, lines) = (inner, Before::Nothing, 0);
    }
    out
}

/// A hash that grows piece by piece (FNV-1a, mixed at the end).
#[derive(Clone, Copy, Debug)]
pub struct Rolling(u64);

impl Rolling {
    pub const EMPTY: Rolling = Rolling(0xcbf2_9ce4_8422_2325);

    fn byte(&mut self, b: u8) {
        self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// Takes a space.
    pub fn space(&mut self) {
        self.byte(b' ');
    }

    /// Takes text without spaces, folded.
    pub fn word(&mut self, word: &str) {
        if word.is_ascii() {
            word.bytes().for_each(|b| self.byte(b.to_ascii_lowercase()));
        } else {
            for c in word.chars().flat_map(char::to_lowercase).map(plain_mark) {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|b| self.byte(b));
            }
        }
    }

    /// The hash so far.
    pub fn finish(self) -> u64 {
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// The hash of each beginning of `name` that ends with a piece; the last one is that of the whole name.
pub fn prefixes(name: &str) -> Vec<u64> {
    let mut rolling = Rolling::EMPTY;
    let hash = |p: &Piece| {
        if p.before == Before::Space {
            rolling.space();
        }
        rolling.word(&name[p.start..p.end]);
        rolling.finish()
    };
    pieces(name).iter().map(hash).collect()
}

fn plain_mark(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '‐' | '‑' | '–' => '-',
        c => c,
    }
}

/// The characters of `text` with plain marks and single spaces; in lower case unless `exact`.
fn folded(text: &str, exact: bool) -> impl Iterator<Item = char> {
    let mut gap = false;
    text.chars()
        .filter_map(move |c| {
            let space = c.is_whitespace();
            let skip = space && gap;
            gap = space;
            (!skip).then_some(if space { ' ' } else { plain_mark(c) })
        })
        .flat_map(move |c| {
            let lower = (!exact).then(|| c.to_lowercase());
            lower.into_iter().flatten().chain(exact.then_some(c))
        })
}

/// Whether `text` followed by `ending` is `name`, folded; its case counts too where `exact`.
pub fn same(name: &str, text: &str, ending: &str, exact: bool) -> bool {
    folded(name, exact).eq(folded(text, exact).chain(ending.chars()))
}

/// A name folded: two names are one name where this is equal.
pub fn key(name: &str) -> String {
    folded(name.trim(), false).collect()
}

/// The singulars that the last word of `text` can have: how many bytes to cut, and what to put there.
pub fn singulars(word: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let lower: [u8; 3] = match word.as_bytes() {
        [.., a, b, c] if word.len() > 3 && word.bytes().all(|b| b.is_ascii_alphanumeric()) => [*a, *b, *c].map(|b| b.to_ascii_lowercase()),
        _ => [0; 3],
    };
    let plain = (lower[2] == b's' && lower[1] != b's').then_some((1, ""));
    let es = matches!(lower, [b's' | b'x' | b'h' | b'z', b'e', b's']).then_some((2, ""));
    let sis = (lower == *b"ses").then_some((2, "is"));
    let ies = (lower == *b"ies").then_some((3, "y"));
    [plain, es, sis, ies].into_iter().flatten()
}

/// Whether what follows makes a contraction of the word before: "'t" of "don't", not the "'s" that may be a genitive.
pub fn contracted(text: &str, rest: &[Piece]) -> bool {
    let of = |p: &Piece| &text[p.start..p.end];
    match rest {
        [mark, end, ..] if mark.before == Before::Nothing && end.before == Before::Nothing && matches!(of(mark), "'" | "’") => {
            ["t", "ll", "ve", "re", "d", "m"].iter().any(|e| of(end).eq_ignore_ascii_case(e))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_runs_and_marks() {
        let text = "5-HTP (α-x),\n\nend";
        let words: Vec<&str> = pieces(text).iter().map(|p| &text[p.start..p.end]).collect();
        assert_eq!(words, ["5", "-", "HTP", "(", "α", "-", "x", ")", ",", "end"]);
        assert_eq!(pieces(text).iter().filter(|p| p.before == Before::Break).count(), 2);
    }

    #[test]
    fn names_fold_alike() {
        assert_eq!(prefixes("Crohn’s  Disease").last(), prefixes("crohn's disease").last());
        assert_ne!(prefixes("b 12").last(), prefixes("b12").last());
        assert!(same("Crohn's disease", "crohn’s\ndisease", "", false));
        assert!(!same("ALL", "all", "", true));
        assert!(same("diagnosis", "diagnos", "is", false));
    }

    #[test]
    fn plurals() {
        let of = |w| singulars(w).collect::<Vec<_>>();
        assert_eq!(of("therapies"), [(1, ""), (3, "y")]);
        assert_eq!(of("diagnoses"), [(1, ""), (2, ""), (2, "is")]);
        assert!(of("stress").is_empty() && of("gas").is_empty());
    }
}
