//! A date of birth as it was written down, and how two of them can be one: slipped, swapped, estimated. A date that never was is kept,
//! since the real one is often a slip away.

/// A date of birth; nothing in it says whether that day was ever in a calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthDate(u32);

/// How two dates of birth agree, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateLevel {
    Same = 1,
    DayAndMonthSwapped,
    OneSlip,
    OnePartDiffers,
    Estimated,
    SameYear,
    Different,
}

/// Dates that systems fill in when nobody knew.
const PLACEHOLDERS: [u32; 8] = [19000101, 19001231, 19010101, 18991230, 18991231, 18000101, 11111111, 99991231];
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl BirthDate {
    /// Reads `2016-02-29`, `29/02/2016`, `29.2.2016`, `20160229`, `29 Feb 2016`, with or without a time behind it. Day before month where
    /// both can be. `None` for what is no date, and for what stands for "not known".
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.split(['T', 't']).next().filter(|day| day.len() >= 8).unwrap_or(text);
        let mut parts = [0_u32; 3];
        let mut digits = [0_u8; 3];
        let mut count = 0;
        let mut inside = false;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_digit() {
                if !inside {
                    if count == 3 {
                        break;
                    }
                    count += 1;
                    inside = true;
                }
                parts[count - 1] = parts[count - 1].checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
                digits[count - 1] += 1;
                at += 1;
            } else if byte.is_ascii_alphabetic() {
                let word = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                inside = false;
                let month = text
                    .get(at..at + 3)
                    .and_then(|name| MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name)));
                match month {
                    Some(month) if count < 3 => {
                        parts[count] = month as u32 + 1;
                        count += 1;
                    }
                    // "29th February"
                    Some(_) | None if is_ordinal(&bytes[at..at + word]) => {}
                    Some(_) | None => return None,
                }
                at += word;
            } else {
                inside = false;
                at += 1;
            }
        }
        let (year, month, day) = match (count, digits) {
            (1, [8, _, _]) => (parts[0] / 10_000, parts[0] / 100 % 100, parts[0] % 100),
            (3, [4, _, _]) => (parts[0], parts[1], parts[2]),
            (3, [_, _, 4]) => (parts[2], parts[1], parts[0]),
            _ => return None,
        };
        let date = year * 10_000 + month * 100 + day;
        let holds = (1800..2200).contains(&year) && (1..=99).contains(&month) && (1..=99).contains(&day);
        (holds && !PLACEHOLDERS.contains(&date)).then_some(BirthDate(date))
    }

    /// Year, month and day, as written.
    pub fn parts(self) -> (u32, u32, u32) {
        (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }

    /// As one number, like 20160229.
    pub fn number(self) -> u32 {
        self.0
    }

    /// Whether it is a day on which dates are put when only the year is known: 1 January, and 1 July for the middle of a year.
    fn stands_for_the_year(self) -> bool {
        matches!(self.0 % 10_000, 101 | 701)
    }
}

pub(crate) fn compare(one: BirthDate, other: BirthDate) -> DateLevel {
    if one == other {
        return DateLevel::Same;
    }
    let ((year, month, day), (other_year, other_month, other_day)) = (one.parts(), other.parts());
    if year == other_year && month == other_day && day == other_month {
        return DateLevel::DayAndMonthSwapped;
    }
    if one_slip(one.0, other.0) {
        return DateLevel::OneSlip;
    }
    let alike = u32::from(year == other_year) + u32::from(month == other_month) + u32::from(day == other_day);
    if alike == 2 {
        return DateLevel::OnePartDiffers;
    }
    if (one.stands_for_the_year() || other.stands_for_the_year()) && year.abs_diff(other_year) <= 1 {
        return DateLevel::Estimated;
    }
    if year == other_year { DateLevel::SameYear } else { DateLevel::Different }
}

fn is_ordinal(word: &[u8]) -> bool {
    [&b"st"[..], b"nd", b"rd", b"th"].iter().any(|ordinal| word.eq_ignore_ascii_case(ordinal))
}

/// Whether one digit differs, or two neighbouring digits are swapped.
fn one_slip(one: u32, other: u32) -> bool {
    let (mut one, mut other) = (one, other);
    while one % 10 == other % 10 {
        (one, other) = (one / 10, other / 10);
    }
    one / 10 == other / 10 || (one / 100 == other / 100 && one % 10 == other / 10 % 10 && other % 10 == one / 10 % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> BirthDate {
        BirthDate::read(text).unwrap()
    }

    #[test]
    fn a_date_is_read_as_people_write_it() {
        for text in [
            "2016-02-29",
            "29/02/2016",
            "29.2.2016",
            "20160229",
            "29 Feb 2016",
            "29th February 2016",
            "2016-02-29T00:00:00",
            "2016-02-29 00:00",
        ] {
            assert_eq!(BirthDate::read(text).map(BirthDate::number), Some(20160229), "{text}");
        }
        for text in ["", "unknown", "1900-01-01", "2016", "29/02/16", "2016-00-10", "99999999999999", "2016 kt18 12"] {
            assert_eq!(BirthDate::read(text), None, "{text}");
        }
    }

    #[test]
    fn two_dates_agree_as_far_as_a_clerk_would_say() {
        for (one, other, level) in [
            ("2016-02-29", "2016-02-29", DateLevel::Same),
            ("2016-02-03", "2016-03-02", DateLevel::DayAndMonthSwapped),
            ("2016-02-23", "2016-02-24", DateLevel::OneSlip),
            ("2016-02-23", "2016-02-32", DateLevel::OneSlip),
            ("2016-02-23", "2006-02-23", DateLevel::OneSlip),
            ("2016-02-09", "2016-02-10", DateLevel::OnePartDiffers),
            ("2016-02-09", "1999-02-09", DateLevel::OnePartDiffers),
            ("2016-01-01", "2016-08-23", DateLevel::Estimated),
            ("2016-07-01", "2015-11-23", DateLevel::Estimated),
            ("2016-05-11", "2016-08-23", DateLevel::SameYear),
            ("2016-05-11", "2012-08-23", DateLevel::Different),
        ] {
            assert_eq!(compare(date(one), date(other)), level, "{one} {other}");
            assert_eq!(compare(date(other), date(one)), level, "{other} {one}");
        }
    }
}
