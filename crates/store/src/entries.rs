//! Reading entries back: by subject, by identity, in order.

use crate::{Record, Store, StoreError, head, held::About, known::Known, transaction::Transaction};
use ledger::{Cell, Entry, EntryId, Header, JOINED, Salt, Sequence, StoredEntry, Subject, TreeHash};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, btree_map},
};
use uuid::Uuid;

/// Entries in one page, so that no request asks for the whole ledger.
const PAGE_MAX: usize = 10_000;
/// Places that [`AT_PLACES`] asks for.
const PLACES_TOGETHER: usize = 32;

crate::statements! {
    // The second column: is it a join?
    INDEXED = "SELECT sequence, CAST(CASE WHEN kind = 'records_joined' THEN 1 ELSE 0 END AS BIGINT) FROM about WHERE subject = $1";
    INDEXED_OF_KIND = "SELECT sequence, CAST(CASE WHEN kind = 'records_joined' THEN 1 ELSE 0 END AS BIGINT) FROM about
        WHERE subject = $1 AND kind = $2";
    // Without an order: they are put in their places here.
    AT_PLACES = "SELECT ledger.sequence, ledger.header, body.body FROM ledger LEFT JOIN body ON body.sequence = ledger.sequence
        WHERE ledger.sequence IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
            $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)";
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
        let held = self.held();
        self.read(move |transaction| {
            Box::pin(async move {
                let now = held.catch_up(transaction).await?;
                Ok(held.about(transaction, now, subjects).await?.entries.into_values().collect())
            })
        })
        .await
    }

    /// The same, of some kinds only, with whatever amends those and whatever joins the subjects.
    pub async fn entries_about_kinds(&self, subjects: &[Subject], kinds: &[&str]) -> Result<Vec<Entry>, StoreError> {
        let subjects = subjects.iter().copied().collect();
        let kinds = Kinds::Some(kinds.iter().copied().chain([JOINED]).map(str::to_owned).collect());
        let gathered =
            self.read(move |transaction| Box::pin(async move { gather(transaction, subjects, &kinds).await })).await?;
        gathered.entries.into_iter().map(Unread::read).collect()
    }

    /// All entries about these subjects, and about those to whom these entries lead: one step further, as of the same moment.
    pub async fn entries_around(
        &self,
        subjects: &[Subject],
        leads_to: fn(&Entry) -> Vec<Subject>,
    ) -> Result<Vec<Entry>, StoreError> {
        let subjects = subjects.iter().copied().collect();
        let held = self.held();
        self.read(move |transaction| {
            Box::pin(async move {
                let now = held.catch_up(transaction).await?;
                let About { mut entries, subjects } = held.about(transaction, now, subjects).await?;
                let further =
                    entries.values().flat_map(leads_to).filter(|subject| !subjects.contains(subject)).collect();
                entries.extend(held.about(transaction, now, further).await?.entries);
                Ok(entries.into_values().collect())
            })
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

/// Which kinds of entries are wanted.
pub(crate) enum Kinds {
    All,
    Some(BTreeSet<String>),
}

/// What is about some subjects and about those that a join led to, as it was read and not yet understood.
pub(crate) struct Gathered {
    /// In order of sequence, each once.
    entries: Vec<Unread>,
    /// Everyone whose entries are all here.
    pub(crate) subjects: BTreeSet<Subject>,
}

/// An entry's texts.
struct Unread {
    sequence: Sequence,
    header: String,
    body: Option<String>,
}

impl Gathered {
    /// Reads the texts. Needs no database, so it may happen on another thread.
    pub(crate) fn known(self) -> Result<Known, StoreError> {
        let entries = self.entries.into_iter().map(Unread::read).collect::<Result<_, _>>()?;
        Ok(Known::new(entries, self.subjects))
    }
}

impl Unread {
    fn of(record: Record) -> Result<Self, StoreError> {
        let sequence = sequence(record.number(0)?)?;
        let [_, Cell::Text(header), body]: [Cell; 3] = cells(record)? else {
            return Err(unreadable(sequence));
        };
        Ok(Unread { sequence, header, body: text(body) })
    }

    fn header(&self) -> Result<Header, StoreError> {
        read_header(self.sequence, &self.header)
    }

    fn read(self) -> Result<Entry, StoreError> {
        Ok(Entry::new(self.header()?, self.body.map(String::into_boxed_str)))
    }
}

fn unreadable(sequence: Sequence) -> StoreError {
    StoreError::Unreadable(format!("entry {sequence}"))
}

/// Everything about these subjects and those joined with them.
pub(crate) async fn known(transaction: &mut Transaction<'_>, subjects: BTreeSet<Subject>) -> Result<Known, StoreError> {
    gather(transaction, subjects, &Kinds::All).await?.known()
}

/// The entries under each of these subjects, in order. Joins are not followed.
pub(crate) async fn about_each(
    transaction: &mut Transaction<'_>,
    subjects: &[Subject],
) -> Result<Vec<Vec<Entry>>, StoreError> {
    let mut places: Vec<BTreeSet<i64>> = Vec::with_capacity(subjects.len());
    for records in indexed(transaction, subjects, &Kinds::All).await? {
        places.push(records.iter().map(|record| record.number(0)).collect::<Result<_, _>>()?);
    }
    let mut entries: BTreeMap<i64, Entry> = BTreeMap::new();
    for record in at_places(transaction, places.iter().flatten().copied().collect()).await?.into_iter().flatten() {
        let place = record.number(0)?;
        if let btree_map::Entry::Vacant(vacant) = entries.entry(place) {
            vacant.insert(entry(record)?);
        }
    }
    Ok(places.iter().map(|places| places.iter().filter_map(|place| entries.get(place).cloned()).collect()).collect())
}

/// Everything about these subjects and those joined with them, unread.
pub(crate) async fn gather(
    transaction: &mut Transaction<'_>,
    mut subjects: BTreeSet<Subject>,
    kinds: &Kinds,
) -> Result<Gathered, StoreError> {
    let mut entries: BTreeMap<i64, Unread> = BTreeMap::new();
    let mut wanted: Vec<Subject> = subjects.iter().copied().collect();
    // A join leads to more subjects, theirs to more again; each subject is asked about once.
    while !wanted.is_empty() {
        let (mut places, mut joins) = (BTreeSet::new(), BTreeSet::new());
        for record in indexed(transaction, &wanted, kinds).await?.iter().flatten() {
            let place = record.number(0)?;
            if !entries.contains_key(&place) {
                places.insert(place);
                if record.number(1)? == 1 {
                    joins.insert(place);
                }
            }
        }
        for record in at_places(transaction, places).await?.into_iter().flatten() {
            entries.insert(record.number(0)?, Unread::of(record)?);
        }
        wanted.clear();
        for join in joins.iter().filter_map(|place| entries.get(place)) {
            let header = join.header()?;
            if header.kind == JOINED {
                wanted.extend(header.about.iter().copied().filter(|subject| subjects.insert(*subject)));
            }
        }
    }
    Ok(Gathered { entries: entries.into_values().collect(), subjects })
}

/// The index of each subject. An entry comes once for every subject and kind under which it stands, so its texts are fetched afterwards.
async fn indexed(
    transaction: &mut Transaction<'_>,
    subjects: &[Subject],
    kinds: &Kinds,
) -> Result<Vec<Vec<Record>>, StoreError> {
    let named = |subject: &Subject| Cell::Text(subject.to_string());
    match kinds {
        Kinds::All => {
            let each: Vec<[Cell; 1]> = subjects.iter().map(|subject| [named(subject)]).collect();
            transaction.query_each(&INDEXED, &each).await
        }
        Kinds::Some(kinds) => {
            let of = |subject| kinds.iter().map(move |kind| [named(subject), Cell::Text(kind.clone())]);
            let each: Vec<[Cell; 2]> = subjects.iter().flat_map(of).collect();
            transaction.query_each(&INDEXED_OF_KIND, &each).await
        }
    }
}

async fn at_places(transaction: &mut Transaction<'_>, places: BTreeSet<i64>) -> Result<Vec<Vec<Record>>, StoreError> {
    let places: Vec<i64> = places.into_iter().collect();
    let together = |places: &[i64]| -> [Cell; PLACES_TOGETHER] {
        // The last place fills up what is left over.
        std::array::from_fn(|number| Cell::Number(places[number.min(places.len() - 1)]))
    };
    let each: Vec<[Cell; PLACES_TOGETHER]> = places.chunks(PLACES_TOGETHER).map(together).collect();
    transaction.query_each(&AT_PLACES, &each).await
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

/// Headers alone, unread, for what needs no bodies.
pub(crate) async fn headers_after(
    transaction: &mut Transaction<'_>,
    sequence: Sequence,
    limit: usize,
) -> Result<Vec<Record>, StoreError> {
    let cells = [Cell::Number(head::number(sequence)), Cell::Number(limit.min(PAGE_MAX) as i64)];
    transaction.query(&HEADERS_AFTER, &cells).await
}

/// Reads one row of sequence and header.
pub(crate) fn header(record: &Record) -> Result<Header, StoreError> {
    let sequence = sequence(record.number(0)?)?;
    read_header(sequence, record.text(1)?)
}

fn read_header(sequence: Sequence, text: &str) -> Result<Header, StoreError> {
    match serde_json::from_str::<Header>(text) {
        Ok(header) if header.sequence == sequence => Ok(header),
        Ok(_) | Err(_) => Err(unreadable(sequence)),
    }
}

fn stored_row(record: Record) -> Result<StoredRow, StoreError> {
    let sequence = sequence(record.number(0)?)?;
    let [_, Cell::Text(id), Cell::Text(header), Cell::Text(leaf), salt, body]: [Cell; 6] = cells(record)? else {
        return Err(unreadable(sequence));
    };
    Ok(StoredRow { sequence, id, header, leaf, salt: text(salt), body: text(body) })
}

/// Reads one row of sequence, header and body.
fn entry(record: Record) -> Result<Entry, StoreError> {
    Unread::of(record)?.read()
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
        self.subjects
            .iter()
            .flat_map(move |subject| self.kinds.iter().map(move |kind| index_row(*subject, kind, sequence)))
    }
}

/// That an entry stands under a subject and a kind.
pub(crate) fn index_row(subject: Subject, kind: &str, sequence: Sequence) -> Vec<Cell> {
    vec![Cell::Text(subject.to_string()), Cell::Text(kind.to_owned()), Cell::Number(head::number(sequence))]
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
