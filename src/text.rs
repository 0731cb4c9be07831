//! Offsets: bytes inside the program, Unicode code points in what is written.

/// Turns byte offsets of a text into code points.
pub struct CodePoints {
    /// Code points before each 64-byte block; empty for ASCII, where both are the same.
    before: Vec<u32>,
    text: Vec<u8>,
}

impl CodePoints {
    /// Prepares `text`.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return CodePoints { before: Vec::new(), text: Vec::new() };
        }
        let bytes = text.as_bytes();
        let mut before = Vec::with_capacity(bytes.len() / 64 + 1);
        let mut seen = 0;
        for block in bytes.chunks(64) {
            before.push(seen);
            seen += starts(block);
        }
        before.push(seen);
        CodePoints { before, text: bytes.to_vec() }
    }

    /// The number of code points before byte `at`, which must lie on a character's edge.
    pub fn at(&self, at: usize) -> usize {
        if self.before.is_empty() {
            return at;
        }
        let block = at / 64;
        (self.before[block] + starts(&self.text[block * 64..at])) as usize
    }
}

/// How many characters begin in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| (**b as i8) >= -0x40).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points() {
        let text = "naïve µg — ".repeat(30) + "😀 end";
        let map = CodePoints::new(&text);
        for (chars, (bytes, _)) in text.char_indices().enumerate() {
            assert_eq!(map.at(bytes), chars);
        }
        assert_eq!(map.at(text.len()), text.chars().count());
    }
}
