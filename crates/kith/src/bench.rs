//! `kith bench`: measures the record beside raw SQLite, and the rest beside a floor of its own, on this machine and prints ratios.
//! Touches no store but its own temporary ones.

use crate::forecast;
use anyhow::Result;
use bench::{Part, Sizes};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Measure the record beside raw SQLite, and print ratios
#[derive(Args)]
#[command(after_help = "Examples:
  kith bench append page
  kith bench load --load-entries 100000 --load-seconds 20")]
pub struct Bench {
    /// What to measure; everything if nothing is named
    parts: Vec<Measured>,
    /// Entries of the ledger that is rebuilt and verified
    #[arg(long, default_value_t = Sizes::default().whole_entries)]
    whole_entries: u64,
    /// Entries of the ledger under load
    #[arg(long, default_value_t = Sizes::default().load_entries)]
    load_entries: u64,
    /// Seconds of load
    #[arg(long, default_value_t = Sizes::default().load_seconds)]
    load_seconds: u64,
    /// Requests a second
    #[arg(long, default_value_t = Sizes::default().load_rate)]
    load_rate: u64,
    /// Children of whom two files are matched
    #[arg(long, default_value_t = Sizes::default().match_people)]
    match_people: usize,
    /// People among whom one is found
    #[arg(long, default_value_t = Sizes::default().find_people)]
    find_people: u64,
    /// A PostgreSQL server on which databases may be made, for the load
    #[arg(long, env = "KITH_TEST_POSTGRES", hide_env_values = true)]
    postgres: Option<String>,
    /// A folder of SSDA903 years to forecast from, instead of a made-up one
    #[arg(long, value_name = "FOLDER")]
    demand: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Measured {
    /// Durable appends
    Append,
    /// A family's page
    Page,
    /// Rebuilding and verifying
    Whole,
    /// A hundred requests a second
    Load,
    /// Forecasts
    Forecast,
    /// Checking returns
    Check,
    /// Matching two files
    Match,
    /// Finding one child among many
    Find,
}

impl Bench {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        let part = |measured: &Measured| match measured {
            Measured::Append => Some(Part::Append),
            Measured::Page => Some(Part::Page),
            Measured::Whole => Some(Part::Whole),
            Measured::Load => Some(Part::Load),
            Measured::Check => Some(Part::Check),
            Measured::Match => Some(Part::Match),
            Measured::Find => Some(Part::Find),
            Measured::Forecast => None,
        };
        let everything = self.parts.is_empty();
        let parts: Vec<Part> = if everything {
            vec![Part::Append, Part::Page, Part::Whole, Part::Check, Part::Match, Part::Find, Part::Load]
        } else {
            self.parts.iter().filter_map(part).collect()
        };
        if everything || self.parts.contains(&Measured::Forecast) {
            forecast::bench::run(self.demand.as_deref())?;
        }
        let sizes = Sizes {
            whole_entries: self.whole_entries,
            load_entries: self.load_entries,
            load_seconds: self.load_seconds,
            load_rate: self.load_rate,
            match_people: self.match_people,
            find_people: self.find_people,
        };
        bench::run(&parts, sizes, self.postgres.as_deref()).await
    }
}
