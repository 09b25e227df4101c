//! Benchmarks of the record. Each measures Kith beside a floor in the same run, on the same files, in turns, and prints the ratio:
//! machines are noisy, so seconds by themselves mean little.

mod append;
mod check;
mod find;
mod house;
mod linking;
mod load;
mod page;
mod people;
mod whole;

use anyhow::Result;
use std::time::Instant;
use store::StoreAddress;

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Durable appends beside raw SQLite.
    Append,
    /// A family's page beside the raw reads that it needs.
    Page,
    /// Rebuilding and verifying a large ledger.
    Whole,
    /// A hundred requests a second over a large ledger.
    Load,
    /// Checking returns beside a plain parse.
    Check,
    /// Matching two files beside a join on the exact number.
    Match,
    /// Finding one child among many.
    Find,
}

/// How much to measure.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Entries of the ledger that is rebuilt and verified.
    pub whole_entries: u64,
    /// Entries of the ledger under load.
    pub load_entries: u64,
    /// Seconds of load.
    pub load_seconds: u64,
    /// Requests a second.
    pub load_rate: u64,
    /// Children of whom two files are matched.
    pub match_people: usize,
    /// People among whom one is found.
    pub find_people: u64,
}

impl Default for Sizes {
    fn default() -> Self {
        Sizes {
            whole_entries: 1_000_000,
            load_entries: 2_000_000,
            load_seconds: 60,
            load_rate: 100,
            match_people: 100_000,
            find_people: 1_500_000,
        }
    }
}

/// Measures and prints. `postgres` is a server on which databases may be made and dropped.
pub async fn run(parts: &[Part], sizes: Sizes, postgres: Option<&str>) -> Result<()> {
    for part in parts {
        match part {
            Part::Append => append::run().await?,
            Part::Page => page::run().await?,
            Part::Whole => whole::run(sizes).await?,
            Part::Check => check::run()?,
            Part::Match => linking::run(sizes.match_people)?,
            Part::Find => find::run(sizes.find_people)?,
            Part::Load => {
                load::run(sizes, house::Place::Sqlite).await?;
                match postgres {
                    Some(server) => load::run(sizes, house::Place::Postgres(server.to_owned())).await?,
                    None => println!("load on PostgreSQL: not measured, since KITH_TEST_POSTGRES names no server"),
                }
            }
        }
    }
    Ok(())
}

/// Where a store is, for messages.
fn named(address: &StoreAddress) -> &'static str {
    match address {
        StoreAddress::Sqlite(_) => "SQLite",
        StoreAddress::Postgres(_) => "PostgreSQL",
    }
}

/// The middle one.
fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The value below which so many of a hundred lie.
fn percentile(sorted: &[f64], of_hundred: f64) -> f64 {
    let at = (sorted.len() as f64 * of_hundred / 100.0).ceil() as usize;
    sorted.get(at.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// How long something took, in seconds.
async fn timed<T>(work: impl Future<Output = Result<T>>) -> Result<(f64, T)> {
    let begun = Instant::now();
    let done = work.await?;
    Ok((begun.elapsed().as_secs_f64(), done))
}
