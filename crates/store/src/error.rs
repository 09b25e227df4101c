//! What can go wrong, in words for the person who asked. Values from the record never reach a message: a database's own
//! detail ("Key (name)=(…) already exists") is left behind here.

use ledger::{Entry, EntryId};

/// Why the store could not do what was asked. Nothing was saved.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program writes to this file.
    #[error("This store is already open in another program. Close it there, then try again.")]
    AlreadyOpen,
    /// The SQLite that was linked has a fault that can destroy a store.
    #[error("SQLite {0} can damage a store. Build Kith with SQLite 3.51.3 or newer.")]
    OldSqlite(&'static str),
    /// The disk, or the room that the database was given, is used up.
    #[error("There is no room left on the disk, so nothing was saved. Make room, then try again. Reading still works.")]
    Full,
    /// A write that shared its transaction with this one made the database undo both.
    #[error("Another write failed and took this one with it, so nothing was saved. Try again.")]
    Undone,
    /// The store was opened to be read.
    #[error("This store was opened for reading only.")]
    ReadOnly,
    /// The disk failed while something was being made durable; only a fresh start can tell what it holds.
    #[error(
        "The disk failed, so the store has stopped writing. Start the program again, then check the store with kith verify."
    )]
    Stopped,
    /// The store was made by a newer program.
    #[error("This store was made by a newer version of Kith. Use that version.")]
    Newer,
    /// There is something where nothing should be.
    #[error("There is already a store there with something in it. Name an empty one.")]
    NotEmpty,
    /// What the store holds makes no sense.
    #[error("The store holds something that cannot be read ({0}). Check it with kith verify.")]
    Unreadable(String),
    /// A read table was declared in a way that the store cannot follow.
    #[error("The read table {0} is declared wrongly.")]
    Declaration(String),
    /// A file beside the store could not be read or written.
    #[error("The file could not be read or written: {0}")]
    File(String),
    /// The practice failed while it judged or read entries.
    #[error("Something went wrong while this was worked out, so nothing was saved.")]
    Panicked,
    /// The database refused.
    #[error("The database refused ({code}): {message}")]
    Database {
        /// The database's own code.
        code: String,
        /// The database's own message, without the values.
        message: String,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::SqliteFailure(cause, message) => match cause.code {
                rusqlite::ErrorCode::DiskFull => StoreError::Full,
                _ => StoreError::Database {
                    code: cause.extended_code.to_string(),
                    message: message.clone().unwrap_or_else(|| cause.to_string()),
                },
            },
            _ => StoreError::Database { code: "sqlite".into(), message: error.to_string() },
        }
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        match error.as_db_error() {
            Some(cause) if *cause.code() == tokio_postgres::error::SqlState::DISK_FULL => StoreError::Full,
            Some(cause) => StoreError::Database { code: cause.code().code().into(), message: cause.message().into() },
            None => StoreError::Database { code: "postgres".into(), message: error.to_string() },
        }
    }
}

impl From<deadpool_postgres::PoolError> for StoreError {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        match error {
            deadpool_postgres::PoolError::Backend(cause) => cause.into(),
            other => StoreError::Database { code: "pool".into(), message: other.to_string() },
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
            kind => StoreError::File(kind.to_string()),
        }
    }
}

/// Why a commit was not recorded. Nothing of it was.
#[derive(Clone, Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody recorded something in between, about what this commit was based on: who and what.
    #[error("Somebody else saved a change while you were working. Look at what they changed, then save again.")]
    Clash(Vec<Entry>),
    /// The practice does not allow it, in its own words.
    #[error("{0}")]
    Refused(String),
    /// The same identity was used before for something else.
    #[error("This was already saved with different content. Start again from a fresh page.")]
    AlreadyOtherwise(EntryId),
    /// An amendment names an entry that is not there.
    #[error("The entry that this changes is not in the record.")]
    NothingToAmend(EntryId),
    /// An amendment names an entry that was amended before.
    #[error(
        "The entry that this changes has already been corrected or withdrawn. Look at the newest version, then try again."
    )]
    AlreadyAmended(EntryId),
    /// An entry must be about somebody.
    #[error("Say who this is about.")]
    AboutNobody,
    /// A period must end after it starts.
    #[error("The end date must be after the start date.")]
    EndsBeforeItStarts,
    /// A joining of two records must be about both.
    #[error("To join two records, name both.")]
    JoinsNothing,
    /// A destruction that may not happen.
    #[error(
        "Two different people must agree before anything is destroyed: one proposes it, and another confirms that same proposal."
    )]
    NotConfirmed,
    /// A limit was passed: which, and what it is.
    #[error("There are too many {what} in one save: the most is {most}. Save in smaller parts.")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        most: usize,
    },
    /// One entry says more than an entry may.
    #[error("This is too long to save as one entry. Shorten it or split it into parts.")]
    TooLong,
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
}
