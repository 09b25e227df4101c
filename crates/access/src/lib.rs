//! Who may see or do what, for which purpose, with the reason.

mod action;
mod asking;
mod circle;
mod decision;
mod role;

pub use action::{Action, Target};
pub use asking::{Actor, Asking, BreakGlass, Purpose};
pub use circle::Circle;
pub use decision::{Allowed, Decision, Refusal, Refused};
pub use role::Role;
