//! Who may see or do what, for which purpose, with the reason.
//!
//! A role opens nothing by itself. It takes a live relationship to the record (its [`Circle`]), a sensitivity within the worker's
//! clearance and a [`Purpose`], and nothing may forbid it: a forbidding policy beats every permission, silence is no, and an error
//! in any policy is no. The policies are the Cedar files in `policies/`, written to be read by a Caldicott Guardian; this crate reads
//! them once, asks them, and says their reason in words. Pages receive only [`Released`] values and writes need a [`Permit`]; neither
//! can be made anywhere else. A refusal tells no more than the worker may know: a record that they may not know of is
//! [`Refusal::Absent`], in the words that are used when there is none.
//!
//! Pure: no clock, no database. What a worker and a record are at this moment, and when this moment is, are arguments.
//!
//! ```
//! use access::{Action, Actor, Asking, Authoriser, Circle, Purpose, Role};
//! use ledger::{FamilyId, Instant, Sensitivity, WorkerId};
//! use std::collections::BTreeSet;
//! use uuid::uuid;
//!
//! let ruth = Actor {
//!     worker: WorkerId(uuid!("01900000-0000-7000-8000-000000000001")),
//!     roles: BTreeSet::from([Role::LeadPractitioner]),
//!     teams: BTreeSet::from(["East".to_owned()]),
//!     clearance: Sensitivity::Restricted,
//!     own_people: BTreeSet::new(),
//!     conflicts: BTreeSet::new(),
//! };
//! let okonjo = Circle {
//!     lead: Some(ruth.worker),
//!     ..Circle::of(FamilyId(uuid!("01900000-0000-7000-8000-00000000000f")))
//! };
//! let now: Instant = "2026-03-04T12:00:00Z".parse()?;
//!
//! let authoriser = Authoriser::new()?;
//! let asking = Asking::new(&ruth, Purpose::Casework, now);
//! let permit = authoriser.permit(&asking, Action::AgreePlan, Some(&okonjo))?;
//! assert_eq!(&*permit.allowed().reason, "You are the lead practitioner");
//! assert!(authoriser.permit(&asking, Action::ConfirmDestruction, Some(&okonjo)).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod action;
mod asking;
mod authoriser;
mod circle;
mod decision;
mod memo;
mod policies;
mod released;
mod role;
mod words;

pub use action::{Action, Target};
pub use asking::{Actor, Asking, BreakGlass, Purpose};
pub use authoriser::Authoriser;
pub use circle::Circle;
pub use decision::{Allowed, Decision, Refusal, Refused};
pub use policies::PolicyError;
pub use released::{Guarded, Permit, Released};
pub use role::Role;
#[cfg(test)]
mod tests;
