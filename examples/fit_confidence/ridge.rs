//! Logistic regression with a ridge: each weight is drawn to zero, those with few cases more. Newton's method, always the same
//! steps, so that the same cases give the same weights.

/// One case: its features by index with their amounts, and whether it was right.
#[derive(Clone, Debug)]
pub struct Case {
    /// Feature and amount.
    pub features: Vec<(usize, f64)>,
    /// Whether the fact was right.
    pub right: bool,
    /// How much it counts.
    pub weight: f64,
}

/// A feature seen this often is drawn to zero by the ridge alone; a rarer one the more, the rarer it is.
const ENOUGH: f64 = 20.0;

/// The weights of `n` features. Feature 0 is the bias, which is not drawn to zero.
pub fn fit(cases: &[&Case], n: usize, ridge: f64) -> Vec<f64> {
    let mut seen = vec![0.0; n];
    for case in cases {
        for (i, _) in &case.features {
            seen[*i] += 1.0;
        }
    }
    let penalty: Vec<f64> =
        seen.iter().enumerate().map(|(i, seen)| if i == 0 { 1e-6 } else { ridge * (ENOUGH / f64::max(*seen, 1.0)).max(1.0) }).collect();
    let mut weights = vec![0.0; n];
    for _ in 0..60 {
        let mut gradient: Vec<f64> = weights.iter().zip(&penalty).map(|(w, p)| -w * p).collect();
        let mut hessian = vec![0.0; n * n];
        for (i, p) in penalty.iter().enumerate() {
            hessian[i * n + i] = *p;
        }
        for case in cases {
            let p = probability(&weights, case);
            let slope = case.weight * (p * (1.0 - p)).max(1e-9);
            let miss = case.weight * (f64::from(u8::from(case.right)) - p);
            for (i, x) in &case.features {
                gradient[*i] += miss * x;
                for (j, y) in &case.features {
                    hessian[i * n + j] += slope * x * y;
                }
            }
        }
        let step = solve(hessian, gradient, n);
        // A long step is shortened: far from the solution the curve is no parabola.
        let longest = step.iter().fold(0.0f64, |m, s| m.max(s.abs()));
        let short = if longest > 2.0 { 2.0 / longest } else { 1.0 };
        weights.iter_mut().zip(&step).for_each(|(w, s)| *w += s * short);
        if longest < 1e-9 {
            break;
        }
    }
    weights
}

/// How likely a case is right.
pub fn probability(weights: &[f64], case: &Case) -> f64 {
    let odds: f64 = case.features.iter().map(|(i, x)| weights[*i] * x).sum();
    1.0 / (1.0 + (-odds).exp())
}

/// Solves a symmetric, positive definite system by Cholesky's method.
fn solve(mut a: Vec<f64>, mut b: Vec<f64>, n: usize) -> Vec<f64> {
    for j in 0..n {
        let sum: f64 = (0..j).map(|k| a[j * n + k] * a[j * n + k]).sum();
        let root = (a[j * n + j] - sum).max(1e-12).sqrt();
        a[j * n + j] = root;
        for i in j + 1..n {
            let sum: f64 = (0..j).map(|k| a[i * n + k] * a[j * n + k]).sum();
            a[i * n + j] = (a[i * n + j] - sum) / root;
        }
    }
    for i in 0..n {
        let sum: f64 = (0..i).map(|k| a[i * n + k] * b[k]).sum();
        b[i] = (b[i] - sum) / a[i * n + i];
    }
    for i in (0..n).rev() {
        let sum: f64 = (i + 1..n).map(|k| a[k * n + i] * b[k]).sum();
        b[i] = (b[i] - sum) / a[i * n + i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `right` of `n` cases right, all with these features.
    fn cases(features: &[usize], right: usize, n: usize) -> Vec<Case> {
        (0..n).map(|i| Case { features: features.iter().map(|f| (*f, 1.0)).collect(), right: i < right, weight: 1.0 }).collect()
    }

    #[test]
    fn the_bias_alone_is_the_share_that_is_right() {
        let all = cases(&[0], 75, 100);
        let weights = fit(&all.iter().collect::<Vec<_>>(), 1, 1.0);
        assert!((probability(&weights, &all[0]) - 0.75).abs() < 1e-6);
    }

    #[test]
    fn a_weak_ridge_gives_the_shares_and_a_strong_one_nothing() {
        let all: Vec<Case> = [cases(&[0], 50, 100), cases(&[0, 1], 90, 100)].concat();
        let of = |ridge: f64| fit(&all.iter().collect::<Vec<_>>(), 2, ridge);
        assert!((of(1e-6)[1] - 9f64.ln()).abs() < 1e-3, "log-odds of .9 against .5");
        assert!(of(1e6)[1].abs() < 1e-3);
    }

    #[test]
    fn a_rare_feature_is_drawn_in_more() {
        let all: Vec<Case> = [cases(&[0], 50, 100), cases(&[0, 1], 40, 40), cases(&[0, 2], 4, 4)].concat();
        let weights = fit(&all.iter().collect::<Vec<_>>(), 3, 1.0);
        assert!(weights[2] > 0.0 && weights[2] < weights[1] / 2.0, "{weights:?}");
    }
}
