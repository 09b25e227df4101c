//! Reading a return from files of any names. A table is known by its columns; whatever is unusual is read all the same, and noted.

use super::layout::Table;
use super::sheet::{LineEnd, Sheet, TooLarge};
use super::{Form, xml};
use crate::Note;
use crate::text::text;
use rayon::prelude::*;

/// A file as it was given.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name, as people know it.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// One year's return as it was read.
#[derive(Debug, Default)]
pub struct ReadReturn {
    /// Every file that is a table, in the order of the tables.
    pub sheets: Vec<Sheet>,
    /// The form in which it was given.
    pub form: Form,
    /// What a person should know about how it was read.
    pub notes: Vec<Note>,
    /// The files that could not be read, and what would help.
    pub unread: Vec<Note>,
}

/// Longer header lines are no table's.
const COLUMNS_MAX: usize = 1_000;

/// More lines inside one cell mean a quotation mark that is never closed.
const LINES_IN_CELL_MAX: usize = 20;

/// Reads the files of one year's return. Nothing stops the reading: a file that is no table of SSDA903 is among `unread`.
pub fn read(files: &[File<'_>]) -> ReadReturn {
    together(files.par_iter().map(|file| read_file(file, Table::ALL)).collect())
}

/// The same of some tables only: CSV files of other tables are passed over. On one thread, which hands memory on from one file to the next.
pub(super) fn read_tables(files: &[File<'_>], wanted: &[Table]) -> ReadReturn {
    together(files.iter().map(|file| read_file(file, wanted)).collect())
}

fn together(each: Vec<ReadReturn>) -> ReadReturn {
    let mut all = ReadReturn::default();
    for one in each {
        if one.form == Form::Xml {
            all.form = Form::Xml;
        }
        all.sheets.extend(one.sheets);
        all.notes.extend(one.notes);
        all.unread.extend(one.unread);
    }
    all.sheets.sort_by_key(Sheet::table);
    for table in Table::ALL {
        let of_table: Vec<&str> = all.sheets.iter().filter(|sheet| sheet.table() == *table).map(Sheet::file).collect();
        if let [first, _, ..] = of_table.as_slice() {
            let says = format!("The {} table came in {} files. They were read as one.", table.name(), of_table.len());
            all.notes.push(Note { file: (*first).to_owned(), line: None, says });
        }
    }
    all
}

fn read_file(file: &File<'_>, wanted: &[Table]) -> ReadReturn {
    let note = |line, says: String| Note { file: file.name.to_owned(), line, says };
    let decoded = text(file.bytes);
    let mut notes: Vec<Note> = decoded.remark.map(|remark| note(None, remark.to_owned())).into_iter().collect();
    let content = decoded.text.trim_start_matches('\u{FEFF}');
    if content.trim_start().starts_with('<') {
        let xml::ReadXml { sheets, notes: more, unread } = xml::read(file.name, content);
        notes.extend(more);
        return ReadReturn { sheets, form: Form::Xml, notes, unread: unread.into_iter().collect() };
    }
    match table(file.name, content, wanted) {
        Ok(Some((sheet, more))) => {
            notes.extend(more);
            ReadReturn { sheets: vec![sheet], form: Form::Csv, notes, unread: Vec::new() }
        }
        Ok(None) => ReadReturn::default(),
        Err(why) => ReadReturn { notes, unread: vec![note(why.line, why.says)], ..ReadReturn::default() },
    }
}

struct Why {
    line: Option<u32>,
    says: String,
}

/// Reads one table; nothing of one that is not wanted.
fn table(name: &str, content: &str, wanted: &[Table]) -> Result<Option<(Sheet, Vec<Note>)>, Why> {
    let header_line = content.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if header_line.is_empty() {
        return Err(Why { line: None, says: "The file is empty. Export it again.".into() });
    }
    let Some((table, separator)) = recognise(header_line) else {
        return Err(Why {
            line: Some(1),
            says: "The first line does not name the columns of any SSDA903 table. Check that the file is part of the return and \
                   begins with its column names."
                .into(),
        });
    };
    if !wanted.contains(&table) {
        return Ok(None);
    }
    let mut notes = Notes::new(name);
    if separator != b',' {
        notes
            .say(None, format!("Its cells are divided by {} instead of commas. It was read as such.", word(separator)));
    }
    match rows(table, name, content, separator, Quotes::Kept, &mut notes) {
        Ok(sheet) => Ok(Some((sheet, notes.finish()))),
        Err(Stopped::QuoteNotClosed(line)) => {
            notes.say(
                Some(line),
                "A quotation mark on this line is never closed. Quotation marks in this file were read as any other letter.".into(),
            );
            match rows(table, name, content, separator, Quotes::Letters, &mut notes) {
                Ok(sheet) => Ok(Some((sheet, notes.finish()))),
                Err(Stopped::TooLarge | Stopped::QuoteNotClosed(_)) => Err(too_large()),
            }
        }
        Err(Stopped::TooLarge) => Err(too_large()),
    }
}

fn too_large() -> Why {
    Why { line: None, says: format!("{}. Check that it is the right file.", TooLarge) }
}

/// How quotation marks are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Kept,
    Letters,
}

enum Stopped {
    TooLarge,
    QuoteNotClosed(u32),
}

fn word(separator: u8) -> &'static str {
    match separator {
        b';' => "semicolons",
        b'\t' => "tabs",
        _ => "bars",
    }
}

fn plain(name: &str) -> String {
    name.trim_matches(|letter: char| letter.is_whitespace() || letter == '"' || letter == '\u{FEFF}')
        .to_ascii_uppercase()
}

/// The table whose own columns the header line names, and what divides them.
fn recognise(header: &str) -> Option<(Table, u8)> {
    let mut best: Option<(usize, Table, u8)> = None;
    for separator in [b',', b';', b'\t', b'|'] {
        let names: Vec<String> = header.split(char::from(separator)).take(COLUMNS_MAX).map(plain).collect();
        for table in Table::ALL {
            let known = table.known_by();
            let there = known.iter().filter(|name| names.iter().any(|given| given == *name)).count();
            // Half of its own columns make a table; a column that is missing is noted.
            if there * 2 >= known.len() && best.is_none_or(|(most, ..)| there > most) {
                best = Some((there, *table, separator));
            }
        }
    }
    best.map(|(_, table, separator)| (table, separator))
}

fn rows(
    table: Table,
    name: &str,
    content: &str,
    separator: u8,
    quotes: Quotes,
    notes: &mut Notes,
) -> Result<Sheet, Stopped> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(quotes == Quotes::Kept)
        .from_reader(content.as_bytes());
    let mut record = csv::StringRecord::new();
    let line_end = match content.find('\n') {
        Some(at) if content[..at].ends_with('\r') => LineEnd::CrLf,
        Some(_) => LineEnd::Lf,
        None => LineEnd::default(),
    };
    let mut sheet = Sheet::new(table, name).ending_lines_with(line_end).with_room_for(content.len());
    let mut places: Option<Places> = None;
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        let line = record.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        if record.len() == 1 && record.get(0).is_some_and(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(Places { of_column, count }) = &places else {
            places = Some(Places::of(table, &record, notes));
            continue;
        };
        if quotes == Quotes::Kept
            && record.iter().any(|cell| cell.bytes().filter(|byte| *byte == b'\n').count() > LINES_IN_CELL_MAX)
        {
            return Err(Stopped::QuoteNotClosed(line));
        }
        if record.len() > *count {
            notes.count(Unusual::TooMany, line);
        } else if record.len() < *count {
            notes.count(Unusual::TooFew, line);
        }
        let cells = of_column.iter().map(|place| place.and_then(|place| record.get(place)).unwrap_or_default());
        sheet.push(cells).map_err(|TooLarge| Stopped::TooLarge)?;
    }
    Ok(sheet)
}

/// Where each column of the layout is in the file.
struct Places {
    of_column: Vec<Option<usize>>,
    count: usize,
}

impl Places {
    fn of(table: Table, header: &csv::StringRecord, notes: &mut Notes) -> Places {
        let names: Vec<String> = header.iter().map(plain).collect();
        let columns = table.columns();
        let place = |column: &super::Column| names.iter().position(|name| *name == column.name);
        let of_column: Vec<Option<usize>> = columns.iter().map(place).collect();
        for (column, place) in columns.iter().zip(&of_column) {
            if place.is_none() && !column.is_only_in_xml() {
                notes
                    .say(Some(1), format!("The column {} is missing. It was read as blank in every row.", column.name));
            }
        }
        let known = |name: &String| columns.iter().any(|column| column.name == *name);
        let unknown = names.iter().filter(|name| !known(name)).count();
        if unknown > 0 {
            notes.say(
                Some(1),
                format!("{unknown} of its columns are not part of the {} table. They were not used.", table.name()),
            );
        }
        if header.iter().zip(&names).any(|(given, name)| known(name) && given != name) {
            notes.say(
                Some(1),
                "Column names are not written as the guide writes them. They were read as if they were.".into(),
            );
        }
        let in_order: Vec<usize> = of_column.iter().copied().flatten().collect();
        if !in_order.is_sorted() {
            notes.say(
                Some(1),
                "Its columns are in another order than the guide's. They were read by their names.".into(),
            );
        }
        let twice = columns.iter().filter(|column| names.iter().filter(|name| *name == column.name).count() > 1);
        for column in twice {
            notes.say(Some(1), format!("The column {} is there twice. The first was used.", column.name));
        }
        Places { of_column, count: names.len() }
    }
}

/// What is unusual about a row.
#[derive(Clone, Copy)]
enum Unusual {
    TooMany,
    TooFew,
}

/// The notes of one file: what happens in many rows is said once.
struct Notes {
    file: String,
    said: Vec<Note>,
    counted: [(u32, u32); 2],
}

impl Notes {
    fn new(file: &str) -> Notes {
        Notes { file: file.to_owned(), said: Vec::new(), counted: [(0, 0); 2] }
    }

    fn say(&mut self, line: Option<u32>, says: String) {
        self.said.push(Note { file: self.file.clone(), line, says });
    }

    fn count(&mut self, unusual: Unusual, line: u32) {
        let (count, first) = &mut self.counted[unusual as usize];
        if *count == 0 {
            *first = line;
        }
        *count += 1;
    }

    fn finish(mut self) -> Vec<Note> {
        let [(more, first_more), (fewer, first_fewer)] = self.counted;
        if more > 0 {
            let says = format!(
                "{more} rows have more cells than there are columns, this one first. The cells beyond were not used."
            );
            self.say(Some(first_more), says);
        }
        if fewer > 0 {
            let says = format!(
                "{fewer} rows have fewer cells than there are columns, this one first. The others were read as blank."
            );
            self.say(Some(first_fewer), says);
        }
        self.said
    }
}
