//! What confidence is worth: facts said to be right so often against facts that were. Right is matched by the scoring rule.

use serde::Serialize;

use super::score::{Judged, figure};

/// Bins of equal width.
const BINS: usize = 10;
/// From here on a fact is called sure.
pub const SURE: f64 = 0.9;

/// One bin of confidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// Its low edge.
    pub from: f64,
    /// Its high edge, which belongs to the next bin, but for the last.
    pub to: f64,
    /// Facts in it.
    pub n: usize,
    /// Mean confidence; null where it is empty.
    pub confidence: Option<f64>,
    /// Part that is right; null where it is empty.
    pub accuracy: Option<f64>,
}

/// The calibration of one field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// Predicted facts that have a confidence.
    pub n: usize,
    /// Of those, the right ones.
    pub right: usize,
    /// Mean confidence.
    pub confidence: f64,
    /// Part that is right.
    pub accuracy: f64,
    /// Expected calibration error: the bins' gaps between confidence and accuracy, weighted by their facts.
    pub ece: f64,
    /// How often a right fact has more confidence than a wrong one, ties half; null where all are right or all are wrong.
    pub auroc: Option<f64>,
    /// Mean squared distance of confidence from what was right.
    pub brier: f64,
    /// Facts of confidence .9 and more.
    pub sure: usize,
    /// Part of those that is right; null where there are none.
    pub sure_accuracy: Option<f64>,
    /// The bins from 0 to 1.
    pub bins: Vec<Bin>,
}

/// The calibration of some judged facts.
pub fn calibration(judged: &[Judged]) -> Calibration {
    let mean = |of: &[Judged], value: fn(&Judged) -> f64| (!of.is_empty()).then(|| of.iter().map(value).sum::<f64>() / of.len() as f64);
    let said = |j: &Judged| j.confidence;
    let was = |j: &Judged| f64::from(u8::from(j.right));
    let mut in_bin: Vec<Vec<Judged>> = vec![Vec::new(); BINS];
    for j in judged {
        in_bin[((j.confidence * BINS as f64) as usize).min(BINS - 1)].push(*j);
    }
    let gap = |of: &Vec<Judged>| (of.iter().map(said).sum::<f64>() - of.iter().map(was).sum::<f64>()).abs();
    let n = judged.len().max(1) as f64;
    let ece = in_bin.iter().map(gap).sum::<f64>() / n;
    let bin = |(i, of): (usize, &Vec<Judged>)| Bin {
        from: i as f64 / BINS as f64,
        to: (i + 1) as f64 / BINS as f64,
        n: of.len(),
        confidence: mean(of, said).map(figure),
        accuracy: mean(of, was).map(figure),
    };
    let sure: Vec<Judged> = judged.iter().filter(|j| j.confidence >= SURE).copied().collect();
    Calibration {
        n: judged.len(),
        right: judged.iter().filter(|j| j.right).count(),
        confidence: figure(mean(judged, said).unwrap_or_default()),
        accuracy: figure(mean(judged, was).unwrap_or_default()),
        ece: figure(ece),
        auroc: auroc(judged).map(figure),
        brier: figure(judged.iter().map(|j| (j.confidence - was(j)).powi(2)).sum::<f64>() / n),
        sure: sure.len(),
        sure_accuracy: mean(&sure, was).map(figure),
        bins: in_bin.iter().enumerate().map(bin).collect(),
    }
}

/// The area under the receiver operating characteristic, by ranks.
pub fn auroc(judged: &[Judged]) -> Option<f64> {
    let mut sorted: Vec<_> = judged.iter().collect();
    sorted.sort_by(|a, b| a.confidence.total_cmp(&b.confidence));
    let (mut below, mut won) = (0.0, 0.0);
    for tied in sorted.chunk_by(|a, b| a.confidence == b.confidence) {
        let right = tied.iter().filter(|j| j.right).count() as f64;
        let wrong = tied.len() as f64 - right;
        won += right * (below + wrong / 2.0);
        below += wrong;
    }
    let right = judged.len() as f64 - below;
    (right > 0.0 && below > 0.0).then(|| won / (right * below))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(all: &[(f64, bool)]) -> Vec<Judged> {
        all.iter().map(|&(confidence, right)| Judged { confidence, right }).collect()
    }

    #[test]
    fn the_area_counts_pairs_and_halves_ties() {
        assert_eq!(auroc(&judged(&[(0.9, true), (0.2, false)])), Some(1.0));
        assert_eq!(auroc(&judged(&[(0.2, true), (0.9, false)])), Some(0.0));
        assert_eq!(auroc(&judged(&[(0.5, true), (0.5, false)])), Some(0.5));
        assert_eq!(auroc(&judged(&[(0.9, true), (0.6, false), (0.5, true), (0.1, false)])), Some(0.75));
        assert_eq!(auroc(&judged(&[(0.9, true), (0.6, true)])), None);
    }

    #[test]
    fn the_error_weighs_each_bin_by_its_facts() {
        // Three facts of .95, two of them right; one of .25, wrong: (3 * |.95 - .6667| + 1 * .25) / 4.
        let c = calibration(&judged(&[(0.95, true), (0.95, true), (0.95, false), (0.25, false)]));
        assert_eq!((c.n, c.right, c.ece, c.sure, c.sure_accuracy), (4, 2, 0.275, 3, Some(0.6667)));
        assert_eq!((c.bins[9].n, c.bins[2].n, c.bins[0].accuracy), (3, 1, None));
        assert_eq!((c.confidence, c.accuracy), (0.775, 0.5));
    }

    #[test]
    fn the_edges_fall_into_a_bin() {
        let c = calibration(&judged(&[(0.0, false), (1.0, true), (0.9, true)]));
        assert_eq!((c.bins[0].n, c.bins[9].n), (1, 2));
        assert_eq!(calibration(&[]).auroc, None);
    }
}
