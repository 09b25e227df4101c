//! When things are due, and how a clock reads to the person who has to do them.

use jiff::civil::{Date, date};
use policy::{Certainty, Policy, SetBy, Unit};
use std::collections::BTreeSet;

fn due(code: &str, start: Date) -> Date {
    let policy = policy::national();
    policy
        .timescale(code, start)
        .unwrap_or_else(|| panic!("there is a timescale called {code}"))
        .due(start, policy.calendar())
}

fn reads(code: &str, start: Date, today: Date) -> String {
    policy::national().clock(code, start, today).unwrap().to_string()
}

#[test]
fn when_things_are_due() {
    let cases = [
        // A referral on a Friday is decided by Monday.
        ("contact_decision", date(2026, 3, 6), date(2026, 3, 9)),
        ("assessment", date(2026, 3, 2), date(2026, 5, 7)),
        ("section_47_start", date(2026, 3, 7), date(2026, 3, 7)),
        ("initial_conference", date(2026, 3, 27), date(2026, 4, 21)),
        ("core_group_first", date(2026, 3, 16), date(2026, 3, 30)),
        // Months end on the last day of a shorter month, weekend or not.
        ("conference_first_review", date(2025, 11, 30), date(2026, 2, 28)),
        ("conference_review", date(2026, 3, 16), date(2026, 9, 16)),
        ("cin_visit", date(2026, 3, 2), date(2026, 3, 30)),
        ("rereferral", date(2025, 3, 2), date(2026, 3, 2)),
        ("return_interview", date(2026, 3, 6), date(2026, 3, 9)),
    ];
    for (code, start, expected) in cases {
        assert_eq!(due(code, start), expected, "{code} from {start}");
    }
}

#[test]
fn how_a_clock_reads() {
    let cases = [
        ("initial_conference", date(2026, 2, 11), date(2026, 2, 27), "due Wed 4 Mar (day 12 of 15)"),
        ("initial_conference", date(2026, 2, 11), date(2026, 2, 11), "due Wed 4 Mar (day 0 of 15)"),
        ("initial_conference", date(2026, 2, 11), date(2026, 2, 9), "due Wed 4 Mar (day 0 of 15)"),
        ("initial_conference", date(2026, 2, 11), date(2026, 3, 4), "due today (day 15 of 15)"),
        ("initial_conference", date(2026, 2, 11), date(2026, 3, 5), "1 working day late"),
        ("initial_conference", date(2026, 2, 11), date(2026, 3, 6), "2 working days late"),
        // The Saturday after a Friday is late, though no working day has passed.
        ("contact_decision", date(2026, 3, 5), date(2026, 3, 7), "was due Fri 6 Mar"),
        ("contact_decision", date(2026, 3, 5), date(2026, 3, 9), "1 working day late"),
        // Weeks and months are counted in days.
        ("cin_visit", date(2026, 3, 2), date(2026, 3, 12), "due Mon 30 Mar (day 10 of 28)"),
        ("cin_visit", date(2026, 3, 2), date(2026, 3, 31), "1 day late"),
        // The year is said when it is another one.
        ("assessment", date(2026, 12, 1), date(2026, 12, 2), "due Fri 5 Feb 2027 (day 1 of 45)"),
        ("section_47_start", date(2026, 3, 6), date(2026, 3, 6), "due today (day 0 of 0)"),
    ];
    for (code, start, today, expected) in cases {
        assert_eq!(reads(code, start, today), expected, "{code} from {start} on {today}");
    }
}

#[test]
fn a_clock_says_in_numbers_what_it_says_in_words() {
    let clock = policy::national().clock("initial_conference", date(2026, 2, 11), date(2026, 3, 6)).unwrap();
    assert_eq!((clock.due, clock.day, clock.of), (date(2026, 3, 4), 17, 15));
    assert_eq!((clock.unit, clock.late_by, clock.is_late()), (Unit::WorkingDays, 2, true));
}

#[test]
fn every_timescale_says_what_it_is_and_where_it_comes_from() {
    for timescale in policy::national().timescales() {
        let words =
            [&timescale.area, &timescale.code, &timescale.title, &timescale.starts, &timescale.ends, &timescale.source];
        assert!(words.into_iter().all(|words| !words.trim().is_empty()), "{timescale:?}");
        assert!(timescale.from.zip(timescale.to).is_none_or(|(from, to)| from < to), "{}", timescale.code);
        let common_practice = timescale.certainty == Certainty::Local;
        assert!(
            !common_practice || timescale.set_by == SetBy::Council,
            "{} is nobody's law and must be open",
            timescale.code
        );
    }
}

#[test]
fn two_timescales_never_hold_for_the_same_thing_on_the_same_day() {
    assert_eq!(overlaps(policy::national()), BTreeSet::new());
}

/// Codes with two timescales on some first day of one of them.
pub(crate) fn overlaps(policy: &Policy) -> BTreeSet<String> {
    let all = policy.timescales();
    let doubled = all.iter().filter(|one| {
        let first = one.from.unwrap_or(Date::MIN);
        all.iter().filter(|other| other.code == one.code && other.holds_on(first)).count() != 1
    });
    doubled.map(|one| one.code.clone()).collect()
}

#[test]
fn the_limits_that_practitioners_know_by_heart() {
    let cases = [
        ("contact_decision", "1 working day"),
        ("assessment", "45 working days"),
        ("initial_conference", "15 working days"),
        ("core_group_first", "10 working days"),
        ("conference_first_review", "3 months"),
        ("conference_review", "6 months"),
        ("care_first_review", "20 working days"),
        ("care_second_review", "3 months"),
        ("care_review", "6 months"),
        ("care_plan", "10 working days"),
        ("placement_plan", "5 working days"),
        ("placement_first_visit", "1 week"),
        ("placement_visit", "6 weeks"),
        ("care_proceedings", "26 weeks"),
        ("return_interview", "3 days"),
        ("private_fostering_visit_first_year", "6 weeks"),
        ("section_47_start", "the same day"),
    ];
    for (code, length) in cases {
        let timescale = policy::national().timescale(code, date(2026, 1, 1)).unwrap();
        assert_eq!(timescale.length_in_words(), length, "{code}");
        assert_eq!(timescale.set_by, SetBy::Nation, "{code}");
    }
}

#[test]
fn there_is_no_clock_without_a_timescale() {
    assert!(policy::national().clock("tea", date(2026, 1, 1), date(2026, 1, 1)).is_none());
}
