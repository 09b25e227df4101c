//! `kith check cin`: the children in need census, read as a stream.

use super::outputs::Outputs;
use super::{cannot_read, name};
use crate::progress;
use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use returns::cin::{self, Options};
use returns::outputs::Summary;
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::ExitCode;

/// A census is tens of megabytes, read from its beginning to its end.
const READ_AT_A_TIME: usize = 1024 * 1024;

/// Check a children in need census (CIN)
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  kith check cin census.xml --findings findings.csv
  kith check cin census.xml --year 2026 --report report.html")]
pub struct ChildrenInNeed {
    /// The census message (XML)
    file: PathBuf,
    /// The year in which the collection ends [default: the year of the message's header]
    #[arg(long, value_name = "YEAR")]
    year: Option<u16>,
    /// The council's nine-character or three-digit code, to see that the message is of this council
    #[arg(long, value_name = "CODE")]
    authority: Option<String>,
    #[command(flatten)]
    outputs: Outputs,
}

impl ChildrenInNeed {
    pub(super) fn run(self) -> Result<ExitCode> {
        let teams = self.outputs.teams()?;
        let before = self.outputs.before()?;
        let options = Options {
            file: name(&self.file),
            year: self.year()?,
            authority: self.authority()?,
            calendar: policy::national().calendar(),
        };
        let file = File::open(&self.file).with_context(|| cannot_read(&self.file))?;
        let bytes = file.metadata().map_or(0, |file| file.len());
        let mut follow = progress::follow("bytes");
        let read = cin::check(BufReader::with_capacity(READ_AT_A_TIME, file), options, |done| follow(done, bytes));
        let checked = match read {
            Ok(checked) => checked,
            Err(why) => {
                eprintln!("kith: {}: {why}", self.file.display());
                return Ok(ExitCode::from(2));
            }
        };
        let summary = Summary {
            title: format!("CIN census {}/{}", checked.year - 1, checked.year % 100),
            authority: checked.authority.clone(),
            children: checked.summary.children,
            outcomes: &checked.outcomes,
            notes: &checked.notes,
            unread: &[],
            teams: &teams,
            before: before.as_ref(),
        };
        self.outputs.write(&summary, || checked.findings.iter().cloned())
    }

    fn year(&self) -> Result<Option<u16>> {
        match self.year {
            Some(year) if !cin::YEARS.contains(&year) => {
                bail!(
                    "the rules of {year} are not known: give a year from {} to {}",
                    cin::YEARS.start(),
                    cin::YEARS.end()
                )
            }
            year => Ok(year),
        }
    }

    /// The three digits of the council.
    fn authority(&self) -> Result<Option<String>> {
        let Some(code) = &self.authority else { return Ok(None) };
        let end = self.year.and_then(|year| i16::try_from(year).ok()).unwrap_or(2027);
        let end = Date::new(end, 3, 31).context("the year is out of range")?;
        Ok(Some(super::authority(code, end)?.number.clone()))
    }
}
