//! to come
use crate::annotate::scan::Scan;
use crate::record::*;
pub fn counts(_s: &Scan, _d: &[DesignMention], _o: &mut Vec<Sample>) {}
