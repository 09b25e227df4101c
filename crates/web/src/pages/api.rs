//! `/api/v1`: the same records, decisions and access rules for programs. Every write goes the way that the pages' forms go. Signed in
//! like a page: the session's cookie, and for what is sent its form token in the header `x-kith-token`.

pub mod openapi;
mod view;

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family,
    identity::Whole,
    pages::{
        front_door::{contact, decide},
        record::{Outcome, record_act},
        search,
    },
    person,
};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use casework::{
    acts::{self, Refused},
    chronology::{Filter, chronology},
    people,
};
use ledger::{EntryId, FamilyId, Sequence};
use serde_json::{Value, json};
use uuid::Uuid;

/// `GET /api/v1/families/{family}`
pub async fn show_family(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    call.json(&view::family(&Whole::of(&record), &*call.directory().await?))
}

/// `GET /api/v1/families/{family}/chronology`
pub async fn show_chronology(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let reading = record.reading();
    let lines = chronology(&reading, record.family.into(), &people::names_of(&reading), &Filter::default());
    let directory = call.directory().await?;
    call.json(&lines.iter().map(|line| view::line(line, &directory)).collect::<Vec<_>>())
}

/// `GET /api/v1/people/{person}`
pub async fn show_person(call: Call) -> Answer {
    let record = person::read(&call, call.id("person")?).await?;
    call.json(&view::person(&people::person(&record.reading(), record.person), record.today))
}

/// `POST /api/v1/people/search`
pub async fn find(call: Call) -> Answer {
    let typed = sent(&call)?["q"].as_str().unwrap_or_default().trim().to_owned();
    let (found, more) = search::rows(&call, &typed).await?;
    call.json(&json!({ "found": found, "more": more }))
}

/// `POST /api/v1/contacts`
pub async fn take_contact(call: Call) -> Answer {
    let (command, answers) = (command(&call)?, &sent(&call)?["answers"]);
    let known = match sent(&call)?["family"].as_str() {
        Some(family) => Some(contact::readable(&call, family.parse().map_err(|_| Failure::Absent)?).await?),
        None => None,
    };
    Ok(match contact::take(&call, known.as_ref(), answers, command).await? {
        Ok((family, entries)) => recorded(&entries, json!({ "family": family })),
        Err(refused) => refused_answer(&refused),
    })
}

/// `POST /api/v1/families/{family}/contacts/{contact}`
pub async fn decide_contact(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let contact: EntryId = call.id("contact")?;
    Ok(match decide::decide(&call, &record, contact, &sent(&call)?["answers"], command(&call)?).await? {
        Ok(entries) => recorded(&entries, json!({})),
        Err(refused) => refused_answer(&refused),
    })
}

/// `POST /api/v1/families/{family}/record/{act}`
pub async fn record(call: Call) -> Answer {
    let name: String = call.id("act")?;
    let act = acts::act(&name).ok_or(Failure::Absent)?;
    let family: FamilyId = call.id("family")?;
    let record = family::read(&call, family).await?;
    let body = sent(&call)?;
    let based_on = body["based_on"].as_u64().map_or_else(|| record.newest(), Sequence);
    Ok(match record_act(&call, act, &record, &body["answers"], command(&call)?, based_on).await? {
        Outcome::Recorded(entries) => recorded(&entries, json!({})),
        Outcome::Refused(refused) => refused_answer(&refused),
        Outcome::Clash(clash) => {
            let says =
                "Somebody else saved a change in between. Read what they changed, then send this again based on it.";
            (StatusCode::CONFLICT, Json(json!({ "title": "This was not saved", "says": says, "clash": clash })))
                .into_response()
        }
    })
}

fn sent(call: &Call) -> Result<&Value, Failure> {
    call.json.as_ref().filter(|json| json.is_object()).ok_or(Failure::Unreadable("Send a JSON object."))
}

/// The id under which this is recorded once, however often it is sent.
fn command(call: &Call) -> Result<Uuid, Failure> {
    let command = sent(call)?["command"].as_str().and_then(|id| id.parse::<Uuid>().ok());
    command
        .filter(|id| id.get_version_num() == 7)
        .ok_or(Failure::Unreadable("Send a UUID of version 7 as “command”, a new one for each thing that is recorded."))
}

fn recorded(entries: &[EntryId], mut more: Value) -> Response {
    more["entries"] = json!(entries);
    (StatusCode::CREATED, Json(more)).into_response()
}

fn refused_answer(refused: &Refused) -> Response {
    let body = json!({ "title": "This was not saved", "says": refused.says, "problems": refused.problems });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
}
