//! Reading a record: home, a person, the chronology, one entry and its corrections, the past, and what is printed for somebody.

use crate::house::{Browser, House, new_command, stranger, worker};
use access::Role;
use axum::http::StatusCode;
use casework::{
    Say, Scribe,
    family_help::{self as help, AssessedChild, Assessment, Goal, Note, Plan, Visit, VisitedChild},
    people::{self, ADDRESS, Address, Belonging, FAMILY_JOINED, PERSON_DETAILS, PersonDetails},
    records,
};
use ledger::{Draft, EntryId, FamilyId, PersonId, Reading, Sensitivity, Subject, When};
use store::Commit;

/// Somebody who writes straight into the ledger, for what no page is the subject of here.
struct Pen<'a> {
    house: &'a House,
    scribe: Scribe,
}

fn pen(house: &House) -> Pen<'_> {
    house.wait(std::time::Duration::from_secs(1));
    Pen { house, scribe: Scribe::new(worker(Role::LeadPractitioner), house.now(), new_command()) }
}

impl Pen<'_> {
    async fn writes(self, drafts: Vec<Draft>) -> EntryId {
        let id = drafts[0].id;
        self.house.store.append(Commit::new(self.house.now(), drafts)).await.unwrap();
        id
    }
}

async fn visit(house: &House, family: FamilyId, lines: &[(PersonId, &str)], happened: &str) -> EntryId {
    let mut pen = pen(house);
    let line = |words: &str| VisitedChild { seen: true, alone: false, words: Some(words.into()) };
    let children = lines.iter().map(|(child, words)| (*child, line(words))).collect();
    let said = Visit { happened: happened.into(), children, ..Visit::default() };
    let about = [Subject::Family(family)].into_iter().chain(lines.iter().map(|(child, _)| (*child).into()));
    let draft = pen.scribe.write(help::VISIT, about, When::on(pen.scribe.today), &said);
    pen.writes(vec![draft]).await
}

fn a_note(scribe: &mut Scribe, family: FamilyId, says: &str) -> Draft {
    let said = Note { way: "call_in".into(), with: None, says: says.into(), significance: None, local: None };
    scribe.write(help::NOTE, [family.into()], When::on(scribe.today), &said)
}

async fn note(house: &House, family: FamilyId, says: &str) -> EntryId {
    let mut pen = pen(house);
    let draft = a_note(&mut pen.scribe, family, says);
    pen.writes(vec![draft]).await
}

async fn somebody(house: &House, family: FamilyId, forename: &str) -> PersonId {
    let mut pen = pen(house);
    let person = PersonId(pen.scribe.id());
    let details =
        PersonDetails { forename: Some(forename.into()), surname: Some("Okonjo".into()), ..PersonDetails::default() };
    let known = pen.scribe.write(PERSON_DETAILS, [person.into()], When::on(pen.scribe.today), &details);
    let joins = pen.scribe.write(
        FAMILY_JOINED,
        [family.into(), person.into()],
        When::since(pen.scribe.today),
        &Belonging { people: vec![person] },
    );
    pen.writes(vec![known, joins]).await;
    person
}

async fn person_called(house: &House, family: FamilyId, name: &str) -> PersonId {
    let mut entries = house.store.entries_about(&[family.into()]).await.unwrap();
    let people: Vec<Subject> = entries
        .iter()
        .flat_map(|entry| entry.about.clone())
        .filter(|subject| matches!(subject, Subject::Person(_)))
        .collect();
    entries.extend(house.store.entries_about(&people).await.unwrap());
    entries.sort_by_key(|entry| entry.sequence);
    entries.dedup_by_key(|entry| entry.sequence);
    let today = house.now().in_london().date();
    let members = people::members(&Reading::now(&entries), family, today);
    members.into_iter().find(|member| member.person.called() == name).expect("somebody of that name").person.id
}

async fn restrict(house: &House, subject: impl Into<Subject>, sensitivity: Sensitivity, named: Vec<ledger::WorkerId>) {
    let mut pen = pen(house);
    let drafts = people::restrict(subject.into(), sensitivity, named, "A threat was made.".into(), &mut pen.scribe);
    pen.writes(drafts).await;
}

async fn lead(house: &House) -> Browser {
    house.sign_in(Role::LeadPractitioner).await
}

on_both! {
    async fn home_says_who_what_worries_us_and_what_is_next(house: House) {
        let family = house.helped_family().await;
        let home = lead(&house).await.get(&format!("/families/{family}")).await;
        home.is_ok()
            .says("What worries us Bailiffs came twice")
            .says("There is no plan yet")
            .says("Lead practitioner North")
            .says("Amara, Kai and Bea")
            .says("14 Elm Row, Aldermoor, AL1 2AB")
            .says("The lead has never changed")
            .says("due Mon 11 May (day 0 of 45)");
        assert!(home.addresses().iter().any(|address| address.ends_with("/record/visit")), "a visit can be recorded from home");
        assert!(!home.addresses().iter().any(|address| address.ends_with("/record/plan_review")), "there is no plan to review yet");
    }

    async fn a_colleague_is_not_offered_what_only_the_lead_may_record(house: House) {
        let family = house.helped_family().await;
        let colleague = house.sign_in(Role::SupportWorker).await;
        let home = colleague.get(&format!("/families/{family}")).await;
        home.is_ok().does_not_say("Who has looked");
        let offered = home.addresses();
        assert!(offered.iter().any(|address| address.ends_with("/record/note")));
        for act in ["/record/lead", "/record/assessment", "/record/restrict", "/print"] {
            assert!(!offered.iter().any(|address| address.ends_with(act)), "a colleague is offered {act}");
        }
    }

    async fn the_lead_sees_who_has_looked_at_the_family_or_at_a_child(house: House) {
        let family = house.helped_family().await;
        let amara = person_called(&house, family, "Amara").await;
        house.sign_in(Role::SupportWorker).await.get(&format!("/people/{amara}")).await.is_ok();
        lead(&house).await.get(&format!("/families/{family}")).await.says("Who has looked").says("Support worker North");
    }

    async fn the_page_of_a_day_in_the_past_is_that_days_page(house: House) {
        let family = house.helped_family().await;
        house.wait_days(3);
        note(&house, family, "Ngozi rang: the debt is settled.").await;
        let lead = lead(&house).await;
        lead.get(&format!("/families/{family}")).await.says("the debt is settled");
        let then = lead.get(&format!("/families/{family}?known=2026-03-05")).await;
        then.is_ok().says("As known on Thu 5 March 2026").says("Bailiffs came twice").does_not_say("the debt is settled").does_not_say("Who has looked");
        assert!(!then.addresses().iter().any(|address| address.contains("/record/")), "nothing is recorded in the past");
        let within = then.addresses().into_iter().filter(|address| address.starts_with(&format!("/families/{family}/")));
        for address in within {
            assert!(address.contains("known=2026-03-05"), "{address} leaves the past");
        }
        lead.get(&format!("/families/{family}/chronology?known=2026-03-05")).await.is_ok().does_not_say("the debt is settled");
        lead.get(&format!("/families/{family}?known=2026-03-01")).await.is(StatusCode::NOT_FOUND);
    }

    async fn an_entry_recorded_later_is_not_there_on_the_day_before(house: House) {
        let family = house.helped_family().await;
        house.wait_days(3);
        let note = note(&house, family, "The debt is settled.").await;
        let lead = lead(&house).await;
        lead.get(&format!("/families/{family}/entries/{note}")).await.is_ok().says("The debt is settled.");
        lead.get(&format!("/families/{family}/entries/{note}?known=2026-03-05")).await.is(StatusCode::NOT_FOUND);
    }

    async fn a_correction_shows_both_what_stands_and_what_was_said(house: House) {
        let family = house.helped_family().await;
        let kai = person_called(&house, family, "Kai").await;
        let wrong = visit(&house, family, &[(kai, "I hid")], "Tea with everybody.").await;
        let lead = lead(&house).await;
        let page = format!("/families/{family}/entries/{wrong}");
        lead.get(&page).await.is_ok().says("Correct it").says("I hid");
        let without_why = lead.fill(&format!("{page}/correct"), &[("happened", "Tea with Kai only.")]).await;
        without_why.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say why").says("Tea with Kai only.");
        let saved = lead.fill(&format!("{page}/correct"), &[("happened", "Tea with Kai only."), ("why_amended", "The girls were at school.")]).await;
        saved.is(StatusCode::SEE_OTHER);
        lead.follow(saved).await.says("Tea with Kai only.").says("I hid").says("What it said before").says("Tea with everybody.").says("The girls were at school.");
        lead.get(&page).await.is_ok().says("This does not stand any more").says("Tea with everybody.").does_not_say("Correct it");
        lead.get(&format!("/families/{family}/chronology")).await.says("Tea with Kai only.").does_not_say("Tea with everybody.");
        // Whoever had the old page open does not overwrite the correction.
        lead.post(&format!("{page}/withdraw"), &[("command", new_command().to_string().as_str()), ("why_amended", "Twice.")])
            .await
            .is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("already corrected or withdrawn");
    }

    async fn what_was_recorded_on_the_wrong_child_moves_to_the_right_one(house: House) {
        let family = house.helped_family().await;
        let (kai, bea) = (person_called(&house, family, "Kai").await, person_called(&house, family, "Bea").await);
        let wrong = visit(&house, family, &[(kai, "I hid")], "Hide and seek.").await;
        let lead = lead(&house).await;
        let answers = [("wrong", kai.to_string()), ("right", bea.to_string()), ("why_amended", "It was Bea.".to_owned())];
        let saved = lead.fill(&format!("/families/{family}/entries/{wrong}/wrong-person"), &answers).await;
        saved.is(StatusCode::SEE_OTHER);
        lead.follow(saved).await.says("Was recorded on the wrong person: It was Bea.").says("Bea");
        lead.get(&format!("/people/{bea}/chronology")).await.is_ok().says("Hide and seek.");
        lead.get(&format!("/people/{kai}/chronology")).await.is_ok().does_not_say("Hide and seek.");
    }

    async fn an_entry_that_was_withdrawn_counts_no_more_and_stays_readable(house: House) {
        let family = house.helped_family().await;
        let wrong = note(&house, family, "This is about the family next door.").await;
        let lead = lead(&house).await;
        let page = format!("/families/{family}/entries/{wrong}");
        lead.fill(&format!("{page}/withdraw"), &[("why_amended", "Another family.")]).await.is(StatusCode::SEE_OTHER);
        lead.get(&page).await.is_ok().says("This was withdrawn").says("the family next door").says("Another family.");
        lead.get(&format!("/families/{family}/chronology")).await.does_not_say("the family next door");
    }

    async fn the_lead_cannot_correct_what_a_manager_decided(house: House) {
        let family = house.helped_family().await;
        let entries = house.store.entries_about(&[family.into()]).await.unwrap();
        let decided = entries.iter().find(|entry| entry.kind == casework::front_door::CONTACT_DECIDED).unwrap().id;
        let lead = lead(&house).await;
        let page = format!("/families/{family}/entries/{decided}");
        lead.get(&page).await.is_ok().does_not_say("Correct it");
        let sent = [("command", new_command().to_string()), ("outcome", "advice".to_owned()), ("reasons", "No.".to_owned()), ("why_amended", "No.".to_owned())];
        lead.post(&format!("{page}/correct"), &sent).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Only whoever made this decision");
    }

    async fn a_colleague_who_may_not_correct_is_refused(house: House) {
        let family = house.helped_family().await;
        let wrong = note(&house, family, "Rang school.").await;
        let colleague = house.sign_in(Role::SupportWorker).await;
        let page = format!("/families/{family}/entries/{wrong}");
        colleague.get(&page).await.is_ok().does_not_say("Correct it");
        colleague.get(&format!("{page}/correct")).await.is(StatusCode::FORBIDDEN);
        colleague.post(&format!("{page}/withdraw"), &[("command", new_command().to_string())]).await.is(StatusCode::FORBIDDEN);
    }

    async fn a_hidden_address_never_reaches_whom_it_is_hidden_from(house: House) {
        let family = house.helped_family().await;
        let ngozi = person_called(&house, family, "Ngozi").await;
        let dave = somebody(&house, family, "Dave").await;
        let mut pen = pen(&house);
        let address = Address { lines: "3 Refuge Lane".into(), postcode: Some("AL9 9ZZ".into()), hidden_from: vec![dave] };
        let moved = pen.scribe.write(ADDRESS, [ngozi.into()], When::since(pen.scribe.today), &address);
        let hidden = pen.writes(vec![moved]).await;
        note(&house, family, "Met Ngozi at 3,\nRefuge  lane. She is well.").await;
        note(&house, family, "Sent the letter to al99zz as agreed. She is well.").await;
        note(&house, family, "School rang about dinner money.").await;
        let lead = lead(&house).await;
        lead.get(&format!("/families/{family}")).await.says("3 Refuge Lane, AL9 9ZZ").says("Hidden from Dave");
        let for_dave = lead.get(&format!("/families/{family}/print?for={dave}")).await;
        for_dave.is_ok().says("For Dave Okonjo").says("3 entries are left out").says("School rang about dinner money.");
        for hidden in ["Refuge", "AL9 9ZZ", "al99zz", "She is well"] {
            for_dave.does_not_say(hidden);
        }
        // A correction of the address does not give away where she was.
        let mut pen = self::pen(&house);
        let wrong = house.store.entry(hidden).await.unwrap().unwrap();
        let body = serde_json::json!({ "lines": "5 Other Street", "postcode": "AL2 2BB" });
        let draft = people::correct(&wrong, wrong.about.clone(), wrong.when, body, "A slip.".into(), &mut pen.scribe);
        pen.writes(vec![draft]).await;
        let for_dave = lead.get(&format!("/families/{family}/print?for={dave}")).await;
        for_dave.is_ok().does_not_say("Refuge").does_not_say("al99zz").does_not_say("She is well");
        let for_ngozi = lead.get(&format!("/families/{family}/print?for={ngozi}")).await;
        for_ngozi.is_ok().says("Nothing is left out").says("Met Ngozi at 3,").says("al99zz").says("School rang");
        lead.get(&format!("/families/{family}/print?for={}", stranger(Role::Auditor))).await.is_ok();
        lead.get(&format!("/families/{family}/print?for=somebody")).await.says("Choose whom it is for").does_not_say("School rang");
    }

    async fn what_is_restricted_is_left_out_for_those_beyond_its_reach(house: House) {
        let family = house.helped_family().await;
        let mut pen = pen(&house);
        let said = a_note(&mut pen.scribe, family, "A name that only few may know.").only_for(Sensitivity::Restricted);
        let secret = pen.writes(vec![said]).await;
        let wrong = note(&house, family, "Nothing of the kind was said.").await;
        let mut pen = self::pen(&house);
        let entries = house.store.entries_about(&[family.into()]).await.unwrap();
        let wrong_entry = entries.iter().find(|entry| entry.id == wrong).unwrap();
        let taken_back = people::withdraw(wrong_entry, "Never mind who asked.".into(), &mut pen.scribe).only_for(Sensitivity::Restricted);
        pen.writes(vec![taken_back]).await;
        let colleague = house.sign_in(Role::SupportWorker).await;
        for page in ["", "/chronology", "/chronology?weight=upkeep"] {
            let page = colleague.get(&format!("/families/{family}{page}")).await;
            page.is_ok().does_not_say("only few may know").does_not_say("Never mind who asked");
            page.does_not_say("Nothing of the kind was said");
        }
        colleague.get(&format!("/families/{family}/entries/{secret}")).await.is(StatusCode::NOT_FOUND);
        let lead = lead(&house).await;
        lead.get(&format!("/families/{family}/chronology")).await.says("only few may know").does_not_say("Nothing of the kind was said");
    }

    async fn what_is_restricted_says_nothing_of_how_things_stand(house: House) {
        let family = house.helped_family().await;
        let mut pen = pen(&house);
        let goal = Goal { name: "1".into(), goal: "Nights at Aunt Bisi’s".into(), action: "Ask Bisi".into(), who: None, by: None };
        let said = Plan { goals: vec![goal], contingency: None, review_on: pen.scribe.today };
        let plan = pen.scribe.write(help::PLAN, [family.into()], When::on(pen.scribe.today), &said);
        pen.writes(vec![plan.only_for(Sensitivity::Restricted)]).await;
        let pages = [format!("/families/{family}"), format!("/families/{family}/plan")];
        let (colleague, lead) = (house.sign_in(Role::SupportWorker).await, lead(&house).await);
        for page in &pages {
            lead.get(page).await.is_ok().says("Nights at Aunt Bisi’s");
            colleague.get(page).await.is_ok().does_not_say("Nights at Aunt Bisi’s").does_not_say("Ask Bisi");
        }
    }

    async fn a_sealed_record_looks_like_one_that_is_not_there(house: House) {
        let family = house.helped_family().await;
        let amara = person_called(&house, family, "Amara").await;
        let entry = note(&house, family, "Rang school.").await;
        restrict(&house, family, Sensitivity::Sealed, vec![worker(Role::TeamManager)]).await;
        let lead = lead(&house).await;
        let nobody = PersonId(new_command());
        let absent = lead.get(&format!("/people/{nobody}")).await;
        absent.is(StatusCode::NOT_FOUND);
        for page in ["", "/chronology", "/print", "/plan", "/assessment", "/genogram", &format!("/entries/{entry}"), &format!("/entries/{entry}/correct")] {
            let page = lead.get(&format!("/families/{family}{page}")).await;
            page.is(StatusCode::NOT_FOUND);
            assert_eq!(page.body, absent.body);
        }
        let person = lead.get(&format!("/people/{amara}")).await;
        person.is(StatusCode::NOT_FOUND);
        assert_eq!(person.body, absent.body);
        house.sign_in(Role::TeamManager).await.get(&format!("/people/{amara}")).await.is_ok();
    }

    async fn a_child_whose_own_record_is_sealed_is_missing_without_a_gap(house: House) {
        let family = house.helped_family().await;
        let zara = somebody(&house, family, "Zara").await;
        let amara = person_called(&house, family, "Amara").await;
        restrict(&house, zara, Sensitivity::Sealed, vec![worker(Role::TeamManager)]).await;
        let lead = lead(&house).await;
        for page in [format!("/families/{family}"), format!("/families/{family}/genogram"), format!("/people/{amara}")] {
            lead.get(&page).await.is_ok().does_not_say("Zara").does_not_say(&zara.to_string());
        }
        lead.get(&format!("/people/{zara}")).await.is(StatusCode::NOT_FOUND);
        house.sign_in(Role::TeamManager).await.get(&format!("/people/{zara}")).await.is_ok().says("Zara Okonjo");
    }

    async fn a_person_is_a_lens_on_everything_about_them(house: House) {
        let family = house.helped_family().await;
        let (amara, ngozi) = (person_called(&house, family, "Amara").await, person_called(&house, family, "Ngozi").await);
        visit(&house, family, &[(amara, "I like maths")], "Homework at the table.").await;
        let lead = lead(&house).await;
        let page = lead.get(&format!("/people/{amara}")).await;
        page.is_ok().says("Amara Okonjo 9").says("Monday 12 September 2016").says("Female").says("Okonjo family").says("Homework at the table.").says("Brother or sister of Kai (follows from others)");
        lead.get(&format!("/people/{ngozi}")).await.is_ok().says("Mother of Amara").does_not_say("Homework at the table.");
        house.sign_in_as(stranger(Role::LeadPractitioner)).await.get(&format!("/people/{amara}")).await.is(StatusCode::FORBIDDEN);
    }

    async fn only_what_is_new_about_a_person_is_recorded(house: House) {
        let family = house.helped_family().await;
        let amara = person_called(&house, family, "Amara").await;
        let lead = lead(&house).await;
        let page = format!("/people/{amara}/details");
        lead.fill(&page, &[("nhs_number", "123")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("There is a problem");
        lead.fill(&page, &[("school", "")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Nothing was entered");
        lead.fill(&page, &[("school", "St Anne’s"), ("preferred", "Mari")]).await.is(StatusCode::SEE_OTHER);
        lead.get(&format!("/people/{amara}")).await.says("St Anne’s").says("Mari");
        let entries = house.store.entries_about(&[amara.into()]).await.unwrap();
        let newest: PersonDetails = entries.iter().rfind(|entry| entry.kind == PERSON_DETAILS).unwrap().says().unwrap();
        assert_eq!(newest, PersonDetails { school: Some("St Anne’s".into()), preferred: Some("Mari".into()), ..PersonDetails::default() });
    }

    async fn two_people_who_change_a_person_at_once_see_each_others_change(house: House) {
        let family = house.helped_family().await;
        let amara = person_called(&house, family, "Amara").await;
        let lead = lead(&house).await;
        let page = lead.get(&format!("/people/{amara}/details")).await;
        lead.fill(&format!("/people/{amara}/details"), &[("school", "St Anne’s")]).await.is(StatusCode::SEE_OTHER);
        let second = lead.send_form(&page, &[("school", "Elm Primary")]).await;
        second.is(StatusCode::UNPROCESSABLE_ENTITY).says("Somebody else saved a change").says("Lead practitioner North");
        assert_eq!(second.value("school"), "Elm Primary");
        lead.send_form(&second, &[("school", "Elm Primary")]).await.is(StatusCode::SEE_OTHER);
    }

    async fn the_chronology_is_filtered_by_child_kind_and_day(house: House) {
        let family = house.helped_family().await;
        let (amara, kai) = (person_called(&house, family, "Amara").await, person_called(&house, family, "Kai").await);
        visit(&house, family, &[(amara, "I like maths")], "Homework with Amara.").await;
        house.wait_days(5);
        visit(&house, family, &[(kai, "I hid")], "Hide and seek with Kai.").await;
        note(&house, family, "School rang.").await;
        let lead = lead(&house).await;
        let page = format!("/families/{family}/chronology");
        lead.get(&page).await.is_ok().says("March 2026").says("Homework with Amara.").says("School rang.");
        lead.get(&format!("{page}?person={kai}&kind=visit")).await.says("Hide and seek").does_not_say("Homework with Amara.").does_not_say("School rang.");
        lead.get(&format!("{page}?until=2026-03-05")).await.says("Homework with Amara.").does_not_say("Hide and seek");
        lead.get(&format!("{page}?from=2026-03-06")).await.says("Hide and seek").does_not_say("Homework with Amara.");
        lead.get(&format!("{page}?weight=turning")).await.says("Bailiffs").does_not_say("School rang.");
        lead.get(&format!("{page}?from=31/2/2026")).await.says("Enter a real date");
        let oldest = lead.get(&format!("{page}?order=oldest")).await.text();
        assert!(oldest.find("Homework with Amara.") < oldest.find("Hide and seek"), "oldest first");
    }

    async fn a_long_chronology_comes_in_pages_that_keep_the_filter(house: House) {
        let family = house.helped_family().await;
        let mut pen = pen(&house);
        let drafts = (0..120).map(|number| a_note(&mut pen.scribe, family, &format!("Call number {number}."))).collect();
        pen.writes(drafts).await;
        let lead = lead(&house).await;
        let first = lead.get(&format!("/families/{family}/chronology?kind=note")).await;
        first.is_ok().says("Entries 1 to 100 of 120").says("Call number 119.").does_not_say("Call number 19.");
        let next = first.addresses().into_iter().find(|address| address.contains("page=2")).expect("a second page");
        lead.get(&format!("/families/{family}/chronology{next}")).await.says("Entries 101 to 120 of 120").says("Call number 19.").does_not_say("Call number 20.");
    }

    async fn an_assessment_stands_beside_the_one_before(house: House) {
        let family = house.helped_family().await;
        let amara = person_called(&house, family, "Amara").await;
        let supervisor = house.sign_in(Role::PracticeSupervisor).await;
        for (worries, words) in [("The house is cold.", "I want my own bed"), ("The house is warm now.", "I have my own bed")] {
            let mut pen = pen(&house);
            let child = AssessedChild { words: Some(words.into()), factors: vec!["3C".into()], ..AssessedChild::default() };
            let said = Assessment {
                worries: worries.into(),
                well: "They love each other.".into(),
                analysis: "It gets better.".into(),
                children: [(amara, child)].into(),
                ..Assessment::default()
            };
            let draft = pen.scribe.write(help::ASSESSMENT, [family.into(), amara.into()], When::on(pen.scribe.today), &said);
            pen.writes(vec![draft]).await;
        }
        let page = format!("/families/{family}/assessment");
        let read = supervisor.get(&page).await;
        read.is_ok().says("The house is warm now.").says("Last time, Wed 4 March 2026 The house is cold.").says("I have my own bed").says("I want my own bed").says("Waiting for the supervisor").says("Save decision");
        lead(&house).await.get(&page).await.is_ok().does_not_say("Save decision");
        supervisor.send_form(&read, &[("outcome", "authorised")]).await.is(StatusCode::SEE_OTHER);
        supervisor.get(&page).await.says("Authorised on").does_not_say("Save decision");
    }

    async fn the_plan_is_there_to_read_with_the_family(house: House) {
        let family = house.helped_family().await;
        let lead = lead(&house).await;
        let plan = [
            ("goals.0.goal", "Kai sleeps through the night"),
            ("goals.0.action", "Bath and story at seven"),
            ("goals.0.who", "Ngozi"),
            ("goals.0.by", "1/4/2026"),
            ("contingency", "Grandma helps at bedtime."),
            ("review_on", "1/6/2026"),
        ];
        lead.fill(&format!("/families/{family}/record/plan"), &plan).await.is(StatusCode::SEE_OTHER);
        lead.get(&format!("/families/{family}/plan")).await.is_ok().says("Our plan").says("Kai sleeps through the night").says("Who does it: Ngozi").says("Grandma helps at bedtime.").says("Mon 1 June 2026");
        lead.get(&format!("/families/{family}")).await.says("Next: Bath and story at seven · Ngozi · by Wed 1 Apr");
    }

    async fn the_genogram_is_said_in_words_as_it_stood_on_a_day(house: House) {
        let family = house.helped_family().await;
        let lead = lead(&house).await;
        lead.get(&format!("/families/{family}/genogram")).await.is_ok().says("The same in words").says("mother of Amara, Kai and Bea");
        lead.get(&format!("/families/{family}/genogram?on=2020-01-01")).await.is_ok().says("Nobody belonged to the family");
        lead.get(&format!("/families/{family}/genogram?on=tomorrowish")).await.says("Enter a real date");
    }

    async fn in_an_emergency_a_person_opens_with_the_family(house: House) {
        let family = house.helped_family().await;
        let amara = person_called(&house, family, "Amara").await;
        let outsider = house.sign_in_as(stranger(Role::LeadPractitioner)).await;
        outsider.get(&format!("/people/{amara}")).await.is(StatusCode::FORBIDDEN);
        house.wait(std::time::Duration::from_secs(1));
        let mut scribe = Scribe::new(stranger(Role::LeadPractitioner), house.now(), new_command());
        let broken = records::GlassBroken { reason: "Police are at the door.".into() };
        let draft = scribe.write(records::GLASS_BROKEN, [family.into()], When::on(scribe.today), &broken);
        house.store.append(Commit::new(house.now(), vec![draft])).await.unwrap();
        outsider.get(&format!("/people/{amara}")).await.is_ok().says("Amara Okonjo");
        outsider.get(&format!("/people/{amara}/details")).await.is(StatusCode::FORBIDDEN);
    }
}
