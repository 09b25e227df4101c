//! The first and the last of some rows of a child. A row that does not begin on a real day is neither.

use super::prelude::*;

/// The one that begins last; among several of that day, the first as given.
pub fn latest<'r, 'a, R: Row<'a> + 'r>(rows: impl IntoIterator<Item = &'r R>) -> Option<&'r R> {
    let begun = rows.into_iter().filter(|row| row.begins().is_some());
    begun.reduce(|latest, next| if next.begins() > latest.begins() { next } else { latest })
}

/// The one that begins first; among several of that day, the first as given.
pub fn earliest<'r, 'a, R: Row<'a> + 'r>(rows: impl IntoIterator<Item = &'r R>) -> Option<&'r R> {
    let begun = rows.into_iter().filter(|row| row.begins().is_some());
    begun.reduce(|earliest, next| if next.begins() < earliest.begins() { next } else { earliest })
}
