//! Tables that have one row a child.

use super::prelude::*;

/// Reports every row of a child that has several.
pub fn report_repeated<'a, R: Row<'a>>(rows: &[R], found: &mut Found) {
    if rows.len() > 1 {
        found.report_all(rows);
    }
}
