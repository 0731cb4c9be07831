//! Checks what has been written: schema, references, quotes against texts, values. Changes nothing that it checks.

mod check;
mod compiled;
mod finding;
mod numbers;
mod quotes;
pub mod schema;
mod units;
mod values;

pub use check::{validate_record, validate_without_text};
pub use compiled::Compiled;
pub use finding::{CODES, Error, Finding, Outcome};
