//! The children in need census: one XML message for a council's year, read, checked and written as a stream of children.
//!
//! [`check`] asks every rule of the collection; [`RULES`] is the list of them. [`read`] gives the children as they were given, and
//! [`Writer`] writes them again.

mod block;
#[cfg(test)]
mod cases;
mod census;
mod check;
mod child;
mod codes;
mod growing;
mod layout;
mod notes;
mod problem;
mod read;
mod rows;
mod rule;
mod rules;
mod values;
mod write;

pub use block::{Block, Field, Unknown};
pub use census::YEARS;
pub use check::{Checked, Options, check};
pub use child::{
    Assessment, Characteristics, Child, ChildInNeedPlan, Header, Identifiers, ProtectionPlan, Referral, Section47,
};
pub use codes::CodeList;
pub use layout::{CHILD, Element, HEADER, Kind, Times, elements};
pub use problem::{CannotRead, Problem, What};
pub use read::{Ended, Part, Summary, read};
pub use rule::{Check, Need, Rule};
pub use rules::RULES;
pub use write::Writer;
