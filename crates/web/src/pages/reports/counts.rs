//! What the reports count, from the read tables alone.

use super::Table;
use crate::{call::Call, failure::Failure};
use casework::{family_help::Stage, front_door::Outcome};
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use ledger::{Cell, Instant};
use policy::Policy;
use store::Record;

store::statements! {
    BY_STAGE = "SELECT stage, COUNT(*) FROM family_now GROUP BY stage ORDER BY stage";
    BY_SOURCE = "SELECT source, COALESCE(outcome, ''), COUNT(*) FROM contact_now WHERE received >= $1 GROUP BY source, COALESCE(outcome, '') ORDER BY 1, 2";
    RECEIVED = "SELECT received, decided_at FROM contact_now WHERE received >= $1 ORDER BY received, contact LIMIT $2";
    ASSESSED = "SELECT opened_on, assessed_on, COUNT(*) FROM family_now WHERE opened_on >= $1 GROUP BY opened_on, assessed_on ORDER BY 1, 2";
    EARLIER = "SELECT c.received, MAX(e.received) FROM contact_now c JOIN contact_now e ON e.subject = c.subject AND e.contact <> c.contact
            AND e.received < c.received AND e.outcome IN ('family_help', 'protection')
        WHERE c.received >= $1 GROUP BY c.contact, c.received ORDER BY c.contact LIMIT $2";
    VISITS = "SELECT due_on, COUNT(*) FROM work_due WHERE form = 'visit' GROUP BY due_on ORDER BY due_on";
    HANDOVERS = "SELECT handovers, COUNT(*) FROM family_now WHERE lead IS NOT NULL GROUP BY handovers ORDER BY handovers";
}

/// More contacts than the largest authority takes in a month.
const CONTACTS_MAX: i64 = 50_000;
/// As far back as a re-referral counts, as in the census.
const RE_REFERRAL_DAYS: i32 = 365;
/// Ahead of today.
const WEEK: i32 = 7;

/// Every table.
pub async fn all(call: &Call) -> Result<Vec<Table>, Failure> {
    let today = call.today();
    let month = today.first_of_month();
    Ok(vec![
        families(call).await?,
        contacts(call, month).await?,
        decisions(call, month).await?,
        assessments(call, today).await?,
        re_referrals(call, month).await?,
        visits(call, today).await?,
        handovers(call).await?,
    ])
}

fn count(record: &Record, column: usize) -> Result<u64, Failure> {
    Ok(u64::try_from(record.number(column)?).unwrap_or_default())
}

fn one_column(
    name: &'static str,
    title: impl Into<String>,
    of: &'static str,
    column: &str,
    rows: Vec<(&str, u64)>,
) -> Table {
    let rows = rows.into_iter().map(|(label, count)| (label.to_owned(), vec![count])).collect();
    Table { name, title: title.into(), of, columns: vec![column.to_owned()], rows, finding: None }
}

/// Families by stage.
pub async fn families(call: &Call) -> Result<Table, Failure> {
    let records = call.site.store.query(&BY_STAGE, &[]).await?;
    let mut rows = Vec::new();
    for stage in Stage::ALL {
        let found = records.iter().find(|record| record.text(0).is_ok_and(|name| name == stage.name()));
        rows.push((stage.title(), found.map_or(Ok(0), |record| count(record, 1))?));
    }
    Ok(one_column("families", "Families by where they are on their way", "Stage", "Families", rows))
}

async fn contacts(call: &Call, month: Date) -> Result<Table, Failure> {
    let records = call.site.store.query(&BY_SOURCE, &[Cell::Text(month.to_string())]).await?;
    let sources = policy::national().codes("referral_source");
    let outcomes: Vec<&str> = Outcome::ALL.map(Outcome::name).into_iter().chain([""]).collect();
    let mut rows: Vec<(String, Vec<u64>)> = Vec::new();
    for record in &records {
        let source = record.text(0)?;
        let label = sources.and_then(|list| list.label(source)).unwrap_or(source).to_owned();
        if rows.last().is_none_or(|(last, _)| *last != label) {
            rows.push((label, vec![0; outcomes.len()]));
        }
        if let (Some(column), Some((_, counts))) =
            (outcomes.iter().position(|outcome| record.text(1).is_ok_and(|name| name == *outcome)), rows.last_mut())
        {
            counts[column] += count(record, 2)?;
        }
    }
    let columns = Outcome::ALL.map(Outcome::title).into_iter().chain(["Not decided yet"]).map(str::to_owned).collect();
    Ok(Table {
        name: "contacts",
        title: "Contacts this month by source and outcome".into(),
        of: "Source",
        columns,
        rows,
        finding: None,
    })
}

/// The day by which a rule has something done that began on a day.
fn due(policy: &Policy, rule: &str, from: Date) -> Date {
    policy.timescale(rule, from).map_or(from, |timescale| timescale.due(from, policy.calendar()))
}

async fn decisions(call: &Call, month: Date) -> Result<Table, Failure> {
    let policy = policy::national();
    let (mut in_time, mut late, mut waiting) = (0, 0, 0);
    for record in call.site.store.query(&RECEIVED, &[Cell::Text(month.to_string()), Cell::Number(CONTACTS_MAX)]).await?
    {
        let received: DateTime = record.parsed(0)?;
        let due = due(policy, "contact_decision", received.date());
        let decided = record.maybe_number(1)?.map(|at| Instant::from_microseconds(at).in_london().date());
        match decided {
            Some(decided) if decided <= due => in_time += 1,
            None if call.today() <= due => waiting += 1,
            Some(_) | None => late += 1,
        }
    }
    let rows = vec![("Within one working day", in_time), ("Later, or overdue", late), ("Not due yet", waiting)];
    let table = one_column("decisions", "Decisions on this month’s contacts", "Decision", "Contacts", rows);
    Ok(Table { finding: Some("{}% of this month’s contacts were decided within one working day"), ..table })
}

async fn assessments(call: &Call, today: Date) -> Result<Table, Failure> {
    let policy = policy::national();
    let year_ago = today.checked_sub(1.year()).unwrap_or(Date::MIN);
    let (mut in_time, mut late, mut under_way) = (0, 0, 0);
    for record in call.site.store.query(&ASSESSED, &[Cell::Text(year_ago.to_string())]).await? {
        let due = due(policy, "assessment", record.parsed(0)?);
        let assessed: Option<Date> = record.maybe_text(1)?.and_then(|day| day.parse().ok());
        let families = count(&record, 2)?;
        match assessed {
            Some(assessed) if assessed <= due => in_time += families,
            None if today <= due => under_way += families,
            Some(_) | None => late += families,
        }
    }
    let rows = vec![
        ("Authorised within 45 working days", in_time),
        ("Later, or overdue", late),
        ("Under way and not due yet", under_way),
    ];
    let table = one_column(
        "assessments",
        "Assessments of families whose help began in the last twelve months",
        "Assessment",
        "Families",
        rows,
    );
    Ok(Table {
        finding: Some(
            "{}% of families whose help began in the last twelve months have been assessed within 45 working days",
        ),
        ..table
    })
}

async fn re_referrals(call: &Call, month: Date) -> Result<Table, Failure> {
    let cells = [Cell::Text(month.to_string()), Cell::Number(CONTACTS_MAX)];
    let all = u64::try_from(call.site.store.query(&RECEIVED, &cells).await?.len()).unwrap_or_default();
    let mut again = 0;
    for record in call.site.store.query(&EARLIER, &cells).await? {
        let (received, earlier): (DateTime, DateTime) = (record.parsed(0)?, record.parsed(1)?);
        let earliest = received.date().checked_sub(RE_REFERRAL_DAYS.days()).unwrap_or(Date::MIN);
        again += u64::from(earlier.date() >= earliest);
    }
    let rows = vec![
        ("Within twelve months of an earlier one that led to help or protection", again),
        ("No such earlier one", all.saturating_sub(again)),
    ];
    let table = one_column("re-referrals", "Re-referrals among this month’s contacts", "Contact", "Contacts", rows);
    Ok(Table { finding: Some("{}% of this month’s contacts are re-referrals"), ..table })
}

async fn visits(call: &Call, today: Date) -> Result<Table, Failure> {
    let mut counts = [0; 4];
    for record in call.site.store.query(&VISITS, &[]).await? {
        let due: Date = record.parsed(0)?;
        let days = (due - today).get_days();
        let place = match days {
            ..0 => 0,
            0 => 1,
            1..=WEEK => 2,
            _ => 3,
        };
        counts[place] += count(&record, 1)?;
    }
    let rows = ["Overdue", "Due today", "Due in the next seven days", "Due later"].into_iter().zip(counts).collect();
    Ok(one_column("visits", "Visits due", "When", "Families", rows))
}

async fn handovers(call: &Call) -> Result<Table, Failure> {
    let labels = ["None", "One", "Two", "Three or more"];
    let mut counts = [0; 4];
    for record in call.site.store.query(&HANDOVERS, &[]).await? {
        let handovers = usize::try_from(record.number(0)?).unwrap_or_default();
        counts[handovers.min(labels.len() - 1)] += count(&record, 1)?;
    }
    let rows = labels.into_iter().zip(counts).collect();
    let table = one_column(
        "handovers",
        "How often the lead practitioner of a family changed",
        "Changes of lead",
        "Families",
        rows,
    );
    Ok(Table { finding: Some("{}% of families who are helped now have kept their lead practitioner"), ..table })
}
