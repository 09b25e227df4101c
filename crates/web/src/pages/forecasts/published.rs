//! `GET /forecasts/published/{series}`: one published series for a place: what came, what is expected, what that was worth in the past.

use super::{file, prepared, running};
use crate::{
    call::{Answer, Call},
    failure::Failure,
    forecasts::{
        capital,
        published::{OfPlace, Published},
        sheet::Sheet,
    },
};
use forecast::published::{Level, Series};
use serde_json::{Value, json};
use std::sync::Arc;

/// `GET /forecasts/published/{series}`
pub async fn show(call: Call) -> Answer {
    let (published, series) = (published(&call)?, series(&call)?);
    let Some(of_place) = of_place(&call, &published, series).await? else { return running(&call, None, None) };
    let place = published.place(call.asked("place")).ok_or(Failure::Absent)?;
    let places: Vec<Value> = published
        .places()
        .into_iter()
        .map(|one| json!({ "value": one.code, "text": one.name, "selected": one.code == place.code }))
        .collect();
    let others: Vec<Value> = Series::ALL
        .into_iter()
        .map(|one| {
            let href = format!("/forecasts/published/{}?place={}", one.name(), place.code);
            json!({ "href": href, "text": capital(one.words()), "current": one == series })
        })
        .collect();
    let (page, what) = match of_place {
        Ok(of_place) => (Some(of_place), None),
        Err(why) => (None, Some(why)),
    };
    call.page(
        "forecasts/published.html",
        json!({
            "series": series.name(),
            "counts": capital(series.words()),
            "place": place.name,
            "code": place.code,
            "level": match place.level {
                Level::National => "England",
                Level::Regional => "a region",
                Level::Authority => "a council",
            },
            "places": places,
            "others": others,
            "why": what,
            "finding": page.as_ref().map(|page| page.finding.clone()),
            "chart": page.as_ref().map(|page| page.chart.clone()),
            "sheets": page.iter().flat_map(|page| page.sheets.iter().map(Sheet::view)).collect::<Vec<_>>(),
            "method": published.origin.method,
            "data": published.origin.data,
        }),
    )
}

/// `GET /forecasts/published/{series}/{file}`: `forecast.csv`
pub async fn download(call: Call) -> Answer {
    let (published, series) = (published(&call)?, series(&call)?);
    let asked: String = call.id("file")?;
    let name = asked.strip_suffix(".csv").ok_or(Failure::Absent)?;
    let of_place = of_place(&call, &published, series).await?.and_then(Result::ok).ok_or(Failure::Absent)?;
    let sheet = of_place.sheets.iter().find(|sheet| sheet.name == name).ok_or(Failure::Absent)?;
    file(sheet, &published.origin)
}

fn published(call: &Call) -> Result<Arc<Published>, Failure> {
    call.site.forecasts.published.clone().ok_or(Failure::Absent)
}

fn series(call: &Call) -> Result<Series, Failure> {
    let name: String = call.id("series")?;
    Series::ALL.into_iter().find(|series| series.name() == name).ok_or(Failure::Absent)
}

/// The series for the place that is asked for, or why there is none; nothing while it is being worked out.
async fn of_place(
    call: &Call,
    published: &Arc<Published>,
    series: Series,
) -> Result<Option<Result<OfPlace, String>>, Failure> {
    let Some(all) = prepared(published).await else { return Ok(None) };
    let place = published.place(call.asked("place")).ok_or(Failure::Absent)?;
    let told = all.iter().find(|(one, _)| *one == series).ok_or(Failure::Absent)?;
    Ok(Some(match &told.1 {
        Err(why) => Err(why.to_string()),
        Ok(told) => told.of_place(published, series, place).ok_or_else(|| {
            format!(
                "No number was published of {} for {} in the last year, so nothing is forecast.",
                series.words(),
                place.name
            )
        }),
    }))
}
