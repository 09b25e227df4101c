//! `/people/{person}/join` and `/families/{family}/join`: two records of one and the same become one, and can be parted again.
//! Nothing moves and nothing is lost either way. Whoever joins needs leave for both records.

pub mod side;

use crate::{
    call::{Answer, Call},
    failure::Failure,
    pages::search,
};
use access::Released;
use casework::{Scribe, acts::Refused, form::LINE_MAX, people};
use ledger::{EntryId, FamilyId, Joined, PersonId, Subject};
use serde_json::{Value, json};
use side::Side;
use store::{AppendError, Commit};
use uuid::Uuid;

/// `GET /people/{person}/join`, with the other record in `?other=`
pub async fn show_person(call: Call) -> Answer {
    let person: PersonId = call.id("person")?;
    show(call, person.into()).await
}

/// `POST /people/{person}/join`
pub async fn post_person(call: Call) -> Answer {
    let person: PersonId = call.id("person")?;
    post(call, person.into()).await
}

/// `GET /families/{family}/join`, with the other record in `?other=`
pub async fn show_family(call: Call) -> Answer {
    let family: FamilyId = call.id("family")?;
    show(call, family.into()).await
}

/// `POST /families/{family}/join`
pub async fn post_family(call: Call) -> Answer {
    let family: FamilyId = call.id("family")?;
    post(call, family.into()).await
}

async fn show(call: Call, subject: Subject) -> Answer {
    let side = side::read(&call, subject).await?;
    let other = match call.asked("other") {
        Some(other) => Some(side::read(&call, other_subject(subject, other)?).await?),
        None => None,
    };
    page(&call, &side, other.as_ref(), Shown::default()).await
}

async fn post(call: Call, subject: Subject) -> Answer {
    let side = side::read(&call, subject).await?;
    if let Some(typed) = call.sent("q") {
        let (found, more) = search::rows(&call, typed).await?;
        let shown = Shown { typed: typed.to_owned(), found: Some(found), more, ..Shown::default() };
        return page(&call, &side, None, shown).await;
    }
    if let Some(joined) = call.sent("part") {
        let joined: EntryId = joined.parse().map_err(|_| Failure::Absent)?;
        return part(&call, &side, joined).await;
    }
    let other = other_subject(subject, call.sent("other").unwrap_or_default())?;
    let other = side::read(&call, other).await?;
    join(&call, &side, &other).await
}

fn other_subject(subject: Subject, other: &str) -> Result<Subject, Failure> {
    match subject {
        Subject::Person(_) => other.parse::<PersonId>().map(Subject::from).map_err(|_| Failure::Absent),
        Subject::Family(_) => other.parse::<FamilyId>().map(Subject::from).map_err(|_| Failure::Absent),
        Subject::Worker(_) => Err(Failure::Absent),
    }
}

fn command(call: &Call) -> Result<Uuid, Failure> {
    call.sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))
}

async fn join(call: &Call, side: &Released<Side>, other: &Released<Side>) -> Answer {
    let Some(why) = why(call) else {
        return page(call, side, Some(other), Shown::problem(NO_REASON, "#why")).await;
    };
    let entries: Vec<ledger::Entry> = side.entries.iter().chain(&other.entries).cloned().collect();
    let mut scribe = Scribe::new(call.who()?.worker(), call.at, command(call)?);
    let joined = people::join_records(&ledger::Reading::now(&entries), side.subject, other.subject, why, &mut scribe);
    let drafts = match joined.map_err(Refused::from) {
        Ok(drafts) => drafts,
        Err(refused) => return page(call, side, Some(other), Shown::problem(&refused.says, "#why")).await,
    };
    match call.site.store.append(Commit::new(call.at, drafts)).await {
        Ok(_) => {
            call.see_saying(&side.address(), "The two records are one now. You can part them again on this page.").await
        }
        Err(AppendError::Store(error)) => Err(error.into()),
        Err(refused) => page(call, side, Some(other), Shown::problem(&refused.to_string(), "#why")).await,
    }
}

async fn part(call: &Call, side: &Released<Side>, joined: EntryId) -> Answer {
    let reading = side.reading();
    let entry = side
        .joins(&reading)
        .find(|entry| entry.id == joined)
        .ok_or(Failure::NotRecorded("These records have been parted already.".into()))?;
    let Some(why) = why(call) else {
        return page(call, side, None, Shown::problem(NO_REASON, &format!("#why-{joined}"))).await;
    };
    // Whoever parts two records needs leave for both, as whoever joins them does; joined, they are one.
    let mut scribe = Scribe::new(call.who()?.worker(), call.at, command(call)?);
    let draft = people::part_records(entry, why, &mut scribe);
    call.site.store.append(Commit::new(call.at, vec![draft])).await?;
    call.see_saying(&side.address(), "The records are parted. Each shows again what was recorded on it.").await
}

const NO_REASON: &str = "Say why";

fn why(call: &Call) -> Option<String> {
    let why = call.sent("why")?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!why.is_empty()).then(|| why.chars().take(LINE_MAX).collect())
}

/// What else the page shows.
#[derive(Default)]
struct Shown {
    typed: String,
    found: Option<Vec<Value>>,
    more: bool,
    errors: Vec<Value>,
}

impl Shown {
    fn problem(says: &str, at: &str) -> Self {
        Shown { errors: vec![json!({ "text": says, "href": at })], ..Shown::default() }
    }
}

async fn page(call: &Call, side: &Released<Side>, other: Option<&Released<Side>>, shown: Shown) -> Answer {
    let directory = call.directory().await?;
    let reading = side.reading();
    let join = |entry: &ledger::Entry| {
        json!({
            "id": entry.id,
            "why": entry.says::<Joined>().map(|joined| joined.why),
            "who": directory.name(entry.author),
            "at": entry.recorded_at,
        })
    };
    let rows = other.map(|other| {
        let value = |facts: &[(&'static str, String)], label: &str| facts.iter().find(|(name, _)| *name == label).map(|(_, value)| value.clone()).unwrap_or_default();
        let row = |label: &&'static str| json!({ "label": label, "here": value(&side.facts, label), "there": value(&other.facts, label) });
        side::LABELS.iter().filter(|label| [side, other].iter().any(|side| !value(&side.facts, label).is_empty())).map(row).collect::<Vec<_>>()
    });
    let reasons = match other {
        Some(other) => Some(side.likeness(call, other).await?),
        None => None,
    };
    let again = !shown.errors.is_empty();
    let page = json!({
        "name": side.name,
        "address": side.address(),
        "back": side.back(),
        "is_person": matches!(side.subject, Subject::Person(_)),
        "command": call.new_command()?,
        "other": other.map(|other| json!({ "id": other.id(), "name": other.name })),
        "rows": rows,
        "reasons": reasons,
        "joins": side.joins(&reading).map(join).collect::<Vec<_>>(),
        "typed": shown.typed,
        "found": shown.found,
        "more": shown.more,
        "own": side.id(),
        "errors": again.then_some(&shown.errors),
    });
    if again { call.page_again("join.html", page) } else { call.page("join.html", page) }
}
