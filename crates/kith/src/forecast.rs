//! `kith forecast`: what happens next, from published figures or from a council's own returns. This file takes the command apart;
//! the forecasts are made in the crate of the same name.

pub mod bench;
mod files;
mod published;
mod returned;
mod scenarios;
pub mod statistics;
mod table;

use anyhow::{Result, bail};
use clap::Args;
use published::Published;
use returned::{As, Asked};
use std::path::PathBuf;

/// Forecast demand, with bands and a back-test
///
/// From a folder of SSDA903 years, for a council's own children: where they will live, what it will cost, and what a reform would
/// change. Or from published figures with --published, for authorities, regions and England, which kith import statistics takes in.
#[derive(Args)]
#[command(after_help = "Examples:
  kith forecast returns --horizon 5y --scenario family-help --out forecast
  kith forecast --scenario review-2022
  kith import statistics downloads/*.csv
  kith forecast --published looked-after --place Trafford --horizon 3y
  kith forecast --published protection-plans --place all --out forecasts")]
pub struct Forecast {
    /// The folder that holds the years of an SSDA903 return, as CSV
    folder: Option<PathBuf>,
    #[command(flatten)]
    published: Published,
    /// How far ahead, such as 3y
    #[arg(long, value_name = "YEARS", default_value = "3y", value_parser = years)]
    horizon: u32,
    /// Compute again what a published model says, instead of Kith's own forecast
    #[arg(long = "as", value_name = "MODEL")]
    model: Option<As>,
    /// A reform to compare with, by name or file; without a folder, a projection for England to print
    #[arg(long, value_name = "NAME_OR_FILE")]
    scenario: Option<String>,
    /// Prices of placements, in the layout of policy/placement_prices.toml
    #[arg(long, value_name = "FILE")]
    costs: Option<PathBuf>,
    /// How much the child population grows in a year, in percent [default: as projected for England]
    #[arg(long, value_name = "PERCENT", allow_negative_numbers = true)]
    population_growth: Option<f64>,
    /// Days between the rows of forecast.csv [default: months]
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=366))]
    step_days: Option<u32>,
    /// The seed of what is drawn at random
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How often the future is drawn where a scenario limits room
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    runs: u32,
    /// A folder to write tables and a manifest to; it is made if it is not there
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

impl Forecast {
    /// Runs the command.
    pub fn run(&self) -> Result<()> {
        if self.published.is_asked() {
            return self.published.run(self.horizon, self.out.as_deref());
        }
        let Some(folder) = &self.folder else {
            return match &self.scenario {
                Some(scenario) => scenarios::print_national(scenario),
                None => bail!(
                    "say what to forecast from: a folder of returns, or --published SERIES --place NAME. See kith help forecast"
                ),
            };
        };
        if let Some(model) = self.model {
            let Some(out) = &self.out else { bail!("say where to write the tables: --out FOLDER") };
            return returned::run_as(model, folder, self.horizon, out);
        }
        returned::run(&Asked {
            folder,
            years: self.horizon,
            step_days: self.step_days,
            out: self.out.as_deref(),
            scenario: self.scenario.as_deref(),
            costs: self.costs.as_deref(),
            growth: self.population_growth.map(|percent| percent / 100.0),
            place: self.published.place(),
            statistics: self.published.statistics(),
            seed: self.seed,
            runs: self.runs,
        })
    }
}

/// Reads "3y" or "3" as three years.
fn years(text: &str) -> Result<u32, String> {
    let number = text.trim().trim_end_matches(['y', 'Y']);
    match number.parse() {
        Ok(years @ 1..=30) => Ok(years),
        Ok(_) | Err(_) => Err("must be a number of years from 1 to 30, such as 5y".to_owned()),
    }
}
