//! Two records of one person, or of one family, read as one, and are parted again without loss.

use crate::house::*;
use casework::{
    Casework, people,
    records::{Compared, ComparedWith, Outcome, compared_with},
};
use ledger::{PersonId, Practice, Row, Subject};
use serde_json::json;

/// Amara is on the record twice: once from school, once from the police.
fn twice() -> (House, PersonId, PersonId) {
    let mut house = family().with_child("Amara", "2016-02-29").with_adult("Grace", "mother").contact("2026-03-02");
    let school = house.id("Amara");
    let police = json!({ "forename": "Amarah", "sex": "F", "school": "Hill Top" });
    house.take(family().with_child_who(police).answers()).unwrap();
    let police = house.id("Amarah");
    (house, school, police)
}

fn rows(house: &House) -> Vec<Vec<Row>> {
    let mut subjects: Vec<Subject> = house.entries().iter().flat_map(|entry| entry.about.iter().copied()).collect();
    subjects.sort();
    subjects.dedup();
    subjects.into_iter().map(|subject| Casework.rows(subject, &house.reading())).collect()
}

#[test]
fn two_records_of_one_girl_read_as_one_and_part_again_exactly() {
    let (mut house, school, police) = twice();
    let before = (house.person("Amara"), house.person("Amarah"), house.members(), rows(&house));
    let joined = house.join(school, police).unwrap();
    let amara = people::person(&house.reading(), school);
    assert_eq!(amara, people::person(&house.reading(), police), "either id reads the one record");
    assert_eq!(
        (amara.id, amara.details.school.as_deref(), amara.details.born),
        (school, Some("Hill Top"), Some(day("2016-02-29")))
    );
    assert_eq!(house.members().len(), 2, "Amara and Grace");
    assert_eq!(casework::involved(&house.reading(), house.family()).members.len(), 2);
    assert!(Casework.rows(police.into(), &house.reading()).is_empty());
    house.withdraw(joined);
    assert_eq!((house.person("Amara"), house.person("Amarah"), house.members()), (before.0, before.1, before.2));
    assert_eq!(rows(&house), before.3);
}

fn compare(house: &mut House, one: PersonId, other: PersonId, outcome: Outcome) -> Result<(), String> {
    let found =
        Compared { outcome, why: "Asked the school".into(), millibits: Some(4_200), called: Some("ask".into()) };
    let mut scribe = house.scribe();
    let drafts = people::compare_records(&house.reading(), one, other, found, &mut scribe);
    house.record(drafts.map_err(|refusal| refusal.to_string())?).unwrap();
    Ok(())
}

fn stands(house: &House, person: PersonId) -> Vec<(PersonId, Outcome)> {
    let standing = |compared: ComparedWith| (compared.other, compared.found.outcome);
    compared_with(&house.reading(), person).into_iter().map(standing).collect()
}

#[test]
fn what_was_found_of_two_records_stands_until_something_else_is_found() {
    let (mut house, school, police) = twice();
    compare(&mut house, school, police, Outcome::Unsure).unwrap();
    assert_eq!(stands(&house, school), [(police, Outcome::Unsure)]);
    assert_eq!(stands(&house, police), [(school, Outcome::Unsure)]);
    compare(&mut house, school, police, Outcome::Apart).unwrap();
    assert_eq!(stands(&house, police), [(school, Outcome::Apart)]);
    compare(&mut house, school, police, Outcome::Same).unwrap();
    assert_eq!(stands(&house, school), [(police, Outcome::Same)]);
    assert!(compare(&mut house, school, police, Outcome::Apart).unwrap_err().contains("same record already"));
    let joined = house.entries().iter().rfind(|entry| entry.kind == ledger::JOINED).unwrap().id;
    house.withdraw(joined);
    assert_eq!(stands(&house, school), [], "a join that was taken back is no proof of anything");
    assert_eq!(house.person("Amarah").id, police);
}

#[test]
fn somebody_who_left_under_one_name_has_left() {
    let (mut house, school, police) = twice();
    house.join(school, police).unwrap();
    house.on("2026-04-01").act("leaving", json!({ "people": [school] })).unwrap();
    assert_eq!(house.members().len(), 1);
    assert_eq!(casework::involved(&house.reading(), house.family()).members.len(), 1);
}

#[test]
fn a_child_seen_under_the_name_that_was_joined_was_seen() {
    let (mut house, school, police) = twice();
    house = house.helped();
    let lines = json!({ police.to_string(): { "seen": true } });
    let mut scribe = house.scribe();
    let visit = casework::family_help::Visit {
        happened: "Tea.".into(),
        children: serde_json::from_value(lines).unwrap(),
        ..Default::default()
    };
    let draft = scribe.write("visit", [house.family().into(), police.into()], ledger::When::on(house.today()), &visit);
    house.record(vec![draft]).unwrap();
    house.join(school, police).unwrap();
    assert_eq!(house.standing().last_seen(school), Some(house.today()));
}

#[test]
fn a_record_is_joined_with_another_of_its_kind_and_once() {
    let (mut house, school, police) = twice();
    let family = house.family();
    assert!(says(house.join(school, school)).contains("same record already"));
    assert!(says(house.join(school, family)).contains("person’s record only"));
    assert!(says(house.join(LENA, OMAR)).contains("person’s record only"));
    house.join(school, police).unwrap();
    assert!(says(house.join(police, school)).contains("same record already"));
}

#[test]
fn two_records_of_one_family_read_as_one_and_part_again_exactly() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02").helped();
    let first = house.family();
    house.another_family().by(RUTH).on("2026-03-09").take(family().with_child("Kai", "2019-06-01").answers()).unwrap();
    let second = house.family();
    let before = (rows(&house), house.standing());
    let joined = house.join(first, second).unwrap();
    house.on_record_of(first);
    assert_eq!((house.contacts().len(), house.members().len()), (2, 2));
    house.on_record_of(second);
    assert_eq!((house.contacts().len(), house.members().len()), (2, 2), "the old address still leads here");
    assert!(Casework.rows(second.into(), &house.reading()).is_empty());
    house.withdraw(joined);
    assert_eq!((rows(&house), house.standing()), before);
}
