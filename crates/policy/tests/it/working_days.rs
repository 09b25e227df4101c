//! Counting working days: known cases, and what must hold for every day.

use jiff::{ToSpan, civil::Date, civil::Weekday, civil::date};
use policy::Calendar;
use proptest::prelude::*;

fn calendar() -> &'static Calendar {
    policy::national().calendar()
}

#[test]
fn working_days_from_a_day() {
    let cases = [
        // One working day from a Friday, and from the weekend after it, is Monday.
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 8), 1, date(2026, 3, 9)),
        (date(2026, 3, 9), 1, date(2026, 3, 10)),
        // No working days from a day is that day, even a Sunday.
        (date(2026, 3, 8), 0, date(2026, 3, 8)),
        // Across Easter 2026: Maundy Thursday to Tuesday.
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 4, 3), 1, date(2026, 4, 7)),
        // Fifteen days to a conference across Christmas and New Year 2025.
        (date(2025, 12, 12), 15, date(2026, 1, 7)),
        // Forty-five days of an assessment across Easter and early May 2026: 63 days and three holidays.
        (date(2026, 3, 2), 45, date(2026, 5, 7)),
        // Across Christmas 2021 with its two substitute days and New Year's Day 2022 with one.
        (date(2021, 12, 24), 1, date(2021, 12, 29)),
        (date(2021, 12, 1), 45, date(2022, 2, 7)),
        // Over the four days off of the Platinum Jubilee.
        (date(2022, 6, 1), 1, date(2022, 6, 6)),
        // Before: papers three working days ahead of the Tuesday after Easter.
        (date(2026, 4, 7), -1, date(2026, 4, 2)),
        (date(2026, 4, 7), -3, date(2026, 3, 31)),
        (date(2026, 4, 5), -1, date(2026, 4, 2)),
    ];
    for (from, n, expected) in cases {
        assert_eq!(calendar().add_working_days(from, n), expected, "{n} working days from {from}");
    }
}

#[test]
fn working_days_between_two_days() {
    let cases = [
        (date(2026, 3, 6), date(2026, 3, 6), 0),
        (date(2026, 3, 6), date(2026, 3, 8), 0),
        (date(2026, 3, 6), date(2026, 3, 9), 1),
        (date(2026, 3, 9), date(2026, 3, 6), -1),
        (date(2026, 4, 2), date(2026, 4, 7), 1),
        // 2025 had 261 weekdays and eight bank holidays.
        (date(2024, 12, 31), date(2025, 12, 31), 253),
    ];
    for (from, to, expected) in cases {
        assert_eq!(calendar().working_days_between(from, to), expected, "{from} to {to}");
    }
}

#[test]
fn beyond_the_known_years_only_weekends_are_left_out() {
    let friday_before_may_day = date(2036, 5, 2);
    assert!(!calendar().knows(friday_before_may_day));
    assert_eq!(calendar().add_working_days(friday_before_may_day, 1), date(2036, 5, 5));
    assert!(calendar().is_working_day(date(1999, 5, 3)));
}

fn days() -> impl Strategy<Value = Date> {
    // From before the first known holiday to after the last.
    (0_i32..11_000).prop_map(|days| date(2008, 1, 1).saturating_add(days.days()))
}

/// The same count, one day after another.
fn counted(from: Date, to: Date) -> i64 {
    let count =
        from.series(1.day()).skip(1).take_while(|day| *day <= to).filter(|day| calendar().is_working_day(*day)).count();
    i64::try_from(count).unwrap()
}

proptest! {
    #[test]
    fn a_due_day_is_never_on_a_weekend_or_a_holiday(from in days(), n in prop_oneof![-300..0, 1..300]) {
        let due = calendar().add_working_days(from, n);
        prop_assert!(!matches!(due.weekday(), Weekday::Saturday | Weekday::Sunday));
        prop_assert_eq!(calendar().bank_holiday(due), None);
        prop_assert!(calendar().is_working_day(due));
    }

    #[test]
    fn counting_back_from_the_due_day_gives_the_length(from in days(), n in 0..400_i32) {
        let due = calendar().add_working_days(from, n);
        prop_assert_eq!(calendar().working_days_between(from, due), i64::from(n));
    }

    #[test]
    fn going_forward_and_back_again_returns_to_a_working_day(from in days(), n in -400..400_i32) {
        let from = calendar().add_working_days(from, 1);
        let there = calendar().add_working_days(from, n);
        prop_assert_eq!(calendar().add_working_days(there, -n), from);
    }

    #[test]
    fn the_quick_count_is_the_slow_count(from in days(), length in 0..500_i32) {
        let to = from.saturating_add(length.days());
        prop_assert_eq!(calendar().working_days_between(from, to), counted(from, to));
        prop_assert_eq!(calendar().working_days_between(to, from), -counted(from, to));
    }

    #[test]
    fn no_working_day_is_skipped(from in days()) {
        let next = calendar().add_working_days(from, 1);
        prop_assert_eq!(counted(from, next), 1);
        prop_assert_eq!(counted(calendar().add_working_days(from, -1), from), i64::from(calendar().is_working_day(from)) );
    }
}
