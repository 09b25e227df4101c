//! Ages on a day. A child born on 29 February is a year older on 28 February where a year has no 29th.

use super::prelude::*;

/// The day on which the child is so many years old; none when the birth is unknown.
pub fn birthday(dob: Day<'_>, years: i32) -> Option<Date> {
    dob.date.map(|born| years_after(born, years))
}

/// Whether the child was so many years old on that day; no when either day is unknown.
pub fn had_reached(dob: Day<'_>, years: i32, day: Day<'_>) -> bool {
    birthday(dob, years).zip(day.date).is_some_and(|(birthday, day)| birthday <= day)
}

/// Whether nothing shows that the child was so many years old on that day: a header says otherwise or nothing, or is not there.
pub fn not_known_to_have_reached(child: &Child<'_>, years: i32, day: Day<'_>) -> bool {
    let headers = child.now.headers;
    headers.is_empty() || headers.iter().any(|header| !had_reached(header.dob, years, day))
}
