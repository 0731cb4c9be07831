//! y
use crate::annotate::scan::Scan;
use crate::record::Year;
/// y
pub fn years(_s: &Scan) -> Vec<Year> {
    Vec::new()
}
