//! A civil day as one number, because rates are events over days and hundreds of thousands of episodes are counted at once.

use jiff::civil::Date;
use std::fmt;

/// A day, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Days from the first of March of the year 0 to 1 January 1970.
const EPOCH: i32 = 719_468;

impl Day {
    /// The day of a date; `None` if there is no such date or it is not of the years 1900 to 2200.
    pub fn new(year: i32, month: i32, day: i32) -> Option<Day> {
        let length = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap(year) => 29,
            2 => 28,
            _ => return None,
        };
        if !(1900..=2200).contains(&year) || !(1..=length).contains(&day) {
            return None;
        }
        // Years that begin in March put the leap day at the end, so that months have a regular length.
        let shifted = if month <= 2 { year - 1 } else { year };
        let month = (month + 9) % 12;
        let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * month + 2) / 5 + day - 1;
        Some(Day(days - EPOCH))
    }

    /// Reads a day written 31/03/2024 or 2024-03-31.
    pub fn parse(text: &str) -> Option<Day> {
        let number = |part: &[u8]| -> Option<i32> {
            part.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0')))
        };
        let text = text.trim().as_bytes();
        let text = text.get(..10).filter(|_| text.len() == 10 || text[10] == b' ' || text[10] == b'T')?;
        match (text[2], text[4], text[5], text[7]) {
            (b'/', _, b'/', _) => Day::new(number(&text[6..])?, number(&text[3..5])?, number(&text[..2])?),
            (_, b'-', _, b'-') => Day::new(number(&text[..4])?, number(&text[5..7])?, number(&text[8..])?),
            _ => None,
        }
    }

    /// Year, month and day.
    pub fn civil(self) -> (i32, i32, i32) {
        let days = self.0 + EPOCH;
        let era = days.div_euclid(146_097);
        let within = days.rem_euclid(146_097);
        let year = (within - within / 1460 + within / 36_524 - within / 146_096) / 365;
        let day_of_year = within - (365 * year + year / 4 - year / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + i32::from(month <= 2), month, day)
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// The day `years` later, as birthdays are counted in law: who was born on 29 February has a birthday on 1 March in other years.
    pub fn birthday(self, years: i32) -> Day {
        let [birthday] = self.birthdays([years]);
        birthday
    }

    /// Several birthdays at once, which are reckoned faster than one by one.
    pub fn birthdays<const COUNT: usize>(self, years: [i32; COUNT]) -> [Day; COUNT] {
        let (year, month, day) = self.civil();
        years.map(|later| Day::new(year + later, month, day).or_else(|| Day::new(year + later, 3, 1)).unwrap_or(self))
    }

    /// The first 31 March on or after this day, which ends the year of a return.
    pub fn year_end(self) -> Day {
        let year = self.year();
        let end = Day::new(year, 3, 31).unwrap_or(self);
        if self <= end { end } else { Day::new(year + 1, 3, 31).unwrap_or(self) }
    }

    /// As a date, for those who reckon with dates.
    pub fn date(self) -> Date {
        let (year, month, day) = self.civil();
        let narrow = |number: i32| i8::try_from(number).unwrap_or(1);
        Date::new(i16::try_from(year).unwrap_or(1970), narrow(month), narrow(day)).unwrap_or_default()
    }
}

impl std::ops::Add<i32> for Day {
    type Output = Day;
    fn add(self, days: i32) -> Day {
        Day(self.0 + days)
    }
}

impl std::ops::Sub for Day {
    type Output = i32;
    fn sub(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn every_day_of_three_centuries_is_itself_again() {
        let (mut at, last) = (Day::new(1900, 1, 1).unwrap(), Day::new(2200, 12, 31).unwrap());
        while at <= last {
            let (year, month, day) = at.civil();
            assert_eq!(Day::new(year, month, day), Some(at));
            assert_eq!(Day::parse(&at.to_string()), Some(at));
            assert_eq!(at.date().to_string(), at.to_string());
            at = at + 1;
        }
        assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        for text in
            ["30/02/2020", "2020-13-01", "1/2/2020", "", "31-03-2020", "aa/bb/cccc", "2020-03-31x", "31/03/1066"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(Day::parse("31/03/2020"), Day::new(2020, 3, 31));
        assert_eq!(Day::parse("2020-03-31 00:00:00"), Day::new(2020, 3, 31));
    }

    #[test]
    fn a_leap_day_child_has_a_birthday_on_the_first_of_march() {
        let born = Day::new(2016, 2, 29).unwrap();
        assert_eq!(born.birthday(1), Day::new(2017, 3, 1).unwrap());
        assert_eq!(born.birthday(4), Day::new(2020, 2, 29).unwrap());
        assert_eq!(Day::new(2020, 4, 1).unwrap().year_end(), Day::new(2021, 3, 31).unwrap());
        assert_eq!(Day::new(2020, 3, 31).unwrap().year_end(), Day::new(2020, 3, 31).unwrap());
    }
}
