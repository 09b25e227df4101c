//! Everything that is worked out of a council's returns, in one go: what a command prints and a page shows. It tells how far it has come,
//! and stops when it is told to.

use super::{
    backtest::{self, Judged},
    bands::{Banded, Basis},
    costs::{self, Drivers, PriceList, YearCost},
    entries::{self, Entries},
    micro::{self, Room, Runs},
    project::{self, Group},
    rates::{self, Rates, Seen},
    spells::{self, CannotForecast, DataReport, Spells},
    states::PLACEMENTS,
};
use crate::{
    Day,
    population::Growth,
    returned::Returned,
    scenario::{Comparison, Scenario, compare, months_to_days, placement},
};
use std::ops::ControlFlow;

/// What is asked of returns.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// How many years ahead.
    pub years: u32,
    /// What placements cost.
    pub prices: &'a PriceList,
    /// How the child population grows.
    pub growth: Growth<'a>,
    /// What was seen of leaving care in the council's region, if that is known.
    pub region: Option<Seen>,
}

/// Everything but a scenario.
pub struct Worked {
    /// What was joined, closed and doubted.
    pub report: DataReport,
    /// The spells.
    pub spells: Spells,
    /// Rates of the last years.
    pub rates: Rates,
    /// Entries of the last years.
    pub entries: Entries,
    /// Children in care at the end of the returns.
    pub now: Vec<Group>,
    /// What is expected, month by month, with bands as wide as earlier forecasts were out.
    pub banded: Banded,
    /// How many times wider the variances are for that.
    pub wider: f64,
    /// What it costs, by financial year.
    pub costs: Vec<YearCost>,
    /// Why the yearly cost changes.
    pub drivers: Drivers,
    /// The same method in earlier years.
    pub judged: Vec<Judged>,
}

/// Why nothing was worked out.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWorked {
    /// The returns do not allow it.
    #[error(transparent)]
    Cannot(#[from] CannotForecast),
    /// Somebody stopped it.
    #[error("the forecast was stopped")]
    Stopped,
}

/// How far a run has come: so many steps of so many. It goes on or stops as it is answered.
pub type Follow<'a> = &'a (dyn Fn(u32, u32) -> ControlFlow<()> + Sync);

/// Steps of a forecast: spells, rates, the past, the future.
const STEPS: u32 = 4;

/// Works everything out.
pub fn work_out(returned: &Returned, wanted: &Wanted<'_>, follow: Follow<'_>) -> Result<Worked, NotWorked> {
    let goes_on = |step: u32| match follow(step, STEPS) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(NotWorked::Stopped),
    };
    goes_on(0)?;
    let (spells, report) = spells::spells(returned)?;
    goes_on(1)?;
    let (from, until) = backtest::window(&spells);
    let rates = rates::rates_in(&spells, from, until, wanted.region)?;
    let entries = entries::entries(&spells, from, until)?;
    let now = project::in_care(&spells);
    goes_on(2)?;
    let judged = backtest::judge(&spells, wanted.region);
    goes_on(3)?;
    let wider = backtest::widening(&judged);
    let start = spells.end;
    let months: Vec<Day> = months(start, wanted.years);
    let basis = Basis { rates: &rates, entries: &entries, periods: &[], growth: wanted.growth, start, now: &now };
    let banded = basis.banded(&months).widened(wider);
    let heads = heads(&now);
    let costs = costs::by_year(&banded, wanted.prices, start, &heads);
    let last = months.len().saturating_sub(1);
    let drivers = costs::drivers(&banded.projection, last, wanted.prices, start, &heads);
    goes_on(STEPS)?;
    Ok(Worked { report, spells, rates, entries, now, banded, wider, costs, drivers, judged })
}

/// The end of each month of so many years.
fn months(start: Day, years: u32) -> Vec<Day> {
    (1..=years * 12).map(|month| start + months_to_days(month)).collect()
}

/// Children by placement.
fn heads(now: &[Group]) -> [f64; PLACEMENTS] {
    let mut heads = [0.0; PLACEMENTS];
    for group in now {
        heads[group.state / 2] += group.count;
    }
    heads
}

impl Worked {
    /// What a projection of these children starts from.
    pub fn basis<'a>(&'a self, growth: Growth<'a>) -> Basis<'a> {
        Basis {
            rates: &self.rates,
            entries: &self.entries,
            periods: &[],
            growth,
            start: self.spells.end,
            now: &self.now,
        }
    }

    /// Children in care at the end of the returns, by placement.
    pub fn heads(&self) -> [f64; PLACEMENTS] {
        heads(&self.now)
    }

    /// What is expected every so many days.
    pub fn every(&self, wanted: &Wanted<'_>, step_days: u32) -> Banded {
        let step = i32::try_from(step_days).unwrap_or(i32::MAX).max(1);
        let last = months_to_days(wanted.years * 12);
        let days: Vec<Day> = (1..=last / step).map(|number| self.spells.end + number * step).collect();
        self.basis(wanted.growth).banded(&days).widened(self.wider)
    }

    /// The world with a reform beside that without.
    pub fn compare(&self, scenario: &Scenario, wanted: &Wanted<'_>) -> Comparison {
        compare(&self.basis(wanted.growth), scenario, wanted.prices, wanted.years)
    }

    /// Who waits for a place, where a scenario limits room: the future is drawn child by child, so many times.
    pub fn queues(
        &self,
        scenario: &Scenario,
        wanted: &Wanted<'_>,
        drawing: Drawing,
        follow: Follow<'_>,
    ) -> Result<Vec<Queue>, NotWorked> {
        if scenario.capacity.is_empty() {
            return Ok(Vec::new());
        }
        let number = |name: &str| placement(name).unwrap_or(PLACEMENTS - 1);
        let rooms: Vec<Room> = scenario
            .capacity
            .iter()
            .map(|room| Room {
                placement: number(&room.placement),
                places: room.places,
                spills_into: number(&room.spills_into),
            })
            .collect();
        let days = months(self.spells.end, wanted.years);
        let periods = scenario.periods(self.spells.end, wanted.years * 12);
        let basis = Basis { periods: &periods, ..self.basis(wanted.growth) };
        let runs = Runs { seed: drawing.seed, runs: drawing.runs, threads: drawing.threads, rooms };
        let drawn = micro::run_followed(&basis, &days, &runs, follow).ok_or(NotWorked::Stopped)?;
        let of_room = |(room, limit): (usize, &crate::scenario::Capacity)| {
            let years = (11..days.len()).step_by(12).map(|at| {
                let mut waiting: Vec<u32> = drawn.waiting.iter().map(|days| days[at][room]).collect();
                waiting.sort_unstable();
                let share = |share: f64| waiting[((waiting.len() - 1) as f64 * share).round() as usize];
                Waiting { mean: drawn.mean_waiting(at, room), low: share(0.1), high: share(0.9) }
            });
            Queue {
                room: format!("{} ({} places, spills into {})", limit.placement, limit.places, limit.spills_into),
                years: years.collect(),
            }
        };
        Ok(scenario.capacity.iter().enumerate().map(of_room).collect())
    }
}

/// How futures are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Drawing {
    /// The seed.
    pub seed: u64,
    /// How often.
    pub runs: u32,
    /// On how many threads; the answer is the same on any number.
    pub threads: usize,
}

/// Who waits for one room that is limited.
#[derive(Clone, Debug, PartialEq)]
pub struct Queue {
    /// The room, in words.
    pub room: String,
    /// At the end of each year.
    pub years: Vec<Waiting>,
}

/// Children who wait for a place on a day: the mean, and the ends of the 80% of futures between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waiting {
    /// On average.
    pub mean: f64,
    /// A tenth of futures have fewer.
    pub low: u32,
    /// A tenth of futures have more.
    pub high: u32,
}
