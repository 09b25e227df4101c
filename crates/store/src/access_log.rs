//! Who looked at what, for which purpose, and why they might. Kept for good; a read that cannot be noted here must not happen.

use crate::{Record, Store, StoreError, Writing};
use ledger::{Cell, Instant, Subject, WorkerId};

crate::statements! {
    LOG = "INSERT INTO access_log (at, worker, subject, action, purpose, decision, policy_reason) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_SUBJECT = "SELECT number, at, worker, subject, action, purpose, decision, policy_reason FROM access_log
        WHERE subject = $1 AND number < $2 ORDER BY number DESC LIMIT $3";
    BY_WORKER = "SELECT number, at, worker, subject, action, purpose, decision, policy_reason FROM access_log
        WHERE worker = $1 AND number < $2 ORDER BY number DESC LIMIT $3";
}

/// One decision about access.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessLogged {
    /// When.
    pub at: Instant,
    /// Who asked.
    pub worker: WorkerId,
    /// Whose record.
    pub on: Subject,
    /// What they asked to do.
    pub action: String,
    /// What for.
    pub purpose: String,
    /// Allowed or not.
    pub decision: String,
    /// Which rule decided, in its words.
    pub policy_reason: String,
}

/// A decision as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedAccess {
    /// Its number: later ones have greater numbers.
    pub number: i64,
    /// The decision.
    pub access: AccessLogged,
}

impl Store {
    /// Notes decisions. Once this returns `Ok` they are on the disk; if not, nothing may be shown.
    pub async fn log_access(&self, accesses: Vec<AccessLogged>) -> Result<(), StoreError> {
        self.begin_to_log_access(accesses).await?.done().await
    }

    /// The same, begun: whoever shows something waits for its end first.
    pub async fn begin_to_log_access(&self, accesses: Vec<AccessLogged>) -> Result<Writing, StoreError> {
        let rows: Vec<Vec<Cell>> = accesses.into_iter().map(row).collect();
        self.begin_write(move |transaction| {
            Box::pin(async move {
                transaction.execute_each(&LOG, &rows).await?;
                Ok(())
            })
        })
        .await
    }

    /// Who looked at a record, the latest first: those before a number (none: from the latest), at most so many.
    pub async fn access_log_of(
        &self,
        subject: Subject,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<LoggedAccess>, StoreError> {
        self.query(&OF_SUBJECT, &page(subject.to_string(), before, limit)).await?.iter().map(read).collect()
    }

    /// Who looked at any of these records, the latest first: of each record at most so many, all as of the same moment.
    pub async fn access_log_of_each(
        &self,
        subjects: impl IntoIterator<Item = Subject>,
        limit: usize,
    ) -> Result<Vec<LoggedAccess>, StoreError> {
        let each: Vec<[Cell; 3]> = subjects.into_iter().map(|subject| page(subject.to_string(), None, limit)).collect();
        let found: Vec<Vec<Record>> = self
            .read(move |transaction| Box::pin(async move { transaction.query_each(&OF_SUBJECT, &each).await }))
            .await?;
        let mut logged: Vec<LoggedAccess> = found.iter().flatten().map(read).collect::<Result<_, _>>()?;
        logged.sort_by_key(|logged| std::cmp::Reverse(logged.number));
        Ok(logged)
    }

    /// What a worker looked at, the latest first: those before a number (none: from the latest), at most so many.
    pub async fn access_log_by(
        &self,
        worker: WorkerId,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<LoggedAccess>, StoreError> {
        self.query(&BY_WORKER, &page(worker.to_string(), before, limit)).await?.iter().map(read).collect()
    }
}

fn page(whose: String, before: Option<i64>, limit: usize) -> [Cell; 3] {
    [Cell::Text(whose), Cell::Number(before.unwrap_or(i64::MAX)), Cell::Number(limit as i64)]
}

fn row(access: AccessLogged) -> Vec<Cell> {
    let AccessLogged { at, worker, on, action, purpose, decision, policy_reason } = access;
    let texts = [worker.to_string(), on.to_string(), action, purpose, decision, policy_reason];
    [Cell::Number(at.microseconds())].into_iter().chain(texts.map(Cell::Text)).collect()
}

fn read(record: &Record) -> Result<LoggedAccess, StoreError> {
    Ok(LoggedAccess {
        number: record.number(0)?,
        access: AccessLogged {
            at: Instant::from_microseconds(record.number(1)?),
            worker: record.parsed(2)?,
            on: record.parsed(3)?,
            action: record.text(4)?.to_owned(),
            purpose: record.text(5)?.to_owned(),
            decision: record.text(6)?.to_owned(),
            policy_reason: record.text(7)?.to_owned(),
        },
    })
}
