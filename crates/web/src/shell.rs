//! What stands around every page: the authority, the person, the menu.

use crate::call::Call;
use access::Action;
use serde::Serialize;
use serde_json::{Value, json};

/// What stands around a page.
#[derive(Serialize)]
pub struct Shell {
    service: &'static str,
    authority: String,
    version: &'static str,
    token: String,
    made_up: bool,
    person: Option<Person>,
    navigation: Vec<Value>,
    notice: Option<Value>,
}

#[derive(Serialize)]
struct Person {
    name: String,
    role: &'static str,
}

/// The menu: what each entry leads to, and who may see it.
const MENU: [(&str, &str, Action); 9] = [
    ("/work", "My work", Action::ReadOwnWork),
    ("/team", "Team", Action::ReadTeamWork),
    ("/front-door", "Front door", Action::ReadFrontDoor),
    ("/search", "Find people", Action::FindPeople),
    ("/matches", "On record twice?", Action::ReviewMatches),
    ("/reports", "Reports", Action::ReadReports),
    ("/forecasts", "Forecasts", Action::ReadForecasts),
    ("/returns", "Returns", Action::CheckReturns),
    ("/audit", "Who has looked", Action::ReadAccessLog),
];

/// What stands around a page of this call.
pub fn shell(call: &Call) -> Shell {
    let who = call.who.as_ref();
    let here = call.path.get("*").map(String::as_str).unwrap_or_default();
    let entry =
        |(href, text, _): &(&str, &str, Action)| json!({ "href": href, "text": text, "current": here == *href });
    let allowed = |(_, _, action): &&(&str, &str, Action)| call.might(*action, None);
    Shell {
        service: "Kith",
        authority: call.site.authority.clone(),
        version: env!("CARGO_PKG_VERSION"),
        token: who.map(|who| who.token.clone()).unwrap_or_default(),
        made_up: call.site.is_made_up(),
        person: who.map(|who| Person { name: who.name.clone(), role: who.title }),
        navigation: if who.is_some() { MENU.iter().filter(allowed).map(entry).collect() } else { Vec::new() },
        notice: who.and_then(|who| who.notice.as_ref()).map(|text| json!({ "text": text, "success": true })),
    }
}
