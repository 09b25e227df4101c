//! Signing in, staying signed in, and what ends it.

use crate::house::{House, appointed, new_command, worker};
use access::Role;
use argon2::{Argon2, PasswordHasher};
use axum::http::{StatusCode, header};
use casework::{Scribe, workforce::WORKER_LEFT};
use ledger::When;
use std::time::Duration;
use store::{Account, Commit};
use web::SignIn;

const MINUTE: Duration = Duration::from_secs(60);
const PASSWORD: &str = "three made-up words";

async fn add_account(house: &House, name: &str, role: Role) {
    let hash = Argon2::default().hash_password(PASSWORD.as_bytes()).unwrap().to_string();
    let account = Account {
        worker: worker(role),
        sign_in_name: name.into(),
        shown_name: role.title().into(),
        password_hash: Some(hash),
        roles: role.code().into(),
        created_at: house.now(),
        closed_at: None,
    };
    house.store.add_account(&account).await.unwrap();
}

on_both! {
    async fn a_session_ends_after_an_hour_without_a_call(house: House) {
        let lead = house.sign_in(Role::LeadPractitioner).await;
        house.wait(59 * MINUTE);
        lead.get("/work").await.is_ok();
        house.wait(59 * MINUTE);
        lead.get("/work").await.is_ok();
        house.wait(61 * MINUTE);
        assert_eq!(lead.get("/work").await.leads_to(), "/sign-in");
    }

    async fn a_session_ends_after_twelve_hours_whatever_happens(house: House) {
        let lead = house.sign_in(Role::LeadPractitioner).await;
        for _ in 0..24 {
            lead.get("/work").await.is_ok();
            house.wait(30 * MINUTE);
        }
        house.wait(Duration::from_secs(1));
        assert_eq!(lead.get("/work").await.leads_to(), "/sign-in");
    }

    async fn whoever_leaves_is_out_at_once(house: House) {
        let lead = house.sign_in(Role::LeadPractitioner).await;
        lead.get("/work").await.is_ok();
        let mut scribe = Scribe::new(worker(Role::SystemAdministrator), house.now(), new_command());
        let today = When::on(scribe.today);
        let left = scribe.write(WORKER_LEFT, [worker(Role::LeadPractitioner).into()], today, &serde_json::json!({}));
        house.store.append(Commit::new(house.now(), vec![left])).await.unwrap();
        assert_eq!(lead.get("/work").await.leads_to(), "/sign-in");
    }

    async fn a_changed_role_counts_from_the_next_call(house: House) {
        let family = house.helped_family().await;
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let path = format!("/families/{family}");
        lead.get(&path).await.is_ok();
        house.appoint(worker(Role::LeadPractitioner), appointed(Role::PerformanceAnalyst, "North")).await;
        lead.get(&path).await.is(StatusCode::FORBIDDEN);
        lead.get("/work").await.is(StatusCode::FORBIDDEN);
        lead.get("/reports").await.is_ok();
        house.appoint(worker(Role::LeadPractitioner), appointed(Role::LeadPractitioner, "North")).await;
        lead.get(&path).await.is_ok();
    }

    async fn signing_out_ends_the_session_on_the_server_too(house: House) {
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let page = lead.post("/sign-out", &[("", "")]).await;
        assert!(page.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
        assert_eq!(lead.get("/work").await.leads_to(), "/sign-in");
    }

    async fn an_account_opens_with_its_own_password_alone(house: House) {
        add_account(&house, "r.haines", Role::LeadPractitioner).await;
        let house = House::with(house.store.clone(), SignIn::Accounts);
        let mut browser = house.browser();
        let sign_in = async |name: &str, password: &str| house.browser().post("/sign-in", &[("name", name), ("password", password)]).await;
        let wrong = sign_in("r.haines", "another three words").await;
        wrong.is(StatusCode::UNPROCESSABLE_ENTITY).says("do not belong together");
        let unknown = sign_in("nobody", PASSWORD).await;
        assert_eq!(wrong.body.replace("r.haines", "nobody"), unknown.body, "a wrong password and an unknown name look the same");
        sign_in("r.haines", "").await.is(StatusCode::UNPROCESSABLE_ENTITY);

        let right = sign_in(" R.Haines ", PASSWORD).await;
        right.is(StatusCode::SEE_OTHER);
        let cookie = right.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with("__Host-kith="), "{cookie}");
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Max-Age=43200"] {
            assert!(cookie.contains(part), "{cookie} lacks {part}");
        }
        browser.keep_cookie(&right);
        browser.get("/work").await.is_ok();

        house.store.close_account(worker(Role::LeadPractitioner), house.now()).await.unwrap();
        sign_in("r.haines", PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn the_demonstration_s_cookie_is_kept_from_scripts_too(house: House) {
        let page = house.browser().post("/sign-in", &[("worker", &worker(Role::Auditor).to_string())]).await;
        let cookie = page.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with("kith-demo=") && cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
        house.browser().post("/sign-in", &[("worker", "somebody")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
}
