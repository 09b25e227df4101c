//! What the council's own forecast would have been worth: made again at each earlier 31 March from what had been returned by then.

use super::{
    bands::{Band, Basis},
    entries, project,
    rates::{self, Seen},
    spells::{Ended, Spell, Spells},
};
use crate::{Day, population::Growth};

/// One earlier forecast and what came.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The day it was made.
    pub made: Day,
    /// The day it is for.
    pub day: Day,
    /// Children in care on the day it was made.
    pub now: f64,
    /// Children that it expected.
    pub expected: f64,
    /// The standard deviation that the rates alone gave it.
    pub deviation: f64,
    /// Its bands.
    pub band: Band,
    /// Children in care on the day.
    pub came: f64,
}

/// Days of the window that rates are taken from: two years, long enough to count and short enough to be of today.
pub const WINDOW_YEARS: i32 = 2;

/// What would have been known at `day`: what had not happened yet is taken away.
fn known(spells: &Spells, day: Day) -> Spells {
    let cut = |spell: &Spell| {
        let open = spell.to.is_none_or(|to| to > day);
        if open { Spell { to: None, ended: Ended::GoesOn, ..*spell } } else { *spell }
    };
    Spells {
        spells: spells.spells.iter().filter(|spell| spell.from <= day).map(cut).collect(),
        start: spells.start,
        end: day,
    }
}

/// Children in care on a day.
pub fn in_care(spells: &Spells, day: Day) -> f64 {
    spells.spells.iter().filter(|spell| spell.from <= day && spell.to.is_none_or(|to| to > day)).count() as f64
}

/// The window of rates that ends on a day: two years, or what the returns have of them.
pub fn window(spells: &Spells) -> (Day, Day) {
    (spells.end.birthday(-WINDOW_YEARS).max(spells.start) + 1, spells.end + 1)
}

/// Forecasts again from every earlier 31 March that has a window behind it, one to three years ahead. Bands are as wide as they would have
/// been made then, knowing how far earlier forecasts had been out.
pub fn judge(all: &Spells, region: Option<Seen>) -> Vec<Judged> {
    let mut origins = Vec::new();
    let mut made = all.end.birthday(-1);
    while made.birthday(-WINDOW_YEARS) + 1 >= all.start {
        origins.push(made);
        made = made.birthday(-1);
    }
    let mut judged: Vec<Judged> = Vec::new();
    for made in origins.into_iter().rev() {
        let then = known(all, made);
        let (from, until) = window(&then);
        let rates = rates::rates_in(&then, from, until, region);
        let (Ok(rates), Ok(entries)) = (rates, entries::entries(&then, from, until)) else { continue };
        let now = project::in_care(&then);
        let days: Vec<Day> = (1..=3).map(|years| made.birthday(years)).filter(|day| *day <= all.end).collect();
        let basis =
            Basis { rates: &rates, entries: &entries, periods: &[], growth: Growth::None, start: made, now: &now };
        let known_by_then: Vec<Judged> = judged.iter().filter(|one| one.day <= made).cloned().collect();
        let banded = basis.banded(&days);
        let deviations: Vec<f64> = banded.total.iter().map(|one| one.variance().sqrt()).collect();
        let banded = banded.widened(widening(&known_by_then));
        for (at, day) in days.iter().enumerate() {
            let expected = banded.projection.total(at);
            judged.push(Judged {
                made,
                day: *day,
                now: banded.projection.at_start,
                expected,
                deviation: deviations[at],
                band: banded.total[at].band(expected),
                came: in_care(all, *day),
            });
        }
    }
    judged
}

/// The weight of "the bands are as wide as they should be", in earlier forecasts.
const BELIEVED_RIGHT: f64 = 3.0;

/// How many times wider the variance should be, by how far earlier forecasts were out: never less than once.
pub fn widening(judged: &[Judged]) -> f64 {
    let out = |one: &Judged| {
        if one.deviation > 0.0 { ((one.came - one.expected) / one.deviation).powi(2) } else { 1.0 }
    };
    let sum: f64 = judged.iter().map(out).sum();
    ((BELIEVED_RIGHT + sum) / (BELIEVED_RIGHT + judged.len() as f64)).max(1.0)
}
