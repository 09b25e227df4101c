//! What is due, in the words of a clock: "due Tue 4 Mar (day 1 of 1)", with the rule that made it.

use casework::family_help::Due;
use jiff::civil::Date;
use ledger::FamilyId;
use serde_json::{Value, json};

/// Days ahead that count as soon.
const SOON_DAYS: i32 = 3;

/// Something due, for a template; `may` says whether the caller may do what a form does.
pub fn shown(due: &Due, family: FamilyId, today: Date, may: impl Fn(&str) -> bool) -> Value {
    let policy = policy::national();
    let days = (due.on - today).get_days();
    let words = match due.rule.and_then(|rule| policy.clock(rule, due.from, today)) {
        Some(clock) => clock.to_string(),
        None if days < 0 => format!("was due {}", policy::short_day(due.on, today)),
        None if days == 0 => "due today".to_owned(),
        None => format!("due {}", policy::short_day(due.on, today)),
    };
    json!({
        "what": due.what,
        "href": may(due.form).then(|| address(due, family)),
        "clock": words,
        "late": days < 0,
        "soon": (0..=SOON_DAYS).contains(&days),
        "rule": due.rule.and_then(|rule| policy.timescale(rule, due.from)).map(|timescale| timescale.title.clone()),
    })
}

/// The page that does what is due.
fn address(due: &Due, family: FamilyId) -> String {
    match (due.form, due.entry) {
        ("decision", Some(contact)) => format!("/families/{family}/contacts/{contact}"),
        ("assessment_decision", _) => format!("/families/{family}/assessment"),
        (form, _) => format!("/families/{family}/record/{form}"),
    }
}
