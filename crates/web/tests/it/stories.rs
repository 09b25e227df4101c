//! The shortest stories: a family comes to the front door and gets help.

use crate::house::House;
use access::Role;

on_both! {
    async fn a_contact_becomes_family_help(house: House) {
        let family = house.helped_family().await;
        let lead = house.sign_in(Role::LeadPractitioner).await;
        lead.get(&format!("/families/{family}")).await.is_ok().says("Okonjo");
        lead.get("/work").await.is_ok().says("Finish the assessment");
    }
}
