//! Is this the same person? Probabilistic linkage of records.

mod assumed;
mod block;
mod chance;
mod compare;
mod date;
mod distance;
mod fields;
mod learn;
mod letters;
mod link;
mod model;
mod names;
mod nicknames;
mod number;
mod pairs;
mod people;
mod postcode;
mod reading;
mod settle;
mod sounds;
mod weights;

pub use block::KeyReport;
pub use compare::Agreement;
pub use date::BirthDate;
pub use fields::Field;
pub use link::{Linked, Scored, Step, dedupe, link};
pub use model::{CannotUse, Columns, Learnt, MODEL_VERSION, Model, Wanted};
pub use number::Number;
pub use people::{People, Settled, Typed};
pub use postcode::Postcode;
pub use reading::{CannotRead, Fault, PEOPLE_MAX, Problem, read_csv};
pub use weights::probability;
