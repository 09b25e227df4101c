//! A family's page, from the request to the last byte, with the session, the worker's rights, every access decision, the access log's
//! durable write and the template, beside the bare reads of the rows that it needs.

use crate::house::{House, Place, get, sign_in};
use anyhow::{Context, Result, ensure};
use ledger::Cell;
use std::{collections::BTreeSet, time::Instant};
use store::StoreAddress;

/// Entries in the store.
const ENTRIES: u64 = 20_000;
/// Rounds over the families.
const ROUNDS: usize = 15;
/// Families that are looked at.
const FAMILIES: i64 = 40;

store::statements! {
    OPEN_TO_LEAD = "SELECT subject FROM family_now WHERE lead = $1 ORDER BY subject LIMIT $2";
    LEADS = "SELECT lead FROM family_now WHERE lead IS NOT NULL GROUP BY lead ORDER BY COUNT(*) DESC, lead LIMIT $1";
}

const ABOUT: &str =
    "SELECT about.sequence, ledger.header, body.body FROM about JOIN ledger ON ledger.sequence = about.sequence
    LEFT JOIN body ON body.sequence = about.sequence WHERE about.subject = ?1";

pub async fn run() -> Result<()> {
    let house = House::filled(&Place::Sqlite, ENTRIES).await?;
    let site = house.site().await?;
    let lead = house.store.query_one(&LEADS, &[Cell::Number(1)]).await?.context("nobody leads")?.text(0)?.to_owned();
    let account =
        house.workers.iter().find(|account| account.worker.to_string() == lead).context("the lead has no account")?;
    let who = sign_in(&site, account).await?;
    let families: Vec<String> = house
        .store
        .query(&OPEN_TO_LEAD, &[Cell::Text(lead.clone()), Cell::Number(FAMILIES)])
        .await?
        .iter()
        .map(|record| Ok(record.text(0)?.to_owned()))
        .collect::<Result<_>>()?;
    let StoreAddress::Sqlite(file) = &house.address else { anyhow::bail!("the page is measured on SQLite") };
    let raw = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let (mut ours, mut floor, mut rows) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        for family in &families {
            let begun = Instant::now();
            rows += read(&raw, family, &lead)?;
            floor.push(begun.elapsed().as_secs_f64());
            let path = format!("/families/{}", family.trim_start_matches("family:"));
            let begun = Instant::now();
            let (status, page) = get(&site, &path, &who.cookie).await?;
            ours.push(begun.elapsed().as_secs_f64());
            ensure!(status.is_success() && page.contains("</html>"), "the page answered {status}");
        }
    }
    let looks = ours.len();
    let ratios: Vec<f64> = ours.iter().zip(&floor).map(|(ours, floor)| ours / floor).collect();
    println!(
        "family page: {:.1} times the raw reads that it needs (median of {looks}; goal at most 4; {:.2} ms against {:.2} ms, {} rows)",
        crate::median(ratios),
        crate::median(ours) * 1e3,
        crate::median(floor) * 1e3,
        rows / looks
    );
    Ok(())
}

/// The rows of the family, of everybody in it and of the worker: what the page is made from.
fn read(raw: &rusqlite::Connection, family: &str, lead: &str) -> Result<usize> {
    let mut people: BTreeSet<String> = BTreeSet::new();
    let mut rows = 0;
    let mut about = raw.prepare_cached(ABOUT)?;
    let mut take = |subject: &str, people: Option<&mut BTreeSet<String>>| -> Result<usize> {
        let mut found = about.query([subject])?;
        let mut count = 0;
        let mut people = people;
        while let Some(row) = found.next()? {
            let header: String = row.get(1)?;
            let _body: Option<String> = row.get(2)?;
            if let Some(people) = people.as_deref_mut() {
                people.extend(
                    header.match_indices("person:").filter_map(|(at, _)| Some(header.get(at..at + 43)?.to_owned())),
                );
            }
            count += 1;
        }
        Ok(count)
    };
    rows += take(family, Some(&mut people))?;
    for person in &people {
        rows += take(person, None)?;
    }
    rows += take(&format!("worker:{lead}"), None)?;
    for table in [
        "SELECT * FROM session LIMIT 1",
        "SELECT * FROM worker_now",
        "SELECT * FROM access_log ORDER BY number DESC LIMIT 20",
    ] {
        let mut statement = raw.prepare_cached(table)?;
        let columns = statement.column_count();
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            for column in 0..columns {
                let _: rusqlite::types::Value = row.get(column)?;
            }
            rows += 1;
        }
    }
    Ok(rows)
}
