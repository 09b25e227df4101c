//! The practice, told as stories of families and teams: each story records through the forms that people fill in, and reads back
//! what they would see.

#![expect(clippy::unwrap_used, reason = "a story that cannot be told fails its test")]

mod amendments;
mod chronology;
mod due;
mod family_help;
mod findable;
mod forms;
mod front_door;
mod hidden;
mod house;
mod joining;
mod kin;
mod laws;
mod local;
mod people;
mod plan;
mod warnings;
