//! The episode that was open when last year ended, as both years' returns tell it: what 452, 453 and the 503s compare.

use super::prelude::*;

/// Reports the child's first episode of this year when the last one of last year was open and `differs` from it.
pub fn report_where(child: &Child<'_>, found: &mut Found, differs: fn(now: &Episode<'_>, last: &Episode<'_>) -> bool) {
    let Some(first) = child.now.episodes.first().filter(|episode| episode.decom.date.is_some()) else { return };
    let Some(latest) = child.last.episodes.iter().rev().find_map(|episode| episode.decom.date) else { return };
    // Of several that began on the last day, the first in the file speaks for them.
    let Some(last) = child.last.episodes.iter().find(|episode| episode.decom.is_on(latest)) else { return };
    if last.dec.date.is_none() && differs(first, last) {
        found.report(first);
    }
}

/// The miles between home and placement are other than last year's, or are known now and were not.
///
/// A fifth of a mile is the difference that the department allows for postcodes that moved.
pub fn distance_differs(now: &Episode<'_>, last: &Episode<'_>) -> bool {
    match (now.whereabouts.distance, last.whereabouts.distance) {
        (Some(now), Some(last)) => (now - last).abs() >= 0.2,
        (Some(_), None) => true,
        (None, Some(_) | None) => false,
    }
}
