//! `GET /forecasts/compared/{compared}`: a reform that was tried out: what differs, what it costs net, when it has paid for itself.

use super::{file, running};
use crate::{
    call::{Answer, Call},
    failure::Failure,
    forecasts::{capital, kept::One, reform::Compared, sheet::Sheet},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// `GET /forecasts/compared/{compared}`
pub async fn show(call: Call) -> Answer {
    let (id, one) = of(&call)?;
    let Some(done) = &one.done else {
        let forget = format!("/forecasts/compared/{id}/forget");
        return running(&call, one.progress.percent(), Some(&forget));
    };
    let sheets: Vec<Value> = sheets(done).iter().map(Sheet::view).collect();
    let changes: Vec<Value> = done
        .scenario
        .change
        .iter()
        .map(|change| {
            json!({
                "what": capital(change.what.words()),
                "effect": format!("{:+.0}%", (change.factor - 1.0) * 100.0),
                "reach": format!("{:.0}%", change.reach * 100.0),
                "from": change.from_month,
                "ramp": change.ramp_months,
                "evidence": change.evidence.words(),
                "source": change.source,
            })
        })
        .collect();
    call.page(
        "forecasts/compared.html",
        json!({
            "compared": id.to_string(),
            "title": one.title,
            "why": done.scenario.why,
            "finding": done.finding(),
            "payback": done.payback(),
            "chart": done.chart(),
            "changes": changes,
            "sheets": sheets,
            "hides": done.hides,
            "method": done.origin.method,
            "seed": done.origin.seed,
            "data": done.origin.data,
        }),
    )
}

/// `GET /forecasts/compared/{compared}/download/{file}`: `net.csv`
pub async fn download(call: Call) -> Answer {
    let (_, one) = of(&call)?;
    let done = one.done.ok_or(Failure::Absent)?;
    let asked: String = call.id("file")?;
    let name = asked.strip_suffix(".csv").ok_or(Failure::Absent)?;
    let sheet = sheets(&done).into_iter().find(|sheet| sheet.name == name).ok_or(Failure::Absent)?;
    file(&sheet, &done.origin)
}

/// `POST /forecasts/compared/{compared}/forget`
pub async fn forget(call: Call) -> Answer {
    let id: Uuid = call.id("compared")?;
    call.site.forecasts.compared.forget(id, call.who()?.worker());
    call.see_saying("/forecasts", "It was stopped, and nothing of it is kept.").await
}

fn of(call: &Call) -> Result<(Uuid, One<Compared>), Failure> {
    let id: Uuid = call.id("compared")?;
    let one = call.site.forecasts.compared.of(id, call.who()?.worker(), call.at).ok_or(Failure::Absent)?;
    Ok((id, one))
}

fn sheets(done: &Compared) -> Vec<Sheet> {
    let hide = |sheet: Sheet| if done.hides { sheet.protected() } else { sheet };
    done.sheets().into_iter().map(hide).collect()
}
