//! The read tables that the practice declares: made when the store opens, and refilled for one group of subjects at a time.

use crate::{Statement, StoreError, entries::Gathered, known::Known, transaction::Transaction};
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
    /// In which tables a subject has rows.
    standing: Option<Statement>,
}

/// The statements of one read table.
pub(crate) struct Written {
    pub(crate) name: &'static str,
    pub(crate) empty: Statement,
    pub(crate) all: Statement,
    delete: Statement,
    insert: Statement,
}

impl Views {
    pub(crate) fn new(practice: Arc<dyn Practice>) -> Self {
        let tables: Vec<Written> = practice.tables().iter().map(Written::of).collect();
        let parts: Vec<String> = tables
            .iter()
            .enumerate()
            .map(|(place, table)| {
                format!("SELECT CAST({place} AS BIGINT) WHERE EXISTS (SELECT 1 FROM {} WHERE subject = $1)", table.name)
            })
            .collect();
        let standing = (!parts.is_empty()).then(|| Statement::of_declared_table(parts.join(" UNION ALL ")));
        Views { practice, tables, standing }
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

    /// Writes rows in place of those that their subjects had.
    pub(crate) async fn replace(&self, transaction: &mut Transaction<'_>, fresh: Fresh) -> Result<(), StoreError> {
        if let Some(standing) = &self.standing {
            let mut had: Vec<Vec<&[Cell; 1]>> = self.tables.iter().map(|_| Vec::new()).collect();
            for (subject, records) in
                fresh.subjects.iter().zip(transaction.query_each(standing, &fresh.subjects).await?)
            {
                for record in records {
                    had[record.number(0)? as usize].push(subject);
                }
            }
            for (table, subjects) in self.tables.iter().zip(had) {
                transaction.execute_each(&table.delete, &subjects).await?;
            }
        }
        self.add(transaction, fresh).await
    }

    /// Writes the rows of subjects that had none.
    pub(crate) async fn add(&self, transaction: &mut Transaction<'_>, mut fresh: Fresh) -> Result<(), StoreError> {
        for table in &self.tables {
            if let Some(rows) = fresh.rows.remove(table.name) {
                transaction.execute_each(&table.insert, &rows).await?;
            }
        }
        match fresh.rows.into_keys().next() {
            Some(undeclared) => Err(StoreError::Declaration(undeclared.into())),
            None => Ok(()),
        }
    }
}

impl Written {
    fn of(table: &Table) -> Self {
        let name = table.name;
        let columns: Vec<&str> =
            ["subject", "sequence"].into_iter().chain(table.columns.iter().map(|(name, _)| *name)).collect();
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
        let (columns, places) = (columns.join(", "), places.join(", "));
        Written {
            name,
            empty: Statement::of_declared_table(format!("DELETE FROM {name}")),
            all: Statement::of_declared_table(format!("SELECT {columns} FROM {name}")),
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
        let entries = known.entries_of(group);
        let last = entries.last().map(|entry| entry.sequence).unwrap_or_default();
        let reflects = Cell::Number(crate::head::number(last));
        let reading = Reading::now(entries);
        for subject in group {
            let named = Cell::Text(subject.to_string());
            for Row { table, cells } in practice.rows(*subject, &reading) {
                let mut row = Vec::with_capacity(2 + cells.len());
                row.extend([named.clone(), reflects.clone()]);
                row.extend(cells);
                self.rows.entry(table).or_default().push(row);
                self.count += 1;
            }
            self.subjects.push([named]);
        }
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
    if !names.clone().all(plain)
        || OWN_TABLES.contains(&table.name)
        || names.clone().any(|name| name == "subject" || name == "sequence")
    {
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
    let mut shape = format!("CREATE TABLE {name} (subject {{TEXT}} NOT NULL, sequence BIGINT NOT NULL{columns});");
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
