//! `GET /help`: how to get about, the keys, and whom to ask.

use crate::call::{Answer, Call};
use serde_json::json;

/// `GET /help`
pub async fn show(call: Call) -> Answer {
    call.page("help.html", json!({}))
}
