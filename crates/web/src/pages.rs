//! Every page: a handler and its template share one path.

pub mod drafts;
pub mod family;
pub mod front_door;
pub mod health;
pub mod help;
pub mod home;
pub mod person;
pub mod record;
pub mod work;
