//! What the ledger promises, as laws that a broken ledger is shown to break, and as tampers that are shown to be noticed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod aldermoor;
mod checkpoints;
mod house;
mod laws;
mod merkle;
mod naive;
mod reading;
mod tampers;
mod timeline;
mod verifying;
