//! What the rules have found, kept small: a rule, a table and a row.

use super::layout::{Row, Table};

/// One row that a rule reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// The place of the rule in the list.
    pub rule: u16,
    /// The table.
    pub table: Table,
    /// The row's place among all rows of the table.
    pub at: u32,
}

/// Where a rule puts the rows that it reports. A row that is reported twice counts once.
#[derive(Debug, Default)]
pub struct Found {
    pub(super) rule: u16,
    pub(super) hits: Vec<Hit>,
}

impl Found {
    /// Reports a row of this year's return.
    pub fn report<'a, R: Row<'a>>(&mut self, row: &R) {
        self.hits.push(Hit { rule: self.rule, table: R::TABLE, at: row.at() });
    }

    /// Reports each of these rows.
    pub fn report_all<'r, 'a: 'r, R: Row<'a> + 'r>(&mut self, rows: impl IntoIterator<Item = &'r R>) {
        rows.into_iter().for_each(|row| self.report(row));
    }
}
