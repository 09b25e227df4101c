//! `/matches`: who may be on record twice. Pairs that a look through all records found, the likeliest first; those that somebody compared and
//! could not tell; records that hold two people, as far as that can be seen. Only of records that the caller may join.

pub mod pair;
pub mod sample;

use crate::{
    call::{Answer, Call},
    failure::Failure,
    found::{self, Found},
    linkage::{self, Run},
};
use access::Released;
use axum::http::{HeaderValue, header};
use casework::records::Outcome;
use ledger::PersonId;
use matching::Band;
use sample::Compared;
use serde_json::{Value, json};
use std::{collections::HashMap, time::Duration};

/// Pairs on one page.
const PAIRS_A_PAGE: usize = 20;
/// Pairs that are gone through for one page, where the caller may not join most.
const LOOKED_AT_MAX: usize = 200;
/// Of what is watched and of what nobody could tell, rows on the page.
const ROWS_MAX: usize = 20;
/// Reasons beside a pair.
const REASONS_MAX: usize = 3;
/// What takes no longer is shown without a page of progress.
const AT_ONCE: Duration = Duration::from_secs(1);
/// How often the page asks again while the records are looked through, in seconds.
const ASK_AGAIN: &str = "3";

/// `POST /matches`: looks through all records.
pub async fn post(call: Call) -> Answer {
    let (site, at) = (call.site.clone(), call.at);
    let looking = tokio::spawn(async move {
        if let Err(failure) = linkage::look(&site, at).await {
            tracing::error!(error = %failure, "the records could not be looked through");
        }
    });
    let _ = tokio::time::timeout(AT_ONCE, looking).await;
    call.see("/matches")
}

/// `GET /matches`
pub async fn show(call: Call) -> Answer {
    if let Some(doing) = call.site.linkage.doing() {
        let mut page = call.page("queue/running.html", json!({ "doing": doing }))?;
        page.headers_mut().insert(header::REFRESH, HeaderValue::from_static(ASK_AGAIN));
        return Ok(page);
    }
    let compared = sample::compared(&call.site.store).await?;
    let measured = sample::measured(&compared);
    let run = call.site.linkage.done();
    let (pairs, next) = match &run {
        Some(run) => pairs(&call, run, &compared).await?,
        None => (Vec::new(), None),
    };
    let page = json!({
        "looked": run.as_ref().map(|run| json!({
            "at": run.at,
            "people": run.people,
            "same_from": format!("{:.1}", run.bands.same),
            "ask_from": format!("{:.1}", run.bands.ask.max((linkage::SHOWN_MIN / (1.0 - linkage::SHOWN_MIN)).log2())),
            "right": format!("{:.1}", run.bands.expected_precision * 100.0),
        })),
        "pairs": pairs,
        "next": next,
        "is_first_page": from(&call) == 0,
        "unsure": unsure(&call, &compared).await?,
        "doubtful": match &run { Some(run) => doubtful(&call, run).await?, None => Vec::new() },
        "clusters": match &run { Some(run) => clusters(&call, run).await?, None => Vec::new() },
        "measured": measured,
        "is_small": measured.decided < sample::SAMPLE_MIN,
    });
    call.page("queue.html", page)
}

fn from(call: &Call) -> usize {
    call.asked("from").and_then(|from| from.parse().ok()).unwrap_or(0)
}

type Rows = HashMap<PersonId, Released<Found>>;

/// The pairs of one page, and from where the next one goes on.
async fn pairs(call: &Call, run: &Run, compared: &[Compared]) -> Result<(Vec<Value>, Option<usize>), Failure> {
    let is_decided = |one: PersonId, other: PersonId| {
        compared
            .iter()
            .any(|known| (known.person, known.other) == (one, other) || (known.person, known.other) == (other, one))
    };
    let mut rows = Vec::new();
    let mut at = from(call).min(run.pairs.len());
    let end = run.pairs.len().min(at + LOOKED_AT_MAX);
    while at < end && rows.len() < PAIRS_A_PAGE {
        let together = &run.pairs[at..end.min(at + PAIRS_A_PAGE)];
        let people: Vec<PersonId> = together.iter().flat_map(|pair| [pair.one, pair.other]).collect();
        let known = found::to_join(call, &people).await?;
        for pair in together {
            if rows.len() == PAIRS_A_PAGE {
                break;
            }
            at += 1;
            if is_decided(pair.one, pair.other) {
                continue;
            }
            if let Some(mut row) = row(&known, pair.one, pair.other) {
                let mut bars: Vec<_> = pair.why.bars.iter().filter(|bar| bar.field != "before").collect();
                bars.sort_by_key(|bar| std::cmp::Reverse(bar.millibits.abs()));
                row["says"] = json!(likelihood(pair.why.probability));
                row["likely"] = json!(pair.why.band == Band::Same);
                row["reasons"] = bars.iter().take(REASONS_MAX).map(|bar| json!(bar.says)).collect();
                rows.push(row);
            }
        }
    }
    Ok((rows, (at < run.pairs.len()).then_some(at)))
}

/// Two people side by side; `None` unless both may be joined by the caller.
fn row(known: &Rows, one: PersonId, other: PersonId) -> Option<Value> {
    let (here, there) = (known.get(&one)?, known.get(&other)?);
    let side = |found: &Found| {
        let families: Vec<String> = found.families.iter().map(|of| crate::identity::family_title(&of.name)).collect();
        let born = found.born.or(found.expected).map(policy::long_day);
        json!({ "name": found.name, "born": born, "families": families.join(", ") })
    };
    Some(json!({ "one": side(here), "other": side(there), "href": address(one, other) }))
}

/// The page that compares two people.
pub fn address(one: PersonId, other: PersonId) -> String {
    format!("/people/{one}/compare/{other}")
}

/// "about 97 in 100 pairs like this are one person".
pub fn likelihood(probability: f64) -> String {
    let of = |many: f64| (probability * many).round() as u64;
    match probability {
        p if p >= 0.9995 => "nearly all pairs like this are one person".to_owned(),
        p if p >= 0.995 => format!("about {} in 1,000 pairs like this are one person", of(1_000.0)),
        p if p >= 0.005 => format!("about {} in 100 pairs like this are one person", of(100.0)),
        _ => "hardly any pair like this is one person".to_owned(),
    }
}

/// Pairs that somebody compared and could not tell: they can be looked at again.
async fn unsure(call: &Call, compared: &[Compared]) -> Result<Vec<Value>, Failure> {
    let open: Vec<&Compared> = compared
        .iter()
        .filter(|compared| compared.outcome == Outcome::Unsure && compared.person < compared.other)
        .take(ROWS_MAX)
        .collect();
    let people: Vec<PersonId> = open.iter().flat_map(|compared| [compared.person, compared.other]).collect();
    let known = found::to_join(call, &people).await?;
    let directory = call.directory().await?;
    let rows = open.into_iter().filter_map(|compared| {
        let mut row = row(&known, compared.person, compared.other)?;
        row["why"] = json!(compared.why);
        row["who"] = json!(directory.name(compared.by));
        row["at"] = json!(compared.at);
        Some(row)
    });
    Ok(rows.collect())
}

async fn doubtful(call: &Call, run: &Run) -> Result<Vec<Value>, Failure> {
    let people: Vec<PersonId> = run.doubtful.iter().take(ROWS_MAX).map(|(person, _)| *person).collect();
    let known = found::to_join(call, &people).await?;
    let rows = run.doubtful.iter().filter_map(|(person, doubts)| {
        let found = known.get(person)?;
        Some(json!({ "name": found.name, "href": format!("/people/{person}"), "says": doubts }))
    });
    Ok(rows.collect())
}

async fn clusters(call: &Call, run: &Run) -> Result<Vec<Value>, Failure> {
    let mut rows = Vec::new();
    for cluster in run.clusters.iter().take(ROWS_MAX) {
        let known = found::to_join(call, cluster).await?;
        let people: Vec<Value> = cluster
            .iter()
            .filter_map(|person| known.get(person))
            .map(|found| json!({ "name": found.name, "href": format!("/people/{}", found.person) }))
            .collect();
        if people.len() > 2 {
            rows.push(json!(people));
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::likelihood;

    #[test]
    fn how_likely_a_pair_is_is_said_in_counts() {
        assert_eq!(likelihood(0.97), "about 97 in 100 pairs like this are one person");
        assert_eq!(likelihood(0.9951), "about 995 in 1,000 pairs like this are one person");
        assert_eq!(likelihood(0.999_9), "nearly all pairs like this are one person");
        assert_eq!(likelihood(0.000_1), "hardly any pair like this is one person");
    }
}
