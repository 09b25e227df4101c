//! `GET /families/{family}`: home. Who, who lives with whom, what is the plan, what is next, what worries us.

use crate::{
    call::{Answer, Call},
    family,
    identity::{Whole, bar},
};
use serde_json::json;

/// `GET /families/{family}`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let whole = Whole::of(&record);
    call.page("family/show.html", json!({ "identity": bar(&call, &whole).await? }))
}
