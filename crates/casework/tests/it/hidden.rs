//! A hidden address never reaches those it is hidden from, however it is written.

use crate::house::*;
use casework::people::{HiddenPlace, reveals};
use ledger::PersonId;
use serde_json::json;

/// Grace and Amara live where Femi must not know.
fn fled(address: &str) -> House {
    let told = family().with_child("Amara", "2016-02-29").with_adult("Grace", "mother");
    let femi = json!({ "forename": "Femi", "is": "father" });
    let mut house = told.with_adult_who(femi).contact("2026-03-02");
    let (amara, grace, femi) = (house.id("Amara"), house.id("Grace"), house.id("Femi"));
    house.act("address", json!({ "people": [amara, grace], "address": address, "hidden_from": [femi] })).unwrap();
    house
}

fn hidden_from(house: &House, person: PersonId) -> Vec<HiddenPlace> {
    HiddenPlace::from(&house.reading(), person)
}

#[test]
fn a_hidden_address_is_found_in_a_letter_however_it_is_written() {
    let house = fled("14 Elm Row, Aldermoor, AL1 2AB");
    let places = hidden_from(&house, house.id("Femi"));
    let gives_away = [
        "14 Elm Row, Aldermoor, AL1 2AB",
        "We will meet at 14 elm row on Tuesday.",
        "14 ELM ROW",
        "14, Elm-Row",
        "14\nElm\tRow",
        "14 Elm\u{a0}Row",
        "the flat is in al12ab",
        "AL1  2AB.",
        "postcode: al1 2ab",
    ];
    for text in gives_away {
        assert!(reveals(text, &places), "{text}");
    }
    for text in ["", "Elm Row is long.", "14 Oak Row", "AL1 2AC", "41 Elm Row", "Aldermoor"] {
        assert!(!reveals(text, &places), "{text}");
    }
}

#[test]
fn nothing_is_hidden_from_anybody_else() {
    let house = fled("14 Elm Row, Aldermoor, AL1 2AB");
    for reader in ["Amara", "Grace"] {
        assert!(hidden_from(&house, house.id(reader)).is_empty());
        assert!(!reveals("14 Elm Row", &hidden_from(&house, house.id(reader))));
    }
}

#[test]
fn a_piece_too_short_to_search_for_is_left_to_the_postcode() {
    let house = fled("1 A, AL1 2AB");
    let places = hidden_from(&house, house.id("Femi"));
    assert!(!reveals("1 a day", &places));
    assert!(reveals("al12ab", &places));
}

#[test]
fn an_address_is_not_hidden_from_somebody_who_lives_there() {
    let mut house = fled("14 Elm Row, AL1 2AB");
    let grace = house.id("Grace");
    let refused = house.act("address", json!({ "people": [grace], "address": "9 Mill Lane", "hidden_from": [grace] }));
    assert_eq!(placed(refused), ["hidden_from"]);
}

#[test]
fn a_hidden_address_stays_hidden_when_the_family_has_moved_on_and_when_two_records_of_the_reader_are_one() {
    let mut house = fled("14 Elm Row, AL1 2AB");
    let grace = house.id("Grace");
    house.on("2026-06-01").act("address", json!({ "people": [grace], "address": "9 Mill Lane" })).unwrap();
    house.by(RUTH).take(family().with_adult_who(json!({ "forename": "Olufemi", "is": "father" })).answers()).unwrap();
    let (femi, olufemi) = (house.id("Femi"), house.id("Olufemi"));
    assert!(hidden_from(&house, olufemi).is_empty());
    house.join(olufemi, femi).unwrap();
    assert!(reveals("14 Elm Row", &hidden_from(&house, olufemi)));
    assert!(reveals("14 Elm Row", &hidden_from(&house, femi)));
}
