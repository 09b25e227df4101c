//! `/families/{family}/entries/{entry}/correct`: saying an entry right. The form is the one that recorded it, with what it says now.

use super::{Sent, append, find, page_of, permit, reason_missing, sent, setting_of};
use crate::{
    call::{Answer, Call},
    failure::Failure,
    family,
    forms::{self, Filled},
    identity::Whole,
};
use casework::{
    Scribe, correction,
    form::{Form, tree},
    kinds,
};
use ledger::Entry;
use serde_json::{Value, json};

/// `GET /families/{family}/entries/{entry}/correct`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let entry = find(&call, &record)?;
    permit(&call, &record, entry).await?;
    let form = correction::form_of(&entry.kind).ok_or(Failure::Absent)?;
    let filled = Filled { answers: correction::starts_with(entry), problems: Vec::new() };
    let sent = Sent { command: call.new_command()?, why: String::new() };
    page(&call, &Whole::of(&record), entry, &form, &sent, &filled, Vec::new()).await
}

/// `POST /families/{family}/entries/{entry}/correct`
pub async fn post(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let entry = find(&call, &record)?;
    let worker = permit(&call, &record, entry).await?;
    let form = correction::form_of(&entry.kind).ok_or(Failure::Absent)?;
    let whole = Whole::of(&record);
    let sent = sent(&call)?;
    let mut filled = Filled {
        answers: tree(call.form.iter().map(|(name, value)| (name.as_str(), value.as_str()))),
        problems: Vec::new(),
    };
    if let Some(rows) = call.sent("add") {
        crate::pages::record::add_row(&mut filled.answers, rows);
        return page(&call, &whole, entry, &form, &sent, &filled, Vec::new()).await;
    }
    let mut errors: Vec<Value> = reason_missing(&sent).into_iter().collect();
    let (reading, directory) = (&whole.reading, call.directory().await?);
    match form.check(&filled.answers, &setting_of(&call, &whole, &directory, entry)) {
        Err(problems) => filled.problems = problems,
        Ok(answers) if errors.is_empty() => {
            let mut scribe = Scribe::new(worker, call.at, sent.command);
            let refused =
                match correction::corrected(reading, entry, record.family, &answers, sent.why.clone(), &mut scribe) {
                    Ok(draft) => {
                        let id = draft.id;
                        match append(&call, &record, entry, draft).await? {
                            Ok(()) => {
                                return call
                                    .see_saying(
                                        &format!("/families/{}/entries/{id}", record.family),
                                        "Corrected. What it said before stays readable below.",
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
    page(&call, &whole, entry, &form, &sent, &filled, errors).await
}

async fn page(
    call: &Call,
    whole: &Whole<'_>,
    entry: &Entry,
    form: &Form,
    sent: &Sent,
    filled: &Filled,
    mut errors: Vec<Value>,
) -> Answer {
    let directory = call.directory().await?;
    let setting = setting_of(call, whole, &directory, entry);
    let action = format!("/families/{}/entries/{}/correct", whole.record.family, entry.id);
    let view = forms::view(call, form, &setting, filled, action);
    errors.extend(view.errors.iter().cloned());
    let mut view = serde_json::to_value(&view).map_err(|_| Failure::Broken("a form cannot be written"))?;
    let title = format!("Correct: {}", kinds::kind(&entry.kind).map_or(form.title, |kind| kind.title));
    view["submit"] = "Save the correction".into();
    page_of(call, whole, entry, &title, sent, view, errors).await
}
