//! Recording very many entries at once, for an import, a demonstration or a measurement: large transactions, and the read tables
//! worked out once at the end. The practice is not asked again whether each may be recorded; the caller has asked it.

use crate::{
    AppendError, Commit, Progress, Store, StoreError,
    append::{self, Written},
    entries::{self, Places},
    head::{self, ReadTables},
    jobs,
    rebuild::{self, Rows},
    transaction::Transaction,
};
use ledger::{DESTRUCTION_CONFIRMED, EntryId, Sequence, Subject};
use std::collections::{HashMap, HashSet};

/// Entries in one transaction: enough that the flush to disk no longer counts.
const ENTRIES_TOGETHER: usize = 5_000;

/// What was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BulkReceipt {
    /// How many entries are new.
    pub recorded: u64,
    /// How many had been recorded before.
    pub already: u64,
    /// The end of the ledger after them.
    pub head: Sequence,
}

impl Store {
    /// Records commits in order. Those that were recorded before are passed over, so running it twice changes nothing. When one
    /// cannot be recorded, those in earlier transactions stay recorded.
    ///
    /// What a commit was based on is not compared, and destruction cannot be confirmed this way.
    pub async fn append_many<I>(&self, commits: I, mut progress: impl Progress) -> Result<BulkReceipt, AppendError>
    where
        I: IntoIterator<Item = Commit>,
        I::IntoIter: Send,
    {
        let mut receipt = BulkReceipt { recorded: 0, already: 0, head: self.head().await?.sequence };
        let mut touched: HashSet<Subject> = HashSet::new();
        let mut order: Vec<Subject> = Vec::new();
        let mut commits = commits.into_iter().fuse();
        let mut together = next_together(&mut commits);
        while !together.is_empty() {
            let store = self.clone();
            let recording = tokio::spawn(async move {
                store.write(move |transaction| Box::pin(async move { record(transaction, together).await })).await
            });
            // Making the next ones may take as long as recording these.
            together = next_together(&mut commits);
            match recording.await.unwrap_or_else(|_| Err(StoreError::Panicked.into())) {
                Ok(done) => {
                    receipt.recorded += done.recorded;
                    receipt.already += done.already;
                    order.extend(done.subjects.into_iter().filter(|subject| touched.insert(*subject)));
                }
                Err(error) => {
                    self.refresh(order).await?;
                    return Err(error);
                }
            }
            progress(receipt.recorded + receipt.already, 0);
        }
        receipt.head = self.refresh(order).await?;
        Ok(receipt)
    }

    /// Works out the rows of subjects that a bulk load has touched.
    async fn refresh(&self, subjects: Vec<Subject>) -> Result<Sequence, StoreError> {
        let views = self.views();
        self.write(move |transaction| {
            Box::pin(async move {
                let end = head::lock(transaction).await?.head.sequence();
                rebuild::refill(transaction, &views, &subjects, Rows::MayStand, &mut |_, _| {}).await?;
                head::views_reflect(transaction, end).await?;
                transaction.count_tables().await?;
                Ok(end)
            })
        })
        .await
    }
}

/// What is recorded in one transaction; nothing when there is no more.
fn next_together(commits: &mut impl Iterator<Item = Commit>) -> Vec<Commit> {
    let (mut together, mut entries) = (Vec::new(), 0);
    while entries < ENTRIES_TOGETHER
        && let Some(commit) = commits.next()
    {
        entries += commit.drafts.len();
        together.push(commit);
    }
    together
}

struct Recorded {
    recorded: u64,
    already: u64,
    subjects: Vec<Subject>,
}

async fn record(transaction: &mut Transaction<'_>, commits: Vec<Commit>) -> Result<Recorded, AppendError> {
    let found = head::lock(transaction).await?;
    let mut head = found.head.clone();
    let mut written = Written::default();
    let mut here: HashMap<EntryId, Places> = HashMap::new();
    let (mut subjects, mut seen) = (Vec::new(), HashSet::new());
    let mut already = 0;
    for commit in commits {
        if let Some(entries) = append::already_recorded(transaction, &commit.drafts).await? {
            already += entries.len() as u64;
            continue;
        }
        for draft in commit.drafts {
            append::check_draft(&draft)?;
            if draft.kind == DESTRUCTION_CONFIRMED {
                return Err(AppendError::NotConfirmed);
            }
            if here.contains_key(&draft.id) {
                return Err(AppendError::AlreadyOtherwise(draft.id));
            }
            let amended = match &draft.amends {
                Some(amendment) => Some(match here.get(&amendment.entry) {
                    Some(places) => places.clone(),
                    None => entries::places_of_recorded(transaction, amendment.entry)
                        .await?
                        .ok_or(AppendError::NothingToAmend(amendment.entry))?,
                }),
                None => None,
            };
            let sealed = append::seal(&mut head, draft, commit.at)?;
            let own = Places::of(&sealed.header);
            let places = match &amended {
                Some(amended) => own.and(amended),
                None => own,
            };
            subjects.extend(places.subjects.iter().copied().filter(|subject| seen.insert(*subject)));
            let id = sealed.header.id;
            written.add(sealed, &places);
            here.insert(id, places);
        }
        jobs::add(transaction, &commit.jobs).await?;
    }
    written.write(transaction).await?;
    head::advance(transaction, &found, &head, ReadTables::Left).await?;
    Ok(Recorded { recorded: written.entries.len() as u64, already, subjects })
}
