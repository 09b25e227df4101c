//! The children in need census: one XML message for a council's year, read as a stream of children.

mod block;
mod child;
mod codes;
mod growing;
mod layout;
mod problem;
mod read;

pub use block::{Block, Field, Unknown};
pub use child::{
    Assessment, Characteristics, Child, ChildInNeedPlan, Header, Identifiers, ProtectionPlan, Referral, Section47,
};
pub use codes::CodeList;
pub use layout::{CHILD, Element, HEADER, Kind, Times, elements};
pub use problem::{CannotRead, Problem, What};
pub use read::{Ended, Part, Summary, read};
