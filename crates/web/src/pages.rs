//! Every page: a handler and its template share one path.

pub mod access;
pub mod api;
pub mod audit;
pub mod break_glass;
pub mod drafts;
pub mod family;
pub mod forecasts;
pub mod front_door;
pub mod health;
pub mod help;
pub mod home;
pub mod join;
pub mod matches;
pub mod person;
pub mod queue;
pub mod record;
pub mod reports;
pub mod returns;
pub mod search;
pub mod work;
