//! The rows of a table against the child's header: a child that has none, or one that says otherwise.

use super::prelude::*;

/// Reports every row when the child has no header.
pub fn report_absent<'a, R: Row<'a>>(child: &Child<'_>, rows: &[R], found: &mut Found) {
    if child.now.headers.is_empty() {
        found.report_all(rows);
    }
}

/// Reports the rows whose date of birth is another than a header's, where both are days.
pub fn report_other_birth_date<'a, R: Row<'a>>(
    child: &Child<'_>,
    rows: &[R],
    dob: impl Fn(&R) -> Option<Date>,
    found: &mut Found,
) {
    let differs = |row: &&R| {
        let known = dob(row).is_some();
        known && child.now.headers.iter().any(|header| header.dob.date.is_some() && header.dob.date != dob(row))
    };
    found.report_all(rows.iter().filter(differs));
}
