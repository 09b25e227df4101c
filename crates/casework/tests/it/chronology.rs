//! The chronology writes itself.

use crate::house::*;
use casework::{
    chronology::{Filter, Line, chronology},
    kinds::Weight,
    people,
};
use serde_json::json;

fn story() -> House {
    let mut house =
        family().with_child("Amara", "2016-02-29").with_child("Kai", "2019-06-01").contact("2026-03-02").helped();
    let amara = house.id("Amara");
    house
        .on("2026-03-09")
        .act("note", json!({ "way": "phone", "on": "2026-03-05", "says": "Gran rang. She is well." }))
        .unwrap();
    let lines = json!({ amara.to_string(): { "seen": true } });
    house.act("visit", json!({ "on": "2026-03-08", "happened": "Tea with everybody.", "children": lines })).unwrap();
    house
}

fn lines(house: &House, filter: Filter) -> Vec<Line> {
    chronology(&house.reading(), house.family().into(), &people::names_of(&house.reading()), &filter)
}

fn sentences(house: &House, filter: Filter) -> Vec<String> {
    lines(house, filter).into_iter().map(|line| line.sentence).collect()
}

#[test]
fn it_tells_what_happened_the_newest_first() {
    let expected = [
        "Amara seen. Tea with everybody.",
        "Gran rang.",
        "A lead practitioner was named. Named with the decision on the contact.",
        "Family Help. They need a hand.",
        "Tired and hungry at school.",
    ];
    assert_eq!(sentences(&story(), Filter::default()), expected);
}

#[test]
fn it_says_when_something_was_recorded_days_later() {
    let house = story();
    let later: Vec<_> = lines(&house, Filter::default()).iter().map(Line::days_later).collect();
    assert_eq!(later, [None, Some(4), None, None, None]);
}

#[test]
fn it_can_be_narrowed() {
    let house = story();
    let amara = house.id("Amara");
    let kai = house.id("Kai");
    let cases = [
        (Filter { person: Some(amara), ..Filter::default() }, 3, "visit, decision, contact"),
        (Filter { person: Some(kai), ..Filter::default() }, 2, "decision, contact"),
        (Filter { kind: Some("visit".into()), ..Filter::default() }, 1, "the visit"),
        (Filter { weight: Some(Weight::Turning), ..Filter::default() }, 3, "lead, decision, contact"),
        (Filter { from: Some(day("2026-03-05")), ..Filter::default() }, 2, "from that day on"),
        (Filter { until: Some(day("2026-03-05")), ..Filter::default() }, 4, "that day among them"),
        (
            Filter { from: Some(day("2026-03-06")), until: Some(day("2026-03-07")), ..Filter::default() },
            0,
            "nothing then",
        ),
    ];
    for (filter, count, why) in cases {
        assert_eq!(sentences(&house, filter).len(), count, "{why}");
    }
    let all = lines(&house, Filter { weight: Some(Weight::Upkeep), ..Filter::default() });
    assert!(all.iter().any(|line| line.kind == "family_joined"));
}

#[test]
fn a_note_weighs_what_its_author_says() {
    for (significance, weight) in [
        (None, Weight::Everyday),
        (Some("everyday"), Weight::Everyday),
        (Some("significant"), Weight::Turning),
        (Some("turning_point"), Weight::Turning),
    ] {
        let mut house = story();
        let note = house
            .act("note", json!({ "way": "phone", "says": "He came back.", "significance": significance }))
            .unwrap();
        let line = lines(&house, Filter::default()).into_iter().find(|line| line.entry == note).unwrap();
        assert_eq!(line.weight, weight, "{significance:?}");
    }
}

#[test]
fn it_names_nobody_who_is_not_on_record_and_gives_no_address_away() {
    let mut house = story();
    let amara = house.id("Amara");
    house.act("address", json!({ "people": [amara], "address": "14 Elm Row, AL1 2AB" })).unwrap();
    let names = people::names_of(&house.reading());
    let address = Filter { kind: Some("address".into()), ..Filter::default() };
    let hers = chronology(&house.reading(), amara.into(), &names, &address);
    assert_eq!(hers.into_iter().map(|line| line.sentence).collect::<Vec<_>>(), ["Address of Amara recorded."]);
}

#[test]
fn what_was_destroyed_leaves_its_line() {
    let house = story();
    let note = house.last("note");
    let gone: Vec<ledger::Entry> = house
        .entries()
        .iter()
        .map(|entry| if entry.id == note.id { ledger::Entry::new((**entry).clone(), None) } else { entry.clone() })
        .collect();
    let reading = ledger::Reading::now(&gone);
    let lines = chronology(&reading, house.family().into(), &people::names_of(&reading), &Filter::default());
    let line = lines.iter().find(|line| line.entry == note.id).unwrap();
    assert_eq!(line.sentence, "What this entry said was lawfully destroyed.");
    assert_eq!(lines.len(), 5);
}

#[test]
fn it_can_be_read_as_it_was_known() {
    let house = story();
    let then = house.known_on("2026-03-08");
    let lines = chronology(&then, house.family().into(), &people::names_of(&then), &Filter::default());
    assert_eq!(lines.len(), 3);
}
