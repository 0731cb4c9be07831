//! One pass over the tokens of a sentence, reading what can be read.

use crate::annotate::scan::Scan;

/// Reads in tokens `[from, to)`: `read` is tried at each token that `what` ([`class`](crate::annotate::class)) can begin with, and gives
/// what begins there with the token behind it, where reading goes on.
pub fn walk<T>(scan: &Scan, what: u32, (from, to): (usize, usize), mut read: impl FnMut(usize) -> Option<(T, usize)>) -> Vec<T> {
    let mut out = Vec::new();
    let mut i = from;
    while let Some(at) = scan.next_of(what, i, to) {
        i = at + 1;
        if let Some((found, next)) = read(at)
            && next > at
        {
            out.push(found);
            i = next;
        }
    }
    out
}
