//! Finding people, noticing that somebody is on record already, joining two records of one person and parting them again.

use crate::house::{Browser, House, worker};
use access::Role;
use axum::http::StatusCode;
use ledger::{FamilyId, PersonId, Sensitivity};
use serde_json::Value;

async fn suggested(browser: &Browser, typed: &str) -> Vec<Value> {
    browser.post("/people/suggest", &[("q", typed)]).await.is_ok().json().as_array().unwrap().clone()
}

fn names(found: &[Value]) -> Vec<&str> {
    found.iter().map(|person| person["text"].as_str().unwrap()).collect()
}

/// A contact about one child, from the front door.
pub async fn contact(house: &House, forename: &str, surname: &str, born: &str) -> crate::page::Page {
    let front_door = house.sign_in(Role::FrontDoorWorker).await;
    let child = [
        ("worry", "The school rang"),
        ("immediate_danger", "no"),
        ("source", "1A"),
        ("children.0.forename", forename),
        ("children.0.surname", surname),
        ("children.0.born", born),
    ];
    front_door.fill("/front-door/contact", &child).await
}

pub async fn family_called(house: &House, surname: &str) -> FamilyId {
    let found = house.store.query(&CALLED, &[ledger::Cell::Text(surname.into())]).await.unwrap();
    found.last().unwrap().text(0).unwrap().strip_prefix("family:").unwrap().parse().unwrap()
}

store::statements! {
    CALLED = "SELECT f.subject FROM family_now f JOIN about a ON a.subject = f.subject WHERE f.name = $1
        GROUP BY f.subject ORDER BY MAX(a.sequence), f.subject LIMIT 100";
}

on_both! {
    async fn every_statement_is_understood(house: House) {
        for statements in web::STATEMENTS {
            assert!(house.store.misunderstood(statements).await.is_empty(), "{:?}", house.store.misunderstood(statements).await);
        }
    }

    async fn people_are_found_by_whatever_is_known_of_them(house: House) {
        house.family().await;
        contact(&house, "Siobhan", "Murphy", "1/5/2014").await;
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        for typed in ["amara okonjo", "Okonjo Amara", "amar", "12/9/2016", "amara 12/9/2016", "AL1 2AB amara", "okonjo 12 September 2016", "amara 13/9/2016", "ammara okonjo", "14 Elm Row amara"] {
            assert_eq!(names(&suggested(&front_door, typed).await)[0], "Amara Okonjo", "{typed}");
        }
        let found = suggested(&front_door, "Shivaun Murphy").await;
        assert_eq!(names(&found), ["Siobhan Murphy"]);
        assert!(found[0]["reasons"].to_string().contains("first names sound alike"), "{}", found[0]);
        assert_eq!(names(&suggested(&front_door, "al12ab").await).len(), 3, "the children who live there");
        assert!(names(&suggested(&front_door, "okonjo brother called Kai").await).contains(&"Amara Okonjo"));
        for typed in ["zzzz", "", "AL9 9ZZ", "943 476 5919"] {
            assert!(suggested(&front_door, typed).await.is_empty(), "{typed}");
        }
    }

    async fn somebody_is_found_as_soon_as_the_entry_is_saved(house: House) {
        let family = house.family().await;
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        assert_eq!(suggested(&front_door, "zoltan kovacs").await.len(), 0);
        contact(&house, "Zoltan", "Kovacs", "1/1/2011").await;
        assert_eq!(names(&suggested(&front_door, "zoltan kovacs").await), ["Zoltan Kovacs"]);
        // Whatever is known of her now is what she is found by, the old name too.
        let amara = house.people(family).await[0];
        let details = [("surname", "Larkspur"), ("nhs_number", "943 476 5919")];
        front_door.fill(&format!("/people/{amara}/details"), &details).await.is(StatusCode::SEE_OTHER);
        for typed in ["amara larkspur", "943 476 5919", "amara okonjo"] {
            assert_eq!(names(&suggested(&front_door, typed).await)[0], "Amara Larkspur", "{typed}");
        }
        // Another server, which has its own index, knows of it as soon as it asks.
        let other = house.another_server();
        assert_eq!(names(&suggested(&other.sign_in(Role::FrontDoorWorker).await, "amara larkspur").await)[0], "Amara Larkspur");
        contact(&house, "Wanda", "Quill", "3/3/2013").await;
        assert_eq!(names(&suggested(&other.sign_in(Role::FrontDoorWorker).await, "wanda quill").await), ["Wanda Quill"]);
    }

    async fn a_search_stays_out_of_addresses(house: House) {
        house.family().await;
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let page = front_door.post("/search", &[("q", "amara")]).await;
        page.is_ok().says("Amara Okonjo").says("same first name");
        assert!(page.addresses().iter().all(|address| !address.contains("amara") && !address.contains("q=")));
        front_door.get("/search?q=amara").await.is_ok().does_not_say("Okonjo");
    }

    async fn a_colleague_learns_whom_to_ring_and_nothing_else(house: House) {
        house.helped_family().await;
        let colleague = house.sign_in_as(crate::house::stranger(Role::LeadPractitioner)).await;
        let page = colleague.post("/search", &[("q", "amara okonjo")]).await;
        page.is_ok().says("Amara Okonjo").says("lead practitioner: Lead practitioner North (North)").does_not_say("September").does_not_say("born 1");
        assert!(page.addresses().iter().all(|address| !address.starts_with("/people/") || address.ends_with("suggest")));
        let found = suggested(&colleague, "amara okonjo").await;
        assert!(found[0]["id"].is_null() && found[0]["href"].is_null() && found[0]["fill"].is_null(), "{}", found[0]);
    }

    async fn the_sealed_are_not_found_by_name_or_count(house: House) {
        let sealed = house.family_called("Adeyemi").await;
        house.narrow(sealed, Sensitivity::Sealed, &[worker(Role::PracticeSupervisor)]).await;
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let before = front_door.post("/search", &[("q", "adeyemi")]).await;
        before.is_ok().says("Nobody found");
        assert_eq!(before.body.replace("adeyemi", "nobody-at-all"), front_door.post("/search", &[("q", "nobody-at-all")]).await.body);
        assert!(suggested(&front_door, "amara adeyemi").await.is_empty());
        let alike = front_door.post("/people/alike", &[("forename", "Amara"), ("surname", "Adeyemi"), ("born", "12/9/2016")]).await;
        assert_eq!(alike.json(), serde_json::json!([]));
        let named = house.sign_in(Role::PracticeSupervisor).await;
        assert!(!suggested(&named, "amara adeyemi").await.is_empty());
    }

    async fn what_is_sealed_changes_nothing_that_anybody_else_finds(house: House) {
        house.family().await;
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let typed = ["amara adeyemi", "12/9/2016", "AL1 2AB", "amara", "adeyemi brother called Kai", "14 Elm Row", "kai adeyemi 2/2/2020"];
        let mut before = Vec::new();
        for typed in typed {
            before.push(front_door.post("/people/suggest", &[("q", typed)]).await.is_ok().body.clone());
        }
        let sealed = house.family_called("Adeyemi").await;
        house.narrow(sealed, Sensitivity::Sealed, &[worker(Role::PracticeSupervisor)]).await;
        for (typed, before) in typed.into_iter().zip(before) {
            assert_eq!(front_door.post("/people/suggest", &[("q", typed)]).await.body, before, "{typed}");
        }
        let named = house.sign_in(Role::PracticeSupervisor).await;
        assert_eq!(names(&suggested(&named, "amara adeyemi").await)[0], "Amara Adeyemi");
        // Opened again, she is found by all again.
        house.narrow(sealed, Sensitivity::Normal, &[]).await;
        assert_eq!(names(&suggested(&front_door, "amara adeyemi").await)[0], "Amara Adeyemi");
    }

    async fn somebody_on_record_is_noticed_while_they_are_written_down(house: House) {
        house.family().await;
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let alike = async |fields: &[(&str, &str)]| front_door.post("/people/alike", fields).await.is_ok().json();
        let found = alike(&[("forename", "Amarah"), ("surname", "Okonjo"), ("born", "12/9/2016")]).await;
        assert_eq!(found[0]["text"], "Amara Okonjo");
        assert_eq!(found[0]["likely"], true);
        assert!(found[0]["reasons"].to_string().contains("same date of birth"), "{found}");
        let sibling = alike(&[("forename", "Ada"), ("surname", "Okonjo"), ("born", "1/1/2012")]).await;
        assert!(sibling.as_array().unwrap().iter().all(|person| person["likely"] == false), "a sister is not the same child: {sibling}");
        assert_eq!(alike(&[("forename", "Amara")]).await, serde_json::json!([]), "a first name alone is nobody");
    }

    async fn after_a_contact_the_likely_records_are_shown(house: House) {
        house.family().await;
        let page = contact(&house, "Amara", "Okonjo", "12/9/2016").await;
        let next = page.leads_to();
        assert!(next.ends_with("/matches"), "{next}");
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let shown = front_door.get(&next).await;
        shown.is_ok().says("On record already?").says("same date of birth").says("Same person").says("Not the same");
        // She is another child, and is not suggested again.
        front_door.send_form(&shown, &[("", "")]).await.is(StatusCode::SEE_OTHER);
        front_door.get(&next).await.is_ok().says("Nobody on record looks like anybody in this family");
        let nobody = contact(&house, "Zoltan", "Kovacs", "1/1/2011").await.leads_to();
        assert!(!nobody.ends_with("/matches"), "{nobody}");
    }

    async fn a_child_who_is_picked_keeps_one_record(house: House) {
        let family = house.family().await;
        let amara = house.people(family).await[0];
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let again = [
            ("worry", "She came to school hungry"),
            ("immediate_danger", "no"),
            ("source", "1A"),
            ("children.0.known", &amara.to_string()),
            ("children.0.forename", "Amara"),
            ("children.0.surname", "Okonjo"),
        ];
        let page = front_door.fill("/front-door/contact", &again).await;
        assert_eq!(page.leads_to(), format!("/families/{family}"), "it is on the family's own record");
        assert_eq!(suggested(&front_door, "amara okonjo").await.len(), 1);
        front_door.get(&page.leads_to()).await.is_ok();
        let details = house.store.entries_about_kinds(&[amara.into()], &[casework::people::PERSON_DETAILS]).await.unwrap();
        assert_eq!(details.len(), 1, "nothing new was said of her");
    }

    async fn nobody_is_added_to_a_record_that_the_worker_may_not_read(house: House) {
        let sealed = house.family().await;
        let amara = house.people(sealed).await[0];
        house.narrow(sealed, Sensitivity::Sealed, &[]).await;
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        for known in [amara.to_string(), PersonId(uuid::Uuid::from_u128(7)).to_string(), "Amara".to_owned()] {
            let again = [("worry", "Hungry"), ("immediate_danger", "no"), ("source", "1A"), ("children.0.known", known.as_str()), ("children.0.forename", "A")];
            front_door.fill("/front-door/contact", &again).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Choose the child from the suggestions again");
        }
    }

    async fn nobody_comes_near_a_record_by_adding_its_person_to_their_own_family(house: House) {
        let family = house.helped_family().await;
        contact(&house, "Zoltan", "Kovacs", "1/1/2011").await;
        let zoltan = house.people(family_called(&house, "Kovacs").await).await[0];
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let (path, known) = (format!("/families/{family}/record/member"), zoltan.to_string());
        lead.fill(&path, &[("known", known.as_str()), ("forename", "Zoltan")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("You may not open this person’s record");
        lead.get(&format!("/people/{zoltan}")).await.is(StatusCode::FORBIDDEN);
        let own = house.people(family).await[0].to_string();
        lead.fill(&path, &[("known", own.as_str())]).await.is(StatusCode::SEE_OTHER);
    }

    async fn two_records_of_one_child_are_joined_and_parted_without_loss(house: House) {
        let family = house.family().await;
        let amara = house.people(family).await[0];
        contact(&house, "Amarah", "Okonjo", "12/9/2016").await;
        let other_family = family_called(&house, "Okonjo").await;
        let amarah = house.people(other_family).await[0];
        assert_ne!(amara, amarah);
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let path = format!("/people/{amara}/join");
        let offered = front_door.get(&format!("/people/{amara}")).await.addresses();
        assert!(offered.contains(&path), "a person's page leads to it");
        let before = (front_door.get(&format!("/people/{amara}")).await.text(), front_door.get(&format!("/people/{amarah}")).await.text());

        let found = front_door.post(&path, &[("q", "amarah okonjo")]).await;
        found.is_ok().says("Amarah Okonjo").says("Compare");
        let both = front_door.get(&format!("{path}?other={amarah}")).await;
        both.is_ok().says("Both records side by side").says("Amarah Okonjo").says("same date of birth");
        front_door.send_form(&both, &[("why", " ")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say why");
        let joined = front_door.send_form(&both, &[("why", "The school says that they are one")]).await;
        assert_eq!(joined.leads_to(), path);
        assert_eq!(suggested(&front_door, "amara okonjo 12/9/2016").await.len(), 1, "one child, one record");
        front_door.get(&format!("/people/{amarah}")).await.is_ok().says("Amara");

        house.wait(std::time::Duration::from_secs(60));
        let page = front_door.get(&path).await;
        page.is_ok().says("Part them again").says("The school says that they are one");
        front_door.send_form(&page, &[("why", "Twins, after all")]).await.is(StatusCode::SEE_OTHER);
        let found = suggested(&front_door, "okonjo 12/9/2016").await;
        let mut found = names(&found)[..2].to_vec();
        found.sort_unstable();
        assert_eq!(found, ["Amara Okonjo", "Amarah Okonjo"]);
        let sentence = |text: &str| text.split("What happened").next().unwrap().to_owned();
        for (person, before) in [(amara, before.0), (amarah, before.1)] {
            let after = front_door.get(&format!("/people/{person}")).await.text();
            assert_eq!(sentence(&after).replace("The records are parted. Each shows again what was recorded on it.", ""), sentence(&before));
        }
    }

    async fn two_records_of_one_family_are_joined_and_parted(house: House) {
        let one = house.family().await;
        contact(&house, "Dele", "Okonjo", "1/1/2010").await;
        let other = family_called(&house, "Okonjo").await;
        assert_ne!(one, other);
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let path = format!("/families/{one}/join");
        front_door.post(&path, &[("q", "dele")]).await.is_ok().says("Okonjo family").says("Dele Okonjo");
        let both = front_door.get(&format!("{path}?other={other}")).await;
        both.is_ok().says("Dele Okonjo");
        front_door.send_form(&both, &[("why", "One household")]).await.is(StatusCode::SEE_OTHER);
        assert_eq!(house.people(one).await.len(), 5);
        house.wait(std::time::Duration::from_secs(60));
        let page = front_door.get(&path).await;
        front_door.send_form(&page, &[("why", "Two households of one name")]).await.is(StatusCode::SEE_OTHER);
        assert_eq!((house.people(one).await.len(), house.people(other).await.len()), (4, 1));
    }

    async fn whoever_may_change_only_one_of_two_records_does_not_join_them(house: House) {
        let family = house.helped_family().await;
        let amara = house.people(family).await[0];
        contact(&house, "Amarah", "Okonjo", "12/9/2016").await;
        let amarah = house.people(family_called(&house, "Okonjo").await).await[0];
        let lead = house.sign_in(Role::LeadPractitioner).await;
        lead.get(&format!("/people/{amara}/join")).await.is_ok();
        lead.get(&format!("/people/{amara}/join?other={amarah}")).await.is(StatusCode::FORBIDDEN);
        let fields = [("other", amarah.to_string()), ("why", "They look alike".to_owned()), ("command", crate::house::new_command().to_string())];
        lead.post(&format!("/people/{amara}/join"), &fields).await.is(StatusCode::FORBIDDEN);
    }
}
