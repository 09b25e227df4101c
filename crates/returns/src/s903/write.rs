//! Writing a table as the guide has it: its columns in order, commas, and quotation marks only where a cell needs them. A file that was
//! read and is written so comes out byte for byte.

use super::sheet::{LineEnd, Sheet};
use std::io::Write;

/// Writes one table.
pub fn write_table(sheet: &Sheet, to: impl Write) -> csv::Result<()> {
    let columns = sheet.table().columns();
    let in_csv: Vec<usize> = (0..columns.len()).filter(|place| !columns[*place].is_only_in_xml()).collect();
    let end = match sheet.line_end() {
        LineEnd::Lf => csv::Terminator::Any(b'\n'),
        LineEnd::CrLf => csv::Terminator::CRLF,
    };
    let mut table = csv::WriterBuilder::new().terminator(end).from_writer(to);
    table.write_record(in_csv.iter().map(|place| columns[*place].name))?;
    for row in 0..sheet.row_count() {
        table.write_record(in_csv.iter().map(|place| sheet.cell(row, *place)))?;
    }
    table.flush()?;
    Ok(())
}
