//! Rebuilding what can be worked out again: the index of who entries are about, and every read table. The same ledger always gives
//! the same bytes.

use crate::{
    Progress, Record, Store, StoreError,
    crew::Crew,
    entries::{self, Kinds},
    head, index,
    read_tables::{Fresh, Views},
    transaction::{Held, Transaction},
};
use ledger::{Cell, Subject};
use std::{
    collections::{BTreeSet, HashSet},
    fmt::Write,
    sync::Arc,
};

/// Subjects whose entries are held together.
const SUBJECTS_TOGETHER: usize = 128;
/// Rows of read tables written at once.
const ROWS_TOGETHER: usize = 2_000;

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
    views: &Arc<Views>,
    progress: &mut impl Progress,
) -> Result<(), StoreError> {
    transaction.hold(Held::ForTheWhole)?;
    let rebuilt = rebuild_all(transaction, views, progress).await;
    transaction.hold(Held::AsUsual)?;
    rebuilt
}

async fn rebuild_all(
    transaction: &mut Transaction<'_>,
    views: &Arc<Views>,
    progress: &mut impl Progress,
) -> Result<(), StoreError> {
    let end = head::lock(transaction).await?.head.sequence();
    let subjects = index::refill(transaction, &mut |read| progress(read.0 / 2, end.0)).await?;
    for table in views.tables() {
        transaction.execute(&table.empty, &[]).await?;
    }
    refill(transaction, views, &subjects, Rows::WereEmptied, &mut |_, _| {}).await?;
    progress(end.0, end.0);
    head::views_reflect(transaction, end).await?;
    transaction.count_tables().await
}

/// What the subjects had in the read tables before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    /// Nothing: the tables were emptied.
    WereEmptied,
    /// Rows that must go.
    MayStand,
}

/// Works out and writes the rows of subjects, each group that was ever joined once. This thread reads and writes, others work out.
pub(crate) async fn refill(
    transaction: &mut Transaction<'_>,
    views: &Arc<Views>,
    subjects: &[Subject],
    before: Rows,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<(), StoreError> {
    let working = Arc::clone(views);
    let mut crew = Crew::start(move |(wanted, gathered)| working.work_out(&wanted, gathered))?;
    let mut fresh = Fresh::default();
    let mut joined: HashSet<Subject> = HashSet::new();
    for (number, together) in subjects.chunks(SUBJECTS_TOGETHER).enumerate() {
        let wanted: BTreeSet<Subject> = together.iter().copied().filter(|subject| !joined.contains(subject)).collect();
        let gathered = entries::gather(transaction, wanted.clone(), &Kinds::All).await?;
        // What a join leads to is worked out with what it was joined to, and would come up again later.
        joined.extend(gathered.subjects.difference(&wanted));
        if let Some(worked_out) = crew.hand((wanted, gathered)) {
            fresh.extend(worked_out?);
        }
        if fresh.len() > ROWS_TOGETHER {
            write(transaction, views, std::mem::take(&mut fresh), before).await?;
        }
        progress((number * SUBJECTS_TOGETHER) as u64, subjects.len() as u64);
    }
    while let Some(worked_out) = crew.next() {
        fresh.extend(worked_out?);
    }
    write(transaction, views, fresh, before).await
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
    let mut after = index::before_the_first();
    loop {
        let page = index::after(transaction, &after).await?;
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
