//! Checking a store or a backup of one against itself: every entry with the ledger's own verifier, then the head, the checkpoints
//! and the index of who entries are about.

use crate::{
    Progress, Record, Store, StoreError, StoredRow, checkpoints,
    crew::Crew,
    entries::{self, Places},
    head, index,
    transaction::Transaction,
};
use ledger::{Examined, Fault, Sequence, Verified, Verifier};
use std::hash::{BuildHasher, RandomState};

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
    let key = index.key.clone();
    let mut crew = Crew::start(move |(place, page): (Sequence, Vec<StoredRow>)| Page::examine(place, &page, &key))?;
    let mut after = Sequence(0);
    let mut read = 0;
    loop {
        let page = entries::stored_after(transaction, after, PAGE).await?;
        let Some(last) = page.last() else {
            break;
        };
        after = last.sequence;
        let place = Sequence(read + 1);
        read += page.len() as u64;
        if let Some(page) = crew.hand((place, page)) {
            page.follow(transaction, &mut verifier, &mut index).await?;
        }
        progress(after.0, head.sequence().0);
    }
    while let Some(page) = crew.next() {
        page.follow(transaction, &mut verifier, &mut index).await?;
    }
    drop(crew);
    let verified = verifier.finish(&checkpoints::all(transaction).await?)?;
    if verified.entries != head.sequence().0 || verified.root != head.frontier.root() {
        return Err(NotVerified::Head(verified.entries));
    }
    let table = Tally::of_the_table(transaction, &index.key).await?;
    if (table.sum, table.count) != (index.sum, index.count) {
        return Err(NotVerified::Index);
    }
    Ok(verified)
}

/// A page of entries, each examined by itself, up to the first with which something is wrong.
struct Page {
    examined: Vec<Examined>,
    fault: Option<Fault>,
    /// The rows of the index for those that amend nothing.
    index: Tally,
}

impl Page {
    fn examine(place: Sequence, page: &[StoredRow], key: &RandomState) -> Self {
        let mut done = Page { examined: Vec::with_capacity(page.len()), fault: None, index: Tally::with_key(key) };
        for (place, stored) in (place.0..).map(Sequence).zip(page) {
            match stored.to_verify().examine(place) {
                Ok(examined) => {
                    if examined.header().amends.is_none() {
                        done.index.add_entry(&Places::of(examined.header()), place);
                    }
                    done.examined.push(examined);
                }
                Err(fault) => {
                    done.fault = Some(fault);
                    break;
                }
            }
        }
        done
    }

    /// Checks that its entries follow on those of earlier pages.
    async fn follow(
        self,
        transaction: &mut Transaction<'_>,
        verifier: &mut Verifier,
        index: &mut Tally,
    ) -> Result<(), NotVerified> {
        for examined in self.examined {
            let amending = examined.header().amends.is_some().then(|| examined.header().clone());
            verifier.follow(examined)?;
            if let Some(header) = amending {
                index.add_entry(&entries::places(transaction, &header).await?, header.sequence);
            }
        }
        index.add(self.index);
        self.fault.map_or(Ok(()), |fault| Err(fault.into()))
    }
}

/// A set of index rows, summed up in whatever order they come, with a key that nobody can know beforehand.
#[derive(Default)]
struct Tally {
    key: RandomState,
    sum: u64,
    count: u64,
}

impl Tally {
    fn with_key(key: &RandomState) -> Self {
        Tally { key: key.clone(), sum: 0, count: 0 }
    }

    /// The rows that an entry should have.
    fn add_entry(&mut self, places: &Places, sequence: Sequence) {
        for subject in &places.subjects {
            let subject = subject.to_string();
            places.kinds.iter().for_each(|kind| self.add_row(&subject, kind, head::number(sequence)));
        }
    }

    fn add_row(&mut self, subject: &str, kind: &str, sequence: i64) {
        self.sum = self.sum.wrapping_add(self.key.hash_one((subject, kind, sequence)));
        self.count += 1;
    }

    fn add(&mut self, other: Tally) {
        self.sum = self.sum.wrapping_add(other.sum);
        self.count += other.count;
    }

    /// The rows that there are.
    async fn of_the_table(transaction: &mut Transaction<'_>, key: &RandomState) -> Result<Self, StoreError> {
        let of_page = |key: RandomState| {
            move |page: Vec<Record>| -> Result<Tally, StoreError> {
                let mut tally = Tally::with_key(&key);
                for row in &page {
                    tally.add_row(row.text(0)?, row.text(1)?, row.number(2)?);
                }
                Ok(tally)
            }
        };
        let mut crew = Crew::start(of_page(key.clone()))?;
        let mut table = Tally::with_key(key);
        let mut after = index::before_the_first();
        loop {
            let page = index::after(transaction, &after).await?;
            match page.last() {
                Some(last) => after = last.cells().to_vec(),
                None => break,
            }
            if let Some(tally) = crew.hand(page) {
                table.add(tally?);
            }
        }
        while let Some(tally) = crew.next() {
            table.add(tally?);
        }
        Ok(table)
    }
}
