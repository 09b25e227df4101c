//! Times when a child was missing or under a court's order, against the child's periods of care.

use super::prelude::*;

/// A time without a gap in care: its first day, and its last unless it goes on.
struct Period {
    begins: Date,
    ends: Option<Date>,
}

/// The child's periods of care in order of time. An episode that begins after the one before it has ended begins a new
/// period.
fn periods<'e>(episodes: &'e [Episode<'e>]) -> impl Iterator<Item = Period> + 'e {
    let begun = &episodes[..episodes.partition_point(|episode| episode.decom.date.is_some())];
    begun.chunk_by(|before, next| !next.decom.is_after(before.dec)).filter_map(|period| {
        let (first, last) = (period.first()?, period.last()?);
        Some(Period { begins: first.decom.date?, ends: last.dec.date })
    })
}

/// The time lies in none of the child's periods of care, of which there is at least one: it goes on after each has
/// ended, or it has begun or ended before.
pub fn is_outside_care(child: &Child<'_>, begins: Date, ends: Option<Date>) -> bool {
    is_outside_each(child, |period| match ends {
        None => period.ends.is_some() || begins < period.begins,
        Some(ends) => ends < period.begins || period.ends.is_some_and(|last| ends > last),
    })
}

/// The day lies in none of the child's periods of care, of which there is at least one.
pub fn is_day_outside_care(child: &Child<'_>, day: Date) -> bool {
    is_outside_each(child, |period| day < period.begins || period.ends.is_some_and(|last| day > last))
}

fn is_outside_each(child: &Child<'_>, outside: impl Fn(&Period) -> bool) -> bool {
    let mut periods = periods(child.now.episodes).peekable();
    periods.peek().is_some() && periods.all(|period| outside(&period))
}
