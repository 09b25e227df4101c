//! How often children move and leave: events over exact days at risk, told apart by age, placement, law, time since entry and kind, and
//! drawn towards the next coarser rate where few were seen.

use super::{
    spells::{CannotForecast, Ended, Spells},
    states::{AGES, KINDS, STATES, TIMES, age_band, state, time_band},
};
use crate::Day;

/// Events that a coarser rate counts for beside those that were seen.
const SHRINKAGE: f64 = 8.0;

/// The chance to leave care in a year, England 2023: 31,850 who ceased over 83,750 looked after, less those who turned 18 (12,240 of
/// them). The rate that everything is drawn towards when a council has too few children.
pub const ENGLAND_LEAVING_A_YEAR: f64 = (31_850.0 - 12_240.0) / 83_750.0;

const DAYS_A_YEAR: f64 = 365.25;

/// Events and days at risk of one cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Events.
    pub events: f64,
    /// Days at risk.
    pub days: f64,
}

impl Seen {
    /// The rate a day, drawn towards a coarser one as a gamma prior would.
    pub fn drawn_towards(self, coarser: f64) -> f64 {
        if coarser <= 0.0 {
            return if self.days > 0.0 { self.events / (self.days + 1.0) } else { 0.0 };
        }
        (self.events + SHRINKAGE) / (self.days + SHRINKAGE / coarser)
    }
}

/// Rates a day.
#[derive(Clone, Debug)]
pub struct Rates {
    /// Leaving, other than by turning 18: by age, time, kind and state.
    pub leaving: Vec<f64>,
    /// Moving from state to state, by age.
    pub moving: Vec<[[f64; STATES]; STATES]>,
    /// What was seen of leaving, by age: for tables and for how sure the rates are.
    pub left_by_age: [Seen; AGES],
    /// What was seen of leaving, by state.
    pub left_by_state: [Seen; STATES],
    /// What was seen of moving, by state and state.
    pub moved: [[f64; STATES]; STATES],
    /// Days at risk by state.
    pub days: [f64; STATES],
    /// The first day of the window.
    pub from: Day,
    /// The day after the window.
    pub until: Day,
}

/// Where the rate of leaving is kept.
pub fn cell(age: usize, time: usize, kind: usize, state: usize) -> usize {
    ((age * TIMES + time) * KINDS + kind) * STATES + state
}

/// Counts events and days between two days and makes rates of them, which are drawn towards England's.
pub fn rates(spells: &Spells, from: Day, until: Day) -> Result<Rates, CannotForecast> {
    rates_in(spells, from, until, None)
}

/// The same where the region is known: rates are drawn towards those of the `region`, and its towards England's.
pub fn rates_in(spells: &Spells, from: Day, until: Day, region: Option<Seen>) -> Result<Rates, CannotForecast> {
    let mut leaving = vec![Seen::default(); AGES * TIMES * KINDS * STATES];
    let mut moved_by_age = vec![[[0.0; STATES]; STATES]; AGES];
    let mut days_by_age = [[0.0; STATES]; AGES];
    for (index, spell) in spells.spells.iter().enumerate() {
        let last = spell.to.unwrap_or(until).min(until);
        let mut at = spell.from.max(from);
        if at >= last && !(spell.to == Some(at) && at >= from && at < until) {
            continue;
        }
        let here = state(spell.placement, spell.legal);
        let kind = spell.kind.number();
        // Split where the child has a birthday or has been in care for so long.
        while let (true, Some(age)) = (at < last, age_band(spell.born, at)) {
            let time = time_band(spell.entered, at);
            let birthday = spell.born.birthday(super::states::AGE_BOUNDS[age]);
            let longer = super::states::TIME_BOUNDS.get(time).map_or(last, |days| spell.entered + *days);
            let next = last.min(birthday).min(longer);
            let days = f64::from(next - at);
            leaving[cell(age, time, kind, here)].days += days;
            days_by_age[age][here] += days;
            at = next;
        }
        let Some(to) = spell.to.filter(|to| (from..until).contains(to)) else { continue };
        let Some(age) = age_band(spell.born, to + -i32::from(to > spell.from)) else { continue };
        match spell.ended {
            Ended::Left => leaving[cell(age, time_band(spell.entered, to), kind, here)].events += 1.0,
            Ended::Moved => {
                if let Some(next) = spells.spells.get(index + 1) {
                    let there = state(next.placement, next.legal);
                    if there != here {
                        moved_by_age[age][here][there] += 1.0;
                    }
                }
            }
            Ended::GoesOn | Ended::Eighteen | Ended::Lost => {}
        }
    }

    let at_risk: f64 = leaving.iter().map(|seen| seen.days).sum();
    if at_risk <= 0.0 {
        return Err(CannotForecast::NoSpells);
    }
    let sum = |which: &dyn Fn(usize, usize, usize, usize) -> bool| -> Seen {
        let mut sum = Seen::default();
        for age in 0..AGES {
            for time in 0..TIMES {
                for kind in 0..KINDS {
                    for state in 0..STATES {
                        if which(age, time, kind, state) {
                            let seen = leaving[cell(age, time, kind, state)];
                            sum.events += seen.events;
                            sum.days += seen.days;
                        }
                    }
                }
            }
        }
        sum
    };
    let england = ENGLAND_LEAVING_A_YEAR / DAYS_A_YEAR;
    let overall = sum(&|_, _, _, _| true).drawn_towards(region.unwrap_or_default().drawn_towards(england));
    let mut leaving_rates = vec![0.0; leaving.len()];
    for age in 0..AGES {
        let by_age = sum(&|a, _, _, _| a == age).drawn_towards(overall);
        for time in 0..TIMES {
            let by_time = sum(&|a, t, _, _| a == age && t == time).drawn_towards(by_age);
            for state in 0..STATES {
                let by_state = sum(&|a, t, _, s| a == age && t == time && s == state).drawn_towards(by_time);
                for kind in 0..KINDS {
                    let here = cell(age, time, kind, state);
                    leaving_rates[here] = leaving[here].drawn_towards(by_state);
                }
            }
        }
    }

    let mut moved = [[0.0; STATES]; STATES];
    let mut days = [0.0; STATES];
    for age in 0..AGES {
        for here in 0..STATES {
            days[here] += days_by_age[age][here];
            for there in 0..STATES {
                moved[here][there] += moved_by_age[age][here][there];
            }
        }
    }
    let all_moves: f64 = moved.iter().flatten().sum();
    let mut moving = vec![[[0.0; STATES]; STATES]; AGES];
    for here in 0..STATES {
        for there in (0..STATES).filter(|there| *there != here) {
            let into: f64 = (0..STATES).map(|from| moved[from][there]).sum();
            // A move that was never seen from here is as likely as moves in general are to go there.
            let general = if all_moves > 0.0 { all_moves / at_risk * into / all_moves } else { 0.0 };
            let pair = Seen { events: moved[here][there], days: days[here] }.drawn_towards(general);
            for (age, moving) in moving.iter_mut().enumerate() {
                let seen = Seen { events: moved_by_age[age][here][there], days: days_by_age[age][here] };
                moving[here][there] = if pair > 0.0 { seen.drawn_towards(pair) } else { 0.0 };
            }
        }
    }
    let left_by_age = std::array::from_fn(|age| sum(&|a, _, _, _| a == age));
    let left_by_state = std::array::from_fn(|state| sum(&|_, _, _, s| s == state));
    Ok(Rates { leaving: leaving_rates, moving, left_by_age, left_by_state, moved, days, from, until })
}
