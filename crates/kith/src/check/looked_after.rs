//! `kith check 903`: the return about looked-after children, with last year's, Ofsted's lists and a list of postcodes where they are given.

use super::outputs::Outputs;
use crate::progress;
use anyhow::{Context, Result, bail};
use jiff::Zoned;
use returns::outputs::Summary;
use returns::s903::{self, Collection, Given, Providers, ReadReturn, plain_postcode, postcodes_mentioned};
use returns::{Note, container};
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The first collection whose rules are known, and the last.
const YEARS: std::ops::RangeInclusive<u16> = 2023..=2027;

/// A return is a dozen tables.
const FILES_MAX: usize = 1_000;

/// What these hold is no table; they are left alone.
const NEVER_TABLES: [&str; 12] =
    ["xlsx", "xls", "ods", "pdf", "doc", "docx", "html", "htm", "json", "md", "png", "log"];

/// Check a return about looked-after children (SSDA903)
///
/// A folder, a zip or one XML file. A table is known by its columns, whatever its file is called.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  kith check 903 this-year --previous last-year --authority 318 --findings findings.csv
  kith check 903 return.zip --postcodes ONSPD.csv --ofsted providers.xlsx --report report.html")]
pub struct LookedAfter {
    /// This year's return
    this_year: PathBuf,
    /// Last year's return, which some rules compare with
    #[arg(long, value_name = "LAST_YEAR")]
    previous: Option<PathBuf>,
    /// The year in which the collection ends [default: the collection that runs today]
    #[arg(long, value_name = "YEAR")]
    year: Option<u16>,
    /// The council's nine-character or three-digit code, which a return in CSV does not carry
    #[arg(long, value_name = "CODE")]
    authority: Option<String>,
    /// A list of providers from Ofsted, in any of its layouts; may be given several times
    #[arg(long, value_name = "FILE")]
    ofsted: Vec<PathBuf>,
    /// The ONS postcode directory as published, or a smaller table of the same facts
    #[arg(long, value_name = "FILE")]
    postcodes: Option<PathBuf>,
    #[command(flatten)]
    outputs: Outputs,
}

impl LookedAfter {
    pub(super) fn run(self) -> Result<ExitCode> {
        let teams = self.outputs.teams()?;
        let before = self.outputs.before()?;
        let mut collection = self.collection()?;
        let this_year = read(&self.this_year)?;
        let last_year = self.previous.as_deref().map(read).transpose()?.unwrap_or_default();
        collection.form = this_year.form;
        let mut notes = this_year.notes;
        let mut unread = this_year.unread;
        notes.extend(last_year.notes);
        unread.extend(last_year.unread);
        if this_year.sheets.is_empty() {
            for note in &unread {
                eprintln!("Not read: {note}");
            }
            eprintln!(
                "kith: {} holds no table of SSDA903. Give the folder, zip or XML file of the return",
                self.this_year.display()
            );
            return Ok(ExitCode::from(2));
        }
        let mut providers = self.providers(&mut unread)?;
        if let Some(path) = &self.postcodes {
            let given = Given { now: &this_year.sheets, last: &last_year.sheets, collection: &collection };
            let mut wanted = postcodes_mentioned(given);
            let lines = providers.iter().flat_map(|providers| providers.values().flatten());
            wanted.extend(lines.map(|provider| plain_postcode(&provider.postcode)));
            let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
            let bytes = file.metadata().map_or(0, |file| file.len());
            let mut follow = progress::follow("bytes of postcodes");
            let read = s903::read_postcodes(&name(path), BufReader::new(file), &wanted, collection.end, |done| {
                follow(done, bytes)
            });
            match read {
                Ok(postcodes) => collection.postcodes = Some(postcodes),
                Err(note) => unread.push(note),
            }
        }
        if let (Some(providers), Some(postcodes)) = (&mut providers, &collection.postcodes) {
            for provider in providers.values_mut().flatten() {
                provider.authority = postcodes.get(&provider.postcode).and_then(|place| place.authority.clone());
            }
        }
        collection.providers = providers;
        let given = Given { now: &this_year.sheets, last: &last_year.sheets, collection: &collection };
        let checked = s903::check(given);
        let summary = Summary {
            title: format!("SSDA903 {}/{}", collection.year - 1, collection.year % 100),
            authority: collection.authority.clone(),
            children: checked.children,
            outcomes: &checked.outcomes,
            notes: &notes,
            unread: &unread,
            teams: &teams,
            before: before.as_ref(),
        };
        self.outputs.write(&summary, || checked.findings())
    }

    /// The collection that was asked for.
    fn collection(&self) -> Result<Collection> {
        let year = match self.year {
            Some(year) if YEARS.contains(&year) => year,
            Some(year) => {
                bail!("the rules of {year} are not known: give a year from {} to {}", YEARS.start(), YEARS.end())
            }
            None => {
                let today = Zoned::now().date();
                let ends = today.year() + i16::from(today.month() > 3);
                u16::try_from(ends).unwrap_or(*YEARS.end()).clamp(*YEARS.start(), *YEARS.end())
            }
        };
        let mut collection = Collection::ending(year);
        if let Some(code) = &self.authority {
            let Some(authority) = policy::national().authorities().named(code, collection.end) else {
                bail!(
                    "{code} is no council's code: give its nine characters, like E09000027, or its three digits, like 318"
                );
            };
            collection.authority = Some(authority.code.clone());
        }
        Ok(collection)
    }

    fn providers(&self, unread: &mut Vec<Note>) -> Result<Option<Providers>> {
        if self.ofsted.is_empty() {
            return Ok(None);
        }
        let mut files = Vec::new();
        for path in &self.ofsted {
            files.push((name(path), fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?));
        }
        let given: Vec<_> = files.iter().map(|(name, bytes)| s903::File { name, bytes }).collect();
        let (providers, notes) = s903::read_providers(&given);
        unread.extend(notes);
        Ok(Some(providers))
    }
}

/// What people call a file.
fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Reads the files of one year's return: those of a folder or a zip, or one file.
fn read(path: &Path) -> Result<ReadReturn> {
    let cannot = || format!("{} cannot be read", path.display());
    let mut paths = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path).with_context(cannot)? {
            let path = entry.with_context(cannot)?.path();
            if path.is_file() && !name(&path).starts_with('.') {
                paths.push(path);
            }
        }
        paths.sort();
    } else {
        paths.push(path.to_owned());
    }
    if paths.len() > FILES_MAX {
        bail!("{} holds {} files: give the folder of one year's return", path.display(), paths.len());
    }
    let mut files = Vec::new();
    let (mut notes, mut unread) = (Vec::new(), Vec::new());
    for path in &paths {
        let name = name(path);
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if paths.len() > 1 && NEVER_TABLES.contains(&ending.as_str()) {
            let says = "It is no CSV, XML or zip, and was left alone.".to_owned();
            notes.push(Note { file: name, line: None, says });
            continue;
        }
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        if !bytes.starts_with(b"PK\x03\x04") {
            files.push((name, bytes));
            continue;
        }
        match container::unzip(&bytes) {
            Ok(inside) => {
                let table = |(name, _): &(String, Vec<u8>)| !name.starts_with('.') && !name.is_empty();
                files.extend(inside.into_iter().filter(table));
            }
            Err(says) => unread.push(Note { file: name, line: None, says }),
        }
    }
    let given: Vec<_> = files.iter().map(|(name, bytes)| s903::File { name, bytes }).collect();
    let mut read = s903::read(&given);
    read.notes.extend(notes);
    read.unread.extend(unread);
    Ok(read)
}
