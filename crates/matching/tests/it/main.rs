//! Matching and finding made-up children, at the boundary of the room.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own files fails")]

mod finding;
mod linking;
#[path = "../../../../bench/src/people.rs"]
mod people;
