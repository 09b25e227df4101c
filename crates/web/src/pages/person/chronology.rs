//! `GET /people/{person}/chronology`: what happened to one person, in every family that the caller may read.

use super::{around, known};
use crate::{
    call::{Answer, Call},
    lines,
    pages::family::chronology::{Asked, left},
    person,
};
use casework::{chronology::listed, people};
use serde_json::json;

/// `GET /people/{person}/chronology`
pub async fn show(call: Call) -> Answer {
    let record = person::read(&call, call.id("person")?).await?;
    let reading = record.reading();
    let names = people::names_of(&reading);
    let (directory, known) = (call.directory().await?, known(&record));
    let asked = Asked::of(&call);
    let lines = listed(&reading, reading.about(record.person.into()), &asked.filter);
    let listed = asked.listed(&lines, |listed| {
        let id = listed.entry.id;
        let entry = record.family_with(id).map(|family| format!("/families/{family}/entries/{id}{known}"));
        lines::shown(&listed.line(&names), entry, &names, &directory)
    });
    let here = format!("/people/{}/chronology", record.person);
    let name = names.of(record.person);
    let mut page = json!({
        "errors": (!asked.problems.is_empty()).then_some(&asked.problems),
        "title": format!("Chronology of {name}"),
        "here": here,
        "back": { "href": format!("/people/{}{known}", record.person), "text": format!("Back to {name}") },
        "people": [],
        "asked": asked.shown(),
        "listed": listed,
        "print": null,
    });
    around(&call, &record, &mut page).await?;
    if !page["as_known_on"].is_null() {
        page["as_known_on"] = left(page["as_known_on"].take(), &here);
    }
    call.page("family/chronology.html", page)
}
