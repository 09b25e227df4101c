//! `/families/{family}/matches`: people of a family who may be on record already, with reasons, and what to do about each: one and the
//! same, or not. Shown after a contact was saved, so that registering never waits for it.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family::{self, FamilyRecord},
    found::{self, Found},
    identity::{Whole, bar},
    particulars,
};
use access::{Action, Released};
use casework::{
    Say, Scribe,
    people::Member,
    records::{KEPT_APART, KeptApart},
};
use ledger::{FamilyId, PersonId, Subject, When};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::Commit;

/// Likely records shown for each person; the fourth best has hardly ever been right.
const SHOWN_MAX: usize = 3;

/// `GET /families/{family}/matches`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let whole = Whole::of(&record);
    let mut people = Vec::new();
    for member in &whole.members {
        let matches = matches(&call, &record, member).await?;
        if !matches.is_empty() {
            people.push(view(&call, member, &matches).await?);
        }
    }
    let page = json!({
        "identity": bar(&call, &whole).await?,
        "base": format!("/families/{}", record.family),
        "people": people,
        "may_join": call.might(Action::JoinRecords, Some(record.circle())),
        "command": call.new_command()?,
    });
    call.page("matches.html", page)
}

/// `POST /families/{family}/matches`: two records that look alike are not of one and the same.
pub async fn post(call: Call) -> Answer {
    let record = family::load(&call, call.id("family")?).await?.ok_or(Failure::Absent)?;
    let id = |name: &str| call.sent(name).and_then(|id| id.parse::<PersonId>().ok()).ok_or(Failure::Absent);
    let (one, other) = (id("person")?, id("other")?);
    let command = call
        .sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))?;
    let mut about: Vec<Subject> = Vec::new();
    for person in [one, other] {
        let found = particulars::load(&call, person, Action::JoinRecords).await?.ok_or(Failure::Absent)?;
        about.push(call.release(found, None).await?.person.into());
    }
    let mut scribe = Scribe::new(call.who()?.worker(), call.at, command);
    let today = When::on(scribe.today);
    let draft = scribe.write(KEPT_APART, about, today, &KeptApart { why: None }).judged();
    call.site.store.append(Commit::new(call.at, vec![draft])).await?;
    call.see_saying(&format!("/families/{}/matches", record.family), "Saved. These two are not suggested again.").await
}

/// Where to go after a contact was saved: to likely records of its people if there are any, or to the family's page, or to the board
/// for those who may not open it.
pub async fn after_contact(call: &Call, family: FamilyId) -> Result<String, Failure> {
    let Some(record) = family::load(call, family).await? else { return Ok("/front-door".into()) };
    let circle = access::Guarded::circle(&record);
    if !call.might(Action::ReadFamily, Some(circle)) {
        return Ok("/front-door".into());
    }
    let members = casework::people::members(&record.reading(), record.family, call.today());
    for member in &members {
        if !matches(call, &record, member).await?.is_empty() {
            return Ok(format!("/families/{}/matches", record.family));
        }
    }
    Ok(format!("/families/{}", record.family))
}

/// People on record who may be this member of the family. Not the family's own people, and not those who were told apart before.
async fn matches(call: &Call, record: &FamilyRecord, member: &Member) -> Result<Vec<Released<Found>>, Failure> {
    let reading = record.reading();
    let own: BTreeSet<Subject> = reading.all_read_as(member.person.id.into());
    let family: BTreeSet<PersonId> = casework::people::members(&reading, record.family, call.today())
        .iter()
        .map(|member| member.person.id)
        .collect();
    let apart = reading
        .entries()
        .filter(|entry| entry.kind == KEPT_APART && entry.about.iter().any(|about| own.contains(about)));
    let apart: BTreeSet<Subject> = apart.flat_map(|entry| entry.about.iter().copied()).collect();
    let found = found::like(call, found::query(&member.person)).await?;
    let is_other = |found: &Released<Found>| {
        !family.contains(&found.person) && !own.contains(&found.person.into()) && !apart.contains(&found.person.into())
    };
    Ok(found.into_iter().filter(is_other).take(SHOWN_MAX).collect())
}

async fn view(call: &Call, member: &Member, matches: &[Released<Found>]) -> Result<Value, Failure> {
    let directory = call.directory().await?;
    let own = particulars::load(call, member.person.id, Action::JoinRecords).await?;
    let may_join = |other: &Released<Found>| {
        let may = |circle| call.might(Action::JoinRecords, Some(circle));
        own.as_ref().is_some_and(|own| may(access::Guarded::circle(own))) && other.circles.iter().any(may)
    };
    let rows: Vec<Value> = matches
        .iter()
        .map(|other| {
            let mut row = found::row(call, &directory, other);
            row["may_join"] = may_join(other).into();
            row["person"] = json!(other.person);
            row
        })
        .collect();
    let person = &member.person;
    Ok(json!({
        "id": person.id,
        "name": person.full_name(),
        "age": person.age(call.today()),
        "matches": rows,
    }))
}
