//! `/families/{family}/entries/{entry}/withdraw`: taking back an entry that should not have been recorded. It stays readable.

use super::{Sent, append, find, page_of, permit, reason_missing, sent};
use crate::{
    call::{Answer, Call},
    family,
    identity::Whole,
};
use casework::{Scribe, correction};
use serde_json::{Value, json};

const TITLE: &str = "Withdraw an entry";

/// `GET /families/{family}/entries/{entry}/withdraw`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let entry = find(&call, &record)?;
    permit(&call, &record, entry).await?;
    let sent = Sent { command: call.new_command()?, why: String::new() };
    page_of(&call, &Whole::of(&record), entry, TITLE, &sent, form(&record, entry), Vec::new()).await
}

/// `POST /families/{family}/entries/{entry}/withdraw`
pub async fn post(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let entry = find(&call, &record)?;
    let worker = permit(&call, &record, entry).await?;
    let sent = sent(&call)?;
    let mut errors: Vec<Value> = reason_missing(&sent).into_iter().collect();
    if errors.is_empty() {
        let mut scribe = Scribe::new(worker, call.at, sent.command);
        let refused = match correction::withdrawn(&record.reading(), entry, sent.why.clone(), &mut scribe) {
            Ok(draft) => append(&call, &record, entry, draft).await?.err(),
            Err(refused) => Some(refused),
        };
        match refused {
            None => {
                return call
                    .see_saying(
                        &format!("/families/{}/entries/{}", record.family, entry.id),
                        "Entry withdrawn. It stays readable here.",
                    )
                    .await;
            }
            Some(refused) => errors.push(json!({ "text": refused.says, "href": "#why_amended" })),
        }
    }
    page_of(&call, &Whole::of(&record), entry, TITLE, &sent, form(&record, entry), errors).await
}

fn form(record: &family::FamilyRecord, entry: &ledger::Entry) -> Value {
    json!({
        "action": format!("/families/{}/entries/{}/withdraw", record.family, entry.id),
        "submit": "Withdraw this entry",
        "says": "Withdraw an entry that should never have been recorded. It no longer counts anywhere, and stays readable with your reason.",
        "sections": [],
    })
}
