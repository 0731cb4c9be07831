//! s
use crate::annotate::scan::Scan;
use crate::record::*;
/// y
pub fn samples(_s: &Scan, _d: &[DesignMention]) -> Vec<Sample> {
    Vec::new()
}
