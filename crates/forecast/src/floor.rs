//! Plain loops that do the least of what a forecast must do: what measurements are compared with. No forecast uses them.

use crate::{peers::STATES, stream::mix};

/// Steps of a dense matrix, without entries or variances; gives the sum at the end.
pub fn dense_steps(rates: &[[f64; STATES]; STATES], now: &[f64; STATES], days: usize) -> f64 {
    let mut counts = *now;
    for _ in 0..days {
        let mut next = [0.0; STATES];
        for (count, row) in counts.iter().zip(rates) {
            for (next, rate) in next.iter_mut().zip(row) {
                *next += count * rate;
            }
        }
        counts = next;
    }
    counts.iter().sum()
}

/// One even number for each child and month, and a count of the low ones: no states, no ages.
pub fn plain_months(children: u64, months: u64) -> u64 {
    let mut low = 0;
    for month in 0..months {
        for child in 0..children {
            low += u64::from(mix(child ^ (month << 40)) < 1 << 58);
        }
    }
    low
}
