//! Appending: the one way into the ledger. Entries, their index, the read tables and the jobs are written together or not at all.

use crate::{
    AppendError, Store, StoreError,
    entries::{self, Places},
    head::{self, ReadTables},
    held::{Held, Recorded},
    index,
    jobs::{self, NewJob},
    known::Known,
    read_tables::Views,
    transaction::Transaction,
};
use ledger::{
    Cell, DESTRUCTION_CONFIRMED, DestructionConfirmed, DestructionProposed, Draft, Entry, EntryId, Head, Instant,
    JOINED, Joined, Reading, Salt, Sealed, Sequence, Subject,
};
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashSet},
};

/// Drafts in one commit: a large family's whole assessment is a tenth of it.
pub(crate) const DRAFTS_MAX: usize = 1_000;
/// Subjects of one entry: a large family, its network and its professionals.
pub(crate) const SUBJECTS_MAX: usize = 200;
/// Bytes of one body: four hundred pages of text. Files are kept elsewhere.
pub(crate) const BODY_BYTES_MAX: usize = 1024 * 1024;
/// Bytes of everything else that an entry holds as free text: kind, origin, who said it, why it was amended.
pub(crate) const WORDS_BYTES_MAX: usize = 64 * 1024;
/// Jobs in one commit.
const JOBS_MAX: usize = 1_000;
/// Subjects that a commit says it was based on.
const BASED_ON_MAX: usize = 1_000;

crate::statements! {
    LEDGER = "INSERT INTO ledger (sequence, id, header, leaf) VALUES ($1, $2, $3, $4)";
    BODY = "INSERT INTO body (sequence, salt, body) VALUES ($1, $2, $3)";
    MAY_BE_DESTROYED = "INSERT INTO destruction (sequence, proposal, proposed_by, confirmed_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (sequence) DO NOTHING";
    DESTROY = "DELETE FROM body WHERE sequence = $1";
}

/// What is to be recorded together.
#[derive(Clone, Debug)]
pub struct Commit {
    /// When the clock says it is.
    pub at: Instant,
    /// The entries, in the order in which they are checked and recorded.
    pub drafts: Vec<Draft>,
    /// What the author had before their eyes.
    pub based_on: Vec<BasedOn>,
    /// Work that follows from it, done afterwards.
    pub jobs: Vec<NewJob>,
}

/// That the author had read a record up to an entry. Should there be later ones, nothing is saved and the author is shown them.
#[derive(Clone, Debug)]
pub struct BasedOn {
    /// Whose record.
    pub subject: Subject,
    /// The last entry that the author could see.
    pub sequence: Sequence,
    /// The kinds that matter; none means all.
    pub kinds: Vec<Cow<'static, str>>,
}

/// What was recorded.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The entries in the order of the drafts.
    pub entries: Vec<Entry>,
    /// The end of the ledger after them.
    pub head: Sequence,
}

impl Commit {
    /// Of drafts that were based on nothing and lead to no work.
    pub fn new(at: Instant, drafts: Vec<Draft>) -> Self {
        Commit { at, drafts, based_on: Vec::new(), jobs: Vec::new() }
    }
}

impl Store {
    /// Records a commit. Once this returns `Ok` it is on the disk, and recording the same drafts again gives the same entries.
    pub async fn append(&self, commit: Commit) -> Result<Receipt, AppendError> {
        check_form(&commit)?;
        let (views, held) = (self.views(), self.held());
        let Appended { receipt, before, recorded } = self
            .write(move |transaction| Box::pin(async move { append(transaction, &views, &held, commit).await }))
            .await?;
        if !recorded.is_empty() {
            self.held().follow(before, receipt.head, &recorded);
        }
        Ok(receipt)
    }
}

/// What can be seen from the commit alone.
fn check_form(commit: &Commit) -> Result<(), AppendError> {
    let at_most =
        |what, count: usize, most| if count > most { Err(AppendError::TooMany { what, most }) } else { Ok(()) };
    at_most("entries", commit.drafts.len(), DRAFTS_MAX)?;
    at_most("jobs", commit.jobs.len(), JOBS_MAX)?;
    at_most("records to compare with", commit.based_on.len(), BASED_ON_MAX)?;
    let mut ids = HashSet::new();
    for draft in &commit.drafts {
        check_draft(draft)?;
        if !ids.insert(draft.id) {
            return Err(AppendError::AlreadyOtherwise(draft.id));
        }
    }
    Ok(())
}

/// What can be seen from one draft alone.
pub(crate) fn check_draft(draft: &Draft) -> Result<(), AppendError> {
    if draft.about.is_empty() {
        return Err(AppendError::AboutNobody);
    }
    if draft.about.len() > SUBJECTS_MAX {
        return Err(AppendError::TooMany { what: "people", most: SUBJECTS_MAX });
    }
    if !draft.when.is_ordered() {
        return Err(AppendError::EndsBeforeItStarts);
    }
    let told_by = match &draft.basis {
        ledger::Basis::ToldBy(who) => who.len(),
        ledger::Basis::Seen | ledger::Basis::Judged => 0,
    };
    let why = draft.amends.as_ref().map_or(0, |amendment| amendment.why.len());
    let origin = draft.origin.as_ref().map_or(0, String::len);
    if told_by + why + origin + draft.kind.len() > WORDS_BYTES_MAX || draft.body.to_string().len() > BODY_BYTES_MAX {
        return Err(AppendError::TooLong);
    }
    if draft.kind == JOINED {
        let names_both = serde_json::from_value::<Joined>(draft.body.clone()).is_ok_and(|joined| {
            joined.kept != joined.absorbed && [joined.kept, joined.absorbed].iter().all(|one| draft.about.contains(one))
        });
        if !names_both {
            return Err(AppendError::JoinsNothing);
        }
    }
    Ok(())
}

/// What a commit did: the receipt, where the ledger ended before it, and what is new.
struct Appended {
    receipt: Receipt,
    before: Sequence,
    recorded: Vec<Recorded>,
}

async fn append(
    transaction: &mut Transaction<'_>,
    views: &Views,
    held: &Held,
    commit: Commit,
) -> Result<Appended, AppendError> {
    let found = head::lock(transaction).await?;
    let before = found.head.sequence();
    if let Some(entries) = already_recorded(transaction, &commit.drafts).await? {
        return Ok(Appended { receipt: Receipt { entries, head: before }, before, recorded: Vec::new() });
    }

    let mut subjects: BTreeSet<Subject> = commit.based_on.iter().map(|based_on| based_on.subject).collect();
    for draft in &commit.drafts {
        subjects.extend(&draft.about);
        subjects.extend(subjects_of_amended(transaction, draft, &commit.drafts).await?);
    }
    let mut known = held.about(transaction, before, subjects).await?.known();
    let clash = changed_since(&known, &commit.based_on);
    if !clash.is_empty() {
        return Err(AppendError::Clash(clash));
    }

    let mut head = found.head.clone();
    let mut written = Written::default();
    let mut recorded: Vec<Recorded> = Vec::new();
    for draft in commit.drafts {
        check_amendment(&draft, &known)?;
        if let Some(reason) = views.practice().refuses(&draft, known.entries()) {
            return Err(AppendError::Refused(reason));
        }
        let sealed = seal(&mut head, draft, commit.at)?;
        known.push(sealed.entry());
        let places = known.places(sealed.header.id).unwrap_or_default();
        recorded.push((sealed.entry(), places.clone()));
        written.add(sealed, &places);
    }
    written.write(transaction).await?;
    let mut touched = std::mem::take(&mut written.subjects);
    for entry in written.entries.iter().filter(|entry| entry.kind == DESTRUCTION_CONFIRMED) {
        let (without, subjects) = destroy(transaction, known, entry).await?;
        known = without;
        touched.extend(subjects);
    }
    head::advance(transaction, &found, &head, ReadTables::Refreshed).await?;
    views.refresh(transaction, &known, &touched).await?;
    jobs::add(transaction, &commit.jobs).await?;
    Ok(Appended { receipt: Receipt { entries: written.entries, head: head.sequence() }, before, recorded })
}

/// The entries of a commit that was recorded before; `None` if it is new. An id that stands for something else is an error.
pub(crate) async fn already_recorded(
    transaction: &mut Transaction<'_>,
    drafts: &[Draft],
) -> Result<Option<Vec<Entry>>, AppendError> {
    let ids: Vec<EntryId> = drafts.iter().map(|draft| draft.id).collect();
    let found = entries::by_ids(transaction, &ids).await?;
    let recorded: Vec<Entry> = found.into_iter().flatten().collect();
    for entry in &recorded {
        // One commit is recorded whole, so a mixture of old and new is another commit under old ids.
        let same = drafts.iter().any(|draft| draft.id == entry.id && says_the_same(draft, entry));
        if !same || recorded.len() < drafts.len() {
            return Err(AppendError::AlreadyOtherwise(entry.id));
        }
    }
    Ok(if recorded.is_empty() { None } else { Some(recorded) })
}

/// Would this draft, recorded where the entry stands, give the entry? What was destroyed cannot be compared.
fn says_the_same(draft: &Draft, entry: &Entry) -> bool {
    let body = draft.body.to_string();
    let header = ledger::Header {
        id: draft.id,
        sequence: entry.sequence,
        recorded_at: entry.recorded_at,
        author: draft.author,
        on_behalf_of: draft.on_behalf_of,
        kind: draft.kind.clone(),
        about: draft.about.clone(),
        when: draft.when,
        basis: draft.basis.clone(),
        sensitivity: draft.sensitivity,
        amends: draft.amends.clone(),
        origin: draft.origin.clone(),
        body_digest: entry.body_digest.clone(),
    };
    header == **entry && entry.body_text().is_none_or(|recorded| recorded == body)
}

async fn subjects_of_amended(
    transaction: &mut Transaction<'_>,
    draft: &Draft,
    drafts: &[Draft],
) -> Result<BTreeSet<Subject>, AppendError> {
    let Some(amendment) = &draft.amends else {
        return Ok(BTreeSet::new());
    };
    match entries::places_of_recorded(transaction, amendment.entry).await? {
        Some(Places { subjects, .. }) => Ok(subjects),
        // Perhaps an entry of this same commit; if not, checking the amendment says so.
        None => Ok(drafts
            .iter()
            .filter(|other| other.id == amendment.entry)
            .flat_map(|other| other.about.iter().copied())
            .collect()),
    }
}

/// What was recorded after what the author had before their eyes, and is still believed.
fn changed_since(known: &Known, based_on: &[BasedOn]) -> Vec<Entry> {
    if based_on.is_empty() {
        return Vec::new();
    }
    let reading = Reading::now(known.entries());
    let mut since: Vec<Entry> = Vec::new();
    for BasedOn { subject, sequence, kinds } in based_on {
        let names = reading.all_read_as(*subject);
        let matters = |places: &Places| {
            !places.subjects.is_disjoint(&names)
                && (kinds.is_empty() || kinds.iter().any(|kind| places.kinds.contains(kind)))
        };
        let newer = reading.entries().filter(|entry| entry.sequence > *sequence);
        since.extend(newer.filter(|entry| known.places(entry.id).is_some_and(|places| matters(&places))).cloned());
    }
    since.sort_by_key(|entry| entry.sequence);
    since.dedup_by_key(|entry| entry.sequence);
    since
}

fn check_amendment(draft: &Draft, known: &Known) -> Result<(), AppendError> {
    let Some(amendment) = &draft.amends else {
        return Ok(());
    };
    if !known.contains(amendment.entry) {
        return Err(AppendError::NothingToAmend(amendment.entry));
    }
    if Reading::now(known.entries()).entries().any(|entry| entry.id == amendment.entry) {
        Ok(())
    } else {
        Err(AppendError::AlreadyAmended(amendment.entry))
    }
}

/// Gives a draft its place, with a salt that nobody can guess.
pub(crate) fn seal(head: &mut Head, draft: Draft, at: Instant) -> Result<Sealed, StoreError> {
    let mut salt: Salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| StoreError::File(error.to_string()))?;
    Ok(head.seal(draft, at, salt))
}

/// What a commit writes into the ledger.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) entries: Vec<Entry>,
    pub(crate) subjects: BTreeSet<Subject>,
    ledger: Vec<Vec<Cell>>,
    bodies: Vec<Vec<Cell>>,
    places: Vec<Vec<Cell>>,
}

impl Written {
    pub(crate) fn add(&mut self, sealed: Sealed, places: &Places) {
        self.subjects.extend(&places.subjects);
        self.places.extend(places.rows(sealed.header.sequence));
        self.entries.push(sealed.entry());
        let leaf = sealed.leaf_hash();
        let Sealed { header, header_text, salt, body_text } = sealed;
        let sequence = Cell::Number(head::number(header.sequence));
        let id = Cell::Text(header.id.to_string());
        self.ledger.push(vec![sequence.clone(), id, Cell::Text(header_text), Cell::Text(leaf.to_string())]);
        self.bodies.push(vec![sequence, Cell::Text(entries::salt_text(salt)), Cell::Text(body_text)]);
    }

    pub(crate) async fn write(&mut self, transaction: &mut Transaction<'_>) -> Result<(), StoreError> {
        // In the order of the index, which is quicker than here and there.
        self.places.sort_unstable();
        transaction.execute_each(&LEDGER, &self.ledger).await?;
        transaction.execute_each(&BODY, &self.bodies).await?;
        index::place(transaction, &self.places).await
    }
}

/// Destroys what a confirmed proposal names: its bodies and their salts. Gives the subjects whose rows must be worked out again.
async fn destroy(
    transaction: &mut Transaction<'_>,
    known: Known,
    confirmation: &Entry,
) -> Result<(Known, BTreeSet<Subject>), AppendError> {
    let unconfirmed = || AppendError::NotConfirmed;
    let DestructionConfirmed { proposal } = confirmation.says().ok_or_else(unconfirmed)?;
    let proposal = entries::by_id(transaction, proposal).await?.ok_or_else(unconfirmed)?;
    let named: DestructionProposed = proposal.says().ok_or_else(unconfirmed)?;

    // The law is asked of everything that bears on it: the proposal with what became of it, and the entries it names.
    let mut bearing = entries::known(transaction, proposal.about.iter().copied().collect()).await?.entries().to_vec();
    let mut subjects = BTreeSet::new();
    for id in &named.entries {
        bearing.extend(entries::by_id(transaction, *id).await?);
        subjects.extend(entries::places_of_recorded(transaction, *id).await?.unwrap_or_default().subjects);
    }
    bearing.push(confirmation.clone());
    bearing.sort_by_key(|entry| entry.sequence);
    bearing.dedup_by_key(|entry| entry.sequence);
    let lawful: HashSet<EntryId> = ledger::lawfully_destroyed(&bearing);
    if named.entries.is_empty() || !named.entries.iter().all(|id| lawful.contains(id)) {
        return Err(AppendError::NotConfirmed);
    }

    // Their rows are worked out from all that is about them, so it must be here, without the bodies.
    let mut known = known.and(entries::known(transaction, subjects.clone()).await?);
    for entry in bearing.iter().filter(|entry| named.entries.contains(&entry.id)) {
        let sequence = Cell::Number(head::number(entry.sequence));
        let decided =
            [proposal.id.to_string(), proposal.author.to_string(), confirmation.author.to_string()].map(Cell::Text);
        let cells: Vec<Cell> = [sequence.clone()].into_iter().chain(decided).collect();
        transaction.execute(&MAY_BE_DESTROYED, &cells).await?;
        transaction.execute(&DESTROY, &[sequence]).await?;
        known.destroy(entry.id);
    }
    Ok((known, subjects))
}
