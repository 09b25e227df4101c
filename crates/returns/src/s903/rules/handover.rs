//! From one social worker to the next.

use super::super::SwEpisode;
use super::prelude::*;

/// Social workers are asked about from the collection of 2023/24 on; a time that began before needs no reason.
pub const REASONS_FROM: Date = date(2023, 4, 1);

/// A handover may be so many days off.
const DAYS_OFF_MAX: i32 = 7;

/// Reports each time with a worker that `is_wrong` beside the one before it, in order of beginning and then of ending.
pub fn report_where(child: &Child<'_>, found: &mut Found, is_wrong: impl Fn(&SwEpisode<'_>, &SwEpisode<'_>) -> bool) {
    if child.now.sw_episodes.len() < 2 {
        return;
    }
    let mut ordered: Vec<&SwEpisode<'_>> = child.now.sw_episodes.iter().collect();
    ordered.sort_unstable_by_key(|worker| {
        let (begins, ends) = (worker.sw_decom.date, worker.sw_dec.date);
        (begins.is_none(), begins, ends.is_none(), ends, worker.at())
    });
    for pair in ordered.windows(2) {
        if is_wrong(pair[0], pair[1]) {
            found.report(pair[1]);
        }
    }
}

/// The next does not begin within seven days of the end of the one before; nor when either day is unknown.
pub fn is_far_from(before: &SwEpisode<'_>, next: &SwEpisode<'_>) -> bool {
    match (before.sw_dec.date, next.sw_decom.date) {
        (Some(ended), Some(begins)) => days_between(ended, begins).abs() > DAYS_OFF_MAX,
        (None, _) | (_, None) => true,
    }
}
