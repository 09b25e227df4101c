//! The seam: one transaction on either database. Everything above speaks to this and is written once.
//!
//! On SQLite nothing ever waits, so [`at_once`] runs the same asynchronous code on the thread that owns the connection.

use crate::{
    Record, Statement, StoreError, postgres, sqlite,
    statement::{Dialect, in_words_of},
};
use ledger::Cell;
use std::{
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

/// An open transaction.
pub(crate) enum Transaction<'c> {
    Sqlite(&'c mut rusqlite::Connection),
    Postgres(&'c deadpool_postgres::Transaction<'c>),
}

/// How much of the store a connection holds in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    AsUsual,
    /// For work that goes through all of it.
    ForTheWhole,
}

/// What a piece of work gives back: its own future, bound to the transaction it was lent.
pub(crate) type Doing<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

impl Transaction<'_> {
    /// The rows of one statement.
    pub(crate) async fn query(&mut self, statement: &Statement, cells: &[Cell]) -> Result<Vec<Record>, StoreError> {
        match self {
            Transaction::Sqlite(connection) => sqlite::query(connection, statement, cells),
            Transaction::Postgres(transaction) => postgres::query(transaction, statement, cells).await,
        }
    }

    /// The only row, if there is one.
    pub(crate) async fn query_one(
        &mut self,
        statement: &Statement,
        cells: &[Cell],
    ) -> Result<Option<Record>, StoreError> {
        Ok(self.query(statement, cells).await?.into_iter().next())
    }

    /// The rows of one statement for each list of cells; on PostgreSQL without waiting in between.
    pub(crate) async fn query_each<C: AsRef<[Cell]> + Sync>(
        &mut self,
        statement: &Statement,
        each: &[C],
    ) -> Result<Vec<Vec<Record>>, StoreError> {
        match self {
            Transaction::Sqlite(connection) => {
                each.iter().map(|cells| sqlite::query(connection, statement, cells.as_ref())).collect()
            }
            Transaction::Postgres(transaction) => postgres::query_each(transaction, statement, each).await,
        }
    }

    /// Runs one statement; how many rows it changed.
    pub(crate) async fn execute(&mut self, statement: &Statement, cells: &[Cell]) -> Result<u64, StoreError> {
        self.execute_each(statement, std::slice::from_ref(&cells)).await
    }

    /// Runs one statement for each list of cells, in order; on PostgreSQL without waiting in between.
    pub(crate) async fn execute_each<C: AsRef<[Cell]> + Sync>(
        &mut self,
        statement: &Statement,
        each: &[C],
    ) -> Result<u64, StoreError> {
        match self {
            Transaction::Sqlite(connection) => sqlite::execute_each(connection, statement, each),
            Transaction::Postgres(transaction) => postgres::execute_each(transaction, statement, each).await,
        }
    }

    /// Whether the database understands a statement, and whether its values are text and whole numbers only.
    pub(crate) async fn check(&mut self, statement: &Statement) -> Result<(), StoreError> {
        match self {
            Transaction::Sqlite(connection) => sqlite::check(connection, statement),
            Transaction::Postgres(transaction) => postgres::check(transaction, statement).await,
        }
    }

    /// Runs the statements of a migration.
    pub(crate) async fn run_script(&mut self, script: &str) -> Result<(), StoreError> {
        match self {
            Transaction::Sqlite(connection) => Ok(connection.execute_batch(&in_words_of(script, Dialect::Sqlite))?),
            Transaction::Postgres(transaction) => {
                Ok(transaction.batch_execute(&in_words_of(script, Dialect::Postgres)).await?)
            }
        }
    }

    /// Holds more or less of the store in memory. PostgreSQL sees to that itself.
    pub(crate) fn hold(&mut self, held: Held) -> Result<(), StoreError> {
        match self {
            Transaction::Sqlite(connection) => sqlite::hold(connection, held),
            Transaction::Postgres(_) => Ok(()),
        }
    }

    /// Has the database count its tables, after so much was written that it would plan badly: PostgreSQL would get to it some minutes later,
    /// and SQLite's plans go by indexes alone. The last thing in a transaction, because only the tables' owner may.
    pub(crate) async fn count_tables(&mut self) -> Result<(), StoreError> {
        match self {
            Transaction::Sqlite(_) => Ok(()),
            Transaction::Postgres(transaction) => Ok(transaction.batch_execute("SET LOCAL ROLE NONE; ANALYZE").await?),
        }
    }

    /// In whose words scripts must be.
    pub(crate) fn dialect(&self) -> Dialect {
        match self {
            Transaction::Sqlite(_) => Dialect::Sqlite,
            Transaction::Postgres(_) => Dialect::Postgres,
        }
    }
}

/// Runs a future that never waits.
pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("work on SQLite waits for nothing"),
    }
}
