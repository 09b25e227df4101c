//! How sure a projection is: chance of every child and entry, rates that were estimated from few events, and a level of entries and of
//! leaving that wanders. Each part is a variance; they add up.

use super::{
    entries::Entries,
    project::{Engine, Group, Period, Projection},
    rates::Rates,
    states::{AGES, PLACEMENTS},
};
use crate::{Day, population::Growth};
use std::thread;

/// A low and a high value for 50, 80 and 95% of outcomes.
pub type Band = [(f64, f64); 3];

/// Standard normal quantiles of the three bands.
const NORMAL: [f64; 3] = [0.674_489_750_196, 1.281_551_565_545, 1.959_963_984_540];
/// What a rate is moved by to see what hangs on it.
const NUDGE: f64 = 0.02;
/// What rates of leaving wander in a year beyond what few events explain; the published numbers who cease move by this much.
const LEAVING_WANDERS: f64 = 0.06;
/// Prior events, as in the rates: they steady the posterior as well.
const PRIOR_EVENTS: f64 = 8.0;

/// The variances of one number on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Uncertainty {
    /// Chance, rates known.
    pub process: f64,
    /// Rates estimated.
    pub rates: f64,
    /// Level wandering.
    pub level: f64,
}

impl Uncertainty {
    /// All of it.
    pub fn variance(&self) -> f64 {
        self.process + self.rates + self.level
    }

    /// The bands around a mean.
    pub fn band(&self, mean: f64) -> Band {
        band(mean, self.variance())
    }
}

/// The bands of a gamma distribution of a mean and a variance, by the cube root that makes it nearly normal: never below zero.
pub fn band(mean: f64, variance: f64) -> Band {
    if mean <= 0.0 || variance <= 0.0 {
        return [(mean, mean); 3];
    }
    let shape = mean * mean / variance;
    let at = |z: f64| {
        let root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt());
        mean * root.max(0.0).powi(3)
    };
    NORMAL.map(|z| (at(-z), at(z)))
}

/// A projection with its uncertainty.
#[derive(Clone, Debug)]
pub struct Banded {
    /// The expected numbers.
    pub projection: Projection,
    /// Of the number in care.
    pub total: Vec<Uncertainty>,
    /// Of the number in each placement.
    pub placements: Vec<[Uncertainty; PLACEMENTS]>,
    /// How much the number in care at the end moves when a rate is 10% higher: name and children.
    pub hangs_on: Vec<(String, f64)>,
}

impl Banded {
    /// The same, with every variance so many times as wide: what earlier forecasts were out by counts as a level that wanders.
    #[must_use]
    pub fn widened(mut self, times: f64) -> Banded {
        for one in self.total.iter_mut().chain(self.placements.iter_mut().flatten()) {
            one.level += (times - 1.0) * one.variance();
        }
        self
    }
}

/// Everything that a projection starts from.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// Rates.
    pub rates: &'a Rates,
    /// Entries.
    pub entries: &'a Entries,
    /// Rules, if any change.
    pub periods: &'a [Period],
    /// How the child population grows.
    pub growth: Growth<'a>,
    /// The day it starts from.
    pub start: Day,
    /// Children in care on that day.
    pub now: &'a [Group],
}

impl Basis<'_> {
    /// The expected numbers alone.
    pub fn project(&self, days: &[Day]) -> Projection {
        Engine::new(self.rates, self.entries, self.periods, self.growth, self.start).project(self.now, days)
    }

    fn nudged(&self, days: &[Day], nudge: impl Fn(&mut Period)) -> Projection {
        let mut periods = self.periods.to_vec();
        if periods.first().is_none_or(|first| first.from > self.start) {
            periods.insert(0, Period::unchanged(self.start));
        }
        periods.iter_mut().for_each(nudge);
        Basis { periods: &periods, ..*self }.project(days)
    }

    /// The expected numbers, then with each age leaving a little sooner, then with a little more moving into each placement. Two threads
    /// share the work; which does what changes nothing.
    fn projections(&self, days: &[Day]) -> Vec<Projection> {
        const ALL: usize = 1 + AGES + PLACEMENTS;
        let one = |number: usize| match number {
            0 => self.project(days),
            1..=AGES => {
                let nudge = |factor: &mut f64| *factor *= 1.0 + NUDGE;
                self.nudged(days, |period| period.leaving[number - 1].iter_mut().for_each(nudge))
            }
            into => self.nudged(days, |period| period.into[into - 1 - AGES] *= 1.0 + NUDGE),
        };
        let half = ALL / 2;
        thread::scope(|scope| {
            let second = scope.spawn(|| (half..ALL).map(one).collect::<Vec<_>>());
            let first: Vec<Projection> = (0..half).map(one).collect();
            let second = second.join().unwrap_or_else(|_| (half..ALL).map(one).collect());
            first.into_iter().chain(second).collect()
        })
    }

    /// The expected numbers with their bands.
    pub fn banded(&self, days: &[Day]) -> Banded {
        let mut projections = self.projections(days);
        let moving = projections.split_off(1 + AGES);
        let leaving = projections.split_off(1);
        let projection = projections.pop().unwrap_or_else(|| self.project(days));
        let length = days.len();
        let mut total = vec![Uncertainty::default(); length];
        let mut placements = vec![[Uncertainty::default(); PLACEMENTS]; length];
        let years = |at: usize| f64::from(days[at] - self.start) / 365.25;
        let mut hangs_on = Vec::new();
        let end = length.saturating_sub(1);

        let mut all_leaving = vec![(0.0, [0.0; PLACEMENTS]); length];
        for age in 0..AGES {
            let moved = &leaving[age];
            let variance = 1.0 / (self.rates.left_by_age[age].events + PRIOR_EVENTS);
            for at in 0..length {
                let (whole, parts) = slopes(moved, &projection, at);
                total[at].rates += whole.powi(2) * variance;
                all_leaving[at].0 += whole;
                for place in 0..PLACEMENTS {
                    placements[at][place].rates += parts[place].powi(2) * variance;
                    all_leaving[at].1[place] += parts[place];
                }
            }
            if length > 0 {
                let name = super::states::AGE_NAMES[age];
                hangs_on.push((format!("leaving, {name}"), 0.1 * slopes(moved, &projection, end).0));
            }
        }
        for into in 0..PLACEMENTS {
            let events: f64 = self.rates.moved.iter().map(|row| row[into * 2] + row[into * 2 + 1]).sum();
            let moved = &moving[into];
            let variance = 1.0 / (events + PRIOR_EVENTS);
            for at in 0..length {
                let (whole, parts) = slopes(moved, &projection, at);
                total[at].rates += whole.powi(2) * variance;
                for place in 0..PLACEMENTS {
                    placements[at][place].rates += parts[place].powi(2) * variance;
                }
            }
        }
        let wanders = self.entries.wanders.powi(2);
        let counted: f64 = self.entries.counted.iter().sum();
        for at in 0..length {
            let now = projection.total(at);
            let of_new: f64 = projection.of_age[at].iter().sum();
            total[at].process = projection.variance[at] + scatter(&projection, at, self.entries.overdispersion);
            let shares: f64 =
                (0..AGES).map(|age| projection.of_age[at][age].powi(2) / (self.entries.counted[age] + 1.0)).sum();
            // How many come is as unsure as its level; at which age, as their counts. What both hold is not counted twice.
            let level = of_new.powi(2) * self.entries.unsure;
            total[at].rates += level + (shares - of_new.powi(2) / (counted + 1.0)).max(0.0);
            let walk = walked(&projection.of_month[at]) * wanders;
            // The leaving walk acts over the time passed: a third of what its last value would do throughout.
            let leaving = LEAVING_WANDERS.powi(2) * years(at) / 3.0;
            total[at].level = walk + all_leaving[at].0.powi(2) * leaving;
            let by_placement = projection.by_placement(at);
            for place in 0..PLACEMENTS {
                // What is common to all children reaches each placement by its share of those who came.
                let share = if now > 0.0 { by_placement[place] / now } else { 0.0 };
                placements[at][place].process = projection.variance_by_placement[at][place];
                placements[at][place].rates += share.powi(2) * level;
                placements[at][place].level = share.powi(2) * walk + all_leaving[at].1[place].powi(2) * leaving;
            }
        }
        for age in 0..AGES {
            if length > 0 {
                let name = super::states::AGE_NAMES[age];
                hangs_on.push((format!("entering, {name}"), 0.1 * projection.of_age[end][age]));
            }
        }
        hangs_on.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        Banded { projection, total, placements, hangs_on }
    }
}

/// What the numbers change by for each whole of the logarithm of a rate.
fn slopes(moved: &Projection, still: &Projection, at: usize) -> (f64, [f64; PLACEMENTS]) {
    let by = (1.0 + NUDGE).ln();
    let (moved_parts, still_parts) = (moved.by_placement(at), still.by_placement(at));
    let parts = std::array::from_fn(|place| (moved_parts[place] - still_parts[place]) / by);
    ((moved.total(at) - still.total(at)) / by, parts)
}

/// What entries scatter beyond Poisson counts, month by month.
fn scatter(projection: &Projection, at: usize, overdispersion: f64) -> f64 {
    let months = projection.of_month[at].iter().zip(&projection.came);
    months.filter(|(_, came)| **came > 0.0).map(|(still, came)| still * still / came).sum::<f64>()
        * (overdispersion - 1.0)
}

/// The squared reach of a walk that moves every month: each month's step is in all entries from then on.
fn walked(of_month: &[f64]) -> f64 {
    let mut later = 0.0;
    let mut sum = 0.0;
    for still in of_month.iter().rev() {
        later += still;
        sum += later * later;
    }
    sum / 12.0
}
