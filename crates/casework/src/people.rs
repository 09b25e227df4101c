//! People and families: who they are, how they belong together, where they live, what to beware of. Nothing is required but what is
//! known: "unborn" and "unknown man called Dave" are people too.

mod decide;
mod entries;
mod findable;
pub mod genogram;
mod hidden;
mod kin;
pub mod numbers;
mod view;

pub use decide::{
    AddressSaid, LeavingSaid, MemberSaid, PersonRefusal, ReachedAtSaid, RelationshipSaid, WarningSaid, add_member,
    change_person, compare_records, correct, end_membership, join_records, name_family, part_records, record_address,
    record_professional, record_reached_at, record_relationship, record_warning, restrict, review_warning, withdraw,
};
pub(crate) use decide::{only_new, picked, read_address, tidy};
pub use entries::*;
pub use findable::{Findable, FullName, findable, read_names, write_names};
pub use hidden::{HiddenPlace, reveals};
pub(crate) use kin::goes_through;
pub use kin::{Kin, Tie};
pub use view::{
    Everybody, Home, Member, Person, Warning, ages, family_name, members, names_of, person, professionals, warnings,
};
pub(crate) use view::{belonging, kept, warnings_on};
