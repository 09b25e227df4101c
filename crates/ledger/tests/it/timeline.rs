//! One value through time: where a child lived, told in the order in which we heard it.

use crate::aldermoor::day;
use ledger::*;

fn lived(statements: &[(i8, Option<i8>, &'static str)]) -> Timeline<&'static str> {
    let period = |from, to: Option<i8>| When::During { from: day(from), to: to.map(day) };
    let numbered =
        (1..).zip(statements).map(|(number, (from, to, place))| (period(*from, *to), Sequence(number), *place));
    Timeline::new(numbered)
}

fn told(timeline: &Timeline<&'static str>) -> String {
    let number = |day: jiff::civil::Date| (day - crate::aldermoor::day(0)).get_days();
    let told = timeline.spans().map(|span| match span.to {
        Some(to) => format!("{} {}-{}", span.value, number(span.from), number(to)),
        None => format!("{} {}-", span.value, number(span.from)),
    });
    told.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_move_ends_the_time_at_the_old_address() {
    let timeline = lived(&[(0, None, "Mill Lane"), (4, None, "Station Road")]);
    assert_eq!(told(&timeline), "Mill Lane 0-4, Station Road 4-");
    assert_eq!((timeline.on(day(3)), timeline.on(day(4))), (Some(&"Mill Lane"), Some(&"Station Road")));
    assert_eq!(timeline.on(day(-1)), None);
    assert_eq!(timeline.now(), Some(&"Station Road"));
}

#[test]
fn a_fortnight_with_grandmother_is_told_later_and_the_old_address_holds_again_after_it() {
    let timeline = lived(&[(0, None, "Mill Lane"), (3, Some(5), "Grandmother's")]);
    assert_eq!(told(&timeline), "Mill Lane 0-3, Grandmother's 3-5, Mill Lane 5-");
    assert_eq!(timeline.now(), Some(&"Mill Lane"));
}

#[test]
fn nobody_knows_where_he_lived_between_two_addresses() {
    let timeline = lived(&[(0, Some(2), "Mill Lane"), (5, Some(7), "Station Road")]);
    assert_eq!(told(&timeline), "Mill Lane 0-2, Station Road 5-7");
    assert_eq!((timeline.on(day(2)), timeline.on(day(7)), timeline.now()), (None, None, None));
}

#[test]
fn a_longer_period_told_later_covers_a_shorter_one_whole() {
    assert_eq!(told(&lived(&[(3, Some(4), "Mill Lane"), (1, Some(8), "Station Road")])), "Station Road 1-8");
    assert_eq!(told(&lived(&[(1, Some(4), "Mill Lane"), (1, Some(4), "Station Road")])), "Station Road 1-4");
}

#[test]
fn a_period_that_runs_backwards_says_nothing() {
    assert_eq!(told(&lived(&[(4, Some(4), "Mill Lane"), (6, Some(2), "Station Road")])), "");
}

#[test]
fn the_order_in_which_statements_are_handed_over_does_not_matter() {
    let during = |from, number, place| (When::since(day(from)), Sequence(number), place);
    let timeline = Timeline::new([during(4, 2, "Station Road"), during(0, 1, "Mill Lane")]);
    assert_eq!(told(&timeline), "Mill Lane 0-4, Station Road 4-");
}

#[test]
fn what_holds_on_one_day_holds_on_that_day_alone() {
    let one_day = |on| (When::on(on), Sequence(1), "On the run");
    let timeline = Timeline::new([one_day(day(2))]);
    assert_eq!(told(&timeline), "On the run 2-3");
    let last = Timeline::new([one_day(jiff::civil::Date::MAX)]);
    assert_eq!(last.on(jiff::civil::Date::MAX), Some(&"On the run"));
}
