//! What a collection fixes for every child: its year, its first and last day, and the working days around it.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use policy::Calendar;

/// The first collection whose rules are known; an earlier return is checked by them, with a note.
pub(super) const FIRST_YEAR: u16 = 2023;

/// The newest collection whose rules are known.
pub(super) const NEWEST_YEAR: u16 = 2027;

/// The first collection whose rules are known, and the last.
pub const YEARS: std::ops::RangeInclusive<u16> = FIRST_YEAR..=NEWEST_YEAR;

/// The collection that a return is for.
#[derive(Debug, Clone, Copy)]
pub struct Census<'a> {
    /// The year in which the collection ends.
    pub year: u16,
    /// Its first day.
    pub start: Date,
    /// Its last day, the reference date.
    pub end: Date,
    /// England's working days.
    pub calendar: &'a Calendar,
}

impl Census<'_> {
    /// The year that ends on that day.
    pub(super) fn ending(year: u16, end: Date, calendar: &Calendar) -> Census<'_> {
        let start = end.saturating_sub(1.year()).saturating_add(1.day());
        Census { year, start, end, calendar }
    }

    /// Is the day in the year?
    pub fn includes(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| (self.start..=self.end).contains(&day))
    }

    /// Is there a day, and is it outside the year?
    pub fn excludes(&self, day: Option<Date>) -> bool {
        day.is_some() && !self.includes(day)
    }

    /// Is the day after the last of the year?
    pub fn is_before(&self, day: Option<Date>) -> bool {
        before(Some(self.end), day)
    }

    /// Does the day fall into a spell, its first and last day included? A spell without an end runs to the end of the year.
    pub fn falls_within(&self, day: Option<Date>, from: Option<Date>, to: Option<Date>) -> bool {
        let to = to.unwrap_or(self.end);
        matches!((day, from), (Some(day), Some(from)) if from <= day && day <= to)
    }

    /// The same, but one thing may begin on the day on which the other ends. Without an end, the last day of the year still counts.
    pub fn falls_before_end(&self, day: Option<Date>, from: Option<Date>, to: Option<Date>) -> bool {
        self.falls_within(day, from, to) && (to.is_none() || day != to)
    }

    /// The last day of the year before is a reasonable one to ask the calendar about.
    pub(super) fn working_days_known(&self) -> bool {
        self.calendar.knows(self.start) && self.calendar.knows(self.end)
    }
}

/// 31 March of a year.
pub(super) fn last_day(year: u16) -> Date {
    date(i16::try_from(year.min(9998)).expect("a year below 9999 fits"), 3, 31)
}

/// Are both days there, and is one before the other?
pub fn before(one: Option<Date>, other: Option<Date>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one < other)
}

/// Are both days there, and are they the same?
pub fn same(one: Option<Date>, other: Option<Date>) -> bool {
    one.is_some() && one == other
}

/// Those that take part in an overlap: they are the later or the earlier of a pair that `overlap` accepts. The search for each ends
/// with the first, so that a child with thousands of the same rows is still judged in time.
pub fn overlapping<T>(all: &[T], overlap: impl Fn(&T, &T) -> bool) -> impl Iterator<Item = &T> {
    let others =
        move |one: usize| all.iter().enumerate().filter(move |(other, _)| *other != one).map(|(_, other)| other);
    all.iter()
        .enumerate()
        .filter(move |(number, one)| others(*number).any(|other| overlap(one, other) || overlap(other, one)))
        .map(|(_, one)| one)
}
