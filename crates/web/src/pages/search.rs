//! `/search`: finding people. What is looked for is sent, never put in an address, for addresses stay in logs and in browsers.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    found::{self, SHOWN_MAX},
};
use matching::{Number, Postcode, Query};
use serde_json::{Value, json};

/// Longer than a name, a date and a postcode together.
const TYPED_MAX: usize = 200;

/// `GET /search`
pub async fn show(call: Call) -> Answer {
    call.page("search.html", json!({ "typed": "", "found": null, "more": false }))
}

/// `POST /search`
pub async fn post(call: Call) -> Answer {
    let typed = typed(&call)?;
    let (found, more) = rows(&call, &typed).await?;
    call.page("search.html", json!({ "typed": typed, "found": found, "more": more }))
}

/// `POST /people/suggest`: people who fit what was typed so far, for the page's script.
pub async fn suggest(call: Call) -> Answer {
    let (mut found, _) = rows(&call, &typed(&call)?).await?;
    found.truncate(SUGGESTED_MAX);
    call.json(&found)
}

/// As many as fit under a field.
const SUGGESTED_MAX: usize = 8;

/// `POST /people/alike`: people on record who may be the one whose details are being typed, for the page's script.
pub async fn alike(call: Call) -> Answer {
    let sent = |name: &str| call.sent(name).filter(|text| text.len() <= TYPED_MAX);
    let text = |name: &str| sent(name).unwrap_or_default().to_owned();
    let query = Query {
        forename: text("forename"),
        surname: text("surname"),
        birth_date: sent("born").and_then(|day| found::birth_date(casework::form::read_day(day, call.today())?)),
        sex: text("sex"),
        postcode: sent("postcode").and_then(Postcode::read),
        number: sent("nhs_number").and_then(Number::read),
        numbers: sent("upn").filter(|number| !number.is_empty()).map(str::to_owned).into_iter().collect(),
        ..Query::default()
    };
    let directory = call.directory().await?;
    let alike = found::like(&call, query).await?;
    call.json(&alike.iter().take(SUGGESTED_MAX).map(|found| found::row(&call, &directory, found)).collect::<Vec<_>>())
}

fn typed(call: &Call) -> Result<String, Failure> {
    let typed = call.sent("q").unwrap_or_default().trim();
    if typed.len() > TYPED_MAX { Err(Failure::TooLarge) } else { Ok(typed.to_owned()) }
}

/// The rows that are shown, and whether there are more.
pub async fn rows(call: &Call, typed: &str) -> Result<(Vec<Value>, bool), Failure> {
    let directory = call.directory().await?;
    let found = found::typed(call, typed).await?;
    let rows = found.iter().take(SHOWN_MAX).map(|found| found::row(call, &directory, found)).collect();
    Ok((rows, found.len() > SHOWN_MAX))
}
