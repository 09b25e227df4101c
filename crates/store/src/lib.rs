//! The ledger and its read tables on SQLite and PostgreSQL, from one SQL text.
//!
//! A [`Store`] appends entries and refreshes the read tables of everyone they are about in the same transaction; it reads entries
//! back by subject; it rebuilds, verifies, backs up and restores. What the entries mean it asks of a [`ledger::Practice`].
//! Who may read or write is not decided here.
//!
//! ```
//! # use ledger::{Draft, Entry, Practice, Reading, Row, Subject, Table};
//! # struct NoViews;
//! # impl Practice for NoViews {
//! #     fn tables(&self) -> &'static [Table] { &[] }
//! #     fn rows(&self, _: Subject, _: &Reading) -> Vec<Row> { vec![] }
//! #     fn refuses(&self, _: &Draft, _: &[Entry]) -> Option<String> { None }
//! # }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = std::env::temp_dir().join(format!("store-example-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! # let file = folder.join("aldermoor.db");
//! let address: store::StoreAddress = format!("sqlite:{}", file.display()).parse()?;
//! let store = store::Store::open(&address, std::sync::Arc::new(NoViews)).await?;
//! assert_eq!(store.head().await?.sequence, ledger::Sequence(0));
//! # drop(store);
//! # std::fs::remove_dir_all(folder)?;
//! # Ok(())
//! # }
//! ```

mod access_log;
mod accounts;
mod address;
mod append;
mod backup;
mod bulk;
mod checkpoints;
mod crew;
mod drafts;
mod entries;
mod error;
mod head;
mod held;
mod index;
mod jobs;
mod known;
mod postgres;
mod read_tables;
mod rebuild;
mod schema;
mod sessions;
mod settings;
mod sqlite;
mod statement;
mod store;
mod touched;
mod transaction;
mod verify;

pub use access_log::{AccessLogged, LoggedAccess};
pub use accounts::Account;
pub use address::{NotAnAddress, StoreAddress};
pub use append::{BasedOn, Commit, Receipt};
pub use bulk::BulkReceipt;
pub use drafts::SavedDraft;
pub use entries::StoredRow;
pub use error::{AppendError, StoreError};
pub use head::HeadNow;
pub use jobs::{ClaimedJob, Failing, JobStanding, NewJob};
pub use sessions::Session;
pub use statement::{Record, Statement};
pub use store::{Progress, STATEMENTS_OF_THE_STORE, Store, Writing};
pub use verify::NotVerified;
