//! `GET /families/{family}/print`: a chronology for one named recipient. Whatever gives away a place that is hidden from them is left
//! out, and the worker is told how much before anything is printed.

use super::{
    Base,
    chronology::{Asked, by_month},
};
use crate::{
    call::{Answer, Call},
    family::{self, FamilyRecord},
    identity::{Whole, family_title},
    lines,
    site::Directory,
};
use access::Released;
use casework::{
    chronology::Listed,
    people::{self, ADDRESS, HiddenPlace, reveals},
};
use ledger::{Entry, JOINED, PersonId, Reading, WorkerId};
use serde_json::{Value, json};

/// For whom something is printed.
#[derive(Clone, Copy)]
enum Recipient {
    /// Somebody of the family.
    Person(PersonId),
    /// Somebody who works here.
    Worker(WorkerId),
}

/// `GET /families/{family}/print`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let whole = Whole::of(&record);
    let base = Base::of(&record);
    let directory = call.directory().await?;
    let asked = Asked::of(&call);
    let recipient = call.asked("for").and_then(|id| recipient(id, &whole, &directory));
    let title = family_title(&whole.name);
    let mut page = json!({
        "family": title,
        "back": base.0,
        "here": format!("{}/print", base.0),
        "errors": (!asked.problems.is_empty()).then_some(&asked.problems),
        "people": whole.members.iter().map(|member| json!({ "value": member.person.id, "text": member.person.full_name() })).collect::<Vec<_>>(),
        "workers": workers(&whole, &directory),
        "asked": asked.shown(),
        "recipient": null,
        "chosen": call.asked("for"),
    });
    if call.asked("for").is_some() && recipient.is_none() {
        page["errors"] = json!([{ "text": "Choose whom it is for", "href": "#for" }]);
    }
    if let Some(recipient) = recipient {
        let (reading, names) = (&whole.reading, &whole.names);
        let mut lines = lines::of_family(reading, record.family, &asked.filter);
        lines.reverse();
        let told = |listed: &Listed| lines::shown(&listed.line(names), None, names, &directory);
        let (printed, left_out) = for_recipient(&record, recipient, lines, told);
        let printed: Vec<&Listed> = printed.iter().collect();
        page["recipient"] = match recipient {
            Recipient::Person(person) => people::person(reading, person).full_name(),
            Recipient::Worker(worker) => directory.name(worker).to_owned(),
        }
        .into();
        page["left_out"] = left_out.into();
        page["count"] = printed.len().into();
        page["months"] = by_month(&printed, told).into();
        page["printed_by"] = call.who()?.name.clone().into();
        page["printed_on"] = call.today().to_string().into();
    }
    call.page("family/print.html", page)
}

fn recipient(id: &str, whole: &Whole<'_>, directory: &Directory) -> Option<Recipient> {
    let person = id
        .parse()
        .ok()
        .filter(|person| whole.members.iter().any(|member| member.person.id == *person))
        .map(Recipient::Person);
    person.or_else(|| id.parse().ok().filter(|worker| directory.0.contains_key(worker)).map(Recipient::Worker))
}

/// Workers around the family.
fn workers(whole: &Whole<'_>, directory: &Directory) -> Vec<Value> {
    let circle = whole.record.circle();
    let around = [circle.lead, circle.supervisor].into_iter().flatten().chain(circle.team_around.iter().copied());
    around.map(|worker| json!({ "value": worker, "text": directory.name(worker) })).collect()
}

/// The lines that the recipient may have, and how many they may not: judged by everything that the entry says, not only by its line.
fn for_recipient<'a>(
    record: &Released<FamilyRecord>,
    recipient: Recipient,
    lines: Vec<Listed<'a>>,
    told: impl Fn(&Listed) -> Value,
) -> (Vec<Listed<'a>>, usize) {
    let person = match recipient {
        Recipient::Person(person) => person,
        Recipient::Worker(_) => return (lines, 0),
    };
    let places = hidden_from(record.entries(), person);
    let all = lines.len();
    let gives_away = |listed: &Listed| {
        let body: Value = listed.entry.says().unwrap_or_default();
        let is_place = places.iter().any(|place| place.entry == listed.entry.id);
        is_place || [body, told(listed)].iter().any(|said| reveals(&words(said), &places))
    };
    let kept: Vec<Listed> = lines.into_iter().filter(|listed| !gives_away(listed)).collect();
    let left_out = all - kept.len();
    (kept, left_out)
}

/// Everything that is written anywhere in it, as it was written: a line break must not come between a street and its number.
fn words(said: &Value) -> String {
    match said {
        Value::Null | Value::Bool(_) => String::new(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(words).collect::<Vec<_>>().join(" "),
        Value::Object(map) => map.values().map(words).collect::<Vec<_>>().join(" "),
    }
}

/// Every place that was ever hidden from somebody, also where the entry that hid it was amended since: who once had to stay unfound
/// is not found by a correction.
fn hidden_from(entries: &[Entry], person: PersonId) -> Vec<HiddenPlace> {
    let joins: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == JOINED).collect();
    let addresses = entries.iter().filter(|entry| entry.kind == ADDRESS);
    addresses
        .flat_map(|address| HiddenPlace::from(&Reading::now(joins.iter().copied().chain([address])), person))
        .collect()
}
