//! Family Help from the decision to the end: one way, one lead, one assessment; a label for the law, never a transfer.

use crate::house::*;
use casework::family_help::{ActionStanding, AssessmentState, Stage};
use serde_json::json;

fn amara() -> Telling {
    family().with_child("Amara", "2016-02-29").with_adult("Grace", "mother")
}

#[test]
fn a_family_goes_the_whole_way_on_one_record() {
    let mut house = amara().contact("2026-03-02");
    assert_eq!(house.standing().stage, Stage::Deciding);
    house.by(OMAR).decide(json!({ "outcome": "family_help", "reasons": "They need a hand." })).unwrap();
    assert_eq!(house.standing().stage, Stage::Waiting);
    house.act("lead", json!({ "lead": LENA, "supervisor": SUNITA, "reason": "She knows the school." })).unwrap();
    assert_eq!(house.standing().stage, Stage::Assessing);
    house.by(LENA).act("assessment", assessment()).unwrap();
    assert_eq!(house.standing().stage, Stage::Authorising);
    house.by(SUNITA).act("assessment_decision", json!({ "outcome": "authorised" })).unwrap();
    assert_eq!(house.standing().stage, Stage::Planning);
    house.by(LENA).act("plan", plan("2026-06-01")).unwrap();
    assert_eq!(house.standing().stage, Stage::Helping);
    house.on("2026-06-01").act("plan_review", json!({ "changed": "They sleep.", "review_on": "2026-08-24" })).unwrap();
    assert_eq!(house.standing().stage, Stage::Helping);
    house.act("closing", json!({ "reason": "outcomes_met", "changed": "They sleep, and go to school." })).unwrap();
    let standing = house.standing();
    assert_eq!((standing.stage, standing.closed_on), (Stage::Closed, Some(day("2026-06-01"))));
    assert_eq!(standing.lead(), None);
    assert!(standing.due.is_empty(), "{:?}", standing.due);
}

#[test]
fn a_strategy_discussion_stands_until_help_ends() {
    let mut house = amara().contact("2026-03-02");
    house.by(OMAR).decide(json!({ "outcome": "protection", "reasons": "The bruise has no story." })).unwrap();
    assert_eq!(house.standing().stage, Stage::Protection);
}

#[test]
fn only_what_is_open_can_be_worked_on() {
    let visit = json!({ "on": "2026-03-02", "happened": "Tea." });
    let mut house = amara().contact("2026-03-02");
    assert!(says(house.by(LENA).act("visit", visit.clone())).contains("not open"));
    assert!(house.act("note", json!({ "way": "phone", "says": "Gran rang." })).is_ok(), "people ring all the same");
    let mut house = house.helped();
    assert!(house.act("visit", visit).is_ok());
}

#[test]
fn every_change_of_lead_is_counted_and_a_change_of_supervisor_is_not() {
    let mut house = amara().contact("2026-03-02").helped();
    assert_eq!(house.standing().handovers(), 0);
    let lead = |lead, supervisor| json!({ "lead": lead, "supervisor": supervisor, "reason": "Because." });
    house.act("lead", lead(LENA, OMAR)).unwrap();
    assert_eq!(house.standing().handovers(), 0);
    house.on("2026-03-09").act("lead", lead(PRIYA, OMAR)).unwrap();
    house.on("2026-03-16").act("lead", lead(LENA, SUNITA)).unwrap();
    let standing = house.standing();
    assert_eq!((standing.handovers(), standing.leads.len()), (2, 4));
    assert_eq!(standing.lead().map(|lead| (lead.lead, lead.supervisor)), Some((LENA, SUNITA)));
}

#[test]
fn nobody_supervises_themselves_and_a_lead_works_in_a_team() {
    let mut house = amara().contact("2026-03-02").helped();
    let lead = |lead, supervisor| json!({ "lead": lead, "supervisor": supervisor, "reason": "Because." });
    assert_eq!(placed(house.act("lead", lead(SUNITA, SUNITA))), ["supervisor"]);
    assert!(says(house.act("lead", lead(NOBODYS, SUNITA))).contains("works in a team"));
}

#[test]
fn an_assessment_says_why_it_is_late_only_when_it_is() {
    // 45 working days from Monday 2 March 2026: Good Friday, Easter Monday and the early May bank holiday do not count.
    let cases = [("2026-05-07", false, "day 45"), ("2026-05-08", true, "day 46")];
    for (sent, late, why) in cases {
        let mut house = amara().contact("2026-03-02").helped();
        let said = house.on(sent).act("assessment", assessment());
        assert_eq!(said.is_err().then(|| placed(said)), late.then(|| vec!["why_late".to_owned()]), "{why}");
        let mut excused = assessment();
        excused["why_late"] = "Grace was in hospital.".into();
        if late {
            assert!(house.act("assessment", excused).is_ok());
        }
    }
}

#[test]
fn an_assessment_that_came_back_is_changed_and_sent_again() {
    let mut house = amara().contact("2026-03-02").helped();
    house.act("assessment", assessment()).unwrap();
    assert!(says(house.act("assessment", assessment())).contains("with the supervisor"));
    assert_eq!(placed(house.by(SUNITA).act("assessment_decision", json!({ "outcome": "returned" }))), ["comments"]);
    house.act("assessment_decision", json!({ "outcome": "returned", "comments": "What does Amara say?" })).unwrap();
    let standing = house.standing();
    assert_eq!(standing.stage, Stage::Assessing);
    assert_eq!(standing.assessment.unwrap().state, AssessmentState::Returned(Some("What does Amara say?".into())));
    let act = casework::acts::act("assessment").unwrap();
    let mut again = (act.starts_with)(&house.reading(), house.family(), house.today());
    assert_eq!(again["well"], "They laugh together.");
    again["children"] = json!({ house.id("Amara").to_string(): { "words": "I want to sleep." } });
    house.by(LENA).act("assessment", again).unwrap();
    assert_eq!(house.standing().stage, Stage::Authorising);
    assert!((act.starts_with)(&house.reading(), house.family(), house.today()).as_object().unwrap().is_empty());
}

#[test]
fn whoever_wrote_an_assessment_does_not_authorise_it() {
    let mut house = amara().contact("2026-03-02").helped();
    house.act("assessment", assessment()).unwrap();
    let authorised = json!({ "outcome": "authorised" });
    assert!(says(house.by(LENA).act("assessment_decision", authorised.clone())).contains("somebody else authorises"));
    house.by(SUNITA).act("assessment_decision", authorised.clone()).unwrap();
    assert!(says(house.by(OMAR).act("assessment_decision", authorised)).contains("Somebody may have decided already"));
}

#[test]
fn nobody_leads_so_nobody_assesses_or_plans() {
    let mut house = amara().contact("2026-03-02");
    house.by(OMAR).decide(json!({ "outcome": "family_help", "reasons": "They need a hand." })).unwrap();
    assert!(says(house.act("assessment", assessment())).contains("Nobody leads"));
    assert!(says(house.act("plan", plan("2026-06-01"))).contains("Nobody leads"));
}

#[test]
fn no_factors_stands_alone() {
    let cases = [(json!(["21"]), true), (json!(["1B", "2B"]), true), (json!(["1B", "21"]), false)];
    for (factors, fine) in cases {
        let mut house = amara().contact("2026-03-02").helped();
        let amara = house.id("Amara");
        let mut said = assessment();
        said["children"] = json!({ amara.to_string(): { "factors": factors } });
        let sent = house.act("assessment", said);
        assert_eq!(
            sent.is_err().then(|| placed(sent)),
            (!fine).then(|| vec![format!("children.{amara}.factors")]),
            "{factors}"
        );
    }
}

#[test]
fn the_team_around_the_family_comes_and_goes() {
    let mut house = amara().contact("2026-03-02").helped();
    assert_eq!(placed(house.act("team", json!({ "discipline": "police" }))), ["worker"]);
    house.act("team", json!({ "worker": PRIYA, "discipline": "youth_worker" })).unwrap();
    assert_eq!(placed(house.act("team", json!({ "worker": PRIYA, "discipline": "youth_worker" }))), ["worker"]);
    let ade =
        house.act("team", json!({ "name": "Dr Ade", "discipline": "mental_health", "agency": "The clinic" })).unwrap();
    assert_eq!(house.standing().helpers.len(), 2);
    house.on("2026-04-01").act("team_leave", json!({ "joined": ade })).unwrap();
    let left: Vec<_> = house.standing().helpers.into_iter().map(|helper| helper.joined.worker).collect();
    assert_eq!(left, [Some(PRIYA)]);
    assert_eq!(placed(house.act("team_leave", json!({ "joined": ade }))), ["joined"], "nobody leaves twice");
}

#[test]
fn somebody_whose_joining_was_put_right_still_leaves() {
    let mut house = amara().contact("2026-03-02").helped();
    let ade = house.act("team", json!({ "name": "Dr Add", "discipline": "mental_health" })).unwrap();
    house.act("team_leave", json!({ "joined": ade })).unwrap();
    house.correct(ade, |answers| answers["name"] = "Dr Ade".into()).unwrap();
    assert!(house.standing().helpers.is_empty());
}

#[test]
fn the_law_behind_the_help_is_a_label_on_the_same_work() {
    let mut house = amara().contact("2026-03-02").helped();
    house.act("basis", json!({ "basis": "early_help" })).unwrap();
    house
        .on("2026-04-01")
        .act("basis", json!({ "basis": "section_17", "from": "2026-03-30", "why": "Kai needs more." }))
        .unwrap();
    let standing = house.standing();
    assert_eq!(standing.basis, Some(("section_17".into(), day("2026-03-30"))));
    assert_eq!((standing.stage, standing.handovers()), (Stage::Assessing, 0));
}

#[test]
fn help_is_given_in_the_team_or_somebody_is_asked_by_name() {
    let mut house = amara().contact("2026-03-02").helped();
    assert_eq!(placed(house.act("help", json!({ "help": "money", "by": "referred" }))), ["referred_to"]);
    house
        .act("help", json!({ "help": "money", "by": "referred", "referred_to": "Citizens Advice", "minutes": 20 }))
        .unwrap();
}

#[test]
fn help_does_not_end_while_an_assessment_waits() {
    let mut house = amara().contact("2026-03-02").helped();
    house.act("assessment", assessment()).unwrap();
    let closing = json!({ "reason": "withdrew", "changed": "Nothing." });
    assert!(says(house.act("closing", closing.clone())).contains("waiting for the supervisor"));
    house.by(SUNITA).act("assessment_decision", json!({ "outcome": "authorised" })).unwrap();
    assert!(house.act("closing", closing).is_ok());
}

#[test]
fn nor_while_a_new_assessment_waits_beside_a_plan() {
    let mut house = amara().contact("2026-03-02").helped().assessed().planned("2026-06-01");
    house.act("assessment", assessment()).unwrap();
    let closing = json!({ "reason": "withdrew", "changed": "Nothing." });
    assert!(says(house.act("closing", closing)).contains("waiting for the supervisor"));
    let authorise = house.standing().due.into_iter().find(|due| due.form == "assessment_decision");
    assert_eq!(authorise.and_then(|due| due.worker), Some(SUNITA), "and it is on the supervisor's list");
}

#[test]
fn a_family_that_comes_back_starts_afresh_and_its_history_stays() {
    let mut house = amara().contact("2026-03-02").helped().assessed().planned("2026-06-01");
    house.act("visit", json!({ "on": "2026-03-02", "happened": "Tea." })).unwrap();
    house.on("2026-06-01").act("closing", json!({ "reason": "outcomes_met", "changed": "They sleep." })).unwrap();
    house.on("2026-09-01").by(RUTH).take(family().answers()).unwrap();
    assert_eq!(house.standing().stage, Stage::Deciding);
    let house = house.helped();
    let standing = house.standing();
    assert_eq!(
        (standing.stage, standing.opened_on, standing.closed_on),
        (Stage::Assessing, Some(day("2026-09-01")), None)
    );
    assert_eq!((&standing.assessment, &standing.plan, standing.handovers()), (&None, &None, 0));
    assert_eq!((standing.contacts.len(), standing.visits.len()), (2, 1));
    assert_eq!(house.reading().entries().filter(|entry| entry.kind == "plan").count(), 1);
}

#[test]
fn a_second_contact_while_help_is_open_restarts_nothing() {
    let mut house = amara().contact("2026-03-02").helped().assessed().planned("2026-06-01");
    house.on("2026-04-01").by(RUTH).take(family().answers()).unwrap();
    let standing = house.standing();
    assert_eq!(standing.stage, Stage::Helping);
    assert!(standing.due.iter().any(|due| due.form == "decision"));
    let standing = house.helped().standing();
    assert_eq!((standing.stage, standing.opened_on), (Stage::Helping, Some(day("2026-03-02"))));
    assert!(standing.plan.unwrap().goals.iter().all(|goal| goal.action == ActionStanding::Open));
}
