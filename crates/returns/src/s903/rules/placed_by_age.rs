//! Placements that are only for children from some age on: what 370 to 374 compare.

use super::birthdays::birthday;
use super::prelude::*;

/// Reports the episodes in a placement of this kind that began before the child was so many years old.
///
/// The birth, the start and the end must all be known, so an episode that is still open is passed over.
pub fn report_younger(child: &Child<'_>, found: &mut Found, place: &str, years: i32) {
    let young = |episode: &Episode<'_>| {
        child.now.headers.iter().any(|header| episode.decom.is_before(birthday(header.dob, years)))
    };
    let placed = |episode: &&Episode<'_>| episode.place.is(place) && episode.dec.date.is_some();
    found.report_all(child.now.episodes.iter().filter(placed).filter(|episode| young(episode)));
}
