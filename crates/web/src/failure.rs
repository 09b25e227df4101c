//! What can go wrong with a call, and the page that says so. Absent and sealed give the same page.

use crate::call::Call;
use access::{Refusal, Refused};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use ledger::{Subject, WorkerId};
use serde_json::json;
use store::{AppendError, StoreError};

/// Why a call has no answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Nobody is signed in.
    #[error("signed out")]
    SignedOut,
    /// Nobody is signed in any more, and something was sent.
    #[error("signed out while sending")]
    SignedOutWhileSending,
    /// There is no such page or record, or the caller may not know of it.
    #[error("absent")]
    Absent,
    /// The caller may not.
    #[error("refused")]
    Refused(Refused, Option<Subject>),
    /// The form was not sent from a page of ours.
    #[error("sent from elsewhere")]
    SentFromElsewhere,
    /// What was sent is too large.
    #[error("too large")]
    TooLarge,
    /// What was sent cannot be read.
    #[error("unreadable: {0}")]
    Unreadable(&'static str),
    /// Something was not recorded, for a reason that people can act on.
    #[error("not recorded")]
    NotRecorded(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A template failed.
    #[error("a page could not be made")]
    Template(#[from] minijinja::Error),
    /// Something that cannot happen did.
    #[error("{0}")]
    Broken(&'static str),
}

impl From<AppendError> for Failure {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Store(error) => Failure::Store(error),
            other => Failure::NotRecorded(other.to_string()),
        }
    }
}

/// The page, or the JSON, for a failure.
pub async fn answer(call: &Call, failure: Failure) -> Response {
    let wants_json = call.path.get("*").is_some_and(|path| path.starts_with("/api/"));
    let (status, title, says) = match &failure {
        Failure::SignedOut if !wants_json => return Redirect::to("/sign-in").into_response(),
        Failure::SignedOut | Failure::SignedOutWhileSending => (
            StatusCode::UNAUTHORIZED,
            "You have been signed out",
            "This was not saved. Go back: your words are still there. Sign in again in another tab, open the page again there, and send it. Long forms were kept while you wrote.".to_owned(),
        ),
        Failure::Absent => (StatusCode::NOT_FOUND, "Page not found", ABSENT.to_owned()),
        Failure::Refused(refused, _) => match refused.kind {
            Refusal::Absent => (StatusCode::NOT_FOUND, "Page not found", ABSENT.to_owned()),
            Refusal::Fault => {
                tracing::error!("an access decision could not be worked out");
                (StatusCode::FORBIDDEN, "You cannot see this", refused.words.to_string())
            }
            _ => (StatusCode::FORBIDDEN, "You cannot see this", refused.words.to_string()),
        },
        Failure::SentFromElsewhere => (
            StatusCode::FORBIDDEN,
            "This was not saved",
            "The page you sent was opened before you last signed in. Go back, copy what you typed, open the page again and send it from there.".to_owned(),
        ),
        Failure::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "This is too large", "What you sent is larger than a record may be. Send it in smaller parts.".to_owned()),
        Failure::Unreadable(says) => (StatusCode::BAD_REQUEST, "This cannot be read", (*says).to_owned()),
        Failure::NotRecorded(says) => (StatusCode::CONFLICT, "This was not saved", says.clone()),
        Failure::Store(error) => {
            tracing::error!(error = %error, "the store failed");
            let says = match error {
                StoreError::Full => error.to_string(),
                _ => "Try again in a minute. What you typed was not saved.".to_owned(),
            };
            (StatusCode::SERVICE_UNAVAILABLE, "Sorry, there is a problem with the service", says)
        }
        Failure::Template(error) => {
            tracing::error!(template = error.name(), line = error.line(), kind = ?error.kind(), "a page could not be made");
            (StatusCode::INTERNAL_SERVER_ERROR, "Sorry, there is a problem with the service", "Try again in a minute.".to_owned())
        }
        Failure::Broken(what) => {
            tracing::error!(what, "something that cannot happen did");
            (StatusCode::INTERNAL_SERVER_ERROR, "Sorry, there is a problem with the service", "Try again in a minute.".to_owned())
        }
    };
    if wants_json {
        return (status, axum::Json(json!({ "title": title, "says": says }))).into_response();
    }
    let (ask, glass) = match &failure {
        Failure::Refused(Refused { kind: Refusal::Restricted { ask } | Refusal::NotInvolved { ask }, .. }, subject) => {
            (*ask, *subject)
        }
        _ => (None, None),
    };
    let ask = match ask {
        Some(worker) => worker_name(call, worker).await,
        None => None,
    };
    let glass = glass.filter(|_| call.might(access::Action::BreakGlass, None)).and_then(|subject| match subject {
        Subject::Family(family) => Some(format!("/families/{family}/break-glass")),
        Subject::Person(_) | Subject::Worker(_) => None,
    });
    let page = json!({ "title": title, "says": says, "ask": ask, "glass": glass });
    match call.page_as(status, "failure.html", page) {
        Ok(page) => page,
        Err(_) => (status, title).into_response(),
    }
}

const ABSENT: &str = "Check the address, or look for the person or family again.";

async fn worker_name(call: &Call, worker: WorkerId) -> Option<String> {
    Some(call.site.directory().await.ok()?.name(worker).to_owned())
}
