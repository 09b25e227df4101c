//! SQLite: one connection that writes, on a thread of its own, and a few that only read.
//!
//! The writer takes everything that waits and commits it together, each piece of work in a savepoint, so that people who save at
//! the same moment share one flush to disk. It alone checkpoints; every SQLite before 3.51.3 can destroy a store when two
//! connections do so at once.

use crate::{
    Record, Statement, StoreError,
    statement::Dialect,
    transaction::{Doing, Held, Transaction, at_once},
};
use ledger::Cell;
use rusqlite::{Connection, OpenFlags, config::DbConfig, types::ValueRef};
use std::{
    fs::File,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::{Semaphore, mpsc, oneshot},
};

/// The first version without the fault that can destroy a store in WAL mode (3.51.3).
const OLDEST_SQLITE: i32 = 3_051_003;
/// Enough for two cores and a slow list or two.
const READERS: usize = 4;
/// Writes that may wait for the writer; beyond that the next one waits outside, which slows the sender and not the server.
const WRITES_WAITING_MAX: usize = 1024;
/// Writes that share one flush. More would make the first of them wait noticeably for the last.
const WRITES_TOGETHER_MAX: usize = 128;
/// 16 MiB of log before it is written back: seldom enough to be cheap, often enough to keep reading quick.
const PAGES_BEFORE_CHECKPOINT: i64 = 4096;
/// How much of the file the writer holds in memory.
const HELD_KIBIBYTES: i64 = 64 * 1024;
/// How much it holds while everything is worked out anew: trees that are filled here and there are slow once they no longer fit.
const HELD_FOR_THE_WHOLE_KIBIBYTES: i64 = 256 * 1024;
/// How long a connection waits for the file, should an outside program hold it.
const FILE_WAIT: Duration = Duration::from_secs(5);
/// Statements that a connection keeps prepared: more than the program has.
const PREPARED_MAX: usize = 512;

/// A SQLite store that is open.
pub(crate) struct Sqlite {
    readers: Arc<Mutex<Vec<Connection>>>,
    reading: Arc<Semaphore>,
    writes: Option<mpsc::Sender<Box<dyn Task>>>,
    writer: Option<JoinHandle<()>>,
}

impl Sqlite {
    /// Opens the file for writing; `prepare` brings its tables up to date before anybody reads.
    pub(crate) fn open(
        file: &Path,
        prepare: impl FnOnce(&mut Connection) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        refuse_old_sqlite()?;
        let lock = lock(file)?;
        let mut connection = writing_connection(file)?;
        prepare(&mut connection)?;
        let (writes, waiting) = mpsc::channel(WRITES_WAITING_MAX);
        let writer = std::thread::Builder::new()
            .name("store writer".into())
            .spawn(move || write_all(connection, waiting, lock))?;
        let mut sqlite = Self::open_reading(file)?;
        sqlite.writes = Some(writes);
        sqlite.writer = Some(writer);
        Ok(sqlite)
    }

    /// Opens the file without ever changing it: a backup, or a store that another program writes to.
    pub(crate) fn open_reading(file: &Path) -> Result<Self, StoreError> {
        refuse_old_sqlite()?;
        let readers = (0..READERS).map(|_| reading_connection(file)).collect::<Result<Vec<_>, _>>()?;
        Ok(Sqlite {
            readers: Arc::new(Mutex::new(readers)),
            reading: Arc::new(Semaphore::new(READERS)),
            writes: None,
            writer: None,
        })
    }

    /// Runs work that only reads, on one unchanging picture of the store.
    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'t, 'c> FnOnce(&'t mut Transaction<'c>) -> Doing<'t, T, E> + Send + 'static,
    {
        let turn = Arc::clone(&self.reading).acquire_owned().await.map_err(|_| StoreError::Stopped)?;
        let readers = Arc::clone(&self.readers);
        let read = move || {
            let mut reader = Lent::take(readers)?;
            let snapshot = Open::begin(reader.connection(), "BEGIN")?;
            let result = at_once(work(&mut Transaction::Sqlite(snapshot.0)));
            drop(snapshot);
            drop(reader);
            drop(turn);
            result
        };
        match Handle::current().runtime_flavor() {
            // A record is read in less time than it takes to wake another thread; whoever else waits here is moved to one meanwhile.
            RuntimeFlavor::MultiThread => tokio::task::block_in_place(|| catch_unwind(AssertUnwindSafe(read)).ok()),
            _ => tokio::task::spawn_blocking(read).await.ok(),
        }
        .unwrap_or_else(|| Err(StoreError::Panicked.into()))
    }

    /// Runs work that writes; once this returns `Ok`, it is on the disk.
    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'t, 'c> FnOnce(&'t mut Transaction<'c>) -> Doing<'t, T, E> + Send + 'static,
    {
        self.begin_write(work).await?.await.unwrap_or_else(|_| Err(StoreError::Stopped.into()))
    }

    /// Hands work to the writer, and gives back where its answer will be.
    pub(crate) async fn begin_write<T, E, F>(&self, work: F) -> Result<oneshot::Receiver<Result<T, E>>, StoreError>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'t, 'c> FnOnce(&'t mut Transaction<'c>) -> Doing<'t, T, E> + Send + 'static,
    {
        let writes = self.writes.as_ref().ok_or(StoreError::ReadOnly)?;
        let (reply, answer) = oneshot::channel();
        let task = Waiting { work: Some(work), result: None, reply };
        writes.send(Box::new(task)).await.map_err(|_| StoreError::Stopped)?;
        Ok(answer)
    }
}

impl Drop for Sqlite {
    /// Waits until what was asked for is on the disk and the file is free for the next program.
    fn drop(&mut self) {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.writes = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

fn refuse_old_sqlite() -> Result<(), StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE { Err(StoreError::OldSqlite(rusqlite::version())) } else { Ok(()) }
}

/// Takes the lock file beside the store; the system lets go of it when the program ends, however it ends.
fn lock(file: &Path) -> Result<File, StoreError> {
    let mut name = file.as_os_str().to_owned();
    name.push(".lock");
    let lock = File::options().create(true).truncate(false).write(true).open(PathBuf::from(name))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::AlreadyOpen),
        Err(std::fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

fn writing_connection(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    configure(&connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "wal_autocheckpoint", PAGES_BEFORE_CHECKPOINT)?;
    // Without this, INSERT OR REPLACE would slip past the triggers that guard the ledger.
    connection.pragma_update(None, "recursive_triggers", true)?;
    // What was lawfully destroyed is overwritten, not only forgotten.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "cache_size", -HELD_KIBIBYTES)?;
    Ok(connection)
}

pub(crate) fn reading_connection(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    configure(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", -16 * 1024)?;
    Ok(connection)
}

/// A new file that needs no other beside it: for a backup.
pub(crate) fn single_file(file: &Path) -> Result<Connection, StoreError> {
    refuse_old_sqlite()?;
    let connection = Connection::open(file)?;
    configure(&connection)?;
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(connection)
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(FILE_WAIT)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // A plan that does not depend on the values, so that a statement is planned once and not with every new value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(PREPARED_MAX);
    Ok(())
}

/// A reading connection that goes back to the others, come what may.
struct Lent {
    connection: Option<Connection>,
    home: Arc<Mutex<Vec<Connection>>>,
}

impl Lent {
    fn take(home: Arc<Mutex<Vec<Connection>>>) -> Result<Self, StoreError> {
        let connection = home.lock().unwrap_or_else(PoisonError::into_inner).pop();
        // There are as many turns as connections; none is left only when the store is being closed.
        if connection.is_none() { Err(StoreError::Stopped) } else { Ok(Lent { connection, home }) }
    }

    fn connection(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("held until it is given back")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.home.lock().unwrap_or_else(PoisonError::into_inner).extend(self.connection.take());
    }
}

/// An open transaction; undone unless it was committed.
pub(crate) struct Open<'c>(pub(crate) &'c mut Connection);

impl<'c> Open<'c> {
    pub(crate) fn begin(connection: &'c mut Connection, how: &str) -> Result<Self, StoreError> {
        connection.execute_batch(how)?;
        Ok(Open(connection))
    }

    pub(crate) fn commit(self) -> Result<(), StoreError> {
        Ok(self.0.execute_batch("COMMIT")?)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.0.is_autocommit() {
            let _ = self.0.execute_batch("ROLLBACK");
        }
    }
}

/// Work that waits for the writer, whatever it gives back.
trait Task: Send {
    /// Does it; `false` when it failed and must be undone.
    fn run(&mut self, connection: &mut Connection) -> bool;
    /// Tells whoever waits how it ended, now that it is or is not on the disk.
    fn reply(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Waiting<T, E, F> {
    work: Option<F>,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Task for Waiting<T, E, F>
where
    T: Send,
    E: From<StoreError> + Send,
    F: for<'t, 'c> FnOnce(&'t mut Transaction<'c>) -> Doing<'t, T, E> + Send,
{
    fn run(&mut self, connection: &mut Connection) -> bool {
        let work = self.work.take().expect("run once");
        let done = catch_unwind(AssertUnwindSafe(|| at_once(work(&mut Transaction::Sqlite(connection)))));
        let result = done.unwrap_or_else(|_| Err(StoreError::Panicked.into()));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn reply(self: Box<Self>, committed: Result<(), StoreError>) {
        let result = match (self.result, committed) {
            (Some(Err(failed)), _) => Err(failed),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (Some(Ok(_)) | None, Err(error)) => Err(error.into()),
            (None, Ok(())) => Err(StoreError::Undone.into()),
        };
        // Whoever asked may have gone; what was recorded stays recorded.
        let _ = self.reply.send(result);
    }
}

/// The writer's life: take all that waits, commit it together, tell everyone.
fn write_all(mut connection: Connection, mut waiting: mpsc::Receiver<Box<dyn Task>>, lock: File) {
    while let Some(first) = waiting.blocking_recv() {
        let mut tasks = vec![first];
        while tasks.len() < WRITES_TOGETHER_MAX
            && let Ok(next) = waiting.try_recv()
        {
            tasks.push(next);
        }
        let committed = commit_together(&mut connection, &mut tasks);
        let stops = committed.as_ref().is_err_and(stops_writing);
        for task in tasks {
            task.reply(committed.clone());
        }
        if stops {
            tracing::error!("the disk failed while a write was made durable; the store stops writing");
            break;
        }
    }
    drop(connection);
    // Let go of by name: a program that another thread is starting at this moment still holds a copy of the file, and closing ours alone
    // would leave the store locked until that program has begun.
    if let Err(error) = lock.unlock() {
        tracing::warn!(error = %StoreError::from(error), "the store stays locked until this program ends");
    }
}

fn commit_together(connection: &mut Connection, tasks: &mut [Box<dyn Task>]) -> Result<(), StoreError> {
    let open = Open::begin(connection, "BEGIN IMMEDIATE")?;
    if let [only] = tasks {
        return if only.run(open.0) { open.commit() } else { Ok(()) };
    }
    for task in tasks {
        open.0.execute_batch("SAVEPOINT work")?;
        if !task.run(open.0) {
            if open.0.is_autocommit() {
                return Err(StoreError::Undone);
            }
            open.0.execute_batch("ROLLBACK TO work")?;
        }
        open.0.execute_batch("RELEASE work")?;
    }
    open.commit()
}

/// After a failed flush nobody knows what the disk holds, and asking it again can hide the loss.
fn stops_writing(error: &StoreError) -> bool {
    matches!(error, StoreError::Database { code, .. } if code.parse::<i32>().is_ok_and(|code| code & 0xff == rusqlite::ffi::SQLITE_IOERR))
}

pub(crate) fn query(connection: &Connection, statement: &Statement, cells: &[Cell]) -> Result<Vec<Record>, StoreError> {
    let mut prepared = connection.prepare_cached(statement.in_words_of(Dialect::Sqlite))?;
    bind(&mut prepared, cells)?;
    let columns = prepared.column_count();
    let mut rows = prepared.raw_query();
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = (0..columns).map(|column| cell(row.get_ref(column)?)).collect::<Result<Vec<_>, StoreError>>()?;
        records.push(Record(cells));
    }
    Ok(records)
}

pub(crate) fn execute_each<C: AsRef<[Cell]>>(
    connection: &Connection,
    statement: &Statement,
    each: &[C],
) -> Result<u64, StoreError> {
    let mut prepared = connection.prepare_cached(statement.in_words_of(Dialect::Sqlite))?;
    let mut changed = 0;
    for cells in each {
        bind(&mut prepared, cells.as_ref())?;
        changed += prepared.raw_execute()? as u64;
    }
    Ok(changed)
}

/// How much of the file to hold in memory.
pub(crate) fn hold(connection: &Connection, held: Held) -> Result<(), StoreError> {
    let kibibytes = match held {
        Held::AsUsual => HELD_KIBIBYTES,
        Held::ForTheWhole => HELD_FOR_THE_WHOLE_KIBIBYTES,
    };
    Ok(connection.pragma_update(None, "cache_size", -kibibytes)?)
}

pub(crate) fn check(connection: &Connection, statement: &Statement) -> Result<(), StoreError> {
    let prepared = connection.prepare(statement.in_words_of(Dialect::Sqlite))?;
    if (1..=prepared.parameter_count()).all(|place| prepared.parameter_name(place).is_some()) {
        Ok(())
    } else {
        Err(StoreError::Unreadable("a placeholder of a statement is not $1, $2 and so on".into()))
    }
}

fn bind(prepared: &mut rusqlite::Statement<'_>, cells: &[Cell]) -> Result<(), StoreError> {
    for place in 1..=prepared.parameter_count() {
        let cell = cells.get(place - 1);
        match cell.ok_or_else(|| StoreError::Unreadable("a statement asks for more values than it was given".into()))? {
            Cell::Empty => prepared.raw_bind_parameter(place, rusqlite::types::Null)?,
            Cell::Number(number) => prepared.raw_bind_parameter(place, number)?,
            Cell::Text(text) => prepared.raw_bind_parameter(place, text)?,
        }
    }
    Ok(())
}

fn cell(value: ValueRef<'_>) -> Result<Cell, StoreError> {
    match value {
        ValueRef::Null => Ok(Cell::Empty),
        ValueRef::Integer(number) => Ok(Cell::Number(number)),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Cell::Text(text.to_owned())),
            Err(_) => Err(StoreError::Unreadable("text that is not UTF-8".into())),
        },
        ValueRef::Real(_) | ValueRef::Blob(_) => {
            Err(StoreError::Unreadable("a value that is neither text nor a whole number".into()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pragma(connection: &Connection, name: &str) -> String {
        let text = |row: &rusqlite::Row<'_>| match row.get_ref(0)? {
            ValueRef::Text(text) => Ok(String::from_utf8_lossy(text).into_owned()),
            _ => row.get::<_, i64>(0).map(|number| number.to_string()),
        };
        connection.pragma_query_value(None, name, text).unwrap()
    }

    #[test]
    fn what_is_acknowledged_is_flushed_to_disk_and_only_the_writer_checkpoints() {
        let folder = std::env::temp_dir().join(format!("kith-durable-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("store.db");
        let writer = writing_connection(&file).unwrap();
        let reader = reading_connection(&file).unwrap();
        let settings = ["journal_mode", "synchronous", "secure_delete", "recursive_triggers", "wal_autocheckpoint"];
        assert_eq!(settings.map(|name| pragma(&writer, name)), ["wal", "2", "1", "1", "4096"]);
        assert_eq!(["query_only", "mmap_size"].map(|name| pragma(&reader, name)), ["1", "0"]);
        assert!(reader.execute_batch("CREATE TABLE anything (number)").is_err());
        drop((reader, writer));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn only_a_failed_disk_stops_the_writer() {
        let failed = |code| rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None).into();
        assert!(stops_writing(&failed(rusqlite::ffi::SQLITE_IOERR_FSYNC)));
        assert!(stops_writing(&failed(rusqlite::ffi::SQLITE_IOERR)));
        for code in [rusqlite::ffi::SQLITE_FULL, rusqlite::ffi::SQLITE_BUSY, rusqlite::ffi::SQLITE_CONSTRAINT] {
            assert!(!stops_writing(&failed(code)), "{code}");
        }
    }
}
