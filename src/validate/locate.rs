//! The line on which a JSON pointer's value stands in a document of several lines.

use super::compiled::escape;

/// The line, from 1, of the value that `pointer` names in the JSON text `source`; of the nearest value around it where it
/// names none (a member that is missing).
pub fn line_of(source: &str, pointer: &str) -> usize {
    1 + source.as_bytes()[..byte_of(source, pointer)].iter().filter(|b| **b == b'\n').count()
}

/// The byte where the member or item that `pointer` names begins, as [`line_of`] finds it.
pub fn byte_of(source: &str, pointer: &str) -> usize {
    let mut scan = Scan { bytes: source.as_bytes(), at: 0 };
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    scan.find(&steps)
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&mut self) -> u8 {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// The byte where the value of `steps` begins, from the value at the scanner.
    fn find(&mut self, steps: &[&str]) -> usize {
        let open = self.peek();
        let here = self.at;
        let Some((step, rest)) = steps.split_first() else { return here };
        let mut index = 0usize;
        match open {
            b'{' => {
                self.at += 1;
                while self.peek() == b'"' {
                    let key_at = self.at;
                    let key = self.string();
                    if self.peek() == b':' {
                        self.at += 1;
                    }
                    if escape(&key) == *step {
                        return if rest.is_empty() { key_at } else { self.find(rest) };
                    }
                    self.skip();
                    if self.peek() == b',' {
                        self.at += 1;
                    }
                }
            }
            b'[' => {
                self.at += 1;
                while !matches!(self.peek(), b']' | 0) {
                    if index.to_string() == *step {
                        return self.find(rest);
                    }
                    self.skip();
                    if self.peek() == b',' {
                        self.at += 1;
                    }
                    index += 1;
                }
            }
            _ => {}
        }
        here
    }

    /// Passes over one value.
    fn skip(&mut self) {
        let mut depth = 0usize;
        loop {
            match self.peek() {
                0 => return,
                b'"' => {
                    self.string();
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    if depth == 0 {
                        return;
                    }
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => return,
                b',' | b':' => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    while self.bytes.get(self.at).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')) {
                        self.at += 1;
                    }
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Reads one string.
    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while let Some(b) = self.bytes.get(self.at) {
            self.at += match b {
                b'\\' => 2,
                b'"' => {
                    self.at += 1;
                    break;
                }
                _ => 1,
            };
        }
        self.at = self.at.min(self.bytes.len());
        serde_json::from_slice(&self.bytes[start..self.at]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn finds_lines() {
        let source = "{\n  \"a\": 1,\n  \"b\": [\n    {\"c\": \"}]\\\"\"},\n    {\n      \"d/e\": null\n    }\n  ]\n}\n";
        assert_eq!(line_of(source, ""), 1);
        assert_eq!(line_of(source, "/a"), 2);
        assert_eq!(line_of(source, "/b"), 3);
        assert_eq!(line_of(source, "/b/0/c"), 4);
        assert_eq!(line_of(source, "/b/1/d~1e"), 6);
        assert_eq!(line_of(source, "/b/1/missing"), 5);
    }

    #[test]
    fn takes_any_text() {
        for odd in ["", "{", "[1,", "{\"a\"", "{\"a\":\"\\", "]", "@@@", "{\"a\":@}"] {
            line_of(odd, "/a/0/b");
        }
    }
}
