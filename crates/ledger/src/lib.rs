//! The record keeps itself: identities, the two times, the entry, reading on both axes, the Merkle tree and the offline verifier.
//! Pure: no clock, no database, no network, no random source.

mod entry;
mod identity;
mod practice;
mod reading;
mod time;

pub use entry::{Amendment, Amends, Basis, Draft, Entry, Header, Salt, Sealed, Sensitivity, Sequence, body_digest};
pub use identity::{EntryId, FamilyId, NotASubject, PersonId, Subject, WorkerId};
pub use reading::{JOINED, Joined, Reading};
pub use time::{Instant, When};
pub use practice::{Cell, ColumnType, Practice, Row, Table};
