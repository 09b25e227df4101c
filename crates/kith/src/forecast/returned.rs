//! `kith forecast DIR`: from the years of a council's return to a forecast, or to what a published model would have said.

mod print;
mod written;

use super::{files, scenarios};
use ::forecast::{
    Day, METHOD,
    council::{
        backtest::{self, Judged},
        bands::{Banded, Basis},
        costs::{self, Drivers, PriceList, YearCost},
        entries::{self, Entries},
        micro::{self, Room, Runs},
        project::{self, Group},
        rates::{self, Rates},
        spells::{self, DataReport, Spells},
        states::PLACEMENTS,
    },
    peers::{self, Table, base::NoAnswer},
    scenario::{self, Capacity, Comparison, Scenario, compare, months_to_days},
};
use anyhow::{Context, Result};
use clap::ValueEnum;
use std::{fs, path::Path};

/// Prices unless a council gives its own.
const PRICES: &str = include_str!("../../../../policy/placement_prices.toml");

/// A published model that is computed again.
#[derive(Clone, Copy, ValueEnum)]
pub enum As {
    /// cs-demand-model 0.5.1
    CsDemandModel,
    /// The regional web tool (cs-demand-model-regional)
    Regional,
}

/// What is asked of a return.
pub struct Asked<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// How many years ahead.
    pub years: u32,
    /// Days between the rows of the forecast; months if there is none.
    pub step_days: Option<u32>,
    /// Where to write.
    pub out: Option<&'a Path>,
    /// A scenario, by name or file.
    pub scenario: Option<&'a str>,
    /// Prices.
    pub costs: Option<&'a Path>,
    /// The yearly growth of the child population, as a share.
    pub growth: f64,
    /// The seed of what is drawn at random.
    pub seed: u64,
    /// How often the future is drawn where room is limited.
    pub runs: u32,
}

/// Everything that was worked out, for printing and writing.
struct Worked {
    report: DataReport,
    problems: Vec<String>,
    fingerprint: String,
    spells: Spells,
    rates: Rates,
    entries: Entries,
    now: Vec<Group>,
    banded: Banded,
    costs: Vec<YearCost>,
    drivers: Drivers,
    judged: Vec<Judged>,
    scenario: Option<(Scenario, Comparison)>,
    queues: Option<Queues>,
}

/// Children who wait for a place at the end of a year: the mean, and the ends of the 80% of futures between.
type Waiting = (f64, u32, u32);

/// Who waits, year by year, for each room that is limited.
pub struct Queues(Vec<(String, Vec<Waiting>)>);

/// Forecasts from a return.
pub fn run(asked: &Asked<'_>) -> Result<()> {
    let read = files::read(asked.folder)?;
    let (spells, report) = spells::spells(&read.returned)?;
    let (from, until) = backtest::window(&spells);
    let rates = rates::rates(&spells, from, until)?;
    let entries = entries::entries(&spells, from, until)?;
    let now = project::in_care(&spells);
    let prices = match asked.costs {
        None => PRICES.to_owned(),
        Some(file) => fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?,
    };
    let prices = PriceList::read(&prices)?;
    let scenario = asked.scenario.map(scenarios::find).transpose()?;

    let basis = Basis {
        rates: &rates,
        entries: &entries,
        periods: &[],
        growth: asked.growth.ln_1p(),
        start: spells.end,
        now: &now,
    };
    let months: Vec<Day> = (1..=asked.years * 12).map(|month| spells.end + months_to_days(month)).collect();
    let judged = backtest::judge(&read.returned)?;
    let wider = backtest::widening(&judged);
    let banded = basis.banded(&months).widened(wider);
    let mut heads = [0.0; PLACEMENTS];
    for group in &now {
        heads[group.state / 2] += group.count;
    }
    let costs = costs::by_year(&banded, &prices, spells.end, &heads);
    let drivers = costs::drivers(&banded.projection, months.len() - 1, &prices, spells.end, &heads);
    let scenario = scenario.map(|scenario| {
        let comparison = compare(&basis, &scenario, &prices, asked.years);
        (scenario, comparison)
    });
    let queues = scenario.as_ref().and_then(|(scenario, _)| queues(&basis, scenario, &months, asked));
    let stepped = asked.step_days.map(|step| {
        let step = i32::try_from(step).unwrap_or(i32::MAX).max(1);
        let last = months_to_days(asked.years * 12);
        let days: Vec<Day> = (1..=last / step).map(|number| spells.end + number * step).collect();
        basis.banded(&days).widened(wider)
    });

    let worked = Worked {
        report,
        problems: read.problems,
        fingerprint: read.fingerprint,
        spells,
        rates,
        entries,
        now,
        banded,
        costs,
        drivers,
        judged,
        scenario,
        queues,
    };
    print!("{}", print::everything(&worked));
    if let Some(out) = asked.out {
        written::write(&worked, stepped.as_ref().unwrap_or(&worked.banded), asked, out)
            .with_context(|| format!("the forecast cannot be written to {}", out.display()))?;
        println!("\nWritten to {}: see manifest.json for what each file is", out.display());
    }
    println!("Method {METHOD}; data {}; seed {}", worked.fingerprint, asked.seed);
    Ok(())
}

/// Draws children one by one where a scenario limits room, and counts who waits.
fn queues(basis: &Basis<'_>, scenario: &Scenario, months: &[Day], asked: &Asked<'_>) -> Option<Queues> {
    if scenario.capacity.is_empty() {
        return None;
    }
    let number = |name: &str| scenario::placement(name).unwrap_or(PLACEMENTS - 1);
    let rooms: Vec<Room> = scenario
        .capacity
        .iter()
        .map(|room| Room {
            placement: number(&room.placement),
            places: room.places,
            spills_into: number(&room.spills_into),
        })
        .collect();
    let periods = scenario.periods(basis.start, asked.years * 12);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let runs = Runs { seed: asked.seed, runs: asked.runs, threads, rooms };
    let drawn = micro::run(&Basis { periods: &periods, ..*basis }, months, &runs);
    let of_room = |(room, limit): (usize, &Capacity)| {
        let years = (11..months.len()).step_by(12).map(|at| {
            let mut waiting: Vec<u32> = drawn.waiting.iter().map(|days| days[at][room]).collect();
            waiting.sort_unstable();
            let share = |share: f64| waiting[((waiting.len() - 1) as f64 * share).round() as usize];
            (drawn.mean_waiting(at, room), share(0.1), share(0.9))
        });
        (format!("{} ({} places, spills into {})", limit.placement, limit.places, limit.spills_into), years.collect())
    };
    Some(Queues(scenario.capacity.iter().enumerate().map(of_room).collect()))
}

/// Writes the tables that a published model would have made.
pub fn run_as(model: As, folder: &Path, years: u32, out: &Path) -> Result<()> {
    let read = files::read(folder)?;
    for problem in &read.problems {
        println!("{problem}");
    }
    let days = i32::try_from(years).unwrap_or(1) * 365;
    let tables: Result<Vec<Table>, NoAnswer> = match model {
        As::CsDemandModel => peers::base::tables(&read.returned, days),
        As::Regional => peers::regional::tables(&read.returned, days),
    };
    let tables = tables?;
    for table in &tables {
        written::table(table, out).with_context(|| format!("{} cannot be written to {}", table.name, out.display()))?;
    }
    println!(
        "{} tables of {} files written to {}. They are what that model says, with its faults; leave --as out for Kith's own forecast.",
        tables.len(),
        read.files,
        out.display()
    );
    Ok(())
}
