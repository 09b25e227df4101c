//! Backing up and restoring. A backup is one SQLite file whichever database the store is on, so it can be checked, kept for decades
//! and restored on the other. It holds everything that cannot be worked out again; nobody stays signed in.

use crate::{
    NotVerified, Progress, Record, Statement, Store, StoreError,
    head::{self, ReadTables},
    rebuild, schema,
    sqlite::{self, Open},
    transaction::Transaction,
    verify,
};
use ledger::{Cell, Draft, Entry, Practice, Reading, Row, Subject, Table, Verified};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Rows copied at once.
const PAGE: i64 = 2_000;

crate::statements! {
    LEDGER = "SELECT sequence, id, header, leaf FROM ledger WHERE sequence > $2 ORDER BY sequence LIMIT $1";
    ADD_LEDGER = "INSERT INTO ledger (sequence, id, header, leaf) VALUES ($1, $2, $3, $4)";
    BODY = "SELECT sequence, salt, body FROM body WHERE sequence > $2 ORDER BY sequence LIMIT $1";
    ADD_BODY = "INSERT INTO body (sequence, salt, body) VALUES ($1, $2, $3)";
    INDEX = "SELECT subject, kind, sequence FROM about WHERE (subject, kind, sequence) > ($2, $3, $4)
        ORDER BY subject, kind, sequence LIMIT $1";
    ADD_INDEX = "INSERT INTO about (subject, kind, sequence) VALUES ($1, $2, $3)";
    CHECKPOINT = "SELECT size, text FROM checkpoint WHERE size > $2 ORDER BY size LIMIT $1";
    ADD_CHECKPOINT = "INSERT INTO checkpoint (size, text) VALUES ($1, $2)";
    DESTRUCTION = "SELECT sequence, proposal, proposed_by, confirmed_by FROM destruction WHERE sequence > $2 ORDER BY sequence LIMIT $1";
    ADD_DESTRUCTION = "INSERT INTO destruction (sequence, proposal, proposed_by, confirmed_by) VALUES ($1, $2, $3, $4)";
    ACCESS_LOG = "SELECT number, at, worker, subject, action, purpose, decision, policy_reason FROM access_log
        WHERE number > $2 ORDER BY number LIMIT $1";
    ADD_ACCESS_LOG = "INSERT INTO access_log (at, worker, subject, action, purpose, decision, policy_reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    JOB = "SELECT number, kind, body, dedup, run_at, attempts, given_up_at, error FROM job WHERE number > $2 ORDER BY number LIMIT $1";
    ADD_JOB = "INSERT INTO job (kind, body, dedup, run_at, attempts, given_up_at, error) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ACCOUNT = "SELECT worker, sign_in_name, shown_name, password_hash, roles, created_at, closed_at FROM account
        WHERE worker > $2 ORDER BY worker LIMIT $1";
    ADD_ACCOUNT = "INSERT INTO account (worker, sign_in_name, shown_name, password_hash, roles, created_at, closed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    DRAFT = "SELECT worker, form, typed, based_on, saved_at FROM draft WHERE (worker, form) > ($2, $3) ORDER BY worker, form LIMIT $1";
    ADD_DRAFT = "INSERT INTO draft (worker, form, typed, based_on, saved_at) VALUES ($1, $2, $3, $4, $5)";
    SETTING = "SELECT name, value FROM setting WHERE name > $2 ORDER BY name LIMIT $1";
    ADD_SETTING = "INSERT INTO setting (name, value) VALUES ($1, $2)";
    HOLDS_ANYTHING = "SELECT (SELECT COUNT(*) FROM ledger) + (SELECT COUNT(*) FROM access_log) + (SELECT COUNT(*) FROM account)
        + (SELECT COUNT(*) FROM job) + (SELECT COUNT(*) FROM draft)";
}

/// How one table is read page by page, and how its rows are written again.
struct Copied {
    page: &'static Statement,
    add: &'static Statement,
    key: Key,
    number: Number,
}

/// The leading columns by which a table is read in order.
#[derive(Clone, Copy)]
enum Key {
    Number,
    Text,
    TwoTexts,
    TwoTextsAndNumber,
}

impl Key {
    fn before_the_first(self) -> Vec<Cell> {
        let text = || Cell::Text(String::new());
        match self {
            Key::Number => vec![Cell::Number(-1)],
            Key::Text => vec![text()],
            Key::TwoTexts => vec![text(), text()],
            Key::TwoTextsAndNumber => vec![text(), text(), Cell::Number(-1)],
        }
    }
}

/// Whether the first column goes along, or the database that receives the row numbers it anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Kept,
    GivenAnew,
}

const fn copied(page: &'static Statement, add: &'static Statement, key: Key, number: Number) -> Copied {
    Copied { page, add, key, number }
}

/// Everything that cannot be worked out again.
const KEPT: [Copied; 9] = [
    copied(&LEDGER, &ADD_LEDGER, Key::Number, Number::Kept),
    copied(&BODY, &ADD_BODY, Key::Number, Number::Kept),
    copied(&CHECKPOINT, &ADD_CHECKPOINT, Key::Number, Number::Kept),
    copied(&DESTRUCTION, &ADD_DESTRUCTION, Key::Number, Number::Kept),
    copied(&ACCESS_LOG, &ADD_ACCESS_LOG, Key::Number, Number::GivenAnew),
    copied(&JOB, &ADD_JOB, Key::Number, Number::GivenAnew),
    copied(&ACCOUNT, &ADD_ACCOUNT, Key::Text, Number::Kept),
    copied(&DRAFT, &ADD_DRAFT, Key::TwoTexts, Number::Kept),
    copied(&SETTING, &ADD_SETTING, Key::Text, Number::Kept),
];

/// Also in a backup, so that it can be verified as it is.
const INDEX_TOO: [Copied; 1] = [copied(&INDEX, &ADD_INDEX, Key::TwoTextsAndNumber, Number::Kept)];

impl Store {
    /// Writes a backup to a file that does not exist yet, as the store is at this moment. People can go on working meanwhile.
    pub async fn backup(&self, to: &Path, mut progress: impl Progress) -> Result<(), StoreError> {
        if to.exists() {
            return Err(StoreError::NotEmpty);
        }
        let mut unfinished = to.as_os_str().to_owned();
        unfinished.push(".unfinished");
        let unfinished = PathBuf::from(unfinished);
        let _ = fs::remove_file(&unfinished);
        let mut file = sqlite::single_file(&unfinished)?;
        self.read(move |transaction| {
            Box::pin(async move {
                let open = Open::begin(&mut file, "BEGIN IMMEDIATE")?;
                let backup = &mut Transaction::Sqlite(open.0);
                schema::prepare(backup, &NoViews).await?;
                copy(transaction, backup, &KEPT, &mut progress).await?;
                copy(transaction, backup, &INDEX_TOO, &mut |_, _| {}).await?;
                open.commit()
            })
        })
        .await?;
        // Under its own name only once it is whole and on the disk.
        fs::File::open(&unfinished)?.sync_all()?;
        fs::rename(&unfinished, to)?;
        if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    }

    /// Fills an empty store from a backup. Everything is verified and worked out before any of it counts.
    pub async fn restore(&self, from: &Path, mut progress: impl Progress) -> Result<Verified, NotVerified> {
        let mut file = sqlite::reading_connection(from)?;
        let views = self.views();
        self.write(move |transaction| {
            Box::pin(async move {
                if transaction.query_one(&HOLDS_ANYTHING, &[]).await?.map(|record| record.number(0)).transpose()?
                    != Some(0)
                {
                    return Err(StoreError::NotEmpty.into());
                }
                let open = Open::begin(&mut file, "BEGIN")?;
                let backup = &mut Transaction::Sqlite(open.0);
                copy(backup, transaction, &KEPT, &mut progress).await?;
                rebuild::rebuild(transaction, &views, &mut |_, _| {}).await?;
                verify::verify(transaction, &mut |_, _| {}).await
            })
        })
        .await
    }
}

async fn copy(
    from: &mut Transaction<'_>,
    to: &mut Transaction<'_>,
    tables: &[Copied],
    progress: &mut impl Progress,
) -> Result<(), StoreError> {
    let head = head::read(from).await?.head;
    let (mut done, all) = (0, head.sequence().0);
    for table in tables {
        let mut after = table.key.before_the_first();
        loop {
            let cells: Vec<Cell> = [Cell::Number(PAGE)].into_iter().chain(after.clone()).collect();
            let page = from.query(table.page, &cells).await?;
            let Some(last) = page.last() else {
                break;
            };
            after = last.cells()[..after.len()].to_vec();
            let dropped = if table.number == Number::GivenAnew { 1 } else { 0 };
            done += page.len() as u64;
            let rows: Vec<Vec<Cell>> =
                page.into_iter().map(Record::into_cells).map(|cells| cells[dropped..].to_vec()).collect();
            to.execute_each(table.add, &rows).await?;
            progress(done.min(all), all);
        }
    }
    let found = head::lock(to).await?;
    head::advance(to, &found, &head, ReadTables::Left).await
}

/// A backup holds no read tables.
struct NoViews;

impl Practice for NoViews {
    fn tables(&self) -> &'static [Table] {
        &[]
    }

    fn rows(&self, _: Subject, _: &Reading) -> Vec<Row> {
        Vec::new()
    }

    fn refuses(&self, _: &Draft, _: &[Entry]) -> Option<String> {
        None
    }
}
