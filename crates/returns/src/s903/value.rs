//! Cells as given. Codes are compared whatever their case; a day is read from `DD/MM/YYYY` once and never guessed.

use super::codes::Codes;
use jiff::ToSpan;
use jiff::civil::Date;

/// A text, code or number as it was given; blank when nothing was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a>(&'a str);

impl<'a> Cell<'a> {
    /// The cell that holds this text.
    pub fn of(text: &'a str) -> Cell<'a> {
        Cell(text)
    }

    /// Its text, unchanged.
    pub fn text(self) -> &'a str {
        self.0
    }

    /// Nothing was given.
    pub fn is_blank(self) -> bool {
        self.0.is_empty()
    }

    /// Something was given, right or wrong.
    pub fn is_given(self) -> bool {
        !self.0.is_empty()
    }

    /// It is this code.
    pub fn is(self, code: &str) -> bool {
        self.0.eq_ignore_ascii_case(code)
    }

    /// It is one of these codes.
    pub fn is_any(self, codes: &[&str]) -> bool {
        codes.iter().any(|code| self.is(code))
    }

    /// It is a code of the list in the collection of this year.
    pub fn is_of(self, codes: &Codes, year: u16) -> bool {
        codes.hold(self.0, year)
    }

    /// Both hold the same, or nothing.
    pub fn same_as(self, other: Cell<'_>) -> bool {
        self.is(other.0)
    }

    /// The number, when it is one.
    pub fn number(self) -> Option<f64> {
        self.0.trim().parse().ok().filter(|number: &f64| number.is_finite())
    }
}

/// A day as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day<'a> {
    /// The text, unchanged; empty when nothing was given.
    pub raw: &'a str,
    /// The day, when it is a real one as the guide writes it.
    pub date: Option<Date>,
}

impl<'a> Day<'a> {
    /// The day that this text says.
    pub fn of(raw: &'a str) -> Day<'a> {
        Day { raw, date: parse_day(raw) }
    }

    /// Nothing was given.
    pub fn is_blank(self) -> bool {
        self.raw.is_empty()
    }

    /// Something was given, right or wrong.
    pub fn is_given(self) -> bool {
        !self.raw.is_empty()
    }

    /// Something was given, and it is not a day.
    pub fn is_wrong(self) -> bool {
        self.is_given() && self.date.is_none()
    }

    /// It is a day before the other; no when either is unknown.
    pub fn is_before(self, other: impl Into<Option<Date>>) -> bool {
        matches!((self.date, other.into()), (Some(day), Some(other)) if day < other)
    }

    /// It is a day after the other; no when either is unknown.
    pub fn is_after(self, other: impl Into<Option<Date>>) -> bool {
        matches!((self.date, other.into()), (Some(day), Some(other)) if day > other)
    }

    /// It is the same day as the other; no when either is unknown.
    pub fn is_on(self, other: impl Into<Option<Date>>) -> bool {
        matches!((self.date, other.into()), (Some(day), Some(other)) if day == other)
    }
}

impl From<Day<'_>> for Option<Date> {
    fn from(day: Day<'_>) -> Option<Date> {
        day.date
    }
}

/// `DD/MM/YYYY`; a leading nought may be left out, which leaves no doubt about the day.
pub(super) fn parse_day(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let whole = |part: &str, longest: usize| -> Option<i16> {
        let digits = !part.is_empty() && part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.bytes().fold(0, |sum, digit| sum * 10 + i16::from(digit - b'0')))
    };
    let (day, month) = (i8::try_from(whole(day, 2)?).ok()?, i8::try_from(whole(month, 2)?).ok()?);
    Date::new(whole(year, 4)?, month, day).ok()
}

/// So many years later; 29 February becomes 28 February where the year has none.
pub fn years_after(day: Date, years: i32) -> Date {
    day.saturating_add(years.years())
}

/// So many days later, or earlier when negative.
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// How many days from the first to the second; negative when the second is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_as_the_guide_writes_it_or_none() {
        assert_eq!(parse_day("29/02/2016"), Some(date(2016, 2, 29)));
        assert_eq!(parse_day("1/4/2016"), Some(date(2016, 4, 1)));
        for wrong in [
            "",
            "29/02/2015",
            "2016-02-29",
            "01/04/16",
            "001/04/2016",
            "01/04/2016 ",
            "1/4/2016/1",
            "+1/4/2016",
            "zz/04/2016",
        ] {
            assert_eq!(parse_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_unknown_day_is_neither_before_nor_after() {
        let (known, unknown) = (Day::of("01/04/2026"), Day::of(""));
        assert!(
            !unknown.is_before(known)
                && !unknown.is_after(known)
                && !known.is_before(unknown)
                && !unknown.is_on(unknown)
        );
        assert!(known.is_before(date(2026, 4, 2)) && known.is_after(date(2026, 3, 31)) && known.is_on(known));
    }

    #[test]
    fn days_are_counted_over_months() {
        assert_eq!(days_between(date(2026, 1, 1), date(2027, 1, 1)), 365);
        assert_eq!(days_between(date(2026, 3, 31), date(2026, 3, 1)), -30);
        assert_eq!(years_after(date(2008, 2, 29), 18), date(2026, 2, 28));
    }
}
