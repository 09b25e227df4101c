//! The policy's values against what is known independently, and the sums with days against their properties.

#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test does")]

mod bank_holidays;
mod code_lists;
mod local;
mod page;
mod showing;
mod timescales;
mod working_days;
