//! Two published models computed again, so that an analyst can see what differs from Kith's own forecast and why. Their faults are
//! kept here on purpose, and nowhere else.

pub mod base;
mod cleaned;
pub mod regional;
mod states;

pub use states::{Category, STATES, Table, WEEK};
