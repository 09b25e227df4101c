//! Days and ages as people say them.

use jiff::civil::date;
use policy::{Age, age_on, long_day, short_day};

#[test]
fn days_in_words() {
    assert_eq!(long_day(date(2026, 3, 4)), "Wednesday 4 March 2026");
    assert_eq!(long_day(date(2025, 12, 25)), "Thursday 25 December 2025");
    assert_eq!(short_day(date(2025, 3, 4), date(2025, 12, 31)), "Tue 4 Mar");
    assert_eq!(short_day(date(2025, 3, 4), date(2026, 1, 1)), "Tue 4 Mar 2025");
}

#[test]
fn how_old_a_child_is() {
    let cases = [
        // Born today, and in the first month.
        (date(2026, 3, 4), date(2026, 3, 4), "0 days", 0),
        (date(2026, 3, 4), date(2026, 3, 5), "1 day", 0),
        (date(2026, 3, 4), date(2026, 4, 3), "30 days", 0),
        (date(2026, 3, 4), date(2026, 4, 4), "1 month", 0),
        (date(2025, 7, 4), date(2026, 3, 4), "8 months", 0),
        (date(2025, 7, 5), date(2026, 3, 4), "7 months", 0),
        // Under two in months, then in years.
        (date(2024, 3, 5), date(2026, 3, 4), "23 months", 1),
        (date(2024, 3, 4), date(2026, 3, 4), "2 years", 2),
        // Eighteen on the birthday and not the day before.
        (date(2008, 3, 4), date(2026, 3, 3), "17 years", 17),
        (date(2008, 3, 4), date(2026, 3, 4), "18 years", 18),
        // Born on 29 February.
        (date(2016, 2, 29), date(2026, 2, 28), "9 years", 9),
        (date(2016, 2, 29), date(2026, 3, 1), "10 years", 10),
        (date(2016, 2, 29), date(2028, 2, 29), "12 years", 12),
        // The end of a long month to the end of a short one.
        (date(2026, 1, 31), date(2026, 2, 28), "28 days", 0),
        (date(2026, 1, 31), date(2026, 3, 1), "1 month", 0),
        (date(2026, 3, 5), date(2026, 3, 4), "not yet born", 0),
    ];
    for (born, day, words, years) in cases {
        let age = age_on(born, day);
        assert_eq!((age.to_string().as_str(), age.years()), (words, years), "born {born}, on {day}");
    }
}

#[test]
fn an_age_beside_a_name_is_short() {
    assert_eq!(Age::Years(9).short(), "9");
    assert_eq!(Age::Months(8).short(), "8 months");
    assert_eq!(Age::Unborn.short(), "not yet born");
}
