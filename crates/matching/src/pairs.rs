//! Pairs of people: between two files, or within one.

use crate::compare::Agreement;

/// Which pairs there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sides {
    /// The first `left` people against the rest of `all`.
    Two { left: usize, all: usize },
    /// Everybody against everybody else.
    One { all: usize },
}

/// A pair: `one` comes before `other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) one: u32,
    pub(crate) other: u32,
    pub(crate) agreement: Agreement,
}

impl Sides {
    /// How many pairs there are.
    pub(crate) fn pairs(self) -> f64 {
        match self {
            Sides::Two { left, all } => left as f64 * (all - left) as f64,
            Sides::One { all } => all as f64 * (all as f64 - 1.0) / 2.0,
        }
    }

    /// How many records the smaller file has.
    pub(crate) fn smaller(self) -> usize {
        match self {
            Sides::Two { left, all } => left.min(all - left),
            Sides::One { all } => all,
        }
    }

    /// The pair that a number draws. `None` when it draws somebody with themselves.
    pub(crate) fn draw(self, number: u64) -> Option<(usize, usize)> {
        let random = mix(number);
        let within = |random: u32, many: usize| ((u64::from(random) * many as u64) >> 32) as usize;
        let (high, low) = ((random >> 32) as u32, random as u32);
        match self {
            Sides::Two { left, all } => {
                (left > 0 && all > left).then(|| (within(high, left), left + within(low, all - left)))
            }
            Sides::One { all } => {
                let (one, other) = (within(high, all), within(low, all));
                (one != other).then_some((one.min(other), one.max(other)))
            }
        }
    }
}

/// Scatters a number over all numbers. Steele and others, "Fast splittable pseudorandom number generators", 2014.
pub(crate) fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}
