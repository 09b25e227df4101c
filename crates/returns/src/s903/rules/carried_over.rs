//! The episode that was open when last year ended, as last year's return and this year's tell it: what 502 and the 503s compare.

use super::prelude::*;

/// Reports the child's first episode of this year when the last one of last year was open and `differs` from it.
pub fn report_where(child: &Child<'_>, found: &mut Found, differs: fn(now: &Episode<'_>, last: &Episode<'_>) -> bool) {
    let Some(first) = child.now.episodes.first().filter(|episode| episode.decom.date.is_some()) else { return };
    let Some(last) = child.last.episodes.iter().rfind(|episode| episode.decom.date.is_some()) else { return };
    if last.dec.date.is_none() && differs(first, last) {
        found.report(first);
    }
}
