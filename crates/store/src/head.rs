//! The end of the ledger: one row that whoever writes locks first, so that the sequence has no gaps and the ledger no forks.

use crate::{Store, StoreError, transaction::Transaction};
use ledger::{Cell, Frontier, Head, Instant, Sequence};

crate::statements! {
    BEGIN = "INSERT INTO ledger_head (only_one, size, frontier, root, recorded_at, views_reflect) VALUES (1, 0, $1, $2, $3, 0)
        ON CONFLICT (only_one) DO NOTHING";
    READ = "SELECT size, frontier, root, recorded_at, views_reflect FROM ledger_head WHERE only_one = 1";
    SIZE = "SELECT size FROM ledger_head WHERE only_one = 1";
    LOCK = "SELECT size, frontier, root, recorded_at, views_reflect FROM ledger_head WHERE only_one = 1 {LOCKED}";
    ADVANCE = "UPDATE ledger_head SET size = $1, frontier = $2, root = $3, recorded_at = $4, views_reflect = $5
        WHERE only_one = 1 AND size = $6 AND root = $7";
    SET_VIEWS_REFLECT = "UPDATE ledger_head SET views_reflect = $1 WHERE only_one = 1";
}

/// Where the ledger ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadNow {
    /// The last entry's place; 0 in an empty ledger.
    pub sequence: Sequence,
    /// The root of the Merkle tree over all entries.
    pub root: ledger::TreeHash,
    /// When the last entry was recorded.
    pub recorded_at: Instant,
    /// The last entry that the read tables know of.
    pub views_reflect: Sequence,
}

impl Store {
    /// Where the ledger ends now.
    pub async fn head(&self) -> Result<HeadNow, StoreError> {
        let locked = self.read(|transaction| Box::pin(read(transaction))).await?;
        Ok(HeadNow {
            sequence: locked.head.sequence(),
            root: locked.head.frontier.root(),
            recorded_at: locked.head.recorded_at,
            views_reflect: locked.views_reflect,
        })
    }
}

/// The head as a transaction found it.
pub(crate) struct Found {
    pub(crate) head: Head,
    pub(crate) views_reflect: Sequence,
    root: String,
    size: i64,
}

/// Makes the row in a new store.
pub(crate) async fn begin(transaction: &mut Transaction<'_>) -> Result<(), StoreError> {
    let Head { frontier, recorded_at } = Head::new();
    let cells = [
        Cell::Text(frontier.to_text()),
        Cell::Text(frontier.root().to_string()),
        Cell::Number(recorded_at.microseconds()),
    ];
    transaction.execute(&BEGIN, &cells).await?;
    Ok(())
}

pub(crate) async fn read(transaction: &mut Transaction<'_>) -> Result<Found, StoreError> {
    found(transaction.query_one(&READ, &[]).await?)
}

/// The last entry's place.
pub(crate) async fn sequence(transaction: &mut Transaction<'_>) -> Result<Sequence, StoreError> {
    let record = transaction.query_one(&SIZE, &[]).await?;
    let record = record.ok_or_else(|| StoreError::Unreadable("the head of the ledger".into()))?;
    crate::entries::sequence(record.number(0)?)
}

/// Reads the head and keeps every other writer out until the transaction ends.
pub(crate) async fn lock(transaction: &mut Transaction<'_>) -> Result<Found, StoreError> {
    found(transaction.query_one(&LOCK, &[]).await?)
}

fn found(record: Option<crate::Record>) -> Result<Found, StoreError> {
    let unreadable = || StoreError::Unreadable("the head of the ledger".into());
    let record = record.ok_or_else(unreadable)?;
    let frontier = Frontier::from_text(record.text(1)?).map_err(|_| unreadable())?;
    let (size, root) = (record.number(0)?, record.text(2)?.to_owned());
    if i64::try_from(frontier.size()) != Ok(size) || frontier.root().to_string() != root {
        return Err(unreadable());
    }
    let recorded_at = Instant::from_microseconds(record.number(3)?);
    let views_reflect = Sequence(u64::try_from(record.number(4)?).map_err(|_| unreadable())?);
    Ok(Found { head: Head { frontier, recorded_at }, views_reflect, root, size })
}

/// Whether the read tables are written together with the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReadTables {
    /// They are.
    Refreshed,
    /// Not yet: they still reflect what they did.
    Left,
}

/// Moves the head on from where this transaction found it. Should anybody have moved it meanwhile, nothing is written.
pub(crate) async fn advance(
    transaction: &mut Transaction<'_>,
    from: &Found,
    to: &Head,
    read_tables: ReadTables,
) -> Result<(), StoreError> {
    let size = number(to.sequence());
    // While a bulk load is under way the read tables stay behind, whatever else is recorded meanwhile.
    let views_reflect = match read_tables {
        ReadTables::Refreshed if from.views_reflect == from.head.sequence() => size,
        ReadTables::Refreshed | ReadTables::Left => number(from.views_reflect),
    };
    let cells = [
        Cell::Number(size),
        Cell::Text(to.frontier.to_text()),
        Cell::Text(to.frontier.root().to_string()),
        Cell::Number(to.recorded_at.microseconds()),
        Cell::Number(views_reflect),
        Cell::Number(from.size),
        Cell::Text(from.root.clone()),
    ];
    match transaction.execute(&ADVANCE, &cells).await? {
        1 => Ok(()),
        _ => Err(StoreError::Undone),
    }
}

/// Says up to which entry the read tables are right.
pub(crate) async fn views_reflect(transaction: &mut Transaction<'_>, sequence: Sequence) -> Result<(), StoreError> {
    transaction.execute(&SET_VIEWS_REFLECT, &[Cell::Number(number(sequence))]).await?;
    Ok(())
}

/// A place in the ledger as the databases count.
pub(crate) fn number(sequence: Sequence) -> i64 {
    i64::try_from(sequence.0).unwrap_or(i64::MAX)
}
