//! `kith import statistics`: takes in the department's published figures and statistical neighbours, into one file that
//! `kith forecast --published` reads. Nothing of it is about a single child, so it is kept beside the record and not in it.

use ::forecast::published::{ReadReport, Statistics};
use anyhow::{Context, Result, bail};
use clap::Args;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::BufReader,
    path::{Path, PathBuf},
};

/// Where published figures are kept unless another file is named.
pub const KEPT_IN: &str = "kith-statistics.csv";

/// Import published statistics (CSV)
///
/// Any data set of explore-education-statistics.service.gov.uk as it was downloaded, and the table of statistical neighbours. What was
/// suppressed stays suppressed and is never a zero. Files add to what was imported before; a newer figure replaces an older one.
#[derive(Args)]
#[command(after_help = "Example:\n  kith import statistics downloads/*.csv")]
pub struct ImportStatistics {
    /// The files, or folders of them
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The file that the figures are kept in
    #[arg(long, value_name = "FILE", default_value = KEPT_IN, env = "KITH_STATISTICS")]
    into: PathBuf,
}

impl ImportStatistics {
    /// Runs the command: every file that can be read is taken in, and each says what became of it.
    pub fn run(&self) -> Result<()> {
        let mut statistics = if self.into.exists() { read_kept(&self.into)? } else { Statistics::new() };
        let mut refused = 0;
        for file in files_of(&self.files)? {
            match read(&mut statistics, &file) {
                Ok(report) => say(&file, &report),
                Err(error) => {
                    refused += 1;
                    eprintln!("{}: not taken in, because {error:#}", file.display());
                }
            }
        }
        let cannot = || format!("the figures cannot be written to {}", self.into.display());
        let beside = self.into.with_extension("part");
        statistics.write(File::create(&beside).with_context(cannot)?).with_context(cannot)?;
        fs::rename(&beside, &self.into).with_context(cannot)?;
        println!(
            "\nKept in {}: {} measures of {} places",
            self.into.display(),
            statistics.measures().count(),
            statistics.places().count()
        );
        if refused > 0 {
            bail!("{refused} of the files could not be taken in; the others were");
        }
        Ok(())
    }
}

/// The figures that were imported before.
pub fn read_kept(file: &Path) -> Result<Statistics> {
    let mut statistics = Statistics::new();
    read(&mut statistics, file).with_context(|| format!("{} cannot be used", file.display()))?;
    Ok(statistics)
}

/// The figures that were imported before, and the beginning of the SHA-256 of their file.
pub fn with_fingerprint(file: &Path) -> Result<(Statistics, String)> {
    let text = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut statistics = Statistics::new();
    statistics.read(text.as_slice()).with_context(|| format!("{} cannot be used", file.display()))?;
    Ok((statistics, fingerprint(&text)))
}

/// Figures that were made up, file by file, and the beginning of their SHA-256.
pub fn made_up(files: Vec<(String, String)>) -> Result<(Statistics, String)> {
    let mut statistics = Statistics::new();
    let mut all = Vec::new();
    for (name, text) in files {
        statistics.read(text.as_bytes()).with_context(|| format!("{name} cannot be used"))?;
        all.extend_from_slice(text.as_bytes());
    }
    Ok((statistics, fingerprint(&all)))
}

fn fingerprint(text: &[u8]) -> String {
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn read(statistics: &mut Statistics, file: &Path) -> Result<ReadReport> {
    let text = File::open(file).context("it cannot be opened. Check its name and that you may read it")?;
    Ok(statistics.read(BufReader::new(text))?)
}

/// The files that were named, and the CSV files of the folders that were named, in the order of their names.
fn files_of(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let within = fs::read_dir(path).with_context(|| format!("{} cannot be looked into", path.display()))?;
        let mut found: Vec<PathBuf> = within.filter_map(|entry| Some(entry.ok()?.path())).collect();
        found.retain(|file| file.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv")));
        if found.is_empty() {
            bail!("there is no CSV file in {}", path.display());
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

fn say(file: &Path, report: &ReadReport) {
    if report.is_neighbours {
        println!("{}: statistical neighbours of {} councils", file.display(), report.places);
    } else {
        let without: Vec<String> = report.without.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        let without = if without.is_empty() { "none without a number".to_owned() } else { without.join(", ") };
        let years = match (report.years.first(), report.years.last()) {
            (Some(first), Some(last)) if first < last => format!("{first} to {last}"),
            (Some(only), _) => only.to_string(),
            (None, _) => "no year".to_owned(),
        };
        println!("{}: {} figures of {} places, {years}; {without}", file.display(), report.numbers, report.places);
    }
    for problem in &report.problems {
        println!("  {problem}");
    }
}
