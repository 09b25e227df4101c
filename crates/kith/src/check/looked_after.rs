//! `kith check 903`: the return about looked-after children, with last year's, Ofsted's lists and a list of postcodes where they are given.

use super::outputs::Outputs;
use super::{authority, cannot_read, name};
use crate::progress;
use anyhow::{Context, Result, bail};
use jiff::Zoned;
use returns::outputs::Summary;
use returns::s903::{Collection, NoReturn, Request, YEARS, check_files};
use returns::{GivenFile, Note};
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A list of postcodes is a gigabyte, read from its beginning to its end.
const READ_AT_A_TIME: usize = 1024 * 1024;

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
        let (now, mut notes) = files(&self.this_year)?;
        let (last, notes_of_last) = self.previous.as_deref().map(files).transpose()?.unwrap_or_default();
        notes.extend(notes_of_last);
        let (mut postcodes, mut bytes) = (None, 0);
        if let Some(path) = &self.postcodes {
            let file = File::open(path).with_context(|| cannot_read(path))?;
            bytes = file.metadata().map_or(0, |file| file.len());
            let list: Box<dyn std::io::BufRead> = Box::new(BufReader::with_capacity(READ_AT_A_TIME, file));
            postcodes = Some((name(path), list));
        }
        let request = Request {
            collection: self.collection()?,
            now,
            last,
            ofsted: self.ofsted.iter().map(|path| given(path)).collect::<Result<_>>()?,
            postcodes,
        };
        let mut follow = progress::follow("bytes of postcodes");
        let done = check_files(
            request,
            |read| follow(read, bytes),
            |answer| {
                notes.splice(0..0, answer.notes);
                let summary = Summary {
                    title: answer.title,
                    authority: answer.collection.authority.clone(),
                    children: answer.checked.children,
                    outcomes: &answer.checked.outcomes,
                    notes: &notes,
                    unread: &answer.unread,
                    teams: &teams,
                    before: before.as_ref(),
                };
                self.outputs.write(&summary, || answer.checked.findings())
            },
        );
        match done {
            Ok(ended) => ended,
            Err(NoReturn(unread)) => {
                unread.iter().for_each(|note| eprintln!("Not read: {note}"));
                let path = self.this_year.display();
                eprintln!("kith: {path} holds no table of SSDA903. Give the folder, zip or XML file of the return");
                Ok(ExitCode::from(2))
            }
        }
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
            collection.authority = Some(authority(code, collection.end)?.code.clone());
        }
        Ok(collection)
    }
}

fn given(path: &Path) -> Result<GivenFile> {
    Ok(GivenFile { name: name(path), bytes: fs::read(path).with_context(|| cannot_read(path))? })
}

/// The files of one year's return: those of a folder, or one file.
fn files(path: &Path) -> Result<(Vec<GivenFile>, Vec<Note>)> {
    if !path.is_dir() {
        return Ok((vec![given(path)?], Vec::new()));
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(path).with_context(|| cannot_read(path))? {
        let path = entry.with_context(|| cannot_read(path))?.path();
        if path.is_file() && !name(&path).starts_with('.') {
            paths.push(path);
        }
    }
    if paths.len() > FILES_MAX {
        bail!("{} holds {} files: give the folder of one year's return", path.display(), paths.len());
    }
    paths.sort();
    let ending =
        |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let (left, taken): (Vec<_>, Vec<_>) =
        paths.into_iter().partition(|path| NEVER_TABLES.contains(&ending(path).as_str()));
    let says = || "It is no CSV, XML or zip, and was left alone.".to_owned();
    let notes = left.iter().map(|path| Note { file: name(path), line: None, says: says() }).collect();
    Ok((taken.iter().map(|path| given(path)).collect::<Result<_>>()?, notes))
}
