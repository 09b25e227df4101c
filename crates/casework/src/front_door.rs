//! The front door: a contact is taken while the telephone is still in hand, a manager decides within one working day.

mod decide;
mod entries;
mod view;

pub use decide::{Allocation, DecisionSaid, FrontDoorRefusal, Known, TakenContact, decide_contact, take_contact};
pub use entries::*;
pub use view::{ContactStanding, acknowledgement, contacts, re_referral};
