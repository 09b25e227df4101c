//! From the files of several years of SSDA903, as they are, to the rows that a forecast is made from. The tables are read as for a check of
//! the return; a cell that cannot be used is counted and said, and nothing is guessed.

use forecast::{
    Day,
    returned::{Code, EpisodeRow, HeaderRow, Returned},
};
use returns::{
    GivenFile, Note,
    s903::{self, Sheet, Table, YearRead},
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// The tables that a forecast needs.
const TABLES: [Table; 3] = [Table::Header, Table::Episodes, Table::UASC];

/// What was read, and what of it could not be used.
pub struct GivenYears {
    /// The rows.
    pub returned: Returned,
    /// What a person should know about how it was read, in words.
    pub notes: Vec<String>,
    /// Tables that were read.
    pub tables: usize,
    /// The beginning of the SHA-256 of everything that was given.
    pub fingerprint: String,
}

/// Nothing can be forecast from what was given: what is missing, and what became of each file.
#[derive(Debug, thiserror::Error)]
#[error("{says}{}", .notes.iter().map(|note| format!("\n  {note}")).collect::<String>())]
pub struct NothingGiven {
    /// What is missing, and what would help.
    pub says: &'static str,
    /// What became of the files.
    pub notes: Vec<String>,
}

/// Reads the years of a return.
pub fn read(mut files: Vec<GivenFile>) -> Result<GivenYears, NothingGiven> {
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let mut digest = Sha256::new();
    files.iter().for_each(|file| digest.update(&file.bytes));
    let fingerprint = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();

    let mut reading = Reading::default();
    let unread = s903::read_years(files, &TABLES, |year| reading.year(year));
    reading.notes.extend(unread);
    let Reading { mut returned, children, notes, cells, tables } = reading;
    returned.children = u32::try_from(children.len()).unwrap_or(u32::MAX);
    returned.unaccompanied.sort_unstable();
    returned.unaccompanied.dedup();
    let notes: Vec<String> = together(notes)
        .into_iter()
        .chain(cells.into_iter().map(|(says, count)| format!("{count} times: {says}")))
        .collect();
    if returned.episodes.is_empty() {
        return Err(NothingGiven {
            says: "no episode could be read. Give the Episodes and Header tables of each year, with the columns CHILD, DECOM, DEC, RNE, \
                   LS and PLACE",
            notes,
        });
    }
    if returned.headers.is_empty() {
        return Err(NothingGiven {
            says: "there is no Header table, so no child has a day of birth. Add the Header tables of the same years",
            notes,
        });
    }
    Ok(GivenYears { returned, notes, tables, fingerprint })
}

/// Notes that say the same of several files, said once.
fn together(notes: Vec<Note>) -> Vec<String> {
    let mut by_words: BTreeMap<String, Vec<Note>> = BTreeMap::new();
    for note in notes {
        by_words.entry(note.says.clone()).or_default().push(note);
    }
    let say = |(says, notes): (String, Vec<Note>)| match notes.as_slice() {
        [first, _, ..] => format!("{} and {} more files: {says}", first.file, notes.len() - 1),
        notes => notes.iter().map(ToString::to_string).collect(),
    };
    by_words.into_iter().map(say).collect()
}

#[derive(Default)]
struct Reading {
    returned: Returned,
    children: HashMap<String, u32>,
    notes: Vec<Note>,
    cells: BTreeMap<String, usize>,
    tables: usize,
}

impl Reading {
    fn year(&mut self, YearRead { year, read }: YearRead) {
        self.notes.extend(read.notes);
        self.notes.extend(read.unread);
        for sheet in &read.sheets {
            match sheet.table() {
                Table::Header => self.headers(sheet, year),
                Table::Episodes => self.episodes(sheet, year),
                Table::UASC => self.unaccompanied(sheet),
                // Only the three tables were asked for; an XML return has others, of which nothing is needed.
                Table::Reviews
                | Table::OC2
                | Table::OC3
                | Table::AD1
                | Table::PlacedAdoption
                | Table::PrevPerm
                | Table::Missing
                | Table::SWEpisodes
                | Table::DoLo => continue,
            }
            self.tables += 1;
        }
    }

    fn child(&mut self, number: &str) -> Option<u32> {
        let number = number.trim();
        if number.is_empty() {
            self.doubt("a row has no CHILD, so it was left out");
            return None;
        }
        if let Some(child) = self.children.get(number) {
            return Some(*child);
        }
        let child = u32::try_from(self.children.len()).ok()?;
        self.children.insert(number.to_owned(), child);
        Some(child)
    }

    fn doubt(&mut self, says: &str) {
        match self.cells.get_mut(says) {
            Some(count) => *count += 1,
            None => {
                self.cells.insert(says.to_owned(), 1);
            }
        }
    }

    fn day(&mut self, cell: &str, wrong: &'static str) -> Option<Day> {
        let day = Day::parse(cell).or_else(|| {
            let date = s903::Day::of(cell.trim()).date?;
            Day::new(i32::from(date.year()), i32::from(date.month()), i32::from(date.day()))
        });
        if day.is_none() && !cell.trim().is_empty() {
            self.doubt(wrong);
        }
        day
    }

    fn headers(&mut self, sheet: &Sheet, year: i32) {
        let [child, born, unaccompanied] = columns(sheet, ["CHILD", "DOB", "UASC"]);
        for row in 0..sheet.row_count() {
            let Some(child) = self.child(sheet.cell(row, child)) else { continue };
            let born =
                self.day(sheet.cell(row, born), "DOB is not a real day written DD/MM/YYYY, so it was taken as missing");
            self.returned.headers.push(HeaderRow { child, year, born });
            if sheet.cell(row, unaccompanied) == "1" {
                self.returned.unaccompanied.push(child);
            }
        }
    }

    fn unaccompanied(&mut self, sheet: &Sheet) {
        let [child] = columns(sheet, ["CHILD"]);
        for row in 0..sheet.row_count() {
            let child = self.child(sheet.cell(row, child));
            self.returned.unaccompanied.extend(child);
        }
    }

    fn episodes(&mut self, sheet: &Sheet, year: i32) {
        let [child, from, to] = columns(sheet, ["CHILD", "DECOM", "DEC"]);
        let codes = columns(sheet, ["RNE", "LS", "PLACE", "PLACE_PROVIDER", "REC"]);
        self.returned.episodes.reserve(sheet.row_count());
        for row in 0..sheet.row_count() {
            let Some(child) = self.child(sheet.cell(row, child)) else { continue };
            let from = self
                .day(sheet.cell(row, from), "DECOM is not a real day written DD/MM/YYYY, so it was taken as missing");
            let to =
                self.day(sheet.cell(row, to), "DEC is not a real day written DD/MM/YYYY, so it was taken as missing");
            let [new, legal, place, provider, end] = codes.map(|column| Code::new(sheet.cell(row, column)));
            self.returned.episodes.push(EpisodeRow { child, year, from, to, new, legal, place, provider, end });
        }
    }
}

fn columns<const COUNT: usize>(sheet: &Sheet, names: [&str; COUNT]) -> [usize; COUNT] {
    names.map(|name| sheet.table().column(name).expect("the layout of the table has the column"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
    const EPISODES: &str =
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

    fn file(name: &str, text: String) -> GivenFile {
        GivenFile { name: name.into(), bytes: text.into_bytes() }
    }

    #[test]
    fn rows_of_any_year_and_spelling_become_rows_of_one_return() {
        let given = vec![
            file("2022/who.csv", format!("{HEADER}A,1,02/03/2010,WBRI,,0,\n,1,,,,,\n")),
            file(
                "2022/where.csv",
                format!("{EPISODES}A,1/5/2021,s,c2,N1,u4,pr1,,,,,,\nA,nonsense,S,C2,N1,U4,PR1,,,,,,\n"),
            ),
            file("2023/where.csv", format!("{EPISODES}A,2021-05-01,S,C2,N1,U4,PR1,02/06/2022,E8,,,,\n")),
            file("2023/uasc.csv", "CHILD,SEX,DOB,DUC\nA,1,02/03/2010,02/03/2028\n".into()),
            file("2023/notes.csv", "shoe size\n31\n".into()),
        ];
        let read = read(given).unwrap();
        let returned = &read.returned;
        assert_eq!(
            (returned.children, returned.years(), returned.unaccompanied.clone()),
            (1, vec![2022, 2023], vec![0])
        );
        assert_eq!(returned.episodes[0].from, Day::new(2021, 5, 1));
        assert_eq!(returned.episodes[0].place, returned.episodes[2].place);
        let notes = read.notes.join("\n");
        for part in ["notes.csv", "1 times: a row has no CHILD", "1 times: DECOM is not a real day"] {
            assert!(notes.contains(part), "{part} is not in {notes}");
        }
    }

    #[test]
    fn what_lacks_episodes_or_birthdays_is_refused_with_what_would_help() {
        assert!(read(Vec::new()).err().unwrap().says.contains("no episode"));
        let episodes = file("2022/e.csv", format!("{EPISODES}A,01/05/2021,S,C2,N1,U4,PR1,,,,,,\n"));
        assert!(read(vec![episodes]).err().unwrap().says.contains("no Header table"));
    }
}
