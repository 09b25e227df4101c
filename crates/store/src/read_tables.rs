//! The read tables that the practice declares: made when the store opens, and refilled for one group of subjects at a time.

use crate::{Record, Statement, StoreError, entries::Gathered, known::Known, transaction::Transaction};
use ledger::{Cell, ColumnType, Practice, Reading, Row, Subject, Table};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

crate::statements! {
    DECLARED = "SELECT name, shape FROM read_table ORDER BY name";
    FORGET = "DELETE FROM read_table WHERE name = $1";
    DECLARE = "INSERT INTO read_table (name, shape) VALUES ($1, $2)";
}

/// The practice, with the statements that write its read tables.
pub(crate) struct Views {
    practice: Arc<dyn Practice>,
    tables: Vec<Written>,
}

/// The statements of one read table.
pub(crate) struct Written {
    pub(crate) name: &'static str,
    pub(crate) empty: Statement,
    pub(crate) all: Statement,
    of_subject: Statement,
    delete: Statement,
    insert: Statement,
}

impl Views {
    pub(crate) fn new(practice: Arc<dyn Practice>) -> Self {
        let tables = practice.tables().iter().map(Written::of).collect();
        Views { practice, tables }
    }

    pub(crate) fn practice(&self) -> &dyn Practice {
        self.practice.as_ref()
    }

    pub(crate) fn tables(&self) -> &[Written] {
        &self.tables
    }

    /// Works out the rows of some subjects and of those joined with them.
    pub(crate) fn work_out(&self, subjects: &BTreeSet<Subject>, gathered: Gathered) -> Result<Fresh, StoreError> {
        Ok(self.of_groups(&gathered.known()?, subjects))
    }

    fn of_groups(&self, known: &Known, subjects: &BTreeSet<Subject>) -> Fresh {
        let mut fresh = Fresh::default();
        for group in known.groups(subjects) {
            fresh.work_out(self.practice(), known, &group);
        }
        fresh
    }

    /// Works out and replaces the rows of some subjects and of those joined with them.
    pub(crate) async fn refresh(
        &self,
        transaction: &mut Transaction<'_>,
        known: &Known,
        subjects: &BTreeSet<Subject>,
    ) -> Result<(), StoreError> {
        self.replace(transaction, self.of_groups(known, subjects)).await
    }

    /// Writes rows in place of those that their subjects had. Most entries change few rows; what stands already is left alone.
    pub(crate) async fn replace(&self, transaction: &mut Transaction<'_>, fresh: Fresh) -> Result<(), StoreError> {
        for table in &self.tables {
            let mut rows = fresh.of_table(table.name);
            let (mut outdated, mut changed) = (Vec::new(), Vec::new());
            let standing = transaction.query_each(&table.of_subject, &fresh.subjects).await?;
            for (subject, had) in fresh.subjects.iter().zip(standing) {
                // Rows stand in the order of their subjects.
                let of_subject = rows.iter().take_while(|row| row[0] == subject[0]).count();
                let (has, others) = rows.split_at(of_subject);
                rows = others;
                if !same(&had, has) {
                    changed.extend(has);
                    if !had.is_empty() {
                        outdated.push(subject);
                    }
                }
            }
            transaction.execute_each(&table.delete, &outdated).await?;
            transaction.execute_each(&table.insert, &changed).await?;
        }
        self.all_declared(&fresh)
    }

    /// Writes the rows of subjects that had none.
    pub(crate) async fn add(&self, transaction: &mut Transaction<'_>, fresh: Fresh) -> Result<(), StoreError> {
        for table in &self.tables {
            transaction.execute_each(&table.insert, fresh.of_table(table.name)).await?;
        }
        self.all_declared(&fresh)
    }

    fn all_declared(&self, fresh: &Fresh) -> Result<(), StoreError> {
        match fresh.rows.keys().find(|name| !self.tables.iter().any(|table| table.name == **name)) {
            Some(undeclared) => Err(StoreError::Declaration((*undeclared).into())),
            None => Ok(()),
        }
    }
}

/// Whether these are the same rows, in any order.
fn same(had: &[Record], has: &[Vec<Cell>]) -> bool {
    let mut had: Vec<&[Cell]> = had.iter().map(Record::cells).collect();
    let mut has: Vec<&[Cell]> = has.iter().map(Vec::as_slice).collect();
    had.sort_unstable();
    has.sort_unstable();
    had == has
}

impl Written {
    fn of(table: &Table) -> Self {
        let name = table.name;
        let columns: Vec<&str> = ["subject"].into_iter().chain(table.columns.iter().map(|(name, _)| *name)).collect();
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
        let (columns, places) = (columns.join(", "), places.join(", "));
        Written {
            name,
            empty: Statement::of_declared_table(format!("DELETE FROM {name}")),
            all: Statement::of_declared_table(format!("SELECT {columns} FROM {name}")),
            of_subject: Statement::of_declared_table(format!("SELECT {columns} FROM {name} WHERE subject = $1")),
            delete: Statement::of_declared_table(format!("DELETE FROM {name} WHERE subject = $1")),
            insert: Statement::of_declared_table(format!("INSERT INTO {name} ({columns}) VALUES ({places})")),
        }
    }
}

/// Rows that were worked out and not written yet.
#[derive(Default)]
pub(crate) struct Fresh {
    subjects: Vec<[Cell; 1]>,
    rows: BTreeMap<&'static str, Vec<Vec<Cell>>>,
    count: usize,
}

impl Fresh {
    /// Works out the rows of one group from its entries.
    pub(crate) fn work_out(&mut self, practice: &dyn Practice, known: &Known, group: &BTreeSet<Subject>) {
        let reading = Reading::now(known.entries_of(group));
        for subject in group {
            let named = Cell::Text(subject.to_string());
            for Row { table, cells } in practice.rows(*subject, &reading) {
                let mut row = Vec::with_capacity(1 + cells.len());
                row.push(named.clone());
                row.extend(cells);
                self.rows.entry(table).or_default().push(row);
                self.count += 1;
            }
            self.subjects.push([named]);
        }
    }

    fn of_table(&self, name: &str) -> &[Vec<Cell>] {
        self.rows.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// With the rows of other subjects after these.
    pub(crate) fn extend(&mut self, other: Fresh) {
        self.subjects.extend(other.subjects);
        for (table, rows) in other.rows {
            self.rows.entry(table).or_default().extend(rows);
        }
        self.count += other.count;
    }

    /// How many rows wait.
    pub(crate) fn len(&self) -> usize {
        self.count
    }
}

/// Makes the tables that are declared otherwise than they stand, drops those that no longer are, and notes that all must be filled.
pub(crate) async fn declare(transaction: &mut Transaction<'_>, practice: &dyn Practice) -> Result<(), StoreError> {
    let mut standing: BTreeMap<String, String> = BTreeMap::new();
    for record in transaction.query(&DECLARED, &[]).await? {
        standing.insert(record.text(0)?.to_owned(), record.text(1)?.to_owned());
    }
    let mut changed = false;
    for table in practice.tables() {
        let shape = shape(table)?;
        if standing.remove(table.name).as_deref() == Some(shape.as_str()) {
            continue;
        }
        changed = true;
        transaction.run_script(&format!("DROP TABLE IF EXISTS {}", table.name)).await?;
        transaction.run_script(&shape).await?;
        transaction.execute(&FORGET, &[Cell::Text(table.name.into())]).await?;
        transaction.execute(&DECLARE, &[Cell::Text(table.name.into()), Cell::Text(shape)]).await?;
    }
    for name in standing.into_keys() {
        transaction.run_script(&format!("DROP TABLE IF EXISTS {name}")).await?;
        transaction.execute(&FORGET, &[Cell::Text(name)]).await?;
    }
    if changed {
        crate::head::views_reflect(transaction, Default::default()).await?;
    }
    Ok(())
}

/// The statements that make a table; also what is compared to see whether its declaration changed.
fn shape(table: &Table) -> Result<String, StoreError> {
    let plain = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    let names = table.columns.iter().map(|(name, _)| *name).chain([table.name]);
    if !names.clone().all(plain) || OWN_TABLES.contains(&table.name) || names.clone().any(|name| name == "subject") {
        return Err(StoreError::Declaration(table.name.into()));
    }
    let columns: String = table
        .columns
        .iter()
        .map(|(name, kind)| match kind {
            ColumnType::Number => format!(", {name} BIGINT"),
            ColumnType::Text => format!(", {name} {{TEXT}}"),
        })
        .collect();
    let name = table.name;
    let mut shape = format!("CREATE TABLE {name} (subject {{TEXT}} NOT NULL{columns});");
    shape.push_str(&format!("CREATE INDEX {name}_of_subject ON {name} (subject);"));
    for (number, index) in table.indexes.iter().enumerate() {
        shape.push_str(&format!("CREATE INDEX {name}_{number} ON {name} ({index});"));
    }
    Ok(shape)
}

/// Names that a read table may not take.
const OWN_TABLES: [&str; 14] = [
    "ledger",
    "body",
    "ledger_head",
    "about",
    "checkpoint",
    "destruction",
    "read_table",
    "access_log",
    "job",
    "account",
    "session",
    "draft",
    "setting",
    "migration",
];
