//! Whose rows in the read tables later entries may have changed, for whoever keeps something made of them in memory.

use crate::{
    Store, StoreError,
    entries::{self, Kinds},
    transaction::Transaction,
};
use ledger::{DESTRUCTION_CONFIRMED, JOINED, Sequence, Subject};
use std::collections::BTreeSet;

/// Later entries that are looked through; what was made of the tables is made anew where there are more.
const ENTRIES_MAX: usize = 5_000;

impl Store {
    /// The subjects that entries after this one are about, or that what these amend is about, and whoever was ever joined with any. `None` when
    /// there are too many, or something was destroyed: then any row may have changed.
    pub async fn touched_since(&self, after: Sequence) -> Result<Option<BTreeSet<Subject>>, StoreError> {
        self.read(move |transaction| Box::pin(async move { touched(transaction, after).await })).await
    }
}

async fn touched(transaction: &mut Transaction<'_>, after: Sequence) -> Result<Option<BTreeSet<Subject>>, StoreError> {
    let headers = entries::headers_after(transaction, after, ENTRIES_MAX + 1).await?;
    if headers.len() > ENTRIES_MAX {
        return Ok(None);
    }
    let mut subjects = BTreeSet::new();
    for record in &headers {
        let header = entries::header(record)?;
        if header.kind == DESTRUCTION_CONFIRMED {
            return Ok(None);
        }
        subjects.extend(entries::places(transaction, &header).await?.subjects);
    }
    let joins = Kinds::Some([JOINED.to_owned()].into());
    Ok(Some(entries::gather(transaction, subjects, &joins).await?.subjects))
}
