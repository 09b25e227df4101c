//! Several years of a return: which file is of which year. Told by folder, by file name, by a column YEAR where years are stacked in one
//! file, or else by the days in the episodes. What the tables say is read as for one year.

use super::read::read_tables;
use super::{Day, File, ReadReturn, Table};
use crate::container::unzip_with_folders;
use crate::text::text;
use crate::{GivenFile, Note};
use std::collections::BTreeMap;

/// The years that a return can be of: the collection in this form began in the nineties.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// One year as it was read.
#[derive(Debug)]
pub struct YearRead {
    /// The year. Some name a return by the year in which it begins, others by that in which it ends: it is as those who gave it count.
    pub year: i32,
    /// What was read.
    pub read: ReadReturn,
}

/// Reads the wanted tables of every year of what was given, a year after another in order; `take` is given each, so that no more than one
/// has to be held. Zips are opened. Gives what could not be read at all.
pub fn read_years(given: Vec<GivenFile>, wanted: &[Table], mut take: impl FnMut(YearRead)) -> Vec<Note> {
    let (files, mut unread) = opened(given);
    let mut years: BTreeMap<i32, Vec<GivenFile>> = BTreeMap::new();
    let mut untold: BTreeMap<String, Vec<GivenFile>> = BTreeMap::new();
    for file in files {
        let told = year_of(&file.name);
        for (year, file) in by_column(file) {
            match year.or(told) {
                Some(year) => years.entry(year).or_default().push(file),
                None => untold.entry(folder(&file.name).to_owned()).or_default().push(file),
            }
        }
    }
    let read = |files: Vec<GivenFile>| {
        let files: Vec<File<'_>> = files.iter().map(|file| File { name: &file.name, bytes: &file.bytes }).collect();
        read_tables(&files, wanted)
    };
    let mut by_days: Vec<YearRead> = Vec::new();
    for files in untold.into_values() {
        let read = read(files);
        match latest_start(&read) {
            Some(year) => by_days.push(YearRead { year, read }),
            None => unread.extend(read.unread.into_iter().chain(read.sheets.iter().map(|sheet| Note {
                file: sheet.file().to_owned(),
                line: None,
                says: "No year can be told for this file. Put each year into a folder named by it, like 2024.".into(),
            }))),
        }
    }
    by_days.sort_by_key(|one| std::cmp::Reverse(one.year));
    for (year, files) in years {
        while by_days.last().is_some_and(|one| one.year < year) {
            by_days.pop().into_iter().for_each(&mut take);
        }
        take(YearRead { year, read: read(files) });
    }
    by_days.into_iter().rev().for_each(take);
    unread
}

/// The files, those of zips among them in a folder of the zip's name.
fn opened(given: Vec<GivenFile>) -> (Vec<GivenFile>, Vec<Note>) {
    let (mut files, mut unread) = (Vec::new(), Vec::new());
    for file in given {
        if !file.bytes.starts_with(b"PK\x03\x04") {
            files.push(file);
            continue;
        }
        match unzip_with_folders(&file.bytes) {
            Ok(inside) => {
                let within = file.name.strip_suffix(".zip").unwrap_or(&file.name);
                files.extend(inside.into_iter().map(|one| GivenFile { name: format!("{within}/{}", one.name), ..one }));
            }
            Err(says) => unread.push(Note { file: file.name, line: None, says }),
        }
    }
    files.retain(|file| !file.name.rsplit('/').next().unwrap_or_default().starts_with('.'));
    files.sort_by(|one, other| one.name.cmp(&other.name));
    (files, unread)
}

fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The year in the nearest folder that has one in its name, or in the file's own.
fn year_of(name: &str) -> Option<i32> {
    let mut parts: Vec<&str> = name.split('/').collect();
    let own = parts.pop()?;
    parts.into_iter().rev().chain([own]).find_map(year_in)
}

/// The first four digits of a text that are a year and not part of a longer number.
fn year_in(text: &str) -> Option<i32> {
    text.split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(|year| YEARS.contains(year))
}

/// A file in which years are stacked, parted by its column YEAR; any other as it is.
fn by_column(file: GivenFile) -> Vec<(Option<i32>, GivenFile)> {
    let parted = part(&file);
    if parted.is_empty() { vec![(None, file)] } else { parted }
}

fn part(file: &GivenFile) -> Vec<(Option<i32>, GivenFile)> {
    let head = &file.bytes[..file.bytes.len().min(HEAD_BYTES)];
    if !text(head).text.lines().next().unwrap_or_default().to_ascii_uppercase().contains("YEAR") {
        return Vec::new();
    }
    let content = text(&file.bytes).text;
    let content = content.trim_start_matches('\u{FEFF}');
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(content.as_bytes());
    let Ok(header) = rows.headers().cloned() else { return Vec::new() };
    let Some(column) = header.iter().position(|name| name.trim().eq_ignore_ascii_case("YEAR")) else {
        return Vec::new();
    };
    let mut parts: BTreeMap<Option<i32>, csv::Writer<Vec<u8>>> = BTreeMap::new();
    for row in rows.records().map_while(Result::ok) {
        let year = row.get(column).and_then(|cell| cell.trim().parse().ok()).filter(|year| YEARS.contains(year));
        let part = parts.entry(year).or_insert_with(|| {
            let mut part = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            let _ = part.write_record(&header);
            part
        });
        // What is written to memory cannot fail.
        let _ = part.write_record(&row);
    }
    let named = |bytes: Vec<u8>| GivenFile { name: file.name.clone(), bytes };
    parts.into_iter().filter_map(|(year, part)| Some((year, named(part.into_inner().ok()?)))).collect()
}

/// A header line is shorter than this.
const HEAD_BYTES: usize = 4_096;

/// The calendar year of the latest day on which an episode began.
fn latest_start(read: &ReadReturn) -> Option<i32> {
    let column = Table::Episodes.column("DECOM")?;
    let episodes = read.sheets.iter().filter(|sheet| sheet.table() == Table::Episodes);
    episodes
        .flat_map(|sheet| (0..sheet.row_count()).filter_map(move |row| Day::of(sheet.cell(row, column)).date))
        .map(|day| i32::from(day.year()))
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EPISODES: &str =
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

    fn file(name: &str, text: String) -> GivenFile {
        GivenFile { name: name.into(), bytes: text.into_bytes() }
    }

    fn row(child: &str, from: &str) -> String {
        format!("{child},{from},S,C2,N1,U4,PR1,,,,,,\n")
    }

    fn years(given: Vec<GivenFile>) -> (Vec<(i32, usize)>, Vec<Note>) {
        let mut years = Vec::new();
        let unread = read_years(given, &[Table::Episodes], |one| {
            years.push((one.year, one.read.sheets.iter().map(super::super::Sheet::row_count).sum()));
        });
        (years, unread)
    }

    #[test]
    fn a_year_is_told_by_folder_then_name_then_days() {
        let given = vec![
            file("mine/2021/where.csv", format!("{EPISODES}{}", row("A", "01/05/2015"))),
            file("SSDA903_2019_episodes.csv", format!("{EPISODES}{}", row("A", "01/05/2015"))),
            file("other/episodes.csv", format!("{EPISODES}{}{}", row("A", "01/05/2018"), row("B", "02/02/2020"))),
            file("export 20240401.csv", "name,shoe size\n".into()),
        ];
        let (years, unread) = years(given);
        assert_eq!(years, [(2019, 1), (2020, 2), (2021, 1)]);
        assert_eq!(unread.len(), 1);
        assert!(unread[0].file.contains("20240401"));
    }

    #[test]
    fn years_that_are_stacked_in_one_file_are_parted() {
        let head = EPISODES.trim_end();
        let rows = [("A", 2018), ("B", 2019), ("C", 2018)];
        let rows: String =
            rows.iter().map(|(child, year)| row(child, "01/05/2017").replace('\n', &format!(",{year}\n"))).collect();
        assert_eq!(years(vec![file("all.csv", format!("{head},YEAR\n{rows}"))]).0, [(2018, 2), (2019, 1)]);
    }

    #[test]
    fn a_zip_of_years_is_a_folder_of_years() {
        use std::io::Write;
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for year in [2020, 2019] {
            zip.start_file(format!("{year}/e.csv"), zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(format!("{EPISODES}{}", row("A", "01/05/2015")).as_bytes()).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert_eq!(years(vec![GivenFile { name: "returns.zip".into(), bytes }]).0, [(2019, 1), (2020, 1)]);
    }

    #[test]
    fn a_broken_zip_is_told() {
        let (years, unread) =
            years(vec![GivenFile { name: "x.zip".into(), bytes: b"PK\x03\x04 and nothing".to_vec() }]);
        assert!(years.is_empty() && unread.len() == 1);
    }
}
