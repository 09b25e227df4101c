//! Rebuilding what can be worked out again: the index of who entries are about, and every read table. The same ledger always gives
//! the same bytes.

use crate::{
    Progress, Record, Store, StoreError,
    entries::{self, Places},
    head,
    known::Known,
    read_tables::{self, Fresh, Views},
    transaction::Transaction,
};
use ledger::{Cell, Sequence, Subject};
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashSet},
    fmt::Write,
};

/// Entries read at once.
const PAGE: usize = 1_000;
/// Index rows sorted and written at once: in their order, because a tree that is filled in order is filled quickly.
const INDEX_ROWS_TOGETHER: usize = 500_000;
/// Subjects whose entries are held at once.
const SUBJECTS_TOGETHER: usize = 128;
/// Fewer groups than this are worked out before another thread has started.
const GROUPS_WORTH_A_THREAD: usize = 16;
/// Rows of read tables written at once.
const ROWS_TOGETHER: usize = 2_000;

crate::statements! {
    EMPTY_INDEX = "DELETE FROM about";
    INDEX_AFTER = "SELECT subject, kind, sequence FROM about WHERE (subject, kind, sequence) > ($1, $2, $3)
        ORDER BY subject, kind, sequence LIMIT $4";
}

impl Store {
    /// Empties and refills the index and every read table from the ledger, in one transaction.
    pub async fn rebuild(&self, mut progress: impl Progress) -> Result<(), StoreError> {
        let views = self.views();
        self.write(move |transaction| Box::pin(async move { rebuild(transaction, &views, &mut progress).await })).await
    }

    /// The index and every read table as text, in an order that does not depend on how they were filled. For comparing two stores.
    pub async fn dump_views(&self) -> Result<String, StoreError> {
        let views = self.views();
        self.read(move |transaction| Box::pin(async move { dump(transaction, &views).await })).await
    }
}

pub(crate) async fn rebuild(
    transaction: &mut Transaction<'_>,
    views: &Views,
    progress: &mut impl Progress,
) -> Result<(), StoreError> {
    let end = head::lock(transaction).await?.head.sequence();
    let subjects = refill_index(transaction, end, progress).await?;
    for table in views.tables() {
        transaction.execute(&table.empty, &[]).await?;
    }
    refill(transaction, views, &subjects, Rows::WereEmptied, &mut |_, _| {}).await?;
    progress(end.0, end.0);
    head::views_reflect(transaction, end).await
}

/// Refills the index. Gives every subject in the order in which they first appear, so that families stay together.
async fn refill_index(
    transaction: &mut Transaction<'_>,
    end: Sequence,
    progress: &mut impl Progress,
) -> Result<Vec<Subject>, StoreError> {
    transaction.execute(&EMPTY_INDEX, &[]).await?;
    let (mut subjects, mut seen) = (Vec::new(), HashSet::new());
    let mut rows: Vec<IndexRow> = Vec::new();
    let mut after = Sequence(0);
    loop {
        let headers = entries::headers_after(transaction, after, PAGE).await?;
        for header in &headers {
            let places = entries::places(transaction, header).await?;
            subjects.extend(places.subjects.iter().copied().filter(|subject| seen.insert(*subject)));
            for subject in &places.subjects {
                rows.extend(places.kinds.iter().map(|kind| (*subject, kind.clone(), header.sequence)));
            }
        }
        let Some(last) = headers.last() else {
            break;
        };
        after = last.sequence;
        if rows.len() > INDEX_ROWS_TOGETHER {
            place_in_order(transaction, &mut rows).await?;
        }
        progress(after.0 / 2, end.0);
    }
    place_in_order(transaction, &mut rows).await?;
    Ok(subjects)
}

/// A row of the index that waits to be written.
type IndexRow = (Subject, Cow<'static, str>, Sequence);

async fn place_in_order(transaction: &mut Transaction<'_>, rows: &mut Vec<IndexRow>) -> Result<(), StoreError> {
    rows.sort_unstable();
    for together in rows.chunks(PAGE) {
        let cells: Vec<Vec<Cell>> =
            together.iter().map(|(subject, kind, sequence)| entries::index_row(*subject, kind, *sequence)).collect();
        read_tables::place(transaction, &cells).await?;
    }
    rows.clear();
    Ok(())
}

/// What the subjects had in the read tables before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    /// Nothing: the tables were emptied.
    WereEmptied,
    /// Rows that must go.
    MayStand,
}

/// Works out and writes the rows of subjects, each group that was ever joined once.
pub(crate) async fn refill(
    transaction: &mut Transaction<'_>,
    views: &Views,
    subjects: &[Subject],
    before: Rows,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<(), StoreError> {
    let mut fresh = Fresh::default();
    let mut done: HashSet<Subject> = HashSet::new();
    for (number, together) in subjects.chunks(SUBJECTS_TOGETHER).enumerate() {
        let wanted: BTreeSet<Subject> = together.iter().copied().filter(|subject| !done.contains(subject)).collect();
        let known = entries::known(transaction, wanted.clone()).await?;
        let groups = known.groups(&wanted);
        // Only the subjects of a join can come up again.
        done.extend(groups.iter().filter(|group| group.len() > 1).flatten());
        fresh.extend(work_out(views, &known, &groups));
        if fresh.len() > ROWS_TOGETHER {
            write(transaction, views, std::mem::take(&mut fresh), before).await?;
        }
        progress((number * SUBJECTS_TOGETHER) as u64, subjects.len() as u64);
    }
    write(transaction, views, fresh, before).await
}

/// Works out the rows of several groups, on every core: this is where a rebuild spends its time.
fn work_out(views: &Views, known: &Known, groups: &[BTreeSet<Subject>]) -> Fresh {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = groups.len().div_ceil(cores).max(GROUPS_WORTH_A_THREAD);
    let of_share = |share: &[BTreeSet<Subject>]| {
        let mut fresh = Fresh::default();
        share.iter().for_each(|group| fresh.work_out(views.practice(), known, group));
        fresh
    };
    let Some((mine, others)) = groups.split_at_checked(share) else {
        return of_share(groups);
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = others.chunks(share).map(|share| scope.spawn(move || of_share(share))).collect();
        let mut fresh = of_share(mine);
        for other in others {
            fresh.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        fresh
    })
}

async fn write(transaction: &mut Transaction<'_>, views: &Views, fresh: Fresh, before: Rows) -> Result<(), StoreError> {
    match before {
        Rows::WereEmptied => views.add(transaction, fresh).await,
        Rows::MayStand => views.replace(transaction, fresh).await,
    }
}

async fn dump(transaction: &mut Transaction<'_>, views: &Views) -> Result<String, StoreError> {
    let mut text = String::new();
    let mut index = Vec::new();
    let mut after = first_of_index();
    loop {
        let page = index_after(transaction, &after).await?;
        let Some(last) = page.last() else {
            break;
        };
        after = last.cells().to_vec();
        index.extend(page);
    }
    dump_table(&mut text, "about", index);
    let mut tables: Vec<_> = views.tables().iter().collect();
    tables.sort_by_key(|table| table.name);
    for table in tables {
        let rows = transaction.query(&table.all, &[]).await?;
        dump_table(&mut text, table.name, rows);
    }
    Ok(text)
}

fn dump_table(text: &mut String, name: &str, mut rows: Vec<Record>) {
    rows.sort();
    for row in rows {
        text.push_str(name);
        for cell in row.cells() {
            match cell {
                Cell::Empty => text.push_str("\t-"),
                Cell::Number(number) => write!(text, "\t{number}").expect("text takes text"),
                Cell::Text(words) => write!(text, "\t{words:?}").expect("text takes text"),
            }
        }
        text.push('\n');
    }
}

/// Before the first row of the index.
pub(crate) fn first_of_index() -> Vec<Cell> {
    vec![Cell::Text(String::new()), Cell::Text(String::new()), Cell::Number(0)]
}

/// The rows of the index that follow one.
pub(crate) async fn index_after(transaction: &mut Transaction<'_>, row: &[Cell]) -> Result<Vec<Record>, StoreError> {
    let cells: Vec<Cell> = row.iter().cloned().chain([Cell::Number(PAGE as i64)]).collect();
    transaction.query(&INDEX_AFTER, &cells).await
}

/// The rows that the index should have for an entry.
pub(crate) fn index_rows(places: &Places, sequence: Sequence) -> impl Iterator<Item = Record> + '_ {
    places.rows(sequence).map(Record)
}
