//! Who looked, openings in an emergency, and counts that betray nobody.

use crate::house::{House, stranger, worker};
use access::Role;
use axum::http::StatusCode;
use ledger::Sensitivity;
use std::time::Duration;

const EMERGENCY: [(&str, &str); 1] = [("reason", "The father is on his way and the mother cannot be reached")];

on_both! {
    async fn the_lead_practitioner_sees_who_has_looked(house: House) {
        let family = house.helped_family().await;
        let (lead, supervisor) = (house.sign_in(Role::LeadPractitioner).await, house.sign_in(Role::PracticeSupervisor).await);
        supervisor.get(&format!("/families/{family}")).await.is_ok();
        let colleague = house.sign_in_as(stranger(Role::LeadPractitioner)).await;
        colleague.get(&format!("/families/{family}")).await.is(StatusCode::FORBIDDEN);
        let page = lead.get(&format!("/families/{family}/access")).await;
        page.is_ok().says("Practice supervisor North").says("Read a family's record").says("You supervise the lead practitioner");
        page.says("Refused.").says("Lead practitioner South").says("See who has looked at a record");
        for role in [Role::FrontDoorWorker, Role::SupportWorker, Role::PerformanceAnalyst] {
            house.sign_in(role).await.get(&format!("/families/{family}/access")).await.is(StatusCode::FORBIDDEN).does_not_say("South");
        }
    }

    async fn the_log_has_pages(house: House) {
        let family = house.helped_family().await;
        let lead = house.sign_in(Role::LeadPractitioner).await;
        for _ in 0..60 {
            lead.get(&format!("/families/{family}")).await.is_ok();
        }
        let page = lead.get(&format!("/families/{family}/access")).await;
        let earlier = page.addresses().into_iter().find(|address| address.contains("before=")).expect("there is an earlier page");
        lead.get(&earlier).await.is_ok().says("Decide what happens to a contact");
    }

    async fn the_auditor_sees_what_a_worker_looked_at_and_no_record(house: House) {
        let family = house.helped_family().await;
        house.sign_in(Role::LeadPractitioner).await.get(&format!("/families/{family}")).await.is_ok();
        let auditor = house.sign_in(Role::Auditor).await;
        auditor.get("/audit").await.is_ok().says("Lead practitioner North");
        let page = auditor.get(&format!("/audit?worker={}", worker(Role::LeadPractitioner))).await;
        page.is_ok().says("A family’s record").says("You are the lead practitioner").does_not_say("Okonjo");
        assert!(page.addresses().contains(&format!("/families/{family}/access")));
        auditor.get(&format!("/audit?record={family}")).await.is_ok().says("Read a family's record");
        auditor.get(&format!("/families/{family}")).await.is(StatusCode::FORBIDDEN);
        let looked = house.store.access_log_of(worker(Role::LeadPractitioner).into(), None, 5).await.unwrap();
        assert_eq!(looked[0].access.worker, worker(Role::Auditor), "looking into a colleague is noted too");
        house.narrow(family, Sensitivity::Sealed, &[worker(Role::PracticeSupervisor)]).await;
        let page = auditor.get(&format!("/audit?worker={}", worker(Role::LeadPractitioner))).await;
        page.is_ok().does_not_say("A family’s record");
        assert!(!auditor.get(&format!("/audit?record={family}")).await.text().contains("Read a family"));
    }

    async fn a_record_opened_in_an_emergency_is_open_for_four_hours(house: House) {
        let family = house.helped_family().await;
        let colleague = house.sign_in_as(stranger(Role::LeadPractitioner)).await;
        let (home, path) = (format!("/families/{family}"), format!("/families/{family}/break-glass"));
        let refused = colleague.get(&home).await;
        refused.is(StatusCode::FORBIDDEN).says("Lead practitioner North").says("Open the record in an emergency");
        assert!(refused.addresses().contains(&path));
        colleague.fill(&path, &[("reason", "  ")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say why");
        colleague.get(&home).await.is(StatusCode::FORBIDDEN);
        assert_eq!(colleague.fill(&path, &EMERGENCY).await.leads_to(), home);
        house.wait(Duration::from_secs(1));
        colleague.get(&home).await.is_ok().says("Okonjo").says("open to you for four hours");
        colleague.fill(&format!("{home}/record/note"), &[("says", "Rang the police"), ("way", "phone")]).await.is(StatusCode::SEE_OTHER);
        colleague.get(&format!("{home}/record/plan")).await.is(StatusCode::FORBIDDEN);
        let lead = house.sign_in(Role::LeadPractitioner).await;
        lead.get(&format!("{home}/chronology")).await.is_ok().says("The father is on his way");
        lead.get(&format!("{home}/access")).await.is_ok().says("Emergency").says("A manager has not looked at it yet");
        assert_eq!(house.store.jobs(10).await.unwrap().iter().filter(|job| job.kind == "glass_broken").count(), 1, "managers are told");
        for _ in 0..8 {
            house.wait(Duration::from_secs(29 * 60));
            colleague.get("/help").await.is_ok();
        }
        colleague.get(&home).await.is_ok();
        house.wait(Duration::from_secs(9 * 60));
        colleague.get(&home).await.is(StatusCode::FORBIDDEN);
    }

    async fn somebody_else_looks_at_an_opening(house: House) {
        let family = house.helped_family().await;
        let manager = house.sign_in_as(stranger(Role::TeamManager)).await;
        manager.fill(&format!("/families/{family}/break-glass"), &EMERGENCY).await.is(StatusCode::SEE_OTHER);
        house.wait(Duration::from_secs(1));
        manager.get(&format!("/families/{family}")).await.is_ok();
        let review = format!("/families/{family}/break-glass/review");
        manager.get(&review).await.is(StatusCode::FORBIDDEN).says("This is your own work");
        house.sign_in(Role::LeadPractitioner).await.get(&review).await.is(StatusCode::FORBIDDEN);

        house.sign_in(Role::TeamManager).await.get("/team").await.is_ok().says("Look at an opening in an emergency");
        let auditor = house.sign_in(Role::Auditor).await;
        let audit = auditor.get("/audit").await;
        audit.is_ok().says("Opened by Team manager South").says("Due Thu 5 March 2026");
        assert!(audit.addresses().contains(&review));
        let page = auditor.get(&review).await;
        page.is_ok().says("The father is on his way").says("Read a family's record");
        auditor.send_form(&page, &[("outcome", "right")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say what you found");
        let reviewed = auditor.send_form(&page, &[("outcome", "right"), ("says", "The police confirm it.")]).await;
        reviewed.is(StatusCode::SEE_OTHER);
        auditor.get(&reviewed.leads_to()).await.is_ok().says("Auditor North looked at it and found it right: The police confirm it.");
        auditor.get("/audit").await.is_ok().says("None is waiting");
        auditor.get(&review).await.is(StatusCode::NOT_FOUND);
    }

    async fn an_emergency_opens_what_is_sealed_but_not_what_is_locked(house: House) {
        let family = house.helped_family().await;
        let path = format!("/families/{family}/break-glass");
        let colleague = house.sign_in_as(stranger(Role::LeadPractitioner)).await;
        house.narrow(family, Sensitivity::SealedAndLocked, &[]).await;
        colleague.fill(&path, &EMERGENCY).await.is(StatusCode::NOT_FOUND);
        house.narrow(family, Sensitivity::Sealed, &[]).await;
        colleague.fill(&path, &EMERGENCY).await.is(StatusCode::SEE_OTHER);
        house.wait(Duration::from_secs(1));
        colleague.get(&format!("/families/{family}")).await.is_ok().says("Okonjo");
        for role in [Role::SupportWorker, Role::PerformanceAnalyst, Role::Auditor, Role::SystemAdministrator, Role::PartnerPractitioner] {
            house.sign_in(role).await.get(&path).await.is(StatusCode::FORBIDDEN);
        }
    }

    async fn the_analyst_gets_counts_and_nobody_s_name(house: House) {
        for surname in ["Okonjo", "Murphy", "Kovacs", "Haddad", "Lewis", "Evans", "Singh"] {
            let family = house.family_called(surname).await;
            if surname != "Singh" {
                house.decide_to_help(family).await;
            }
        }
        let analyst = house.sign_in(Role::PerformanceAnalyst).await;
        let page = analyst.get("/reports").await;
        page.is_ok().says("Families by where they are on their way").says("Assessing").does_not_say("Murphy").does_not_say("North)");
        // Six families are assessed, one waits for a decision: the one is hidden, and the six that would give it away.
        page.says("Assessing c").says("Contact to decide c").says("Planning 0".replace("Planning", "Plan to agree").as_str());
        let file = analyst.get("/reports/families.csv").await;
        file.is_ok();
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
        assert!(file.body.contains("\"Contact to decide\",\"c\"") && file.body.contains("\"Closed\",\"0\""), "{}", file.body);
        for table in ["contacts", "decisions", "assessments", "re-referrals", "visits", "handovers"] {
            analyst.get(&format!("/reports/{table}.csv")).await.is_ok();
        }
        analyst.get("/reports/nothing.csv").await.is(StatusCode::NOT_FOUND);
        house.sign_in(Role::SupportWorker).await.get("/reports").await.is(StatusCode::FORBIDDEN);
    }
}
