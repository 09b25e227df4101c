//! Contacts: taken while the telephone is still in hand, decided within one working day by somebody else.

use crate::house::*;
use casework::{
    front_door::{Outcome, acknowledgement, re_referral},
    people::{ADDRESS, PROFESSIONAL, Professional, RELATIONSHIP, Relationship},
};
use ledger::Basis;
use serde_json::json;

fn three_children() -> Telling {
    family()
        .with_child("Amara", "2016-02-29")
        .with_child("Kai", "2019-06-01")
        .with_child_who(json!({ "expected": "2026-05-20" }))
}

#[test]
fn a_contact_about_two_children_and_an_unborn_baby_is_one_record_about_all_three() {
    let house = three_children().contact("2026-03-02");
    let contact = &house.contacts()[0];
    assert_eq!(contact.contact.children.len(), 3);
    let called: Vec<String> = house.members().iter().map(|member| member.person.called()).collect();
    assert_eq!(called, ["Amara", "Kai", "Unborn baby"]);
    assert_eq!(
        casework::people::ages(&house.members(), house.today()),
        "Amara 10 · Kai 6 · Unborn baby expected Wed 20 May"
    );
    assert_eq!(house.entries().iter().filter(|entry| entry.kind == "contact").count(), 1);
}

#[test]
fn an_unknown_man_called_dave_is_somebody() {
    let dave = json!({ "described_as": "unknown man called Dave" });
    let house = family().with_child_who(dave).contact("2026-03-02");
    assert_eq!(house.members()[0].person.called(), "unknown man called Dave");
    assert!(!house.members()[0].person.is_child(house.today()));
}

#[test]
fn a_contact_about_nobody_known_is_still_a_contact() {
    let house = family().contact("2026-03-02");
    assert_eq!(house.contacts().len(), 1);
    assert!(house.members().is_empty());
    assert_eq!(casework::people::family_name(&house.reading(), house.family(), &[]), "Unknown");
}

#[test]
fn a_child_who_is_on_record_is_picked_and_only_what_is_new_is_recorded() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    let amara = house.id("Amara");
    let again = json!({ "known": amara, "forename": "Amara", "surname": "Okonjo", "school": "St Anne’s" });
    house.by(RUTH).on("2026-04-01").take(family().with_child_who(again).answers()).unwrap();
    assert_eq!(house.members().len(), 1);
    let details = house.last("person_details");
    assert_eq!(details.body_text(), Some(r#"{"school":"St Anne’s"}"#));
    let nothing_new = json!({ "known": amara, "forename": "Amara" });
    let before = house.entries().len();
    house.take(family().with_child_who(nothing_new).answers()).unwrap();
    assert_eq!(house.entries().len(), before + 1, "the contact and nothing else");
}

#[test]
fn a_child_picked_by_something_that_is_no_record_is_sent_back_to_be_picked_again() {
    let nobody = json!({ "known": "Amara", "forename": "Amara" });
    let mut house = House::new("2026-03-02");
    assert_eq!(placed(house.take(family().with_child_who(nobody).answers())), ["children.0.known"]);
}

#[test]
fn a_number_that_cannot_be_right_is_placed_at_its_child() {
    let wrong = json!({ "forename": "Kai", "upn": "A123" });
    let mut house = House::new("2026-03-02");
    assert_eq!(
        placed(house.take(family().with_child("Amara", "2016-02-29").with_child_who(wrong).answers())),
        ["children.1.upn"]
    );
}

#[test]
fn whoever_lives_here_shares_the_childrens_address_and_others_have_their_own() {
    let house = family()
        .with_child("Amara", "2016-02-29")
        .with_adult("Grace", "mother")
        .with_adult_who(json!({ "forename": "Femi", "is": "father", "address": "9 Mill Lane AL3 4AD" }))
        .with_adult_who(json!({ "forename": "Rosa", "is": "grandparent", "address": "9 Mill Lane AL3 4AD" }))
        .at("14 Elm Row, Aldermoor, al12ab")
        .contact("2026-03-02");
    let home = |called: &str| {
        let person = house.person(called);
        let home = person.home(house.today()).unwrap();
        (home.address.lines.clone(), home.address.postcode.clone().unwrap(), home.people.len())
    };
    assert_eq!(home("Amara"), ("14 Elm Row, Aldermoor".into(), "AL1 2AB".into(), 2));
    assert_eq!(home("Grace"), home("Amara"));
    assert_eq!(home("Femi"), ("9 Mill Lane".into(), "AL3 4AD".into(), 2));
    assert_eq!(home("Rosa"), home("Femi"));
    assert_eq!(house.entries().iter().filter(|entry| entry.kind == ADDRESS).count(), 2);
}

#[test]
fn an_address_without_a_postcode_is_kept_as_it_was_said() {
    let house = family().with_child("Amara", "2016-02-29").at("the flat over the chip shop").contact("2026-03-02");
    let amara = house.person("Amara");
    assert_eq!(amara.homes[0].address.lines, "the flat over the chip shop");
    assert_eq!(amara.homes[0].address.postcode, None);
}

fn relationships(house: &House) -> Vec<Relationship> {
    house.reading().entries().filter(|entry| entry.kind == RELATIONSHIP).filter_map(|entry| entry.says()).collect()
}

#[test]
fn a_mothers_parent_is_the_parent_of_the_mother() {
    let house = family()
        .with_child("Amara", "2016-02-29")
        .with_adult("Rosa", "mothers_parent")
        .with_adult("Grace", "mother")
        .contact("2026-03-02");
    let rosa = relationships(&house).into_iter().find(|said| said.person == house.id("Rosa")).unwrap();
    assert_eq!((rosa.is.as_str(), rosa.of), ("parent", vec![house.id("Grace")]));
}

#[test]
fn the_mother_may_be_named_after_her_own_mother() {
    let mut house =
        family().with_child("Amara", "2016-02-29").with_adult("Rosa", "mothers_parent").contact("2026-03-02");
    let is_to_amara = |house: &House| {
        let ties = casework::people::Kin::read(&house.reading()).ties(house.id("Rosa"));
        ties.into_iter().find(|tie| tie.to == house.id("Amara")).unwrap().is
    };
    assert_eq!(is_to_amara(&house), "grandparent");
    let amara = json!({ "known": house.id("Amara") });
    house.take(family().with_child_who(amara).with_adult("Grace", "mother").answers()).unwrap();
    assert_eq!(is_to_amara(&house), "grandparent");
    let kin = casework::people::Kin::read(&house.reading());
    assert_eq!(kin.parents(house.id("Grace")).collect::<Vec<_>>(), [house.id("Rosa")]);
}

#[test]
fn professionals_are_read_from_a_line() {
    let cases = [
        ("Ms Patel, class teacher, St Anne’s", ("Ms Patel", Some("class teacher"), Some("St Anne’s"))),
        ("Ms Patel", ("Ms Patel", None, None)),
        (
            " Dr Ade ,GP , High Street Surgery, Aldermoor",
            ("Dr Ade", Some("GP"), Some("High Street Surgery, Aldermoor")),
        ),
        ("Ms Patel,,", ("Ms Patel", None, None)),
    ];
    for (line, (name, role, agency)) in cases {
        let mut house = House::new("2026-03-02");
        let mut answers = family().with_child("Amara", "2016-02-29").answers();
        answers["professionals"] = json!([{ "line": line }]);
        house.take(answers).unwrap();
        let expected = Professional { name: name.into(), role: role.map(Into::into), agency: agency.map(Into::into) };
        assert_eq!(house.last(PROFESSIONAL).says::<Professional>(), Some(expected), "{line}");
    }
}

#[test]
fn a_family_is_named_after_its_children_or_else_after_anybody() {
    let adult = json!({ "forename": "Femi", "surname": "Adeyemi", "is": "father" });
    let cases = [
        (family().with_adult_who(adult.clone()).with_child("Amara", "2016-02-29"), "Okonjo"),
        (family().with_adult_who(adult).with_child_who(json!({ "expected": "2026-05-20" })), "Adeyemi"),
        (family().with_child_who(json!({ "forename": "Amara" })), "Unknown"),
    ];
    for (told, name) in cases {
        let house = told.contact("2026-03-02");
        assert_eq!(casework::people::family_name(&house.reading(), house.family(), &house.members()), name);
    }
}

#[test]
fn what_the_caller_says_is_told_by_the_caller() {
    let mut answers = family().with_child("Amara", "2016-02-29").answers();
    answers["referrer"] = "Ms Patel".into();
    let mut house = House::new("2026-03-02");
    house.take(answers).unwrap();
    for kind in ["contact", "person_details"] {
        assert_eq!(house.last(kind).basis, Basis::ToldBy("Ms Patel".into()));
    }
}

#[test]
fn a_contact_cannot_be_received_in_the_future() {
    let cases = [
        (json!({}), None),
        (json!({ "received_on": "2026-03-01" }), None),
        (json!({ "received_on": "2026-03-02", "received_at": "10:00" }), None),
        (json!({ "received_on": "2026-03-02", "received_at": "10:01" }), Some("received_at")),
        (json!({ "received_at": "10:01" }), Some("received_at")),
        (json!({ "received_on": "2026-03-03" }), Some("received_on")),
    ];
    for (received, problem) in cases {
        let mut answers = family().with_child("Amara", "2016-02-29").answers();
        answers.as_object_mut().unwrap().extend(received.as_object().unwrap().clone());
        let taken = House::new("2026-03-02").take(answers);
        assert_eq!(taken.is_err().then(|| placed(taken)), problem.map(|at| vec![at.to_owned()]), "{received}");
    }
}

#[test]
fn a_contact_is_decided_within_one_working_day_of_the_day_it_came() {
    let cases = [
        ("2026-03-02", "2026-03-03", "Monday, so Tuesday"),
        ("2026-03-06", "2026-03-09", "Friday, so Monday"),
        ("2026-03-07", "2026-03-09", "Saturday, so Monday"),
        ("2026-04-02", "2026-04-07", "Maundy Thursday, so Tuesday after Easter"),
        ("2026-12-24", "2026-12-29", "Christmas Eve; Boxing Day is made up for on Monday"),
    ];
    for (received, due, why) in cases {
        let house = family().with_child("Amara", "2016-02-29").contact(received);
        let decide = &house.standing().due[0];
        assert_eq!((decide.form, decide.rule, decide.on), ("decision", Some("contact_decision"), day(due)), "{why}");
    }
}

#[test]
fn the_clock_runs_from_the_day_it_came_and_not_from_the_day_it_was_typed_in() {
    let mut answers = family().with_child("Amara", "2016-02-29").answers();
    answers["received_on"] = "2026-02-27".into();
    let mut house = House::new("2026-03-02");
    house.take(answers).unwrap();
    assert_eq!(house.standing().due[0].on, day("2026-03-02"));
}

#[test]
fn whoever_took_a_contact_does_not_decide_on_it() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    let advice = json!({ "outcome": "advice", "reasons": "A word is enough." });
    assert!(says(house.by(RUTH).decide(advice.clone())).contains("somebody else decides"));
    assert!(house.by(OMAR).decide(advice).is_ok());
}

#[test]
fn nor_does_the_store_take_it_from_them() {
    use casework::front_door::ContactDecided;
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    let contact = house.contacts()[0].entry;
    let family = house.family();
    let mut scribe = house.scribe();
    let decided_at = scribe.at;
    let decided = ContactDecided { contact, outcome: Outcome::Advice, reasons: "No.".into(), told: None, decided_at };
    let draft = scribe.write("contact_decided", [family.into()], ledger::When::on(house.today()), &decided);
    assert_eq!(says(house.record(vec![draft])), "Whoever took a contact does not decide on it.");
}

#[test]
fn a_contact_is_decided_once() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    let advice = json!({ "outcome": "advice", "reasons": "A word is enough." });
    house.by(OMAR).decide(advice.clone()).unwrap();
    assert!(says(house.by(SUNITA).decide(advice)).contains("already decided"));
    let (decided, by) = house.contacts()[0].decided.clone().unwrap();
    assert_eq!((decided.outcome, by), (Outcome::Advice, OMAR));
}

#[test]
fn a_decision_needs_whom_was_told_and_who_supervises() {
    let cases = [
        (json!({ "outcome": "not_for_us", "reasons": "They live in Westmere." }), Some("told")),
        (json!({ "outcome": "not_for_us", "reasons": "They live in Westmere.", "told": "Westmere front door" }), None),
        (json!({ "outcome": "family_help", "reasons": "A hand.", "lead": LENA }), Some("supervisor")),
        (
            json!({ "outcome": "family_help", "reasons": "A hand.", "lead": LENA, "supervisor": LENA }),
            Some("supervisor"),
        ),
        (json!({ "outcome": "family_help", "reasons": "A hand." }), None),
        (json!({ "outcome": "advice" }), Some("reasons")),
    ];
    for (answers, problem) in cases {
        let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
        let decided = house.by(OMAR).decide(answers.clone());
        assert_eq!(decided.is_err().then(|| placed(decided)), problem.map(|at| vec![at.to_owned()]), "{answers}");
    }
}

#[test]
fn a_second_contact_within_a_year_of_one_that_led_to_help_is_a_re_referral() {
    let cases = [("2027-03-02", true, "day 365"), ("2027-03-03", false, "day 366")];
    for (again, expected, why) in cases {
        let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02").helped();
        house.on(again).by(RUTH).take(family().answers()).unwrap();
        let all = house.contacts();
        let earlier = re_referral(&all, &all[1]);
        assert_eq!(earlier.map(|earlier| earlier.entry), expected.then_some(all[0].entry), "{why}");
        assert_eq!(re_referral(&all, &all[0]), None, "the first is never one");
    }
}

#[test]
fn a_contact_that_led_to_advice_makes_no_re_referral() {
    let mut house = family().with_child("Amara", "2016-02-29").contact("2026-03-02");
    house.by(OMAR).decide(json!({ "outcome": "advice", "reasons": "A word is enough." })).unwrap();
    house.on("2026-06-01").by(RUTH).take(family().answers()).unwrap();
    let all = house.contacts();
    assert_eq!(re_referral(&all, &all[1]), None);
}

#[test]
fn the_acknowledgement_names_no_child_and_gives_no_reasons() {
    let mut house = three_children().contact("2026-03-02");
    let undecided = acknowledgement(&house.contacts()[0], "Aldermoor", house.today());
    assert!(undecided.contains("A manager decides within one working day"));
    house.by(OMAR).decide(json!({ "outcome": "protection", "reasons": "The bruise has no story." })).unwrap();
    let decided = acknowledgement(&house.contacts()[0], "Aldermoor", house.today());
    assert!(decided.contains("Monday 2 March 2026") && decided.contains("today"));
    for secret in ["Amara", "Kai", "Okonjo", "bruise", "hungry"] {
        assert!(!undecided.contains(secret) && !decided.contains(secret), "{secret}");
    }
}
