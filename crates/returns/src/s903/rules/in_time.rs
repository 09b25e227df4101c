//! The first and the last of some episodes of a child. An episode without a real start is neither.

use super::super::Episode;

/// The one that began last; among several of that day, the first as given.
pub fn latest<'r, 'a: 'r>(episodes: impl IntoIterator<Item = &'r Episode<'a>>) -> Option<&'r Episode<'a>> {
    let begun = episodes.into_iter().filter(|episode| episode.decom.date.is_some());
    begun.reduce(|latest, next| if next.decom.is_after(latest.decom) { next } else { latest })
}

/// The one that began first; among several of that day, the first as given.
pub fn earliest<'r, 'a: 'r>(episodes: impl IntoIterator<Item = &'r Episode<'a>>) -> Option<&'r Episode<'a>> {
    let begun = episodes.into_iter().filter(|episode| episode.decom.date.is_some());
    begun.reduce(|earliest, next| if next.decom.is_before(earliest.decom) { next } else { earliest })
}
