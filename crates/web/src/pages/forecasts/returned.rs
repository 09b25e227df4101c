//! `/forecasts/returns`: a forecast from the council's own returns. The files are read in memory and then gone; what was worked out is for
//! whoever gave them, and for others once it is shared, its small numbers hidden.

use super::{AT_ONCE, file, running};
use crate::{
    call::{Answer, Call, SentFile},
    failure::Failure,
    forecasts::{
        kept::{One, Sight},
        run::{self, Made, Run, YEARS_MAX, YEARS_USUAL},
        sheet::Sheet,
    },
};
use access::Action;
use returns::GivenFile;
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// Longer names of a run say no more.
const TITLE_LETTERS_MAX: usize = 100;

/// `GET /forecasts/returns`
pub async fn give(call: Call) -> Answer {
    call.page("forecasts/give.html", form(&YEARS_USUAL.to_string(), "", &[]))
}

/// `POST /forecasts/returns`
pub async fn post(mut call: Call) -> Answer {
    let files: Vec<GivenFile> = std::mem::take(&mut call.files)
        .into_iter()
        .filter(|file| file.field == "years")
        .map(|SentFile { name, bytes, .. }| GivenFile { name, bytes })
        .collect();
    let (ahead, title) = (call.sent("ahead").unwrap_or_default(), call.sent("title").unwrap_or_default());
    let mut errors = Vec::new();
    let mut wrong = |field: &str, text: String| errors.push(json!({ "href": format!("#{field}"), "text": text }));
    if files.is_empty() {
        wrong("years", "Choose the files of the returns".into());
    }
    let years = ahead.trim().parse().ok().filter(|years| (1..=YEARS_MAX).contains(years));
    if years.is_none() {
        wrong("ahead", format!("Years ahead must be a number from 1 to {YEARS_MAX}"));
    }
    let (Some(years), true) = (years, errors.is_empty()) else {
        return call.page_again("forecasts/give.html", form(ahead, title, &errors));
    };
    let title: String = match title.trim() {
        "" => format!("Returns given on {}", call.today().strftime("%-d %B %Y")),
        title => title.chars().take(TITLE_LETTERS_MAX).collect(),
    };
    let id = call.new_command()?;
    let progress = call.site.forecasts.runs.begin(id, Some(call.who()?.worker()), title, Sight::Own, call.at);
    let forecasts = call.site.forecasts.clone();
    let working = tokio::task::spawn_blocking(move || {
        let run = run::work_out(&forecasts, files, years, &progress);
        forecasts.runs.finish(id, run);
    });
    let _ = tokio::time::timeout(AT_ONCE, working).await;
    call.see(&format!("/forecasts/returns/{id}"))
}

/// `GET /forecasts/returns/{run}`
pub async fn show(call: Call) -> Answer {
    let (id, run) = of(&call)?;
    let worker = call.who()?.worker();
    let Some(done) = run.done.clone() else {
        let forget = format!("/forecasts/returns/{id}/forget");
        let mine = run.owner == Some(worker);
        return running(&call, run.progress.percent(), mine.then_some(forget.as_str()));
    };
    let made = match &*done {
        Run::Cannot { says, notes } => {
            return call.page("forecasts/cannot.html", json!({ "says": says, "notes": notes }));
        }
        Run::Worked(made) => made,
    };
    let hides = run.hides_from(worker);
    let sheets: Vec<Value> = sheets(made, hides).iter().map(Sheet::view).collect();
    let report = &made.worked.report;
    call.page(
        "forecasts/returned.html",
        json!({
            "run": id.to_string(),
            "title": run.title,
            "finding": made.finding(),
            "chart": made.chart(),
            "sheets": sheets,
            "hides": hides,
            "mine": run.owner == Some(worker),
            "made_up": run.owner.is_none(),
            "shared": run.sight == Sight::Shared,
            "may_make": call.might(Action::MakeForecasts, None),
            "report": { "joined": report.joined, "closed": report.closed, "doubted": report.doubted, "notes": made.notes },
            "population": made.population,
            "method": made.origin.method,
            "seed": made.origin.seed,
            "data": made.origin.data,
        }),
    )
}

/// `GET /forecasts/returns/{run}/download/{file}`: `homes.csv`
pub async fn download(call: Call) -> Answer {
    let (_, run) = of(&call)?;
    let done = run.done.clone().ok_or(Failure::Absent)?;
    let Run::Worked(made) = &*done else { return Err(Failure::Absent) };
    let asked: String = call.id("file")?;
    let name = asked.strip_suffix(".csv").ok_or(Failure::Absent)?;
    let hides = run.hides_from(call.who()?.worker());
    let all = sheets(made, hides).into_iter().chain([hidden(made.months(), hides)]);
    let sheet = all.into_iter().find(|sheet| sheet.name == name).ok_or(Failure::Absent)?;
    file(&sheet, &made.origin)
}

/// `POST /forecasts/returns/{run}/forget`
pub async fn forget(call: Call) -> Answer {
    let id: Uuid = call.id("run")?;
    call.site.forecasts.runs.forget(id, call.who()?.worker());
    call.see_saying("/forecasts", "The forecast is forgotten. Nothing of the returns is kept.").await
}

/// `POST /forecasts/returns/{run}/share`
pub async fn share(call: Call) -> Answer {
    let id: Uuid = call.id("run")?;
    call.site.forecasts.runs.share(id, call.who()?.worker());
    let says = "Everybody who may see forecasts sees this one for twelve hours, its numbers from one to five hidden.";
    call.see_saying(&format!("/forecasts/returns/{id}"), says).await
}

/// The run that the address names, for whoever may see it.
pub fn of(call: &Call) -> Result<(Uuid, One<Run>), Failure> {
    let id: Uuid = call.id("run")?;
    let run = call.site.forecasts.runs.of(id, call.who()?.worker(), call.at).ok_or(Failure::Absent)?;
    Ok((id, run))
}

/// The forecast of the run that the address names.
pub fn made(run: &One<Run>) -> Result<Arc<Run>, Failure> {
    run.done.clone().ok_or(Failure::Absent)
}

fn sheets(made: &Made, hides: bool) -> Vec<Sheet> {
    made.sheets().into_iter().map(|sheet| hidden(sheet, hides)).collect()
}

fn hidden(sheet: Sheet, hides: bool) -> Sheet {
    if hides { sheet.protected() } else { sheet }
}

fn form(ahead: &str, title: &str, errors: &[Value]) -> Value {
    json!({ "ahead": ahead, "title": title, "errors": errors, "years_max": YEARS_MAX })
}
