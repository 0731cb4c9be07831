//! to come
use crate::annotate::scan::Scan;
use crate::record::*;
pub fn populations(_s: &Scan, _o: &mut Vec<Sample>) {}
