//! A day of which parts may be unknown, written `ZZ` for the day or month and `ZZZZ` for the year.

use super::prelude::*;

/// No child of these collections was in care by then, so an unknown year is never taken for too late.
const UNKNOWN_YEAR: &str = "2000";

/// The latest day that it can be; none when it is not such a day.
pub fn latest_possible(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let unknown = |part: &str| part.eq_ignore_ascii_case("zz");
    let year = if year.eq_ignore_ascii_case("zzzz") { UNKNOWN_YEAR } else { year };
    let month = if unknown(month) { "12" } else { month };
    let whole = |day: &str| Day::of(&format!("{day}/{month}/{year}")).date;
    if unknown(day) { whole("01").map(Date::last_of_month) } else { whole(day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_parts_are_taken_as_late_as_they_can_be() {
        for (text, day) in [
            ("15/05/2015", Some(date(2015, 5, 15))),
            ("zz/02/2016", Some(date(2016, 2, 29))),
            ("ZZ/ZZ/2015", Some(date(2015, 12, 31))),
            ("15/zz/2015", Some(date(2015, 12, 15))),
            ("zz/zz/zzzz", Some(date(2000, 12, 31))),
            ("15/05/ZZ", None),
            ("z/05/2015", None),
            ("zz/13/2015", None),
            ("05/2015", None),
            ("zz/05/2015/1", None),
            ("", None),
        ] {
            assert_eq!(latest_possible(text), day, "{text}");
        }
    }
}
