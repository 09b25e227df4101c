//! Every address has a door: strangers stay outside, workers see what is theirs, and what is sealed looks like nothing at all.

use crate::{
    house::{Browser, House, new_command, stranger, worker},
    page::Page,
};
use access::{Action, Role, Target};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use ledger::{EntryId, FamilyId, PersonId, Sensitivity};
use uuid::Uuid;
use web::{Needs, ROUTES, Route, Verb};

/// A record to try every address on.
struct Record {
    family: FamilyId,
    person: PersonId,
    entry: EntryId,
}

impl Record {
    async fn of(house: &House) -> Record {
        let family = house.helped_family().await;
        Record { family, person: house.people(family).await[0], entry: house.contact(family).await }
    }

    fn nobodys() -> Record {
        Record {
            family: FamilyId(Uuid::from_u128(1)),
            person: PersonId(Uuid::from_u128(1)),
            entry: EntryId(Uuid::from_u128(1)),
        }
    }

    fn address(&self, route: &Route) -> String {
        let (family, person, entry) = (self.family.to_string(), self.person.to_string(), self.entry.to_string());
        let names = [
            ("family", family.as_str()),
            ("person", &person),
            ("other", &person),
            ("contact", &entry),
            ("entry", &entry),
            ("act", "note"),
            ("part", "worries"),
            ("check", &entry),
            ("rule", "102"),
            ("file", "findings.csv"),
            ("form", "contact"),
            ("table", "families.csv"),
            ("series", "looked-after"),
            ("run", &entry),
            ("scenario", &entry),
            ("compared", &entry),
        ];
        let address =
            names.iter().fold(route.path.to_owned(), |path, (name, value)| path.replace(&format!("{{{name}}}"), value));
        assert!(!address.contains('{'), "{address}: say here what stands for the name in braces");
        address
    }

    async fn ask(&self, browser: &Browser, route: &Route) -> Page {
        let address = self.address(route);
        match route.verb {
            Verb::Get => browser.get(&address).await,
            Verb::Post if address.starts_with("/api/") => {
                browser
                    .post_json(&address, &serde_json::json!({ "command": new_command(), "answers": {}, "q": "x" }))
                    .await
            }
            Verb::Upload => browser.post_file(&address, "now", "header.csv", "CHILD,SEX\nAM1,F\n").await,
            Verb::Post => {
                let (person, command) = (self.person.to_string(), new_command().to_string());
                let fields = [
                    ("command", command.as_str()),
                    ("q", "amara"),
                    ("reason", "Somebody is at risk"),
                    ("person", &person),
                    ("other", &person),
                    ("outcome", "right"),
                    ("says", "Right"),
                ];
                browser.post(&address, &fields).await
            }
        }
    }
}

const GUARDS: [(&str, &str); 9] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
         form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'",
    ),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("referrer-policy", "same-origin"),
    ("strict-transport-security", "max-age=31536000"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

on_both! {
    async fn a_stranger_gets_nowhere(house: House) {
        let record = Record::of(&house).await;
        let nobody = house.browser();
        for route in ROUTES.iter().filter(|route| route.needs != Needs::Nothing) {
            let page = record.ask(&nobody, route).await;
            match route.verb {
                Verb::Get if !route.path.starts_with("/api/") => assert_eq!(page.leads_to(), "/sign-in", "{}", route.path),
                Verb::Get | Verb::Post | Verb::Upload => assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{}", route.path),
            }
            page.does_not_say("Okonjo");
        }
    }

    async fn a_colleague_without_a_tie_to_the_family_is_refused_and_that_is_noted(house: House) {
        let record = Record::of(&house).await;
        let colleague = stranger(Role::LeadPractitioner);
        let browser = house.sign_in_as(colleague).await;
        for route in ROUTES {
            let is_on_record = match route.needs {
                Needs::May(action) => action.target() == Target::Record,
                Needs::MayOn(_) => true,
                Needs::Nothing | Needs::SignedIn => false,
            };
            if !is_on_record {
                continue;
            }
            let before = house.store.access_log_by(colleague, None, 1).await.unwrap();
            let page = record.ask(&browser, route).await;
            assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&page.status), "{:?} {}: {} {}", route.verb, route.path, page.status, page.text());
            page.does_not_say("Okonjo").does_not_say("Amara").does_not_say("Bailiffs");
            let noted = house.store.access_log_by(colleague, None, 1).await.unwrap();
            assert_ne!(noted, before, "{:?} {} was not noted", route.verb, route.path);
            assert_eq!(noted[0].access.decision, "refused", "{}", route.path);
        }
    }

    async fn sealed_and_absent_are_the_same_to_the_byte(house: House) {
        let record = Record::of(&house).await;
        let everyone = [Role::LeadPractitioner, Role::FrontDoorWorker, Role::TeamManager, Role::Auditor];
        house.narrow(record.family, Sensitivity::Sealed, &[worker(Role::PracticeSupervisor)]).await;
        for role in everyone {
            let browser = house.sign_in(role).await;
            for route in ROUTES.iter().filter(|route| route.path.contains("{family}") || route.path.contains("{person}")) {
                // Breaking the glass with a reason opens what is sealed, and tells the managers; that is what it is for.
                if route.path.ends_with("/break-glass") && route.verb == Verb::Post {
                    continue;
                }
                let (sealed, absent) = (record.ask(&browser, route).await, Record::nobodys().ask(&browser, route).await);
                assert_eq!(sealed.status, absent.status, "{role:?} {}", route.path);
                assert_eq!(sealed.headers, absent.headers, "{role:?} {}", route.path);
                assert_eq!(without_ids(&sealed.body), without_ids(&absent.body), "{role:?} {}", route.path);
            }
        }
        // And it is open to the one who is named.
        house.sign_in(Role::PracticeSupervisor).await.get(&format!("/families/{}", record.family)).await.is_ok().says("Okonjo");
    }

    async fn a_form_from_elsewhere_is_not_taken(house: House) {
        let family = house.helped_family().await;
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let path = format!("/families/{family}/record/note");
        let send = |token: &str, site: Option<&str>| {
            let body = format!("token={token}&command={}&way=phone&says=Hello", new_command());
            let mut request = Request::post(&path).header(header::COOKIE, &lead.cookie).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            if let Some(site) = site {
                request = request.header("sec-fetch-site", site);
            }
            lead.send(request.body(Body::from(body)).unwrap())
        };
        send("", None).await.is(StatusCode::FORBIDDEN);
        send(&"0".repeat(lead.token.len()), None).await.is(StatusCode::FORBIDDEN);
        send(&lead.token, Some("cross-site")).await.is(StatusCode::FORBIDDEN);
        send(&lead.token, Some("same-site")).await.is(StatusCode::FORBIDDEN);
        let colleague = house.sign_in(Role::PracticeSupervisor).await;
        send(&colleague.token, Some("same-origin")).await.is(StatusCode::FORBIDDEN);
        send(&lead.token, Some("same-origin")).await.is(StatusCode::SEE_OTHER);
    }

    async fn every_answer_carries_the_headers_that_guard_it(house: House) {
        let family = house.helped_family().await;
        let lead = house.sign_in(Role::LeadPractitioner).await;
        let pages = [lead.get(&format!("/families/{family}")).await, house.browser().get("/sign-in").await, lead.get("/no-such-page").await];
        for page in &pages {
            for (name, value) in GUARDS {
                assert_eq!(page.headers.get(name).map(|value| value.to_str().unwrap()), Some(value), "{name}");
            }
            assert!(!page.body.contains("<script>") && !page.body.contains(" onclick") && !page.body.contains(" style="), "nothing inline");
        }
    }

    async fn what_is_too_large_is_not_read(house: House) {
        let worker = house.sign_in(Role::FrontDoorWorker).await;
        let large = "x".repeat(5 * 1024 * 1024);
        worker.post("/front-door/contact", &[("worry", large.as_str())]).await.is(StatusCode::PAYLOAD_TOO_LARGE).says("larger than a record may be");
        let many: Vec<(&str, &str)> = vec![("x", "1"); 5_001];
        worker.post("/front-door/contact", &many).await.is(StatusCode::PAYLOAD_TOO_LARGE);
        worker.post("/search", &[("q", "a".repeat(10_000))]).await.is(StatusCode::PAYLOAD_TOO_LARGE);
    }

    async fn a_page_that_panics_says_sorry_and_nothing_else(house: House) {
        let browser = house.sign_in(Role::LeadPractitioner).await;
        house.break_the_clock();
        let page = browser.get("/work").await;
        page.is(StatusCode::INTERNAL_SERVER_ERROR).says("Sorry, there is a problem with the service").does_not_say("Okonjo").does_not_say("clock");
        assert!(page.headers.contains_key(header::CONTENT_SECURITY_POLICY));
    }

    async fn no_address_holds_a_name(house: House) {
        let record = Record::of(&house).await;
        let canaries = ["okonjo", "amara", "bailiffs", "al1", "elm", "ngozi", "patel"];
        for role in [Role::FrontDoorWorker, Role::LeadPractitioner, Role::TeamManager, Role::Auditor, Role::PerformanceAnalyst] {
            let browser = house.sign_in(role).await;
            for route in ROUTES.iter().filter(|route| route.path != "/sign-out") {
                let page = record.ask(&browser, route).await;
                let location = page.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
                for address in page.addresses().into_iter().chain(location) {
                    let address = address.to_lowercase();
                    assert!(!canaries.iter().any(|name| address.contains(name)), "{} leads to {address}", route.path);
                }
            }
        }
    }
}

/// A page without anything that is an id, and so differs by itself.
fn without_ids(body: &str) -> String {
    let is_id = |at: usize| body.get(at..at + 36).is_some_and(|text| text.parse::<Uuid>().is_ok());
    let mut kept = String::new();
    let mut at = 0;
    while at < body.len() {
        if is_id(at) {
            kept.push_str("ID");
            at += 36;
        } else {
            let letter = body[at..].chars().next().unwrap();
            kept.push(letter);
            at += letter.len_utf8();
        }
    }
    kept
}

/// The list that decides what an act asks leave for must name every act.
#[test]
fn reading_is_done_to_records_and_counting_to_the_system() {
    assert_eq!(Action::ReadFamily.target(), Target::Record);
    assert_eq!(Action::ReadReports.target(), Target::System);
    for route in ROUTES {
        let action = match route.needs {
            Needs::May(action) | Needs::MayOn(action) => action,
            Needs::Nothing | Needs::SignedIn => continue,
        };
        let names_a_record = route.path.contains("{family}") || route.path.contains("{person}");
        assert!(
            names_a_record || action.target() != Target::Record,
            "{} asks leave for a record and names none",
            route.path
        );
        assert!(
            !names_a_record || action.target() != Target::System,
            "{} names a record and asks leave for the whole system",
            route.path
        );
    }
}
