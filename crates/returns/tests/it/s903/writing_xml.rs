//! What the XML form can say is written so that reading it gives the same rows; what it cannot say is told.

use proptest::prelude::*;
use returns::s903::{File, Form, ReadReturn, Sheet, Table, read, write_xml};

fn read_xml(xml: &[u8]) -> ReadReturn {
    read(&[File { name: "return.xml", bytes: xml }])
}

fn rows(sheets: &[Sheet], table: Table) -> Vec<Vec<String>> {
    let columns = 0..table.columns().len();
    let of_table = sheets.iter().filter(|sheet| sheet.table() == table);
    let row = |sheet: &Sheet, row| columns.clone().map(|column| sheet.cell(row, column).to_owned()).collect();
    of_table.flat_map(|sheet| (0..sheet.row_count()).map(|number| row(sheet, number)).collect::<Vec<_>>()).collect()
}

fn sheet(table: Table, rows: &[&[&str]]) -> Sheet {
    let mut sheet = Sheet::new(table, format!("{}.csv", table.name()));
    rows.iter().for_each(|row| sheet.push(row.iter().copied()).expect("the sheet is small"));
    sheet
}

/// One child: for each table the cells of its rows, without those that say who the child is.
type Child = Vec<Vec<Vec<String>>>;

fn a_child() -> impl Strategy<Value = Child> {
    let cell = || prop::string::string_regex("[A-Za-z0-9/,;\"'&<>éß]{0,8}").expect("the pattern is one");
    let of_table = |table: &Table| {
        let most = match table {
            Table::Header => 1..=1,
            Table::UASC | Table::OC3 | Table::AD1 => 0..=1,
            _ => 0..=4,
        };
        prop::collection::vec(prop::collection::vec(cell(), 13), most)
    };
    Table::ALL.iter().map(of_table).collect::<Vec<_>>()
}

/// The place of the table of unaccompanied children among all.
const UASC: usize = Table::UASC as usize;

/// The sheets of a return in which every child is the same child everywhere.
fn sheets_of(children: &[Child]) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Table::ALL.iter().map(|table| Sheet::new(*table, "any.csv")).collect();
    for (number, child) in children.iter().enumerate() {
        let who = [("CHILD", format!("AM{number}")), ("DOB", format!("0{number}/02/2016")), ("SEX", "F".to_owned())];
        for (sheet, rows) in sheets.iter_mut().zip(child) {
            let columns = sheet.table().columns();
            for row in rows {
                let cells = columns.iter().zip(row).map(|(column, cell)| {
                    let given = who.iter().find(|(name, _)| *name == column.name).map(|(_, given)| given.as_str());
                    match column.name {
                        // Only a child with a row in that table has a date there.
                        "UASC" => {
                            if child[UASC].is_empty() {
                                ""
                            } else {
                                "1"
                            }
                        }
                        // Something of their own, by which such a row is known.
                        "IN_TOUCH" | "DATE_INT" => "X",
                        _ => given.unwrap_or(cell),
                    }
                });
                sheet.push(cells).expect("the sheet is small");
            }
        }
    }
    sheets
}

proptest! {
    #[test]
    fn write_then_read_is_the_same(children in prop::collection::vec(a_child(), 1..6)) {
        let sheets = sheets_of(&children);
        let mut written = Vec::new();
        prop_assert_eq!(write_xml(&sheets, &mut written).unwrap(), vec![]);
        let read = read_xml(&written);
        prop_assert_eq!((read.form, &read.unread, &read.notes), (Form::Xml, &vec![], &vec![]));
        for table in Table::ALL {
            prop_assert_eq!(rows(&read.sheets, *table), rows(&sheets, *table), "{}", table.name());
        }
        let mut again = Vec::new();
        write_xml(&read.sheets, &mut again).unwrap();
        prop_assert_eq!(written, again);
    }
}

#[test]
fn what_finds_no_place_is_told_row_by_row_and_the_rest_is_written() {
    let sheets = [
        sheet(Table::Header, &[&["AM1", "F", "01/02/2016", "WBRI"], &["AM1", "F", "01/02/2016", "WBRI"]]),
        sheet(
            Table::Reviews,
            &[
                &["AM1", "01/02/2016", "01/06/2026", "PN1"],
                &["AM1", "09/09/2019", "02/06/2026", "PN1"],
                &["AM9", "", "", "PN2"],
            ],
        ),
        sheet(Table::OC3, &[&["AM1", "01/02/2016", "", "", ""]]),
        sheet(Table::Episodes, &[&["AM1", "01/05/2026", "S\u{1}"]]),
    ];
    let mut written = Vec::new();
    let told = write_xml(&sheets, &mut written).unwrap();
    let told: Vec<(&str, bool)> =
        told.iter().map(|note| (note.file.as_str(), note.says.contains("send the return as CSV"))).collect();
    assert_eq!(
        told,
        [("Header.csv", true), ("OC3.csv", true), ("Reviews.csv", true), ("Episodes.csv", true), ("Reviews.csv", true)]
    );
    let read = read_xml(&written);
    assert_eq!(rows(&read.sheets, Table::Reviews), [["AM1", "01/02/2016", "01/06/2026", "PN1"]]);
    assert_eq!(rows(&read.sheets, Table::Header).len(), 1);
}

#[test]
fn the_elements_are_the_forms_own() {
    let sheets = [
        sheet(Table::Header, &[&["AM1", "F", "01/02/2016", "WBRI", "UN3", "", ""]]),
        sheet(Table::Episodes, &[&["AM1", "01/05/2026", "S", "C1", "N1", "U1"]]),
        sheet(Table::UASC, &[&["AM1", "F", "01/02/2016", "01/06/2026"]]),
    ];
    let mut written = Vec::new();
    assert_eq!(write_xml(&sheets, &mut written).unwrap(), vec![]);
    let written = String::from_utf8(written).unwrap();
    let child = "<CHILD><HEADER><CHILDID>AM1</CHILDID><SEX>F</SEX><DOB>01/02/2016</DOB><ETHNIC>WBRI</ETHNIC><UPN>UN3</UPN><MOTHER/>\
        <MC_DOB/><UASC>1</UASC><DUC>01/06/2026</DUC></HEADER><EPISODE><DECOM>01/05/2026</DECOM><RNE>S</RNE><LS>C1</LS><CIN>N1</CIN>\
        <PL>U1</PL><PLACE_PROVIDER/><DEC/><REC/><REASON_PLACE_CHANGE/><HOME_POST/><PL_POST/><URN/></EPISODE></CHILD>\n";
    assert_eq!(written, format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EXPSSDA903>\n{child}</EXPSSDA903>\n"));
}
