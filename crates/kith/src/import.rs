//! `kith import cin FILE.xml`: a children in need census becomes people, families and their history, with the census's days as the time
//! of truth and now as the time of knowing. What a practice area has no home for yet is kept whole. Running it twice changes nothing.
//!
//! A census names no siblings, so every child is a family of its own until somebody joins the records.

mod child;
mod compare;
mod found;
mod identity;
mod kept;
mod referral;
mod report;
#[cfg(test)]
mod tests;

pub use report::{Imported, Problem};

use casework::{Casework, people::numbers::Upn};
use child::{Census, Told};
use compare::Compared;
use found::Found;
use jiff::civil::Date;
use ledger::{Draft, Entry, Instant, Practice, Sequence, WorkerId};
use returns::cin::{self, CannotRead, Part, Summary};
use std::{
    collections::HashSet,
    fs::File,
    io::{self, BufReader},
    ops::ControlFlow,
    path::Path,
};
use store::{AppendError, Commit, Store, StoreError};
use tokio::{sync::mpsc, task::JoinHandle};

/// Children who wait between the reader and the store: enough that neither stands still, and at 2 MB for the largest child no more
/// than 64 MB.
const PARTS_WAITING: usize = 32;

/// Entries recorded in one transaction: enough that the flush to disk no longer counts.
const ENTRIES_TOGETHER: usize = 4_000;

/// A council's number for a child has some ten characters; a page of text in its place is damage.
const CHILD_NUMBER_LENGTH_MAX: usize = 100;

/// Why nothing more could be imported. What was recorded before stands, and importing again goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file.
    #[error("The file cannot be opened. Check its name and that you may read it")]
    File(#[source] io::Error),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Imports a census message. `by` is the worker in whose name the import records; `progress` is told bytes read of all bytes.
///
/// An oddity of the file never stops the import: it is one of the problems. A file that breaks off is not an error either: the children
/// before the break are recorded, and [`Imported::broken_off`] says where it broke and what to do.
pub async fn import_cin(
    store: &Store,
    file: &Path,
    by: WorkerId,
    at: Instant,
    progress: impl Fn(u64, u64),
) -> Result<Imported, ImportError> {
    let (all, mut parts, reading) = read(file)?;
    let mut import = Import {
        store,
        by,
        at,
        census: Census::unnamed(at.in_london().date()),
        waiting: Vec::new(),
        waiting_entries: 0,
        recording: None,
        waiting_numbers: HashSet::new(),
        recording_numbers: HashSet::new(),
        imported: Imported::default(),
    };
    while let Some(part) = parts.recv().await {
        match part {
            Part::Progress(bytes) => progress(bytes, all),
            Part::Header(header) => import.header(&header),
            Part::Child(child) => import.child(&child).await?,
            Part::Problem(problem) => import.imported.read_problem(None, &problem),
            Part::Unknown(unknown) => {
                let says = format!("{} is about no child, so it was not recorded", unknown.path);
                import.imported.problem(Problem { line: unknown.line, child: None, says, raw: Some(unknown.text) });
            }
        }
    }
    import.finish().await?;
    import.imported.broken_off = reading.await.unwrap_or(Err(CannotRead::Source(io::Error::other("stopped")))).err();
    progress(all, all);
    Ok(import.imported)
}

type Reading = JoinHandle<Result<Summary, CannotRead>>;

/// Begins to read the file on a thread of its own, no faster than the parts are taken.
fn read(file: &Path) -> Result<(u64, mpsc::Receiver<Part>, Reading), ImportError> {
    let file = File::open(file).map_err(ImportError::File)?;
    let all = file.metadata().map_err(ImportError::File)?.len();
    let (sender, parts) = mpsc::channel(PARTS_WAITING);
    let reading = tokio::task::spawn_blocking(move || {
        cin::read(BufReader::new(file), |part| match sender.blocking_send(part) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        })
    });
    Ok((all, parts, reading))
}

struct Import<'a> {
    store: &'a Store,
    by: WorkerId,
    at: Instant,
    census: Census,
    waiting: Vec<Waiting>,
    waiting_entries: usize,
    /// What the store is writing while more is read.
    recording: Option<JoinHandle<Result<Vec<Refused>, StoreError>>>,
    /// Numbers of children who wait, and of those who are being recorded.
    waiting_numbers: HashSet<String>,
    recording_numbers: HashSet<String>,
    imported: Imported,
}

/// A child's entries that wait to be recorded.
struct Waiting {
    commit: Commit,
    line: u32,
    position: u32,
    new: u64,
    corrected: u64,
}

/// A child whose entries the store would not take.
struct Refused {
    child: Waiting,
    reason: String,
}

impl Import<'_> {
    fn header(&mut self, header: &cin::Header) {
        for problem in header.problems.iter().chain(&header.value_problems()) {
            self.imported.read_problem(None, problem);
        }
        for unknown in &header.unknown {
            let says = format!("{} is about no child, so it was not recorded", unknown.path);
            let raw = Some(unknown.text.clone());
            self.imported.problem(Problem { line: unknown.line, child: None, says, raw });
        }
        let leaves = header.block.all_fields().into_iter();
        self.imported.header = leaves.map(|field| (field.element.name, field.text().to_owned())).collect();
        self.census = Census::of(header, self.today());
    }

    fn today(&self) -> Date {
        self.at.in_london().date()
    }

    async fn child(&mut self, child: &cin::Child) -> Result<(), ImportError> {
        let position = child.position + 1;
        for problem in child.problems.iter().chain(&child.value_problems()) {
            self.imported.read_problem(Some(position), problem);
        }
        let number = child.id().filter(|number| number.chars().count() <= CHILD_NUMBER_LENGTH_MAX);
        let Some(number) = number else {
            let says = "This child has no usable LAchildID, so nothing of it was recorded. Add the number and import the file again";
            let raw = kept::whole(child).to_string();
            self.imported.problem(Problem {
                line: child.block.line,
                child: Some(position),
                says: says.into(),
                raw: Some(raw),
            });
            return Ok(());
        };
        let upn = child.identifiers().upn.and_then(|upn| Upn::parse(upn.text()).ok());

        // The store knows a child only once it is recorded, so one that comes up again waits for itself.
        let numbers = [Some(number.to_owned()), upn.as_ref().map(Upn::to_string)];
        let waits = |number| self.waiting_numbers.contains(number) || self.recording_numbers.contains(number);
        if numbers.iter().flatten().any(waits) {
            self.finish().await?;
        }
        self.waiting_numbers.extend(numbers.into_iter().flatten());

        let found = Found::find(self.store, &self.census.authority, number, upn.as_ref()).await?;
        let mut told = Told::by(child, number, &self.census, &found);
        if found.upn_is_anothers {
            told.problem(
                child.block.line,
                "The UPN is also on the record of a child with another number. Check whether they are one child",
            );
        }
        let Compared { drafts, new, unchanged, corrected, problems } =
            compare::compare(&mut told.items, &found, &self.census, number, position, self.by);
        for name in told.kept_names() {
            self.imported.kept(name);
        }
        for problem in told.problems.into_iter().chain(problems) {
            self.imported.problem(Problem { child: Some(position), ..problem });
        }
        self.imported.children += 1;
        self.imported.unchanged += unchanged;
        if let Some(reason) = refused(&drafts, &found.entries, self.at) {
            self.not_recorded(child.block.line, position, &reason);
        } else if !drafts.is_empty() {
            self.imported.new_entries += new;
            self.imported.corrected += corrected;
            self.waiting_entries += drafts.len();
            let (line, commit) = (child.block.line, Commit::new(self.at, drafts));
            self.waiting.push(Waiting { commit, line, position, new, corrected });
        }
        if self.waiting_entries >= ENTRIES_TOGETHER {
            self.record().await?;
        }
        Ok(())
    }

    /// Begins to record everything that waits, once what was begun before is done.
    async fn record(&mut self) -> Result<(), ImportError> {
        self.settle().await?;
        let waiting = std::mem::take(&mut self.waiting);
        self.waiting_entries = 0;
        self.recording_numbers = std::mem::take(&mut self.waiting_numbers);
        self.recording = Some(tokio::spawn(record(self.store.clone(), waiting)));
        Ok(())
    }

    /// Waits for what is being recorded.
    async fn settle(&mut self) -> Result<(), ImportError> {
        if let Some(recording) = self.recording.take() {
            for Refused { child, reason } in recording.await.unwrap_or(Err(StoreError::Panicked))? {
                self.imported.new_entries -= child.new;
                self.imported.corrected -= child.corrected;
                self.not_recorded(child.line, child.position, &reason);
            }
        }
        Ok(())
    }

    /// Records everything, and waits for it.
    async fn finish(&mut self) -> Result<(), ImportError> {
        self.record().await?;
        self.settle().await?;
        self.recording_numbers.clear();
        Ok(())
    }

    fn not_recorded(&mut self, line: u32, position: u32, reason: &str) {
        let says = format!("This child could not be recorded. {reason}");
        self.imported.problem(Problem { line, child: Some(position), says, raw: None });
    }
}

/// Records children together; gives those whom the store would not take.
async fn record(store: Store, waiting: Vec<Waiting>) -> Result<Vec<Refused>, StoreError> {
    let commits: Vec<Commit> = waiting.iter().map(|waiting| waiting.commit.clone()).collect();
    match store.append_many(commits, |_, _| {}).await {
        Ok(_) => return Ok(Vec::new()),
        Err(AppendError::Store(error)) => return Err(error),
        // One of the children; which one, shows when each is recorded alone.
        Err(_) => {}
    }
    let mut refused = Vec::new();
    for child in waiting {
        match store.append_many([child.commit.clone()], |_, _| {}).await {
            Ok(_) => {}
            Err(AppendError::Store(error)) => return Err(error),
            Err(error) => refused.push(Refused { child, reason: error.to_string() }),
        }
    }
    Ok(refused)
}

/// What the practice says against any of the drafts, each checked against all before it.
fn refused(drafts: &[Draft], known: &[Entry], at: Instant) -> Option<String> {
    let mut entries = known.to_vec();
    let last = entries.last().map_or(0, |entry| entry.sequence.0);
    for (number, draft) in (last + 1..).zip(drafts) {
        if let Some(reason) = Casework.refuses(draft, &entries) {
            return Some(reason);
        }
        entries.push(draft.clone().seal(Sequence(number), at, [0; 16]).entry());
    }
    None
}
