//! Days and ages as people say them.

use jiff::civil::Date;
use std::fmt;

/// "Tuesday 4 March 2026".
pub fn long_day(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}

/// "Tue 4 Mar", with the year when it is not this year.
pub fn short_day(day: Date, today: Date) -> String {
    let form = if day.year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.strftime(form).to_string()
}

/// How old somebody is. Shown, it reads "9 years", "8 months", "12 days" or "not yet born".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// The birth is still to come.
    Unborn,
    /// Under one month old.
    Days(u16),
    /// From one month to under two years old.
    Months(u16),
    /// Two years or older.
    Years(u16),
}

/// The age on a day of somebody who was born on another. Whoever was born on 29 February has a birthday on 1 March in other years.
pub fn age_on(born: Date, day: Date) -> Age {
    if day < born {
        return Age::Unborn;
    }
    let months = i32::from(day.year() - born.year()) * 12 + i32::from(day.month() - born.month())
        - i32::from(day.day() < born.day());
    let number = |of: i32| u16::try_from(of).expect("nobody is born after the day, and jiff ends with the year 9999");
    match months {
        ..1 => Age::Days(number((day - born).get_days())),
        1..24 => Age::Months(number(months)),
        24.. => Age::Years(number(months / 12)),
    }
}

impl Age {
    /// Whole years.
    pub fn years(self) -> u16 {
        match self {
            Age::Unborn | Age::Days(_) => 0,
            Age::Months(months) => months / 12,
            Age::Years(years) => years,
        }
    }

    /// As it stands beside a name: "9", "8 months".
    pub fn short(self) -> String {
        match self {
            Age::Years(years) => years.to_string(),
            Age::Unborn | Age::Days(_) | Age::Months(_) => self.to_string(),
        }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Age::Unborn => write!(out, "not yet born"),
            Age::Days(1) => write!(out, "1 day"),
            Age::Days(days) => write!(out, "{days} days"),
            Age::Months(1) => write!(out, "1 month"),
            Age::Months(months) => write!(out, "{months} months"),
            Age::Years(years) => write!(out, "{years} years"),
        }
    }
}
