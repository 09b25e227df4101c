//! What people type: nothing is lost, nothing is recorded twice, and nothing that is typed can do harm.

use crate::house::{House, worker};
use access::Role;
use axum::http::StatusCode;
use ledger::FamilyId;
use std::time::Duration;

async fn notes(house: &House, family: FamilyId) -> usize {
    let entries = house.store.entries_about_kinds(&[family.into()], &[casework::family_help::NOTE]).await.unwrap();
    entries.iter().filter(|entry| entry.kind == casework::family_help::NOTE).count()
}

const PLAN: [(&str, &str); 4] = [
    ("goals.0.goal", "Mornings are calm"),
    ("goals.0.action", "Breakfast club"),
    ("review_on", "4/6/2026"),
    ("contingency", "Ask the school to ring"),
];

on_both! {
    async fn two_people_save_the_same_plan_at_once(house: House) {
        let family = house.helped_family().await;
        let path = format!("/families/{family}/record/plan");
        let (lead, supervisor) = (house.sign_in(Role::LeadPractitioner).await, house.sign_in(Role::PracticeSupervisor).await);
        let (first, second) = (lead.get(&path).await, supervisor.get(&path).await);
        lead.send_form(&first, &PLAN).await.is(StatusCode::SEE_OTHER);
        let mut hers = PLAN;
        hers[0].1 = "Everybody sleeps";
        let clash = supervisor.send_form(&second, &hers).await;
        clash.is(StatusCode::UNPROCESSABLE_ENTITY).says("Somebody else saved a change while you were writing").says("Lead practitioner North");
        assert_eq!(clash.value("goals.0.goal"), "Everybody sleeps", "what was typed stays");
        assert_eq!(clash.value("contingency"), "Ask the school to ring");
        // Having read what changed, she saves again.
        supervisor.send_form(&clash, &hers).await.is(StatusCode::SEE_OTHER);
    }

    async fn what_was_typed_before_the_session_ended_is_there_after_signing_in_again(house: House) {
        let family = house.helped_family().await;
        let path = format!("/families/{family}/record/note");
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let page = lead.get(&path).await;
        lead.post(&format!("/drafts/note-{family}"), &[("says", "She said that she sleeps again"), ("way", "phone")]).await.is(StatusCode::NO_CONTENT);
        house.wait(Duration::from_secs(2 * 60 * 60));
        lead.send_form(&page, &[("says", "She said that she sleeps again and"), ("way", "phone")]).await.is(StatusCode::UNAUTHORIZED).says("You have been signed out");
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let page = lead.get(&path).await;
        page.is_ok().says("You began this on");
        assert_eq!(page.value("says"), "She said that she sleeps again");
        lead.send_form(&page, &[("", "")]).await.is(StatusCode::SEE_OTHER);
        lead.get(&path).await.does_not_say("You began this on");
        assert_eq!(notes(&house, family).await, 1);
    }

    async fn sending_a_form_twice_records_it_once(house: House) {
        let family = house.helped_family().await;
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let page = lead.get(&format!("/families/{family}/record/note")).await;
        let note = [("says", "The bailiffs have been called off"), ("way", "phone")];
        lead.send_form(&page, &note).await.is(StatusCode::SEE_OTHER);
        lead.send_form(&page, &note).await.is(StatusCode::SEE_OTHER);
        assert_eq!(notes(&house, family).await, 1);
        // The same form with other words is not the same note: it is refused rather than lost or mixed up.
        lead.send_form(&page, &[("says", "Something else"), ("way", "phone")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Something else");
        assert_eq!(notes(&house, family).await, 1);
    }

    async fn letters_of_every_kind_come_back_as_they_were_typed(house: House) {
        let family = house.helped_family().await;
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let path = format!("/families/{family}/record/note");
        for says in ["<script>alert('Amara')</script> & <b>bold</b>", "🏠👨‍👩‍👧 all well", "قالت إنها بخير اليوم", "ẞ É ñ 你好 \u{202e}reversed"] {
            lead.fill(&path, &[("says", says), ("way", "phone")]).await.is(StatusCode::SEE_OTHER);
            let page = lead.get(&format!("/families/{family}/chronology")).await;
            page.is_ok().says(says.split(['.', '\n']).next().unwrap());
            assert!(!page.body.contains("<script>alert"), "what is typed is never markup");
        }
    }

    async fn a_hundred_thousand_characters_fit_and_one_more_is_given_back(house: House) {
        let family = house.helped_family().await;
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let path = format!("/families/{family}/record/note");
        let most = "word ".repeat(20_000).trim_end().to_owned() + "!";
        assert_eq!(most.chars().count(), 100_000);
        lead.fill(&path, &[("says", most.as_str()), ("way", "phone")]).await.is(StatusCode::SEE_OTHER);
        let more = most + "!";
        let page = lead.fill(&path, &[("says", more.as_str()), ("way", "phone")]).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Shorten this by 1 character");
        assert_eq!(page.value("says"), more);
    }

    async fn days_that_cannot_be_are_told_apart_and_everything_stays(house: House) {
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let contact = [
            ("worry", "Nobody has seen the baby"),
            ("immediate_danger", "no"),
            ("source", "1A"),
            ("received_on", "31/2/2026"),
            ("children.0.forename", "Zoë"),
            ("children.0.born", "5/3/2026"),
        ];
        let page = front_door.fill("/front-door/contact", &contact).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says("Enter a real date, like 4 March 2026").says("Enter a date of birth in the past");
        for (name, typed) in contact.iter().filter(|(name, _)| !matches!(*name, "immediate_danger" | "source")) {
            assert_eq!(page.value(name), *typed);
        }
    }

    async fn a_worker_cannot_record_under_a_name_that_is_not_asked_for(house: House) {
        let family = house.helped_family().await;
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let other = worker(Role::Auditor).to_string();
        let extra = [("says", "Rang"), ("way", "phone"), ("author", other.as_str()), ("recorded_at", "2020-01-01"), ("sensitivity", "sealed"), ("local.secret", "x"), ("id", "1")];
        lead.fill(&format!("/families/{family}/record/note"), &extra).await.is(StatusCode::SEE_OTHER);
        let entries = house.store.entries_about(&[family.into()]).await.unwrap();
        let note = entries.iter().find(|entry| entry.kind == casework::family_help::NOTE).unwrap();
        assert_eq!(note.author, worker(Role::LeadPractitioner));
        assert_eq!(note.sensitivity, ledger::Sensitivity::Normal);
        let body: serde_json::Value = note.says().unwrap();
        assert!(["author", "recorded_at", "sensitivity", "local", "id", "token"].iter().all(|name| body.get(name).is_none()), "{body}");
    }
}
