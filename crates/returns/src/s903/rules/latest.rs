//! The latest of a child's rows that begin on a known day.

use super::prelude::*;

/// The row that begins last; of several that begin on one day, the first in the file. None when no row begins on a
/// known day.
pub fn latest_begun<'r, 'a, R: Row<'a>>(rows: &'r [R]) -> Option<&'r R> {
    let begun = &rows[..rows.partition_point(|row| row.begins().is_some())];
    let last = begun.last()?.begins();
    begun.iter().find(|row| row.begins() == last)
}
