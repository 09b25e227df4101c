//! `GET /families/{family}/assessment`: the newest assessment whole, each child with what was said last time beside it, and the
//! supervisor's decision where it waits for one.

use super::{Base, as_known_on, chronology::left, state_in_words};
use crate::{
    call::{Answer, Call},
    family,
    forms::{self, Filled},
    identity::{Whole, bar},
    setting,
};
use access::Action;
use casework::{
    acts,
    family_help::{ASSESSMENT, AssessedChild, Assessment, AssessmentState},
};
use ledger::{Entry, Subject};
use serde_json::{Value, json};

/// `GET /families/{family}/assessment`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let whole = Whole::of(&record);
    let base = Base::of(&record);
    let (reading, names) = (&whole.reading, &whole.names);
    let directory = call.directory().await?;
    let mut written: Vec<&Entry> =
        reading.about(Subject::Family(record.family)).filter(|entry| entry.kind == ASSESSMENT).collect();
    written.sort_by_key(|entry| reading.stands_at(entry));
    let said: Vec<(&Entry, Assessment)> =
        written.into_iter().rev().filter_map(|entry| Some((entry, entry.says()?))).take(2).collect();
    let before = said.get(1);
    let assessment = said.first().map(|(entry, now)| {
        let then = before.map(|(_, assessment)| assessment);
        let standing = whole.standing.assessment.as_ref().filter(|standing| standing.entry == entry.id);
        let children = now.children.iter().map(|(child, line)| {
            let earlier = then.and_then(|then| then.children.get(child));
            json!({ "name": names.of(*child), "rows": of_child(line, earlier) })
        });
        json!({
            "href": base.entry(entry.id),
            "on": entry.when.starts().to_string(),
            "author": directory.name(entry.on_behalf_of.unwrap_or(entry.author)),
            "state": standing.map(|standing| state_in_words(&standing.state)),
            "comments": standing.and_then(|standing| match &standing.state {
                AssessmentState::Returned(comments) => comments.clone(),
                AssessmentState::Sent | AssessmentState::Authorised(_) => None,
            }),
            "rows": of_family(now, then),
            "children": children.collect::<Vec<_>>(),
            "meaning": meaning(now, then),
        })
    });
    let page = json!({
        "identity": bar(&call, &whole).await?,
        "as_known_on": as_known_on(&record).map(|band| left(band, &format!("{}/assessment", base.0))),
        "back": format!("{}{}", base.0, base.1),
        "assessment": assessment,
        "before": before.map(|(entry, _)| json!({ "on": entry.when.starts().to_string(), "href": base.entry(entry.id) })),
        "form": decision(&call, &whole).await?,
    });
    call.page("family/assessment.html", page)
}

/// The supervisor's form, while the assessment waits and the caller may decide on it.
async fn decision(call: &Call, whole: &Whole<'_>) -> Result<Option<Value>, crate::failure::Failure> {
    let record = whole.record;
    let waits = whole.standing.assessment.as_ref().is_some_and(|assessment| assessment.state == AssessmentState::Sent);
    let Some(act) = acts::act("assessment_decision").filter(|_| waits && record.past.is_none()) else {
        return Ok(None);
    };
    if !call.might(Action::AuthoriseAssessment, Some(record.circle())) {
        return Ok(None);
    }
    let directory = call.directory().await?;
    let setting = setting::of_family(call, whole, &directory, Vec::new());
    let action = format!("/families/{}/record/{}", record.family, act.name);
    let mut form = forms::view(call, &(act.form)(), &setting, &Filled::default(), action);
    form.hidden =
        vec![("command".into(), call.new_command()?.to_string()), ("based_on".into(), record.newest().to_string())];
    Ok(serde_json::to_value(form).ok())
}

/// One answer, with what was said last time where that was something else.
fn row(label: &str, now: Option<&str>, then: Option<&str>) -> Option<Value> {
    let now = now.filter(|text| !text.is_empty());
    let then = then.filter(|text| !text.is_empty());
    if now.is_none() && then.is_none() {
        return None;
    }
    Some(json!({ "label": label, "now": now, "then": then.filter(|then| Some(*then) != now) }))
}

fn of_family(now: &Assessment, then: Option<&Assessment>) -> Vec<Value> {
    let text = |read: fn(&Assessment) -> Option<&str>, label: &str| row(label, read(now), then.and_then(read));
    let rows = [
        text(|said| Some(&said.worries), "What worries us"),
        text(|said| Some(&said.well), "What is going well"),
        text(|said| said.network.as_deref(), "Who helps already"),
        text(|said| said.family_view.as_deref(), "What the family says"),
        text(|said| said.history.as_deref(), "What happened before"),
    ];
    rows.into_iter().flatten().collect()
}

fn meaning(now: &Assessment, then: Option<&Assessment>) -> Vec<Value> {
    let text = |read: fn(&Assessment) -> Option<&str>, label: &str| row(label, read(now), then.and_then(read));
    let rows = [
        text(|said| Some(&said.analysis), "What it means for the children"),
        text(|said| said.next.as_deref(), "What needs to happen next"),
        text(|said| said.why_late.as_deref(), "Why it took more than 45 working days"),
    ];
    rows.into_iter().flatten().collect()
}

fn of_child(now: &AssessedChild, then: Option<&AssessedChild>) -> Vec<Value> {
    let text = |read: fn(&AssessedChild) -> Option<&str>, label: &str| row(label, read(now), then.and_then(read));
    let factors = |child: &AssessedChild| in_words(&child.factors);
    let outcome = |child: &AssessedChild| child.outcome.as_deref().map(|code| label_of("assessment_outcome", code));
    let rows = [
        text(|child| child.words.as_deref(), "In the child’s own words"),
        text(|child| child.worries.as_deref(), "What worries us"),
        text(|child| child.well.as_deref(), "What is going well"),
        row("Factors", Some(&factors(now)), then.map(factors).as_deref()),
        row("What follows", outcome(now).as_deref(), then.and_then(outcome).as_deref()),
    ];
    rows.into_iter().flatten().collect()
}

fn in_words(factors: &[String]) -> String {
    factors.iter().map(|code| label_of("assessment_factor", code)).collect::<Vec<_>>().join("; ")
}

fn label_of(list: &str, code: &str) -> String {
    policy::national().codes(list).and_then(|list| list.label(code)).unwrap_or(code).to_owned()
}
