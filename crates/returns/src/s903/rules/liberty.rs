//! Deprivation of liberty orders, and where the child lived under them.

use super::super::DoLo;
use super::prelude::*;

/// Reports each order that has begun and ended, with the episodes of its time whose placement is `wrong`.
pub fn report_placements(child: &Child<'_>, found: &mut Found, wrong: fn(Cell<'_>) -> bool) {
    if child.now.dolo.is_empty() {
        return;
    }
    let at_one_time = |order: &DoLo<'_>, episode: &Episode<'_>| {
        order.dolo_start.date.zip(order.dolo_end.date).is_some_and(|(begins, ends)| {
            episode.decom.date.is_some_and(|day| day <= ends) && !episode.dec.is_before(begins)
        })
    };
    let under_order =
        |episode: &&Episode<'_>| wrong(episode.place) && child.now.dolo.iter().any(|order| at_one_time(order, episode));
    let with_placement = |order: &&DoLo<'_>| {
        child.now.episodes.iter().any(|episode| wrong(episode.place) && at_one_time(order, episode))
    };
    found.report_all(child.now.dolo.iter().filter(with_placement));
    found.report_all(child.now.episodes.iter().filter(under_order));
}
