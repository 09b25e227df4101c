//! `kith forecast DIR`: from the years of a council's return to a forecast, or to what a published model would have said.

use super::files;
use ::forecast::peers::{self, Table, base::NoAnswer};
use anyhow::{Context, Result};
use clap::ValueEnum;
use std::{fs, path::Path};

/// A published model that is computed again.
#[derive(Clone, Copy, ValueEnum)]
pub enum As {
    /// cs-demand-model 0.5.1
    CsDemandModel,
    /// The regional web tool (cs-demand-model-regional)
    Regional,
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
        write(table, out).with_context(|| format!("{} cannot be written to {}", table.name, out.display()))?;
    }
    println!(
        "{} tables written to {}. They are what that model says, with its faults; leave --as out for Kith's own forecast.",
        tables.len(),
        out.display()
    );
    Ok(())
}

/// Writes one table as CSV.
pub fn write(table: &Table, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let mut file = csv::Writer::from_path(out.join(&table.name))?;
    file.write_record(&table.columns)?;
    for (texts, numbers) in &table.rows {
        file.write_record(texts.iter().cloned().chain(numbers.iter().map(|number| format!("{number:?}"))))?;
    }
    Ok(file.flush()?)
}
