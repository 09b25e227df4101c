//! `/front-door/contact`: taking a contact on one page, with the telephone in the other hand. Nobody need be known yet.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family::{self, FamilyRecord},
    forms::{self, Filled},
    pages::{drafts, matches, record::add_row},
    particulars::{self, OfFamily, Particulars},
    setting,
};
use access::{Action, Released};
use casework::{
    Scribe,
    acts::{Refused, said},
    form::{Problem, tree},
    front_door::{self, Known, TakenContact},
};
use ledger::{Entry, EntryId, FamilyId, Reading};
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
    page(&call, known.as_ref(), &filled, call.new_command()?, None, kept.map(|(_, draft)| draft.saved_at.to_string()))
        .await
}

/// `POST /front-door/contact`
pub async fn post(call: Call) -> Answer {
    let known = on_record(&call).await?;
    let command: Uuid = call
        .sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))?;
    let mut filled = Filled {
        answers: tree(call.form.iter().map(|(name, value)| (name.as_str(), value.as_str()))),
        problems: Vec::new(),
    };
    if let Some(rows) = call.sent("add") {
        add_row(&mut filled.answers, rows);
        return page(&call, known.as_ref(), &filled, command, None, None).await;
    }
    let family = match take(&call, known.as_ref(), &filled.answers, command).await? {
        Ok((family, _)) => family,
        Err(refused) => {
            filled.problems = refused.problems;
            return page(&call, known.as_ref(), &filled, command, Some(refused.says), None).await;
        }
    };
    call.site.store.discard_draft(call.who()?.worker(), &draft_name(known.as_ref())).await?;
    let next = matches::after_contact(&call, family).await?;
    call.see_saying(&next, "Contact saved. A manager decides within one working day.").await
}

/// Checks the answers and records the contact, from a page or a program: on the record it was opened from, or of the family to which
/// every child belongs who was picked from the record, or as a new family.
pub async fn take(
    call: &Call,
    known: Option<&Released<FamilyRecord>>,
    answers: &Value,
    command: Uuid,
) -> Result<Result<(FamilyId, Vec<EntryId>), Refused>, Failure> {
    let directory = call.directory().await?;
    let setting = setting::of_nobody(call, &directory);
    let checked = match front_door::contact_form().check(answers, &setting) {
        Ok(checked) => checked,
        Err(problems) => return Ok(Err(Refused { problems, says: String::new() })),
    };
    let picked = match picked(call, &checked).await? {
        Ok(picked) => picked,
        Err(problem) => return Ok(Err(Refused { problems: vec![problem], says: String::new() })),
    };
    let taken: TakenContact = match said(checked) {
        Ok(taken) => taken,
        Err(refused) => return Ok(Err(refused)),
    };
    let family = known.map(|record| record.family).or_else(|| shared_family(call, &picked));
    let mut entries: Vec<Entry> = picked.iter().flat_map(|picked| picked.entries()).cloned().collect();
    if let Some(family) = family {
        entries.extend(call.site.store.entries_about(&[family.into()]).await?);
        entries.extend(known.iter().flat_map(|record| record.entries()).cloned());
    }
    let reading = Reading::now(&entries);
    let mut scribe = Scribe::new(call.who()?.worker(), call.at, command);
    let (family, drafts) =
        match front_door::take_contact(&Known { reading: &reading, family }, taken, &setting, &mut scribe) {
            Ok(taken) => taken,
            Err(refused) => return Ok(Err(refused.into())),
        };
    match call.site.store.append(Commit::new(call.at, drafts)).await {
        Ok(receipt) => Ok(Ok((family, receipt.entries.iter().map(|entry| entry.id).collect()))),
        Err(AppendError::Store(error)) => Err(error.into()),
        Err(other) => Ok(Err(Refused::because(other))),
    }
}

/// Children who were picked from the record.
async fn picked(call: &Call, answers: &Value) -> Result<Result<Vec<Particulars>, Problem>, Failure> {
    let mut picked = Vec::new();
    for (number, child) in answers["children"].as_array().into_iter().flatten().enumerate() {
        let Some(known) = child["known"].as_str() else { continue };
        match particulars::picked(call, known).await? {
            Some(found) => picked.push(found),
            None => {
                return Ok(Err(Problem {
                    at: format!("children.{number}.forename"),
                    says: "Choose the child from the suggestions again, or write the name".into(),
                }));
            }
        }
    }
    Ok(Ok(picked))
}

/// The family to which all who were picked belong, if the caller may read its record.
fn shared_family(call: &Call, picked: &[Particulars]) -> Option<FamilyId> {
    let readable =
        |of: &&OfFamily| call.might(Action::ReadFamily, Some(&family::circle_of(of.family, of.involved.clone())));
    let in_all = |of: &&OfFamily| picked.iter().all(|one| one.families.iter().any(|other| other.family == of.family));
    picked.first()?.families.iter().filter(readable).find(in_all).map(|of| of.family)
}

/// The family's record that the contact goes on, when it was opened from one.
async fn on_record(call: &Call) -> Result<Option<Released<FamilyRecord>>, Failure> {
    let family: Option<FamilyId> = call.asked("family").or(call.sent("family")).and_then(|id| id.parse().ok());
    match family {
        Some(family) => Ok(Some(readable(call, family).await?)),
        None => Ok(None),
    }
}

/// A family's record, for a contact on it. Anybody at the front door takes contacts; the children's details are for those who may read
/// the record.
pub async fn readable(call: &Call, family: FamilyId) -> Result<Released<FamilyRecord>, Failure> {
    let record = family::read(call, family).await?;
    call.permit(Action::ReadFamily, Some(record.circle()), None).await?;
    Ok(record)
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
