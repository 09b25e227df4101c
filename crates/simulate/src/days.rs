//! Which day and what time of day things happen at: mostly working days and office hours, told from today.

use crate::chance::Chance;
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};

/// The day that is so many working days from another; negative is before it.
pub(crate) fn working_day(from: Date, days: i32) -> Date {
    policy::national().calendar().add_working_days(from, days)
}

/// So many calendar days later; negative is earlier.
pub(crate) fn days_from(from: Date, days: i32) -> Date {
    from.checked_add(days.days()).expect("stories stay within the years that jiff knows")
}

/// That day if it is a working day, else the last one before it.
pub(crate) fn working_day_by(day: Date) -> Date {
    if policy::national().calendar().is_working_day(day) { day } else { working_day(day, -1) }
}

/// That day if it is a working day, else the next one.
pub(crate) fn working_day_from(day: Date) -> Date {
    if policy::national().calendar().is_working_day(day) { day } else { working_day(day, 1) }
}

/// Some time between two hours on a day.
pub(crate) fn between_hours(day: Date, from: i8, to: i8, chance: &mut Chance) -> DateTime {
    let seconds = chance.between(0, i32::from(to - from) * 3_600 - 1);
    day.at(from, 0, 0, 0).checked_add(seconds.seconds()).expect("still the same day")
}

/// Some time in office hours: the morning before ten is for the front door, so what follows on the same day comes later.
pub(crate) fn in_office_hours(day: Date, chance: &mut Chance) -> DateTime {
    between_hours(day, 10, 17, chance)
}
