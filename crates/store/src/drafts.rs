//! What somebody has typed and not saved yet, so that a session that ends never loses text. One per worker and form.

use crate::{Store, StoreError, head};
use ledger::{Cell, Instant, Sequence, WorkerId};

crate::statements! {
    SAVE = "INSERT INTO draft (worker, form, typed, based_on, saved_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (worker, form) DO UPDATE SET typed = excluded.typed, based_on = excluded.based_on, saved_at = excluded.saved_at";
    READ = "SELECT form, typed, based_on, saved_at FROM draft WHERE worker = $1 AND form = $2";
    OF_WORKER = "SELECT form, typed, based_on, saved_at FROM draft WHERE worker = $1 ORDER BY saved_at DESC, form LIMIT $2";
    DISCARD = "DELETE FROM draft WHERE worker = $1 AND form = $2";
}

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDraft {
    /// Which form, and about whom: the caller's words.
    pub form: String,
    /// What was typed, as the form sent it.
    pub typed: String,
    /// The last entry that the worker could see when they began.
    pub based_on: Sequence,
    /// When it was kept.
    pub saved_at: Instant,
}

impl Store {
    /// Keeps what was typed in place of what was kept before.
    pub async fn save_draft(&self, worker: WorkerId, draft: &SavedDraft) -> Result<(), StoreError> {
        let cells = [
            Cell::Text(worker.to_string()),
            Cell::Text(draft.form.clone()),
            Cell::Text(draft.typed.clone()),
            Cell::Number(head::number(draft.based_on)),
            Cell::Number(draft.saved_at.microseconds()),
        ];
        self.execute(&SAVE, &cells).await?;
        Ok(())
    }

    /// What a worker typed into a form, if it was kept.
    pub async fn draft(&self, worker: WorkerId, form: &str) -> Result<Option<SavedDraft>, StoreError> {
        let record = self.query_one(&READ, &[Cell::Text(worker.to_string()), Cell::Text(form.to_owned())]).await?;
        record.as_ref().map(read).transpose()
    }

    /// What a worker has begun, the latest first, at most so many.
    pub async fn drafts_of(&self, worker: WorkerId, limit: usize) -> Result<Vec<SavedDraft>, StoreError> {
        let records = self.query(&OF_WORKER, &[Cell::Text(worker.to_string()), Cell::Number(limit as i64)]).await?;
        records.iter().map(read).collect()
    }

    /// Forgets what was typed, because it was saved or given up.
    pub async fn discard_draft(&self, worker: WorkerId, form: &str) -> Result<(), StoreError> {
        self.execute(&DISCARD, &[Cell::Text(worker.to_string()), Cell::Text(form.to_owned())]).await?;
        Ok(())
    }
}

fn read(record: &crate::Record) -> Result<SavedDraft, StoreError> {
    Ok(SavedDraft {
        form: record.text(0)?.to_owned(),
        typed: record.text(1)?.to_owned(),
        based_on: crate::entries::sequence(record.number(2)?)?,
        saved_at: Instant::from_microseconds(record.number(3)?),
    })
}
