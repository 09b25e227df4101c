//! Working days in England: Monday to Friday without bank holidays. Counting takes the same time for a week as for a century.

use crate::provenance::{Certainty, day};
use jiff::{Span, civil::Date, civil::date};
use serde::Deserialize;

/// A Monday, from which days are numbered. Any Monday does.
const EPOCH: Date = date(2001, 1, 1);

/// Working days and the bank holidays that interrupt them.
#[derive(Clone, Debug)]
pub struct Calendar {
    known_from: Date,
    known_until: Date,
    holidays: Vec<BankHoliday>,
    /// For each bank holiday, the number of the first working day after it. Never falls.
    working_numbers: Vec<i64>,
}

/// A bank holiday on a weekday: the day off, not the weekend day it may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankHoliday {
    /// The day.
    pub on: Date,
    /// What it is.
    pub name: String,
    /// Where the day comes from.
    pub source: String,
    /// How sure we are of it.
    pub certainty: Certainty,
}

impl Calendar {
    /// Is it a weekday and not a bank holiday?
    pub fn is_working_day(&self, day: Date) -> bool {
        is_weekday(day) && self.bank_holiday(day).is_none()
    }

    /// The bank holiday on a day, if there is one.
    pub fn bank_holiday(&self, day: Date) -> Option<&BankHoliday> {
        let at = self.holidays.binary_search_by_key(&day, |holiday| holiday.on).ok()?;
        Some(&self.holidays[at])
    }

    /// The day that is `n` working days after `from` (before it, when `n` is negative). `from` is day 0, working day or not: one
    /// working day from a Friday, Saturday or Sunday is Monday.
    pub fn add_working_days(&self, from: Date, n: i32) -> Date {
        let n = i64::from(n);
        match n {
            0 => from,
            1.. => self.working_day(self.working_days_up_to(from) + n),
            ..0 => self.working_day(self.working_days_up_to(from) + i64::from(!self.is_working_day(from)) + n),
        }
    }

    /// How many working days lie after `from`, up to and including `to`. Negative when `to` comes first: swapping the two only
    /// changes the sign.
    pub fn working_days_between(&self, from: Date, to: Date) -> i64 {
        self.working_days_up_to(to) - self.working_days_up_to(from)
    }

    /// The first day whose bank holidays are known.
    pub fn known_from(&self) -> Date {
        self.known_from
    }

    /// The last day whose bank holidays are known. After it only weekends are left out, so a due day may come out early.
    pub fn known_until(&self) -> Date {
        self.known_until
    }

    /// Are the bank holidays around that day known?
    pub fn knows(&self, day: Date) -> bool {
        (self.known_from..=self.known_until).contains(&day)
    }

    /// Every bank holiday that is known, in order.
    pub fn bank_holidays(&self) -> &[BankHoliday] {
        &self.holidays
    }

    /// Working days numbered on from the epoch: how many there are up to and including a day.
    fn working_days_up_to(&self, day: Date) -> i64 {
        let holidays = self.holidays.partition_point(|holiday| holiday.on <= day);
        weekdays_up_to(day) - count(holidays)
    }

    /// The day of a working day's number: that many weekdays on, and one more for each bank holiday passed.
    fn working_day(&self, number: i64) -> Date {
        let holidays = self.working_numbers.partition_point(|&working| working <= number);
        weekday(number + count(holidays))
    }

    pub(crate) fn read(text: &str) -> Result<Self, toml::de::Error> {
        let written: Written = toml::from_str(text)?;
        let mut holidays: Vec<BankHoliday> = written.years.into_iter().flat_map(WrittenYear::holidays).collect();
        holidays.sort_by_key(|holiday| holiday.on);
        let weekday_numbers = holidays.iter().map(|holiday| weekdays_up_to(holiday.on));
        let working_numbers = weekday_numbers.enumerate().map(|(before, number)| number - count(before)).collect();
        Ok(Calendar { known_from: written.known_from, known_until: written.known_until, holidays, working_numbers })
    }
}

fn is_weekday(day: Date) -> bool {
    day_number(day).rem_euclid(7) < 5
}

/// Weekdays up to and including a day, counted from the epoch, which is the first.
fn weekdays_up_to(day: Date) -> i64 {
    let number = day_number(day);
    number.div_euclid(7) * 5 + (number.rem_euclid(7) + 1).min(5)
}

/// The day of a weekday's number: the inverse of [`weekdays_up_to`] on weekdays.
fn weekday(number: i64) -> Date {
    let (week, day) = ((number - 1).div_euclid(5), (number - 1).rem_euclid(5));
    EPOCH.saturating_add(Span::new().days(week * 7 + day))
}

fn day_number(day: Date) -> i64 {
    i64::from((day - EPOCH).get_days())
}

fn count(of: usize) -> i64 {
    i64::try_from(of).expect("there are fewer bank holidays than that")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(deserialize_with = "day")]
    known_from: Date,
    #[serde(deserialize_with = "day")]
    known_until: Date,
    years: Vec<WrittenYear>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenYear {
    source: String,
    certainty: Certainty,
    days: Vec<WrittenDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDay {
    #[serde(deserialize_with = "day")]
    on: Date,
    name: String,
    source: Option<String>,
    certainty: Option<Certainty>,
}

impl WrittenYear {
    /// A day without a source or certainty of its own has the year's.
    fn holidays(self) -> impl Iterator<Item = BankHoliday> {
        self.days.into_iter().map(move |day| BankHoliday {
            on: day.on,
            name: day.name,
            source: day.source.unwrap_or_else(|| self.source.clone()),
            certainty: day.certainty.unwrap_or(self.certainty),
        })
    }
}
