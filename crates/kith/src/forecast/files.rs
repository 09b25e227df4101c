//! The years of an SSDA903 return as they lie in a folder: Header, Episodes and UASC tables as CSV, told apart by their columns. A cell
//! that cannot be read is counted and said; nothing is guessed.

use ::forecast::{
    Day,
    returned::{Code, EpisodeRow, HeaderRow, Returned},
};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
};

/// A folder of returns holds a folder a year, and perhaps one more level for authorities.
const DEPTH_MAX: usize = 3;
/// More files than this are not the years of one return.
const FILES_MAX: usize = 1_000;

/// What was read, and what of it could not be used.
pub struct Read {
    /// The rows.
    pub returned: Returned,
    /// Cells that could not be read and files that were left alone, in words.
    pub problems: Vec<String>,
    /// Files that were read.
    pub files: usize,
    /// The beginning of the SHA-256 of everything that was read, in the order of reading.
    pub fingerprint: String,
}

enum Kind {
    Header,
    Episodes,
    Unaccompanied,
}

struct Table {
    path: PathBuf,
    kind: Kind,
    year: Option<i32>,
    text: Vec<u8>,
}

/// Reads every table of a folder.
pub fn read(folder: &Path) -> Result<Read> {
    if !folder.is_dir() {
        bail!("{} is not a folder. Give the folder that holds the years of the return", folder.display());
    }
    let mut paths = Vec::new();
    look_into(folder, 0, &mut paths)?;
    paths.sort();
    if paths.is_empty() {
        bail!("{} holds no CSV file. It should hold the Header and Episodes tables of each year", folder.display());
    }
    let mut problems = Vec::new();
    let mut tables = Vec::new();
    for path in paths {
        let text = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        match kind_of(&text) {
            Some(kind) => tables.push(Table { year: year_of(&path), path, kind, text }),
            None => problems
                .push(format!("{} is not a Header, Episodes or UASC table, so it was left alone", path.display())),
        }
    }
    for table in tables.iter_mut().filter(|table| table.year.is_none()) {
        table.year = latest_start(&table.text);
    }
    // A Header or UASC table tells no year of its own: it is of the year of the episodes that lie beside it.
    for index in 0..tables.len() {
        if tables[index].year.is_none() {
            let beside = tables.iter().filter(|other| other.path.parent() == tables[index].path.parent());
            tables[index].year = beside.filter_map(|other| other.year).max();
        }
    }
    tables.sort_by(|one, other| (one.year, &one.path).cmp(&(other.year, &other.path)));

    let mut reading = Reading { problems, ..Reading::default() };
    let mut digest = Sha256::new();
    for table in &tables {
        digest.update(&table.text);
        reading.table(table)?;
    }
    let mut returned = reading.returned;
    returned.children = u32::try_from(reading.children.len()).unwrap_or(u32::MAX);
    returned.unaccompanied.sort_unstable();
    returned.unaccompanied.dedup();
    reading.problems.extend(reading.cells.into_iter().map(|(says, count)| format!("{count} times: {says}")));
    if returned.episodes.is_empty() {
        bail!(
            "no episode could be read from {}. It needs an Episodes table with the columns CHILD, DECOM, DEC and PLACE{}",
            folder.display(),
            reading.problems.iter().map(|problem| format!("\n  {problem}")).collect::<String>()
        );
    }
    if returned.headers.is_empty() {
        bail!(
            "there is no Header table in {}, so no child has a day of birth. Add the Header tables of the same years",
            folder.display()
        );
    }
    let fingerprint = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Ok(Read { returned, problems: reading.problems, files: tables.len(), fingerprint })
}

fn look_into(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<()> {
    let within = fs::read_dir(folder).with_context(|| format!("{} cannot be looked into", folder.display()))?;
    for path in within.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() && depth + 1 < DEPTH_MAX {
            look_into(&path, depth + 1, paths)?;
        } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv")) {
            paths.push(path);
        }
        if paths.len() > FILES_MAX {
            bail!("{} holds more than {FILES_MAX} files: that is not the years of one return", folder.display());
        }
    }
    Ok(())
}

fn kind_of(text: &[u8]) -> Option<Kind> {
    let line = text.split(|byte| *byte == b'\n').next()?;
    let line = String::from_utf8_lossy(line).to_uppercase();
    let columns: Vec<&str> =
        line.trim_start_matches('\u{feff}').split(',').map(|name| name.trim().trim_matches('"')).collect();
    let has = |names: &[&str]| names.iter().all(|name| columns.contains(name));
    if has(&["CHILD", "DECOM", "DEC", "PLACE"]) && columns.contains(&"RNE") {
        Some(Kind::Episodes)
    } else if has(&["CHILD", "DUC"]) {
        Some(Kind::Unaccompanied)
    } else if has(&["CHILD", "DOB", "ETHNIC"]) {
        Some(Kind::Header)
    } else {
        None
    }
}

/// The year of a table from the nearest folder that is named by one.
fn year_of(path: &Path) -> Option<i32> {
    let folders = path.ancestors().skip(1).take(DEPTH_MAX).filter_map(|folder| folder.file_name()?.to_str());
    folders.filter_map(|name| name.parse().ok()).find(|year| (1990..=2100).contains(year))
}

fn latest_start(text: &[u8]) -> Option<i32> {
    let mut rows = csv::Reader::from_reader(text);
    let column = rows.headers().ok()?.iter().position(|name| name.eq_ignore_ascii_case("DECOM"))?;
    rows.records().filter_map(|row| Some(Day::parse(row.ok()?.get(column)?)?.year())).max()
}

#[derive(Default)]
struct Reading {
    returned: Returned,
    children: HashMap<Vec<u8>, u32>,
    problems: Vec<String>,
    cells: BTreeMap<String, usize>,
}

impl Reading {
    fn child(&mut self, number: &[u8]) -> u32 {
        if let Some(child) = self.children.get(number) {
            return *child;
        }
        let child = u32::try_from(self.children.len()).unwrap_or(u32::MAX);
        self.children.insert(number.to_vec(), child);
        child
    }

    fn table(&mut self, table: &Table) -> Result<()> {
        let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(table.text.as_slice());
        let header = rows.byte_headers().with_context(|| format!("{} cannot be read", table.path.display()))?;
        let names: Vec<String> = header
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_uppercase())
            .collect();
        let column = |name: &str| names.iter().position(|other| other == name);
        let [child, year, born, from, to] = ["CHILD", "YEAR", "DOB", "DECOM", "DEC"].map(column);
        let codes = ["RNE", "LS", "PLACE", "PLACE_PROVIDER", "REC"].map(column);
        let mut row = csv::ByteRecord::new();
        loop {
            match rows.read_byte_record(&mut row) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    self.problems.push(format!("{} breaks off: {error}", table.path.display()));
                    break;
                }
            }
            let bytes = |column: Option<usize>| column.and_then(|column| row.get(column)).unwrap_or_default();
            let text = |column: Option<usize>| std::str::from_utf8(bytes(column)).unwrap_or_default();
            let number = bytes(child).trim_ascii();
            if number.is_empty() {
                *self.cells.entry("a row has no CHILD, so it was left out".into()).or_default() += 1;
                continue;
            }
            let Some(year) = text(year).trim().parse().ok().or(table.year) else {
                *self.cells.entry("no year can be told for a row, so it was left out".into()).or_default() += 1;
                continue;
            };
            let child = self.child(number);
            let mut day = |name: &str, column: Option<usize>| {
                let cell = text(column);
                let day = Day::parse(cell);
                if day.is_none() && !cell.trim().is_empty() {
                    *self
                        .cells
                        .entry(format!("{name} is not a real day written DD/MM/YYYY, so it was taken as missing"))
                        .or_default() += 1;
                }
                day
            };
            match table.kind {
                Kind::Header => {
                    let born = day("DOB", born);
                    self.returned.headers.push(HeaderRow { child, year, born });
                }
                Kind::Unaccompanied => self.returned.unaccompanied.push(child),
                Kind::Episodes => {
                    let (from, to) = (day("DECOM", from), day("DEC", to));
                    let [new, legal, place, provider, end] = codes.map(|column| Code::new(text(column)));
                    self.returned.episodes.push(EpisodeRow { child, year, from, to, new, legal, place, provider, end });
                }
            }
        }
        Ok(())
    }
}
