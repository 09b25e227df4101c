//! Checking a store or a backup of one against itself: every entry with the ledger's own verifier, then the head, the checkpoints
//! and the index of who entries are about.

use crate::{Progress, Record, Store, StoreError, checkpoints, entries, head, rebuild, transaction::Transaction};
use ledger::{Cell, Fault, Header, Sequence, Verified, Verifier};
use std::hash::{BuildHasher, Hash, Hasher, RandomState};

/// Entries read at once.
const PAGE: usize = 1_000;

/// Why a store was not found to be sound.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotVerified {
    /// An entry is not what it was.
    #[error("The record was changed: {0}. Restore a backup, and find out who had access.")]
    Fault(#[from] Fault),
    /// The head tells of another ledger than the entries do.
    #[error(
        "The record was changed: its head does not match its {0} entries. Restore a backup, and find out who had access."
    )]
    Head(u64),
    /// The index is not what the entries give.
    #[error("The record is sound, but its index is not. Run kith rebuild.")]
    Index,
    /// It could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Checks everything that can be checked without a key.
    pub async fn verify(&self, mut progress: impl Progress) -> Result<Verified, NotVerified> {
        self.read(move |transaction| Box::pin(async move { verify(transaction, &mut progress).await })).await
    }
}

pub(crate) async fn verify(
    transaction: &mut Transaction<'_>,
    progress: &mut impl Progress,
) -> Result<Verified, NotVerified> {
    let head = head::read(transaction).await?.head;
    let mut verifier = Verifier::new();
    let mut index = Tally::default();
    let mut after = Sequence(0);
    loop {
        let page = entries::stored_after(transaction, after, PAGE).await?;
        for stored in &page {
            verifier.entry(stored.to_verify())?;
            // The verifier has just read this header, so it can be read.
            let header: Header = serde_json::from_str(&stored.header).map_err(|_| unreadable(stored.sequence))?;
            let places = entries::places(transaction, &header).await?;
            rebuild::index_rows(&places, header.sequence).for_each(|row| index.add(&row));
        }
        let Some(last) = page.last() else {
            break;
        };
        after = last.sequence;
        progress(after.0, head.sequence().0);
    }
    let verified = verifier.finish(&checkpoints::all(transaction).await?)?;
    if verified.entries != head.sequence().0 || verified.root != head.frontier.root() {
        return Err(NotVerified::Head(verified.entries));
    }
    if !index.matches_the_table(transaction).await? {
        return Err(NotVerified::Index);
    }
    Ok(verified)
}

fn unreadable(sequence: Sequence) -> StoreError {
    StoreError::Unreadable(format!("entry {sequence}"))
}

/// A set of rows, summed up in whatever order they come, with a key that nobody can know beforehand.
#[derive(Default)]
struct Tally {
    key: RandomState,
    sum: u64,
    count: u64,
}

impl Tally {
    fn add(&mut self, row: &Record) {
        let mut hasher = self.key.build_hasher();
        for cell in row.cells() {
            match cell {
                Cell::Empty => hasher.write_u8(0),
                Cell::Number(number) => (1_u8, number).hash(&mut hasher),
                Cell::Text(text) => (2_u8, text).hash(&mut hasher),
            }
        }
        self.sum = self.sum.wrapping_add(hasher.finish());
        self.count += 1;
    }

    async fn matches_the_table(self, transaction: &mut Transaction<'_>) -> Result<bool, StoreError> {
        let mut table = Tally { key: self.key.clone(), sum: 0, count: 0 };
        let mut after = rebuild::first_of_index();
        loop {
            let page = rebuild::index_after(transaction, &after).await?;
            page.iter().for_each(|row| table.add(row));
            match page.last() {
                Some(last) => after = last.cells().to_vec(),
                None => break,
            }
        }
        Ok((table.sum, table.count) == (self.sum, self.count))
    }
}
