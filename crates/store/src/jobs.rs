//! Work that follows from an entry and is done afterwards: noted in the same transaction, so that none is lost and none is made up.
//! A job is leased to whoever does it; when they vanish, somebody else takes it up after the lease.

use crate::{Store, StoreError, transaction::Transaction};
use ledger::{Cell, Instant};
use std::borrow::Cow;

/// Attempts before a job is given up and waits for a person.
pub const ATTEMPTS_MAX: i64 = 10;
/// The first wait after a failure; it doubles with each further one.
const FIRST_WAIT: i64 = 30 * 1_000_000;
/// The longest wait between two attempts: six hours, so that a repair in the night is noticed by morning.
const LONGEST_WAIT: i64 = 6 * 60 * 60 * 1_000_000;
/// Of an error's text; what is kept must not become a second record.
const ERROR_CHARACTERS_MAX: usize = 500;

crate::statements! {
    ADD = "INSERT INTO job (kind, body, dedup, run_at, attempts) VALUES ($1, $2, $3, $4, 0) ON CONFLICT (dedup) DO NOTHING";
    CLAIM = "UPDATE job SET attempts = attempts + 1, leased_until = $2 WHERE number = (
            SELECT number FROM job
            WHERE run_at <= $1 AND given_up_at IS NULL AND (leased_until IS NULL OR leased_until <= $1)
            ORDER BY run_at, number LIMIT 1 {SKIPPING LOCKED})
        RETURNING number, kind, body, attempts";
    COMPLETE = "DELETE FROM job WHERE number = $1 AND attempts = $2";
    PUT_OFF = "UPDATE job SET leased_until = NULL, run_at = $3, error = $4 WHERE number = $1 AND attempts = $2";
    GIVE_UP = "UPDATE job SET leased_until = NULL, dedup = NULL, given_up_at = $3, error = $4 WHERE number = $1 AND attempts = $2";
    STANDING = "SELECT number, kind, run_at, attempts, given_up_at, error FROM job ORDER BY number LIMIT $1";
}

/// Work to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJob {
    /// What kind of work.
    pub kind: Cow<'static, str>,
    /// What is needed to do it, as JSON text: identities, never names.
    pub body: String,
    /// While a job with this key waits, another is not added.
    pub dedup: Option<String>,
    /// Not before.
    pub run_at: Instant,
}

/// A job that is leased to whoever asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedJob {
    /// Its number.
    pub number: i64,
    /// What kind of work.
    pub kind: String,
    /// What is needed to do it.
    pub body: String,
    /// Which attempt this is; whoever took too long and lost the lease can no longer complete it.
    pub attempt: i64,
}

/// What becomes of a job that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failing {
    /// It is tried again, not before then.
    TriedAgainAt(Instant),
    /// It was tried often enough; a person must look.
    GivenUp,
}

/// How one job stands, for the person who looks after the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobStanding {
    /// Its number.
    pub number: i64,
    /// What kind of work.
    pub kind: String,
    /// Not before.
    pub run_at: Instant,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was given up.
    pub given_up_at: Option<Instant>,
    /// How the last attempt failed.
    pub error: Option<String>,
}

impl Store {
    /// Adds work that follows from no entry.
    pub async fn add_jobs(&self, jobs: Vec<NewJob>) -> Result<(), StoreError> {
        self.write(move |transaction| Box::pin(async move { add(transaction, &jobs).await })).await
    }

    /// Takes the job that is due longest, until the lease ends.
    pub async fn claim_job(&self, at: Instant, leased_until: Instant) -> Result<Option<ClaimedJob>, StoreError> {
        let cells = [Cell::Number(at.microseconds()), Cell::Number(leased_until.microseconds())];
        let record =
            self.write(move |transaction| Box::pin(async move { transaction.query_one(&CLAIM, &cells).await })).await?;
        let claimed = |record: crate::Record| -> Result<ClaimedJob, StoreError> {
            Ok(ClaimedJob {
                number: record.number(0)?,
                kind: record.text(1)?.to_owned(),
                body: record.text(2)?.to_owned(),
                attempt: record.number(3)?,
            })
        };
        record.map(claimed).transpose()
    }

    /// Says that a job is done. `false` if the lease was lost and somebody else does it.
    pub async fn complete_job(&self, job: &ClaimedJob) -> Result<bool, StoreError> {
        Ok(self.execute(&COMPLETE, &[Cell::Number(job.number), Cell::Number(job.attempt)]).await? == 1)
    }

    /// Says that a job failed and why, without names. It waits longer after each failure.
    pub async fn fail_job(&self, job: &ClaimedJob, at: Instant, error: &str) -> Result<Failing, StoreError> {
        let error: String = error.chars().take(ERROR_CHARACTERS_MAX).collect();
        let failing = what_becomes(job.attempt, at);
        let (statement, moment) = match failing {
            Failing::TriedAgainAt(moment) => (&PUT_OFF, moment),
            Failing::GivenUp => (&GIVE_UP, at),
        };
        let cells = [
            Cell::Number(job.number),
            Cell::Number(job.attempt),
            Cell::Number(moment.microseconds()),
            Cell::Text(error),
        ];
        self.execute(statement, &cells).await?;
        Ok(failing)
    }

    /// The oldest jobs that wait, run or were given up, at most so many.
    pub async fn jobs(&self, limit: usize) -> Result<Vec<JobStanding>, StoreError> {
        let records = self.query(&STANDING, &[Cell::Number(limit as i64)]).await?;
        let standing = |record: &crate::Record| -> Result<JobStanding, StoreError> {
            Ok(JobStanding {
                number: record.number(0)?,
                kind: record.text(1)?.to_owned(),
                run_at: Instant::from_microseconds(record.number(2)?),
                attempts: record.number(3)?,
                given_up_at: record.maybe_number(4)?.map(Instant::from_microseconds),
                error: record.maybe_text(5)?.map(str::to_owned),
            })
        };
        records.iter().map(standing).collect()
    }
}

fn what_becomes(attempt: i64, at: Instant) -> Failing {
    if attempt >= ATTEMPTS_MAX {
        return Failing::GivenUp;
    }
    let doublings = u32::try_from(attempt - 1).unwrap_or(0).min(20);
    let wait = FIRST_WAIT.saturating_mul(1 << doublings).min(LONGEST_WAIT);
    Failing::TriedAgainAt(Instant::from_microseconds(at.microseconds().saturating_add(wait)))
}

/// Adds jobs inside somebody's transaction.
pub(crate) async fn add(transaction: &mut Transaction<'_>, jobs: &[NewJob]) -> Result<(), StoreError> {
    let rows: Vec<Vec<Cell>> = jobs
        .iter()
        .map(|NewJob { kind, body, dedup, run_at }| {
            let dedup = dedup.clone().map_or(Cell::Empty, Cell::Text);
            vec![Cell::Text(kind.to_string()), Cell::Text(body.clone()), dedup, Cell::Number(run_at.microseconds())]
        })
        .collect();
    transaction.execute_each(&ADD, &rows).await?;
    Ok(())
}
