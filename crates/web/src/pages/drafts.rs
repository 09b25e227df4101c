//! `POST /drafts/{form}`: keeps what somebody is typing, for them alone, until the form is sent.

use crate::call::{Answer, Call};
use axum::{http::StatusCode, response::IntoResponse};
use ledger::Sequence;
use store::SavedDraft;

/// Longer than any address of a form.
const FORM_NAME_MAX: usize = 200;

/// What travels with a form but is not typed.
pub const UNTYPED: [&str; 4] = ["token", "command", "based_on", "add"];

/// `POST /drafts/{form}`
pub async fn post(call: Call) -> Answer {
    let form: String = call.id("form")?;
    if form.len() > FORM_NAME_MAX {
        return Err(crate::failure::Failure::TooLarge);
    }
    let based_on = call.sent("based_on").and_then(|sequence| sequence.parse().ok()).map_or(Sequence(0), Sequence);
    let typed: Vec<&(String, String)> =
        call.form.iter().filter(|(name, _)| !UNTYPED.contains(&name.as_str())).collect();
    let typed =
        serde_json::to_string(&typed).map_err(|_| crate::failure::Failure::Broken("a draft cannot be written"))?;
    let draft = SavedDraft { form, typed, based_on, saved_at: call.at };
    call.site.store.save_draft(call.who()?.worker(), &draft).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What the caller typed into a form before, if it was kept.
pub async fn kept(
    call: &Call,
    form: &str,
) -> Result<Option<(Vec<(String, String)>, SavedDraft)>, crate::failure::Failure> {
    let Some(draft) = call.site.store.draft(call.who()?.worker(), form).await? else { return Ok(None) };
    let typed: Option<Vec<(String, String)>> = serde_json::from_str(&draft.typed).ok();
    Ok(typed.map(|typed| (typed, draft)))
}
