//! A return is read however it was saved, and what was read can be written again.

use proptest::prelude::*;
use returns::s903::{File, Form, LineEnd, ReadReturn, Sheet, Table, read, write_table};

const HEADER: &str =
    "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nAM1,F,01/02/2016,WBRI,UN3,0,\nAM2,M,03/04/2012,BAFR,A123456789012,,\n";

fn read_one(content: &[u8]) -> ReadReturn {
    read(&[File { name: "any name.csv", bytes: content }])
}

fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let columns = 0..sheet.table().columns().len();
    (0..sheet.row_count())
        .map(|row| columns.clone().map(|column| sheet.cell(row, column).to_owned()).collect())
        .collect()
}

fn check_same(content: &[u8], noted: &str) {
    let (told, read) = (read_one(HEADER.as_bytes()), read_one(content));
    assert!(read.unread.is_empty(), "{:?}", read.unread);
    assert_eq!(rows(&read.sheets[0]), rows(&told.sheets[0]));
    if noted.is_empty() {
        assert_eq!(read.notes, []);
    } else {
        assert!(read.notes.iter().any(|note| note.says.contains(noted)), "{noted}: {:?}", read.notes);
    }
}

#[test]
fn a_table_is_read_however_it_was_saved() {
    let utf_16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(HEADER.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    check_same(HEADER.replace('\n', "\r\n").as_bytes(), "");
    check_same(format!("\u{FEFF}{HEADER}").as_bytes(), "");
    check_same(&utf_16, "UTF-16");
    check_same(HEADER.replace(',', ";").as_bytes(), "semicolons");
    check_same(HEADER.replace(',', "\t").as_bytes(), "tabs");
    check_same(HEADER.replace("CHILD,SEX,DOB", "child,Sex,dob").as_bytes(), "Column names");
    check_same(HEADER.replace('\n', "\n\n").as_bytes(), "");
    check_same(HEADER.replace("AM1", "\"AM1\"").as_bytes(), "");
    check_same(
        HEADER.replace("MC_DOB\n", "MC_DOB,TEAM\n").replace(",0,\n", ",0,,North\n").as_bytes(),
        "1 of its columns",
    );
}

#[test]
fn columns_are_read_by_their_names() {
    let turned =
        "DOB,CHILD,ETHNIC,SEX,UPN,MOTHER,MC_DOB\n01/02/2016,AM1,WBRI,F,UN3,0,\n03/04/2012,AM2,BAFR,M,A123456789012,,\n";
    check_same(turned.as_bytes(), "another order");
}

#[test]
fn letters_outside_ascii_are_read_in_either_encoding() {
    let told = HEADER.replace("AM1", "Zoë");
    let windows: Vec<u8> = told.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    assert_eq!(rows(&read_one(&windows).sheets[0]), rows(&read_one(told.as_bytes()).sheets[0]));
    assert!(read_one(&windows).notes[0].says.contains("Windows-1252"));
}

#[test]
fn rows_with_too_many_or_too_few_cells_are_read_and_noted_once() {
    let read = read_one(b"CHILD,DOB,REVIEW,REVIEW_CODE\nAM1,01/02/2016\nAM2,01/02/2016,01/05/2026,PN1,x,y\nAM3\n");
    assert_eq!(read.sheets[0].row_count(), 3);
    let says: Vec<(Option<u32>, &str)> = read.notes.iter().map(|note| (note.line, note.says.as_str())).collect();
    assert_eq!(says.len(), 2);
    assert!(says[0].0 == Some(3) && says[0].1.starts_with("1 rows have more cells"));
    assert!(says[1].0 == Some(2) && says[1].1.starts_with("2 rows have fewer cells"));
}

#[test]
fn a_quotation_mark_that_is_never_closed_loses_no_row() {
    let mut content = "CHILD,DOB,REVIEW,REVIEW_CODE\nAM0,\"01/02/2016,01/05/2026,PN1\n".to_owned();
    for row in 1..200 {
        content += &format!("AM{row},01/02/2016,01/05/2026,PN1\n");
    }
    let read = read_one(content.as_bytes());
    assert_eq!(read.sheets[0].row_count(), 200);
    assert!(read.notes.iter().any(|note| note.says.contains("never closed")));
}

#[test]
fn several_files_of_one_table_are_one_table() {
    let (first, second) = (HEADER.as_bytes(), HEADER.replace("AM", "BM"));
    let read = read(&[File { name: "a.csv", bytes: first }, File { name: "b.csv", bytes: second.as_bytes() }]);
    assert_eq!(read.sheets.len(), 2);
    assert!(read.notes.iter().any(|note| note.says.contains("came in 2 files")));
}

#[test]
fn what_is_no_table_is_said_and_stops_nothing() {
    let read = read(&[
        File { name: "notes.csv", bytes: b"name,shoe size\nx,1\n" },
        File { name: "empty.csv", bytes: b"" },
        File {
            name: "broken.xml",
            bytes: b"<EXPSSDA903><CHILD><HEADER><CHILDID>AM1</CHILDID></HEADER></CHILD><CHILD>",
        },
        File { name: "other.xml", bytes: b"<Message/>" },
        File { name: "header.csv", bytes: HEADER.as_bytes() },
    ]);
    let unread: Vec<&str> = read.unread.iter().map(|note| note.file.as_str()).collect();
    assert_eq!(unread, ["notes.csv", "empty.csv", "broken.xml", "other.xml"]);
    let headers: usize = read.sheets.iter().filter(|sheet| sheet.table() == Table::Header).map(Sheet::row_count).sum();
    assert_eq!(headers, 3, "the child before the end of the broken file is read too");
}

#[test]
fn the_xml_form_gives_the_same_rows_as_csv() {
    let xml = "<?xml version='1.0'?><EXPSSDA903><CHILD><HEADER><CHILDID>AM1</CHILDID><UPN>UN3</UPN><SEX>F</SEX><DOB>01/02/2016</DOB>\
        <ETHNIC>WBRI</ETHNIC><UASC>1</UASC><DUC>01/05/2026</DUC><MOTHER>0</MOTHER><MC_DOB/>\
        <AREVIEW><REVIEW>01/06/2026</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><IN_TOUCH>YES</IN_TOUCH><SHOE>31</SHOE></HEADER>\
        <EPISODE><DECOM>01/05/2026</DECOM><RNE>S</RNE><PL>K2</PL><HOME_POST>AB1 2CD</HOME_POST></EPISODE></CHILD></EXPSSDA903>";
    let read = read(&[File { name: "return.xml", bytes: xml.as_bytes() }]);
    assert_eq!((read.form, read.unread.as_slice()), (Form::Xml, &[][..]));
    let one = |table: Table| rows(read.sheets.iter().find(|sheet| sheet.table() == table).unwrap()).remove(0);
    assert_eq!(one(Table::Header), ["AM1", "F", "01/02/2016", "WBRI", "UN3", "0", "", "1"]);
    assert_eq!(one(Table::UASC), ["AM1", "F", "01/02/2016", "01/05/2026"]);
    assert_eq!(one(Table::Reviews), ["AM1", "01/02/2016", "01/06/2026", "PN1"]);
    assert_eq!(one(Table::OC3), ["AM1", "01/02/2016", "YES", "", ""]);
    assert_eq!(one(Table::Episodes)[..6], ["AM1", "01/05/2026", "S", "", "", "K2"]);
    assert!(read.notes.iter().any(|note| note.says.contains("SHOE")));
}

#[test]
fn a_doctype_is_refused() {
    let read = read(&[File { name: "x.xml", bytes: b"<!DOCTYPE a [<!ENTITY b \"c\">]><EXPSSDA903/>" }]);
    assert!(read.unread[0].says.contains("DOCTYPE"));
}

fn a_sheet() -> impl Strategy<Value = Sheet> {
    let table = prop::sample::select(Table::ALL);
    let cell = prop::string::string_regex("[A-Za-z0-9/ ,;\"'éß\n]{0,12}").expect("the pattern is one");
    let ends = prop::sample::select(&[LineEnd::Lf, LineEnd::CrLf][..]);
    (table, prop::collection::vec(prop::collection::vec(cell, 13), 1..20), ends).prop_map(|(table, rows, ends)| {
        let mut sheet = Sheet::new(table, "any name.csv").ending_lines_with(ends);
        for mut row in rows {
            // A row in which nothing is given is a blank line.
            "AM1".clone_into(&mut row[0]);
            row.truncate(table.columns().iter().filter(|column| !column.is_only_in_xml()).count());
            sheet.push(row.iter().map(String::as_str)).expect("the sheet is small");
        }
        sheet
    })
}

proptest! {
    #[test]
    fn write_then_read_is_the_same(sheet in a_sheet()) {
        let mut written = Vec::new();
        write_table(&sheet, &mut written).unwrap();
        let read = read_one(&written);
        prop_assert_eq!(&read.unread, &vec![]);
        prop_assert_eq!(&read.sheets[0], &sheet);
        let mut again = Vec::new();
        write_table(&read.sheets[0], &mut again).unwrap();
        prop_assert_eq!(written, again);
    }
}
