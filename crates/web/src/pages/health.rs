//! `GET /health`: does the store answer? Says nothing else, since it is open to all.

use crate::call::{Answer, Call};
use axum::response::IntoResponse;

/// `GET /health`
pub async fn show(call: Call) -> Answer {
    call.site.store.head().await?;
    Ok("ok".into_response())
}
