//! The front door: the board, taking a contact, deciding on one.

pub mod board;
pub mod contact;
pub mod decide;
