//! `GET /forecasts`: where things stand today and where they are heading: from the record, from published figures beside region, England
//! and the councils most like this one, and from the council's own returns. Files of the numbers say where they come from.

pub mod compared;
pub mod published;
pub mod returned;
pub mod scenarios;

use crate::{
    call::{Answer, Call},
    forecasts::{
        capital,
        chart::whole,
        published::{Published, Told},
        sheet::{Origin, Sheet},
    },
    pages::reports,
};
use access::Action;
use axum::{http::header, response::IntoResponse};
use forecast::published::{NotEnough, Place, Series};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

/// What takes no longer is shown without a page of progress.
const AT_ONCE: Duration = Duration::from_secs(1);
/// How often a page of something that is running asks again, in seconds.
const ASK_AGAIN: &str = "2";

/// `GET /forecasts`
pub async fn show(call: Call) -> Answer {
    let stages = reports::families(&call).await?;
    let mut series = Value::Null;
    if let Some(published) = call.site.forecasts.published.clone() {
        let Some(told) = prepared(&published).await else { return running(&call, None, None) };
        series = beside(&published, told);
    }
    let worker = call.who()?.worker();
    let directory = call.directory().await?;
    let runs: Vec<Value> = call
        .site
        .forecasts
        .runs
        .all(worker, call.at)
        .into_iter()
        .map(|(id, run)| {
            let by = run.owner.map(|owner| directory.name(owner).to_owned());
            json!({ "href": format!("/forecasts/returns/{id}"), "title": run.title, "by": by, "done": run.done.is_some() })
        })
        .collect();
    let saved = scenarios::saved(&call).await?;
    call.page(
        "forecasts/show.html",
        json!({
            "stages": stages,
            "series": series,
            "runs": runs,
            "saved": saved,
            "may_make": call.might(Action::MakeForecasts, None),
        }),
    )
}

/// Each series for the council, with what stands beside it.
fn beside(published: &Published, told: &[(Series, Result<Told, NotEnough>)]) -> Value {
    let Some(place) = published.place(None) else { return Value::Null };
    let others = published.beside(place);
    let (wider, near): (Vec<&Place>, Vec<&Place>) =
        others.into_iter().partition(|one| one.level != forecast::published::Level::Authority);
    let rows: Vec<Value> = told
        .iter()
        .filter_map(|(series, told)| {
            let told = told.as_ref().ok()?;
            let short = told.short(place)?;
            let rate = |place: &Place| told.short(place).map_or("no figure".to_owned(), |one| format!("{:.1}", one.rate));
            let near: Vec<f64> = near.iter().filter_map(|place| Some(told.short(place)?.rate)).collect();
            let near = if near.is_empty() {
                "no figure".to_owned()
            } else {
                format!("{:.1}", near.iter().sum::<f64>() / near.len() as f64)
            };
            let ahead = short.ahead.last().map(|one| {
                let held = one.bands.map(|bands| format!(" ({} to {})", whole(bands[1].0), whole(bands[1].1)));
                format!("{}{}", whole(one.count), held.unwrap_or_default())
            });
            let change = short.ahead.last().map(|one| heading(short.count, one.count));
            let year = short.ahead.last().map(|one| one.year);
            Some(json!({
                "href": format!("/forecasts/published/{}", series.name()),
                "words": capital(series.words()),
                "now": whole(short.count),
                "year": short.year,
                "ahead": ahead,
                "ahead_year": year,
                "heading": change,
                "rates": std::iter::once(format!("{:.1}", short.rate)).chain(wider.iter().map(|place| rate(place))).chain([near]).collect::<Vec<_>>(),
            }))
        })
        .collect();
    let names = std::iter::once(place).chain(wider).map(|place| place.name.clone());
    let names: Vec<String> = names.chain(["The councils most like it".to_owned()]).collect();
    let missing: Vec<String> =
        told.iter().filter_map(|(_, told)| told.as_ref().err().map(|why| capital(&why.to_string()))).collect();
    json!({ "place": place.name, "rows": rows, "names": names, "missing": missing, "data": published.origin.data })
}

/// Where a number is heading, in words.
fn heading(now: f64, then: f64) -> &'static str {
    match then / now.max(1.0) {
        change if change > 1.03 => "rising",
        change if change < 0.97 => "falling",
        _ => "about level",
    }
}

/// Published forecasts, once they are ready; nothing while they are still being worked out.
async fn prepared(published: &Arc<Published>) -> Option<&[(Series, Result<Told, NotEnough>)]> {
    if published.ready().is_none() {
        let preparing = published.clone();
        let preparing = tokio::task::spawn_blocking(move || {
            preparing.prepare();
        });
        let _ = tokio::time::timeout(AT_ONCE, preparing).await;
    }
    published.ready()
}

/// A page that goes on by itself while something is worked out. `forget` is where a stop is sent.
fn running(call: &Call, percent: Option<u32>, forget: Option<&str>) -> Answer {
    let mut page = call.page("forecasts/running.html", json!({ "percent": percent, "forget": forget }))?;
    page.headers_mut().insert(header::REFRESH, header::HeaderValue::from_static(ASK_AGAIN));
    Ok(page)
}

/// A table as a file for a spreadsheet.
fn file(sheet: &Sheet, origin: &Origin) -> Answer {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.csv\"", sheet.name)),
    ];
    Ok((headers, reports::csv(&sheet.lines(origin))).into_response())
}
