//! What somebody on record can be found by.

use crate::house::*;
use casework::people::{Findable, findable, read_names, write_names};
use ledger::Sensitivity;
use serde_json::json;

fn found(house: &House, called: &str) -> Findable {
    findable(&house.reading(), house.id(called), Sensitivity::Normal).unwrap()
}

fn names(found: &Findable) -> Vec<String> {
    found.names.iter().map(|name| format!("{}|{}", name.forename, name.surname)).collect()
}

#[test]
fn every_name_somebody_goes_or_went_by_is_kept() {
    let child = json!({ "forename": "Siobhán", "surname": "O’Connor", "born": "2016-03-04" });
    let mut house = family().with_child_who(child).at("14 Elm Row, AL1 2AB").contact("2026-03-02");
    let id = house.id("Siobhán");
    house.change(id, json!({ "nhs_number": "9434765919", "also_known_as": "Shiv" })).unwrap();
    house.change(id, json!({ "surname": "Bell", "also_known_as": "Mary Murphy" })).unwrap();
    let found = found(&house, "Siobhán");
    assert_eq!(names(&found), ["Siobhán|Bell", "Mary|Murphy", "Shiv|O’Connor", "Siobhán|O’Connor"]);
    assert_eq!((found.address.as_deref(), found.postcode.as_deref()), (Some("14 Elm Row"), Some("AL1 2AB")));
    assert!(found.doubts.is_empty(), "a changed surname is one child: {:?}", found.doubts);
    let text = write_names(&found.names);
    assert_eq!(read_names(&text).collect::<Vec<_>>()[1], ("Mary", "Murphy"));
}

#[test]
fn whoever_has_no_name_is_found_by_what_is_said_of_them() {
    let house = family().with_child_who(json!({ "expected": "2026-05-20" })).contact("2026-03-02");
    let baby = found(&house, "Unborn baby");
    assert_eq!(baby.person.details.expected, Some(day("2026-05-20")));
}

#[test]
fn two_children_on_one_record_show_themselves() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    let amara = house.id("Amara");
    house.change(amara, json!({ "nhs_number": "9434765919" })).unwrap();
    assert!(found(&house, "Amara").doubts.is_empty());
    house.change(amara, json!({ "born": "2016-02-28" })).unwrap();
    assert!(found(&house, "Amara").doubts.is_empty(), "a slip in the date is one child");
    house.change(amara, json!({ "forename": "Kai", "born": "2012-05-01", "nhs_number": "9990000018" })).unwrap();
    assert_eq!(found(&house, "Kai").doubts, ["two NHS numbers", "two dates of birth", "two first names"]);
}
