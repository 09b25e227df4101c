//! Reading entries back: by subject, by identity, in order.

use crate::{Record, Store, StoreError, head, known::Known, transaction::Transaction};
use ledger::{Cell, Entry, EntryId, Header, JOINED, Salt, Sequence, StoredEntry, Subject, TreeHash};
use std::{borrow::Cow, collections::BTreeSet};
use uuid::Uuid;

/// Subjects asked about by one statement: a large family with its workers.
const SUBJECTS_TOGETHER: usize = 16;
/// Kinds asked about by one statement. More are asked for in several.
const KINDS_TOGETHER: usize = 8;
/// Entries in one page, so that no request asks for the whole ledger.
const PAGE_MAX: usize = 10_000;

crate::statements! {
    ABOUT = "SELECT ledger.sequence, ledger.header, body.body FROM ledger LEFT JOIN body ON body.sequence = ledger.sequence
        WHERE ledger.sequence IN (SELECT sequence FROM about
            WHERE subject IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))
        ORDER BY ledger.sequence";
    ABOUT_OF_KINDS = "SELECT ledger.sequence, ledger.header, body.body FROM ledger LEFT JOIN body ON body.sequence = ledger.sequence
        WHERE ledger.sequence IN (SELECT sequence FROM about
            WHERE subject IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            AND kind IN ($17, $18, $19, $20, $21, $22, $23, $24))
        ORDER BY ledger.sequence";
    BY_ID = "SELECT ledger.sequence, ledger.header, body.body FROM ledger LEFT JOIN body ON body.sequence = ledger.sequence
        WHERE ledger.id = $1";
    AFTER = "SELECT ledger.sequence, ledger.header, body.body FROM ledger LEFT JOIN body ON body.sequence = ledger.sequence
        WHERE ledger.sequence > $1 ORDER BY ledger.sequence LIMIT $2";
    HEADERS_AFTER = "SELECT sequence, header FROM ledger WHERE sequence > $1 ORDER BY sequence LIMIT $2";
    STORED_AFTER = "SELECT ledger.sequence, ledger.id, ledger.header, ledger.leaf, body.salt, body.body
        FROM ledger LEFT JOIN body ON body.sequence = ledger.sequence
        WHERE ledger.sequence > $1 ORDER BY ledger.sequence LIMIT $2";
}

/// One entry exactly as the tables hold it, before anything is believed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRow {
    /// Its place.
    pub sequence: Sequence,
    /// Its id as text.
    pub id: String,
    /// The header's text.
    pub header: String,
    /// The leaf's hash as text.
    pub leaf: String,
    /// The salt as text, unless destroyed.
    pub salt: Option<String>,
    /// The body's text, unless destroyed.
    pub body: Option<String>,
}

impl StoredRow {
    /// For the verifier. What cannot even be read as an id, a hash or a salt is given as one that cannot be right.
    pub fn to_verify(&self) -> StoredEntry<'_> {
        StoredEntry {
            sequence: self.sequence,
            id: Some(self.id.parse().unwrap_or(EntryId(Uuid::nil()))),
            header_text: &self.header,
            salt: self.salt.as_deref().map(|salt| salt_of(salt).unwrap_or_default()),
            body_text: self.body.as_deref(),
            leaf_hash: Some(self.leaf.parse().unwrap_or(TreeHash([0; 32]))),
        }
    }
}

/// The text that a salt is stored as.
pub(crate) fn salt_text(salt: Salt) -> String {
    Uuid::from_bytes(salt).simple().to_string()
}

fn salt_of(text: &str) -> Option<Salt> {
    Uuid::try_parse(text).ok().map(Uuid::into_bytes)
}

impl Store {
    /// All entries about these subjects and those that they were ever joined with, amendments and amended ones among them, in order.
    pub async fn entries_about(&self, subjects: &[Subject]) -> Result<Vec<Entry>, StoreError> {
        let subjects = subjects.iter().copied().collect();
        self.read(move |transaction| Box::pin(async move { Ok(about(transaction, subjects).await?.into_entries()) }))
            .await
    }

    /// The same, of some kinds only, with whatever amends those and whatever joins the subjects.
    pub async fn entries_about_kinds(&self, subjects: &[Subject], kinds: &[&str]) -> Result<Vec<Entry>, StoreError> {
        let subjects = subjects.iter().copied().collect();
        let kinds: Vec<String> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        self.read(move |transaction| {
            Box::pin(async move { Ok(about_of_kinds(transaction, subjects, Some(&kinds)).await?.into_entries()) })
        })
        .await
    }

    /// One entry.
    pub async fn entry(&self, id: EntryId) -> Result<Option<Entry>, StoreError> {
        self.read(move |transaction| Box::pin(by_id(transaction, id))).await
    }

    /// The entries that follow a place, in order, at most so many.
    pub async fn entries_after(&self, sequence: Sequence, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.read(move |transaction| Box::pin(after(transaction, sequence, limit))).await
    }

    /// The entries that follow a place exactly as they are stored, in order, at most so many: for checking and copying.
    pub async fn stored_entries(&self, after: Sequence, limit: usize) -> Result<Vec<StoredRow>, StoreError> {
        self.read(move |transaction| Box::pin(stored_after(transaction, after, limit))).await
    }
}

/// Everything about these subjects and those joined with them.
pub(crate) async fn about(transaction: &mut Transaction<'_>, subjects: BTreeSet<Subject>) -> Result<Known, StoreError> {
    about_of_kinds(transaction, subjects, None).await
}

async fn about_of_kinds(
    transaction: &mut Transaction<'_>,
    subjects: BTreeSet<Subject>,
    kinds: Option<&[String]>,
) -> Result<Known, StoreError> {
    let mut known = Known::default();
    let mut wanted: Vec<Subject> = subjects.into_iter().collect();
    // A join leads to more subjects, theirs to more again; each subject is asked about once.
    while !wanted.is_empty() {
        let mut found = Vec::new();
        for together in wanted.chunks(SUBJECTS_TOGETHER) {
            let subjects = padded(together.iter().map(|subject| Cell::Text(subject.to_string())), SUBJECTS_TOGETHER);
            match kinds {
                None => found.extend(transaction.query(&ABOUT, &subjects).await?),
                Some(kinds) => {
                    let kinds: Vec<&str> = kinds.iter().map(String::as_str).chain([JOINED]).collect();
                    for kinds in kinds.chunks(KINDS_TOGETHER) {
                        let kinds = padded(kinds.iter().map(|kind| Cell::Text((*kind).to_owned())), KINDS_TOGETHER);
                        let cells: Vec<Cell> = subjects.iter().cloned().chain(kinds).collect();
                        found.extend(transaction.query(&ABOUT_OF_KINDS, &cells).await?);
                    }
                }
            }
        }
        known.add(wanted, found.into_iter().map(entry).collect::<Result<_, _>>()?);
        wanted = known.joined_but_not_asked_about();
    }
    Ok(known)
}

/// As many cells as the statement has places: the last one stands for those that are not needed.
fn padded(cells: impl Iterator<Item = Cell>, places: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = cells.collect();
    if let Some(last) = cells.last().cloned() {
        cells.resize(places, last);
    }
    cells
}

pub(crate) async fn by_id(transaction: &mut Transaction<'_>, id: EntryId) -> Result<Option<Entry>, StoreError> {
    transaction.query_one(&BY_ID, &[Cell::Text(id.to_string())]).await?.map(entry).transpose()
}

/// Several entries, in the order of the ids; `None` for one that is not there.
pub(crate) async fn by_ids(
    transaction: &mut Transaction<'_>,
    ids: &[EntryId],
) -> Result<Vec<Option<Entry>>, StoreError> {
    let each: Vec<[Cell; 1]> = ids.iter().map(|id| [Cell::Text(id.to_string())]).collect();
    let found = transaction.query_each(&BY_ID, &each).await?;
    found.into_iter().map(|records| records.into_iter().next().map(entry).transpose()).collect()
}

pub(crate) async fn after(
    transaction: &mut Transaction<'_>,
    sequence: Sequence,
    limit: usize,
) -> Result<Vec<Entry>, StoreError> {
    let cells = [Cell::Number(head::number(sequence)), Cell::Number(limit.min(PAGE_MAX) as i64)];
    transaction.query(&AFTER, &cells).await?.into_iter().map(entry).collect()
}

pub(crate) async fn stored_after(
    transaction: &mut Transaction<'_>,
    sequence: Sequence,
    limit: usize,
) -> Result<Vec<StoredRow>, StoreError> {
    let cells = [Cell::Number(head::number(sequence)), Cell::Number(limit.min(PAGE_MAX) as i64)];
    transaction.query(&STORED_AFTER, &cells).await?.into_iter().map(stored_row).collect()
}

/// Headers alone, for what needs no bodies.
pub(crate) async fn headers_after(
    transaction: &mut Transaction<'_>,
    sequence: Sequence,
    limit: usize,
) -> Result<Vec<Header>, StoreError> {
    let cells = [Cell::Number(head::number(sequence)), Cell::Number(limit.min(PAGE_MAX) as i64)];
    let header = |record: &Record| {
        let unreadable = |_| StoreError::Unreadable("a header".into());
        serde_json::from_str(record.text(1)?).map_err(unreadable)
    };
    transaction.query(&HEADERS_AFTER, &cells).await?.iter().map(header).collect()
}

fn stored_row(record: Record) -> Result<StoredRow, StoreError> {
    let sequence = sequence(record.number(0)?)?;
    let [_, Cell::Text(id), Cell::Text(header), Cell::Text(leaf), salt, body]: [Cell; 6] = cells(record)? else {
        return Err(StoreError::Unreadable(format!("entry {sequence}")));
    };
    Ok(StoredRow { sequence, id, header, leaf, salt: text(salt), body: text(body) })
}

/// Reads one row of sequence, header and body.
fn entry(record: Record) -> Result<Entry, StoreError> {
    let sequence = sequence(record.number(0)?)?;
    let unreadable = || StoreError::Unreadable(format!("entry {sequence}"));
    let [_, Cell::Text(header), body]: [Cell; 3] = cells(record)? else {
        return Err(unreadable());
    };
    let header: Header = serde_json::from_str(&header).map_err(|_| unreadable())?;
    if header.sequence != sequence {
        return Err(unreadable());
    }
    Ok(Entry::new(header, text(body).map(String::into_boxed_str)))
}

fn cells<const N: usize>(record: Record) -> Result<[Cell; N], StoreError> {
    record.into_cells().try_into().map_err(|_| StoreError::Unreadable("an answer with too many columns".into()))
}

fn text(cell: Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text),
        Cell::Empty | Cell::Number(_) => None,
    }
}

pub(crate) fn sequence(number: i64) -> Result<Sequence, StoreError> {
    u64::try_from(number).map(Sequence).map_err(|_| StoreError::Unreadable("a place before the first".into()))
}

/// The kinds and subjects under which an entry is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) subjects: BTreeSet<Subject>,
    pub(crate) kinds: BTreeSet<Cow<'static, str>>,
}

impl Places {
    pub(crate) fn of(header: &Header) -> Self {
        Places { subjects: header.about.iter().copied().collect(), kinds: [header.kind.clone()].into() }
    }

    /// An amendment also stands where the amended entry stands.
    pub(crate) fn and(mut self, amended: &Places) -> Self {
        self.subjects.extend(&amended.subjects);
        self.kinds.extend(amended.kinds.iter().cloned());
        self
    }

    /// The rows of the index for an entry that stands here.
    pub(crate) fn rows(&self, sequence: Sequence) -> impl Iterator<Item = Vec<Cell>> + '_ {
        self.subjects.iter().flat_map(move |subject| {
            self.kinds.iter().map(move |kind| {
                vec![
                    Cell::Text(subject.to_string()),
                    Cell::Text(kind.to_string()),
                    Cell::Number(head::number(sequence)),
                ]
            })
        })
    }
}

/// Where an entry stands, what it amends among it.
pub(crate) async fn places(transaction: &mut Transaction<'_>, header: &Header) -> Result<Places, StoreError> {
    let own = Places::of(header);
    let amended = match &header.amends {
        Some(amendment) => places_of_recorded(transaction, amendment.entry).await?,
        None => None,
    };
    Ok(match amended {
        Some(amended) => own.and(&amended),
        None => own,
    })
}

/// Where a recorded entry stands, followed back through all that it amends.
pub(crate) async fn places_of_recorded(
    transaction: &mut Transaction<'_>,
    id: EntryId,
) -> Result<Option<Places>, StoreError> {
    let mut places: Option<Places> = None;
    let mut next = Some(id);
    while let Some(id) = next {
        let Some(entry) = by_id(transaction, id).await? else {
            break;
        };
        let own = Places::of(&entry);
        places = Some(match places {
            Some(places) => places.and(&own),
            None => own,
        });
        // An amendment names an earlier entry, so this ends.
        next = entry.amends.as_ref().map(|amendment| amendment.entry);
    }
    Ok(places)
}
