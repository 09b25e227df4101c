//! `GET /families/{family}/access`: who has looked at a family's record and its people's, when, for which purpose and why they might.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family,
    site::Directory,
};
use access::{Action, Circle, Purpose};
use casework::{people, records};
use ledger::{Reading, Subject};
use serde_json::{Value, json};
use store::LoggedAccess;

/// Lines of one page.
pub const LINES: usize = 50;

/// `GET /families/{family}/access`
pub async fn show(call: Call) -> Answer {
    let record = family::load(&call, call.id("family")?).await?.ok_or(Failure::Absent)?;
    call.permit(Action::ReadAccessLog, Some(record.circle()), None).await?;
    let reading = record.reading();
    let members = people::members(&reading, record.family, call.today());
    let family: Subject = record.family.into();
    let before = call.asked("before").and_then(|number| number.parse().ok());
    let mut lines = Vec::new();
    for subject in members
        .iter()
        .map(|member| Subject::from(member.person.id))
        .chain([family])
        .flat_map(|subject| reading.all_read_as(subject))
    {
        lines.extend(call.site.store.access_log_of(subject, before, LINES + 1).await?);
    }
    let directory = call.directory().await?;
    let name = |subject: Subject| match subject {
        Subject::Person(id) => members
            .iter()
            .find(|member| reading.all_read_as(member.person.id.into()).contains(&id.into()))
            .map(|member| member.person.called()),
        Subject::Family(_) => Some("the family".to_owned()),
        Subject::Worker(_) => None,
    };
    let (lines, older) = newest(lines);
    let page = json!({
        "name": crate::identity::family_title(&people::family_name(&reading, record.family, &members)),
        "base": format!("/families/{}", record.family),
        "readable": call.might(Action::ReadFamily, Some(record.circle())),
        "lines": lines.iter().map(|line| view(line, &directory, name(line.access.on))).collect::<Vec<_>>(),
        "older": older,
        "openings": openings(&call, &reading, record.circle(), &directory),
    });
    call.page("access.html", page)
}

/// One page of lines, the newest first, and the number before which the next page begins.
pub fn newest(mut lines: Vec<LoggedAccess>) -> (Vec<LoggedAccess>, Option<i64>) {
    lines.sort_by_key(|line| std::cmp::Reverse(line.number));
    let more = lines.len() > LINES;
    lines.truncate(LINES);
    let older = lines.last().map(|line| line.number).filter(|_| more);
    (lines, older)
}

/// A line in words.
pub fn view(line: &LoggedAccess, directory: &Directory, on: Option<String>) -> Value {
    let access = &line.access;
    let action = Action::ALL
        .iter()
        .find(|action| action.code() == access.action)
        .map_or("Something else", |action| action.description());
    json!({
        "at": access.at,
        "who": directory.name(access.worker),
        "worker": access.worker,
        "what": action,
        "on": on,
        "purpose": Purpose::from_code(&access.purpose).map_or("Not known", Purpose::title),
        "emergency": access.purpose == Purpose::Emergency.code(),
        "refused": access.decision != "allowed",
        "why": access.policy_reason,
    })
}

/// Openings of the record in an emergency, with what was said of each.
fn openings(call: &Call, reading: &Reading, circle: &Circle, directory: &Directory) -> Vec<Value> {
    let Subject::Family(family) = circle.subject else { return Vec::new() };
    let opening = |opening: &records::Opening| {
        let waits = Circle { author_of_pending: Some(opening.by), ..circle.clone() };
        json!({
            "at": opening.at,
            "who": directory.name(opening.by),
            "reason": opening.reason,
            "reviewed": opening.reviewed.as_ref().map(|(review, by)| json!({ "right": review.outcome == "right", "says": review.says, "by": directory.name(*by) })),
            "review": (opening.reviewed.is_none() && call.might(Action::ReviewBreakGlass, Some(&waits))).then(|| format!("/families/{family}/break-glass/review")),
        })
    };
    records::openings(reading, family).iter().rev().map(opening).collect()
}
