//! Durable appends, one commit each: a note through the store, with its leaf, its index and its read tables, beside the bare INSERTs of the
//! same texts into SQLite with the same settings. In turns, so that both meet the same disk.

use crate::house::{Folder, House, Place, now, random};
use anyhow::Result;
use casework::{Scribe, family_help};
use ledger::{Draft, FamilyId, When, WorkerId};
use std::time::Instant;
use store::Commit;
use uuid::Uuid;

/// Entries in the store before: some fifty families with all their history.
const ENTRIES_BEFORE: u64 = 5_000;
/// Appends in one turn.
const TURN: usize = 250;
/// Turns of each.
const TURNS: usize = 12;

store::statements! {
    FAMILIES = "SELECT subject FROM family_now WHERE stage <> 'closed' ORDER BY subject LIMIT $1";
}

pub async fn run() -> Result<()> {
    let house = House::filled(&Place::Sqlite, ENTRIES_BEFORE).await?;
    let families: Vec<FamilyId> = house
        .store
        .query(&FAMILIES, &[ledger::Cell::Number(200)])
        .await?
        .iter()
        .filter_map(|record| record.text(0).ok()?.strip_prefix("family:")?.parse().ok())
        .collect();
    let worker = house.workers[0].worker;
    let folder = Folder::new()?;
    let mut raw = Raw::open(&folder)?;
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for turn in 0..TURNS {
        let drafts: Vec<Draft> = (0..TURN)
            .map(|number| note(worker, families[(turn * TURN + number) % families.len()]))
            .collect::<Result<_>>()?;
        let begun = Instant::now();
        for draft in &drafts {
            raw.append(draft)?;
        }
        floor.push(begun.elapsed().as_secs_f64() / TURN as f64);
        let begun = Instant::now();
        for draft in drafts {
            house.store.append(Commit::new(now(), vec![draft])).await?;
        }
        ours.push(begun.elapsed().as_secs_f64() / TURN as f64);
    }
    let ratios: Vec<f64> = floor.iter().zip(&ours).map(|(floor, ours)| floor / ours).collect();
    let (ours, floor) = (crate::median(ours), crate::median(floor));
    println!(
        "append: {:.2} of raw SQLite's speed (median of {TURNS} turns; goal at least 0.5; {:.0} against {:.0} commits a second)",
        crate::median(ratios),
        1.0 / ours,
        1.0 / floor
    );
    Ok(())
}

fn note(worker: WorkerId, family: FamilyId) -> Result<Draft> {
    let at = now();
    let milliseconds = u64::try_from(at.microseconds() / 1_000)?;
    let (one, other) = (random()?.to_le_bytes(), random()?.to_le_bytes());
    let random: [u8; 10] = std::array::from_fn(|at| if at < 8 { one[at] } else { other[at - 8] });
    let command = uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid();
    let mut scribe = Scribe::new(worker, at, command);
    let body = family_help::Note {
        way: "phone".into(),
        with: Some("Mother".into()),
        says: "She rang to say that the health visitor came on Tuesday and that the nights are calmer. We agreed to meet at the hub on Friday.".into(),
        significance: None,
        local: None,
    };
    Ok(scribe.write(family_help::NOTE, [family.into()], When::on(at.in_london().date()), &body))
}

/// Bare SQLite with the store's settings.
struct Raw {
    connection: rusqlite::Connection,
    sequence: i64,
}

impl Raw {
    fn open(folder: &Folder) -> Result<Self> {
        let connection = rusqlite::Connection::open(folder.0.join("raw.db"))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(
            "CREATE TABLE ledger (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, header TEXT NOT NULL, leaf TEXT NOT NULL);
             CREATE TABLE body (sequence INTEGER PRIMARY KEY, salt TEXT NOT NULL, body TEXT NOT NULL);
             CREATE TABLE about (subject TEXT NOT NULL, sequence INTEGER NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (subject, sequence)) WITHOUT ROWID;",
        )?;
        Ok(Raw { connection, sequence: 0 })
    }

    fn append(&mut self, draft: &Draft) -> Result<()> {
        self.sequence += 1;
        let salt = Uuid::from_u128(draft.id.0.as_u128() ^ u128::from(u64::MAX)).simple().to_string();
        let sealed = draft.clone().seal(ledger::Sequence(self.sequence as u64), now(), [7; 16]);
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction
            .prepare_cached("INSERT INTO ledger (sequence, id, header, leaf) VALUES (?1, ?2, ?3, ?4)")?
            .execute(rusqlite::params![
                self.sequence,
                draft.id.to_string(),
                sealed.header_text,
                sealed.header.body_digest
            ])?;
        transaction
            .prepare_cached("INSERT INTO body (sequence, salt, body) VALUES (?1, ?2, ?3)")?
            .execute(rusqlite::params![self.sequence, salt, sealed.body_text])?;
        for subject in &draft.about {
            transaction
                .prepare_cached("INSERT INTO about (subject, sequence, kind) VALUES (?1, ?2, ?3)")?
                .execute(rusqlite::params![subject.to_string(), self.sequence, draft.kind])?;
        }
        transaction.commit()?;
        Ok(())
    }
}
