//! How wide a forecast is, from the errors that the same method made before. Counts of small places scatter more than rates differ, so
//! the width has a part that shrinks with the count; a place that surprised more than others keeps a wider band.

use crate::numeric::weighted_quantile;

/// The shares of outcomes that the bands are to hold.
pub const BAND_SHARES: [f64; 3] = [0.5, 0.8, 0.95];

/// An error of an earlier forecast.
#[derive(Clone, Copy, Debug)]
pub struct PastError {
    /// The place, as an index of its panel.
    pub place: usize,
    /// The year that was forecast.
    pub year: i32,
    /// The logarithm of what came over what was forecast.
    pub log_error: f64,
    /// The count that was forecast.
    pub expected: f64,
    /// How much it counts; lent errors count less.
    pub weight: f64,
}

/// The widths learned from past errors.
#[derive(Clone, Debug)]
pub struct Bands {
    level: f64,
    scatter: f64,
    restless: Vec<f64>,
    quantiles: [f64; 3],
}

/// What an error still counts a year later: counting rules and practice change.
const REMEMBERED: f64 = 0.65;
/// The weight of "like everywhere" against a place's own errors, in errors.
const LIKE_EVERYWHERE: f64 = 6.0;
/// A standardised error beyond this is an event, not a habit.
const SURPRISE_MAX: f64 = 3.0;
/// Fewer errors than this make no band.
pub const ERRORS_MIN: usize = 20;

/// Bands are corrected from this many earlier ones: a year of all authorities.
const ERRORS_TO_CORRECT: usize = 100;
/// Bands are never corrected further than this.
const CORRECTION_MAX: f64 = 2.0;
/// The share of a correction that is taken: one odd year should not set the width of the next.
const CORRECTION_TAKEN: f64 = 0.5;

/// Candidate variances of the log rate that do not depend on size: standard deviations of 1% to 60%.
const LEVELS: usize = 16;
/// Candidate scatters, as multiples of a Poisson count's.
const SCATTERS: [f64; 6] = [0.25, 1.0, 4.0, 8.0, 16.0, 32.0];

impl Bands {
    /// Learns from errors known at `origin`. `own` are of the panel itself, `lent` of other places or series. `None` when there are
    /// too few to say anything.
    pub fn learn(own: &[PastError], lent: &[PastError], places: usize, origin: i32) -> Option<Bands> {
        if own.len() + lent.len() < ERRORS_MIN {
            return None;
        }
        let weigh = |error: &PastError| error.weight * REMEMBERED.powi(origin - error.year);
        let all: Vec<(PastError, f64)> = own.iter().chain(lent).map(|error| (*error, weigh(error))).collect();
        let (level, scatter) = likeliest(&all);
        let standard = |error: &PastError| error.log_error.abs() / (level + scatter / (error.expected + 0.5)).sqrt();

        let mut squares = vec![(0.0, 0.0); places];
        for error in own {
            let surprise = standard(error).min(SURPRISE_MAX).powi(2);
            squares[error.place].0 += surprise;
            squares[error.place].1 += 1.0;
        }
        // The mean square of what was cut off at the largest surprise is what "like everywhere" means here.
        let usual = all.iter().map(|(error, weight)| weight * standard(error).min(SURPRISE_MAX).powi(2)).sum::<f64>()
            / all.iter().map(|(_, weight)| weight).sum::<f64>();
        let spread = |(sum, count): (f64, f64)| {
            ((LIKE_EVERYWHERE * usual + sum) / (LIKE_EVERYWHERE + count) / usual).max(0.05).sqrt()
        };
        let without = |error: &PastError| {
            let (sum, count) = squares[error.place];
            spread((sum - standard(error).min(SURPRISE_MAX).powi(2), count - 1.0))
        };
        let mut standardised: Vec<(f64, f64)> =
            own.iter().map(|error| (standard(error) / without(error), weigh(error))).collect();
        standardised.extend(lent.iter().map(|error| (standard(error), weigh(error))));
        let mut quantiles = [0.0; 3];
        for (quantile, share) in quantiles.iter_mut().zip(BAND_SHARES) {
            *quantile = weighted_quantile(&mut standardised, share)?;
        }
        let restless = squares.into_iter().map(spread).collect();
        Some(Bands { level, scatter, restless, quantiles })
    }

    /// Narrows or widens by what the bands of earlier years held: `earlier` are pairs of what came over the half width of the 80% band
    /// that had been forecast, both as logarithms, and the year. A part of the correction is taken.
    pub fn corrected(mut self, earlier: &[(f64, i32)], origin: i32) -> Bands {
        if earlier.len() < ERRORS_TO_CORRECT {
            return self;
        }
        let mut pairs: Vec<(f64, f64)> =
            earlier.iter().map(|(ratio, year)| (*ratio, REMEMBERED.powi(origin - year))).collect();
        if let Some(would_have_held) = weighted_quantile(&mut pairs, BAND_SHARES[1]) {
            let by = would_have_held.clamp(1.0 / CORRECTION_MAX, CORRECTION_MAX).powf(CORRECTION_TAKEN);
            self.quantiles = self.quantiles.map(|quantile| quantile * by);
        }
        self
    }

    /// The bands around a forecast count of a place, as (low, high) for each of [`BAND_SHARES`].
    pub fn around(&self, place: usize, expected: f64) -> [(f64, f64); 3] {
        let one = (self.level + self.scatter / (expected + 0.5)).sqrt() * self.restless[place];
        self.quantiles.map(|quantile| {
            let by = (quantile * one).exp();
            (((expected + 0.5) / by - 0.5).max(0.0), (expected + 0.5) * by - 0.5)
        })
    }
}

/// The level and the scatter that make the errors likeliest, if they have the long tails of a Laplace distribution.
fn likeliest(errors: &[(PastError, f64)]) -> (f64, f64) {
    let mut best = (f64::NEG_INFINITY, (0.01, 1.0));
    for step in 0..LEVELS {
        let level = (0.01 * 60_f64.powf(step as f64 / (LEVELS - 1) as f64)).powi(2);
        for scatter in SCATTERS {
            let likelihood: f64 = errors
                .iter()
                .map(|(error, weight)| {
                    let one = (level + scatter / (error.expected + 0.5)).sqrt();
                    -weight * (one.ln() + std::f64::consts::SQRT_2 * error.log_error.abs() / one)
                })
                .sum();
            if likelihood > best.0 {
                best = (likelihood, (level, scatter));
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(scale: f64) -> Vec<PastError> {
        let spread = |index: usize| (index as f64 / 99.5 - 1.0) * scale;
        (0..200)
            .map(|index| PastError {
                place: index % 20,
                year: 2020,
                log_error: spread(index),
                expected: 400.0,
                weight: 1.0,
            })
            .collect()
    }

    #[test]
    fn the_band_holds_the_share_that_it_names() {
        let errors = errors(0.3);
        let bands = Bands::learn(&errors, &[], 20, 2020).unwrap();
        let (low, high) = bands.around(0, 400.0)[1];
        let held = errors.iter().filter(|error| (low..=high).contains(&(400.0 * error.log_error.exp()))).count();
        assert!((140..=180).contains(&held), "{held} of 200");
    }

    #[test]
    fn larger_errors_make_wider_bands_and_small_counts_too() {
        let (calm, wild) = (errors(0.1), errors(0.4));
        let width = |errors: &[PastError], expected: f64| {
            let (low, high) = Bands::learn(errors, &[], 20, 2020).unwrap().around(0, expected)[1];
            high / low
        };
        assert!(width(&wild, 400.0) > 1.5 * width(&calm, 400.0));
        assert!(width(&calm, 20.0) >= width(&calm, 400.0));
        assert!(Bands::learn(&calm[..ERRORS_MIN - 1], &[], 20, 2020).is_none());
    }
}
