//! What the council's own forecast would have been worth: made again at each earlier 31 March from what had been returned by then.

use super::{
    bands::{Band, Basis},
    entries, project, rates,
    spells::{CannotForecast, Ended, Spell, Spells, spells},
};
use crate::{Day, returned::Returned};

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

/// Forecasts again from every earlier 31 March that has a window behind it, one to three years ahead.
pub fn judge(returned: &Returned) -> Result<Vec<Judged>, CannotForecast> {
    let (all, _) = spells(returned)?;
    let mut judged = Vec::new();
    let mut made = all.end.birthday(-1);
    while made.birthday(-WINDOW_YEARS) + 1 >= all.start {
        let then = known(&all, made);
        let (from, until) = window(&then);
        if let (Ok(rates), Ok(entries)) = (rates::rates(&then, from, until), entries::entries(&then, from, until)) {
            let now = project::in_care(&then);
            let days: Vec<Day> = (1..=3).map(|years| made.birthday(years)).filter(|day| *day <= all.end).collect();
            let basis = Basis { rates: &rates, entries: &entries, periods: &[], growth: 0.0, start: made, now: &now };
            let banded = basis.banded(&days);
            for (at, day) in days.iter().enumerate() {
                let expected = banded.projection.total(at);
                judged.push(Judged {
                    made,
                    day: *day,
                    now: banded.projection.at_start,
                    expected,
                    band: banded.total[at].band(expected),
                    came: in_care(&all, *day),
                });
            }
        }
        made = made.birthday(-1);
    }
    judged.reverse();
    Ok(judged)
}

/// The weight of "the bands are as wide as they should be", in earlier forecasts.
const BELIEVED_RIGHT: f64 = 3.0;
/// Half the width of an 80% band in standard deviations.
const EIGHTY: f64 = 1.281_551_565_545;

/// How many times wider the variance should be, by how far earlier forecasts were out: never less than once.
pub fn widening(judged: &[Judged]) -> f64 {
    let out = |one: &Judged| {
        let deviation = (one.band[1].1 - one.band[1].0) / 2.0 / EIGHTY;
        if deviation > 0.0 { ((one.came - one.expected) / deviation).powi(2) } else { 1.0 }
    };
    let sum: f64 = judged.iter().map(out).sum();
    ((BELIEVED_RIGHT + sum) / (BELIEVED_RIGHT + judged.len() as f64)).max(1.0)
}
