//! Who comes into care: counts by age over the window, how much they scatter from month to month, how far their level wandered from
//! year to year, and in which state they begin.

use super::{
    spells::{CannotForecast, Spells},
    states::{AGES, Again, KINDS, STATES, age_band, state},
};
use crate::Day;

/// Entries of a window.
#[derive(Clone, Debug)]
pub struct Entries {
    /// Entries a day, by age band.
    pub daily: [f64; AGES],
    /// How many were counted, by age band.
    pub counted: [f64; AGES],
    /// Shares of the kind and the first state, by age band.
    pub begins: [[[f64; STATES]; KINDS]; AGES],
    /// How many times the variance of a month's entries is that of a Poisson count; at least 1.
    pub overdispersion: f64,
    /// The standard deviation by which the logarithm of the level wanders in a year.
    pub wanders: f64,
    /// The variance of the logarithm of the level on the last day: it is estimated from counts, the latest of which say most.
    pub unsure: f64,
}

/// What the level of entries is believed to wander in a year before a council's own years are looked at: the one-year error of looked-
/// after numbers in the published back-test, over the share that enters each year.
const WANDERS_BELIEVED: f64 = 0.12;
/// The weight of that belief, in years.
const BELIEVED_YEARS: f64 = 3.0;
/// A level that more than doubled or halved tells of a break, of which there are not many in a row.
const WANDERED_MAX: f64 = 1.0;
/// Days of a month, to count entries by.
const MONTH: f64 = 30.4375;

/// Counts who came from `from` until `until`; the level's wandering is taken from all years.
pub fn entries(spells: &Spells, from: Day, until: Day) -> Result<Entries, CannotForecast> {
    let came: Vec<_> = spells.spells.iter().filter(|spell| spell.from == spell.entered).collect();
    let mut counted = [0.0; AGES];
    let mut begins = [[[0.0; STATES]; KINDS]; AGES];
    let months = (f64::from(until - from) / MONTH).round().max(1.0);
    let mut by_month = vec![0.0; months as usize];
    for spell in came.iter().filter(|spell| (from..until).contains(&spell.from)) {
        let Some(age) = age_band(spell.born, spell.from) else { continue };
        counted[age] += 1.0;
        begins[age][spell.kind.number()][state(spell.placement, spell.legal)] += 1.0;
        let month = (f64::from(spell.from - from) / f64::from(until - from) * months) as usize;
        if let Some(count) = by_month.get_mut(month) {
            *count += 1.0;
        }
    }
    let all: f64 = counted.iter().sum();
    if all == 0.0 {
        return Err(CannotForecast::NoEntries);
    }
    // A first state that was seen once at one age is possible at all ages: each age is drawn towards all.
    let mut overall = [[0.0; STATES]; KINDS];
    for age in &begins {
        for (sums, kinds) in overall.iter_mut().zip(age) {
            for (sum, count) in sums.iter_mut().zip(kinds) {
                *sum += count / all;
            }
        }
    }
    const DRAWN: f64 = 5.0;
    for (age, begins) in begins.iter_mut().enumerate() {
        for (kind, states) in begins.iter_mut().enumerate() {
            for (state, share) in states.iter_mut().enumerate() {
                *share = (*share + DRAWN * overall[kind][state]) / (counted[age] + DRAWN);
            }
        }
    }
    let overdispersion = scatter(&by_month);

    let mut yearly = Vec::new();
    let mut last = until;
    while last.birthday(-1) >= spells.start {
        let first = last.birthday(-1);
        yearly.push(came.iter().filter(|spell| (first..last).contains(&spell.from)).count() as f64);
        last = first;
    }
    let changes: Vec<f64> = yearly.windows(2).map(|pair| ((pair[0] + 0.5) / (pair[1] + 0.5)).ln()).collect();
    // The scatter of two counts is in a change too; what is left is the level's own.
    let own: f64 = yearly
        .windows(2)
        .zip(&changes)
        .map(|(pair, change)| {
            (change.powi(2) - overdispersion * (1.0 / (pair[0] + 0.5) + 1.0 / (pair[1] + 0.5))).clamp(0.0, WANDERED_MAX)
        })
        .sum();
    let wanders = ((own + BELIEVED_YEARS * WANDERS_BELIEVED.powi(2)) / (changes.len() as f64 + BELIEVED_YEARS)).sqrt();
    yearly.reverse();
    let (level, unsure) = level(&yearly, overdispersion, wanders.powi(2)).unwrap_or_else(|| {
        let mean = all / f64::from(until - from) * YEAR;
        (mean, overdispersion / (all + 0.5) + wanders.powi(2) / 3.0)
    });
    let daily = counted.map(|count| count / all * level / YEAR);
    Ok(Entries { daily, counted, begins, overdispersion, wanders, unsure })
}

/// How many times the variance of monthly counts is that of chance alone, each year around its own mean: a level that moves from year to
/// year is no scatter.
fn scatter(by_month: &[f64]) -> f64 {
    let (mut squares, mut chance) = (0.0, 0.0);
    for year in by_month.chunks(12).filter(|year| year.len() > 1) {
        let mean = year.iter().sum::<f64>() / year.len() as f64;
        squares += year.iter().map(|count| (count - mean).powi(2)).sum::<f64>();
        chance += mean * (year.len() - 1) as f64;
    }
    if chance > 0.0 { (squares / chance).clamp(1.0, 10.0) } else { 1.0 }
}

/// Days of a year, on average.
const YEAR: f64 = 365.25;

/// The yearly level of entries at the end of some years, and the variance of its logarithm: every year's count moves what was believed,
/// the more so the more the level wanders and the less counts scatter. What came long ago says little about who comes next.
fn level(yearly: &[f64], overdispersion: f64, wanders: f64) -> Option<(f64, f64)> {
    let seen = |count: f64| ((count + 0.5).ln(), overdispersion / (count + 0.5));
    let (first, rest) = yearly.split_first()?;
    let (mut level, mut unsure) = seen(*first);
    for count in rest {
        let (counted, scatter) = seen(*count);
        unsure += wanders;
        let gain = unsure / (unsure + scatter);
        level += gain * (counted - level);
        unsure *= 1.0 - gain;
    }
    // A count is of a whole year, and the level went on to wander until its end.
    Some(((level.exp() - 0.5).max(0.0), unsure + wanders / 3.0))
}

/// The number of the kind of a child who comes for the first time from a family.
pub const FIRST: usize = Again::First as usize;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_follows_a_break_where_counts_are_large_and_chance_where_they_are_small() {
        let (large, unsure) = level(&[400.0, 400.0, 200.0], 1.0, 0.0144).unwrap();
        assert!((200.0..250.0).contains(&large), "{large}");
        let (small, less_sure) = level(&[4.0, 4.0, 2.0], 1.0, 0.0144).unwrap();
        assert!((3.0..4.0).contains(&small), "{small}");
        assert!(less_sure > unsure);
        assert_eq!(level(&[], 1.0, 0.0144), None);
    }

    #[test]
    fn a_level_that_moves_between_years_is_no_scatter() {
        let steady: Vec<f64> = [20.0; 12].into_iter().chain([2.0; 12]).collect();
        assert_eq!(scatter(&steady), 1.0);
        let bursts: Vec<f64> = (0..24).map(|month| if month % 6 == 0 { 30.0 } else { 0.0 }).collect();
        assert!(scatter(&bursts) > 5.0);
    }
}
