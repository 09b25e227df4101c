//! `GET /families/{family}/plan`: the whole plan, in large type and plain words, to read together with the family.

use super::{Base, as_known_on, chronology::left};
use crate::{
    call::{Answer, Call},
    family, goals,
    identity::{Whole, bar},
    pages::record::action_of,
};
use casework::acts;
use serde_json::json;

/// `GET /families/{family}/plan`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let whole = Whole::of(&record);
    let base = Base::of(&record);
    let plan = whole.standing.plan.as_ref().map(|plan| {
        json!({
            "href": base.entry(plan.entry),
            "since": plan.since.to_string(),
            "reviewed_on": (plan.reviewed_on != plan.since).then(|| plan.reviewed_on.to_string()),
            "review_on": plan.review_on.to_string(),
            "review_late": plan.review_on < record.today,
            "contingency": plan.contingency,
            "goals": goals::shown(plan, record.today),
        })
    });
    let change =
        acts::act("plan").filter(|act| record.past.is_none() && call.might(action_of(act), Some(record.circle())));
    let page = json!({
        "identity": bar(&call, &whole).await?,
        "as_known_on": as_known_on(&record).map(|band| left(band, &format!("{}/plan", base.0))),
        "back": format!("{}{}", base.0, base.1),
        "plan": plan,
        "change": change.map(|act| format!("{}/record/{}", base.0, act.name)),
    });
    call.page("family/plan.html", page)
}
