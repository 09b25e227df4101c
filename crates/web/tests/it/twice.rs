//! Who is on record twice: pairs that a look through the records found, compared side by side, and what is decided of them.

use crate::{
    finding::{contact, family_called},
    house::{House, worker},
    page::Page,
};
use access::Role;
use axum::http::StatusCode;
use ledger::{PersonId, Sensitivity};

/// Amara, and a girl whom another contact calls Amarah.
async fn twice(house: &House) -> (PersonId, PersonId) {
    let family = house.family().await;
    let amara = house.people(family).await[0];
    contact(house, "Amarah", "Okonjo", "12/9/2016").await;
    let amarah = house.people(family_called(house, "Okonjo").await).await[0];
    (amara, amarah)
}

/// Looks through the records and gives the queue.
async fn look(house: &House) -> Page {
    let front_door = house.sign_in(Role::FrontDoorWorker).await;
    front_door.send_form(&front_door.get("/matches").await, &[("", "")]).await.is(StatusCode::SEE_OTHER);
    loop {
        let page = front_door.get("/matches").await;
        if !page.text().contains("Looking through the records") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

fn compare(page: &Page) -> Option<String> {
    page.addresses().into_iter().find(|address| address.contains("/compare/"))
}

on_both! {
    async fn a_pair_is_found_compared_and_joined(house: House) {
        let (amara, amarah) = twice(&house).await;
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        front_door.get("/matches").await.is_ok().says("Look through the records").does_not_say("Amarah");
        let page = look(&house).await;
        page.is_ok().says("Amara Okonjo").says("Amarah Okonjo").says("same date of birth");
        let address = compare(&page).unwrap();
        assert!(address.contains(&amara.to_string()) && address.contains(&amarah.to_string()));
        let pair = front_door.get(&address).await;
        pair.is_ok().says("Both records side by side").says("12 September 2016").says("first names sound alike").says("Together");
        assert!(pair.body.matches("<rect ").count() > 3);
        front_door.send_form(&pair, &[("why", "Asked the school")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Choose what you found");
        front_door.send_form(&pair, &[("outcome", "same")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say how you know");
        let decided = front_door.send_form(&pair, &[("outcome", "same"), ("why", "Asked the school")]).await;
        assert_eq!(decided.leads_to(), "/matches");
        let after = front_door.get("/matches").await;
        after.is_ok().says("No pair is waiting").says("People decided on 1 pair: 1 of one person, 0 of two").says("So few pairs say little");
        assert_eq!(compare(&look(&house).await), None, "they are one now");
        front_door.get(&format!("/people/{amarah}")).await.is_ok().says("Amara");

        let sample = front_door.get("/matches/sample").await;
        let lines: Vec<&str> = sample.is_ok().body.lines().collect();
        assert_eq!((lines.len(), lines[1].ends_with("\"same\"")), (2, true));
        assert!(!sample.body.contains("Amara") && !sample.body.contains(&amara.to_string()));
        // Parted again, they are two, and the decision measures nothing.
        house.wait(std::time::Duration::from_secs(60));
        let joined = front_door.get(&format!("/people/{amara}/join")).await;
        front_door.send_form(&joined, &[("why", "Twins, after all")]).await.is(StatusCode::SEE_OTHER);
        look(&house).await.is_ok().says("Amarah Okonjo").does_not_say("People decided on");
    }

    async fn two_who_were_told_apart_never_come_again_and_the_unsure_come_last(house: House) {
        twice(&house).await;
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let address = compare(&look(&house).await).unwrap();
        let pair = front_door.get(&address).await;
        front_door.send_form(&pair, &[("outcome", "unsure"), ("why", "The school is shut until Monday")]).await.is(StatusCode::SEE_OTHER);
        let queue = look(&house).await;
        queue.is_ok().says("No pair is waiting").says("Looked at, and nobody knows yet").says("The school is shut until Monday").says("Front door worker North");
        house.wait(std::time::Duration::from_secs(60));
        let pair = front_door.get(&compare(&queue).unwrap()).await;
        front_door.send_form(&pair, &[("outcome", "apart"), ("why", "Cousins")]).await.is(StatusCode::SEE_OTHER);
        let queue = look(&house).await;
        queue.is_ok().does_not_say("Amarah").says("1 pair: 0 of one person, 1 of two");
        assert_eq!(compare(&queue), None);
    }

    async fn whoever_may_not_join_two_records_does_not_learn_that_they_are_alike(house: House) {
        let (amara, amarah) = twice(&house).await;
        let manager = house.sign_in_as(crate::house::stranger(Role::TeamManager)).await;
        look(&house).await.is_ok().says("Amarah");
        manager.get("/matches").await.is_ok().does_not_say("Amara");
        manager.get(&format!("/people/{amara}/compare/{amarah}")).await.is(StatusCode::FORBIDDEN);
        let lead = house.sign_in(Role::LeadPractitioner).await;
        lead.get("/matches").await.is(StatusCode::FORBIDDEN);
        let sealed = family_called(&house, "Okonjo").await;
        house.narrow(sealed, Sensitivity::Sealed, &[worker(Role::FrontDoorWorker)]).await;
        look(&house).await.is_ok().does_not_say("Amarah").says("No pair is waiting");
    }

    async fn a_record_that_holds_two_children_is_watched(house: House) {
        let family = house.family().await;
        let amara = house.people(family).await[0];
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let path = format!("/people/{amara}/details");
        for (number, born) in [("943 476 5919", "12/9/2016"), ("999 000 0018", "1/5/2012")] {
            house.wait(std::time::Duration::from_secs(60));
            front_door.fill(&path, &[("nhs_number", number), ("born", born)]).await.is(StatusCode::SEE_OTHER);
        }
        look(&house).await.is_ok().says("Two people on one record?").says("two NHS numbers, two dates of birth");
    }
}
