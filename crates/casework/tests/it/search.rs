//! What somebody types into the search box, told apart.

use crate::house::*;
use casework::people::{asked, search_keys};
use serde_json::json;

#[test]
fn names_days_postcodes_and_numbers_are_told_apart() {
    let today = day("2026-11-22");
    let cases: [(&str, &str, &[&str]); 14] = [
        ("amara okonjo", "amara okonjo", &[]),
        ("amara okonjo 4/3/2016", "amara okonjo", &["born:2016-03-04"]),
        ("4 March 2016 Amara", "Amara", &["born:2016-03-04"]),
        ("2016-03-04", "", &["born:2016-03-04"]),
        ("943 476 5919", "", &["nhs:943 476 5919"]),
        ("9434765919", "", &["nhs:943 476 5919"]),
        ("Amara 943-476-5919", "Amara", &["nhs:943 476 5919"]),
        ("943 476 5918", "943 476 5918", &[]),
        ("al12ab", "", &["post:al12ab"]),
        ("Okonjo AL1 2AB", "Okonjo", &["post:al12ab"]),
        ("AL1 2AB 4/3/2016", "", &["post:al12ab", "born:2016-03-04"]),
        ("14 may", "14 may", &[]),
        ("", "", &[]),
        ("  \t ", "", &[]),
    ];
    for (typed, name, exact) in cases {
        let asked = asked(typed, today);
        assert_eq!(
            (asked.name.as_str(), asked.exact.as_slice()),
            (name, exact.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>().as_slice()),
            "{typed}"
        );
        assert_eq!(asked.words.len(), name.split_whitespace().count(), "{typed}");
    }
}

#[test]
fn whoever_is_on_record_is_found_by_every_key() {
    let child = json!({ "forename": "Siobhán", "surname": "O’Connor", "born": "2016-03-04" });
    let mut house = family().with_child_who(child).at("14 Elm Row, AL1 2AB").contact("2026-03-02");
    let id = house.id("Siobhán");
    house.change(id, json!({ "nhs_number": "9434765919", "also_known_as": "Shiv" })).unwrap();
    let keys = search_keys(&house.person("Siobhán"));
    let found = |typed: &str| {
        let asked = asked(typed, house.today());
        asked.exact.iter().all(|key| keys.contains(key))
            && asked.words.iter().all(|word| word.iter().any(|key| keys.contains(key)))
    };
    for typed in [
        "siobhan oconnor",
        "O'Connor Siobhan",
        "shiv",
        "4/3/2016",
        "al1 2ab",
        "943 476 5919",
        "siobhan 4 march 2016",
        "sio",
    ] {
        assert!(found(typed), "{typed}");
    }
    for typed in ["amara", "5/3/2016", "al1 2ac", "siobhan 5/3/2016"] {
        assert!(!found(typed), "{typed}");
    }
}

#[test]
fn an_unborn_baby_is_found_by_the_expected_day() {
    let house = family().with_child_who(json!({ "expected": "2026-05-20" })).contact("2026-03-02");
    assert!(search_keys(&house.person("Unborn baby")).contains(&"born:2026-05-20".to_owned()));
}
