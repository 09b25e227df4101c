//! Reading a list of postcodes: the ONS directory as published, or a smaller table of the same facts. Only the postcodes that a return
//! mentions are kept, so a list of three million lines costs no memory.

use super::whereabouts::{Place, Postcodes, plain_postcode};
use crate::Note;
use jiff::civil::Date;
use std::collections::HashSet;
use std::io::BufRead;
use std::sync::Arc;

/// The names under which each column is found, the best first.
const POSTCODE: [&str; 7] = ["pcds", "pcd_abbr", "pcd", "pcd7", "pcd8", "pcd2", "postcode"];
const DISTRICT: [&str; 11] =
    ["laua", "oslaua", "lad", "ladcd", "lad23cd", "lad24cd", "lad25cd", "ltla", "ltlacd", "la_code", "authority"];
const EAST: [&str; 4] = ["oseast1m", "east1m", "easting", "eastings"];
const NORTH: [&str; 4] = ["osnrth1m", "north1m", "northing", "northings"];

/// Often enough for a bar that moves.
const PROGRESS_LINES: u64 = 50_000;

/// Reads the wanted postcodes from a list. `on` is the day whose authorities count; `progress` is told how many bytes have been read.
pub fn read_postcodes(
    name: &str,
    source: impl BufRead,
    wanted: &HashSet<String>,
    on: Date,
    mut progress: impl FnMut(u64),
) -> Result<Postcodes, Note> {
    let note = |says: &str| Note { file: name.to_owned(), line: None, says: says.to_owned() };
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(source);
    let mut record = csv::ByteRecord::new();
    let unreadable = |_| note("The list could not be read to its end. Try again, or give another copy.");
    if !reader.read_byte_record(&mut record).map_err(unreadable)? {
        return Err(note(
            "The list is empty. Give the ONS postcode directory, or a table of postcodes with their districts.",
        ));
    }
    let names: Vec<String> = record.iter().map(plain_name).collect();
    let column = |aliases: &[&str]| aliases.iter().find_map(|alias| names.iter().position(|name| name == alias));
    let (Some(postcode), Some(district)) = (column(&POSTCODE), column(&DISTRICT)) else {
        return Err(note(
            "The list has no column of postcodes (pcds) with one of districts (oslaua). Give the ONS postcode directory as published, \
             or name the columns so.",
        ));
    };
    let grid = column(&EAST).zip(column(&NORTH));
    let mut found = Postcodes::new();
    let mut authorities = Authorities { on, known: Vec::new() };
    let mut lines = 0;
    while reader.read_byte_record(&mut record).map_err(unreadable)? {
        lines += 1;
        if lines % PROGRESS_LINES == 0 {
            progress(reader.position().byte());
        }
        let text = |column: usize| {
            record.get(column).and_then(|cell| std::str::from_utf8(cell).ok()).unwrap_or_default().trim()
        };
        let plain = plain_postcode(text(postcode));
        if !wanted.contains(&plain) {
            continue;
        }
        let district = text(district);
        let grid = grid.and_then(|(east, north)| text(east).parse().ok().zip(text(north).parse().ok()));
        let (district, authority) = authorities.of(district);
        found.insert(plain, Place { district, authority, grid });
    }
    Ok(found)
}

fn plain_name(name: &[u8]) -> String {
    String::from_utf8_lossy(name)
        .trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}')
        .to_ascii_lowercase()
}

/// Districts that have been met, with their authorities: one copy of each text.
struct Authorities {
    on: Date,
    known: Vec<(Arc<str>, Option<Arc<str>>)>,
}

impl Authorities {
    fn of(&mut self, district: &str) -> (Option<Arc<str>>, Option<Arc<str>>) {
        if district.is_empty() {
            return (None, None);
        }
        if let Some((known, authority)) = self.known.iter().find(|(known, _)| **known == *district) {
            return (Some(Arc::clone(known)), authority.clone());
        }
        let authority = authority_of(district, self.on).map(Arc::from);
        self.known.push((Arc::from(district), authority.clone()));
        (Some(Arc::from(district)), authority)
    }
}

/// The code that the department uses for where a district is.
fn authority_of(district: &str, on: Date) -> Option<&str> {
    match district.as_bytes().first().map(u8::to_ascii_uppercase) {
        Some(b'S') => Some("SCO"),
        Some(b'N') => Some("NIR"),
        Some(b'W') => Some("WAL"),
        _ => policy::national().authorities().of_district(district, on).map(|authority| authority.code.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(list: &str) -> Result<Postcodes, Note> {
        let wanted = ["AB12CD", "ZZ99ZZ", "CT11AA"].map(str::to_owned).into();
        read_postcodes("list.csv", list.as_bytes(), &wanted, date(2027, 3, 31), |_| {})
    }

    #[test]
    fn a_list_is_read_whatever_its_columns_are_called() {
        let official = "\u{FEFF}pcd,pcds,dointr,oslaua,oseast1m,osnrth1m\nAB1 2CD,AB1 2CD,198001,S12000033,393500,804900\n\
                        CT1 1AA,CT1 1AA,198001,E07000106,615000,157000\nCT1 1AB,CT1 1AB,198001,E07000106,1,2\n";
        let small = "Postcode,LAUA,Easting,Northing\nab12cd,S12000033,393500,804900\nct11aa,E07000106,615000,157000\n";
        let read_official = read(official).unwrap();
        assert_eq!(read_official, read(small).unwrap());
        assert_eq!(read_official.len(), 2);
        let place = &read_official["CT11AA"];
        assert_eq!((place.authority.as_deref(), place.grid), (Some("E10000016"), Some((615_000.0, 157_000.0))));
        assert_eq!(read_official["AB12CD"].authority.as_deref(), Some("SCO"));
    }

    #[test]
    fn a_postcode_of_no_district_is_real_and_nowhere() {
        let found = read("pcds,oslaua\nZZ9 9ZZ,\n").unwrap();
        assert_eq!(found["ZZ99ZZ"], Place { district: None, authority: None, grid: None });
    }

    #[test]
    fn a_list_of_something_else_is_refused_with_what_to_give() {
        assert!(read("name,age\nx,1\n").unwrap_err().says.contains("pcds"));
        assert!(read("").unwrap_err().says.contains("empty"));
    }
}
