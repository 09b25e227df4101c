//! `GET /work` and `GET /team`: what is due, family by family, the most urgent first and why. A row is one thing to do, one click from
//! the form already filled.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family::circle_of,
    identity::family_title,
};
use access::{Action, Circle, Guarded};
use casework::{Involved, family_help::Stage};
use jiff::civil::Date;
use ledger::{Cell, FamilyId, Sensitivity, WorkerId};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

store::statements! {
    /// What is due in families that a worker leads or supervises, the earliest first.
    DUE_FOR_WORKER = "SELECT w.subject, f.name, f.involved, w.what, w.form, w.rule, w.starts_on, w.due_on, w.worker, w.entry, f.stage
        FROM work_due w JOIN family_now f ON f.subject = w.subject
        WHERE w.worker = $1 ORDER BY w.due_on, w.subject, w.what, w.starts_on LIMIT $2";
    /// What is due in a team's families, the earliest first.
    DUE_FOR_TEAM = "SELECT w.subject, f.name, f.involved, w.what, w.form, w.rule, w.starts_on, w.due_on, w.worker, w.entry, f.stage
        FROM work_due w JOIN family_now f ON f.subject = w.subject
        WHERE w.team = $1 ORDER BY w.due_on, w.subject, w.what, w.starts_on LIMIT $2";
    /// Families of a team, for the strip of caseloads.
    FAMILIES_OF_TEAM = "SELECT subject, name, involved, lead, stage FROM family_now WHERE team = $1 ORDER BY name, subject LIMIT $2";
    /// Families that wait for a lead practitioner.
    WAITING = "SELECT w.subject, f.name, f.involved, w.what, w.form, w.rule, w.starts_on, w.due_on, w.worker, w.entry, f.stage
        FROM work_due w JOIN family_now f ON f.subject = w.subject
        WHERE f.stage = 'waiting' ORDER BY w.due_on, w.subject, w.what, w.starts_on LIMIT $1";
}

/// More than one worker or team has at once; beyond it the list would be no help.
const ROWS_MAX: i64 = 2_000;

/// Days ahead that count as soon.
const SOON_DAYS: i32 = 3;

#[derive(Clone, Debug)]
struct DueRow {
    circle: Circle,
    family: FamilyId,
    name: String,
    what: String,
    form: String,
    rule: Option<String>,
    from: Date,
    due: Date,
    worker: Option<WorkerId>,
    entry: Option<String>,
    stage: String,
}

impl Guarded for DueRow {
    fn circle(&self) -> &Circle {
        &self.circle
    }

    fn keep(self, _: Sensitivity) -> Self {
        self
    }
}

/// `GET /work`
pub async fn own(call: Call) -> Answer {
    let worker = call.who()?.worker();
    let rows =
        due(&call, &DUE_FOR_WORKER, &[Cell::Text(worker.to_string()), Cell::Number(ROWS_MAX)], Action::ReadOwnWork)
            .await?;
    let drafts = call.site.store.drafts_of(worker, DRAFTS_SHOWN).await?;
    let begun: Vec<Value> = drafts.iter().filter_map(|draft| begun(&draft.form, &draft.saved_at.to_string())).collect();
    list(&call, "My work", rows, json!({ "begun": begun, "team": false })).await
}

/// Drafts that the page offers to carry on with.
const DRAFTS_SHOWN: usize = 10;

/// A draft as a link to the page where it goes on: `visit-0190…`.
fn begun(form: &str, saved_at: &str) -> Option<Value> {
    let (title, href) = match form.split_once('-') {
        None if form == "contact" => ("Take a contact".to_owned(), "/front-door/contact".to_owned()),
        Some(("contact", family)) => ("Take a contact".to_owned(), format!("/front-door/contact?family={family}")),
        Some((name, family)) => {
            let act = casework::acts::act(name)?;
            (act.title().to_owned(), format!("/families/{family}/record/{name}"))
        }
        None => return None,
    };
    Some(json!({ "title": title, "href": href, "saved_at": saved_at }))
}

/// `GET /team`
pub async fn team(call: Call) -> Answer {
    let mut rows = Vec::new();
    let mut strips: BTreeMap<WorkerId, (BTreeSet<FamilyId>, BTreeSet<ledger::PersonId>)> = BTreeMap::new();
    let teams: Vec<String> = call.who()?.actor.teams.iter().cloned().collect();
    for team in &teams {
        rows.extend(
            due(&call, &DUE_FOR_TEAM, &[Cell::Text(team.clone()), Cell::Number(ROWS_MAX)], Action::ReadTeamWork)
                .await?,
        );
        for record in
            call.site.store.query(&FAMILIES_OF_TEAM, &[Cell::Text(team.clone()), Cell::Number(ROWS_MAX)]).await?
        {
            let family = family_of(&record)?;
            let involved: Involved =
                serde_json::from_str(record.text(2)?).map_err(|_| Failure::Broken("who is involved cannot be read"))?;
            if let Some(lead) = involved.lead
                && call.might(Action::ReadTeamWork, Some(&circle_of(family, involved.clone())))
            {
                let strip = strips.entry(lead).or_default();
                strip.0.insert(family);
                strip.1.extend(involved.members);
            }
        }
    }
    rows.extend(due(&call, &WAITING, &[Cell::Number(ROWS_MAX)], Action::AllocateLead).await?);
    let directory = call.directory().await?;
    let visits = |worker: WorkerId| {
        rows.iter().filter(|row| row.worker == Some(worker) && row.form == "visit" && row.due <= call.today()).count()
    };
    let mut caseload: Vec<Value> = strips
        .iter()
        .map(|(worker, (families, people))| {
            json!({ "name": directory.name(*worker), "families": families.len(), "people": people.len(), "visits_due": visits(*worker) })
        })
        .collect();
    // By name: a caseload is no race.
    caseload.sort_by_key(|strip| strip["name"].as_str().unwrap_or_default().to_owned());
    list(&call, "Team", rows, json!({ "team": true, "teams": teams, "caseload": caseload })).await
}

fn family_of(record: &store::Record) -> Result<FamilyId, Failure> {
    record
        .text(0)?
        .strip_prefix("family:")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Broken("a family's identity cannot be read"))
}

async fn due(
    call: &Call,
    statement: &'static store::Statement,
    cells: &[Cell],
    action: Action,
) -> Result<Vec<DueRow>, Failure> {
    let mut rows = Vec::new();
    for record in call.site.store.query(statement, cells).await? {
        let family = family_of(&record)?;
        let involved: Involved =
            serde_json::from_str(record.text(2)?).map_err(|_| Failure::Broken("who is involved cannot be read"))?;
        rows.push(DueRow {
            circle: circle_of(family, involved),
            family,
            name: record.text(1)?.to_owned(),
            what: record.text(3)?.to_owned(),
            form: record.text(4)?.to_owned(),
            rule: record.maybe_text(5)?.map(str::to_owned),
            from: record.parsed(6)?,
            due: record.parsed(7)?,
            worker: record.maybe_text(8)?.and_then(|worker| worker.parse().ok()),
            entry: record.maybe_text(9)?.map(str::to_owned),
            stage: record.text(10)?.to_owned(),
        });
    }
    // One decision for each family: its rows share one circle.
    let mut decided: BTreeMap<FamilyId, bool> = BTreeMap::new();
    for row in &rows {
        decided.entry(row.family).or_insert_with(|| call.might(action, Some(&row.circle)));
    }
    rows.retain(|row| decided.get(&row.family) == Some(&true));
    Ok(rows)
}

async fn list(call: &Call, title: &str, rows: Vec<DueRow>, more: Value) -> Answer {
    let today = call.today();
    let directory = call.directory().await?;
    let mut families: Vec<(FamilyId, Vec<&DueRow>)> = Vec::new();
    for row in &rows {
        match families.iter_mut().find(|(family, _)| *family == row.family) {
            Some((_, rows)) => rows.push(row),
            None => families.push((row.family, vec![row])),
        }
    }
    // Rows come by due day, so a family's first row says how urgent it is.
    families.sort_by_key(|(_, rows)| rows.first().map(|row| row.due));
    let policy = policy::national();
    let row = |row: &&DueRow| {
        let clock = row.rule.as_deref().and_then(|rule| policy.clock(rule, row.from, today));
        let late = row.due < today;
        let days = (row.due - today).get_days();
        let words = match clock {
            Some(clock) => clock.to_string(),
            None if late => format!("was due {}", policy::short_day(row.due, today)),
            None if days == 0 => "due today".to_owned(),
            None => format!("due {}", policy::short_day(row.due, today)),
        };
        let rule = row
            .rule
            .as_deref()
            .and_then(|rule| policy.timescale(rule, row.from))
            .map(|timescale| timescale.title.clone());
        json!({
            "what": row.what,
            "href": address(row),
            "clock": words,
            "late": late,
            "soon": !late && days <= SOON_DAYS,
            "rule": rule,
            "worker": row.worker.map(|worker| directory.name(worker)),
        })
    };
    let group = |(family, rows): &(FamilyId, Vec<&DueRow>)| {
        let first = rows.first();
        json!({
            "name": first.map(|row| family_title(&row.name)),
            "href": format!("/families/{family}"),
            "stage": first.and_then(|row| Stage::ALL.into_iter().find(|stage| stage.name() == row.stage)).map(Stage::title),
            "late": first.is_some_and(|row| row.due < today),
            "rows": rows.iter().map(row).collect::<Vec<_>>(),
        })
    };
    let page = json!({
        "title": title,
        "families": families.iter().map(group).collect::<Vec<_>>(),
        "due_today": rows.iter().filter(|row| row.due <= today).count(),
        "next": rows.iter().map(|row| row.due).filter(|due| *due > today).min().map(|due| due.to_string()),
        "more": more,
    });
    call.page("work/list.html", page)
}

/// The form that does what is due.
fn address(row: &DueRow) -> String {
    match (row.form.as_str(), &row.entry) {
        ("decision", Some(contact)) => format!("/families/{}/contacts/{contact}", row.family),
        ("assessment_decision", _) => format!("/families/{}/assessment", row.family),
        ("glass_review", _) => format!("/families/{}/break-glass/review", row.family),
        (form, _) => format!("/families/{}/record/{form}", row.family),
    }
}
