//! The store itself: opening it, and the two ways into it, reading and writing.

use crate::{
    Record, Statement, StoreAddress, StoreError,
    held::{BYTES_MAX, Held},
    postgres::Postgres,
    read_tables::Views,
    schema,
    sqlite::{Open, Sqlite},
    transaction::{Doing, Transaction, at_once},
};
use ledger::{Cell, Practice};
use std::sync::Arc;
use tokio::{sync::oneshot, task::JoinHandle};

/// One authority's ledger with everything that is kept beside it. Cheap to clone; the last one to go closes it.
#[derive(Clone)]
pub struct Store {
    database: Arc<Database>,
    views: Arc<Views>,
    held: Arc<Held>,
}

/// Work that is being written. Nothing is known of it until [`Writing::done`] returns.
#[derive(Debug)]
pub enum Writing<T = ()> {
    /// To SQLite's writer.
    Handed(oneshot::Receiver<Result<T, StoreError>>),
    /// As a task of its own.
    Spawned(JoinHandle<Result<T, StoreError>>),
}

impl<T> Writing<T> {
    /// How it ended; once this returns `Ok`, it is on the disk.
    pub async fn done(self) -> Result<T, StoreError> {
        match self {
            Writing::Handed(answer) => answer.await.unwrap_or(Err(StoreError::Stopped)),
            Writing::Spawned(task) => task.await.unwrap_or(Err(StoreError::Panicked)),
        }
    }
}

enum Database {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// Is told how far long work has come: how many of how many.
pub trait Progress: FnMut(u64, u64) + Send + 'static {}

impl<F: FnMut(u64, u64) + Send + 'static> Progress for F {}

/// Every SQL statement of the store, by module.
pub const STATEMENTS_OF_THE_STORE: &[&[&Statement]] = &[
    crate::access_log::STATEMENTS,
    crate::accounts::STATEMENTS,
    crate::append::STATEMENTS,
    crate::backup::STATEMENTS,
    crate::checkpoints::STATEMENTS,
    crate::drafts::STATEMENTS,
    crate::entries::STATEMENTS,
    crate::head::STATEMENTS,
    crate::index::STATEMENTS,
    crate::jobs::STATEMENTS,
    crate::read_tables::STATEMENTS,
    crate::schema::STATEMENTS,
    crate::sessions::STATEMENTS,
    crate::settings::STATEMENTS,
];

impl Store {
    /// Opens a store, making it if it is not there, and brings its tables up to date. If the read tables do not reflect the ledger,
    /// because they are declared otherwise than before or a bulk load was cut short, they are rebuilt first.
    pub async fn open(address: &StoreAddress, practice: Arc<dyn Practice>) -> Result<Store, StoreError> {
        let database = match address {
            StoreAddress::Sqlite(file) => {
                let (file, practice) = (file.clone(), Arc::clone(&practice));
                let opening = tokio::task::spawn_blocking(move || {
                    Sqlite::open(&file, |connection| {
                        let open = Open::begin(connection, "BEGIN IMMEDIATE")?;
                        at_once(schema::prepare(&mut Transaction::Sqlite(open.0), practice.as_ref()))?;
                        open.commit()
                    })
                });
                Database::Sqlite(opening.await.unwrap_or(Err(StoreError::Panicked))?)
            }
            StoreAddress::Postgres(config) => {
                let acts_as = schema::prepare_postgres(config, practice.as_ref()).await?;
                Database::Postgres(Postgres::new(config, acts_as)?)
            }
        };
        let store = Store {
            database: Arc::new(database),
            views: Arc::new(Views::new(practice)),
            held: Arc::new(Held::nothing(BYTES_MAX)),
        };
        let head = store.head().await?;
        if head.views_reflect != head.sequence {
            tracing::info!("the read tables do not reflect the ledger; rebuilding them");
            store.rebuild(|_, _| {}).await?;
        }
        Ok(store)
    }

    /// Opens a store, or a backup file, without ever changing it. Writing is refused.
    pub async fn open_reading(address: &StoreAddress, practice: Arc<dyn Practice>) -> Result<Store, StoreError> {
        let database = match address {
            StoreAddress::Sqlite(file) => Database::Sqlite(Sqlite::open_reading(file)?),
            StoreAddress::Postgres(config) => {
                Database::Postgres(Postgres::new(config, crate::postgres::ActsAs::Reader)?)
            }
        };
        Ok(Store {
            database: Arc::new(database),
            views: Arc::new(Views::new(practice)),
            held: Arc::new(Held::nothing(BYTES_MAX)),
        })
    }

    pub(crate) fn held(&self) -> Arc<Held> {
        Arc::clone(&self.held)
    }

    pub(crate) fn views(&self) -> Arc<Views> {
        Arc::clone(&self.views)
    }

    /// Whether this database understands statements and their values are text and whole numbers only: for the tests of whoever
    /// writes statements. Gives those that it does not, with its reasons.
    pub async fn misunderstood(&self, statements: &[&'static Statement]) -> Vec<(&'static Statement, StoreError)> {
        let mut misunderstood = Vec::new();
        for statement in statements.iter().copied() {
            // Each in a transaction of its own, because PostgreSQL hears nothing more in one that has failed.
            let checked =
                self.read(move |transaction| Box::pin(async move { transaction.check(statement).await })).await;
            misunderstood.extend(checked.err().map(|error: StoreError| (statement, error)));
        }
        misunderstood
    }

    /// For tests: from now on the disk ends at so many pages of the database. SQLite only.
    #[doc(hidden)]
    pub async fn pretend_the_disk_ends_at(&self, pages: u32) -> Result<(), StoreError> {
        let limit = format!("PRAGMA max_page_count = {pages}");
        self.write(move |transaction| Box::pin(async move { transaction.run_script(&limit).await })).await
    }

    /// The rows of one statement that only reads.
    pub async fn query(&self, statement: &'static Statement, cells: &[Cell]) -> Result<Vec<Record>, StoreError> {
        let cells = cells.to_vec();
        self.read(move |transaction| Box::pin(async move { transaction.query(statement, &cells).await })).await
    }

    /// The only row of one statement that only reads, if there is one.
    pub async fn query_one(&self, statement: &'static Statement, cells: &[Cell]) -> Result<Option<Record>, StoreError> {
        Ok(self.query(statement, cells).await?.into_iter().next())
    }

    /// Runs one statement on the tables that are neither the ledger nor its views; how many rows it changed.
    pub async fn execute(&self, statement: &'static Statement, cells: &[Cell]) -> Result<u64, StoreError> {
        let cells = cells.to_vec();
        self.write(move |transaction| Box::pin(async move { transaction.execute(statement, &cells).await })).await
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'t, 'c> FnOnce(&'t mut Transaction<'c>) -> Doing<'t, T, E> + Send + 'static,
    {
        match self.database.as_ref() {
            Database::Sqlite(sqlite) => sqlite.read(work).await,
            Database::Postgres(postgres) => postgres.read(work).await,
        }
    }

    /// Begins work that writes, which goes on whether or not anybody waits for it.
    pub(crate) async fn begin_write<T, F>(&self, work: F) -> Result<Writing<T>, StoreError>
    where
        T: Send + 'static,
        F: for<'t, 'c> FnOnce(&'t mut Transaction<'c>) -> Doing<'t, T, StoreError> + Send + 'static,
    {
        match self.database.as_ref() {
            Database::Sqlite(sqlite) => Ok(Writing::Handed(sqlite.begin_write(work).await?)),
            Database::Postgres(_) => {
                let store = self.clone();
                Ok(Writing::Spawned(tokio::spawn(async move { store.write(work).await })))
            }
        }
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'t, 'c> FnOnce(&'t mut Transaction<'c>) -> Doing<'t, T, E> + Send + 'static,
    {
        match self.database.as_ref() {
            Database::Sqlite(sqlite) => sqlite.write(work).await,
            Database::Postgres(postgres) => postgres.write(work).await,
        }
    }
}
