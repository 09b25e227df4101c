//! Who may see or do what, for which purpose, with the reason.

mod action;
mod asking;
mod authoriser;
mod circle;
mod decision;
mod policies;
mod released;
mod role;
mod words;

pub use action::{Action, Target};
pub use asking::{Actor, Asking, BreakGlass, Purpose};
pub use authoriser::Authoriser;
pub use circle::Circle;
pub use decision::{Allowed, Decision, Refusal, Refused};
pub use policies::PolicyError;
pub use released::{Guarded, Permit, Released};
pub use role::Role;
#[cfg(test)]
mod tests;
