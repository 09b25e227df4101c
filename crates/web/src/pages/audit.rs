//! `GET /audit`: what a worker has looked at, who has looked at a record, and openings in an emergency that wait for a second look.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family::{self, circle_of},
    pages::access::{LINES, newest, view},
    particulars,
    site::Directory,
};
use access::{Action, Circle, Guarded};
use casework::Involved;
use ledger::{Cell, FamilyId, PersonId, Subject, WorkerId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::LoggedAccess;

store::statements! {
    /// Openings in an emergency that nobody has looked at, the earliest due first.
    UNREVIEWED = "SELECT w.subject, w.starts_on, w.due_on, w.entry, f.involved FROM work_due w JOIN family_now f ON f.subject = w.subject
        WHERE w.form = 'glass_review' ORDER BY w.due_on, w.subject, w.entry LIMIT $1";
}

/// Far more than wait after the worst of weekends.
const OPENINGS_MAX: i64 = 500;

/// `GET /audit`, with `?worker=` or `?record=`
pub async fn show(call: Call) -> Answer {
    let directory = call.directory().await?;
    let before = call.asked("before").and_then(|number| number.parse().ok());
    let worker: Option<WorkerId> = call.asked("worker").and_then(|id| id.parse().ok());
    let record = call.asked("record").map(|id| id.trim().to_owned());
    let lines = match (worker, &record) {
        (Some(worker), _) => {
            // Looking into what a colleague did is itself on record.
            call.permit(Action::ReadAccessLog, Some(&Circle::of(worker)), None).await?;
            call.site.store.access_log_by(worker, before, LINES + 1).await?
        }
        (None, Some(id)) => of_record(&call, id, before).await?,
        (None, None) => Vec::new(),
    };
    let (lines, older) = newest(lines);
    let shown = shown(&call, lines).await?;
    let more = match (worker, &record) {
        (Some(worker), _) => format!("worker={worker}"),
        (None, Some(_)) => {
            shown.first().map(|(line, _)| format!("record={}", id_of(line.access.on))).unwrap_or_default()
        }
        (None, None) => String::new(),
    };
    let line = |(line, href): &(LoggedAccess, Option<String>)| {
        let mut shown = view(line, &directory, Some(called(line.access.on).to_owned()));
        shown["href"] = json!(href);
        shown
    };
    let page = json!({
        "workers": workers(&directory, worker),
        "worker": worker.map(|worker| directory.name(worker)),
        "record": record.as_deref().filter(|_| worker.is_none()),
        "by": if worker.is_some() { "record" } else { "who" },
        "lines": shown.iter().map(line).collect::<Vec<_>>(),
        "older": older.map(|older| format!("/audit?{more}&before={older}")),
        "openings": unreviewed(&call).await?,
    });
    call.page("audit.html", page)
}

fn workers(directory: &Directory, chosen: Option<WorkerId>) -> Vec<Value> {
    let mut workers: Vec<(&str, &WorkerId)> =
        directory.0.iter().map(|(id, listed)| (listed.name.as_str(), id)).collect();
    workers.sort();
    let nobody = json!({ "value": "", "text": "Choose a worker" });
    let option = |(name, id): (&str, &WorkerId)| json!({ "value": id, "text": name, "selected": Some(*id) == chosen });
    [nobody].into_iter().chain(workers.into_iter().map(option)).collect()
}

fn id_of(subject: Subject) -> String {
    match subject {
        Subject::Person(id) => id.to_string(),
        Subject::Family(id) => id.to_string(),
        Subject::Worker(id) => id.to_string(),
    }
}

fn called(subject: Subject) -> &'static str {
    match subject {
        Subject::Person(_) => "A person’s record",
        Subject::Family(_) => "A family’s record",
        Subject::Worker(_) => "A worker’s account",
    }
}

/// Lines about a record, a family's or a person's: an id alone does not say which.
async fn of_record(call: &Call, id: &str, before: Option<i64>) -> Result<Vec<LoggedAccess>, Failure> {
    let subjects = [id.parse::<FamilyId>().map(Subject::from).ok(), id.parse::<PersonId>().map(Subject::from).ok()];
    let mut lines = Vec::new();
    for subject in subjects.into_iter().flatten() {
        let Some(circle) =
            circle(call, subject).await?.filter(|circle| call.might(Action::ReadAccessLog, Some(circle)))
        else {
            continue;
        };
        call.permit(Action::ReadAccessLog, Some(&circle), None).await?;
        lines.extend(call.site.store.access_log_of(subject, before, LINES + 1).await?);
    }
    Ok(lines)
}

/// Lines about records whose access log the caller may see, with where each leads. Who may not know of a record does not learn of it
/// here.
async fn shown(call: &Call, lines: Vec<LoggedAccess>) -> Result<Vec<(LoggedAccess, Option<String>)>, Failure> {
    let mut decided: BTreeMap<Subject, bool> = BTreeMap::new();
    let mut shown = Vec::new();
    for line in lines {
        let subject = line.access.on;
        let may = match decided.get(&subject) {
            Some(may) => *may,
            None => {
                let may =
                    circle(call, subject).await?.is_some_and(|circle| call.might(Action::ReadAccessLog, Some(&circle)));
                decided.insert(subject, may);
                may
            }
        };
        if may {
            let href = match subject {
                Subject::Family(family) => Some(format!("/families/{family}/access")),
                Subject::Person(person) => Some(format!("/audit?record={person}")),
                Subject::Worker(_) => None,
            };
            shown.push((line, href));
        }
    }
    Ok(shown)
}

async fn circle(call: &Call, subject: Subject) -> Result<Option<Circle>, Failure> {
    Ok(match subject {
        Subject::Family(family) => family::load(call, family).await?.map(|record| record.circle().clone()),
        Subject::Person(person) => {
            particulars::load(call, person, Action::ReadAccessLog).await?.map(|record| record.circle().clone())
        }
        Subject::Worker(_) => None,
    })
}

async fn unreviewed(call: &Call) -> Result<Vec<Value>, Failure> {
    let directory = call.directory().await?;
    let mut openings = Vec::new();
    for record in call.site.store.query(&UNREVIEWED, &[Cell::Number(OPENINGS_MAX)]).await? {
        let family: FamilyId = record
            .text(0)?
            .strip_prefix("family:")
            .and_then(|id| id.parse().ok())
            .ok_or(Failure::Broken("a family's identity cannot be read"))?;
        let involved: Involved =
            serde_json::from_str(record.text(4)?).map_err(|_| Failure::Broken("who is involved cannot be read"))?;
        let opened = record.maybe_text(3)?.and_then(|entry| entry.parse().ok());
        let by = match opened {
            Some(entry) => call.site.store.entry(entry).await?.map(|entry| entry.author),
            None => None,
        };
        let circle = Circle { author_of_pending: by, ..circle_of(family, involved) };
        if call.might(Action::ReviewBreakGlass, Some(&circle)) {
            let due: jiff::civil::Date = record.parsed(2)?;
            openings.push(json!({
                "href": format!("/families/{family}/break-glass/review"),
                "who": by.map(|by| directory.name(by)),
                "on": record.text(1)?,
                "due": record.text(2)?,
                "late": due < call.today(),
            }));
        }
    }
    Ok(openings)
}
