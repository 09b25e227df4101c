//! The rows of one table, child by child.

use super::Sheet;
use super::layout::Row;
use std::collections::HashMap;

/// The rows of one table, put in the order of children and, for each child, of time.
#[derive(Debug)]
pub struct Grouped<R> {
    rows: Vec<R>,
    /// Where the rows of each child begin; one more than there are children.
    begins: Vec<u32>,
}

/// The children of this year's return and last year's, numbered as they are met. An identifier is the same whatever its case.
#[derive(Debug, Default)]
pub(super) struct Children {
    numbers: HashMap<String, u32>,
    count: u32,
}

impl Children {
    /// The child of this identifier. A row without one is a child of its own: nothing says that two such rows belong together.
    fn number(&mut self, id: &str) -> u32 {
        let mut next = || {
            self.count += 1;
            self.count - 1
        };
        if id.is_empty() {
            return next();
        }
        if let Some(known) = self.numbers.get(id) {
            return *known;
        }
        let capital = id.to_ascii_uppercase();
        match self.numbers.get(&capital) {
            Some(known) => *known,
            None => {
                let number = next();
                self.numbers.insert(capital, number);
                number
            }
        }
    }

    /// How many have been met.
    pub(super) fn count(&self) -> u32 {
        self.count
    }
}

impl<R> Default for Grouped<R> {
    fn default() -> Grouped<R> {
        Grouped { rows: Vec::new(), begins: Vec::new() }
    }
}

impl<R> Grouped<R> {
    /// Reads the rows of every sheet of this table.
    pub(super) fn of<'a>(sheets: &'a [Sheet], children: &mut Children) -> Grouped<R>
    where
        R: Row<'a>,
    {
        let sheets = sheets.iter().filter(|sheet| sheet.table() == R::TABLE);
        let mut rows = Vec::with_capacity(sheets.clone().map(Sheet::row_count).sum());
        let mut cells = Vec::new();
        for sheet in sheets {
            for row in 0..sheet.row_count() {
                sheet.cells(row, &mut cells);
                let at = u32::try_from(rows.len()).expect("a sheet's limit keeps rows within 32 bits");
                let child = children.number(cells[0]);
                rows.push(R::of(at, child, &cells));
            }
        }
        Grouped { rows, begins: Vec::new() }
    }

    /// Puts each child's rows together and in order of time.
    pub(super) fn group<'a>(&mut self, children: u32)
    where
        R: Row<'a>,
    {
        self.rows.sort_unstable_by_key(|row| (row.child_number(), row.begins().is_none(), row.begins(), row.at()));
        let mut begins = Vec::with_capacity(children as usize + 1);
        for (position, row) in (0_u32..).zip(&self.rows) {
            while begins.len() <= row.child_number() as usize {
                begins.push(position);
            }
        }
        let end = u32::try_from(self.rows.len()).expect("a sheet's limit keeps rows within 32 bits");
        begins.resize(children as usize + 1, end);
        self.begins = begins;
    }

    /// The rows of one child.
    pub(super) fn of_child(&self, child: u32) -> &[R] {
        let child = child as usize;
        &self.rows[self.begins[child] as usize..self.begins[child + 1] as usize]
    }

    /// Every row, child by child.
    pub fn all(&self) -> &[R] {
        &self.rows
    }

    /// Every row, to be completed.
    pub(super) fn all_mut(&mut self) -> &mut [R] {
        &mut self.rows
    }
}
