//! Warning notes and narrowed records.

use crate::house::*;
use casework::people::{self, RESTRICTED};
use ledger::Sensitivity;
use serde_json::{Value, json};

fn femi() -> House {
    family().with_child("Amara", "2016-02-29").with_adult("Femi", "father").contact("2026-03-02")
}

fn note(house: &House) -> Value {
    json!({ "people": [house.id("Femi")], "kind": "violence", "says": "Shouts. Go in pairs.", "told": "yes", "review_on": "2026-09-01" })
}

#[test]
fn a_warning_is_told_to_the_person_or_not_for_a_reason() {
    let cases = [
        ("yes", None, true),
        ("no", None, false),
        ("not_known", None, false),
        ("no", Some("He would find her."), true),
    ];
    for (told, why_not, fine) in cases {
        let mut house = femi();
        let mut answers = note(&house);
        answers["told"] = told.into();
        answers["why_not_told"] = why_not.into();
        let warned = house.act("warning", answers);
        assert_eq!(warned.is_err().then(|| placed(warned)), (!fine).then(|| vec!["why_not_told".to_owned()]), "{told}");
    }
}

#[test]
fn a_warning_has_an_owner_and_is_kept_or_ended_at_its_review() {
    let mut house = femi();
    let answers = note(&house);
    let warning = house.by(LENA).act("warning", answers).unwrap();
    let standing = people::warnings(&house.reading());
    assert_eq!((standing.len(), standing[0].author, standing[0].note.owner), (1, LENA, LENA));
    let keep = json!({ "warning": warning, "outcome": "keep", "why": "He still shouts." });
    assert_eq!(placed(house.act("warning_review", keep.clone())), ["review_on"]);
    let mut kept = keep;
    kept["review_on"] = "2027-03-01".into();
    house.on("2026-09-01").act("warning_review", kept).unwrap();
    assert_eq!(people::warnings(&house.reading())[0].review_on, day("2027-03-01"));
    house.act("warning_review", json!({ "warning": warning, "outcome": "end", "why": "He has moved away." })).unwrap();
    assert!(people::warnings(&house.reading()).is_empty());
    let again = house.act("warning_review", json!({ "warning": warning, "outcome": "end", "why": "Again." }));
    assert_eq!(placed(again), ["warning"]);
}

#[test]
fn a_warning_that_was_put_right_after_its_review_keeps_the_review() {
    let mut house = femi();
    let answers = note(&house);
    let warning = house.by(LENA).act("warning", answers).unwrap();
    let keep = json!({ "warning": warning, "outcome": "keep", "why": "Still.", "review_on": "2027-03-01" });
    house.act("warning_review", keep).unwrap();
    let right = house.correct(warning, |answers| answers["says"] = "Shouts. Ring first.".into()).unwrap();
    let standing = people::warnings(&house.reading());
    assert_eq!((standing.len(), standing[0].entry, standing[0].review_on), (1, right, day("2027-03-01")));
    house.act("warning_review", json!({ "warning": right, "outcome": "end", "why": "He has moved away." })).unwrap();
    assert!(people::warnings(&house.reading()).is_empty());
}

#[test]
fn a_warning_on_one_family_is_no_work_for_another() {
    let mut house = femi();
    let first = house.family();
    let femi = house.id("Femi");
    let answers = note(&house);
    house.by(LENA).act("warning", answers).unwrap();
    house.by(RUTH).another_family().take(family().with_child("Bea", "2024-01-05").answers()).unwrap();
    house.act("member", json!({ "known": femi })).unwrap();
    let reviews = |house: &House| house.standing().due.into_iter().filter(|due| due.form == "warning_review").count();
    assert_eq!(reviews(&house), 0);
    assert_eq!(people::warnings(&house.reading()).len(), 1, "but whoever visits reads of it");
    assert_eq!(reviews(house.on_record_of(first)), 1);
}

#[test]
fn a_record_is_narrowed_and_widened_again() {
    let mut house = femi();
    let narrow =
        |to: &str| json!({ "sensitivity": to, "named": [{ "worker": PRIYA }, {}], "why": "A colleague’s family." });
    house.act("restrict", narrow("restricted")).unwrap();
    let involved = casework::involved(&house.reading(), house.family());
    assert_eq!((involved.sensitivity, involved.named), (Sensitivity::Restricted, [PRIYA].into()));
    house.act("restrict", json!({ "sensitivity": "normal", "why": "They left." })).unwrap();
    let involved = casework::involved(&house.reading(), house.family());
    assert_eq!((involved.sensitivity, involved.named.len()), (Sensitivity::Normal, 0));
    assert_eq!(house.entries().iter().filter(|entry| entry.kind == RESTRICTED).count(), 2);
}

#[test]
fn narrowing_a_family_narrows_no_person() {
    let mut house = femi();
    house.act("restrict", json!({ "sensitivity": "sealed", "why": "A colleague’s family." })).unwrap();
    assert_eq!(casework::restriction(&house.reading(), house.id("Femi").into()).0, Sensitivity::Normal);
}
