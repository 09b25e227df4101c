//! Signed checkpoints of the ledger, kept beside it. Signing is done elsewhere, by whoever holds the key.

use crate::{Store, StoreError, transaction::Transaction};
use ledger::{Cell, Checkpoint};

crate::statements! {
    KEEP = "INSERT INTO checkpoint (size, text) VALUES ($1, $2) ON CONFLICT (size) DO NOTHING";
    ALL = "SELECT text FROM checkpoint ORDER BY size";
    NEWEST = "SELECT text FROM checkpoint ORDER BY size DESC LIMIT 1";
}

impl Store {
    /// Keeps a signed checkpoint; the first of a size stays.
    pub async fn keep_checkpoint(&self, size: u64, text: &str) -> Result<(), StoreError> {
        let size = i64::try_from(size).map_err(|_| StoreError::Unreadable("the size of a checkpoint".into()))?;
        self.execute(&KEEP, &[Cell::Number(size), Cell::Text(text.to_owned())]).await?;
        Ok(())
    }

    /// The text of the newest checkpoint.
    pub async fn newest_checkpoint(&self) -> Result<Option<String>, StoreError> {
        let record = self.query_one(&NEWEST, &[]).await?;
        record.map(|record| record.text(0).map(str::to_owned)).transpose()
    }
}

/// What every kept checkpoint says, whoever signed it.
pub(crate) async fn all(transaction: &mut Transaction<'_>) -> Result<Vec<Checkpoint>, StoreError> {
    let read = |record: &crate::Record| {
        Checkpoint::parse(record.text(0)?).map_err(|error| StoreError::Unreadable(format!("a checkpoint: {error}")))
    };
    transaction.query(&ALL, &[]).await?.iter().map(read).collect()
}
