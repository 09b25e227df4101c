//! The practice: what can be recorded about families, what is allowed, what falls due and how things stand. One folder per area,
//! each with the same files: `entries` (what can be recorded), `decide` (what is allowed) and `view` (how it stands).
//!
//! Everything is a function over entries: no clock, no database, no random source.

pub mod acts;
pub mod chronology;
pub mod correction;
pub mod family_help;
pub mod form;
pub mod front_door;
pub mod imported;
mod involved;
pub mod kinds;
pub mod people;
mod practice;
pub mod records;
mod scribe;
pub mod workforce;

pub use involved::{Involved, involved, involved_in, restriction};
pub use practice::Casework;
pub use scribe::{Say, Scribe};
