//! The seam between the store and the practice: which read tables there are, which rows one subject's entries give, and what may
//! not be recorded. The store writes the rows in the transaction that writes the entries; a rebuild must give the same bytes.

use crate::{Draft, Entry, Reading, Subject};

/// A value in a read table. Days are ISO text, instants microseconds, flags 0 or 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// A whole number.
    Number(i64),
    /// Text.
    Text(String),
}

/// One read table. Its first column is always `subject`, the text of the subject that gave the row.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The table's name.
    pub name: &'static str,
    /// Columns after `subject`: name and whether it is a number.
    pub columns: &'static [(&'static str, ColumnType)],
    /// Columns that are looked up by, an index each (several columns joined by commas).
    pub indexes: &'static [&'static str],
}

/// The type of a read table's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// `BIGINT`.
    Number,
    /// `TEXT`.
    Text,
}

/// One row for a read table: the cells after `subject`, in the order of the table's columns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The table's name.
    pub table: &'static str,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// What the store asks of the practice, without knowing what any kind of entry means: the read tables, and a second check of every
/// write. Casework implements it; the store is given it when it opens.
pub trait Practice: Send + Sync + 'static {
    /// The tables, each named once.
    fn tables(&self) -> &'static [Table];

    /// The rows that one subject gives, from what is believed now of all entries about it and about those it was ever joined with. A
    /// subject that was joined to another gives none.
    fn rows(&self, subject: Subject, reading: &Reading) -> Vec<Row>;

    /// Why a draft may not be recorded now, in words for the person who asked; `None` when it may. Called inside the writing
    /// transaction with every entry about the draft's subjects, those of earlier drafts in the same commit among them.
    fn refuses(&self, draft: &Draft, entries: &[Entry]) -> Option<String>;
}
