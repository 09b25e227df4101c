//! A check from files to findings: what the command and the page both do.

use super::check::{Checked, Given, check, postcodes_mentioned};
use super::collection::Collection;
use super::ofsted::read_providers;
use super::postcodes::read_postcodes;
use super::read::{File, ReadReturn, read};
use super::whereabouts::plain_postcode;
use crate::container::unzip;
use crate::{GivenFile, Note};
use std::io::BufRead;

/// The first collection whose rules are known, and the last.
pub const YEARS: std::ops::RangeInclusive<u16> = 2023..=2027;

/// What somebody gives to be checked.
pub struct Request<'a> {
    /// The collection, with the council's code where it is known.
    pub collection: Collection,
    /// This year's files: CSV, XML or zips of them.
    pub now: Vec<GivenFile>,
    /// Last year's files; none when it was not given.
    pub last: Vec<GivenFile>,
    /// Ofsted's lists.
    pub ofsted: Vec<GivenFile>,
    /// A list of postcodes, by its name.
    pub postcodes: Option<(String, Box<dyn BufRead + 'a>)>,
}

/// What came of it.
pub struct Answer<'a> {
    /// What was checked, like `SSDA903 2026/27`.
    pub title: String,
    /// The collection, with the lists that were read.
    pub collection: &'a Collection,
    /// Findings and outcomes.
    pub checked: Checked<'a>,
    /// What a person should know about how the files were read.
    pub notes: Vec<Note>,
    /// The files that could not be read, and what would help.
    pub unread: Vec<Note>,
}

/// Nothing of what was given is a table of SSDA903: why, file by file.
#[derive(Debug)]
pub struct NoReturn(pub Vec<Note>);

/// Reads what was given, checks it, and gives what came of it to `then`. `progress` is told how many bytes of the list of postcodes have
/// been read.
pub fn check_files<T>(
    request: Request<'_>,
    progress: impl FnMut(u64),
    then: impl FnOnce(Answer<'_>) -> T,
) -> Result<T, NoReturn> {
    let Request { mut collection, now, last, ofsted, postcodes } = request;
    let ReadReturn { sheets: now, form, mut notes, mut unread } = read_files(now);
    let last = read_files(last);
    notes.extend(last.notes.into_iter().map(of_last_year));
    unread.extend(last.unread.into_iter().map(of_last_year));
    let last = last.sheets;
    if now.is_empty() {
        return Err(NoReturn(unread));
    }
    collection.form = form;
    if !ofsted.is_empty() {
        let files: Vec<File<'_>> = ofsted.iter().map(|file| File { name: &file.name, bytes: &file.bytes }).collect();
        let (providers, wrong) = read_providers(&files);
        unread.extend(wrong);
        collection.providers = Some(providers);
    }
    if let Some((name, list)) = postcodes {
        let mut wanted = postcodes_mentioned(Given { now: &now, last: &last, collection: &collection });
        let lines = collection.providers.iter().flat_map(|providers| providers.values().flatten());
        wanted.extend(lines.map(|provider| plain_postcode(&provider.postcode)));
        match read_postcodes(&name, list, &wanted, collection.end, progress) {
            Ok(postcodes) => collection.postcodes = Some(postcodes),
            Err(note) => unread.push(note),
        }
    }
    if let (Some(providers), Some(postcodes)) = (&mut collection.providers, &collection.postcodes) {
        for provider in providers.values_mut().flatten() {
            provider.authority = postcodes.get(&provider.postcode).and_then(|place| place.authority.clone());
        }
    }
    let checked = check(Given { now: &now, last: &last, collection: &collection });
    let title = format!("SSDA903 {}/{}", collection.year - 1, collection.year % 100);
    Ok(then(Answer { title, collection: &collection, checked, notes, unread }))
}

/// Reads the files of one year, those in zips among them.
fn read_files(given: Vec<GivenFile>) -> ReadReturn {
    let mut files = Vec::new();
    let mut unread = Vec::new();
    for file in given {
        if !file.bytes.starts_with(b"PK\x03\x04") {
            files.push(file);
            continue;
        }
        match unzip(&file.bytes) {
            Ok(inside) => {
                let table = |file: &GivenFile| !file.name.starts_with('.') && !file.name.is_empty();
                files.extend(inside.into_iter().filter(table));
            }
            Err(says) => unread.push(Note { file: file.name, line: None, says }),
        }
    }
    let files: Vec<File<'_>> = files.iter().map(|file| File { name: &file.name, bytes: &file.bytes }).collect();
    let mut read = read(&files);
    read.unread.extend(unread);
    read
}

fn of_last_year(note: Note) -> Note {
    Note { file: format!("last year's {}", note.file), ..note }
}
