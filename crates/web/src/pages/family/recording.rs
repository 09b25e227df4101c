//! Everything that the caller may record on a family's record, sensibly grouped. What may not be done, or makes no sense now, is not
//! offered.

use crate::{call::Call, identity::Whole, pages::record::action_of};
use access::Action;
use casework::{
    acts::{self, Act},
    family_help::{AssessmentState, Stage},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Groups of acts, in the order in which they are offered.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Work with the family", &["visit", "note", "help", "plan_moved"]),
    ("Assessment and plan", &["assessment", "assessment_decision", "plan", "plan_review", "closing"]),
    ("Who is helping", &["lead", "team", "team_leave", "professional", "basis"]),
    ("The people", &["member", "leaving", "relationship", "address", "reached_at", "family_name"]),
    ("Warnings and access", &["warning", "warning_review", "restrict"]),
];

/// What the caller may record now.
pub fn offered(call: &Call, whole: &Whole<'_>) -> Vec<Value> {
    let circle = whole.record.circle();
    let base = format!("/families/{}", whole.record.family);
    let mut decided: BTreeMap<Action, bool> = BTreeMap::new();
    let mut may = |action: Action| *decided.entry(action).or_insert_with(|| call.might(action, Some(circle)));
    let mut groups: Vec<(&str, Vec<Value>)> = Vec::new();
    for (title, names) in GROUPS {
        let offered = names
            .iter()
            .filter_map(|name| acts::act(name))
            .filter(|act| makes_sense(act, whole) && may(action_of(act)));
        let links: Vec<Value> = offered.map(|act| link(act, &base)).collect();
        groups.push((title, links));
    }
    if may(Action::TakeContact) {
        let contact = json!({ "text": "Take a contact about this family", "href": format!("/front-door/contact?family={}", whole.record.family) });
        groups[0].1.push(contact);
    }
    groups
        .into_iter()
        .filter(|(_, links)| !links.is_empty())
        .map(|(title, links)| json!({ "title": title, "links": links }))
        .collect()
}

fn link(act: &Act, base: &str) -> Value {
    let href = match act.name {
        // Decided beside what it decides on.
        "assessment_decision" => format!("{base}/assessment"),
        name => format!("{base}/record/{name}"),
    };
    json!({ "text": act.title(), "href": href })
}

/// Would the decision behind the act refuse whatever was entered?
fn makes_sense(act: &Act, whole: &Whole<'_>) -> bool {
    let standing = &whole.standing;
    let open = match standing.stage {
        Stage::Waiting | Stage::Assessing | Stage::Authorising | Stage::Planning | Stage::Helping => true,
        Stage::Deciding | Stage::Protection | Stage::Closed => false,
    };
    let sent = standing.assessment.as_ref().is_some_and(|assessment| assessment.state == AssessmentState::Sent);
    match act.name {
        "visit" | "help" | "lead" | "team" | "basis" => open,
        "assessment" | "plan" => open && !standing.leads.is_empty() && !(act.name == "assessment" && sent),
        "closing" => open && !sent,
        "assessment_decision" => sent,
        "plan_moved" | "plan_review" => open && standing.plan.is_some(),
        "team_leave" => open && !standing.helpers.is_empty(),
        "warning_review" => !whole.warnings.is_empty(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_recorded_is_offered_somewhere_and_once() {
        let mut offered: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let mut acts: Vec<&str> = acts::ACTS.iter().map(|act| act.name).collect();
        offered.sort_unstable();
        acts.sort_unstable();
        assert_eq!(offered, acts);
    }
}
