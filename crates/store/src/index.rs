//! The index of who entries are about: refilling it from the ledger, and walking through it from end to end.

use crate::{
    Record, StoreError,
    crew::Crew,
    entries::{self, Places},
    transaction::Transaction,
};
use ledger::{Cell, Header, Sequence, Subject};
use std::{borrow::Cow, collections::HashSet};

/// Entries, or rows of the index, read at once.
const PAGE: usize = 1_000;
/// Rows sorted and written at once: in their order, because a tree that is filled in order is filled quickly. Some 15 MB.
const ROWS_TOGETHER: usize = 250_000;

crate::statements! {
    EMPTY = "DELETE FROM about";
    PLACE = "INSERT INTO about (subject, kind, sequence) VALUES ($1, $2, $3)";
    AFTER = "SELECT subject, kind, sequence FROM about WHERE (subject, kind, sequence) > ($1, $2, $3)
        ORDER BY subject, kind, sequence LIMIT $4";
}

/// A row: that an entry stands under a subject and a kind.
type IndexRow = (Subject, Cow<'static, str>, Sequence);

/// Puts entries into the index.
pub(crate) async fn place(transaction: &mut Transaction<'_>, rows: &[Vec<Cell>]) -> Result<(), StoreError> {
    transaction.execute_each(&PLACE, rows).await?;
    Ok(())
}

/// Empties and refills the index. Gives every subject in the order in which they first appear, so that families stay together.
pub(crate) async fn refill(
    transaction: &mut Transaction<'_>,
    progress: &mut (impl FnMut(Sequence) + Send),
) -> Result<Vec<Subject>, StoreError> {
    transaction.execute(&EMPTY, &[]).await?;
    let mut crew = Crew::start(|page: Vec<Record>| Standing::of(&page))?;
    let mut filling = Filling::begin()?;
    let mut after = Sequence(0);
    loop {
        let page = entries::headers_after(transaction, after, PAGE).await?;
        let Some(last) = page.last() else {
            break;
        };
        after = entries::sequence(last.number(0)?)?;
        if let Some(standing) = crew.hand(page) {
            filling.add(transaction, standing?).await?;
        }
        progress(after);
    }
    while let Some(standing) = crew.next() {
        filling.add(transaction, standing?).await?;
    }
    filling.finish(transaction).await
}

/// Where the entries of a page stand.
struct Standing {
    subjects: Vec<Subject>,
    rows: Vec<IndexRow>,
    /// Those that amend others, and so also stand where these do.
    amending: Vec<Header>,
}

impl Standing {
    fn of(page: &[Record]) -> Result<Self, StoreError> {
        let mut standing = Standing { subjects: Vec::new(), rows: Vec::new(), amending: Vec::new() };
        for record in page {
            let header = entries::header(record)?;
            standing.subjects.extend(&header.about);
            if header.amends.is_some() {
                standing.amending.push(header);
            } else {
                standing.rows.extend(rows(&Places::of(&header), header.sequence));
            }
        }
        Ok(standing)
    }
}

fn rows(places: &Places, sequence: Sequence) -> impl Iterator<Item = IndexRow> {
    let of = move |subject| places.kinds.iter().map(move |kind| (subject, kind.clone(), sequence));
    places.subjects.iter().copied().flat_map(of)
}

/// The index while it is filled.
struct Filling {
    rows: Vec<IndexRow>,
    sorting: Crew<Vec<IndexRow>, Vec<IndexRow>>,
    subjects: Vec<Subject>,
    seen: HashSet<Subject>,
}

impl Filling {
    fn begin() -> Result<Self, StoreError> {
        let sorting = Crew::start(|mut rows: Vec<IndexRow>| {
            rows.sort_unstable();
            rows
        })?;
        Ok(Filling { rows: Vec::new(), sorting, subjects: Vec::new(), seen: HashSet::new() })
    }

    async fn add(&mut self, transaction: &mut Transaction<'_>, standing: Standing) -> Result<(), StoreError> {
        self.meet(standing.subjects);
        self.rows.extend(standing.rows);
        for header in &standing.amending {
            let places = entries::places(transaction, header).await?;
            self.meet(places.subjects.iter().copied());
            self.rows.extend(rows(&places, header.sequence));
        }
        if self.rows.len() > ROWS_TOGETHER
            && let Some(sorted) = self.sorting.hand(std::mem::take(&mut self.rows))
        {
            write(transaction, &sorted).await?;
        }
        Ok(())
    }

    fn meet(&mut self, subjects: impl IntoIterator<Item = Subject>) {
        self.subjects.extend(subjects.into_iter().filter(|subject| self.seen.insert(*subject)));
    }

    /// Writes what is left. Gives every subject that was met.
    async fn finish(mut self, transaction: &mut Transaction<'_>) -> Result<Vec<Subject>, StoreError> {
        if let Some(rows) = self.sorting.hand(self.rows) {
            write(transaction, &rows).await?;
        }
        while let Some(rows) = self.sorting.next() {
            write(transaction, &rows).await?;
        }
        Ok(self.subjects)
    }
}

async fn write(transaction: &mut Transaction<'_>, sorted: &[IndexRow]) -> Result<(), StoreError> {
    for together in sorted.chunks(PAGE) {
        let cells: Vec<Vec<Cell>> =
            together.iter().map(|(subject, kind, sequence)| entries::index_row(*subject, kind, *sequence)).collect();
        place(transaction, &cells).await?;
    }
    Ok(())
}

/// Before the first row of the index.
pub(crate) fn before_the_first() -> Vec<Cell> {
    vec![Cell::Text(String::new()), Cell::Text(String::new()), Cell::Number(0)]
}

/// The rows of the index that follow one.
pub(crate) async fn after(transaction: &mut Transaction<'_>, row: &[Cell]) -> Result<Vec<Record>, StoreError> {
    let cells: Vec<Cell> = row.iter().cloned().chain([Cell::Number(PAGE as i64)]).collect();
    transaction.query(&AFTER, &cells).await
}
