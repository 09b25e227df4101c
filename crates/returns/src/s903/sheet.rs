//! One file of one table as it was given: every cell of the layout's columns, in the order of the layout, unchanged.

use super::Table;

/// Many times the reviews of the largest council: beyond that it is a mistake, not a return.
pub const ROWS_MAX: usize = 5_000_000;

/// One file of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    table: Table,
    file: String,
    line_end: LineEnd,
    text: String,
    ends: Vec<u32>,
}

/// How the lines of a file end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineEnd {
    /// As on Linux.
    Lf,
    /// As on Windows, where nearly every return comes from.
    #[default]
    CrLf,
}

/// Why a row was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file has more rows or text than any return")]
pub struct TooLarge;

impl Sheet {
    /// An empty sheet.
    pub fn new(table: Table, file: impl Into<String>) -> Sheet {
        Sheet { table, file: file.into(), line_end: LineEnd::default(), text: String::new(), ends: Vec::new() }
    }

    /// The same sheet, with room for the text of a file of this size, so that it is not moved while it grows.
    pub(super) fn with_room_for(mut self, bytes: usize) -> Sheet {
        self.text.reserve_exact(bytes.min(u32::MAX as usize));
        self
    }

    /// The same sheet, whose lines end like this when it is written.
    pub fn ending_lines_with(self, line_end: LineEnd) -> Sheet {
        Sheet { line_end, ..self }
    }

    /// How its lines end.
    pub fn line_end(&self) -> LineEnd {
        self.line_end
    }

    /// Adds a row: one cell for each column of the layout.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<(), TooLarge> {
        if self.row_count() >= ROWS_MAX {
            return Err(TooLarge);
        }
        let columns = self.table.columns().len();
        let (text, ends) = (self.text.len(), self.ends.len());
        for cell in cells.into_iter().chain(std::iter::repeat("")).take(columns) {
            self.text.push_str(cell);
            let Ok(end) = u32::try_from(self.text.len()) else {
                self.text.truncate(text);
                self.ends.truncate(ends);
                return Err(TooLarge);
            };
            self.ends.push(end);
        }
        Ok(())
    }

    /// The table that it is of.
    pub fn table(&self) -> Table {
        self.table
    }

    /// The file, as it was named when given.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// How many rows it has.
    pub fn row_count(&self) -> usize {
        self.ends.len() / self.table.columns().len()
    }

    /// One cell, by its row and the place of its column in the layout.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let at = row * self.table.columns().len() + column;
        let begin = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[begin as usize..self.ends[at] as usize]
    }

    /// The cells of one row, in the order of the layout.
    pub(super) fn cells<'a>(&'a self, row: usize, into: &mut Vec<&'a str>) {
        into.clear();
        let columns = self.table.columns().len();
        let ends = &self.ends[row * columns..(row + 1) * columns];
        let mut begin = if row == 0 { 0 } else { self.ends[row * columns - 1] as usize };
        for end in ends {
            into.push(&self.text[begin..*end as usize]);
            begin = *end as usize;
        }
    }
}
