//! Standard error for people: colours only on a terminal and without NO_COLOR.

use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr};

/// Whether standard error is a terminal.
pub fn is_terminal() -> bool {
    stderr().is_terminal()
}

/// Whether to use colours on standard error.
fn colours() -> bool {
    is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()) && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
}

/// `text` in an ANSI style ("1" bold, "31" red …) where colours are welcome.
pub fn style(code: &str, text: impl Display) -> String {
    if colours() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
}

/// Writes a line to standard error; a closed one is no reason to fail.
pub fn line(text: impl Display) {
    let _ = writeln!(stderr(), "{text}");
}

/// Writes an error with its causes.
pub fn error(error: &dyn std::error::Error) {
    line(format_args!("{} {error}", style("1;31", "error:")));
}

/// A count with its noun in the right number.
pub fn count(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// A number with its thousands set apart.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers() {
        assert_eq!(super::grouped(0), "0");
        assert_eq!(super::grouped(1234567), "1,234,567");
        assert_eq!(super::count(1, "article", "articles"), "1 article");
    }
}
