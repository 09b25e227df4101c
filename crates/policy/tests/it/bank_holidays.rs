//! The bank holidays of the file against the rules of the Banking and Financial Dealings Act 1971, worked out here another way.

use jiff::civil::{Date, Weekday, date};
use policy::Certainty;
use std::collections::BTreeSet;

/// Days that no rule gives: one-off holidays, and holidays that were moved (the usual day, the day instead).
const ONCE: [Date; 5] = [date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)];
const MOVED: [(Date, Date); 3] = [
    (date(2012, 5, 28), date(2012, 6, 4)),
    (date(2020, 5, 4), date(2020, 5, 8)),
    (date(2022, 5, 30), date(2022, 6, 2)),
];

#[test]
fn every_bank_holiday_follows_the_act_or_is_a_known_exception() {
    let calendar = policy::national().calendar();
    let written: BTreeSet<Date> = calendar.bank_holidays().iter().map(|holiday| holiday.on).collect();
    let mut expected: BTreeSet<Date> = (2010..=2035).flat_map(by_the_act).chain(ONCE).collect();
    for (usual, instead) in MOVED {
        assert!(expected.remove(&usual) && expected.insert(instead));
    }
    assert_eq!(written, expected);
    assert_eq!(calendar.bank_holidays().len(), expected.len(), "no day is written twice");
}

#[test]
fn the_years_that_people_remember() {
    let cases = [
        (date(2020, 5, 8), "Early May bank holiday, moved from 4 May to Victory in Europe Day"),
        (date(2021, 12, 27), "Christmas Day, substitute day"),
        (date(2021, 12, 28), "Boxing Day, substitute day"),
        (date(2022, 6, 2), "Spring bank holiday, moved from 30 May"),
        (date(2022, 9, 19), "State funeral of Queen Elizabeth II"),
        (date(2022, 12, 26), "Boxing Day"),
        (date(2022, 12, 27), "Christmas Day, substitute day"),
        (date(2023, 1, 2), "New Year's Day, substitute day"),
        (date(2024, 3, 29), "Good Friday"),
        (date(2024, 4, 1), "Easter Monday"),
        (date(2025, 4, 18), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
    ];
    for (day, name) in cases {
        let holiday = policy::national().calendar().bank_holiday(day);
        assert_eq!(holiday.map(|holiday| holiday.name.as_str()), Some(name), "{day}");
    }
}

#[test]
fn a_name_fits_its_day() {
    for holiday in policy::national().calendar().bank_holidays() {
        let day = holiday.on;
        let fits = match holiday.name.split(',').next().unwrap() {
            "New Year's Day" => day.month() == 1 && day.day() <= 3,
            "Good Friday" => day.weekday() == Weekday::Friday && easter(day.year()) == plus(day, 2),
            "Easter Monday" => day.weekday() == Weekday::Monday && plus(easter(day.year()), 1) == day,
            "Early May bank holiday" => day.month() == 5 && day.day() <= 8,
            "Spring bank holiday" => matches!((day.month(), day.day()), (5, 25..) | (6, ..=4)),
            "Summer bank holiday" => day.month() == 8 && day.day() >= 25,
            "Christmas Day" => day.month() == 12 && (25..=27).contains(&day.day()),
            "Boxing Day" => day.month() == 12 && (26..=28).contains(&day.day()),
            _ => ONCE.contains(&day),
        };
        assert!(fits, "{day} is called {}", holiday.name);
    }
}

#[test]
fn a_day_that_nobody_has_announced_says_so() {
    let calendar = policy::national().calendar();
    assert_eq!((calendar.known_from(), calendar.known_until()), (date(2010, 1, 1), date(2035, 12, 31)));
    assert!(
        calendar.knows(date(2035, 12, 31)) && !calendar.knows(date(2036, 1, 1)) && !calendar.knows(date(2009, 12, 31))
    );
    for holiday in calendar.bank_holidays() {
        assert!(!holiday.source.trim().is_empty(), "{}", holiday.on);
        assert!(calendar.knows(holiday.on));
        assert_eq!(holiday.certainty == Certainty::Uncertain, holiday.on.year() > 2026, "{}", holiday.on);
    }
}

/// The eight usual holidays of a year, on the weekdays that are free because of them.
fn by_the_act(year: i16) -> BTreeSet<Date> {
    let mut free = BTreeSet::from([plus(easter(year), -2), plus(easter(year), 1)]);
    free.insert(first_monday_from(date(year, 5, 1)));
    free.insert(first_monday_from(date(year, 5, 25)));
    free.insert(first_monday_from(date(year, 8, 25)));
    free.insert(match date(year, 1, 1).weekday() {
        Weekday::Saturday => date(year, 1, 3),
        Weekday::Sunday => date(year, 1, 2),
        _ => date(year, 1, 1),
    });
    let christmas = match date(year, 12, 25).weekday() {
        Weekday::Friday => [25, 28],
        Weekday::Saturday => [27, 28],
        Weekday::Sunday => [26, 27],
        _ => [25, 26],
    };
    free.extend(christmas.map(|day| date(year, 12, day)));
    free
}

/// Easter by Gauss's method: the Sunday after the full moon of the church's table.
fn easter(year: i16) -> Date {
    let year = i64::from(year);
    let century = year / 100;
    let correction = (15 + century - century / 4 - (8 * century + 13) / 25).rem_euclid(30);
    let moon_age = (19 * (year % 19) + correction).rem_euclid(30);
    let to_sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon_age + (4 + century - century / 4)).rem_euclid(7);
    let after_22_march = match (moon_age, to_sunday) {
        (29, 6) => 28,
        (28, 6) if (11 * correction + 11) % 30 < 19 => 27,
        _ => moon_age + to_sunday,
    };
    plus(date(i16::try_from(year).unwrap(), 3, 22), after_22_march)
}

fn first_monday_from(day: Date) -> Date {
    (0..7).map(|days| plus(day, days)).find(|day| day.weekday() == Weekday::Monday).unwrap()
}

fn plus(day: Date, days: i64) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap()
}
