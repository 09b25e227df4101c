//! The family's plan, what moves on it, and visits.

use crate::house::*;
use casework::family_help::{ActionStanding, GoalStanding, VISIT, Visit};
use serde_json::{Value, json};

fn helped() -> House {
    let told = family().with_child("Amara", "2016-02-29").with_child("Kai", "2019-06-01").with_adult("Grace", "mother");
    told.contact("2026-03-02").helped().assessed().planned("2026-06-01")
}

fn goal(house: &House, name: &str) -> GoalStanding {
    house.standing().plan.unwrap().goals.into_iter().find(|goal| goal.goal.name == name).unwrap()
}

#[test]
fn progress_stays_with_a_goal_when_the_plan_changes_and_a_new_goal_has_a_name_of_its_own() {
    let mut house = helped();
    house.on("2026-03-16").act("plan_moved", json!({ "moved": [{ "goal": "2", "to": 4 }] })).unwrap();
    let act = casework::acts::act("plan").unwrap();
    let mut changed = (act.starts_with)(&house.reading(), house.family(), house.today());
    let goals = changed["goals"].as_array_mut().unwrap();
    goals.remove(0);
    goals[0]["goal"] = "School nearly every day".into();
    goals.push(json!({ "goal": "A warm home", "action": "Ask for the grant" }));
    house.on("2026-03-23").act("plan", changed).unwrap();
    let kept = goal(&house, "2");
    assert_eq!((kept.goal.goal.as_str(), kept.moved), ("School nearly every day", vec![(day("2026-03-16"), 4)]));
    assert_eq!(goal(&house, "3").moved, []);
    assert_eq!(house.standing().plan.unwrap().since, day("2026-03-02"));
}

#[test]
fn a_goal_that_claims_anothers_name_gets_its_own() {
    let mut house = helped();
    let row = |name: &str| json!({ "goal": "Rest", "action": "Sleep", "name": name });
    house.act("plan", json!({ "goals": [row("1"), row("1"), row("7"), row("x")], "review_on": "2026-06-01" })).unwrap();
    let names: Vec<String> = house.standing().plan.unwrap().goals.into_iter().map(|goal| goal.goal.name).collect();
    assert_eq!(names, ["1", "3", "4", "5"]);
}

#[test]
fn the_name_of_a_goal_that_was_dropped_is_never_given_to_another() {
    let mut house = helped();
    house.on("2026-03-09").act("plan_moved", json!({ "moved": [{ "goal": "2", "to": 8 }] })).unwrap();
    let row = |name: Value, goal: &str| json!({ "goal": goal, "action": "Try", "name": name });
    house.act("plan", json!({ "goals": [row(json!("1"), "Sleep")], "review_on": "2026-06-01" })).unwrap();
    let goals = [row(json!("1"), "Sleep"), row(Value::Null, "A warm home")];
    house.on("2026-03-16").act("plan", json!({ "goals": goals, "review_on": "2026-06-01" })).unwrap();
    let plan = house.standing().plan.unwrap();
    assert_eq!(plan.goals[1].moved, [], "a warm home has not moved: school did");
    assert_eq!(plan.goals[1].goal.name, "3");
}

#[test]
fn a_goal_moves_on_a_visit_at_a_review_and_in_between() {
    let mut house = helped();
    let moved = |goal: &str, to: u8| json!([{ "goal": goal, "to": to }]);
    house
        .on("2026-03-09")
        .act("visit", json!({ "on": "2026-03-09", "happened": "Tea.", "moved": moved("1", 3) }))
        .unwrap();
    house
        .on("2026-04-13")
        .act("plan_review", json!({ "changed": "Much.", "moved": moved("1", 6), "review_on": "2026-07-06" }))
        .unwrap();
    house.on("2026-05-11").act("plan_moved", json!({ "moved": [{ "goal": "1", "done": true }] })).unwrap();
    let sleeps = goal(&house, "1");
    let steps = [(day("2026-03-09"), 3), (day("2026-04-13"), 6), (day("2026-05-11"), 6)];
    assert_eq!(sleeps.moved, steps, "done says nothing new of how far");
    assert_eq!(sleeps.action, ActionStanding::Done(day("2026-05-11")));
    assert_eq!(goal(&house, "2").action, ActionStanding::Open);
    let plan = house.standing().plan.unwrap();
    assert_eq!((plan.reviewed_on, plan.review_on), (day("2026-04-13"), day("2026-07-06")));
}

#[test]
fn only_goals_of_the_plan_move() {
    let mut house = helped();
    let cases = [
        (json!({ "moved": [{ "goal": "9", "to": 3 }] }), "moved.0.goal"),
        (json!({ "moved": [{ "to": 3 }] }), "moved.0.goal"),
        (json!({ "moved": [{ "goal": "1" }] }), "moved"),
        (json!({ "moved": [{ "goal": "1", "to": 11 }] }), "moved.0.to"),
        (json!({}), "moved"),
    ];
    for (answers, at) in cases {
        assert_eq!(placed(house.act("plan_moved", answers.clone())), [at], "{answers}");
    }
}

#[test]
fn without_a_plan_nothing_moves_and_nothing_is_reviewed() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02").helped();
    assert!(
        says(house.act("plan_review", json!({ "changed": "Much.", "review_on": "2026-07-06" })))
            .contains("no plan yet")
    );
}

#[test]
fn a_visit_is_one_record_with_a_line_for_each_child() {
    let mut house = helped();
    let (amara, kai, grace) = (house.id("Amara"), house.id("Kai"), house.id("Grace"));
    let lines = json!({
        amara.to_string(): { "seen": true, "alone": true, "words": "I want to sleep." },
        kai.to_string(): { "words": "" },
    });
    house
        .on("2026-03-09")
        .act("visit", json!({ "on": "2026-03-08", "place": "home", "happened": "Tea.", "children": lines }))
        .unwrap();
    let entry = house.last(VISIT);
    let visit: Visit = entry.says().unwrap();
    assert_eq!(entry.about, [house.family().into(), ledger::Subject::from(amara)]);
    assert_eq!(visit.children.len(), 1);
    assert_eq!(visit.children[&amara].words.as_deref(), Some("I want to sleep."));
    let standing = house.standing();
    assert_eq!((standing.last_seen(amara), standing.last_seen(kai)), (Some(day("2026-03-08")), None));
    // A grown-up has no line.
    let grown_up = json!({ grace.to_string(): { "words": "I try." } });
    let refused = house.act("visit", json!({ "on": "2026-03-08", "happened": "Tea.", "children": grown_up }));
    assert_eq!(placed(refused), [format!("children.{grace}")]);
}

#[test]
fn whoever_was_seen_alone_was_seen() {
    let mut house = helped();
    let amara = house.id("Amara");
    let cases = [((true, true), true), ((true, false), true), ((false, true), false), ((false, false), true)];
    for ((seen, alone), fine) in cases {
        let lines = json!({ amara.to_string(): { "seen": seen, "alone": alone } });
        let visit = house.act("visit", json!({ "on": "2026-03-02", "happened": "Tea.", "children": lines }));
        assert_eq!(visit.is_err().then(|| placed(visit)), (!fine).then(|| vec![format!("children.{amara}.seen")]));
    }
}

#[test]
fn a_visit_form_starts_with_today_the_last_place_and_every_child() {
    let mut house = helped();
    house.act("visit", json!({ "on": "2026-03-02", "place": "school", "happened": "Lunch." })).unwrap();
    let act = casework::acts::act("visit").unwrap();
    let starts = (act.starts_with)(&house.reading(), house.family(), day("2026-03-09"));
    assert_eq!((&starts["on"], &starts["place"]), (&json!("2026-03-09"), &json!("school")));
    assert_eq!(starts["children"].as_object().unwrap().len(), 2);
}
