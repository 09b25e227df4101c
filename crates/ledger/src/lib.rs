//! The record keeps itself: identities, the two times, the entry, reading on both axes, the Merkle tree and the offline verifier.
//! Pure: no clock, no database, no network, no random source.
//!
//! Everything that anyone records is an [`Entry`] about somebody, with two times: when it was true ([`When`]) and when the ledger knew it
//! ([`Instant`]). Nothing is overwritten: a correction is a later entry that names the one it amends. A [`Reading`] answers "what did we
//! know then about that day?", a [`Timeline`] follows one value through time, and a [`Verifier`] checks a copy without any key.
//!
//! ```
//! use ledger::*;
//! use jiff::civil::date;
//! use uuid::Uuid;
//!
//! let (amara, worker) = (PersonId(Uuid::from_u128(1)), WorkerId(Uuid::from_u128(2)));
//! let seen = |id, day, amends| Draft {
//!     id: EntryId(Uuid::from_u128(id)),
//!     author: worker,
//!     on_behalf_of: None,
//!     kind: "visit".into(),
//!     about: vec![amara.into()],
//!     when: When::on(day),
//!     basis: Basis::Seen,
//!     sensitivity: Sensitivity::Normal,
//!     amends,
//!     origin: None,
//!     body: serde_json::json!({ "seen_alone": true }),
//! };
//! let (third, fourth) = (date(2025, 3, 3), date(2025, 3, 4));
//! let monday: Instant = "2025-03-10T09:00:00Z".parse()?;
//! let friday: Instant = "2025-03-14T16:30:00Z".parse()?;
//!
//! // On Monday a visit is recorded with the wrong day; on Friday that is put right.
//! let mut head = Head::new();
//! let wrong = head.seal(seen(10, third, None), monday, [1; 16]);
//! let why = "It was the day after".to_owned();
//! let right = head.seal(seen(11, fourth, Some(Amendment { entry: wrong.header.id, how: Amends::Corrects, why })), friday, [2; 16]);
//! let entries = [wrong.entry(), right.entry()];
//!
//! assert_eq!(Reading::now(&entries).true_on(amara.into(), third).count(), 0);
//! assert_eq!(Reading::known_by(&entries, monday).true_on(amara.into(), third).count(), 1);
//! assert_eq!(head.frontier.root(), root_of(&[wrong.leaf_hash(), right.leaf_hash()]));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod checkpoint;
mod destruction;
mod entry;
mod head;
mod hexadecimal;
mod identity;
mod merkle;
mod note;
mod practice;
mod reading;
mod time;
mod timeline;
mod verify;

pub use checkpoint::Checkpoint;
pub use destruction::{
    DESTRUCTION_CONFIRMED, DESTRUCTION_PROPOSED, DestructionConfirmed, DestructionProposed, lawfully_destroyed,
    may_be_destroyed,
};
pub use ed25519_dalek::{SigningKey, VerifyingKey};
pub use entry::{Amendment, Amends, Basis, Draft, Entry, Header, Salt, Sealed, Sensitivity, Sequence, body_digest};
pub use head::Head;
pub use identity::{EntryId, FamilyId, NotASubject, PersonId, Subject, WorkerId};
pub use merkle::{ConsistencyProof, Frontier, InclusionProof, NotOfATree, TreeHash, root_of};
pub use note::{NOTE_BYTES_MAX, NoteError, VerifierKey};
pub use practice::{Cell, ColumnType, Practice, Row, Table};
pub use reading::{JOINED, Joined, Reading};
pub use time::{Instant, When};
pub use timeline::{Span, Timeline};
pub use verify::{Examined, Fault, StoredEntry, VERIFIED_ENTRIES_MAX, Verified, Verifier, Wrong};
