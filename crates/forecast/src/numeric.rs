//! The little numerical work that the forecasts need: small linear systems, medians, weighted quantiles.

/// Solves a symmetric positive definite system by Cholesky's method. `None` when the matrix is not positive definite.
pub(crate) fn solve<const N: usize>(matrix: [[f64; N]; N], right: [f64; N]) -> Option<[f64; N]> {
    let mut lower = [[0.0; N]; N];
    for row in 0..N {
        for column in 0..=row {
            let known: f64 = (0..column).map(|inner| lower[row][inner] * lower[column][inner]).sum();
            let left = matrix[row][column] - known;
            lower[row][column] = if row == column {
                if left <= 0.0 || !left.is_finite() {
                    return None;
                }
                left.sqrt()
            } else {
                left / lower[column][column]
            };
        }
    }
    let mut forward = [0.0; N];
    for row in 0..N {
        let known: f64 = (0..row).map(|inner| lower[row][inner] * forward[inner]).sum();
        forward[row] = (right[row] - known) / lower[row][row];
    }
    let mut solution = [0.0; N];
    for row in (0..N).rev() {
        let known: f64 = (row + 1..N).map(|inner| lower[inner][row] * solution[inner]).sum();
        solution[row] = (forward[row] - known) / lower[row][row];
    }
    Some(solution)
}

/// The middle value.
pub(crate) fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        even if even.is_multiple_of(2) => Some(f64::midpoint(values[middle - 1], values[middle])),
        _ => Some(values[middle]),
    }
}

/// The value below which a share of the weight lies; pairs of value and weight, in any order.
pub(crate) fn weighted_quantile(pairs: &mut [(f64, f64)], share: f64) -> Option<f64> {
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
    let all: f64 = pairs.iter().map(|(_, weight)| weight).sum();
    let mut below = 0.0;
    for (value, weight) in pairs.iter() {
        below += weight;
        if below >= share * all {
            return Some(*value);
        }
    }
    pairs.last().map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_system_is_solved() {
        let solution = solve([[4.0, 2.0], [2.0, 3.0]], [10.0, 9.0]).unwrap();
        assert!((solution[0] - 1.5).abs() < 1e-12 && (solution[1] - 2.0).abs() < 1e-12);
        assert_eq!(solve([[1.0, 2.0], [2.0, 1.0]], [1.0, 1.0]), None);
    }

    #[test]
    fn half_of_the_weight_lies_below_the_weighted_median() {
        assert_eq!(weighted_quantile(&mut [(3.0, 1.0), (1.0, 1.0), (2.0, 5.0)], 0.5), Some(2.0));
        assert_eq!(median([4.0, 1.0, 3.0, 2.0].into_iter()), Some(2.5));
        assert_eq!(median(std::iter::empty()), None);
    }
}
