//! `kith forecast`: what happens next, from published figures or from a council's own returns. This file takes the command apart;
//! the forecasts are made in the crate of the same name.

mod files;
mod published;
mod returned;
pub mod statistics;
mod table;

use anyhow::{Result, bail};
use clap::Args;
use published::Published;
use returned::As;
use std::path::PathBuf;

/// Forecast demand, with bands and a back-test
///
/// From published figures with --published, for authorities, regions and England. Take the figures in first with kith import statistics.
#[derive(Args)]
#[command(after_help = "Examples:
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
        if let (Some(folder), Some(model)) = (&self.folder, self.model) {
            let Some(out) = &self.out else { bail!("say where to write the tables: --out FOLDER") };
            return returned::run_as(model, folder, self.horizon, out);
        }
        bail!("say what to forecast from: --published SERIES --place NAME. See kith help forecast")
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
