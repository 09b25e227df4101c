//! Deprivation of liberty orders, and where the child lived under them.

use super::prelude::*;

/// Reports each order that has begun and ended, with the episodes of its time whose placement is `wrong`.
pub fn report_placements(child: &Child<'_>, found: &mut Found, wrong: fn(Cell<'_>) -> bool) {
    for order in child.now.dolo {
        let (Some(begins), Some(ends)) = (order.dolo_start.date, order.dolo_end.date) else { continue };
        let at_the_time = |episode: &&Episode<'_>| {
            episode.decom.date.is_some_and(|day| day <= ends) && !episode.dec.is_before(begins)
        };
        for episode in child.now.episodes.iter().filter(at_the_time).filter(|episode| wrong(episode.place)) {
            found.report(order);
            found.report(episode);
        }
    }
}
