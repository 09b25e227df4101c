//! The JSON interface: described by what it is made of, and open to exactly those whom the pages are open to.

use crate::house::{House, new_command};
use access::Role;
use axum::http::StatusCode;
use casework::acts::ACTS;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use web::{ROUTES, Verb};

async fn document(house: &House) -> Value {
    house.sign_in(Role::LeadPractitioner).await.get("/api/v1/openapi.json").await.is_ok().json()
}

/// What in a value a schema does not allow; JSON Schema as far as forms use it.
fn against(schema: &Value, value: &Value) -> Vec<String> {
    let text = value.as_str();
    let mut wrong = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            wrong.push(format!("{value}: {what}"));
        }
    };
    match schema["type"].as_str() {
        Some("string") => must(value.is_string(), "a string"),
        Some("integer") => must(value.is_i64(), "a whole number"),
        Some("boolean") => must(value.is_boolean(), "true or false"),
        Some("array") => must(value.is_array(), "a list"),
        Some("object") => must(value.is_object(), "an object"),
        other => must(false, &format!("a type that is known, not {other:?}")),
    }
    let allowed = schema["enum"].as_array();
    must(allowed.is_none_or(|allowed| allowed.contains(value)), "one of the list");
    must(
        schema["maxLength"].as_u64().is_none_or(|most| text.is_some_and(|text| text.chars().count() as u64 <= most)),
        "short enough",
    );
    must(schema["minimum"].as_i64().is_none_or(|least| value.as_i64() >= Some(least)), "large enough");
    must(
        schema["maximum"].as_i64().is_none_or(|most| value.as_i64().is_some_and(|number| number <= most)),
        "small enough",
    );
    match schema["format"].as_str() {
        Some("date") => must(text.is_some_and(|text| text.parse::<jiff::civil::Date>().is_ok()), "a date"),
        Some("uuid") => must(text.is_some_and(|text| text.parse::<uuid::Uuid>().is_ok()), "an id"),
        Some(other) => must(false, &format!("a format that is known, not {other}")),
        None => {}
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        must(value.get(name.as_str().unwrap()).is_some(), &format!("{name} is needed"));
    }
    for (name, given) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => wrong.extend(against(schema, given)),
            None => wrong.push(format!("{name} is not asked for")),
        }
    }
    for given in value.as_array().into_iter().flatten() {
        wrong.extend(against(&schema["items"], given));
    }
    wrong
}

fn note(says: &str) -> Value {
    json!({ "command": new_command(), "answers": { "way": "phone", "says": says } })
}

on_both! {
    async fn the_document_and_the_routes_say_the_same(house: House) {
        let document = document(&house).await;
        assert_eq!(document["openapi"], "3.1.0");
        let described: BTreeSet<String> = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, operations)| operations.as_object().unwrap().keys().map(move |verb| format!("{verb} {path}")))
            .collect();
        let routed: BTreeSet<String> = ROUTES
            .iter()
            .filter(|route| route.path.starts_with("/api/"))
            .flat_map(|route| {
                let verb = if route.verb == Verb::Get { "get" } else { "post" };
                let acts = if route.path.contains("{act}") { ACTS.iter().map(|act| act.name).collect() } else { vec![""] };
                acts.into_iter().map(move |act| format!("{verb} {}", route.path.replace("{act}", act)))
            })
            .collect();
        assert_eq!(described, routed);
        for (path, operations) in document["paths"].as_object().unwrap() {
            for operation in operations.as_object().unwrap().values() {
                assert!(!operation["summary"].as_str().unwrap().is_empty(), "{path} says what it is for");
                let named = operation["parameters"].as_array().unwrap().len();
                assert_eq!(named, path.matches('{').count(), "{path} describes each name in braces");
            }
        }
    }

    async fn every_example_is_allowed_by_its_own_schema(house: House) {
        let document = document(&house).await;
        let mut examples = 0;
        for (path, operations) in document["paths"].as_object().unwrap() {
            let schema = &operations["post"]["requestBody"]["content"]["application/json"]["schema"];
            for example in schema["examples"].as_array().into_iter().flatten() {
                examples += 1;
                assert_eq!(against(schema, example), Vec::<String>::new(), "{path}");
            }
        }
        assert_eq!(examples, ACTS.len() + 2, "each act, the contact and the decision");
        let note = &document["paths"]["/api/v1/families/{family}/record/note"]["post"]["requestBody"]["content"]["application/json"]["schema"];
        assert!(!against(note, &json!({ "command": "x", "answers": { "way": "shouting", "author": "me" } })).is_empty());
    }

    async fn a_contact_becomes_help_without_a_page(house: House) {
        let front_door = house.sign_in(Role::FrontDoorWorker).await;
        let contact = json!({
            "command": new_command(),
            "answers": { "worry": "He has not eaten", "immediate_danger": "no", "source": "1A", "children": [{ "forename": "Tomasz", "surname": "Nowak", "born": "2015-06-01" }] },
        });
        let taken = front_door.post_json("/api/v1/contacts", &contact).await;
        taken.is(StatusCode::CREATED);
        let family = taken.json()["family"].as_str().unwrap().to_owned();
        let again = front_door.post_json("/api/v1/contacts", &contact).await;
        assert_eq!(again.json()["entries"], taken.json()["entries"], "sent twice, recorded once");

        let found = front_door.post_json("/api/v1/people/search", &json!({ "q": "nowak" })).await.is_ok().json();
        assert_eq!(found["found"][0]["text"], "Tomasz Nowak");
        let person = found["found"][0]["id"].as_str().unwrap().to_owned();
        let manager = house.sign_in(Role::TeamManager).await;
        let path = format!("/api/v1/families/{family}/contacts/{}", house.contact(family.parse().unwrap()).await);
        let decision = json!({ "command": new_command(), "answers": {
            "outcome": "family_help", "reasons": "Neglect", "lead": crate::house::worker(Role::LeadPractitioner), "supervisor": crate::house::worker(Role::PracticeSupervisor),
        } });
        front_door.post_json(&path, &decision).await.is(StatusCode::FORBIDDEN);
        manager.post_json(&path, &decision).await.is(StatusCode::CREATED);

        let lead = house.sign_in(Role::LeadPractitioner).await;
        let path = format!("/api/v1/families/{family}");
        lead.post_json(&format!("{path}/record/note"), &note("Rang the school")).await.is(StatusCode::CREATED);
        let read = lead.get(&path).await.is_ok().json();
        assert_eq!((&read["stage"], &read["members"][0]["name"]), (&json!("assessing"), &json!("Tomasz Nowak")));
        assert!(lead.get(&format!("{path}/chronology")).await.is_ok().body.contains("Rang the school"));
        assert_eq!(lead.get(&format!("/api/v1/people/{person}")).await.is_ok().json()["details"]["born"], "2015-06-01");
    }

    async fn problems_come_as_a_list_and_a_clash_with_what_changed(house: House) {
        let family = house.helped_family().await;
        let (lead, supervisor) = (house.sign_in(Role::LeadPractitioner).await, house.sign_in(Role::PracticeSupervisor).await);
        let path = format!("/api/v1/families/{family}/record");
        let refused = lead.post_json(&format!("{path}/note"), &json!({ "command": new_command(), "answers": { "way": "shouting", "on": "31/2/2026" } })).await;
        refused.is(StatusCode::UNPROCESSABLE_ENTITY);
        let at: Vec<Value> = refused.json()["problems"].as_array().unwrap().iter().map(|problem| problem["at"].clone()).collect();
        assert_eq!(at, ["way", "on", "says"]);

        let based_on = lead.get(&format!("/api/v1/families/{family}")).await.json()["based_on"].clone();
        let plan = |goal: &str| json!({ "command": new_command(), "based_on": based_on, "answers": { "goals": [{ "goal": goal, "action": "Ring" }], "review_on": "2026-06-04" } });
        lead.post_json(&format!("{path}/plan"), &plan("Calm mornings")).await.is(StatusCode::CREATED);
        let clash = supervisor.post_json(&format!("{path}/plan"), &plan("Sleep")).await;
        clash.is(StatusCode::CONFLICT);
        assert_eq!(clash.json()["clash"][0]["who"], "Lead practitioner North");

        lead.post_json(&format!("{path}/note"), &json!({ "command": "not an id", "answers": {} })).await.is(StatusCode::BAD_REQUEST);
        lead.post_json(&format!("{path}/dance"), &note("x")).await.is(StatusCode::NOT_FOUND);
    }

    async fn without_a_session_or_its_token_nothing_is_read_or_written(house: House) {
        let family = house.helped_family().await;
        let path = format!("/api/v1/families/{family}");
        let answer = house.browser().get(&path).await;
        answer.is(StatusCode::UNAUTHORIZED);
        assert_eq!(answer.json()["title"], "You have been signed out");
        let mut lead = house.sign_in(Role::LeadPractitioner).await;
        lead.token = "0".repeat(lead.token.len());
        lead.post_json(&format!("{path}/record/note"), &note("x")).await.is(StatusCode::FORBIDDEN);
        let colleague = house.sign_in_as(crate::house::stranger(Role::LeadPractitioner)).await;
        colleague.get(&path).await.is(StatusCode::FORBIDDEN).does_not_say("Okonjo");
    }
}
