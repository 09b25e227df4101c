//! Reading a day as people type it: `4/3/2026`, `4 March 2026`, `4 mar`, `2026-03-04`, `today`, `yesterday`. Never a guess: day
//! before month, and a two-digit year is this century's unless that is more than ten years ahead.

use jiff::{ToSpan, civil::Date};

/// The day that a text means, `None` if it means none.
pub fn read_day(text: &str, today: Date) -> Option<Date> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "today" => return Some(today),
        "yesterday" => return today.yesterday().ok(),
        "tomorrow" => return today.tomorrow().ok(),
        _ => {}
    }
    let weekday = |part: &&str| !matches!(part.get(..3), Some("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"));
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','))
        .filter(|part| !part.is_empty())
        .filter(weekday)
        .collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        [day, month, year] => Date::new(read_year(year, today)?, read_month(month)?, read_number(day)?).ok(),
        [day, month] => {
            // Without a year: the nearest such day, since nobody leaves out a year that is far off.
            let (day, month) = (read_number(day)?, read_month(month)?);
            let near = [-1, 0, 1].into_iter().filter_map(|years| Date::new(today.year() + years, month, day).ok());
            near.min_by_key(|date| (*date - today).get_days().abs())
        }
        _ => None,
    }
}

fn read_number(text: &str) -> Option<i8> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&text[digits.len()..], "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
}

fn read_month(text: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if let Ok(number) = text.parse::<i8>() {
        return Some(number);
    }
    let found = MONTHS
        .iter()
        .position(|month| text.len() >= 3 && (month.starts_with(text) || (text == "sept" && *month == "september")))?;
    i8::try_from(found + 1).ok()
}

fn read_year(text: &str, today: Date) -> Option<i16> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        4 => text.parse().ok(),
        2 => {
            let short: i16 = text.parse().ok()?;
            let this_century = today.year() / 100 * 100 + short;
            let ahead = today.checked_add(10.years()).unwrap_or(today).year();
            Some(if this_century > ahead { this_century - 100 } else { this_century })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        let today: Date = "2026-11-22".parse().unwrap();
        let cases = [
            ("4/3/2026", Some("2026-03-04")),
            ("04-03-26", Some("2026-03-04")),
            ("4 March 2026", Some("2026-03-04")),
            ("Wed 4th mar 2026", Some("2026-03-04")),
            ("2026-03-04", Some("2026-03-04")),
            ("1 sept 2015", Some("2015-09-01")),
            ("5 jan", Some("2027-01-05")),
            ("20 Nov", Some("2026-11-20")),
            ("3/4/58", Some("1958-04-03")),
            ("today", Some("2026-11-22")),
            ("Yesterday", Some("2026-11-21")),
            ("31 February 2026", None),
            ("29/2/2025", None),
            ("13/13/2020", None),
            ("soon", None),
            ("", None),
            ("٤/٣/٢٠٢٦", None),
            ("4 ma 2026", None),
            ("4x March 2026", None),
        ];
        for (text, expected) in cases {
            assert_eq!(read_day(text, today), expected.map(|day| day.parse().unwrap()), "{text}");
        }
    }
}
