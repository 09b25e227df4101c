//! The two times. *When it was true* is a civil day or a half-open run of days; *when we knew it* is an instant.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A moment, in whole microseconds UTC: when something was recorded. Shown to people in London time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The earliest instant that can be recorded; no real entry has it.
    pub const FIRST: Instant = Instant(0);
    /// The last instant that can be written as text: the end of the year 9998.
    pub const LAST: Instant = Instant(253_370_764_799_999_999);

    /// From microseconds since 1970 UTC, held between [`Instant::FIRST`] and [`Instant::LAST`].
    pub fn from_microseconds(microseconds: i64) -> Self {
        Instant(microseconds.clamp(Self::FIRST.0, Self::LAST.0))
    }

    /// Microseconds since 1970 UTC.
    pub fn microseconds(self) -> i64 {
        self.0
    }

    /// The next instant that can be told apart from this one.
    pub fn next(self) -> Self {
        Self::from_microseconds(self.0.saturating_add(1))
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).expect("held within the years that jiff knows")
    }

    /// This moment on the clock and calendar of London.
    pub fn in_london(self) -> jiff::civil::DateTime {
        let london = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        london.to_datetime(self.timestamp())
    }

    /// The moment that a London calendar and clock shows. In the hour that is skipped or repeated in March and October, the
    /// later and the earlier reading.
    pub fn from_london(civil: jiff::civil::DateTime) -> Self {
        let london = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        let timestamp = london.to_ambiguous_timestamp(civil).compatible();
        Self::from(timestamp.unwrap_or(Timestamp::UNIX_EPOCH))
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self::from_microseconds(timestamp.as_microsecond())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.6}", self.timestamp())
    }
}

impl FromStr for Instant {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<Timestamp>().map(Instant::from)
    }
}

impl Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::identity::from_text(from, "an instant")
    }
}

/// When an entry was true in the world: one day, or from a day up to but not including another (open: still true).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged, try_from = "WrittenWhen")]
pub enum When {
    /// On one day.
    On {
        /// The day.
        on: Date,
    },
    /// A half-open run of days.
    During {
        /// The first day.
        from: Date,
        /// The first day on which it was no longer true; `None` while it still is.
        to: Option<Date>,
    },
}

/// The fields that either form is written with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenWhen {
    on: Option<Date>,
    from: Option<Date>,
    to: Option<Date>,
}

impl TryFrom<WrittenWhen> for When {
    type Error = &'static str;

    fn try_from(written: WrittenWhen) -> Result<Self, Self::Error> {
        match written {
            WrittenWhen { on: Some(on), from: None, to: None } => Ok(When::On { on }),
            WrittenWhen { on: None, from: Some(from), to } => Ok(When::During { from, to }),
            _ => Err("when it was true is either `on` a day or `from` a day"),
        }
    }
}

impl When {
    /// On one day.
    pub fn on(day: Date) -> Self {
        When::On { on: day }
    }

    /// From a day onward.
    pub fn since(from: Date) -> Self {
        When::During { from, to: None }
    }

    /// The first day.
    pub fn starts(self) -> Date {
        match self {
            When::On { on } => on,
            When::During { from, .. } => from,
        }
    }

    /// The first day on which it was no longer true; `None` while it still is.
    pub fn ends(self) -> Option<Date> {
        match self {
            When::On { on } => on.tomorrow().ok(),
            When::During { to, .. } => to,
        }
    }

    /// Was it true on that day?
    pub fn holds_on(self, day: Date) -> bool {
        match self {
            When::On { on } => on == day,
            When::During { from, to } => from <= day && to.is_none_or(|to| day < to),
        }
    }

    /// Does it run forwards? A period that ends before or on the day it starts says nothing.
    pub fn is_ordered(self) -> bool {
        match self {
            When::On { .. } => true,
            When::During { from, to } => to.is_none_or(|to| from < to),
        }
    }
}
