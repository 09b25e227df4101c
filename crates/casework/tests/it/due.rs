//! What falls due: each with the day, whose work it is and the rule that made it.

use crate::house::*;
use ledger::WorkerId;
use serde_json::json;

type Expected = (&'static str, Option<&'static str>, &'static str, Option<WorkerId>);

fn due(house: &House, expected: &[Expected]) {
    let found: Vec<_> =
        house.standing().due.into_iter().map(|due| (due.form, due.rule, due.on.to_string(), due.worker)).collect();
    let expected: Vec<_> =
        expected.iter().map(|(form, rule, on, worker)| (*form, *rule, (*on).to_owned(), *worker)).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_stage_has_its_next_step() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    due(&house, &[("decision", Some("contact_decision"), "2026-03-03", None)]);
    house.by(OMAR).on("2026-03-03").decide(json!({ "outcome": "family_help", "reasons": "A hand." })).unwrap();
    due(&house, &[("lead", Some("lead_allocation"), "2026-03-05", None)]);
    house.act("lead", json!({ "lead": LENA, "supervisor": SUNITA, "reason": "She knows the school." })).unwrap();
    let visit = ("visit", Some("family_help_visit"), "2026-03-30", Some(LENA));
    due(&house, &[visit, ("assessment", Some("assessment"), "2026-05-07", Some(LENA))]);
    house.by(LENA).on("2026-03-16").act("visit", json!({ "on": "2026-03-13", "happened": "Tea." })).unwrap();
    house.act("assessment", assessment()).unwrap();
    let visit = ("visit", Some("family_help_visit"), "2026-04-10", Some(LENA));
    due(&house, &[visit, ("assessment_decision", Some("assessment"), "2026-05-07", Some(SUNITA))]);
    house.by(SUNITA).on("2026-03-20").act("assessment_decision", json!({ "outcome": "authorised" })).unwrap();
    due(&house, &[("plan", Some("family_plan"), "2026-04-07", Some(LENA)), visit]);
    house.by(LENA).on("2026-03-23").act("plan", plan("2026-06-01")).unwrap();
    let bedtime = ("plan_moved", None, "2026-05-01", Some(LENA));
    let review = ("plan_review", None, "2026-06-01", Some(LENA));
    due(&house, &[visit, bedtime, review]);
    house.act("plan_moved", json!({ "moved": [{ "goal": "1", "done": true }] })).unwrap();
    due(&house, &[visit, review]);
}

#[test]
fn a_lead_is_named_within_two_working_days_of_the_decision_however_long_that_took() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    house.by(OMAR).on("2026-03-12").decide(json!({ "outcome": "family_help", "reasons": "A hand." })).unwrap();
    due(&house, &[("lead", Some("lead_allocation"), "2026-03-16", None)]);
}

#[test]
fn the_action_says_who_does_it() {
    let house =
        family().with_child("Amara", "2016-02-29").contact("2026-03-02").helped().assessed().planned("2026-06-01");
    let action = house.standing().due.into_iter().find(|due| due.form == "plan_moved").unwrap();
    assert_eq!(action.what, "A bedtime for each child (Grace)");
}

#[test]
fn a_visit_from_an_earlier_time_of_help_does_not_count_for_this_one() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02").helped();
    house.act("visit", json!({ "on": "2026-03-02", "happened": "Tea." })).unwrap();
    house.act("closing", json!({ "reason": "withdrew", "changed": "Nothing." })).unwrap();
    house.on("2026-03-16").by(RUTH).take(family().answers()).unwrap();
    let house = house.helped();
    let visit = house.standing().due.into_iter().find(|due| due.form == "visit").unwrap();
    assert_eq!((visit.from, visit.on), (day("2026-03-16"), day("2026-04-13")));
}

#[test]
fn a_warning_note_is_due_for_review_by_its_owner_even_when_nothing_else_is_open() {
    let mut house = family().with_child("Amara", "2016-02-29").with_adult("Femi", "father").contact("2026-03-02");
    house.by(OMAR).decide(json!({ "outcome": "advice", "reasons": "A word." })).unwrap();
    let note = json!({ "people": [house.id("Femi")], "kind": "dog", "says": "A big dog.", "told": "yes", "review_on": "2026-09-01" });
    house.by(LENA).act("warning", note).unwrap();
    due(&house, &[("warning_review", None, "2026-09-01", Some(LENA))]);
}

#[test]
fn an_emergency_opening_is_looked_at_by_the_end_of_the_next_working_day() {
    use casework::{Casework, records};
    use ledger::{Cell, Practice, When};
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-06");
    let family = house.family();
    let opened = house.scribe().write(
        records::GLASS_BROKEN,
        [family.into()],
        When::on(house.today()),
        &records::GlassBroken { reason: "Police at the door.".into() },
    );
    let opening = opened.id;
    house.record(vec![opened]).unwrap();
    let looks = |house: &House| {
        let rows = Casework.rows(family.into(), &house.reading());
        rows.into_iter()
            .filter(|row| row.table == "work_due")
            .find(|row| row.cells[1] == Cell::Text("glass_review".into()))
    };
    assert_eq!(looks(&house).unwrap().cells[4], Cell::Text("2026-03-09".into()));
    let reviewed = records::GlassReviewed { opening, outcome: "right".into(), says: "There was no other way.".into() };
    let draft =
        house.by(OMAR).scribe().write(records::GLASS_REVIEWED, [family.into()], When::on(house.today()), &reviewed);
    house.record(vec![draft]).unwrap();
    assert_eq!(looks(&house), None);
    assert_eq!(records::openings(&house.reading(), family)[0].reviewed.as_ref().unwrap().1, OMAR);
}
