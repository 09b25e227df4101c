//! How long things may take: when something that started is due, and how its clock stands.

use crate::calendar::Calendar;
use crate::provenance::{Certainty, SetBy, holds, maybe_day};
use crate::showing::short_day;
use jiff::{Span, civil::Date};
use serde::Deserialize;
use std::fmt;

/// A limit on how long something may take or how often it must happen, while it holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timescale {
    /// The part of the work it belongs to.
    pub area: String,
    /// What rules call it: `assessment`.
    pub code: String,
    /// What must be done: "Complete the assessment".
    pub title: String,
    /// How many units it may take; nought means the same day.
    pub length: u16,
    /// What is counted.
    pub unit: Unit,
    /// What starts it; that day is day 0.
    pub starts: String,
    /// What ends it.
    pub ends: String,
    /// May an authority set another length?
    pub set_by: SetBy,
    /// May the limit pass for a recorded reason?
    pub waivable: bool,
    /// The first day on which it holds for something that starts; none when it always has.
    #[serde(default, deserialize_with = "maybe_day")]
    pub from: Option<Date>,
    /// The first day on which it no longer holds.
    #[serde(default, deserialize_with = "maybe_day")]
    pub to: Option<Date>,
    /// Where it comes from.
    pub source: String,
    /// How sure we are of it.
    pub certainty: Certainty,
    /// What else to know.
    #[serde(default)]
    pub note: String,
}

/// What a timescale counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Weekdays without bank holidays.
    WorkingDays,
    /// Calendar days.
    Days,
    /// Calendar weeks.
    Weeks,
    /// Calendar months; the last day of a shorter month stands for days it does not have.
    Months,
}

/// How something with a timescale stands on a day. Shown, it reads "due Tue 4 Mar (day 12 of 15)" or "2 working days late".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The last day on which it is in time.
    pub due: Date,
    /// The day on which the clock was looked at.
    pub today: Date,
    /// How many days have gone, in `unit`; nought on the day it starts and before.
    pub day: u32,
    /// How many days there are in all, in `unit`.
    pub of: u32,
    /// What `day`, `of` and `late_by` count: working days or days. Weeks and months are counted in days.
    pub unit: Unit,
    /// How many days late, in `unit`. May be nought on a weekend after the due day, see [`Clock::is_late`].
    pub late_by: u32,
}

impl Timescale {
    /// Does it hold for something that starts on that day?
    pub fn holds_on(&self, day: Date) -> bool {
        holds(self.from, self.to, day)
    }

    /// The last day in time for something that starts on a day. Only working days avoid weekends: a legal limit in weeks or
    /// months may end on a Sunday.
    pub fn due(&self, start: Date, calendar: &Calendar) -> Date {
        let length = i64::from(self.length);
        match self.unit {
            Unit::WorkingDays => calendar.add_working_days(start, i32::from(self.length)),
            Unit::Days => start.saturating_add(Span::new().days(length)),
            Unit::Weeks => start.saturating_add(Span::new().weeks(length)),
            Unit::Months => start.saturating_add(Span::new().months(length)),
        }
    }

    /// How something that started on a day stands today. Give the day on which it was done to learn whether it was in time.
    pub fn clock(&self, start: Date, today: Date, calendar: &Calendar) -> Clock {
        let due = self.due(start, calendar);
        let unit = self.unit.counted();
        let count = |from: Date, to: Date| {
            let days = match unit {
                Unit::WorkingDays => calendar.working_days_between(from, to),
                Unit::Days | Unit::Weeks | Unit::Months => i64::from((to - from).get_days()),
            };
            u32::try_from(days).unwrap_or(0)
        };
        Clock { due, today, day: count(start, today), of: count(start, due), unit, late_by: count(due, today) }
    }

    /// The length in words: "45 working days", "3 months", "the same day".
    pub fn length_in_words(&self) -> String {
        match self.length {
            0 => "the same day".to_owned(),
            length => format!("{length} {}", self.unit.word(u32::from(length))),
        }
    }
}

impl Unit {
    /// What a clock counts: people think of weeks and months as days that have gone.
    fn counted(self) -> Unit {
        match self {
            Unit::WorkingDays => Unit::WorkingDays,
            Unit::Days | Unit::Weeks | Unit::Months => Unit::Days,
        }
    }

    /// Ten years: beyond that a local length is a slip of the finger.
    pub(crate) fn length_max(self) -> u16 {
        match self {
            Unit::WorkingDays => 2_600,
            Unit::Days => 3_650,
            Unit::Weeks => 520,
            Unit::Months => 120,
        }
    }

    /// Its name for a number of them: "working day", "working days".
    pub fn word(self, number: u32) -> &'static str {
        match (self, number) {
            (Unit::WorkingDays, 1) => "working day",
            (Unit::WorkingDays, _) => "working days",
            (Unit::Days, 1) => "day",
            (Unit::Days, _) => "days",
            (Unit::Weeks, 1) => "week",
            (Unit::Weeks, _) => "weeks",
            (Unit::Months, 1) => "month",
            (Unit::Months, _) => "months",
        }
    }
}

impl Clock {
    /// Has the due day passed?
    pub fn is_late(&self) -> bool {
        self.today > self.due
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Clock { due, today, day, of, unit, late_by } = *self;
        match (self.is_late(), late_by) {
            (true, 0) => write!(out, "was due {}", short_day(due, today)),
            (true, late_by) => write!(out, "{late_by} {} late", unit.word(late_by)),
            (false, _) if due == today => write!(out, "due today (day {day} of {of})"),
            (false, _) => write!(out, "due {} (day {day} of {of})", short_day(due, today)),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    timescales: Vec<Timescale>,
}

/// The timescales of a file, in its order.
pub(crate) fn read(text: &str) -> Result<Vec<Timescale>, toml::de::Error> {
    Ok(toml::from_str::<Written>(text)?.timescales)
}
