//! Legal statuses that the law limits to some days: how long a child was under one without a break. What 361 to 364 measure.

use super::prelude::*;

/// Reports the episodes under this status that follow each other and last more than so many days, first start to last end.
///
/// A run goes on while an episode under the status ends on the day that the child's next episode begins, whatever that one's status.
pub fn report_longer_run(child: &Child<'_>, found: &mut Found, status: &str, days: i32) {
    let episodes = child.now.episodes;
    // Nothing says that episodes without a child belong together.
    if episodes.first().is_none_or(|episode| episode.child.is_blank()) {
        return;
    }
    let next_under = |from: usize| (from..episodes.len()).find(|at| episodes[*at].ls.is(status));
    let end = |episode: &Episode<'_>| episode.dec.date.unwrap_or(child.collection.end);
    let goes_on = |at: usize| episodes.get(at + 1).is_some_and(|next| next.decom.is_on(end(&episodes[at])));
    let mut begin = next_under(0);
    while let Some(first) = begin {
        let mut last = first;
        begin = next_under(last + 1);
        while let Some(next) = begin.filter(|_| goes_on(last)) {
            last = next;
            begin = next_under(last + 1);
        }
        let run = || episodes[first..=last].iter().filter(|episode| episode.ls.is(status));
        let began = run().filter_map(|episode| episode.decom.date).min();
        let ended = run().map(end).max();
        if began.zip(ended).is_some_and(|(began, ended)| days_between(began, ended) > days) {
            found.report_all(run());
        }
    }
}

/// Reports the episodes under this status of each period whose days add up to more than so many.
///
/// A period goes on while an episode begins no later than the one before it under the status ended.
pub fn report_longer_period(child: &Child<'_>, found: &mut Found, status: &str, days: i32) {
    let under = |episode: &&Episode<'_>| episode.ls.is(status) && episode.decom.date.is_some();
    let mut period: Vec<&Episode<'_>> = Vec::new();
    for episode in child.now.episodes.iter().filter(under) {
        let previous_end = period.last().and_then(|previous| end_or_open(child, previous));
        if episode.decom.date.zip(previous_end).is_some_and(|(began, ended)| began > ended) {
            report_if_longer(child, found, &period, days);
            period.clear();
        }
        period.push(episode);
    }
    report_if_longer(child, found, &period, days);
}

fn report_if_longer(child: &Child<'_>, found: &mut Found, period: &[&Episode<'_>], days: i32) {
    let lengths = period.iter().filter_map(|episode| {
        episode.decom.date.zip(end_or_open(child, episode)).map(|(began, ended)| days_between(began, ended))
    });
    if lengths.sum::<i32>() > days {
        found.report_all(period.iter().copied());
    }
}

/// The day an episode ended, the end of the year when it has not, and none when what is given is no day.
pub fn end_or_open(child: &Child<'_>, episode: &Episode<'_>) -> Option<Date> {
    if episode.dec.is_blank() { Some(child.collection.end) } else { episode.dec.date }
}
