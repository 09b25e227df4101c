//! Who is signed in. Only a digest of the token is kept, so that whoever reads this table cannot sign in with it.

use crate::{Record, Store, StoreError};
use ledger::{Cell, Entry, Instant, WorkerId};

crate::statements! {
    BEGIN = "INSERT INTO session (token_digest, worker, began_at, seen_at, ends_at, held) VALUES ($1, $2, $3, $4, $5, $6)";
    READ = "SELECT token_digest, worker, began_at, seen_at, ends_at, held FROM session WHERE token_digest = $1 AND ends_at > $2";
    SEEN = "UPDATE session SET seen_at = $2, ends_at = $3 WHERE token_digest = $1 AND ends_at > $2";
    HOLD = "UPDATE session SET held = $2 WHERE token_digest = $1";
    END = "DELETE FROM session WHERE token_digest = $1";
    END_ALL_OF = "DELETE FROM session WHERE worker = $1";
    FORGET_ENDED = "DELETE FROM session WHERE ends_at <= $1";
}

/// One sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The digest of the token that the browser holds.
    pub token_digest: String,
    /// Who signed in.
    pub worker: WorkerId,
    /// When.
    pub began_at: Instant,
    /// When they last asked for something.
    pub seen_at: Instant,
    /// When it ends if they ask for nothing more.
    pub ends_at: Instant,
    /// What else the pages keep with it, as JSON text.
    pub held: String,
}

impl Store {
    /// Begins a session.
    pub async fn begin_session(&self, session: &Session) -> Result<(), StoreError> {
        let cells = [
            Cell::Text(session.token_digest.clone()),
            Cell::Text(session.worker.to_string()),
            Cell::Number(session.began_at.microseconds()),
            Cell::Number(session.seen_at.microseconds()),
            Cell::Number(session.ends_at.microseconds()),
            Cell::Text(session.held.clone()),
        ];
        self.execute(&BEGIN, &cells).await?;
        Ok(())
    }

    /// The session that a token opens, if it has not ended.
    pub async fn session(&self, token_digest: &str, at: Instant) -> Result<Option<Session>, StoreError> {
        let cells = [Cell::Text(token_digest.to_owned()), Cell::Number(at.microseconds())];
        self.query_one(&READ, &cells).await?.map(read).transpose()
    }

    /// The session that a token opens, if it has not ended, with every entry about the worker, as of the same moment.
    pub async fn session_and_worker(
        &self,
        token_digest: &str,
        at: Instant,
    ) -> Result<Option<(Session, Vec<Entry>)>, StoreError> {
        let cells = [Cell::Text(token_digest.to_owned()), Cell::Number(at.microseconds())];
        let held = self.held();
        self.read(move |transaction| {
            Box::pin(async move {
                let Some(record) = transaction.query_one(&READ, &cells).await? else { return Ok(None) };
                let session = read(record)?;
                let now = held.catch_up(transaction).await?;
                let worker = held.about(transaction, now, [session.worker.into()].into()).await?;
                Ok(Some((session, worker.entries.into_values().collect())))
            })
        })
        .await
    }

    /// Notes that somebody is still there, and when their session ends now. One that has ended stays ended.
    pub async fn session_seen(&self, token_digest: &str, at: Instant, ends_at: Instant) -> Result<(), StoreError> {
        let cells = [
            Cell::Text(token_digest.to_owned()),
            Cell::Number(at.microseconds()),
            Cell::Number(ends_at.microseconds()),
        ];
        self.execute(&SEEN, &cells).await?;
        Ok(())
    }

    /// Replaces what the pages keep with a session.
    pub async fn hold_in_session(&self, token_digest: &str, held: &str) -> Result<(), StoreError> {
        self.execute(&HOLD, &[Cell::Text(token_digest.to_owned()), Cell::Text(held.to_owned())]).await?;
        Ok(())
    }

    /// Ends one session.
    pub async fn end_session(&self, token_digest: &str) -> Result<(), StoreError> {
        self.execute(&END, &[Cell::Text(token_digest.to_owned())]).await?;
        Ok(())
    }

    /// Ends every session of a worker: they left, or their password was changed.
    pub async fn end_sessions_of(&self, worker: WorkerId) -> Result<u64, StoreError> {
        self.execute(&END_ALL_OF, &[Cell::Text(worker.to_string())]).await
    }

    /// Forgets sessions that have ended.
    pub async fn forget_ended_sessions(&self, at: Instant) -> Result<u64, StoreError> {
        self.execute(&FORGET_ENDED, &[Cell::Number(at.microseconds())]).await
    }
}

fn read(record: Record) -> Result<Session, StoreError> {
    Ok(Session {
        token_digest: record.text(0)?.to_owned(),
        worker: record.parsed(1)?,
        began_at: Instant::from_microseconds(record.number(2)?),
        seen_at: Instant::from_microseconds(record.number(3)?),
        ends_at: Instant::from_microseconds(record.number(4)?),
        held: record.text(5)?.to_owned(),
    })
}
