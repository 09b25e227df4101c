//! `kith forecast DIR`: from the years of a council's return to a forecast, or to what a published model would have said.

mod print;
mod written;

use super::{files, scenarios, statistics};
use ::forecast::{
    METHOD,
    council::{
        bands::Banded,
        costs::PriceList,
        rates::Seen,
        worked::{self, Drawing, Queue, Wanted, Worked},
    },
    peers::{self, Table, base::NoAnswer},
    population::{Growth, Population},
    published::left_care_in_region_of,
    scenario::{Comparison, Scenario},
};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use std::{fs, ops::ControlFlow, path::Path};

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
    /// The yearly growth of the child population, as a share; what is projected for England if there is none.
    pub growth: Option<f64>,
    /// The council, to draw rates towards those of its region.
    pub place: Option<&'a str>,
    /// The published figures that say what those are.
    pub statistics: &'a Path,
    /// The seed of what is drawn at random.
    pub seed: u64,
    /// How often the future is drawn where room is limited.
    pub runs: u32,
}

/// Everything that was worked out, for printing and writing.
struct Made {
    notes: Vec<String>,
    fingerprint: String,
    worked: Worked,
    population: String,
    stepped: Option<Banded>,
    scenario: Option<(Scenario, Comparison)>,
    queues: Vec<Queue>,
}

/// Forecasts from a return.
pub fn run(asked: &Asked<'_>) -> Result<()> {
    let read = files::read(asked.folder)?;
    let prices = match asked.costs {
        None => web::forecasts::PRICES.to_owned(),
        Some(file) => fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?,
    };
    let prices = PriceList::read(&prices)?;
    let scenario = asked.scenario.map(scenarios::find).transpose()?;
    let population = Population::read(web::forecasts::POPULATION)?;
    let region = asked.region()?;
    let growth = asked.growth.map_or(Growth::Projected(&population), Growth::Steady);
    let wanted = Wanted { years: asked.years, prices: &prices, growth, region };

    let worked = worked::work_out(&read.returned, &wanted, NOBODY_STOPS)?;
    let scenario = scenario.map(|scenario| {
        let comparison = worked.compare(&scenario, &wanted);
        (scenario, comparison)
    });
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let drawing = Drawing { seed: asked.seed, runs: asked.runs, threads };
    let queues = match &scenario {
        Some((scenario, _)) => worked.queues(scenario, &wanted, drawing, NOBODY_STOPS)?,
        None => Vec::new(),
    };
    let stepped = asked.step_days.map(|step| worked.every(&wanted, step));
    let end = worked.spells.end;
    let population = match asked.growth {
        Some(share) => format!("grows by {}% a year, as asked", share * 100.0),
        None => {
            web::forecasts::population_words(&population, end, end.birthday(i32::try_from(asked.years).unwrap_or(1)))
        }
    };
    let made = Made { notes: read.notes, fingerprint: read.fingerprint, worked, population, stepped, scenario, queues };
    print!("{}", print::everything(&made));
    if let Some(out) = asked.out {
        written::write(&made, asked, out)
            .with_context(|| format!("the forecast cannot be written to {}", out.display()))?;
        println!("\nWritten to {}: see manifest.json for what each file is", out.display());
    }
    println!("Method {METHOD}; data {}; seed {}", made.fingerprint, asked.seed);
    Ok(())
}

/// A command is stopped by ending it.
const NOBODY_STOPS: worked::Follow<'static> = &|_, _| ControlFlow::Continue(());

impl Asked<'_> {
    /// What published figures say of leaving care in the region of the council that was named.
    fn region(&self) -> Result<Option<Seen>> {
        let Some(place) = self.place else { return Ok(None) };
        let statistics = statistics::read_kept(self.statistics)?;
        let seen = left_care_in_region_of(&statistics, place);
        if seen.is_none() {
            bail!(
                "nothing was published of the region of {place}. Name a council as published, and import the figures of children looked \
                 after (kith import statistics FILE...)"
            );
        }
        Ok(seen)
    }
}

/// Writes the tables that a published model would have made.
pub fn run_as(model: As, folder: &Path, years: u32, out: &Path) -> Result<()> {
    let read = files::read(folder)?;
    for note in &read.notes {
        println!("{note}");
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
        "{} tables from {} tables of the return written to {}. They are what that model says, with its faults; leave --as out for Kith's own forecast.",
        tables.len(),
        read.tables,
        out.display()
    );
    Ok(())
}
