//! Temporary placements, which stand in for the usual one: what 375 to 383 look at.

use super::prelude::*;

/// The codes of temporary placements.
pub const TEMPORARY: &[&str] = &["T0", "T1", "T2", "T3", "T4"];

/// Reports the temporary placements of this kind that lasted more than so many days, of children whose birth is known.
pub fn report_longer(child: &Child<'_>, found: &mut Found, place: &str, days: i32) {
    if !child.now.headers.iter().any(|header| header.dob.date.is_some()) {
        return;
    }
    let longer = |episode: &&Episode<'_>| {
        episode.place.is(place) && episode.dec.is_after(episode.decom.date.map(|began| days_after(began, days)))
    };
    found.report_all(child.now.episodes.iter().filter(longer));
}
