//! Checks what has been written: schema, references, quotes against texts, values. Changes nothing that it checks.

pub mod schema;
