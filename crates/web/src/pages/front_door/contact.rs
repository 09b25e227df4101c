//! `/front-door/contact`: taking a contact on one page, with the telephone in the other hand. Nobody need be known yet.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family::{self, FamilyRecord},
    forms::{self, Filled},
    pages::{drafts, record::add_row},
    setting,
};
use access::{Action, Released};
use casework::{
    Scribe,
    acts::said,
    form::tree,
    front_door::{self, Known, TakenContact},
};
use ledger::{FamilyId, Reading};
use serde_json::{Value, json};
use store::{AppendError, Commit};
use uuid::Uuid;

/// A draft of a contact that has no family yet.
const DRAFT: &str = "contact";

/// `GET /front-door/contact`, on a family's record with `?family=`
pub async fn show(call: Call) -> Answer {
    let known = on_record(&call).await?;
    let mut filled = Filled { answers: starts_with(&call, known.as_ref()), problems: Vec::new() };
    let kept = drafts::kept(&call, &draft_name(known.as_ref())).await?;
    if let Some((typed, _)) = &kept {
        filled.answers = tree(typed.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    }
    page(&call, known.as_ref(), &filled, call.new_command()?, None, kept.map(|(_, draft)| draft.saved_at.to_string())).await
}

/// `POST /front-door/contact`
pub async fn post(call: Call) -> Answer {
    let known = on_record(&call).await?;
    let command: Uuid = call.sent("command").and_then(|id| id.parse().ok()).ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))?;
    let mut filled = Filled { answers: tree(call.form.iter().map(|(name, value)| (name.as_str(), value.as_str()))), problems: Vec::new() };
    if let Some(rows) = call.sent("add") {
        add_row(&mut filled.answers, rows);
        return page(&call, known.as_ref(), &filled, command, None, None).await;
    }
    let directory = call.directory().await?;
    let setting = setting::of_nobody(&call, &directory);
    let checked = match front_door::contact_form().check(&filled.answers, &setting) {
        Ok(checked) => checked,
        Err(problems) => {
            filled.problems = problems;
            return page(&call, known.as_ref(), &filled, command, None, None).await;
        }
    };
    let taken: TakenContact = said(checked).map_err(|refused| Failure::NotRecorded(refused.says))?;
    let nothing = Vec::new();
    let reading = known.as_ref().map_or_else(|| Reading::now(&nothing), |record| record.reading());
    let mut scribe = Scribe::new(call.who()?.worker(), call.at, command);
    let on = Known { reading: &reading, family: known.as_ref().map(|record| record.family) };
    let taken = front_door::take_contact(&on, taken, &setting, &mut scribe).map_err(casework::acts::Refused::from);
    let (family, drafts) = match taken {
        Ok(taken) => taken,
        Err(refused) => {
            filled.problems = refused.problems;
            return page(&call, known.as_ref(), &filled, command, Some(refused.says), None).await;
        }
    };
    match call.site.store.append(Commit::new(call.at, drafts)).await {
        Ok(_) => {}
        Err(AppendError::Store(error)) => return Err(error.into()),
        Err(other) => return page(&call, known.as_ref(), &filled, command, Some(other.to_string()), None).await,
    }
    call.site.store.discard_draft(call.who()?.worker(), &draft_name(known.as_ref())).await?;
    let next = if call.might(Action::ReadFamily, None) { format!("/families/{family}") } else { "/front-door".to_owned() };
    call.see_saying(&next, "Contact saved. A manager decides within one working day.").await
}

/// The family's record that the contact goes on, when it was opened from one.
async fn on_record(call: &Call) -> Result<Option<Released<FamilyRecord>>, Failure> {
    let family: Option<FamilyId> = call.asked("family").or(call.sent("family")).and_then(|id| id.parse().ok());
    match family {
        Some(family) => Ok(Some(family::read(call, family).await?)),
        None => Ok(None),
    }
}

/// On a record, its children are there already.
fn starts_with(call: &Call, known: Option<&Released<FamilyRecord>>) -> Value {
    let now = call.at.in_london();
    let received = json!({ "received_on": now.date().to_string(), "received_at": now.strftime("%H:%M").to_string() });
    let Some(record) = known else { return received };
    let reading = record.reading();
    let members = casework::people::members(&reading, record.family, call.today());
    let children = members.iter().filter(|member| member.person.is_child(call.today()));
    let rows: Vec<Value> = children
        .map(|child| {
            let details = &child.person.details;
            json!({
                "known": child.person.id, "forename": details.forename, "surname": details.surname, "born": details.born, "sex": details.sex,
                "ethnicity": details.ethnicity, "disability": details.disability, "school": details.school, "upn": details.upn,
            })
        })
        .collect();
    let mut starts = received;
    starts["children"] = rows.into();
    starts
}

fn draft_name(known: Option<&Released<FamilyRecord>>) -> String {
    known.map_or_else(|| DRAFT.to_owned(), |record| format!("{DRAFT}-{}", record.family))
}

async fn page(
    call: &Call,
    known: Option<&Released<FamilyRecord>>,
    filled: &Filled,
    command: Uuid,
    says: Option<String>,
    restored: Option<String>,
) -> Answer {
    let directory = call.directory().await?;
    let setting = setting::of_nobody(call, &directory);
    let mut form = forms::view(call, &front_door::contact_form(), &setting, filled, "/front-door/contact".to_owned());
    form.autosave = Some(format!("/drafts/{}", draft_name(known)));
    form.hidden = vec![("command".into(), command.to_string())];
    form.hidden.extend(known.map(|record| ("family".into(), record.family.to_string())));
    form.errors.extend(says.filter(|says| !says.is_empty()).map(|says| json!({ "text": says, "href": "#form" })));
    let again = !form.errors.is_empty();
    let page = json!({
        "errors": again.then_some(&form.errors),
        "form": form,
        "restored": restored,
        "back": known.map_or_else(|| "/front-door".to_owned(), |record| format!("/families/{}", record.family)),
    });
    if again { call.page_again("front_door/contact.html", page) } else { call.page("front_door/contact.html", page) }
}
