//! Putting right, taking back, "that was another child": every view changes, and the past still reads as it was known.

use crate::house::*;
use casework::{correction, family_help::Stage, people};
use serde_json::json;

fn helped() -> House {
    let told = family().with_child("Amara", "2016-02-29").with_child("Kai", "2019-06-01");
    told.contact("2026-03-02").helped()
}

fn visited(house: &mut House, on: &str) -> ledger::EntryId {
    let amara = house.id("Amara");
    let lines = json!({ amara.to_string(): { "seen": true } });
    house.by(LENA).act("visit", json!({ "on": on, "happened": "Tea.", "children": lines })).unwrap()
}

#[test]
fn a_corrected_visit_changes_what_is_due_and_the_past_stays() {
    let mut house = helped();
    let visit = visited(house.on("2026-03-13"), "2026-03-13");
    house.on("2026-03-16").correct(visit, |answers| answers["on"] = "2026-03-12".into()).unwrap();
    let amara = house.id("Amara");
    let due = |due: &casework::family_help::Standing| due.due.iter().find(|due| due.form == "visit").unwrap().on;
    assert_eq!(
        (house.standing().last_seen(amara), due(&house.standing())),
        (Some(day("2026-03-12")), day("2026-04-09"))
    );
    let then = casework::family_help::standing(&house.known_on("2026-03-15"), house.family());
    assert_eq!((then.last_seen(amara), due(&then)), (Some(day("2026-03-13")), day("2026-04-10")));
}

#[test]
fn a_visit_that_is_put_right_twice_is_one_visit() {
    let mut house = helped();
    let visit = visited(house.on("2026-03-13"), "2026-03-13");
    let first = house.correct(visit, |answers| answers["happened"] = "Lunch.".into()).unwrap();
    let second = house.correct(first, |answers| answers["happened"] = "Supper.".into()).unwrap();
    let visits = house.standing().visits;
    assert_eq!(visits.iter().map(|visit| visit.entry).collect::<Vec<_>>(), [second]);
    house.withdraw(second);
    assert_eq!(house.standing().visits[0].entry, first);
}

#[test]
fn a_visit_recorded_on_the_wrong_child_moves_to_the_right_one() {
    let mut house = helped();
    let visit = visited(house.on("2026-03-13"), "2026-03-13");
    let (amara, kai) = (house.id("Amara"), house.id("Kai"));
    let wrong = house.last("visit");
    let mut scribe = house.scribe();
    let why = "It was Kai.".to_owned();
    let draft = correction::on_right_person(&house.reading(), &wrong, amara, kai, why, &mut scribe).unwrap();
    house.record(vec![draft]).unwrap();
    let standing = house.standing();
    assert_eq!((standing.last_seen(amara), standing.last_seen(kai)), (None, Some(day("2026-03-13"))));
    assert_eq!(house.reading().about(amara.into()).filter(|entry| entry.kind == "visit").count(), 0);
    let names = people::names_of(&house.reading());
    let on_amara = casework::chronology::chronology(&house.reading(), amara.into(), &names, &Default::default());
    assert!(on_amara.iter().all(|line| line.entry != visit));
}

#[test]
fn a_visit_that_never_happened_is_taken_back() {
    let mut house = helped();
    let visit = visited(house.on("2026-03-13"), "2026-03-13");
    house.on("2026-03-16").withdraw(visit);
    assert!(house.standing().visits.is_empty());
    assert_eq!(casework::family_help::standing(&house.known_on("2026-03-14"), house.family()).visits.len(), 1);
}

#[test]
fn a_contact_that_is_put_right_keeps_its_decision() {
    let mut house = helped();
    let contact = house.contacts()[0].entry;
    let right = house.by(RUTH).correct(contact, |answers| answers["received_on"] = "2026-02-27".into()).unwrap();
    let contacts = house.contacts();
    assert_eq!((contacts.len(), contacts[0].entry), (1, right));
    assert!(contacts[0].decided.is_some());
    assert_eq!(house.standing().opened_on, Some(day("2026-02-27")), "the 45 working days run from when it really came");
}

#[test]
fn whoever_puts_a_contact_right_has_not_taken_it() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    let contact = house.contacts()[0].entry;
    house.by(OMAR).correct(contact, |answers| answers["referrer"] = "Ms Patel".into()).unwrap();
    let advice = json!({ "outcome": "advice", "reasons": "A word is enough." });
    assert!(
        says(house.by(RUTH).decide(advice.clone())).contains("somebody else decides"),
        "correcting is no way round"
    );
    assert!(house.by(OMAR).decide(advice).is_ok());
}

#[test]
fn whoever_puts_an_assessment_right_has_not_written_it() {
    let mut house = helped();
    let sent = house.act("assessment", assessment()).unwrap();
    house.by(SUNITA).correct(sent, |answers| answers["history"] = "They moved in 2024.".into()).unwrap();
    let authorised = json!({ "outcome": "authorised" });
    assert!(says(house.by(LENA).act("assessment_decision", authorised.clone())).contains("somebody else authorises"));
    assert!(house.by(SUNITA).act("assessment_decision", authorised).is_ok());
}

#[test]
fn a_decision_is_put_right_by_whoever_made_it_and_the_stage_follows() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    house.by(OMAR).decide(json!({ "outcome": "advice", "reasons": "A word is enough." })).unwrap();
    assert_eq!(house.standing().stage, Stage::Closed);
    let decided = house.last("contact_decided").id;
    house.correct(decided, |answers| answers["outcome"] = "protection".into()).unwrap();
    assert_eq!(house.standing().stage, Stage::Protection);
}

#[test]
fn a_withdrawn_decision_leaves_the_contact_waiting() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    house.by(OMAR).decide(json!({ "outcome": "advice", "reasons": "A word is enough." })).unwrap();
    let decided = house.last("contact_decided").id;
    house.withdraw(decided);
    assert_eq!(house.standing().stage, Stage::Deciding);
    assert!(house.decide(json!({ "outcome": "protection", "reasons": "The bruise has no story." })).is_ok());
}

#[test]
fn a_review_of_a_plan_outlives_a_correction_of_the_plan() {
    let mut house = helped().assessed().planned("2026-06-01");
    let plan = house.last("plan").id;
    house.on("2026-04-13").act("plan_review", json!({ "changed": "Much.", "review_on": "2026-07-06" })).unwrap();
    house.on("2026-04-14").correct(plan, |answers| answers["contingency"] = "Gran takes them.".into()).unwrap();
    let standing = house.standing().plan.unwrap();
    assert_eq!((standing.review_on, standing.reviewed_on), (day("2026-07-06"), day("2026-04-13")));
}

#[test]
fn details_that_were_wrong_are_gone_from_every_view() {
    let mut house = helped();
    let amara = house.id("Amara");
    let said = house.change(amara, json!({ "also_known_as": "Mary", "nhs_number": "943 476 5919" })).unwrap();
    let found_by = |house: &House| {
        let found = people::findable(&house.reading(), amara, ledger::Sensitivity::Normal).unwrap();
        let is_mary = found.names.iter().any(|name| name.forename == "Mary");
        is_mary && found.person.details.nhs_number.is_some()
    };
    assert!(found_by(&house));
    house.withdraw(said);
    assert!(!found_by(&house) && house.person("Amara").also_known_as.is_empty());
}

#[test]
fn an_older_word_put_right_today_is_not_the_newest_word() {
    let mut house = helped();
    let amara = house.id("Amara");
    let first = house.change(amara, json!({ "school": "St Ann" })).unwrap();
    house.on("2026-03-09").change(amara, json!({ "school": "Hill Top" })).unwrap();
    house.on("2026-03-10").correct(first, |answers| answers["school"] = "St Anne’s".into()).unwrap();
    assert_eq!(house.person("Amara").details.school.as_deref(), Some("Hill Top"));
}

#[test]
fn an_older_plan_address_or_narrowing_put_right_today_is_not_the_newest_either() {
    let mut house = helped().assessed().planned("2026-06-01");
    let plan = house.last("plan").id;
    let mut newer = plan_with("Sleep");
    newer["review_on"] = "2026-07-01".into();
    house.on("2026-03-09").act("plan", newer).unwrap();
    house.on("2026-03-10").correct(plan, |answers| answers["contingency"] = "Gran.".into()).unwrap();
    assert_eq!(house.standing().plan.unwrap().goals.len(), 1);
    let named = house.act("family_name", json!({ "name": "Okonjo-Smith" })).unwrap();
    house.act("family_name", json!({ "name": "Okonjo and Smith" })).unwrap();
    house.correct(named, |answers| answers["name"] = "Okonjo Smith".into()).unwrap();
    assert_eq!(people::family_name(&house.reading(), house.family(), &[]), "Okonjo and Smith");
}

fn plan_with(goal: &str) -> serde_json::Value {
    json!({ "goals": [{ "goal": goal, "action": "Try" }], "review_on": "2026-06-01" })
}
