//! `kith bench`: measures the record beside raw SQLite, and matching beside a bare join, on this machine and prints ratios.
//! Touches no store but its own temporary ones.

use anyhow::Result;
use bench::{Part, Sizes};
use clap::{Args, ValueEnum};

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
}

#[derive(Clone, Copy, ValueEnum)]
enum Measured {
    /// Durable appends
    Append,
    /// A family's page
    Page,
    /// Rebuilding and verifying
    Whole,
    /// A hundred requests a second
    Load,
    /// Matching two files
    Match,
    /// Finding one child among many
    Find,
}

impl Bench {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        let part = |measured: &Measured| match measured {
            Measured::Append => Part::Append,
            Measured::Page => Part::Page,
            Measured::Whole => Part::Whole,
            Measured::Load => Part::Load,
            Measured::Match => Part::Match,
            Measured::Find => Part::Find,
        };
        let parts: Vec<Part> = if self.parts.is_empty() {
            vec![Part::Append, Part::Page, Part::Whole, Part::Match, Part::Find, Part::Load]
        } else {
            self.parts.iter().map(part).collect()
        };
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
