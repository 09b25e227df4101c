//! Reading people from a table with commas. A row that cannot be used is reported and the rest goes on.

use crate::{
    fields::OTHERS_MAX,
    model::Columns,
    people::{People, Typed},
};
use csv::{ByteRecord, ReaderBuilder, Trim};
use rustc_hash::{FxHashMap, FxHasher};
use std::{
    fmt,
    hash::Hasher,
    io::{ErrorKind, Read},
};

/// People of one run: places are four bytes, and beyond this the work belongs on a larger machine.
pub const PEOPLE_MAX: usize = 20_000_000;
/// A longer row is a quotation mark that was never closed.
const ROW_BYTES_MAX: usize = 64 * 1024;

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CannotRead {
    /// It has no first row.
    #[error("the file is empty. It needs a first row with the names of its columns")]
    Empty,
    /// It has no row that can be used.
    #[error("the file has no row that can be used")]
    NoRows,
    /// Columns are missing.
    #[error(
        "the file has no column called {}. It has: {}. If a column has another name, say so under [columns] in the model file; \
         if there is none, give it an empty name there",
        .missing.join(", "), .found.join(", ")
    )]
    Missing {
        /// What is missing.
        missing: Vec<String>,
        /// What is there.
        found: Vec<String>,
    },
    /// More people than can be matched at once.
    #[error("the files have more than {PEOPLE_MAX} rows together, which is more than can be matched at once")]
    TooMany,
    /// The source broke off.
    #[error("the file cannot be read")]
    Source(#[from] std::io::Error),
}

/// A row that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line on which the row begins.
    pub line: u64,
    /// What is wrong.
    pub what: Fault,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has another number of fields than the first row.
    Ragged {
        /// Fields of the row.
        fields: usize,
        /// Fields of the first row.
        wanted: usize,
    },
    /// It is not in UTF-8.
    NotUtf8,
    /// It has no identifier.
    NoId,
    /// Its identifier stood on an earlier row.
    SameId,
    /// It is longer than any row of a table.
    TooLong,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "line {}: ", self.line)?;
        match self.what {
            Fault::Ragged { fields, wanted } => {
                write!(out, "the row has {fields} fields and the first row has {wanted}")
            }
            Fault::NotUtf8 => write!(out, "the row is not in UTF-8. Save the file as CSV UTF-8"),
            Fault::NoId => write!(out, "the row has no identifier"),
            Fault::SameId => write!(out, "an earlier row has the same identifier"),
            Fault::TooLong => write!(out, "the row is too long. Look for a quotation mark that is not closed"),
        }
    }
}

/// Where each value stands in a row.
struct Places {
    id: usize,
    forename: Option<usize>,
    surname: Option<usize>,
    birth_date: Option<usize>,
    sex: Option<usize>,
    postcode: Option<usize>,
    number: Option<usize>,
    others: [Option<usize>; OTHERS_MAX],
}

impl Places {
    fn find(header: &ByteRecord, columns: &Columns) -> Result<Self, CannotRead> {
        let text = |field: &[u8]| String::from_utf8_lossy(field).trim_start_matches('\u{feff}').trim().to_owned();
        let found: Vec<String> = header.iter().map(text).collect();
        let mut missing = Vec::new();
        let mut place = |name: &str| {
            let place = found.iter().position(|found| found.eq_ignore_ascii_case(name));
            if place.is_none() && !name.is_empty() {
                missing.push(name.to_owned());
            }
            place
        };
        let mut others = [None; OTHERS_MAX];
        for (other, name) in others.iter_mut().zip(&columns.others) {
            *other = place(name);
        }
        let id = place(&columns.id);
        let places = Places {
            id: id.unwrap_or_default(),
            forename: place(&columns.forename),
            surname: place(&columns.surname),
            birth_date: place(&columns.birth_date),
            sex: place(&columns.sex),
            postcode: place(&columns.postcode),
            number: place(&columns.number),
            others,
        };
        if id.is_none() && columns.id.is_empty() {
            missing.push("id".to_owned());
        }
        if missing.is_empty() { Ok(places) } else { Err(CannotRead::Missing { missing, found }) }
    }
}

/// Adds the people of a table; says how many. Hears of every row that is left out.
pub fn read_csv(
    source: impl Read,
    columns: &Columns,
    people: &mut People,
    problem: &mut dyn FnMut(Problem),
) -> Result<usize, CannotRead> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).trim(Trim::Fields).from_reader(source);
    let mut row = ByteRecord::new();
    if !next(&mut reader, &mut row)? {
        return Err(CannotRead::Empty);
    }
    let wanted = row.len();
    let places = Places::find(&row, columns)?;
    let begin = people.len();
    let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
    while next(&mut reader, &mut row)? {
        let line = row.position().map_or(0, csv::Position::line);
        match usable(&row, wanted) {
            Err(what) => problem(Problem { line, what }),
            Ok(row) => {
                let text = |place: Option<usize>| place.map_or("", |place| row(place));
                let id = row(places.id);
                if id.is_empty() {
                    problem(Problem { line, what: Fault::NoId });
                    continue;
                }
                let mut hasher = FxHasher::default();
                hasher.write(id.as_bytes());
                let before = *ids.entry(hasher.finish()).or_insert(people.len() as u32) as usize;
                if before < people.len() && people.id(before) == id {
                    problem(Problem { line, what: Fault::SameId });
                    continue;
                }
                if people.len() >= PEOPLE_MAX {
                    return Err(CannotRead::TooMany);
                }
                let typed = Typed {
                    forename: text(places.forename),
                    surname: text(places.surname),
                    birth_date: text(places.birth_date),
                    sex: text(places.sex),
                    postcode: text(places.postcode),
                    number: text(places.number),
                    others: places.others.map(text),
                };
                people.add(id, &typed);
            }
        }
    }
    match people.len() - begin {
        0 => Err(CannotRead::NoRows),
        added => Ok(added),
    }
}

fn next(reader: &mut csv::Reader<impl Read>, row: &mut ByteRecord) -> Result<bool, CannotRead> {
    reader.read_byte_record(row).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => CannotRead::Source(error),
        other => CannotRead::Source(std::io::Error::new(ErrorKind::InvalidData, format!("{other:?}"))),
    })
}

/// The fields of a row, if it can be used.
fn usable<'a>(row: &'a ByteRecord, wanted: usize) -> Result<impl Fn(usize) -> &'a str, Fault> {
    if row.as_slice().len() > ROW_BYTES_MAX {
        return Err(Fault::TooLong);
    }
    if row.len() != wanted {
        return Err(Fault::Ragged { fields: row.len(), wanted });
    }
    let whole = std::str::from_utf8(row.as_slice()).map_err(|_| Fault::NotUtf8)?;
    Ok(move |place| row.range(place).and_then(|range| whole.get(range)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &[u8]) -> (Result<usize, String>, Vec<String>) {
        let mut people = People::default();
        let mut problems = Vec::new();
        let read = read_csv(text, &Columns::default(), &mut people, &mut |problem| problems.push(problem.to_string()));
        (read.map_err(|error| error.to_string()), problems)
    }

    const FIRST: &str = "id,forename,surname,dob,sex,postcode,nhs\n";

    #[test]
    fn a_bad_row_is_reported_and_the_rest_goes_on() {
        let mut text = format!("\u{feff}{FIRST}a,Amara,Okafor,2016-02-29,F,KT18 7RL,9990000018\nb,Kai\n").into_bytes();
        text.extend(
            b"c,Zo\xeb,Okafor,2016-02-29,F,,\n,Kai,Okafor,,,,\na,Kai,Okafor,,,,\nd,Kai,\"Okafor, of the Hill\",,,,\n",
        );
        let (read, problems) = read(&text);
        assert_eq!(read, Ok(2));
        assert_eq!(
            problems,
            [
                "line 3: the row has 2 fields and the first row has 7",
                "line 4: the row is not in UTF-8. Save the file as CSV UTF-8",
                "line 5: the row has no identifier",
                "line 6: an earlier row has the same identifier",
            ]
        );
    }

    #[test]
    fn a_file_without_its_columns_is_refused_with_all_that_is_missing() {
        let (refused, _) = read(b"id,forename,surname,birthday,sex,postcode\n");
        let refused = refused.unwrap_err();
        assert!(refused.contains("no column called dob, nhs. It has: id, forename"), "{refused}");
        assert!(read(b"").0.unwrap_err().contains("empty"));
        assert!(read(FIRST.as_bytes()).0.unwrap_err().contains("no row"));
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_found() {
        let (read, problems) =
            read(format!("{FIRST}a,Kai,,,,,\nb,\"Amara,,,,,\n{}", "c,Kai,,,,,\n".repeat(9_000)).as_bytes());
        assert_eq!(read, Ok(1));
        assert!(problems[0].contains("line 3: the row is too long"), "{problems:?}");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!(read(&bytes).1.len() <= bytes.len());
            let mut text = FIRST.as_bytes().to_vec();
            text.extend(bytes);
            let (added, problems) = read(&text);
            prop_assert!(added.unwrap_or(0) + problems.len() <= text.len());
        }
    }
}
