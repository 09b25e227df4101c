//! `/people/{person}/details`: changing what is known of a person. The form holds what is known already; only what is new or different
//! is recorded.

use super::around;
use crate::{
    call::{Answer, Call},
    failure::Failure,
    forms::{self, Filled},
    person::{self, PersonRecord},
    setting,
};
use access::{Action, Released};
use casework::{
    Scribe,
    acts::{Refused, said},
    form::tree,
    people::{self, PERSON_DETAILS},
};
use ledger::Sequence;
use serde_json::{Value, json};
use store::{AppendError, BasedOn, Commit};
use uuid::Uuid;

/// `GET /people/{person}/details`
pub async fn show(call: Call) -> Answer {
    let record = person::read(&call, call.id("person")?).await?;
    if record.past.is_some() {
        return call.see(&format!("/people/{}", record.person));
    }
    permit(&call, &record).await?;
    let known = people::person(&record.reading(), record.person).details;
    let filled = Filled { answers: serde_json::to_value(&known).unwrap_or_default(), problems: Vec::new() };
    page(&call, &record, &filled, Sending { command: call.new_command()?, based_on: record.newest() }, None, Vec::new())
        .await
}

/// `POST /people/{person}/details`
pub async fn post(call: Call) -> Answer {
    let record = person::read(&call, call.id("person")?).await?;
    if record.past.is_some() {
        // The past is for reading.
        return Err(Failure::Absent);
    }
    let worker = permit(&call, &record).await?;
    let command: Uuid = call
        .sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))?;
    let based_on = call.sent("based_on").and_then(|sequence| sequence.parse().ok()).map_or(Sequence(0), Sequence);
    let sending = Sending { command, based_on };
    let mut filled = Filled {
        answers: tree(call.form.iter().map(|(name, value)| (name.as_str(), value.as_str()))),
        problems: Vec::new(),
    };
    let directory = call.directory().await?;
    let checked = match people::person_form().check(&filled.answers, &setting::of_nobody(&call, &directory)) {
        Ok(checked) => checked,
        Err(problems) => {
            filled.problems = problems;
            return page(&call, &record, &filled, sending, None, Vec::new()).await;
        }
    };
    let reading = record.reading();
    let mut scribe = Scribe::new(worker, call.at, command);
    let decided =
        said(checked).and_then(|details| Ok(people::change_person(&reading, record.person, details, &mut scribe)?));
    let drafts = match decided {
        Ok(drafts) => drafts,
        Err(Refused { problems, says }) => {
            filled.problems = problems;
            return page(&call, &record, &filled, sending, Some(says), Vec::new()).await;
        }
    };
    let based_on =
        vec![BasedOn { subject: record.person.into(), sequence: based_on, kinds: vec![PERSON_DETAILS.into()] }];
    match call.site.store.append(Commit { at: call.at, drafts, based_on, jobs: Vec::new() }).await {
        Ok(_) => call.see_saying(&format!("/people/{}", record.person), "Details saved.").await,
        Err(AppendError::Clash(entries)) => {
            let fresh = person::read(&call, record.person).await?;
            let names = people::names_of(&reading);
            let told = entries.iter().filter_map(|entry| {
                let line = casework::chronology::line(entry, casework::kinds::kind(&entry.kind)?, &names);
                Some(json!({ "who": directory.name(line.author), "at": line.recorded_at, "title": line.title, "sentence": line.sentence }))
            });
            let sending = Sending { command: call.new_command()?, based_on: fresh.newest() };
            page(&call, &fresh, &filled, sending, None, told.collect()).await
        }
        Err(AppendError::Store(error)) => Err(error.into()),
        Err(other) => page(&call, &record, &filled, sending, Some(other.to_string()), Vec::new()).await,
    }
}

/// Leave to change the person, through whichever family gives it.
async fn permit(call: &Call, record: &Released<PersonRecord>) -> Result<ledger::WorkerId, Failure> {
    let circle = record.circles().find(|circle| call.might(Action::ChangePerson, Some(circle)));
    let circle = circle.or(record.circles().next()).ok_or(Failure::Absent)?;
    Ok(call.permit(Action::ChangePerson, Some(&circle), None).await?.worker())
}

struct Sending {
    command: Uuid,
    based_on: Sequence,
}

async fn page(
    call: &Call,
    record: &Released<PersonRecord>,
    filled: &Filled,
    sending: Sending,
    says: Option<String>,
    clash: Vec<Value>,
) -> Answer {
    let directory = call.directory().await?;
    let base = format!("/people/{}", record.person);
    let mut form = forms::view(
        call,
        &people::person_form(),
        &setting::of_nobody(call, &directory),
        filled,
        format!("{base}/details"),
    );
    form.hidden =
        vec![("command".into(), sending.command.to_string()), ("based_on".into(), sending.based_on.to_string())];
    form.errors.extend(says.filter(|says| !says.is_empty()).map(|says| json!({ "text": says, "href": "#form" })));
    let name = people::person(&record.reading(), record.person).called();
    let again = !form.errors.is_empty() || !clash.is_empty();
    let mut page = json!({
        "errors": (!form.errors.is_empty()).then_some(&form.errors),
        "form": form,
        "clash": clash,
        "name": name,
        "back": base,
    });
    around(call, record, &mut page).await?;
    if again { call.page_again("person/details.html", page) } else { call.page("person/details.html", page) }
}
