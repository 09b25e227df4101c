//! `/families/{family}/entries/{entry}/wrong-person`: what was recorded of one person was about another. Everything that the entry says
//! of the one moves to the other; the first version stays readable.

use super::{Sent, append, asking, find, page_of, permit, reason_missing, sent};
use crate::{
    call::{Answer, Call},
    family,
    forms::{self, Filled},
    identity::Whole,
    setting,
};
use casework::{
    Scribe, correction,
    form::{Answer as Answered, Choice, Choices, Form, Question, Setting, Whom, tree},
};
use ledger::{Entry, PersonId, Subject};
use serde_json::{Value, json};

const TITLE: &str = "Recorded on the wrong person";

fn form() -> Form {
    asking(
        "wrong_person",
        TITLE,
        "Move it to the right person",
        vec![
            Question::new("wrong", "Whom was it recorded on?", Answered::One(Choices::Offered))
                .needed("Choose whom it was recorded on"),
            Question::new("right", "Whom is it about?", Answered::Person(Whom::Everyone))
                .hint("If it belongs in another family’s record, withdraw it here and record it there")
                .needed("Choose whom it is about"),
        ],
    )
}

/// `GET /families/{family}/entries/{entry}/wrong-person`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let entry = find(&call, &record)?;
    permit(&call, &record, entry).await?;
    let whole = Whole::of(&record);
    let sent = Sent { command: call.new_command()?, why: String::new() };
    let mut filled = Filled::default();
    if let [only] = on_whom(entry).as_slice() {
        filled.answers = json!({ "wrong": only });
    }
    page(&call, &whole, entry, &sent, &filled, Vec::new()).await
}

/// `POST /families/{family}/entries/{entry}/wrong-person`
pub async fn post(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let entry = find(&call, &record)?;
    let worker = permit(&call, &record, entry).await?;
    let whole = Whole::of(&record);
    let sent = sent(&call)?;
    let mut errors: Vec<Value> = reason_missing(&sent).into_iter().collect();
    let mut filled = Filled {
        answers: tree(call.form.iter().map(|(name, value)| (name.as_str(), value.as_str()))),
        problems: Vec::new(),
    };
    let directory = call.directory().await?;
    let checked = form().check(&filled.answers, &offering(&call, &whole, &directory, entry));
    match checked {
        Err(problems) => filled.problems = problems,
        Ok(answers) if errors.is_empty() => {
            let person = |name: &str| answers[name].as_str().and_then(|id| id.parse::<PersonId>().ok());
            let (Some(wrong), Some(right)) = (person("wrong"), person("right")) else {
                return Err(crate::failure::Failure::Unreadable(
                    "The form was not complete. Go back and send it again.",
                ));
            };
            let mut scribe = Scribe::new(worker, call.at, sent.command);
            let refused =
                match correction::on_right_person(&whole.reading, entry, wrong, right, sent.why.clone(), &mut scribe) {
                    Ok(draft) => {
                        let id = draft.id;
                        match append(&call, &record, entry, draft).await? {
                            Ok(()) => {
                                return call
                                    .see_saying(
                                        &format!("/families/{}/entries/{id}", record.family),
                                        "Moved to the right person.",
                                    )
                                    .await;
                            }
                            Err(refused) => refused,
                        }
                    }
                    Err(refused) => refused,
                };
            filled.problems = refused.problems;
            errors.extend((!refused.says.is_empty()).then(|| json!({ "text": refused.says, "href": "#form" })));
        }
        Ok(_) => {}
    }
    page(&call, &whole, entry, &sent, &filled, errors).await
}

fn on_whom(entry: &Entry) -> Vec<PersonId> {
    let person = |subject: &Subject| match subject {
        Subject::Person(person) => Some(*person),
        Subject::Family(_) | Subject::Worker(_) => None,
    };
    entry.about.iter().filter_map(person).collect()
}

fn offering<'a>(call: &'a Call, whole: &Whole<'_>, directory: &crate::site::Directory, entry: &Entry) -> Setting<'a> {
    let choice = |person: PersonId| Choice::new(person.to_string(), whole.names.of(person));
    let choices = on_whom(entry).into_iter().map(choice).collect();
    setting::of_family(call, whole, directory, vec![("wrong", choices)])
}

async fn page(
    call: &Call,
    whole: &Whole<'_>,
    entry: &Entry,
    sent: &Sent,
    filled: &Filled,
    mut errors: Vec<Value>,
) -> Answer {
    let directory = call.directory().await?;
    let action = format!("/families/{}/entries/{}/wrong-person", whole.record.family, entry.id);
    let view = forms::view(call, &form(), &offering(call, whole, &directory, entry), filled, action);
    errors.extend(view.errors.iter().cloned());
    let view = serde_json::to_value(&view).map_err(|_| crate::failure::Failure::Broken("a form cannot be written"))?;
    page_of(call, whole, entry, TITLE, sent, view, errors).await
}
