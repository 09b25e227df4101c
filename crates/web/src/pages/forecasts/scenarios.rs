//! `/forecasts/returns/{run}/scenarios`: choosing a reform, changing its reach, dates and costs, trying it out on the council's own
//! returns, and saving it with a reason.

use super::{AT_ONCE, returned};
use crate::{
    call::{Answer, Call},
    failure::Failure,
    forecasts::{
        capital,
        kept::Sight,
        run::{self, Run},
        scenarios,
    },
};
use access::Action;
use forecast::scenario::{Change, Scenario};
use ledger::Instant;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Longer names and reasons say no more.
const NAME_LETTERS_MAX: usize = 120;
const WHY_LETTERS_MAX: usize = 2_000;

/// `GET /forecasts/returns/{run}/scenarios`
pub async fn choose(call: Call) -> Answer {
    let (id, run) = returned::of(&call)?;
    let library: Vec<Value> = scenarios::library()
        .map(|(name, scenario)| json!({ "id": name, "name": scenario.name, "why": scenario.why, "grades": grades(&scenario) }))
        .collect();
    let saved = saved(&call).await?;
    let page = json!({
        "run": id.to_string(), "title": run.title, "library": library, "saved": saved,
        "may_make": call.might(Action::MakeForecasts, None),
    });
    call.page("forecasts/choose.html", page)
}

/// The scenarios that were saved, with who saved them, when and why.
pub async fn saved(call: &Call) -> Result<Vec<Value>, Failure> {
    let directory = call.directory().await?;
    let view = |(id, one): (Uuid, scenarios::Saved)| {
        json!({
            "id": id.to_string(),
            "name": one.scenario.name,
            "why": one.scenario.why,
            "grades": grades(&one.scenario),
            "by": directory.name(one.by),
            "at": Instant::from_microseconds(one.at).in_london().date().to_string(),
        })
    };
    Ok(scenarios::saved(&call.site.store).await?.into_iter().map(view).collect())
}

/// The grades of evidence of a scenario's changes, each once.
fn grades(scenario: &Scenario) -> String {
    let mut grades: Vec<&str> = scenario.change.iter().map(|change| change.evidence.words()).collect();
    grades.sort_unstable();
    grades.dedup();
    grades.join(", ")
}

/// `GET /forecasts/returns/{run}/scenarios/{scenario}`
pub async fn show(call: Call) -> Answer {
    let (id, run) = returned::of(&call)?;
    let asked: String = call.id("scenario")?;
    let scenario = scenarios::find(&call.site.store, &asked).await?;
    let page = page(&call, id, &run.title, &asked, &scenario, &values(&scenario), &[]);
    call.page("forecasts/build.html", page)
}

/// `POST /forecasts/returns/{run}/scenarios/{scenario}`
pub async fn post(call: Call) -> Answer {
    let (id, run) = returned::of(&call)?;
    let asked: String = call.id("scenario")?;
    let base = scenarios::find(&call.site.store, &asked).await?;
    let sent: BTreeMap<String, String> = call.form.iter().cloned().collect();
    let saves = sent.get("do").is_some_and(|what| what == "save");
    let scenario = match built(&base, &sent, saves) {
        Ok(scenario) => scenario,
        Err(errors) => {
            let page = page(&call, id, &run.title, &asked, &base, &sent, &errors);
            return call.page_again("forecasts/build.html", page);
        }
    };
    let (new, worker) = (call.new_command()?, call.who()?.worker());
    if saves {
        call.permit(Action::MakeForecasts, None, None).await?;
        scenarios::save(&call.site.store, new, scenario, worker, call.at).await?;
        return call.see_saying(&format!("/forecasts/returns/{id}/scenarios/{new}"), "The scenario is saved.").await;
    }
    let done = returned::made(&run)?;
    let hides = run.hides_from(worker);
    let title = format!("{}, on {}", scenario.name, run.title);
    let progress = call.site.forecasts.compared.begin(new, Some(worker), title, Sight::Own, call.at);
    let forecasts = call.site.forecasts.clone();
    let working = tokio::task::spawn_blocking(move || {
        let Run::Worked(made) = &*done else { return };
        if let Ok(compared) = run::compare(&forecasts, made, scenario, hides, &progress) {
            forecasts.compared.finish(new, compared);
        }
    });
    let _ = tokio::time::timeout(AT_ONCE, working).await;
    call.see(&format!("/forecasts/compared/{new}"))
}

/// `POST /forecasts/scenarios/{scenario}/remove`
pub async fn remove(call: Call) -> Answer {
    let id: Uuid = call.id("scenario")?;
    scenarios::remove(&call.site.store, id, call.who()?.worker(), call.at).await?;
    call.see_saying("/forecasts", "The scenario is no longer in the list.").await
}

/// What the fields hold for a scenario: shares in percent, an effect as the change that it makes.
fn values(scenario: &Scenario) -> BTreeMap<String, String> {
    let plain = |number: f64| format!("{}", (number * 1_000.0).round() / 1_000.0);
    let mut values =
        BTreeMap::from([("name".to_owned(), scenario.name.clone()), ("why".to_owned(), scenario.why.clone())]);
    for (number, change) in (1..).zip(&scenario.change) {
        values.insert(format!("effect-{number}"), plain((change.factor - 1.0) * 100.0));
        values.insert(format!("reach-{number}"), plain(change.reach * 100.0));
        values.insert(format!("from-{number}"), change.from_month.to_string());
        values.insert(format!("ramp-{number}"), change.ramp_months.to_string());
    }
    for (number, run) in (1..).zip(&scenario.run) {
        values.insert(format!("cost-{number}"), plain(run.pounds_a_year));
        values.insert(format!("cost-from-{number}"), run.from_month.to_string());
    }
    for (number, room) in (1..).zip(&scenario.capacity) {
        values.insert(format!("places-{number}"), room.places.to_string());
    }
    values
}

/// A problem with a field.
type Wrong = (String, String);

/// The scenario with what was typed, or every problem at once.
fn built(base: &Scenario, sent: &BTreeMap<String, String>, saves: bool) -> Result<Scenario, Vec<Wrong>> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let typed = |field: &str| sent.get(field).map_or("", |text| text.trim());
    let number = |field: String, from: f64, to: f64, what: &str, wrong: &mut Vec<Wrong>| -> f64 {
        let text = typed(&field).replace([',', '£', '%'], "");
        match text.parse::<f64>() {
            Ok(number) if (from..=to).contains(&number) => number,
            Ok(_) | Err(_) => {
                wrong.push((field, format!("{what} must be a number from {from} to {to}")));
                from
            }
        }
    };
    let months = |field: String, what: &str, wrong: &mut Vec<Wrong>| number(field, 0.0, 360.0, what, wrong) as u32;
    let mut scenario = base.clone();
    for (at, change) in (1..).zip(&mut scenario.change) {
        let effect = number(format!("effect-{at}"), -100.0, 900.0, &format!("The effect of change {at}"), &mut wrong);
        change.factor = 1.0 + effect / 100.0;
        change.reach =
            number(format!("reach-{at}"), 0.0, 100.0, &format!("The reach of change {at}"), &mut wrong) / 100.0;
        change.from_month = months(format!("from-{at}"), &format!("The start of change {at}"), &mut wrong);
        change.ramp_months = months(format!("ramp-{at}"), &format!("The ramp of change {at}"), &mut wrong);
    }
    for (at, run) in (1..).zip(&mut scenario.run) {
        run.pounds_a_year = number(format!("cost-{at}"), 0.0, 1e9, &format!("The cost to run, {at},"), &mut wrong);
        run.from_month = months(format!("cost-from-{at}"), &format!("The start of cost {at}"), &mut wrong);
    }
    for (at, room) in (1..).zip(&mut scenario.capacity) {
        let places = number(format!("places-{at}"), 0.0, 100_000.0, &format!("Places, {at},"), &mut wrong);
        room.places = places as u32;
    }
    for (at, (change, before)) in (1..).zip(scenario.change.iter_mut().zip(&base.change)) {
        // Another effect than the source's is no longer the source's.
        if (change.factor - before.factor).abs() > 1e-9 && !change.source.starts_with("assumed") {
            change.source = format!("assumed here; change {at} of “{}” said: {}", base.name, before.source);
        }
    }
    let (name, why) = (typed("name"), typed("why"));
    if saves && (name.is_empty() || name == base.name) {
        wrong.push(("name".into(), "Give it a name of its own to save it".into()));
    }
    if saves && (why.is_empty() || why == base.why) {
        wrong.push(("why".into(), "Say why it is saved: what it is for, and what was changed".into()));
    }
    if name.chars().count() > NAME_LETTERS_MAX {
        wrong.push(("name".into(), format!("The name must be {NAME_LETTERS_MAX} letters or fewer")));
    }
    if why.chars().count() > WHY_LETTERS_MAX {
        wrong.push(("why".into(), format!("The reason must be {WHY_LETTERS_MAX} letters or fewer")));
    }
    if !name.is_empty() {
        scenario.name = name.to_owned();
    }
    if !why.is_empty() {
        scenario.why = why.to_owned();
    }
    if wrong.is_empty() {
        wrong.extend(scenario.problems().into_iter().map(|says| ("name".to_owned(), says)));
    }
    if wrong.is_empty() { Ok(scenario) } else { Err(wrong) }
}

/// What a change does and whom it reaches, in words.
fn about(change: &Change) -> String {
    let list = |names: &[String], all: &str| if names.is_empty() { all.to_owned() } else { names.join(", ") };
    format!(
        "{}: {}; {}",
        change.what.words(),
        list(&change.ages, "all ages"),
        list(&change.placements, "every placement").replace('-', " ")
    )
}

fn page(
    call: &Call,
    run: Uuid,
    title: &str,
    asked: &str,
    scenario: &Scenario,
    values: &BTreeMap<String, String>,
    errors: &[Wrong],
) -> Value {
    let changes: Vec<Value> = (1..)
        .zip(&scenario.change)
        .map(|(number, change)| {
            json!({ "number": number, "about": about(change), "evidence": capital(change.evidence.words()), "source": change.source })
        })
        .collect();
    let runs: Vec<Value> =
        (1..).zip(&scenario.run).map(|(number, run)| json!({ "number": number, "source": run.source })).collect();
    let rooms: Vec<Value> = (1..)
        .zip(&scenario.capacity)
        .map(|(number, room)| {
            let about = format!("{}, spills into {}", room.placement, room.spills_into).replace('-', " ");
            json!({ "number": number, "about": about, "source": room.source })
        })
        .collect();
    let errors: Vec<Value> =
        errors.iter().map(|(field, text)| json!({ "href": format!("#{field}"), "text": text })).collect();
    json!({
        "run": run.to_string(),
        "title": title,
        "scenario": asked,
        "base": scenario.name,
        "is_saved": asked.parse::<Uuid>().is_ok(),
        "changes": changes,
        "runs": runs,
        "rooms": rooms,
        "values": values,
        "errors": errors,
        "may_make": call.might(Action::MakeForecasts, None),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Scenario {
        scenarios::library().find(|(name, _)| *name == "family-help").unwrap().1
    }

    #[test]
    fn what_is_not_changed_stays_as_it_was() {
        let base = base();
        assert_eq!(built(&base, &values(&base), false).unwrap(), base);
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once_and_saving_needs_a_name_and_a_reason() {
        let base = base();
        let mut typed = values(&base);
        typed.insert("effect-1".into(), "much".into());
        typed.insert("reach-1".into(), "140".into());
        let fields: Vec<String> = built(&base, &typed, true).unwrap_err().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["effect-1", "reach-1", "name", "why"]);
    }

    #[test]
    fn an_effect_that_was_changed_is_no_longer_its_sources() {
        let mut base = base();
        base.change[0].source = "a trial".into();
        let mut typed = values(&base);
        typed.insert("effect-1".into(), "-40".into());
        let changed = built(&base, &typed, false).unwrap();
        assert!((changed.change[0].factor - 0.6).abs() < 1e-9);
        assert!(changed.change[0].source.starts_with("assumed here"), "{}", changed.change[0].source);
    }
}
