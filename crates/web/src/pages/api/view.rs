//! A family, a person and a chronology as JSON: what the pages show, and nothing that they hide.

use crate::{identity::Whole, site::Directory};
use casework::{
    chronology::Line,
    family_help::{ActionStanding, Due, GoalStanding, PlanStanding},
    people::{Member, Person},
};
use jiff::civil::Date;
use ledger::Basis;
use serde_json::{Value, json};

/// A family as it stands.
pub fn family(whole: &Whole, directory: &Directory) -> Value {
    let standing = &whole.standing;
    let due = |due: &Due| json!({ "what": due.what, "form": due.form, "rule": due.rule, "on": due.on });
    json!({
        "id": whole.record.family,
        "name": whole.name,
        "based_on": whole.record.newest(),
        "stage": standing.stage.name(),
        "opened_on": standing.opened_on,
        "closed_on": standing.closed_on,
        "basis": standing.basis.as_ref().map(|(basis, _)| basis),
        "lead": standing.lead().map(|lead| json!({ "worker": lead.lead, "name": directory.name(lead.lead), "supervisor": lead.supervisor, "team": lead.team })),
        "handovers": standing.handovers(),
        "members": whole.members.iter().map(|member| self::member(member, whole.record.today)).collect::<Vec<_>>(),
        "plan": standing.plan.as_ref().map(plan),
        "contacts": standing.contacts.iter().map(|contact| json!({ "entry": contact.entry, "received_on": contact.contact.received_on, "decided": contact.decided.is_some() })).collect::<Vec<_>>(),
        "due": standing.due.iter().map(due).collect::<Vec<_>>(),
    })
}

fn member(member: &Member, today: Date) -> Value {
    let person = &member.person;
    json!({ "id": person.id, "name": person.full_name(), "called": person.called(), "born": person.details.born, "child": person.is_child(today), "since": member.since })
}

fn plan(plan: &PlanStanding) -> Value {
    let goal = |goal: &GoalStanding| {
        let done_on = match goal.action {
            ActionStanding::Open => None,
            ActionStanding::Done(on) => Some(on),
        };
        json!({
            "goal": goal.goal.goal,
            "action": goal.goal.action,
            "who": goal.goal.who,
            "by": goal.goal.by,
            "done_on": done_on,
            "moved": goal.moved.iter().map(|(on, to)| json!({ "on": on, "to": to })).collect::<Vec<_>>(),
        })
    };
    json!({
        "entry": plan.entry,
        "since": plan.since,
        "review_on": plan.review_on,
        "contingency": plan.contingency,
        "goals": plan.goals.iter().map(goal).collect::<Vec<_>>(),
    })
}

/// A person as known.
pub fn person(person: &Person, today: Date) -> Value {
    let home =
        person.home(today).map(|home| json!({ "address": home.address, "people": home.people, "from": home.from }));
    let reached = |(_, reached_at): &(ledger::EntryId, casework::people::ReachedAt)| json!(reached_at);
    json!({
        "id": person.id,
        "name": person.full_name(),
        "called": person.called(),
        "also_known_as": person.also_known_as,
        "details": person.details,
        "home": home,
        "reached_at": person.reached_at.iter().map(reached).collect::<Vec<_>>(),
    })
}

/// A line of a chronology.
pub fn line(line: &Line, directory: &Directory) -> Value {
    let basis = match &line.basis {
        Basis::Seen => json!("seen"),
        Basis::ToldBy(who) => json!({ "told_by": who }),
        Basis::Judged => json!("judged"),
    };
    json!({
        "entry": line.entry,
        "sequence": line.sequence,
        "kind": line.kind,
        "title": line.title,
        "weight": line.weight.name(),
        "on": line.on,
        "recorded_at": line.recorded_at,
        "author": directory.name(line.author),
        "basis": basis,
        "sentence": line.sentence,
        "people": line.about,
        "amends": line.amends,
    })
}
