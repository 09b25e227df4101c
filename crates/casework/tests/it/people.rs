//! Who people are: what is known grows, nothing is required.

use crate::house::*;
use casework::people::{PersonDetails, ages, family_name, members, names_of};
use ledger::PersonId;
use serde_json::json;

fn amara() -> House {
    family().with_child("Amara", "2016-02-29").contact("2026-03-02")
}

#[test]
fn only_what_is_new_about_a_person_is_recorded() {
    let mut house = amara();
    let id = house.id("Amara");
    house.change(id, json!({ "forename": "Amara", "preferred": "Mara", "nhs_number": "943 476 5919" })).unwrap();
    let details = house.last("person_details");
    assert_eq!(details.body_text(), Some(r#"{"preferred":"Mara","nhs_number":"943 476 5919"}"#));
    assert!(says(house.change(id, json!({ "preferred": "Mara" }))).contains("Nothing was entered"));
    assert_eq!(
        (house.person("Mara").called(), house.person("Mara").full_name()),
        ("Mara".into(), "Amara Okonjo".into())
    );
}

#[test]
fn every_other_name_is_kept() {
    let mut house = amara();
    let id = house.id("Amara");
    for name in ["Ama", "Mara", "Ama"] {
        let _ = house.change(id, json!({ "also_known_as": name }));
    }
    assert_eq!(house.person("Amara").also_known_as, ["Ama", "Mara"]);
}

#[test]
fn a_birth_date_settles_an_expected_one() {
    let mut house =
        family().with_child_who(json!({ "expected": "2026-05-20", "surname": "Okonjo" })).contact("2026-03-02");
    let baby = house.members()[0].person.id;
    house.on("2026-05-24").change(baby, json!({ "born": "2026-05-23", "forename": "Bea" })).unwrap();
    let bea = house.person("Bea");
    assert_eq!((bea.details.born, bea.details.expected), (Some(day("2026-05-23")), None));
    assert_eq!(bea.age(house.today()), "1 day");
}

#[test]
fn details_that_cannot_be_right_are_sent_back_to_their_question() {
    let cases = [
        (json!({ "nhs_number": "943 476 5918" }), "nhs_number"),
        (json!({ "upn": "A123" }), "upn"),
        (json!({ "born": "2027-01-01" }), "born"),
        (json!({ "born": "1890-01-01" }), "born"),
        (json!({ "died": "2016-02-28" }), "died"),
        (json!({ "expected": "2026-05-20" }), "expected"),
        (json!({ "disability": ["NONE", "AUT"] }), "disability"),
        (json!({ "sex": "X" }), "sex"),
    ];
    for (said, at) in cases {
        let mut house = amara();
        let id = house.id("Amara");
        assert_eq!(placed(house.change(id, said.clone())), [at], "{said}");
    }
}

#[test]
fn people_are_called_by_the_best_name_that_is_known() {
    let cases = [
        (json!({ "preferred": "Mara", "forename": "Amara", "surname": "Okonjo" }), "Mara", "Amara Okonjo"),
        (json!({ "forename": "Amara" }), "Amara", "Amara"),
        (json!({ "surname": "Okonjo" }), "Okonjo", "Okonjo"),
        (
            json!({ "described_as": "a girl of about six", "surname": "Okonjo" }),
            "a girl of about six",
            "a girl of about six Okonjo",
        ),
        (json!({ "expected": "2026-05-20", "surname": "Okonjo" }), "Unborn baby", "Unborn baby Okonjo"),
        (json!({ "expected": "2026-05-20" }), "Unborn baby", "Unborn baby"),
    ];
    for (details, called, full) in cases {
        let details: PersonDetails = serde_json::from_value(details).unwrap();
        let mut person = casework::people::person(&House::new("2026-03-02").reading(), PersonId(uuid::Uuid::nil()));
        person.details = details;
        assert_eq!((person.called().as_str(), person.full_name().as_str()), (called, full));
    }
}

#[test]
fn a_child_is_a_child_up_to_the_eighteenth_birthday() {
    let house = family().with_child("Amara", "2008-02-29").contact("2026-02-27");
    let amara = house.person("Amara");
    assert!(amara.is_child(day("2026-02-27")));
    assert!(!amara.is_child(day("2026-02-28")), "born on a leap day, eighteen on 28 February");
}

#[test]
fn members_are_children_first_the_oldest_first_and_leave_on_their_day() {
    let told = family().with_child("Kai", "2019-06-01").with_child("Amara", "2016-02-29").with_adult("Grace", "mother");
    let mut house = told.contact("2026-03-02");
    let called = |house: &House, on: &str| {
        members(&house.reading(), house.family(), day(on))
            .iter()
            .map(|member| member.person.called())
            .collect::<Vec<_>>()
    };
    assert_eq!(called(&house, "2026-03-02"), ["Amara", "Kai", "Grace"]);
    assert!(called(&house, "2026-03-01").is_empty());
    let kai = house.id("Kai");
    house.on("2026-04-01").act("leaving", json!({ "people": [kai], "from": "2026-03-16" })).unwrap();
    assert_eq!(called(&house, "2026-03-15"), ["Amara", "Kai", "Grace"]);
    assert_eq!(called(&house, "2026-03-16"), ["Amara", "Grace"]);
    house.on("2026-05-01").act("member", json!({ "known": kai })).unwrap();
    assert_eq!(called(&house, "2026-05-01"), ["Amara", "Kai", "Grace"]);
    assert_eq!(house.members()[1].since, day("2026-05-01"));
    assert_eq!(ages(&house.members(), house.today()), "Amara 10 · Kai 6");
}

#[test]
fn a_day_in_the_past_is_read_in_the_order_of_what_happened_not_of_what_was_typed() {
    let mut house = family().with_child("Kai", "2019-06-01").contact("2026-03-02");
    let kai = house.id("Kai");
    house.on("2026-05-01").act("member", json!({ "known": kai, "from": "2026-04-20" })).unwrap();
    house.on("2026-05-02").act("leaving", json!({ "people": [kai], "from": "2026-04-01" })).unwrap();
    assert_eq!(members(&house.reading(), house.family(), day("2026-04-10")).len(), 0);
    assert_eq!(house.members().len(), 1, "came back on 20 April");
    let involved = casework::involved(&house.reading(), house.family());
    assert_eq!(involved.members, [kai].into());
}

#[test]
fn somebody_is_added_by_a_record_or_by_a_word_and_not_by_nothing() {
    let mut house = amara();
    assert!(says(house.act("member", json!({}))).contains("Nothing was entered"));
    assert_eq!(placed(house.act("member", json!({ "known": "Gran" }))), ["known"]);
    house.act("member", json!({ "described_as": "Gran" })).unwrap();
    assert_eq!(house.members().len(), 2);
}

#[test]
fn a_newer_address_ends_an_older_one_for_whoever_moved() {
    let told = family().with_child("Amara", "2016-02-29").with_adult("Grace", "mother").at("14 Elm Row, AL1 2AB");
    let mut house = told.contact("2026-03-02");
    let amara = house.id("Amara");
    let moved = json!({ "people": [amara], "address": "9 Mill Lane, AL3 4AD", "from": "2026-04-01" });
    house.on("2026-04-03").act("address", moved).unwrap();
    let lives = |called: &str, on: &str| house.person(called).home(day(on)).unwrap().address.lines.clone();
    assert_eq!(lives("Amara", "2026-03-31"), "14 Elm Row");
    assert_eq!(lives("Amara", "2026-04-01"), "9 Mill Lane");
    assert_eq!(lives("Grace", "2026-04-01"), "14 Elm Row");
    let person = house.person("Amara");
    let ended: Vec<_> = person.homes.iter().map(|home| home.to.map(|to| to.to_string())).collect();
    assert_eq!(ended, [None, Some("2026-04-01".into())]);
    let found = casework::people::findable(&house.reading(), person.id, ledger::Sensitivity::Normal).unwrap();
    assert_eq!(found.postcode.as_deref(), Some("AL3 4AD"));
}

#[test]
fn an_address_in_the_past_that_is_told_later_ends_no_other() {
    let mut house = family().with_child("Amara", "2016-02-29").at("14 Elm Row, AL1 2AB").contact("2026-03-02");
    let amara = house.id("Amara");
    let before = json!({ "people": [amara], "address": "3 High Street", "from": "2024-01-01", "to": "2025-01-01" });
    house.act("address", before).unwrap();
    let person = house.person("Amara");
    assert_eq!(person.home(house.today()).unwrap().address.lines, "14 Elm Row");
    assert_eq!(person.home(day("2024-06-01")).unwrap().address.lines, "3 High Street");
    assert!(person.home(day("2025-06-01")).is_none());
    let wrong = json!({ "people": [amara], "address": "3 High Street", "from": "2025-01-01", "to": "2025-01-01" });
    assert_eq!(placed(house.act("address", wrong)), ["to"]);
}

#[test]
fn ways_to_reach_somebody_are_newest_first() {
    let mut house = amara();
    let id = house.id("Amara");
    for number in ["07700 900101", "07700 900102"] {
        house.act("reached_at", json!({ "person": id, "to": number, "safe": "no" })).unwrap();
    }
    let reached: Vec<_> = house.person("Amara").reached_at.into_iter().map(|(_, said)| said.to).collect();
    assert_eq!(reached, ["07700 900102", "07700 900101"]);
}

#[test]
fn a_family_is_called_what_somebody_named_it_last() {
    let mut house = amara();
    house.act("family_name", json!({ "name": "Okonjo and Adeyemi" })).unwrap();
    assert_eq!(family_name(&house.reading(), house.family(), &[]), "Okonjo and Adeyemi");
}

#[test]
fn everybody_on_record_has_a_name() {
    let house = family()
        .with_child("Amara", "2016-02-29")
        .with_child_who(json!({ "expected": "2026-05-20" }))
        .contact("2026-03-02");
    let names = names_of(&house.reading());
    let mut called: Vec<&str> = names.everybody().map(|(_, called)| called).collect();
    called.sort_unstable();
    assert_eq!(called, ["Amara", "Unborn baby"]);
    assert_eq!(names.of(PersonId(uuid::Uuid::nil())), "somebody");
}
