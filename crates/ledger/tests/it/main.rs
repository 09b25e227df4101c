//! What the ledger promises, as laws that a broken ledger is shown to break, and as tampers that are shown to be noticed.

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
